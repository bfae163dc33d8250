//! Writing to the clipboard.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;

use super::Trouble;

/// Puts `text` on the clipboard.
///
/// # Errors
/// Where the browser refuses, or the page has no clipboard.
pub async fn write(text: &str) -> Result<(), Trouble> {
    let navigator = gloo::utils::window().navigator();
    // Outside a secure context there is none, and calling it would throw.
    let present = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| it.is_object());
    if !present {
        return Err(Trouble::ClipboardRefused);
    }
    let written = JsFuture::from(navigator.clipboard().write_text(text)).await;
    written.map(drop).map_err(|_| Trouble::ClipboardRefused)
}
