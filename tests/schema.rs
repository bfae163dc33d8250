//! The schema of the annotation document: checked in, current, and what documents obey.
//!
//! `UPDATE_SCHEMA=1 cargo test --no-default-features --features schema --test schema` writes it.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

#[path = "by_hand/session.rs"]
mod by_hand;

use jsonschema::Validator;
use provenote::annotation::Id;
use provenote::export::{Header, document};
use provenote::session::{Session, Standing, Status};
use serde_json::{Value, json};

const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/annotation-document-1.json");

fn schema() -> Value {
    serde_json::from_str(&std::fs::read_to_string(SCHEMA).unwrap()).unwrap()
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).unwrap()
}

fn tree(session: &Session) -> provenote::export::Value {
    document(session, &Header { id: None, created: "2026-11-23T12:00:00Z".to_owned() })
}

/// The document of `session` as JSON.
fn written(session: &Session) -> Value {
    serde_json::to_value(tree(session)).unwrap()
}

/// A document with every kind of annotation in it.
fn full() -> Value {
    let text = "Ana Diaz said [1] that “all is well” with the bridge, and Bo Lund agreed [2, 3].";
    written(&by_hand::session(text, &by_hand::words(text)))
}

#[cfg(feature = "schema")]
#[test]
fn the_schema_is_that_of_the_types() {
    use provenote::export::document::AnnotationDocument;
    // As written, not as read: what is never left out is required.
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<AnnotationDocument>();
    schema.insert("title".to_owned(), json!("Provenote annotation document, version 1"));
    let current = schema.to_value();
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        let text = serde_json::to_string_pretty(&current).unwrap() + "\n";
        std::fs::write(SCHEMA, text).unwrap();
    }
    let written = std::fs::read_to_string(SCHEMA).unwrap_or_default();
    let written: Value = serde_json::from_str(&written).unwrap_or_default();
    assert_eq!(written, current, "out of date: run this test with UPDATE_SCHEMA=1");
}

/// The types that the schema is made of and the tree that is written say the same, in the same order.
#[cfg(feature = "schema")]
#[test]
fn documents_have_the_shape_of_the_types() {
    use provenote::export::document::AnnotationDocument;
    let text = "Ana Diaz said [1] that “all is well” with the bridge, and Bo Lund agreed [2, 3].";
    let written = serde_json::to_string(&tree(&by_hand::session(text, &by_hand::words(text)))).unwrap();
    let read: AnnotationDocument = serde_json::from_str(&written).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), written);
}

#[test]
fn documents_of_any_text_are_valid() {
    let texts = [
        "",
        " \n\t\n",
        "One line, one [1] marker.",
        "Two lines\r\nwith CRLF\r\nand “words”.",
        "NUL \u{0} and bell \u{7} and U+2028 \u{2028} inside.",
        "🗞️ Astral 👩\u{200d}👩\u{200d}👧 family 🇳🇴 flag 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 [1].",
        "قال المتحدث إن \u{202b}المحادثات\u{202c} ستستأنف [1].",
        "Cafe\u{301} Zu\u{308}rich e\u{301}\u{301}\u{301} [2].",
        "\u{feff}A mark of byte order, a quote \" and a backslash \\ here.",
        "停战谈判将于下周恢复。 发言人说 [3]",
    ];
    let validator = validator();
    for text in texts {
        let value = written(&by_hand::session(text, &by_hand::words(text)));
        let errors: Vec<_> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{text:?}: {errors:?}");
    }
}

#[test]
fn every_status_is_valid() {
    let text = "Ana said so [1].";
    for status in [Status::Suggested, Status::Accepted, Status::Rejected] {
        let mut session = by_hand::session(text, &by_hand::words(text));
        std::rc::Rc::make_mut(&mut session.decisions)
            .settle(Id::citation(0), Standing { status, ..Standing::default() });
        let value = written(&session);
        assert_eq!(value["citations"][0]["status"], status.name());
        assert!(validator().is_valid(&value), "{status:?}");
    }
}

#[test]
fn unknown_keys_are_welcome() {
    let mut value = full();
    value["later"] = json!({"any": "thing"});
    value["citations"][0]["later"] = json!(1);
    value["findings"] = json!([{"later": true}]);
    assert!(validator().is_valid(&value));
}

#[test]
fn what_breaks_the_contract_is_refused() {
    let breaks: [(&str, Value); 16] = [
        ("/format", json!("other")),
        ("/version", json!(2)),
        ("/created", json!("yesterday")),
        ("/document/sha256", json!("12")),
        ("/document/codePoints", json!(-1)),
        ("/document/language", json!(5)),
        ("/citations/0/start", json!("0")),
        ("/citations/0/utf16", json!([1])),
        ("/citations/0/status", json!("perhaps")),
        ("/citations/0/confidence", json!(1)),
        ("/citations/0/pointers/0/reason", json!("because")),
        ("/quotations/0/kind", json!("scare")),
        ("/quotations/0/content/0/exact", json!(null)),
        ("/findings", json!(["text"])),
        ("/citations/0/note", json!(1)),
        ("/orphans", json!([{"exact": "words"}])),
    ];
    let validator = validator();
    assert!(validator.is_valid(&full()));
    for (pointer, value) in breaks {
        let mut broken = full();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&broken), "{pointer} was let through");
    }
}

/// Keys that came after documents of this version were first written, which are welcome without them.
fn came_later(place: &str, key: &str) -> bool {
    let listed = ["/speakers/0", "/references/0"].contains(&place);
    ["orphans", "note"].contains(&key) || (listed && ["origin", "status"].contains(&key))
}

#[test]
fn no_key_may_be_missing() {
    let validator = validator();
    let lists = ["", "/generator", "/document", "/document/links/0", "/document/paragraphs/0"];
    let records =
        ["/citations/0", "/citations/0/pointers/0", "/references/0", "/quotations/0", "/speakers/0"];
    for place in lists.into_iter().chain(records) {
        let keys: Vec<String> = full().pointer(place).unwrap().as_object().unwrap().keys().cloned().collect();
        for key in keys {
            let mut broken = full();
            broken.pointer_mut(place).unwrap().as_object_mut().unwrap().remove(&key);
            assert_eq!(validator.is_valid(&broken), came_later(place, &key), "{place}/{key}");
        }
    }
}
