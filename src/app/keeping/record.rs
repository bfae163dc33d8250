//! The records that an article is kept in, and how they are read.
//!
//! A step is a line of JSON. So is each piece of the base: a long article is put together a few milliseconds at
//! a time. Every header has the version of all that; what a later version wrote is left alone.

use std::rc::Rc;
use std::vec::IntoIter;

use js_sys::{Array, ArrayIntoIter};
use wasm_bindgen::{JsCast, JsValue};

use crate::export::step::{self, Incoming, Pieces, Resumed, SAVE_VERSION};
use crate::export::{Json, Value, title};
use crate::platform::clock;
use crate::platform::library::Saved;
use crate::session::{Action, History, Session, Step, reduce};

use super::Kept;
use crate::app::json;

/// The base of an article in the making: JSON in pieces.
pub(super) struct Baking {
    left: Pieces,
    pieces: Array,
}

impl Baking {
    /// The base of `session`: what stands when all steps are taken back.
    pub(super) fn of(session: &Rc<Session>) -> Self {
        let first = reduce(Rc::clone(session), Action::WentTo(0));
        Self { left: Pieces::of(first.edition()), pieces: Array::new() }
    }

    /// Makes pieces for so many milliseconds; true once all are made.
    pub(super) fn go_on(&mut self, milliseconds: f64) -> bool {
        let mut in_time = clock::within(milliseconds);
        for piece in self.left.by_ref() {
            self.pieces.push(&line(&piece));
            if !in_time() {
                return false;
            }
        }
        true
    }

    /// The pieces.
    pub(super) fn pieces(&self) -> JsValue {
        self.pieces.clone().into()
    }
}

fn line(value: &Value) -> JsValue {
    json::text(&json::object(value), 0)
}

/// A step as it is kept.
pub(super) fn step(step: &Step) -> JsValue {
    line(&step::step(step))
}

/// The header of the open article, of which so many annotations are decided, of so many, in so many words.
pub(super) fn header(
    kept: &Kept,
    session: &Session,
    point: &Point,
    changed: &str,
    [decided, all, words]: [usize; 3],
) -> Value {
    let count = |count: usize| Value::Count(count as u32);
    let title = title(&session.article) + if kept.copy { " (copy)" } else { "" };
    Value::Record(vec![
        ("id", kept.id.as_str().into()),
        ("format", Value::Count(SAVE_VERSION)),
        ("writer", kept.writer.as_str().into()),
        ("title", title.as_str().into()),
        ("created", kept.created.as_str().into()),
        ("changed", changed.into()),
        ("document", kept.document.as_deref().into()),
        ("copy", Value::Flag(kept.copy)),
        ("decided", count(decided)),
        ("all", count(all)),
        ("words", count(words)),
        ("steps", count(point.steps.len())),
        ("past", count(point.past)),
        ("saved", point.saved.map_or(Value::Null, count)),
    ])
}

/// A kept article on the shelf.
#[derive(Clone, Debug)]
pub(in crate::app) struct Item {
    pub(in crate::app) id: String,
    pub(in crate::app) title: String,
    pub(in crate::app) changed: String,
    pub(in crate::app) decided: usize,
    pub(in crate::app) all: usize,
    pub(in crate::app) words: usize,
    /// Why it cannot be opened, if it cannot.
    pub(in crate::app) unread: Option<Unread>,
    /// What it was, once it is deleted.
    pub(in crate::app) deleted: Option<Saved>,
}

/// Why a kept article cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Unread {
    /// A later version of the program has written it.
    Newer,
    /// It is damaged.
    Damaged,
}

/// What the shelf shows of the article of this header; none where it has no id.
pub(super) fn item(header: &JsValue) -> Option<Item> {
    let header = json::record(header);
    let text = |name| header.get(name).text().unwrap_or_default().to_owned();
    let count = |name| header.get(name).count().unwrap_or_default() as usize;
    Some(Item {
        id: header.get("id").text()?.to_owned(),
        title: text("title"),
        changed: text("changed"),
        decided: count("decided"),
        all: count("all"),
        words: count("words"),
        unread: unread(&header),
        deleted: None,
    })
}

fn unread(header: &Json) -> Option<Unread> {
    match header.get("format").count() {
        // A new version of what is written has its arm here, and in `read` what becomes of the earlier ones.
        Some(SAVE_VERSION) => None,
        Some(format) if format > SAVE_VERSION => Some(Unread::Newer),
        _ => Some(Unread::Damaged),
    }
}

/// A kept article on its way back.
pub(super) struct Reading {
    pub(super) header: Json,
    writer: String,
    pieces: ArrayIntoIter,
    base: Incoming,
    lines: IntoIter<JsValue>,
    steps: Vec<Json>,
}

/// What was kept of an article, or why that cannot be told.
pub(super) type Back = Result<(Kept, Resumed), Unread>;

impl Reading {
    /// The article that `saved` is, which `writer` may write from now on.
    pub(super) fn of(saved: &Saved, writer: String) -> Self {
        Self {
            header: json::record(&saved.header),
            writer,
            // Where it is no list, it has no piece with an article.
            pieces: saved.base.dyn_ref::<Array>().cloned().unwrap_or_default().into_iter(),
            base: Incoming::default(),
            lines: saved.steps.clone().into_iter(),
            steps: Vec::new(),
        }
    }

    /// Reads for so many milliseconds; what was kept, once all is read.
    pub(super) fn go_on(&mut self, milliseconds: f64) -> Option<Back> {
        if let Some(unread) = unread(&self.header) {
            return Some(Err(unread));
        }
        let mut in_time = clock::within(milliseconds);
        for piece in self.pieces.by_ref() {
            let piece = piece.as_string().and_then(|line| json::parsed(&line).ok());
            if piece.and_then(|piece| self.base.add(&piece)).is_none() {
                return Some(Err(Unread::Damaged));
            }
            if !in_time() {
                return None;
            }
        }
        for line in self.lines.by_ref() {
            // A line that is no JSON is no step either: those from there on are lost.
            self.steps.push(line.as_string().and_then(|line| json::parsed(&line).ok()).unwrap_or(Json::Null));
            if !in_time() {
                return None;
            }
        }
        Some(self.done().ok_or(Unread::Damaged))
    }

    fn done(&mut self) -> Option<(Kept, Resumed)> {
        let header = &self.header;
        let count = |name| header.get(name).count().map(|count| count as usize);
        let base = std::mem::take(&mut self.base).done()?;
        let (past, written) = (count("past")?, count("steps")?);
        // Steps that are not there at all are lost as well.
        self.steps.resize(written, Json::Null);
        let resumed = step::resume(&base, &self.steps, past, count("saved"));
        let session = &resumed.session;
        let point = Point {
            base: true,
            steps: session.history.all().cloned().collect(),
            past: session.history.past.len(),
            saved: session.saved_at(),
        };
        let text = |name| header.get(name).text().map(str::to_owned);
        let kept = Kept {
            id: text("id")?,
            writer: std::mem::take(&mut self.writer),
            created: text("created").unwrap_or_default(),
            document: text("document"),
            copy: header.get("copy").flag(),
            point,
            changed: text("changed").unwrap_or_default(),
            baking: None,
            taken: false,
            flying: 0,
        };
        Some((kept, resumed))
    }
}

/// How far an article is written.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Point {
    pub(super) base: bool,
    pub(super) steps: Vec<Rc<Step>>,
    /// How many of the steps stand.
    pub(super) past: usize,
    /// How many the last download held, as [`Session::saved_at`] has it.
    pub(super) saved: Option<usize>,
}

impl Point {
    pub(super) fn is_of(&self, session: &Session) -> bool {
        let History { past, future } = &session.history;
        self.past == past.len()
            && self.steps.len() == past.len() + future.len()
            && self.saved == session.saved_at()
            && self.shared(session) == self.steps.len()
    }

    /// How many steps are the same, from the first on.
    pub(super) fn shared(&self, session: &Session) -> usize {
        let pairs = self.steps.iter().zip(session.history.all());
        pairs.take_while(|(written, now)| Rc::ptr_eq(written, now)).count()
    }
}
