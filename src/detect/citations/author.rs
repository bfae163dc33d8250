//! Who wrote an entry of the reference list, when, and what is it called?
//!
//! Lists write names in every order (`Smith, J. A.`, `Smith JA`, `J. A. Smith`, `SMITH, John`), so the
//! entry is read in pieces between commas and stops: pieces of initials belong to a name, and the first
//! piece that reads like words of a title ends the names.

use super::name;
use super::year::{self, Year};
use crate::text::{Span, search};

/// How many bytes of an entry are read for names; long lists of authors go on, but nobody cites the fortieth.
const LONGEST_HEAD: usize = 1200;

/// The most names of an entry that are kept.
const MOST_NAMES: usize = 40;

/// What the head of an entry says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Head {
    /// The first author's words as written: surname, or all of an institution's name.
    pub(super) authors: Vec<Span>,
    /// The year that belongs to the entry itself.
    pub(super) year: Option<Year>,
    /// What the work is called, where that is clear.
    pub(super) title: Option<Span>,
}

/// Reads the entry at `span` of `text`; its own words begin `skip` bytes into it.
pub(super) fn read(text: &str, span: Span, skip: usize) -> Head {
    let whole = Span::new(span.start + skip as u32, span.end);
    // Notes may begin with a word on their source.
    let lead = search::led("See also |See |Cf. ", whole.slice(text)) + backlinks(whole.slice(text));
    let whole = Span::new(whole.start + lead as u32, whole.end);
    let body = whole.slice(text);
    let head = body.get(..body.floor_char_boundary(LONGEST_HEAD.min(body.len()))).unwrap_or(body);
    // Where an address comes first, nobody is named.
    let address = search::begins("http|www.", head);
    let (authors, end) = if address { (Vec::new(), 0) } else { names(head) };
    let years: Vec<Year> = year::all(body).collect();
    let own = own_year(body, &years, end);
    let shift = |range: Span| range.shifted(whole.start);
    Head {
        title: title(body, end, own.as_ref()).map(shift),
        authors: authors.into_iter().map(shift).collect(),
        year: own.map(|found| Year { span: shift(found.span), ..found }),
    }
}

/// The length of the links back to the text that an encyclopedia's entry begins with: `^ a b `.
fn backlinks(body: &str) -> usize {
    let Some(mut rest) = body.strip_prefix('^') else { return 0 };
    rest = rest.trim_start();
    while let Some(after) =
        rest.strip_prefix(|c: char| c.is_ascii_lowercase()).filter(|after| after.starts_with(' '))
    {
        rest = after.trim_start();
    }
    body.len() - rest.len()
}

/// The year of the entry: in parentheses, else directly behind the names, else the last of it.
fn own_year(body: &str, years: &[Year], names: usize) -> Option<Year> {
    let before = |found: &Year| body.get(..found.span.start as usize).unwrap_or_default();
    let after = |found: &Year| body.get(found.span.end as usize..).unwrap_or_default();
    let bracketed = |found: &&Year| before(found).ends_with(&['(', '['][..]);
    let behind = |found: &&Year| {
        let start = found.span.start as usize;
        start >= names && start <= names + 8
    };
    // Pages and volumes follow a semicolon or colon, dates stand before both: `2007;73(4):290`.
    let closing = |found: &&Year| after(found).starts_with(')');
    let dated =
        |found: &&Year| after(found).starts_with(&[';', ':', ')', '.'][..]) || before(found).ends_with(", ");
    let found = years
        .iter()
        .find(behind)
        .or_else(|| years.iter().find(bracketed))
        .or_else(|| years.iter().find(closing))
        .or_else(|| years.iter().find(dated))
        .or_else(|| years.first());
    found.copied()
}

/// True for words that part two names.
fn joins(word: &str) -> bool {
    search::lists("and y e und et with", word)
}

/// The names at the start of `head`, and where they end.
fn names(head: &str) -> (Vec<Span>, usize) {
    let mut out: Vec<Span> = Vec::new();
    let (mut at, mut end) = (0, 0);
    while let Some(rest) = head.get(at..).filter(|rest| !rest.is_empty()) {
        // `Berg C, Lund A. Tides. J Sea 3`: initials before were those of surnames.
        let given = out.last().is_none_or(|name| name.slice(head).contains(' '));
        let len = rest
            .char_indices()
            .find(|(at, c)| {
                matches!(c, ',' | ';' | '.' | '&' | '/' | '(' | '[' | ':' | '"' | '“' | '«')
                    && !(given && is_middle(rest, *at))
                    || c.is_ascii_digit()
            })
            .map_or(rest.len(), |(at, _)| at);
        let piece = rest.get(..len).unwrap_or_default();
        let stop = rest.get(len..).and_then(|rest| rest.chars().next());
        if !piece.trim().is_empty() {
            if !reads_like_names(piece, out.is_empty()) {
                // An institution may have words in small letters: it is the first piece, up to its stop.
                if out.is_empty() {
                    out.push(Span::of(&(at..at + len)).trimmed(head));
                    end = at + len;
                } else if let Some(name) = signed(piece) {
                    // The last name and the title, with no mark between: `Berg K Tides of the north`.
                    out.push(name.shifted(at as u32));
                    end = at + name.end as usize;
                }
                break;
            }
            split(head, at, at + len, &mut out);
            end = at + len;
        }
        // A stop behind a whole word ends the names: initials have their own.
        let last = name::words(piece).last().map_or("", |(_, word)| word);
        let sentence = stop == Some('.') && last.chars().count() > 3 && !name::is_initials(last);
        let ends = sentence || !matches!(stop, Some(',' | ';' | '.' | '&' | '/'));
        if ends || out.len() >= MOST_NAMES {
            break;
        }
        at += len + stop.map_or(1, char::len_utf8);
    }
    (out, end)
}

/// True where the stop at byte `at` of `text` is that of a middle initial: `Anna B. Lund.`, `Anna B. Lund and`.
pub(super) fn is_middle(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    let given = before.rsplit_once(' ').is_some_and(|(given, initial)| {
        initial.len() == 1 && initial.starts_with(char::is_uppercase) && given.ends_with(char::is_lowercase)
    });
    let surname = || {
        let after = after.strip_prefix(". ")?;
        let (at, word) = name::words(after).find(|(_, word)| !name::is_particle(word))?;
        let behind = after.get(at + word.len()..)?;
        let ends = search::begins(".|,| and | & | et ", behind);
        (name::is_capital(word) && !name::is_initials(word) && ends).then_some(())
    };
    given && surname().is_some()
}

/// The surname at the start of `piece`, where initials follow it.
fn signed(piece: &str) -> Option<Span> {
    let mut words = name::words(piece).skip_while(|(_, word)| name::is_particle(word) || joins(word));
    let (start, first) = words.next()?;
    let mut last = start + first.len();
    for (at, word) in words.take(3) {
        if name::is_initials(word) {
            return name::is_capital(first).then(|| Span::of(&(start..last)));
        }
        last = at + word.len();
    }
    None
}

/// True where `piece` may be names and initials: capitals, particles and what joins two names.
fn reads_like_names(piece: &str, first: bool) -> bool {
    let mut count = 0;
    let mut capitals = 0;
    for (_, word) in name::words(piece) {
        let capital = name::is_capital(word);
        if !capital && !name::is_particle(word) && !joins(word) && word != "al" {
            return false;
        }
        count += 1;
        capitals += usize::from(capital);
    }
    // Five words in a row are rather a title, unless an institution is meant.
    capitals > 0 && (count <= 5 || first) || piece.trim() == "et al"
}

/// Adds the names of `head[from..to]`, parted by words that join.
fn split(head: &str, from: usize, to: usize, out: &mut Vec<Span>) {
    let piece = head.get(from..to).unwrap_or_default();
    let mut current: Option<Span> = None;
    // Initials behind each name part names that no mark parts: `Berg K Dahl AB`.
    let ends = name::words(piece).filter(|(_, word)| !joins(word) && *word != "al").last();
    let signed = ends.is_some_and(|(_, word)| name::is_initials(word));
    let mut signs = false;
    for (start, word) in name::words(piece) {
        let span = Span::of(&(from + start..from + start + word.len()));
        // A stop before it parts `F.Biasioli`; initials and `et al` are no names.
        let capitals = current.is_some_and(|name: Span| name.slice(head).chars().all(char::is_uppercase));
        let first =
            out.is_empty() || head.get(..from).is_some_and(|before| before.ends_with(&[';', '/'][..]));
        let alone = first && word.len() > 1 && piece.trim() == word;
        let initials =
            !alone && name::is_initials(word) && (current.is_some() && !capitals || word.chars().count() < 3);
        if joins(word) && word != "e" || search::lists("al others Jr Sr Eds Ed In", word) {
            out.extend(current.take());
        } else if !initials {
            if signs && signed {
                out.extend(current.take());
            }
            current = Some(current.map_or(span, |name: Span| name.cover(span)));
        }
        signs = initials && current.is_some();
    }
    out.extend(current.take());
}

/// The title: what stands between names, year and the next stop, where that is some words.
fn title(body: &str, names: usize, own: Option<&Year>) -> Option<Span> {
    let year_end = own.map(|own| own.span.end as usize).filter(|end| *end <= names + 24);
    let from = year_end.unwrap_or(names).max(names);
    let rest = body.get(from..)?;
    let start = from + (rest.len()
        - rest
            .trim_start_matches(
                &[' ', '\u{a0}', ')', ']', '.', ',', ':', ';', '"', '“', '«', '*', '_', '^', '–', '-'][..],
            )
            .len());
    let rest = body.get(start..)?;
    let ends = [". ", "? ", "! ", ".\n", "”", "\"", "»", "_", "*"];
    let len = ends
        .iter()
        .filter_map(|end| Some(search::find(rest, end)? + usize::from(end.starts_with(&['?', '!'][..]))))
        .min();
    let len = len.unwrap_or_else(|| rest.trim_end_matches(&['.', ' '][..]).len());
    let words = rest.get(..len)?.split_whitespace().count();
    let address = rest.starts_with("http") || rest.starts_with("www.") || rest.starts_with("10.");
    ((2..=60).contains(&words) && !address).then(|| Span::of(&(start..start + len)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(entry: &str) -> (Vec<&str>, Option<&str>, Option<&str>) {
        let head = read(entry, Span::of(&(0..entry.len())), 0);
        let authors = head.authors.iter().map(|a| a.slice(entry)).collect();
        (authors, head.year.map(|y| y.span.slice(entry)), head.title.map(|t| t.slice(entry)))
    }

    #[test]
    fn entries_are_read_in_every_order_of_names() {
        let tide = Some("Tides of the north");
        for (entry, names, year) in [
            (
                "Lund, A. B., Berg, C., Dahl, D. (2011a). Tides of the north. J Sea 3:4.",
                vec!["Lund", "Berg", "Dahl"],
                "2011a",
            ),
            (
                "Lund A., Berg C., and Dahl D. F. 2017 Tides of the north. J. Sea 20: 2445.",
                vec!["Lund", "Berg", "Dahl"],
                "2017",
            ),
            ("Lund AB, Berg C. Tides of the north. J Sea 2007;73(4):290–302.", vec!["Lund", "Berg"], "2007"),
            ("A. B. Lund, C. Berg, Tides of the north. J. Sea 3 (2004).", vec!["Lund", "Berg"], "2004"),
            (
                "Anna B. Lund, Carl Berg, and\nDora D. Dahl. 2019. Tides of the north. Sea.",
                vec!["Anna B. Lund", "Carl Berg", "Dora D. Dahl"],
                "2019",
            ),
            ("^ a b Lund, A. (2004). Tides of the north. Sea.", vec!["Lund"], "2004"),
            ("Anna Lund, “Tides, 1826–1860, of the north” (Oslo: Sea, 1979), 9.", vec!["Anna Lund"], "1979"),
        ] {
            let (authors, found, title) = of(entry);
            assert_eq!((authors, found), (names, Some(year)), "{entry}");
            assert!(title.is_some_and(|t| t.ends_with("the north")) || title == tide, "{entry} {title:?}");
        }
        assert_eq!(of("World Tide Office. Report. 2010.").0, ["World Tide Office"]);
        assert!(of("https://tide.example/2010/tides").0.is_empty());
        assert_eq!(of("Ministry of the Sea (2010). Report on tides.").0, ["Ministry of the Sea"]);
    }
}
