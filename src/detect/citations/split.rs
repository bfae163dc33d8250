//! Sources glued to what ends in figures itself: `Tide-125` is Tide-1 with source 25, `version 2.037` version 2.0 with
//! source 37.
//!
//! Only where the list has no such number as the whole; [`super::bare`] asks whether the name stands elsewhere.

use super::order::Candidate;
use super::superscript::{SPLIT, ends, token_end};
use super::{bare, context, sequence};
use crate::text::Span;

/// The sources behind a name or a version that ends in figures, from byte `at` on; the list ends with `most`.
pub(super) fn at(text: &str, line: Span, at: u32, most: u32) -> Option<Candidate> {
    let run = Span::new(at, line.end).slice(text);
    let run = run.get(..run.bytes().take(9).take_while(u8::is_ascii_digit).count())?;
    let before = Span::new(line.start, at).slice(text);
    let dotted = before.ends_with('.');
    if run.len() < 2
        || !run.starts_with('0') && run.parse().is_ok_and(|whole: u32| whole <= most)
        || !before.ends_with(|c: char| c.is_alphabetic() || matches!(c, '.' | '-'))
    {
        return None;
    }
    (1..run.len() as u32).find_map(|own| {
        let (items, end) = sequence::read(text, at + own, line.end, false, true)?;
        let least = items.first()?.first.min(most);
        let rising = items.is_sorted_by(|one, next| one.last < next.first);
        let span = Span::new(at + own, end);
        let stem = Span::new(line.start, span.start).slice(text);
        let version = dotted && own == 1 && context::is_version(stem);
        let token = token_end(stem);
        let named = !dotted && token.len() > own as usize;
        let fits = least > 0 && rising && items.iter().all(|item| item.last <= most) && ends(text, line, end);
        (fits && (version || named)).then(|| Candidate {
            span,
            items,
            class: SPLIT,
            weight: 2,
            word: if named { bare::key(token) } else { 0 },
        })
    })
}
