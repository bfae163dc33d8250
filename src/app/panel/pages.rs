//! Pages of cards: a long document has more than a panel can hold at once.

use std::ops::Range;

use yew::prelude::*;

use crate::app::desk::{Look, PAGE};
use crate::app::element::{Button, fixed, is};
use crate::app::message::Message;
use crate::app::scene::Scene;
use crate::view::label::grouped;

/// Cards that are drawn when a page is turned to: more than can be seen. The others come in later turns.
const FIRST: usize = 12;

/// The page of cards at hand.
pub(super) struct Page {
    whole: Range<usize>,
    /// Those of it that are drawn by now.
    drawn: Range<usize>,
    /// How many cards all pages have.
    all: usize,
}

impl Page {
    /// Of `all` cards, the page that was turned to, or the one with the card at `place` where something was
    /// selected since.
    pub(super) fn of(scene: &Scene, all: usize, place: Option<usize>) -> Self {
        let (when, page) = scene.desk.page;
        let now = scene.desk.selected.map(|selected| selected.turn);
        let page = match place {
            Some(place) if now != when => place / PAGE,
            _ => page,
        };
        let start = page.min(all.saturating_sub(1) / PAGE) * PAGE;
        let end = (start + PAGE).min(all);
        let mut drawn = start + FIRST + scene.desk.dealt;
        // What was selected is looked for among the cards.
        if let Some(place) = place.filter(|place| *place < end) {
            drawn = drawn.max(place + 1);
        }
        Self { whole: start..end, drawn: start..drawn.min(end), all }
    }

    /// What the cards that are drawn show, of what all show.
    pub(super) fn of_all<'a, T>(&self, all: &'a [T]) -> &'a [T] {
        all.get(self.drawn.clone()).unwrap_or_default()
    }

    /// The buttons to turn pages; nothing where there is one page.
    pub(super) fn turner(&self, scene: &Scene) -> Html {
        let (Range { start, end }, all) = (self.whole.clone(), self.all);
        if all <= PAGE {
            return Html::default();
        }
        let page = start / PAGE;
        let button = |disabled, to, words| {
            let button = Button { disabled, ..Button::of("button") };
            button.with(scene.click(Message::Look(Look::TurnPage(to))), words)
        };
        let words = format!("{}–{} of {}", grouped(start + 1), grouped(end), grouped(all));
        let turner = fixed(
            "nav",
            &[("class", is("turner")), ("aria-label", is("Pages of cards"))],
            [
                button(start == 0, page.saturating_sub(1), "Earlier"),
                fixed("span", &[], [words.into()]).into(),
                button(end == all, page + 1, "Later"),
            ],
        );
        turner.into()
    }
}
