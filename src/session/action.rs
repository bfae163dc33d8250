//! What can happen to a session.

use std::rc::Rc;

use crate::annotation::{Annotation, Id};
use crate::detect::Analysis;
use crate::text::Article;

use super::change::Edition;
use super::history::Deed;
use super::standing::Status;
use super::state::Session;

/// Something that happened. What does not fit the session changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// An article was pasted, dropped, opened or chosen, and this was found in it; of a long one, at its
    /// start.
    Opened(Article, Analysis),
    /// The analysis of the open article got further. It comes before anything is done to what it finds.
    Found(Analysis),
    /// A session was opened again as it had been left.
    Restored(Rc<Session>),
    /// The article was put away.
    Closed,
    /// Annotations were accepted, rejected, or put back to suggested.
    Decided(Vec<Id>, Status),
    /// Annotations were deleted.
    Deleted(Vec<Id>),
    /// A note was written beside an annotation, or wiped out.
    Noted(Id, String),
    /// Annotations were made or changed; [`super::propose`] has what a person may ask for.
    Put(Proposal),
    /// The text was edited, and this is what became of everything.
    Edited(Edition),
    /// The last step was taken back.
    Undone,
    /// The last step that was taken back was made again.
    Redone,
    /// Steps were taken back or made again until so many stand.
    WentTo(usize),
    /// The document was downloaded or copied.
    Saved,
}

/// Annotations as they are to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What the person does.
    pub deed: Deed,
    /// What is to be said, and by which annotation. Ids beyond the last of their list are new ones, in order.
    pub values: Vec<(Id, Annotation)>,
    /// Annotations that are no longer needed.
    pub removed: Vec<Id>,
    /// The orphan that finds a place by this, or none.
    pub orphan: Option<usize>,
}
