//! Handing a file to the person.

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::Trouble;

/// How long the browser may take to pick the file up before its address is given back, in milliseconds.
const KEPT: u32 = 30_000;

/// Offers `text` for saving as `name`, of the media type `kind`.
///
/// # Errors
/// Where the browser cannot make a file of it.
pub fn save(name: &str, kind: &str, text: &str) -> Result<(), Trouble> {
    offer(name, kind, text).map_err(|_| Trouble::DownloadRefused)
}

fn offer(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Timeout::new(KEPT, move || drop(Url::revoke_object_url(&address))).forget();
    Ok(())
}
