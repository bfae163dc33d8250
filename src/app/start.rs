//! The empty page: every way in.

use yew::prelude::*;

use crate::platform::event;

use super::element::{Button, element};
use super::icon::{Picture, icon};
use super::intake::Input;
use super::message::Message;
use super::scene::Scene;

/// The empty page. `index.html` has the same as a shell that stands until the app is there.
pub(super) fn start(scene: &Scene) -> Html {
    let ready = Button { disabled: !scene.desk.typed, ..Button::tested("button is-main", "annotate") };
    let typing = scene.link.callback(|_: InputEvent| Message::Typed);
    let link = scene.link.clone();
    let open = move |event: Event| {
        if let Some(file) = event::chosen(&event) {
            link.send_message(Message::Take(Input::File(file)));
        }
    };
    html! {
        <main class="start">
            { element("h2", "start-title", "Paste an article.") }
            <p class="start-lead">
                { element("span", "swatch is-quote", "Quotes") }{ ", their " }
                { element("span", "swatch is-speaker", "speakers") }{ " and the " }
                { element("span", "swatch is-citation", "citations") }{ " behind them are marked at once. \
                Check them, correct them, take them away as a file." }
            </p>
            <div class="paste">
                <label class="paste-label" for="paste">{ icon(Picture::Paste) }{ "Article" }</label>
                <textarea id="paste" class="paste-box" data-testid="paste-box" spellcheck="false"
                    placeholder="Paste here, or anywhere on this page. You can also drop a file." oninput={typing} />
                <div class="paste-actions">
                    { Button::tested("button", "open-file").with(scene.click(Message::Browse), html! { <>{ icon(Picture::File) }{ "Open file" }</> }) }
                    { Button::tested("button", "load-sample").with(scene.click(Message::Take(Input::Sample)), "Load sample") }
                    { ready.with(scene.click(Message::Annotate), "Annotate") }
                </div>
                <input id="file" type="file" class="off-screen" tabindex="-1" aria-label="Article file" data-testid="file-input"
                    accept=".txt,.text,.md,.markdown,.html,.htm,.xhtml,text/plain,text/markdown,text/html" onchange={open} />
            </div>
            <p class="promise">{ icon(Picture::Lock) }{ "Nothing leaves this page." }</p>
        </main>
    }
}
