//! All that can happen to the page, in one type.

use std::rc::Rc;

use yew::html::Scope;

use crate::annotation::{Id, Subject};
use crate::export::Repair;
use crate::platform::{Trouble, page};
use crate::session::revise::is_version;
use crate::session::{Action, Status, propose};
use crate::text::{Article, Span};
use crate::view::{self, Layer, label};

use super::again::{self, Broken};
use super::command::{self, Command};
use super::desk::{Dialog, Look, Origin, Tab};
use super::edges::Grip;
use super::intake::{self, Input};
use super::keeping::{self, Keep, Then};
use super::panel::editor::{self, Choice};
use super::settings::{self, Theme};
use super::{App, edges, editing, later, opening, panel, select};

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
    /// It is an annotation document.
    Again(Rc<Broken>),
    /// The document of the dialog is to be opened, repaired in this way.
    Repaired(Repair),
    /// Something happened to what is kept.
    Keep(Keep),
    /// The document was handed over, and how to say so.
    Left(Result<String, Trouble>),
    /// The question of the open dialog was answered with yes.
    Confirmed,
    /// A theme was chosen.
    Theme(Theme),
    /// Single keys became shortcuts, or no longer are.
    SwitchKeys,
    /// The article is to look so.
    Dress(settings::Look, usize),
    /// A key was pressed that key number so-and-so is to be; none where it is to stay.
    RenameKey(usize, Option<char>),
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
    /// Something is done to the annotations.
    Act(Action),
    /// Something was chosen from a list on a card.
    Choose(Id, Choice, usize),
    /// Something was written on a card.
    Wrote(Id, Field, String),
    /// The same is decided about all that are listed and undecided.
    DecideAll(Status),
    /// The selection in the article changed.
    Selected,
    /// The selection in the article has rested for a moment.
    Rested,
    /// A handle of the selected annotation is pulled.
    Drag(Grip),
    /// The window has another size.
    Resized,
    /// A stretch of the article is to be seen.
    Show(Span),
    /// The text was edited.
    TextDone,
    /// The article that was taken for a version of the one at hand is another one.
    OpenOther,
}

/// What can be written on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Note,
    Name,
}

/// How long a selection rests before something is offered, in milliseconds.
const REST: u32 = 120;

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
        Message::Decide(id, status) => press(app, link, id, status),
        Message::Look(look) => see(app, link, look),
        Message::Take(input) => intake::take(link, input),
        Message::Read(Ok(article)) if is_version(&app.session.article, &article) => {
            app.desk.look(Look::Ask(Dialog::Version(article)));
        }
        Message::Read(Ok(article)) => keeping::leave(app, link, Then::Open(article)),
        Message::Again(document) => again::take(app, link, &document),
        Message::Repaired(repair) => again::repaired(app, link, repair),
        Message::Keep(keep) => keeping::receive(app, link, keep),
        Message::Left(Ok(done)) => {
            app.act(Action::Saved);
            see(app, link, Look::Say(done.into()));
        }
        Message::Read(Err(trouble)) | Message::Left(Err(trouble)) => {
            see(app, link, Look::Warn(trouble.to_string().into()));
        }
        Message::Confirmed => match app.desk.dialog.take() {
            Some(Dialog::Version(article)) => editing::turn(app, link, article),
            _ => keeping::confirmed(app, link),
        },
        Message::Theme(theme) => app.settings.choose_theme(theme),
        Message::SwitchKeys => app.settings.switch_keys(),
        Message::Dress(look, at) => app.settings.choose(look, at),
        Message::RenameKey(at, letter) => {
            app.desk.renaming = None;
            if let Some(letter) = letter {
                app.settings.rename_key(at, letter);
            }
        }
        Message::Typed => app.desk.typed = !page::written_in(intake::PASTE_BOX).trim().is_empty(),
        Message::Annotate => intake::take(link, Input::Typed(page::written_in(intake::PASTE_BOX))),
        Message::Browse => page::click("#file"),
        Message::WarmUp => opening::warm_up(),
        Message::ReadOn => opening::read_on(app, link),
        Message::DrawMore => {
            app.sheet_timer = None;
            app.sheets.draw_more();
            app.desk.deal();
        }
        Message::Act(action) => act(app, link, action),
        Message::Choose(id, choice, at) => {
            if let Some(action) = editor::chosen(&app.session, app.desk.shown, id, choice, at) {
                act(app, link, action);
            }
        }
        Message::Wrote(id, Field::Note, words) => act(app, link, Action::Noted(id, words)),
        Message::Wrote(id, Field::Name, words) => {
            if let Some(action) = propose::rename(&app.session, id, &words) {
                act(app, link, action);
            }
        }
        Message::DecideAll(status) => {
            opening::hurry(app, link);
            let ids = panel::listed(&app.session, &app.desk);
            act(app, link, Action::Decided(ids, status));
            if let Some(step) = app.session.history.past.last() {
                let words = format!("{}. Undo takes it back.", label::deed(step));
                see(app, link, Look::Say(words.into()));
            }
        }
        Message::Selected => app.selection_timer = Some(later(link, REST, Message::Rested)),
        Message::Rested => {
            app.selection_timer = None;
            let picked = select::selected(app);
            app.desk.look(Look::Pick(picked));
        }
        Message::Drag(grip) => edges::drag(app, link, grip),
        Message::Resized => {}
        Message::Show(span) => {
            select::show(app, span);
            page::centre_selection();
        }
        Message::TextDone => editing::done(app, link),
        Message::OpenOther => {
            if let Some(Dialog::Version(article)) = app.desk.dialog.take() {
                keeping::leave(app, link, Then::Open(article));
            }
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
        Look::Answered => app.keeping.stay(),
        Look::Edit(false) => return editing::close(app),
        _ => {}
    }
    let switched = matches!(look, Look::Switch(_));
    app.desk.look(look);
    if switched {
        settings::keep_shown(app.desk.shown);
    }
}

/// What the button for `status` does: gives it to the annotation, or takes it back where the button is pressed already.
fn press(app: &mut App, link: &Scope<App>, id: Id, status: Status) {
    let Some(id) = opening::settled(app, link, id) else { return };
    let pressed = app.session.status(id) == status;
    decide(app, link, id, if pressed { Status::Suggested } else { status });
}

/// Gives the annotation the status.
pub(super) fn decide(app: &mut App, link: &Scope<App>, id: Id, status: Status) {
    let Some(id) = opening::settled(app, link, id) else { return };
    if matches!(id.subject, Subject::Quotation | Subject::Citation) {
        act(app, link, Action::Decided(vec![id], status));
        let left = view::undecided(&app.session, app.desk.shown).0;
        if app.desk.review && left > 0 {
            command::step(app, true, command::is_open);
        }
        if let Some(step) = app.session.history.past.last() {
            let words = format!("{}. {} to decide.", label::deed(step), label::grouped(left));
            app.desk.look(Look::Murmur(words.into()));
        }
    }
}

/// Does something to the annotations of the open article, once all of it is read.
pub(super) fn act(app: &mut App, link: &Scope<App>, action: Action) {
    opening::hurry(app, link);
    app.act(action);
}
