//! What leaves: the annotation document.
//!
//! [`document()`] is pure: the clock and the name of the text come in from the caller, so that
//! the same session always gives the same bytes. The page and the command line serialise the
//! same [`Value`], and what they write is equal byte for byte.

#[cfg(feature = "schema")]
pub mod document;
mod file_name;
pub mod json;
mod names;
pub mod open;
mod place;
pub mod step;
mod title;
mod value;
mod write;

pub use file_name::file_name;
pub use json::Json;
pub use open::{Opened, Problem, Refusal, Repair, is_document, open};
pub use title::title;
pub use value::Value;
pub use write::{FORMAT, Header, VERSION, document};
