//! The page itself: bringing things into view, its theme, its frames.

use gloo::utils::{document, document_element, window};
use wasm_bindgen::JsCast;
use web_sys::{
    DomRect, FocusOptions, HtmlElement, HtmlTextAreaElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// Space that is left around what is brought into view, in CSS pixels.
const MARGIN: f64 = 16.0;

/// Brings the first element that matches to the middle of the page.
pub fn centre(selector: &str) {
    if let Some(element) = find(selector) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        options.set_inline(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Brings what is selected to the middle of the page.
pub fn centre_selection() {
    if let Some(at) = super::selection::bounds() {
        let height = f64::from(document_element().client_height());
        window().scroll_by_with_x_and_y(0.0, (at.top() + at.bottom() - height) / 2.0);
    }
}

/// Brings the first element that matches into view inside what holds it, without moving the page.
pub fn reveal(selector: &str, inside: &str) {
    let (Some(element), Some(holder)) = (find(selector), find(inside)) else { return };
    let (it, frame) = (element.get_bounding_client_rect(), holder.get_bounding_client_rect());
    let above = it.top() - frame.top() - MARGIN;
    let below = it.bottom() - frame.bottom() + MARGIN;
    let by = if above < 0.0 { above } else { below.clamp(0.0, above) };
    holder.set_scroll_top(holder.scroll_top() + by as i32);
}

/// Puts the first element that matches under the first that matches `anchor`, and has the anchor name it as its
/// description.
pub fn place_beside(selector: &str, anchor: &str) {
    let Some(anchor) = find(anchor) else { return };
    place_under(selector, &anchor.get_bounding_client_rect());
    // It fails only on names that are not attribute names.
    let _ = anchor.set_attribute("aria-describedby", selector.trim_start_matches('#'));
}

/// Puts the first element that matches under `at` of the window, or over it where there is no room. Positions
/// are those of the page, so that it stays there.
pub fn place_under(selector: &str, at: &DomRect) {
    let Some(element) = find(selector) else { return };
    let it = element.get_bounding_client_rect();
    let size = document_element();
    let (width, height) = (f64::from(size.client_width()), f64::from(size.client_height()));
    let left = at.left().min(width - it.width() - MARGIN).max(MARGIN);
    let fits = at.bottom() + it.height() < height || at.top() < it.height();
    let top = if fits { at.bottom() } else { at.top() - it.height() };
    put(selector, left, top);
}

/// Puts the first element that matches at a place of the window.
pub fn put(selector: &str, left: f64, top: f64) {
    let Some(element) = find(selector) else { return };
    let style = element.style();
    let scrolled = window().scroll_y().unwrap_or_default();
    for (name, value) in [("left", left), ("top", top + scrolled)] {
        // It fails only on names that no browser knows.
        let _ = style.set_property(name, &format!("{}px", value as i32));
    }
}

/// Puts the keyboard's focus on the first element that matches.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // Focus fails only on an element that left the page meanwhile.
        let _ = element.focus_with_options(&options);
    }
}

/// Takes the keyboard's focus off what has it.
pub fn blur() {
    let active = document().active_element().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(active) = active {
        // It never fails.
        let _ = active.blur();
    }
}

/// True where the keyboard's focus is on an element that matches.
pub fn has_focus(selector: &str) -> bool {
    document().active_element().is_some_and(|it| it.matches(selector).unwrap_or(false))
}

/// Opens the file dialog, or whatever else a click on the first element that matches does.
pub fn click(selector: &str) {
    if let Some(element) = find(selector) {
        element.click();
    }
}

/// Scrolls the page to its top.
pub fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Sets an attribute of the page, or takes it away.
pub fn set_attribute(name: &str, value: Option<&str>) {
    let root = document_element();
    // Both fail only on names that are not attribute names.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Marks the page as one that something is dragged over, or no longer.
pub fn set_dropping(dropping: bool) {
    // It fails only on a name that is no attribute name.
    let _ = document_element().toggle_attribute_with_force("data-dropping", dropping);
}

/// Fills the text box that matches, puts the caret before UTF-16 unit `at`, and the focus in it.
pub fn fill(selector: &str, text: &str, at: u32) {
    if let Some(it) = find(selector).and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok()) {
        it.set_value(text);
        // It fails only on boxes that hold no text.
        let _ = it.set_selection_range(at, at);
        focus(selector);
    }
}

/// What is written in the text box that matches.
pub fn written_in(selector: &str) -> String {
    let found = find(selector).and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok());
    found.map(|it| it.value()).unwrap_or_default()
}
