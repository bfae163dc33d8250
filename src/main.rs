//! The page: mounts the app where `index.html` has its shell.

fn main() {
    yew::Renderer::<provenote::app::App>::new().render();
}
