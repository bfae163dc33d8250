//! What can happen to a session.

use crate::annotation::Id;
use crate::text::Article;

use super::state::Status;

/// Something the person did.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// An article was pasted, dropped, opened or chosen.
    Opened(Article),
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
