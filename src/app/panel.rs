//! The panel: a card for each annotation, under three tabs.

mod card;
mod citations;
mod pages;
mod quotes;
mod speakers;

use yew::prelude::*;

use crate::platform::page;
use crate::view::label::grouped;
use crate::view::{Shown, tally};

use super::desk::{Look, LookAt, Selected, Tab};
use super::store::Store;
use citations::Citations;
use quotes::Quotes;
use speakers::Speakers;

/// What the panel and each of its sides get.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PanelProps {
    pub(super) session: Store,
    pub(super) store: UseReducerDispatcher<Store>,
    pub(super) shown: Shown,
    pub(super) tab: Tab,
    pub(super) selected: Option<Selected>,
    pub(super) desk: LookAt,
}

/// The panel.
pub(super) fn panel(props: &PanelProps) -> Html {
    let tally = tally(&props.session, props.shown);
    let count = |tab| match tab {
        Tab::Quotes => tally.quotes,
        Tab::Speakers => tally.speakers,
        Tab::Citations => tally.citations,
    };
    let desk = props.desk.clone();
    let now = props.tab;
    let press = move |event: KeyboardEvent| {
        if let Some(to) = neighbour(now, &event.key()) {
            event.prevent_default();
            desk.dispatch(Look::Turn(to));
            page::focus(&format!("#tab-{}", name(to)));
        }
    };
    let tab = |tab: Tab| {
        let desk = props.desk.clone();
        let on = tab == now;
        let name = name(tab);
        html! {
            <button type="button" role="tab" class="tab" id={format!("tab-{name}")} data-testid={format!("tab-{name}")}
                aria-selected={on.to_string()} aria-controls="cards" tabindex={if on { "0" } else { "-1" }}
                onclick={move |_| desk.dispatch(Look::Turn(tab))}>
                { title(tab) }<span class="count">{ grouped(count(tab)) }</span>
            </button>
        }
    };
    let side = match now {
        Tab::Quotes => html! { <Quotes ..props.clone() /> },
        Tab::Speakers => html! { <Speakers ..props.clone() /> },
        Tab::Citations => html! { <Citations ..props.clone() /> },
    };
    html! {
        <aside class="panel" id="panel" aria-label="Annotations" data-testid="panel">
            <div class="tabs" role="tablist" aria-label="Annotations" onkeydown={press}>{ for Tab::ALL.map(tab) }</div>
            <div key={name(now)} class="cards" id="cards" role="tabpanel" tabindex="0" aria-labelledby={format!("tab-{}", name(now))}>{ side }</div>
        </aside>
    }
}

const fn title(tab: Tab) -> &'static str {
    match tab {
        Tab::Quotes => "Quotes",
        Tab::Speakers => "Speakers",
        Tab::Citations => "Citations",
    }
}

/// The tab's name in ids.
const fn name(tab: Tab) -> &'static str {
    match tab {
        Tab::Quotes => "quotes",
        Tab::Speakers => "speakers",
        Tab::Citations => "citations",
    }
}

/// The tab that `key` goes to from `now`.
fn neighbour(now: Tab, key: &str) -> Option<Tab> {
    let [first, .., last] = Tab::ALL;
    let at = Tab::ALL.iter().position(|tab| *tab == now)?;
    match key {
        "ArrowRight" => Some(Tab::ALL.get(at + 1).copied().unwrap_or(first)),
        "ArrowLeft" => Some(at.checked_sub(1).and_then(|at| Tab::ALL.get(at).copied()).unwrap_or(last)),
        "Home" => Some(first),
        "End" => Some(last),
        _ => None,
    }
}
