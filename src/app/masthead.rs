//! The head of the page: its name, what it is for, the theme.

use yew::prelude::*;

use super::command::Command;
use super::icon::{Picture, icon};
use super::settings::{Settings, Theme};

/// The head of the page; `tools` are those for the open article.
pub(super) fn masthead(settings: &Settings, run: &Callback<Command>, tools: Html) -> Html {
    let keys = run.reform(|_| Command::Keys);
    html! {
        <header class="masthead">
            <h1 class="wordmark">{ "Provenote" }</h1>
            <p class="tagline">{ "Who said what, and which source backs it." }</p>
            { tools }
            <div class="masthead-tools">
                <div class="switch" role="group" aria-label="Colours" data-testid="theme">
                    { for Theme::ALL.map(|theme| choice(theme, settings)) }
                </div>
                <button type="button" class="button is-quiet is-square" aria-label="Keyboard shortcuts" title="Keyboard shortcuts"
                    data-testid="keys" onclick={keys}>{ "?" }</button>
            </div>
        </header>
    }
}

fn choice(theme: Theme, settings: &Settings) -> Html {
    let picture = match theme {
        Theme::System => Picture::System,
        Theme::Light => Picture::Sun,
        Theme::Dark => Picture::Moon,
    };
    let on = settings.theme == theme;
    let choose = settings.choose_theme.reform(move |_| theme);
    html! {
        <button type="button" aria-pressed={on.to_string()} aria-label={theme.name()} title={theme.name()} onclick={choose}>
            { icon(picture) }
        </button>
    }
}
