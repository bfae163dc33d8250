//! One line of `--jsonl`: an id and a text.

use serde::Deserialize;

/// The longest text in bytes; offsets have 32 bits.
pub(super) const LONGEST: u64 = u32::MAX as u64;

/// One line of `--jsonl`. Other keys are ignored.
#[derive(Deserialize)]
struct Line {
    id: Option<Name>,
    text: Option<String>,
}

/// An id as data sets have it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Name {
    Word(String),
    Number(serde_json::Number),
}

/// A text with the id that its document is to have; without one, the text's hash names it.
pub(super) struct Item {
    pub(super) id: Option<String>,
    pub(super) text: String,
}

impl Item {
    /// The item that a line holds, or what is wrong with it.
    pub(super) fn read(line: Vec<u8>) -> Result<Self, String> {
        let line = text_of(line)?;
        // Some editors put a byte order mark before the first line.
        let line = line.trim_start_matches('\u{feff}').trim_ascii_end();
        let line: Line = serde_json::from_str(line).map_err(|error| misread(&error))?;
        let id = line.id.map(|name| match name {
            Name::Word(word) => word,
            Name::Number(number) => number.to_string(),
        });
        Ok(Self { id, text: line.text.ok_or("\"text\" is missing")? })
    }
}

/// What serde found, with the column but without its line number, which is always 1.
fn misread(error: &serde_json::Error) -> String {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let what = error.to_string().replace(&place, "");
    match error.classify() {
        serde_json::error::Category::Data => format!("not what was expected ({what})"),
        _ => format!("not JSON ({what} at column {})", error.column()),
    }
}

/// The text that `bytes` are, or why they are none.
pub(super) fn text_of(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.len() as u64 > LONGEST {
        return Err("longer than 4 GiB: split it".to_owned());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("not UTF-8 at byte {at}: convert the file to UTF-8 first")
    })
}
