//! An article to learn from: its paragraphs in columns, with the right answers in tokens.

use std::ops::Range;

use provenote::detect::quotations::model::{Columns, Lexicon, read};
use provenote::text::Span;
use provenote::text::ingest::from_plain;

use crate::corpus::Document;

/// A marked article and how much it counts.
pub(crate) struct Lesson {
    pub(crate) document: Document,
    pub(crate) weight: f32,
}

/// A paragraph with the right answers.
pub(crate) struct Paragraph {
    pub(crate) columns: Columns,
    pub(crate) acts: Vec<Answer>,
    pub(crate) weight: f32,
}

/// A marked quotation in tokens of its cue's paragraph.
pub(crate) struct Answer {
    pub(crate) cue: Range<usize>,
    pub(crate) content: Vec<Range<usize>>,
    pub(crate) source: Vec<Range<usize>>,
}

impl Lesson {
    pub(crate) const fn new(document: Document, weight: f32) -> Self {
        Self { document, weight }
    }

    /// The paragraphs of the article.
    pub(crate) fn paragraphs(&self, lexicon: &Lexicon) -> Vec<Paragraph> {
        let article = from_plain(&self.document.text);
        let bytes: Vec<u32> = article.text.char_indices().map(|(byte, _)| byte as u32).collect();
        let byte = |point: usize| bytes.get(point).copied().unwrap_or(article.text.len() as u32);
        let spans = |ranges: &[(usize, usize)]| -> Vec<Span> {
            ranges.iter().map(|(start, end)| Span::new(byte(*start), byte(*end))).collect()
        };
        let quotes: Vec<[Vec<Span>; 3]> = self
            .document
            .quotes
            .iter()
            .map(|quote| [spans(&quote.cue), spans(&quote.content), spans(&quote.speaker)])
            .collect();
        let mut carried = None;
        let mut out = Vec::new();
        for (index, paragraph) in article.paragraphs.iter().enumerate() {
            let columns = read(&article, index, &mut carried, lexicon);
            let tokens = |spans: &[Span]| -> Vec<Range<usize>> {
                let mut out: Vec<Range<usize>> = Vec::new();
                for span in spans {
                    let from = columns.spans().partition_point(|token| token.end <= span.start);
                    let to = columns.spans().partition_point(|token| token.start < span.end);
                    match out.last_mut().filter(|last| last.end >= from) {
                        Some(last) => last.end = last.end.max(to),
                        None if from < to => out.push(from..to),
                        None => {}
                    }
                }
                out
            };
            let mut acts = Vec::new();
            for [cue, content, source] in &quotes {
                let Some(first) = cue.first().filter(|cue| cue.overlaps(paragraph.span)) else { continue };
                let (content, source) = (tokens(content), tokens(source));
                if let Some(cue) = tokens(&[*first]).first().cloned()
                    && !content.is_empty()
                {
                    acts.push(Answer { cue, content, source });
                }
            }
            if !columns.is_empty() {
                out.push(Paragraph { columns, acts, weight: self.weight });
            }
        }
        out
    }
}
