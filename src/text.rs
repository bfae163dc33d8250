//! What is written: the article's text and everything that can be said of it without knowing
//! what it means.

pub mod article;
pub mod ingest;
pub mod language;
mod layout;
pub mod letter;
pub mod markup;
pub mod offset;
pub mod quote_mark;
pub mod search;
pub mod sentence;
pub mod span;
pub mod step;
pub mod token;
pub mod word_list;

pub use article::{Article, Link, Paragraph, ParagraphKind};
pub(crate) use layout::is_entry;
pub use span::Span;
