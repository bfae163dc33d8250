//! Keys in brackets: Markdown's `[^1]`, pandoc's `[see @key, p. 3; -@other]` and `@key [p. 3]`, and the
//! numbered and lettered notes of an encyclopedia, `[note 1]` and `[a]`; its `[citation needed]` too.
//!
//! Look-alikes: the class `[^abc]` of a regular expression, `me@mail.example`, `@handle`, `\@ref(fig)`,
//! the editor's `[a] big one`.

use super::keyed::is_distinct;
use super::reference_list::ReferenceList;
use super::style::Seeds;
use super::{Citation, Family, Pointer, Unresolved, lettered, numbers};
use crate::text::{Article, Paragraph, Span, search};

/// The most bytes between brackets.
const LONGEST: usize = 400;

/// What editors of an encyclopedia ask for, lower case: the start of what stands in the brackets.
const ASKED: &str = "citation needed|clarification needed|better source needed|page needed|verification needed|dubious|when?|who?|\
where?|which?|by whom?|according to whom?|original research|not in citation given";

/// Groups of notes in an encyclopedia.
const GROUPS: &str = "note nb n lower-alpha fn";

/// Appends the markers of `paragraph` to `out`; `seeds`: what the article has.
pub(super) fn find(
    article: &Article,
    paragraph: &Paragraph,
    list: &ReferenceList,
    seeds: Seeds,
    out: &mut Vec<Citation>,
) {
    let text = &*article.text;
    let line = paragraph.span;
    let cites = seeds.keys;
    let mut at = line.start;
    while let Some(found) =
        memchr::memchr2(b'[', if cites { b'@' } else { b'[' }, Span::new(at, line.end).slice(text).as_bytes())
    {
        let start = at + found as u32;
        at = start + 1;
        let marker = if text.as_bytes().get(start as usize) == Some(&b'@') {
            bare(text, line, start, list)
        } else {
            bracket(text, line, start, list, seeds.numbers)
        };
        let Some(marker) = marker else { continue };
        // Addresses are parts of keys.
        let clear = marker.family == Family::Pandoc || article.zones_in(marker.span).is_empty();
        let code =
            article.zones_in(marker.span).iter().any(|zone| zone.kind == crate::text::markup::ZoneKind::Code);
        if clear && !code {
            at = marker.span.end;
            out.push(marker);
        }
    }
}

/// True where the text holds a key of pandoc's in brackets.
pub(super) fn cites(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let rest = text.get(at..).unwrap_or_default();
        before.ends_with(&['[', '-'][..]) && key(rest).is_some_and(|(name, _)| is_distinct(name))
    })
}

/// The marker in the bracket at byte `start`.
fn bracket(text: &str, line: Span, start: u32, list: &ReferenceList, cites: bool) -> Option<Citation> {
    let inside = Span::new(start + 1, line.end).slice(text);
    let bytes = inside.as_bytes();
    let close = memchr::memchr2(b']', b'[', bytes.get(..LONGEST).unwrap_or(bytes))
        .filter(|at| bytes.get(*at) == Some(&b']'))?;
    let inner = inside.get(..close)?;
    let span = Span::new(start, start + close as u32 + 2);
    let before = Span::new(line.start, start).slice(text);
    let after = Span::new(span.end, line.end).slice(text);
    if inner.starts_with('^') {
        return footnote(text, line, span, list);
    }
    if inner.contains('@') {
        let linked = after.starts_with(&['(', '['][..])
            || before.is_empty() && after.starts_with(':')
            || before.ends_with('!');
        return pandoc(text, span, list).filter(|_| !linked);
    }
    let glued = before.ends_with(|c: char| !c.is_whitespace() && !matches!(c, '(' | '[' | '“' | '"'));
    let asked = ASKED.split('|').any(|asked| {
        inner.len() < 60 && inner.get(..asked.len()).is_some_and(|head| head.eq_ignore_ascii_case(asked))
    });
    if asked {
        let pointer =
            Pointer::new(Span::new(start + 1, span.end - 1), inner.to_ascii_lowercase(), missing(list));
        return Some(citation(span, Family::Maintenance, "a request of the editors", 0.95, vec![pointer]));
    }
    if let Some(name) = outlet(inner, before) {
        let place = Span::new(start + 2, start + 2 + name.len() as u32);
        let pointer = Pointer::new(place, name.to_owned(), missing(list));
        return Some(citation(span, Family::NamedSource, "a name behind a sentence", 0.5, vec![pointer]));
    }
    // A note: listed, or numbered and glued to what it belongs to.
    let group =
        GROUPS.split(' ').find_map(|group| inner.strip_prefix(group)?.strip_prefix(&[' ', '\u{a0}'][..]));
    let numbered = group.is_some_and(|number| number.len() < 4 && number.bytes().all(|b| b.is_ascii_digit()));
    let letter = inner.len() < 3 && inner.bytes().all(|b| b.is_ascii_lowercase());
    let label = inner.replace('\u{a0}', " ");
    if !numbered && !letter {
        return lettered::marker(text, span, list, cites);
    }
    let entry = list.keyed('w', &label);
    let sure = entry.is_ok() && glued || numbered && glued && list.keyed('w', "a").is_err();
    let pointer = Pointer::new(Span::new(start + 1, span.end - 1), label, entry.or(missing(list)));
    sure.then(|| citation(span, Family::Note, "a note of the article", 0.95, vec![pointer]))
}

fn citation(
    span: Span,
    family: Family,
    rule: &'static str,
    confidence: f32,
    pointers: Vec<Pointer>,
) -> Citation {
    Citation { span, family, narrative: false, pointers, rule, confidence }
}

/// Why a key has no entry.
fn missing(list: &ReferenceList) -> Result<usize, Unresolved> {
    Err(if list.entries.is_empty() { Unresolved::NoList } else { Unresolved::NotListed })
}

/// `[^id]` with a definition, and an assistant's `[^1^]`.
fn footnote(text: &str, line: Span, span: Span, list: &ReferenceList) -> Option<Citation> {
    let inner = Span::new(span.start + 2, span.end - 1);
    let name = inner.slice(text);
    let begins = first_in_line(Span::new(line.start, span.start).slice(text));
    if begins && text.get(span.end as usize..).is_some_and(|rest| rest.starts_with(':')) {
        return None;
    }
    if let Some(number) = name.strip_suffix('^').and_then(|number| number.parse::<u32>().ok()) {
        let place = Span::new(inner.start, inner.end - 1);
        let reference = if list.numbers().is_some() {
            list.labelled(number)
        } else {
            list.keyed('^', name).or(missing(list))
        };
        let pointer = Pointer::new(place, number.to_string(), reference);
        return Some(citation(span, Family::Assistant, "an assistant's number", 0.95, vec![pointer]));
    }
    let plain = !name.is_empty() && !name.contains(char::is_whitespace);
    let entry = list.keyed('^', name).ok().filter(|_| plain)?;
    Some(citation(
        span,
        Family::Footnote,
        "a footnote with its definition",
        0.99,
        vec![Pointer::new(inner, name.to_owned(), Ok(entry))],
    ))
}

/// The key behind the `@` at the start of `text`, and its length with the `@`.
fn key(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix('@')?;
    if let Some(inner) = rest.strip_prefix('{') {
        let (name, _) = inner.split_once('}')?;
        return (!name.is_empty() && name.len() <= 200).then_some((name, name.len() + 3));
    }
    let mut end = 0;
    let mut marks = 0;
    for (at, c) in rest.char_indices() {
        if c.is_alphanumeric() || c == '_' {
            (end, marks) = (at + c.len_utf8(), 0);
        } else if matches!(c, ':' | '.' | '#' | '$' | '%' | '&' | '-' | '+' | '?' | '<' | '>' | '~' | '/')
            && end > 0
            && (marks == 0 || c == '/')
        {
            marks += 1;
        } else if matches!(c, '(' | ')') && rest.starts_with("doi:") {
            // DOIs may hold parentheses.
            (end, marks) = (at + 1, 0);
        } else {
            break;
        }
        if end > 200 {
            return None;
        }
    }
    // Figures, tables and sections have keys too.
    let own = search::begins("fig:|tbl:|eq:|sec:|lst:", rest);
    let name = rest.get(..end).filter(|name| !name.is_empty() && !own)?;
    Some((name, end + 1))
}

/// `[see @key, p. 3; -@other]`.
fn pandoc(text: &str, span: Span, list: &ReferenceList) -> Option<Citation> {
    let mut pointers = Vec::new();
    let mut at = span.start + 1;
    let inner = Span::new(at, span.end - 1).slice(text);
    for item in inner.split(';') {
        let start = at;
        at += item.len() as u32 + 1;
        let mark = item.find('@')?;
        let (name, len) = key(item.get(mark..)?)?;
        let lead = item.get(..mark)?;
        if lead.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '\\' | '/' | '.')) {
            return None;
        }
        let suppressed = lead.ends_with('-');
        let prefix = lead.trim_end_matches('-').trim();
        let suffix = item.get(mark + len..)?.trim_start_matches(&[',', ' '][..]).trim();
        let entry = list.keyed('@', name).or_else(|_| list.keyed('@', &name.to_ascii_lowercase()));
        if entry.is_err() && !is_distinct(name) {
            return None;
        }
        let from = start + (mark - usize::from(suppressed)) as u32;
        pointers.push(Pointer {
            prefix: (!prefix.is_empty()).then(|| prefix.to_owned()),
            locator: (!suffix.is_empty()).then(|| suffix.to_owned()),
            suppress_author: suppressed,
            ..Pointer::new(
                Span::new(from, start + (mark + len) as u32),
                name.to_owned(),
                entry.or(missing(list)),
            )
        });
    }
    (!pointers.is_empty()).then(|| citation(span, Family::Pandoc, "a key in brackets", 0.97, pointers))
}

/// `@key` in the sentence, and `@key [p. 3]`, where the article cites with keys.
fn bare(text: &str, line: Span, start: u32, list: &ReferenceList) -> Option<Citation> {
    let before = Span::new(line.start, start).slice(text);
    let suppressed = before.ends_with('-');
    let lead = before.trim_end_matches('-');
    if !(lead.is_empty()
        || lead.ends_with(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '"' | ';' | ',')))
    {
        return None;
    }
    let (name, len) = key(Span::new(start, line.end).slice(text))?;
    let entry = list.keyed('@', name).or_else(|_| list.keyed('@', &name.to_ascii_lowercase()));
    if entry.is_err() && !is_distinct(name) {
        return None;
    }
    let place = Span::new(start - u32::from(suppressed), start + len as u32);
    let rest = Span::new(place.end, line.end).slice(text);
    let locator = rest
        .strip_prefix(" [")
        .and_then(|rest| rest.split_once(']'))
        .map(|(inner, _)| inner)
        .filter(|inner| numbers::locator_word(inner).is_some());
    let end = place.end + locator.map_or(0, |inner| inner.len() as u32 + 3);
    let pointer = Pointer {
        locator: locator.map(str::to_owned),
        suppress_author: suppressed,
        ..Pointer::new(place, name.to_owned(), entry.or(missing(list)))
    };
    let mut found =
        citation(Span::new(place.start, end), Family::Pandoc, "a key in the sentence", 0.9, vec![pointer]);
    found.narrative = true;
    Some(found)
}

/// The outlet that `[ Town Gazette ]` names behind a sentence; blanks inside the brackets tell it from a remark.
fn outlet<'t>(inner: &'t str, before: &str) -> Option<&'t str> {
    let name = inner.strip_prefix(' ')?.strip_suffix(' ')?;
    let words = || name.split(' ');
    let begins = |c: char| c.is_uppercase() || c.is_ascii_digit();
    let capital = words().all(|word| word.starts_with(begins) || word == "of" || word == "the");
    let behind = before.trim_end().ends_with(&['.', '!', '?', '”', '"'][..]);
    let named = name.starts_with(char::is_uppercase) && words().count() < 5 && name.len() > 2;
    let remark = search::begins("Photo|Image|Video|Music|Laughter|Applause", name);
    (capital && behind && named && !remark).then_some(name)
}
/// True where nothing but blanks stands behind the last line end of `before`. It looks no further back.
fn first_in_line(before: &str) -> bool {
    let rest = before.trim_end_matches(|c: char| c != '\n' && c.is_whitespace());
    rest.is_empty() || rest.ends_with('\n')
}
