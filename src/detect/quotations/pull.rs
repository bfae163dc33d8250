//! Pull quotes: paragraphs that stand in marks and repeat what the article says elsewhere.

use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasherDefault, Hasher};

use crate::text::token::{Shape, Token, tokens};
use crate::text::{Article, Paragraph, Span};

use super::{Manner, Quotation, QuotationKind};

/// FNV-1a: the keys are short and hashes themselves.
#[derive(Default)]
struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

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
    // For each window of a candidate, whether a paragraph that is none says it too.
    let mut said: HashMap<u64, bool, BuildHasherDefault<Fnv>> =
        candidates.iter().flat_map(|(_, windows)| windows).map(|window| (*window, false)).collect();
    let mut next = candidates.iter().map(|(index, _)| *index).peekable();
    for (index, paragraph) in all() {
        if next.next_if_eq(&index).is_none() {
            for window in windows(article, paragraph.span) {
                said.entry(window).and_modify(|said| *said = true);
            }
        }
    }
    let repeats = |windows: &[u64]| {
        let elsewhere = windows.iter().filter(|window| said.get(window).copied().unwrap_or_default()).count();
        elsewhere * 4 >= windows.len() * 3
    };
    candidates.into_iter().filter(|(_, windows)| repeats(windows)).map(|(index, _)| index).collect()
}

/// The pull quote at `span`.
pub(super) fn quotation(span: Span) -> Quotation {
    Quotation {
        kind: QuotationKind::Pull,
        manner: Manner::Speech,
        content: vec![span],
        cue: Vec::new(),
        speaker: Vec::new(),
        speaker_ref: None,
        citations: Vec::new(),
        rule: "pull",
        confidence: 0.7,
    }
}

/// True where a paragraph starts and ends with a quotation mark.
fn in_marks(article: &Article, paragraph: &Paragraph) -> bool {
    let line = article.slice(paragraph.span);
    line.starts_with(['“', '"', '„', '«', '‘', '”']) && line.ends_with(['”', '"', '“', '»', '’'])
}

/// The hashes of each run of [`WINDOW`] words, in any case and with abbreviations spelt out.
fn windows(article: &Article, span: Span) -> Vec<u64> {
    let mut all: Vec<Token> = Vec::new();
    tokens(&article.text, span, &mut all);
    let mut last: VecDeque<u64> = VecDeque::with_capacity(WINDOW + 1);
    let mut out = Vec::new();
    for token in all.iter().filter(|token| token.shape != Shape::Mark) {
        let word = article.slice(token.span);
        let spelt = SPELT_OUT.iter().find(|(short, _)| token.shape == Shape::Upper && *short == word);
        for word in spelt.map_or(word, |(_, long)| long).split(' ') {
            last.push_back(hash_word(word));
            if last.len() > WINDOW {
                last.pop_front();
            }
            if last.len() == WINDOW {
                out.push(last.iter().fold(0, |hash: u64, word| hash.rotate_left(13).wrapping_mul(31) ^ word));
            }
        }
    }
    out
}

/// A hash of `word` in small letters.
fn hash_word(word: &str) -> u64 {
    let mut hasher = Fnv::default();
    for byte in word.bytes() {
        hasher.write_u8(byte.to_ascii_lowercase());
    }
    hasher.finish()
}
