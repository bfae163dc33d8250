//! The speakers of the article: who they are, how much they say and where, and their words.

use std::ops::Range;

use yew::prelude::*;
use yew::virtual_dom::VTag;

use crate::annotation::{Id, Subject};
use crate::app::desk::Look;
use crate::app::element::{self, Button, element, nest, tag};
use crate::app::message::Message;
use crate::app::scene::Scene;
use crate::detect::Speaker;
use crate::view::label::{self, grouped};
use crate::view::voices::{Voice, voices};

use super::card::{card, current, glance, go};
use super::editor;
use super::pages::Page;

/// Characters of a quotation that a speaker's card shows.
const GLIMPSE: usize = 90;

/// Quotations that a speaker's card lists.
const LINES: usize = 20;

/// The width of bar and strip, in units of their own; they are drawn as wide as the card.
const WIDTH: usize = 1000;

/// The speakers, who is quoted with most words first.
pub(super) fn speakers(scene: &Scene) -> Html {
    let all = &scene.session.analysis.speakers;
    let mut voices = voices(scene.session, scene.desk.shown.with_only(None));
    voices.retain(|voice| scene.desk.filter.lets(scene.session, Id::speaker(voice.speaker)));
    let most = voices.first().map_or(0, Voice::total);
    let place = scene.desk.selected.filter(|selected| selected.id.subject == Subject::Speaker);
    let place =
        place.and_then(|selected| voices.iter().position(|it| it.speaker == selected.id.index as usize));
    let page = Page::of(scene, voices.len(), place);
    let drawn = page.of_all(&voices).iter();
    let cards = drawn.filter_map(|voice| Some(person(scene, all.get(voice.speaker)?, voice, most)));
    let mut parts = Vec::new();
    if all.is_empty() {
        parts.push(element("p", "none", "No speakers found."));
    }
    parts.push(nest("ol", "card-list", cards.collect::<Vec<_>>()));
    parts.push(page.turner(scene));
    element::all(parts)
}

/// The card of a speaker; `most` is how many words the one with most has.
fn person(scene: &Scene, speaker: &Speaker, voice: &Voice, most: usize) -> Html {
    let id = Id::speaker(voice.speaker);
    let name = Button::of("card-go name").with(go(scene, id), speaker.name.clone());
    let quotes = label::counted(voice.quotations.len(), "quote");
    let count = element("span", "kind", format!("{quotes}, {}", label::counted(voice.total(), "word")));
    let mut inside = vec![nest("div", "card-head", [name, count])];
    if speaker.anonymous {
        inside.push(element("p", "anonymous", "Not named in the article"));
    }
    if let Some(role) = &speaker.role {
        inside.push(element("p", "role", role.clone()));
    }
    if !voice.quotations.is_empty() {
        inside.push(bar(voice, most));
        inside.push(element("p", "shares", shares(voice)));
        inside.push(strip(scene, voice));
        let lines = voice.quotations.iter().take(LINES).filter_map(|&at| line(scene, at));
        inside.push(nest("ul", "said", lines.collect::<Vec<_>>()));
        if let Some(more) = voice.quotations.len().checked_sub(LINES + 1) {
            inside.push(element("p", "role", format!("and {} more", grouped(more + 1))));
        }
        inside.push(only(scene, voice.speaker as u32, &speaker.name));
    }
    inside.push(editor::tools(scene, id));
    card(scene, id, inside)
}

/// `60% word for word, 40% reported`.
fn shares(voice: &Voice) -> String {
    let names = ["word for word", "partly so", "reported"];
    let shares = voice.shares().into_iter().zip(names).filter(|(share, _)| *share > 0);
    shares.map(|(share, name)| format!("{share}% {name}")).collect::<Vec<_>>().join(", ")
}

/// How much they say, beside who says most; a piece for each manner. The words beside it say the same.
fn bar(voice: &Voice, most: usize) -> Html {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (words, class) in voice.words.into_iter().zip(["is-direct", "is-mixed", "is-indirect"]) {
        let width = words * WIDTH / most.max(1);
        pieces.push(piece(class, start, width));
        start += width;
    }
    drawing("bar", pieces)
}

/// Where in the article they are quoted.
fn strip(scene: &Scene, voice: &Voice) -> Html {
    let article = &scene.session.article;
    let length = article.text.len().max(1);
    let across = |at: u32| at as usize * WIDTH / length;
    let quotations = voice.quotations.iter().filter_map(|&at| scene.session.analysis.quotations.get(at));
    let spans = quotations.flat_map(|quotation| &quotation.content);
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for span in spans {
        // The smallest piece can still be seen; those that touch are one.
        let place = across(span.start)..across(span.end).max(across(span.start) + 8);
        match pieces.last_mut().filter(|last| (last.start..=last.end).contains(&place.start)) {
            Some(last) => last.end = last.end.max(place.end),
            None => pieces.push(place),
        }
    }
    drawing("strip", pieces.into_iter().map(|place| piece("", place.start, place.len())).collect())
}

fn drawing(class: &'static str, pieces: Vec<Html>) -> Html {
    let values = vec![
        Some(class.into()),
        Some(format!("0 0 {WIDTH} 1").into()),
        Some("none".into()),
        Some("true".into()),
    ];
    let mut svg = tag("svg", &["class", "viewBox", "preserveAspectRatio", "aria-hidden"], values);
    svg.add_children(pieces);
    svg.into()
}

fn piece(class: &'static str, x: usize, width: usize) -> Html {
    let values = vec![
        Some(class.into()),
        Some(x.to_string().into()),
        Some(width.to_string().into()),
        Some("1".into()),
    ];
    let piece: VTag = tag("rect", &["class", "x", "width", "height"], values);
    piece.into()
}

/// The switch that shows their quotations alone.
fn only(scene: &Scene, speaker: u32, name: &str) -> Html {
    let on = scene.desk.shown.only() == Some(speaker);
    let button = Button {
        label: Some(format!("Only this speaker: {name}").into()),
        pressed: Some(on),
        test: Some("only".into()),
        ..Button::of("chip is-only")
    };
    button.with(scene.click(Message::Look(Look::Only((!on).then_some(speaker)))), "Only this speaker")
}

/// A quotation of the speaker, in a line that goes to it.
fn line(scene: &Scene, index: usize) -> Option<Html> {
    let quotation = scene.session.analysis.quotations.get(index)?;
    let words = label::words(&scene.session.article, &quotation.content);
    let id = Id::quotation(index);
    let button = Button { current: current(scene, id), ..Button::of("said-line") };
    let line = button.with(glance(scene, id), label::head(&words, GLIMPSE));
    Some(element("li", "", line))
}
