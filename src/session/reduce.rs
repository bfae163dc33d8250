//! The one place where a session changes.

use std::rc::Rc;

use crate::annotation::any::count;
use crate::annotation::{Annotation, Id};
use crate::detect::Analysis;

use super::action::{Action, Proposal};
use super::change::{Change, Edition};
use super::history::{Deed, Step};
use super::standing::{Origin, Standing, Status};
use super::state::Session;

/// The session after `action`. The same `Rc` comes back where nothing changed.
pub fn reduce(session: Rc<Session>, action: Action) -> Rc<Session> {
    match action {
        Action::Opened(article, analysis) => {
            found(Rc::new(Session { article, ..Session::default() }), analysis)
        }
        Action::Found(analysis) => found(session, analysis),
        Action::Restored(restored) => restored,
        Action::Closed if *session == Session::default() => session,
        Action::Closed => Rc::default(),
        Action::Decided(ids, status) => {
            let deed = match status {
                Status::Suggested => Deed::Reconsidered,
                Status::Accepted => Deed::Accepted,
                Status::Rejected => Deed::Rejected,
            };
            stand(session, deed, &ids, |standing| standing.status = status)
        }
        Action::Deleted(ids) => stand(session, Deed::Deleted, &ids, |standing| standing.removed = true),
        Action::Noted(id, note) => {
            let note = Some(note.trim()).filter(|note| !note.is_empty()).map(Rc::from);
            let before = Rc::clone(&session);
            let after = stand(session, Deed::Noted, &[id], |standing| standing.note.clone_from(&note));
            if Rc::ptr_eq(&before, &after) { after } else { as_one_note(after) }
        }
        Action::Put(proposal) => put(session, proposal),
        Action::Edited(after) => edited(session, after),
        Action::Undone => {
            let to = session.history.past.len().saturating_sub(1);
            go_to(session, to)
        }
        Action::Redone => {
            let to = session.history.past.len() + 1;
            go_to(session, to)
        }
        Action::WentTo(to) => go_to(session, to),
        Action::Saved => saved(session),
    }
}

fn found(mut session: Rc<Session>, analysis: Analysis) -> Rc<Session> {
    let next = Rc::make_mut(&mut session);
    next.analysis = Rc::new(analysis);
    next.draw();
    session
}

/// A decision about an annotation that is not there is none.
fn stand(session: Rc<Session>, deed: Deed, ids: &[Id], decide: impl Fn(&mut Standing)) -> Rc<Session> {
    // The same annotation named twice is decided about once.
    let (mut changes, mut ids) = (Vec::new(), ids.to_vec());
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        let before = session.standing(id).clone();
        let mut after = before.clone();
        decide(&mut after);
        if after != before && session.has(id) {
            changes.push(Change::Standing { id, before, after });
        }
    }
    step(session, deed, changes)
}

/// A note is one step, however many letters it is typed in.
fn as_one_note(mut session: Rc<Session>) -> Rc<Session> {
    let note = |step: Option<&Rc<Step>>| match step.map(|step| (step.deed, step.changes.as_slice())) {
        Some((Deed::Noted, [Change::Standing { id, before, after }])) => {
            Some((*id, before.clone(), after.clone()))
        }
        _ => None,
    };
    let mut latest = session.history.past.iter().rev();
    let (last, earlier) = (note(latest.next()), note(latest.next()));
    let (Some((id, _, after)), Some((same, before, _))) = (last, earlier) else { return session };
    let is_held = session.saved.as_ref().is_some_and(|saved| {
        session.history.past.iter().rev().nth(1).is_some_and(|step| Rc::ptr_eq(step, saved))
    });
    if id != same || is_held {
        return session;
    }
    let next = Rc::make_mut(&mut session);
    next.history.past.truncate(next.history.past.len() - 2);
    if before != after {
        let changes = vec![Change::Standing { id, before, after }];
        next.history.past.push(Rc::new(Step { deed: Deed::Noted, changes }));
    }
    settled(next, false);
    session
}

/// A proposal is taken whole or, where a part of it does not fit, not at all.
fn put(session: Rc<Session>, proposal: Proposal) -> Rc<Session> {
    let Proposal { deed, values, removed, orphan } = proposal;
    let (mut changes, mut ahead) = (Vec::new(), Analysis::clone(&session.analysis));
    for (id, value) in values {
        let at = id.index as usize;
        let before = Annotation::of(&ahead, id);
        let all = count(&ahead, id.subject);
        let is_free = at == all || (at < all && !session.standing(id).removed);
        if !is_free || value.subject() != id.subject || !value.fits(&session.article.text, &ahead) {
            return session;
        }
        if before.as_ref() == Some(&value) {
            continue;
        }
        let standing = session.standing(id);
        let orphan = orphan.and_then(|at| session.orphans.get(at));
        let after = match (&before, orphan) {
            (None, None) => Standing::MADE,
            (None, Some(orphan)) => Standing { status: Status::Accepted, ..orphan.standing.clone() },
            (Some(_), _) => {
                let origin =
                    if standing.origin == Origin::Automatic { Origin::Edited } else { standing.origin };
                let status = if deed.agrees() { Status::Accepted } else { standing.status };
                Standing { status, origin, ..standing.clone() }
            }
        };
        value.clone().put(&mut ahead, at);
        changes.push(Change::Value { id, before: before.map(Rc::new), after: Rc::new(value) });
        if after != *standing {
            changes.push(Change::Standing { id, before: standing.clone(), after });
        }
    }
    for id in removed {
        let before = session.standing(id).clone();
        if session.has(id) {
            let after = Standing { removed: true, ..before.clone() };
            changes.push(Change::Standing { id, before, after });
        }
    }
    if let Some(at) = orphan {
        let Some(was) = session.orphans.get(at).cloned() else { return session };
        changes.push(Change::Orphan { at, was: Rc::new(was) });
    }
    step(session, deed, changes)
}

fn edited(session: Rc<Session>, after: Edition) -> Rc<Session> {
    let before = session.edition();
    if before == after {
        return session;
    }
    let change = Change::Edition { before: Box::new(before), after: Box::new(after) };
    step(session, Deed::Edited, vec![change])
}

fn step(mut session: Rc<Session>, deed: Deed, changes: Vec<Change>) -> Rc<Session> {
    if changes.is_empty() {
        return session;
    }
    let next = Rc::make_mut(&mut session);
    for change in &changes {
        change.make(next);
    }
    let redraws = redraws(&changes);
    next.history.past.push(Rc::new(Step { deed, changes }));
    next.history.future.clear();
    settled(next, redraws);
    session
}

/// Takes steps back, or makes them again, until `to` of them stand or there is no other.
fn go_to(mut session: Rc<Session>, to: usize) -> Rc<Session> {
    let (now, all) = (session.history.past.len(), session.history.past.len() + session.history.future.len());
    let to = to.min(all);
    if to == now {
        return session;
    }
    let next = Rc::make_mut(&mut session);
    let mut anew = false;
    while next.history.past.len() > to
        && let Some(step) = next.history.past.pop()
    {
        step.changes.iter().rev().for_each(|change| change.unmake(next));
        anew |= redraws(&step.changes);
        next.history.future.push(step);
    }
    while next.history.past.len() < to
        && let Some(step) = next.history.future.pop()
    {
        step.changes.iter().for_each(|change| change.make(next));
        anew |= redraws(&step.changes);
        next.history.past.push(step);
    }
    settled(next, anew);
    session
}

/// True where `changes` give the text other marks.
fn redraws(changes: &[Change]) -> bool {
    changes.iter().any(|change| matches!(change, Change::Value { .. } | Change::Edition { .. }))
}

fn saved(mut session: Rc<Session>) -> Rc<Session> {
    if session.unsaved {
        let next = Rc::make_mut(&mut session);
        next.saved = next.history.past.last().cloned();
        next.unsaved = false;
    }
    session
}

fn settled(session: &mut Session, redraws: bool) {
    if redraws {
        session.draw();
    }
    session.unsaved = match (session.history.past.last(), &session.saved) {
        (None, None) => false,
        (Some(last), Some(saved)) => !Rc::ptr_eq(last, saved),
        _ => true,
    };
}

#[cfg(test)]
mod tests;
