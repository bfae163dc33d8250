//! The edges of the selected annotation: dragged by their handles, or moved by keys.

use std::rc::Rc;

use web_sys::PointerEvent;
use yew::html::{Scope, onpointerdown, onpointermove, onpointerup};
use yew::prelude::*;

use crate::annotation::{Id, Mark, MarkKind};
use crate::platform::{page, selection};
use crate::session::{Session, propose};
use crate::text::Span;
use crate::text::step::{self, Stop};

use super::App;
use super::desk::{Look, Origin};
use super::element::{all, tag};
use super::message::{Message, act, see};
use super::opening;
use super::scene::Scene;
use super::select;

/// One side of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    End,
}

/// How far a key moves an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Nudge {
    pub(super) edge: Edge,
    pub(super) forward: bool,
    /// By a character rather than a word.
    pub(super) fine: bool,
}

/// The pieces of `id` that have edges: its words for a quotation.
fn pieces(session: &Session, id: Id) -> impl Iterator<Item = &Mark> {
    session.marks.iter().filter(move |mark| mark.of == id && is_main(mark.kind))
}

const fn is_main(kind: MarkKind) -> bool {
    matches!(kind, MarkKind::Quote | MarkKind::Citation | MarkKind::Narrative)
}

/// The piece of the selected annotation that keys move: the one that the focus is on, or its first words.
fn piece(app: &App) -> Option<Mark> {
    let id = app.desk.selected?.id;
    let focused = select::start_of(app, "mark:focus");
    let theirs = || app.session.marks.iter().filter(|mark| mark.of == id);
    let under =
        focused.and_then(|at| theirs().filter(|mark| mark.span.holds(at)).min_by_key(|mark| mark.span.len()));
    under.or_else(|| pieces(&app.session, id).next()).copied()
}

/// Moves an edge of the selected annotation.
pub(super) fn nudge(app: &mut App, link: &Scope<App>, by: Nudge) {
    opening::hurry(app, link);
    let Some(mark) = piece(app) else { return };
    let text = &*app.session.article.text;
    let Span { start, end } = mark.span;
    let stop = match (by.fine, by.edge) {
        (true, _) => Stop::Grapheme,
        (false, Edge::Start) => Stop::WordStart,
        (false, Edge::End) => Stop::WordEnd,
    };
    let moved = |at| if by.forward { step::next(text, at, stop) } else { step::previous(text, at, stop) };
    let new = match by.edge {
        Edge::Start => Span::new(moved(start), end),
        Edge::End => Span::new(start, moved(end)),
    };
    resize(app, link, mark, new, Origin::Steps);
}

fn resize(app: &mut App, link: &Scope<App>, mark: Mark, new: Span, from: Origin) {
    // An edge that passes the other would turn the stretch inside out.
    let fits = new.start < new.end;
    if let Some(action) = propose::resize(&app.session, mark.of, mark.kind, mark.span, new).filter(|_| fits) {
        act(app, link, action);
        app.desk.look(Look::Select(mark.of, from));
    }
}

/// What a pointer does to a handle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Grip {
    /// It moves, to this point of the window.
    Moved(Edge, f32, f32),
    /// It is let go.
    Dropped(Edge),
}

/// Follows a handle: the stretch to be is shown as the selection, and taken when the handle is let go.
pub(super) fn drag(app: &mut App, link: &Scope<App>, grip: Grip) {
    let Some(id) = app.desk.selected.map(|selected| selected.id) else { return };
    let (Grip::Moved(edge, ..) | Grip::Dropped(edge)) = grip;
    let mark = match edge {
        Edge::Start => pieces(&app.session, id).next(),
        Edge::End => pieces(&app.session, id).last(),
    };
    let Some(mark) = mark.copied() else { return };
    match grip {
        Grip::Moved(_, x, y) => {
            let Some(at) = select::byte_at(app, x, y) else { return };
            let span = match edge {
                Edge::Start => Span::new(at.min(mark.span.end), mark.span.end),
                Edge::End => Span::new(mark.span.start, at.max(mark.span.start)),
            };
            select::show(app, span);
        }
        Grip::Dropped(_) => {
            let new = select::selected(app);
            selection::clear();
            match new {
                Some(new) => resize(app, link, mark, new, Origin::Text),
                None => see(app, link, Look::Select(id, Origin::Text)),
            }
        }
    }
}

/// The two handles of the selected annotation.
pub(super) fn handles(scene: &Scene) -> Html {
    let id = scene.desk.selected.map(|selected| selected.id).filter(|id| scene.session.has(*id));
    if scene.progress.is_some() || id.is_none_or(|id| pieces(scene.session, id).next().is_none()) {
        return Html::default();
    }
    all([handle(scene, Edge::Start), handle(scene, Edge::End)])
}

fn handle(scene: &Scene, edge: Edge) -> Html {
    let (id, class) = match edge {
        Edge::Start => ("handle-start", "handle is-start"),
        Edge::End => ("handle-end", "handle is-end"),
    };
    let values = vec![Some(id.into()), Some(class.into()), Some("true".into())];
    let mut handle = tag("div", &["id", "class", "aria-hidden"], values);
    let send = |message: fn(Edge, &PointerEvent) -> Option<Message>| {
        let link = scene.link.clone();
        Callback::from(move |event: PointerEvent| {
            event.prevent_default();
            if let Some(message) = message(edge, &event) {
                link.send_message(message);
            }
        })
    };
    let down = send(|_, event| {
        selection::capture(event);
        None
    });
    let moved = send(|edge, event| {
        #[allow(clippy::cast_precision_loss, reason = "no window has millions of pixels")]
        let (x, y) = (event.client_x() as f32, event.client_y() as f32);
        selection::is_captured(event).then_some(Message::Drag(Grip::Moved(edge, x, y)))
    });
    let up = send(|edge, event| selection::is_captured(event).then_some(Message::Drag(Grip::Dropped(edge))));
    handle.add_listener(Rc::new(onpointerdown::Wrapper::new(down)));
    handle.add_listener(Rc::new(onpointermove::Wrapper::new(moved)));
    handle.add_listener(Rc::new(onpointerup::Wrapper::new(up)));
    handle.into()
}

/// Puts the handles at the edges of the marks of `id`.
pub(super) fn place(id: Id) {
    let marks = format!(".reading mark[data-ids~={id}]:is(.is-quote, .is-citation)");
    if let Some((first, last)) = selection::edges(&marks) {
        page::put("#handle-start", first.left(), first.top());
        page::put("#handle-end", last.right(), last.top());
    }
}
