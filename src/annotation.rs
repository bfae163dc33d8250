//! What we say of it: which stretch of text belongs to which annotation, under which id.

pub mod id;
pub mod mark;
pub mod reanchor;
pub mod selector;

pub use id::{Id, Subject};
pub use mark::{Mark, MarkKind, marks};
pub use reanchor::{Anchor, reanchor};
pub use selector::{TextQuote, text_quote};
