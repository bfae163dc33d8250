//! The status bar: how much there is, and whether it is safe.

use yew::prelude::*;

use crate::view::label::counted;

use super::element::{element, fixed, is, nest};
use super::scene::Scene;

/// The status bar of an article of so many `words`.
pub(super) fn status_bar(scene: &Scene, words: usize) -> Html {
    let (session, tally) = (scene.session, scene.tally);
    let counts = [
        counted(words, "word"),
        counted(tally.quotes, "quote"),
        counted(tally.speakers, "speaker"),
        counted(tally.citations, "citation"),
    ];
    let standing = match (scene.progress, session.unsaved, session.decisions.is_empty()) {
        (Some(percent), ..) => format!("Reading the article: {percent}%"),
        (None, true, _) => "Decisions not downloaded yet".to_owned(),
        (None, false, true) => "No decisions yet".to_owned(),
        (None, false, false) => "All decisions downloaded".to_owned(),
    };
    let class = if session.unsaved { "status-file is-unsaved" } else { "status-file" };
    let kept = fixed(
        "p",
        &[("class", is("status-kept")), ("data-testid", is("kept"))],
        [scene.keeping.told().into()],
    )
    .into();
    let counts = counts.map(|count| fixed("li", &[], [count.into()]).into());
    nest("footer", "status", [nest("ul", "status-counts", counts), kept, element("p", class, standing)])
}
