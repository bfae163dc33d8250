//! LaTeX: `\cite{key}`, `\citep[see][p. 3]{one,two}`, `\textcite{key}`, `\parencites[3]{one}[4]{two}`.

use super::reference_list::ReferenceList;
use super::{Citation, Family, Pointer, Unresolved};
use crate::text::{Article, Paragraph, Span, search};

/// The longest command, optional part or row of keys, in bytes.
const LONGEST: usize = 600;

/// Appends the markers of `paragraph` to `out`.
pub(super) fn find(article: &Article, paragraph: &Paragraph, list: &ReferenceList, out: &mut Vec<Citation>) {
    let text = &*article.text;
    let line = paragraph.span;
    let mut at = line.start;
    while let Some(found) = memchr::memchr(b'\\', Span::new(at, line.end).slice(text).as_bytes()) {
        let start = at + found as u32;
        at = start + 1;
        let Some(marker) = command(text, line, start, list) else { continue };
        if article.zones_in(marker.span).is_empty() {
            at = marker.span.end;
            out.push(marker);
        }
    }
}

fn command(text: &str, line: Span, start: u32, list: &ReferenceList) -> Option<Citation> {
    let rest = Span::new(start + 1, line.end).slice(text);
    let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let name = rest
        .get(..len)
        .filter(|name| len < 24 && (search::has(name, "cite") || search::has(name, "Cite")))?;
    if search::lists("citestyle bibcite nocite citation setcitestyle", name) {
        return None;
    }
    let mut at = start + 1 + len as u32;
    at += u32::from(text.as_bytes().get(at as usize) == Some(&b'*'));
    let mut pointers = Vec::new();
    // `\parencites` repeats its parts.
    while pointers.is_empty() || name.ends_with("cites") {
        let mut options = Vec::new();
        let mut next = at;
        while let Some((inner, end)) = part(text, line, next, '[', ']').filter(|_| options.len() < 2) {
            options.push(inner);
            next = end;
        }
        let Some((keys, end)) = part(text, line, next, '{', '}') else { break };
        at = end;
        keyed(text, keys, &options, list, search::has(name, "year"), &mut pointers)?;
    }
    let narrative = search::begins("citet|Citet|textcite|Textcite|citeauthor|citealt", name);
    (!pointers.is_empty()).then(|| Citation {
        span: Span::new(start, at),
        family: Family::Latex,
        narrative,
        pointers,
        rule: "a command that cites",
        confidence: 0.98,
    })
}

/// What stands between `open` at byte `at` and `shut`, and where that ends.
fn part(text: &str, line: Span, at: u32, open: char, shut: char) -> Option<(Span, u32)> {
    let rest = Span::new(at, line.end).slice(text);
    let inner = rest.strip_prefix(open)?;
    let ends = |b: u8| b == shut as u8 || b == open as u8 || b == b'\\';
    let len = inner.bytes().take(LONGEST).position(ends)? as u32;
    let closed = inner.as_bytes().get(len as usize) == Some(&(shut as u8));
    closed.then_some((Span::new(at + 1, at + 1 + len), at + len + 2))
}

/// Adds a pointer for each of the keys at `keys`.
fn keyed(
    text: &str,
    keys: Span,
    options: &[Span],
    list: &ReferenceList,
    year: bool,
    out: &mut Vec<Pointer>,
) -> Option<()> {
    let option =
        |at: usize| options.get(at).map(|span| span.slice(text).trim().to_owned()).filter(|o| !o.is_empty());
    // One option is the page; the first of two is what stands before.
    let (prefix, locator) = if options.len() > 1 { (option(0), option(1)) } else { (None, option(0)) };
    let mut at = keys.start;
    let first = out.len();
    for key in keys.slice(text).split(',') {
        let span = Span::new(at, at + key.len() as u32).trimmed(text);
        at += key.len() as u32 + 1;
        let name = span.slice(text);
        if name.is_empty() || name.contains(&['{', '#', '\\'][..]) {
            return None;
        }
        let missing = if list.entries.is_empty() { Unresolved::NoList } else { Unresolved::NotListed };
        out.push(Pointer {
            suppress_author: year,
            ..Pointer::new(span, name.to_owned(), list.keyed('@', name).map_err(|_| missing))
        });
    }
    if let Some(pointer) = out.get_mut(first) {
        pointer.prefix = prefix;
    }
    if let Some(pointer) = out.last_mut() {
        pointer.locator = locator;
    }
    Some(())
}
