//! The toolbar over an open article.

use yew::prelude::*;

use crate::view::undecided;

use super::command::Command;
use super::element::{Button, all, element, fixed, is, nest, text};
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
        ..square.clone()
    };
    let steps = Button {
        label: Some("What was done".into()),
        title: Some("What was done (h)"),
        test: Some("history".into()),
        disabled: history.past.is_empty() && history.future.is_empty(),
        ..square
    };
    let (open, _) = undecided(scene.session, scene.desk.shown);
    let review = Button {
        pressed: Some(scene.desk.review),
        title: Some("Decide one after the other (v)"),
        test: Some("review-start".into()),
        disabled: open == 0,
        ..Button::of("button is-quiet")
    };
    let edit = Button {
        label: Some("Edit the text".into()),
        title: Some("Edit the text (t)"),
        pressed: Some(scene.desk.editing),
        test: Some("edit-text".into()),
        ..Button::of("button is-quiet is-square")
    };
    let history = [
        undo.with(run(Command::Undo), icon(Picture::Undo)),
        redo.with(run(Command::Redo), icon(Picture::Redo)),
        steps.with(run(Command::History), icon(Picture::Clock)),
        edit.with(run(Command::Edit), icon(Picture::Pencil)),
        review.with(run(Command::Review), words(Picture::Check, "Review", "")),
    ];
    let article = [
        Button::tested("button is-quiet", "new-article")
            .with(run(Command::New), words(Picture::Plus, "New", " article")),
        Button::tested("button", "copy-json").with(run(Command::Copy), words(Picture::Copy, "Copy", " JSON")),
        Button::tested("button is-main", "download")
            .with(run(Command::Save), words(Picture::Download, "Download", " JSON")),
    ];
    let toolbar = fixed(
        "div",
        &[("class", is("toolbar")), ("role", is("toolbar")), ("aria-label", is("Article"))],
        [legend(scene), nest("div", "toolbar-group", history), nest("div", "toolbar-group is-end", article)],
    );
    toolbar.into()
}

/// An icon and words, the second of them where there is room.
fn words(picture: Picture, short: &'static str, more: &'static str) -> Html {
    let words = fixed("span", &[], [text(short), element("span", "wide-only", more)]);
    all([icon(picture), words.into()])
}
