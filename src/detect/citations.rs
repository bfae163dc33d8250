//! Citation markers and the reference list they point to.
//!
//! The list comes first ([`ReferenceList::find`]), then one look at the whole article tells how it
//! cites ([`Style::vote`]), then each paragraph is searched ([`find`]). A family of markers is one
//! file here, a field of [`Style`] and a line in [`find`].

mod context;
mod entry;
mod heading;
mod numbers;
mod numeric_bracket;
mod reference_list;
mod resolve;
mod style;

pub use reference_list::{Numbering, ReferenceList};
pub use style::Style;

use crate::text::{Article, Paragraph, Span};

/// The form that a marker is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// `[1]`, `[1, 2]`, `[1-3]`, `[1][2]`, `[1]–[3]`.
    NumericBracket,
}

impl Family {
    /// The name used in the annotation document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NumericBracket => "numeric-bracket",
        }
    }
}

/// A citation marker as seen, brackets included: `[1, 2]` is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// Where it stands.
    pub span: Span,
    /// How it is written.
    pub family: Family,
    /// What it points to, in order. A range is one pointer a number, all with the range's span.
    pub pointers: Vec<Pointer>,
    /// The rule that found it.
    pub rule: &'static str,
    /// How sure the machine is, 0 to 1.
    pub confidence: f32,
}

/// One item inside a marker.
#[derive(Clone, Debug, PartialEq)]
pub struct Pointer {
    /// Where it stands inside the marker.
    pub span: Span,
    /// The normalised label: `1`.
    pub label: String,
    /// A page or section that it names.
    pub locator: Option<String>,
    /// Index into [`super::Analysis::references`], or why there is none.
    pub reference: Result<usize, Unresolved>,
}

/// Why a pointer has no reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// The article lists no references.
    NoList,
    /// No entry has the label.
    NotListed,
    /// More than one entry has it.
    Ambiguous,
}

/// An entry of the reference list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reference {
    /// The entry, without white space at its edges; it may run over several lines.
    pub span: Span,
    /// Its label, normalised: `1`.
    pub label: Option<String>,
    /// The first web address in it.
    pub url: Option<Span>,
    /// The DOI in it, without resolver or prefix.
    pub doi: Option<Span>,
}

/// Appends the markers of one paragraph to `out`, in text order.
pub fn find(
    article: &Article,
    paragraph: &Paragraph,
    list: &ReferenceList,
    style: &Style,
    out: &mut Vec<Citation>,
) {
    if list.covers(paragraph.span) {
        return;
    }
    numeric_bracket::find(article, paragraph, list, &style.numeric_bracket, out);
}
