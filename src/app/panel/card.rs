//! What cards have in common.

use yew::prelude::*;

use crate::annotation::Id;
use crate::app::command::toggled;
use crate::app::desk::{Look, LookAt, Origin};
use crate::app::element::{Button, element};
use crate::app::icon::{Picture, icon};
use crate::session::{Action, Status};
use crate::view::label;

use super::PanelProps;

/// A callback that selects `id` and turns to its card.
pub(super) fn go(desk: &LookAt, id: Id) -> Callback<MouseEvent> {
    select(desk, id, Origin::Panel)
}

/// A callback that selects `id` without turning to its card.
pub(super) fn glance(desk: &LookAt, id: Id) -> Callback<MouseEvent> {
    select(desk, id, Origin::Glance)
}

fn select(desk: &LookAt, id: Id, from: Origin) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |event: MouseEvent| {
        event.stop_propagation();
        desk.dispatch(Look::Select(id, from));
    })
}

/// The card for `id`.
pub(super) fn card(props: &PanelProps, id: Id, inside: Html) -> Html {
    html! {
        <li key={id.to_string()} class={classes(props, id)} aria-current={current(props, id).then_some("true")} data-testid="card" data-id={id.to_string()} onclick={go(&props.desk, id)}>
            { inside }
        </li>
    }
}

/// The classes of the card for `id`.
fn classes(props: &PanelProps, id: Id) -> Classes {
    let standing = match props.session.status(id) {
        Status::Suggested => None,
        Status::Accepted => Some("is-accepted"),
        Status::Rejected => Some("is-rejected"),
    };
    classes!("card", standing, current(props, id).then_some("is-selected"))
}

/// True for the annotation that is selected.
pub(super) fn current(props: &PanelProps, id: Id) -> bool {
    props.selected.is_some_and(|selected| selected.id == id)
}

/// A chip that goes to the annotation `id`.
pub(super) fn chip(desk: &LookAt, id: Id, class: &'static str, text: String) -> Html {
    Button::of(class).with(go(desk, id), text)
}

/// The buttons that accept and reject `id`; `what` says what, for those who cannot see the card.
pub(super) fn verdict(props: &PanelProps, id: Id, what: &str) -> Html {
    let now = props.session.status(id);
    let button = |status: Status, picture: Picture, word: &'static str, test: &'static str| {
        let store = props.store.clone();
        let decide = move |event: MouseEvent| {
            event.stop_propagation();
            store.dispatch(Action::Decided(id, toggled(now, status)));
        };
        let button = Button {
            class: format!("verdict is-{test}").into(),
            label: Some(format!("{word} {what}").into()),
            pressed: Some(now == status),
            test: Some(test.into()),
            ..Button::default()
        };
        button.with(decide.into(), html! { <>{ icon(picture) }{ word }</> })
    };
    html! {
        <div class="verdicts">
            { button(Status::Accepted, Picture::Check, "Accept", "accept") }
            { button(Status::Rejected, Picture::Cross, "Reject", "reject") }
        </div>
    }
}

/// Why the machine marked it, and how sure it is.
pub(super) fn why(rule: &str, sure: f32) -> Html {
    let rule = element("span", "why-rule", label::rule(rule).to_owned());
    element("p", "why", html! { <>{ rule }<span>{ label::confidence(sure) }</span></> })
}
