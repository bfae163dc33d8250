//! Settings that outlive the page: the theme, and whether single keys are shortcuts.

use yew::prelude::*;

use crate::platform::{page, storage};

const THEME: &str = "provenote.theme";
const KEYS: &str = "provenote.keys";

/// Which colours the page has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Theme {
    /// Those of the system.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    /// All themes, in the order of the switch.
    pub(super) const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The theme's name on the page; in small letters, in the storage.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// The value of `data-theme`.
    const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    fn kept() -> Self {
        let kept = storage::read(THEME);
        Self::ALL.into_iter().find(|theme| theme.attribute() == kept.as_deref()).unwrap_or_default()
    }
}

/// The settings and how to change them.
#[derive(Clone, PartialEq)]
pub(super) struct Settings {
    pub(super) theme: Theme,
    pub(super) choose_theme: Callback<Theme>,
    /// True where keys without Ctrl do something.
    pub(super) keys: bool,
    pub(super) choose_keys: Callback<bool>,
}

/// The settings as they were kept, and kept again at each change.
#[hook]
pub(super) fn use_settings() -> Settings {
    let theme = use_state_eq(Theme::kept);
    let keys = use_state_eq(|| storage::read(KEYS).is_none_or(|kept| kept != "off"));
    use_effect_with(*theme, |theme| page::set_theme(theme.attribute()));
    let choose_theme = use_callback(theme.setter(), |chosen: Theme, theme| {
        storage::write(THEME, chosen.attribute().unwrap_or("system"));
        theme.set(chosen);
    });
    let choose_keys = use_callback(keys.setter(), |on: bool, keys| {
        storage::write(KEYS, if on { "on" } else { "off" });
        keys.set(on);
    });
    Settings { theme: *theme, choose_theme, keys: *keys, choose_keys }
}
