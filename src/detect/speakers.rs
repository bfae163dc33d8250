//! Who speaks: the mentions of one person or organisation brought together.

use crate::text::{Article, Span};

use super::quotations::Quotation;

/// A person or an organisation that is quoted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speaker {
    /// The fullest form of the name in the article, or the description of an unnamed one.
    pub name: String,
    /// What they are, as the article says at first: "Iran's chief envoy".
    pub role: Option<String>,
    /// Where quotations name them, in order.
    pub mentions: Vec<Span>,
}

/// Brings the mentions together and sets each quotation's `speaker_ref`.
pub fn chain(_article: &Article, _quotations: &mut [Quotation]) -> Vec<Speaker> {
    Vec::new()
}
