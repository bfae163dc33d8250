//! The quotation model that `shell/start.js` has fetched.

use js_sys::{ArrayBuffer, Reflect, Uint8Array, global};
use wasm_bindgen::{JsCast, JsValue};

/// Its bytes; none where it did not come.
pub fn fetched() -> Option<Vec<u8>> {
    let value = Reflect::get(&global(), &JsValue::from_str("provenoteModel")).ok()?;
    Some(Uint8Array::new(value.dyn_ref::<ArrayBuffer>()?).to_vec())
}
