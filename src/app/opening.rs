//! Opening an article: a few milliseconds of analysis at a time, so that the page answers meanwhile.

use std::hint::black_box;
use std::rc::Rc;

use yew::html::Scope;

use crate::annotation::{Id, Mark};
use crate::detect::{Analyser, Analysis, analyse};
use crate::platform::{clock, page};
use crate::session::{Action, Session};
use crate::text::Article;

use super::desk::Look;
use super::intake;
use super::message::{Message, see};
use super::{App, editing, later};

/// How long the page may be busy with analysis in one go, in milliseconds. A frame is 16.
const SLICE: f64 = 10.0;

/// The same until something is found, which should be seen soon.
const FIRST: f64 = 20.0;

/// Of an article of so many bytes and more, its head is analysed first, by itself: what it holds is on the screen before
/// the whole is looked through for how it cites.
const LARGE: usize = 24_000;

/// The bytes of the head: more than a screen.
const HEAD: u32 = 6_000;

/// The marks on the browser's time line where a slice of analysis starts and ends.
const BUSY: &str = "provenote: busy";
const IDLE: &str = "provenote: idle";

/// Opens `article` in place of what was open. What the first slice finds is shown at once.
pub(super) fn open(app: &mut App, link: &Scope<App>, article: Article) {
    app.revising = None;
    clock::mark(BUSY);
    let large = article.text.len() >= LARGE;
    let mut analyser = if large { Analyser::new(&article.head(HEAD)) } else { Analyser::new(&article) };
    analyser.read_while(clock::within(FIRST));
    clock::mark(IDLE);
    app.desk.look(Look::Clear);
    app.keeping.begin(None);
    page::to_top();
    if analyser.is_done() && !large {
        done(app, link, analyser, |found| Action::Opened(article, found));
    } else {
        let found = analyser.so_far();
        app.analyser = Some(if large { Analyser::new(&article) } else { analyser });
        app.act(Action::Opened(article, found));
        go_on(app, link);
    }
}

/// Goes on with a session as it was left.
pub(super) fn resume(app: &mut App, session: Rc<Session>) {
    (app.analyser, app.revising) = (None, None);
    // What was said about it stays.
    let notice = app.desk.notice.take();
    app.desk.look(Look::Clear);
    app.desk.notice = notice;
    app.act(Action::Restored(session));
    page::to_top();
}

/// Analyses the sample while nothing else is to be done: the browser compiles the engine, and the engine
/// unpacks its lexicon, at their first use, which is then not the person's.
pub(super) fn warm_up() {
    black_box(analyse(&intake::sample()));
}

/// Takes the next slice of the analysis.
pub(super) fn read_on(app: &mut App, link: &Scope<App>) {
    let Some(mut analyser) = app.analyser.take() else { return };
    clock::mark(BUSY);
    let shown = !app.session.marks.is_empty();
    analyser.read_while(clock::within(if shown { SLICE } else { FIRST }));
    clock::mark(IDLE);
    if analyser.is_done() {
        done(app, link, analyser, Action::Found);
    } else {
        // What the first paragraphs hold is shown as soon as it is known.
        if app.revising.is_none() && !shown && analyser.progress().0 > 0 {
            app.act(Action::Found(analyser.so_far()));
        }
        app.analyser = Some(analyser);
        go_on(app, link);
    }
}

/// Takes all that is left in one go: the document is wanted now, or something is decided.
pub(super) fn hurry(app: &mut App, link: &Scope<App>) {
    if let Some(analyser) = app.analyser.take() {
        done(app, link, analyser, Action::Found);
    }
}

/// The annotation that `id` named before the analysis came to its end, which it does now at the latest; none
/// where the end took it away.
pub(super) fn settled(app: &mut App, link: &Scope<App>, id: Id) -> Option<Id> {
    if app.analyser.is_none() {
        return Some(id);
    }
    let before = Rc::clone(&app.session.marks);
    hurry(app, link);
    followed(&before, &app.session.marks, id)
}

/// The id after a change of the marks: of what stands where the first mark of `id` stood.
fn followed(before: &[Mark], after: &[Mark], id: Id) -> Option<Id> {
    let stood = before.iter().find(|mark| mark.of == id)?;
    let stands = after.iter().find(|mark| mark.span == stood.span && mark.kind == stood.kind)?;
    Some(stands.of)
}

pub(super) fn go_on(app: &mut App, link: &Scope<App>) {
    app.analyser_timer = Some(later(link, 0, Message::ReadOn));
}

fn done(app: &mut App, link: &Scope<App>, analyser: Analyser, action: impl FnOnce(Analysis) -> Action) {
    app.analyser = None;
    if let Some(article) = app.revising.take() {
        let words = editing::turned(app, article, analyser.finish());
        see(app, link, Look::Say(words.into()));
        return;
    }
    clock::mark(BUSY);
    let action = action(analyser.finish());
    clock::mark(IDLE);
    let before = Rc::clone(&app.session.marks);
    app.act(action);
    if let Some(selected) = app.desk.selected {
        match followed(&before, &app.session.marks, selected.id) {
            Some(id) if id == selected.id => {}
            Some(id) => app.desk.look(Look::Select(id, selected.from)),
            None => app.desk.look(Look::Unselect),
        }
    }
    clock::mark("provenote: opened");
    let greeting = intake::greeting(&app.session, app.desk.shown);
    see(app, link, Look::Say(greeting.into()));
}
