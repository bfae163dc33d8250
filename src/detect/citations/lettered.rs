//! Keys of a list's own: `[Knu84]`, `[RFC2119, Section 5; KR88]`, `[A-0]`, each named by an entry that begins so.
//!
//! Look-alikes: `[INFO]`, `[Online]`, `[The mayor]`, `[F-16]`: without an entry hardly anything is a key.

use super::keyed::{self, Keyed};
use super::reference_list::ReferenceList;
use super::{Citation, Family, Pointer, Reference, Unresolved, entry, heading, numbers};
use crate::text::{Article, Paragraph, Span, search};

/// The marker at `span`, brackets included. `listless`: the article has no list, and cites by numbers in brackets.
pub(super) fn marker(text: &str, span: Span, list: &ReferenceList, listless: bool) -> Option<Citation> {
    let mut pointers: Vec<Pointer> = Vec::new();
    // Where the place in the source named last begins.
    let mut place = 0;
    let mut at = span.start + 1;
    let inner = Span::new(at, span.end - 1);
    for item in inner.slice(text).split(&[',', ';'][..]) {
        let own = Span::new(at, at + item.len() as u32).trimmed(text);
        at += item.len() as u32 + 1;
        let words = own.slice(text);
        let (lead, behind) = words.rsplit_once(' ').unwrap_or(("", words));
        let signal = search::lists("see cf. e.g. vgl.", lead);
        let key = if signal { behind } else { words };
        let mut entry = list.keyed('k', key);
        if listless && is_short(key) {
            entry = Err(Unresolved::NoList);
        }
        if entry.is_ok() || entry == Err(Unresolved::NoList) {
            let prefix = signal.then(|| lead.to_owned());
            let key_span = Span::new(own.end - key.len() as u32, own.end);
            pointers.push(Pointer { prefix, ..Pointer::new(key_span, key.to_owned(), entry) });
            place = 0;
        } else {
            let named = place > 0
                || words.starts_with(|c: char| c.is_ascii_digit())
                || numbers::locator_word(words).is_some();
            let pointer = pointers.last_mut().filter(|_| named)?;
            place = if place > 0 { place } else { own.start };
            pointer.locator = Some(Span::new(place, own.end).slice(text).to_owned());
        }
    }
    (!pointers.is_empty()).then_some(Citation {
        span,
        family: Family::Key,
        narrative: false,
        pointers,
        rule: "the key of an entry",
        confidence: if listless { 0.7 } else { 0.97 },
    })
}

/// `A-0`: what some assistants call a source beside numbered ones.
fn is_short(key: &str) -> bool {
    matches!(key.as_bytes(), [b'A'..=b'Z', b'-', b'0'..=b'9'])
}

/// The label of letters that `line` begins with: its mark, the label, and where the entry's own words begin.
pub(super) fn opener(line: &str) -> Option<keyed::Opener<'_>> {
    let body = line.strip_prefix(&['-', '*', '•'][..]).map_or(line, str::trim_start);
    let (label, rest) = body.strip_prefix('[')?.split_once(']')?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    // `[name]: https://…` says where a link leads.
    let leads_on = body.len() > label.len() + rest.len() + 2 && rest.trim_start().starts_with("http");
    let apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    (apart && !leads_on && is_label(label)).then(|| ('k', label, line.len() - rest.trim_start().len()))
}

/// Adds the entries that labels of letters open, `[Knu84] …`: in the sections under headings of lists, or in the last
/// lines of the article where all of them look listed.
pub(super) fn entries(article: &Article, out: &mut Vec<Keyed>) {
    let lines = &*article.paragraphs;
    let labelled = |p: &Paragraph| opener(article.slice(p.span)).is_some();
    if !lines.iter().any(labelled) {
        return;
    }
    let before = out.len();
    for section in heading::sections(article) {
        let under = lines.get(section).unwrap_or_default();
        if under.first().is_some_and(labelled) {
            keyed::entries(article, under, opener, out);
        } else {
            let with_figure = |p: &&Paragraph| is_entry(article.slice(p.span));
            for line in under.iter().filter(with_figure) {
                keyed::entries(article, std::slice::from_ref(line), opener, out);
            }
        }
    }
    let last = lines.iter().rposition(|p| !labelled(p)).map_or(0, |last| last + 1);
    let run = lines.get(last..).unwrap_or_default();
    if out.len() == before && run.len() > 1 && run.iter().all(|p| entry::looks_listed(article.slice(p.span)))
    {
        keyed::entries(article, run, opener, out);
    }
    // What they say may stand on later lines.
    for keyed in out.iter_mut().skip(before) {
        let Reference { span, label, .. } = std::mem::take(&mut keyed.entry);
        let skip = opener(article.slice(span)).map_or(0, |(_, _, skip)| skip);
        keyed.entry = entry::reference(&article.text, span, label, skip);
    }
}

/// True for what may name an entry: `Knu84`, `RFC 2119`, `A-0`, `GoF`.
pub(super) fn is_label(label: &str) -> bool {
    let figure = label.bytes().any(|b| b.is_ascii_digit());
    let (head, tail) = label.split_once(' ').unwrap_or((label, ""));
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '+' | '.' | ':' | '/' | '_' | '&' | '’');
    // Of two words the first is an abbreviation: `Lund 2010` is a name with its year.
    let two = tail.is_empty() || head.bytes().all(|b| b.is_ascii_uppercase()) && figure;
    (2..=32).contains(&label.len())
        && label.starts_with(|c: char| c.is_uppercase() || figure && c.is_alphanumeric())
        && label.contains(char::is_alphabetic)
        && head.chars().chain(tail.chars()).all(fits)
        && two
}

/// True where a line of a list that began otherwise is an entry with such a label: it must have a figure.
pub(super) fn is_entry(line: &str) -> bool {
    opener(line).is_some_and(|(_, label, _)| label.bytes().any(|b| b.is_ascii_digit()))
}
