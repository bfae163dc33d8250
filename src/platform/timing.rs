//! Moments of the page's life.

use gloo::events::EventListener;
use gloo::utils::{document, window};

/// Calls `act` when the page may be seen for the last time: it is hidden, or it goes away. No later moment is
/// sure to come. It may be called twice in a row, and the page may be shown again.
pub fn on_hide(act: impl Fn() + Clone + 'static) -> [EventListener; 2] {
    let hidden = act.clone();
    [
        EventListener::new(&document(), "visibilitychange", move |_| {
            if document().hidden() {
                hidden();
            }
        }),
        EventListener::new(&window(), "pagehide", move |_| act()),
    ]
}
