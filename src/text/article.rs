//! The article: its text, its paragraphs, and what the paste said of them.

use std::rc::Rc;

use super::markup::{self, Zone};
use super::span::Span;

/// What a paragraph is, as far as the paste or its first characters tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Running text.
    #[default]
    Text,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// An entry of a list.
    ListItem,
    /// A block quote.
    BlockQuote,
    /// A row of a table.
    TableRow,
    /// Program text or other verbatim matter: nothing in it is looked at.
    Code,
}

/// One line of the article that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The line without its line end; bytes of the article's text.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// A link of a rich paste: its text stays in the article, its target is data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The link's text in the article.
    pub span: Span,
    /// The address, as written; never followed.
    pub target: String,
}

/// A text to analyse. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The text as shown; line ends are `\n`.
    pub text: Rc<str>,
    /// The title, where the source named one.
    pub title: Option<Rc<str>>,
    /// The lines that are not blank, in order.
    pub paragraphs: Rc<[Paragraph]>,
    /// Links of a rich paste, in order.
    pub links: Rc<[Link]>,
    /// Stretches that are not prose (code, link targets, images), in order and disjoint.
    pub zones: Rc<[Zone]>,
}

impl Article {
    /// The article with this text; `kinds` names the paragraphs that are not running text by
    /// the byte at which they start, in order.
    pub fn new(
        text: String,
        title: Option<String>,
        kinds: &[(u32, ParagraphKind)],
        links: Vec<Link>,
    ) -> Self {
        let paragraphs = paragraphs(&text, kinds);
        let zones = markup::zones(&text, &paragraphs);
        Self {
            text: text.into(),
            title: title.map(Rc::from),
            paragraphs: paragraphs.into(),
            links: links.into(),
            zones: zones.into(),
        }
    }

    /// The text under `span`; empty where the span is not one of this article.
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.text)
    }

    /// The zones that share a byte with `span`, in order.
    pub fn zones_in(&self, span: Span) -> &[Zone] {
        let from = self.zones.partition_point(|z| z.span.end <= span.start);
        let to = self.zones.partition_point(|z| z.span.start < span.end);
        self.zones.get(from..to).unwrap_or_default()
    }

    /// The index of the paragraph that holds byte `at`, if any does.
    pub fn paragraph_at(&self, at: u32) -> Option<usize> {
        let index = self.paragraphs.partition_point(|p| p.span.end <= at);
        self.paragraphs.get(index).filter(|p| p.span.holds(at)).map(|_| index)
    }
}

/// The lines of `text` that are not blank, trimmed of the white space at their edges.
fn paragraphs(text: &str, kinds: &[(u32, ParagraphKind)]) -> Vec<Paragraph> {
    let mut out = Vec::new();
    let mut kinds = kinds.iter().peekable();
    let mut start = 0u32;
    for line in text.split('\n') {
        let end = start + line.len() as u32;
        let span = Span::new(start, end).trimmed(text);
        while kinds.next_if(|(at, _)| *at < start).is_some() {}
        if !span.is_empty() {
            let kind = kinds.next_if(|(at, _)| *at < end).map(|(_, kind)| *kind);
            out.push(Paragraph { span, kind: kind.unwrap_or_default() });
        }
        start = end + 1;
    }
    out
}
