//! The one place where a session changes.

use std::rc::Rc;

use crate::annotation::marks;
use crate::detect::analyse;

use super::action::Action;
use super::state::Session;

/// The session after `action`. The same `Rc` comes back where nothing changed.
pub fn reduce(session: Rc<Session>, action: Action) -> Rc<Session> {
    match action {
        Action::Opened(article) => {
            let analysis = analyse(&article);
            let marks = marks(&analysis).into();
            Rc::new(Session { article, analysis: Rc::new(analysis), marks, ..Session::default() })
        }
        Action::Closed => Rc::new(Session::default()),
        Action::Decided(..) | Action::Undone | Action::Redone | Action::Saved => session,
    }
}
