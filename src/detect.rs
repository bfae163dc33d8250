//! What it means: citations, references, quotations and speakers.
//!
//! [`analyse`] is pure, total (it returns what it found, never an error), deterministic and
//! linear in the length of its input. It is a fold over paragraphs.

pub mod citations;
pub mod quotations;
pub mod speakers;

pub use citations::{Citation, Family, Pointer, Reference, Unresolved};
pub use quotations::{Manner, Quotation, QuotationKind};
pub use speakers::Speaker;

use crate::text::Article;

/// Everything the machine found in an article. Each list is in text order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Citation markers.
    pub citations: Vec<Citation>,
    /// Entries of the reference list.
    pub references: Vec<Reference>,
    /// Quotations with cue and speaker.
    pub quotations: Vec<Quotation>,
    /// Who speaks.
    pub speakers: Vec<Speaker>,
}

/// Finds everything in `article`, with the model in use.
pub fn analyse(article: &Article) -> Analysis {
    analyse_with(article, quotations::model::installed())
}

/// Finds everything in `article`, with this model; by rules alone without one.
pub fn analyse_with(article: &Article, model: Option<&'static quotations::model::Model>) -> Analysis {
    let list = citations::ReferenceList::find(article);
    let style = citations::Style::vote(article, &list);
    let mut citations = Vec::new();
    let mut quotations = Vec::new();
    let mut carry = quotations::Carry::with(article, model);
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        citations::find(article, paragraph, &list, &style, &mut citations);
        if !list.covers(paragraph.span) {
            quotations::find(article, index, &mut carry, &mut quotations);
        }
    }
    quotations::settle(article, &mut quotations);
    let speakers = speakers::chain(article, &mut quotations);
    quotations::support(article, &mut quotations, &citations);
    Analysis { citations, references: list.entries, quotations, speakers }
}
