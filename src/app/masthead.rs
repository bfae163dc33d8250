//! The head of the page: its name, what it is for, the theme.

use yew::prelude::*;

use super::command::Command;
use super::icon::{Icon, Picture};
use super::settings::Theme;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct MastheadProps {
    pub(super) theme: Theme,
    pub(super) choose: Callback<Theme>,
    pub(super) run: Callback<Command>,
    /// The tools for the open article.
    pub(super) children: Html,
}

/// The head of the page.
#[component]
pub(super) fn Masthead(props: &MastheadProps) -> Html {
    let keys = props.run.reform(|_| Command::Keys);
    html! {
        <header class="masthead">
            <h1 class="wordmark">{ "Provenote" }</h1>
            <p class="tagline">{ "Who said what, and which source backs it." }</p>
            { props.children.clone() }
            <div class="masthead-tools">
                <div class="switch" role="group" aria-label="Colours" data-testid="theme">
                    { for Theme::ALL.map(|theme| choice(theme, props)) }
                </div>
                <button type="button" class="button is-quiet is-square" aria-label="Keyboard shortcuts" title="Keyboard shortcuts"
                    data-testid="keys" onclick={keys}>{ "?" }</button>
            </div>
        </header>
    }
}

fn choice(theme: Theme, props: &MastheadProps) -> Html {
    let picture = match theme {
        Theme::System => Picture::System,
        Theme::Light => Picture::Sun,
        Theme::Dark => Picture::Moon,
    };
    let on = props.theme == theme;
    let choose = props.choose.reform(move |_| theme);
    html! {
        <button type="button" aria-pressed={on.to_string()} aria-label={theme.name()} title={theme.name()} onclick={choose}>
            <Icon of={picture} />
        </button>
    }
}
