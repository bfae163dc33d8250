//! The browser's own modal dialogs.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// Opens the `<dialog>` that matches over the page, with the focus inside, unless it is open.
pub fn open(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(dialog) = found.and_then(|it| it.dyn_into::<HtmlDialogElement>().ok())
        && !dialog.open()
    {
        // It throws only where the dialog is open already.
        let _ = dialog.show_modal();
    }
}

/// True while a dialog is open over the page.
pub fn is_open() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}
