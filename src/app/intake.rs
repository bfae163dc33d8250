//! How an article comes in: pasted, dropped, opened, typed, or the sample.

use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, DragEvent, File};
use yew::prelude::*;

use crate::platform::event::{Carried, carried, is_typing};
use crate::platform::file::{self, Kind};
use crate::platform::trouble::LARGEST;
use crate::platform::{Trouble, dialog, page, rich};
use crate::session::Action;
use crate::text::{Article, ingest};
use crate::view::label::counted;
use crate::view::tally;

use super::desk::{Desk, Dialog, Look};
use super::listen::use_document_event;
use super::store::Store;

/// An article written for Provenote, with every kind of mark in it.
const SAMPLE: &str = include_str!("sample.txt");

/// Something to make an article of.
#[derive(Clone, Debug)]
pub(super) enum Input {
    /// From the clipboard or a drop.
    Carried(Carried),
    /// From the file dialog.
    File(File),
    /// Written into the paste box.
    Typed(String),
    /// The sample article.
    Sample,
}

/// Listens for pastes and drops anywhere on the page; the callback takes what comes another way.
#[hook]
pub(super) fn use_intake(store: &UseReducerHandle<Store>, desk: &UseReducerHandle<Desk>) -> Callback<Input> {
    let (store, desk) = (store.clone(), desk.clone());
    let intake = use_callback((), move |input, ()| {
        let (store, desk) = (store.clone(), desk.clone());
        spawn_local(async move {
            match read(input).await {
                Ok(article) => open(&store, &desk, article),
                Err(trouble) => desk.dispatch(Look::Warn(trouble.to_string().into())),
            }
        });
    });

    let take = intake.clone();
    use_document_event("paste", move |event: &ClipboardEvent| {
        let elsewhere = is_typing(event) && !page::has_focus("#paste");
        let carried = event.clipboard_data().as_ref().and_then(carried);
        if let Some(carried) = carried.filter(|_| !elsewhere && !dialog::is_open()) {
            event.prevent_default();
            take.emit(Input::Carried(carried));
        }
    });
    use_document_event("dragover", |event: &DragEvent| {
        event.prevent_default();
        page::set_dropping(true);
    });
    use_document_event("dragleave", |event: &DragEvent| {
        if event.related_target().is_none() {
            page::set_dropping(false);
        }
    });
    let take = intake.clone();
    use_document_event("drop", move |event: &DragEvent| {
        event.prevent_default();
        page::set_dropping(false);
        let carried = event.data_transfer().as_ref().and_then(carried);
        if let Some(carried) = carried.filter(|_| !dialog::is_open()) {
            take.emit(Input::Carried(carried));
        }
    });
    intake
}

/// Opens `article`, after asking where work would be lost.
fn open(store: &UseReducerHandle<Store>, desk: &UseReducerHandle<Desk>, article: Article) {
    if store.unsaved {
        desk.dispatch(Look::Ask(Dialog::Replace(article)));
    } else {
        store.dispatch(Action::Opened(article));
        desk.dispatch(Look::Clear);
        desk.dispatch(Look::Say(greeting(store, desk).into()));
        page::to_top();
    }
}

/// What was found, in one sentence.
fn greeting(store: &Store, desk: &Desk) -> String {
    let tally = tally(store, desk.shown);
    if tally.quotes == 0 && tally.citations == 0 {
        return "No quotes and no citations found in this text.".to_owned();
    }
    format!(
        "Found {}, {} and {}.",
        counted(tally.quotes, "quote"),
        counted(tally.speakers, "speaker"),
        counted(tally.citations, "citation")
    )
}

async fn read(input: Input) -> Result<Article, Trouble> {
    match input {
        Input::Carried(Carried::File(file)) | Input::File(file) => read_file(file).await,
        Input::Carried(Carried::Text { html, plain }) => read_text(&html, &plain, "what was pasted"),
        Input::Typed(text) => read_text("", &text, "the box"),
        Input::Sample => Ok(ingest::from_plain(SAMPLE)),
    }
}

async fn read_file(file: File) -> Result<Article, Trouble> {
    let name = format!("“{}”", file.name());
    match file::read(file).await? {
        (Kind::Html, html) => from_page(rich::page(&html), &name),
        (Kind::Plain, text) => read_text("", &text, &name),
    }
}

fn read_text(html: &str, plain: &str, name: &str) -> Result<Article, Trouble> {
    let bytes = html.len().max(plain.len());
    if bytes > LARGEST as usize {
        return Err(Trouble::TooLarge(name.to_owned()));
    }
    match rich::fragment(html).or_else(|| rich::page(html).filter(|_| plain.is_empty())) {
        Some(rich) => from_page(Some(rich), name),
        None => filled(ingest::from_plain(plain), name),
    }
}

fn from_page(page: Option<rich::Rich>, name: &str) -> Result<Article, Trouble> {
    let rich = page.unwrap_or_default();
    filled(ingest::from_blocks(&rich.blocks, rich.title), name)
}

fn filled(article: Article, name: &str) -> Result<Article, Trouble> {
    if article.paragraphs.is_empty() { Err(Trouble::Empty(name.to_owned())) } else { Ok(article) }
}
