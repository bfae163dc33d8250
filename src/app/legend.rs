//! The legend: what each kind of mark looks like, how many there are, and a switch for each.

use yew::prelude::*;

use crate::view::Layer;
use crate::view::label::grouped;

use super::element::{Button, all, element, fixed, is};
use super::message::Message;
use super::scene::Scene;

/// A layer, its name, the classes of its swatch, its title, and how many marks it has.
type Entry = (Layer, &'static str, &'static str, &'static str, usize);

/// The legend.
pub(super) fn legend(scene: &Scene) -> Html {
    let tally = scene.tally;
    let entries = [
        (Layer::Quotes, "quote", "swatch is-quote", "Quotes", tally.quotes),
        (Layer::Cues, "cue", "swatch is-cue", "Cues", tally.cues),
        (Layer::Speakers, "speaker", "swatch is-speaker", "Speakers", tally.attributed),
        (Layer::Citations, "citation", "swatch is-citation", "Citations", tally.citations),
    ];
    let entry = |(layer, name, swatch, title, count): Entry| {
        let button = Button {
            pressed: Some(scene.desk.shown.has(layer)),
            test: Some(format!("legend-{name}").into()),
            ..Button::of("legend-entry")
        };
        let inside = [element("span", swatch, title), element("span", "count", grouped(count))];
        button.with(scene.click(Message::switch(layer)), all(inside))
    };
    let legend = fixed(
        "div",
        &[("class", is("legend")), ("role", is("group")), ("aria-label", is("Show marks"))],
        entries.map(entry),
    );
    legend.into()
}
