//! Saving: the annotation document as a file and on the clipboard.

use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::export::{Header, document, file_name, title};
use crate::platform::{Trouble, clipboard, clock, download};
use crate::session::Session;

/// Offers the document for saving; gives the file's name.
pub(super) fn save(session: &Session) -> Result<String, Trouble> {
    let created = clock::now();
    let name = file_name(&title(&session.article), &created);
    let text = json(session, created).ok_or(Trouble::DownloadRefused)?;
    download::save(&name, "application/json", &text)?;
    Ok(name)
}

/// Puts the document on the clipboard.
pub(super) async fn copy(session: &Session) -> Result<(), Trouble> {
    let text = json(session, clock::now()).ok_or(Trouble::ClipboardRefused)?;
    clipboard::write(&text).await
}

/// The document as `annotate` writes it, byte for byte.
fn json(session: &Session, created: String) -> Option<String> {
    let document = document(session, &Header { id: None, created });
    let value = document.serialize(&Serializer::json_compatible()).ok()?;
    let text = JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &JsValue::from(2)).ok()?;
    Some(String::from(text) + "\n")
}
