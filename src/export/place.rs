//! Spans as the document writes them: in code points and in UTF-16 units, with their words.

use crate::annotation::text_quote;
use crate::text::Span;
use crate::text::offset::{Offsets, Position};

use super::value::{Record, Value, list};

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

    /// Says in `record` where `span` stands.
    pub(super) fn place(&self, record: &mut Record, span: Span) {
        let (start, end) = (self.offsets.at(span.start), self.offsets.at(span.end));
        record.count("start", start.code_point);
        record.count("end", end.code_point);
        record.set("utf16", Value::List(vec![Value::Count(start.utf16), Value::Count(end.utf16)]));
    }

    /// Says in `record` where `span` stands, with its words and their neighbourhood.
    pub(super) fn passage(&self, record: &mut Record, span: Span) {
        let quote = text_quote(self.text, span);
        self.place(record, span);
        record.text("exact", quote.exact);
        record.text("prefix", quote.prefix);
        record.text("suffix", quote.suffix);
    }

    /// A record for each of `spans`, as [`Self::passage`] writes them.
    pub(super) fn passages(&self, spans: &[Span]) -> Value {
        list(spans, |_, &span| {
            let mut record = Record::default();
            self.passage(&mut record, span);
            record.done()
        })
    }
}
