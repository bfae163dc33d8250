//! What holds for any edit of a text under a person's work.

use std::rc::Rc;

use proptest::prelude::*;
use provenote::annotation::{Id, MarkKind};
use provenote::detect::{Analysis, analyse};
use provenote::session::revise::edited;
use provenote::session::{Action, Session, Status, propose, reduce, revise};
use provenote::text::{Span, ingest};

/// Words that come again and again, so that a stretch cannot be told by its words alone.
const WORDS: [&str; 16] = [
    "the",
    "pier",
    "is",
    "safe",
    "said",
    "Lund",
    "council",
    "[1]",
    "[2]",
    "and",
    "“Stay”",
    "winter",
    "é́",
    "👩‍👩‍👧",
    "Mara",
    "told",
];

/// Bytes of the longest of these words and the marks around it.
const NEAR: u32 = 24;

fn article() -> impl Strategy<Value = String> {
    let line = prop::collection::vec(prop::sample::select(WORDS.to_vec()), 4..24)
        .prop_map(|words| words.join(" ") + ".");
    prop::collection::vec(line, 1..8).prop_map(|lines| lines.join("\n\n"))
}

/// Where to edit, how many characters go, and what comes instead.
fn edit() -> impl Strategy<Value = (usize, usize, String)> {
    (0_usize..400, 0_usize..30, prop_oneof![Just(String::new()), "[a-z ]{1,12}", "\n\nA new line\\.\n\n"])
}

fn apply(text: &str, (at, len, new): &(usize, usize, String)) -> (String, Span) {
    let at = text.floor_char_boundary(*at % (text.len() + 1));
    let end = text.ceil_char_boundary((at + len).min(text.len()));
    let mut edited = text.to_owned();
    edited.replace_range(at..end, new);
    (edited, Span::of(&(at..end)))
}

/// An opened article in which every word at an even place is a quotation of its own, accepted.
fn worked(text: &str) -> Rc<Session> {
    let mut session = reduce(Rc::default(), Action::Opened(ingest::from_plain(text), Analysis::default()));
    let mut from = 0;
    let text = Rc::clone(&session.article.text);
    for (turn, word) in text.split([' ', '\n']).enumerate() {
        let span = Span::of(&(from..from + word.len()));
        from += word.len() + 1;
        if turn % 2 == 0
            && let Some(action) = propose::quote(&session, span)
        {
            session = reduce(session, action);
        }
    }
    session
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_decision_is_lost_and_none_stands_on_other_words(text in article(), edit in edit()) {
        let session = worked(&text);
        let (new, gone) = apply(&session.article.text, &edit);
        let article = edited(&session.article, &new);
        let (edition, tidings) = revise(&session, article, Analysis::default());
        let now = reduce(Rc::clone(&session), Action::Edited(edition));
        let placed = now.analysis.quotations.len();
        prop_assert_eq!(placed + now.orphans.len(), session.analysis.quotations.len(), "{:?}", tidings);
        // What the edit did not touch, nor the words beside it, is where it was, on the same words.
        for quotation in &session.analysis.quotations {
            let span = quotation.content[0];
            let near = span.start <= gone.end + NEAR && gone.start <= span.end + NEAR;
            if near {
                continue;
            }
            let at = if span.start > gone.end {
                span.start as usize + new.len() - session.article.text.len()
            } else {
                span.start as usize
            };
            let there = now.analysis.quotations.iter().any(|it| it.content[0].start as usize == at);
            prop_assert!(there, "{:?} is not at {at}", session.article.slice(span));
        }
        for (index, quotation) in now.analysis.quotations.iter().enumerate() {
            prop_assert_eq!(now.status(Id::quotation(index)), Status::Accepted);
            prop_assert!(!now.article.slice(quotation.content[0]).is_empty());
        }
        // An edit that changes nothing is no step.
        if now.history.past.len() > session.history.past.len() {
            prop_assert_eq!(reduce(now, Action::Undone).edition(), session.edition());
        }
    }

    #[test]
    fn the_machine_s_finds_and_the_person_s_work_make_sense_together(text in article(), edit in edit()) {
        let opened = ingest::from_plain(&text);
        let found = analyse(&opened);
        let mut session = reduce(Rc::default(), Action::Opened(opened, found));
        let ids: Vec<Id> = (0..session.analysis.quotations.len()).map(Id::quotation)
            .chain((0..session.analysis.citations.len()).map(Id::citation)).collect();
        session = reduce(session, Action::Decided(ids, Status::Accepted));
        if let Some(action) = propose::attach(&session, Id::quotation(0), MarkKind::Speaker, Span::new(0, 3)) {
            session = reduce(session, action);
        }
        let (new, _) = apply(&session.article.text, &edit);
        let article = edited(&session.article, &new);
        let found = analyse(&article);
        let (edition, _) = revise(&session, article, found);
        let now = reduce(session, Action::Edited(edition));
        for mark in now.marks.iter() {
            prop_assert!(now.article.text.get(mark.span.range()).is_some() && !mark.span.is_empty());
        }
        for quotation in &now.analysis.quotations {
            prop_assert!(quotation.speaker_ref.is_none_or(|at| at < now.analysis.speakers.len()));
            prop_assert!(quotation.citations.iter().all(|&at| at < now.analysis.citations.len()));
        }
    }
}
