//! What a person may ask for beyond yes and no, as proposals that [`super::reduce`] takes whole.
//!
//! Each function is `None` where the wish makes no sense for the annotation, or would change nothing.

use crate::annotation::any::count;
use crate::annotation::{Annotation, Id, MarkKind, Subject};
use crate::detect::citations::by_hand;
use crate::detect::{Analysis, Citation, Manner, Quotation, QuotationKind, Speaker};
use crate::text::Span;

use super::action::{Action, Proposal};
use super::history::Deed;
use super::revise;
use super::state::Session;

/// The rule named by what a person made.
pub const BY_HAND: &str = "by hand";

/// How sure the document says one can be of what a person made.
const CERTAIN: f32 = 0.99;

/// Speakers of these words that are the same: a surname is enough where one speaker has it.
const SHORTEST_NAME: usize = 2;

fn propose(deed: Deed, values: Vec<(Id, Annotation)>, removed: Vec<Id>) -> Option<Action> {
    let something = !values.is_empty() || !removed.is_empty();
    something.then_some(Action::Put(Proposal { deed, values, removed, orphan: None }))
}

fn one(deed: Deed, id: Id, value: Annotation) -> Option<Action> {
    propose(deed, vec![(id, value)], Vec::new())
}

/// The id that the next new annotation of a kind has.
fn next(analysis: &Analysis, subject: Subject) -> Id {
    Id { subject, index: count(analysis, subject) as u32 }
}

fn quotation(session: &Session, id: Id) -> Option<Quotation> {
    match Annotation::of(&session.analysis, id)? {
        Annotation::Quotation(it) if session.has(id) => Some(it),
        _ => None,
    }
}

/// A citation marker at `span`, read as far as its form is known.
pub fn citation(session: &Session, span: Span) -> Option<Action> {
    let id = next(&session.analysis, Subject::Citation);
    one(Deed::Added, id, Annotation::Citation(marker(session, span)?))
}

fn marker(session: &Session, span: Span) -> Option<Citation> {
    let words = session.article.slice(span);
    let (family, pointers) = by_hand::read(&session.article, span, &session.analysis.references);
    let citation = Citation { span, family, narrative: false, pointers, rule: BY_HAND, confidence: CERTAIN };
    (!words.is_empty()).then_some(citation)
}

/// A quotation whose words are at `span`.
pub fn quote(session: &Session, span: Span) -> Option<Action> {
    let id = next(&session.analysis, Subject::Quotation);
    one(Deed::Added, id, Annotation::Quotation(words(session, span)?))
}

fn words(session: &Session, span: Span) -> Option<Quotation> {
    let words = session.article.slice(span);
    (!words.is_empty()).then(|| Quotation::plain(kind_of(words), span, BY_HAND, CERTAIN))
}

/// Whether words are given in marks.
fn kind_of(words: &str) -> QuotationKind {
    const MARKS: [char; 12] = ['"', '“', '”', '„', '«', '»', '‘', '’', '‹', '›', '「', '」'];
    // The stop of the sentence may stand behind the mark.
    match (words.starts_with(MARKS), words.trim_end_matches(&['.', ','][..]).ends_with(MARKS)) {
        (true, true) => QuotationKind::Direct,
        _ if words.contains(&['"', '“', '„', '«', '「'][..]) => QuotationKind::Mixed,
        _ => QuotationKind::Indirect,
    }
}

/// Gives a quotation another kind and manner.
pub fn relabel(session: &Session, id: Id, kind: QuotationKind, manner: Manner) -> Option<Action> {
    let mut it = quotation(session, id)?;
    if (it.kind, it.manner) == (kind, manner) {
        return None;
    }
    (it.kind, it.manner) = (kind, manner);
    one(Deed::Relabelled, id, Annotation::Quotation(it))
}

/// Gives the piece of annotation `id` that stands at `old` the edges `new`.
pub fn resize(session: &Session, id: Id, kind: MarkKind, old: Span, new: Span) -> Option<Action> {
    if old == new || new.is_empty() {
        return None;
    }
    let value = match Annotation::of(&session.analysis, id)? {
        Annotation::Citation(was) => {
            let read = marker(session, new)?;
            Annotation::Citation(Citation { family: was.family, narrative: was.narrative, ..read })
        }
        Annotation::Quotation(mut it) => {
            let piece = pieces(&mut it, kind)?.iter_mut().find(|span| **span == old)?;
            *piece = new;
            if kind == MarkKind::Speaker {
                return respoken(session, id, it, Deed::Resized);
            }
            Annotation::Quotation(it)
        }
        Annotation::Reference(_) | Annotation::Speaker(_) => return None,
    };
    one(Deed::Resized, id, value)
}

/// The stretches of a quotation that a kind of mark shows.
fn pieces(quotation: &mut Quotation, kind: MarkKind) -> Option<&mut Vec<Span>> {
    match kind {
        MarkKind::Quote => Some(&mut quotation.content),
        MarkKind::Cue => Some(&mut quotation.cue),
        MarkKind::Speaker => Some(&mut quotation.speaker),
        MarkKind::Citation | MarkKind::Narrative | MarkKind::Reference => None,
    }
}

/// Joins the words at `span` to a quotation: as more of what was said, or as its cue or its speaker, in
/// place of those it had.
pub fn attach(session: &Session, id: Id, kind: MarkKind, span: Span) -> Option<Action> {
    let mut it = quotation(session, id)?;
    let pieces = pieces(&mut it, kind)?;
    if pieces.iter().any(|had| had.overlaps(span)) && kind == MarkKind::Quote {
        // What overlaps becomes one piece.
        let all = pieces.iter().filter(|had| had.overlaps(span)).fold(span, |all, had| all.cover(*had));
        pieces.retain(|had| !had.overlaps(span));
        pieces.push(all);
    } else if kind == MarkKind::Quote {
        pieces.push(span);
    } else {
        *pieces = vec![span];
    }
    pieces.sort_unstable_by_key(|span| span.start);
    if kind == MarkKind::Speaker {
        return respoken(session, id, it, Deed::Linked);
    }
    one(Deed::Linked, id, Annotation::Quotation(it))
}

/// Takes the cue or the speaker off a quotation, or the piece of its words at `span`.
pub fn detach(session: &Session, id: Id, kind: MarkKind, span: Option<Span>) -> Option<Action> {
    let mut it = quotation(session, id)?;
    let pieces = pieces(&mut it, kind)?;
    let had = pieces.len();
    pieces.retain(|piece| span.is_some_and(|span| *piece != span));
    let (left, speaker) = (pieces.len(), kind == MarkKind::Speaker);
    if speaker && left == 0 {
        it.speaker_ref = None;
    }
    (left < had && !it.content.is_empty()).then_some(())?;
    one(Deed::Unlinked, id, Annotation::Quotation(it))
}

/// The quotation `it` with the speaker that its words for one name: a known one, or a new one.
fn respoken(session: &Session, id: Id, mut it: Quotation, deed: Deed) -> Option<Action> {
    let name = it.speaker.first().map(|span| session.article.slice(*span).trim())?;
    let mut values = Vec::new();
    let known = known(session, name);
    let (at, mut speaker) = match known.and_then(|at| Some((at, session.analysis.speakers.get(at)?.clone())))
    {
        Some((at, speaker)) => (at, speaker),
        None => (session.analysis.speakers.len(), named(name)),
    };
    speaker.mentions.extend(&it.speaker);
    speaker.mentions.sort_unstable_by_key(|span| (span.start, span.end));
    speaker.mentions.dedup();
    values.push((Id::speaker(at), Annotation::Speaker(speaker)));
    it.speaker_ref = Some(at);
    values.push((id, Annotation::Quotation(it)));
    propose(deed, values, Vec::new())
}

fn named(name: &str) -> Speaker {
    Speaker { name: name.to_owned(), role: None, mentions: Vec::new(), anonymous: false }
}

/// The speaker that goes by `name`: has it, is mentioned by it, or is the only one whose name holds it.
fn known(session: &Session, name: &str) -> Option<usize> {
    let all = || session.analysis.speakers.iter().enumerate().filter(|(at, _)| session.has(Id::speaker(*at)));
    let exact = |speaker: &Speaker| {
        speaker.name == name || speaker.mentions.iter().any(|span| session.article.slice(*span) == name)
    };
    if let Some((at, _)) = all().find(|(_, speaker)| exact(speaker)) {
        return Some(at);
    }
    let holds = |speaker: &Speaker| speaker.name.split(' ').any(|word| word == name);
    let mut holders = all().filter(|(_, speaker)| name.len() >= SHORTEST_NAME && holds(speaker));
    holders.next().filter(|_| holders.next().is_none()).map(|(at, _)| at)
}

/// Makes `speaker` the one who said quotation `id`, or nobody.
pub fn speak(session: &Session, id: Id, speaker: Option<usize>) -> Option<Action> {
    let mut it = quotation(session, id)?;
    if it.speaker_ref == speaker {
        return None;
    }
    it.speaker_ref = speaker;
    let deed = if speaker.is_some() { Deed::Linked } else { Deed::Unlinked };
    one(deed, id, Annotation::Quotation(it))
}

/// Makes citation `citation` support quotation `id`, or no longer.
pub fn back(session: &Session, id: Id, citation: usize) -> Option<Action> {
    let mut it = quotation(session, id)?;
    let had = it.citations.len();
    it.citations.retain(|at| *at != citation);
    let deed = if it.citations.len() < had { Deed::Unlinked } else { Deed::Linked };
    if deed == Deed::Linked {
        it.citations.push(citation);
        it.citations.sort_unstable();
    }
    one(deed, id, Annotation::Quotation(it))
}

/// Points the pointer at `at` of a citation to a reference, or to none.
pub fn point(session: &Session, id: Id, at: usize, reference: Option<usize>) -> Option<Action> {
    let Annotation::Citation(mut it) = Annotation::of(&session.analysis, id)? else { return None };
    let pointer = it.pointers.get_mut(at)?;
    if pointer.reference.ok() == reference {
        return None;
    }
    pointer.reference = reference.ok_or_else(|| by_hand::missing(&session.analysis.references));
    let deed = if reference.is_some() { Deed::Linked } else { Deed::Unlinked };
    one(deed, id, Annotation::Citation(it))
}

/// Gives a speaker another name.
pub fn rename(session: &Session, id: Id, name: &str) -> Option<Action> {
    let Annotation::Speaker(mut it) = Annotation::of(&session.analysis, id)? else { return None };
    let name = name.trim();
    if it.name == name || name.is_empty() {
        return None;
    }
    name.clone_into(&mut it.name);
    one(Deed::Renamed, id, Annotation::Speaker(it))
}

/// Gives the orphan at `at` the words at `span` to stand on.
pub fn place(session: &Session, at: usize, span: Span) -> Option<Action> {
    let (id, value) = revise::placed(session, at, span)?;
    Some(Action::Put(Proposal {
        deed: Deed::Placed,
        values: vec![(id, value)],
        removed: Vec::new(),
        orphan: Some(at),
    }))
}

/// Lets the orphan at `at` go.
pub fn drop(at: usize) -> Action {
    Action::Put(Proposal { deed: Deed::Dropped, values: Vec::new(), removed: Vec::new(), orphan: Some(at) })
}

/// Makes speaker `from` one with speaker `into`.
pub fn merge(session: &Session, from: usize, into: usize) -> Option<Action> {
    let speakers = &session.analysis.speakers;
    let (gone, kept) = (speakers.get(from)?, speakers.get(into)?);
    if from == into || !session.has(Id::speaker(from)) || !session.has(Id::speaker(into)) {
        return None;
    }
    let mut one = kept.clone();
    one.mentions.extend(&gone.mentions);
    one.mentions.sort_unstable_by_key(|span| (span.start, span.end));
    one.role = one.role.or_else(|| gone.role.clone());
    one.anonymous &= gone.anonymous;
    let mut values = vec![(Id::speaker(into), Annotation::Speaker(one))];
    for (index, quotation) in session.analysis.quotations.iter().enumerate() {
        let id = Id::quotation(index);
        if quotation.speaker_ref == Some(from) && session.has(id) {
            let moved = Quotation { speaker_ref: Some(into), ..quotation.clone() };
            values.push((id, Annotation::Quotation(moved)));
        }
    }
    propose(Deed::Merged, values, vec![Id::speaker(from)])
}

/// Gives quotation `id` a speaker of its own.
pub fn split(session: &Session, id: Id) -> Option<Action> {
    let mut it = quotation(session, id)?;
    let at = it.speaker_ref?;
    let mut rest = session.analysis.speakers.get(at)?.clone();
    rest.mentions.retain(|span| !it.speaker.contains(span));
    let new = session.analysis.speakers.len();
    let words = it.speaker.first().map(|span| session.article.slice(*span).trim().to_owned());
    let name = words.unwrap_or_else(|| rest.name.clone());
    let own = Speaker { name, role: None, mentions: it.speaker.clone(), anonymous: rest.anonymous };
    it.speaker_ref = Some(new);
    let values = vec![
        (Id::speaker(at), Annotation::Speaker(rest)),
        (Id::speaker(new), Annotation::Speaker(own)),
        (id, Annotation::Quotation(it)),
    ];
    propose(Deed::Split, values, Vec::new())
}

/// The other places with the words of a citation or a quotation that are not annotated as one.
pub fn occurrences(session: &Session, id: Id) -> Vec<Span> {
    let Some(first) = Annotation::of(&session.analysis, id).and_then(|it| it.first_span()) else {
        return Vec::new();
    };
    let kind = match id.subject {
        Subject::Citation => MarkKind::Citation,
        _ => MarkKind::Quote,
    };
    let taken = |span: Span| {
        let first = session.marks.partition_point(|mark| mark.span.start < span.start);
        // Marks that begin before and reach in are few: a quotation around a shorter one.
        let near = session.marks.get(first.saturating_sub(64)..).unwrap_or_default();
        near.iter().take_while(|mark| mark.span.start < span.end).any(|mark| {
            let like = mark.kind == kind || (kind, mark.kind) == (MarkKind::Citation, MarkKind::Narrative);
            like && mark.span.overlaps(span) && session.has(mark.of)
        })
    };
    let words = session.article.slice(first);
    let places = session.article.text.match_indices(words).filter(|_| !words.is_empty());
    let spans = places.map(|(at, words)| Span::of(&(at..at + words.len())));
    spans.filter(|span| is_whole(&session.article.text, *span) && !taken(*span)).collect()
}

/// True where `span` does not cut a word.
fn is_whole(text: &str, span: Span) -> bool {
    let range = span.range();
    let joins = |a: Option<char>, b: Option<char>| {
        a.zip(b).is_some_and(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric())
    };
    let (before, after) =
        (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    let words = span.slice(text);
    !joins(before.chars().next_back(), words.chars().next())
        && !joins(words.chars().next_back(), after.chars().next())
}

/// Annotates every other occurrence of the words of a citation or a quotation.
pub fn annotate_all(session: &Session, id: Id) -> Option<Action> {
    let mut values = Vec::new();
    let first = next(&session.analysis, id.subject).index;
    for (index, span) in (first..).zip(occurrences(session, id)) {
        let value = match id.subject {
            Subject::Citation => Annotation::Citation(marker(session, span)?),
            Subject::Quotation => {
                let like = quotation(session, id)?;
                let Quotation { kind, manner, speaker_ref, .. } = like;
                Annotation::Quotation(Quotation { kind, manner, speaker_ref, ..words(session, span)? })
            }
            Subject::Reference | Subject::Speaker => return None,
        };
        values.push((Id { subject: id.subject, index }, value));
    }
    propose(Deed::Added, values, Vec::new())
}
