//! Words of names: which are the same but for case, accents, hyphens and apostrophes?

use crate::text::{letter, search};

/// The letters without their marks, for `À` to `ſ`; a blank keeps the letter as it is.
const PLAIN: &[u8] = b"aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// `c` in small, without its mark.
pub(super) fn plain(c: char) -> char {
    let at = (c as usize).checked_sub('À' as usize);
    match at.and_then(|at| PLAIN.get(at)) {
        Some(b' ') | None => letter::small_letter(c),
        Some(letter) => char::from(*letter),
    }
}

/// True for accents written as characters of their own.
pub(super) const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// True for the marks inside words: hyphens and apostrophes.
pub(super) const fn is_inner(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '\'' | '’' | 'ʼ' | '‘' | '`' | '\u{ad}')
}

/// True for what a name is written with.
pub(super) fn is_part(c: char) -> bool {
    c.is_alphabetic() || is_accent(c) || is_inner(c)
}

/// A key that is equal for words that differ in case, accents, hyphens and apostrophes alone.
pub(super) fn key(word: &str) -> u32 {
    word.chars()
        .filter(|c| !is_accent(*c) && !is_inner(*c))
        .fold(0x811c_9dc5, |key, c| (key ^ plain(c) as u32).wrapping_mul(0x0100_0193))
}

/// Words that stand before surnames, or between the words of an institution's name.
const PARTICLES: &str = " van von der den de del della dello dei di da das do dos du la las le les lo los el al ten ter \
te zu zum zur af av bin ibn ben abd y e of for the in on und für ";

/// True for words in small letters that names hold.
pub(super) fn is_particle(word: &str) -> bool {
    word.len() <= 5 && search::lists(PARTICLES, word)
}

/// True for words that begin like a name: with a capital, behind `d'` or `al-` too.
pub(super) fn is_capital(word: &str) -> bool {
    let mut chars = word.chars();
    let capital = |c: Option<char>| c.is_some_and(char::is_uppercase);
    match chars.next() {
        Some(c) if c.is_uppercase() => true,
        Some('d' | 'l' | 'O' | 'o') if word.chars().nth(1).is_some_and(is_inner) => {
            capital(word.chars().nth(2))
        }
        Some('a' | 'e') if word.chars().nth(2).is_some_and(is_inner) => capital(word.chars().nth(3)),
        // `vonHoldt`
        _ => word.find(char::is_uppercase).and_then(|at| word.get(..at)).is_some_and(is_particle),
    }
}

/// True for initials: `J`, `JP`, `A-M`, `J.-P`.
pub(super) fn is_initials(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let count = letters().count();
    (1..=3).contains(&count) && word.chars().all(|c| c.is_uppercase() || is_inner(c) || is_accent(c))
}

/// The words of `text` with their first byte, in order.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let tail = text.get(rest..)?;
        let start = rest + tail.find(|c: char| c.is_alphabetic())?;
        let tail = text.get(start..)?;
        let len = tail.find(|c| !is_part(c)).unwrap_or(tail.len());
        let word = tail.get(..len)?;
        rest = start + len;
        Some((start, word.trim_end_matches(is_inner)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_forget_case_accents_hyphens_and_apostrophes() {
        for (one, other) in [
            ("Müller", "MULLER"),
            ("Goulet-Cazé", "GOULET‐CAZE"),
            ("O’Brien", "OBrien"),
            ("Ma\u{301}rquez", "Márquez"),
            ("Łódź", "lodz"),
            ("Žižek", "Zizek"),
        ] {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
        assert_ne!(key("Smith"), key("Smyth"));
        assert_eq!(PLAIN.len(), 'ſ' as usize - 'À' as usize + 1);
    }

    #[test]
    fn words_are_told_from_initials() {
        let found: Vec<_> = words("van d'Arc, J.-P. O’Neil-(al-Din) 2x").map(|(_, word)| word).collect();
        assert_eq!(found, ["van", "d'Arc", "J", "P", "O’Neil", "al-Din", "x"]);
        assert!(is_capital("d'Arc") && is_capital("al-Din") && !is_capital("drop"));
        assert!(is_capital("vonHoldt") && !is_capital("mRNA"));
        assert!(is_initials("JP") && is_initials("J") && !is_initials("Li"));
    }
}
