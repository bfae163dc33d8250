//! The other tabs of this page: what one says, all others hear. Where the browser has no such channel, nobody does.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

/// The channel, for as long as it is kept.
pub struct Tabs(Option<(BroadcastChannel, EventListener)>);

impl Tabs {
    /// Opens the channel; `on_message` gets what other tabs say.
    pub fn open(on_message: impl Fn(String) + 'static) -> Self {
        let channel = BroadcastChannel::new("provenote").ok();
        Self(channel.map(|channel| {
            let listener = EventListener::new(&channel, "message", move |event| {
                let message = event.dyn_ref::<MessageEvent>().and_then(|it| it.data().as_string());
                message.into_iter().for_each(&on_message);
            });
            (channel, listener)
        }))
    }

    /// Says `message` to all other tabs.
    pub fn say(&self, message: &str) {
        if let Some((channel, _)) = &self.0 {
            // It fails on a closed channel alone, and this one closes when nobody can call this any more.
            let _ = channel.post_message(&message.into());
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some((channel, _)) = &self.0 {
            channel.close();
        }
    }
}
