//! How does the article introduce somebody whom the quotations name by surname alone?

use std::cmp::Ordering;

use crate::text::token::{Shape, Token, tokens};
use crate::text::{Article, Span, letter, search};

use super::mention::{Name, is_role_word};

/// Words with a capital that stand before a surname and are no given name.
pub(super) const NO_NAMES: &str = " Maybe The A An And But Or So Yet As At By For From In Of On To With If When While Since Because After \
Before Although Though Then That This What Where Who Why How Not Even Only Both Like Under Over Unlike According Said Says ";

/// The given names that the article uses before some surnames. One sweep over the text.
#[derive(Default)]
pub(super) struct Introductions {
    /// Speakers by index, in the order of their surnames.
    speakers: Vec<usize>,
    /// Beside each of them, the given names met: of at most two people.
    given: Vec<Vec<Span>>,
    /// Beside each of them, where the surname stands in small letters: a transcript may have `DIAZ`.
    cased: Vec<Option<Span>>,
    /// Index of the paragraph to look at next.
    next: usize,
}

impl Introductions {
    /// Those of `speakers`, each an index into `names`.
    pub(super) fn of(mut speakers: Vec<usize>, names: &[Option<Name>]) -> Self {
        speakers.sort_unstable_by(|&a, &b| compare(surname(names, a), surname(names, b)));
        Self { given: vec![Vec::new(); speakers.len()], cased: vec![None; speakers.len()], speakers, next: 0 }
    }

    /// Looks at one more paragraph. False where nothing is left to look at.
    pub(super) fn go_on(&mut self, article: &Article, names: &[Option<Name>]) -> bool {
        let Some(paragraph) = article.paragraphs.get(self.next).filter(|_| !self.speakers.is_empty()) else {
            return false;
        };
        self.next += 1;
        let mut line: Vec<Token> = Vec::new();
        tokens(&article.text, paragraph.span, &mut line);
        for (at, token) in line.iter().enumerate().filter(|(_, token)| token.is_capital()) {
            let word = article.slice(token.span);
            let found = self.speakers.binary_search_by(|&index| compare(surname(names, index), word));
            let Ok(place) = found else { continue };
            if token.shape == Shape::Capitalised
                && let Some(cased) = self.cased.get_mut(place)
            {
                cased.get_or_insert(token.span);
            }
            let given = given_before(article, line.get(..=at).unwrap_or_default());
            if let (Some(given), Some(all)) = (given, self.given.get_mut(place)) {
                take(article, all, given);
            }
        }
        true
    }

    /// Each speaker by index, with the given name, where it is clear, and the surname as the article has it in small letters.
    pub(super) fn found(
        self,
        article: &Article,
    ) -> impl Iterator<Item = (usize, Option<&str>, Option<&str>)> {
        let rest = self.given.into_iter().zip(self.cased);
        self.speakers.into_iter().zip(rest).map(|(index, (given, cased))| {
            let given = if let [one] = given.as_slice() { Some(article.slice(*one)) } else { None };
            (index, given, cased.map(|span| article.slice(span)))
        })
    }
}

/// The order of names, whatever their case.
fn compare(a: &str, b: &str) -> Ordering {
    a.chars().map(letter::small_letter).cmp(b.chars().map(letter::small_letter))
}

fn surname(names: &[Option<Name>], index: usize) -> &str {
    names.get(index).and_then(Option::as_ref).map_or("", Name::surname)
}

/// Adds `given` to those met, which are of at most two people: `Ana` and `Ana B.` are one's, and the longer stays.
fn take(article: &Article, all: &mut Vec<Span>, given: Span) {
    let first = |name: Span| article.slice(name).split(' ').next();
    if let Some(known) = all.iter_mut().find(|known| first(**known) == first(given)) {
        if given.len() > known.len() {
            *known = given;
        }
    } else if all.len() < 2 {
        all.push(given);
    }
}

/// The words of a name right before the last of `line`: `Mara`, `J. K.`
fn given_before(article: &Article, line: &[Token]) -> Option<Span> {
    let is_given = |pair: &[Token]| {
        let [word, next] = pair else { return false };
        let text = article.slice(word.span);
        let close = article.slice(Span::new(word.span.end, next.span.start)) == " ";
        close && word.is_capital() && !is_role_word(text) && !search::lists(NO_NAMES, text)
    };
    let count = line.windows(2).rev().take(3).take_while(|pair| is_given(pair)).count();
    let last = line.len().checked_sub(1)?;
    let given = line.get(last.checked_sub(count)?..last)?;
    Some(given.first()?.span.cover(given.last()?.span))
}
