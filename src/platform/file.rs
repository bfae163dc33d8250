//! Files: which are opened, and how their bytes become text.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::trouble::{LARGEST, LARGEST_DOCUMENT, Trouble};

/// What a file holds, as far as its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text as it is, Markdown included.
    Plain,
    /// A web page.
    Html,
    /// An annotation document.
    Json,
}

/// Reads a file that was chosen or dropped.
///
/// # Errors
/// Where it is of another kind, too large, cannot be read, or holds no text.
pub async fn read(file: File) -> Result<(Kind, String), Trouble> {
    let name = file.name();
    let kind = kind(&name).ok_or_else(|| Trouble::WrongKind(name.clone()))?;
    let most = if kind == Kind::Json { LARGEST_DOCUMENT } else { LARGEST };
    if file.size() > f64::from(most) {
        return Err(Trouble::TooLarge(format!("“{name}”")));
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let bytes = buffer.map(|it| Uint8Array::new(&it).to_vec());
    let bytes = bytes.map_err(|_| Trouble::Unreadable(name.clone()))?;
    let text = decode(&bytes).ok_or(Trouble::NotText(name))?;
    Ok((kind, text))
}

/// What a file of this name holds; `None` for a kind that is not opened.
pub fn kind(name: &str) -> Option<Kind> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "txt" | "text" | "md" | "markdown" => Some(Kind::Plain),
        "html" | "htm" | "xhtml" => Some(Kind::Html),
        "json" => Some(Kind::Json),
        _ => None,
    }
}

/// The text of UTF-8, or of UTF-16 that says so by its byte order mark. `None` for anything else,
/// and for text with NUL, which no article has.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => String::from_utf8(bytes.to_vec()).ok(),
    };
    text.filter(|text| !text.contains('\0'))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    if rest.is_empty() { char::decode_utf16(units).collect::<Result<_, _>>().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_decoded_whichever_way_it_is_written() {
        assert_eq!(decode("Zoë".as_bytes()).as_deref(), Some("Zoë"));
        assert_eq!(decode(b"\xEF\xBB\xBFhi").as_deref(), Some("hi"));
        assert_eq!(decode(b"\xFF\xFEh\0i\0").as_deref(), Some("hi"));
        assert_eq!(decode(b"\xFE\xFF\0h\0i").as_deref(), Some("hi"));
    }

    #[test]
    fn what_is_not_text_is_refused() {
        assert_eq!(decode(b"PNG\0\x01"), None);
        assert_eq!(decode(b"caf\xE9"), None);
        assert_eq!(decode(b"\xFF\xFEh\0i"), None);
        assert_eq!(decode(b"\xFF\xFE\x00\xD8"), None);
    }

    #[test]
    fn the_ending_tells_the_kind() {
        assert_eq!(kind("a.b.TXT"), Some(Kind::Plain));
        assert_eq!(kind("page.htm"), Some(Kind::Html));
        assert_eq!(kind("tide.provenote.json"), Some(Kind::Json));
        assert_eq!(kind("report.pdf"), None);
        assert_eq!(kind("README"), None);
    }
}
