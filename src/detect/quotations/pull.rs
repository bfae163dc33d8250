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

/// The indices of the paragraphs that are pull quotes, in order.
pub(super) fn paragraphs(article: &Article) -> Vec<usize> {
    let all = || article.paragraphs.iter().enumerate();
    let candidates: Vec<(usize, Vec<u64>)> = all()
        .filter(|(_, paragraph)| in_marks(article, paragraph))
        .map(|(index, paragraph)| (index, windows(article, paragraph.span)))
        .filter(|(_, windows)| !windows.is_empty())
        .collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    // For each window of a candidate 1, or 2 where a paragraph that is none says it too.
    let mut said = Hashes::default();
    candidates.iter().flat_map(|(_, windows)| windows).for_each(|window| said.set(*window, 1));
    let mut next = candidates.iter().map(|(index, _)| *index).peekable();
    for (index, paragraph) in all() {
        if next.next_if_eq(&index).is_none() {
            for window in windows(article, paragraph.span) {
                if said.get(window) == 1 {
                    said.set(window, 2);
                }
            }
        }
    }
    let repeats = |windows: &[u64]| {
        let elsewhere = windows.iter().filter(|window| said.get(**window) == 2).count();
        elsewhere * 4 >= windows.len() * 3
    };
    candidates.into_iter().filter(|(_, windows)| repeats(windows)).map(|(index, _)| index).collect()
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
