//! Other tabs and the page's last moments, in a real browser: `./dev test` runs this in headless Chromium.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use gloo::utils::window;
use js_sys::{Object, Reflect};
use provenote::platform::tabs::Tabs;
use provenote::platform::timing::on_hide;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Event;

wasm_bindgen_test_configure!(run_in_browser);

type Heard = Rc<RefCell<Vec<String>>>;

/// A tab, and what it hears.
fn tab() -> (Tabs, Heard) {
    let heard = Heard::default();
    let ears = heard.clone();
    (Tabs::open(move |message| ears.borrow_mut().push(message)), heard)
}

#[wasm_bindgen_test]
async fn what_a_tab_says_the_others_hear() {
    let ((first, to_first), (second, to_second), (third, to_third)) = (tab(), tab(), tab());
    first.say("open a");
    drop(third);
    second.say("taken a");
    TimeoutFuture::new(100).await;
    assert_eq!(*to_first.borrow(), ["taken a"]);
    assert_eq!(*to_second.borrow(), ["open a"]);
    assert_eq!(to_third.borrow().len(), 0);
}

#[wasm_bindgen_test]
fn without_a_channel_nobody_hears() {
    let key = JsValue::from_str("BroadcastChannel");
    let class = Reflect::get(&window(), &key).unwrap();
    assert!(Reflect::delete_property(&Object::from(window()), &key).unwrap());
    tab().0.say("open a");
    Reflect::set(&window(), &key, &class).unwrap();
}

#[wasm_bindgen_test]
fn a_page_that_goes_away_is_heard_while_someone_listens() {
    let count = Rc::new(Cell::new(0));
    let counts = count.clone();
    let listening = on_hide(move || counts.set(counts.get() + 1));
    let tell = || window().dispatch_event(&Event::new("pagehide").unwrap()).unwrap();
    tell();
    assert_eq!(count.get(), 1);
    // The page is seen: this is how it tells that it came back.
    gloo::utils::document().dispatch_event(&Event::new("visibilitychange").unwrap()).unwrap();
    assert_eq!(count.get(), 1);
    drop(listening);
    tell();
    assert_eq!(count.get(), 1);
}
