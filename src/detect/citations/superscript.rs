//! Raised numbers: as Unicode (`ended.¹,²`), as `<sup>1,2</sup>`, as `^1,2^`, and flattened by copying,
//! which leaves plain figures glued to a word or a mark: `ended.1,2`, `autism,1 anxiety`.
//!
//! Look-alikes are many: `CO2`, `m2`, `Nav1.7`, `10⁶`, `Fig. 4`. The surroundings sort candidates into
//! classes; [`super::order`] says which classes, and which candidates, count as citations do.

use super::order::Candidate;
use super::sequence;
use super::{bare, context, name, numbers, split, year};
use crate::text::{Article, Paragraph, Span, letter, search};

/// Surroundings, as classes of [`Candidate`].
const UNICODE: usize = 0;
const CARET: usize = 1;
pub(super) const WORD: usize = 2;
const STOP: usize = 3;
const COMMA: usize = 4;
const CLOSING: usize = 5;
pub(super) const SENTENCE: usize = 6;
pub(super) const BLANK: usize = 7;
pub(super) const NAME: usize = 8;
pub(super) const AFTER_MARK: usize = 9;
pub(super) const ROW: usize = 10;
pub(super) const SPACED: usize = 11;
const YEAR: usize = 12;
pub(super) const SHORT: usize = 13;
/// Behind `et al.` and a blank, and rows such as `4 , 16`.
pub(super) const OTHERS: usize = 14;

/// Units and symbols that carry exponents or numbers of their own, small.
const CARRIERS: &str = "m mm cm km nm µm μm dm s ms h kg g mg l ml pm in ft yd mi CO SO PO NO co Co Ca Mg Na Cl Fe log pH \
var";

/// Behind a name or a version that ends in figures itself.
pub(super) const SPLIT: usize = 15;

/// Appends the candidates of `paragraph` to `out`; flattened ones too where the list has numbers, up to `most`.
pub(super) fn scan(article: &Article, paragraph: &Paragraph, most: u32, out: &mut Vec<Candidate>) {
    let text = &*article.text;
    let line = paragraph.span;
    let bytes = text.as_bytes();
    let mut at = line.start;
    while at < line.end {
        let Some(&byte) = bytes.get(at as usize) else { return };
        let found = match byte {
            // `¹²³` are C2 B9, B2, B3; the others E2 81 B0 to B9.
            0xc2 | 0xe2 => unicode(text, line, at),
            b'^' => caret(text, line, at),
            b'<' => tag(text, line, at),
            b'0'..=b'9' if most > 0 => split::at(text, line, at, most).or_else(|| flat(text, line, at)),
            _ => None,
        };
        match found {
            Some(found) => {
                at = found.span.end.max(at + 1);
                if article.zones_in(found.span).is_empty() {
                    out.push(found);
                }
            }
            None if byte.is_ascii_digit() => {
                while bytes.get(at as usize).is_some_and(u8::is_ascii_digit) {
                    at += 1;
                }
            }
            None => at += 1,
        }
    }
}

/// True for a word that carries exponents, or one letter.
fn is_carrier(word: &str) -> bool {
    word.chars().count() < 2 || search::lists(CARRIERS, word)
}

/// True for what words and names with figures are written with.
pub(super) fn is_token(c: char) -> bool {
    name::is_part(c) || c.is_ascii_digit() || c == '_'
}

/// True for words that end in small letters behind a capital inside: `BreakTide`.
fn is_compound(word: &str) -> bool {
    word.chars().rev().take(2).all(char::is_lowercase)
}

/// The letters and figures in a row at the end of `text`, or the last of them.
pub(super) fn token_end(text: &str) -> &str {
    let near = text.get(text.ceil_char_boundary(text.len().saturating_sub(40))..).unwrap_or_default();
    near.get(near.trim_end_matches(is_token).len()..).unwrap_or_default()
}

/// The letters directly before byte `at`.
fn word_before(text: &str, line: Span, at: u32) -> &str {
    let before = Span::new(line.start, at).slice(text);
    let kept = before.trim_end_matches(name::is_part).len();
    before.get(kept..).unwrap_or_default()
}

/// `¹,²` at byte `at`.
fn unicode(text: &str, line: Span, at: u32) -> Option<Candidate> {
    let rest = Span::new(at, line.end).slice(text);
    sequence::raised(rest.chars().next()?)?;
    let (items, end) = sequence::read(text, at, line.end, true, true)?;
    let before = Span::new(line.start, at).slice(text).chars().next_back();
    let word = word_before(text, line, at);
    let stem = Span::new(line.start, at).slice(text);
    let single = items.len() < 2;
    let power = match before {
        // `10⁶`; but `Tide-1²⁵`, `version 2.0³⁷` and `in 2013²⁷` have sources.
        Some(c) if c.is_ascii_digit() => {
            let token = token_end(stem);
            let plain = token.bytes().all(|b| b.is_ascii_digit()) && token.len() != 4;
            single && plain && !context::is_version(stem)
        }
        // `m²`, `Ca²⁺`; but `in the 1990s³`
        Some(c) if c.is_alphabetic() => {
            let decade = word == "s" && stem.ends_with("0s");
            let ion = Span::new(end, line.end).slice(text).starts_with(&['⁺', '⁻'][..]);
            single && (ion || is_carrier(word) && !decade && items.iter().all(|item| item.first < 10))
        }
        before => before.is_none_or(|c| matches!(c, '⁻' | '−' | '⁺')),
    };
    let weight = if power { -8 } else { 4 };
    Some(Candidate { span: Span::new(at, end), items, class: UNICODE, weight, word: 0 })
}

/// `^1,2^` or `^1` at byte `at`.
fn caret(text: &str, line: Span, at: u32) -> Option<Candidate> {
    let bracketed = text.as_bytes().get((at as usize).checked_sub(1)?) == Some(&b'[');
    let (items, end) = sequence::read(text, at + 1, line.end, false, true)?;
    let shut = text.as_bytes().get(end as usize) == Some(&b'^');
    let word = word_before(text, line, at);
    let power = !shut
        && (is_carrier(word)
            || Span::new(line.start, at).slice(text).ends_with(|c: char| c.is_ascii_digit() || c == ')'));
    let weight = if power || bracketed { -8 } else { 4 };
    Some(Candidate { span: Span::new(at, end + u32::from(shut)), items, class: CARET, weight, word: 0 })
}

/// `<sup>1,2</sup>` at byte `at`.
fn tag(text: &str, line: Span, at: u32) -> Option<Candidate> {
    let inner = Span::new(at, line.end).slice(text).strip_prefix("<sup>")?;
    let start = at + 5 + (inner.len() - inner.trim_start_matches(&['[', ' '][..]).len()) as u32;
    let (items, end) = sequence::read(text, start, line.end, false, true)?;
    let rest = Span::new(end, line.end).slice(text);
    let close = rest.trim_start_matches(&[']', ' '][..]);
    close.starts_with("</sup>").then(|| {
        let end = end + (rest.len() - close.len()) as u32 + 6;
        let power = is_carrier(word_before(text, line, at)) && !word_before(text, line, at).is_empty()
            || Span::new(line.start, at).slice(text).ends_with(|c: char| c.is_ascii_digit());
        Candidate {
            span: Span::new(at, end),
            items,
            class: CARET,
            weight: if power { -8 } else { 4 },
            word: 0,
        }
    })
}

/// True where what stands at byte `end` may follow a number that cites.
pub(super) fn ends(text: &str, line: Span, end: u32) -> bool {
    let mut behind = Span::new(end, line.end).slice(text).chars();
    let (after, next) = (behind.next(), behind.next());
    match after {
        None => true,
        Some('.' | ',' | ':') => !next.is_some_and(|c| c.is_ascii_digit()),
        Some(c) => {
            c.is_whitespace() || matches!(c, ';' | ')' | ']' | '”' | '"' | '’' | '?' | '!' | '—' | '\'')
        }
    }
}

/// Plain figures at byte `at`.
fn flat(text: &str, line: Span, at: u32) -> Option<Candidate> {
    let digits = Span::new(at, line.end).slice(text).bytes().take_while(u8::is_ascii_digit).count();
    // `in 201327` is the year 2013 with source 27.
    let year = (5..=7).contains(&digits)
        && Span::new(at, at + 2).slice(text).parse().is_ok_and(|c: u32| (18..21).contains(&c));
    let before = Span::new(line.start, at).slice(text);
    // `Table 313–21` is Table 3 with sources 13 to 21.
    let part = digits > 1 && before.ends_with(' ') && context::is_part(word_end(before.trim_end()));
    if part {
        let (items, end) = sequence::read(text, at + 1, line.end, false, true)?;
        let rising = items.is_sorted_by(|one, next| one.last < next.first);
        let row = items.len() > 1 || items.iter().any(|item| item.last > item.first);
        let found = Candidate {
            span: Span::new(at + 1, end),
            class: CLOSING,
            weight: if items.len() > 1 { 4 } else { 1 },
            word: 0,
            items,
        };
        return Some(found).filter(|_| rising && row);
    }
    let at = if year { at + 4 } else { at };
    let glued = !Span::new(line.start, at).slice(text).ends_with(char::is_whitespace);
    let (items, end) = sequence::read(text, at, line.end, false, glued)?;
    if !ends(text, line, end) {
        return None;
    }
    let before = Span::new(line.start, at).slice(text);
    if year {
        let fits = Span::new(line.start, at - 4)
            .slice(text)
            .ends_with(|c: char| c.is_whitespace() || c == '(' || numbers::is_dash(c));
        return fits.then(|| Candidate { span: Span::new(at, end), items, class: YEAR, weight: 2, word: 0 });
    }
    let rest = Span::new(end, line.end).slice(text);
    let (class, mut weight) = surroundings(before, rest, &items)?;
    // `leaflets1 (let1)` is a gene and its short name.
    let figures = Span::new(at, end).slice(text);
    let short = rest.get(2..).and_then(|rest| rest.get(..rest.bytes().take(9).position(|b| b == b')')?));
    let short = short.filter(|short| rest.starts_with(" (") && short.starts_with(char::is_alphabetic));
    if short.is_some_and(|short| short.ends_with(figures)) {
        weight = -6;
    }
    // The number may be part of a name with the word: `Cen8`, `un1-2`, `portal 2`.
    let own = token_end(before.trim_end());
    let named = own != "al" && matches!(class, WORD | SHORT | NAME | BLANK);
    let word = if named { bare::key(own) } else { 0 };
    Some(Candidate { span: Span::new(at, end), items, class, weight, word })
}

/// The class of plain figures between `before` and `after`, and what speaks for a citation.
fn surroundings(before: &str, after: &str, items: &[numbers::Item]) -> Option<(usize, i32)> {
    let last = before.chars().next_back()?;
    let stem = before.get(..before.len() - last.len_utf8())?;
    let inner = stem.chars().next_back();
    let several = items.len() > 1 || items.iter().any(|item| item.last > item.first);
    let follows = after.trim_start();
    let capital =
        follows.is_empty() || follows.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '('));
    let blank_after = after.is_empty() || after.starts_with(char::is_whitespace);
    Some(match last {
        c if c.is_alphabetic() || name::is_accent(c) => {
            let kept = before.trim_end_matches(name::is_part).len();
            let word = before.get(kept..)?;
            let small = word.chars().skip(1).all(|c| !c.is_uppercase());
            let short = word.starts_with(char::is_uppercase);
            let decade = word == "s" && before.get(..kept)?.ends_with('0');
            let digit = !decade && before.get(..kept)?.ends_with(|c: char| c.is_ascii_digit() || c == '_');
            if decade || word == "al" {
                return Some((WORD, 3));
            }
            match (is_carrier(word) || digit, small) {
                // `T6SS` may stand bare elsewhere.
                (true, _) if digit && kept > 0 && word.len() > 1 => (NAME, -3),
                (true, _) => (NAME, -6),
                (false, true) if word.chars().count() < 4 => (SHORT, if several { 3 } else { 1 }),
                (false, true) => (WORD, if short && !several { 2 } else { 3 }),
                // `BreakTide17`
                _ if several => (NAME, if items.len() > 2 { 3 } else { 0 }),
                _ if items.iter().all(|item| item.first > 9) && is_compound(word) => (NAME, 1),
                _ => (NAME, -2),
            }
        }
        '.' if stem.ends_with("et al") => (WORD, 3),
        '.' | '?' | '!' if blank_after || after.starts_with(&['”', '"', ')'][..]) => {
            let word = word_end(stem);
            // A year may end a sentence, other numbers rather go on behind their point.
            let bare = stem.trim_end_matches(|c: char| c.is_ascii_digit());
            let figures = stem.len() - bare.len();
            let part = context::is_part(word) && word.len() < 5;
            let doubtful = part || figures > 0 && figures != 4 || !word.is_empty() && is_carrier(word);
            // `7.40,41 Both`, `of WIF1.51`, `to 3 m.5 Fruits`
            let ended = capital
                && (several
                    || figures > 0 && bare.trim_end_matches(numbers::is_dash).ends_with(char::is_alphabetic)
                    || figures == 0 && !part);
            (
                STOP,
                match (doubtful, ended) {
                    (true, true) => 1,
                    (true, false) => -6,
                    _ if capital => 4,
                    _ => 1,
                },
            )
        }
        ',' | ';' | ':' if blank_after => {
            // `No. 8851,19` but `Tide-8851,19` and `in 2010,19`
            let token = token_end(stem);
            let year = token.len() == 4 && search::begins("19|20", token);
            let plain = last != ',' || token.bytes().all(|b| b.is_ascii_digit()) && !year;
            let number = inner.is_some_and(|c| c.is_ascii_digit()) && plain;
            (COMMA, if number { -6 } else { 3 })
        }
        '%' => (CLOSING, 1),
        ')' | ']' | '”' | '"' | '’' | '\'' | '»' => (CLOSING, 3),
        // The ends of strands: `5’ TTC 3’`.
        c if c.is_whitespace() && after.starts_with(&['’', '\''][..]) => return None,
        c if c.is_whitespace() && context::is_measured(after) => return None,
        c if c.is_whitespace() => {
            let gap = match items {
                [one, next, ..] => next.span.start - one.span.end,
                _ => 0,
            };
            // Blanks on both sides of a comma are left of raised numbers alone; `19,2 anos` is one number.
            if gap > 2 && stem.ends_with(|c: char| c.is_alphabetic() || matches!(c, '.' | ',' | ')')) {
                return Some((OTHERS, 3));
            }
            let whole = items.len() > 2 || gap > 1 || items.iter().any(|item| item.last > item.first);
            blank(stem, after, several && whole, capital)?
        }
        _ => return None,
    })
}

/// The letters at the end of `text`.
fn word_end(text: &str) -> &str {
    let kept = text.trim_end_matches(name::is_part).len();
    text.get(kept..).unwrap_or_default()
}

/// The class of figures behind a blank.
fn blank(stem: &str, after: &str, several: bool, capital: bool) -> Option<(usize, i32)> {
    let last = stem.chars().next_back()?;
    let inner = stem.get(..stem.len() - last.len_utf8())?;
    let at_end = after.trim().is_empty();
    let spaced = after.starts_with(&[' ', '\u{a0}'][..]);
    let follows = after.trim_start();
    // Blanks on both sides of a number before a stop are left of raised ones alone.
    let loose = spaced
        && follows.starts_with(&['.', ',', ';'][..])
        && !follows.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if loose && (last.is_alphabetic() && !is_carrier(word_end(stem)) || matches!(last, ')' | '”' | '"' | '’'))
    {
        return Some((SPACED, 3));
    }
    Some(match last {
        '(' if after.trim_start().starts_with(')') => (SPACED, 3),
        '.' | ',' if word_end(inner.trim_end_matches('.')) == "al" => (OTHERS, 3),
        '.' | '?' | '!' | '”' | '"' if at_end || spaced && capital => {
            let number = inner.ends_with(|c: char| c.is_ascii_digit());
            let word = word_end(inner);
            let abbreviation = word.chars().count() < 2
                && !inner.ends_with(&[')', ']', '%', '”', '"'][..])
                && !number
                && !matches!(last, '”' | '"')
                || context::is_part(word) && word.len() < 5;
            (SENTENCE, if abbreviation { -6 } else { 3 })
        }
        ',' | ';' | ':' | ')' | ']' => {
            let named = last == ',' && word_end(inner).starts_with(char::is_uppercase);
            (AFTER_MARK, i32::from(several || named || last == ')'))
        }
        c if c.is_alphabetic() => {
            let word = word_end(stem);
            if word == "al" {
                return Some((OTHERS, 3));
            }
            let formula = word.chars().skip(1).any(char::is_uppercase);
            if matches!(letter::small(word).as_str(), "reference" | "references" | "ref" | "refs") {
                return Some((OTHERS, 3));
            }
            let ends = at_end || follows.starts_with(&['.', ',', ';'][..]);
            // `2 mM CaCl 2, 1 mM MgCl 2, pH 7`
            let salt = formula && search::ends("Cl|SO|PO|NO|CO", word) > 0;
            let carrier = is_carrier(word) || context::is_counted(word) || formula && !ends || salt;
            // `Lund & Berg 19 say`: a surname before a verb.
            let surname = word.starts_with(char::is_uppercase);
            let joined = |before: &str| before.ends_with("& ") || surname && before.ends_with(" and ");
            // `Lund 19 (2010)`
            let dated = surname && follows.strip_prefix('(').and_then(|rest| year::at(rest, 0)).is_some();
            let named = dated || stem.strip_suffix(word).is_some_and(joined);
            match (carrier, several) {
                (true, _) => (BLANK, -6),
                (false, true) => (ROW, 1),
                (false, false) => (
                    BLANK,
                    if named {
                        3
                    } else if ends {
                        0
                    } else {
                        -2
                    },
                ),
            }
        }
        '0'..='9' if at_end || after.starts_with(&['.', ','][..]) => {
            // `found with Nav1.7 8.`
            let token = token_end(stem);
            let whole =
                stem.strip_suffix(token).and_then(|before| before.strip_suffix('.')).map_or(token, token_end);
            (BLANK, if whole.contains(char::is_alphabetic) { 0 } else { -6 })
        }
        _ => return None,
    })
}
