//! Years as citations write them: `2010`, `2010a`, `n.d.`, `in press`.

use crate::text::Span;

/// A year, or what stands for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Year {
    /// Where it stands, with its letter.
    pub(super) span: Span,
    /// The number; 0 where there is none (`n.d.`, `in press`).
    pub(super) number: u32,
    /// The letter behind it, `a` as 1; 0 where there is none.
    pub(super) letter: u32,
}

/// What stands for a year, lower case: not dated, or not yet printed.
const UNDATED: &str = "n.d|n. d|s.d|s. d|s/f|s.f|s. f|o.j|o. j|in press|accepted|to appear|forthcoming|submitted|in preparation|in prep|unpublished|no prelo|en prensa|\
im druck|sous presse|sem data";

/// Their second bytes: most other words are told by theirs.
const SECOND: &[u8] = b"./nmcoue";

/// The longest of them, in bytes.
const LONGEST_UNDATED: usize = 16;

/// The number of the year that starts at byte `at`, where one does: four digits, 1500 to 2099, and no more;
/// `glued`: to a small letter before it.
fn number_at(bytes: &[u8], at: usize, glued: bool) -> Option<u32> {
    let digits: &[u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = digits.iter().fold(0, |n, d| n * 10 + u32::from(d - b'0'));
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    let other = if glued { u8::is_ascii_lowercase } else { u8::is_ascii_alphanumeric };
    let fits = before.is_some_and(other) == glued;
    let after = bytes.get(at + 4).is_some_and(u8::is_ascii_digit);
    ((1500..2100).contains(&number) && fits && !after).then_some(number)
}

/// The year at byte `at` of `text`, with its letter.
pub(super) fn at(text: &str, at: usize) -> Option<Year> {
    read(text, at, false)
}

/// The year at byte `at` of `text` that a slip has glued to the name before it: `Lund2010`.
pub(super) fn behind_word(text: &str, at: usize) -> Option<Year> {
    read(text, at, true)
}

fn read(text: &str, at: usize, glued: bool) -> Option<Year> {
    let bytes = text.as_bytes();
    let number = number_at(bytes, at, glued)?;
    let letter = letter(bytes, at + 4);
    let end = at + 4 + usize::from(letter > 0);
    let word = text.get(end..)?.chars().next().is_some_and(char::is_alphabetic);
    // `2003s` and `1990th` are words; a footnote's digit may be glued to a year.
    (!word).then_some(Year { span: Span::of(&(at..end)), number, letter })
}

/// The letter of a year at byte `at`: one small letter with no other behind it; 0 where there is none.
pub(super) fn letter(bytes: &[u8], at: usize) -> u32 {
    let own = bytes.get(at).filter(|b| matches!(b, b'a'..=b'n'));
    let ends = !bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
    own.filter(|_| ends).map_or(0, |b| u32::from(b - b'a') + 1)
}

/// What stands for a year at the start of `text`, in bytes.
pub(super) fn undated(text: &str) -> Option<usize> {
    let head = text.get(..text.floor_char_boundary(LONGEST_UNDATED)).unwrap_or(text).as_bytes();
    if !SECOND.contains(&head.get(1)?.to_ascii_lowercase()) {
        return None;
    }
    let fits = |form: &&[u8]| head.get(..form.len()).is_some_and(|head| head.eq_ignore_ascii_case(form));
    let form = UNDATED.as_bytes().split(|b| *b == b'|').filter(fits).map(<[u8]>::len).max()?;
    let rest = text.get(form..)?;
    let short = form <= 4 || rest.get(1..).is_some_and(|rest| rest.starts_with(&[')', ']', ';', ','][..]));
    let dot = usize::from(rest.starts_with('.') && short);
    let goes_on = rest.starts_with(|c: char| c.is_alphanumeric());
    (!goes_on).then_some(form + dot)
}

/// What stands for a year at byte `at` of `text`, with its letter: `n.d.-a`.
pub(super) fn undated_at(text: &str, at: usize) -> Option<Year> {
    let end = at + undated(text.get(at..)?)?;
    let dash = text.as_bytes().get(end) == Some(&b'-');
    let letter = if dash { letter(text.as_bytes(), end + 1) } else { 0 };
    Some(Year { span: Span::of(&(at..end + if letter > 0 { 2 } else { 0 })), number: 0, letter })
}

/// All years of `text` in order; the undated words only where there is no year at all.
pub(super) fn all(text: &str) -> impl Iterator<Item = Year> + '_ {
    let bytes = text.as_bytes();
    let mut from = 0;
    let mut found = false;
    std::iter::from_fn(move || {
        while from < bytes.len() {
            let Some(step) = bytes.get(from..)?.iter().position(|b| matches!(b, b'1' | b'2')) else {
                from = bytes.len();
                break;
            };
            let start = from + step;
            from = start + 1;
            if let Some(year) = at(text, start) {
                from = year.span.end as usize;
                found = true;
                return Some(year);
            }
        }
        if found {
            return None;
        }
        found = true;
        // Undated entries say so in parentheses or behind a stop.
        let mut starts = (1..bytes.len()).filter(|at| matches!(bytes.get(at - 1), Some(b'(' | b' ')));
        starts.find_map(|start| undated_at(text, start))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, u32, u32)> {
        all(text).map(|y| (y.span.slice(text), y.number, y.letter)).collect()
    }

    #[test]
    fn years_letters_and_what_stands_for_them() {
        assert_eq!(
            found("Lund 2010a, 2011. 12010 x1999 19991 1850–1900"),
            [("2010a", 2010, 1), ("2011", 2011, 0), ("1850", 1850, 0), ("1900", 1900, 0)]
        );
        assert_eq!(found("Lund (n.d.) On tides"), [("n.d.", 0, 0)]);
        assert_eq!(found("Lund (in press) On tides"), [("in press", 0, 0)]);
        assert_eq!(found("Lund, 1990s tides"), []);
    }

    #[test]
    fn all_that_stands_for_a_year_is_known() {
        for form in UNDATED.split('|') {
            assert_eq!(undated(form), Some(form.len()), "{form}");
            assert!(form.len() <= LONGEST_UNDATED, "{form}");
        }
    }
}
