//! The page: mounts the app where `index.html` has its shell.

fn main() {
    if let Some(shell) = gloo::utils::document().get_element_by_id("app") {
        yew::Renderer::<provenote::app::App>::with_root(shell).render();
    }
}
