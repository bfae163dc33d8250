//! Listening to the whole page.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Calls `then` for each event of this kind anywhere on the page; always the `then` of the latest rendering.
#[hook]
pub(super) fn use_document_event<E: JsCast + 'static>(kind: &'static str, then: impl Fn(&E) + 'static) {
    let latest = use_mut_ref(|| None::<Rc<dyn Fn(&E)>>);
    *latest.borrow_mut() = Some(Rc::new(then));
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let document = gloo::utils::document();
        let listener = EventListener::new_with_options(&document, kind, options, move |event| {
            let then = latest.borrow().clone();
            if let (Some(then), Some(event)) = (then, event.dyn_ref::<E>()) {
                then(event);
            }
        });
        move || drop(listener)
    });
}
