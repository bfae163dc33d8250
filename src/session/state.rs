//! The state of one sitting.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::annotation::{Id, Mark};
use crate::detect::Analysis;
use crate::text::Article;

use super::history::History;

/// What the person says of an annotation. What is not in the map is as the machine suggested it.
pub type Decisions = BTreeMap<Id, Status>;

/// The standing of an annotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// Found by the machine, not looked at.
    #[default]
    Suggested,
    /// The person agrees.
    Accepted,
    /// The person says it is none.
    Rejected,
}

/// An article with what was found in it and what was decided. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// The article; empty before one is opened.
    pub article: Article,
    /// What the machine found.
    pub analysis: Rc<Analysis>,
    /// All marks of the analysis, by start, the longer one first.
    pub marks: Rc<[Mark]>,
    /// What the person decided.
    pub decisions: Rc<Decisions>,
    /// What can be undone and redone.
    pub history: History,
    /// True where there is work that no download holds.
    pub unsaved: bool,
}

impl Session {
    /// The standing of the annotation `id`.
    pub fn status(&self, id: Id) -> Status {
        self.decisions.get(&id).copied().unwrap_or_default()
    }
}
