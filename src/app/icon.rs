//! Icons: line drawings on a grid of 16 units, in the colour of the text around them.

use yew::prelude::*;

use super::element::{fixed, is, tag};

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Picture {
    Undo,
    Redo,
    Download,
    Copy,
    Shelf,
    Check,
    Cross,
    File,
    Paste,
    Lock,
    System,
    Sun,
    Moon,
    Up,
    Down,
    Clock,
    Bin,
    Pencil,
}

impl Picture {
    /// The drawing, as SVG path data.
    const fn path(self) -> &'static str {
        match self {
            Self::Undo => "M5.5 3 2.5 6l3 3M2.5 6H9a4 4 0 0 1 0 8H6.5",
            Self::Redo => "m10.5 3 3 3-3 3M13.5 6H7a4 4 0 0 0 0 8h2.5",
            Self::Download => "M8 2v8.5M4.5 7 8 10.5 11.5 7M2.5 13.5h11",
            Self::Copy => "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
            Self::Shelf => "M2.5 2.5h3v11h-3zM6.5 2.5h3v11h-3zM10.7 3.4l2.6-.7 2 10-2.6.7z",
            Self::Check => "m3 8.5 3.5 3.5L13 4.5",
            Self::Cross => "m4 4 8 8M12 4l-8 8",
            Self::File => "M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3",
            Self::Paste => "M5.5 3h-2v11.5h9V3h-2M5.5 1.5h5v3h-5zM6 8h4M6 11h4",
            Self::Lock => "M3.5 7h9v7.5h-9zM5.5 7V4.5a2.5 2.5 0 0 1 5 0V7",
            Self::System => "M1.5 2.5h13v8.5h-13zM5.5 14h5M8 11v3",
            Self::Sun => {
                "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1\
                 M11.9 11.9 13 13M3 13l1.1-1.1M11.9 4.1 13 3"
            }
            Self::Up => "m3 10.5 5-5 5 5",
            Self::Down => "m3 5.5 5 5 5-5",
            Self::Clock => "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 4.5V8l2.5 1.5",
            Self::Bin => "M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9M6.5 7.5v3.5M9.5 7.5v3.5",
            Self::Pencil => {
                "M2.5 13.5 3.3 10.3 10.8 2.8a1.4 1.4 0 0 1 2 0l.4.4a1.4 1.4 0 0 1 0 2L5.7 12.7zM9.5 4.1l2.4 2.4"
            }
            Self::Moon => "M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1z",
        }
    }
}

/// A picture beside words that say the same: screen readers skip it.
///
/// Like all parts of the page without a state of their own, a function and not a component: a
/// component costs kilobytes.
pub(super) fn icon(of: Picture) -> Html {
    let path = tag("path", &["d"], vec![Some(of.path().into())]);
    let icon = fixed(
        "svg",
        &[
            ("class", is("icon")),
            ("viewBox", is("0 0 16 16")),
            ("aria-hidden", is("true")),
            ("focusable", is("false")),
        ],
        [path.into()],
    );
    icon.into()
}
