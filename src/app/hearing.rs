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
use super::panel::FIND;
use super::reading::ARTICLE;
use super::{App, peek, select};

/// Listens for as long as what it returns is kept.
pub(super) fn listen(link: &Scope<App>) -> Vec<EventListener> {
    let document = gloo::utils::document();
    let listener = |kind: &'static str| {
        let link = link.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document, kind, options, move |event| hear(&link, event))
    };
    let mut all: Vec<EventListener> =
        ["keydown", "paste", "dragover", "dragleave", "drop", "mouseover", "focusin", "beforeinput"]
            .map(listener)
            .into();
    for (target, kind, message) in [
        (document.as_ref(), "selectionchange", Message::Selected),
        (gloo::utils::window().as_ref(), "resize", Message::Resized),
    ] as [(&web_sys::EventTarget, &str, Message); 2]
    {
        let link = link.clone();
        all.push(EventListener::new(target, kind, move |_| {
            if link.get_component().is_some_and(|app| app.is_open()) {
                link.send_message(message.clone());
            }
        }));
    }
    all
}

fn hear(link: &Scope<App>, event: &Event) {
    if event.type_() == "beforeinput" {
        // A caret moves through what can be edited; the article is not.
        if is_within(event, ARTICLE) {
            event.prevent_default();
        }
        return;
    }
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
    let renaming = link.get_component().and_then(|app| app.desk.renaming);
    if let Some(at) = renaming {
        let name = event.key();
        let mut letters = name.chars();
        if let Some(letter) = letters.next().filter(|it| letters.next().is_none() && !it.is_whitespace()) {
            event.prevent_default();
            link.send_message(Message::RenameKey(at, Some(letter)));
        } else if name == "Escape" {
            event.prevent_default();
            link.send_message(Message::RenameKey(at, None));
        }
        return;
    }
    if is_typing(event) && event.key() == "Escape" {
        page::blur();
    }
    if is_typing(event) || dialog::is_open() || event.default_prevented() {
        return;
    }
    let Some(app) = link.get_component() else { return };
    let command = command::on_key(&chord(event), &app.settings, select::picked(&app).is_some());
    if let Some(command) = command.filter(|command| app.is_open() || *command == Command::Keys) {
        event.prevent_default();
        if command == Command::Find {
            // At once, so that the next letter is part of what is looked for.
            page::focus(FIND);
        } else {
            link.send_message(Message::Run(command));
        }
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
