//! The toolbar over an open article.

use yew::prelude::*;

use super::command::Command;
use super::element::{Button, element};
use super::icon::{Picture, icon};
use super::legend::legend;
use super::message::Message;
use super::scene::Scene;

/// The toolbar.
pub(super) fn toolbar(scene: &Scene) -> Html {
    let history = &scene.session.history;
    let run = |command| scene.click(Message::Run(command));
    let square = Button::of("button is-quiet is-square");
    let undo = Button {
        label: Some("Undo".into()),
        title: Some("Undo (Ctrl+Z)"),
        test: Some("undo".into()),
        disabled: history.past.is_empty(),
        ..square.clone()
    };
    let redo = Button {
        label: Some("Redo".into()),
        title: Some("Redo (Ctrl+Shift+Z)"),
        test: Some("redo".into()),
        disabled: history.future.is_empty(),
        ..square
    };
    html! {
        <div class="toolbar" role="toolbar" aria-label="Article">
            { legend(scene) }
            <div class="toolbar-group">
                { undo.with(run(Command::Undo), icon(Picture::Undo)) }
                { redo.with(run(Command::Redo), icon(Picture::Redo)) }
            </div>
            <div class="toolbar-group is-end">
                { Button::tested("button is-quiet", "new-article").with(run(Command::New), words(Picture::Plus, "New", " article")) }
                { Button::tested("button", "copy-json").with(run(Command::Copy), words(Picture::Copy, "Copy", " JSON")) }
                { Button::tested("button is-main", "download").with(run(Command::Save), words(Picture::Download, "Download", " JSON")) }
            </div>
        </div>
    }
}

/// An icon and words, the second of them where there is room.
fn words(picture: Picture, short: &'static str, more: &'static str) -> Html {
    html! { <>{ icon(picture) }<span>{ short }{ element("span", "wide-only", more) }</span></> }
}
