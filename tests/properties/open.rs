//! What holds for any session that leaves and comes back.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails loudly")]

use std::rc::Rc;

use proptest::prelude::*;
use provenote::annotation::Id;
use provenote::detect::analyse;
use provenote::export::step::{Incoming, Pieces, edition, read_edition, resume, step};
use provenote::export::{Header, Json, Repair, document, open};
use provenote::session::{Action, Edition, Session, Status, propose, reduce};
use provenote::text::ingest::{Block, Run, from_blocks, from_plain};
use provenote::text::{ParagraphKind, Span};

use crate::script::{make, play, script, start};

fn written(session: &Session, id: Option<String>) -> String {
    let header = Header { id, created: "2026-11-23T12:00:00Z".to_owned() };
    serde_json::to_string(&document(session, &header)).unwrap()
}

fn read(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

/// What a save holds of `value`, read again.
fn kept(value: &provenote::export::Value) -> Json {
    read(&serde_json::to_string(value).unwrap())
}

/// Opens what `session` exports, whole, and expects the same export from what is opened.
fn back(session: &Session) -> Rc<Session> {
    let before = written(session, None);
    let opened = open(&read(&before), Repair::Skip).unwrap();
    assert!(opened.is_whole(), "{:?}", opened.problems);
    assert_eq!((opened.opened, opened.id.as_deref()), (opened.total, None));
    assert_eq!(written(&opened.session, None), before);
    opened.session
}

/// An article of each kind of fixture.
fn fixtures() -> impl Iterator<Item = String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let texts = files.filter(|path| path.extension().is_some_and(|end| end == "txt"));
    texts.map(|path| std::fs::read_to_string(path).unwrap())
}

/// Something of everything that a person does to `session`.
fn worked_over(mut session: Rc<Session>, seed: usize) -> Rc<Session> {
    let quotations = session.analysis.quotations.len();
    let half = session.article.text.floor_char_boundary(session.article.text.len() / 2);
    let word = session.article.text[half..].split_whitespace().next().map(|word| {
        let at = session.article.text[half..].find(word).unwrap() + half;
        Span::of(&(at..at + word.len()))
    });
    for turn in 0..40 {
        let number = (turn * 7919 + seed * 31) % quotations.max(1);
        let action = match (turn + seed) % 9 {
            0 => Some(Action::Decided(vec![Id::quotation(number)], Status::Accepted)),
            1 => Some(Action::Decided(vec![Id::speaker(number), Id::reference(number)], Status::Rejected)),
            2 => Some(Action::Noted(Id::reference(number), "look 🗞️ “again”".to_owned())),
            3 => Some(Action::Deleted(vec![Id::citation(number), Id::reference(turn)])),
            4 => word.and_then(|word| propose::quote(&session, word)),
            5 => word.and_then(|word| propose::citation(&session, word)),
            6 => word.and_then(|word| {
                let kind = provenote::annotation::MarkKind::Speaker;
                propose::attach(&session, Id::quotation(number), kind, word)
            }),
            7 => propose::rename(&session, Id::speaker(number), "Somebody Else"),
            _ => propose::split(&session, Id::quotation(number)),
        };
        session = action.map_or_else(|| Rc::clone(&session), |action| reduce(Rc::clone(&session), action));
    }
    session
}

#[test]
fn fixtures_come_back_with_all_that_was_done_to_them() {
    let mut count = 0;
    for (seed, text) in fixtures().enumerate() {
        let article = from_plain(&text);
        let analysis = analyse(&article);
        let session = reduce(Rc::default(), Action::Opened(article, analysis));
        let opened = back(&session);
        assert_eq!(opened.article, session.article);
        assert_eq!(opened.marks, session.marks);
        let worked = worked_over(session, seed);
        count += worked.history.past.len();
        let opened = back(&worked);
        assert_eq!(opened.article, worked.article);
        for subject in
            [Id::citation(0), Id::reference(0), Id::quotation(0), Id::speaker(0)].map(|id| id.subject)
        {
            assert_eq!(opened.in_order(subject), worked.in_order(subject));
            for index in worked.in_order(subject) {
                let id = Id { subject, index: index as u32 };
                assert_eq!(opened.standing(id), worked.standing(id));
            }
        }
    }
    assert!(count > 200, "only {count} steps");
}

/// Blocks of a rich paste.
fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let kinds = vec![
        ParagraphKind::Text,
        ParagraphKind::Heading(2),
        ParagraphKind::Heading(6),
        ParagraphKind::ListItem,
        ParagraphKind::BlockQuote,
        ParagraphKind::TableRow,
        ParagraphKind::Code,
    ];
    let words = prop::sample::select(vec![
        "Ana said so [1].",
        "- a",
        "# b",
        "> c",
        "é 🗞️",
        "1. d",
        "| e |",
        "`f`",
        "two words",
        "https://example.org/",
    ]);
    let run = prop_oneof![
        4 => words.clone().prop_map(|words| Run::Text(words.to_owned())),
        1 => Just(Run::Break),
        1 => words.clone().prop_map(|words| Run::Link(words.to_owned(), "https://example.org/a?b".to_owned())),
        1 => words.prop_map(|words| Run::Image(words.to_owned())),
    ];
    let block = (prop::sample::select(kinds), prop::collection::vec(run, 0..5));
    prop::collection::vec(block.prop_map(|(kind, runs)| Block { kind, runs }), 0..12)
}

proptest! {
    #[test]
    fn a_sitting_comes_back_from_its_document(script in script()) {
        let session = play(&script);
        let opened = back(&session);
        prop_assert_eq!(&opened.article, &session.article);
        // What was deleted is gone; all else stands as it stood.
        for mark in session.marks.iter().filter(|mark| session.has(mark.of)) {
            prop_assert!(opened.marks.contains(mark));
            prop_assert_eq!(opened.standing(mark.of), session.standing(mark.of));
        }
        for mark in opened.marks.iter().filter(|mark| opened.has(mark.of)) {
            prop_assert!(session.marks.contains(mark) && session.has(mark.of));
        }
    }

    #[test]
    fn a_rich_paste_comes_back(blocks in blocks(), title in prop::option::of("[A-Za-z ]{0,12}")) {
        let article = from_blocks(&blocks, title);
        let analysis = analyse(&article);
        let session = reduce(Rc::default(), Action::Opened(article, analysis));
        let opened = back(&session);
        prop_assert_eq!(&opened.article.text, &session.article.text);
        prop_assert_eq!(&opened.article.paragraphs, &session.article.paragraphs);
        prop_assert_eq!(&opened.article.links, &session.article.links);
        prop_assert_eq!(&opened.article.zones, &session.article.zones);
    }

    #[test]
    fn a_sitting_comes_back_from_its_steps(script in script(), as_document in any::<bool>()) {
        let mut session = start();
        // The base as a save holds it, or the article's own document.
        let base = if as_document { back(&session).edition() } else { session.edition() };
        if as_document {
            session = Rc::new(Session::over(&base));
        }
        let base: Edition = read_edition(&kept(&edition(&base))).unwrap();
        prop_assert_eq!(&base, &session.edition());
        let mut incoming = Incoming::default();
        for piece in Pieces::of(base.clone()) {
            prop_assert!(incoming.add(&kept(&piece)).is_some());
        }
        prop_assert_eq!(incoming.done(), Some(base.clone()));
        for it in &script {
            session = make(&session, it);
        }
        let steps: Vec<Json> = session.history.all().map(|it| kept(&step(it))).collect();
        let resumed = resume(&base, &steps, session.history.past.len(), session.saved_at());
        prop_assert_eq!(resumed.lost, 0);
        let resumed = resumed.session;
        prop_assert_eq!(resumed.saved_at(), session.saved_at());
        prop_assert_eq!(resumed.unsaved, session.unsaved);
        prop_assert_eq!(Session { saved: None, ..Session::clone(&resumed) }, Session { saved: None, ..Session::clone(&session) });
        // And back to the start and on to the end, as before.
        for to in [0, usize::MAX] {
            let go = |session: &Rc<Session>| reduce(Rc::clone(session), Action::WentTo(to));
            prop_assert_eq!(go(&resumed).edition(), go(&session).edition());
        }
    }

    #[test]
    fn steps_that_were_damaged_end_the_sitting_where_they_stand(script in script(), at in 0_usize..12, how in 0_usize..5) {
        let session = play(&script);
        let mut steps: Vec<Json> = session.history.all().map(|it| kept(&step(it))).collect();
        let Some(broken) = steps.get_mut(at) else { return Ok(()) };
        *broken = match how {
            0 => Json::Null,
            1 => read(r#"{"deed":"Accepted","changes":[{"id":"c900","standing":{"status":"accepted"}}]}"#),
            2 => read(r#"{"deed":"Added","changes":[{"id":"q1","value":{"kind":"direct","manner":"speech","content":[[0,999]],"rule":"x"}}]}"#),
            3 => read(r#"{"deed":"Dropped","changes":[{"id":"q1","standing":{"removed":true}},{"orphan":4}]}"#),
            _ => read(r#"{"deed":"Conquered","changes":[{"id":"q1","standing":{"removed":true}}]}"#),
        };
        let base = start().edition();
        let resumed = resume(&base, &steps, steps.len(), Some(steps.len()));
        prop_assert_eq!(resumed.lost, steps.len() - at);
        prop_assert!(resumed.session.unsaved);
        let whole = resume(&base, &steps[..at], at, Some(0));
        prop_assert_eq!(resumed.session.edition(), whole.session.edition());
    }

    #[test]
    fn a_base_and_steps_may_be_anything(text in "[\\[\\]{}\",:0-9a-e ]{0,80}") {
        if let Ok(json) = serde_json::from_str::<Json>(&text) {
            let _ = (read_edition(&json), Incoming::default().add(&json), resume(&Edition::default(), &[json], 1, None));
        }
    }
}

#[test]
fn an_edit_of_the_text_comes_back_whole() {
    let first = play(&[]);
    let decided = reduce(first, Action::Deleted(vec![Id::quotation(0)]));
    let article = from_plain("# Another\n\nAna said more. `code` 🗞️");
    let mut orphan = open(&read(&written(&decided, None)), Repair::Skip).unwrap();
    let was = provenote::annotation::Annotation::of(&decided.analysis, Id::citation(1)).unwrap();
    let orphans = vec![provenote::session::Orphan {
        was,
        standing: provenote::session::Standing::MADE,
        exact: "[2]".to_owned(),
        prefix: "agreed ".to_owned(),
        suffix: String::new(),
        candidate: Some(Span::new(2, 9)),
    }];
    let edited = Edition { article, orphans: Rc::new(orphans), ..Edition::default() };
    let session = reduce(Rc::clone(&decided), Action::Edited(edited));
    let session = reduce(session, Action::Undone);
    let base = play(&[]).edition();
    let steps: Vec<Json> = session.history.all().map(|it| kept(&step(it))).collect();
    let resumed = resume(&base, &steps, 1, Some(0));
    assert_eq!(*resumed.session, *session);
    let redone = |session: &Rc<Session>| reduce(Rc::clone(session), Action::Redone);
    assert_eq!(*redone(&resumed.session), *redone(&session));
    orphan.session = redone(&session);
    // An orphan leaves with its words and comes back with them.
    let again = back(&orphan.session);
    assert_eq!(again.orphans.len(), 1);
    assert_eq!(again.orphans[0].candidate, Some(Span::new(2, 9)));
}
