//! One entry of a reference list: its label, its DOI, its web address; `author` reads the rest.

use super::{Reference, author, identifier, name, year};
use crate::text::{Span, is_entry, search};

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LabelForm {
    /// `[1]`, `［1］`, `【1】`, also `[1]:` and behind a bullet.
    Bracketed,
    /// `(1)`.
    InParentheses,
    /// `1.`, `1)`, `1、`.
    Stopped,
    /// `1` and a blank.
    Bare,
}

/// A number at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// The number.
    pub(super) number: u32,
    /// How it is written.
    pub(super) form: LabelForm,
    /// The length of all that stands before the entry's own words, in bytes.
    pub(super) len: usize,
}

/// The most digits of a label: years are no labels, and no list has ten thousand entries.
const MOST_DIGITS: usize = 4;

/// The label that `line` begins with, if any.
pub(super) fn label(line: &str) -> Option<Label> {
    let body = unbulleted(line);
    let before = line.len() - body.len();
    let (form, close, inner) = match body.chars().next()? {
        '[' => (LabelForm::Bracketed, "]", body.get(1..)?),
        '［' => (LabelForm::Bracketed, "］", body.get('［'.len_utf8()..)?),
        '【' => (LabelForm::Bracketed, "】", body.get('【'.len_utf8()..)?),
        '(' => (LabelForm::InParentheses, ")", body.get(1..)?),
        '0'..='9' => (LabelForm::Bare, "", body),
        _ => return None,
    };
    let (number, rest) = number(inner.trim_start())?;
    let (form, rest) = if form == LabelForm::Bare {
        match rest.chars().next() {
            Some(c) if c.is_whitespace() => (LabelForm::Bare, rest),
            // `1.` but not `1.5`; `1)`; `1、`.
            Some(c @ ('.' | ')' | '、' | '．')) => {
                let rest = rest.get(c.len_utf8()..)?;
                let decimal = rest.starts_with(|c: char| c.is_ascii_digit());
                (!decimal).then_some((LabelForm::Stopped, rest))?
            }
            _ => return None,
        }
    } else {
        (form, rest.trim_start().strip_prefix(close)?)
    };
    // `[1](https://…)` and `[1] = …` begin no entry, `[1]: …` does.
    if form == LabelForm::Bracketed && rest.starts_with('(') {
        return None;
    }
    let rest = rest.trim_start_matches(&[':', '*', ' ', '\t', '\u{a0}'][..]);
    Some(Label { number, form, len: before + (body.len() - rest.len()) })
}

/// The line without the bullet, bold marks or backslash before it.
fn unbulleted(line: &str) -> &str {
    let line = line.trim_start();
    let bullet = line.chars().next().filter(|c| is_bullet(*c)).map_or(0, char::len_utf8);
    match line.get(bullet..) {
        Some(rest) if bullet > 0 && rest.starts_with(char::is_whitespace) => {
            rest.trim_start().trim_start_matches(&['*', '_'][..])
        }
        _ => line.trim_start_matches(&['*', '_', '\\', '^'][..]),
    }
}

/// True for the marks that open an item of a list.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(c, '-' | '*' | '•' | '·' | '–' | '—' | '◦' | '▪' | '‣')
}

/// The number at the start of `text` and what follows it. `01` is none.
pub(super) fn number(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits)?;
    let plain = digits == 1 || !number.starts_with('0');
    (1..=MOST_DIGITS)
        .contains(&digits)
        .then(|| number.parse().ok())
        .flatten()
        .filter(|_| plain)
        .map(|n| (n, rest))
}

/// True where a line has what references have and other lines seldom: an address, a DOI, a year.
pub(super) fn looks_listed(line: &str) -> bool {
    has_address(line) || year::all(line).next().is_some()
}

/// True where an entry begins with a surname, initials and, behind all names, its year.
pub(super) fn is_signed(text: &str, span: Span) -> bool {
    let head = author::read(text, span, 0);
    let Some((first, year)) = head.authors.first().zip(head.year) else { return false };
    let behind = Span::new(first.end, span.end).slice(text).trim_start_matches(&[',', ' '][..]);
    let names = Span::new(first.start, year.span.start).slice(text);
    let initials = name::words(behind).next().is_some_and(|(at, word)| at == 0 && name::is_initials(word));
    initials && first.start == span.start && names.len() < 200 && name::is_capital(names)
}

/// True where a line begins as an entry does: with a surname and initials, capitals (`LUND, Anna`), a name and a year in
/// brackets, or what stands for the author before.
pub(super) fn opens(line: &str) -> bool {
    let head = line.get(..line.floor_char_boundary(LONGEST_NAME)).unwrap_or(line);
    let dated = places(head, " (").any(|at| year::at(head, at + 2).is_some());
    let own = line.trim_start_matches(&['‘', '“', '"', '\''][..]);
    is_entry(line) || dated && name::is_capital(own) || line.starts_with(&['_', '—'][..])
}

/// How far from its start a year in brackets shows an entry, in bytes.
const LONGEST_NAME: usize = 90;

/// True where a line holds an address or a DOI.
pub(super) fn has_address(line: &str) -> bool {
    search::any("://|www.|doi", line)
}

/// The entry at `span`, with the DOI and the first address in it.
pub(super) fn reference(text: &str, span: Span, label: Option<String>, skip: usize) -> Reference {
    let mut entry = Reference { span, label, ..Reference::default() };
    describe(text, &mut entry, skip);
    entry
}

/// Fills in what `entry` says of itself; its own words begin `skip` bytes into it.
fn describe(text: &str, entry: &mut Reference, skip: usize) {
    let span = entry.span;
    let body = span.slice(text);
    let at = |(start, len): (usize, usize)| Span::of(&(start..start + len)).shifted(span.start);
    let head = author::read(text, span, skip);
    entry.authors = head.authors;
    entry.year = head.year.map(|year| year.span);
    entry.title = head.title;
    entry.url = url(body).map(at);
    entry.doi = doi(body).map(at);
    entry.isbn = identifier::isbn(body).map(|found| found.shifted(span.start));
    entry.arxiv = identifier::arxiv(body).map(|found| found.shifted(span.start));
    entry.pmid = identifier::pmid(body).map(|found| found.shifted(span.start));
}

/// Fills in the entries of a list: those with labels begin behind them, others may repeat the authors
/// of the entry before them.
pub(super) fn describe_all(text: &str, entries: &mut [Reference]) {
    for entry in entries.iter_mut() {
        let labelled = entry.label.is_some();
        let skip = label(entry.span.slice(text)).filter(|_| labelled).map_or(0, |label| label.len);
        describe(text, entry, skip);
    }
    repeat_authors(text, entries);
}

/// Gives entries that begin with a line, dashes or `Ibid.` the authors of the entry before them.
fn repeat_authors(text: &str, entries: &mut [Reference]) {
    let mut authors = Vec::new();
    for entry in entries {
        let body = entry.span.slice(text);
        let rest = body.trim_start_matches(&['_', '-', '—', '–', '―', '.', '·', '\\'][..]);
        let own = label(body).filter(|_| entry.label.is_some()).and_then(|label| body.get(label.len..));
        let same = search::begins("Ibid|ibid|Idem|Id.", own.unwrap_or(body));
        if same || body.len() - rest.len() > 2 && !body.starts_with('.') {
            entry.authors.clone_from(&authors);
        } else {
            authors.clone_from(&entry.authors);
        }
    }
}

/// Start and length of the first web address.
fn url(text: &str) -> Option<(usize, usize)> {
    let mut starts = places(text, "://")
        .filter_map(|at| {
            let scheme = text.get(..at)?;
            let len = ["https", "http"].iter().find(|name| ends_with_ignoring_case(scheme, name))?.len();
            Some(at - len)
        })
        .chain(places(text, "www."));
    let start = starts.next()?;
    Some((start, address_len(text.get(start..)?)))
}

/// The bytes at which `words` stand in `text`.
pub(super) fn places<'a>(text: &'a str, words: &'static str) -> impl Iterator<Item = usize> + 'a {
    search::places(text, words)
}

fn ends_with_ignoring_case(text: &str, end: &str) -> bool {
    let tail = text.len().checked_sub(end.len()).and_then(|from| text.as_bytes().get(from..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end.as_bytes()))
}

/// Start and length of the first DOI: `10.` with four to nine digits, a slash and a name.
pub(super) fn doi(text: &str) -> Option<(usize, usize)> {
    places(text, "10.").find_map(|start| {
        let inside_number = text.get(..start)?.ends_with(|c: char| c.is_ascii_digit() || c == '.');
        let rest = text.get(start + 3..)?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let name = rest.get(digits..)?.strip_prefix('/')?;
        let len = address_len(name);
        (!inside_number && (4..=9).contains(&digits) && len > 0).then_some((start, 3 + digits + 1 + len))
    })
}

/// How much of `text` is one address: up to a blank or a mark that addresses do not hold, without
/// the stops and unpaired brackets that belong to the sentence around it.
fn address_len(text: &str) -> usize {
    let end = text.find(|c: char| {
        c.is_whitespace()
            || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '，' | '。' | '；' | '）' | '】')
    });
    let mut address = end.and_then(|end| text.get(..end)).unwrap_or(text);
    // How many closing brackets have no partner; counted once, so that a long row of them stays cheap.
    let closing = |c| matches!(c, ')' | ']');
    let mut unpaired =
        address.matches(closing).count().saturating_sub(address.matches(&['(', '['][..]).count());
    loop {
        let shorter = address.trim_end_matches(&['.', ',', ';', ':', '!', '?', '\'', '*', '’'][..]);
        let inner = shorter.strip_suffix(closing).filter(|_| unpaired > 0);
        match inner {
            Some(inner) => {
                unpaired -= 1;
                address = inner;
            }
            None => return shorter.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(u32, LabelForm)> {
        label(line).map(|l| (l.number, l.form))
    }

    #[test]
    fn labels_are_read_in_every_form() {
        assert_eq!(read("[12] Smith"), Some((12, LabelForm::Bracketed)));
        assert_eq!(read("- **[3]** Smith"), Some((3, LabelForm::Bracketed)));
        assert_eq!(read("[1]: https://a.example"), Some((1, LabelForm::Bracketed)));
        assert_eq!(read("(4) Smith"), Some((4, LabelForm::InParentheses)));
        assert_eq!(read("1. Smith"), Some((1, LabelForm::Stopped)));
        assert_eq!(read("7) Smith"), Some((7, LabelForm::Stopped)));
        assert_eq!(read("0 Smith"), Some((0, LabelForm::Bare)));
        assert_eq!(read("1.5 million"), None);
        assert_eq!(read("01 Smith"), None);
        assert_eq!(read("[a] Smith"), None);
        assert_eq!(read("12345 Smith"), None);
    }

    #[test]
    fn addresses_end_before_the_sentence_does() {
        let text = "Smith J. Tides (2004). See (https://a.example/x_(y)). doi:10.1234/ab(20)3.4.";
        let entry = reference(text, Span::of(&(0..text.len())), None, 0);
        assert_eq!(entry.url.map(|s| s.slice(text)), Some("https://a.example/x_(y)"));
        assert_eq!(entry.doi.map(|s| s.slice(text)), Some("10.1234/ab(20)3.4"));
    }
}
