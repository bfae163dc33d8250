//! Over the cards: what to look for, what to list, and what to do with all of it.

use std::rc::Rc;

use yew::html::{onchange, oninput, onkeydown};
use yew::prelude::*;

use crate::app::command::Command;
use crate::app::desk::{Look, Tab};
use crate::app::element::{self, Button, element, fixed, is, nest, option, tag, text};
use crate::app::icon::{Picture, icon};
use crate::app::message::Message;
use crate::app::scene::Scene;
use crate::platform::event;
use crate::session::Status;
use crate::text::letter;
use crate::view::filter::{self, Confidence, Decided, Filter};
use crate::view::label::{counted, grouped};

/// The search, and the filters of the tab at hand.
pub(super) fn finder(scene: &Scene) -> Html {
    let now = &scene.desk.filter;
    let mut parts = vec![search(scene)];
    let mut lists = Vec::new();
    if scene.desk.tab != Tab::Speakers {
        lists.push(list(
            scene,
            "filter-decided",
            "Decision",
            &Decided::ALL,
            now.decided,
            |filter, decided| {
                filter.decided = decided;
            },
        ));
        lists.push(list(
            scene,
            "filter-confidence",
            "Confidence",
            &Confidence::ALL,
            now.confidence,
            |filter, confidence| filter.confidence = confidence,
        ));
    }
    if scene.desk.tab == Tab::Quotes {
        lists.push(list(scene, "filter-kind", "Kind", &filter::KINDS, now.kind, |filter, kind| {
            filter.kind = kind;
        }));
    }
    if !lists.is_empty() {
        parts.push(nest("div", "filters", lists));
    }
    nest("div", "finder", parts)
}

fn search(scene: &Scene) -> Html {
    let now = &scene.desk.filter;
    let mut input = tag(
        "input",
        &["type", "id", "class", "placeholder", "aria-label", "data-testid"],
        [
            "search",
            "find",
            "find",
            "Search article and annotations",
            "Search article and annotations",
            "find",
        ]
        .map(|value| Some(value.into()))
        .into(),
    );
    let (link, filter) = (scene.link.clone(), now.clone());
    let typed = Callback::from(move |event: InputEvent| {
        let words = letter::small(event::written(&event).unwrap_or_default().trim());
        let filter = Filter { words: words.into(), ..filter.clone() };
        link.send_message(Message::Look(Look::Filter(filter)));
    });
    input.add_listener(Rc::new(oninput::Wrapper::new(typed)));
    let link = scene.link.clone();
    let pressed = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            let command = if event.shift_key() { Command::FindPrevious } else { Command::FindNext };
            link.send_message(Message::Run(command));
        }
    });
    input.add_listener(Rc::new(onkeydown::Wrapper::new(pressed)));
    // The line stays the first of two, or it would be another one, without the focus.
    let mut parts = Vec::new();
    if !now.words.is_empty() {
        let all = filter::places(&scene.session.article.text, &now.words).len();
        let words = match scene.desk.hit {
            Some(hit) if hit < all => format!("{} of {}", grouped(hit + 1), grouped(all)),
            _ => format!("{} in the text", grouped(all)),
        };
        let step = |picture, label: &'static str, command| {
            let button = Button {
                label: Some(label.into()),
                disabled: all == 0,
                ..Button::of("button is-quiet is-square")
            };
            button.with(scene.click(Message::Run(command)), icon(picture))
        };
        parts.push(fixed("p", &[("class", is("find-count")), ("role", is("status"))], [words.into()]).into());
        parts.push(step(Picture::Up, "Previous place in the text", Command::FindPrevious));
        parts.push(step(Picture::Down, "Next place in the text", Command::FindNext));
    }
    nest("div", "search", [input.into(), nest("div", "search-places", parts)])
}

/// A list of what to let through; `set` puts what is chosen into the filter.
fn list<T: Copy + PartialEq + 'static>(
    scene: &Scene,
    test: &'static str,
    name: &'static str,
    all: &'static [(T, &'static str)],
    now: T,
    set: fn(&mut Filter, T),
) -> Html {
    let mut select =
        tag("select", &["aria-label", "data-testid"], vec![Some(name.into()), Some(test.into())]);
    for &(value, words) in all {
        select.add_child(option(words.to_owned(), value == now));
    }
    let (link, filter) = (scene.link.clone(), scene.desk.filter.clone());
    let change = Callback::from(move |event: Event| {
        let chosen = event::index(&event).and_then(|at| all.get(at));
        if let Some(&(value, _)) = chosen {
            let mut filter = filter.clone();
            set(&mut filter, value);
            link.send_message(Message::Look(Look::Filter(filter)));
        }
    });
    select.add_listener(Rc::new(onchange::Wrapper::new(change)));
    select.into()
}

/// The buttons that decide about all that are listed and undecided, `open` of them.
pub(super) fn bulk(scene: &Scene, open: usize) -> Html {
    if open < 2 {
        return Html::default();
    }
    let button = |status: Status, word: &'static str, test: &'static str| {
        let button = Button {
            label: Some(format!("{word} all {open} that are listed and undecided").into()),
            test: Some(test.into()),
            ..Button::of("chip is-only")
        };
        button.with(scene.click(Message::DecideAll(status)), text(word))
    };
    let parts = [
        element("span", "", format!("{} listed to decide", counted(open, "annotation"))),
        button(Status::Accepted, "Accept all", "accept-all"),
        button(Status::Rejected, "Reject all", "reject-all"),
    ];
    nest("p", "bulk", parts)
}

/// How far the review is.
pub(in crate::app) fn review(scene: &Scene) -> Html {
    if !scene.desk.review {
        return Html::default();
    }
    let (open, all) = crate::view::undecided(scene.session, scene.desk.shown);
    let done = all - open;
    let values = [all.max(1), done].map(|value| Some(value.to_string().into()));
    let meter = tag("progress", &["max", "value"], values.into());
    let words = if open == 0 {
        format!("All {} decided", counted(all, "annotation"))
    } else {
        format!("{} of {} decided", grouped(done), grouped(all))
    };
    let hint = if open == 0 { "" } else { "a accept · r reject · n skip" };
    let stop = Button::tested("chip is-only", "review-stop");
    let parts = [
        element("b", "", "Review"),
        meter.into(),
        element("span", "", words),
        element("span", "hint", hint),
        stop.with(scene.click(Message::Run(Command::Review)), "Stop"),
    ];
    fixed("div", &[("class", is("review")), ("data-testid", is("review"))], [element::all(parts)]).into()
}
