//! Annotations whose words an edit took away: to be placed or dropped.

use yew::prelude::*;

use crate::annotation::Annotation;
use crate::app::element::{Button, element, nest};
use crate::app::message::Message;
use crate::app::scene::Scene;
use crate::session::{Orphan, propose};
use crate::view::label;

/// Characters of the text around that a card shows.
const REACH: usize = 28;

/// The orphans, if there are any.
pub(super) fn orphans(scene: &Scene) -> Html {
    if scene.session.orphans.is_empty() {
        return Html::default();
    }
    let title = element("h2", "group-title", "Without a place in the text");
    let cards = scene.session.orphans.iter().enumerate().map(|(at, it)| card(scene, at, it));
    nest("div", "orphans", [title, nest("ol", "card-list", cards.collect::<Vec<_>>())])
}

fn card(scene: &Scene, at: usize, orphan: &Orphan) -> Html {
    let kind = match &orphan.was {
        Annotation::Quotation(it) => label::kind(it),
        _ => "Citation",
    };
    let context = [
        label::one_line(&label::tail(&orphan.prefix, REACH)).into(),
        " ".into(),
        element("b", "", label::one_line(&orphan.exact)),
        " ".into(),
        label::one_line(&label::head(&orphan.suffix, REACH)).into(),
    ];
    let mut buttons = Vec::new();
    let button = |test: &'static str, message, words: &'static str| {
        Button::tested("chip is-only", test).with(scene.click(message), words)
    };
    if let Some(span) = orphan.candidate {
        let near = label::one_line(&label::head(scene.session.article.slice(span), 2 * REACH));
        buttons.push(element("p", "role", format!("Nearest: “{near}”")));
        buttons.push(button("orphan-show", Message::Show(span), "Show it"));
        if let Some(action) = propose::place(scene.session, at, span) {
            buttons.push(button("orphan-place", Message::Act(action), "Place there"));
        }
    } else {
        buttons.push(element("p", "role", "Select words in the article to place it on them."));
    }
    if let Some(action) = scene.desk.picked.and_then(|span| propose::place(scene.session, at, span)) {
        buttons.push(button("orphan-here", Message::Act(action), "Place on the selection"));
    }
    buttons.push(button("orphan-drop", Message::Act(propose::drop(at)), "Drop"));
    let parts = [
        element("span", "kind", kind),
        nest("p", "card-go is-context", context),
        nest("div", "editor-buttons", buttons),
    ];
    nest("li", "card is-missing", parts)
}
