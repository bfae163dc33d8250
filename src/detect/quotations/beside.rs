//! What a verb of saying reports, in the languages that are known by list: words in marks beside it, or a clause with `that`.

use std::ops::Range;

use crate::text::token::Shape;
use crate::text::{Span, letter, search};

use super::act::Act;
use super::language::Language;
use super::passage::Passage;
use super::{Quotation, follow};

/// How many tokens to either side are looked at.
const NEAR: usize = 14;

/// The fewest tokens of words that somebody says, marks included: less are words that somebody uses.
const SHORTEST: usize = 4;

/// The most words of who speaks without a name: `a polícia rodoviária federal`.
const MOST: usize = 6;

/// Behind a colon so many are speech, whatever stands before it.
const LONG: usize = 6;

/// The rule of most of what is found here.
const BESIDE: &str = "verb of saying beside marks";

/// Where the words of saying stand, and who is named beside them.
type Said = (Range<usize>, Option<Range<usize>>);

/// Appends the acts of speech of a paragraph.
pub(super) fn find(p: &Passage, language: &Language, out: &mut Vec<Act>) {
    clauses(p, language, out);
    let free = follow::unclaimed(p, out);
    for (marked, _) in p.marked.iter().zip(free).filter(|(_, free)| *free) {
        let words = &marked.tokens;
        if words.len() < SHORTEST {
            continue;
        }
        let before = before(p, language, words.start);
        let leads = words.start.checked_sub(1).is_some_and(|at| p.str(at) == ":");
        let after = || after(p, language, words.end);
        let said = if leads { before.or_else(after) } else { after().or(before) };
        let Some((cue, source)) = said else {
            if leads && words.len() >= LONG {
                let cue = words.start - 1..words.start;
                out.push(act(words.clone(), cue, subject(p, words.start), "colon before marks"));
            }
            continue;
        };
        // `« … », a-t-elle ajouté, « … »` is one act.
        if let Some(last) = out.last_mut().filter(|last| last.cue.as_ref() == Some(&cue)) {
            last.content.push(words.clone());
            continue;
        }
        // `a dit que le projet « … »`: what was said begins at `que`.
        let that = (cue.end..words.start).find(|&at| search::lists(language.that, p.str(at)));
        let content =
            that.filter(|that| that + 1 < words.start).map_or(words.start, |that| that + 1)..words.end;
        out.push(act(content, cue, source, BESIDE));
    }
}

/// Appends what is reported with `that` by somebody named: `Ana Diaz sagte, dass …`.
fn clauses(p: &Passage, language: &Language, out: &mut Vec<Act>) {
    let mut at = 0;
    while at < p.tokens.len() {
        let verb = at;
        at += 1;
        if p.in_marks(verb) {
            continue;
        }
        if let Some(cue) =
            according(p, language, verb).filter(|cue| cue.start == sentence_start(p, cue.start))
        {
            // `Selon Ana Diaz, …`
            let Some(source) = behind(p, language, cue.end).filter(|source| p.str(source.end) == ",") else {
                continue;
            };
            let content = source.end + 1..clause_end(p, source.end + 1);
            if !content.is_empty() {
                at = content.end;
                out.push(act(content, cue, Some(source), "according to"));
            }
            continue;
        }
        if !is_cue(p, language, verb) {
            continue;
        }
        let near = (at..at + NEAR).take_while(|&at| !p.in_marks(at) && !ends_sentence(p, at));
        let Some(that) = near.clone().find(|&at| search::lists(language.that, p.str(at))) else { continue };
        let start = helped(p, language, verb);
        let source = behind(p, language, at).filter(|source| source.end <= that);
        let Some(source) = source.or_else(|| ahead(p, language, start)) else { continue };
        let content = that + 1..clause_end(p, that + 1);
        if !content.is_empty() {
            at = content.end;
            out.push(act(content, start..verb + 1, Some(source), "verb of saying with that"));
        }
    }
}

fn act(content: Range<usize>, cue: Range<usize>, source: Option<Range<usize>>, rule: &'static str) -> Act {
    let (content, cue, source) = (vec![content], Some(cue), source.into_iter().collect());
    Act { content, cue, source, ..Act::new(rule) }
}

/// Where the sentence ends that holds the token at `from`.
fn clause_end(p: &Passage, from: usize) -> usize {
    let stop = (from..p.tokens.len()).find(|&at| !p.in_marks(at) && ends_sentence(p, at));
    stop.unwrap_or(p.tokens.len())
}

/// `according to` with its word at `at`: `selon`, or the `acordo` of `de acordo com`.
fn according(p: &Passage, language: &Language, at: usize) -> Option<Range<usize>> {
    let word = letter::small(p.str(at));
    let whole = search::lists(language.according, &word).then_some(at..at + 1);
    let long = search::lists("acordo acuerdo", &word) && search::lists("com con", p.str(at + 1));
    whole.or_else(|| Some(at.checked_sub(1).filter(|_| long)?..at + 2))
}

/// True for the stop behind a sentence.
fn ends_sentence(p: &Passage, at: usize) -> bool {
    search::lists(". ! ? ; …", p.str(at))
}

/// The verb behind marked words that end before `from`: `“…”, sagte Ana Diaz`.
fn after(p: &Passage, language: &Language, from: usize) -> Option<Said> {
    let from = if p.str(from) == "," { from + 1 } else { from };
    let verb = (from..from + 5).take_while(|&at| is_inside(p, at)).find(|&at| is_cue(p, language, at));
    if let Some(verb) = verb {
        let start = helped(p, language, verb).max(from);
        // `…”, Ana Diaz disse`.
        let subject = named(p, language, from..start);
        let source = subject.or_else(|| behind(p, language, verb + 1));
        return Some((start..verb + 1, source));
    }
    let cue = (from..from + 2).find_map(|at| according(p, language, at))?;
    let source = behind(p, language, cue.end);
    Some((cue, source))
}

/// The verb before marked words that begin at `to`: `Ana Diaz sagte: “…”`.
fn before(p: &Passage, language: &Language, to: usize) -> Option<Said> {
    let first = sentence_start(p, to);
    let outside = |at: &usize| *at >= first && !p.in_marks(*at);
    let back = || (0..to).rev().take_while(outside);
    if let Some(verb) = back().find(|&at| is_cue(p, language, at)) {
        let start = helped(p, language, verb);
        let inverted = behind(p, language, verb + 1).filter(|source| source.end <= to);
        let source = inverted.or_else(|| ahead(p, language, start));
        return Some((start..verb + 1, source));
    }
    let cue = back().find_map(|at| according(p, language, at))?;
    let source = behind(p, language, cue.end);
    Some((cue, source))
}

/// True where a token of the paragraph stands outside marks.
fn is_inside(p: &Passage, at: usize) -> bool {
    at < p.tokens.len() && !p.in_marks(at)
}

/// The first token of the sentence that `at` is in, of those near.
fn sentence_start(p: &Passage, at: usize) -> usize {
    let near = at.saturating_sub(NEAR)..at;
    let first = near.start;
    near.rev().find(|&before| p.in_marks(before) || ends_sentence(p, before)).map_or(first, |stop| stop + 1)
}

/// True for a form of a verb of saying, `dit-il` and the `ajouté` of `a-t-elle ajouté` included.
fn is_cue(p: &Passage, language: &Language, at: usize) -> bool {
    let word = p.str(at);
    let stem = word.split_once("-t-").or_else(|| word.split_once('-')).map_or(word, |(stem, _)| stem);
    search::lists(language.cues, stem)
}

/// Where the words of saying begin whose verb stands at `verb`.
fn helped(p: &Passage, language: &Language, verb: usize) -> usize {
    let helps = |at: usize| {
        let word = p.str(at);
        search::lists(language.helpers, word.split_once("-t-").map_or(word, |(helper, _)| helper))
    };
    verb.checked_sub(1).filter(|&before| helps(before)).unwrap_or(verb)
}

/// Who is named from `from` on.
fn behind(p: &Passage, language: &Language, from: usize) -> Option<Range<usize>> {
    if search::lists(language.pronouns, p.str(from)) {
        return Some(from..from + 1);
    }
    let goes_on = |at: &usize| {
        is_inside(p, *at)
            && p.tokens.get(*at).is_some_and(|token| token.is_word())
            && !search::lists(language.stops, p.str(*at))
            && !(*at > from && search::lists(language.objects, p.str(*at)))
    };
    let end = (from..from + NEAR).take_while(goes_on).last()? + 1;
    // `le maire de Port-Elmin, Ana Diaz,`: the name follows the role.
    if p.str(end) == "," {
        let capital = |at: &usize| p.is_capital(*at) && is_inside(p, *at);
        let name = end + 1..(end + 1..end + 6).take_while(capital).last().map_or(0, |last| last + 1);
        let over = p.tokens.get(name.end).is_none_or(|token| token.shape == Shape::Mark);
        if name.len() > 1 && over && p.tokens.get(from).is_some_and(|token| token.shape == Shape::Lower) {
            return Some(from..name.end);
        }
    }
    named(p, language, from..end)
}

/// Who is named right before `to`.
fn ahead(p: &Passage, language: &Language, to: usize) -> Option<Range<usize>> {
    let first = sentence_start(p, to);
    // `Ana Diaz, présidente du conseil, a déclaré`.
    let comma = to.checked_sub(1).is_some_and(|at| p.str(at) == ",");
    let end = if comma { to - 1 } else { to };
    let stops = |&at: &usize| {
        p.in_marks(at)
            || p.tokens.get(at).is_none_or(|token| !token.is_word()) && !(comma && p.str(at) == ",")
    };
    let start = (first..end).rev().find(stops).map_or(first, |stop| stop + 1);
    named(p, language, start..end)
}

/// The name of more than a word that begins the sentence of `at`: `Der Ökonom Lin Zhao hält das für falsch: „…“`.
fn subject(p: &Passage, at: usize) -> Option<Range<usize>> {
    let start = sentence_start(p, at);
    let first = usize::from(search::lists("Der Die Das", p.str(start)));
    let end = (start + first..at).take_while(|&at| p.is_capital(at)).last()? + 1;
    (end > start + first + 1).then_some(start..end)
}

/// The tokens of `range` up to its last capital, where it names somebody; a pronoun too, and a noun with its article.
fn named(p: &Passage, language: &Language, range: Range<usize>) -> Option<Range<usize>> {
    if range.is_empty() {
        return None;
    }
    let first = letter::small(p.str(range.start));
    let capital =
        range.clone().rev().find(|&at| p.is_capital(at) && (at > range.start || !language.articled(&first)));
    if let Some(last) = capital {
        return Some(range.start..last + 1);
    }
    let pronoun = range.len() == 1 && search::lists(language.pronouns, &first);
    // `L'entreprise` is both.
    let noun = range.len() <= MOST && language.articled(&first) && (range.len() > 1 || first.len() > 4);
    (pronoun || noun).then_some(range)
}

/// Names whoever `before` names where a verb stands alone: `“…”, afirmó en la plaza`.
pub(super) fn dropped(language: &Language, quotation: &mut Quotation, before: Option<&Quotation>) {
    let behind = quotation.cue.first() > quotation.content.last();
    if language.drops && behind && quotation.rule == BESIDE && quotation.speaker.is_empty() {
        quotation.speaker = before.map_or_else(Vec::new, |before| before.speaker.clone());
    }
}

/// Names the speaker of `dit-il` and `a-t-elle ajouté`: the pronoun is part of a word.
pub(super) fn clitic(p: &Passage, language: &Language, quotation: &mut Quotation) {
    let Some(cue) = quotation.cue.first().filter(|_| quotation.speaker.is_empty()) else { return };
    let words = cue.slice(p.text);
    let word = words.split(' ').next().unwrap_or_default();
    if let Some((_, pronoun)) = word.rsplit_once('-')
        && search::lists(language.pronouns, pronoun)
    {
        let end = cue.start + word.len() as u32;
        quotation.speaker.push(Span::new(end - pronoun.len() as u32, end));
    }
}
