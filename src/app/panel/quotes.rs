//! The quotes of the article, a card each.

use yew::prelude::*;

use crate::annotation::{Id, Subject};
use crate::app::desk::{Desk, Look};
use crate::app::element::{self, Button, check, element, nest, text};
use crate::app::message::Message;
use crate::app::scene::Scene;
use crate::detect::{Manner, Quotation, QuotationKind};
use crate::session::{Session, Status};
use crate::view::filter::SURE;
use crate::view::{Layer, label, shown};

use super::card::{card, chip, go, verdict, why};
use super::editor;
use super::finder::bulk;
use super::pages::Page;

/// The quotes.
pub(super) fn quotes(scene: &Scene) -> Html {
    let order = order(scene.session, scene.desk);
    let place = scene.desk.selected.filter(|selected| selected.id.subject == Subject::Quotation);
    let place = place.and_then(|selected| order.iter().position(|at| *at == selected.id.index as usize));
    let page = Page::of(scene, order.len(), place);
    let all = &scene.session.analysis.quotations;
    let drawn = page.of_all(&order).iter();
    let cards: Vec<Html> = drawn.filter_map(|&index| Some(quote(scene, index, all.get(index)?))).collect();
    let none = if order.is_empty() { element("p", "none", nothing(scene)) } else { Html::default() };
    let open =
        order.iter().filter(|&&at| scene.session.status(Id::quotation(at)) == Status::Suggested).count();
    element::all([
        only(scene),
        choices(scene),
        bulk(scene, open),
        none,
        nest("ol", "card-list", cards),
        page.turner(scene),
    ])
}

/// Says that nothing is listed.
fn nothing(scene: &Scene) -> &'static str {
    if scene.desk.filter.is_open() && scene.desk.shown.only().is_none() {
        "No quotes found. Select words in the article to add one."
    } else {
        "No quote is like that."
    }
}

/// Indices of the quotations that have a card, in the order that was chosen.
pub(super) fn order(session: &Session, desk: &Desk) -> Vec<usize> {
    let mut order = session.in_order(Subject::Quotation);
    order.retain(|&index| {
        let id = Id::quotation(index);
        shown::passes(session, desk.shown, id) && desk.filter.lets(session, id)
    });
    if desk.doubt_first {
        let sure = |index: usize| session.analysis.quotations.get(index).map_or(0.0, |it| it.confidence);
        order.sort_by(|&a, &b| sure(a).total_cmp(&sure(b)));
    }
    order
}

/// Says whose quotations alone are shown, with the way back.
fn only(scene: &Scene) -> Html {
    let speaker = scene.desk.shown.only().and_then(|at| scene.session.analysis.speakers.get(at as usize));
    let Some(speaker) = speaker else { return Html::default() };
    let all = Button::tested("chip is-citation", "all-speakers");
    let parts = [
        element("span", "", format!("Only {}", speaker.name)),
        all.with(scene.click(Message::Look(Look::Only(None))), "Show all speakers"),
    ];
    nest("p", "only", parts)
}

/// Which quotes are listed and how: thoughts, where the article has any, and by doubt.
fn choices(scene: &Scene) -> Html {
    let all = &scene.session.analysis.quotations;
    if all.is_empty() {
        return Html::default();
    }
    let thoughts = all.iter().filter(|quotation| quotation.manner == Manner::Thought).count();
    let unsure = all.iter().any(|quotation| quotation.confidence < SURE);
    let switch = |message| scene.change(message);
    let mut parts = Vec::new();
    if thoughts > 0 {
        let words = format!("Show {} (believes, wants)", label::counted(thoughts, "thought"));
        let on = scene.desk.shown.has(Layer::Thoughts);
        parts.push(check("thoughts", on, switch(Message::switch(Layer::Thoughts)), words.into()));
    }
    if unsure {
        let first = Message::Look(Look::DoubtFirst);
        parts.push(check("doubt-first", scene.desk.doubt_first, switch(first), text("Least sure first")));
    }
    element::all(parts)
}

fn quote(scene: &Scene, index: usize, quotation: &Quotation) -> Html {
    let id = Id::quotation(index);
    let article = &scene.session.article;
    let class = match quotation.kind {
        QuotationKind::Direct => "kind is-direct",
        QuotationKind::Indirect => "kind is-indirect",
        QuotationKind::Mixed => "kind is-mixed",
        QuotationKind::Pull => "kind is-pull",
    };
    let kind = element("span", class, label::kind(quotation));
    let verdict = verdict(scene, id, &format!("quote {}", index + 1));
    let inside = [
        nest("div", "card-head", [kind, verdict]),
        Button::of("card-go").with(go(scene, id), label::words(article, &quotation.content)),
        source(scene, quotation),
        backing(scene, &quotation.citations),
        why(quotation.rule, quotation.confidence),
        editor::tools(scene, id),
    ];
    card(scene, id, inside)
}

/// Who said it, and the word of saying.
fn source(scene: &Scene, quotation: &Quotation) -> Html {
    let article = &scene.session.article;
    let cue = label::words(article, &quotation.cue);
    let speaker = quotation.speaker_ref.filter(|&at| scene.session.has(Id::speaker(at)));
    let speaker = speaker.and_then(|at| Some((at, scene.session.analysis.speakers.get(at)?)));
    let role = speaker.and_then(|(_, speaker)| speaker.role.clone());
    let who = match speaker {
        Some((at, speaker)) => Button::of("name").with(go(scene, Id::speaker(at)), speaker.name.clone()),
        None if quotation.speaker.is_empty() && quotation.kind == QuotationKind::Pull => {
            element("span", "role", "The article’s own words, set apart")
        }
        None if quotation.speaker.is_empty() => element("span", "role", "No speaker named"),
        None => element("span", "name", label::words(article, &quotation.speaker)),
    };
    let mut parts = vec![who];
    if !cue.is_empty() {
        parts.push(element("span", "cue-word", cue));
    }
    if let Some(role) = role {
        parts.push(element("span", "role", role));
    }
    nest("p", "source", parts)
}

/// The citations at `all`, each a chip that goes there.
fn backing(scene: &Scene, all: &[usize]) -> Html {
    let mut chips = Vec::new();
    for &index in all {
        let citation = scene.session.analysis.citations.get(index);
        if let Some(citation) = citation.filter(|_| scene.session.has(Id::citation(index))) {
            if chips.is_empty() {
                chips.push(element("span", "chips-title", "Backed by"));
            }
            let text = label::one_line(scene.session.article.slice(citation.span));
            chips.push(chip(scene, Id::citation(index), "chip is-citation", text));
        }
    }
    if chips.is_empty() { Html::default() } else { nest("div", "chips", chips) }
}
