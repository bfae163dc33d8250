//! Settings that outlive the page: theme, size and width of the text, keys, and the kinds that are shown.

use crate::platform::{page, storage};
use crate::view::Shown;

use super::command::SINGLE;
use super::select::MAKES;

const THEME: &str = "provenote.theme";
const KEYS: &str = "provenote.keys";
const LETTERS: &str = "provenote.letters";
const SHOWN: &str = "provenote.shown";

/// How many keys are a single letter.
const COUNT: usize = SINGLE.len() + MAKES.len();

/// A setting of how the article looks: an attribute of the page, which the style sheets know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Size,
    Width,
}

impl Look {
    /// All, in the order in which they are offered.
    pub(super) const ALL: [Self; 2] = [Self::Size, Self::Width];

    /// What it is called, the attribute and where it is kept, and what there is to choose from; the first is
    /// what the style sheets do without the attribute.
    pub(super) const fn choices(self) -> (&'static str, &'static str, &'static [&'static str]) {
        match self {
            Self::Size => ("Text size", "data-size", &["Normal", "Small", "Large", "Larger"]),
            Self::Width => ("Line width", "data-width", &["Normal", "Narrow", "Wide", "Full"]),
        }
    }

    /// Puts choice `at` on the page.
    fn put_on(self, at: usize) -> Option<&'static str> {
        let (_, attribute, names) = self.choices();
        let name = names.get(at).copied().filter(|_| at > 0);
        page::set_attribute(attribute, name);
        name
    }
}

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
    /// The letters of [`SINGLE`], then those of [`MAKES`].
    pub(super) letters: [char; COUNT],
    /// What was chosen of each of [`Look::ALL`].
    pub(super) looks: [usize; Look::ALL.len()],
}

impl Settings {
    /// The settings as they were kept.
    pub(super) fn kept() -> Self {
        let mut letters = ['\0'; COUNT];
        let kept = storage::read(LETTERS).filter(|kept| kept.chars().count() == COUNT);
        let usual: String = SINGLE.iter().chain(&MAKES).map(|key| key.chord).collect();
        for (slot, letter) in letters.iter_mut().zip(kept.unwrap_or(usual).chars()) {
            *slot = letter;
        }
        let looks = Look::ALL.map(|look| {
            let (_, attribute, names) = look.choices();
            let kept = storage::read(attribute);
            let at = names.iter().position(|name| Some(*name) == kept.as_deref()).unwrap_or_default();
            look.put_on(at);
            at
        });
        let keys = storage::read(KEYS).is_none_or(|kept| kept != "off");
        Self { theme: Theme::kept(), keys, letters, looks }
    }

    /// Puts the theme on and keeps it.
    pub(super) fn choose_theme(&mut self, theme: Theme) {
        self.theme = theme;
        page::set_attribute("data-theme", theme.attribute());
        storage::write(THEME, theme.attribute().unwrap_or("system"));
    }

    /// Puts choice `at` of a look on and keeps it.
    pub(super) fn choose(&mut self, look: Look, at: usize) {
        if let Some(slot) = self.looks.get_mut(look as usize) {
            *slot = at;
        }
        storage::write(look.choices().1, look.put_on(at).unwrap_or_default());
    }

    /// Makes single keys shortcuts, or no longer, and keeps that.
    pub(super) fn switch_keys(&mut self) {
        self.keys = !self.keys;
        storage::write(KEYS, if self.keys { "on" } else { "off" });
    }

    /// Gives key number `at` another letter, and keeps that. A key of its group that had the letter gets the
    /// other's.
    pub(super) fn rename_key(&mut self, at: usize, letter: char) {
        let Some(before) = self.letters.get(at).copied() else { return };
        let (single, makes) = self.letters.split_at_mut(SINGLE.len());
        let group = if at < SINGLE.len() { single } else { makes };
        for other in group.iter_mut().filter(|other| **other == letter) {
            *other = before;
        }
        if let Some(slot) = self.letters.get_mut(at) {
            *slot = letter;
        }
        storage::write(LETTERS, &self.letters.iter().collect::<String>());
    }
}

/// What is shown, as it was kept.
pub(super) fn shown() -> Shown {
    storage::read(SHOWN).and_then(|kept| kept.parse().ok()).map_or_else(Shown::default, Shown::of_layers)
}

/// Keeps what is shown.
pub(super) fn keep_shown(shown: Shown) {
    storage::write(SHOWN, &shown.layers().to_string());
}
