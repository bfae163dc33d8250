//! What cards have in common.

use yew::prelude::*;

use crate::annotation::Id;
use crate::app::desk::Origin;
use crate::app::element::{Button, all, element, fixed, nest, on_click, tag, text};
use crate::app::icon::{Picture, icon};
use crate::app::message::Message;
use crate::app::scene::Scene;
use crate::session::Status;
use crate::session::propose::BY_HAND;
use crate::view::label;

/// A callback that selects `id` and turns to its card.
pub(super) fn go(scene: &Scene, id: Id) -> Callback<MouseEvent> {
    scene.click(Message::select(id, Origin::Panel))
}

/// A callback that selects `id` without turning to its card.
pub(super) fn glance(scene: &Scene, id: Id) -> Callback<MouseEvent> {
    scene.click(Message::select(id, Origin::Glance))
}

/// The card for `id`.
pub(super) fn card(scene: &Scene, id: Id, inside: impl Into<Vec<Html>>) -> Html {
    around(scene, id, all(inside))
}

fn around(scene: &Scene, id: Id, inside: Html) -> Html {
    let current = current(scene, id);
    let mut class = "card".to_owned();
    match scene.session.status(id) {
        Status::Suggested => {}
        Status::Accepted => class.push_str(" is-accepted"),
        Status::Rejected => class.push_str(" is-rejected"),
    }
    if current {
        class.push_str(" is-selected");
    }
    let values = vec![
        Some(class.into()),
        current.then_some("true".into()),
        Some("card".into()),
        Some(id.to_string().into()),
    ];
    let mut card = tag("li", &["class", "aria-current", "data-testid", "data-id"], values);
    card.key = Some(id.to_string().into());
    on_click(&mut card, go(scene, id));
    card.add_child(inside);
    card.into()
}

/// True for the annotation that is selected.
pub(super) fn current(scene: &Scene, id: Id) -> bool {
    scene.desk.selected.is_some_and(|selected| selected.id == id)
}

/// A chip that goes to the annotation `id`.
pub(super) fn chip(scene: &Scene, id: Id, class: &'static str, text: String) -> Html {
    Button::of(class).with(go(scene, id), text)
}

/// The buttons that accept and reject `id`; `what` says what, for those who cannot see the card.
pub(super) fn verdict(scene: &Scene, id: Id, what: &str) -> Html {
    let now = scene.session.status(id);
    let button = |status: Status, picture: Picture, word: &'static str, test: &'static str| {
        let button = Button {
            class: format!("verdict is-{test}").into(),
            label: Some(format!("{word} {what}").into()),
            pressed: Some(now == status),
            test: Some(test.into()),
            ..Button::default()
        };
        button.with(scene.click(Message::Decide(id, status)), all([icon(picture), text(word)]))
    };
    let verdicts = [
        button(Status::Accepted, Picture::Check, "Accept", "accept"),
        button(Status::Rejected, Picture::Cross, "Reject", "reject"),
    ];
    nest("div", "verdicts", verdicts)
}

/// Why the machine marked it, and how sure it is.
pub(super) fn why(rule: &str, sure: f32) -> Html {
    let sure = if rule == BY_HAND { String::new() } else { label::confidence(sure) };
    let rule = element("span", "why-rule", label::rule(rule).to_owned());
    let sure = fixed("span", &[], [Html::from(sure)]);
    nest("p", "why", [rule, sure.into()])
}
