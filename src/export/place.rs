//! Spans as the document writes them: in code points and in UTF-16 units, with their words.

use crate::annotation::text_quote;
use crate::text::Span;

use super::document::{Passage, Place};

/// Bytes between two marks of the scale; small enough that counting on from one is cheap.
const STEP: usize = 256;

/// A text with a scale beside it, to read spans off in the units of the document.
pub(super) struct Scale<'a> {
    text: &'a str,
    /// Code points and UTF-16 units before each mark, with the mark's byte.
    marks: Vec<(usize, Count)>,
    /// The lengths of the whole text.
    pub(super) total: Count,
}

/// A length in the two units of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) code_points: u32,
    pub(super) utf16: u32,
}

impl Count {
    fn of(text: &str) -> Self {
        let mut count = Self::default();
        for character in text.chars() {
            count.code_points += 1;
            count.utf16 += character.len_utf16() as u32;
        }
        count
    }

    fn plus(self, other: Self) -> Self {
        Self { code_points: self.code_points + other.code_points, utf16: self.utf16 + other.utf16 }
    }
}

impl<'a> Scale<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut marks = vec![(0, Count::default())];
        let mut count = Count::default();
        let mut next = STEP;
        for (at, character) in text.char_indices() {
            if at >= next {
                marks.push((at, count));
                next = at + STEP;
            }
            count.code_points += 1;
            count.utf16 += character.len_utf16() as u32;
        }
        Self { text, marks, total: count }
    }

    fn count(&self, byte: u32) -> Count {
        let byte = byte as usize;
        let after = self.marks.partition_point(|(at, _)| *at <= byte);
        let (from, before) = self.marks.get(after.saturating_sub(1)).copied().unwrap_or_default();
        before.plus(Count::of(self.text.get(from..byte).unwrap_or_default()))
    }

    /// Where `span` stands.
    pub(super) fn place(&self, span: Span) -> Place {
        let (start, end) = (self.count(span.start), self.count(span.end));
        Place { start: start.code_points, end: end.code_points, utf16: [start.utf16, end.utf16] }
    }

    /// Where `span` stands, with its words and their neighbourhood.
    pub(super) fn passage(&self, span: Span) -> Passage {
        let quote = text_quote(self.text, span);
        Passage {
            place: self.place(span),
            exact: quote.exact.to_owned(),
            prefix: quote.prefix.to_owned(),
            suffix: quote.suffix.to_owned(),
        }
    }

    /// Each of `spans`, as [`Self::passage`].
    pub(super) fn passages(&self, spans: &[Span]) -> Vec<Passage> {
        spans.iter().map(|&span| self.passage(span)).collect()
    }
}
