//! Changes: the smallest pieces that every step is made of, each with what was before.

use std::rc::Rc;

use crate::annotation::any::pop;
use crate::annotation::{Annotation, Id, marks};
use crate::detect::Analysis;
use crate::text::Article;

use super::orphan::Orphan;
use super::standing::{Decisions, Standing};
use super::state::Session;

/// One text of an article, with its annotations. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edition {
    /// The text.
    pub article: Article,
    /// Its annotations.
    pub analysis: Rc<Analysis>,
    /// What the person said of them.
    pub decisions: Rc<Decisions>,
    /// What stands nowhere in it.
    pub orphans: Rc<Vec<Orphan>>,
}

/// A change and what it changed, so that it can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The person stands differently to an annotation.
    Standing {
        /// Which.
        id: Id,
        /// As it was.
        before: Standing,
        /// As it is.
        after: Standing,
    },
    /// An annotation says something else, or is new.
    Value {
        /// Which; a new one is the last of its list.
        id: Id,
        /// What it said; none where it is new.
        before: Option<Rc<Annotation>>,
        /// What it says.
        after: Rc<Annotation>,
    },
    /// An orphan was placed or dropped.
    Orphan {
        /// Its index in the list.
        at: usize,
        /// What it was.
        was: Rc<Orphan>,
    },
    /// The text is another.
    Edition {
        /// As it was.
        before: Box<Edition>,
        /// As it is.
        after: Box<Edition>,
    },
}

impl Change {
    /// Makes the change in `session`. Marks are not brought up to it: [`super::reduce`] and
    /// [`Session::resumed`] do that after the last.
    pub fn make(&self, session: &mut Session) {
        match self {
            Self::Standing { id, after, .. } => settle(session, *id, after),
            Self::Value { id, after, .. } => set(session, *id, after),
            Self::Orphan { at, .. } => {
                if *at < session.orphans.len() {
                    Rc::make_mut(&mut session.orphans).remove(*at);
                }
            }
            Self::Edition { after, .. } => session.turn_to(after),
        }
    }

    /// Takes the change back.
    pub fn unmake(&self, session: &mut Session) {
        match self {
            Self::Standing { id, before, .. } => settle(session, *id, before),
            Self::Value { id, before: Some(before), .. } => set(session, *id, before),
            Self::Value { id, .. } => pop(Rc::make_mut(&mut session.analysis), id.subject),
            Self::Orphan { at, was } => {
                let orphans = Rc::make_mut(&mut session.orphans);
                orphans.insert((*at).min(orphans.len()), Orphan::clone(was));
            }
            Self::Edition { before, .. } => session.turn_to(before),
        }
    }
}

fn settle(session: &mut Session, id: Id, standing: &Standing) {
    Rc::make_mut(&mut session.decisions).settle(id, standing.clone());
}

fn set(session: &mut Session, id: Id, value: &Rc<Annotation>) {
    Annotation::clone(value).put(Rc::make_mut(&mut session.analysis), id.index as usize);
}

impl Session {
    /// The text and its annotations as they stand.
    pub fn edition(&self) -> Edition {
        Edition {
            article: self.article.clone(),
            analysis: Rc::clone(&self.analysis),
            decisions: Rc::clone(&self.decisions),
            orphans: Rc::clone(&self.orphans),
        }
    }

    /// A session over `edition`, in which nothing was done yet.
    pub fn over(edition: &Edition) -> Self {
        let mut session = Self::default();
        session.turn_to(edition);
        session.draw();
        session
    }

    fn turn_to(&mut self, edition: &Edition) {
        let Edition { article, analysis, decisions, orphans } = edition.clone();
        (self.article, self.analysis, self.decisions, self.orphans) = (article, analysis, decisions, orphans);
    }

    /// The session in which `past` of the steps stand, and the last download held the first `saved` of them;
    /// none where it held something that no step leads to.
    #[must_use]
    pub fn resumed(mut self, past: usize, saved: Option<usize>) -> Self {
        let step = |at: usize| at.checked_sub(1).and_then(|last| self.history.past.get(last).cloned());
        self.saved = saved.map_or_else(|| Some(Rc::default()), step);
        while self.history.past.len() > past
            && let Some(step) = self.history.past.pop()
        {
            step.changes.iter().rev().for_each(|change| change.unmake(&mut self));
            self.history.future.push(step);
        }
        self.draw();
        self.unsaved = saved != Some(self.history.past.len());
        self
    }

    /// How many steps the last download held, as [`Self::resumed`] takes it.
    pub fn saved_at(&self) -> Option<usize> {
        let Some(saved) = &self.saved else { return Some(0) };
        self.history.all().zip(1..).find(|(step, _)| Rc::ptr_eq(step, saved)).map(|(_, number)| number)
    }

    /// Brings what follows from the annotations up to them.
    pub(super) fn draw(&mut self) {
        self.marks = marks(&self.analysis).into();
    }
}
