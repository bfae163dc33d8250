//! Identifiers of publications: DOI, arXiv, PMID and ISBN, in entries and, where an article cites in no
//! other way, in its sentences: `doi:10.1234/tides.5`, `arXiv:2101.00001v2`, `PMID: 123`, `ISBN 0-306-40615-2`.

use super::reference_list::ReferenceList;
use super::{Citation, Family, Pointer, Unresolved, entry};
use crate::text::{Article, Paragraph, Span, search};

/// Where the name of an identifier stands in `text`, in the ways in which it is written.
fn places(text: &str, ways: [&'static str; 2]) -> Vec<usize> {
    let bytes = text.as_bytes();
    let bare = |at: &usize| {
        !at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_alphanumeric)
    };
    ways.iter().flat_map(|way| search::places(text, way)).filter(bare).collect()
}

/// Where the identifier behind `words` at byte `at` begins: over a colon, blanks and the like.
fn value(text: &str, at: usize, words: &str) -> Option<usize> {
    let rest = text.get(at + words.len()..)?;
    let value = rest.trim_start_matches(&[':', ' ', '\u{a0}', '#', '.', '('][..]);
    (rest.len() - value.len() < 5).then(|| text.len() - value.len())
}

/// The span of the first arXiv identifier: `2101.00001v2`, `hep-th/9901001`.
pub(super) fn arxiv(text: &str) -> Option<Span> {
    places(text, ["arXiv", "arxiv"]).into_iter().find_map(|at| {
        let path = text
            .get(at..)?
            .strip_prefix("arxiv.org/")
            .and_then(|rest| rest.strip_prefix("abs/").or_else(|| rest.strip_prefix("pdf/")));
        let start = path.map_or_else(|| value(text, at, "arxiv"), |path| Some(text.len() - path.len()))?;
        let rest = text.get(start..)?;
        let len = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-')))
            .unwrap_or(rest.len());
        let id = rest.get(..len)?.trim_end_matches(&['.', '-', '/'][..]);
        let number = id.rsplit('/').next()?;
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let new = id.as_bytes().get(4) == Some(&b'.') && digits >= 8;
        (new || id.contains('/') && digits >= 7).then(|| Span::of(&(start..start + id.len())))
    })
}

/// The span of the first `PubMed` identifier.
pub(super) fn pmid(text: &str) -> Option<Span> {
    places(text, ["PMID", "pmid"]).into_iter().find_map(|at| {
        let start = value(text, at, "pmid")?;
        let len = text.get(start..)?.bytes().take_while(u8::is_ascii_digit).count();
        (4..=9).contains(&len).then(|| Span::of(&(start..start + len)))
    })
}

/// The span of the first ISBN whose check digit is right.
pub(super) fn isbn(text: &str) -> Option<Span> {
    places(text, ["ISBN", "isbn"]).into_iter().find_map(|at| {
        let skip = if text.get(at + 4..)?.starts_with(&['-', ' '][..]) {
            text.get(at + 5..).map(|rest| {
                [("13", 3), ("10", 3)]
                    .iter()
                    .find(|(kind, _)| {
                        rest.starts_with(kind) && rest.get(2..3).is_some_and(|c| c == ":" || c == " ")
                    })
                    .map_or(0, |(_, len)| *len)
            })
        } else {
            None
        };
        let start = value(text, at + skip.unwrap_or(0), "isbn")?;
        let rest = text.get(start..)?;
        let len = rest
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '‑' | '–' | ' ' | 'X' | 'x')))
            .unwrap_or(rest.len());
        let mut number = rest.get(..len)?;
        // The longest run of figures that is an ISBN.
        loop {
            number = number.trim_end_matches(&['-', '‑', '–', ' '][..]);
            if is_isbn(number) {
                return Some(Span::of(&(start..start + number.len())));
            }
            number = number.rsplit_once(' ')?.0;
        }
    })
}

/// True for ten or thirteen figures with the right check digit.
fn is_isbn(number: &str) -> bool {
    let digits: Vec<u32> = number
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(14)
        .filter_map(|c| if matches!(c, 'X' | 'x') { Some(10) } else { c.to_digit(10) })
        .collect();
    match digits.len() {
        10 => digits.iter().zip((1..=10).rev()).map(|(digit, weight)| digit * weight).sum::<u32>() % 11 == 0,
        13 => {
            digits.iter().zip([1, 3].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum::<u32>()
                % 10
                == 0
                && digits.iter().all(|digit| *digit < 10)
        }
        _ => false,
    }
}

/// True where the text may hold an identifier at all.
pub(super) fn may_stand_in(text: &str) -> bool {
    search::any("doi|DOI|arXiv|PMID|ISBN", text)
}

/// Appends the identifiers in the sentences of `paragraph` to `out`.
pub(super) fn find(article: &Article, paragraph: &Paragraph, list: &ReferenceList, out: &mut Vec<Citation>) {
    let text = &*article.text;
    let line = paragraph.span;
    let mut from = line.start;
    while let Some((span, label)) = next(Span::new(from, line.end).slice(text)) {
        let span = span.shifted(from);
        from = span.end;
        // Part of an address, as of a link.
        let before = Span::new(line.start, span.start).slice(text);
        if before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '=')) || before.ends_with("](")
        {
            continue;
        }
        let missing = if list.entries.is_empty() { Unresolved::NoList } else { Unresolved::NotListed };
        let reference = list.keyed('@', &label).map_err(|_| missing);
        out.push(Citation {
            span,
            family: Family::Identifier,
            narrative: false,
            pointers: vec![Pointer::new(span, label, reference)],
            rule: "an identifier of a publication",
            confidence: 0.8,
        });
    }
}

/// The first identifier of `text`, with its prefix, and its normal form.
fn next(text: &str) -> Option<(Span, String)> {
    let doi = entry::doi(text).map(|(start, len)| Span::of(&(start..start + len)));
    let found = [("doi:", doi), ("arxiv:", arxiv(text)), ("pmid:", pmid(text)), ("isbn:", isbn(text))];
    let (kind, span) = found
        .into_iter()
        .filter_map(|(kind, span)| Some((kind, span?)))
        .min_by_key(|(_, span)| span.start)?;
    let own = span.slice(text).to_ascii_lowercase();
    let own = if kind == "isbn:" { own.chars().filter(char::is_ascii_alphanumeric).collect() } else { own };
    let before = text.get(..span.start as usize)?;
    let start = search::ends(
        "https://doi.org/|http://doi.org/|https://dx.doi.org/|doi:|doi: |DOI: |DOI:|arXiv:|arXiv: |PMID: |PMID:|PMID |\
ISBN |ISBN: |ISBN-13: |ISBN-10: ",
        before,
    ) as u32;
    Some((Span::new(span.start - start, span.end), format!("{kind}{own}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_read_and_checked() {
        let isbn_of = |text: &'static str| isbn(text).map(|span| span.slice(text));
        assert_eq!(isbn_of("Tides. ISBN 0-306-40615-2. p. 4"), Some("0-306-40615-2"));
        assert_eq!(isbn_of("ISBN-13: 978-0-306-40615-7"), Some("978-0-306-40615-7"));
        assert_eq!(isbn_of("ISBN 0-306-40615-3"), None);
        assert_eq!(
            arxiv("see arXiv:2101.00001v2.").map(|s| s.slice("see arXiv:2101.00001v2.")),
            Some("2101.00001v2")
        );
        assert_eq!(pmid("PMID: 123456").map(|s| s.slice("PMID: 123456")), Some("123456"));
    }
}
