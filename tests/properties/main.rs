//! What holds for any text, any sitting and any edit. One program, so that it is built once and its tests run beside
//! each other; what is measured by the clock stands apart (`reanchor.rs`, `hostile.rs`).

#[path = "../by_hand/session.rs"]
mod by_hand;
#[path = "../by_hand/script.rs"]
mod script;

mod citations;
mod export;
mod open;
mod quotations;
mod revise;
mod session;
mod text;
mod view;
