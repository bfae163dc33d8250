//! Where is the reference list, and what are its entries?
//!
//! A list is known by its heading, else by its shape: the article ends in lines that count upward.
//! Its end is the next heading. Entries may run over several lines.

use crate::text::{Article, Paragraph, ParagraphKind, Span, search};

use super::entry::{self, Label, LabelForm};
use super::keyed::{self, Keyed};
use super::{Reference, Unresolved, heading, lettered, numbers, plain};

/// How the entries are told apart by the markers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbering {
    /// Each entry carries its number.
    Written,
    /// No entry carries a number: they count by order, if the article's markers agree.
    #[default]
    Order,
}

/// The reference list of the article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReferenceList {
    /// The bytes from the heading or the first entry to the end of the last entry.
    pub span: Option<Span>,
    /// The entries in order.
    pub entries: Vec<Reference>,
    /// Whether the entries carry numbers.
    pub numbering: Numbering,
    /// The written numbers with the index of their entry, ascending.
    numbers: Vec<(u32, usize)>,
    /// Numbered lists elsewhere in the article, in order: no text of the article either.
    others: Vec<Span>,
    /// The keys of entries with the index of their entry, ascending.
    keys: Vec<(u32, usize)>,
}

impl ReferenceList {
    /// Finds the list, if the article has one: what its layout tells. [`Self::complete`] reads the entries. Linear in
    /// the article's length, as that is.
    pub fn find(article: &Article) -> Self {
        let headed = by_heading(article);
        // Notes with numbers may stand before a plain bibliography.
        let plain =
            headed.as_ref().filter(|list| list.numbering == Numbering::Order).and_then(|list| list.span);
        let before = plain.map_or(article.paragraphs.len(), |list| {
            article.paragraphs.partition_point(|line| line.span.end <= list.start)
        });
        let shaped = by_shape(article, article.paragraphs.get(..before).unwrap_or_default())
            .or_else(|| run(article, |line| article.slice(line.span).starts_with("^ ")))
            .or_else(|| {
                run(article, |line| entry::is_signed(&article.text, line.span)).filter(|_| headed.is_none())
            });
        match (headed, shaped) {
            // Some assistants write their own list under a heading, and the links they used behind it.
            (Some(headed), Some(shaped)) if plain.is_some() && shaped.numbering == Numbering::Written => {
                Self { others: headed.span.into_iter().collect(), ..shaped }
            }
            (Some(headed), Some(shaped)) if headed.precedes(&shaped) => {
                Self { others: headed.others, ..shaped }
            }
            (headed, shaped) => headed.or(shaped).unwrap_or_default(),
        }
    }

    /// Reads what the entries say, and adds those that have keys, wherever they stand.
    pub fn complete(&mut self, article: &Article) {
        entry::describe_all(&article.text, &mut self.entries);
        let mut keyed = Vec::new();
        keyed::entries(article, &article.paragraphs, keyed::opener, &mut keyed);
        lettered::entries(article, &mut keyed);
        keyed.extend(notes(article, self.span));
        keyed.sort_by_key(|keyed| keyed.entry.span.start);
        self.add(article, keyed);
    }

    /// Adds the entries that have keys.
    fn add(&mut self, article: &Article, keyed: Vec<Keyed>) {
        let mut parts: Vec<(Reference, Option<u32>, Option<u32>)> = Vec::new();
        let mut numbers = vec![None; self.entries.len()];
        for (number, index) in &self.numbers {
            if let Some(own) = numbers.get_mut(*index) {
                *own = Some(*number);
            }
        }
        // What was taken for a plain entry has a key.
        let spans: Vec<Span> = keyed.iter().map(|keyed| keyed.entry.span).collect();
        for (entry, number) in self.entries.drain(..).zip(numbers) {
            let at = spans.partition_point(|span| span.end <= entry.span.start);
            if spans.get(at).is_none_or(|span| !span.overlaps(entry.span)) {
                parts.push((entry, number, None));
            }
        }
        for keyed in keyed {
            let inside = self.span.is_some_and(|list| list.contains(keyed.entry.span));
            self.others.extend(Some(keyed.entry.span).filter(|_| !inside));
            parts.push((keyed.entry, None, Some(keyed.key)));
        }
        parts.sort_by_key(|(entry, ..)| entry.span.start);
        self.others.sort_unstable();
        self.numbers.clear();
        for (index, (entry, number, key)) in parts.into_iter().enumerate() {
            self.numbers.extend(number.map(|number| (number, index)));
            self.keys.extend(key.map(|key| (key, index)));
            if let Some(doi) = entry.doi {
                let name = format!("doi:{}", article.slice(doi).to_ascii_lowercase());
                self.keys.push((keyed::key('@', &name), index));
            }
            self.entries.push(entry);
        }
        self.numbers.sort_unstable();
        self.keys.sort_unstable();
        if self.numbers.is_empty() {
            self.numbering = Numbering::Order;
        }
    }

    /// The entry with the key `name` among those marked with `mark`.
    pub(super) fn keyed(&self, mark: char, name: &str) -> Result<usize, Unresolved> {
        sole(&self.keys, keyed::key(mark, name)).unwrap_or(Err(Unresolved::NotListed))
    }

    /// True where this list is numbered and ends before `other` begins.
    fn precedes(&self, other: &Self) -> bool {
        let apart = self.span.zip(other.span).is_some_and(|(own, other)| own.end <= other.start);
        apart && self.numbering == Numbering::Written
    }

    /// True where `span` belongs to this list, or to an earlier numbered one.
    pub fn covers(&self, span: Span) -> bool {
        let other = self.others.partition_point(|list| list.end < span.end);
        self.span.iter().chain(self.others.get(other)).any(|list| list.contains(span))
    }

    /// The entry that carries the number `label`.
    pub(super) fn labelled(&self, label: u32) -> Result<usize, Unresolved> {
        let beyond = self.numbers.last().is_some_and(|(last, _)| *last < label);
        let missing = if beyond { Unresolved::OutOfRange } else { Unresolved::NotListed };
        sole(&self.numbers, label).unwrap_or(Err(missing))
    }

    /// The least and the greatest number that the list answers to, where its entries carry numbers.
    pub(super) fn numbers(&self) -> Option<(u32, u32)> {
        Some((self.numbers.first()?.0, self.numbers.last()?.0))
    }

    /// The list that begins at byte `start` with these entries.
    pub(super) fn of(start: u32, entries: Vec<Reference>, labels: Vec<u32>) -> Option<Self> {
        let last = entries.last()?;
        let mut numbers: Vec<_> = labels.into_iter().enumerate().map(|(index, n)| (n, index)).collect();
        numbers.sort_unstable();
        Some(Self {
            span: Some(Span::new(start, last.span.end)),
            numbering: if numbers.is_empty() { Numbering::Order } else { Numbering::Written },
            entries,
            numbers,
            others: Vec::new(),
            keys: Vec::new(),
        })
    }
}

/// The only value of `key` in ascending `pairs`; nothing where it has none.
fn sole(pairs: &[(u32, usize)], key: u32) -> Option<Result<usize, Unresolved>> {
    let from = pairs.partition_point(|(other, _)| *other < key);
    let mut same = pairs.iter().skip(from).take_while(|(other, _)| *other == key);
    let (_, first) = same.next()?;
    Some(if same.next().is_some() { Err(Unresolved::Ambiguous) } else { Ok(*first) })
}

/// The lettered and numbered notes of an encyclopedia's page, outside `list`: `a. ^ …`, `note 1. ^ …`.
fn notes(article: &Article, list: Option<Span>) -> Vec<Keyed> {
    let lines = article.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Code);
    let note = |line: &Paragraph| {
        let body = article.slice(line.span);
        let head = body.get(..body.floor_char_boundary(16)).unwrap_or(body);
        let label = search::around(head, ". ^").map(|(label, _)| label)?;
        let (group, number) = label.rsplit_once(' ').unwrap_or(("", label));
        let letters = group.is_empty() && number.len() < 3 && number.bytes().all(|b| b.is_ascii_lowercase());
        let numbered = search::lists("note nb n fn", group) && number.bytes().all(|b| b.is_ascii_digit());
        let apart = list.is_none_or(|list| !list.contains(line.span));
        ((letters || numbered) && apart).then(|| Keyed {
            entry: entry::reference(&article.text, line.span, Some(label.to_owned()), label.len() + 3),
            key: keyed::key('w', label),
        })
    };
    lines.filter_map(note).collect()
}

/// The list under the last heading that has one; a numbered one goes before a plain one, because
/// "Notes" with numbers often precede a plain bibliography.
fn by_heading(article: &Article) -> Option<ReferenceList> {
    let mut best: Option<ReferenceList> = None;
    let mut numbered = Vec::new();
    for section in heading::sections(article) {
        let start = article.paragraphs.get(section.start - 1).map_or(0, |heading| heading.span.start);
        let lines = article.paragraphs.get(section).unwrap_or_default();
        let Some(list) = read(article, lines, start) else { continue };
        numbered.extend(list.span.filter(|_| list.numbering == Numbering::Written));
        if list.numbering == Numbering::Written
            || best.as_ref().is_none_or(|b| b.numbering == Numbering::Order)
        {
            best = Some(list);
        }
    }
    best.map(|best| ReferenceList { others: numbered, ..best })
}

/// The entries of a section, numbered where one of its first lines is.
fn read(article: &Article, lines: &[Paragraph], start: u32) -> Option<ReferenceList> {
    let labelled = lines.iter().take(3).position(|line| entry::label(article.slice(line.span)).is_some());
    // A line or two of introduction may come first, before a list that is one beyond doubt.
    labelled
        .and_then(|first| {
            let list = numbered(article, lines.get(first..)?, start)?;
            (first == 0 || list.entries.len() > 1).then_some(list)
        })
        .or_else(|| plain::list(article, lines, start))
}

/// The entries of lines of which the first carries a number.
fn numbered(article: &Article, lines: &[Paragraph], start: u32) -> Option<ReferenceList> {
    let first = entry::label(article.slice(lines.first()?.span)).filter(begins)?;
    // Numbers and heads of pages may come between.
    let soon = if first.form == LabelForm::Bracketed { 6 } else { 3 };
    let (mut labels, mut spans) = (Vec::new(), Vec::<Span>::new());
    let mut next = first.number;
    let mut empty = false;
    // Behind an entry with a label of letters, until the numbers go on.
    let mut aside = false;
    for (index, line) in lines.iter().enumerate() {
        let label =
            entry::label(article.slice(line.span)).filter(|label| continues(first.form, next, *label));
        if let Some(label) = label {
            empty = label.len >= line.span.len() as usize;
            next = label.number + 1;
            labels.push(label.number);
            spans.push(line.span);
            aside = false;
            continue;
        }
        aside |= lettered::is_entry(article.slice(line.span));
        if aside {
            continue;
        }
        let apart = stands_apart(article, lines, index);
        if apart && !empty && article.slice(line.span).bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        // Words after an empty line are another paragraph, unless the numbers go on soon after.
        let goes_on = || {
            lines.iter().skip(index + 1).take(soon).any(|line| {
                entry::label(article.slice(line.span)).is_some_and(|label| continues(first.form, next, label))
            })
        };
        if apart && !empty && !goes_on() {
            break;
        }
        empty = false;
        if let Some(last) = spans.last_mut() {
            *last = last.cover(line.span);
        }
    }
    // One bare number at a line's start is more often a sentence's than a list's.
    if spans.len() == 1 && first.form == LabelForm::Bare && lines.len() > 2 {
        return None;
    }
    let named = |(span, n): (&Span, &u32)| Reference {
        span: *span,
        label: Some(n.to_string()),
        ..Reference::default()
    };
    let entries = spans.iter().zip(&labels).map(named).collect();
    ReferenceList::of(start, entries, labels)
}

/// True where a list can begin with `label`. Only brackets are sure enough to begin late, and even
/// they may hold a year.
fn begins(label: &Label) -> bool {
    label.number <= 1 || (label.form == LabelForm::Bracketed && label.number < 1000)
}

/// True where `label` can be the next of a list that is written in `form` and has come to `next`.
/// Brackets may skip or repeat; bare numbers hardly, since wrapped lines may begin with a number.
fn continues(form: LabelForm, next: u32, label: Label) -> bool {
    label.form == form && (form == LabelForm::Bracketed || (next..next + 4).contains(&label.number))
}

/// True where an empty line stands before the line `index`.
pub(super) fn stands_apart(article: &Article, lines: &[Paragraph], index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|before| lines.get(before));
    before.zip(lines.get(index)).is_some_and(|(before, line)| {
        let between = article.slice(Span::new(before.span.end, line.span.start));
        between.bytes().filter(|b| *b == b'\n').count() > 1
    })
}

/// True where the text holds the first number raised, or in brackets, alone or with others.
fn cites(text: &str) -> bool {
    let mut places = entry::places(text, "[1").filter_map(|at| text.get(at + 2..)?.chars().next());
    search::has(text, "¹") || places.any(|c| matches!(c, ']' | ',' | ';') || numbers::is_dash(c))
}

/// How many lines in a row may be wrapped parts of one entry, or follow the list as an imprint.
const STRAY_LINES: usize = 3;

/// The list that the article ends in without a heading: read upward, the numbers fall to 1 or 0.
fn by_shape(article: &Article, lines: &[Paragraph]) -> Option<ReferenceList> {
    let label_of = |index: usize| {
        let line = lines.get(index).filter(|line| line.kind != ParagraphKind::Code)?.span;
        Some((entry::label(article.slice(line))?, line))
    };
    let earliest = lines.len().saturating_sub(STRAY_LINES + 1);
    let last = (earliest..lines.len()).rev().find(|index| label_of(*index).is_some())?;
    let form = label_of(last)?.0.form;
    // A numbered list with years may tell a history; brackets that name its numbers make it a list of sources.
    let mut evidence = None;
    let mut cited = || form == LabelForm::Bracketed || *evidence.get_or_insert_with(|| cites(&article.text));
    let (mut first, mut lowest) = (last, None::<u32>);
    let (mut count, mut likely, mut stray) = (0, 0, 0);
    for index in (0..=last).rev() {
        let fits = |label: Label| {
            let steps = lowest.is_none_or(|low| label.number + 1 == low);
            let skips = form == LabelForm::Bracketed && lowest.is_none_or(|low| label.number < low);
            label.form == form && (steps || skips)
        };
        if let Some((label, line)) = label_of(index).filter(|(label, _)| fits(*label)) {
            (first, lowest, stray) = (index, Some(label.number), 0);
            count += 1;
            let own = Span::new(line.start + label.len as u32, line.end);
            let body = article.slice(own);
            let sure = entry::has_address(body) || body.starts_with('^');
            let signed = || entry::is_signed(&article.text, own);
            likely += usize::from(sure || signed() || cited() && entry::looks_listed(body));
        } else if stray < STRAY_LINES && !stands_apart(article, lines, index) {
            stray += 1;
        } else {
            break;
        }
    }
    if lowest? > 1 || likely * 2 < count {
        return None;
    }
    let start = lines.get(first)?.span.start;
    numbered(article, lines.get(first..)?, start)
}

/// The list that the article ends in without heading and numbers: lines that begin with `^`, as copied from an
/// encyclopedia, or with names and a year.
fn run(article: &Article, listed: impl Fn(&Paragraph) -> bool) -> Option<ReferenceList> {
    let lines = &article.paragraphs;
    let first = lines.iter().rposition(|line| !listed(line)).map_or(0, |last| last + 1);
    let run = lines.get(first..)?;
    plain::list(article, run, run.first()?.span.start)
}
