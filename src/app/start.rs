//! The empty page: every way in.

use yew::prelude::*;

use crate::platform::{event, page};

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
    let sample = props.intake.reform(|_| Input::Sample);
    html! {
        <main class="start">
            <h2 class="start-title">{ "Paste an article." }</h2>
            <p class="start-lead">
                <span class="swatch is-quote">{ "Quotes" }</span>{ ", their " }
                <span class="swatch is-speaker">{ "speakers" }</span>{ " and the " }
                <span class="swatch is-citation">{ "citations" }</span>{ " behind them are marked at once. \
                Check them, correct them, take them away as a file." }
            </p>
            <div class="paste">
                <label class="paste-label" for="paste">{ icon(Picture::Paste) }{ "Article" }</label>
                <textarea id="paste" class="paste-box" data-testid="paste-box" spellcheck="false"
                    placeholder="Paste here, or anywhere on this page. You can also drop a file." oninput={note_typing} />
                <div class="paste-actions">
                    <button type="button" class="button" data-testid="open-file" onclick={browse}>
                        { icon(Picture::File) }{ "Open file" }
                    </button>
                    <button type="button" class="button" data-testid="load-sample" onclick={sample}>{ "Load sample" }</button>
                    <button type="button" class="button is-main" data-testid="annotate" disabled={!*typed} onclick={annotate}>
                        { "Annotate" }
                    </button>
                </div>
                <input id="file" type="file" class="off-screen" tabindex="-1" aria-label="Article file" data-testid="file-input"
                    accept=".txt,.text,.md,.markdown,.html,.htm,.xhtml,text/plain,text/markdown,text/html" onchange={open} />
            </div>
            <p class="promise">{ icon(Picture::Lock) }{ "Nothing leaves this page." }</p>
        </main>
    }
}
