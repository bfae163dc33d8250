//! How an article comes in: pasted, dropped, opened, typed, or the sample.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::html::Scope;

use crate::export::is_document;
use crate::platform::event::Carried;
use crate::platform::file::{self, Kind};
use crate::platform::trouble::LARGEST;
use crate::platform::{Trouble, rich};
use crate::session::Session;
use crate::text::{Article, ingest};
use crate::view::label::counted;
use crate::view::{Shown, tally};

use super::again::{self, Broken};
use super::message::Message;
use super::{App, later};

/// The box that an article is pasted or typed into.
pub(super) const PASTE_BOX: &str = "#paste";

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

/// Makes an article of `input`, and sends it back as [`Message::Read`], in a turn of its own: to read a long one takes
/// as long as a frame may.
pub(super) fn take(link: &Scope<App>, input: Input) {
    let link = link.clone();
    spawn_local(async move {
        let message = match read(input).await {
            Ok(Taken::Article(article)) => Message::Read(Ok(article)),
            Ok(Taken::Document(document)) => Message::Again(document),
            Err(trouble) => Message::Read(Err(trouble)),
        };
        later(&link, 0, message).forget();
    });
}

/// What was found, in one sentence.
pub(super) fn greeting(session: &Session, shown: Shown) -> String {
    let tally = tally(session, shown);
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

/// The sample article.
pub(super) fn sample() -> Article {
    ingest::from_plain(SAMPLE)
}

/// What came in.
enum Taken {
    Article(Article),
    Document(Rc<Broken>),
}

async fn read(input: Input) -> Result<Taken, Trouble> {
    let (html, plain, name) = match input {
        Input::Carried(Carried::File(file)) | Input::File(file) => return read_file(file).await,
        Input::Carried(Carried::Text { html, plain }) => (html, plain, "what was pasted"),
        Input::Typed(text) => (String::new(), text, "the box"),
        Input::Sample => return Ok(Taken::Article(sample())),
    };
    // What says that it is one of our documents is opened as one, not annotated.
    if is_document(&plain) {
        return again::read(&plain, name).map(Taken::Document);
    }
    read_text(&html, &plain, name).map(Taken::Article)
}

async fn read_file(file: File) -> Result<Taken, Trouble> {
    let name = format!("“{}”", file.name());
    match file::read(file).await? {
        (Kind::Html, html) => from_page(rich::page(&html), &name).map(Taken::Article),
        (Kind::Plain, text) => read_text("", &text, &name).map(Taken::Article),
        (Kind::Json, text) => again::read(&text, &name).map(Taken::Document),
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
