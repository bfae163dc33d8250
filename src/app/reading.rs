//! The article, with its marks.

mod passage;

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::annotation::{Id, Subject};
use crate::platform::event;
use crate::session::{Session, Status};
use crate::view::label::named;
use crate::view::{Section, Shown, sections, visible};

use super::command::Command;
use super::desk::{Look, LookAt, Origin, Selected};
use super::store::Store;
use passage::{Passage, Stop};

/// Sections that are drawn in one go. The first is on the screen before the rest is drawn.
const BATCH: usize = 2;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ReadingProps {
    pub(super) session: Store,
    pub(super) shown: Shown,
    pub(super) selected: Option<Selected>,
    pub(super) desk: LookAt,
    pub(super) run: Callback<Command>,
}

/// The article. Its `textContent` is the article's text, byte for byte.
#[component]
pub(super) fn Reading(props: &ReadingProps) -> Html {
    let sections = use_sections(&props.session, props.shown);
    let drawn = use_drawn(&props.session, sections.len());
    let selected = props.selected.map(|selected| selected.id);
    let lit = selected.map(|id| lit(&props.session, id)).unwrap_or_default();
    let stop = stop(&sections, selected);

    let click = {
        let (desk, session, selected) = (props.desk.clone(), props.session.clone(), props.selected);
        Callback::from(move |event: MouseEvent| {
            if event::is_selecting() {
                return;
            }
            let from = Origin::Text;
            match event::ids_at(&event).and_then(|ids| pick(&session, &ids, selected)) {
                Some(id) => desk.dispatch(Look::Select(id, from)),
                None => desk.dispatch(Look::Unselect),
            }
        })
    };
    let press = {
        let (desk, session, run) = (props.desk.clone(), props.session.clone(), props.run.clone());
        Callback::from(move |event: KeyboardEvent| press(&event, &session, &desk, &run))
    };
    let passage = |(index, section): (usize, &Rc<Section>)| {
        let lit: Vec<Id> = lit.iter().copied().filter(|&id| section.shows(id)).collect();
        let stop = stop.filter(|stop| section.span.holds(stop.at));
        let accepted = accepted(&props.session, section);
        html! { <Passage key={index} section={Rc::clone(section)} {lit} {accepted} {stop} /> }
    };
    html! {
        <article class="reading" aria-label="Article" data-testid="article" dir="auto" onclick={click} onkeydown={press}>
            { for sections.iter().take(drawn).enumerate().map(passage) }
        </article>
    }
}

/// The sections of the session; one that did not change is the same as before.
#[hook]
fn use_sections(session: &Store, shown: Shown) -> Rc<Vec<Rc<Section>>> {
    let previous = use_mut_ref(Vec::new);
    use_memo((session.clone(), shown), move |(session, shown)| {
        let marks = visible(session, *shown);
        let now = sections(&session.article, &marks, &previous.borrow());
        previous.borrow_mut().clone_from(&now);
        now
    })
}

/// How many sections are drawn by now, of `all`: the first at once, the others batch by batch.
#[hook]
fn use_drawn(session: &Store, all: usize) -> usize {
    let text = session.article.text.as_ptr();
    let drawn = use_state_eq(|| (text, 1));
    let (of, count) = *drawn;
    let count = if of == text { count } else { 1 };
    use_effect_with((text, count, all), move |&(text, count, all)| {
        let more = (count < all).then(|| Timeout::new(0, move || drawn.set((text, count + BATCH))));
        move || drop(more)
    });
    count
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

fn press(event: &KeyboardEvent, session: &Store, desk: &LookAt, run: &Callback<Command>) {
    let Some(ids) = event::ids_at(event) else { return };
    match event.key().as_str() {
        "Enter" | " " => {
            event.prevent_default();
            if let Some(id) = pick(session, &ids, None) {
                desk.dispatch(Look::Select(id, Origin::Enter));
            }
        }
        "ArrowRight" | "ArrowDown" => {
            event.prevent_default();
            run.emit(Command::Next);
        }
        "ArrowLeft" | "ArrowUp" => {
            event.prevent_default();
            run.emit(Command::Previous);
        }
        _ => {}
    }
}
