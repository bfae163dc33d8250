//! Saving: the annotation document as a file and on the clipboard.

use crate::export::{Header, document, file_name, title};
use crate::platform::{Trouble, clipboard, clock, download};
use crate::session::Session;

use super::json;

/// Offers the document, whose writer may have given it an id, for saving; gives the file's name.
pub(super) fn save(session: &Session, id: Option<String>) -> Result<String, Trouble> {
    let created = clock::now();
    let name = file_name(&title(&session.article), &created);
    download::save(&name, "application/json", &written(session, &Header { id, created }))?;
    Ok(name)
}

/// Puts the document on the clipboard.
pub(super) async fn copy(session: &Session, id: Option<String>) -> Result<(), Trouble> {
    clipboard::write(&written(session, &Header { id, created: clock::now() })).await
}

/// The document as `annotate` writes it, byte for byte.
fn written(session: &Session, header: &Header) -> String {
    let value = json::object(&document(session, header));
    json::text(&value, 2).as_string().unwrap_or_default() + "\n"
}
