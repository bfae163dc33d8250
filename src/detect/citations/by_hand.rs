//! A marker that a person selected: it is one because they say so, and is read as far as its form is known.

use super::numbers::{self, Item};
use super::sequence::{self, raised};
use super::{Family, Pointer, Reference, Unresolved, lettered};
use crate::text::{Article, Span};

/// The form and the pointers of the marker at `span`.
pub fn read(article: &Article, span: Span, references: &[Reference]) -> (Family, Vec<Pointer>) {
    let (words, start) = (article.slice(span), span.start);
    let open = words.chars().next().unwrap_or_default();
    let is_pair = |c: char| "[]()（）［］【】^{}".contains(c) || c.is_whitespace();
    let inner = words.trim_matches(is_pair);
    let from = (words.len() - words.trim_start_matches(is_pair).len()) as u32;
    let inside = Span::new(from, from + inner.len() as u32);
    let plain = Span::new(start + inside.start, start + inside.end);
    if raised(open).is_some() {
        let items = sequence::read(words, 0, words.len() as u32, true, true);
        let items = items.map(|(items, _)| shifted(items, start));
        return (Family::Superscript, numbered(article, items, plain, references));
    }
    if let Some(items) = numbers::read(words, inside) {
        let family = match open {
            '[' | '［' => Family::NumericBracket,
            '(' | '（' => Family::NumericParenthesis,
            '【' => Family::Assistant,
            _ => Family::Superscript,
        };
        return (family, numbered(article, Some(shifted(items, start)), plain, references));
    }
    let has_year = inner.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit));
    let family = match (inner.chars().next(), open) {
        (Some('@'), _) => Family::Pandoc,
        (Some('\\'), _) | (_, '\\') => Family::Latex,
        (_, '[') if lettered::is_label(inner) => Family::Key,
        _ if has_year => Family::AuthorYear,
        (_, '(') if inner.ends_with(|c: char| c.is_ascii_digit()) => Family::AuthorPage,
        (_, '[') if inner.len() < 3 || inner.starts_with("note") => Family::Note,
        _ => Family::NamedSource,
    };
    let missing = missing(references);
    let mut found = references.iter().enumerate().filter(|(_, entry)| names(article, entry, inner));
    let reference = match (found.next(), found.next()) {
        (Some((at, _)), None) => Ok(at),
        (None, _) => Err(missing),
        (Some(_), Some(_)) => Err(Unresolved::Ambiguous),
    };
    let label = inner.split_whitespace().collect::<Vec<_>>().join(" ");
    let pointers = if inner.is_empty() { Vec::new() } else { vec![Pointer::new(plain, label, reference)] };
    (family, pointers)
}

fn shifted(mut items: Vec<Item>, by: u32) -> Vec<Item> {
    for item in &mut items {
        item.span = item.span.shifted(by);
        item.locator = item.locator.map(|span| span.shifted(by));
    }
    items
}

/// A pointer for each number of `items`; without any, one for all of `plain`.
fn numbered(article: &Article, items: Option<Vec<Item>>, plain: Span, list: &[Reference]) -> Vec<Pointer> {
    let mut pointers = Vec::new();
    for item in items.unwrap_or_default() {
        for number in item.first..=item.last {
            let label = number.to_string();
            let entry = list.iter().position(|entry| entry.label.as_deref() == Some(&label));
            let mut pointer = Pointer::new(item.span, label, entry.ok_or(missing(list)));
            pointer.locator = item.locator.map(|span| article.slice(span).to_owned());
            pointers.push(pointer);
        }
    }
    if pointers.is_empty() && !plain.is_empty() {
        pointers.push(Pointer::new(plain, article.slice(plain).to_owned(), Err(missing(list))));
    }
    pointers
}

/// Why a marker that a person made has no reference yet.
pub const fn missing(list: &[Reference]) -> Unresolved {
    if list.is_empty() { Unresolved::NoList } else { Unresolved::NotListed }
}

/// True where `words` name the entry: by its label, or by an author and its year.
fn names(article: &Article, entry: &Reference, words: &str) -> bool {
    let label = words.trim_start_matches('@');
    let has = |span: Span| !span.is_empty() && words.contains(article.slice(span));
    let by_name = entry.year.is_some_and(has) && entry.authors.first().copied().is_some_and(has);
    entry.label.as_deref() == Some(label) || by_name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ingest;

    #[test]
    fn a_selected_marker_is_read_by_its_form() {
        let text =
            "A [2, 4-6] b (Lund 2010) c ⁷ d [ Town Gazette ].\n\nReferences\n\n1. Lund, A. 2010. Tides.";
        let article = ingest::from_plain(text);
        let lund = text.rfind("Lund").map_or(0, |at| at as u32);
        let entry = Reference {
            span: Span::new(lund - 3, text.len() as u32),
            label: Some("4".to_owned()),
            authors: vec![Span::new(lund, lund + 4)],
            year: Some(Span::new(lund + 9, lund + 13)),
            ..Reference::default()
        };
        let read = |marker: &str| {
            let at = text.find(marker).map_or(0, |at| at as u32);
            let (family, pointers) =
                read(&article, Span::new(at, at + marker.len() as u32), std::slice::from_ref(&entry));
            let pointers: Vec<_> = pointers.into_iter().map(|it| (it.label, it.reference.ok())).collect();
            (family.name(), pointers)
        };
        let pointer = |label: &str, at: Option<usize>| (label.to_owned(), at);
        assert_eq!(
            read("[2, 4-6]"),
            (
                "numeric-bracket",
                vec![pointer("2", None), pointer("4", Some(0)), pointer("5", None), pointer("6", None)]
            )
        );
        assert_eq!(read("(Lund 2010)"), ("author-year", vec![pointer("Lund 2010", Some(0))]));
        assert_eq!(read("⁷"), ("superscript", vec![pointer("7", None)]));
        assert_eq!(read("[ Town Gazette ]"), ("named-source", vec![pointer("Town Gazette", None)]));
    }
}
