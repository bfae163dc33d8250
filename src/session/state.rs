//! The state of one sitting.

use std::rc::Rc;

use crate::annotation::{Id, Mark, Subject};
use crate::detect::Analysis;
use crate::text::Article;

use super::history::History;

/// What the person says of annotations: those that are not as the machine suggested, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions(Vec<(Id, Status)>);

impl Decisions {
    /// The standing of `id`.
    pub fn status(&self, id: Id) -> Status {
        self.place(id).ok().and_then(|at| self.0.get(at)).map(|(_, status)| *status).unwrap_or_default()
    }

    /// Writes one decision down. Equal decisions are equal lists, whichever way led to them.
    pub fn settle(&mut self, id: Id, status: Status) {
        let place = self.place(id);
        let (Ok(at) | Err(at)) = place;
        if place.is_ok() {
            self.0.remove(at);
        }
        if status != Status::default() {
            self.0.insert(at, (id, status));
        }
    }

    /// True where everything is as the machine suggested.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn place(&self, id: Id) -> Result<usize, usize> {
        self.0.binary_search_by_key(&id, |(id, _)| *id)
    }
}

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

impl Status {
    /// The name used in the annotation document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Suggested => "suggested",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }
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
    /// The decisions that the last download holds; none before the first.
    pub saved: Rc<Decisions>,
    /// True where there is work that no download holds: `decisions` differ from `saved`.
    pub unsaved: bool,
}

impl Session {
    /// The standing of the annotation `id`.
    pub fn status(&self, id: Id) -> Status {
        self.decisions.status(id)
    }

    /// True where the analysis holds the annotation `id`.
    pub fn has(&self, id: Id) -> bool {
        let count = match id.subject {
            Subject::Citation => self.analysis.citations.len(),
            Subject::Reference => self.analysis.references.len(),
            Subject::Quotation => self.analysis.quotations.len(),
            Subject::Speaker => self.analysis.speakers.len(),
        };
        (id.index as usize) < count
    }
}
