//! What cards have in common.

use yew::prelude::*;

use crate::annotation::Id;
use crate::app::command::toggled;
use crate::app::desk::{Look, LookAt, Origin};
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

/// The classes of the card for `id`.
pub(super) fn classes(props: &PanelProps, id: Id) -> Classes {
    let standing = match props.session.status(id) {
        Status::Suggested => None,
        Status::Accepted => Some("is-accepted"),
        Status::Rejected => Some("is-rejected"),
    };
    classes!("card", standing, current(props, id).map(|_| "is-selected"))
}

/// The value of `aria-current` of the card for `id`.
pub(super) fn current(props: &PanelProps, id: Id) -> Option<&'static str> {
    props.selected.is_some_and(|selected| selected.id == id).then_some("true")
}

/// A chip that goes to the annotation `id`.
pub(super) fn chip(desk: &LookAt, id: Id, class: &'static str, text: String) -> Html {
    html! { <button type="button" class={classes!("chip", class)} onclick={go(desk, id)}>{ text }</button> }
}

/// The buttons that accept and reject `id`; `what` says what, for those who cannot see the card.
pub(super) fn verdict(props: &PanelProps, id: Id, what: &str) -> Html {
    let now = props.session.status(id);
    let button = |status: Status, picture: Picture, word: &str, test: &'static str| {
        let store = props.store.clone();
        let decide = move |event: MouseEvent| {
            event.stop_propagation();
            store.dispatch(Action::Decided(id, toggled(now, status)));
        };
        html! {
            <button type="button" class={classes!("verdict", format!("is-{test}"))} aria-pressed={(now == status).to_string()}
                aria-label={format!("{word} {what}")} data-testid={test} onclick={decide}>
                { icon(picture) }{ word.to_owned() }
            </button>
        }
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
    html! { <p class="why"><span class="why-rule">{ label::rule(rule).to_owned() }</span><span>{ label::confidence(sure) }</span></p> }
}
