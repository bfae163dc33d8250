//! The quotes of the article, a card each.

use yew::prelude::*;

use crate::annotation::{Id, Subject};
use crate::app::desk::{Doubt, Look};
use crate::app::element::{Button, element};
use crate::app::message::Message;
use crate::app::scene::Scene;
use crate::detect::{Manner, Quotation, QuotationKind};
use crate::view::{Layer, label, shown};

use super::card::{card, chip, go, verdict, why};
use super::pages::{range, turner};

/// The machine is sure of what is at least this likely.
const SURE: f32 = 0.9;

/// The quotes.
pub(super) fn quotes(scene: &Scene) -> Html {
    let order = order(scene);
    let place = scene.desk.selected.filter(|selected| selected.id.subject == Subject::Quotation);
    let place = place.and_then(|selected| order.iter().position(|at| *at == selected.id.index as usize));
    let range = range(scene, order.len(), place);
    let all = &scene.session.analysis.quotations;
    let page = order.get(range.clone()).unwrap_or_default().iter();
    let cards = page.filter_map(|&index| Some(quote(scene, index, all.get(index)?)));
    let mut parts = vec![only(scene), choices(scene)];
    if order.is_empty() {
        parts.push(element("p", "none", "No quotes found."));
    }
    parts.push(element("ol", "card-list", cards.collect::<Html>()));
    parts.push(turner(scene, range, order.len()));
    parts.into_iter().collect()
}

/// Indices of the quotations that have a card, in the order that was chosen.
fn order(scene: &Scene) -> Vec<usize> {
    let all = &scene.session.analysis.quotations;
    let doubt = scene.desk.doubt;
    let sure = |index: usize| all.get(index).map_or(0.0, |quotation| quotation.confidence);
    let listed = |index: &usize| {
        let passes = shown::passes(scene.session, scene.desk.shown, Id::quotation(*index));
        passes && !(doubt.only && sure(*index) >= SURE)
    };
    let mut order: Vec<usize> = (0..all.len()).filter(listed).collect();
    if doubt.first {
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
    element("p", "only", parts.into_iter().collect::<Html>())
}

/// Which quotes are listed and how: thoughts, where the article has any, and doubt.
fn choices(scene: &Scene) -> Html {
    let all = &scene.session.analysis.quotations;
    if all.is_empty() {
        return Html::default();
    }
    let doubt = scene.desk.doubt;
    let thoughts = all.iter().filter(|quotation| quotation.manner == Manner::Thought).count();
    let unsure = all.iter().any(|quotation| quotation.confidence < SURE);
    let mut parts = Vec::new();
    if thoughts > 0 {
        let words = format!("Show {} (believes, wants)", label::counted(thoughts, "thought"));
        let on = scene.desk.shown.has(Layer::Thoughts);
        parts.push(check(scene, "thoughts", on, Message::switch(Layer::Thoughts), words));
    }
    if unsure || doubt.only {
        let first = Message::Look(Look::Doubt(Doubt { first: !doubt.first, ..doubt }));
        let only = Message::Look(Look::Doubt(Doubt { only: !doubt.only, ..doubt }));
        parts.push(check(scene, "doubt-first", doubt.first, first, "Least sure first".to_owned()));
        parts.push(check(scene, "doubt-only", doubt.only, only, "Leave out what is sure".to_owned()));
    }
    parts.into_iter().collect()
}

fn check(scene: &Scene, test: &'static str, on: bool, switch: Message, words: String) -> Html {
    html! {
        <label class="check">
            <input type="checkbox" checked={on} onchange={scene.change(switch)} data-testid={test} />
            { words }
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
