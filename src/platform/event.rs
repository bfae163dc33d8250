//! What events carry: clipboard, dragged files, keys.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{
    DataTransfer, Element, Event, File, FileList, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    KeyboardEvent,
};

/// What a paste or a drop brings.
#[derive(Clone, Debug)]
pub enum Carried {
    /// A file.
    File(File),
    /// Text: as HTML, where the source offers that, and plain.
    Text {
        /// The `text/html` part; empty where there is none.
        html: String,
        /// The `text/plain` part.
        plain: String,
    },
}

/// What `transfer` carries; `None` where it is neither a file nor text.
pub fn carried(transfer: &DataTransfer) -> Option<Carried> {
    if let Some(file) = transfer.files().as_ref().and_then(first) {
        return Some(Carried::File(file));
    }
    let part = |kind| transfer.get_data(kind).unwrap_or_default();
    let (html, plain) = (part("text/html"), part("text/plain"));
    (!html.is_empty() || !plain.is_empty()).then_some(Carried::Text { html, plain })
}

fn first(files: &FileList) -> Option<File> {
    files.get(0)
}

/// The file that was chosen in a file input, which is emptied so that the same can be chosen again.
pub fn chosen(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files().as_ref().and_then(first);
    input.set_value("");
    file
}

/// The index of what was chosen from a list.
pub fn index(event: &Event) -> Option<usize> {
    let list: HtmlSelectElement = event.target()?.dyn_into().ok()?;
    usize::try_from(list.selected_index()).ok()
}

/// What is written where the event happened.
pub fn written(event: &Event) -> Option<String> {
    let target = event.target()?;
    let line = target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    line.or_else(|| target.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value))
}

/// True where the event comes from a place that text is typed into.
pub fn is_typing(event: &Event) -> bool {
    is_within(event, "input:not([type=checkbox]), textarea, select, [contenteditable]:not(.reading)")
}

/// The key with its modifiers, as the shortcuts name it: `n`, `?`, `Ctrl+Z`, `Ctrl+Shift+Z`. Command counts as Ctrl.
pub fn chord(event: &KeyboardEvent) -> String {
    let key = event.key();
    if event.ctrl_key() || event.meta_key() {
        let shift = if event.shift_key() { "Shift+" } else { "" };
        format!("Ctrl+{shift}{}", key.to_ascii_uppercase())
    } else if event.alt_key() {
        let shift = if event.shift_key() { "Shift+" } else { "" };
        format!("Alt+{shift}{key}")
    } else {
        key
    }
}

/// The annotation ids of the mark or card that the event happened in: the value of `data-ids`.
pub fn ids_at(event: &Event) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("[data-ids]").ok()??.get_attribute("data-ids")
}

/// True where the event happened inside an element that matches.
pub fn is_within(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|it| it.closest(selector).ok().flatten().is_some())
}

/// True where the person is selecting text rather than clicking.
pub fn is_selecting() -> bool {
    let selection = document().get_selection().ok().flatten();
    selection.is_some_and(|it| !it.is_collapsed())
}
