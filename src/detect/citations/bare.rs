//! Is a word with a number behind it a name, `Cen8` or `portal 2`, or a word of the article with a source?
//!
//! Words of the article stand elsewhere without a number; names with numbers seldom do, and come again.

use super::order::Candidate;
use super::reference_list::ReferenceList;
use super::resolve;
use super::superscript::{BLANK, NAME, SHORT, SPLIT, WORD, is_token, token_end};
use crate::text::{Article, Span, letter, search};

/// How much of an entry is looked through for a word, in bytes.
const LONGEST_ENTRY: usize = 300;

/// A word before numbers: its key, how often it stands before one, and how often without.
struct Word {
    key: u32,
    numbered: usize,
    bare: usize,
}

/// Weighs `candidates` by how their words stand in `article`; `by_order`: the number of the list's first entry.
pub(super) fn weigh(
    article: &Article,
    list: &ReferenceList,
    by_order: Option<u32>,
    candidates: &mut [Candidate],
) {
    let mut pairs: Vec<(u32, u32)> = candidates.iter().filter_map(pair).collect();
    pairs.sort_unstable();
    let mut words: Vec<Word> = Vec::new();
    for (key, _) in &pairs {
        match words.last_mut() {
            Some(word) if word.key == *key => word.numbered += 1,
            _ => words.push(Word { key: *key, numbered: 1, bare: 0 }),
        }
    }
    if words.is_empty() {
        return;
    }
    count(&article.text, &mut words);
    for candidate in candidates.iter_mut().filter(|candidate| candidate.word > 0) {
        let number = candidate.items.first().map_or(0, |item| item.first);
        let pair = pair(candidate).unwrap_or_default();
        let at = words.partition_point(|word| word.key < candidate.word);
        let word = words.get(at).filter(|word| word.key == candidate.word);
        let from = pairs.partition_point(|other| *other < pair);
        let same = pairs.partition_point(|other| *other <= pair) - from;
        if candidate.class == SPLIT {
            // No name goes on with a row that rises: `Tide4217,19,45–48`.
            let row = candidate.items.len() > 2;
            candidate.weight = if row {
                4
            } else if word.is_some_and(|word| word.bare > 0) {
                2
            } else {
                -8
            };
            continue;
        }
        // The entry names what the number is glued to: `AnnoTide33`, `33. Lund A. AnnoTide: a tool`.
        let before = Span::new(0, candidate.span.start).slice(&article.text);
        let own = Some(token_end(before)).filter(|own| own.len() > 2);
        let entry = resolve::entry(list, number, by_order).ok().and_then(|at| list.entries.get(at));
        let titled = own.zip(entry).is_some_and(|(own, entry)| {
            let body = entry.span.slice(&article.text);
            let body = body.get(..body.floor_char_boundary(LONGEST_ENTRY)).unwrap_or(body);
            search::has(body, own)
                || candidate.class == NAME && search::has(&letter::small(body), &letter::small(own))
        });
        if titled {
            candidate.weight = candidate.weight.max(4);
        } else if pair.0 > 0
            && let Some(word) = word
        {
            candidate.weight = weight(candidate, word, same);
            let behind = article.text.get(candidate.span.end as usize..);
            let goes_on = behind.is_some_and(|rest| rest.starts_with(' '));
            // A word that never stands alone is rather called so: `tideplot2`, `Tidemap1`.
            let named = pair.1 == 2 && goes_on || pair.1 == 1 && candidate.weight == 2;
            if word.bare == 0 && candidate.class == WORD && named {
                candidate.weight = candidate.weight.min(-1);
            }
        }
    }
}

/// The key of what `key` stands for with `c` behind it; 0 is that of nothing.
fn with(key: u32, c: char) -> u32 {
    ((key ^ c as u32).wrapping_mul(0x0100_0193) ^ (key >> 15)).max(1)
}

/// A key of a word, its case and accents with it; 0 for none.
pub(super) fn key(word: &str) -> u32 {
    word.chars().fold(0, with)
}

/// The word of a candidate and its number, where both may be one name.
fn pair(candidate: &Candidate) -> Option<(u32, u32)> {
    let single = candidate.items.len() == 1 || candidate.class == SPLIT;
    let first = candidate.items.first().filter(|_| candidate.word > 0 && single)?;
    Some((candidate.word, first.first))
}

/// The weight of a candidate whose word and number stand together `same` times.
fn weight(candidate: &Candidate, word: &Word, same: usize) -> i32 {
    let own = candidate.weight;
    if candidate.class == BLANK {
        // Here the word stands apart, and is counted with its number too.
        let family = word.numbered > 3 && word.bare * 3 < word.numbered * 4;
        return if family { -6 } else { own };
    }
    // Names are numbered from one on.
    let rare = if pair(candidate).is_some_and(|(_, number)| number > 9) { 1 } else { 3 };
    let most = if rare == 1 { 4 } else { 1 };
    // Words of small letters are numbered seldom, and not so high.
    if candidate.class == WORD && own > 2 && rare == 1 {
        return own;
    }
    let most = if candidate.class == WORD && own > 2 { 3 } else { most };
    let range = candidate.items.iter().any(|item| item.last > item.first);
    let named = if word.bare == 0 {
        word.numbered > 2 || same > most
    } else {
        same > 2 && (range || word.bare < same)
    };
    if named {
        -6
    } else if word.bare == 0 && candidate.class == SHORT {
        own.min(0)
    } else if candidate.class == NAME && own > -6 && word.bare > word.numbered * rare {
        own.max(1)
    } else {
        own
    }
}

/// Counts the words of `text` that are among `words`: letters and figures in a row are one.
fn count(text: &str, words: &mut [Word]) {
    let mut key = 0;
    for c in text.chars() {
        if is_token(c) {
            key = with(key, c);
        } else if key > 0 {
            let at = words.partition_point(|word| word.key < key);
            if let Some(word) = words.get_mut(at).filter(|word| word.key == key) {
                word.bare += 1;
            }
            key = 0;
        }
    }
}
