//! What the person looks at: nothing here outlives the page or enters the document.

use std::rc::Rc;

use yew::AttrValue;

use crate::annotation::{Id, Subject};
use crate::detect::Family;
use crate::text::{Article, Span};
use crate::view::{Filter, Layer, Shown};

use super::again::Broken;

/// A side of the panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tab {
    #[default]
    Quotes,
    Speakers,
    Citations,
}

impl Tab {
    /// All tabs, in their order on the page.
    pub(super) const ALL: [Self; 3] = [Self::Quotes, Self::Speakers, Self::Citations];

    /// The tab that has the card of `id`.
    const fn of(id: Id) -> Self {
        match id.subject {
            Subject::Quotation => Self::Quotes,
            Subject::Speaker => Self::Speakers,
            Subject::Citation | Subject::Reference => Self::Citations,
        }
    }
}

/// Where the person selected an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// By a click on its mark.
    Text,
    /// By Enter on its mark: the focus goes to its card.
    Enter,
    /// On its card, or on a chip that goes to it: the focus goes to its mark.
    Panel,
    /// On another's card, which stays in sight.
    Glance,
    /// By the keys that go from one to the next: the focus goes to its mark.
    Steps,
}

/// The annotation that is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Selected {
    pub(super) id: Id,
    pub(super) from: Origin,
    /// Counts selections, so that the same one again brings it into view again.
    pub(super) turn: u32,
}

/// Something said to the person.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Notice {
    pub(super) text: AttrValue,
    /// True for a failure, which stays until it is dismissed.
    pub(super) alarm: bool,
    /// Counts notices, so that the same text again is said again.
    pub(super) turn: u32,
}

/// A dialog over the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Dialog {
    /// Asks whether the article at hand, which cannot be kept, may be left.
    Leave,
    /// Asks what to do with a document that is not as it should be.
    Again(Rc<Broken>),
    /// Lists the keys.
    Keys,
    /// Lists what was done.
    History,
    /// Asks whether this article is a newer version of the one at hand.
    Version(Article),
}

/// Cards on a page.
pub(super) const PAGE: usize = 40;

/// Cards of it that are drawn in one turn.
const DEAL: usize = 16;

/// What the person looks at.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "switches of the page, any of which may be on")]
pub(super) struct Desk {
    pub(super) tab: Tab,
    pub(super) shown: Shown,
    pub(super) selected: Option<Selected>,
    pub(super) notice: Option<Notice>,
    pub(super) dialog: Option<Dialog>,
    /// The page of cards that was turned to, and the turn of the selection at the time.
    pub(super) page: (Option<u32>, usize),
    /// How many more cards than the first of a page are drawn by now.
    pub(super) dealt: usize,
    /// Which annotations are listed.
    pub(super) filter: Filter,
    /// Quotations that the machine is least sure of come first, rather than in the order of the text.
    pub(super) doubt_first: bool,
    /// What is selected in the article.
    pub(super) picked: Option<Span>,
    /// What is looked for in the article, and which of the places it was found at was gone to.
    pub(super) hit: Option<usize>,
    /// The key that is to have another letter, which is to be pressed.
    pub(super) renaming: Option<usize>,
    /// True while the text is edited.
    pub(super) editing: bool,
    /// True while the undecided annotations are gone through one by one.
    pub(super) review: bool,
    /// True while a caret moves through the article.
    pub(super) caret: bool,
    /// Said to those who hear the page, and not shown.
    pub(super) murmur: Option<AttrValue>,
    /// The citation whose sources are shown beside its marker.
    pub(super) peek: Option<Id>,
    /// True where the paste box holds something.
    pub(super) typed: bool,
    turn: u32,
}

/// A change of what the person looks at.
#[derive(Clone, Debug)]
pub(super) enum Look {
    /// Selects an annotation, and turns to the tab of its card unless it was only a glance.
    Select(Id, Origin),
    /// Selects nothing.
    Unselect,
    /// Turns to a tab.
    Turn(Tab),
    /// Turns to a page of cards.
    TurnPage(usize),
    /// Shows the quotations of one speaker alone, or of all.
    Only(Option<u32>),
    /// Lists the annotations that pass.
    Filter(Filter),
    /// Lists the quotations that the machine is least sure of first, or no longer.
    DoubtFirst,
    /// This is selected in the article now.
    Pick(Option<Span>),
    /// Goes to a place at which the words that are looked for were found.
    Hit(usize),
    /// Goes through the undecided annotations, or no longer.
    Review(bool),
    /// Waits for the letter that a key is to have.
    RenameKey(usize),
    /// Has the text edited, or no longer.
    Edit(bool),
    /// Has a caret move through the article, or no longer.
    Caret,
    /// Says something to those who hear the page.
    Murmur(AttrValue),
    /// Switches a family of citations.
    SwitchFamily(Family),
    /// Shows the sources of a citation beside its marker, or no longer.
    Peek(Option<Id>),
    /// Switches a layer of marks.
    Switch(Layer),
    /// Says something.
    Say(AttrValue),
    /// Says that something failed.
    Warn(AttrValue),
    /// Takes the last notice away.
    Hush,
    /// Opens a dialog.
    Ask(Dialog),
    /// Closes the dialog.
    Answered,
    /// Starts afresh, for another article; what is shown stays as chosen.
    Clear,
}

impl Desk {
    /// Looks at nothing yet, with this shown.
    pub(super) fn showing(shown: Shown) -> Self {
        Self { shown, ..Self::default() }
    }

    /// Looks at something else.
    pub(super) fn look(&mut self, look: Look) {
        self.turn = self.turn.wrapping_add(1);
        let turn = self.turn;
        let lists = matches!(
            look,
            Look::TurnPage(_) | Look::Only(_) | Look::Filter(_) | Look::DoubtFirst | Look::Switch(_)
        );
        if lists {
            self.dealt = 0;
        }
        match look {
            Look::Select(id, from) => {
                if from != Origin::Glance {
                    self.turn_to(Tab::of(id));
                }
                self.selected = Some(Selected { id, from, turn });
            }
            Look::Unselect => {
                self.selected = None;
                self.review = false;
                self.peek = None;
            }
            Look::Turn(tab) => self.turn_to(tab),
            Look::TurnPage(page) => self.page = (self.selected.map(|selected| selected.turn), page),
            Look::Only(speaker) => self.shown = self.shown.with_only(speaker),
            Look::Filter(filter) => {
                if filter.words != self.filter.words {
                    self.hit = None;
                }
                self.filter = filter;
                self.page = (self.selected.map(|selected| selected.turn), 0);
            }
            Look::DoubtFirst => self.doubt_first = !self.doubt_first,
            Look::Pick(picked) => self.picked = picked,
            Look::Hit(hit) => self.hit = Some(hit),
            Look::Review(on) => self.review = on,
            Look::Edit(on) => {
                self.editing = on;
                self.picked = None;
            }
            Look::Caret => self.caret = !self.caret,
            Look::Murmur(words) => self.murmur = Some(words),
            Look::SwitchFamily(family) => self.shown = self.shown.without_or_with(family),
            Look::Peek(id) => self.peek = id,
            Look::Switch(layer) => self.shown = self.shown.toggled(layer),
            Look::Say(text) => self.notice = Some(Notice { text, alarm: false, turn }),
            Look::Warn(text) => self.notice = Some(Notice { text, alarm: true, turn }),
            Look::Hush => self.notice = None,
            Look::Ask(dialog) => self.dialog = Some(dialog),
            Look::Answered => {
                self.dialog = None;
                self.renaming = None;
            }
            Look::RenameKey(at) => self.renaming = Some(at),
            Look::Clear => *self = Self { shown: self.shown.with_only(None), turn, ..Self::default() },
        }
    }

    /// Has the next cards of a page drawn.
    pub(super) fn deal(&mut self) {
        self.dealt += DEAL;
    }

    /// True where some cards of the page may not be drawn yet.
    pub(super) const fn is_dealing(&self) -> bool {
        self.dealt < PAGE
    }

    fn turn_to(&mut self, tab: Tab) {
        if self.tab != tab {
            self.tab = tab;
            self.page = (None, 0);
            self.dealt = 0;
        }
    }
}
