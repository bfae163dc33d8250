//! The time, and how long things take.

/// Now, in UTC, to the second: `2026-11-23T12:00:00Z`.
pub fn now() -> String {
    let written = String::from(js_sys::Date::new_0().to_iso_string());
    let seconds = written.split('.').next().unwrap_or_default();
    format!("{seconds}Z")
}

/// The same to the millisecond: `2026-11-23T12:00:00.000Z`.
pub fn exact() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// A time as [`now`] writes it, on the clock of the person: `24 Nov 2026, 12:41`.
pub fn told(time: &str) -> String {
    let options = js_sys::Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // It fails on frozen objects alone.
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    js_sys::Date::new(&time.into()).to_locale_string("en-GB", &options).into()
}

/// A name that nothing else has, made of the time and of chance.
pub fn name() -> String {
    let chance = js_sys::Math::random() * 1e9;
    #[allow(clippy::cast_sign_loss, reason = "neither is below 0")]
    let (time, chance) = (js_sys::Date::now() as u64, chance as u64);
    format!("{time}-{chance}")
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
