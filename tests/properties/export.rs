//! What holds for the annotation document of any text.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails loudly")]

use std::collections::HashSet;

use proptest::prelude::*;
use proptest::sample::Index;
use provenote::export::{Header, document, file_name};
use provenote::session::Session;
use provenote::text::Span;
use serde_json::Value;

use crate::by_hand;

/// Any text, rich in what goes wrong: astral and combining characters, right-to-left, controls.
fn text() -> impl Strategy<Value = String> {
    let traps = prop::sample::select(vec![
        "🗞️",
        "👩\u{200d}👩\u{200d}👧",
        "🇳🇴",
        "e\u{301}",
        "\u{301}",
        "\u{200d}",
        "\u{202b}قال\u{202c}",
        "\u{0}",
        "\u{2028}",
        "\u{feff}",
        "\r\n",
        "\n",
        "\n\n",
        "“",
        "[1, 2]",
        "said ",
        "\"",
        "\\",
        "한국",
        "𝔘",
    ]);
    let piece = prop_oneof![
        3 => traps.prop_map(str::to_owned),
        1 => "[a-z ]{1,40}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// A text and stretches of it, at character boundaries.
fn annotated() -> impl Strategy<Value = (String, Vec<Span>)> {
    (text(), prop::collection::vec(any::<(Index, Index)>(), 0..12)).prop_map(|(text, ends)| {
        let mut edges: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        edges.push(text.len());
        let spans = ends.iter().map(|(one, other)| {
            let (one, other) = (edges[one.index(edges.len())], edges[other.index(edges.len())]);
            Span::of(&(one.min(other)..one.max(other)))
        });
        let spans = spans.collect();
        (text, spans)
    })
}

fn written(session: &Session) -> provenote::export::Value {
    document(session, &Header { id: None, created: "2026-11-23T12:00:00Z".to_owned() })
}

/// All objects inside `value`, itself included.
fn objects(value: &Value) -> Vec<&serde_json::Map<String, Value>> {
    match value {
        Value::Object(fields) => std::iter::once(fields).chain(fields.values().flat_map(objects)).collect(),
        Value::Array(items) => items.iter().flat_map(objects).collect(),
        _ => Vec::new(),
    }
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

proptest! {
    #[test]
    fn offsets_slice_the_text_in_both_units((text, spans) in annotated()) {
        let value = serde_json::to_value(written(&by_hand::session(&text, &spans))).unwrap();
        let points: Vec<char> = text.chars().collect();
        let units: Vec<u16> = text.encode_utf16().collect();
        prop_assert_eq!(number(&value["document"]["codePoints"]), points.len());
        prop_assert_eq!(number(&value["document"]["utf16Units"]), units.len());
        let mut placed = 0;
        for fields in objects(&value).into_iter().filter(|fields| fields.contains_key("start")) {
            let (start, end) = (number(&fields["start"]), number(&fields["end"]));
            let (first, last) = (number(&fields["utf16"][0]), number(&fields["utf16"][1]));
            prop_assert!(start <= end && end <= points.len());
            let exact: String = points[start..end].iter().collect();
            prop_assert_eq!(&exact, &String::from_utf16(&units[first..last]).unwrap());
            if let Some(field) = fields.get("exact") {
                prop_assert_eq!(field, &exact);
            }
            if let (Some(prefix), Some(suffix)) = (fields.get("prefix"), fields.get("suffix")) {
                let (prefix, suffix) = (prefix.as_str().unwrap(), suffix.as_str().unwrap());
                prop_assert!(points[..start].iter().collect::<String>().ends_with(prefix));
                prop_assert!(points[end..].iter().collect::<String>().starts_with(suffix));
                prop_assert!(prefix.chars().count() <= 32 && suffix.chars().count() <= 32);
            }
            placed += 1;
        }
        prop_assert!(placed >= spans.len(), "annotations went missing");
    }

    #[test]
    fn ids_are_unique_and_named_ids_exist((text, spans) in annotated()) {
        let document = serde_json::to_value(written(&by_hand::session(&text, &spans))).unwrap();
        let lists = ["citations", "references", "quotations", "speakers"];
        let all: Vec<_> = lists.iter().flat_map(|list| document[list].as_array().unwrap()).collect();
        let all: Vec<_> = all.into_iter().map(|record| record["id"].as_str().unwrap()).collect();
        prop_assert_eq!(all.len(), spans.len());
        prop_assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
    }

    #[test]
    fn the_same_session_gives_the_same_bytes((text, spans) in annotated()) {
        let once = serde_json::to_string(&written(&by_hand::session(&text, &spans))).unwrap();
        let again = serde_json::to_string(&written(&by_hand::session(&text, &spans))).unwrap();
        prop_assert_eq!(once, again);
    }

    /// JSON writers disagree on `1.0`, and JavaScript moves keys that look like indices.
    #[test]
    fn every_json_writer_would_write_the_same((text, spans) in annotated()) {
        let value = serde_json::to_value(written(&by_hand::session(&text, &spans))).unwrap();
        for (key, field) in objects(&value).into_iter().flatten() {
            prop_assert!(key.chars().all(char::is_alphanumeric) && !key.starts_with(char::is_numeric));
            if let Some(number) = field.as_f64().filter(|_| field.is_f64()) {
                prop_assert!(number.fract() != 0.0, "{key} is {number}");
            }
        }
    }

    #[test]
    fn file_names_suit_every_system(title in text()) {
        let name = file_name(&title, "2026-11-23T12:00:00Z");
        let title = name.strip_suffix("_2026-11-23.provenote.json").unwrap();
        prop_assert!(title.chars().all(|c| c.is_alphanumeric() || c == '-'), "{name}");
        prop_assert!((1..=68).contains(&title.chars().count()), "{name}");
    }
}
