//! Dialogs over the page: questions before work is lost, and the list of keys.

use yew::prelude::*;

use super::command::{ALWAYS, Key, SINGLE};
use super::desk::{Dialog, Look};
use super::element::{Button, element};
use super::message::Message;
use super::scene::Scene;

/// The dialog that is open, if one is.
pub(super) fn dialogs(scene: &Scene) -> Html {
    match scene.desk.dialog {
        Some(Dialog::Replace(_)) => question(scene, "Open the new article?", "Open new article"),
        Some(Dialog::Close) => question(scene, "Put this article away?", "Put away"),
        Some(Dialog::Keys) => keys(scene),
        None => Html::default(),
    }
}

fn question(scene: &Scene, title: &'static str, go: &'static str) -> Html {
    let words = "Your decisions on this article have not been downloaded. They will be lost.";
    let go = Button::tested("button is-danger", "confirm").with(scene.click(Message::Confirmed), go);
    sheet(scene, title, html! { <p>{ words }</p> }, "Keep working", go)
}

fn keys(scene: &Scene) -> Html {
    let on = scene.settings.keys;
    let inside = html! {
        <>
            { element("dl", if on { "keys" } else { "keys is-off" }, SINGLE.iter().map(row).collect::<Html>()) }
            <label class="check">
                <input type="checkbox" checked={on} onchange={scene.change(Message::SwitchKeys)} data-testid="single-keys" />
                { "Single keys are shortcuts" }
            </label>
            { element("dl", "keys", ALWAYS.iter().map(row).collect::<Html>()) }
            { element("p", "hint", "In the article, the arrow keys go from mark to mark, and Enter goes to the card. \
                On a Mac, Ctrl is Command.") }
        </>
    };
    sheet(scene, "Keyboard shortcuts", inside, "Close", Html::default())
}

fn row(key: &Key) -> Html {
    let parts = key.chord.split('+').map(|part| html! { <kbd>{ part }</kbd> });
    html! { <div class="keys-row"><dt>{ for parts }</dt><dd>{ key.does }</dd></div> }
}

/// A modal dialog, opened by [`super::App`] once it is on the page. `dismiss` are the words on the
/// button that closes it; `action` is the button beside that.
fn sheet(scene: &Scene, title: &'static str, inside: Html, dismiss: &'static str, action: Html) -> Html {
    let closed = Message::Look(Look::Answered);
    html! {
        <dialog key={title} class="sheet" aria-labelledby="sheet-title" data-testid="dialog" onclose={scene.change(closed.clone())}>
            <h2 id="sheet-title">{ title }</h2>
            { inside }
            <div class="sheet-actions">
                <button type="button" class="button" data-testid="cancel" autofocus=true onclick={scene.click(closed)}>{ dismiss }</button>
                { action }
            </div>
        </dialog>
    }
}
