//! The citations of the article: the sources it lists, and the markers that point to them.

use yew::prelude::*;

use crate::annotation::{Id, Subject};
use crate::app::element::{Button, element};
use crate::app::scene::Scene;
use crate::detect::{Citation, Pointer, Reference};
use crate::text::{Article, Span};
use crate::view::label;

use super::card::{card, chip, go, verdict, why};
use super::pages::{range, turner};

/// Characters of the text around a marker that its card shows on each side.
const REACH: usize = 56;

/// The citations.
pub(super) fn citations(scene: &Scene) -> Html {
    let analysis = &scene.session.analysis;
    let (references, citations) = (analysis.references.len(), analysis.citations.len());
    let all = references + citations;
    let place = scene.desk.selected.and_then(|selected| match selected.id.subject {
        Subject::Reference => Some(selected.id.index as usize),
        Subject::Citation => Some(references + selected.id.index as usize),
        Subject::Quotation | Subject::Speaker => None,
    });
    let range = range(scene, all, place);
    let listed = analysis.references.iter().enumerate().skip(range.start).take(range.len());
    let sources: Vec<Html> = listed.map(|(index, entry)| source(scene, index, entry)).collect();
    let left = range.len() - sources.len();
    let cited = analysis.citations.iter().enumerate().skip(range.start.saturating_sub(references)).take(left);
    let markers: Vec<Html> = cited.map(|(index, citation)| marker(scene, index, citation)).collect();
    html! {
        <>
            if all == 0 {
                { element("p", "none", "No citations found.") }
            }
            if citations > 0 && references == 0 {
                { element("p", "none", "This article has no reference list, so its citations point nowhere that can be checked.") }
            }
            { group("Sources", sources) }
            { group("In the text", markers) }
            { turner(scene, range, all) }
        </>
    }
}

fn group(title: &'static str, cards: Vec<Html>) -> Html {
    if cards.is_empty() {
        return Html::default();
    }
    html! { <>{ element("h2", "group-title", title) }<ol class="card-list">{ for cards }</ol></> }
}

/// The card of an entry of the reference list.
fn source(scene: &Scene, index: usize, entry: &Reference) -> Html {
    let id = Id::reference(index);
    let article = &scene.session.article;
    let text = label::one_line(article.slice(words(article, entry)));
    let citing = scene.session.analysis.citations.iter().enumerate();
    let citing = citing.filter(|(_, it)| it.pointers.iter().any(|pointer| pointer.reference == Ok(index)));
    let chips: Vec<Html> = citing
        .map(|(at, it)| {
            chip(scene, Id::citation(at), "chip is-citation", label::one_line(article.slice(it.span)))
        })
        .collect();
    let cited = if chips.is_empty() {
        element("p", "role", "Nothing in the text points here")
    } else {
        html! { <div class="chips">{ element("span", "chips-title", "Cited by") }{ for chips }</div> }
    };
    let go = Button::of("card-go is-entry").with(go(scene, id), text);
    card(scene, id, [go, address(scene, entry), cited])
}

/// The entry without the address that it ends with, which has a line of its own.
fn words(article: &Article, entry: &Reference) -> Span {
    let last = entry.url.or(entry.doi).filter(|address| address.end == entry.span.end);
    let before = Span::new(entry.span.start, last.map_or(entry.span.end, |address| address.start));
    let kept = article.slice(before).trim_end_matches(|it: char| it == ':' || it.is_whitespace());
    let kept = kept.strip_suffix("doi").or(kept.strip_suffix("DOI")).unwrap_or(kept).trim_end();
    Span::new(before.start, before.start + kept.len() as u32)
}

/// A link to the entry's page: opened by the person's click alone.
fn address(scene: &Scene, entry: &Reference) -> Html {
    let article = &scene.session.article;
    let (href, text) = match (entry.doi, entry.url) {
        (Some(doi), _) => (format!("https://doi.org/{}", article.slice(doi)), article.slice(doi)),
        (None, Some(url)) => (article.slice(url).to_owned(), article.slice(url)),
        (None, None) => return Html::default(),
    };
    let scheme = href.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    let open = Callback::from(|event: MouseEvent| event.stop_propagation());
    match scheme.as_deref() {
        Some("http" | "https") => html! {
            <a class="address" {href} target="_blank" rel="noopener noreferrer" onclick={open}>{ text }</a>
        },
        _ => element("span", "address", text),
    }
}

/// The card of a marker in the text.
fn marker(scene: &Scene, index: usize, citation: &Citation) -> Html {
    let id = Id::citation(index);
    let article = &scene.session.article;
    let text = label::one_line(article.slice(citation.span));
    let (before, after) = label::context(article, citation.span, REACH);
    let kind = element("span", "kind is-citation", text.clone());
    let verdict = verdict(scene, id, &format!("citation {}", index + 1));
    let pointers: Html = citation.pointers.iter().map(|it| pointer(scene, it)).collect();
    let go = Button::of("card-go is-context");
    let inside = [
        element("div", "card-head", html! { <>{ kind }{ verdict }</> }),
        go.with(super::card::go(scene, id), html! { <>{ before }<b>{ text }</b>{ after }</> }),
        element("ul", "pointers", pointers),
        why(citation.rule, citation.confidence),
    ];
    card(scene, id, inside)
}

/// Where one label of a marker points.
fn pointer(scene: &Scene, pointer: &Pointer) -> Html {
    let entry = |at: usize| Some((at, scene.session.analysis.references.get(at)?));
    let to = match pointer.reference.map(entry) {
        Ok(Some((at, entry))) => {
            let text = label::one_line(scene.session.article.slice(entry.span));
            Button::of("said-line").with(go(scene, Id::reference(at)), label::head(&text, REACH))
        }
        Ok(None) => Html::default(),
        Err(why) => element("span", "unresolved", label::unresolved(why)),
    };
    html! { <li>{ element("span", "pointer-label", pointer.label.clone()) }{ to }</li> }
}
