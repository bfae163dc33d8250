//! One act of speech in a paragraph, in tokens, before it becomes a [`Quotation`].

use std::ops::Range;

use crate::text::Span;

use super::passage::Passage;
use super::{Manner, Quotation, QuotationKind};

/// One act of speech. Ranges are of the passage's tokens, none of them empty.
#[derive(Clone, Debug)]
pub(super) struct Act {
    pub content: Vec<Range<usize>>,
    pub cue: Option<Range<usize>>,
    pub source: Vec<Range<usize>>,
    pub manner: Manner,
    pub rule: &'static str,
    /// How sure the rule or the model is, 0 to 1.
    pub confidence: f32,
}

impl Act {
    /// An act of speech found by `rule`, still without words.
    pub(super) fn new(rule: &'static str) -> Self {
        let confidence = confidence(rule);
        Self { content: Vec::new(), cue: None, source: Vec::new(), manner: Manner::Speech, rule, confidence }
    }

    /// Its first token.
    pub(super) fn start(&self) -> usize {
        let ranges = self.content.iter().chain(&self.cue).chain(&self.source);
        ranges.map(|range| range.start).min().unwrap_or_default()
    }

    /// The act as a quotation.
    pub(super) fn quotation(&self, p: &Passage) -> Quotation {
        let spans =
            |ranges: &[Range<usize>]| ranges.iter().filter_map(|range| p.span(range)).collect::<Vec<Span>>();
        let mut content = self.content.clone();
        content.sort_unstable_by_key(|range| range.start);
        content.dedup_by(|next, range| {
            let touches = next.start <= range.end;
            if touches {
                range.end = range.end.max(next.end);
            }
            touches
        });
        Quotation {
            // A transcript gives the words themselves, without marks.
            kind: if self.rule == "transcript" { QuotationKind::Direct } else { kind(p, &content) },
            manner: self.manner,
            content: spans(&content),
            cue: self.cue.iter().filter_map(|range| p.span(range)).collect(),
            speaker: spans(&self.source),
            speaker_ref: None,
            citations: Vec::new(),
            rule: self.rule,
            confidence: self.confidence,
        }
    }
}

/// How the words are given, by the share of them that stands in marks.
fn kind(p: &Passage, content: &[Range<usize>]) -> QuotationKind {
    let words =
        content.iter().flat_map(Range::clone).filter(|&i| !p.str(i).chars().all(|c| !c.is_alphanumeric()));
    let (mut inside, mut all) = (0usize, 0usize);
    for word in words {
        all += 1;
        inside += usize::from(p.in_marks(word));
    }
    match inside {
        0 => QuotationKind::Indirect,
        _ if inside * 10 >= all * 9 => QuotationKind::Direct,
        _ => QuotationKind::Mixed,
    }
}

/// How often a rule is right, roughly, on news.
fn confidence(rule: &str) -> f32 {
    match rule {
        "name-colon" | "signature" => 0.9,
        "transcript" | "verb of saying beside marks" => 0.8,
        "continued" | "verb of saying with that" | "according to" => 0.7,
        _ => 0.5,
    }
}
