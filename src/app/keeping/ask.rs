//! What the database is asked, all in one place: each place that waits for something costs half a kilobyte.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::html::Scope;

use super::{Keep, Point};
use crate::app::App;
use crate::app::message::Message;
use crate::platform::library::{self, Saved};

/// What the database is asked.
pub(super) enum Ask {
    List,
    Claim(String, String),
    TakeOver(String, String),
    Remove(String),
    Restore(Saved),
    Fetch(String),
    Write(String, Point, String, [JsValue; 3]),
}

/// Asks the database, and sends the answer back.
pub(super) fn ask(link: &Scope<App>, ask: Ask) {
    let link = link.clone();
    spawn_local(async move { link.send_message(Message::Keep(answer(ask).await)) });
}

async fn answer(ask: Ask) -> Keep {
    match ask {
        Ask::List => Keep::Listed(library::headers().await),
        Ask::Claim(id, writer) => {
            let claimed = library::claim(&id, &writer).await;
            Keep::Claimed(writer, claimed)
        }
        Ask::TakeOver(id, writer) => {
            let claimed = library::claim(&id, &writer).await;
            Keep::TookOver(writer, claimed)
        }
        Ask::Remove(id) => {
            let removed = library::remove(&id).await;
            Keep::Deleted(id, removed)
        }
        Ask::Restore(saved) => Keep::Listed(match library::restore(&saved).await {
            Ok(()) => library::headers().await,
            Err(failure) => Err(failure),
        }),
        Ask::Fetch(id) => Keep::Fetched(library::fetch(&id).await),
        Ask::Write(writer, point, changed, [header, base, steps]) => {
            let steps = Array::from(&steps).to_vec();
            let base = Some(&base).filter(|base| !base.is_undefined());
            let from = (point.steps.len() - steps.len()) as u32;
            let written = library::write(&header, base, from, &steps).await;
            Keep::Wrote(writer, point, changed, written)
        }
    }
}
