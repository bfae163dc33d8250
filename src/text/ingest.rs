//! From what was pasted, dropped or opened to an [`Article`].

use super::article::{Article, ParagraphKind};

/// One block of a rich paste, in reading order, as the browser's inert parser gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: ParagraphKind,
    /// Its text, in pieces of one style.
    pub runs: Vec<Run>,
}

/// A piece of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Text as it is.
    Text(String),
    /// Raised text (`<sup>`).
    Superscript(String),
    /// A link: its text and its target.
    Link(String, String),
    /// An image: its alternative text.
    Image(String),
    /// A line break within the block.
    Break,
}

/// The article of a plain text. `\r\n` and `\r` become `\n`; nothing else changes.
pub fn from_plain(text: &str) -> Article {
    let text =
        if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    Article::new(text, None, &[], Vec::new())
}
