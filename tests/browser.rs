//! The app in a real browser: `./dev test` runs this in headless Chromium.

#![cfg(target_family = "wasm")]

use gloo::utils::document;
use provenote::app::App;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn the_app_mounts_where_it_is_told() {
    let place = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&place).unwrap();
    yew::Renderer::<App>::with_root(place.clone()).render();
    yew::scheduler::flush().await;
    assert!(place.text_content().unwrap().contains("Provenote"));
}
