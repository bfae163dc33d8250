//! What is heard anywhere on the page: keys, pastes, drops, and where the pointer and the focus are.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, KeyboardEvent};
use yew::html::Scope;

use crate::platform::event::{carried, chord, ids_at, is_typing, is_within};
use crate::platform::{dialog, page};

use super::command::{self, Command};
use super::desk::Look;
use super::intake::{Input, PASTE_BOX};
use super::message::Message;
use super::{App, peek};

/// Listens for as long as what it returns is kept.
pub(super) fn listen(link: &Scope<App>) -> Vec<EventListener> {
    let document = gloo::utils::document();
    let listener = |kind: &'static str| {
        let link = link.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document, kind, options, move |event| hear(&link, event))
    };
    ["keydown", "paste", "dragover", "dragleave", "drop", "mouseover", "focusin"].map(listener).into()
}

fn hear(link: &Scope<App>, event: &Event) {
    if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
        press(link, event);
    } else if let Some(event) = event.dyn_ref::<ClipboardEvent>() {
        let elsewhere = is_typing(event) && !page::has_focus(PASTE_BOX);
        if !elsewhere && take(link, event.clipboard_data().as_ref()) {
            event.prevent_default();
        }
    } else if let Some(event) = event.dyn_ref::<DragEvent>() {
        drag(link, event);
    } else {
        point(link, event);
    }
}

fn press(link: &Scope<App>, event: &KeyboardEvent) {
    if is_typing(event) || dialog::is_open() || event.default_prevented() {
        return;
    }
    let Some(app) = link.get_component() else { return };
    let command = command::on_key(&chord(event), app.settings.keys);
    if let Some(command) = command.filter(|command| app.is_open() || *command == Command::Keys) {
        event.prevent_default();
        link.send_message(Message::Run(command));
    }
}

/// The pointer or the focus came to something else: a marker shows its sources while it is there, or
/// while the pointer is on what it shows.
fn point(link: &Scope<App>, event: &Event) {
    let Some(app) = link.get_component().filter(|_| !is_within(event, "#peek")) else { return };
    let now = ids_at(event).and_then(|ids| peek::citation(&ids));
    if app.desk.peek != now {
        link.send_message(Message::Look(Look::Peek(now)));
    }
}

fn drag(link: &Scope<App>, event: &DragEvent) {
    match event.type_().as_str() {
        "dragleave" if event.related_target().is_some() => {}
        "dragleave" => page::set_dropping(false),
        "drop" => {
            event.prevent_default();
            page::set_dropping(false);
            take(link, event.data_transfer().as_ref());
        }
        _ => {
            event.prevent_default();
            page::set_dropping(true);
        }
    }
}

/// Takes what is carried, unless a dialog waits for an answer; true where there was something.
fn take(link: &Scope<App>, transfer: Option<&DataTransfer>) -> bool {
    let carried = transfer.and_then(carried).filter(|_| !dialog::is_open());
    let taken = carried.is_some();
    if let Some(carried) = carried {
        link.send_message(Message::Take(Input::Carried(carried)));
    }
    taken
}
