//! Which marks are shown: the switches of the legend, and what the person rejected.

use crate::annotation::{Id, Mark, MarkKind, Subject};
use crate::detect::Manner;
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
}

impl Layer {
    /// The layer that a kind of mark belongs to.
    pub const fn of(kind: MarkKind) -> Self {
        match kind {
            MarkKind::Quote => Self::Quotes,
            MarkKind::Cue => Self::Cues,
            MarkKind::Speaker => Self::Speakers,
            MarkKind::Citation | MarkKind::Reference => Self::Citations,
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The set of layers that are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown(u8);

impl Default for Shown {
    /// Everything but thoughts.
    fn default() -> Self {
        Self(Layer::Quotes.bit() | Layer::Cues.bit() | Layer::Speakers.bit() | Layer::Citations.bit())
    }
}

impl Shown {
    /// True where `layer` is on.
    pub const fn has(self, layer: Layer) -> bool {
        self.0 & layer.bit() != 0
    }

    /// The same set with `layer` switched over.
    #[must_use]
    pub const fn toggled(self, layer: Layer) -> Self {
        Self(self.0 ^ layer.bit())
    }
}

/// True where the annotation is shown at all: not rejected, and no thought unless asked for.
pub fn stands(session: &Session, shown: Shown, id: Id) -> bool {
    session.status(id) != Status::Rejected && in_manner(session, shown, id)
}

/// True where the annotation is of a manner that is shown: speech, or a thought where those are on.
pub fn in_manner(session: &Session, shown: Shown, id: Id) -> bool {
    if id.subject != Subject::Quotation || shown.has(Layer::Thoughts) {
        return true;
    }
    let quotation = session.analysis.quotations.get(id.index as usize);
    quotation.is_none_or(|quotation| quotation.manner == Manner::Speech)
}

/// The marks to draw, in the order of the session's marks.
pub fn visible(session: &Session, shown: Shown) -> Vec<Mark> {
    let drawn = |mark: &&Mark| shown.has(Layer::of(mark.kind)) && stands(session, shown, mark.of);
    session.marks.iter().filter(drawn).copied().collect()
}
