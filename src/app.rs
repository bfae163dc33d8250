//! How it is drawn: Yew components and hooks.
//!
//! [`App`] holds the two states: the [`Store`] with the session, changed by
//! [`crate::session::reduce`] alone, and the [`Desk`] with what the person looks at. Everything
//! below gets them as properties that compare by pointer, and holds no state of the domain.

mod command;
mod desk;
mod dialog;
mod element;
mod icon;
mod intake;
mod legend;
mod listen;
mod masthead;
mod notice;
mod panel;
mod reading;
mod saving;
mod settings;
mod start;
mod status;
mod store;
mod toolbar;

use yew::prelude::*;

use crate::platform::page;

use command::use_commands;
use desk::{Desk, Origin};
use dialog::dialogs;
use intake::use_intake;
use masthead::masthead;
use notice::Notices;
use panel::{PanelProps, panel};
use reading::Reading;
use settings::use_settings;
use start::Start;
use status::StatusBar;
use store::Store;
use toolbar::toolbar;

/// What scrolls the cards of the panel.
const CARDS: &str = "#cards";

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = use_reducer_eq(Store::default);
    let desk = use_reducer_eq(Desk::default);
    let settings = use_settings();
    let intake = use_intake(&store, &desk);
    let run = use_commands(&store, &desk, &settings);
    use_bring_into_view(&desk);

    let mut tools = Html::default();
    let work = if store.is_open() {
        tools = toolbar(&store, desk.shown, &desk.dispatcher(), &run);
        let seen = PanelProps {
            session: (*store).clone(),
            store: store.dispatcher(),
            shown: desk.shown,
            tab: desk.tab,
            selected: desk.selected,
            desk: desk.dispatcher(),
        };
        html! {
            <>
                <main class="desk">
                    <Reading session={(*store).clone()} shown={desk.shown} selected={desk.selected}
                        desk={desk.dispatcher()} run={run.clone()} />
                    { panel(&seen) }
                </main>
                <StatusBar session={(*store).clone()} shown={desk.shown} />
            </>
        }
    } else {
        html! { <Start intake={intake.clone()} /> }
    };
    html! {
        <div class={classes!("page", store.is_open().then_some("is-open"))}>
            { masthead(&settings, &run, tools) }
            { work }
            <Notices notice={desk.notice.clone()} desk={desk.dispatcher()} />
            { dialogs(desk.dialog.as_ref(), &store.dispatcher(), &desk.dispatcher(), &settings) }
        </div>
    }
}

/// Brings what was just selected into view, on the side that the person is not looking at.
#[hook]
fn use_bring_into_view(desk: &UseReducerHandle<Desk>) {
    use_effect_with(desk.selected, |selected| {
        let Some(selected) = selected else { return };
        let id = selected.id;
        let (mark, card) = (format!("mark[data-ids~={id}]"), format!("#panel [data-id={id}]"));
        match selected.from {
            Origin::Text => page::reveal(&card, CARDS),
            Origin::Glance => page::centre(&mark),
            Origin::Panel => {
                page::centre(&mark);
                page::focus(&mark);
            }
            Origin::Steps => {
                page::reveal(&card, CARDS);
                page::centre(&mark);
                page::focus(&mark);
            }
            Origin::Enter => {
                page::reveal(&card, CARDS);
                page::focus(&format!("{card} .card-go"));
            }
        }
    });
}
