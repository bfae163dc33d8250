//! Names and pages, as students of letters cite: `(Lund 23)`, `(Lund and Berg 23–24; see Dahl, Tides 5)`, and
//! `Lund argues that it rises (23)`.
//!
//! Only a list of works cited tells them from `(Room 45)`, `(Smith 44)`, `(Lund 2010)`: every word must be its entry's.

use super::author_year::Index;
use super::reference_list::ReferenceList;
use super::{Citation, Family, Pointer, Unresolved, name, numbers};
use crate::text::{Article, Paragraph, Span, search};

/// The most bytes in the parentheses, before `(23)` in its sentence, and at the start of an entry.
const LONGEST: usize = 120;
const FAR: usize = 300;
const HEAD: usize = 400;

/// How many entries of a surname are told apart.
const MOST: usize = 6;

/// Appends the markers of `paragraph` to `out`.
pub(super) fn find(
    article: &Article,
    paragraph: &Paragraph,
    list: &ReferenceList,
    index: &Index,
    out: &mut Vec<Citation>,
) {
    let text = &*article.text;
    let line = paragraph.span;
    let mut at = line.start;
    while let Some(found) = memchr::memchr(b'(', Span::new(at, line.end).slice(text).as_bytes()) {
        let start = at + found as u32;
        at = start + 1;
        let rest = Span::new(at, line.end).slice(text);
        let close = rest.bytes().take(LONGEST).position(|b| matches!(b, b')' | b'('));
        let Some(inner) = close.and_then(|close| rest.get(..close)) else { continue };
        let end = at + inner.len() as u32 + 1;
        if text.as_bytes().get(end as usize - 1) == Some(&b'(') {
            continue;
        }
        let span = Span::new(start, end);
        let narrative = inner.starts_with(|c: char| c.is_ascii_digit());
        let pointers = if narrative {
            behind_name(text, line, span, list, index).map(|pointer| vec![pointer])
        } else {
            let mut from = at;
            let items = inner.split(';').map(|item| {
                let own = Span::new(from, from + item.len() as u32).trimmed(text);
                from += item.len() as u32 + 1;
                pointer(text, own, list, index)
            });
            items.collect::<Option<Vec<Pointer>>>()
        };
        let Some(pointers) = pointers.filter(|_| article.zones_in(span).is_empty()) else { continue };
        at = end;
        out.push(Citation {
            span,
            family: Family::AuthorPage,
            narrative,
            pointers,
            rule: "name of an entry and page",
            confidence: 0.9,
        });
    }
}

/// The bytes of `item` before its pages, where it ends in some: `Lund ` of `Lund 23–24, 30`, `Lund, ` of `Lund, ch. 3`.
fn before_pages(item: &str) -> Option<usize> {
    let figures = |c: char| c.is_ascii_digit() || numbers::is_dash(c) || matches!(c, ',' | ' ');
    let kept = item.trim_end_matches(figures);
    // Book and line of a poem: `1.254–55`.
    let book = kept.strip_suffix('.').filter(|book| book.ends_with(|c: char| c.is_ascii_digit()));
    let kept = book.map_or(kept, |book| book.trim_end_matches(figures));
    let tail = item.get(kept.len()..)?;
    let pages = tail.trim_start();
    // Four figures alone are a year; a comma stands before ages, and before pages only where a word says so.
    let year = pages.len() == 4 && pages.bytes().all(|b| b.is_ascii_digit());
    let plain =
        pages.starts_with(|c: char| c.is_ascii_digit()) && item.ends_with(|c: char| c.is_ascii_digit());
    let word = kept.rfind(' ').map_or(0, |blank| blank + 1);
    let named = kept.get(word..).and_then(numbers::locator_word).is_some() && kept.ends_with('.');
    let at = if named { word } else { kept.len() };
    (plain && (named || !year && (kept.is_empty() || pages.len() < tail.len()))).then_some(at)
}

/// The pointer of `Lund and Berg 23`, where an entry has all its words.
fn pointer(text: &str, item: Span, list: &ReferenceList, index: &Index) -> Option<Pointer> {
    let words = item.slice(text);
    // A title may stand alone, in its marks.
    let marked = words.starts_with(&['“', '"'][..]) && words.ends_with(&['”', '"'][..]);
    let before = before_pages(words).or(marked.then_some(words.len()))?;
    let names = words.get(..before)?;
    let start = name::words(names)
        .find(|(_, word)| name::is_capital(word) || name::is_particle(word) && *word != "in")?
        .0;
    let lead = names.get(..start)?.trim();
    let plain = lead
        .split_whitespace()
        .all(|word| search::lists("see also qtd. quoted in cf. e.g. e.g., “ \"", word));
    let reference = entry(text, names.get(start..)?, list, index).filter(|_| plain)?;
    let own = Span::new(item.start + start as u32, item.start + before as u32).trimmed(text);
    let label = own.slice(text).trim_end_matches(&[',', '”', '"'][..]);
    Some(Pointer {
        locator: words.get(before..).filter(|pages| !pages.is_empty()).map(|pages| pages.trim().to_owned()),
        prefix: (!lead.is_empty()).then(|| lead.to_owned()),
        ..Pointer::new(Span::new(own.start, own.start + label.len() as u32), label.to_owned(), reference)
    })
}

/// The pointer of `(23)` at `span`, where an author of the list is named before it in its sentence.
fn behind_name(text: &str, line: Span, span: Span, list: &ReferenceList, index: &Index) -> Option<Pointer> {
    let inner = Span::new(span.start + 1, span.end - 1);
    let ends = text.get(span.end as usize..)?.starts_with(&['.', ',', ';', ':', '?', '!', '\n'][..])
        || span.end == line.end;
    before_pages(inner.slice(text)).filter(|before| ends && *before == 0)?;
    let far = text.floor_char_boundary((span.start as usize).saturating_sub(FAR)) as u32;
    let near = Span::new(far.max(line.start), span.start).slice(text);
    let sentence = near.get(search::last(near, ". ").unwrap_or(0)..)?;
    let named =
        |(_, word): (usize, &'_ str)| entry(text, word, list, index).map(|entry| (word.to_owned(), entry));
    let (label, reference) =
        name::words(sentence).filter(|(_, word)| name::is_capital(word)).filter_map(named).last()?;
    let locator = Some(inner.slice(text).to_owned());
    Some(Pointer { locator, suppress_author: true, ..Pointer::new(inner, label, reference) })
}

/// The entry that begins with the first of `names` and has all their words.
fn entry(text: &str, names: &str, list: &ReferenceList, index: &Index) -> Option<Result<usize, Unresolved>> {
    let mut words = name::words(names).filter(|(_, word)| !name::is_particle(word));
    let first = name::key(words.next()?.1);
    let others = search::has(names, "et al");
    let rest: Vec<u32> = words
        .filter(|(_, word)| !search::lists("and al et", word))
        .map(|(_, word)| name::key(word))
        .collect();
    let several = others || search::has(names, " and ") || search::has(names, " & ");
    let mut found: Vec<(bool, usize)> = Vec::new();
    for at in index.having(first).take(MOST) {
        let Some(entry) = list.entries.get(at) else { continue };
        // Where nobody signed it, the title is named.
        let author = entry.authors.first().or(entry.title.as_ref()).map_or("", |author| author.slice(text));
        let mut own =
            name::words(author).filter(|(_, word)| name::is_capital(word)).map(|(_, word)| name::key(word));
        let begins = own.next() == Some(first) || own.last() == Some(first);
        let head = entry.span.slice(text);
        let head = head.get(..head.floor_char_boundary(HEAD)).unwrap_or(head);
        let has = |key: &u32| name::words(head).any(|(_, word)| name::key(word) == *key);
        if begins && rest.iter().all(has) {
            let authors = search::around(head, ". ").map_or(head, |(authors, _)| authors);
            let joined =
                search::has(authors, " and ") || search::has(authors, "et al") || search::has(authors, " & ");
            found.push((joined == several, at));
        }
    }
    let same = found.iter().filter(|(same, _)| *same).count();
    let mut fits = found.iter().filter(|(fits, _)| *fits || same == 0);
    let (_, at) = fits.next()?;
    Some(if fits.next().is_some() { Err(Unresolved::Ambiguous) } else { Ok(*at) })
}
