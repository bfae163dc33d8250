//! The person's selection in the article: read, shown, and turned into annotations.

use std::rc::Rc;

use yew::html::Scope;
use yew::prelude::*;

use crate::annotation::{Id, MarkKind, Subject};
use crate::platform::selection::{self, Place};
use crate::session::{Session, propose};
use crate::text::offset::Offsets;
use crate::text::{Span, step};
use crate::view::Section;

use super::App;
use super::command::{Command, Key, SINGLE, key};
use super::desk::{Look, Origin};
use super::element::{Button, all, element, fixed, is, text};
use super::message::{Message, act, see};
use super::opening;
use super::scene::Scene;

/// The byte of the article at `place`.
fn byte(sections: &[Rc<Section>], place: Place) -> Option<u32> {
    let Some(section) = sections.get(place.section as usize) else {
        return sections.last().map(|last| last.span.end);
    };
    let text = section.slice(section.span);
    Some(section.span.start + Offsets::new(text).byte_of_utf16(place.utf16))
}

/// The place of `byte` of the article.
fn place(sections: &[Rc<Section>], byte: u32) -> Option<Place> {
    let at = sections.partition_point(|section| section.span.end < byte);
    let section = sections.get(at)?;
    let text = section.slice(section.span);
    let utf16 = Offsets::new(text).at(byte.saturating_sub(section.span.start)).utf16;
    Some(Place { section: at as u32, utf16 })
}

/// What is selected, on whole graphemes and without white space at its edges.
pub(super) fn selected(app: &App) -> Option<Span> {
    let (start, end) = selection::selected()?;
    let sections = app.sheets.sections();
    let span = Span::new(byte(sections, start)?, byte(sections, end)?);
    Some(step::snap(&app.session.article.text, span)).filter(|span| !span.is_empty())
}

/// Selects `span` in the article.
pub(super) fn show(app: &App, span: Span) {
    let place = |at| place(app.sheets.sections(), at);
    if let (Some(start), Some(end)) = (place(span.start), place(span.end)) {
        selection::select(start, end);
    }
}

/// The byte under the pointer.
pub(super) fn byte_at(app: &App, x: f32, y: f32) -> Option<u32> {
    byte(app.sheets.sections(), selection::place_at(x, y)?)
}

/// What something can be made of: a selection that is too new to be offered anything is read at once.
pub(super) fn picked(app: &App) -> Option<Span> {
    if app.selection_timer.is_some() { selected(app) } else { app.desk.picked }
}

/// The byte at which the first element that matches starts.
pub(super) fn start_of(app: &App, selector: &str) -> Option<u32> {
    byte(app.sheets.sections(), selection::start_of(selector)?)
}

/// The quotation that words at `span` belong to: the one that is selected, or else the nearest in the same
/// paragraph.
fn near(session: &Session, chosen: Option<Id>, span: Span) -> Option<Id> {
    if let Some(id) = chosen.filter(|id| id.subject == Subject::Quotation && session.has(*id)) {
        return Some(id);
    }
    let paragraph = session.article.paragraphs.get(session.article.paragraph_at(span.start)?)?;
    let distance = |index: &usize| {
        let it = session.analysis.quotations.get(*index)?;
        let spans = it.content.iter().filter(|piece| piece.overlaps(paragraph.span));
        let gap =
            |piece: &Span| piece.start.saturating_sub(span.end).max(span.start.saturating_sub(piece.end));
        spans.map(gap).min()
    };
    let all = (0..session.analysis.quotations.len()).filter(|&index| session.has(Id::quotation(index)));
    let nearest = all.filter_map(|index| Some((distance(&index)?, index))).min();
    nearest.map(|(_, index)| Id::quotation(index))
}

/// What can be made of a selection, with the key for it.
pub(super) const MAKES: [Key; 5] = [
    key("c", Command::Cite, "Citation"),
    key("q", Command::Quote, "Quote"),
    key("u", Command::Cue, "Cue"),
    key("s", Command::Speaker, "Speaker"),
    key("w", Command::More, "More words"),
];

/// Makes an annotation of what is selected.
pub(super) fn make(app: &mut App, link: &Scope<App>, command: Command) {
    opening::hurry(app, link);
    let Some(span) = picked(app) else { return };
    let chosen = app.desk.selected.map(|selected| selected.id);
    let session = Rc::clone(&app.session);
    let to = |kind| {
        near(&session, chosen, span).and_then(|id| Some((propose::attach(&session, id, kind, span)?, id)))
    };
    let new = |subject, count: usize| Id { subject, index: count as u32 };
    let made = match command {
        Command::Cite => propose::citation(&session, span)
            .map(|action| (action, new(Subject::Citation, session.analysis.citations.len()))),
        Command::Quote => propose::quote(&session, span)
            .map(|action| (action, new(Subject::Quotation, session.analysis.quotations.len()))),
        Command::Cue => to(MarkKind::Cue),
        Command::Speaker => to(MarkKind::Speaker),
        Command::More => to(MarkKind::Quote),
        _ => None,
    };
    if let Some((action, id)) = made {
        act(app, link, action);
        selection::clear();
        app.desk.look(Look::Pick(None));
        app.desk.look(Look::Select(id, Origin::Steps));
    } else {
        see(app, link, Look::Say("Select the quote that these words belong to first.".into()));
    }
}

/// The buttons beside a selection.
pub(super) fn bubble(scene: &Scene) -> Html {
    let Some(span) = scene.desk.picked else { return Html::default() };
    let chosen = scene.desk.selected.map(|selected| selected.id);
    let belongs = near(scene.session, chosen, span).is_some();
    let letters = scene.settings.letters.iter().skip(SINGLE.len());
    let button = |(&Key { chord, command, does }, letter): (&Key, &char)| {
        let alone = matches!(command, Command::Cite | Command::Quote);
        let button = Button {
            disabled: !alone && !belongs,
            test: Some(format!("make-{chord}").into()),
            ..Button::of("bubble-button")
        };
        let key = if scene.settings.keys { element("kbd", "", letter.to_string()) } else { Html::default() };
        button.with(scene.click(Message::Run(command)), all([text(does), key]))
    };
    let bubble = fixed(
        "div",
        &[
            ("id", is("bubble")),
            ("class", is("bubble")),
            ("role", is("toolbar")),
            ("aria-label", is("Annotate the selection")),
            ("data-testid", is("bubble")),
        ],
        MAKES.iter().zip(letters).map(button).collect::<Vec<_>>(),
    );
    bubble.into()
}
