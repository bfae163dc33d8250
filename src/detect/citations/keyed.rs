//! Entries that carry a key of their own: `[^id]: …`, `[@key]: …`, `\bibitem{key} …`, `@book{key, …}`.
//!
//! They may stand anywhere, one by one. Markers name the key, so that nothing has to be guessed.

use super::{Reference, entry, name};
use crate::text::{Article, Paragraph, ParagraphKind, Span};

/// A key and how it is named: notes (`^`) and keys of the bibliography (`@`) do not mix.
pub(super) fn key(mark: char, name: &str) -> u32 {
    name.bytes()
        .fold(mark as u32 ^ 0x811c_9dc5, |key, byte| (key ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// True for keys that are no one's name on a network: with a figure, a colon or an underscore.
pub(super) fn is_distinct(name: &str) -> bool {
    name.contains(&[':', '_', '.', '/'][..]) || name.bytes().any(|b| b.is_ascii_digit())
}

/// An entry with the key that names it.
pub(super) struct Keyed {
    pub(super) entry: Reference,
    pub(super) key: u32,
}

/// The mark of a key, the key, and where the entry's own words begin in its line.
pub(super) type Opener<'t> = (char, &'t str, usize);

/// The key at the start of `line`.
pub(super) fn opener(line: &str) -> Option<Opener<'_>> {
    let (mark, inner, close) = if let Some(inner) = line.strip_prefix("[^") {
        ('^', inner, "]:")
    } else if let Some(inner) = line.strip_prefix("[@") {
        ('@', inner, "]:")
    } else if let Some(inner) = line.strip_prefix("\\bibitem") {
        // An optional label in brackets comes before the key.
        let inner =
            inner.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or(inner, |(_, rest)| rest);
        ('@', inner.trim_start().strip_prefix('{')?, "}")
    } else {
        let (kind, inner) = line.strip_prefix('@')?.split_once('{')?;
        let fits = (3..=16).contains(&kind.len()) && kind.bytes().all(|b| b.is_ascii_alphabetic());
        ('@', Some(inner).filter(|_| fits)?, ",")
    };
    let (name, rest) = inner.split_once(close)?;
    // `[@handle]: https://…` is a link to a person's page.
    let handle = close == "]:" && mark == '@' && !is_distinct(name) && rest.trim_start().starts_with("http");
    let plain = !handle
        && !name.is_empty()
        && name.len() <= 100
        && !name.contains(char::is_whitespace)
        && !name.contains(&[']', '['][..]);
    plain.then_some((mark, name, line.len() - rest.len()))
}

/// Adds the entries of `paragraphs` that `opener` knows to `out`, in order.
pub(super) fn entries(
    article: &Article,
    paragraphs: &[Paragraph],
    opener: fn(&str) -> Option<Opener<'_>>,
    out: &mut Vec<Keyed>,
) {
    // The end of the entry that lines may still belong to.
    let mut open: Option<u32> = None;
    for paragraph in paragraphs {
        let code = paragraph.kind == ParagraphKind::Code;
        let apart = open.is_some_and(|end| {
            article.slice(Span::new(end, paragraph.span.start)).bytes().filter(|b| *b == b'\n').count() > 1
        });
        // A label alone on its line waits for its entry.
        let waits = out.last().is_some_and(|last| {
            let label = article.slice(last.entry.span);
            opener(label).is_some_and(|(.., skip)| skip == label.len())
        });
        if apart && !waits || code {
            open = None;
        }
        if !code {
            lines(article, paragraph, opener, &mut open, out);
        }
    }
}

/// Reads the lines of one paragraph.
fn lines(
    article: &Article,
    paragraph: &Paragraph,
    opener: fn(&str) -> Option<Opener<'_>>,
    open: &mut Option<u32>,
    out: &mut Vec<Keyed>,
) {
    let text = &*article.text;
    let mut start = paragraph.span.start;
    for line in article.slice(paragraph.span).split('\n') {
        let span = Span::of(&(start as usize..start as usize + line.len())).trimmed(text);
        start += line.len() as u32 + 1;
        let body = span.slice(text);
        if let Some((mark, name, skip)) = opener(body) {
            let label = if mark == '^' { format!("^{name}") } else { name.to_owned() };
            let entry = entry::reference(text, span, Some(label), skip);
            out.push(Keyed { entry, key: key(mark, name) });
            *open = Some(span.end);
        } else if open.is_some()
            && let Some(last) = out.last_mut().filter(|_| !ends(body))
        {
            last.entry.span.end = span.end;
            *open = Some(span.end);
        } else {
            *open = None;
        }
    }
}

/// True for lines that end an entry: a heading, the end of a LaTeX list, another definition.
fn ends(line: &str) -> bool {
    line.starts_with(&['#', '[', '|'][..])
        || line.starts_with("\\end")
        || name::words(line).next().is_none() && line != "}"
}
