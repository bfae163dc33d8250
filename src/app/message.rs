//! All that can happen to the page, in one type.

use yew::html::Scope;

use crate::annotation::{Id, Subject};
use crate::platform::{Trouble, page};
use crate::session::{Action, Status};
use crate::text::Article;
use crate::view::Layer;

use super::command::{self, Command};
use super::desk::{Dialog, Look, Origin, Tab};
use super::intake::{self, Input};
use super::settings::Theme;
use super::{App, later, opening};

/// How long a result stays, in milliseconds. Failures stay until they are dismissed.
const NOTICE_STAYS: u32 = 8_000;

/// Something that happened.
#[derive(Clone, Debug)]
pub(super) enum Message {
    /// A button or a key was pressed.
    Run(Command),
    /// The person gave an annotation this status, or took it back where it had it.
    Decide(Id, Status),
    /// Something else is looked at.
    Look(Look),
    /// An article comes in.
    Take(Input),
    /// It was read.
    Read(Result<Article, Trouble>),
    /// The document was handed over, and how to say so.
    Left(Result<String, Trouble>),
    /// The question of the open dialog was answered with yes.
    Confirmed,
    /// A theme was chosen.
    Theme(Theme),
    /// Single keys became shortcuts, or no longer are.
    SwitchKeys,
    /// Something was typed into the paste box.
    Typed,
    /// What is written in the paste box is to be annotated.
    Annotate,
    /// The file dialog is to open.
    Browse,
    /// The page stands, and waits.
    WarmUp,
    /// A long article is to be analysed further.
    ReadOn,
    /// More of a long article is to be drawn.
    DrawMore,
}

/// A [`Message`] on its way: the component is public, what it is told is not.
#[derive(Debug)]
pub struct Envelope(pub(super) Message);

impl From<Message> for Envelope {
    fn from(message: Message) -> Self {
        Self(message)
    }
}

impl Message {
    /// Selects an annotation.
    pub(super) const fn select(id: Id, from: Origin) -> Self {
        Self::Look(Look::Select(id, from))
    }

    /// Turns to a tab.
    pub(super) const fn turn(tab: Tab) -> Self {
        Self::Look(Look::Turn(tab))
    }

    /// Switches a layer of marks.
    pub(super) const fn switch(layer: Layer) -> Self {
        Self::Look(Look::Switch(layer))
    }
}

/// Brings `app` up to date with what happened.
pub(super) fn receive(app: &mut App, link: &Scope<App>, message: Message) {
    match message {
        Message::Run(command) => command::perform(app, link, command),
        Message::Decide(id, status) => decide(app, link, id, status),
        Message::Look(look) => see(app, link, look),
        Message::Take(input) => intake::take(link, input),
        Message::Read(Ok(article)) if app.session.unsaved => {
            app.desk.look(Look::Ask(Dialog::Replace(article)));
        }
        Message::Read(Ok(article)) => opening::open(app, link, article),
        Message::Left(Ok(done)) => {
            app.act(Action::Saved);
            see(app, link, Look::Say(done.into()));
        }
        Message::Read(Err(trouble)) | Message::Left(Err(trouble)) => {
            see(app, link, Look::Warn(trouble.to_string().into()));
        }
        Message::Confirmed => match app.desk.dialog.take() {
            Some(Dialog::Replace(article)) => opening::open(app, link, article),
            Some(Dialog::Close) => command::close(app),
            Some(Dialog::Keys) | None => {}
        },
        Message::Theme(theme) => app.settings.choose_theme(theme),
        Message::SwitchKeys => app.settings.switch_keys(),
        Message::Typed => app.desk.typed = !page::written_in(intake::PASTE_BOX).trim().is_empty(),
        Message::Annotate => intake::take(link, Input::Typed(page::written_in(intake::PASTE_BOX))),
        Message::Browse => page::click("#file"),
        Message::WarmUp => opening::warm_up(),
        Message::ReadOn => opening::read_on(app, link),
        Message::DrawMore => {
            app.sheet_timer = None;
            app.sheets.draw_more();
        }
    }
}

/// Looks at something else; a result that is said passes after a while.
pub(super) fn see(app: &mut App, link: &Scope<App>, look: Look) {
    match look {
        Look::Say(_) => {
            app.notice_timer = Some(later(link, NOTICE_STAYS, Message::Look(Look::Hush)));
        }
        Look::Warn(_) => app.notice_timer = None,
        _ => {}
    }
    app.desk.look(look);
}

/// Gives the annotation the status, or takes it back where it has it.
pub(super) fn decide(app: &mut App, link: &Scope<App>, id: Id, status: Status) {
    let Some(id) = opening::settled(app, link, id) else { return };
    if matches!(id.subject, Subject::Quotation | Subject::Citation) {
        let after = if app.session.status(id) == status { Status::Suggested } else { status };
        app.act(Action::Decided(vec![id], after));
    }
}
