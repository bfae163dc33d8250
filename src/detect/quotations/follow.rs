//! Marked words without a cue of their own: those that go on with an act of speech before them,
//! in the same paragraph or over its end.

use std::ops::Range;

use crate::text::{Article, search};

use super::act::Act;
use super::passage::Passage;
use super::turn;
use super::{Carry, Manner, Quotation, QuotationKind};

/// Marked stretches shorter than this, in tokens with their marks, are no speech without a cue.
const SHORTEST: usize = 6;

/// Gives marked words without a cue to the act of speech that they go on with, and appends an act where there
/// is none: without a source, or with that which a colon names. `acts` is in text order.
pub(super) fn float(p: &Passage, dated: bool, acts: &mut Vec<Act>) {
    let free = unclaimed(p, acts);
    let mut alone = Vec::new();
    let mut next = 0;
    let mut sentence = Bare::default();
    for (marked, _) in p.marked.iter().zip(free).filter(|(_, free)| *free) {
        let range = &marked.tokens;
        while acts.get(next).is_some_and(|act| act.start() < range.start) {
            next += 1;
        }
        sentence.move_to(p, range.start);
        let from = sentence.sentence.start;
        let earlier = acts.get_mut(..next).unwrap_or_default();
        let mut before = earlier.iter_mut().filter(|act| act.manner == Manner::Speech);
        let led = range.start.checked_sub(1).map_or("", |at| p.str(at));
        let heir = if led == "," {
            // `“The first,” she said, pointing at the wall, “the second.”`
            let interrupted = |act: &&mut Act| {
                let end = act.content.last().map_or(0, |last| last.end);
                let said = |part: &Range<usize>| part.start >= end && part.end <= range.start;
                end > from && end <= range.start && p.in_marks(end - 1) && act.cue.as_ref().is_some_and(said)
            };
            before.rev().take(4).find(interrupted)
        } else if led == ":" && range.len() >= SHORTEST {
            let speaks = || before.next_back().filter(|act| act.start() >= from)?.source.first().cloned();
            if let Some(source) = turn::name_before(p, range.start - 1).or_else(speaks) {
                let cue = Some(range.start - 1..range.start);
                let content = vec![range.clone()];
                alone.push(Act { content, cue, source: vec![source], ..Act::new("name-colon") });
            } else if p.is_capital(range.start + 1) && search::lists(". ! ? …", p.str(range.end - 2)) {
                // `Ana Diaz shared her relief: “At last.”`
                let name = from..(from..range.start).find(|&at| !p.is_capital(at)).unwrap_or(from);
                let verb = p.str(name.end);
                let acts = verb.ends_with("ed") || search::lists("was has had wrote", verb);
                let source = if acts && !name.is_empty() { vec![name] } else { Vec::new() };
                let cue = Some(range.start - 1..range.start);
                alone.push(Act {
                    content: vec![range.clone()],
                    cue,
                    source,
                    ..Act::new("colon before marks")
                });
            }
            None
        } else if sentence.is_all_marked_around(range) {
            let heir = before.next_back();
            if heir.is_none() && range.len() >= SHORTEST {
                alone.push(Act { content: vec![range.clone()], ..Act::new("uncued") });
            }
            heir
        } else {
            None
        };
        match heir {
            Some(act) if !dated => act.content.push(range.clone()),
            Some(act) => {
                let source = act.source.clone();
                alone.push(Act { content: vec![range.clone()], source, ..Act::new("uncued") });
            }
            None => {}
        }
    }
    acts.extend(alone);
    acts.sort_by_key(Act::start);
}

/// For each marked stretch, whether it is in no act's content.
pub(super) fn unclaimed(p: &Passage, acts: &[Act]) -> Vec<bool> {
    let mut edges = vec![0i32; p.marked.len() + 1];
    for range in acts.iter().flat_map(|act| &act.content) {
        let from = p.marked.partition_point(|marked| marked.tokens.start < range.start);
        let to = p.marked.partition_point(|marked| marked.tokens.start < range.end);
        for (at, change) in [(from, 1), (to.max(from), -1)] {
            edges.iter_mut().skip(at).take(1).for_each(|edge| *edge += change);
        }
    }
    let mut open = 0;
    let count = |edge: &i32| {
        open += edge;
        open == 0
    };
    edges.iter().take(p.marked.len()).map(count).collect()
}

/// What of a sentence stands outside all marks, read once a sentence however many marks it has.
#[derive(Default)]
struct Bare {
    /// The sentence's tokens.
    sentence: Range<usize>,
    /// From its first token outside marks to its last word there: stops and citation markers may
    /// follow a quotation. Empty where there is none.
    tokens: Range<usize>,
}

impl Bare {
    /// Reads the sentence that holds the token `at`; for a rising `at`.
    fn move_to(&mut self, p: &Passage, at: usize) {
        if self.sentence.contains(&at) {
            return;
        }
        let index = p.sentences.partition_point(|sentence| sentence.end <= at);
        self.sentence = p.sentences.get(index).cloned().unwrap_or_default();
        let first = self.sentence.clone().find(|&i| !p.in_marks(i)).unwrap_or(self.sentence.end);
        let is_word = |&i: &usize| !p.in_marks(i) && p.tokens.get(i).is_some_and(|token| token.is_word());
        self.tokens = first..(first..self.sentence.end).rfind(is_word).map_or(first, |last| last + 1);
    }

    /// True where a marked stretch is the sentence, or ends or begins one that is marked too.
    fn is_all_marked_around(&self, range: &Range<usize>) -> bool {
        self.tokens.start >= range.start && self.tokens.end <= self.tokens.start.max(range.end)
    }
}

/// Joins the first quotation of a paragraph to what the one before left unfinished: a mark that
/// was never closed, or a cue whose words were to come.
pub(super) fn join(p: &Passage, carry: &mut Carry, found: &mut Vec<Quotation>, out: &mut Vec<Quotation>) {
    let pending = carry.pending.take();
    let unfinished = carry.unfinished.take();
    let Some(marked) = p.marked.first() else { return };
    let first = found.iter().position(|q| q.content.iter().any(|span| span.overlaps(marked.span)));
    if let Some(mut before) = pending.map(|before| *before)
        && marked.tokens.start == 0
    {
        match first.and_then(|at| found.get_mut(at)) {
            Some(quotation) if quotation.cue.is_empty() => {
                before.content.append(&mut quotation.content);
                before.kind = quotation.kind;
                *quotation = before;
            }
            Some(_) => {}
            None => found.insert(0, Quotation { content: vec![marked.span], ..before }),
        }
        return;
    }
    let Some(before) = unfinished.filter(|at| marked.continues && *at < out.len()) else { return };
    let Some(at) = first else { return };
    if out.get(before).is_some_and(|quotation| quotation.cue.is_empty()) {
        let earlier = out.remove(before);
        if let Some(quotation) = found.get_mut(at) {
            quotation.content.splice(..0, earlier.content);
        }
    } else if let Some(quotation) = out.get_mut(before) {
        quotation.content.append(&mut found.remove(at).content);
        // The next paragraph may go on still.
        if found.is_empty() {
            carry.unfinished = Some(before);
        }
    }
}

/// Gives a paragraph of marked words without a cue to whoever the paragraph before quotes last.
pub(super) fn speak_on(article: &Article, index: usize, found: &mut [Quotation], before: Option<&Quotation>) {
    let Some(first) = found.first_mut().filter(|first| first.rule == "uncued") else { return };
    let place =
        |quotation: &Quotation| quotation.content.last().and_then(|span| article.paragraph_at(span.start));
    let near = before
        .filter(|before| before.kind != QuotationKind::Indirect && place(before) == index.checked_sub(1));
    if let Some(before) = near.filter(|before| before.manner == Manner::Speech) {
        first.speaker.clone_from(&before.speaker);
    }
}
