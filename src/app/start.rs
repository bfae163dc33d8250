//! The empty page: every way in.

use std::rc::Rc;

use yew::html::{onchange, oninput};
use yew::prelude::*;
use yew::virtual_dom::AttributeOrProperty;

use crate::platform::event;

use super::banner::banner;
use super::element::{Button, all, element, fixed, is, nest, text};
use super::icon::{Picture, icon};
use super::intake::Input;
use super::message::Message;
use super::scene::Scene;
use super::shelf::shelf;

const PASTE: &[(&str, AttributeOrProperty)] = &[
    ("id", is("paste")),
    ("class", is("paste-box")),
    ("data-testid", is("paste-box")),
    ("spellcheck", is("false")),
    ("placeholder", is("Paste here, or anywhere on this page. You can also drop a file.")),
];

const FILE: &[(&str, AttributeOrProperty)] = &[
    ("id", is("file")),
    ("type", is("file")),
    ("class", is("off-screen")),
    ("tabindex", is("-1")),
    ("aria-label", is("Article file")),
    ("data-testid", is("file-input")),
    (
        "accept",
        is(
            ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.json,text/plain,text/markdown,text/html,application/json",
        ),
    ),
];

/// The empty page. `index.html` has the same as a shell that stands until the app is there.
pub(super) fn start(scene: &Scene) -> Html {
    if scene.keeping.returning {
        const WORDS: &[(&str, AttributeOrProperty)] = &[("class", is("loading")), ("role", is("status"))];
        return nest("main", "start", [fixed("p", WORDS, [text("Opening your article…")]).into()]);
    }
    let ready = Button { disabled: !scene.desk.typed, ..Button::tested("button is-main", "annotate") };
    let typing = scene.link.callback(|_: InputEvent| Message::Typed);
    let link = scene.link.clone();
    let open = move |event: Event| {
        if let Some(file) = event::chosen(&event) {
            link.send_message(Message::Take(Input::File(file)));
        }
    };
    let lead = [
        element("span", "swatch is-quote", "Quotes"),
        text(", their "),
        element("span", "swatch is-speaker", "speakers"),
        text(" and the "),
        element("span", "swatch is-citation", "citations"),
        text(" behind them are marked at once. Check them, correct them, take them away as a file."),
    ];
    let label = fixed(
        "label",
        &[("class", is("paste-label")), ("for", is("paste"))],
        [icon(Picture::Paste), text("Article")],
    );
    let mut paste = fixed("textarea", PASTE, []);
    paste.add_listener(Rc::new(oninput::Wrapper::new(typing)));
    let actions = [
        Button::tested("button", "open-file")
            .with(scene.click(Message::Browse), all([icon(Picture::File), text("Open file")])),
        Button::tested("button", "load-sample")
            .with(scene.click(Message::Take(Input::Sample)), "Load sample"),
        ready.with(scene.click(Message::Annotate), "Annotate"),
    ];
    let mut file = fixed("input", FILE, []);
    file.add_listener(Rc::new(onchange::Wrapper::new(Callback::from(open))));
    let paste = [label.into(), paste.into(), nest("div", "paste-actions", actions), file.into()];
    let parts = [
        banner(scene),
        element("h2", "start-title", "Paste an article."),
        nest("p", "start-lead", lead),
        nest("div", "paste", paste),
        nest("p", "promise", [icon(Picture::Lock), text("Nothing leaves this page.")]),
        shelf(scene),
    ];
    let class = if scene.keeping.shelf.as_ref().is_some_and(|shelf| !shelf.is_empty()) {
        "start has-shelf"
    } else {
        "start"
    };
    nest("main", class, parts)
}
