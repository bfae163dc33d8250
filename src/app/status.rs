//! The status bar: how much there is, and whether it is safe.

use yew::prelude::*;

use crate::view::label::counted;
use crate::view::{Shown, tally};

use super::store::Store;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct StatusProps {
    pub(super) session: Store,
    pub(super) shown: Shown,
}

/// The status bar.
#[component]
pub(super) fn StatusBar(props: &StatusProps) -> Html {
    let session = &props.session;
    let words = use_memo(session.article.text.clone(), |text| text.split_whitespace().count());
    let tally = tally(session, props.shown);
    let counts = [
        counted(*words, "word"),
        counted(tally.quotes, "quote"),
        counted(tally.speakers, "speaker"),
        counted(tally.citations, "citation"),
    ];
    let standing = match (session.unsaved, session.decisions.is_empty()) {
        (true, _) => "Decisions not downloaded yet",
        (false, true) => "No decisions yet",
        (false, false) => "All decisions downloaded",
    };
    html! {
        <footer class="status">
            <ul class="status-counts">{ for counts.into_iter().map(|count| html! { <li>{ count }</li> }) }</ul>
            <p class={classes!("status-file", session.unsaved.then_some("is-unsaved"))}>{ standing }</p>
        </footer>
    }
}
