//! Lists of words in one string: a lookup without a table, and without code for each word.

use std::cmp::Ordering;

/// True where `word` is one of the `words`, which are parted by blanks and sorted.
pub fn lists(words: &str, word: &str) -> bool {
    has(words, b' ', word)
}

/// True where `item` is one of the `items`, which are parted by `separator` and sorted.
pub fn has(items: &str, separator: u8, item: &str) -> bool {
    last_up_to(items, separator, item) == item && !item.is_empty()
}

/// The greatest of the `items`, which are parted by `separator` and sorted, that does not come after `item`: itself,
/// where it is one of them. Nothing where all of them come after it.
#[inline(never)]
pub fn last_up_to<'i>(items: &'i str, separator: u8, item: &str) -> &'i str {
    let bytes = items.as_bytes();
    let parts = |byte: &u8| *byte == separator;
    let (mut low, mut high, mut found) = (0, items.len(), "");
    while low < high {
        let middle = low + (high - low) / 2;
        let before = bytes.get(low..middle).and_then(|left| left.iter().rposition(parts));
        let start = before.map_or(low, |at| low + at + 1);
        let behind = bytes.get(middle..high).and_then(|right| right.iter().position(parts));
        let end = behind.map_or(high, |at| middle + at);
        let here = items.get(start..end).unwrap_or_default();
        match here.cmp(item) {
            Ordering::Equal => return here,
            Ordering::Less => (found, low) = (here, end + 1),
            Ordering::Greater => high = start.saturating_sub(1),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_item_up_to_another_is_found() {
        let items = "b|d d|d é|f";
        for (item, found) in [
            ("", ""),
            ("a", ""),
            ("b", "b"),
            ("c", "b"),
            ("d", "b"),
            ("d e", "d d"),
            ("d é", "d é"),
            ("z", "f"),
        ] {
            assert_eq!(last_up_to(items, b'|', item), found, "{item}");
        }
        assert_eq!(last_up_to("", b'|', "a"), "");
        assert!(lists("a b", "a") && !lists("a b", "") && !lists("", ""));
    }
}
