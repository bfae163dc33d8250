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

/// Keeps the setting no longer.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        // As above.
        let _ = storage.remove_item(key);
    }
}

/// What this tab remembers, also after it was loaded anew; other tabs do not know it.
pub fn recall(key: &str) -> Option<String> {
    of_tab()?.get_item(key).ok().flatten()
}

/// Has this tab remember something or, of nothing, forget it.
pub fn remember(key: &str, value: Option<&str>) {
    if let Some(storage) = of_tab() {
        // As above.
        let _ = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}

fn of_tab() -> Option<Storage> {
    gloo::utils::window().session_storage().ok().flatten()
}
