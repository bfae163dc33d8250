//! The source of an encyclopedia's page: `<ref name=x>…</ref>`, `<ref name=x/>`, `{{sfn|Lund|2010|p=5}}`,
//! `{{efn|…}}`.

use super::reference_list::ReferenceList;
use super::{Citation, Family, Pointer, Unresolved};
use crate::text::{Article, Paragraph, Span, search};

/// The most bytes of one marker.
const LONGEST: usize = 3000;

/// Appends the markers of `paragraph` to `out`.
pub(super) fn find(article: &Article, paragraph: &Paragraph, list: &ReferenceList, out: &mut Vec<Citation>) {
    let text = &*article.text;
    let line = paragraph.span;
    let mut at = line.start;
    while let Some(found) = memchr::memchr2(b'<', b'{', Span::new(at, line.end).slice(text).as_bytes()) {
        let start = at + found as u32;
        at = start + 1;
        let rest = Span::new(start, line.end).slice(text);
        let rest = rest.get(..rest.floor_char_boundary(LONGEST)).unwrap_or(rest);
        let marker = if rest.starts_with("<ref") { tag(rest) } else { template(rest) };
        let Some((len, label, locator)) = marker else { continue };
        let span = Span::new(start, start + len as u32);
        if article.zones_in(span).iter().any(|zone| zone.kind == crate::text::markup::ZoneKind::Code) {
            continue;
        }
        at = span.end;
        let missing = if list.entries.is_empty() { Unresolved::NoList } else { Unresolved::NotListed };
        out.push(Citation {
            span,
            family: Family::Wikitext,
            narrative: false,
            pointers: vec![Pointer { locator, ..Pointer::new(span, label, Err(missing)) }],
            rule: "a reference of a wiki's source",
            confidence: 0.95,
        });
    }
}

/// The length of the `<ref>` that begins `rest`, and its name.
fn tag(rest: &str) -> Option<(usize, String, Option<String>)> {
    let open = rest.find('>')?;
    let head = rest.get(4..open)?;
    let own = head.is_empty() || head.starts_with(&[' ', '/'][..]);
    let name = search::around(head, "name").and_then(|(_, name)| {
        Some(name.trim_start().strip_prefix('=')?.trim_matches(&[' ', '"', '\'', '/'][..]))
    });
    let label = name.filter(|name| !name.is_empty()).unwrap_or("ref").to_owned();
    if head.trim_end().ends_with('/') {
        return own.then_some((open + 1, label, None));
    }
    // The next tag of its kind must be the one that closes.
    let inner = rest.get(open + 1..)?;
    let mut at = search::find(inner, "ref")?;
    while !inner.get(..at)?.ends_with(&['<', '/'][..]) {
        at += 3 + search::find(inner.get(at + 3..)?, "ref")?;
        if at > LONGEST {
            return None;
        }
    }
    let end = open + 1 + at;
    let closes = rest.get(..end)?.ends_with("</") && rest.get(end..)?.starts_with("ref>");
    (own && closes).then_some((end + 4, label, None))
}

/// The length of the template that begins `rest`, what it names and the page.
fn template(rest: &str) -> Option<(usize, String, Option<String>)> {
    let rest = rest.get(..rest.floor_char_boundary(400)).unwrap_or(rest);
    let inner = rest.strip_prefix("{{")?;
    let inner = inner.get(..inner.floor_char_boundary(16)).unwrap_or(inner);
    let (name, _) = inner.split_once(&['|', '}'][..])?;
    let short = search::lists("sfn sfnp harvnb harv harvtxt efn refn r Sfn Efn", name.trim());
    let close = search::find(rest, "}}").filter(|_| short)?;
    let parts: Vec<&str> = rest.get(2..close)?.split('|').skip(1).map(str::trim).collect();
    let locator = parts.iter().find_map(|part| {
        ["p=", "pp=", "loc=", "page=", "pages="]
            .iter()
            .find_map(|key| Some(format!("{} {}", key.trim_end_matches('='), part.strip_prefix(key)?)))
    });
    let named: Vec<&str> = parts.iter().copied().filter(|part| !part.contains('=')).collect();
    let label = if name.ends_with("fn") && name != "sfn" && name != "Sfn" {
        "note".to_owned()
    } else {
        named.join(" ")
    };
    (!label.is_empty()).then_some((close + 2, label, locator))
}
