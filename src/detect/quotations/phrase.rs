//! Reports without a plain verb of saying: `according to`, `Name:`, `the claim that`, and verbs
//! that count in one turn of phrase only.

use std::ops::Range;

use super::act::Act;
use super::content;
use super::cue::{Group, said_before, words_from};
use super::lexicon::{Class, Evidence};
use super::passage::Passage;
use super::{Manner, source};

/// Nouns that can hold what was said: `the claim that …`.
const NOUNS: &[&str] =
    &["claim", "allegation", "assertion", "statement", "warning", "promise", "suggestion", "announcement"];

/// `According to X, …` and `…, according to X`.
pub(super) fn according(p: &Passage, sentence: &Range<usize>, at: usize) -> Option<Act> {
    let cue = at..at + 2;
    let from = at + 2;
    let opening = p.tokens.get(sentence.start..at)?.len() <= 1;
    let before = source::after(p, from, sentence.end)?;
    let act = |content, source, rule| Act {
        content,
        cue: Some(cue.clone()),
        source: Some(source),
        ..Act::new(rule)
    };
    if opening {
        let before = source::opening(p, from, sentence.end)?;
        let comma = (before.end..sentence.end.min(before.end + 20)).find(|&i| p.class(i) == Class::Comma);
        let source = from..comma.unwrap_or(before.end);
        let start = comma.map_or(before.end, |comma| comma + 1);
        let said = content::clause(p, start, sentence.end);
        return (!said.is_empty()).then(|| act(vec![said], source, "according-to-first"));
    }
    let from = sentence.start.max(at.saturating_sub(content::LONGEST));
    let first = from..content::trimmed(p, from, at);
    let mut said = vec![first];
    if p.class(before.end) == Class::Comma && p.class(at - 1) == Class::Comma {
        let rest = content::clause(p, before.end + 1, sentence.end);
        if content::has_clause(p, rest.start, rest.end) && !joins_on(p, rest.start) {
            said.push(rest);
        }
    }
    said.retain(|range| !range.is_empty());
    (!said.is_empty()).then(|| act(said, before, "according-to-last"))
}

/// True where what starts at `at` goes on about the report instead of what was said.
pub(super) fn joins_on(p: &Passage, at: usize) -> bool {
    matches!(p.class(at), Class::Conjunction | Class::Subordinator | Class::Preposition)
        || source::is_ing(p, at)
}

/// `Name: “…”`, as in interviews and headlines.
pub(super) fn named_turn(p: &Passage, sentence: &Range<usize>, at: usize) -> Option<Act> {
    let marked = p.opens(at + 1)?;
    let name = sentence.start..at;
    let is_name = name.len() <= 5
        && !name.is_empty()
        && name.clone().all(|i| p.is_capital(i) && p.class(i) == Class::Other);
    is_name.then(|| Act {
        content: vec![marked.tokens.clone()],
        cue: Some(at..at + 1),
        source: Some(name),
        ..Act::new("name-colon")
    })
}

/// `X's claim that …`, `the claim by X that …` is left to its source; a bare one has none.
pub(super) fn claimed(p: &Passage, sentence: &Range<usize>, at: usize) -> Option<Act> {
    let owner = at.checked_sub(1).filter(|_| NOUNS.contains(&p.str(at)) && p.is_word(at + 1, "that"))?;
    let source = match p.class(owner) {
        Class::Possessive => source::phrase_before(p, sentence.start, owner)?,
        Class::Determiner if ["his", "her", "their"].iter().any(|w| p.is_word(owner, w)) => owner..at,
        _ => return None,
    };
    let said = content::clause(p, at + 2, sentence.end);
    (said.len() > 2).then(|| Act {
        content: vec![said],
        cue: Some(at..at + 1),
        source: Some(source),
        ..Act::new("noun-that")
    })
}

/// `X was quoted as saying …`.
pub(super) fn quoted_as_saying(p: &Passage, sentence: &Range<usize>, group: &Group) -> Option<Act> {
    let as_saying =
        p.is_word(group.verb, "quoted") && p.is_word(group.end, "as") && p.is_word(group.end + 1, "saying");
    let source = source::before(p, sentence.start, group.start).filter(|_| as_saying)?;
    let end = group.end + 2;
    let cue = Some(group.start..end);
    let act = |content| Act {
        content,
        cue: cue.clone(),
        source: Some(source.clone()),
        ..Act::new("quoted-as-saying")
    };
    if let Some(content) = said_before(p, sentence, source.start, Evidence::None) {
        return Some(act(content));
    }
    let (start, lead) = content::start(p, end, sentence.end, false)?;
    Some(act(vec![words_from(p, start, sentence.end, lead)]))
        .filter(|act| act.content.iter().all(|c| !c.is_empty()))
}

/// `X believes that …`: only where it is plain.
pub(super) fn thought(p: &Passage, sentence: &Range<usize>, group: &Group) -> Option<Act> {
    let that = p.is_word(group.end, "that");
    let source = source::before(p, sentence.start, group.start)
        .filter(|_| that && !group.negated && !group.passive)?;
    let content = content::clause(p, group.end + 1, sentence.end);
    let cue = Some(group.verb..group.end);
    let act = Act { content: vec![content], cue, source: Some(source), ..Act::new("thought-that") };
    (!act.content.iter().any(Range::is_empty)).then_some(Act { manner: Manner::Thought, ..act })
}
