//! Keeping: the open article is written to the browser's database a moment after each change, and comes back
//! from there.
//!
//! What is kept is the text as it was opened, and every step since (see [`record`]), so that a save writes
//! what is new. A save starts from the last one that is known to have come to the disk; whatever happens to
//! those on their way, none leaves a gap.

mod ask;
pub(super) mod record;
mod reply;

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use js_sys::Array;
use wasm_bindgen::JsValue;
use yew::html::Scope;

use crate::export::Opened;
use crate::platform::library::{Failure, Saved};
use crate::platform::tabs::Tabs;
use crate::platform::{clock, storage, timing};
use crate::session::Session;
use crate::text::Article;
use crate::view::undecided;

use super::desk::{Dialog, Look};
use super::message::Message;
use super::{App, editing, json, later, opening};
use ask::{Ask, ask};
use record::{Baking, Item, Point, Reading};

pub(super) use reply::receive;

/// How long a change waits for others before both are written, in milliseconds.
const REST: u32 = 200;

/// How long other tabs have to say that they have the last article open, in milliseconds.
const ANSWER: u32 = 120;

/// How long the page may be busy with a long article's base in one go, in milliseconds.
const SLICE: f64 = 8.0;

/// Where this tab, and the browser, remember which article was open.
const OPEN: &str = "provenote.open";

/// What the page knows of kept articles.
pub(super) struct Keeping {
    /// The open article.
    kept: Option<Kept>,
    /// The session when it was looked at last.
    seen: Option<Rc<Session>>,
    /// Writes what changed, when it ends.
    timer: Option<Timeout>,
    /// What is to be done once the open article is safe.
    then: Option<Then>,
    /// Why nothing is kept; it stays until something is.
    pub(super) failure: Option<Failure>,
    /// The kept articles, the latest first; none before they are known.
    pub(super) shelf: Option<Vec<Item>>,
    /// Words that are looked for in their titles.
    pub(super) wanted: String,
    /// Articles that other tabs have open.
    pub(super) elsewhere: Vec<String>,
    /// True while the last article is on its way back.
    pub(super) returning: bool,
    /// What is left to read of an article on its way back.
    reading: Option<Reading>,
    /// What gets the focus at the next drawing.
    pub(super) focus: Option<&'static str>,
    tabs: Tabs,
    _hearing: [EventListener; 3],
}

/// The open article as the database knows it.
struct Kept {
    id: String,
    /// In whose name it is written. Each opening has its own.
    writer: String,
    created: String,
    /// The id that the writer of its document had given.
    document: Option<String>,
    /// True where it was made from one that another tab had.
    copy: bool,
    /// What has come to the disk.
    point: Point,
    /// When it did.
    changed: String,
    /// What the steps start from, on its way.
    baking: Option<Baking>,
    /// True where another tab writes it now.
    taken: bool,
    /// Writes that are on their way.
    flying: u32,
}

/// What the person wants instead of the open article.
#[derive(Clone, Debug)]
pub(super) enum Then {
    /// The start page.
    Close,
    /// Another article.
    Open(Article),
    /// What an annotation document holds.
    Again(Rc<Opened>),
    /// A kept article.
    Kept(String),
    /// The same, which was read already, in the name of this writer.
    Resume(Rc<Saved>, String),
}

/// What happens to kept articles.
#[derive(Clone, Debug)]
pub(super) enum Keep {
    /// Changes waited long enough.
    Due,
    /// The page may be seen for the last time.
    Hidden,
    /// A writer's article is written so far, with the time of it.
    Wrote(String, Point, String, Result<(), Failure>),
    /// These articles are kept.
    Listed(Result<Vec<JsValue>, Failure>),
    /// Nobody said that they have this article open.
    Alone(String),
    /// The article is to be opened.
    Open(String),
    /// It was read, and this writer may write it from now on.
    Claimed(String, Result<Option<Saved>, Failure>),
    /// More of it is to be read.
    ReadOn,
    /// The article is to be deleted.
    Delete(String),
    /// It was.
    Deleted(String, Result<Option<Saved>, Failure>),
    /// It is to be kept after all.
    Undelete(String),
    /// The record of an article that cannot be read is to be downloaded.
    Raw(String),
    /// It was read.
    Fetched(Result<Option<Saved>, Failure>),
    /// Another tab said something.
    Heard(String),
    /// This tab is to write the article that another tab has taken.
    TakeOver,
    /// It was read, and this writer may write it from now on.
    TookOver(String, Result<Option<Saved>, Failure>),
    /// What could not be written is to be tried again.
    Retry,
    /// The article that another tab has taken is to be kept as another one.
    Copy,
    /// What is looked for on the shelf.
    Search(String),
}

impl Keeping {
    /// Begins to keep: the last article comes back, and the others are listed.
    pub(super) fn new(link: &Scope<App>) -> Self {
        let told = link.clone();
        let tabs = Tabs::open(move |words| told.send_message(Message::Keep(Keep::Heard(words))));
        let hidden = link.clone();
        let [hide, gone] = timing::on_hide(move || hidden.send_message(Message::Keep(Keep::Hidden)));
        let leaving = link.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let leave = EventListener::new_with_options(&window(), "beforeunload", options, move |event| {
            let danger = |app: &App| app.keeping.is_in_danger(&app.session) || editing::is_changed(app);
            if leaving.get_component().is_some_and(|app| danger(&app)) {
                event.prevent_default();
            }
        });
        let mut keeping = Self {
            kept: None,
            seen: None,
            timer: None,
            then: None,
            failure: None,
            shelf: None,
            wanted: String::new(),
            elsewhere: Vec::new(),
            returning: false,
            reading: None,
            focus: None,
            tabs,
            _hearing: [hide, gone, leave],
        };
        keeping.tabs.say("who");
        if let Some(id) = storage::recall(OPEN) {
            // This tab had it open: it was loaded anew, or came back after a crash.
            keeping.returning = true;
            ask(link, Ask::Claim(id, clock::name()));
        } else if let Some(id) = storage::read(OPEN).filter(|id| !id.is_empty()) {
            keeping.returning = true;
            keeping.timer = Some(later(link, ANSWER, Message::Keep(Keep::Alone(id))));
        }
        ask(link, Ask::List);
        keeping
    }

    /// Keeps what is open now as a new article; `document` is the id that its writer had given.
    pub(super) fn begin(&mut self, document: Option<String>) {
        self.keep(Kept {
            id: clock::name(),
            writer: clock::name(),
            created: clock::now(),
            document,
            copy: false,
            point: Point::default(),
            changed: String::new(),
            baking: None,
            taken: false,
            flying: 0,
        });
    }

    fn keep(&mut self, kept: Kept) {
        // Who began something else while an article was read keeps at it.
        if self.reading.take().is_some() {
            self.returning = false;
        }
        storage::remember(OPEN, Some(&kept.id));
        storage::write(OPEN, &kept.id);
        self.tabs.say(&format!("open {} {}", kept.id, kept.writer));
        (self.kept, self.seen, self.timer) = (Some(kept), None, None);
    }

    /// Nothing is open any more.
    pub(super) fn end(&mut self, link: &Scope<App>) {
        storage::remember(OPEN, None);
        storage::write(OPEN, "");
        (self.kept, self.timer) = (None, None);
        self.tabs.say("shut");
        self.tabs.say("who");
        self.wanted.clear();
        self.elsewhere.clear();
        ask(link, Ask::List);
    }

    /// The person stays with the open article.
    pub(super) fn stay(&mut self) {
        self.then = None;
    }

    /// The id under which the open article is kept.
    pub(super) fn id(&self) -> Option<&str> {
        self.kept.as_ref().map(|kept| kept.id.as_str())
    }

    /// The id that the writer of the open document had given.
    pub(super) fn document(&self) -> Option<String> {
        self.kept.as_ref()?.document.clone()
    }

    /// True where another tab writes the open article.
    pub(super) fn is_taken(&self) -> bool {
        self.kept.as_ref().is_some_and(|kept| kept.taken)
    }

    /// Whether the open article is safe, for the status bar.
    pub(super) fn told(&self) -> String {
        match &self.kept {
            None => String::new(),
            Some(kept) if kept.taken || self.failure.is_some() => "Not saved".to_owned(),
            Some(kept) if self.timer.is_some() || kept.flying > 0 || !kept.point.base => "Saving…".to_owned(),
            Some(kept) => {
                let told = clock::told(&kept.changed);
                format!("Saved {}", told.rsplit(' ').next().unwrap_or_default())
            }
        }
    }

    /// True where everything done in `session` is written, or it has no place to be written to.
    fn is_safe(&self, session: &Session) -> bool {
        self.kept.as_ref().is_none_or(|kept| kept.point.base && kept.point.is_of(session))
    }

    /// True where work is lost if the page is left.
    fn is_in_danger(&self, session: &Session) -> bool {
        let fails = self.is_taken() || self.failure.is_some();
        fails && session.unsaved && !self.is_safe(session)
    }
}

/// Has what changed written, in a moment.
pub(super) fn follow(app: &mut App, link: &Scope<App>) {
    let keeping = &mut app.keeping;
    if keeping.seen.as_ref().is_some_and(|seen| Rc::ptr_eq(seen, &app.session)) {
        return;
    }
    keeping.seen = Some(Rc::clone(&app.session));
    if keeping.kept.is_some() && keeping.timer.is_none() {
        keeping.timer = Some(later(link, REST, Message::Keep(Keep::Due)));
    }
}

/// Writes what is new of the open article; a long article's base in parts, unless it has to be `at_once`.
pub(super) fn save(app: &mut App, link: &Scope<App>, at_once: bool) {
    let keeping = &mut app.keeping;
    // What is not analysed to its end yet changes by itself.
    let Some(kept) = keeping.kept.as_mut().filter(|kept| !kept.taken && app.analyser.is_none()) else {
        keeping.timer = None;
        return;
    };
    clock::mark("provenote: keeping");
    let session = &app.session;
    let mut base = JsValue::UNDEFINED;
    if !kept.point.base {
        let baking = kept.baking.get_or_insert_with(|| Baking::of(session));
        if !baking.go_on(if at_once { f64::INFINITY } else { SLICE }) {
            clock::mark("provenote: kept");
            keeping.timer = Some(later(link, 0, Message::Keep(Keep::Due)));
            return;
        }
        base = baking.pieces();
    }
    keeping.timer = None;
    if kept.point.base && kept.point.is_of(session) {
        return;
    }
    let from = if kept.point.base { kept.point.shared(session) } else { 0 };
    let point = Point {
        base: true,
        steps: session.history.all().cloned().collect(),
        past: session.history.past.len(),
        saved: session.saved_at(),
    };
    let steps = Array::new();
    for step in point.steps.iter().skip(from) {
        steps.push(&record::step(step));
    }
    let changed = clock::exact();
    let (open, all) = undecided(session, app.desk.shown);
    let counts = [all - open, all, app.sheets.words()];
    let header = json::object(&record::header(kept, session, &point, &changed, counts));
    kept.flying += 1;
    ask(link, Ask::Write(kept.writer.clone(), point, changed, [header, base, steps.into()]));
    clock::mark("provenote: kept");
}

/// Goes from the open article to something else, once it is safe; asks where it cannot be.
pub(super) fn leave(app: &mut App, link: &Scope<App>, then: Then) {
    if app.revising.is_some() {
        opening::hurry(app, link);
    }
    if !app.is_open() || app.analyser.is_some() || app.keeping.is_safe(&app.session) {
        return go(app, link, then);
    }
    app.keeping.then = Some(then);
    save(app, link, true);
    if app.keeping.is_taken() {
        give_up(app, link);
    }
}

/// Goes on although the open article cannot be written, or asks whether to.
fn give_up(app: &mut App, link: &Scope<App>) {
    if app.keeping.then.is_none() {
    } else if app.session.unsaved {
        app.desk.look(Look::Ask(Dialog::Leave));
    } else {
        confirmed(app, link);
    }
}

/// Leaves the open article, which could not be written.
pub(super) fn confirmed(app: &mut App, link: &Scope<App>) {
    if let Some(then) = app.keeping.then.take() {
        go(app, link, then);
    }
}

fn go(app: &mut App, link: &Scope<App>, then: Then) {
    match then {
        Then::Close => super::command::close(app, link),
        Then::Open(article) => opening::open(app, link, article),
        Then::Again(opened) => super::again::resume(app, link, &opened),
        Then::Kept(id) => ask(link, Ask::Claim(id, clock::name())),
        Then::Resume(saved, writer) => reply::resume(app, link, &saved, writer),
    }
}
