//! Random sittings: what a person does, one thing after another, over a session made by hand.

#![allow(clippy::indexing_slicing, reason = "a test fails loudly")]

use std::rc::Rc;

use proptest::prelude::*;
use provenote::annotation::{Id, MarkKind, Subject};
use provenote::detect::{Manner, QuotationKind};
use provenote::session::{Action, Session, Status, propose, reduce};
use provenote::text::Span;

use super::by_hand;

pub(crate) const TEXT: &str = "Ana said [1] that “Bó agreed” [2] with all of it.";

pub(crate) fn start() -> Rc<Session> {
    Rc::new(by_hand::session(TEXT, &by_hand::words(TEXT)))
}

/// A decision, now and then about an annotation that is not there.
pub(crate) fn decision() -> impl Strategy<Value = Action> {
    let statuses = vec![Status::Suggested, Status::Accepted, Status::Rejected];
    let ids = prop::collection::vec(id(), 1..4);
    (ids, prop::sample::select(statuses)).prop_map(|(ids, status)| Action::Decided(ids, status))
}

pub(crate) fn id() -> impl Strategy<Value = Id> {
    let subjects = vec![Subject::Citation, Subject::Reference, Subject::Quotation, Subject::Speaker];
    (prop::sample::select(subjects), 0_u32..5).prop_map(|(subject, index)| Id { subject, index })
}

/// A wish, with numbers that choose among what the session has by then.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    which: usize,
    id: Id,
    span: (usize, usize),
    other: usize,
}

pub(crate) fn wish() -> impl Strategy<Value = Wish> {
    (0_usize..16, id(), (0_usize..60, 0_usize..12), 0_usize..4).prop_map(|(which, id, span, other)| Wish {
        which,
        id,
        span,
        other,
    })
}

/// What the person asks for by `wish`; none where it makes no sense here.
pub(crate) fn asked(session: &Session, wish: &Wish) -> Option<Action> {
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
pub(crate) enum Move {
    Act(Action),
    Wish(Wish),
}

pub(crate) fn one_move() -> impl Strategy<Value = Move> {
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

pub(crate) fn script() -> impl Strategy<Value = Vec<Move>> {
    prop::collection::vec(one_move(), 0..60)
}

pub(crate) fn make(session: &Rc<Session>, it: &Move) -> Rc<Session> {
    let action = match it {
        Move::Act(action) => Some(action.clone()),
        Move::Wish(wish) => asked(session, wish),
    };
    action.map_or_else(|| Rc::clone(session), |action| reduce(Rc::clone(session), action))
}

pub(crate) fn play(script: &[Move]) -> Rc<Session> {
    script.iter().fold(start(), |session, it| make(&session, it))
}
