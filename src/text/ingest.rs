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

/// The article of the blocks of a rich paste.
pub fn from_blocks(blocks: &[Block], title: Option<String>) -> Article {
    let mut text = String::new();
    let mut kinds = Vec::new();
    for block in blocks {
        kinds.push((text.len() as u32, block.kind));
        let mut line = String::new();
        for run in &block.runs {
            match run {
                Run::Text(t) | Run::Superscript(t) | Run::Link(t, _) | Run::Image(t) => line.push_str(t),
                Run::Break => line.push(' '),
            }
        }
        text.push_str(&line.split_whitespace().collect::<Vec<_>>().join(" "));
        text.push_str("\n\n");
    }
    Article::new(text, title, &kinds, Vec::new())
}
