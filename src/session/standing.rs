//! How the person stands to annotations.

use std::rc::Rc;

use crate::annotation::Id;

/// Whether the person agrees with an annotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// Found by the machine, not looked at.
    #[default]
    Suggested,
    /// The person agrees.
    Accepted,
    /// The person says it is none.
    Rejected,
}

impl Status {
    /// The name used in the annotation document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Suggested => "suggested",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }
}

/// Who made an annotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The machine.
    #[default]
    Automatic,
    /// The person.
    Manual,
    /// The machine, and the person changed it.
    Edited,
}

impl Origin {
    /// The name used in the annotation document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Manual => "manual",
            Self::Edited => "edited",
        }
    }
}

/// All that the person says of one annotation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Whether they agree.
    pub status: Status,
    /// Who made it.
    pub origin: Origin,
    /// What they wrote beside it.
    pub note: Option<Rc<str>>,
    /// True where it was deleted: it is shown nowhere and leaves with no document.
    pub removed: bool,
}

impl Standing {
    /// That of an annotation which the person made.
    pub const MADE: Self =
        Self { status: Status::Accepted, origin: Origin::Manual, note: None, removed: false };

    const SUGGESTED: Self =
        Self { status: Status::Suggested, origin: Origin::Automatic, note: None, removed: false };
}

/// What the person says of annotations: those that are not as the machine suggested, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions(Vec<(Id, Standing)>);

impl Decisions {
    /// The standing of `id`.
    pub fn standing(&self, id: Id) -> &Standing {
        const SUGGESTED: &Standing = &Standing::SUGGESTED;
        self.place(id).ok().and_then(|at| self.0.get(at)).map_or(SUGGESTED, |(_, standing)| standing)
    }

    /// Writes one decision down. Equal decisions are equal lists, whichever way led to them.
    pub fn settle(&mut self, id: Id, standing: Standing) {
        let kept = standing != Standing::SUGGESTED;
        match self.place(id) {
            Ok(at) if kept => {
                if let Some((_, old)) = self.0.get_mut(at) {
                    *old = standing;
                }
            }
            Ok(at) => {
                self.0.remove(at);
            }
            Err(at) if kept => self.0.insert(at, (id, standing)),
            Err(_) => {}
        }
    }

    /// All that are not as the machine suggested, by id.
    pub fn iter(&self) -> impl Iterator<Item = &(Id, Standing)> {
        self.0.iter()
    }

    /// True where everything is as the machine suggested.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn place(&self, id: Id) -> Result<usize, usize> {
        self.0.binary_search_by_key(&id, |(id, _)| *id)
    }
}
