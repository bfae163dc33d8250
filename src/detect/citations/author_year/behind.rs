//! Reads the names that stand before a year, from right to left.

use super::super::name;
use crate::text::{Span, search};

/// How far back names are looked for, in bytes, and how many of them.
const FAR: usize = 260;
const MOST_NAMES: usize = 12;

/// Names before a year.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "each is one thing read")]
pub(super) struct Names {
    /// The names in order, with initials and particles.
    pub(super) all: Vec<Span>,
    /// `et al.` follows them.
    pub(super) others: bool,
    /// `'s` follows them.
    pub(super) possessive: bool,
    /// A bracket opens between them and the year: `Lund (2010)`.
    pub(super) narrative: bool,
    /// `and` or `&` joins the last two.
    pub(super) joined: bool,
    /// Words stand between them and the year: only an entry can say that they belong together.
    pub(super) remote: bool,
    /// A comma stands before the year.
    pub(super) comma: bool,
}

/// A reader that moves from right to left.
struct Back<'t> {
    text: &'t str,
    floor: u32,
    at: u32,
}

impl<'t> Back<'t> {
    fn rest(&self) -> &'t str {
        Span::new(self.floor, self.at).slice(self.text)
    }

    fn skip_blanks(&mut self) {
        self.at = self.floor + self.rest().trim_end().len() as u32;
    }

    fn strip(&mut self, marks: &[char]) -> bool {
        let found = self.rest().chars().next_back().filter(|c| marks.contains(c));
        self.at -= found.map_or(0, |c| c.len_utf8() as u32);
        found.is_some()
    }

    /// The word that ends here, if one does.
    fn word(&self) -> Option<Span> {
        let rest = self.rest();
        // Short names may end in figures: `REN21`.
        let figures = rest.len() - rest.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        if (1..3).contains(&figures) {
            let letters = rest.get(..rest.len() - figures)?;
            let stem = letters.trim_end_matches(|c: char| c.is_ascii_uppercase()).len();
            let whole = letters.len() - stem > 1 && !letters.get(..stem)?.ends_with(char::is_alphanumeric);
            return whole.then(|| Span::new(self.floor + stem as u32, self.at));
        }
        let kept = rest.trim_end_matches(name::is_part).len();
        let word = rest.get(kept..)?;
        let lead = word.len() - word.trim_start_matches(name::is_inner).len();
        let digit = rest.get(..kept)?.ends_with(|c: char| c.is_ascii_digit());
        (word.len() > lead && !digit).then(|| Span::new(self.floor + (kept + lead) as u32, self.at))
    }

    /// Moves over the word that ends here where it is one of `words`.
    fn strip_word(&mut self, words: &str) -> bool {
        let Some(span) = self.word() else { return false };
        let own = span.slice(self.text);
        let found = own.len() <= 16 && search::lists(words, &own.to_ascii_lowercase());
        if found {
            self.at = span.start;
            self.skip_blanks();
        }
        found
    }
}

/// Last words of what stands for further authors, and the words before them.
const OTHERS: &str = "al cols col coll colaboradores colaboradoras colleagues coworkers co-workers collaborators others \
outros otros a mitarbeiter";
const BEFORE_OTHERS: &str = "et e y u and und al";

/// The names directly before byte `at`, not beyond `floor`.
pub(super) fn names(text: &str, floor: u32, at: u32) -> Option<Names> {
    let far = text.floor_char_boundary((at as usize).saturating_sub(FAR)) as u32;
    let mut back = Back { text, floor: floor.max(far), at };
    let mut out = Names::default();
    back.skip_blanks();
    let square = back.strip(&['[']);
    out.narrative = square || back.strip(&['(']);
    back.skip_blanks();
    out.comma = back.strip(&[',', ';']);
    // `(INSTITUTE, [2014?])`
    out.narrative &= !(square && out.comma);
    if out.comma && !out.narrative && book(&mut back) {
        out.narrative = back.strip(&['(', '[']);
        back.skip_blanks();
        back.strip(&[',']);
    }
    // A title in place of a name may be cut: `ARGENTINA..., 2018`.
    if !out.narrative {
        for _ in 0..3 {
            back.strip(&['.', ':', '…']);
        }
    }
    back.skip_blanks();
    if let Some(short) = short_name(&mut back) {
        back.strip(&['(', '[']);
        out.all.push(one(&mut back).map_or(short, |long| long.cover(short)));
        return Some(out);
    }
    out.others = others(&mut back);
    possessive(&mut back, &mut out);
    if !out.others {
        out.others = others(&mut back);
    }
    back.strip(&[',']);
    if out.narrative && !out.others {
        thing(&mut back, &mut out);
    }
    loop {
        back.skip_blanks();
        let Some(name) = one(&mut back) else { break };
        out.all.push(name);
        back.skip_blanks();
        if out.all.len() == MOST_NAMES || !connector(&mut back, &mut out) {
            break;
        }
    }
    out.all.reverse();
    (!out.all.is_empty()).then_some(out)
}

/// The short name of an institution in brackets behind the long one: `World Tide Office (WTO), 2010`.
fn short_name(back: &mut Back<'_>) -> Option<Span> {
    let before = back.at;
    let found = back.strip(&[')', ']']).then(|| back.word()).flatten();
    let short = found.filter(|word| {
        let capitals = word.slice(back.text).chars().all(char::is_uppercase);
        let opened = Span::new(back.floor, word.start).slice(back.text).ends_with(&['(', '['][..]);
        capitals && opened && (2..=10).contains(&word.len())
    });
    back.at = short.map_or(before, |word| word.start);
    short
}

/// Moves over the book and chapter of an ancient work between its author and the year: `EPICTETO, III 12, 1993`.
fn book(back: &mut Back<'_>) -> bool {
    let chapter = back.rest().trim_end().trim_end_matches(|c: char| c.is_ascii_digit());
    let chapter = chapter.trim_end_matches(&[' ', '\u{a0}', ','][..]);
    let before = chapter.trim_end_matches(&['I', 'V', 'X', 'L', 'C', ' ', '\u{a0}'][..]);
    let roman = chapter.get(before.len()..).unwrap_or_default();
    let opened = before.ends_with(&['(', '['][..]) && !roman.is_empty();
    let found = (opened || roman.starts_with(&[' ', '\u{a0}'][..])) && (2..12).contains(&roman.len());
    if found {
        back.at = back.floor + before.len() as u32;
    }
    found
}

/// Moves over `’s`.
fn possessive(back: &mut Back<'_>, out: &mut Names) {
    let rest = back.rest();
    let end = search::ends("’s|'s|s’|s'|ʼs", rest);
    let own = rest.get(rest.len() - end..).is_some_and(|end| end.starts_with('s'));
    out.possessive |= end > 0;
    back.at -= end as u32 - u32::from(own);
}

/// Moves over what somebody has, in `Lund’s early study (2010)`.
fn thing(back: &mut Back<'_>, out: &mut Names) {
    let start = back.at;
    for _ in 0..3 {
        back.skip_blanks();
        let Some(word) = back.word().filter(|word| word.slice(back.text).starts_with(char::is_lowercase))
        else {
            break;
        };
        if word.slice(back.text) == "s" {
            break;
        }
        back.at = word.start;
        let after = back.at;
        back.skip_blanks();
        possessive(back, out);
        if out.possessive {
            out.remote = true;
            return;
        }
        back.at = after;
    }
    back.at = start;
}

/// Moves over `et al.`.
fn others(back: &mut Back<'_>) -> bool {
    let start = back.at;
    back.strip(&['.']);
    let al = back.rest().ends_with("al");
    if back.strip_word(OTHERS) {
        back.strip(&['.']);
        back.skip_blanks();
        // `Lund al., 2010` is a slip, `Lund et al. al.` another.
        let mut joined = al;
        while back.strip_word(BEFORE_OTHERS) || back.strip(&['&']) {
            back.strip(&['.']);
            back.skip_blanks();
            joined = true;
        }
        if joined {
            return true;
        }
    }
    back.at = start;
    false
}

/// Moves over what joins two names.
fn connector(back: &mut Back<'_>, out: &mut Names) -> bool {
    let mut found = false;
    loop {
        let word = back.strip_word("and y e und et with") || back.strip(&['&']);
        let mark = !word && back.strip(&[',', ';', '/']);
        out.joined |= word && out.all.len() == 1;
        if !word && !mark {
            return found;
        }
        found = true;
        back.skip_blanks();
    }
}

/// Words inside the names of institutions that begin none.
const INNER: &str = "of for the on für";

/// The name that ends here: capitalised words with initials and particles among them.
fn one(back: &mut Back<'_>) -> Option<Span> {
    let mut name: Option<Span> = None;
    let mut start = back.at;
    for _ in 0..12 {
        back.skip_blanks();
        // The stop of an initial: `J. Lund`.
        let dotted = back.strip(&['.']);
        let Some(word) = back.word() else { break };
        let own = word.slice(back.text);
        let capital = name::is_capital(own);
        let fits = if dotted {
            // `the GLM. Lund (2010)`
            name.is_some() && own.len() < 3 && name::is_initials(own)
                || name.is_none() && search::lists("Jr Sr", own)
                || name.is_some() && search::lists("St Ste", own)
                || name.is_none() && name::is_initials(own)
        } else {
            capital || name.is_some() && name::is_particle(own) && !search::lists("and y e und in", own)
        };
        if !fits {
            break;
        }
        back.at = word.start;
        if !search::lists(INNER, own) {
            start = back.at;
            name = Some(name.map_or(word, |rest| rest.cover(word)));
        }
    }
    back.at = start;
    // A particle of small letters alone begins no name: `of Lund`.
    let span = name?;
    let has_capital = name::words(span.slice(back.text)).any(|(_, word)| name::is_capital(word));
    has_capital.then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<&str>, bool, bool) {
        let found = names(text, 0, text.len() as u32).unwrap_or_default();
        (found.all.iter().map(|n| n.slice(text)).collect(), found.others, found.narrative)
    }

    #[test]
    fn names_are_read_backwards() {
        assert_eq!(read("as Lund and Berg ("), (vec!["Lund", "Berg"], false, true));
        assert_eq!(read("(Lund et al., "), (vec!["Lund"], true, false));
        assert_eq!(read("by Van Dahl, Berg & Lund, "), (vec!["Van Dahl", "Berg", "Lund"], false, false));
        assert_eq!(read("(PORTO; BRACHT BRANHAM, "), (vec!["PORTO", "BRACHT BRANHAM"], false, false));
        assert_eq!(read("J. P. Lund’s ("), (vec!["J. P. Lund"], false, true));
        assert_eq!(read("(Müller u. a. "), (vec!["Müller"], true, false));
        assert_eq!(read("in "), (vec![], false, false));
    }
}
