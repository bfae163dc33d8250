//! Undo and redo.

use std::rc::Rc;

use super::state::Decisions;

/// The decisions before and after each step; sharing makes a step cheap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// States to go back to, the latest last.
    pub past: Vec<Rc<Decisions>>,
    /// States that were undone, the latest last.
    pub future: Vec<Rc<Decisions>>,
}
