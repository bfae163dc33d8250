//! What the parts of the page are drawn from.

use std::rc::Rc;

use yew::html::Scope;
use yew::prelude::*;

use crate::session::Session;
use crate::view::{Tally, tally};

use super::App;
use super::desk::Desk;
use super::keeping::Keeping;
use super::message::Message;
use super::settings::Settings;

/// The state of the page, and how its parts answer back.
pub(super) struct Scene<'a> {
    pub(super) session: &'a Rc<Session>,
    pub(super) desk: &'a Desk,
    pub(super) settings: Settings,
    /// How much there is to see.
    pub(super) tally: Tally,
    /// How far the analysis of a long article got, in percent; none once it is whole.
    pub(super) progress: Option<usize>,
    pub(super) keeping: &'a Keeping,
    /// True where an article is open.
    pub(super) is_open: bool,
    pub(super) link: &'a Scope<App>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(app: &'a App, link: &'a Scope<App>) -> Self {
        let tally = tally(&app.session, app.desk.shown);
        let progress = app.analyser.as_ref().map(|analyser| {
            let (read, all) = analyser.progress();
            read * 100 / all.max(1)
        });
        Self {
            session: &app.session,
            desk: &app.desk,
            settings: app.settings,
            tally,
            progress,
            keeping: &app.keeping,
            is_open: app.is_open(),
            link,
        }
    }

    /// Sends `message` at a click, which goes no further: a button on a card is not the card.
    pub(super) fn click(&self, message: Message) -> Callback<MouseEvent> {
        let link = self.link.clone();
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            link.send_message(message.clone());
        })
    }

    /// Sends `message` at a change.
    pub(super) fn change(&self, message: Message) -> Callback<Event> {
        let link = self.link.clone();
        Callback::from(move |_: Event| link.send_message(message.clone()))
    }
}
