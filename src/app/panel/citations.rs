//! The citations of the article: the sources it lists, and the markers that point to them.

use yew::prelude::*;
use yew::virtual_dom::AttributeOrProperty;

use crate::annotation::{Id, Subject};
use crate::app::desk::{Desk, Look, Selected};
use crate::app::element::{self, Button, check, element, fixed, is, nest, text};
use crate::app::message::Message;
use crate::app::scene::Scene;
use crate::detect::{Citation, Family, Pointer, Reference};
use crate::session::{Session, Status};
use crate::text::letter;
use crate::text::{Article, Span};
use crate::view::Layer;
use crate::view::filter::Decided;
use crate::view::label::{self, grouped};
use crate::view::sources::{Missing, Row, Sources, families, sources};

use super::card::{card, chip, go, verdict, why};
use super::editor;
use super::finder::bulk;
use super::pages::Page;

/// Characters of the text around a marker that its card shows on each side.
const REACH: usize = 56;

/// The sources and markers that are listed.
fn filtered<'a>(session: &'a Session, desk: &Desk) -> Sources<'a> {
    let mut sources = sources(session, desk.shown);
    let filter = &desk.filter;
    if !filter.is_open() {
        let mut rows = std::mem::take(&mut sources.rows);
        rows.retain(|row| match *row {
            Row::Missing(at) => {
                let label = sources.missing.get(at).map_or("", |it| it.label);
                filter.decided == Decided::Any && letter::small(label).contains(&*filter.words)
            }
            Row::Entry(at) => filter.lets(session, Id::reference(at)),
            Row::Marker(at) => filter.lets(session, Id::citation(at)),
        });
        sources.rows = rows;
    }
    sources
}

/// The markers that are listed and undecided.
fn listed(sources: &Sources, session: &Session) -> Vec<Id> {
    let markers = sources.rows.iter().filter_map(|row| match row {
        Row::Marker(at) => Some(Id::citation(*at)),
        Row::Missing(_) | Row::Entry(_) => None,
    });
    markers.filter(|&id| session.status(id) == Status::Suggested).collect()
}

/// The same, from the beginning.
pub(super) fn undecided(session: &Session, desk: &Desk) -> Vec<Id> {
    listed(&filtered(session, desk), session)
}

/// The citations: what is amiss, the sources, and the markers.
pub(super) fn citations(scene: &Scene) -> Html {
    let analysis = &scene.session.analysis;
    let sources = filtered(scene.session, scene.desk);
    let place = scene.desk.selected.and_then(|Selected { id, .. }| {
        let index = id.index as usize;
        let row = match id.subject {
            Subject::Reference => Row::Entry(index),
            Subject::Citation => Row::Marker(index),
            Subject::Quotation | Subject::Speaker => return None,
        };
        sources.rows.iter().position(|it| *it == row)
    });
    let page = Page::of(scene, sources.rows.len(), place);
    let open = listed(&sources, scene.session).len();
    let mut parts = vec![switches(scene), bulk(scene, open)];
    if analysis.citations.is_empty() && analysis.references.is_empty() {
        parts.push(element("p", "none", "No citations found."));
    } else if analysis.references.is_empty() {
        parts.push(element(
            "p",
            "none",
            "This article has no reference list, so its citations point nowhere that can be checked.",
        ));
    }
    for group in page.of_all(&sources.rows).chunk_by(|a, b| sources.group(*a) == sources.group(*b)) {
        let title = group.first().map(|&row| sources.group(row)).unwrap_or_default();
        let cards = group.iter().map(|&row| row_card(scene, &sources, row));
        parts.push(element("h2", "group-title", title));
        parts.push(nest("ol", "card-list", cards.collect::<Vec<_>>()));
    }
    parts.push(page.turner(scene));
    element::all(parts)
}

fn row_card(scene: &Scene, sources: &Sources, row: Row) -> Html {
    let analysis = &scene.session.analysis;
    let nowhere: &[usize] = &[];
    match row {
        Row::Missing(at) => sources.missing.get(at).map(|it| missing(scene, it)),
        Row::Entry(at) => {
            let cited_by = sources.cited_by.get(at).map_or(nowhere, |it| it);
            analysis.references.get(at).map(|entry| source(scene, at, entry, cited_by))
        }
        Row::Marker(at) => analysis.citations.get(at).map(|it| marker(scene, at, it)),
    }
    .unwrap_or_default()
}

/// Reading without markers, and a switch for each family where there are several.
fn switches(scene: &Scene) -> Html {
    let shown = scene.desk.shown;
    if scene.session.analysis.citations.is_empty() {
        return Html::default();
    }
    let families = families(scene.session);
    let several = families.len() > 1 || families.iter().any(|(family, _)| !shown.has_family(*family));
    let family = |(family, count): (Family, usize)| {
        let (name, example) = label::family(family);
        let button = Button {
            pressed: Some(shown.has_family(family)),
            test: Some(format!("family-{}", family.name()).into()),
            ..Button::of("chip is-switch")
        };
        let inside = [
            element("span", "", name),
            element("code", "", example),
            element("span", "count", grouped(count)),
        ];
        button.with(scene.click(Message::Look(Look::SwitchFamily(family))), element::all(inside))
    };
    let bare = scene.change(Message::switch(Layer::Markers));
    let mut parts =
        vec![check("without-markers", !shown.has(Layer::Markers), bare, text("Read without markers"))];
    if several {
        const GROUP: [(&str, AttributeOrProperty); 3] =
            [("class", is("chips families")), ("role", is("group")), ("aria-label", is("Kinds of citation"))];
        parts.push(fixed("div", &GROUP, families.into_iter().map(family).collect::<Vec<_>>()).into());
    }
    element::all(parts)
}

/// Markers that the card of an entry lists. (All have cards of their own.)
const CHIPS: usize = 40;

/// The markers that cite something, each a chip that goes there.
fn cited(scene: &Scene, cited_by: &[usize]) -> Html {
    if cited_by.is_empty() {
        return element("p", "role", "Nothing in the text points here");
    }
    let title = match cited_by.len() {
        1 => "Cited once".to_owned(),
        times => format!("Cited {} times", grouped(times)),
    };
    let mut chips = vec![element("span", "chips-title", title)];
    for &at in cited_by.iter().take(CHIPS) {
        if let Some(it) = scene.session.analysis.citations.get(at) {
            let text = label::one_line(scene.session.article.slice(it.span));
            chips.push(chip(scene, Id::citation(at), "chip is-citation", label::head(&text, REACH)));
        }
    }
    if let Some(more) = cited_by.len().checked_sub(CHIPS + 1) {
        chips.push(element("span", "chips-title", format!("and {} more", grouped(more + 1))));
    }
    nest("div", "chips", chips)
}

/// The card of a label that has no entry.
fn missing(scene: &Scene, it: &Missing) -> Html {
    let words =
        [element("b", "", it.label.to_owned()), element("span", "unresolved", label::unresolved(it.why))];
    let head = nest("p", "missing", words);
    nest("li", "card is-missing", [head, cited(scene, &it.cited_by)])
}

/// The card of an entry of the reference list.
fn source(scene: &Scene, index: usize, entry: &Reference, cited_by: &[usize]) -> Html {
    let id = Id::reference(index);
    let article = &scene.session.article;
    let text = label::one_line(article.slice(words(article, entry)));
    let go = Button::of("card-go is-entry").with(go(scene, id), text);
    card(scene, id, [go, address(scene, entry), cited(scene, cited_by), editor::tools(scene, id)])
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
    let pointers: Vec<Html> = citation.pointers.iter().map(|it| pointer(scene, it)).collect();
    let go = Button::of("card-go is-context");
    let inside = [
        nest("div", "card-head", [kind, verdict]),
        go.with(
            super::card::go(scene, id),
            element::all([before.into(), element("b", "", text), after.into()]),
        ),
        nest("ul", "pointers", pointers),
        why(citation.rule, citation.confidence),
        editor::tools(scene, id),
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
    nest("li", "", [element("span", "pointer-label", pointer.label.clone()), to])
}
