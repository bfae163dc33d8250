//! What holds for any sequence of actions, against a model that copies everything.

use std::rc::Rc;

use proptest::prelude::*;
use provenote::annotation::{Annotation, Id, Mark, Subject};
use provenote::session::{Action, Edition, Session, reduce};

use crate::script::{Move, make, one_move, play, script, start};

/// Everything that a sitting is about, but for what can be undone.
fn substance(session: &Session) -> (Edition, Vec<Mark>) {
    (session.edition(), session.marks.to_vec())
}

/// A sitting in which every step is a copy of everything: slow, and plainly right.
struct Model {
    past: Vec<(Edition, Vec<Mark>)>,
    future: Vec<(Edition, Vec<Mark>)>,
}

impl Model {
    fn follow(&mut self, before: &Session, it: &Move, after: &Session) {
        let to = match it {
            Move::Act(Action::Undone) => self.past.len().saturating_sub(1),
            Move::Act(Action::Redone) => self.past.len() + 1,
            Move::Act(Action::WentTo(to)) => *to,
            Move::Act(Action::Saved) => return,
            _ => {
                let (was, is) = (before.history.past.len(), after.history.past.len());
                if was < is {
                    self.past.push(substance(before));
                    self.future.clear();
                } else if before.edition() != after.edition() {
                    // The same note, written on; wiped out, it was never written.
                    self.past.truncate(is);
                    self.future.clear();
                }
                return;
            }
        };
        let mut now = substance(before);
        while self.past.len() > to {
            let Some(earlier) = self.past.pop() else { break };
            self.future.push(std::mem::replace(&mut now, earlier));
        }
        while self.past.len() < to {
            let Some(later) = self.future.pop() else { break };
            self.past.push(std::mem::replace(&mut now, later));
        }
        assert_eq!(now, substance(after));
    }
}

proptest! {
    #[test]
    fn the_session_does_what_the_model_does(script in script()) {
        let (mut session, mut model) = (start(), Model { past: Vec::new(), future: Vec::new() });
        for it in script {
            let before = Rc::clone(&session);
            session = make(&before, &it);
            model.follow(&before, &it, &session);
            prop_assert_eq!(session.history.past.len(), model.past.len());
            prop_assert_eq!(session.history.future.len(), model.future.len());
            prop_assert_eq!(Rc::ptr_eq(&session, &before), session == before, "a new state for no change");
            prop_assert!(session.article == before.article, "a decision changed the text");
        }
    }

    #[test]
    fn undo_takes_a_step_back_and_redo_makes_it_again(script in script(), it in one_move()) {
        let before = play(&script);
        let after = make(&before, &it);
        if after.history.past.len() != before.history.past.len() + 1 {
            return Ok(());
        }
        let undone = reduce(Rc::clone(&after), Action::Undone);
        prop_assert_eq!(substance(&undone), substance(&before));
        prop_assert_eq!(undone.unsaved, before.unsaved);
        prop_assert_eq!(&undone.history.past, &before.history.past);
        prop_assert_eq!(reduce(undone, Action::Redone), after);
    }

    #[test]
    fn every_annotation_stands_on_whole_words_of_the_text(script in script()) {
        let session = play(&script);
        for mark in session.marks.iter() {
            prop_assert!(!mark.span.is_empty() && session.article.text.get(mark.span.range()).is_some());
        }
        for (subject, count) in [(Subject::Citation, session.analysis.citations.len()), (Subject::Quotation, session.analysis.quotations.len())] {
            for index in 0..count {
                let it = Annotation::of(&session.analysis, Id { subject, index: index as u32 });
                prop_assert!(it.is_some_and(|it| it.fits(&session.article.text, &session.analysis)));
            }
        }
    }

    #[test]
    fn the_same_actions_give_the_same_session(script in script()) {
        prop_assert_eq!(play(&script), play(&script));
    }
}
