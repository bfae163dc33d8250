//! Quotations: what was said, the word of saying, who said it.

use crate::text::{Article, Span};

use super::citations::Citation;

/// How the words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuotationKind {
    /// All in quotation marks.
    Direct,
    /// None in quotation marks.
    Indirect,
    /// Part in quotation marks.
    Mixed,
    /// Words in marks that the article itself says elsewhere: nobody's speech.
    Pull,
}

impl QuotationKind {
    /// The name used in the annotation document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
            Self::Pull => "pull",
        }
    }
}

/// Whether it was uttered or held in mind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Manner {
    /// Said, wrote, according to.
    Speech,
    /// Believes, intends, wants.
    Thought,
}

impl Manner {
    /// The name used in the annotation document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Thought => "thought",
        }
    }
}

/// One act of speech.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// How the words are given.
    pub kind: QuotationKind,
    /// Whether it was uttered.
    pub manner: Manner,
    /// What was said, in pieces where the article interrupts it; marks included.
    pub content: Vec<Span>,
    /// The words of saying.
    pub cue: Vec<Span>,
    /// Who is named as the source, beside this quotation.
    pub speaker: Vec<Span>,
    /// Index into [`super::Analysis::speakers`].
    pub speaker_ref: Option<usize>,
    /// Indices into [`super::Analysis::citations`]: the markers that support it.
    pub citations: Vec<usize>,
    /// The rule that found it.
    pub rule: &'static str,
    /// How sure the machine is, 0 to 1.
    pub confidence: f32,
}

/// What one paragraph hands to the next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carry {}

impl Carry {
    /// The state before the first paragraph.
    pub fn new(_article: &Article) -> Self {
        Self::default()
    }
}

/// Appends the quotations of paragraph `index` to `out`, and brings `carry` up to its end.
pub fn find(_article: &Article, _index: usize, _carry: &mut Carry, _out: &mut Vec<Quotation>) {}

/// Links each quotation to the markers that support it.
pub fn support(_article: &Article, _quotations: &mut [Quotation], _citations: &[Citation]) {}
