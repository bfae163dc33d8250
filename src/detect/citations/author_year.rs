//! Names and years: `(Lund & Berg, 2010a; Dahl et al. 2011, 2012)`, `Lund’s (2010, p. 4)`, `(PORTO, 2021)`.
//!
//! A year leads to the names before it, and those to the entries of the list that they begin; letters,
//! `et al.` and second names tell entries of one year apart. What the list does not know must look like
//! nothing else: `The reform (2013)`, `Jaws (1975)` and `(Published Nov. 18, 2019)` are no citations.

mod ahead;
mod behind;
mod index;
mod undated;

pub(super) use index::Index;

use super::year::{self, Year};
use super::{Citation, Family, Pointer, Unresolved, entry, name};
use crate::text::{Article, Paragraph, Span, letter, search};
use behind::Names;
use index::Cited;

/// Words before names inside brackets that belong to the marker.
const SIGNALS: &str = " see vide e.g eg cf i.e also but in by and reviewed review reviews for example from after as cited apud \
citado por ver veja confer vgl siehe voir per following modified adapted according to ej p.ex example recently \
most first with sensu véase auch or discussed described summarized summarised therein data both especially particularly \
examples contra compare quoted cit according refs ref references reference adaptado segundo según ";

/// The longest remark before names, in bytes.
const LONGEST_SIGNAL: u32 = 60;

/// An item found: names and their years.
struct Item {
    start: u32,
    end: u32,
    narrative: bool,
    pointers: Vec<Pointer>,
    /// All pointers have an entry, or the form leaves no doubt.
    listed: bool,
}

/// Appends the markers of `paragraph` to `out`.
pub(super) fn find(article: &Article, paragraph: &Paragraph, index: &Index, out: &mut Vec<Citation>) {
    let text = &*article.text;
    let line = paragraph.span;
    let from = out.len();
    let mut floor = line.start;
    let mut open: Option<Citation> = None;
    // Brackets that are open at `seen`.
    let (mut depth, mut seen) = (0_u32, line.start);
    for found in starts(text, line, index) {
        if found.span.start < floor {
            continue;
        }
        let named = item(text, line, floor, found, index);
        let known = named.as_ref().is_some_and(|item| item.listed);
        let alone = if known { None } else { lone(text, line, floor, found, index) };
        let Some(item) = alone.or(named) else { continue };
        let lead = Span::new(line.start, item.start).slice(text);
        // Alone on its line, it names who described a species: `Lycosa nova⏎(Lund, 1781)`.
        let end = Span::new(item.end, line.end).slice(text);
        if !item.listed && !index.is_empty() && lead.len() < 2 && end.len() < 2 {
            return;
        }
        if lead.trim_start_matches(entry::is_bullet).trim().is_empty()
            && is_signed(Span::new(item.start, found.span.start).slice(text))
        {
            return;
        }
        if !article.zones_in(Span::new(item.start, item.end)).is_empty() {
            continue;
        }
        for byte in Span::new(seen, item.start).slice(text).bytes() {
            match byte {
                b'(' | b'[' => depth += 1,
                b')' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        seen = item.start.max(seen);
        let joins = open.as_ref().is_some_and(|before| {
            depth > 0
                && !item.narrative
                && !before.narrative
                && is_signal(Span::new(before.span.end, item.start).slice(text))
        });
        floor = item.end;
        if let Some(before) = open.as_mut().filter(|_| joins) {
            before.span.end = item.end;
            before.pointers.extend(item.pointers);
            continue;
        }
        out.extend(open.take().map(|before| closed(text, line, before)));
        open = Some(Citation {
            span: Span::new(item.start, item.end),
            family: Family::AuthorYear,
            narrative: item.narrative,
            pointers: item.pointers,
            rule: if item.listed { "names and year of an entry" } else { "names and year" },
            confidence: if item.listed { 0.97 } else { 0.7 },
        });
    }
    out.extend(open.map(|before| closed(text, line, before)));
    undated::find(article, line, index, from, out);
}

/// True where names end in initials, as an entry of another list begins: `Lund AB, Berg C (2010)`.
fn is_signed(names: &str) -> bool {
    let initials = |word: &str| name::is_initials(word) && word.chars().count() < 4;
    names.split(',').any(|name| {
        let (mut last, mut before) = ("", "");
        for (_, word) in name::words(name) {
            (before, last) = (last, word);
        }
        initials(last) && name::is_capital(before)
    })
}

/// The years of a line in order, with what stands for a year where the list has such entries.
fn starts(text: &str, line: Span, index: &Index) -> Vec<Year> {
    let body = line.slice(text);
    let mut out: Vec<Year> = Vec::new();
    let bytes = body.as_bytes();
    let mut from = 0;
    while let Some(step) = memchr::memchr2(b'1', b'2', bytes.get(from..).unwrap_or_default()) {
        let at = from + step;
        from = at + 1;
        let place = line.start as usize + at;
        let glued = || year::behind_word(text, place).filter(|_| !index.is_empty());
        if let Some(found) = year::at(text, place).or_else(glued) {
            from = (found.span.end - line.start) as usize;
            out.push(found);
        }
    }
    let words = "n.d|n. d|s.d|s. d|s.f|s/f|o.J|o. J|in p|forthc|submitted|unpub|no prelo|en prensa|sous p|to appear|accepted";
    // A list without such entries may know the year since.
    let words = if index.is_empty() || index.undated { words } else { "n.d|in p|forthc" };
    for word in words.split('|').filter(|_| !index.is_empty() || bytes.contains(&b'(')) {
        for at in search::places(body, word) {
            let start = line.start + at as u32;
            out.extend(year::undated_at(text, start as usize));
        }
    }
    out.sort_unstable_by_key(|found| found.span);
    out
}

/// The item whose first year is `first`.
fn item(text: &str, line: Span, floor: u32, first: Year, index: &Index) -> Option<Item> {
    let whole = institution(text, floor, first, index);
    let called = |name| Names { all: vec![name], comma: true, ..Names::default() };
    let names = whole.map(called).or_else(|| behind::names(text, floor, first.span.start))?;
    let years = ahead::years(text, line.end, first);
    let mut start = names.all.first()?.start;
    let mut pointers = Vec::new();
    let mut from = None;
    for found in &years.all {
        let printing = !found.0.span.slice(text).starts_with(&['u', 'S'][..])
            && !found.0.span.slice(text).starts_with("su");
        let cited =
            Cited { names: &names.all, others: names.others, printing, year: found.0, reprint: found.1 };
        let hit = index.resolve(text, &cited);
        // `Lund (1740–1780)` is a life, unless the entry has both years.
        let whole = |last| hit.is_some_and(|(_, entry)| entry.is_ok_and(|at| index.dated(at, last)));
        if years.last.is_some_and(|last| !whole(last)) {
            return None;
        }
        if let Some((skipped, _)) = hit {
            from.get_or_insert(skipped);
        }
        let reference = match hit {
            Some((_, reference)) => reference,
            None if index.is_empty() => Err(Unresolved::NoList),
            None => {
                let unsigned = Some(found.0).filter(|_| names.comma && closes(text, years.end));
                let near = index.misspelt(text, &cited);
                let entry = near.or_else(|| index.unsigned(unsigned?)).ok_or(Unresolved::NotListed);
                from = from.or(entry.ok().and(Some(0)));
                entry
            }
        };
        let place = if pointers.is_empty() { Span::new(start, found.0.span.end) } else { found.0.span };
        pointers.push(Pointer::new(place, String::new(), reference));
    }
    let listed = from.is_some();
    // `May 2006` is a date, `May and Berg 2006` and `(Winter, 2006)` are none.
    if !names.others
        && !(listed && (names.comma || names.narrative || names.all.len() > 1))
        && from.and_then(|from| names.all.get(from)).is_some_and(|name| is_month(name.slice(text)))
    {
        return None;
    }
    let kept = names.all.get(from.unwrap_or_default()..)?;
    let lead = if whole.is_some() { *kept.first()? } else { unled(text, *kept.first()?) };
    start = lead.start;
    // `Lund2010` is a slip where the list has it, and a name of something else where not.
    let glued = text.get(..first.span.start as usize)?.ends_with(char::is_alphabetic);
    if !listed && (glued || names.remote || !is_strict(text, line, floor, &names, first, years.end, index)) {
        return None;
    }
    let own = surname(lead.slice(text).split(&['(', '['][..]).next().unwrap_or_default().trim_end());
    for (pointer, found) in pointers.iter_mut().zip(&years.all) {
        if pointer.span.start < found.0.span.start || pointer.span.end == found.0.span.end {
            pointer.span.start = pointer.span.start.max(start).min(found.0.span.start);
        }
        let year = found.0.span.slice(text);
        // A letter alone goes with the year before it.
        pointer.label = match (found.0.number, found.0.letter) {
            (0, _) => format!("{own} {year}"),
            (number, 0) => format!("{own} {number}"),
            (number, letter) => {
                format!("{own} {number}{}", char::from_u32(u32::from(b'a') + letter - 1).unwrap_or('a'))
            }
        };
    }
    if let Some(first) = pointers.first_mut() {
        first.span.start = start;
        let near = nearby(text, floor, start);
        let cut = near.slice(text).rfind(&['(', '[', ';'][..]).map(|at| near.start + at as u32 + 1);
        first.prefix = cut
            .map(|cut| Span::new(cut, start).slice(text).trim())
            .filter(|p| !p.is_empty() && is_signal(p) && !names.narrative)
            .map(str::to_owned);
    }
    if let Some(last) = pointers.last_mut() {
        last.locator = years.locator.map(|span| span.slice(text).to_owned());
    }
    let mut end = years.end;
    if names.narrative && text.as_bytes().get(end as usize).is_some_and(|b| matches!(b, b')' | b']')) {
        end += 1;
    }
    Some(Item { start, end, narrative: names.narrative, pointers, listed })
}

/// The name of an institution with words in small letters, from its bracket to the year: `(The tide team, 2021)`.
fn institution(text: &str, floor: u32, year: Year, index: &Index) -> Option<Span> {
    let near = nearby(text, floor, year.span.start);
    let before = near.slice(text);
    let at = before.rfind(&['(', '[', ';'][..])? as u32 + 1;
    let name = Span::new(near.start + at, near.end).trimmed(text);
    let name = Span::new(name.start, name.end - u32::from(name.slice(text).ends_with(',')));
    let words = name.slice(text);
    let small = name::words(words).any(|(_, word)| !name::is_capital(word) && !name::is_particle(word));
    (small && index.called(text, words, year)).then_some(name)
}

/// How far before a year alone in brackets its author may be named, in bytes.
const FAR: u32 = 400;

/// The year alone in brackets, `(2010, p. 4)`, of an author named before it: in the same sentence, or in the
/// same paragraph where a page follows.
fn lone(text: &str, line: Span, floor: u32, first: Year, index: &Index) -> Option<Item> {
    let before = Span::new(floor, first.span.start).slice(text);
    let open = before.trim_end().strip_suffix(&['(', '['][..])?;
    let years = ahead::years(text, line.end, first);
    let shut = text.as_bytes().get(years.end as usize).is_some_and(|b| matches!(b, b')' | b']'));
    let end = floor + open.len() as u32;
    let far = text.floor_char_boundary(end.saturating_sub(FAR) as usize) as u32;
    let near = Span::new(far.max(line.start), end).slice(text);
    let sentence = if years.locator.is_some() { 0 } else { near.rfind(". ").unwrap_or(0) };
    let near = near.get(sentence..).filter(|_| shut && first.number > 0 && years.last.is_none())?;
    let mut name = None;
    for (_, word) in name::words(near).filter(|(_, word)| name::is_capital(word)) {
        let word = word.get(..word.len() - search::ends("’s|'s", word)).unwrap_or(word);
        if index.signed(text, word, first).is_some() {
            name = Some(word);
        } else if word.len() > 3
            && years.locator.is_none()
            && !name.is_some_and(|name| index.titled(text, name, first, word))
        {
            // What another title's words stand before is the year of a work, not of the author named before it.
            name = None;
        }
    }
    let name = name?;
    let mut pointers = Vec::new();
    for (year, _) in &years.all {
        let reference = index.signed(text, name, *year).unwrap_or(Err(Unresolved::NotListed));
        let label = format!("{name} {}", year.span.slice(text));
        pointers.push(Pointer { suppress_author: true, ..Pointer::new(year.span, label, reference) });
    }
    if let Some(last) = pointers.last_mut() {
        last.locator = years.locator.map(|span| span.slice(text).to_owned());
    }
    Some(Item { start: end, end: years.end + 1, narrative: true, pointers, listed: true })
}

/// The name without words that begin a sentence before it: `Segundo Souza`, `However Lund`.
fn unled(text: &str, name: Span) -> Span {
    let starts = " segundo según para como conforme também también however following according see since although while if when \
thus hence both in for as but and the like pero y e mas porém seguindo ainda nach laut selon d'après ";
    let mut words = name::words(name.slice(text));
    let led = words.next().filter(|(_, word)| word.len() < 14 && search::lists(starts, &letter::small(word)));
    led.and(words.next()).map_or(name, |(at, _)| Span::new(name.start + at as u32, name.end))
}

/// The surname in a name, or all of it: without initials before or behind.
fn surname(name: &str) -> &str {
    let mut kept = name::words(name).filter(|(_, word)| !name::is_initials(word) || word.chars().count() > 2);
    let first = kept.next();
    let last = kept.last().or(first);
    match (first, last) {
        (Some((from, _)), Some((to, word))) => name.get(from..to + word.len()).unwrap_or(name),
        _ => name,
    }
}

/// As much before byte `at` as a remark may be long, not beyond `floor`.
fn nearby(text: &str, floor: u32, at: u32) -> Span {
    let far = text.floor_char_boundary(at.saturating_sub(LONGEST_SIGNAL + 2) as usize) as u32;
    Span::new(far.max(floor), at)
}

/// True where a bracket or a semicolon ends the item.
fn closes(text: &str, end: u32) -> bool {
    text.as_bytes().get(end as usize).is_some_and(|b| matches!(b, b')' | b']' | b';'))
}

/// True where names and year can hardly be anything but a citation.
fn is_strict(text: &str, line: Span, floor: u32, who: &Names, first: Year, end: u32, index: &Index) -> bool {
    let listless = index.is_empty();
    let start = who.all.first().map_or(floor, |name| name.start);
    let after = Span::new(end, line.end).slice(text).trim_start();
    let ends = after.starts_with(&[')', ']', ';'][..]);
    let month = who.all.iter().any(|name| is_month(name.slice(text)));
    let short = |most: usize| who.all.iter().all(|n| n.slice(text).split_whitespace().count() <= most);
    // `Lund (2010, p. 4)`
    let paged = !month && short(3) && search::has(Span::new(first.span.end, end).slice(text), "p.");
    if who.narrative {
        // `Lund et al. (2010)`, `Lund and Berg (2010)`; `Lund’s (2010)` where there is no list to ask.
        let single = short(3);
        return ends
            && (who.others
                || paged
                || who.joined && single && who.all.len() == 2
                || index.habit && single && !month
                || who.possessive && listless && single);
    }
    let before = nearby(text, floor, start).slice(text);
    let head = before.rfind(&['(', '[', ';'][..]).and_then(|at| before.get(at + 1..));
    // Where an article cites so, `Lund et al. 2010` needs no brackets, and commas may part what it cites:
    // `(Lund 2010, Berg 2011)`.
    if index.habit && who.others {
        return true;
    }
    let goes_on = index.habit && floor > line.start;
    let begins = head.or(Some(before).filter(|_| goes_on)).is_some_and(is_signal);
    let dated = first.number > 0 || first.span.len() > 4;
    if !begins || !(ends || (index.habit || who.others) && after.starts_with(',')) || !dated {
        return false;
    }
    if who.others || paged {
        return true;
    }
    // A second year leaves no doubt, nor does the bracket's end: no date looks so.
    let sure = !listless || first.span.end < end || after.starts_with(')');
    !month
        && who.all.len() <= 4
        && if index.habit {
            short(6)
        } else {
            short(3) && (who.joined || who.comma && who.all.len() == 1 && sure)
        }
}

/// True for names of months and what stands before dates.
fn is_month(name: &str) -> bool {
    let months = " jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august \
september october november december monday tuesday wednesday thursday friday saturday sunday spring summer autumn \
fall winter updated published since copyright press verlag books records ";
    name.split_whitespace()
        .any(|word| search::lists(months, &word.trim_end_matches('.').to_ascii_lowercase()))
}

/// True for nothing but marks and words that may stand between or before names in brackets.
fn is_signal(gap: &str) -> bool {
    // `Lund apud Berg, 2010`
    let named = |word: &&str| gap.starts_with(char::is_uppercase) && search::has(gap, word);
    let word = ["apud ", "cited in ", "citado por ", "zit. nach "].into_iter().find(named);
    let gap = word.and_then(|word| search::around(gap, word)).map_or(gap, |(_, rest)| rest);
    gap.len() <= LONGEST_SIGNAL as usize
        && gap.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '&' | ':')).all(|word| {
            let word = word.trim_matches(&['.', ',', '“', '”', '*', '_'][..]).to_ascii_lowercase();
            word.is_empty() || search::lists(SIGNALS, &word)
        })
}

/// The marker with the brackets around it, where there is nothing else in them.
fn closed(text: &str, line: Span, citation: Citation) -> Citation {
    let Span { start, end } = citation.span;
    let near = nearby(text, line.start, start);
    let before = near.slice(text);
    let open = before.rfind(&['(', '['][..]).filter(|at| before.get(at + 1..).is_some_and(is_signal));
    // `(Lund 2010: 12 ff.)`
    let blank = u32::from(text.as_bytes().get(end as usize).is_some_and(|b| matches!(b, b' ' | b'.')));
    let shut = text.as_bytes().get((end + blank) as usize).is_some_and(|b| matches!(b, b')' | b']'));
    match open.filter(|_| shut && !citation.narrative) {
        Some(open) => Citation { span: Span::new(near.start + open as u32, end + blank + 1), ..citation },
        None => citation,
    }
}
