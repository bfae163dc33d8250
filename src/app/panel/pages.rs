//! Pages of cards: a long document has more than a panel can hold at once.

use std::ops::Range;

use yew::prelude::*;

use crate::app::desk::Selected;
use crate::app::element::Button;
use crate::view::label::grouped;

/// Cards on a page.
const PAGE: usize = 60;

/// A page of cards.
pub(super) struct Pages {
    page: usize,
    all: usize,
    turn: Callback<usize>,
}

/// The page at hand of `all` cards: the one that was turned to, or the one with the card at
/// `place` where something was selected since.
#[hook]
pub(super) fn use_pages(all: usize, selected: Option<Selected>, place: Option<usize>) -> Pages {
    let turned = use_state_eq(|| (None, 0));
    let (when, page) = *turned;
    let now = selected.map(|selected| selected.turn);
    let page = match place {
        Some(place) if now != when => place / PAGE,
        _ => page,
    };
    let last = all.saturating_sub(1) / PAGE;
    let turn = Callback::from(move |page| turned.set((now, page)));
    Pages { page: page.min(last), all, turn }
}

impl Pages {
    /// The cards on the page.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.page * PAGE;
        start..(start + PAGE).min(self.all)
    }

    /// The buttons to turn pages; nothing where there is one page.
    pub(super) fn turner(&self) -> Html {
        if self.all <= PAGE {
            return Html::default();
        }
        let Range { start, end } = self.range();
        let (earlier, later) = (self.page.wrapping_sub(1), self.page + 1);
        let button = |disabled| Button { disabled, ..Button::of("button") };
        html! {
            <nav class="turner" aria-label="Pages of cards">
                { button(start == 0).with(self.turn.reform(move |_| earlier), "Earlier") }
                <span>{ format!("{}–{} of {}", grouped(start + 1), grouped(end), grouped(self.all)) }</span>
                { button(end == self.all).with(self.turn.reform(move |_| later), "Later") }
            </nav>
        }
    }
}
