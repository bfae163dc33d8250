//! What holds for any sequence of actions, against a model that copies everything.

#[path = "by_hand/session.rs"]
mod by_hand;

use std::rc::Rc;

use proptest::prelude::*;
use provenote::annotation::{Annotation, Id, Mark, MarkKind, Subject};
use provenote::detect::{Manner, QuotationKind};
use provenote::session::{Action, Edition, Session, Status, propose, reduce};
use provenote::text::Span;

const TEXT: &str = "Ana said [1] that “Bó agreed” [2] with all of it.";

fn start() -> Rc<Session> {
    Rc::new(by_hand::session(TEXT, &by_hand::words(TEXT)))
}

/// A decision, now and then about an annotation that is not there.
fn decision() -> impl Strategy<Value = Action> {
    let statuses = vec![Status::Suggested, Status::Accepted, Status::Rejected];
    let ids = prop::collection::vec(id(), 1..4);
    (ids, prop::sample::select(statuses)).prop_map(|(ids, status)| Action::Decided(ids, status))
}

fn id() -> impl Strategy<Value = Id> {
    let subjects = vec![Subject::Citation, Subject::Reference, Subject::Quotation, Subject::Speaker];
    (prop::sample::select(subjects), 0_u32..5).prop_map(|(subject, index)| Id { subject, index })
}

/// A wish, with numbers that choose among what the session has by then.
#[derive(Clone, Debug)]
struct Wish {
    which: usize,
    id: Id,
    span: (usize, usize),
    other: usize,
}

fn wish() -> impl Strategy<Value = Wish> {
    (0_usize..16, id(), (0_usize..60, 0_usize..12), 0_usize..4).prop_map(|(which, id, span, other)| Wish {
        which,
        id,
        span,
        other,
    })
}

/// What the person asks for by `wish`; none where it makes no sense here.
fn asked(session: &Session, wish: &Wish) -> Option<Action> {
    let Wish { which, id, span: (start, len), other } = *wish;
    // Bytes, now and then inside a character or beyond the text: what does not fit must be refused.
    let span = Span::of(&(start..start + len));
    let kinds = [MarkKind::Quote, MarkKind::Cue, MarkKind::Speaker, MarkKind::Citation];
    let kind = kinds[other];
    let whole = session.marks.iter().find(|mark| mark.of == id && mark.kind == kind).map(|mark| mark.span);
    match which {
        0 => propose::citation(session, span),
        1 => propose::quote(session, span),
        2 => propose::relabel(session, id, QuotationKind::Mixed, Manner::Thought),
        3 | 4 => propose::resize(session, id, kind, whole?, span),
        5 | 6 => propose::attach(session, id, kind, span),
        7 => propose::detach(session, id, kind, None),
        8 => propose::speak(session, id, (other < 3).then_some(other)),
        9 => propose::back(session, id, other),
        10 => propose::point(session, id, 0, (other < 3).then_some(other)),
        11 => propose::rename(session, id, ["Ana", "Bo", " ", "Dr Cy"][other]),
        12 => propose::merge(session, id.index as usize, other),
        13 => propose::split(session, id),
        14 => propose::annotate_all(session, id),
        _ => Some(Action::Deleted(vec![id])),
    }
}

#[derive(Clone, Debug)]
enum Move {
    Act(Action),
    Wish(Wish),
}

fn one_move() -> impl Strategy<Value = Move> {
    prop_oneof![
        4 => decision().prop_map(Move::Act),
        8 => wish().prop_map(Move::Wish),
        1 => (id(), "[a-z ]{0,6}").prop_map(|(id, note)| Move::Act(Action::Noted(id, note))),
        3 => Just(Move::Act(Action::Undone)),
        2 => Just(Move::Act(Action::Redone)),
        1 => (0_usize..12).prop_map(|to| Move::Act(Action::WentTo(to))),
        1 => Just(Move::Act(Action::Saved)),
    ]
}

fn script() -> impl Strategy<Value = Vec<Move>> {
    prop::collection::vec(one_move(), 0..60)
}

fn make(session: &Rc<Session>, it: &Move) -> Rc<Session> {
    let action = match it {
        Move::Act(action) => Some(action.clone()),
        Move::Wish(wish) => asked(session, wish),
    };
    action.map_or_else(|| Rc::clone(session), |action| reduce(Rc::clone(session), action))
}

fn play(script: &[Move]) -> Rc<Session> {
    script.iter().fold(start(), |session, it| make(&session, it))
}

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
                if before.history.past.len() < after.history.past.len() {
                    self.past.push(substance(before));
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
        if after.history.past.len() <= before.history.past.len() {
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
