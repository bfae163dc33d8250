//! How does this article cite? One look at the whole text decides for each family.
//!
//! A number in brackets may be a citation, an index, an interval or a year. Alone it often cannot be
//! told; together with all others of the article it nearly always can.

use crate::text::Article;

use super::numeric_bracket;
use super::reference_list::ReferenceList;

/// What the article as a whole says of its markers, a field for each family.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Style {
    pub(super) numeric_bracket: numeric_bracket::Habit,
}

impl Style {
    /// Looks through the article once. Linear in its length.
    pub fn vote(article: &Article, list: &ReferenceList) -> Self {
        Self { numeric_bracket: numeric_bracket::Habit::of(article, list) }
    }
}
