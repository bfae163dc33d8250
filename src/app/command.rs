//! Commands: what buttons and keys do, written once for both.

use wasm_bindgen_futures::spawn_local;
use yew::html::Scope;

use crate::annotation::{Id, Mark, Subject};
use crate::platform::page;
use crate::session::{Action, Session, Status};
use crate::view::{Layer, visible};

use super::desk::{Desk, Dialog, Look, Origin};
use super::message::{Message, decide};
use super::saving;
use super::{App, opening};

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
}

/// A key, its command, and what the list of keys says about it.
pub(super) struct Key {
    /// As [`chord`] writes it.
    pub(super) chord: &'static str,
    pub(super) command: Command,
    pub(super) does: &'static str,
}

const fn key(chord: &'static str, command: Command, does: &'static str) -> Key {
    Key { chord, command, does }
}

/// Keys that are a single letter: they can be switched off.
pub(super) const SINGLE: [Key; 8] = [
    key("n", Command::Next, "Next annotation"),
    key("p", Command::Previous, "Previous annotation"),
    key("q", Command::NextQuote, "Next quote"),
    key("Q", Command::PreviousQuote, "Previous quote"),
    key("a", Command::Accept, "Accept the selected annotation, or take that back"),
    key("r", Command::Reject, "Reject the selected annotation, or take that back"),
    key("m", Command::Markers, "Read without citation markers, or with them"),
    key("?", Command::Keys, "This list"),
];

/// Keys that always work.
pub(super) const ALWAYS: [Key; 5] = [
    key("Ctrl+Z", Command::Undo, "Undo"),
    key("Ctrl+Shift+Z", Command::Redo, "Redo"),
    key("Ctrl+Y", Command::Redo, "Redo"),
    key("Ctrl+S", Command::Save, "Download the annotations"),
    key("Escape", Command::Unselect, "Select nothing"),
];

/// The command of the key `chord`, where `single` keys are shortcuts or not.
pub(super) fn on_key(chord: &str, single: bool) -> Option<Command> {
    let singles = SINGLE.iter().filter(|_| single);
    ALWAYS.iter().chain(singles).find(|key| key.chord == chord).map(|key| key.command)
}

/// Does what a button or a key asks for.
pub(super) fn perform(app: &mut App, link: &Scope<App>, command: Command) {
    match command {
        Command::Undo => app.act(Action::Undone),
        Command::Redo => app.act(Action::Redone),
        Command::Save => {
            opening::hurry(app, link);
            let saved = saving::save(&app.session).map(|name| format!("Downloaded {name}."));
            link.send_message(Message::Left(saved));
        }
        Command::Copy => {
            opening::hurry(app, link);
            let (session, link) = (app.session.clone(), link.clone());
            spawn_local(async move {
                let copied = saving::copy(&session).await;
                let copied = copied.map(|()| "The annotations are on the clipboard.".to_owned());
                link.send_message(Message::Left(copied));
            });
        }
        Command::New if app.session.unsaved => app.desk.look(Look::Ask(Dialog::Close)),
        Command::New => close(app),
        Command::Keys => app.desk.look(Look::Ask(Dialog::Keys)),
        Command::Next => step(&app.session, &mut app.desk, true, false),
        Command::Previous => step(&app.session, &mut app.desk, false, false),
        Command::NextQuote => step(&app.session, &mut app.desk, true, true),
        Command::PreviousQuote => step(&app.session, &mut app.desk, false, true),
        Command::Accept => decide_selected(app, link, Status::Accepted),
        Command::Reject => decide_selected(app, link, Status::Rejected),
        Command::Markers => app.desk.look(Look::Switch(Layer::Markers)),
        Command::Unselect => app.desk.look(Look::Unselect),
    }
}

/// Puts the article away and shows the empty page.
pub(super) fn close(app: &mut App) {
    app.analyser = None;
    app.act(Action::Closed);
    app.desk.look(Look::Clear);
    page::to_top();
}

fn decide_selected(app: &mut App, link: &Scope<App>, status: Status) {
    if let Some(selected) = app.desk.selected {
        decide(app, link, selected.id, status);
    }
}

/// Selects the annotation, or the quotation, after or before the selected annotation, in the order of the
/// text; round at the ends.
fn step(session: &Session, desk: &mut Desk, forward: bool, quotes: bool) {
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
    let wanted = |id: &Id| !quotes || id.subject == Subject::Quotation;
    let to = onwards.filter_map(|at| order.get(at).copied()).find(wanted);
    if let Some(id) = to {
        desk.look(Look::Select(id, Origin::Steps));
    }
}
