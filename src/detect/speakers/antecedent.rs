//! Whom does a pronoun stand for, where nobody was quoted right before? `Ana Diaz keeps the gate. “It is shut,” she said.`

use crate::text::sentence::sentences;
use crate::text::token::{Token, tokens};
use crate::text::{Article, Span, letter, search};

use super::super::quotations::Quotation;
use super::introduction::NO_NAMES;
use super::mention::{self, Gender, Mention, Name};

/// How many bytes before a pronoun are read at most.
const REACH: usize = 1000;

/// How many quotations before a pronoun are known to be no part of what the article itself says.
const ASIDE: usize = 8;

/// How many words of a sentence may come before the end of its subject's name.
const SUBJECT: usize = 12;

/// Words that end as those for people do.
const NO_PEOPLE: &str =
    "after over under other another former whether however later earlier never her for or per";

/// Words that begin names of places.
const PLACES: &str = "New North South East West San Los St Hong United Saudi Sri Great";

/// What may stand right behind a subject's name.
const BEHIND: &str = "'s ’s , – — - was is has had who did does said says told took went came ran won lost gave made left began \
thought felt knew";

/// The person of whom the text before the pronoun at `span` speaks: the subject of a sentence in the same paragraph or
/// the one before, the nearest first, that is nobody's words in `quotations` or in `content`.
pub(super) fn before(
    article: &Article,
    span: Span,
    gender: Gender,
    quotations: &[Quotation],
    content: &[Span],
) -> Option<Name> {
    let quoted =
        || quotations.iter().rev().take(ASIDE).flat_map(|quotation| &quotation.content).chain(content);
    let index = article.paragraph_at(span.start)?;
    let from = index.saturating_sub(1);
    let mut near = article.paragraphs.get(from..=index)?.iter().rev().map(|paragraph| paragraph.span);
    near.find_map(|paragraph| {
        let end = paragraph.end.min(span.start);
        let mut start = paragraph.start.max(end.saturating_sub(REACH as u32));
        let cut = start > paragraph.start;
        while !article.text.is_char_boundary(start as usize) {
            start += 1;
        }
        let all = sentences(&article.text, Span::new(start, end));
        let free = |sentence: &&Span| !quoted().any(|quoted| quoted.holds(sentence.start));
        all.iter()
            .skip(usize::from(cut))
            .rev()
            .filter(free)
            .find_map(|sentence| subject(article, *sentence, gender))
    })
}

/// The person with whose name a sentence begins, behind what that person is.
fn subject(article: &Article, sentence: Span, gender: Gender) -> Option<Name> {
    let mut all: Vec<Token> = Vec::new();
    tokens(&article.text, sentence, &mut all);
    let str = |at: usize| all.get(at).map_or("", |token| article.slice(token.span));
    let capital = |at: usize| all.get(at).is_some_and(|token| token.is_capital());
    let start = (0..all.len()).find(|&at| {
        all.get(at).is_some_and(|token| token.is_word()) && !search::lists("But And So", str(at))
    })?;
    if search::lists(NO_NAMES, str(start)) {
        return None;
    }
    let (mut at, mut from) = (start, start);
    while at < all.len().min(start + SUBJECT) {
        if !capital(at) {
            // `Harbour Union (HU) leader Ana Diaz`
            if str(at) == ")" {
                from = at + 1;
            } else if str(at) != "(" && !all.get(at).is_some_and(|token| token.is_word()) {
                break;
            }
            at += 1;
            continue;
        }
        let end = (at..all.len()).find(|&next| !capital(next)).unwrap_or(all.len());
        let told = at > start && is_people(str(at - 1));
        let behind = str(end);
        let opens = at == start
            && !search::lists(PLACES, str(at))
            && (search::lists(BEHIND, behind) || behind.ends_with("ed"));
        if (told || opens)
            && end > at + 1
            && let (Some(first), Some(last)) = (all.get(from), all.get(end - 1))
            && let Mention::Named(mut name) = mention::read(article, first.span.cover(last.span))
        {
            let known = *name.gender.get_or_insert(gender);
            return Some(name)
                .filter(|name| known == gender && !name.body && !letter::is_capitals(name.surname()));
        }
        at = end;
    }
    None
}

/// True for a noun for people: `councillor`, `guitarist`.
fn is_people(word: &str) -> bool {
    search::ends(
        "er|or|ist|ian|man|boss|chief|star|head|coach|captain|president|mayor|judge|student|resident|actress",
        word,
    ) > 0
        && !search::lists(NO_PEOPLE, word)
}
