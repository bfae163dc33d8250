//! Undo and redo.

use std::rc::Rc;

use super::change::Change;

/// What the person did, in a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Deed {
    /// Agreed.
    #[default]
    Accepted,
    /// Disagreed.
    Rejected,
    /// Took a decision back.
    Reconsidered,
    /// Deleted.
    Deleted,
    /// Added.
    Added,
    /// Gave other edges.
    Resized,
    /// Gave another kind or manner.
    Relabelled,
    /// Joined a quotation with its cue, speaker, words or citation, or a citation with its reference.
    Linked,
    /// Took such a link away.
    Unlinked,
    /// Gave a speaker another name.
    Renamed,
    /// Made one speaker of two.
    Merged,
    /// Made two speakers of one.
    Split,
    /// Wrote a note.
    Noted,
    /// Edited the text.
    Edited,
    /// Gave an orphan a place.
    Placed,
    /// Let an orphan go.
    Dropped,
}

impl Deed {
    /// All deeds.
    pub const ALL: [Self; 16] = [
        Self::Accepted,
        Self::Rejected,
        Self::Reconsidered,
        Self::Deleted,
        Self::Added,
        Self::Resized,
        Self::Relabelled,
        Self::Linked,
        Self::Unlinked,
        Self::Renamed,
        Self::Merged,
        Self::Split,
        Self::Noted,
        Self::Edited,
        Self::Placed,
        Self::Dropped,
    ];

    /// The word, as the history shows it and a save holds it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "Accepted",
            Self::Rejected => "Rejected",
            Self::Reconsidered => "Reconsidered",
            Self::Deleted => "Deleted",
            Self::Added => "Added",
            Self::Resized => "Resized",
            Self::Relabelled => "Relabelled",
            Self::Linked => "Linked",
            Self::Unlinked => "Unlinked",
            Self::Renamed => "Renamed",
            Self::Merged => "Merged",
            Self::Split => "Split",
            Self::Noted => "Noted",
            Self::Edited => "Edited",
            Self::Placed => "Placed",
            Self::Dropped => "Dropped",
        }
    }

    /// True where who does this to an annotation agrees with what it becomes.
    pub const fn agrees(self) -> bool {
        matches!(self, Self::Resized | Self::Relabelled | Self::Linked | Self::Unlinked | Self::Placed)
    }
}

/// One thing the person did, whole: it is undone and redone in one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// What it was.
    pub deed: Deed,
    /// What it changed, in order.
    pub changes: Vec<Change>,
}

/// What was done, in order. Steps hold what changed, not copies of all, so that a long sitting stays small.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// Steps that can be taken back, the latest last.
    pub past: Vec<Rc<Step>>,
    /// Steps that were taken back, the latest last.
    pub future: Vec<Rc<Step>>,
}

impl History {
    /// All steps in the order in which they were taken, those that were taken back last.
    pub fn all(&self) -> impl Iterator<Item = &Rc<Step>> {
        self.past.iter().chain(self.future.iter().rev())
    }
}
