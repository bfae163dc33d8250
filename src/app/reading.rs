//! The article, with its marks.

mod passage;

use std::rc::Rc;

use yew::html::onkeydown;
use yew::prelude::*;

use crate::annotation::{Id, Subject};
use crate::platform::event;
use crate::session::{Session, Status};
use crate::view::label::{self, named};
use crate::view::{Layer, Section, Shown, sections, visible};

use super::command::Command;
use super::desk::{Look, Origin, Selected};
use super::element::{on_click, tag};
use super::message::Message;
use super::scene::Scene;
use passage::{Passage, Stop};

/// Sections that are drawn in one go. The first is on the screen before the rest is drawn.
const BATCH: usize = 2;

/// The article cut into sections, kept from one drawing to the next: a section that did not
/// change is the same, and is not drawn again.
#[derive(Default)]
pub(super) struct Sheets {
    /// What the sections show.
    of: Option<(Rc<Session>, Shown)>,
    latest: Vec<Rc<Section>>,
    /// The same as drawn: where much changed at once, some are still as they were.
    sections: Vec<Rc<Section>>,
    /// How many of them are drawn by now.
    drawn: usize,
    words: usize,
}

impl Sheets {
    /// Brings the sections up to what `session` and `shown` are now.
    pub(super) fn follow(&mut self, session: &Rc<Session>, shown: Shown) {
        let before = self.of.as_ref();
        if before.is_some_and(|(had, layers)| Rc::ptr_eq(had, session) && *layers == shown) {
            return;
        }
        if before.is_none_or(|(had, _)| !Rc::ptr_eq(&had.article.text, &session.article.text)) {
            self.words = session.article.text.split_whitespace().count();
            self.drawn = 1;
            self.sections.clear();
        }
        self.latest = sections(&session.article, &visible(session, shown), &self.latest);
        self.of = Some((Rc::clone(session), shown));
        // All of a new article, of which no more than `drawn` is drawn.
        let had = self.sections.len();
        self.sections.extend(self.latest.iter().skip(had).cloned());
        self.catch_up(2 * BATCH);
    }

    /// Brings at most `most` sections up to the latest, the first ones first.
    fn catch_up(&mut self, most: usize) {
        let pairs = self.sections.iter_mut().zip(&self.latest);
        let stale = pairs.filter(|(shown, latest)| !Rc::ptr_eq(shown, latest));
        for (shown, latest) in stale.take(most) {
            *shown = Rc::clone(latest);
        }
    }

    /// The sections as drawn.
    pub(super) fn sections(&self) -> &[Rc<Section>] {
        &self.sections
    }

    /// How many words the article has.
    pub(super) const fn words(&self) -> usize {
        self.words
    }

    /// True where some of the article is not drawn yet, or not as it is now.
    pub(super) fn more(&self) -> bool {
        let mut pairs = self.sections.iter().zip(&self.latest);
        self.drawn < self.sections.len() || pairs.any(|(shown, latest)| !Rc::ptr_eq(shown, latest))
    }

    /// Has the next sections drawn.
    pub(super) fn draw_more(&mut self) {
        self.drawn += BATCH;
        self.catch_up(BATCH);
    }
}

/// The article, to those who look for it on the page.
pub(super) const ARTICLE: &str = ".reading";

/// The article. Its `textContent` is the article's text, byte for byte.
pub(super) fn reading(scene: &Scene, sheets: &Sheets) -> Html {
    const KEYS: [&str; 9] = [
        "class",
        "data-bare",
        "aria-label",
        "data-testid",
        "dir",
        "contenteditable",
        "role",
        "aria-readonly",
        "aria-multiline",
    ];
    let (session, selected) = (scene.session, scene.desk.selected.map(|selected| selected.id));
    let lit = selected.map(|id| lit(session, id)).unwrap_or_default();
    let stop = stop(&sheets.sections, selected);
    let link = scene.link.clone();
    let click = Callback::from(move |event: MouseEvent| {
        let Some(app) = link.get_component().filter(|_| !event::is_selecting()) else { return };
        let picked = event::ids_at(&event).and_then(|ids| pick(&app.session, &ids, app.desk.selected));
        let look = picked.map_or(Look::Unselect, |id| Look::Select(id, Origin::Text));
        link.send_message(Message::Look(look));
    });
    let link = scene.link.clone();
    let press = Callback::from(move |event: KeyboardEvent| {
        let message = link.get_component().and_then(|app| pressed(&event, &app.session));
        if let Some(message) = message {
            event.prevent_default();
            link.send_message(message);
        }
    });
    let bare = !scene.desk.shown.has(Layer::Markers);
    let passage = |(index, section): (usize, &Rc<Section>)| {
        let lit: Vec<Id> = lit.iter().copied().filter(|&id| section.shows(id)).collect();
        let stop = stop.filter(|stop| section.span.holds(stop.at));
        let accepted = accepted(session, section);
        let told = stop.map(|stop| AttrValue::from(label::told(session, stop.of)));
        html! { <Passage key={index} section={Rc::clone(section)} {lit} {accepted} {stop} {told} {bare} /> }
    };
    let values = vec![
        Some("reading".into()),
        bare.then_some("true".into()),
        Some("Article".into()),
        Some("article".into()),
        Some("auto".into()),
        scene.desk.caret.then_some("true".into()),
        scene.desk.caret.then_some("textbox".into()),
        scene.desk.caret.then_some("true".into()),
        scene.desk.caret.then_some("true".into()),
    ];
    let mut article = tag("article", &KEYS, values);
    on_click(&mut article, click);
    article.add_listener(Rc::new(onkeydown::Wrapper::new(press)));
    article.add_children(sheets.sections.iter().take(sheets.drawn).enumerate().map(passage));
    article.into()
}

/// What is lit while `id` is selected: the annotation, and for a speaker all that they say.
fn lit(session: &Session, id: Id) -> Vec<Id> {
    if id.subject != Subject::Speaker {
        return vec![id];
    }
    let quotations = session.analysis.quotations.iter().enumerate();
    let theirs = quotations.filter(|(_, quotation)| quotation.speaker_ref == Some(id.index as usize));
    theirs.map(|(index, _)| Id::quotation(index)).collect()
}

/// The one mark that Tab goes to: the selected annotation's first, or else the first of the article.
fn stop(sections: &[Rc<Section>], selected: Option<Id>) -> Option<Stop> {
    let marks = || sections.iter().flat_map(|section| &section.marks);
    let chosen = selected.and_then(|id| marks().find(|mark| mark.of == id));
    chosen.or_else(|| marks().next()).map(|mark| Stop { of: mark.of, at: mark.span.start })
}

/// Which of the annotations at a place a click selects: the innermost, and at the next click the one around it.
fn pick(session: &Session, ids: &str, selected: Option<Selected>) -> Option<Id> {
    let ids: Vec<Id> = ids.split(' ').filter_map(named).collect();
    let now = selected.and_then(|selected| ids.iter().position(|id| *id == selected.id));
    let next = now.map_or(0, |at| (at + 1) % ids.len());
    ids.get(next).copied().filter(|&id| session.marks.iter().any(|mark| mark.of == id))
}

/// The annotations in `section` that the person agreed to.
fn accepted(session: &Session, section: &Section) -> Vec<Id> {
    if session.decisions.is_empty() {
        return Vec::new();
    }
    let ids = section.marks.iter().map(|mark| mark.of);
    let mut accepted: Vec<Id> = ids.filter(|&id| session.status(id) == Status::Accepted).collect();
    accepted.dedup();
    accepted
}

/// What a key does on a mark.
fn pressed(event: &KeyboardEvent, session: &Session) -> Option<Message> {
    if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    let ids = event::ids_at(event)?;
    match event.key().as_str() {
        "Enter" | " " => pick(session, &ids, None).map(|id| Message::select(id, Origin::Enter)),
        "ArrowRight" | "ArrowDown" => Some(Message::Run(Command::Next)),
        "ArrowLeft" | "ArrowUp" => Some(Message::Run(Command::Previous)),
        _ => None,
    }
}
