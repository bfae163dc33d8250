//! Who is named beside a cue: the noun phrase before it, behind it, or at the sentence's head.

use std::ops::Range;

use super::lexicon::{Class, Form};
use super::passage::Passage;

/// How far a phrase may reach, in tokens.
const LONGEST: usize = 40;

/// Things one speaks in or at: a place to cut `said the mayor in a statement`.
const OCCASIONS: &[&str] = &[
    "statement",
    "interview",
    "speech",
    "email",
    "e-mail",
    "tweet",
    "post",
    "conference",
    "rally",
    "debate",
    "memo",
    "letter",
    "video",
    "blog",
    "briefing",
    "interviews",
    "tweets",
    "message",
    "call",
    "report",
    "column",
    "testimony",
    "appearance",
    "hearing",
    "address",
    "event",
    "article",
    "essay",
    "editorial",
    "op-ed",
    "podcast",
    "response",
];

/// Determiners that can be a phrase of their own: `Some said …`.
const STAND_ALONE: &[&str] =
    &["some", "many", "both", "most", "few", "several", "one", "all", "two", "three", "other", "another"];

/// The subject of a verb whose group starts at `verb`, at or behind `from`.
pub(super) fn before(p: &Passage, from: usize, verb: usize) -> Option<Range<usize>> {
    let last = verb.checked_sub(1).filter(|last| *last >= from)?;
    if p.is_word(last, "who") {
        return relative(p, from, last);
    }
    if ["himself", "herself", "themselves", "itself"].contains(&p.str(last)) {
        return phrase_before(p, from, last);
    }
    if p.class(last) == Class::Comma && last > from && p.class(last - 1) == Class::CloseBracket {
        return phrase_before(p, from, last);
    }
    if p.class(last) == Class::Comma {
        return apposed(p, from, last).or_else(|| interrupted(p, from, last));
    }
    phrase_before(p, from, verb)
}

/// `Iran's envoy, Ali Bagheri, who said`: the phrase before `who`, with what stands in apposition.
fn relative(p: &Passage, from: usize, who: usize) -> Option<Range<usize>> {
    let comma = who.checked_sub(1).filter(|comma| p.class(*comma) == Class::Comma);
    let end = comma.unwrap_or(who);
    let phrase = phrase_before(p, from, end)?;
    let Some(inner) = phrase.start.checked_sub(1).filter(|i| *i > from && p.class(*i) == Class::Comma) else {
        return Some(phrase);
    };
    let Some(outer) = phrase_before(p, from, inner) else { return Some(phrase) };
    let role_first = phrase.clone().all(|i| p.is_capital(i)) && !p.is_capital(inner - 1);
    let name_first = p.class(phrase.start) == Class::Determiner && p.is_capital(inner - 1);
    Some(if role_first || name_first { outer.start..end } else { phrase })
}

/// `Ana Diaz, the ministry's spokeswoman, said`: the phrase with its apposition, which ends at
/// the comma `last`.
fn apposed(p: &Passage, from: usize, last: usize) -> Option<Range<usize>> {
    for comma in commas_before(p, from, last) {
        let starts = match p.class(comma + 1) {
            Class::Determiner => true,
            Class::Subordinator => {
                ["who", "whose", "whom", "which", "where"].iter().any(|w| p.is_word(comma + 1, w))
            }
            Class::Other => {
                p.verb(comma + 1).is_none_or(|verb| verb.form == Form::Base) && !is_ing(p, comma + 1)
            }
            _ => false,
        };
        let named =
            p.is_capital(comma.saturating_sub(1)) || p.class(comma.saturating_sub(1)) == Class::CloseBracket;
        if let Some(phrase) = phrase_before(p, from, comma).filter(|_| starts)
            && (named
                || p.class(phrase.start) == Class::Determiner
                || (comma + 1..last).all(|i| p.is_capital(i)))
        {
            return Some(phrase.start..last);
        }
    }
    None
}

/// `The mayor, in a statement, said`: the phrase before an aside that ends at the comma `last`.
fn interrupted(p: &Passage, from: usize, last: usize) -> Option<Range<usize>> {
    let comma = commas_before(p, from, last).next()?;
    let aside = matches!(p.class(comma + 1), Class::Adverb | Class::Preposition | Class::Time)
        || is_ing(p, comma + 1);
    aside.then(|| phrase_before(p, from, comma)).flatten()
}

/// The commas before `last`, nearest first, as far as an apposition may reach.
fn commas_before<'p>(p: &'p Passage, from: usize, last: usize) -> impl Iterator<Item = usize> + 'p {
    (from..last)
        .rev()
        .take(LONGEST)
        .take_while(|&i| !p.in_marks(i) && !matches!(p.class(i), Class::Semicolon | Class::Colon))
        .filter(|&i| p.class(i) == Class::Comma)
}

/// The noun phrase that ends before `end`.
pub(super) fn phrase_before(p: &Passage, from: usize, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|last| *last >= from)?;
    if p.class(last) == Class::Subject {
        return (!p.is_word(last, "there")).then_some(last..end);
    }
    let mut start = end;
    while start > from && end - start < LONGEST {
        let i = start - 1;
        if p.in_marks(i) {
            break;
        }
        let holds = match p.class(i) {
            Class::Other => p.is_capital(i) || !is_finite(p, i),
            Class::Possessive => !(i > 0 && p.class(i - 1) == Class::Subject),
            Class::Determiner | Class::Preposition | Class::Time | Class::Adverb => true,
            Class::Conjunction => joins(p, from, i),
            Class::Mark => ["%", "$", "&", "’", "'", "£", "€"].contains(&p.str(i)),
            Class::CloseBracket => {
                let open =
                    (i.saturating_sub(12).max(from)..i).rev().find(|&k| p.class(k) == Class::OpenBracket);
                start = open.map_or(start, |open| open + 1);
                open.is_some()
            }
            _ => false,
        };
        if !holds {
            break;
        }
        start = start.min(i + 1) - 1;
    }
    head(p, start, end)
}

/// The phrase in `start..end` without what stands before it: `But on Tuesday the mayor`.
fn head(p: &Passage, start: usize, end: usize) -> Option<Range<usize>> {
    let loose = |i: usize| {
        matches!(
            p.class(i),
            Class::Conjunction | Class::Adverb | Class::Possessive | Class::Time | Class::Mark
        )
    };
    let mut start = (start..end).find(|&i| !loose(i))?;
    if p.class(start) == Class::Preposition {
        let object = ["by", "with", "from", "to", "for", "like", "about", "over"]
            .iter()
            .any(|word| p.is_word(start, word));
        let subject = (start + 2..end).rev().find(|&i| {
            let before = p.class(i - 1);
            let free = !matches!(before, Class::Preposition | Class::Determiner | Class::Possessive);
            let name = p.is_capital(i) && !p.is_capital(i - 1);
            let noun = p.class(i) == Class::Other && !p.is_capital(i) && p.is_capital(i - 1);
            free && (name || noun || p.class(i) == Class::Determiner)
        });
        start = subject.or_else(|| object.then_some(start + 1))?;
    }
    let last = end - 1;
    let nominal = match p.class(last) {
        Class::Other => !is_ing(p, last),
        Class::CloseBracket | Class::Time | Class::Adverb => end - start > 1,
        Class::Mark => p.str(last) == "%",
        Class::Determiner => STAND_ALONE.iter().any(|word| p.is_word(last, word)),
        _ => false,
    };
    nominal.then_some(start..end)
}

/// True where the conjunction at `at` joins two nouns and no clauses.
fn joins(p: &Passage, from: usize, at: usize) -> bool {
    let noun = |i: usize| matches!(p.class(i), Class::Other) && !is_finite(p, i);
    at > from
        && !p.is_word(at, "but")
        && noun(at - 1)
        && (noun(at + 1) || p.class(at + 1) == Class::Determiner)
        && (p.is_capital(at - 1) == p.is_capital(at + 1) || p.class(at + 1) == Class::Determiner)
}

/// The subject behind an inverted cue: `said Ana Diaz, the ministry's spokeswoman`.
pub(super) fn after(p: &Passage, at: usize, until: usize) -> Option<Range<usize>> {
    if p.class(at) == Class::Subject && at < until {
        return Some(at..at + 1);
    }
    if !matches!(p.class(at), Class::Other | Class::Determiner) || p.in_marks(at) {
        return None;
    }
    let mut end = phrase_end(p, at, until, false);
    for _ in 0..3 {
        let next = end + 1;
        if p.class(end) != Class::Comma || next >= until || p.in_marks(next) {
            break;
        }
        let suffix = ["Jr.", "Sr.", "Inc.", "II", "III"].contains(&p.str(next));
        let age = p.is_number(next) && matches!(p.class(next + 1), Class::Comma | Class::Stop);
        let party = p.is_capital(next) && p.str(next).contains('-');
        let noun = p.class(next) == Class::Determiner
            || p.class(next) == Class::Other && !is_ing(p, next) && !is_finite(p, next);
        if !(suffix || age || party || noun) {
            break;
        }
        end = phrase_end(p, next, until, true);
    }
    let named = (at..end).any(|i| p.class(i) == Class::Other && !p.is_number(i));
    (named && end > at).then_some(at..end)
}

/// The source behind `According to` at a sentence's head: an apposition counts only with an
/// article (`the mayor, a lawyer, …`), else what follows the comma is what was said.
pub(super) fn opening(p: &Passage, at: usize, until: usize) -> Option<Range<usize>> {
    let end = phrase_end(p, at, until, false);
    let again = p.class(end) == Class::Comma && ["a", "an"].iter().any(|word| p.is_word(end + 1, word));
    let apposed = if again { phrase_end(p, end + 1, until, true) } else { end };
    let end = if p.class(apposed) == Class::Comma { apposed } else { end };
    (end > at).then_some(at..end)
}

/// Where the noun phrase that starts at `at` ends. Inside an apposition (`inner`) it may hold
/// `in` and `at`.
fn phrase_end(p: &Passage, at: usize, until: usize, inner: bool) -> usize {
    let mut i = at;
    while i < until && i - at < LONGEST && !p.in_marks(i) {
        let holds = match p.class(i) {
            Class::Other => p.is_capital(i) || (!is_finite(p, i) && !is_ing(p, i)),
            Class::Possessive => true,
            Class::Determiner => i == at || !matches!(p.class(i - 1), Class::Other),
            Class::Preposition => {
                let ties = p.is_word(i, "of") || p.is_word(i, "for") || inner || !p.is_capital(i - 1);
                let occasion = (i + 1..i + 4).any(|k| OCCASIONS.iter().any(|word| p.is_word(k, word)));
                ties && !occasion && p.class(i + 1) != Class::Time
            }
            Class::Conjunction => joins(p, at, i),
            Class::Mark => ["%", "$", "&", "’", "'"].contains(&p.str(i)),
            Class::OpenBracket if !p.is_number(i + 1) => {
                let close = (i..(i + 12).min(until)).find(|&k| p.class(k) == Class::CloseBracket);
                i = close.unwrap_or(i);
                close.is_some()
            }
            _ => false,
        };
        if !holds {
            break;
        }
        i += 1;
    }
    i
}

/// The subject at the head of the clause that starts at `from`, for a participle further on.
pub(super) fn leading(p: &Passage, from: usize, until: usize) -> Option<Range<usize>> {
    let mut at = from;
    if matches!(p.class(at), Class::Preposition | Class::Subordinator | Class::Time) || is_ing(p, at) {
        at = (from..until).find(|&i| p.class(i) == Class::Comma)? + 1;
    }
    at = (at..until).find(|&i| !matches!(p.class(i), Class::Conjunction | Class::Adverb | Class::Time))?;
    if p.class(at) == Class::Subject {
        return Some(at..at + 1);
    }
    let end = phrase_end(p, at, until, false);
    (end > at && !p.in_marks(at) && (at..end).any(|i| p.class(i) == Class::Other)).then_some(at..end)
}

/// True for small-letter words that are a verb here more likely than a noun.
fn is_finite(p: &Passage, at: usize) -> bool {
    let form = p.verb(at).map(|verb| verb.form);
    let before = at.saturating_sub(1);
    let determined = at > 0
        && (p.class(before) == Class::Possessive
            || p.class(before) == Class::Determiner
                && !STAND_ALONE.iter().any(|word| p.is_word(before, word)));
    let after_name = at > 0 && p.is_capital(at - 1) || p.is_word(at + 1, "by");
    let inflected = after_name && p.str(at).len() > 4 && p.str(at).ends_with("ed");
    (matches!(form, Some(Form::Past)) || inflected && !p.str(at).contains('-')) && !determined
}

/// True for small-letter words in `-ing`.
pub(super) fn is_ing(p: &Passage, at: usize) -> bool {
    let word = p.str(at);
    word.len() > 4 && word.ends_with("ing") && p.class(at) == Class::Other
}
