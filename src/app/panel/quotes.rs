//! The quotes of the article, a card each.

use yew::prelude::*;

use crate::annotation::{Id, Subject};
use crate::app::element::{self, Button, check, element, nest};
use crate::app::message::Message;
use crate::app::scene::Scene;
use crate::detect::{Manner, Quotation, QuotationKind};
use crate::view::{Layer, label, shown};

use super::card::{card, chip, go, verdict, why};
use super::pages::{range, turner};

/// The quotes.
pub(super) fn quotes(scene: &Scene) -> Html {
    let all = &scene.session.analysis.quotations;
    let listed = |index: &usize| shown::passes(scene.session, scene.desk.shown, Id::quotation(*index));
    let order: Vec<usize> = (0..all.len()).filter(listed).collect();
    let place = scene.desk.selected.filter(|selected| selected.id.subject == Subject::Quotation);
    let place = place.and_then(|selected| order.binary_search(&(selected.id.index as usize)).ok());
    let range = range(scene, order.len(), place);
    let page = order.get(range.clone()).unwrap_or_default().iter();
    let cards: Vec<Html> = page.filter_map(|&index| Some(quote(scene, index, all.get(index)?))).collect();
    let none = if order.is_empty() { element("p", "none", "No quotes found.") } else { Html::default() };
    element::all([thoughts(scene), none, nest("ol", "card-list", cards), turner(scene, range, order.len())])
}

/// The switch for thoughts, where the article has any.
fn thoughts(scene: &Scene) -> Html {
    let quotations = scene.session.analysis.quotations.iter();
    let count = quotations.filter(|quotation| quotation.manner == Manner::Thought).count();
    if count == 0 {
        return Html::default();
    }
    let switch = scene.change(Message::switch(Layer::Thoughts));
    let words = format!("Show {} (believes, wants)", label::counted(count, "thought"));
    check("thoughts", scene.desk.shown.has(Layer::Thoughts), switch, words.into())
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
    ];
    card(scene, id, inside)
}

/// Who said it, and the word of saying.
fn source(scene: &Scene, quotation: &Quotation) -> Html {
    let article = &scene.session.article;
    let cue = label::words(article, &quotation.cue);
    let speaker = quotation.speaker_ref.and_then(|at| Some((at, scene.session.analysis.speakers.get(at)?)));
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
        if let Some(citation) = scene.session.analysis.citations.get(index) {
            if chips.is_empty() {
                chips.push(element("span", "chips-title", "Backed by"));
            }
            let text = label::one_line(scene.session.article.slice(citation.span));
            chips.push(chip(scene, Id::citation(index), "chip is-citation", text));
        }
    }
    if chips.is_empty() { Html::default() } else { nest("div", "chips", chips) }
}
