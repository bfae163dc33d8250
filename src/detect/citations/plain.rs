//! The entries of a list without numbers: a line each, or a `^` or a bullet each.
//!
//! Out of a PDF, entries are broken into lines, numbers and heads of pages stand between them, and what follows the list
//! has no heading that tells its end.

use super::reference_list::{ReferenceList, stands_apart};
use super::{Reference, author, entry, lettered, name, year};
use crate::text::{Article, Paragraph, Span, is_entry, search};

/// The longest line, in bytes, that may be the head of a page.
const LONGEST_HEAD: u32 = 70;

/// How far back an entry is asked for its year, in bytes.
const LONGEST_ENTRY: usize = 800;

/// How many lines that look like no entries may end a list.
const TAIL: usize = 2;

/// The list of `lines`. None where they do not look like references.
pub(super) fn list(article: &Article, lines: &[Paragraph], start: u32) -> Option<ReferenceList> {
    let opener = |line: &Paragraph| {
        article.slice(line.span).chars().next().filter(|c| *c == '^' || entry::is_bullet(*c))
    };
    let first = opener(lines.first()?);
    if lettered::opener(article.slice(lines.first()?.span)).is_some() {
        return None;
    }
    // Entries may hang: their further lines are set in, or begin small behind words.
    let inset = |line: &Paragraph| {
        article.text.get(..line.span.start as usize).is_some_and(|before| before.ends_with(&[' ', '\t'][..]))
    };
    let small = |own: &str| {
        let word = own.split(' ').next().unwrap_or_default();
        word.starts_with(char::is_lowercase) && !name::is_particle(word)
    };
    let hangs = |before: Span, line: &Paragraph| {
        let (before, own) = (article.slice(before), article.slice(line.span));
        inset(line) && !lines.first().is_some_and(inset)
            || small(own) && before.ends_with(|c: char| c.is_lowercase() || c == ',')
    };
    // Where some lines were joined, or many neither begin as entries do nor have a year, others may be parts of entries too.
    let opens = |line: &Paragraph| entry::opens(article.slice(line.span));
    let joined = first.is_none() && lines.iter().any(|line| article.slice(line.span).contains('\n'));
    let parts = || {
        let lacks = |line: &&Paragraph| !opens(line) && !entry::looks_listed(article.slice(line.span));
        joined || lines.iter().filter(lacks).count() * 3 > lines.len()
    };
    // Names before surnames begin no entry that could be told.
    let given = |line: &Paragraph| {
        let own = article.slice(line.span);
        own.find('.').is_some_and(|at| author::is_middle(own, at))
    };
    let wrapped = first.is_none() && lines.first().is_some_and(|line| opens(line) && !given(line)) && parts();
    // Where entries end in stops, what ends in a word goes on, whatever the next line looks like.
    let in_words = |line: &str| line.ends_with(|c: char| c.is_alphabetic() || c == '-');
    let pairs = lines.iter().zip(lines.iter().skip(1)).filter(|(_, next)| opens(next));
    let (mut all, mut open) = (0, 0);
    for (line, _) in pairs {
        all += 1;
        open += usize::from(in_words(article.slice(line.span)));
    }
    let stopped = joined && open * 4 < all.max(1);
    let goes_on = |before: Span, line: &Paragraph| {
        let (before, own) = (article.slice(before), article.slice(line.span));
        // What has become longer than any entry is looked at no more than in part.
        let from = before.ceil_char_boundary(before.len().saturating_sub(LONGEST_ENTRY));
        let near = before.get(from..).unwrap_or(before);
        let last = before.rsplit(&[' ', '\n'][..]).next().unwrap_or_default();
        let address =
            search::has(last, "://") && own.split(' ').next().is_some_and(|word| word.contains('/'));
        search::begins("http|doi:|doi.|www.|URL |In ", own)
            || joined && (address || !(wrapped || entry::looks_listed(near) && names_given(own)))
            || before.ends_with(&[',', '&', ':'][..])
            || before.ends_with(" and")
            || wrapped && !opens(line)
            || joined && small(own)
            || stopped && in_words(before)
    };
    let mut spans = Vec::<Span>::new();
    for (index, line) in lines.iter().enumerate() {
        let apart = stands_apart(article, lines, index);
        match spans.last_mut() {
            Some(_) if first.is_some() && opener(line) != first && apart => break,
            Some(last)
                if first.is_some() && opener(line) != first
                    || !apart && (hangs(*last, line) || first.is_none() && goes_on(*last, line)) =>
            {
                *last = last.cover(line.span);
            }
            _ => spans.push(line.span),
        }
    }
    let listed = |span: &Span| first == Some('^') || entry::looks_listed(article.slice(*span));
    if first.is_none() {
        trim(article, &mut spans, listed);
    }
    if spans.iter().filter(|span| listed(span)).count() * 2 < spans.len() {
        return None;
    }
    let entries = spans.iter().map(|span| Reference { span: *span, ..Reference::default() }).collect();
    ReferenceList::of(start, entries, Vec::new())
}

/// True where a line begins with names as they are spoken: `Anna Berg, …`, `Anna B. Lund and …`, `Carl Dahl. …`.
fn names_given(line: &str) -> bool {
    let mut words = line.split(&[' ', '\n'][..]).take(6).peekable();
    let mut count = 0;
    while let Some(word) = words.next() {
        let initial =
            word.ends_with('.') && word.chars().count() < 5 && word.chars().all(|c| !c.is_lowercase());
        let ends = word.ends_with(&['.', ','][..]) && !initial;
        if !name::is_capital(word) && !name::is_particle(word) || word.contains(':') {
            return false;
        }
        count += 1;
        let next = words.peek().copied().unwrap_or_default();
        let dated = ends && year::at(next, 0).is_some();
        if ends || search::lists("and &", next) {
            return count > 1 || dated;
        }
    }
    false
}

/// Takes the numbers and heads of pages out of `spans`, and what follows the last entry.
fn trim(article: &Article, spans: &mut Vec<Span>, listed: impl Fn(&Span) -> bool) {
    // Asked once: it reads the whole entry.
    let known: Vec<Span> = spans.iter().copied().filter(|span| listed(span)).collect();
    let listed = |span: &Span| known.binary_search_by_key(&span.start, |known| known.start).is_ok();
    let signed = |span: &Span| is_entry(article.slice(*span)) && listed(span);
    let short = |span: &Span| span.len() < LONGEST_HEAD && !listed(span);
    let stray = |span: &Span| {
        let own = article.slice(*span);
        search::begins("Figure |Table ", own) || short(span) && !entry::opens(own)
    };
    let count = |is: &dyn Fn(&Span) -> bool| spans.iter().filter(|span| is(span)).count();
    let mut end = spans.len();
    let by_names = count(&signed) * 2 > known.len();
    let is_number = |span: &Span| article.slice(*span).bytes().all(|b| b.is_ascii_digit());
    let many = by_names && count(&stray) > TAIL && count(&is_number) > 0;
    if by_names {
        let last = spans.iter().rposition(signed).unwrap_or_default();
        end = last + spans.iter().skip(last).take_while(|span| listed(span)).count();
    } else {
        let (mut score, mut most) = (0, 0);
        for (index, span) in spans.iter().enumerate() {
            score += if listed(span) { 1 } else { -1 };
            if score >= most {
                (most, end) = (score, index + 1);
            }
        }
    }
    if spans.len() - end > TAIL {
        spans.truncate(end);
    }
    let mut before = false;
    let mut next = spans.iter().skip(1).map(is_number).collect::<Vec<_>>().into_iter();
    spans.retain(|span| {
        let beside = before | next.next().unwrap_or_default();
        before = is_number(span);
        let head = beside && short(span) || many && stray(span);
        !before && !head
    });
}
