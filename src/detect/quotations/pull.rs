//! Pull quotes: paragraphs that stand in marks and repeat what the article says elsewhere.

use crate::text::token::{Shape, Token, tokens};
use crate::text::{Article, Paragraph, Span};

use super::super::hashes::{Hashes, hash_of_small};
use super::{Quotation, QuotationKind};

/// Words that are compared at a time.
const WINDOW: usize = 4;

/// Abbreviations that a pull quote may spell out.
const SPELT_OUT: &[(&str, &str)] = &[
    ("U.S.", "United States"),
    ("US", "United States"),
    ("U.K.", "United Kingdom"),
    ("UK", "United Kingdom"),
    ("U.N.", "United Nations"),
    ("UN", "United Nations"),
    ("E.U.", "European Union"),
    ("EU", "European Union"),
];

/// The search for pull quotes, a paragraph at a time: all of them once for those that stand in marks, and where there
/// are any once more for who says the same.
#[derive(Default)]
pub(in crate::detect) struct Pulls {
    /// Paragraphs that stand in marks, by index, each with its windows.
    candidates: Vec<(usize, Vec<u64>)>,
    /// For each window of a candidate 1, or 2 where a paragraph that is none says it too.
    said: Hashes,
    /// How many paragraphs were looked at, in both rounds.
    looked: usize,
}

impl Pulls {
    /// Looks at one more paragraph. False where nothing is left to look at.
    pub(in crate::detect) fn go_on(&mut self, article: &Article) -> bool {
        let all = article.paragraphs.len();
        let index = if self.looked < all { self.looked } else { self.looked - all };
        let Some(paragraph) = article.paragraphs.get(index) else { return false };
        if self.looked < all {
            if in_marks(article, paragraph) {
                let windows = windows(article, paragraph.span);
                for window in &windows {
                    self.said.set(*window, 1);
                }
                self.candidates.push((index, windows));
            }
        } else if self.candidates.is_empty() {
            return false;
        } else if self.candidates.binary_search_by_key(&index, |(index, _)| *index).is_err() {
            for window in windows(article, paragraph.span) {
                if self.said.get(window) == 1 {
                    self.said.set(window, 2);
                }
            }
        }
        self.looked += 1;
        true
    }

    /// The indices of the paragraphs that are pull quotes, in order.
    pub(super) fn found(self) -> Vec<usize> {
        let repeats = |windows: &[u64]| {
            let elsewhere = windows.iter().filter(|window| self.said.get(**window) == 2).count();
            elsewhere > 0 && elsewhere * 4 >= windows.len() * 3
        };
        self.candidates.iter().filter(|(_, windows)| repeats(windows)).map(|(index, _)| *index).collect()
    }
}

/// The pull quote at `span`.
pub(super) fn quotation(span: Span) -> Quotation {
    Quotation::plain(QuotationKind::Pull, span, "pull", 0.7)
}

/// True where a paragraph starts and ends with a quotation mark.
fn in_marks(article: &Article, paragraph: &Paragraph) -> bool {
    let line = article.slice(paragraph.span);
    line.starts_with(&['“', '"', '„', '«', '‘', '”'][..]) && line.ends_with(&['”', '"', '“', '»', '’'][..])
}

/// The hashes of each run of [`WINDOW`] words, in any case and with abbreviations spelt out.
fn windows(article: &Article, span: Span) -> Vec<u64> {
    let mut all: Vec<Token> = Vec::new();
    tokens(&article.text, span, &mut all);
    let mut last = [0; WINDOW];
    let mut count = 0;
    let mut out = Vec::new();
    for token in all.iter().filter(|token| token.shape != Shape::Mark) {
        let word = article.slice(token.span);
        let spelt = SPELT_OUT.iter().find(|(short, _)| token.shape == Shape::Upper && *short == word);
        for word in spelt.map_or(word, |(_, long)| long).split(' ') {
            last.rotate_left(1);
            last[WINDOW - 1] = hash_of_small(word);
            count += 1;
            if count >= WINDOW {
                out.push(last.iter().fold(0, |hash: u64, word| hash.rotate_left(13).wrapping_mul(31) ^ word));
            }
        }
    }
    out
}
