//! What stands around a citation of the law: the parties before it, court and year in brackets behind it.

use super::super::name;
use super::{blanks, digits};
use crate::text::{Span, search};

/// Where the names of the parties before byte `at` begin; `at` where there are none.
pub(super) fn before(text: &str, floor: u32, at: u32) -> u32 {
    let far = text.floor_char_boundary(at.saturating_sub(120) as usize) as u32;
    let near = Span::new(far.max(floor), at);
    let before = near.slice(text);
    // Up to `v.`, then the capitalised words before it.
    let split = [" v. ", " v ", "\nv. ", " v.\n"].iter().filter_map(|v| search::last(before, v)).max();
    let limit = split.unwrap_or(before.len());
    let mut start = limit;
    let mut capital = None;
    while let Some((from, word)) = name::words(before.get(..start).unwrap_or_default()).last() {
        let gap = before.get(from + word.len()..start).unwrap_or_default();
        let fits = name::is_capital(word) || search::lists("of the and ex rel re for d", word);
        let stops = gap.contains(&[';', '(', ')', '“', '”', '"', ':'][..])
            || search::has(gap, ". ") && word.len() > 5 && split.is_none();
        if !fits
            || stops
            || search::lists("See In But Compare Cf And Accord Quoting Citing", word) && capital.is_some()
        {
            break;
        }
        start = from;
        capital = if name::is_capital(word) { Some(from) } else { capital };
    }
    let near_enough = split.is_some_and(|split| before.len() - split < 70);
    match capital {
        Some(capital)
            if near_enough
                || split.is_none() && before.get(capital..).is_some_and(|s| s.trim_end().ends_with(',')) =>
        {
            near.start + capital as u32
        }
        _ => at,
    }
}

/// Where the court and year in brackets behind byte `end` end.
pub(super) fn behind(text: &str, line: Span, end: u32, first: bool) -> u32 {
    let rest = Span::new(end, line.end).slice(text);
    let rest = rest.get(..rest.floor_char_boundary(60)).unwrap_or(rest);
    let open = blanks(rest);
    let inner = rest.get(open..).filter(|_| first && open < 3).and_then(|r| r.strip_prefix(&['(', '['][..]));
    let close = inner.and_then(|inner| Some((inner, inner.find(&[')', ']'][..])?)));
    match close {
        Some((inner, close))
            if inner.get(..close).is_some_and(|dated| {
                digits(dated.get(dated.len().saturating_sub(4)..).unwrap_or_default()) == 4
            }) =>
        {
            end + (open + close) as u32 + 2
        }
        _ => end,
    }
}
