//! Commands: what buttons and keys do, written once for both.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::html::Scope;

use crate::annotation::{Id, Mark, Subject};
use crate::platform::page;
use crate::session::{Action, Session, Status, propose};
use crate::view::{Layer, filter, label, visible};

use super::desk::{Dialog, Look, Origin};
use super::edges::{Edge, Nudge};
use super::keeping::{self, Then};
use super::message::{Message, act, decide, see};
use super::panel::FIND;
use super::select::MAKES;
use super::settings::Settings;
use super::{App, edges, editing, opening, saving, select};

/// Something that a button or a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Undo,
    Redo,
    Save,
    Copy,
    New,
    Keys,
    Next,
    Previous,
    NextQuote,
    PreviousQuote,
    Accept,
    Reject,
    Unselect,
    Markers,
    /// Makes a citation of the selection.
    Cite,
    /// Makes a quotation of it.
    Quote,
    /// Makes it the cue of a quotation.
    Cue,
    /// Makes it the speaker of a quotation.
    Speaker,
    /// Makes it more of the words of a quotation.
    More,
    Delete,
    Everywhere,
    Review,
    Edit,
    History,
    Find,
    FindNext,
    FindPrevious,
    Caret,
    Nudge(Nudge),
}

/// A key, its command, and what the list of keys says about it.
pub(super) struct Key {
    /// As [`chord`] writes it.
    pub(super) chord: &'static str,
    pub(super) command: Command,
    pub(super) does: &'static str,
}

pub(super) const fn key(chord: &'static str, command: Command, does: &'static str) -> Key {
    Key { chord, command, does }
}

const fn nudge(edge: Edge, forward: bool, fine: bool) -> Command {
    Command::Nudge(Nudge { edge, forward, fine })
}

/// Keys that are a single letter: they can be switched off.
pub(super) const SINGLE: [Key; 15] = [
    key("n", Command::Next, "Next annotation"),
    key("p", Command::Previous, "Previous annotation"),
    key("q", Command::NextQuote, "Next quote"),
    key("Q", Command::PreviousQuote, "Previous quote"),
    key("a", Command::Accept, "Accept the selected annotation"),
    key("r", Command::Reject, "Reject the selected annotation"),
    key("d", Command::Delete, "Delete the selected annotation"),
    key("e", Command::Everywhere, "Annotate every occurrence of the same words"),
    key("v", Command::Review, "Review what is undecided, one by one"),
    key("t", Command::Edit, "Edit the text"),
    key("h", Command::History, "What was done"),
    key("/", Command::Find, "Search"),
    key("i", Command::Caret, "Select text with the keyboard, or stop that"),
    key("m", Command::Markers, "Read without citation markers, or with them"),
    key("?", Command::Keys, "This list"),
];

/// Keys that always work.
pub(super) const ALWAYS: [Key; 13] = [
    key("Ctrl+Z", Command::Undo, "Undo"),
    key("Ctrl+Shift+Z", Command::Redo, "Redo"),
    key("Ctrl+Y", Command::Redo, "Redo"),
    key("Ctrl+S", Command::Save, "Download the annotations"),
    key("Escape", Command::Unselect, "Select nothing"),
    key("Alt+ArrowRight", nudge(Edge::End, true, false), "Move the end of the annotation to the next word"),
    key("Alt+ArrowLeft", nudge(Edge::End, false, false), "… to the word before"),
    key("Alt+ArrowDown", nudge(Edge::Start, true, false), "Move its start to the next word"),
    key("Alt+ArrowUp", nudge(Edge::Start, false, false), "… to the word before"),
    key("Alt+Shift+ArrowRight", nudge(Edge::End, true, true), "Move its end by a character"),
    key("Alt+Shift+ArrowLeft", nudge(Edge::End, false, true), "… back"),
    key("Alt+Shift+ArrowDown", nudge(Edge::Start, true, true), "Move its start by a character"),
    key("Alt+Shift+ArrowUp", nudge(Edge::Start, false, true), "… back"),
];

/// The command of the key `chord`; `picked` while something is selected, of which something can be made.
pub(super) fn on_key(chord: &str, settings: &Settings, picked: bool) -> Option<Command> {
    let (single, makes) = settings.letters.split_at(SINGLE.len());
    let mut letters = chord.chars();
    let letter = letters.next().filter(|_| settings.keys && letters.next().is_none());
    let named = |keys: &[Key], letters: &[char]| {
        let at = letters.iter().position(|it| Some(*it) == letter)?;
        keys.get(at).map(|key| key.command)
    };
    let made = if picked { named(&MAKES, makes) } else { None };
    let always = || ALWAYS.iter().find(|key| key.chord == chord).map(|key| key.command);
    made.or_else(|| named(&SINGLE, single)).or_else(always)
}

/// Does what a button or a key asks for.
pub(super) fn perform(app: &mut App, link: &Scope<App>, command: Command) {
    match command {
        Command::Undo => travel(app, link, Action::Undone),
        Command::Redo => travel(app, link, Action::Redone),
        Command::Save => {
            opening::hurry(app, link);
            let saved =
                saving::save(&app.session, app.keeping.document()).map(|name| format!("Downloaded {name}."));
            link.send_message(Message::Left(saved));
        }
        Command::Copy => {
            opening::hurry(app, link);
            let (session, link) = (app.session.clone(), link.clone());
            let id = app.keeping.document();
            spawn_local(async move {
                let copied = saving::copy(&session, id).await;
                let copied = copied.map(|()| "The annotations are on the clipboard.".to_owned());
                link.send_message(Message::Left(copied));
            });
        }
        Command::New => keeping::leave(app, link, Then::Close),
        Command::Keys => app.desk.look(Look::Ask(Dialog::Keys)),
        Command::Next => step(app, true, any),
        Command::Previous => step(app, false, any),
        Command::NextQuote => step(app, true, is_quote),
        Command::PreviousQuote => step(app, false, is_quote),
        Command::Accept => decide_selected(app, link, Status::Accepted),
        Command::Reject => decide_selected(app, link, Status::Rejected),
        Command::Markers => see(app, link, Look::Switch(Layer::Markers)),
        Command::Unselect if app.revising.take().is_some() => {
            app.analyser = None;
            editing::close(app);
            see(app, link, Look::Say("The text stays as it was.".into()));
        }
        Command::Unselect => app.desk.look(Look::Unselect),
        Command::Cite | Command::Quote | Command::Cue | Command::Speaker | Command::More => {
            select::make(app, link, command);
        }
        Command::Delete => {
            if let Some(selected) = app.desk.selected {
                // Speakers and entries come and go with what names them.
                if matches!(selected.id.subject, Subject::Quotation | Subject::Citation) {
                    act(app, link, Action::Deleted(vec![selected.id]));
                    step(app, true, any);
                }
            }
        }
        Command::Everywhere => {
            let chosen = app.desk.selected;
            if let Some(action) = chosen.and_then(|it| propose::annotate_all(&app.session, it.id)) {
                act(app, link, action);
            }
        }
        Command::Review => {
            opening::hurry(app, link);
            let on = !app.desk.review;
            app.desk.look(Look::Review(on));
            if on {
                step(app, true, is_open);
            }
        }
        Command::Edit => app.desk.look(Look::Edit(true)),
        Command::History => app.desk.look(Look::Ask(Dialog::History)),
        Command::Find => page::focus(FIND),
        Command::FindNext => find(app, true),
        Command::FindPrevious => find(app, false),
        Command::Caret => {
            app.desk.look(Look::Caret);
            if app.desk.caret {
                app.caret_wanted = true;
            }
        }
        Command::Nudge(by) => edges::nudge(app, link, by),
    }
}

/// Puts the article away and shows the empty page.
pub(super) fn close(app: &mut App, link: &Scope<App>) {
    app.analyser = None;
    app.act(Action::Closed);
    app.desk.look(Look::Clear);
    app.keeping.end(link);
    page::to_top();
}

fn decide_selected(app: &mut App, link: &Scope<App>, status: Status) {
    if let Some(selected) = app.desk.selected {
        decide(app, link, selected.id, status);
    }
}

/// Takes a step back or makes it again, and says so.
pub(super) fn travel(app: &mut App, link: &Scope<App>, action: Action) {
    let before = Rc::clone(&app.session);
    act(app, link, action);
    let (past, now) = (&before.history.past, &app.session.history.past);
    let (word, step) =
        if now.len() < past.len() { ("Undone", past.get(now.len())) } else { ("Again", now.last()) };
    if let Some(step) = step.filter(|_| now.len() != past.len()) {
        see(app, link, Look::Say(format!("{word}: {}.", label::deed(step)).into()));
    }
}

/// Goes to the next place of the words that are looked for, or the one before.
fn find(app: &mut App, forward: bool) {
    let places = filter::places(&app.session.article.text, &app.desk.filter.words);
    let all = places.len();
    let to = match app.desk.hit {
        Some(hit) if forward => hit + 1,
        Some(hit) => hit + all.saturating_sub(1),
        None => 0,
    };
    let to = to.checked_rem(all).unwrap_or_default();
    if let Some(&span) = places.get(to) {
        app.desk.look(Look::Hit(to));
        select::show(app, span);
        page::centre_selection();
    }
}

fn any(_: &Session, _: Id) -> bool {
    true
}

fn is_quote(_: &Session, id: Id) -> bool {
    id.subject == Subject::Quotation
}

/// True for what nothing was decided about yet.
pub(super) fn is_open(session: &Session, id: Id) -> bool {
    session.status(id) == Status::Suggested
}

/// Selects the wanted annotation after or before the selected one, in the order of the text; round at the ends.
pub(super) fn step(app: &mut App, forward: bool, wanted: fn(&Session, Id) -> bool) {
    let (session, desk) = (&app.session, &mut app.desk);
    let marks = visible(session, desk.shown);
    let mut order: Vec<Id> = Vec::new();
    let mut seen: [Vec<bool>; 4] = Default::default();
    let seen_by = |mark: &&Mark| mark.of.subject != Subject::Reference && !desk.shown.hides(mark.kind);
    for mark in marks.iter().filter(seen_by) {
        let Some(seen) = seen.get_mut(mark.of.subject as usize) else { continue };
        let index = mark.of.index as usize;
        seen.resize(seen.len().max(index + 1), false);
        if seen.get_mut(index).is_some_and(|seen| !std::mem::replace(seen, true)) {
            order.push(mark.of);
        }
    }
    let all = order.len();
    let at = desk.selected.and_then(|selected| order.iter().position(|id| *id == selected.id));
    let from = at.unwrap_or(if forward { all.saturating_sub(1) } else { 0 });
    let onwards = (1..=all).map(|by| if forward { (from + by) % all } else { (from + all - by) % all });
    let to = onwards.filter_map(|at| order.get(at).copied()).find(|&id| wanted(session, id));
    if let Some(id) = to {
        desk.look(Look::Select(id, Origin::Steps));
    }
}
