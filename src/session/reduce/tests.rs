use super::*;
use crate::annotation::MarkKind;
use crate::detect::{Manner, QuotationKind, Speaker, analyse};
use crate::session::propose;
use crate::text::{Span, ingest};

const FIRST: Id = Id::speaker(0);

/// A session whose analysis holds two speakers.
fn session() -> Rc<Session> {
    let speakers = vec![Speaker::default(), Speaker::default()];
    let analysis = Rc::new(Analysis { speakers, ..Analysis::default() });
    Rc::new(Session { analysis, ..Session::default() })
}

fn after(session: &Rc<Session>, actions: &[Action]) -> Rc<Session> {
    actions.iter().cloned().fold(Rc::clone(session), reduce)
}

fn decide(id: Id, status: Status) -> Action {
    Action::Decided(vec![id], status)
}

#[test]
fn a_decision_is_kept_undone_and_made_again() {
    let start = session();
    let decided = after(&start, &[decide(FIRST, Status::Rejected)]);
    assert_eq!(decided.status(FIRST), Status::Rejected);
    assert_eq!(decided.status(Id::speaker(1)), Status::Suggested);
    assert_eq!(start.status(FIRST), Status::Suggested, "the earlier state is untouched");

    let undone = after(&decided, &[Action::Undone]);
    assert_eq!(undone.status(FIRST), Status::Suggested);
    assert!(undone.decisions.is_empty());
    assert_eq!(*after(&undone, &[Action::Redone]), *decided);
}

#[test]
fn many_are_decided_and_undone_in_one() {
    let all = vec![FIRST, Id::speaker(1), FIRST];
    let decided = after(&session(), &[Action::Decided(all, Status::Accepted)]);
    assert_eq!((decided.status(FIRST), decided.status(Id::speaker(1))), (Status::Accepted, Status::Accepted));
    assert_eq!(decided.history.past.len(), 1);
    assert!(after(&decided, &[Action::Undone]).decisions.is_empty());
}

#[test]
fn a_new_decision_forgets_what_was_undone() {
    let decided = after(
        &session(),
        &[decide(FIRST, Status::Rejected), Action::Undone, decide(FIRST, Status::Accepted)],
    );
    let redone = after(&decided, &[Action::Redone]);
    assert!(Rc::ptr_eq(&decided, &redone));
    assert_eq!(redone.status(FIRST), Status::Accepted);
}

#[test]
fn what_changes_nothing_keeps_the_state() {
    let start = session();
    let idle = [
        decide(FIRST, Status::Suggested),
        decide(Id::speaker(2), Status::Accepted),
        decide(Id::quotation(0), Status::Accepted),
        Action::Decided(Vec::new(), Status::Accepted),
        Action::Noted(FIRST, "  ".to_owned()),
        Action::Deleted(vec![Id::citation(0)]),
        Action::Undone,
        Action::Redone,
        Action::WentTo(7),
        Action::Saved,
    ];
    for action in idle {
        assert!(Rc::ptr_eq(&start, &reduce(Rc::clone(&start), action.clone())), "{action:?}");
    }
    let empty = Rc::new(Session::default());
    assert!(Rc::ptr_eq(&empty, &reduce(Rc::clone(&empty), Action::Closed)));
}

#[test]
fn work_is_unsaved_until_a_download_holds_it() {
    let decided = after(&session(), &[decide(FIRST, Status::Accepted)]);
    assert!(decided.unsaved);
    let saved = after(&decided, &[Action::Saved]);
    assert!(!saved.unsaved);
    let undone = after(&saved, &[Action::Undone]);
    assert!(undone.unsaved, "the download says accepted, the page no longer does");
    assert!(!after(&undone, &[Action::Redone]).unsaved);
    assert!(!after(&decided, &[Action::Undone]).unsaved, "nothing is left to save");
}

#[test]
fn opening_and_closing_start_anew() {
    let article = ingest::from_plain("Two lines.\nOf text.");
    let decided = after(&session(), &[decide(FIRST, Status::Accepted)]);
    let opened = after(&decided, &[Action::Opened(article.clone(), analyse(&article))]);
    assert_eq!(opened.article, article);
    assert!(opened.decisions.is_empty() && opened.history.past.is_empty() && !opened.unsaved);
    assert_eq!(*after(&opened, &[Action::Closed]), Session::default());
}

/// An opened article, in which the rules find nothing, and the span of words in it.
fn opened(text: &str) -> Rc<Session> {
    reduce(Rc::default(), Action::Opened(ingest::from_plain(text), Analysis::default()))
}

fn span(session: &Session, words: &str) -> Span {
    let at = session.article.text.find(words).map_or(0, |at| at);
    Span::of(&(at..at + words.len()))
}

fn act(session: &Rc<Session>, wish: Option<Action>) -> Rc<Session> {
    let next = wish.map_or_else(|| Rc::clone(session), |action| reduce(Rc::clone(session), action));
    assert!(!Rc::ptr_eq(session, &next), "nothing changed");
    next
}

#[test]
fn a_quotation_is_made_by_hand_with_all_its_parts() {
    let start = opened("The pier is safe [1], Mara Lund told the council. Lund was glad [1].");
    let quote = |session: &Session| propose::quote(session, span(session, "The pier is safe"));
    let mut now = act(&start, quote(&start));
    let id = Id::quotation(0);
    let spans = [(MarkKind::Cue, "told"), (MarkKind::Speaker, "Mara Lund")];
    for (kind, words) in spans {
        now = act(&now, propose::attach(&now, id, kind, span(&now, words)));
    }
    now = act(&now, propose::citation(&now, span(&now, "[1]")));
    now = act(&now, propose::back(&now, id, 0));
    let quotation = now.analysis.quotations.first().cloned().unwrap_or_else(|| unreachable!());
    assert_eq!(quotation.kind, QuotationKind::Indirect);
    assert_eq!((quotation.speaker_ref, quotation.citations.as_slice()), (Some(0), [0].as_slice()));
    assert_eq!(now.analysis.speakers.first().map(|it| it.name.as_str()), Some("Mara Lund"));
    assert_eq!(now.standing(id), &Standing::MADE);
    assert_eq!(now.marks.len(), 4);

    now = act(&now, propose::relabel(&now, id, QuotationKind::Direct, Manner::Thought));
    now = act(&now, propose::detach(&now, id, MarkKind::Cue, None));
    now = act(&now, propose::annotate_all(&now, Id::citation(0)));
    assert_eq!(now.analysis.citations.len(), 2);
    let mut back = Rc::clone(&now);
    while !back.history.past.is_empty() {
        back = reduce(back, Action::Undone);
    }
    assert_eq!(back.edition(), start.edition());
    assert_eq!(*reduce(back, Action::WentTo(usize::MAX)), *now);
}

#[test]
fn edges_move_and_speakers_are_named_merged_and_split() {
    let start = opened("“Stay,” said Lund. “Go,” said Mara Lund. “Wait,” she said.");
    let mut now = start;
    for words in ["“Stay,”", "“Go,”", "“Wait,”"] {
        now = act(&now, propose::quote(&now, span(&now, words)));
    }
    for (index, words) in [(0, "Lund"), (1, "Mara Lund"), (2, "she")] {
        now = act(&now, propose::attach(&now, Id::quotation(index), MarkKind::Speaker, span(&now, words)));
    }
    assert_eq!(now.analysis.speakers.len(), 3);
    now = act(&now, propose::merge(&now, 2, 1));
    assert_eq!(now.analysis.quotations.get(2).and_then(|it| it.speaker_ref), Some(1));
    assert!(!now.has(Id::speaker(2)));
    now = act(&now, propose::rename(&now, Id::speaker(1), " Dr Mara Lund "));
    assert_eq!(now.analysis.speakers.get(1).map(|it| it.name.as_str()), Some("Dr Mara Lund"));
    now = act(&now, propose::split(&now, Id::quotation(2)));
    assert_eq!(now.analysis.quotations.get(2).and_then(|it| it.speaker_ref), Some(3));
    now = act(&now, propose::speak(&now, Id::quotation(2), None));
    assert_eq!(now.analysis.quotations.get(2).and_then(|it| it.speaker_ref), None);

    let (stay, wide) = (span(&now, "“Stay,”"), span(&now, "“Stay,” said"));
    now = act(&now, propose::resize(&now, Id::quotation(0), MarkKind::Quote, stay, wide));
    assert_eq!(now.marks.first().map(|mark| mark.span), Some(wide));
    let past = now.article.text.len() as u32;
    let bad = propose::resize(&now, Id::quotation(0), MarkKind::Quote, wide, Span::new(1, past + 9));
    let same = bad.map_or_else(|| Rc::clone(&now), |action| reduce(Rc::clone(&now), action));
    assert!(Rc::ptr_eq(&same, &now), "a stretch beyond the text was taken");
}

#[test]
fn a_note_is_one_step_however_it_is_typed() {
    let start = session();
    let typed = ["a", "as", "ask"].map(|note| Action::Noted(FIRST, note.to_owned()));
    let noted = after(&start, &typed);
    assert_eq!(noted.history.past.len(), 1);
    assert_eq!(noted.standing(FIRST).note.as_deref(), Some("ask"));
    assert!(after(&noted, &[Action::Undone]).decisions.is_empty());
    let wiped = after(&noted, &[Action::Noted(FIRST, String::new())]);
    assert!(wiped.history.past.is_empty() && !wiped.unsaved, "what was wiped out was never written");
    let saved = after(&noted, &[Action::Saved, Action::Noted(FIRST, "ask her".to_owned())]);
    assert_eq!(saved.history.past.len(), 2, "what a download holds stays a step");
}

#[test]
fn words_are_direct_where_marks_hold_all_of_them() {
    let start = opened("“Stay,” she said and left. “Go.” „Wait“. She stayed.");
    for (words, kind) in [
        ("“Stay,” she said and left.", QuotationKind::Mixed),
        ("“Go.”", QuotationKind::Direct),
        ("„Wait“.", QuotationKind::Direct),
        ("She stayed.", QuotationKind::Indirect),
    ] {
        let now = act(&start, propose::quote(&start, span(&start, words)));
        assert_eq!(now.analysis.quotations.first().map(|it| it.kind), Some(kind), "{words}");
    }
}
