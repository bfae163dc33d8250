//! Marks: the stretches of text that are shown, each with the annotation it belongs to.

use crate::detect::Analysis;
use crate::text::Span;

use super::id::Id;

/// What a mark shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MarkKind {
    /// Words that were said.
    Quote,
    /// The word of saying.
    Cue,
    /// Who said it.
    Speaker,
    /// A citation marker.
    Citation,
    /// A citation whose names are part of the sentence: `Lund (2010) says`.
    Narrative,
    /// An entry of the reference list.
    Reference,
}

/// A stretch of text and the annotation it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// The stretch; bytes of the article.
    pub span: Span,
    /// What it shows.
    pub kind: MarkKind,
    /// The annotation it belongs to: a quotation for quote, cue and speaker marks.
    pub of: Id,
}

/// All marks of an analysis, by start, the longer one first.
pub fn marks(analysis: &Analysis) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (index, citation) in analysis.citations.iter().enumerate() {
        let kind = if citation.narrative { MarkKind::Narrative } else { MarkKind::Citation };
        marks.push(Mark { span: citation.span, kind, of: Id::citation(index) });
    }
    for (index, reference) in analysis.references.iter().enumerate() {
        marks.push(Mark { span: reference.span, kind: MarkKind::Reference, of: Id::reference(index) });
    }
    for (index, quotation) in analysis.quotations.iter().enumerate() {
        let of = Id::quotation(index);
        let pieces = [
            (&quotation.content, MarkKind::Quote),
            (&quotation.cue, MarkKind::Cue),
            (&quotation.speaker, MarkKind::Speaker),
        ];
        for (spans, kind) in pieces {
            marks.extend(spans.iter().map(|&span| Mark { span, kind, of }));
        }
    }
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end), mark.kind, mark.of));
    marks
}
