//! Saving: the annotation document as a file and on the clipboard.

use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::export::{self, AnnotationDocument, Header, file_name};
use crate::platform::{Trouble, clipboard, clock, download};
use crate::session::Session;

/// Offers the document for saving; gives the file's name.
pub(super) fn save(session: &Session) -> Result<String, Trouble> {
    let document = document(session);
    let name = file_name(&document.document.title, &document.created);
    let text = json(&document).ok_or(Trouble::DownloadRefused)?;
    download::save(&name, "application/json", &text)?;
    Ok(name)
}

/// Puts the document on the clipboard.
pub(super) async fn copy(session: &Session) -> Result<(), Trouble> {
    let text = json(&document(session)).ok_or(Trouble::ClipboardRefused)?;
    clipboard::write(&text).await
}

fn document(session: &Session) -> AnnotationDocument {
    export::document(session, &Header { id: None, created: clock::now() })
}

/// The document as `annotate` writes it, byte for byte.
fn json(document: &AnnotationDocument) -> Option<String> {
    let value = document.serialize(&Serializer::json_compatible()).ok()?;
    let text = JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &JsValue::from(2)).ok()?;
    Some(String::from(text) + "\n")
}
