use super::*;
use crate::detect::analyse;
use crate::session::{Action, propose, reduce};
use crate::text::ingest;

const TEXT: &str =
    "The old pier is safe [7]. Mara Lund told the council.\n\nNobody asked about winter. Bo Aro nodded.";

fn opened() -> Rc<Session> {
    reduce(Rc::default(), Action::Opened(ingest::from_plain(TEXT), Analysis::default()))
}

fn span(session: &Session, words: &str) -> Span {
    let at = session.article.text.find(words).unwrap_or_else(|| unreachable!("{words}"));
    Span::of(&(at..at + words.len()))
}

/// The session with a quotation, its speaker and a citation, all made by hand.
fn worked() -> Rc<Session> {
    let mut now = opened();
    let act = |now: &mut Rc<Session>, action: Option<Action>| {
        *now = reduce(Rc::clone(now), action.unwrap_or_else(|| unreachable!()));
    };
    let action = propose::quote(&now, span(&now, "The old pier is safe"));
    act(&mut now, action);
    let action = propose::attach(
        &now,
        Id::quotation(0),
        crate::annotation::MarkKind::Speaker,
        span(&now, "Mara Lund"),
    );
    act(&mut now, action);
    let action = propose::citation(&now, span(&now, "[7]"));
    act(&mut now, action);
    let action = propose::back(&now, Id::quotation(0), 0);
    act(&mut now, action);
    act(&mut now, Some(Action::Noted(Id::quotation(0), "ask".to_owned())));
    now
}

fn revised(session: &Rc<Session>, text: &str) -> (Rc<Session>, Tidings) {
    let article = edited(&session.article, text);
    let analysis = analyse(&article);
    let (edition, tidings) = revise(session, article, analysis);
    (reduce(Rc::clone(session), Action::Edited(edition)), tidings)
}

#[test]
fn work_follows_its_words() {
    let session = worked();
    let text = format!("A new first line.\n\n{}", TEXT.replace("winter", "the summer"));
    let (now, tidings) = revised(&session, &text);
    assert_eq!(tidings, Tidings { kept: 2, ..Tidings::default() });
    let quotation = now
        .analysis
        .quotations
        .iter()
        .position(|it| it.content.iter().any(|span| now.article.slice(*span) == "The old pier is safe"));
    let at = quotation.unwrap_or_else(|| unreachable!());
    let it = &now.analysis.quotations[at];
    assert_eq!(now.standing(Id::quotation(at)).note.as_deref(), Some("ask"));
    assert_eq!(it.speaker_ref.map(|at| now.analysis.speakers[at].name.as_str()), Some("Mara Lund"));
    assert_eq!(
        it.citations.iter().map(|&at| now.article.slice(now.analysis.citations[at].span)).collect::<Vec<_>>(),
        ["[7]"]
    );
    let undone = reduce(now, Action::Undone);
    assert_eq!(undone.edition(), session.edition());
}

#[test]
fn what_lost_its_words_is_listed_and_can_be_placed_or_dropped() {
    let session = worked();
    let text = TEXT.replace("The old pier is safe", "That ancient quay is sound");
    let (now, tidings) = revised(&session, &text);
    assert_eq!((tidings.kept, tidings.lost), (1, 1));
    assert_eq!(now.orphans.len(), 1);
    assert_eq!(now.orphans[0].exact, "The old pier is safe");
    let place = propose::place(&now, 0, span(&now, "That ancient quay is sound"));
    let placed = reduce(Rc::clone(&now), place.unwrap_or_else(|| unreachable!()));
    assert!(placed.orphans.is_empty());
    let id = Id::quotation(placed.analysis.quotations.len() - 1);
    assert_eq!(placed.standing(id).note.as_deref(), Some("ask"));
    assert_eq!(reduce(placed, Action::Undone).edition(), now.edition());
    let dropped = reduce(now, propose::drop(0));
    assert!(dropped.orphans.is_empty());
}

#[test]
fn a_slip_corrected_inside_a_quotation_keeps_it() {
    let session = worked();
    let (now, tidings) = revised(&session, &TEXT.replace("pier is", "piers is"));
    assert_eq!((tidings.changed, tidings.lost), (1, 0));
    assert!(now.marks.iter().any(|mark| now.article.slice(mark.span) == "The old piers is safe"));
}

#[test]
fn headings_and_links_stay_on_their_words() {
    let heading = [(0, ParagraphKind::Heading(2))];
    let link = Link { span: Span::new(9, 13), target: "https://example.org/".to_owned() };
    let article = Article::new("Heading\n\nlink here.".to_owned(), None, &heading, vec![link]);
    let now = edited(&article, "New.\n\nHeading\n\nA link here.");
    assert_eq!(now.paragraphs.get(1).map(|it| it.kind), Some(ParagraphKind::Heading(2)));
    assert_eq!(now.links.first().map(|it| now.slice(it.span)), Some("link"));
}
