//! The empty page: every way in.

use yew::prelude::*;

use crate::platform::{event, page};

use super::element::{Button, element};
use super::icon::{Picture, icon};
use super::intake::Input;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct StartProps {
    pub(super) intake: Callback<Input>,
}

/// The empty page. `index.html` has the same as a shell that stands until the app is there.
#[component]
pub(super) fn Start(props: &StartProps) -> Html {
    let typed = use_state_eq(|| false);
    let note_typing = {
        let typed = typed.clone();
        move |_| typed.set(!page::written_in("#paste").trim().is_empty())
    };
    let annotate = props.intake.reform(|_| Input::Typed(page::written_in("#paste")));
    let browse = |_| page::click("#file");
    let intake = props.intake.clone();
    let open = move |event: Event| {
        if let Some(file) = event::chosen(&event) {
            intake.emit(Input::File(file));
        }
    };
    let ready = Button { disabled: !*typed, ..Button::tested("button is-main", "annotate") };
    let sample = props.intake.reform(|_| Input::Sample);
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
                    placeholder="Paste here, or anywhere on this page. You can also drop a file." oninput={note_typing} />
                <div class="paste-actions">
                    { Button::tested("button", "open-file").with(browse.into(), html! { <>{ icon(Picture::File) }{ "Open file" }</> }) }
                    { Button::tested("button", "load-sample").with(sample, "Load sample") }
                    { ready.with(annotate, "Annotate") }
                </div>
                <input id="file" type="file" class="off-screen" tabindex="-1" aria-label="Article file" data-testid="file-input"
                    accept=".txt,.text,.md,.markdown,.html,.htm,.xhtml,text/plain,text/markdown,text/html" onchange={open} />
            </div>
            <p class="promise">{ icon(Picture::Lock) }{ "Nothing leaves this page." }</p>
        </main>
    }
}
