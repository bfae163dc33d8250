//! Dialogs over the page: questions before work is lost, and the list of keys.

use std::rc::Rc;

use yew::html::onclose;
use yew::prelude::*;

use crate::session::{Action, History};
use crate::view::label;

use super::command::{ALWAYS, Key, SINGLE};
use super::desk::{Dialog, Look};
use super::editing;
use super::element::{Button, all, check, element, fixed, is, nest, on_click, text};
use super::message::Message;
use super::scene::Scene;

/// The dialog that is open, if one is.
pub(super) fn dialogs(scene: &Scene) -> Html {
    match scene.desk.dialog {
        Some(Dialog::Replace(_)) => question(scene, "Open the new article?", "Open new article"),
        Some(Dialog::Version(_)) => {
            let words = "Much of it is the text of the article at hand. It can take its place, and your annotations follow their words.";
            sheet(scene, "A newer version?", element("p", "", words), "Cancel", editing::versions(scene))
        }
        Some(Dialog::Close) => question(scene, "Put this article away?", "Put away"),
        Some(Dialog::Keys) => keys(scene),
        Some(Dialog::History) => history(scene),
        None => Html::default(),
    }
}

/// Steps that the history shows.
const MOST: usize = 300;

fn question(scene: &Scene, title: &'static str, go: &'static str) -> Html {
    let words = "Your decisions on this article have not been downloaded. They will be lost.";
    let go = Button::tested("button is-danger", "confirm").with(scene.click(Message::Confirmed), go);
    let words = fixed("p", &[], [text(words)]).into();
    sheet(scene, title, words, "Keep working", go)
}

fn keys(scene: &Scene) -> Html {
    let on = scene.settings.keys;
    let hint = "In the article, the arrow keys go from mark to mark, and Enter goes to the card. \
                On a Mac, Ctrl is Command.";
    let inside = [
        rows(if on { "keys" } else { "keys is-off" }, &SINGLE),
        check("single-keys", on, scene.change(Message::SwitchKeys), text("Single keys are shortcuts")),
        rows("keys", &ALWAYS),
        element("p", "hint", hint),
    ];
    sheet(scene, "Keyboard shortcuts", all(inside), "Close", Html::default())
}

/// What was done, the latest first; each a button that goes back to after it.
fn history(scene: &Scene) -> Html {
    let History { past, future } = &scene.session.history;
    let now = past.len();
    let mut rows = Vec::new();
    for (index, step) in future.iter().chain(past.iter().rev()).take(MOST).enumerate() {
        let to = now + future.len() - index;
        let class = if to > now { "history-step is-undone" } else { "history-step" };
        let button = Button { current: to == now, ..Button::of(class) };
        let words = [element("span", "count", to.to_string()), label::deed(step).into()];
        rows.push(element("li", "", button.with(scene.click(Message::Act(Action::WentTo(to))), all(words))));
    }
    let first = Button { current: now == 0, ..Button::of("history-step") };
    let words = [element("span", "count", "0"), text("As the machine found it")];
    rows.push(element("li", "", first.with(scene.click(Message::Act(Action::WentTo(0))), all(words))));
    let list = fixed("ol", &[("class", is("history")), ("data-testid", is("history"))], rows);
    let hint =
        "Choose a step to go back to it, or forward again. A new decision drops the steps that were undone.";
    sheet(scene, "What was done", all([element("p", "hint", hint), list.into()]), "Close", Html::default())
}

fn rows(class: &'static str, keys: &'static [Key]) -> Html {
    let mut rows = Vec::new();
    for key in keys {
        let mut chord = fixed("dt", &[], []);
        for part in key.chord.split('+') {
            chord.add_child(fixed("kbd", &[], [text(part)]).into());
        }
        rows.push(nest("div", "keys-row", [chord.into(), fixed("dd", &[], [text(key.does)]).into()]));
    }
    nest("dl", class, rows)
}

/// A modal dialog, opened by [`super::App`] once it is on the page. `dismiss` are the words on the
/// button that closes it; `action` is the button beside that.
fn sheet(scene: &Scene, title: &'static str, inside: Html, dismiss: &'static str, action: Html) -> Html {
    let closed = Message::Look(Look::Answered);
    let mut cancel = fixed(
        "button",
        &[
            ("type", is("button")),
            ("class", is("button")),
            ("data-testid", is("cancel")),
            ("autofocus", is("autofocus")),
        ],
        [text(dismiss)],
    );
    on_click(&mut cancel, scene.click(closed.clone()));
    let mut sheet = fixed(
        "dialog",
        &[("class", is("sheet")), ("aria-labelledby", is("sheet-title")), ("data-testid", is("dialog"))],
        [
            fixed("h2", &[("id", is("sheet-title"))], [text(title)]).into(),
            inside,
            nest("div", "sheet-actions", [cancel.into(), action]),
        ],
    );
    sheet.key = Some(title.into());
    sheet.add_listener(Rc::new(onclose::Wrapper::new(scene.change(closed))));
    sheet.into()
}
