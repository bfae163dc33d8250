//! Sections: the article in groups of about a hundred paragraphs, the unit that is drawn, kept
//! and skipped off screen.

use std::rc::Rc;

use crate::annotation::{Id, Mark};
use crate::text::{Article, Paragraph, ParagraphKind, Span};

use super::guise::guise;
use super::segment::{Segment, cut};

/// Paragraphs in a section: large enough that a book has few, small enough that one is drawn
/// within a frame.
const PARAGRAPHS: usize = 100;

/// A run of paragraphs with the marks that touch them. Sections partition the article's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The article's whole text.
    text: Rc<str>,
    /// All paragraphs of the article.
    paragraphs: Rc<[Paragraph]>,
    /// Which of them are in this section.
    range: (usize, usize),
    /// The bytes of the article that the section shows, blank lines included.
    pub span: Span,
    /// The marks that share a byte with it, by start, the longer one first.
    pub marks: Vec<Mark>,
}

/// One paragraph, ready to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The white space before it: line ends, blank lines, indentation.
    pub gap: Span,
    /// What it is drawn as.
    pub kind: ParagraphKind,
    /// Its text, cut at mark edges.
    pub segments: Vec<Segment>,
}

impl Section {
    /// The text under `span`.
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.text)
    }

    /// True where a mark of the annotation touches the section.
    pub fn shows(&self, id: Id) -> bool {
        self.marks.iter().any(|mark| mark.of == id)
    }

    /// The paragraphs in order, and the white space after the last one.
    pub fn lines(&self) -> (Vec<Line>, Span) {
        let paragraphs = self.paragraphs.get(self.range.0..self.range.1).unwrap_or_default();
        let headed = self.paragraphs.iter().any(|it| matches!(it.kind, ParagraphKind::Heading(_)));
        let mut waiting = self.marks.iter().peekable();
        let mut open: Vec<Mark> = Vec::new();
        let mut at = self.span.start;
        let mut lines = Vec::with_capacity(paragraphs.len());
        for paragraph in paragraphs {
            let body = body(&self.text, paragraph, at);
            while let Some(mark) = waiting.next_if(|mark| mark.span.start < body.end) {
                open.push(*mark);
            }
            open.retain(|mark| mark.span.end > body.start);
            let segments = cut(body, &open);
            let kind = guise(&self.text, paragraph, headed);
            lines.push(Line { gap: Span::new(at, body.start), kind, segments });
            at = body.end;
        }
        (lines, Span::new(at, self.span.end))
    }

    /// True where this is the section that the parts would make: nothing to draw anew.
    fn is_made_of(&self, article: &Article, range: (usize, usize), span: Span, marks: &[Mark]) -> bool {
        Rc::ptr_eq(&self.text, &article.text)
            && Rc::ptr_eq(&self.paragraphs, &article.paragraphs)
            && self.range == range
            && self.span == span
            && self.marks == marks
    }
}

/// What is drawn of a paragraph: all of it, and for code its indentation too.
fn body(text: &str, paragraph: &Paragraph, from: u32) -> Span {
    if paragraph.kind != ParagraphKind::Code {
        return paragraph.span;
    }
    let before = Span::new(from, paragraph.span.start).slice(text);
    let indent = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
    Span::new(paragraph.span.start - indent as u32, paragraph.span.end)
}

/// The sections of `article` with `marks` (by start) laid over it. A section that equals the one
/// at its place in `previous` is that one, so that it is not drawn again.
pub fn sections(article: &Article, marks: &[Mark], previous: &[Rc<Section>]) -> Vec<Rc<Section>> {
    let frames = frames(article);
    let mut laid: Vec<Vec<Mark>> = vec![Vec::new(); frames.len()];
    for mark in marks.iter().filter(|mark| !mark.span.is_empty()) {
        let first = frames.partition_point(|(_, span)| span.end <= mark.span.start);
        let touched = frames.iter().zip(&mut laid).skip(first);
        for (_, marks) in touched.take_while(|((_, span), _)| span.start < mark.span.end) {
            marks.push(*mark);
        }
    }
    let made = frames.into_iter().zip(laid).enumerate().map(|(index, ((range, span), marks))| match previous
        .get(index)
        .filter(|old| old.is_made_of(article, range, span, &marks))
    {
        Some(old) => Rc::clone(old),
        None => Rc::new(Section {
            text: Rc::clone(&article.text),
            paragraphs: Rc::clone(&article.paragraphs),
            range,
            span,
            marks,
        }),
    });
    made.collect()
}

/// The paragraphs and the bytes of each section; the bytes partition the text.
fn frames(article: &Article) -> Vec<((usize, usize), Span)> {
    let count = article.paragraphs.len();
    let end_of_text = article.text.len() as u32;
    let mut frames = Vec::with_capacity(count.div_ceil(PARAGRAPHS));
    let mut start = 0;
    for first in (0..count).step_by(PARAGRAPHS) {
        let last = (first + PARAGRAPHS).min(count);
        let end = match article.paragraphs.get(last - 1) {
            Some(paragraph) if last < count => paragraph.span.end,
            _ => end_of_text,
        };
        frames.push(((first, last), Span::new(start, end)));
        start = end;
    }
    frames
}
