//! What a word shows by itself: its letters, its endings, what the lexicon says of it.

use crate::text::token::{Shape, Token};

use super::column::{Row, col, put};
use super::lexicon::{Lexicon, Tag};

/// Hash of letters.
fn hash(letters: &[u8]) -> u32 {
    let mixed = letters
        .iter()
        .fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    mixed ^ (mixed >> 15)
}

/// Hash of the form of `word` in small letters: the key of the lexicon.
pub fn form_of(word: &str) -> u32 {
    hash(Letters::of(word).get())
}

/// The longest form that is told apart, in bytes.
const LONGEST: usize = 32;

/// A word in small letters, typographic apostrophes made straight.
struct Letters {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Letters {
    fn of(word: &str) -> Self {
        let mut out = Self { bytes: [0; LONGEST], length: 0 };
        let mut rest = word.as_bytes();
        while let [first, behind @ ..] = rest {
            let (byte, behind) = if let [0xe2, 0x80, 0x99, behind @ ..] = rest {
                (b'\'', behind)
            } else {
                (first.to_ascii_lowercase(), behind)
            };
            let Some(place) = out.bytes.get_mut(out.length) else { break };
            *place = byte;
            out.length += 1;
            rest = behind;
        }
        out
    }

    fn get(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }
}

/// The stem of a form: without the endings of verbs and plurals.
fn stem(word: &[u8]) -> &[u8] {
    let cut = |ending: &str| word.strip_suffix(ending.as_bytes()).filter(|stem| stem.len() > 2);
    let bare = cut("ing")
        .or_else(|| cut("ed"))
        .or_else(|| cut("es"))
        .or_else(|| if word.ends_with(b"ss") { None } else { cut("s") });
    let bare = bare.unwrap_or(word);
    let bare = match bare {
        [start @ .., a, b] if a == b && start.len() > 1 && !matches!(a, b's' | b'l') => {
            bare.get(..start.len() + 1).unwrap_or(bare)
        }
        _ => bare,
    };
    match bare {
        [start @ .., b'e' | b'y' | b'i'] if start.len() > 1 => start,
        _ => bare,
    }
}

/// The tag of a mark.
fn mark_tag(mark: &str) -> Tag {
    match mark {
        "," => Tag::COMMA,
        "." | "!" | "?" | "…" => Tag::STOP,
        ":" | ";" => Tag::COLON,
        "—" | "–" | "-" => Tag::DASH,
        "(" | "[" | ")" | "]" => Tag::BRACKET,
        _ => Tag::NONE,
    }
}

/// True for tags of words that a capital makes no name of.
const fn is_closed(tag: u16) -> bool {
    matches!(tag as u8 & 31, 10..=15 | 18 | 20 | 22 | 31)
}

/// The columns that a token has by itself. `state` is its mark state, `start` says that it begins a
/// sentence.
pub(super) fn row(word: &str, token: Token, state: u32, start: bool, lexicon: &Lexicon) -> Row {
    let mut cells = [0; col::COUNT];
    let letters = Letters::of(word);
    let bytes = letters.get();
    let mut form = hash(bytes);
    let entry;
    let mut stem_hash = form;
    match token.shape {
        Shape::Mark if state > 1 => {
            form = state;
            entry = u16::from(Tag::QUOTE.0);
            stem_hash = form;
        }
        Shape::Mark => entry = u16::from(mark_tag(word).0),
        Shape::Number => {
            let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
            form = if year { 11 } else { 10 };
            stem_hash = form;
            entry = u16::from(Tag::CD.0);
        }
        _ if matches!(bytes, b"'s") => entry = u16::from(Tag::POS.0),
        shape => {
            let known = lexicon.entry(form);
            let name = shape != Shape::Lower
                && !(start && known.is_some())
                && !known.is_some_and(|entry| shape == Shape::Capitalised && is_closed(entry));
            entry = if name {
                u16::from(Tag::NNP.0) | known.map_or(0, |entry| ((entry & 31) << 5) | (entry & 0xc00))
            } else {
                known.unwrap_or_else(|| guess(bytes, lexicon))
            };
            stem_hash = hash(stem(bytes));
        }
    }
    let suffix =
        |length: usize| bytes.len().checked_sub(length).and_then(|from| bytes.get(from..)).map_or(0, hash);
    put(&mut cells, col::FORM, form);
    put(&mut cells, col::STEM, stem_hash);
    put(&mut cells, col::TAG, u32::from(entry & 31));
    put(&mut cells, col::TAGS, u32::from(entry & 1023));
    put(&mut cells, col::SHAPE, (token.shape as u32 + 1) | (u32::from(start) << 3));
    put(&mut cells, col::MARK, state);
    put(&mut cells, col::SUFFIX2, suffix(2));
    put(&mut cells, col::SUFFIX3, suffix(3));
    put(&mut cells, col::PREFIX, hash(bytes.get(..4).unwrap_or(bytes)));
    put(&mut cells, col::CUE, u32::from(entry >> 10));
    cells
}

/// The entry of a word that the lexicon does not have, by its ending.
fn guess(word: &[u8], lexicon: &Lexicon) -> u16 {
    let mut endings = (1..=4).rev().filter(|length| *length < word.len());
    let entry = endings.find_map(|length| lexicon.entry(ending(word.get(word.len() - length..)?)));
    entry.unwrap_or_else(|| u16::from(Tag::NN.0))
}

/// The key under which the lexicon has an ending.
pub fn ending(letters: &[u8]) -> u32 {
    hash(letters) ^ 0x5555_5555
}
