//! How an article comes in: pasted, dropped, opened, typed, or the sample.

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::html::Scope;

use crate::platform::event::Carried;
use crate::platform::file::{self, Kind};
use crate::platform::trouble::LARGEST;
use crate::platform::{Trouble, rich};
use crate::session::Session;
use crate::text::{Article, ingest};
use crate::view::label::counted;
use crate::view::{Shown, tally};

use super::App;
use super::message::Message;

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

/// Makes an article of `input`, and sends it back as [`Message::Read`].
pub(super) fn take(link: &Scope<App>, input: Input) {
    let link = link.clone();
    spawn_local(async move { link.send_message(Message::Read(read(input).await)) });
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

async fn read(input: Input) -> Result<Article, Trouble> {
    match input {
        Input::Carried(Carried::File(file)) | Input::File(file) => read_file(file).await,
        Input::Carried(Carried::Text { html, plain }) => read_text(&html, &plain, "what was pasted"),
        Input::Typed(text) => read_text("", &text, "the box"),
        Input::Sample => Ok(sample()),
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
