//! Small settings that outlive the page. Where storage is blocked, nothing is kept and nothing fails.

use web_sys::Storage;

fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}

/// The setting, if it was kept.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps the setting, if the browser lets it.
pub fn write(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // A full or blocked storage only means that the setting is asked for again.
        let _ = storage.set_item(key, value);
    }
}
