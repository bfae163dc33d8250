//! Values as JSON text, and back.

use js_sys::{Array, JSON, Object};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

use crate::export::json::DEEPEST;
use crate::export::{Json, Value};

/// The value as JavaScript has it.
pub(super) fn object(value: &Value) -> JsValue {
    // A tree of values always has a shape in JavaScript.
    value.serialize(&Serializer::json_compatible()).unwrap_or_default()
}

/// The value as JSON, in lines that stand in `indent` blanks more from one level to the next; in one line for 0.
pub(super) fn text(value: &JsValue, indent: u32) -> JsValue {
    let text = JSON::stringify_with_replacer_and_space(value, &JsValue::NULL, &indent.into());
    text.map(JsValue::from).unwrap_or_default()
}

/// What the JSON `text` says.
///
/// # Errors
/// Where it is no JSON: why, in the browser's words.
pub(super) fn parsed(text: &str) -> Result<Json, String> {
    let value = JSON::parse(text).map_err(|error| {
        let error = String::from(error.unchecked_ref::<Object>().to_string());
        error.strip_prefix("SyntaxError: ").unwrap_or(&error).to_owned()
    })?;
    read(&value, 0).ok_or_else(|| "it is nested too deeply".to_owned())
}

/// What a record of the browser's says; nothing where it is no such thing.
pub(super) fn record(value: &JsValue) -> Json {
    read(value, 0).unwrap_or(Json::Null)
}

fn read(value: &JsValue, depth: u32) -> Option<Json> {
    if depth > DEEPEST {
        return None;
    }
    Some(if let Some(text) = value.as_string() {
        Json::Text(text)
    } else if let Some(number) = value.as_f64() {
        Json::Number(number)
    } else if let Some(yes) = value.as_bool() {
        Json::Flag(yes)
    } else if let Some(items) = value.dyn_ref::<Array>() {
        Json::List(items.iter().map(|item| read(&item, depth + 1)).collect::<Option<_>>()?)
    } else if value.is_object() {
        let mut fields = Vec::new();
        for field in Object::entries(value.unchecked_ref()).iter() {
            let field: Array = field.unchecked_into();
            fields.push((field.get(0).as_string().unwrap_or_default(), read(&field.get(1), depth + 1)?));
        }
        Json::Record(fields)
    } else {
        Json::Null
    })
}
