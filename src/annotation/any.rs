//! An annotation of whichever kind, taken out of the lists and put back.

use crate::detect::{Analysis, Citation, Pointer, Quotation, Reference, Speaker};
use crate::text::Span;

use super::id::{Id, Subject};

/// What an annotation says; how the person stands to it is kept elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub enum Annotation {
    /// A citation marker.
    Citation(Citation),
    /// An entry of the reference list.
    Reference(Reference),
    /// A quotation.
    Quotation(Quotation),
    /// A speaker.
    Speaker(Speaker),
}

impl Annotation {
    /// The annotation `id` of `analysis`, if it has one.
    pub fn of(analysis: &Analysis, id: Id) -> Option<Self> {
        let at = id.index as usize;
        match id.subject {
            Subject::Citation => analysis.citations.get(at).cloned().map(Self::Citation),
            Subject::Reference => analysis.references.get(at).cloned().map(Self::Reference),
            Subject::Quotation => analysis.quotations.get(at).cloned().map(Self::Quotation),
            Subject::Speaker => analysis.speakers.get(at).cloned().map(Self::Speaker),
        }
    }

    /// What it is an annotation of.
    pub const fn subject(&self) -> Subject {
        match self {
            Self::Citation(_) => Subject::Citation,
            Self::Reference(_) => Subject::Reference,
            Self::Quotation(_) => Subject::Quotation,
            Self::Speaker(_) => Subject::Speaker,
        }
    }

    /// Makes it the annotation at `index` of its list: in place of the one there, or at the list's end.
    /// An index beyond that changes nothing.
    pub fn put(self, analysis: &mut Analysis, index: usize) {
        match self {
            Self::Citation(it) => put(&mut analysis.citations, index, it),
            Self::Reference(it) => put(&mut analysis.references, index, it),
            Self::Quotation(it) => put(&mut analysis.quotations, index, it),
            Self::Speaker(it) => put(&mut analysis.speakers, index, it),
        }
    }

    /// The stretch that it is shown at first; none for a speaker without mentions.
    pub fn first_span(&self) -> Option<Span> {
        match self {
            Self::Citation(it) => Some(it.span),
            Self::Reference(it) => Some(it.span),
            Self::Quotation(it) => it.content.first().copied(),
            Self::Speaker(it) => it.mentions.first().copied(),
        }
    }

    /// True where it can stand in an analysis of `text`: its stretches are not empty and lie in the text on
    /// whole characters, it has the parts that make it what it is, and it names only what `analysis` has.
    pub fn fits(&self, text: &str, analysis: &Analysis) -> bool {
        let stands = |span: &Span| !span.is_empty() && text.get(span.range()).is_some();
        match self {
            Self::Citation(it) => {
                let points = |pointer: &Pointer| {
                    let listed = pointer.reference.is_err_and(|_| true)
                        || pointer.reference.is_ok_and(|at| at < analysis.references.len());
                    it.span.contains(pointer.span) && stands(&pointer.span) && listed
                };
                stands(&it.span) && it.pointers.iter().all(points)
            }
            Self::Reference(it) => {
                let parts = [it.year, it.title, it.url, it.doi, it.isbn, it.arxiv, it.pmid];
                let inside = |span: &Span| it.span.contains(*span) && stands(span);
                stands(&it.span) && it.authors.iter().all(inside) && parts.iter().flatten().all(inside)
            }
            Self::Quotation(it) => {
                let pieces = [&it.content, &it.cue, &it.speaker];
                let speaker = it.speaker_ref.is_none_or(|at| at < analysis.speakers.len());
                let backed = it.citations.iter().all(|&at| at < analysis.citations.len());
                !it.content.is_empty() && pieces.iter().all(|all| all.iter().all(stands)) && speaker && backed
            }
            Self::Speaker(it) => !it.name.trim().is_empty() && it.mentions.iter().all(stands),
        }
    }
}

fn put<T>(list: &mut Vec<T>, index: usize, it: T) {
    if let Some(old) = list.get_mut(index) {
        *old = it;
    } else if list.len() == index {
        list.push(it);
    }
}

/// How many annotations of a kind there are.
pub fn count(analysis: &Analysis, subject: Subject) -> usize {
    match subject {
        Subject::Citation => analysis.citations.len(),
        Subject::Reference => analysis.references.len(),
        Subject::Quotation => analysis.quotations.len(),
        Subject::Speaker => analysis.speakers.len(),
    }
}

/// Takes the last annotation of a kind away, and what names it.
pub fn pop(analysis: &mut Analysis, subject: Subject) {
    match subject {
        Subject::Citation => {
            analysis.citations.pop();
        }
        Subject::Reference => {
            analysis.references.pop();
        }
        Subject::Quotation => {
            analysis.quotations.pop();
        }
        Subject::Speaker => {
            analysis.speakers.pop();
        }
    }
}
