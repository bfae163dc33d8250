//! The panel: a card for each annotation, under three tabs.

mod card;
mod citations;
mod pages;
mod quotes;
mod speakers;

use yew::prelude::*;

use crate::platform::page;
use crate::view::label::grouped;

use super::desk::Tab;
use super::message::Message;
use super::scene::Scene;

/// The panel.
pub(super) fn panel(scene: &Scene) -> Html {
    let now = scene.desk.tab;
    let link = scene.link.clone();
    let press = move |event: KeyboardEvent| {
        if let Some(to) = neighbour(now, &event.key()) {
            event.prevent_default();
            link.send_message(Message::turn(to));
            page::focus(&format!("#tab-{}", name(to)));
        }
    };
    let side = match now {
        Tab::Quotes => quotes::quotes(scene),
        Tab::Speakers => speakers::speakers(scene),
        Tab::Citations => citations::citations(scene),
    };
    html! {
        <aside class="panel" id="panel" aria-label="Annotations" data-testid="panel">
            <div class="tabs" role="tablist" aria-label="Annotations" onkeydown={press}>
                { for Tab::ALL.map(|it| tab(scene, it)) }
            </div>
            <div key={name(now)} class="cards" id="cards" role="tabpanel" tabindex="0" aria-labelledby={format!("tab-{}", name(now))}>
                { side }
            </div>
        </aside>
    }
}

fn tab(scene: &Scene, tab: Tab) -> Html {
    let count = match tab {
        Tab::Quotes => scene.tally.quotes,
        Tab::Speakers => scene.tally.speakers,
        Tab::Citations => scene.tally.citations,
    };
    let (selected, tabindex) = if tab == scene.desk.tab { ("true", "0") } else { ("false", "-1") };
    let id = format!("tab-{}", name(tab));
    html! {
        <button type="button" role="tab" class="tab" id={id.clone()} data-testid={id} aria-selected={selected}
            aria-controls="cards" {tabindex} onclick={scene.click(Message::turn(tab))}>
            { title(tab) }<span class="count">{ grouped(count) }</span>
        </button>
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
