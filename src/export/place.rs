//! Spans as the document writes them: in code points and in UTF-16 units, with their words.

use crate::annotation::text_quote;
use crate::text::Span;
use crate::text::offset::{Offsets, Position};

use super::document::{Passage, Place};

/// A text and the means to read spans off it in the units of the document.
pub(super) struct Scale<'a> {
    text: &'a str,
    offsets: Offsets<'a>,
}

impl<'a> Scale<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, offsets: Offsets::new(text) }
    }

    /// The lengths of the whole text.
    pub(super) fn total(&self) -> Position {
        self.offsets.at(self.text.len() as u32)
    }

    /// Where `span` stands.
    pub(super) fn place(&self, span: Span) -> Place {
        let (start, end) = (self.offsets.at(span.start), self.offsets.at(span.end));
        Place { start: start.code_point, end: end.code_point, utf16: [start.utf16, end.utf16] }
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
