//! Words of saying: for each that a sentence holds, who says what.

use std::ops::Range;

use super::act::Act;
use super::content::{self, Lead};
use super::lexicon::{Class, Evidence, Form, Verb};
use super::passage::Passage;
use super::{phrase, source};

/// Verbs that spell a noun.
const AMBIGUOUS: &[&str] = &[
    "state", "question", "comment", "remark", "report", "claim", "call", "post", "note", "point", "answer",
    "demand", "promise", "pledge", "charge", "rule", "vow", "attack", "estimate", "reply", "praise",
    "protest", "tweet", "email",
];

/// How verbs start that report with an infinitive: `vowed to stay`.
const PROMISES: &[&str] = &["vow", "promis", "pledg", "threaten", "propos", "swore", "agreed", "volunteer"];

/// Verbs whose subject is as often a thing that says nothing: `The rhetoric suggests that …`.
const IMPERSONAL: &[&str] = &[
    "suggest",
    "suggests",
    "suggested",
    "signal",
    "signals",
    "signaled",
    "reveal",
    "reveals",
    "revealed",
    "underscores",
    "underscored",
    "underlines",
    "hints",
    "hinted",
];

/// Appends the acts of speech that the sentence reports.
pub(super) fn find(p: &Passage, sentence: &Range<usize>, out: &mut Vec<Act>) {
    let first = out.len();
    let mut i = sentence.start;
    while i < sentence.end {
        if let Some(marked) = p.marked_at(i) {
            i = marked.tokens.end.max(i + 1);
            continue;
        }
        let said = out.get(first..).and_then(|acts| acts.last());
        let act = if p.is_word(i, "according") && p.is_word(i + 1, "to") {
            phrase::according(p, sentence, i)
        } else if p.class(i) == Class::Colon {
            phrase::named_turn(p, sentence, i)
        } else {
            let claim = phrase::claimed(p, sentence, i);
            claim.or_else(|| p.verb(i).and_then(|verb| reported(p, sentence, i, verb, said)))
        };
        i = act.as_ref().and_then(|act| act.cue.as_ref()).map_or(i + 1, |cue| cue.end.max(i + 1));
        out.extend(act);
    }
}

/// What the verb at `at` reports, if it reports anything here.
fn reported(p: &Passage, sentence: &Range<usize>, at: usize, verb: Verb, said: Option<&Act>) -> Option<Act> {
    // Inside a sentence a capital makes it a name: `the State Department`, `the Post`.
    let name = p.is_capital(at) && at > sentence.start && !p.in_marks(at - 1);
    if name || is_noun(p, sentence, at, verb) {
        return None;
    }
    let group = Group::around(p, sentence, at, verb)?;
    if verb.evidence == Evidence::Thought {
        return phrase::thought(p, sentence, &group);
    }
    if group.passive {
        return phrase::quoted_as_saying(p, sentence, &group);
    }
    inverted(p, sentence, &group).or_else(|| plain(p, sentence, &group, said))
}

/// A verb with its auxiliaries and particles.
pub(super) struct Group {
    /// First auxiliary or adverb, or the verb.
    pub start: usize,
    pub verb: usize,
    /// One past the particle, or the verb.
    pub end: usize,
    pub evidence: Evidence,
    pub form: Form,
    pub negated: bool,
    /// `would say`, `to say`: not said, unless the words stand in marks.
    pub unreal: bool,
    pub passive: bool,
}

impl Group {
    fn around(p: &Passage, sentence: &Range<usize>, at: usize, verb: Verb) -> Option<Self> {
        let mut start = at;
        while start > sentence.start && matches!(p.class(start - 1), Class::Auxiliary | Class::Adverb) {
            start -= 1;
        }
        let any = |words: &[&str]| (start..at).any(|i| words.iter().any(|word| p.is_word(i, word)));
        let negative = |i: usize| {
            ["not", "never"].contains(&p.str(i)) || p.str(i).ends_with("n't") || p.str(i).ends_with("n’t")
        };
        let modal = any(&["would", "could", "should", "might", "may", "will", "can", "must"]);
        let to = start.checked_sub(1).is_some_and(|i| p.is_word(i, "to"));
        let went_on = to && start >= 3 && p.is_word(start - 2, "on") && p.verb(start - 3).is_some();
        let past = matches!(verb.form, Form::Past | Form::Participle);
        let passive = past && any(&["is", "are", "was", "were", "be", "been", "being"]);
        if verb.form == Form::Base && to && !went_on && verb.evidence != Evidence::None {
            return None;
        }
        let particle = ["out", "back", "on", "up"].iter().any(|word| p.is_word(at + 1, word));
        let particle = particle && verb.evidence != Evidence::None && p.class(at + 2) != Class::Other;
        Some(Self {
            start: if went_on { start - 3 } else { start },
            verb: at,
            end: at + 1 + usize::from(particle),
            evidence: verb.evidence,
            form: verb.form,
            negated: (start..at).any(negative),
            unreal: modal || to && !went_on,
            passive,
        })
    }
}

/// True where the form is a noun: `the report`, `his claims`, `of concern`.
fn is_noun(p: &Passage, sentence: &Range<usize>, at: usize, verb: Verb) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before >= sentence.start) else {
        return matches!(verb.form, Form::Base) && p.class(at) == Class::Other && !p.is_word(at, "say");
    };
    let nominal = matches!(p.class(before), Class::Determiner | Class::Possessive)
        || p.class(before) == Class::Preposition && !p.is_word(before, "to") && verb.form != Form::Ing;
    // A verb of saying is never right before another verb: `the new rules are`.
    let subject = verb.form != Form::Ing && matches!(p.class(at + 1), Class::Auxiliary | Class::Verb);
    let nominal = nominal || subject;
    match verb.form {
        Form::Base | Form::Third | Form::Past | Form::Participle => {
            nominal && verb.evidence != Evidence::None
        }
        Form::Ing => matches!(p.class(before), Class::Determiner | Class::Possessive),
    }
}

/// `“…,” said X` and `…, said X.`
fn inverted(p: &Passage, sentence: &Range<usize>, group: &Group) -> Option<Act> {
    let reports = matches!(group.form, Form::Past | Form::Third) && group.evidence != Evidence::Object;
    let before = group.verb.checked_sub(1).filter(|before| *before >= sentence.start && reports)?;
    let edge = p.in_marks(before) || matches!(p.class(before), Class::Comma | Class::Dash);
    let source = source::after(p, group.end, sentence.end).filter(|_| edge && group.start == group.verb)?;
    if source.len() == 1
        && p.class(source.start) == Class::Subject
        && ["it", "there", "you"].contains(&p.str(source.start))
    {
        return None;
    }
    let ends = p.is_break(source.end) || p.class(source.end) == Class::Time || p.is_word(source.end, "in");
    let pronoun = p.class(source.start) == Class::Subject && !ends;
    let goes_on = matches!(
        p.class(source.end),
        Class::Auxiliary | Class::Verb | Class::Subject | Class::Adverb | Class::Other
    ) || p.is_word(source.end, "that");
    if (goes_on || pronoun) && !p.in_marks(before) && source.end < sentence.end {
        return None;
    }
    let mut content = said_before(p, sentence, group.verb, group.evidence)?;
    let cue = Some(group.verb..group.end);
    content.extend(resumed(p, source.end, sentence.end, &content, false));
    Some(Act { content, cue, source: Some(source), ..Act::new("inverted") })
}

/// `X said …`, `…, X said`, `…, X said, …`, `…, saying …`.
fn plain(p: &Passage, sentence: &Range<usize>, group: &Group, said: Option<&Act>) -> Option<Act> {
    let participle = group.form == Form::Ing && group.start == group.verb;
    let subject = if participle {
        said.and_then(|act| act.source.clone()).or_else(|| source::leading(p, sentence.start, group.verb))
    } else {
        let shared = || {
            said.and_then(|act| act.source.clone())
                .or_else(|| source::leading(p, sentence.start, group.start))
        };
        let joined = group.start > sentence.start && p.class(group.start - 1) == Class::Conjunction;
        let same = || (joined && group.form != Form::Base).then(shared).flatten();
        source::before(p, sentence.start, group.start).or_else(same)
    };
    let cue = Some(group.verb..group.end);
    let act = |content, rule| Act { content, cue: cue.clone(), source: subject.clone(), ..Act::new(rule) };
    let lead =
        content::start(p, group.end, sentence.end, p.is_word(group.verb, "told") || told(p, group.verb));
    let marks = matches!(lead, Some((_, Lead::Mark)));
    if (group.negated || group.unreal) && !marks {
        return None;
    }
    if !participle && let Some(edge) = subject.as_ref().map(|subject| subject.start) {
        let clausal = matches!(lead, Some((_, Lead::That | Lead::Colon | Lead::Bare)));
        let said = said_before(p, sentence, edge, group.evidence);
        if (!clausal || edge > sentence.start && p.in_marks(edge - 1))
            && let Some(mut content) = said.or_else(|| interrupted(p, sentence, edge, group))
        {
            let reversed = matches!(lead, Some((_, Lead::Object)));
            if !reversed || p.in_marks(edge - 1) {
                content.extend(resumed(p, group.end, sentence.end, &content, true));
                return Some(act(content, "subject-verb-last"));
            }
        }
    }
    let bare_form = group.form == Form::Participle && group.start == group.verb;
    if (subject.is_none() || bare_form) && !marks {
        return None;
    }
    if ends_in_colon(p, sentence, group.end)
        && subject.is_some()
        && group.evidence != Evidence::Object
        && !participle
    {
        return Some(act(Vec::new(), "colon-paragraph"));
    }
    let (start, lead) = lead?;
    let enough = match (group.evidence, lead) {
        (Evidence::None, _)
        | (Evidence::Clause, Lead::That | Lead::Bare | Lead::Mark)
        | (Evidence::Marks, Lead::Mark) => true,
        (Evidence::Clause | Evidence::Marks, Lead::Colon) => p.opens(start).is_some(),
        (Evidence::Clause, Lead::Infinitive) => {
            PROMISES.iter().any(|stem| p.str(group.verb).starts_with(stem))
        }
        (Evidence::Object, _) => lead != Lead::Infinitive && (marks || p.class(start) != Class::Preposition),
        _ => false,
    };
    if is_ambiguous(p, group) && !marks && lead != Lead::That && !is_person(p, subject.as_ref()) {
        return None;
    }
    if !enough
        || lead != Lead::Mark && IMPERSONAL.contains(&p.str(group.verb)) && !is_person(p, subject.as_ref())
    {
        return None;
    }
    let content = words_from(p, start, sentence.end, lead);
    (!content.is_empty()).then(|| act(vec![content], if participle { "participle" } else { "subject-verb" }))
}

/// True where the paragraph ends in a colon soon behind `at`: the words are in the next one.
fn ends_in_colon(p: &Passage, sentence: &Range<usize>, at: usize) -> bool {
    let last = sentence.end.saturating_sub(1);
    sentence.end == p.tokens.len() && last < at + 20 && p.class(last) == Class::Colon
}

/// True for forms that are as often a noun: `questions`, `report`.
fn is_ambiguous(p: &Passage, group: &Group) -> bool {
    let noun = matches!(group.form, Form::Base | Form::Third) && group.start == group.verb;
    let verb = p.str(group.verb);
    noun && AMBIGUOUS.contains(&verb.strip_suffix('s').unwrap_or(verb))
}

/// True where a subject is a name or stands for a person.
fn is_person(p: &Passage, subject: Option<&Range<usize>>) -> bool {
    subject.is_some_and(|subject| match p.class(subject.start) {
        Class::Subject => !p.is_word(subject.start, "it"),
        _ => {
            p.is_capital(subject.start)
                && p.class(subject.start) == Class::Other
                && p.is_capital(subject.end - 1)
        }
    })
}

/// True for forms of `tell`: they have a listener before the words.
fn told(p: &Passage, verb: usize) -> bool {
    ["tell", "tells", "telling"].contains(&p.str(verb))
}

/// The words behind a cue: one marked stretch where that is all of it, else the clause.
pub(super) fn words_from(p: &Passage, start: usize, until: usize, lead: Lead) -> Range<usize> {
    if let Some(marked) = p.opens(start) {
        let end = marked.tokens.end;
        let whole = ends_in_stop(p, &marked.tokens) || end >= until || p.is_break(end) || lead == Lead::Colon;
        if whole {
            return marked.tokens.clone();
        }
    }
    content::clause(p, start, until)
}

/// True where a marked stretch ends like a sentence or clause of its own.
fn ends_in_stop(p: &Passage, marked: &Range<usize>) -> bool {
    let last = marked.end.saturating_sub(2);
    last > marked.start && matches!(p.class(last), Class::Comma | Class::Stop | Class::Dash)
}

/// The words before `edge`, where the subject or an inverted cue starts, if they can be what
/// was said: they end in a comma or a quotation mark.
pub(super) fn said_before(
    p: &Passage,
    sentence: &Range<usize>,
    edge: usize,
    evidence: Evidence,
) -> Option<Vec<Range<usize>>> {
    let before = edge.checked_sub(1).filter(|before| *before >= sentence.start)?;
    if let Some(marked) = p.marked_at(before) {
        let plain =
            evidence != Evidence::Object && (ends_in_stop(p, &marked.tokens) || marked.tokens.len() > 6);
        let from =
            if edge - sentence.start < content::LONGEST { sentence.start } else { marked.tokens.start };
        let content = from..edge;
        return plain.then(|| vec![content]);
    }
    let edge_mark =
        matches!(p.class(before), Class::Comma | Class::Dash) && edge - sentence.start < content::LONGEST;
    let fits = edge_mark && matches!(evidence, Evidence::None | Evidence::Clause);
    let content = sentence.start..content::trimmed(p, sentence.start, before);
    let marked_end = content.end.checked_sub(1).is_some_and(|last| p.in_marks(last));
    let opening = matches!(p.class(sentence.start), Class::Preposition | Class::Subordinator) && !marked_end;
    let clause = marked_end || content::has_clause(p, content.start, content.end) && content.len() > 2;
    (fits && clause && !(opening && evidence != Evidence::None)).then(|| vec![content])
}

/// The words before an attribution that interrupts them: `The dam, he said, is old.`
fn interrupted(
    p: &Passage,
    sentence: &Range<usize>,
    edge: usize,
    group: &Group,
) -> Option<Vec<Range<usize>>> {
    let before = edge.checked_sub(1).filter(|before| *before > sentence.start)?;
    let commas = p.class(before) == Class::Comma && p.class(group.end) == Class::Comma;
    let next = group.end + 1;
    let rest = !phrase::joins_on(p, next) && content::has_clause(p, next, sentence.end);
    let goes_on = matches!(p.class(next), Class::Auxiliary | Class::Verb) || rest;
    let content = sentence.start.max(edge.saturating_sub(content::LONGEST))..before;
    (commas && goes_on && group.evidence == Evidence::None).then(|| vec![content])
}

/// The words behind an attribution that goes on with what was said: `“…,” she said, “…”`.
fn resumed(p: &Passage, at: usize, until: usize, said: &[Range<usize>], bare: bool) -> Option<Range<usize>> {
    let end = until.min(at + 25);
    let comma = (at..end).find(|&i| p.is_break(i))?;
    let next = if p.in_marks(comma) { comma } else { comma + 1 };
    if let Some(marked) = p.opens(next).filter(|_| p.class(comma) != Class::Stop) {
        return Some(marked.tokens.clone());
    }
    let marked_before = said.iter().any(|range| range.end > range.start && p.in_marks(range.end - 1));
    let goes_on =
        bare && comma == at && p.class(comma) == Class::Comma && !marked_before && !phrase::joins_on(p, next);
    goes_on.then(|| content::clause(p, next, until)).filter(|rest| !rest.is_empty())
}
