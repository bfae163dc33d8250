//! The articles of a folder in the evaluation format, and the same articles written in other ways.

use std::fs;
use std::path::Path;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

/// One pointer inside a marker: code points, and the ids of the entries that it names.
pub(crate) struct Item {
    pub(crate) span: (usize, usize),
    pub(crate) targets: Vec<String>,
}

/// One marker, brackets included; code points.
pub(crate) struct Marker {
    pub(crate) span: (usize, usize),
    pub(crate) items: Vec<Item>,
    /// What it means, where the file says so: `1 2 @p. 3`.
    pub(crate) norm: Option<String>,
}

/// An article with its markers and entries.
pub(crate) struct Gold {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) style: String,
    pub(crate) language: String,
    pub(crate) citations: Vec<Marker>,
    /// Id, start and end of each entry.
    pub(crate) references: Vec<(String, usize, usize)>,
    pub(crate) ignore: Vec<(usize, usize)>,
}

impl Gold {
    /// The row of the table that it belongs to.
    pub(crate) fn family(&self) -> &'static str {
        let romance = matches!(self.language.get(..2), Some("pt" | "es"));
        let style = self.style.as_str();
        if self.citations.is_empty() && matches!(style, "docs" | "news") {
            return if style == "docs" { "no citations: docs" } else { "no citations: news" };
        }
        if self.id.starts_with("case:") {
            return if style == "trap" { "cases: traps" } else { "cases" };
        }
        if self.id.starts_with("grobid:") || style.contains("pdf") {
            return "PDF text (detection)";
        }
        match style {
            "bracket" | "ieee" | "numeric" => "bracket",
            "paren" => "parenthesis",
            "author-year" if romance => "author-year pt/es",
            "author-year" => "author-year en",
            _ if style.starts_with("legal") => "legal (detection)",
            _ if style.starts_with("superscript") => "superscript",
            _ if style.starts_with("wiki") => "wiki",
            "md-footnote" | "pandoc" | "latex" => "markup",
            _ => "other",
        }
    }

    /// The article written in another way; nothing where that changes nothing.
    pub(crate) fn rewritten(&self, way: Way) -> Option<Self> {
        if way.raises() && !self.style.starts_with("superscript") {
            return None;
        }
        let chars: Vec<char> = self.text.chars().collect();
        // What is cut here is rewritten piece by piece, so that every place is known afterwards.
        let mut cuts: Vec<usize> = vec![0, chars.len()];
        let markers = || self.citations.iter().map(|c| c.span);
        let items = || self.citations.iter().flat_map(|c| c.items.iter().map(|i| i.span));
        let entries = || self.references.iter().map(|r| (r.1, r.2));
        for (start, end) in markers().chain(items()).chain(entries()).chain(self.ignore.iter().copied()) {
            cuts.extend([start, end]);
        }
        cuts.sort_unstable();
        cuts.dedup();
        let (mut text, mut length, mut places) = (String::new(), 0, vec![0; chars.len() + 1]);
        let mut marker = self.citations.iter().peekable();
        for pair in cuts.windows(2) {
            let &[from, to] = pair else { continue };
            while marker.next_if(|m| m.span.1 <= from).is_some() {}
            let inside = marker.peek().is_some_and(|m| m.span.0 <= from);
            let whole = marker.peek().is_some_and(|m| m.span == (from, to));
            let before = marker.peek().is_some_and(|m| m.span.0 == to);
            let piece: String = chars.get(from..to).unwrap_or_default().iter().collect();
            let new = way.write(&piece, inside, whole, before);
            places.iter_mut().take(to).skip(from).for_each(|place| *place = length);
            length += new.chars().count();
            text.push_str(&new);
            if let Some(place) = places.get_mut(to) {
                *place = length;
            }
        }
        let at = |(start, end): (usize, usize)| {
            let place = |at: usize| places.get(at).copied().unwrap_or_default();
            (place(start), place(end))
        };
        Some(Self {
            id: self.id.clone(),
            text,
            style: self.style.clone(),
            language: self.language.clone(),
            citations: self
                .citations
                .iter()
                .map(|c| Marker {
                    span: at(c.span),
                    items: c
                        .items
                        .iter()
                        .map(|i| Item { span: at(i.span), targets: i.targets.clone() })
                        .collect(),
                    norm: c.norm.clone(),
                })
                .collect(),
            references: self
                .references
                .iter()
                .map(|(id, start, end)| {
                    let (start, end) = at((*start, *end));
                    (id.clone(), start, end)
                })
                .collect(),
            ignore: self.ignore.iter().map(|span| at(*span)).collect(),
        })
    }
}

/// How an article is written anew.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Composed,
    Decomposed,
    CarriageReturns,
    NoBreakSpaces,
    UnicodeSuperscripts,
    Carets,
}

impl Way {
    pub(crate) const ALL: [Self; 6] = [
        Self::Composed,
        Self::Decomposed,
        Self::CarriageReturns,
        Self::NoBreakSpaces,
        Self::UnicodeSuperscripts,
        Self::Carets,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Composed => "NFC",
            Self::Decomposed => "NFD",
            Self::CarriageReturns => "CRLF",
            Self::NoBreakSpaces => "NBSP",
            Self::UnicodeSuperscripts => "superscripts as Unicode",
            Self::Carets => "superscripts as carets",
        }
    }

    /// True for those that write superscripts alone anew.
    pub(crate) const fn raises(self) -> bool {
        matches!(self, Self::UnicodeSuperscripts | Self::Carets)
    }

    fn write(self, piece: &str, inside: bool, whole: bool, before: bool) -> String {
        match self {
            Self::Composed => piece.nfc().collect(),
            Self::Decomposed => piece.nfd().collect(),
            Self::NoBreakSpaces if inside => piece.replace(' ', "\u{a0}"),
            Self::NoBreakSpaces if before && piece.ends_with(' ') => {
                format!("{}\u{a0}", piece.strip_suffix(' ').unwrap_or_default())
            }
            Self::UnicodeSuperscripts if inside => piece.chars().map(raised).collect(),
            Self::Carets if whole => format!("^{}^", piece.trim_matches(['(', ')', ' '])),
            // The engine makes one character of a line's end again, so places stay.
            _ => piece.to_owned(),
        }
    }
}

fn raised(c: char) -> char {
    let figures = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    c.to_digit(10).and_then(|digit| figures.get(digit as usize).copied()).unwrap_or(c)
}

/// All articles of all `*.jsonl` files of `folder` that hold articles with citations, by file.
pub(crate) fn read(folder: &Path) -> std::io::Result<Vec<Gold>> {
    let mut files: Vec<_> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "jsonl"));
    files.sort();
    let mut out = Vec::new();
    for file in files {
        for line in fs::read_to_string(file)?.lines() {
            out.extend(serde_json::from_str(line).ok().as_ref().and_then(article));
        }
    }
    Ok(out)
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

fn number(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}

fn span(value: &Value) -> Option<(usize, usize)> {
    Some((number(value.get("start")?)?, number(value.get("end")?)?))
}

fn article(value: &Value) -> Option<Gold> {
    let list =
        |value: &Value, key: &str| value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let targets =
        |value: &Value| list(value, "targets").iter().filter_map(|t| t.as_str().map(str::to_owned)).collect();
    let item = |value: &Value| Some(Item { span: span(value)?, targets: targets(value) });
    let marker = |value: &Value| {
        let mut items: Vec<Item> = list(value, "items").iter().filter_map(item).collect();
        if items.is_empty() {
            items.extend(item(value));
        }
        Some(Marker { span: span(value)?, items, norm: text(value, "norm") })
    };
    value.get("citations")?;
    Some(Gold {
        id: text(value, "id")?,
        text: text(value, "text")?,
        style: text(value, "style").unwrap_or_default(),
        language: text(value, "lang").unwrap_or_default().to_lowercase(),
        citations: list(value, "citations").iter().filter_map(marker).collect(),
        references: list(value, "references")
            .iter()
            .filter_map(|r| {
                let (start, end) = span(r)?;
                Some((text(r, "id")?, start, end))
            })
            .collect(),
        ignore: list(value, "ignore")
            .iter()
            .filter_map(|pair| {
                let pair = pair.as_array()?;
                Some((number(pair.first()?)?, number(pair.get(1)?)?))
            })
            .collect(),
    })
}
