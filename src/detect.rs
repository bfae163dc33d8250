//! What it means: citations, references, quotations and speakers.
//!
//! [`analyse`] is pure, total (it returns what it found, never an error), deterministic and
//! linear in the length of its input. It is a fold over paragraphs.

pub mod citations;
mod hashes;
pub mod quotations;
pub mod speakers;

pub use citations::{Citation, Family, Pointer, Reference, Unresolved};
pub use quotations::{Manner, Quotation, QuotationKind};
pub use speakers::Speaker;

use crate::text::Article;

/// Everything the machine found in an article. Each list is in text order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Citation markers.
    pub citations: Vec<Citation>,
    /// Entries of the reference list.
    pub references: Vec<Reference>,
    /// Quotations with cue and speaker.
    pub quotations: Vec<Quotation>,
    /// Who speaks.
    pub speakers: Vec<Speaker>,
}

/// Finds everything in `article`, with the model in use.
pub fn analyse(article: &Article) -> Analysis {
    analyse_with(article, quotations::model::installed())
}

/// Finds everything in `article`, with this model; by rules alone without one.
pub fn analyse_with(article: &Article, model: Option<&'static quotations::model::Model>) -> Analysis {
    Analyser::with(article, model).finish()
}

/// An analysis under way, which may pause after any paragraph: a page that must stay responsive
/// takes a few milliseconds of it at a time. It ends with what [`analyse`] finds.
pub struct Analyser {
    article: Article,
    model: Option<&'static quotations::model::Model>,
    /// What looks at the whole article, one after the other, before the first paragraph is read.
    list: Option<citations::ReferenceList>,
    /// True where its entries are read.
    listed: bool,
    vote: citations::Vote,
    style: Option<citations::Style>,
    pulls: quotations::Pulls,
    carry: Option<quotations::Carry>,
    /// Index of the paragraph to read next.
    next: usize,
    citations: Vec<Citation>,
    quotations: Vec<Quotation>,
    /// Who speaks, which is asked when all paragraphs are read.
    cast: Option<speakers::Cast>,
    done: bool,
}

impl Analyser {
    /// The analysis of `article` with the model in use, before anything is read.
    pub fn new(article: &Article) -> Self {
        Self::with(article, quotations::model::installed())
    }

    fn with(article: &Article, model: Option<&'static quotations::model::Model>) -> Self {
        Self {
            article: article.clone(),
            model,
            list: None,
            listed: false,
            vote: citations::Vote::default(),
            style: None,
            pulls: quotations::Pulls::default(),
            carry: None,
            next: 0,
            citations: Vec::new(),
            quotations: Vec::new(),
            cast: None,
            done: false,
        }
    }

    /// Goes on for as long as `goes_on`, which is asked after each step, and something is left: the steps are
    /// to find the reference list, and to read it; to decide how the article cites, and which paragraphs are pull
    /// quotes, a paragraph at a time; to read each paragraph; and to tell who speaks, a quotation at a time.
    pub fn read_while(&mut self, mut goes_on: impl FnMut() -> bool) {
        self.read(&mut goes_on);
    }

    fn read(&mut self, goes_on: &mut dyn FnMut() -> bool) {
        let Self { article, model, list, listed, vote, style, pulls, carry, citations, quotations, .. } =
            self;
        if list.is_none() {
            *list = Some(citations::ReferenceList::find(article));
            if !goes_on() {
                return;
            }
        }
        let Some(list) = list else { return };
        if !*listed {
            *listed = true;
            list.complete(article);
            if !goes_on() {
                return;
            }
        }
        if style.is_none() {
            *style = vote.go_on(article, list, goes_on);
        }
        let Some(style) = style else { return };
        if carry.is_none() {
            while pulls.go_on(article) {
                if !goes_on() {
                    return;
                }
            }
            *carry = Some(quotations::Carry::of(article, *model, std::mem::take(pulls)));
        }
        let Some(carry) = carry else { return };
        for (index, paragraph) in article.paragraphs.iter().enumerate().skip(self.next) {
            let first = citations.len();
            citations::find(article, paragraph, list, style, citations);
            if !list.covers(paragraph.span) {
                let markers = citations.get(first..).unwrap_or_default();
                quotations::find(article, index, markers, carry, quotations);
            }
            self.next = index + 1;
            if !goes_on() {
                return;
            }
        }
        if self.cast.is_none() {
            quotations::settle(article, quotations);
        }
        let cast = self.cast.get_or_insert_default();
        while cast.go_on(article, quotations) {
            if !goes_on() {
                return;
            }
        }
        self.done = true;
    }

    /// True where nothing is left to read.
    pub const fn is_done(&self) -> bool {
        self.done
    }

    /// How much is read, in paragraphs and of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.next, self.article.paragraphs.len())
    }

    /// What is found in the paragraphs read so far. Later ones may change a quotation that ends with the
    /// last of them, and bring more mentions of a speaker; all else stays, at the same index, until the end
    /// shows whether the text has speech at all.
    pub fn so_far(&self) -> Analysis {
        let references = self.list.as_ref().map(|list| list.entries.clone()).unwrap_or_default();
        let (citations, mut quotations) = (self.citations.clone(), self.quotations.clone());
        let mut cast = speakers::Cast::default();
        while cast.go_on(&self.article, &mut quotations) {}
        quotations::support(&self.article, &mut quotations, &citations);
        Analysis { citations, references, quotations, speakers: cast.speakers(&self.article) }
    }

    /// What is found, after all that is left is read.
    pub fn finish(mut self) -> Analysis {
        self.read(&mut || true);
        let Self { article, list, citations, mut quotations, cast, .. } = self;
        quotations::support(&article, &mut quotations, &citations);
        let references = list.map(|list| list.entries).unwrap_or_default();
        let speakers = cast.unwrap_or_default().speakers(&article);
        Analysis { citations, references, quotations, speakers }
    }
}
