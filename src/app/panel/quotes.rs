//! The quotes of the article, a card each.

use yew::prelude::*;

use crate::annotation::{Id, Subject};
use crate::app::desk::Look;
use crate::detect::{Manner, Quotation, QuotationKind};
use crate::text::Span;
use crate::view::{Layer, label, shown};

use super::PanelProps;
use super::card::{chip, classes, current, go, verdict, why};
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
    let cards = page.filter_map(|&index| Some(card(props, index, all.get(index)?)));
    html! {
        <>
            { thoughts(props) }
            if order.is_empty() {
                <p class="none">{ "No quotes found." }</p>
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

fn card(props: &PanelProps, index: usize, quotation: &Quotation) -> Html {
    let id = Id::quotation(index);
    let article = &props.session.article;
    let words = |spans: &[Span]| label::words(article, spans);
    let kind = label::kind(quotation);
    let select = go(&props.desk, id);
    html! {
        <li key={index} class={classes(props, id)} aria-current={current(props, id)} data-testid="card"
            data-id={id.to_string()} onclick={select.clone()}>
            <div class="card-head">
                <span class={classes!("kind", format!("is-{}", quotation.kind.name()))}>{ kind }</span>
                { verdict(props, id, &format!("quote {}", index + 1)) }
            </div>
            <button type="button" class="card-go" onclick={select}>{ words(&quotation.content) }</button>
            { source(props, quotation) }
            if !quotation.citations.is_empty() {
                <div class="chips">
                    <span class="chips-title">{ "Backed by" }</span>
                    { for quotation.citations.iter().filter_map(|&at| backing(props, at)) }
                </div>
            }
            { why(quotation.rule, quotation.confidence) }
        </li>
    }
}

/// Who said it, and the word of saying.
fn source(props: &PanelProps, quotation: &Quotation) -> Html {
    let article = &props.session.article;
    let cue = label::words(article, &quotation.cue);
    let speaker = quotation.speaker_ref.and_then(|at| Some((at, props.session.analysis.speakers.get(at)?)));
    let role = speaker.and_then(|(_, speaker)| speaker.role.clone());
    let who = match speaker {
        Some((at, speaker)) => html! {
            <button type="button" class="name" onclick={go(&props.desk, Id::speaker(at))}>{ speaker.name.clone() }</button>
        },
        None if quotation.speaker.is_empty() && quotation.kind == QuotationKind::Pull => {
            html! { <span class="role">{ "The article’s own words, set apart" }</span> }
        }
        None if quotation.speaker.is_empty() => html! { <span class="role">{ "No speaker named" }</span> },
        None => html! { <span class="name">{ label::words(article, &quotation.speaker) }</span> },
    };
    html! {
        <p class="source">
            { who }
            if !cue.is_empty() {
                <span class="cue-word">{ cue }</span>
            }
            { for role.map(|role| html! { <span class="role">{ role }</span> }) }
        </p>
    }
}

fn backing(props: &PanelProps, index: usize) -> Option<Html> {
    let citation = props.session.analysis.citations.get(index)?;
    let text = label::one_line(props.session.article.slice(citation.span));
    Some(chip(&props.desk, Id::citation(index), "is-citation", text))
}
