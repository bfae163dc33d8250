//! The quotes of the article, a card each.

use yew::prelude::*;

use crate::annotation::{Id, Subject};
use crate::app::desk::Look;
use crate::app::element::{Button, element};
use crate::detect::{Manner, Quotation, QuotationKind};
use crate::view::{Layer, label, shown};

use super::PanelProps;
use super::card::{card, chip, go, verdict, why};
use super::pages::use_pages;

/// The quotes.
#[component]
pub(super) fn Quotes(props: &PanelProps) -> Html {
    let all = &props.session.analysis.quotations;
    let listed = |index: &usize| shown::in_manner(&props.session, props.shown, Id::quotation(*index));
    let order: Vec<usize> = (0..all.len()).filter(listed).collect();
    let place = props.selected.filter(|selected| selected.id.subject == Subject::Quotation);
    let place = place.and_then(|selected| order.binary_search(&(selected.id.index as usize)).ok());
    let pages = use_pages(order.len(), props.selected, place);
    let page = order.get(pages.range()).unwrap_or_default().iter();
    let cards = page.filter_map(|&index| Some(quote(props, index, all.get(index)?)));
    html! {
        <>
            { thoughts(props) }
            if order.is_empty() {
                { element("p", "none", "No quotes found.") }
            }
            <ol class="card-list">{ for cards }</ol>
            { pages.turner() }
        </>
    }
}

/// The switch for thoughts, where the article has any.
fn thoughts(props: &PanelProps) -> Html {
    let quotations = props.session.analysis.quotations.iter();
    let count = quotations.filter(|quotation| quotation.manner == Manner::Thought).count();
    if count == 0 {
        return Html::default();
    }
    let desk = props.desk.clone();
    let switch = move |_: Event| desk.dispatch(Look::Switch(Layer::Thoughts));
    html! {
        <label class="check">
            <input type="checkbox" checked={props.shown.has(Layer::Thoughts)} onchange={switch} data-testid="thoughts" />
            { format!("Show {} (believes, wants)", label::counted(count, "thought")) }
        </label>
    }
}

fn quote(props: &PanelProps, index: usize, quotation: &Quotation) -> Html {
    let id = Id::quotation(index);
    let article = &props.session.article;
    let class = match quotation.kind {
        QuotationKind::Direct => "kind is-direct",
        QuotationKind::Indirect => "kind is-indirect",
        QuotationKind::Mixed => "kind is-mixed",
        QuotationKind::Pull => "kind is-pull",
    };
    let kind = element("span", class, label::kind(quotation));
    let verdict = verdict(props, id, &format!("quote {}", index + 1));
    let mut backing = quotation.citations.iter().filter_map(|&at| backing(props, at)).peekable();
    let title = backing.peek().map(|_| element("span", "chips-title", "Backed by"));
    let inside = [
        element("div", "card-head", html! { <>{ kind }{ verdict }</> }),
        Button::of("card-go").with(go(&props.desk, id), label::words(article, &quotation.content)),
        source(props, quotation),
        title.map(|title| html! { <div class="chips">{ title }{ for backing }</div> }).unwrap_or_default(),
        why(quotation.rule, quotation.confidence),
    ];
    card(props, id, inside.into_iter().collect())
}

/// Who said it, and the word of saying.
fn source(props: &PanelProps, quotation: &Quotation) -> Html {
    let article = &props.session.article;
    let cue = label::words(article, &quotation.cue);
    let speaker = quotation.speaker_ref.and_then(|at| Some((at, props.session.analysis.speakers.get(at)?)));
    let role = speaker.and_then(|(_, speaker)| speaker.role.clone());
    let who = match speaker {
        Some((at, speaker)) => {
            Button::of("name").with(go(&props.desk, Id::speaker(at)), speaker.name.clone())
        }
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

fn backing(props: &PanelProps, index: usize) -> Option<Html> {
    let citation = props.session.analysis.citations.get(index)?;
    let text = label::one_line(props.session.article.slice(citation.span));
    Some(chip(&props.desk, Id::citation(index), "chip is-citation", text))
}
