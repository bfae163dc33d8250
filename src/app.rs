//! How it is drawn: Yew components.

use yew::prelude::*;

/// The whole page.
#[component]
pub fn App() -> Html {
    html! { <h1>{ "Provenote" }</h1> }
}
