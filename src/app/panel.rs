//! The panel: a card for each annotation, under three tabs.

mod card;
mod citations;
pub(super) mod editor;
mod finder;
mod orphans;
mod pages;
mod quotes;
mod speakers;

use std::rc::Rc;

use yew::html::onkeydown;
use yew::prelude::*;

use crate::annotation::Id;
use crate::platform::page;
use crate::session::{Session, Status};
use crate::view::label::grouped;

use super::desk::{Desk, Tab};
use super::element::{element, fixed, is, on_click, tag, text};
use super::message::Message;
use super::scene::Scene;

/// Where words to look for are written.
pub(super) const FIND: &str = "#find";

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
    let mut tabs = fixed(
        "div",
        &[("class", is("tabs")), ("role", is("tablist")), ("aria-label", is("Annotations"))],
        Tab::ALL.map(|it| tab(scene, it)),
    );
    tabs.add_listener(Rc::new(onkeydown::Wrapper::new(Callback::from(press))));
    let values = vec![
        Some("cards".into()),
        Some("cards".into()),
        Some("tabpanel".into()),
        Some("0".into()),
        Some(format!("tab-{}", name(now)).into()),
    ];
    let mut cards = tag("div", &["class", "id", "role", "tabindex", "aria-labelledby"], values);
    cards.key = Some(name(now).into());
    cards.add_child(orphans::orphans(scene));
    cards.add_child(side);
    let panel = fixed(
        "aside",
        &[
            ("class", is("panel")),
            ("id", is("panel")),
            ("aria-label", is("Annotations")),
            ("data-testid", is("panel")),
        ],
        [tabs.into(), finder::finder(scene), finder::review(scene), cards.into()],
    );
    panel.into()
}

/// The annotations of the tab at hand that are listed and undecided.
pub(super) fn listed(session: &Session, desk: &Desk) -> Vec<Id> {
    if desk.tab == Tab::Citations {
        return citations::undecided(session, desk);
    }
    let order = quotes::order(session, desk).into_iter().map(Id::quotation);
    order.filter(|&id| session.status(id) == Status::Suggested).collect()
}

fn tab(scene: &Scene, of: Tab) -> Html {
    const KEYS: [&str; 8] =
        ["type", "role", "class", "id", "data-testid", "aria-selected", "aria-controls", "tabindex"];
    let count = match of {
        Tab::Quotes => scene.tally.quotes,
        Tab::Speakers => scene.tally.speakers,
        Tab::Citations => scene.tally.citations,
    };
    let (selected, tabindex) = if of == scene.desk.tab { ("true", "0") } else { ("false", "-1") };
    let id = AttrValue::from(format!("tab-{}", name(of)));
    let values = vec![
        Some("button".into()),
        Some("tab".into()),
        Some("tab".into()),
        Some(id.clone()),
        Some(id),
        Some(selected.into()),
        Some("cards".into()),
        Some(tabindex.into()),
    ];
    let mut tab = tag("button", &KEYS, values);
    on_click(&mut tab, scene.click(Message::turn(of)));
    tab.add_child(text(title(of)));
    tab.add_child(element("span", "count", grouped(count)));
    tab.into()
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
