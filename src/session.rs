//! What the person did: the article at hand, the machine's findings, and the decisions over them.

pub mod action;
pub mod history;
pub mod reduce;
pub mod state;

pub use action::Action;
pub use history::{History, Step};
pub use reduce::reduce;
pub use state::{Decisions, Session, Status};
