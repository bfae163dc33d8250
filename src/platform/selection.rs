//! What the person selected in the article, in places that do not depend on marks: a section, and UTF-16
//! units of its text. The article's `textContent` is its text.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{CaretPosition, DomRect, Element, Node, PointerEvent, Selection};

/// The article, whose children are its sections.
const ARTICLE: &str = ".reading";

/// Node types that a walk over text shows: `NodeFilter.SHOW_TEXT`.
const TEXT: u32 = 4;

/// A place in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index of the section.
    pub section: u32,
    /// UTF-16 units of its text before the place.
    pub utf16: u32,
}

fn article() -> Option<Node> {
    document().query_selector(ARTICLE).ok()?.map(Node::from)
}

fn selection() -> Option<Selection> {
    window().get_selection().ok().flatten()
}

/// The start and the end of what is selected in the article; none where nothing is, or more than it.
pub fn selected() -> Option<(Place, Place)> {
    let range = selection().filter(|it| !it.is_collapsed())?.get_range_at(0).ok()?;
    let start = place(&range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = place(&range.end_container().ok()?, range.end_offset().ok()?)?;
    Some((start, end))
}

/// The place `offset` into `node`, if that is in the article.
fn place(node: &Node, offset: u32) -> Option<Place> {
    let article = article().filter(|article| article.contains(Some(node)))?;
    if *node == article {
        return Some(Place { section: offset, utf16: 0 });
    }
    let mut section = node.clone();
    while let Some(parent) = section.parent_node().filter(|parent| *parent != article) {
        section = parent;
    }
    let range = document().create_range().ok()?;
    range.set_start(&section, 0).ok()?;
    range.set_end(node, offset).ok()?;
    let utf16 = range.to_string().length();
    let mut before = 0;
    while let Some(earlier) = section.previous_sibling() {
        section = earlier;
        before += 1;
    }
    Some(Place { section: before, utf16 })
}

/// The place where the first element that matches starts.
pub fn start_of(selector: &str) -> Option<Place> {
    let element = document().query_selector(selector).ok()??;
    place(&element, 0)
}

/// The place under the pointer, at `x` and `y` of the window.
pub fn place_at(x: f32, y: f32) -> Option<Place> {
    let caret: CaretPosition = document().caret_position_from_point(x, y)?;
    place(&caret.offset_node()?, caret.offset())
}

/// The node and offset in it at `place`.
fn node_at(place: Place) -> Option<(Node, u32)> {
    let mut section = article()?.first_child()?;
    for _ in 0..place.section {
        section = section.next_sibling()?;
    }
    let walker = document().create_tree_walker_with_what_to_show(&section, TEXT).ok()?;
    let mut left = place.utf16;
    let mut last = None;
    while let Some(node) = walker.next_node().ok().flatten() {
        let length = node.text_content().map_or(0, |text| js_sys::JsString::from(text).length());
        if left <= length {
            return Some((node, left));
        }
        left -= length;
        last = Some((node, length));
    }
    last
}

/// Selects from one place to another; the second is where the person's hand is.
pub fn select(from: Place, to: Place) {
    if let (Some((start, from)), Some((end, to)), Some(selection)) = (node_at(from), node_at(to), selection())
    {
        // It fails only on offsets beyond a node's text.
        let _ = selection.set_base_and_extent(&start, from, &end, to);
    }
}

/// Selects nothing.
pub fn clear() {
    if let Some(selection) = selection() {
        // It never fails.
        let _ = selection.remove_all_ranges();
    }
}

/// Where the selection is in the window, if anything is selected.
pub fn bounds() -> Option<DomRect> {
    let range = selection()?.get_range_at(0).ok()?;
    Some(range.get_bounding_client_rect())
}

/// The first and the last rectangle of what the elements that match take in the window.
pub fn edges(selector: &str) -> Option<(DomRect, DomRect)> {
    let all = document().query_selector_all(selector).ok()?;
    let rects = |index: u32| all.get(index).map(|node| node.unchecked_into::<Element>().get_client_rects());
    let first = rects(0)?.get(0)?;
    let last = rects(all.length().checked_sub(1)?)?;
    Some((first, last.get(last.length().checked_sub(1)?)?))
}

/// Keeps a pointer's moves coming to what `event` was on, until it is let go.
pub fn capture(event: &PointerEvent) {
    if let Some(target) = target(event) {
        // It fails only where the pointer was let go already.
        let _ = target.set_pointer_capture(event.pointer_id());
    }
}

/// True where the pointer was put down on what it is kept on.
pub fn is_captured(event: &PointerEvent) -> bool {
    target(event).is_some_and(|target| target.has_pointer_capture(event.pointer_id()))
}

fn target(event: &PointerEvent) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
