//! What was said: where the words begin behind a cue, and where they end.

use std::ops::Range;

use super::lexicon::{Class, Evidence, Form};
use super::passage::Passage;
use super::source::is_ing;

/// How far behind a cue its `that` may stand, in tokens.
const NEAR: usize = 14;

/// How many tokens what was said may have without marks: a bound for texts without stops.
pub(super) const LONGEST: usize = 150;

/// How the words behind a cue are led in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    That,
    Colon,
    Mark,
    /// A clause that stands there bare.
    Bare,
    /// `to` and a verb.
    Infinitive,
    /// Anything else.
    Object,
}

/// Where the words behind a cue start, and how they are led in. `at` is the token behind the cue.
pub(super) fn start(p: &Passage, at: usize, until: usize, told: bool) -> Option<(usize, Lead)> {
    if let Some(that) = complementiser(p, at, until) {
        return Some((that + 1, Lead::That)).filter(|(at, _)| *at < until);
    }
    let mut i = at;
    if told {
        i = skip_listener(p, i, until);
    }
    i = skip_occasion(p, i, until);
    match p.class(i) {
        _ if i >= until => None,
        _ if p.opens(i).is_some() => Some((i, Lead::Mark)),
        Class::Colon => (i + 1 < until).then_some((i + 1, Lead::Colon)),
        Class::Comma if p.opens(i + 1).is_some() => Some((i + 1, Lead::Mark)),
        Class::Subject => Some((i, Lead::Bare)),
        _ if is_infinitive(p, i) => Some((i, Lead::Infinitive)),
        Class::Mark if !["$", "£", "€", "#", "@"].contains(&p.str(i)) => None,
        Class::OpenBracket if p.str(i) == "(" => None,
        Class::Comma | Class::Stop | Class::Semicolon | Class::Dash | Class::CloseBracket => None,
        _ => Some((i, if has_clause(p, i, until) { Lead::Bare } else { Lead::Object })),
    }
}

/// The `that` of the cue: near, in the same clause, with no verb before it.
fn complementiser(p: &Passage, at: usize, until: usize) -> Option<usize> {
    let mut commas = 0;
    for i in at..until.min(at + NEAR) {
        if p.in_marks(i) {
            return None;
        }
        match p.class(i) {
            Class::Subordinator => {
                let clause =
                    !matches!(p.class(i + 1), Class::Comma | Class::Stop | Class::Auxiliary | Class::Verb);
                return (p.is_word(i, "that") && clause).then_some(i);
            }
            Class::Comma => commas += 1,
            Class::Stop | Class::Colon | Class::Semicolon | Class::Dash | Class::Auxiliary | Class::Verb => {
                return None;
            }
            Class::Mark | Class::OpenBracket => return None,
            Class::Other if p.verb(i).is_some_and(|verb| verb.form == Form::Ing) => return None,
            Class::Subject if i > at => return None,
            _ => {}
        }
        if commas > 2 {
            return None;
        }
    }
    None
}

/// Behind the one who is told: `told him`, `told reporters`, `told The Daily Star`.
fn skip_listener(p: &Passage, at: usize, until: usize) -> usize {
    match p.class(at) {
        Class::Object | Class::Subject => return at + 1,
        Class::Determiner
            if ["me", "his", "her"].iter().any(|w| p.is_word(at, w)) && p.class(at + 1) != Class::Other =>
        {
            return at + 1;
        }
        _ => {}
    }
    let mut i = at + usize::from(p.class(at) == Class::Determiner);
    let named = p.is_capital(i);
    while i < until && !p.in_marks(i) {
        let holds = match p.class(i) {
            Class::Other => i == at || p.is_capital(i) == named || i < at + 2,
            Class::Possessive => true,
            _ => p.is_word(i, "of") || p.is_word(i, "the") && p.is_word(i - 1, "of"),
        };
        if !holds {
            break;
        }
        i += 1;
    }
    i
}

/// Behind when, where and to whom: `on Tuesday`, `in an interview with this newspaper`.
fn skip_occasion(p: &Passage, at: usize, until: usize) -> usize {
    let mut i = at;
    while i < until && !p.in_marks(i) {
        match p.class(i) {
            Class::Time | Class::Adverb => i += 1,
            Class::Preposition if !p.is_word(i, "like") && !is_infinitive(p, i) => {
                let mut k = i + 1 + usize::from(p.class(i + 1) == Class::Determiner);
                while k < until && !p.in_marks(k) && matches!(p.class(k), Class::Other | Class::Possessive) {
                    k += 1;
                }
                i = k.max(i + 1);
            }
            Class::Determiner if ["last", "this", "next"].iter().any(|w| p.is_word(i, w)) && i > at => i += 2,
            _ => break,
        }
    }
    i.min(until)
}

/// True for `to` before a verb: a small-letter word that is no plural.
fn is_infinitive(p: &Passage, at: usize) -> bool {
    let verb = p.class(at + 1) == Class::Auxiliary
        || p.class(at + 1) == Class::Other && !p.is_capital(at + 1) && !p.str(at + 1).ends_with('s');
    p.is_word(at, "to") && verb && !p.in_marks(at + 1)
}

/// True where a clause starts at `at`: a verb follows before the clause breaks.
pub(super) fn has_clause(p: &Passage, at: usize, until: usize) -> bool {
    (at..until.min(at + 25))
        .take_while(|&i| !matches!(p.class(i), Class::Stop | Class::Semicolon | Class::Colon))
        .any(|i| {
            let finite = p.verb(i).is_some_and(|verb| matches!(verb.form, Form::Past | Form::Third));
            i > at && (finite || matches!(p.class(i), Class::Auxiliary | Class::Verb))
                || matches!(p.class(i), Class::Subject)
        })
}

/// The words from `at` to the end of the clause; `until` is the end of the sentence.
pub(super) fn clause(p: &Passage, at: usize, until: usize) -> Range<usize> {
    let mut end = at;
    while end < until && end < at + LONGEST && !(end > at && ends_clause(p, end, until)) {
        end = p.marked_at(end).map_or(end + 1, |marked| marked.tokens.end.max(end + 1));
    }
    at..trimmed(p, at, end.min(until))
}

/// True where what follows the token at `at` belongs to the sentence that reports, not to what
/// is reported.
fn ends_clause(p: &Passage, at: usize, until: usize) -> bool {
    if !matches!(p.class(at), Class::Comma | Class::Semicolon | Class::Dash | Class::Conjunction) {
        return false;
    }
    let next = at + 1;
    if p.class(at) != Class::Conjunction {
        let says = p.verb(next).is_some_and(|v| v.form == Form::Ing && v.evidence != Evidence::Marks);
        if is_ing(p, next) && says || p.is_word(next, "according") {
            return true;
        }
    }
    let next = next + usize::from(matches!(p.class(next), Class::Conjunction) || p.is_word(next, "while"));
    if next == at + 1 && p.class(at) != Class::Conjunction && p.class(at) != Class::Semicolon {
        return false;
    }
    // `… and suggested that`: the same person goes on.
    let again = p
        .verb(next)
        .is_some_and(|v| v.form == Form::Past && matches!(v.evidence, Evidence::None | Evidence::Clause));
    if again && (p.is_word(next + 1, "that") || p.opens(next + 1).is_some()) {
        return true;
    }
    // `… and the mayor said`: another act of speech begins.
    let cue = (next..until.min(next + 8))
        .find(|&i| p.is_break(i) || p.verb(i).is_some() || p.class(i) == Class::Verb);
    cue.and_then(|cue| p.verb(cue)).is_some_and(|verb| {
        verb.evidence == Evidence::None && matches!(verb.form, Form::Past | Form::Third | Form::Base)
    })
}

/// The end of `at..end` without the final stop, a citation marker behind it, and loose marks.
pub(super) fn trimmed(p: &Passage, at: usize, end: usize) -> usize {
    let mut end = end;
    while end > at {
        let last = end - 1;
        if p.in_marks(last) {
            break;
        }
        match p.class(last) {
            Class::Comma
            | Class::Stop
            | Class::Semicolon
            | Class::Dash
            | Class::Colon
            | Class::Conjunction => end = last,
            Class::CloseBracket if p.str(last) == "]" => {
                let open = (at..last).rev().take(24).find(|&i| p.str(i) == "[");
                match open {
                    Some(open) => end = open,
                    None => break,
                }
            }
            _ => break,
        }
    }
    end
}
