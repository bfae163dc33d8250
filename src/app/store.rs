//! The session, as Yew holds it.

use std::ops::Deref;
use std::rc::Rc;

use yew::Reducible;

use crate::platform::clock;
use crate::session::{Action, Session, reduce};

/// The session behind a pointer: two are equal where they are the same one.
#[derive(Clone, Default)]
pub(super) struct Store(Rc<Session>);

impl Store {
    /// True where an article is open.
    pub(super) fn is_open(&self) -> bool {
        !self.article.paragraphs.is_empty()
    }
}

impl Deref for Store {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.0
    }
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let opens = matches!(action, Action::Opened(_));
        if opens {
            clock::mark("provenote: opening");
        }
        let session = reduce(Rc::clone(&self.0), action);
        if opens {
            clock::mark("provenote: opened");
        }
        Rc::new(Self(session))
    }
}
