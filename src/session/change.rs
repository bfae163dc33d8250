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
    /// Makes the change in `session`.
    pub(super) fn make(&self, session: &mut Session) {
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
    pub(super) fn unmake(&self, session: &mut Session) {
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

    /// Brings what follows from the annotations up to them.
    pub(super) fn draw(&mut self) {
        self.marks = marks(&self.analysis).into();
    }
}
