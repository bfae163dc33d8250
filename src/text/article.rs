//! The article: its text, its paragraphs, and what the paste said of them.

use std::rc::Rc;

use super::layout;
use super::markup::{self, Zone, ZoneKind};
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

/// A line of the article that is not blank, or a block of lines that was wrapped at a fixed width
/// (see `text/layout.rs` for the rule).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text, trimmed; bytes of the article's text. A wrapped one holds `\n`.
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
    /// The paragraphs, in order: together they hold all of the text but white space.
    pub paragraphs: Rc<[Paragraph]>,
    /// Links of a rich paste, in order.
    pub links: Rc<[Link]>,
    /// Stretches that are not prose (code, link targets, images), in order and disjoint.
    pub zones: Rc<[Zone]>,
}

impl Article {
    /// The article with this text; `kinds` names the kinds of lines that the source gave, by the
    /// byte at which they start, in order. Marks of Markdown tell the others.
    pub fn new(
        text: String,
        title: Option<String>,
        kinds: &[(u32, ParagraphKind)],
        links: Vec<Link>,
    ) -> Self {
        let mut paragraphs = layout::paragraphs(&text, kinds);
        let zones = markup::zones(&text, &paragraphs);
        mark_code(&mut paragraphs, &zones);
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

    /// The paragraphs that lie in the first `bytes`, and the text up to their end, for who wants to look at what stands
    /// first; spans, links and zones are those of the whole.
    #[must_use]
    pub fn head(&self, bytes: u32) -> Self {
        let count = self.paragraphs.partition_point(|paragraph| paragraph.span.end <= bytes);
        let paragraphs = self.paragraphs.get(..count).unwrap_or_default();
        let end = paragraphs.last().map_or(0, |last| last.span.end);
        Self { text: self.slice(Span::new(0, end)).into(), paragraphs: paragraphs.into(), ..self.clone() }
    }

    /// The index of the paragraph that holds byte `at`, if any does.
    pub fn paragraph_at(&self, at: u32) -> Option<usize> {
        let index = self.paragraphs.partition_point(|p| p.span.end <= at);
        self.paragraphs.get(index).filter(|p| p.span.holds(at)).map(|_| index)
    }
}

/// Gives the paragraphs that lie in a zone of code their kind.
fn mark_code(paragraphs: &mut [Paragraph], zones: &[Zone]) {
    let mut code = zones.iter().filter(|zone| zone.kind == ZoneKind::Code).peekable();
    for paragraph in paragraphs {
        while code.next_if(|zone| zone.span.end <= paragraph.span.start).is_some() {}
        if code.peek().is_some_and(|zone| zone.span.contains(paragraph.span)) {
            paragraph.kind = ParagraphKind::Code;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_whole_paragraphs_at_their_places() {
        let article = Article::new("Tides\n\nThe wall rose. ¹\nIt fell.".to_owned(), None, &[], Vec::new());
        for (bytes, text, paragraphs) in [
            (0, "", 0),
            (4, "", 0),
            (5, "Tides", 1),
            (30, "Tides\n\nThe wall rose. ¹", 2),
            (99, &*article.text, 3),
        ] {
            let head = article.head(bytes);
            assert_eq!((&*head.text, head.paragraphs.len()), (text, paragraphs), "{bytes}");
            assert_eq!(head.paragraphs[..], article.paragraphs[..paragraphs]);
        }
    }
}
