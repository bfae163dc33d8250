//! Reads what follows the first year of an item: more years, letters, pages.

use super::super::numbers;
use super::super::year::{self, Year};
use crate::text::Span;

/// The most years of one item.
const MOST_YEARS: usize = 12;

/// The years of an item, each with that of its reprint, and what follows them.
pub(super) struct Years {
    pub(super) all: Vec<(Year, u32)>,
    pub(super) locator: Option<Span>,
    pub(super) end: u32,
    /// The year behind a dash, in `1740–1780`.
    pub(super) last: Option<u32>,
}

/// The years from `first` on, not beyond `line_end`.
pub(super) fn years(text: &str, line_end: u32, first: Year) -> Years {
    let mut out = Years { all: vec![(first, 0)], locator: None, end: first.span.end, last: None };
    // `[2014?]`
    let square =
        first.span.start.checked_sub(1).and_then(|at| text.as_bytes().get(at as usize)) == Some(&b'[');
    let doubt = Span::new(out.end, line_end).slice(text).trim_start_matches('?');
    if square && doubt.starts_with(']') {
        out.end = line_end - doubt.len() as u32 + 1;
    }
    reprint(text, &mut out);
    while out.all.len() < MOST_YEARS {
        let rest = Span::new(out.end, line_end).slice(text);
        let marks = rest.trim_start_matches(&[' ', '\n', '\u{a0}', ',', ';', '/', '&'][..]);
        let gap = rest.len() - marks.len();
        let dash = marks.chars().next().filter(|c| gap == 0 && numbers::is_dash(*c));
        let marks = dash.and_then(|dash| marks.get(dash.len_utf8()..)).unwrap_or(marks);
        let joined = marks
            .strip_prefix("and ")
            .or_else(|| marks.strip_prefix("e "))
            .or_else(|| marks.strip_prefix("y "))
            .unwrap_or(marks);
        let at = out.end as usize + (rest.len() - joined.len());
        let last = out.all.last().map_or(first, |(year, _)| *year);
        let tight = gap > 0 && gap <= 3 || joined.len() < marks.len();
        if let Some(next) = year::at(text, at).filter(|_| tight && dash.is_none()) {
            out.end = next.span.end;
            out.all.push((next, 0));
            reprint(text, &mut out);
        } else if let Some(letter) = Some(year::letter(text.as_bytes(), at))
            .filter(|letter| *letter > last.letter && last.letter > 0 && (tight || dash.is_some()))
        {
            let span = Span::of(&(at..at + 1));
            out.end = span.end;
            // `a–c`
            let from = if gap == 0 { last.letter + 1 } else { letter };
            out.all.extend((from..=letter).map(|letter| (Year { span, letter, ..last }, 0)));
        } else {
            if let Some(next) = year::at(text, at).filter(|_| dash.is_some()) {
                out.end = next.span.end;
                out.last = Some(next.number);
            }
            break;
        }
    }
    if let Some(span) = locator(text, out.end, line_end) {
        out.locator = Some(span);
        out.end = span.end;
    }
    out
}

/// The second year of `1859/1964`.
fn reprint(text: &str, out: &mut Years) {
    let slash = text.as_bytes().get(out.end as usize) == Some(&b'/');
    let blank = u32::from(text.as_bytes().get(out.end as usize) == Some(&b' '));
    let bracket = text.as_bytes().get((out.end + blank) as usize) == Some(&b'[');
    let start = out.end + 1 + if bracket { blank } else { 0 };
    if let Some(second) = Some(start as usize).filter(|_| slash || bracket).and_then(|at| year::at(text, at))
    {
        out.end = second.span.end + u32::from(bracket);
        if let Some(last) = out.all.last_mut() {
            last.1 = second.number;
        }
    }
}

/// The page or section named behind a year: `, p. 4`, `: 12–14`.
fn locator(text: &str, from: u32, line_end: u32) -> Option<Span> {
    let rest = Span::new(from, line_end).slice(text);
    let body = rest.trim_start();
    let mark = body.chars().next().filter(|c| matches!(c, ',' | ':'))?;
    let body = body.get(1..)?.trim_start();
    let start = from + (rest.len() - body.len()) as u32;
    let numbers_end = |body: &str| {
        body.find(|c: char| {
            !c.is_ascii_digit() && !numbers::is_dash(c) && !matches!(c, ' ' | '\n' | '\u{a0}' | 'f')
        })
        .unwrap_or(body.len())
    };
    let len = match (numbers::locator_word(body), mark) {
        (Some(word), _) => {
            let rest = body.get(word..)?;
            let end = rest
                .find(|c: char| {
                    !(c.is_ascii_alphanumeric()
                        || numbers::is_dash(c)
                        || matches!(c, ' ' | '\n' | '\u{a0}' | '.' | '&'))
                })
                .unwrap_or(rest.len());
            word + end
        }
        (None, _) if body.starts_with(|c: char| c.is_ascii_digit()) => {
            let end = numbers_end(body);
            let shut = body.get(end..).is_some_and(|rest| rest.starts_with(&[';', ')', ']', ','][..]));
            Some(end).filter(|_| shut || mark == ':')?
        }
        _ => return None,
    };
    let span = Span::new(start, start + len as u32).trimmed(text);
    let stops = span.slice(text).trim_end_matches(&['.', '-', '–'][..]).len() as u32;
    (len <= 40 && stops > 0).then(|| Span::new(span.start, span.start + stops))
}
