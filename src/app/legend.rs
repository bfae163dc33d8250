//! The legend: what each kind of mark looks like, how many there are, and a switch for each.

use yew::prelude::*;

use crate::view::label::grouped;
use crate::view::{Layer, Shown, tally};

use super::desk::{Look, LookAt};
use super::store::Store;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct LegendProps {
    pub(super) session: Store,
    pub(super) shown: Shown,
    pub(super) desk: LookAt,
}

/// The legend.
#[component]
pub(super) fn Legend(props: &LegendProps) -> Html {
    let tally = tally(&props.session, props.shown);
    let entries = [
        (Layer::Quotes, "quote", "Quotes", tally.quotes),
        (Layer::Cues, "cue", "Cues", tally.cues),
        (Layer::Speakers, "speaker", "Speakers", tally.attributed),
        (Layer::Citations, "citation", "Citations", tally.citations),
    ];
    let entry = |(layer, name, title, count): (Layer, &'static str, &'static str, usize)| {
        let desk = props.desk.clone();
        let switch = move |_| desk.dispatch(Look::Switch(layer));
        html! {
            <button type="button" class="legend-entry" aria-pressed={props.shown.has(layer).to_string()}
                data-testid={format!("legend-{name}")} onclick={switch}>
                <span class={classes!("swatch", format!("is-{name}"))}>{ title }</span>
                <span class="count">{ grouped(count) }</span>
            </button>
        }
    };
    html! { <div class="legend" role="group" aria-label="Show marks">{ for entries.map(entry) }</div> }
}
