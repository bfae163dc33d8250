//! Words whose full stop may not end the sentence.

use crate::text::word_list::lists;

/// What a full stop after a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// No abbreviation: the stop is a stop.
    None,
    /// A title: a name follows.
    Name,
    /// May end a sentence or not ("U.S.", "Inc.", "p.m.", an initial): the next word decides.
    Open,
    /// A number follows, or the stop is a stop ("No. 5", "No.").
    Number,
    /// Always within a sentence ("e.g.", "vs.").
    Inner,
}

impl Abbreviation {
    /// What the word at the end of `before` is; the stop itself is not in it.
    pub(super) fn before(before: &str) -> Self {
        let start = before
            .char_indices()
            .rev()
            .take(LONGEST + 1)
            .take_while(|&(_, c)| c.is_alphanumeric() || c == '.')
            .last()
            .map_or(before.len(), |(at, _)| at);
        let word = before.get(start..).unwrap_or_default();
        match word.rfind('.') {
            None => Self::of(word),
            Some(_) if is_dotted(word) => match word {
                "e.g" | "E.g" | "i.e" | "I.e" | "z.B" | "d.h" => Self::Inner,
                _ => Self::Open,
            },
            Some(dot) => Self::of(word.get(dot + 1..).unwrap_or_default()),
        }
    }

    /// What a word without stops is. Exact case keeps words such as "sun", "gen" or "mass" out.
    fn of(word: &str) -> Self {
        const LISTS: [(&str, Abbreviation); 4] = [
            (NAMES, Abbreviation::Name),
            (OPEN, Abbreviation::Open),
            (NUMBERS, Abbreviation::Number),
            (INNER, Abbreviation::Inner),
        ];
        match LISTS.iter().find(|(words, _)| lists(words, word)) {
            Some((_, found)) => *found,
            None if is_letter(word) && word.starts_with(char::is_uppercase) => Self::Open,
            None => Self::None,
        }
    }
}

/// Titles, and what stands before the name of a place.
const NAMES: &str = "Adm Amb Asst Atty Capt Cmdr Col Cpl Det Dr Dra Drs Fr Ft Gen Gov Govs Hon Insp Lt Maj Messrs Mr Mrs \
    Ms Msgr Mt Mx Pres Prof Pvt Rep Reps Rev Sec Sen Sens Sgt Sra Srta Supt";

/// Words that stand inside a sentence or at its end.
const OPEN: &str = "Ala Apr Ariz Assn Aug Ave Blvd Bros Calif Co Colo Conn Corp Cos Dec Dept Esq Feb Fla Fri Ga Ill Inc \
    Jan Jr Jul Jun Kan Ky Ltd Mar Mass Mich Minn Mon Neb Nev Nov Oct Okla Ore Pa Penn PhD Rd Sep Sept Sr \
    St Tenn Thu Thurs Tue Tues Univ Va Wed Wis al";

/// Words before a number.
const NUMBERS: &str = "Art Ch Eq Eqs Fig Figs No Nos Nr Op Tel Vol art c ca ch eq est ext fig figs no nos op p para pg pp \
    sec tel ver vol vols";

/// Words that never end a sentence.
const INNER: &str = "Cf Vs approx bzw cf incl v viz vs";

/// The longest word looked at, in characters: enough for any abbreviation above.
const LONGEST: usize = 12;

/// True for "U.S", "a.m", "Ph.D": letters with stops between them.
fn is_dotted(word: &str) -> bool {
    word == "Ph.D" || word.split('.').all(is_letter)
}

fn is_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// The letters at the start of `next`.
pub(super) fn first_word(next: &str) -> &str {
    next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// Words that open sentences far more often than names.
const OPENERS: &str = "A According After Also Although An And Another Are As At Because Before Both But By Despite During \
    Each Even Every For From He Her Here His How However I If In Is It Its Many Meanwhile Most My No \
    Nobody Nor Not Nothing Now On Or Other Others Our Several She Since So Some Still That The Their \
    Then There These They This Those Though To Under Until Was We Were What When Where Which While Who \
    Why Will With Yet You";

/// True where `next` begins with one of the [`OPENERS`].
pub(super) fn starts_sentence(next: &str) -> bool {
    let word = first_word(next);
    let abbreviated = next.get(word.len()..).is_some_and(|rest| rest.starts_with('.'));
    !abbreviated && lists(OPENERS, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_list_is_found_and_nothing_else() {
        for words in [NAMES, OPEN, NUMBERS, INNER, OPENERS] {
            assert!(words.split(' ').is_sorted(), "{words}");
            assert!(words.split(' ').all(|word| lists(words, word)), "{words}");
            for other in ["", " ", "a", "Zz", "The A", "Mr ", "é"] {
                assert!(!lists(words, other), "{other:?}");
            }
        }
    }
}
