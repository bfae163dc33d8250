//! Stretches of an article that are not prose: code, addresses, the machinery of Markdown.

use super::article::Paragraph;
use super::span::Span;

/// What a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneKind {
    /// A code fence, an indented or a marked code span.
    Code,
    /// An address, bare or as the target of a link (not the link's text).
    Address,
    /// An image of Markdown, whole: `![alt](address)`.
    Image,
}

/// A stretch that detectors leave alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// The bytes of it.
    pub span: Span,
    /// What it is.
    pub kind: ZoneKind,
}

/// The zones of `text`, in order and disjoint.
pub fn zones(_text: &str, _paragraphs: &[Paragraph]) -> Vec<Zone> {
    Vec::new()
}
