//! Pages of cards: a long document has more than a panel can hold at once.

use std::ops::Range;

use yew::prelude::*;

use crate::app::desk::Look;
use crate::app::element::{Button, fixed, is};
use crate::app::message::Message;
use crate::app::scene::Scene;
use crate::view::label::grouped;

/// Cards on a page.
const PAGE: usize = 60;

/// Which of `all` cards are on the page at hand: the one that was turned to, or the one with the
/// card at `place` where something was selected since.
pub(super) fn range(scene: &Scene, all: usize, place: Option<usize>) -> Range<usize> {
    let (when, page) = scene.desk.page;
    let now = scene.desk.selected.map(|selected| selected.turn);
    let page = match place {
        Some(place) if now != when => place / PAGE,
        _ => page,
    };
    let start = page.min(all.saturating_sub(1) / PAGE) * PAGE;
    start..(start + PAGE).min(all)
}

/// The buttons to turn pages from `range` of `all` cards; nothing where there is one page.
pub(super) fn turner(scene: &Scene, Range { start, end }: Range<usize>, all: usize) -> Html {
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
