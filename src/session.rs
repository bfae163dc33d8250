//! What the person did: the article at hand, the annotations as they stand, and the decisions over them.

pub mod action;
pub mod change;
pub mod history;
pub mod orphan;
pub mod propose;
pub mod reduce;
pub mod revise;
pub mod standing;
pub mod state;

pub use action::Action;
pub use change::{Change, Edition};
pub use history::{Deed, History, Step};
pub use orphan::Orphan;
pub use reduce::reduce;
pub use revise::{Tidings, revise};
pub use standing::{Decisions, Origin, Standing, Status};
pub use state::Session;
