//! A paragraph as the rules see it: tokens with their classes, stretches in marks, sentences.

use std::ops::Range;

use crate::text::quote_mark::{self, Family};
use crate::text::sentence::sentences;
use crate::text::token::{Shape, Token, tokens};
use crate::text::{Article, Paragraph, Span};

use super::lexicon::{Class, Verb, Word, look_up};

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
    words: Vec<Word>,
    /// For each token, one more than the index of the marked stretch that holds it, or 0.
    holder: Vec<u32>,
    pub marked: Vec<Marked>,
    /// The sentences; none ends inside a marked stretch.
    pub sentences: Vec<Range<usize>>,
    /// The family of marks that the paragraph leaves open.
    pub left_open: Option<Family>,
}

impl<'a> Passage<'a> {
    /// Reads `paragraph`; `carried` is the family of marks that the one before left open.
    pub(super) fn read(article: &'a Article, paragraph: &Paragraph, carried: Option<Family>) -> Self {
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
        let words = all.iter().map(|token| word(text, *token)).collect();
        let (pairs, left_open) = quote_mark::pairs(text, paragraph.span, carried);
        let mut passage = Self {
            text,
            holder: vec![0; all.len()],
            tokens: all,
            words,
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
        passage.sentences = passage.cut(paragraph.span);
        passage
    }

    /// The sentences, cut at their starts: a cut inside a marked stretch is none, and neither is
    /// one behind a mark where the cue follows (`“Why?” she asked.`).
    fn cut(&self, paragraph: Span) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut from = 0;
        for sentence in sentences(self.text, paragraph).iter().skip(1) {
            let at = self.first_at(sentence.start);
            let inside = at > 0 && self.holder_of(at) != 0 && self.holder_of(at) == self.holder_of(at - 1);
            if at > from && at < self.tokens.len() && !inside && !self.cue_follows_mark(at) {
                out.push(from..at);
                from = at;
            }
        }
        out.push(from..self.tokens.len());
        out
    }

    /// True where a marked question or outcry ends before `at` and words of saying follow it.
    fn cue_follows_mark(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(2).filter(|_| self.in_marks(at - 1) && !self.in_marks(at)) else {
            return false;
        };
        let asks = ["?", "!", "—", "…"].contains(&self.str(before));
        let end = (at..at + 10).find(|&i| self.is_break(i) || self.verb(i).is_some()).unwrap_or(at);
        asks && self.verb(end).is_some() && !self.is_word(end + 1, "that")
    }

    /// The index of the first token at or behind byte `at`.
    pub(super) fn first_at(&self, at: u32) -> usize {
        self.tokens.partition_point(|token| token.span.start < at)
    }

    /// The token's text; empty outside.
    pub(super) fn str(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.slice(self.text))
    }

    /// The token's class.
    pub(super) fn class(&self, at: usize) -> Class {
        self.words.get(at).map_or(Class::Stop, |word| word.class)
    }

    /// The verb of saying that the token is a form of.
    pub(super) fn verb(&self, at: usize) -> Option<Verb> {
        self.words.get(at).and_then(|word| word.verb)
    }

    /// True where the token is `word`, in any case.
    pub(super) fn is_word(&self, at: usize, word: &str) -> bool {
        self.str(at).eq_ignore_ascii_case(word)
    }

    /// True where the token is a word with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_capital())
    }

    /// True where the token is a number.
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.shape == Shape::Number)
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

    /// True where a clause may end: at a comma, stop, colon, semicolon, dash or quotation mark.
    pub(super) fn is_break(&self, at: usize) -> bool {
        let class = self.class(at);
        matches!(class, Class::Comma | Class::Stop | Class::Colon | Class::Semicolon | Class::Dash)
            || self.in_marks(at)
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

/// What the lexicon, or its shape, says of a token.
fn word(text: &str, token: Token) -> Word {
    let spelling = token.span.slice(text);
    match token.shape {
        Shape::Number => Word::default(),
        Shape::Mark => Word { class: mark(spelling), verb: None },
        _ if matches!(spelling, "'s" | "’s" | "'S" | "’S") => {
            Word { class: Class::Possessive, verb: None }
        }
        // An all-capitals word is a name even where it spells a function word (`US`, `WHO`).
        Shape::Upper if spelling.len() > 1 => Word::default(),
        _ => look_up(spelling),
    }
}

/// The class of a mark.
fn mark(mark: &str) -> Class {
    match mark {
        "," => Class::Comma,
        "." | "!" | "?" | "…" => Class::Stop,
        ":" => Class::Colon,
        ";" => Class::Semicolon,
        "—" | "–" | "-" => Class::Dash,
        "(" | "[" => Class::OpenBracket,
        ")" | "]" => Class::CloseBracket,
        _ => Class::Mark,
    }
}
