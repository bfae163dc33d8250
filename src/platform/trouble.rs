//! What can go wrong at the edge of the page, in words a person can act on.

use std::fmt;

/// The largest file or paste that is opened, in bytes.
pub const LARGEST: u32 = 20 << 20;

/// The largest annotation document that is opened, in bytes: it has its article, and more.
pub const LARGEST_DOCUMENT: u32 = 8 * LARGEST;

/// A failure at the edge: each text says what happened, to what, and what to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The file is of a kind that holds no plain text; its name.
    WrongKind(String),
    /// The file is named like text, but its bytes are not; its name.
    NotText(String),
    /// The file or the paste is over [`LARGEST`]; its name.
    TooLarge(String),
    /// The browser could not read the file; its name.
    Unreadable(String),
    /// There is no text in it; its name.
    Empty(String),
    /// It is no annotation document that can be opened; its name, and why.
    Refused(String, String),
    /// The browser refused to write to the clipboard.
    ClipboardRefused,
    /// The browser refused to hand over the file for saving.
    DownloadRefused,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongKind(name) => write!(
                f,
                "“{name}” is not a text file. Provenote opens .txt, .md, .html and .json. \
                 From other programs, copy the article and paste it here."
            ),
            Self::NotText(name) => write!(
                f,
                "“{name}” could not be read as text: it is neither UTF-8 nor UTF-16. \
                 Save it as UTF-8 in the program it comes from, or copy the article and paste it here."
            ),
            Self::TooLarge(name) => {
                write!(
                    f,
                    "{name} has more than {} MB, the most that Provenote opens. Take a part of it.",
                    LARGEST >> 20
                )
            }
            Self::Unreadable(name) => write!(
                f,
                "The browser could not read “{name}”. It may have been moved or changed; choose it again."
            ),
            Self::Empty(name) => {
                write!(f, "There is no text in {name}. Copy the words of the article and paste them.")
            }
            Self::Refused(name, why) => write!(f, "{name}: {why}"),
            Self::ClipboardRefused => f.write_str(
                "The browser did not let Provenote write to the clipboard. Download the file instead, \
                 or allow the clipboard for this page.",
            ),
            Self::DownloadRefused => f.write_str(
                "The browser did not take the file for saving. Copy the JSON instead, \
                 or allow downloads for this page.",
            ),
        }
    }
}
