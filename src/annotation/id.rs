//! Ids: short, stable, the same wherever an annotation is named.

use std::fmt;

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// A citation marker.
    Citation,
    /// An entry of the reference list.
    Reference,
    /// A quotation with its cue and speaker.
    Quotation,
    /// A speaker.
    Speaker,
}

/// The name of an annotation: `c1`, `r1`, `q1`, `s1`, counted from 1 in text order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id {
    /// What it names.
    pub subject: Subject,
    /// Index into the list of the [`crate::detect::Analysis`], from 0.
    pub index: u32,
}

impl Id {
    /// The id of the citation at `index` of the analysis.
    pub const fn citation(index: usize) -> Self {
        Self { subject: Subject::Citation, index: index as u32 }
    }

    /// The id of the reference at `index` of the analysis.
    pub const fn reference(index: usize) -> Self {
        Self { subject: Subject::Reference, index: index as u32 }
    }

    /// The id of the quotation at `index` of the analysis.
    pub const fn quotation(index: usize) -> Self {
        Self { subject: Subject::Quotation, index: index as u32 }
    }

    /// The id of the speaker at `index` of the analysis.
    pub const fn speaker(index: usize) -> Self {
        Self { subject: Subject::Speaker, index: index as u32 }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = match self.subject {
            Subject::Citation => 'c',
            Subject::Reference => 'r',
            Subject::Quotation => 'q',
            Subject::Speaker => 's',
        };
        write!(f, "{letter}{}", self.index + 1)
    }
}
