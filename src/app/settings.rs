//! Settings that outlive the page: the theme, and whether single keys are shortcuts.

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
    pub(super) const fn attribute(self) -> Option<&'static str> {
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

/// The settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Settings {
    pub(super) theme: Theme,
    /// True where keys without Ctrl do something.
    pub(super) keys: bool,
}

impl Settings {
    /// The settings as they were kept.
    pub(super) fn kept() -> Self {
        Self { theme: Theme::kept(), keys: storage::read(KEYS).is_none_or(|kept| kept != "off") }
    }

    /// Puts the theme on and keeps it.
    pub(super) fn choose_theme(&mut self, theme: Theme) {
        self.theme = theme;
        page::set_theme(theme.attribute());
        storage::write(THEME, theme.attribute().unwrap_or("system"));
    }

    /// Makes single keys shortcuts, or no longer, and keeps that.
    pub(super) fn switch_keys(&mut self) {
        self.keys = !self.keys;
        storage::write(KEYS, if self.keys { "on" } else { "off" });
    }
}
