//! The one place where a session changes.

use std::rc::Rc;

use crate::annotation::{Id, marks};
use crate::detect::Analysis;

use super::action::Action;
use super::history::Step;
use super::state::{Session, Status};

/// The session after `action`. The same `Rc` comes back where nothing changed.
pub fn reduce(session: Rc<Session>, action: Action) -> Rc<Session> {
    match action {
        Action::Opened(article, analysis) => {
            found(Rc::new(Session { article, ..Session::default() }), analysis)
        }
        Action::Found(analysis) => found(session, analysis),
        Action::Closed if *session == Session::default() => session,
        Action::Closed => Rc::new(Session::default()),
        Action::Decided(id, status) => decided(session, id, status),
        Action::Undone => undone(session),
        Action::Redone => redone(session),
        Action::Saved => saved(session),
    }
}

fn found(mut session: Rc<Session>, analysis: Analysis) -> Rc<Session> {
    let next = Rc::make_mut(&mut session);
    next.marks = marks(&analysis).into();
    next.analysis = Rc::new(analysis);
    session
}

/// A decision about an annotation that the analysis does not hold is none.
fn decided(mut session: Rc<Session>, id: Id, after: Status) -> Rc<Session> {
    let before = session.status(id);
    if before == after || !session.has(id) {
        return session;
    }
    let next = Rc::make_mut(&mut session);
    next.history.past.push(Step { id, before, after });
    next.history.future.clear();
    settle(next, id, after);
    session
}

fn undone(mut session: Rc<Session>) -> Rc<Session> {
    let Some(&step) = session.history.past.last() else { return session };
    let next = Rc::make_mut(&mut session);
    next.history.past.pop();
    next.history.future.push(step);
    settle(next, step.id, step.before);
    session
}

fn redone(mut session: Rc<Session>) -> Rc<Session> {
    let Some(&step) = session.history.future.last() else { return session };
    let next = Rc::make_mut(&mut session);
    next.history.future.pop();
    next.history.past.push(step);
    settle(next, step.id, step.after);
    session
}

fn saved(mut session: Rc<Session>) -> Rc<Session> {
    if session.unsaved {
        let next = Rc::make_mut(&mut session);
        next.saved = Rc::clone(&next.decisions);
        next.unsaved = false;
    }
    session
}

fn settle(session: &mut Session, id: Id, status: Status) {
    Rc::make_mut(&mut session.decisions).settle(id, status);
    session.unsaved = session.decisions != session.saved;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Analysis, Speaker, analyse};

    const FIRST: Id = Id::speaker(0);

    /// A session whose analysis holds two speakers.
    fn session() -> Rc<Session> {
        let speakers = vec![Speaker::default(), Speaker::default()];
        let analysis = Rc::new(Analysis { speakers, ..Analysis::default() });
        Rc::new(Session { analysis, ..Session::default() })
    }

    fn after(session: &Rc<Session>, actions: &[Action]) -> Rc<Session> {
        actions.iter().cloned().fold(Rc::clone(session), reduce)
    }

    #[test]
    fn a_decision_is_kept_undone_and_made_again() {
        let start = session();
        let decided = after(&start, &[Action::Decided(FIRST, Status::Rejected)]);
        assert_eq!(decided.status(FIRST), Status::Rejected);
        assert_eq!(decided.status(Id::speaker(1)), Status::Suggested);
        assert_eq!(start.status(FIRST), Status::Suggested, "the earlier state is untouched");

        let undone = after(&decided, &[Action::Undone]);
        assert_eq!(undone.status(FIRST), Status::Suggested);
        assert!(undone.decisions.is_empty());
        assert_eq!(*after(&undone, &[Action::Redone]), *decided);
    }

    #[test]
    fn a_new_decision_forgets_what_was_undone() {
        let decided = after(
            &session(),
            &[
                Action::Decided(FIRST, Status::Rejected),
                Action::Undone,
                Action::Decided(FIRST, Status::Accepted),
            ],
        );
        let redone = after(&decided, &[Action::Redone]);
        assert!(Rc::ptr_eq(&decided, &redone));
        assert_eq!(redone.status(FIRST), Status::Accepted);
    }

    #[test]
    fn what_changes_nothing_keeps_the_state() {
        let start = session();
        let idle = [
            Action::Decided(FIRST, Status::Suggested),
            Action::Decided(Id::speaker(2), Status::Accepted),
            Action::Decided(Id::quotation(0), Status::Accepted),
            Action::Undone,
            Action::Redone,
            Action::Saved,
        ];
        for action in idle {
            assert!(Rc::ptr_eq(&start, &reduce(Rc::clone(&start), action.clone())), "{action:?}");
        }
        let empty = Rc::new(Session::default());
        assert!(Rc::ptr_eq(&empty, &reduce(Rc::clone(&empty), Action::Closed)));
    }

    #[test]
    fn work_is_unsaved_until_a_download_holds_it() {
        let decided = after(&session(), &[Action::Decided(FIRST, Status::Accepted)]);
        assert!(decided.unsaved);
        let saved = after(&decided, &[Action::Saved]);
        assert!(!saved.unsaved);
        let undone = after(&saved, &[Action::Undone]);
        assert!(undone.unsaved, "the download says accepted, the page no longer does");
        assert!(!after(&undone, &[Action::Redone]).unsaved);
        assert!(!after(&decided, &[Action::Undone]).unsaved, "nothing is left to save");
    }

    #[test]
    fn opening_and_closing_start_anew() {
        let article = crate::text::ingest::from_plain("Two lines.\nOf text.");
        let decided = after(&session(), &[Action::Decided(FIRST, Status::Accepted)]);
        let opened = after(&decided, &[Action::Opened(article.clone(), analyse(&article))]);
        assert_eq!(opened.article, article);
        assert!(opened.decisions.is_empty() && opened.history.past.is_empty() && !opened.unsaved);
        assert_eq!(*after(&opened, &[Action::Closed]), Session::default());
    }
}
