//! The head of the page: its name, what it is for, the theme.

use yew::prelude::*;

use super::command::Command;
use super::element::{Button, element, fixed, is, nest};
use super::icon::{Picture, icon};
use super::message::Message;
use super::scene::Scene;
use super::settings::Theme;

/// The head of the page; `tools` are those for the open article.
pub(super) fn masthead(scene: &Scene, tools: Html) -> Html {
    let title = "Help, settings and keys";
    let help = Button::tested("button is-quiet is-square", "keys");
    let help = Button { label: Some(title.into()), title: Some(title), ..help };
    let switch = fixed(
        "div",
        &[
            ("class", is("switch")),
            ("role", is("group")),
            ("aria-label", is("Colours")),
            ("data-testid", is("theme")),
        ],
        Theme::ALL.map(|theme| choice(scene, theme)),
    );
    let tools_of_page = [switch.into(), help.with(scene.click(Message::Run(Command::Keys)), "?")];
    let parts = [
        element("h1", "wordmark", "Provenote"),
        element("p", "tagline", "Who said what, and which source backs it."),
        tools,
        nest("div", "masthead-tools", tools_of_page),
    ];
    nest("header", "masthead", parts)
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
