//! The page: hands the engine its model and mounts the app where `index.html` has its shell.

fn main() {
    // Without its model the engine finds quotations by rules alone.
    provenote::platform::model::fetched().map(provenote::detect::quotations::model::install);
    if let Some(shell) = gloo::utils::document().get_element_by_id("app") {
        yew::Renderer::<provenote::app::App>::with_root(shell).render();
    }
}
