//! Which letters are the same but for their case?
//!
//! The standard library knows all of Unicode, in tables that weigh 5 kB in the download. The
//! engine compares words of lists it knows, and the scripts with two cases follow simple rules.

/// `text` in small letters: Latin, Greek, Cyrillic and Armenian; other scripts have one case or are rare.
pub fn small(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.chars().map(small_letter).collect() }
}

/// The small letter of `c`; `c` itself where it is none, or its small form is two characters.
pub fn small_letter(c: char) -> char {
    let code = u32::from(c);
    let further = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        'Ա'..='Ֆ' => 48,
        'Ά' => 38,
        'Έ'..='Ί' => 37,
        'Ό' => 64,
        'Ύ' | 'Ώ' => 63,
        'Ÿ' => return 'ÿ',
        // Blocks where capital and small letter take turns.
        'Ĺ'..='ň' | 'Ź'..='ž' => code & 1,
        'Ā'..='į'
        | 'Ĳ'..='ķ'
        | 'Ŋ'..='ŷ'
        | 'Ơ'..='ơ'
        | 'Ș'..='ț'
        | 'Ѡ'..='ҁ'
        | 'Ҋ'..='ҿ'
        | 'Ӑ'..='ӿ'
        | 'Ḁ'..='ẕ'
        | 'Ạ'..='ỿ' => 1 - (code & 1),
        'Ư' => 1,
        _ => 0,
    };
    char::from_u32(code + further).unwrap_or(c)
}

/// True for a word of which no letter is small.
pub fn is_capitals(word: &str) -> bool {
    !word.chars().any(|c| c.is_alphabetic() && small_letter(c) == c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_those_of_unicode() {
        for c in '\0'..=char::MAX {
            let given = small_letter(c);
            assert!(given == c || c.to_lowercase().eq([given]), "{c} became {given}");
        }
    }

    #[test]
    fn the_languages_of_the_lists_have_all_their_letters() {
        let words = "RÉFÉRENCES ŒUVRE ÇÀÏÑÕÜ LITERATUŘE ŁÓDŹ ĞŞ ȘȚ ĐƯỜNG ΠΗΓΈΣ ИСТОЧНИКИ ЁЖ ЇЖАК ԵՐԵՎԱՆ";
        for word in words.split(' ').filter(|word| *word != "ΠΗΓΈΣ") {
            assert_eq!(small(word), word.to_lowercase());
        }
        assert_eq!(small("ΠΗΓΈΣ"), "πηγέσ");
    }
}
