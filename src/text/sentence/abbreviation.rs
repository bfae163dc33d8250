//! Words whose full stop may not end the sentence.

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
        match word {
            "Mr" | "Mrs" | "Ms" | "Mx" | "Dr" | "Drs" | "Prof" | "Gen" | "Sen" | "Sens" | "Rep" | "Reps"
            | "Gov" | "Govs" | "Lt" | "Col" | "Capt" | "Sgt" | "Maj" | "Cmdr" | "Adm" | "Rev" | "Hon"
            | "Pres" | "Supt" | "Det" | "Insp" | "Cpl" | "Pvt" | "Atty" | "Msgr" | "Fr" | "Messrs"
            | "Sra" | "Srta" | "Dra" | "Amb" | "Sec" | "Asst" | "Mt" | "Ft" => Self::Name,
            "Inc" | "Ltd" | "Co" | "Cos" | "Corp" | "Bros" | "Jr" | "Sr" | "St" | "Ave" | "Blvd" | "Rd"
            | "Esq" | "al" | "Jan" | "Feb" | "Mar" | "Apr" | "Jun" | "Jul" | "Aug" | "Sep" | "Sept"
            | "Oct" | "Nov" | "Dec" | "Mon" | "Tue" | "Tues" | "Wed" | "Thu" | "Thurs" | "Fri" | "Ala"
            | "Ariz" | "Calif" | "Colo" | "Conn" | "Fla" | "Ga" | "Ill" | "Kan" | "Ky" | "Mass" | "Mich"
            | "Minn" | "Neb" | "Nev" | "Okla" | "Ore" | "Pa" | "Penn" | "Tenn" | "Va" | "Wis" | "Dept"
            | "Univ" | "Assn" | "PhD" => Self::Open,
            "No" | "no" | "Nos" | "nos" | "Nr" | "p" | "pp" | "pg" | "Vol" | "vol" | "vols" | "Fig"
            | "fig" | "Figs" | "figs" | "Eq" | "eq" | "Eqs" | "Ch" | "ch" | "sec" | "Art" | "art"
            | "para" | "ver" | "c" | "ca" | "Tel" | "tel" | "ext" | "est" | "op" | "Op" => Self::Number,
            "vs" | "Vs" | "v" | "cf" | "Cf" | "viz" | "approx" | "incl" | "bzw" => Self::Inner,
            _ if is_letter(word) && word.starts_with(char::is_uppercase) => Self::Open,
            _ => Self::None,
        }
    }
}

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

/// True where `next` begins with a word that opens sentences far more often than names.
pub(super) fn starts_sentence(next: &str) -> bool {
    let word = first_word(next);
    let abbreviated = next.get(word.len()..).is_some_and(|rest| rest.starts_with('.'));
    !abbreviated
        && matches!(
            word,
            "He" | "She"
                | "It"
                | "They"
                | "We"
                | "I"
                | "You"
                | "His"
                | "Her"
                | "Their"
                | "Our"
                | "My"
                | "Its"
                | "This"
                | "That"
                | "These"
                | "Those"
                | "The"
                | "A"
                | "An"
                | "There"
                | "Here"
                | "But"
                | "And"
                | "Or"
                | "However"
                | "Meanwhile"
                | "In"
                | "On"
                | "At"
                | "For"
                | "From"
                | "By"
                | "With"
                | "When"
                | "While"
                | "If"
                | "After"
                | "Before"
                | "As"
                | "Although"
                | "Though"
                | "Since"
                | "Because"
                | "So"
                | "Yet"
                | "Still"
                | "Now"
                | "Then"
                | "What"
                | "Who"
                | "Why"
                | "How"
                | "Where"
                | "Which"
                | "Some"
                | "Many"
                | "Most"
                | "Both"
                | "Several"
                | "Other"
                | "Others"
                | "Another"
                | "Each"
                | "Every"
                | "No"
                | "Not"
                | "Nor"
                | "Nobody"
                | "Nothing"
                | "Even"
                | "Also"
                | "According"
                | "During"
                | "Despite"
                | "Under"
                | "Until"
                | "To"
                | "Is"
                | "Are"
                | "Was"
                | "Were"
                | "Will"
        )
}
