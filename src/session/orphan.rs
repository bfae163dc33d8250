//! Annotations whose words an edit of the text took away.

use crate::annotation::Annotation;
use crate::text::Span;

use super::standing::Standing;

/// An annotation that stands nowhere in the text, until the person places or drops it.
#[derive(Clone, Debug, PartialEq)]
pub struct Orphan {
    /// What it was, without its stretches, which were those of the text before.
    pub was: Annotation,
    /// How the person stood to it.
    pub standing: Standing,
    /// Its words.
    pub exact: String,
    /// Up to 32 code points that stood before them.
    pub prefix: String,
    /// Up to 32 code points that stood behind them.
    pub suffix: String,
    /// The stretch of the text now that is most like it, to offer.
    pub candidate: Option<Span>,
}
