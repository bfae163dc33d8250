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
        review.with(run(Command::Review), all([icon(Picture::Check), text("Review")])),
    ];
    let article = [
        named("button is-quiet", "new-article", "Articles: a new one, or another")
            .with(run(Command::New), words(Picture::Shelf, "Articles")),
        named("button", "copy-json", "Copy JSON").with(run(Command::Copy), words(Picture::Copy, "Copy JSON")),
        named("button is-main", "download", "Download JSON")
            .with(run(Command::Save), all([icon(Picture::Download), text("Download")])),
    ];
    let toolbar = fixed(
        "div",
        &[("class", is("toolbar")), ("role", is("toolbar")), ("aria-label", is("Article"))],
        [legend(scene), nest("div", "toolbar-group", history), nest("div", "toolbar-group is-end", article)],
    );
    toolbar.into()
}

/// A button that says what it does where there is no room for words.
fn named(class: &'static str, test: &'static str, name: &'static str) -> Button {
    Button { label: Some(name.into()), title: Some(name), ..Button::tested(class, test) }
}

/// An icon, and words where there is room.
fn words(picture: Picture, words: &'static str) -> Html {
    all([icon(picture), element("span", "wide-only", words)])
}
