//! How does this article cite? One look at the whole text decides for each family.
//!
//! A number in brackets may be a citation, an index, an interval or a year. Alone it often cannot be
//! told; together with all others of the article it nearly always can. Each style says which entries of
//! the list it would cite; the one that covers most of it is the article's.

use crate::text::{Article, ParagraphKind, Span};

use super::reference_list::ReferenceList;
use super::{Citation, author_year, numeric_bracket};

/// What the article as a whole says of its markers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Style {
    pub(super) numeric_bracket: numeric_bracket::Habit,
    /// Markers that only a look at the whole article could tell, in text order and disjoint.
    found: Vec<Citation>,
}

impl Style {
    /// Looks through the article once. Linear in its length.
    pub fn vote(article: &Article, list: &ReferenceList) -> Self {
        let numeric_bracket = numeric_bracket::Habit::of(article, list);
        let mut found = Vec::new();
        if !numeric_bracket.cites() {
            let index = author_year::Index::of(&article.text, list);
            for paragraph in article.paragraphs.iter() {
                if paragraph.kind != ParagraphKind::Code && !list.covers(paragraph.span) {
                    author_year::find(article, paragraph, &index, &mut found);
                }
            }
        }
        Self { numeric_bracket, found }
    }

    /// The markers inside `span`.
    pub(super) fn within(&self, span: Span) -> &[Citation] {
        let from = self.found.partition_point(|c| c.span.start < span.start);
        let to = self.found.partition_point(|c| c.span.start < span.end);
        self.found.get(from..to).unwrap_or_default()
    }
}
