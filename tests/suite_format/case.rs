//! Reads a fixture file: cases, their text without the marks, and the marks.

use std::collections::BTreeSet;

/// A fixture file.
pub(crate) struct Suite {
    /// What is compared in full: `citations`, `references`, `quotations`, `speakers`, `sentences`.
    pub(crate) checks: BTreeSet<String>,
    pub(crate) cases: Vec<Case>,
}

/// One article with what is expected of it.
pub(crate) struct Case {
    pub(crate) name: String,
    /// Line of the file at which the case begins, from 1.
    pub(crate) line: usize,
    /// The article without marks.
    pub(crate) text: String,
    pub(crate) marks: Vec<Expected>,
    /// The lines after `---`, each as tag and rest: `("q1", "indirect | Ana Diaz")`.
    pub(crate) notes: Vec<(String, String)>,
}

/// An inline mark: `⟦q1 some words⟧`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Expected {
    /// `c`, `r`, `q`, `u` (cue), `s` (speaker) or `n` (sentence).
    pub(crate) kind: char,
    /// The number that groups pieces.
    pub(crate) number: usize,
    /// Bytes of the text.
    pub(crate) range: (usize, usize),
}

const CHECKS: [&str; 5] = ["citations", "references", "quotations", "speakers", "sentences"];

/// Parses a fixture file; the error names the line.
pub(crate) fn parse(source: &str) -> Result<Suite, String> {
    let mut suite = Suite { checks: BTreeSet::new(), cases: Vec::new() };
    let mut blocks: Vec<(usize, String, Vec<&str>)> = Vec::new();
    for (index, line) in source.lines().enumerate() {
        if let Some(name) = line.strip_prefix("=== ") {
            blocks.push((index + 1, name.trim().to_owned(), Vec::new()));
        } else if let Some((_, _, lines)) = blocks.last_mut() {
            lines.push(line);
        } else if let Some(checks) = line.strip_prefix("# check:") {
            suite.checks.extend(checks.split_whitespace().map(str::to_owned));
        } else if !line.starts_with('#') && !line.trim().is_empty() {
            return Err(format!("line {}: expected a `#` line or `=== name`", index + 1));
        }
    }
    if let Some(odd) = suite.checks.iter().find(|check| !CHECKS.contains(&check.as_str())) {
        return Err(format!("`# check:` does not know {odd:?}"));
    }
    if suite.checks.is_empty() {
        return Err("no `# check:` line: nothing would be compared".to_owned());
    }
    for (line, name, lines) in blocks {
        let case = case(line, name, &lines).map_err(|why| format!("case at line {line}: {why}"))?;
        suite.cases.push(case);
    }
    Ok(suite)
}

fn case(line: usize, name: String, lines: &[&str]) -> Result<Case, String> {
    let split = lines.iter().position(|l| l.trim_end() == "---").unwrap_or(lines.len());
    let marked = lines[..split].join("\n");
    let (text, marks) = strip(marked.trim_matches('\n'))?;
    let mut notes = Vec::new();
    for note in lines.iter().skip(split + 1).filter(|l| !l.trim().is_empty()) {
        let (tag, rest) = note.split_once(':').ok_or_else(|| format!("note without a colon: {note:?}"))?;
        notes.push((tag.trim().to_owned(), rest.trim().to_owned()));
    }
    Ok(Case { name, line, text, marks, notes })
}

/// The text without marks, and the marks with their place in it.
fn strip(marked: &str) -> Result<(String, Vec<Expected>), String> {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut open: Vec<(char, usize, usize)> = Vec::new();
    let mut rest = marked;
    while let Some(at) = rest.find(['⟦', '⟧']) {
        text.push_str(&rest[..at]);
        let sign = rest[at..].chars().next().unwrap();
        rest = &rest[at + sign.len_utf8()..];
        if sign == '⟦' {
            let (tag, after) = rest.split_once(' ').ok_or("`⟦` without a tag")?;
            let kind = tag.chars().next().ok_or("`⟦` without a tag")?;
            let digits = &tag[kind.len_utf8()..];
            let number =
                if digits.is_empty() { 0 } else { digits.parse().map_err(|_| format!("odd tag {tag:?}"))? };
            if !"crqusn".contains(kind) {
                return Err(format!("odd tag {tag:?}"));
            }
            open.push((kind, number, text.len()));
            rest = after;
        } else {
            let (kind, number, start) = open.pop().ok_or("`⟧` closes nothing")?;
            marks.push(Expected { kind, number, range: (start, text.len()) });
        }
    }
    text.push_str(rest);
    if let Some((kind, number, _)) = open.pop() {
        return Err(format!("⟦{kind}{number} is never closed"));
    }
    marks.sort_by_key(|mark| (mark.range, mark.kind, mark.number));
    Ok((text, marks))
}
