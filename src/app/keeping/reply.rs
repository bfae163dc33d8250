//! What follows from what happens to kept articles.

use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use yew::html::Scope;

use super::record::{self, Back, Item, Reading, Unread};
use super::{Ask, Keep, Keeping, SLICE, Then, ask, give_up, go, leave, save};
use crate::app::desk::Look;
use crate::app::message::{Message, see};
use crate::app::{App, editing, json, later, opening};
use crate::export::Json;
use crate::platform::library::{Failure, Saved};
use crate::platform::{clock, download};

/// Brings `app` up to date with what happened to kept articles.
pub(in crate::app) fn receive(app: &mut App, link: &Scope<App>, keep: Keep) {
    match keep {
        Keep::Due => save(app, link, false),
        Keep::Hidden => {
            if app.keeping.timer.is_some() && app.is_open() {
                save(app, link, true);
            }
        }
        Keep::Wrote(writer, point, changed, result) => {
            let Some(kept) = app.keeping.kept.as_mut().filter(|kept| kept.writer == writer) else { return };
            kept.flying = kept.flying.saturating_sub(1);
            match result {
                Ok(()) => {
                    (kept.point, kept.changed, kept.baking) = (point, changed, None);
                    app.keeping.failure = None;
                    if app.keeping.then.is_some() && app.keeping.is_safe(&app.session) {
                        super::confirmed(app, link);
                    }
                }
                Err(Failure::Taken) => {
                    kept.taken = true;
                    give_up(app, link);
                }
                Err(failure) => {
                    app.keeping.failure = Some(failure);
                    give_up(app, link);
                }
            }
        }
        Keep::Listed(Ok(headers)) => listed(app, &headers),
        Keep::Alone(id) => {
            app.keeping.timer = None;
            if !app.keeping.returning {
            } else if app.keeping.elsewhere.contains(&id) {
                app.keeping.returning = false;
            } else {
                go(app, link, Then::Kept(id));
            }
        }
        Keep::Open(id) => leave(app, link, Then::Kept(id)),
        Keep::Claimed(writer, Ok(Some(saved))) => {
            // Who began something else meanwhile keeps at it.
            if app.is_open() && app.keeping.returning {
                app.keeping.returning = false;
            } else {
                leave(app, link, Then::Resume(Rc::new(saved), writer));
            }
        }
        Keep::Claimed(_, Ok(None)) => app.keeping.end(link),
        Keep::ReadOn => read_on(app, link, SLICE),
        Keep::Delete(id) => {
            app.keeping.tabs.say(&format!("open {id} -"));
            // Nothing of its text stays behind.
            editing::let_go(&id);
            ask(link, Ask::Remove(id));
        }
        Keep::Deleted(id, Ok(saved)) => {
            if let Some(item) = item(&mut app.keeping, &id) {
                item.deleted = saved;
                app.keeping.focus = Some("[data-testid=undelete]");
            }
            app.keeping.tabs.say("shut");
        }
        Keep::Undelete(id) => {
            if let Some(saved) = item(&mut app.keeping, &id).and_then(|item| item.deleted.clone()) {
                app.keeping.focus = Some("#shelf-title");
                ask(link, Ask::Restore(saved));
            }
        }
        Keep::Raw(id) => ask(link, Ask::Fetch(id)),
        Keep::Fetched(Ok(Some(saved))) => raw(app, link, &saved),
        Keep::Fetched(Ok(None)) => {}
        Keep::Heard(words) => heard(app, link, &words),
        Keep::TakeOver => {
            if let Some(kept) = &app.keeping.kept {
                ask(link, Ask::TakeOver(kept.id.clone(), clock::name()));
            }
        }
        Keep::TookOver(writer, Ok(saved)) => took_over(app, link, writer, saved),
        Keep::Retry if app.is_open() => save(app, link, true),
        Keep::Retry => ask(link, Ask::List),
        Keep::Copy => copy(app, link),
        Keep::Search(words) => app.keeping.wanted = words,
        Keep::Listed(Err(failure))
        | Keep::Claimed(_, Err(failure))
        | Keep::Deleted(_, Err(failure))
        | Keep::Fetched(Err(failure))
        | Keep::TookOver(_, Err(failure)) => {
            app.keeping.returning = false;
            app.keeping.failure = Some(failure);
        }
    }
}

fn item<'a>(keeping: &'a mut Keeping, id: &str) -> Option<&'a mut Item> {
    keeping.shelf.as_mut()?.iter_mut().find(|item| item.id == id)
}

/// Those that were deleted stay where they were, to come back, until the shelf is left.
fn listed(app: &mut App, headers: &[wasm_bindgen::JsValue]) {
    let keeping = &mut app.keeping;
    let mut items: Vec<Item> = headers.iter().filter_map(record::item).collect();
    for item in keeping.shelf.take().unwrap_or_default() {
        if item.deleted.is_some() && !app.session.article.paragraphs.is_empty() {
            continue;
        }
        let is_there = items.iter().any(|other| other.id == item.id);
        if !is_there && item.deleted.is_some() {
            let at = items.partition_point(|other| other.changed >= item.changed);
            items.insert(at, item);
        } else if let Some(same) = items.iter_mut().find(|other| other.id == item.id) {
            same.unread = same.unread.or(item.unread);
        }
    }
    keeping.shelf = Some(items);
    if keeping.kept.is_none() {
        keeping.failure = None;
    }
}

/// Opens what was kept, as it was left; where nothing else is open, a few milliseconds at a time.
pub(super) fn resume(app: &mut App, link: &Scope<App>, saved: &Saved, writer: String) {
    app.keeping.reading = Some(Reading::of(saved, writer));
    read_on(app, link, if app.is_open() { f64::INFINITY } else { SLICE });
}

/// Reads more of what was kept.
fn read_on(app: &mut App, link: &Scope<App>, milliseconds: f64) {
    let Some(mut reading) = app.keeping.reading.take() else { return };
    clock::mark("provenote: returning");
    let back = reading.go_on(milliseconds);
    clock::mark("provenote: returned");
    match back {
        None => {
            app.keeping.reading = Some(reading);
            app.keeping.timer = Some(later(link, 0, Message::Keep(Keep::ReadOn)));
        }
        Some(back) => {
            app.keeping.returning = false;
            returned(app, link, &reading.header, back);
        }
    }
}

fn returned(app: &mut App, link: &Scope<App>, header: &Json, back: Back) {
    match back {
        Ok((kept, resumed)) => {
            opening::resume(app, resumed.session);
            app.keeping.keep(kept);
            if resumed.lost > 0 {
                copy(app, link);
                let lost = resumed.lost;
                let words = format!(
                    "Part of what was kept of this article is damaged: its last {lost} steps could not be \
                     read. The rest was opened as a copy, and what was kept is left as it is."
                );
                see(app, link, Look::Warn(words.into()));
            } else {
                app.keeping.seen = Some(Rc::clone(&app.session));
                editing::take_up(app, link);
            }
        }
        Err(unread) => {
            let name = header.get("title").text().unwrap_or("An article").to_owned();
            if app.is_open() {
                super::super::command::close(app, link);
            } else {
                app.keeping.end(link);
            }
            if let Some(item) = header.get("id").text().and_then(|id| item(&mut app.keeping, id)) {
                item.unread = Some(unread);
            }
            let why = match unread {
                Unread::Newer => {
                    "was kept by a newer version of Provenote. Reload the page to get that version"
                }
                Unread::Damaged => "is damaged and could not be opened",
            };
            let words = format!("“{name}” {why}. It is left as it is, and can be downloaded from the list.");
            see(app, link, Look::Warn(words.into()));
        }
    }
}

/// Goes on as another article, which nobody else has.
fn copy(app: &mut App, link: &Scope<App>) {
    let Some(was) = app.keeping.kept.take() else { return };
    app.keeping.begin(was.document);
    if let Some(kept) = &mut app.keeping.kept {
        kept.copy = true;
    }
    save(app, link, true);
}

/// Goes on here, with what the other tab has done since; what both did is kept twice.
fn took_over(app: &mut App, link: &Scope<App>, writer: String, saved: Option<Saved>) {
    let safe = app.keeping.is_safe(&app.session);
    let Some(kept) = app.keeping.kept.as_mut() else { return };
    // Where it is no longer kept, it is once more.
    let Some(saved) = saved else { return copy(app, link) };
    let header = json::record(&saved.header);
    if header.get("changed").text() == Some(&kept.changed) {
        (kept.writer, kept.taken) = (writer, false);
        if let Some(kept) = app.keeping.kept.take() {
            app.keeping.keep(kept);
        }
        save(app, link, true);
        return;
    }
    if !safe {
        copy(app, link);
        see(app, link, Look::Say("What you changed here was kept as a copy.".into()));
    }
    leave(app, link, Then::Resume(Rc::new(saved), writer));
}

/// Another tab opened an article, has one open, asks who has, or shut one.
fn heard(app: &mut App, link: &Scope<App>, words: &str) {
    let keeping = &mut app.keeping;
    let mut words = words.split(' ');
    let (word, id, writer) = (words.next(), words.next().unwrap_or_default(), words.next());
    match (word, &mut keeping.kept) {
        (Some("open"), Some(kept)) if kept.id == id && writer != Some(&kept.writer) => {
            kept.taken = true;
            keeping.timer = None;
        }
        (Some("who"), Some(kept)) if !kept.taken => keeping.tabs.say(&format!("here {}", kept.id)),
        (Some("here" | "open"), _) if !keeping.elsewhere.iter().any(|it| it == id) => {
            keeping.elsewhere.push(id.to_owned());
        }
        (Some("shut"), None) => {
            keeping.elsewhere.clear();
            keeping.tabs.say("who");
            ask(link, Ask::List);
        }
        _ => {}
    }
}

/// Hands the record over as it is: a person who knows can save what is in it.
fn raw(app: &mut App, link: &Scope<App>, saved: &Saved) {
    let record = Object::new();
    let steps: Array = saved.steps.iter().collect();
    for (name, value) in [("header", &saved.header), ("base", &saved.base), ("steps", &steps)] {
        // It fails on frozen objects alone.
        let _ = Reflect::set(&record, &name.into(), value);
    }
    let text = json::text(&record, 2).as_string().unwrap_or_default();
    let trouble = download::save("article.provenote-save.json", "application/json", &text).err();
    if let Some(trouble) = trouble {
        see(app, link, Look::Warn(trouble.to_string().into()));
    }
}
