//! The legend: what each kind of mark looks like, how many there are, and a switch for each.

use yew::prelude::*;

use crate::view::label::grouped;
use crate::view::{Layer, Shown, tally};

use super::desk::{Look, LookAt};
use super::store::Store;

/// The legend.
pub(super) fn legend(session: &Store, shown: Shown, desk: &LookAt) -> Html {
    let tally = tally(session, shown);
    let entries = [
        (Layer::Quotes, "quote", "Quotes", tally.quotes),
        (Layer::Cues, "cue", "Cues", tally.cues),
        (Layer::Speakers, "speaker", "Speakers", tally.attributed),
        (Layer::Citations, "citation", "Citations", tally.citations),
    ];
    let entry = |(layer, name, title, count): (Layer, &'static str, &'static str, usize)| {
        let desk = desk.clone();
        let switch = move |_| desk.dispatch(Look::Switch(layer));
        html! {
            <button type="button" class="legend-entry" aria-pressed={shown.has(layer).to_string()}
                data-testid={format!("legend-{name}")} onclick={switch}>
                <span class={classes!("swatch", format!("is-{name}"))}>{ title }</span>
                <span class="count">{ grouped(count) }</span>
            </button>
        }
    };
    html! { <div class="legend" role="group" aria-label="Show marks">{ for entries.map(entry) }</div> }
}
