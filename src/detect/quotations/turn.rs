//! Who speaks by the layout alone: `Name: …` in interviews and transcripts, and a name behind a
//! dash, which signs the words before it.

use std::ops::Range;

use crate::text::token::Shape;
use crate::text::{Article, ParagraphKind, search};

use super::Quotation;
use super::act::Act;
use super::passage::Passage;

/// The most words of a name before a colon or behind a dash.
const NAME: usize = 5;

/// The most tokens behind the dash of a signature: `— Name (@handle) May 5, 2016`.
const SIGNATURE: usize = 16;

/// Words before a colon that are nobody's name.
const LABELS: &str = " image images photo photos video update updated note source sources related correction warning read see more \
editor caption credit example question answer summary date subject to from re time location contact tags topics category \
interview podcast transcript opinion analysis exclusive watch breaking ";

/// Words that make labels of those before them: `Also Read`.
const LABELLED: &str = "read report reaction update";

/// How many names are remembered to tell a transcript.
const CAST: usize = 8;

/// What people say to each other, and lists of plants or parts do not.
const TALK: &str = "?| I | I'm| I’m|I'd|I’d| you | we |We |You ";

/// Where two names begin several paragraphs each, or `Q` and `A`, and they talk: the last paragraph of a `Q`, or 0.
pub(super) fn transcript(article: &Article) -> Option<usize> {
    let mut cast: Vec<(&str, usize)> = Vec::new();
    let (mut talk, mut answers, mut mine, mut last) = (false, false, false, 0);
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        let line = if paragraph.kind == ParagraphKind::Text { article.slice(paragraph.span) } else { "" };
        let Some((name, said)) = search::around(line, ": ") else { continue };
        // `ANA DIAZ, BEEF FARMER: …`
        let name = name.split(',').next().unwrap_or_default().trim_end();
        match name {
            "Q" => last = index,
            "A" => {
                answers = true;
                mine = mine || said.split(' ').any(|word| search::lists("I I'm I’m I've I’ve I'd I’d", word));
            }
            _ if name.len() > 2 && is_name(name) => {}
            _ => continue,
        }
        talk = talk || search::any(TALK, said);
        if let Some((_, turns)) = cast.iter_mut().find(|(known, _)| *known == name) {
            *turns += 1;
        } else if cast.len() < CAST {
            cast.push((name, 1));
        }
    }
    // Manuals have questions and answers too, but nobody who says `I`.
    let speaks = talk && (mine || !answers) && cast.iter().filter(|(_, turns)| *turns > 1).count() > 1;
    speaks.then_some(last)
}

/// True where the answer of the paragraph before `index` may go on in it.
pub(super) fn goes_on(article: &Article, index: usize, answer: &Quotation) -> bool {
    let place = answer.content.last().and_then(|span| article.paragraph_at(span.start));
    let named = answer.speaker.first().is_some_and(|name| article.slice(*name) == "A");
    answer.rule == "transcript" && named && place.is_some_and(|place| place + 1 == index)
}

/// True for up to [`NAME`] words that all begin with a capital, and that are no label.
fn is_name(name: &str) -> bool {
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c == '(');
    name.len() <= 60 && !is_label(name) && name.split(' ').count() <= NAME && name.split(' ').all(capital)
}

/// True where the first word or the last says what follows, not who.
pub(super) fn is_label(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let mut words = name.split(' ');
    words.next().is_some_and(|first| search::lists(LABELS, first))
        || words.next_back().is_some_and(|last| search::lists(LABELLED, last))
}

/// The name before the colon at `colon`, where no other word leads to it.
pub(super) fn name_before(p: &Passage, colon: usize) -> Option<Range<usize>> {
    let inside = |at: &usize| p.is_capital(*at) && !p.in_marks(*at);
    let name = (0..colon).rev().take(NAME + 1).take_while(inside).last()?..colon;
    let before = name.start.checked_sub(1).and_then(|at| p.tokens.get(at));
    if before.is_some_and(|token| token.is_word()) {
        return None;
    }
    let span = p.span(&name)?;
    is_name(p.text.get(span.start as usize..span.end as usize)?).then_some(name)
}

/// Appends the acts of a paragraph that its layout gives to somebody.
pub(super) fn find(p: &Passage, transcript: bool, out: &mut Vec<Act>) {
    let colon = (1..=2 * NAME).find(|&at| p.str(at) == ":");
    if let Some(colon) = colon.filter(|colon| transcript && *colon + 1 < p.tokens.len())
        && let Some(name) = (1..=colon).find(|&at| search::lists(", :", p.str(at)))
        && name_before(p, name) == Some(0..name)
    {
        let words = colon + 1..p.tokens.len();
        let (cue, name) = (Some(colon..colon + 1), 0..name);
        out.push(Act { content: vec![words], cue, source: vec![name], ..Act::new("transcript") });
        return;
    }
    let Some(marked) = p.marked.last().filter(|marked| marked.closed && marked.tokens.len() > NAME) else {
        return;
    };
    if let Some(name) = signature(p, marked.tokens.end)
        && marked.tokens.start == 0
    {
        let cue = Some(marked.tokens.end..marked.tokens.end + 1);
        out.push(Act {
            content: vec![marked.tokens.clone()],
            cue,
            source: vec![name],
            ..Act::new("signature")
        });
    }
}

/// The name behind a dash or a colon at `at`, where it and what belongs to it end the paragraph.
fn signature(p: &Passage, at: usize) -> Option<Range<usize>> {
    let colon = p.str(at) == ":" && at > 0;
    if !colon && !matches!(p.str(at), "—" | "–" | "-" | "―") || p.tokens.len() > at + SIGNATURE {
        return None;
    }
    let holds = |i: &usize| {
        p.is_capital(*i) || matches!(p.str(*i), "of" | "de" | "von" | "van" | "bin" | "al" | "the")
    };
    let end = (at + 1..p.tokens.len()).take_while(holds).last()? + 1;
    let stops = |i: usize| p.tokens.get(i).is_none_or(|token| token.shape == Shape::Mark);
    (p.is_capital(at + 1)
        && end - at <= NAME + 1
        && stops(end)
        && p.str(end) != "."
        && (!colon || end == p.tokens.len()))
    .then_some(at + 1..end)
}

/// Gives the quotation before to the name that alone stands in this paragraph, behind a dash.
pub(super) fn sign(p: &Passage, last: Option<&mut Quotation>) -> bool {
    let Some(name) = signature(p, 0).and_then(|name| p.span(&name)) else { return false };
    let Some(last) = last.filter(|last| last.speaker.is_empty() && last.cue.is_empty()) else { return false };
    let gap = last
        .content
        .last()
        .map(|span| p.text.get(span.end as usize..name.start as usize).unwrap_or_default());
    let near = gap.is_some_and(|gap| !gap.chars().any(char::is_alphanumeric));
    if near {
        last.speaker.push(name);
        (last.rule, last.confidence) = ("signature", 0.9);
    }
    near
}
