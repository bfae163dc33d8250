//! The state of one sitting.

use std::rc::Rc;

use crate::annotation::any::count;
use crate::annotation::{Id, Mark, Subject};
use crate::detect::Analysis;
use crate::text::Article;

use super::history::{History, Step};
use super::orphan::Orphan;
use super::standing::{Decisions, Standing, Status};

/// An article with what is annotated in it and what was decided. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// The article; empty before one is opened.
    pub article: Article,
    /// The annotations as they stand: what the machine found, and what the person added or changed. An
    /// annotation keeps its index for as long as the text is the same.
    pub analysis: Rc<Analysis>,
    /// All marks of the analysis, by start, the longer one first.
    pub marks: Rc<[Mark]>,
    /// What the person decided.
    pub decisions: Rc<Decisions>,
    /// What stands nowhere in the text.
    pub orphans: Rc<Vec<Orphan>>,
    /// What can be undone and redone.
    pub history: History,
    /// The last step that the last download holds; none before the first.
    pub saved: Option<Rc<Step>>,
    /// True where there is work that no download holds.
    pub unsaved: bool,
}

impl Session {
    /// Whether the person agrees with the annotation `id`.
    pub fn status(&self, id: Id) -> Status {
        self.standing(id).status
    }

    /// All that the person says of the annotation `id`.
    pub fn standing(&self, id: Id) -> &Standing {
        self.decisions.standing(id)
    }

    /// Indices of the annotations of a kind that were not deleted, in text order.
    pub fn in_order(&self, subject: Subject) -> Vec<usize> {
        let start = |index: usize| {
            let span = match subject {
                Subject::Citation => self.analysis.citations.get(index).map(|it| it.span),
                Subject::Reference => self.analysis.references.get(index).map(|it| it.span),
                Subject::Quotation => {
                    self.analysis.quotations.get(index).and_then(|it| it.content.first().copied())
                }
                Subject::Speaker => {
                    self.analysis.speakers.get(index).and_then(|it| it.mentions.first().copied())
                }
            };
            span.map_or(u32::MAX, |span| span.start)
        };
        let all = 0..count(&self.analysis, subject);
        let mut order: Vec<usize> =
            all.filter(|&index| self.has(Id { subject, index: index as u32 })).collect();
        order.sort_by_key(|&index| start(index));
        order
    }

    /// True where there is an annotation `id`, which was not deleted.
    pub fn has(&self, id: Id) -> bool {
        (id.index as usize) < count(&self.analysis, id.subject) && !self.standing(id).removed
    }
}
