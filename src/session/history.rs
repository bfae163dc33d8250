//! Undo and redo.

use crate::annotation::Id;

use super::state::Status;

/// One decision, with what stood before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The annotation that was decided about.
    pub id: Id,
    /// Its status before.
    pub before: Status,
    /// Its status after.
    pub after: Status,
}

/// The decisions in the order they were made. A step holds one decision, not a copy of all, so
/// that a long sitting stays small.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Steps that can be taken back, the latest last.
    pub past: Vec<Step>,
    /// Steps that were taken back, the latest last.
    pub future: Vec<Step>,
}
