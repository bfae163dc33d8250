//! Commands: what buttons and keys do, written once for both.

use wasm_bindgen_futures::spawn_local;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::annotation::{Id, Subject};
use crate::platform::event::{chord, is_typing};
use crate::platform::{Trouble, dialog, page};
use crate::session::{Action, Status};
use crate::view::visible;

use super::desk::{Desk, Dialog, Look, Origin};
use super::listen::use_document_event;
use super::saving;
use super::settings::Settings;
use super::store::Store;

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
    Accept,
    Reject,
    Unselect,
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
pub(super) const SINGLE: [Key; 5] = [
    key("n", Command::Next, "Next annotation"),
    key("p", Command::Previous, "Previous annotation"),
    key("a", Command::Accept, "Accept the selected annotation, or take that back"),
    key("r", Command::Reject, "Reject the selected annotation, or take that back"),
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

/// The callback that runs a command, also called by keys.
#[hook]
pub(super) fn use_commands(
    store: &UseReducerHandle<Store>,
    desk: &UseReducerHandle<Desk>,
    settings: &Settings,
) -> Callback<Command> {
    let (held, looked) = (store.clone(), desk.clone());
    let run = use_callback((), move |command, ()| perform(&held, &looked, command));

    let (pressed, open, single) = (run.clone(), store.is_open(), settings.keys);
    use_document_event("keydown", move |event: &KeyboardEvent| {
        if is_typing(event) || dialog::is_open() || event.default_prevented() {
            return;
        }
        let chord = chord(event);
        let singles = SINGLE.iter().filter(|_| single);
        let Some(key) = ALWAYS.iter().chain(singles).find(|key| key.chord == chord) else { return };
        if open || key.command == Command::Keys {
            event.prevent_default();
            pressed.emit(key.command);
        }
    });
    run
}

fn perform(store: &UseReducerHandle<Store>, desk: &UseReducerHandle<Desk>, command: Command) {
    match command {
        Command::Undo => store.dispatch(Action::Undone),
        Command::Redo => store.dispatch(Action::Redone),
        Command::Save => {
            let saved = saving::save(store).map(|name| format!("Downloaded {name}."));
            report(store, desk, saved);
        }
        Command::Copy => {
            let (store, desk) = (store.clone(), desk.clone());
            spawn_local(async move {
                let copied =
                    saving::copy(&store).await.map(|()| "The annotations are on the clipboard.".to_owned());
                report(&store, &desk, copied);
            });
        }
        Command::New if store.unsaved => desk.dispatch(Look::Ask(Dialog::Close)),
        Command::New => close(&store.dispatcher(), &desk.dispatcher()),
        Command::Keys => desk.dispatch(Look::Ask(Dialog::Keys)),
        Command::Next => step(store, desk, true),
        Command::Previous => step(store, desk, false),
        Command::Accept => decide(store, desk, Status::Accepted),
        Command::Reject => decide(store, desk, Status::Rejected),
        Command::Unselect => desk.dispatch(Look::Unselect),
    }
}

/// Puts the article away and shows the empty page.
pub(super) fn close(store: &UseReducerDispatcher<Store>, desk: &UseReducerDispatcher<Desk>) {
    store.dispatch(Action::Closed);
    desk.dispatch(Look::Clear);
    page::to_top();
}

fn report(store: &UseReducerHandle<Store>, desk: &UseReducerHandle<Desk>, outcome: Result<String, Trouble>) {
    match outcome {
        Ok(done) => {
            store.dispatch(Action::Saved);
            desk.dispatch(Look::Say(done.into()));
        }
        Err(trouble) => desk.dispatch(Look::Warn(trouble.to_string().into())),
    }
}

/// Selects the annotation after or before the selected one, in the order of the text; round at the ends.
fn step(store: &Store, desk: &UseReducerHandle<Desk>, forward: bool) {
    let marks = visible(store, desk.shown);
    let mut order: Vec<Id> = Vec::new();
    let mut seen: [Vec<bool>; 4] = Default::default();
    for mark in marks.iter().filter(|mark| mark.of.subject != Subject::Reference) {
        let Some(seen) = seen.get_mut(mark.of.subject as usize) else { continue };
        let index = mark.of.index as usize;
        seen.resize(seen.len().max(index + 1), false);
        if seen.get_mut(index).is_some_and(|seen| !std::mem::replace(seen, true)) {
            order.push(mark.of);
        }
    }
    let at = desk.selected.and_then(|selected| order.iter().position(|id| *id == selected.id));
    let last = order.len().saturating_sub(1);
    let to = match (at, forward) {
        (Some(at), true) if at < last => at + 1,
        (None | Some(_), true) => 0,
        (None | Some(0), false) => last,
        (Some(at), false) => at - 1,
    };
    if let Some(&id) = order.get(to) {
        desk.dispatch(Look::Select(id, Origin::Steps));
    }
}

/// Gives the selected annotation the status, or takes it back where it has it.
fn decide(store: &UseReducerHandle<Store>, desk: &Desk, status: Status) {
    let Some(selected) = desk.selected else { return };
    if matches!(selected.id.subject, Subject::Quotation | Subject::Citation) {
        store.dispatch(Action::Decided(selected.id, toggled(store.status(selected.id), status)));
    }
}

/// What a press of the button for `status` gives an annotation that is `now`.
pub(super) fn toggled(now: Status, status: Status) -> Status {
    if now == status { Status::Suggested } else { status }
}
