//! The time, and how long things take.

/// Now, in UTC, to the second: `2026-11-23T12:00:00Z`.
pub fn now() -> String {
    let written = String::from(js_sys::Date::new_0().to_iso_string());
    let seconds = written.split('.').next().unwrap_or_default();
    format!("{seconds}Z")
}

/// Asks whether `milliseconds` have not passed since this call. Without a clock they have.
pub fn within(milliseconds: f64) -> impl FnMut() -> bool {
    let performance = gloo::utils::window().performance();
    let end = performance.as_ref().map(|it| it.now() + milliseconds);
    move || performance.as_ref().map(web_sys::Performance::now) < end
}

/// Puts the mark `name` on the browser's time line, where its tools and `./dev bench` read it.
pub fn mark(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        // It fails for reserved names alone, and then there is nothing to do.
        let _ = performance.mark(name);
    }
}
