//! Dialogs over the page: questions before work is lost, and the list of keys.

use std::rc::Rc;

use yew::html::{onchange, onclose};
use yew::prelude::*;

use crate::platform::event;
use crate::session::{Action, History};
use crate::view::label;

use super::again;
use super::command::{ALWAYS, Key, SINGLE};
use super::desk::{Dialog, Look};
use super::editing;
use super::element::{Button, all, check, element, field, fixed, is, nest, on_click, option, tag, text};
use super::message::Message;
use super::scene::Scene;
use super::select::MAKES;
use super::settings;

/// The dialog that is open, if one is.
pub(super) fn dialogs(scene: &Scene) -> Html {
    match &scene.desk.dialog {
        Some(Dialog::Leave) => question(scene),
        Some(Dialog::Again(document)) => again::dialog(scene, document),
        Some(Dialog::Version(_)) => {
            let words = "Much of it is the text of the article at hand. It can take its place, and your annotations follow their words.";
            sheet(scene, "A newer version?", element("p", "", words), "Cancel", editing::versions(scene))
        }
        Some(Dialog::Keys) => help(scene),
        Some(Dialog::History) => history(scene),
        None => Html::default(),
    }
}

/// Steps that the history shows.
const MOST: usize = 300;

fn question(scene: &Scene) -> Html {
    let words = "It could not be saved in this browser, and your decisions have not been downloaded. They will be lost.";
    let go = Button::tested("button is-danger", "confirm").with(scene.click(Message::Confirmed), "Leave");
    let words = fixed("p", &[], [text(words)]).into();
    sheet(scene, "Leave this article?", words, "Keep working", go)
}

/// Help: how it goes, how it looks, and the keys.
fn help(scene: &Scene) -> Html {
    const STEPS: [(&str, &str); 6] = [
        (
            "Paste",
            "an article, or open a file. Marks show who is quoted, the word of saying, who said it, and what is cited.",
        ),
        ("Check", "one after the other: Review walks what is undecided; a accepts, r rejects, n skips."),
        ("Correct", "the selected mark: pull its handles, or change kind, speaker and sources on its card."),
        ("Add", "what is missing: select words, and choose what they are. i selects with the keyboard."),
        ("Edit the text", "at any time. Annotations follow their words; those that cannot are listed."),
        (
            "Take away",
            "the annotations as a file. Undo and the list of what was done reach back to the start.",
        ),
    ];
    let steps = STEPS
        .iter()
        .map(|&(word, rest)| element("li", "", all([element("b", "", word), " ".into(), text(rest)])));
    let looks = settings::Look::ALL.map(|look| {
        let (name, attribute, choices) = look.choices();
        let now = scene.settings.looks.get(look as usize).copied();
        let mut select = tag("select", &["data-testid"], vec![Some(attribute.into())]);
        for (at, choice) in choices.iter().enumerate() {
            select.add_child(option((*choice).to_owned(), now == Some(at)));
        }
        let link = scene.link.clone();
        let change = Callback::from(move |event: Event| {
            if let Some(at) = event::index(&event) {
                link.send_message(Message::Dress(look, at));
            }
        });
        select.add_listener(Rc::new(onchange::Wrapper::new(change)));
        field(name, select)
    });
    let on = scene.settings.keys;
    let hint = "In the article, the arrow keys go from mark to mark, and Enter goes to the card. \
                On a Mac, Ctrl is Command. Choose a single key to give it another letter.";
    let class = if on { "keys" } else { "keys is-off" };
    let inside = [
        nest("ol", "steps", steps.collect::<Vec<_>>()),
        nest("div", "looks", looks),
        letters(scene, class, &SINGLE, 0),
        element("p", "hint", "While words are selected:"),
        letters(scene, class, &MAKES, SINGLE.len()),
        check("single-keys", on, scene.change(Message::SwitchKeys), text("Single keys are shortcuts")),
        rows("keys", &ALWAYS),
        element("p", "hint", hint),
    ];
    sheet(scene, "Help, settings and keys", all(inside), "Close", Html::default())
}

/// Keys that are a letter, each a button that waits for another one.
fn letters(scene: &Scene, class: &'static str, keys: &'static [Key], from: usize) -> Html {
    let rows = keys.iter().zip(from..).map(|(key, at)| {
        let letter = scene.settings.letters.get(at).map(char::to_string).unwrap_or_default();
        let waits = scene.desk.renaming == Some(at);
        let button = Button {
            label: Some(format!("{}: {letter}. Press to change the key.", key.does).into()),
            pressed: Some(waits),
            test: Some(format!("key-{}", key.chord).into()),
            ..Button::of("key")
        };
        let shown = if waits { "press…".to_owned() } else { letter };
        let button = button.with(scene.click(Message::Look(Look::RenameKey(at))), element("kbd", "", shown));
        nest("div", "keys-row", [element("dt", "", button), fixed("dd", &[], [text(key.does)]).into()])
    });
    nest("dl", class, rows.collect::<Vec<_>>())
}

/// What was done, the latest first; each a button that goes back to after it.
fn history(scene: &Scene) -> Html {
    let History { past, future } = &scene.session.history;
    let now = past.len();
    let edited = scene.session.history.all().any(|step| label::edits(step));
    let mut rows = Vec::new();
    for (index, step) in future.iter().chain(past.iter().rev()).take(MOST).enumerate() {
        let to = now + future.len() - index;
        let class = if to > now { "history-step is-undone" } else { "history-step" };
        let button = Button { current: to == now, ..Button::of(class) };
        let about = label::words_of(scene.session, step).filter(|_| !edited).unwrap_or_default();
        let words = [
            element("span", "count", to.to_string()),
            label::deed(step).into(),
            element("span", "hint", about),
        ];
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
pub(super) fn sheet(
    scene: &Scene,
    title: &'static str,
    inside: Html,
    dismiss: &'static str,
    action: Html,
) -> Html {
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
