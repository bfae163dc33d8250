//! Lists of words in one string: a lookup without a table, and without code for each word.

use std::cmp::Ordering;

/// True where `word` is one of the `words`, which are parted by blanks and sorted.
pub fn lists(words: &str, word: &str) -> bool {
    let (mut low, mut high) = (0, words.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = words.get(low..middle).and_then(|left| left.rfind(' ')).map_or(low, |at| low + at + 1);
        let end = words.get(middle..high).and_then(|right| right.find(' ')).map_or(high, |at| middle + at);
        match words.get(start..end).unwrap_or_default().cmp(word) {
            Ordering::Less => low = end + 1,
            Ordering::Equal => return true,
            Ordering::Greater => high = start.saturating_sub(1),
        }
    }
    false
}
