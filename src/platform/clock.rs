//! The time.

/// Now, in UTC, to the second: `2026-11-23T12:00:00Z`.
pub fn now() -> String {
    let written = String::from(js_sys::Date::new_0().to_iso_string());
    let seconds = written.split('.').next().unwrap_or_default();
    format!("{seconds}Z")
}
