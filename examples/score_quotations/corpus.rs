//! Articles with marked quotations: the evaluation JSONL, brat standoff as `PolNeAR` has it, and
//! our own with marks in the text ([`marked`]).
//!
//! A line of the JSONL is `{"id", "text", "quotes": [{"quote", "cue", "speaker", …}]}`, where the
//! three are lists of `[start, end)` in code points. Brat standoff is a folder with
//! `text/NAME.txt` and `attributions/NAME.ann` (or both in one folder), with text bounds `T`, and
//! events `E` of type `Attribution` with the roles `Content`, `Cue` and `Source`.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::marked;

/// A range of code points.
pub(crate) type Range = (usize, usize);

/// A marked article.
pub(crate) struct Document {
    pub(crate) id: String,
    /// The text as the file has it.
    pub(crate) text: String,
    pub(crate) quotes: Vec<Quote>,
}

/// A marked quotation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Quote {
    pub(crate) content: Vec<Range>,
    pub(crate) cue: Vec<Range>,
    pub(crate) speaker: Vec<Range>,
    /// Who that is, where the corpus says it.
    pub(crate) name: Option<String>,
}

/// Reads what stands at `path`: a `.jsonl` or `.marked` file, or a folder of them or of brat files.
pub(crate) fn read(path: &Path) -> Result<Vec<Document>, String> {
    let mut out = Vec::new();
    for file in files(path)? {
        let name = file.to_string_lossy().into_owned();
        let source = fs::read_to_string(&file).map_err(|error| format!("{name}: {error}"))?;
        if name.ends_with(".ann") {
            out.push(from_brat(&file, &source)?);
            continue;
        }
        if name.ends_with(".marked") {
            let stem = file.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
            out.append(&mut marked::read(&stem, &source)?);
            continue;
        }
        for (number, line) in source.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let at = |what: &str| format!("{name}: line {}: {what}", number + 1);
            let value: Value = serde_json::from_str(line).map_err(|error| at(&error.to_string()))?;
            // Files of other tasks have no quotations.
            if value.get("quotes").is_some() {
                out.push(from_json(&value).ok_or_else(|| at("no article with quotations"))?);
            }
        }
    }
    Ok(out)
}

/// Reads the texts of a JSONL file in which nobody speaks, whatever else is marked in them.
#[allow(dead_code, reason = "training reads them, scoring does not")]
pub(crate) fn read_silent(path: &Path) -> Result<Vec<Document>, String> {
    let source = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let text = |(number, line): (usize, &str)| {
        let value: Value = serde_json::from_str(line).ok()?;
        let id = value.get("id").and_then(Value::as_str).map_or_else(|| number.to_string(), str::to_owned);
        Some(Document { id, text: value.get("text")?.as_str()?.to_owned(), quotes: Vec::new() })
    };
    let wrong = || format!("{}: lines of JSON with a \"text\" are wanted", path.display());
    source.lines().enumerate().map(|line| text(line).ok_or_else(wrong)).collect()
}

/// The files to read, in order of their names.
fn files(path: &Path) -> Result<Vec<PathBuf>, String> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut out = Vec::new();
    let mut open = vec![path.to_owned()];
    while let Some(folder) = open.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries.filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path
                .extension()
                .is_some_and(|ending| ending == "jsonl" || ending == "ann" || ending == "marked")
            {
                out.push(path);
            }
        }
    }
    out.sort();
    if out.is_empty() {
        return Err(format!("{}: no .jsonl, .ann or .marked files", path.display()));
    }
    Ok(out)
}

fn from_json(value: &Value) -> Option<Document> {
    let ranges = |quote: &Value, key: &str| -> Option<Vec<Range>> {
        let pair = |pair: &Value| Some((pair.get(0)?.as_u64()? as usize, pair.get(1)?.as_u64()? as usize));
        quote.get(key)?.as_array()?.iter().map(pair).collect()
    };
    let quote = |quote: &Value| {
        Some(Quote {
            content: ranges(quote, "quote")?,
            cue: ranges(quote, "cue")?,
            speaker: ranges(quote, "speaker")?,
            name: quote.get("speaker_name").and_then(Value::as_str).map(str::to_owned),
        })
    };
    Some(Document {
        id: value.get("id")?.as_str()?.to_owned(),
        text: value.get("text")?.as_str()?.to_owned(),
        quotes: value.get("quotes")?.as_array()?.iter().map(quote).collect::<Option<_>>()?,
    })
}

/// Reads a brat file; its text stands beside it, or in the folder `text` beside its folder.
fn from_brat(path: &Path, source: &str) -> Result<Document, String> {
    let text_name = path.with_extension("txt");
    let beside = path.parent().and_then(Path::parent).map(|folder| folder.join("text"));
    let other = beside.zip(text_name.file_name()).map(|(folder, name)| folder.join(name));
    let text = fs::read_to_string(&text_name)
        .or_else(|error| other.map_or(Err(error), fs::read_to_string))
        .map_err(|error| format!("{}: its text: {error}", path.display()))?;
    let mut bounds: HashMap<&str, Vec<Range>> = HashMap::new();
    let mut events = Vec::new();
    for line in source.lines() {
        let mut fields = line.split('\t');
        let (id, what) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
        if id.starts_with('T') {
            // `Content 10 20;25 30`: pieces of one bound.
            let numbers = what.split_once(' ').map_or("", |(_, numbers)| numbers);
            let pieces = numbers.split(';').filter_map(|piece| {
                let (start, end) = piece.trim().split_once(' ')?;
                Some((start.parse().ok()?, end.parse().ok()?))
            });
            bounds.insert(id, pieces.collect());
        } else if id.starts_with('E') && what.starts_with("Attribution") {
            events.push(what);
        }
    }
    let mut quotes = Vec::new();
    for event in events {
        let mut quote = Quote::default();
        for (role, bound) in event.split(' ').skip(1).filter_map(|part| part.split_once(':')) {
            let pieces = bounds.get(bound).cloned().unwrap_or_default();
            match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                "Content" => quote.content.extend(pieces),
                "Cue" => quote.cue.extend(pieces),
                "Source" => quote.speaker.extend(pieces),
                _ => {}
            }
        }
        for list in [&mut quote.content, &mut quote.cue, &mut quote.speaker] {
            list.sort_unstable();
        }
        if !quote.content.is_empty() {
            quotes.push(quote);
        }
    }
    let id = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok(Document { id, text, quotes })
}
