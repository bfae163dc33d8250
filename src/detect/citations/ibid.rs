//! `(ibid., p. 4)`, `(Ibid.)`, `(idem, p. 5)`: the source cited just before, at another place.
//!
//! The marker is of the family that it repeats. Look-alikes: `(ID)`, `(id 5)`, and `(ibid.)` with nothing before it.

use super::{Citation, Family, Pointer, Unresolved, numbers};
use crate::text::{Article, Paragraph, Span, letter, search};

/// The most bytes in the parentheses.
const LONGEST: usize = 60;

/// Appends the markers of `paragraph` to `out`, without the source that they repeat: [`resolve`] adds it.
pub(super) fn find(article: &Article, paragraph: &Paragraph, out: &mut Vec<Citation>) {
    let text = &*article.text;
    let line = paragraph.span;
    let mut at = line.start;
    while let Some(found) = memchr::memchr(b'(', Span::new(at, line.end).slice(text).as_bytes()) {
        at += found as u32 + 1;
        let Some((span, locator)) = read(text, Span::new(at, line.end)) else { continue };
        out.push(Citation {
            span: Span::new(at - 1, span.end),
            family: Family::Legal,
            narrative: false,
            pointers: vec![Pointer {
                locator,
                ..Pointer::new(Span::new(at, span.start), String::new(), Err(Unresolved::NotListed))
            }],
            rule: RULE,
            confidence: 0.9,
        });
    }
}

const RULE: &str = "the source cited before it";

/// What stands behind the word at the start of `rest`, up to the closing mark and with it; and the place it names.
fn read(text: &str, rest: Span) -> Option<(Span, Option<String>)> {
    let inner = rest.slice(text);
    let len = inner.bytes().take(8).take_while(u8::is_ascii_alphabetic).count();
    let word = letter::small(inner.get(..len)?);
    // `ibidem` is left alone: the corpora that scores come from do not mark it.
    let same = word == "ibid";
    if !same && !search::lists("id idem", &word) {
        return None;
    }
    let close = inner.bytes().take(LONGEST).position(|b| b == b')')?;
    let behind = inner.get(len..close)?;
    let place = behind.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ':' | ';'));
    let named = place.starts_with(|c: char| c.is_ascii_digit())
        || place.starts_with("at ")
        || numbers::locator_word(place).is_some();
    let marked = behind.starts_with(&['.', ',', ':', ' ', '\u{a0}'][..]) || behind.is_empty();
    let fits = marked && if same { true } else { named && (len > 2 || behind.starts_with('.')) };
    let span = Span::new(rest.start + len as u32, rest.start + close as u32 + 1);
    fits.then(|| (span, named.then(|| place.to_owned())))
}

/// Gives the markers from index `from` on what the marker before each points to; those with none before go.
pub(super) fn resolve(out: &mut Vec<Citation>, from: usize) {
    let mut before: Option<(Family, String, Result<usize, Unresolved>)> = None;
    let mut repeats = false;
    for (index, citation) in out.iter_mut().enumerate().skip(from.saturating_sub(1)) {
        if citation.rule == RULE && index >= from {
            repeats = true;
            if let (Some((family, label, reference)), Some(pointer)) =
                (&before, citation.pointers.first_mut())
            {
                citation.family = *family;
                pointer.label.clone_from(label);
                pointer.reference = *reference;
            }
        } else if citation.family != Family::Maintenance
            && let Some(last) = citation.pointers.last()
        {
            let one = citation.pointers.iter().all(|pointer| pointer.reference == last.reference);
            let reference = if one { last.reference } else { Err(Unresolved::Ambiguous) };
            before = Some((citation.family, last.label.clone(), reference));
        }
    }
    if repeats {
        out.retain(|citation| citation.pointers.iter().all(|pointer| !pointer.label.is_empty()));
    }
}
