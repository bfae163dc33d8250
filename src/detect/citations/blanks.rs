//! Blanks that keep a line together, thin ones, and the ends of lines in a paragraph are blanks: `pp.\u{a0}45`,
//! `42\u{202f}U.S.C.`.
//!
//! Families read a copy of such a paragraph in which all blanks are plain; what they find is laid over the text.

use super::Citation;
use crate::text::Span;

/// True for blanks of other widths, those that never break, and where a line ends.
pub(super) const fn is_wide(c: char) -> bool {
    matches!(c, '\n' | '\u{a0}' | '\u{202f}' | '\u{2000}'..='\u{200a}')
}

/// `text` with plain blanks, and the places in it behind which others were, each with the bytes lost so far.
pub(super) fn plain(text: &str) -> (String, Vec<(u32, u32)>) {
    let mut out = String::with_capacity(text.len());
    let (mut lost, mut places) = (0, Vec::new());
    for c in text.chars() {
        if is_wide(c) {
            out.push(' ');
            lost += c.len_utf8() as u32 - 1;
            places.push((out.len() as u32, lost));
        } else {
            out.push(c);
        }
    }
    (out, places)
}

/// Lays `found`, in the plain copy of what begins at byte `start`, over the text.
pub(super) fn restore(found: &mut [Citation], start: u32, places: &[(u32, u32)]) {
    let byte = |at: u32| {
        let before = places.partition_point(|(place, _)| *place <= at);
        let lost = before.checked_sub(1).and_then(|last| places.get(last)).map_or(0, |(_, lost)| *lost);
        start + at + lost
    };
    for citation in found {
        citation.span = Span::new(byte(citation.span.start), byte(citation.span.end));
        for pointer in &mut citation.pointers {
            pointer.span = Span::new(byte(pointer.span.start), byte(pointer.span.end));
        }
    }
}

/// Writes what pointers say with plain blanks.
pub(super) fn normalise(found: &mut [Citation]) {
    for pointer in found.iter_mut().flat_map(|citation| &mut citation.pointers) {
        for words in [Some(&mut pointer.label), pointer.locator.as_mut(), pointer.prefix.as_mut()] {
            if let Some(words) = words.filter(|words| words.contains(is_wide)) {
                *words = plain(words).0;
            }
        }
    }
}
