//! What is shown: the marks a person wants to see, the text cut at their edges, and the words
//! that cards use.
//!
//! Pure functions over a session; the page draws what they return.

pub mod filter;
mod guise;
pub mod label;
pub mod section;
pub mod segment;
pub mod shown;
pub mod sources;
pub mod tally;
pub mod voices;

pub use filter::Filter;
pub use section::{Line, Section, sections};
pub use segment::{Segment, cut};
pub use shown::{Layer, Shown, visible};
pub use tally::{Tally, tally, undecided};
