//! A paragraph as the rules see it: tokens, stretches in marks, sentences.

use std::ops::Range;

use crate::detect::citations::Citation;
use crate::text::quote_mark::{self, Family};
use crate::text::sentence::sentences;
use crate::text::token::{Token, tokens};
use crate::text::{Article, Paragraph, Span};

/// A stretch between quotation marks that stands in no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// Its tokens, marks included.
    pub tokens: Range<usize>,
    /// The same in bytes of the article.
    pub span: Span,
    /// False where it runs to the paragraph's end.
    pub closed: bool,
    /// True where it goes on with what the paragraph before left open.
    pub continues: bool,
}

/// A paragraph as the rules see it. Positions are indices of tokens.
pub(super) struct Passage<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token>,
    /// For each token, one more than the index of the marked stretch that holds it, or 0.
    holder: Vec<u32>,
    pub marked: Vec<Marked>,
    /// The sentences, where there are marked stretches; none ends inside one.
    pub sentences: Vec<Range<usize>>,
    /// The family of marks that the paragraph leaves open.
    pub left_open: Option<Family>,
}

impl<'a> Passage<'a> {
    /// Reads `paragraph`; `markers` are its citations, in order, and `carried` is the family of marks that the
    /// paragraph before left open. The words of a marker are none of the sentence's, unless they name who says it.
    pub(super) fn read(
        article: &'a Article,
        paragraph: &Paragraph,
        markers: &[Citation],
        carried: Option<Family>,
    ) -> Self {
        let text = &*article.text;
        let mut all = Vec::with_capacity(paragraph.span.len() as usize / 5);
        tokens(text, paragraph.span, &mut all);
        let mut zones = article.zones_in(paragraph.span).iter().peekable();
        if zones.peek().is_some() {
            all.retain(|token| {
                while zones.next_if(|zone| zone.span.end <= token.span.start).is_some() {}
                zones.peek().is_none_or(|zone| !zone.span.overlaps(token.span))
            });
        }
        let mut markers = markers.iter().filter(|marker| !marker.narrative).peekable();
        if markers.peek().is_some() {
            all.retain(|token| {
                while markers.next_if(|marker| marker.span.end <= token.span.start).is_some() {}
                markers.peek().is_none_or(|marker| !marker.span.contains(token.span))
            });
        }
        let (pairs, left_open) = quote_mark::pairs(text, paragraph.span, carried);
        let mut passage = Self {
            text,
            holder: vec![0; all.len()],
            tokens: all,
            marked: Vec::new(),
            sentences: Vec::new(),
            left_open,
        };
        for pair in pairs.iter().filter(|pair| pair.depth == 0) {
            let range = passage.first_at(pair.span.start)..passage.first_at(pair.span.end);
            if range.len() > 1 {
                let index = passage.marked.len() as u32 + 1;
                passage.holder.iter_mut().take(range.end).skip(range.start).for_each(|h| *h = index);
                let (span, closed, continues) = (pair.span, pair.closed, pair.continues);
                passage.marked.push(Marked { tokens: range, span, closed, continues });
            }
        }
        if !passage.marked.is_empty() {
            passage.sentences = passage.cut(paragraph.span);
        }
        passage
    }

    /// The sentences, cut at their starts: a cut inside a marked stretch is none, and neither is
    /// one behind a mark where small letters go on (`“Why?” she asked.`).
    fn cut(&self, paragraph: Span) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut from = 0;
        for sentence in sentences(self.text, paragraph).iter().skip(1) {
            let at = self.first_at(sentence.start);
            let inside = at > 0 && self.holder_of(at) != 0 && self.holder_of(at) == self.holder_of(at - 1);
            if at > from && at < self.tokens.len() && !inside {
                out.push(from..at);
                from = at;
            }
        }
        out.push(from..self.tokens.len());
        out
    }

    /// The index of the first token at or behind byte `at`.
    pub(super) fn first_at(&self, at: u32) -> usize {
        self.tokens.partition_point(|token| token.span.start < at)
    }

    /// The token's text; empty outside.
    pub(super) fn str(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.slice(self.text))
    }

    /// True where the token is `word`, in any case.
    pub(super) fn is_word(&self, at: usize, word: &str) -> bool {
        self.str(at).eq_ignore_ascii_case(word)
    }

    /// True where the token is a word with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_capital())
    }

    /// The marked stretch that holds the token.
    pub(super) fn marked_at(&self, at: usize) -> Option<&Marked> {
        self.marked.get((self.holder_of(at) as usize).checked_sub(1)?)
    }

    /// The marked stretch that starts with the token.
    pub(super) fn opens(&self, at: usize) -> Option<&Marked> {
        self.marked_at(at).filter(|marked| marked.tokens.start == at)
    }

    /// True where the token stands between marks, or is one.
    pub(super) fn in_marks(&self, at: usize) -> bool {
        self.holder_of(at) != 0
    }

    /// The span from the first to the last token of a range that is not empty.
    pub(super) fn span(&self, range: &Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(range.clone())?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    }

    fn holder_of(&self, at: usize) -> u32 {
        self.holder.get(at).copied().unwrap_or_default()
    }
}
