//! What can happen to a session.

use crate::annotation::Id;
use crate::detect::Analysis;
use crate::text::Article;

use super::state::Status;

/// Something the person did.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// An article was pasted, dropped, opened or chosen, and this was found in it; of a long one, at its
    /// start.
    Opened(Article, Analysis),
    /// The analysis of the open article got further.
    Found(Analysis),
    /// The article was put away.
    Closed,
    /// An annotation was accepted, rejected, or put back to suggested.
    Decided(Id, Status),
    /// The last decision was taken back.
    Undone,
    /// The last decision that was taken back was made again.
    Redone,
    /// The document was downloaded or copied.
    Saved,
}
