//! The article as text to edit. What was done to it follows its words (`session::revise`).

use std::rc::Rc;

use yew::html::{Scope, oninput};
use yew::prelude::*;
use yew::virtual_dom::AttributeOrProperty;

use crate::detect::{Analyser, Analysis};
use crate::platform::{page, storage};
use crate::session::revise::Tidings;
use crate::session::{Action, revise};
use crate::text::Article;
use crate::text::offset::Offsets;

use super::desk::Look;
use super::element::{Button, all, element, fixed, is, nest};
use super::message::{Message, see};
use super::opening;
use super::scene::Scene;
use super::{App, CARDS};

/// The box with the text.
const TEXT: &str = "#text";

const BOX: &[(&str, AttributeOrProperty)] = &[
    ("id", is("text")),
    ("class", is("text-box")),
    ("data-testid", is("text-box")),
    ("aria-label", is("Text of the article")),
    ("spellcheck", is("false")),
];

/// The text, and the way back.
pub(super) fn editing(scene: &Scene) -> Html {
    let mut text = fixed("textarea", BOX, []);
    let link = scene.link.clone();
    let typed = move |_: InputEvent| link.get_component().iter().for_each(|app| hold(app));
    text.add_listener(Rc::new(oninput::Wrapper::new(Callback::from(typed))));
    let buttons = [
        Button::tested("button is-main", "text-done").with(scene.click(Message::TextDone), "Done"),
        Button::tested("button", "text-cancel").with(scene.click(Message::Look(Look::Edit(false))), "Cancel"),
        element("span", "hint", "Annotations follow their words. What finds no place is listed, not lost."),
    ];
    nest("div", "editing", [nest("div", "editing-bar", buttons), text.into()])
}

/// Where the browser remembers the text of the article with this id while it is being edited.
fn key(id: &str) -> String {
    format!("provenote.draft.{id}")
}

/// Has the browser remember the text as it is in the box now: for when the page is lost, or the article is left.
fn hold(app: &App) {
    if let Some(id) = app.keeping.id() {
        storage::write(&key(id), &page::written_in(TEXT));
    }
}

/// Forgets the text that was in the box of the article with this id: it became the article's, or is not wanted.
pub(super) fn let_go(id: &str) {
    storage::forget(&key(id));
}

/// The remembered text of the open article, where it is another than the article's.
fn draft(app: &App) -> Option<String> {
    storage::read(&key(app.keeping.id()?)).filter(|text| **text != *app.session.article.text)
}

/// Closes the box; what was in it is not needed any more.
pub(super) fn close(app: &mut App) {
    app.keeping.id().iter().for_each(|id| let_go(id));
    app.desk.look(Look::Edit(false));
}

/// Goes on with an edit of the open article that was not finished when it was left.
pub(super) fn take_up(app: &mut App, link: &Scope<App>) {
    if draft(app).is_some() {
        app.desk.look(Look::Edit(true));
        let words = "Your unfinished edit is back.";
        see(app, link, Look::Say(words.into()));
    }
}

/// Fills the box once it is on the page, with the caret where the selected annotation is.
pub(super) fn fill(app: &App) {
    let draft = draft(app);
    let text = draft.as_deref().unwrap_or(&app.session.article.text);
    let id = app.desk.selected.map(|selected| selected.id);
    let mark = id.and_then(|id| app.session.marks.iter().find(|mark| mark.of == id));
    let at = mark.map(|mark| Offsets::new(text).at(mark.span.start).utf16);
    page::fill(TEXT, text, at.unwrap_or_default());
}

/// True where the box has another text than the article.
pub(super) fn is_changed(app: &App) -> bool {
    app.desk.editing && *page::written_in(TEXT) != *app.session.article.text
}

/// Takes the text as it is in the box now.
pub(super) fn done(app: &mut App, link: &Scope<App>) {
    opening::hurry(app, link);
    let text = page::written_in(TEXT);
    if *text == *app.session.article.text {
        close(app);
    } else if text.trim().is_empty() {
        let words = "There is no text left. Cancel, or leave the article with “Articles”.";
        see(app, link, Look::Warn(words.into()));
    } else {
        let article = revise::edited(&app.session.article, &text);
        turn(app, link, article);
    }
}

/// Has the work go over to `article`, once that is analysed.
pub(super) fn turn(app: &mut App, link: &Scope<App>, article: Article) {
    opening::hurry(app, link);
    app.analyser = Some(Analyser::new(&article));
    app.revising = Some(article);
    opening::go_on(app, link);
}

/// The work over `article`, in which this was found; and what became of it, in words.
pub(super) fn turned(app: &mut App, article: Article, found: Analysis) -> String {
    let (edition, tidings) = revise(&app.session, article, found);
    app.act(Action::Edited(edition));
    close(app);
    app.desk.look(Look::Unselect);
    // What has no place is listed before the cards.
    page::reveal("#cards > *", CARDS);
    told(tidings)
}

fn told(tidings: Tidings) -> String {
    let Tidings { kept, moved, changed, lost } = tidings;
    let mut parts = Vec::new();
    for (count, what) in [
        (kept, "kept"),
        (moved, "moved with their words"),
        (changed, "had a few letters changed"),
        (lost, "without a place, first in the panel"),
    ] {
        if count > 0 {
            parts.push(format!("{count} {what}"));
        }
    }
    if parts.is_empty() {
        "The text is changed.".to_owned()
    } else {
        format!("The text is changed. Of your annotations, {}.", parts.join(", "))
    }
}

/// Asks what a pasted article is that has much of this one's text.
pub(super) fn versions(scene: &Scene) -> Html {
    all([
        Button::tested("button", "open-other")
            .with(scene.click(Message::OpenOther), "Open as another article"),
        Button::tested("button is-main", "confirm").with(scene.click(Message::Confirmed), "Update this one"),
    ])
}
