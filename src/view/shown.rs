//! Which marks are shown: the switches of the legend, and what the person rejected.

use crate::annotation::{Id, Mark, MarkKind, Subject};
use crate::detect::{Family, Manner};
use crate::session::{Session, Status};

/// Something that can be switched on and off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Words that were said.
    Quotes,
    /// Words of saying.
    Cues,
    /// Who said it.
    Speakers,
    /// Citation markers and the reference list.
    Citations,
    /// Quotations of what somebody believes or wants, rather than says.
    Thoughts,
    /// Citation markers in the text; without them it reads as if they were not there.
    Markers,
}

impl Layer {
    /// The layer that a kind of mark belongs to.
    pub const fn of(kind: MarkKind) -> Self {
        match kind {
            MarkKind::Quote => Self::Quotes,
            MarkKind::Cue => Self::Cues,
            MarkKind::Speaker => Self::Speakers,
            MarkKind::Citation | MarkKind::Narrative | MarkKind::Reference => Self::Citations,
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The set of layers and of families of citations that are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    layers: u8,
    /// A bit for each [`Family`] that is off.
    without: u32,
    /// The one speaker whose quotations are on; all, where there is none.
    only: Option<u32>,
}

impl Default for Shown {
    /// Everything but thoughts.
    fn default() -> Self {
        Self { layers: !Layer::Thoughts.bit(), without: 0, only: None }
    }
}

impl Shown {
    /// The layers that are on, as bits to keep.
    pub const fn layers(self) -> u8 {
        self.layers
    }

    /// The set with these layers, and all families and speakers.
    pub fn of_layers(layers: u8) -> Self {
        Self { layers, ..Self::default() }
    }

    /// True where `layer` is on.
    pub const fn has(self, layer: Layer) -> bool {
        self.layers & layer.bit() != 0
    }

    /// The same set with `layer` switched over.
    #[must_use]
    pub const fn toggled(self, layer: Layer) -> Self {
        Self { layers: self.layers ^ layer.bit(), ..self }
    }

    /// True where citations of `family` are on.
    pub const fn has_family(self, family: Family) -> bool {
        self.without & (1 << family as u32) == 0
    }

    /// The same set with `family` switched over.
    #[must_use]
    pub const fn without_or_with(self, family: Family) -> Self {
        Self { without: self.without ^ (1 << family as u32), ..self }
    }

    /// The index of the one speaker whose quotations are on, if the others' are off.
    pub const fn only(self) -> Option<u32> {
        self.only
    }

    /// The same set with the quotations of `speaker` alone, or of all.
    #[must_use]
    pub const fn with_only(self, speaker: Option<u32>) -> Self {
        Self { only: speaker, ..self }
    }

    /// True where `mark` is hidden together with its words: the article is read without markers.
    pub fn hides(self, kind: MarkKind) -> bool {
        kind == MarkKind::Citation && !self.has(Layer::Markers)
    }
}

/// True where the annotation is shown at all: not deleted, not rejected, and no thought unless asked for.
pub fn stands(session: &Session, shown: Shown, id: Id) -> bool {
    session.status(id) != Status::Rejected && passes(session, shown, id)
}

/// True where what the annotation is may be seen: it was not deleted, and is speech, or a thought where those are on, of a speaker who
/// is not left out; a citation of a family that is on.
pub fn passes(session: &Session, shown: Shown, id: Id) -> bool {
    let index = id.index as usize;
    if session.standing(id).removed {
        return false;
    }
    match id.subject {
        Subject::Quotation => session.analysis.quotations.get(index).is_none_or(|quotation| {
            let spoken = quotation.manner == Manner::Speech || shown.has(Layer::Thoughts);
            let theirs = shown.only.is_none_or(|speaker| quotation.speaker_ref == Some(speaker as usize));
            spoken && theirs
        }),
        Subject::Citation => {
            let citation = session.analysis.citations.get(index);
            citation.is_none_or(|citation| shown.has_family(citation.family))
        }
        _ => true,
    }
}

/// The marks to draw, in the order of the session's marks.
pub fn visible(session: &Session, shown: Shown) -> Vec<Mark> {
    let layered = |mark: &Mark| shown.has(Layer::of(mark.kind)) || shown.hides(mark.kind);
    let drawn = |mark: &&Mark| layered(mark) && stands(session, shown, mark.of);
    session.marks.iter().filter(drawn).copied().collect()
}
