//! Strings in strings: one piece of code for all who look for some, where the standard library and
//! `memchr` bring engines of 10 kB for needles of any length. Those here have a few bytes.

/// The byte at which `needle` first stands in `hay`.
#[inline(never)]
pub fn find(hay: &str, needle: &str) -> Option<usize> {
    let (hay, needle) = (hay.as_bytes(), needle.as_bytes());
    let (place, rarest) = needle.iter().enumerate().max_by_key(|(_, byte)| rarity(**byte))?;
    let mut at = place;
    loop {
        at += memchr::memchr(*rarest, hay.get(at..)?)?;
        if hay.get(at - place..)?.starts_with(needle) {
            return Some(at - place);
        }
        at += 1;
    }
}

/// How rare a byte is in prose, roughly.
const fn rarity(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' | b' ' => 0,
        b'0'..=b'9' | b'A'..=b'Z' | b'.' => 1,
        _ => 2,
    }
}

/// True where `needle` stands somewhere in `hay`.
pub fn has(hay: &str, needle: &str) -> bool {
    find(hay, needle).is_some()
}

/// The bytes at which `needle` stands in `hay`, in order and none inside another.
pub fn places<'t>(hay: &'t str, needle: &'t str) -> impl Iterator<Item = usize> + 't {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + find(hay.get(from..)?, needle)?;
        from = at + needle.len();
        Some(at)
    })
}

/// The byte at which `needle` last stands in `hay`.
#[inline(never)]
pub fn last(hay: &str, needle: &str) -> Option<usize> {
    places(hay, needle).last()
}

/// What stands before the first `needle` in `hay`, and behind it.
#[inline(never)]
pub fn around<'t>(hay: &'t str, needle: &str) -> Option<(&'t str, &'t str)> {
    let at = find(hay, needle)?;
    hay.get(..at).zip(hay.get(at + needle.len()..))
}

/// True where `word` is one of the `words`, which are parted by blanks or line ends. No word is none of them.
#[inline(never)]
pub fn lists(words: &str, word: &str) -> bool {
    !word.is_empty() && words.as_bytes().split(|byte| *byte <= b' ').any(|listed| listed == word.as_bytes())
}

/// True where `item` is one of the `items`, which are parted by bars.
#[inline(never)]
pub fn has_item(items: &str, item: &str) -> bool {
    items.split('|').any(|listed| listed == item)
}

/// True where `hay` holds one of the `needles`, which are parted by bars.
#[inline(never)]
pub fn any(needles: &str, hay: &str) -> bool {
    needles.split('|').any(|needle| has(hay, needle))
}

/// True where `text` begins with one of the `beginnings`, which are parted by bars.
#[inline(never)]
pub fn begins(beginnings: &str, text: &str) -> bool {
    beginnings.split('|').any(|beginning| text.starts_with(beginning))
}

/// The length of the first of the `beginnings` that `text` has, parted by bars; 0 where it has none.
#[inline(never)]
pub fn led(beginnings: &str, text: &str) -> usize {
    beginnings.split('|').find(|beginning| text.starts_with(beginning)).map_or(0, str::len)
}

/// The length of the longest of the `endings` that `text` has, parted by bars; 0 where it has none.
#[inline(never)]
pub fn ends(endings: &str, text: &str) -> usize {
    endings.split('|').filter(|ending| text.ends_with(ending)).map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needles_are_found_where_they_stand() {
        for hay in ["", "a", "ab", "abab", "aab", "xabyab", "ab†ab", "a†", "††", "aaaaab", "äab"] {
            for needle in ["a", "ab", "b", "†", "aab", "††", "abab"] {
                assert_eq!(find(hay, needle), hay.find(needle), "{needle} in {hay}");
                assert_eq!(around(hay, needle), hay.split_once(needle), "{needle} in {hay}");
                let all: Vec<usize> = hay.match_indices(needle).map(|(at, _)| at).collect();
                assert_eq!(places(hay, needle).collect::<Vec<_>>(), all, "{needle} in {hay}");
                assert_eq!(last(hay, needle), all.last().copied(), "{needle} in {hay}");
            }
        }
    }

    #[test]
    fn words_are_whole() {
        assert!(lists(" see e.g ", "e.g") && lists("a b", "b") && lists("a b", "a"));
        assert!(!lists("see e.g", "e") && !lists(" a ", "") && !lists("a b", "a b"));
    }
}
