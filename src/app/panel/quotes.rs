//! The quotes of the article, a card each.

use yew::prelude::*;

use crate::annotation::{Id, Subject};
use crate::app::element::{Button, element};
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
    let cards = page.filter_map(|&index| Some(quote(scene, index, all.get(index)?)));
    html! {
        <>
            { thoughts(scene) }
            if order.is_empty() {
                { element("p", "none", "No quotes found.") }
            }
            <ol class="card-list">{ for cards }</ol>
            { turner(scene, range, order.len()) }
        </>
    }
}

/// The switch for thoughts, where the article has any.
fn thoughts(scene: &Scene) -> Html {
    let quotations = scene.session.analysis.quotations.iter();
    let count = quotations.filter(|quotation| quotation.manner == Manner::Thought).count();
    if count == 0 {
        return Html::default();
    }
    let switch = scene.change(Message::switch(Layer::Thoughts));
    html! {
        <label class="check">
            <input type="checkbox" checked={scene.desk.shown.has(Layer::Thoughts)} onchange={switch} data-testid="thoughts" />
            { format!("Show {} (believes, wants)", label::counted(count, "thought")) }
        </label>
    }
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
    let mut backing = quotation.citations.iter().filter_map(|&at| backing(scene, at)).peekable();
    let title = backing.peek().map(|_| element("span", "chips-title", "Backed by"));
    let inside = [
        element("div", "card-head", html! { <>{ kind }{ verdict }</> }),
        Button::of("card-go").with(go(scene, id), label::words(article, &quotation.content)),
        source(scene, quotation),
        title.map(|title| html! { <div class="chips">{ title }{ for backing }</div> }).unwrap_or_default(),
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
    html! {
        <p class="source">
            { who }
            if !cue.is_empty() {
                { element("span", "cue-word", cue) }
            }
            { for role.map(|role| element("span", "role", role)) }
        </p>
    }
}

fn backing(scene: &Scene, index: usize) -> Option<Html> {
    let citation = scene.session.analysis.citations.get(index)?;
    let text = label::one_line(scene.session.article.slice(citation.span));
    Some(chip(scene, Id::citation(index), "chip is-citation", text))
}
