//! Numbers in parentheses: `in mice (2)`, `(1, 14–17)`, `( 9 )`.
//!
//! Only where the list has the numbers, or a row of them leaves no doubt. Look-alikes: `(1) first`,
//! equations, ages (`Lund (44)`), scores (`(2–0)`).

use super::numbers::{self, Item};
use super::order::Candidate;
use super::{context, name, sequence};
use crate::text::{Article, Paragraph, Span, search};

/// Surroundings, as classes of [`Candidate`].
const PROSE: usize = 0;
const ENUMERATED: usize = 1;
const ROW: usize = 2;
const SQUARE: usize = 3;
const NAMED: usize = 4;

/// The most bytes between the parentheses.
const LONGEST: usize = 200;

/// Appends the candidates of `paragraph` to `out`.
pub(super) fn scan(article: &Article, paragraph: &Paragraph, out: &mut Vec<Candidate>) {
    let text = &*article.text;
    let line = paragraph.span;
    let mut at = line.start;
    while let Some(found) = memchr::memchr2(b'(', b'[', Span::new(at, line.end).slice(text).as_bytes()) {
        let open = at + found as u32;
        at = open + 1;
        let Some(candidate) = candidate(text, line, open) else { continue };
        at = candidate.span.end;
        if article.zones_in(candidate.span).is_empty() {
            out.push(candidate);
        }
    }
    // `as in reference 12`: without parentheses, but named.
    let from = out.len();
    let body = line.slice(text);
    for start in memchr::memmem::find_iter(body.as_bytes(), "eference") {
        let rest = body.get(start + 8..).unwrap_or_default();
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        let blank =
            rest.chars().next().filter(|c| matches!(c, ' ' | '\u{a0}')).map_or(0, |c| c.len_utf8() as u32);
        let number = line.end - rest.len() as u32 + blank;
        let row = (blank > 0).then(|| sequence::read(text, number, line.end, false, false));
        if let Some((mut items, mut end)) = row.flatten() {
            // `references 21 to 23`
            let to = Span::new(end, line.end).slice(text).starts_with(" to ");
            let last = sequence::read(text, end + 4, line.end, false, false).filter(|_| to);
            if let (Some(item), Some((more, to))) = (items.last_mut(), last)
                && let Some(more) =
                    more.first().filter(|more| (item.last..item.last + 20).contains(&more.first))
            {
                *item = Item { last: more.last, span: item.span.cover(more.span), ..*item };
                end = to;
            }
            out.push(Candidate { span: Span::new(number, end), items, class: NAMED, weight: 4, word: 0 });
        }
    }
    if out.len() > from {
        out.sort_by_key(|candidate| candidate.span.start);
    }
}

fn candidate(text: &str, line: Span, open: u32) -> Option<Candidate> {
    let inside = Span::new(open + 1, line.end).slice(text);
    let bytes = inside.as_bytes();
    // Inside parentheses, brackets take their place: `(the Lund model [3])`.
    let square = text.as_bytes().get(open as usize) == Some(&b'[');
    let (shut, other) = if square { (b']', b'[') } else { (b')', b'(') };
    let close = memchr::memchr2(shut, other, bytes.get(..LONGEST).unwrap_or(bytes))?;
    if bytes.get(close) != Some(&shut) {
        return None;
    }
    let inner = inside.get(..close)?;
    let lead = lead(inner);
    if !inner.get(lead..)?.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let items = numbers::read(text, Span::new(open + 1 + lead as u32, open + 1 + close as u32))?;
    let span = Span::new(open, open + close as u32 + 2);
    if square && !inside_parentheses(text, line, open) {
        return None;
    }
    let (class, weight) = if square { (SQUARE, 3) } else { surroundings(text, line, span, items.len()) };
    Some(Candidate { span, items, class, weight, word: 0 })
}

/// True where a parenthesis before byte `at` is still open.
fn inside_parentheses(text: &str, line: Span, at: u32) -> bool {
    let near = text.floor_char_boundary(at.saturating_sub(LONGEST as u32) as usize) as u32;
    let before = Span::new(near.max(line.start), at).slice(text);
    let last = before.rfind(&['(', ')'][..]);
    last.is_some_and(|last| before.as_bytes().get(last) == Some(&b'('))
}

/// The length of words such as `see` or `reviewed in` before numbers.
fn lead(inner: &str) -> usize {
    let digit = inner.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let words = " see e.g. e.g also reviewed in review reviews ref refs ref. refs. references reference for i.e. cf. cf from and therein ";
    let lead = inner.get(..digit).unwrap_or_default();
    let fits = lead.len() <= 40
        && lead.split(&[' ', ','][..]).all(|w| w.is_empty() || search::lists(words, &w.to_ascii_lowercase()));
    if fits { digit } else { 0 }
}

fn surroundings(text: &str, line: Span, span: Span, count: usize) -> (usize, i32) {
    let before = Span::new(line.start, span.start).slice(text);
    let trimmed = before.trim_end();
    let after = Span::new(span.end, line.end).slice(text);
    let ends = after.is_empty() || after.starts_with(&['.', ',', ';', ':', ')', ']', '?', '”', '"'][..]);
    let kept = trimmed.trim_end_matches(|c: char| name::is_part(c) || c == '.').len();
    let word = trimmed.get(kept..).unwrap_or_default().trim_end_matches('.').to_ascii_lowercase();
    let counted = context::is_part(&word);
    let enumerates = trimmed.is_empty()
        || word != "al" && trimmed.ends_with(&[':', ';', ',', '.'][..])
        || search::lists("and or as by are is that to were e y o", &word);
    let letter = after.trim_start().starts_with(char::is_alphabetic);
    if counted {
        return (ENUMERATED, -8);
    }
    match (enumerates && letter && !ends, count > 1) {
        (true, false) => (ENUMERATED, -4),
        (_, true) => (ROW, 4),
        _ => (PROSE, if ends { 4 } else { 3 }),
    }
}
