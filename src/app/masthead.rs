//! The head of the page: its name, what it is for, the theme.

use yew::prelude::*;

use super::command::Command;
use super::element::{Button, element};
use super::icon::{Picture, icon};
use super::message::Message;
use super::scene::Scene;
use super::settings::Theme;

/// The head of the page; `tools` are those for the open article.
pub(super) fn masthead(scene: &Scene, tools: Html) -> Html {
    let title = "Keyboard shortcuts";
    let help = Button::tested("button is-quiet is-square", "keys");
    let help = Button { label: Some(title.into()), title: Some(title), ..help };
    html! {
        <header class="masthead">
            { element("h1", "wordmark", "Provenote") }
            { element("p", "tagline", "Who said what, and which source backs it.") }
            { tools }
            <div class="masthead-tools">
                <div class="switch" role="group" aria-label="Colours" data-testid="theme">
                    { for Theme::ALL.map(|theme| choice(scene, theme)) }
                </div>
                { help.with(scene.click(Message::Run(Command::Keys)), "?") }
            </div>
        </header>
    }
}

fn choice(scene: &Scene, theme: Theme) -> Html {
    let picture = match theme {
        Theme::System => Picture::System,
        Theme::Light => Picture::Sun,
        Theme::Dark => Picture::Moon,
    };
    let on = scene.settings.theme == theme;
    let name = theme.name();
    let switch =
        Button { label: Some(name.into()), title: Some(name), pressed: Some(on), ..Button::default() };
    switch.with(scene.click(Message::Theme(theme)), icon(picture))
}
