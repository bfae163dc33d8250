//! How much there is: the numbers of the legend, the tabs and the status bar.

use crate::annotation::Id;
use crate::session::{Session, Status};

use super::shown::{Shown, passes, stands};
use super::voices::known;

/// Counts of what stands: not rejected, and thoughts only where they are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Quotations.
    pub quotes: usize,
    /// Quotations with a word of saying.
    pub cues: usize,
    /// Quotations with a named source.
    pub attributed: usize,
    /// Speakers.
    pub speakers: usize,
    /// Citation markers.
    pub citations: usize,
}

/// How many quotations and citations are undecided, and of how many that are shown.
pub fn undecided(session: &Session, shown: Shown) -> (usize, usize) {
    let quotations = (0..session.analysis.quotations.len()).map(Id::quotation);
    let citations = (0..session.analysis.citations.len()).map(Id::citation);
    let (mut open, mut all) = (0, 0);
    for id in quotations.chain(citations).filter(|&id| passes(session, shown, id)) {
        all += 1;
        open += usize::from(session.status(id) == Status::Suggested);
    }
    (open, all)
}

/// Counts what `session` holds and `shown` lets through.
pub fn tally(session: &Session, shown: Shown) -> Tally {
    let analysis = &session.analysis;
    let quotations = analysis.quotations.iter().enumerate();
    let standing = quotations.filter(|(index, _)| stands(session, shown, Id::quotation(*index)));
    let mut tally = Tally {
        speakers: known(session, shown.with_only(None), stands).into_iter().filter(|known| *known).count(),
        citations: (0..analysis.citations.len())
            .filter(|index| stands(session, shown, Id::citation(*index)))
            .count(),
        ..Tally::default()
    };
    for (_, quotation) in standing {
        tally.quotes += 1;
        tally.cues += usize::from(!quotation.cue.is_empty());
        tally.attributed += usize::from(!quotation.speaker.is_empty());
    }
    tally
}
