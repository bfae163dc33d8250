//! The browser's own modal dialogs.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};

/// Opens the `<dialog>` over the page, with the focus inside.
pub fn open(element: &Element) {
    if let Some(dialog) = element.dyn_ref::<HtmlDialogElement>() {
        // It throws only where the dialog is open already.
        let _ = dialog.show_modal();
    }
}

/// True while a dialog is open over the page.
pub fn is_open() -> bool {
    gloo::utils::document().query_selector("dialog[open]").ok().flatten().is_some()
}
