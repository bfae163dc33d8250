//! What holds for any sequence of actions, against a model that copies everything.

#[path = "by_hand/session.rs"]
mod by_hand;

use std::collections::BTreeMap;
use std::rc::Rc;

use proptest::prelude::*;
use provenote::annotation::{Id, Subject};
use provenote::session::{Action, Decisions, Session, Status, reduce};

const TEXT: &str = "Ana said [1] that Bo agreed [2] with all of it.";

fn start() -> Rc<Session> {
    Rc::new(by_hand::session(TEXT, &by_hand::words(TEXT)))
}

/// A decision, now and then about an annotation that is not there.
fn decision() -> impl Strategy<Value = Action> {
    let subjects = vec![Subject::Citation, Subject::Reference, Subject::Quotation, Subject::Speaker];
    let statuses = vec![Status::Suggested, Status::Accepted, Status::Rejected];
    let parts = (prop::sample::select(subjects), 0_u32..4, prop::sample::select(statuses));
    parts.prop_map(|(subject, index, status)| Action::Decided(Id { subject, index }, status))
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        6 => decision(),
        3 => Just(Action::Undone),
        2 => Just(Action::Redone),
        1 => Just(Action::Saved),
    ]
}

fn script() -> impl Strategy<Value = Vec<Action>> {
    prop::collection::vec(action(), 0..60)
}

fn play(script: &[Action]) -> Rc<Session> {
    script.iter().cloned().fold(start(), reduce)
}

/// A sitting in which every step is a copy of everything: slow, and plainly right.
#[derive(Default)]
struct Model {
    now: BTreeMap<Id, Status>,
    past: Vec<BTreeMap<Id, Status>>,
    future: Vec<BTreeMap<Id, Status>>,
    saved: BTreeMap<Id, Status>,
}

impl Model {
    fn take(&mut self, session: &Session, action: &Action) {
        match action {
            Action::Decided(id, status) if session.has(*id) => {
                let mut next = self.now.clone();
                next.insert(*id, *status);
                next.retain(|_, status| *status != Status::Suggested);
                if next != self.now {
                    self.past.push(std::mem::replace(&mut self.now, next));
                    self.future.clear();
                }
            }
            Action::Undone => {
                if let Some(before) = self.past.pop() {
                    self.future.push(std::mem::replace(&mut self.now, before));
                }
            }
            Action::Redone => {
                if let Some(after) = self.future.pop() {
                    self.past.push(std::mem::replace(&mut self.now, after));
                }
            }
            Action::Saved => self.saved = self.now.clone(),
            _ => {}
        }
    }
}

proptest! {
    #[test]
    fn the_session_does_what_the_model_does(script in script()) {
        let (mut session, mut model) = (start(), Model::default());
        for action in script {
            let before = Rc::clone(&session);
            model.take(&session, &action);
            session = reduce(session, action);
            let mut decisions = Decisions::default();
            model.now.iter().for_each(|(id, status)| decisions.settle(*id, *status));
            prop_assert_eq!(&*session.decisions, &decisions);
            prop_assert!(model.now.iter().all(|(id, status)| session.status(*id) == *status));
            prop_assert_eq!(session.decisions.is_empty(), model.now.is_empty());
            prop_assert_eq!(session.unsaved, model.now != model.saved);
            prop_assert_eq!(session.history.past.len(), model.past.len());
            prop_assert_eq!(session.history.future.len(), model.future.len());
            prop_assert_eq!(Rc::ptr_eq(&session, &before), session == before, "a new state for no change");
            prop_assert!(Rc::ptr_eq(&session.analysis, &before.analysis), "a decision touched the findings");
        }
    }

    #[test]
    fn undo_takes_a_decision_back_and_redo_makes_it_again(script in script(), decision in decision()) {
        let before = play(&script);
        let after = reduce(Rc::clone(&before), decision);
        if Rc::ptr_eq(&before, &after) {
            return Ok(());
        }
        let undone = reduce(Rc::clone(&after), Action::Undone);
        prop_assert_eq!(&undone.decisions, &before.decisions);
        prop_assert_eq!(undone.unsaved, before.unsaved);
        prop_assert_eq!(&undone.history.past, &before.history.past);
        prop_assert_eq!(reduce(undone, Action::Redone), after);
    }

    #[test]
    fn the_same_actions_give_the_same_session(script in script()) {
        prop_assert_eq!(play(&script), play(&script));
    }
}
