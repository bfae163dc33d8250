//! Does this article cite with numbers in brackets, and which brackets of it are citations?

use super::super::context::{Lead, Tail};
use super::super::reference_list::{Numbering, ReferenceList};
use super::{Candidate, scan};
use crate::text::{Article, Paragraph};

/// What the article's brackets with numbers say together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in super::super) struct Habit {
    /// The least and the greatest number that the article cites; nothing where it does not cite so.
    cited: Option<(u32, u32)>,
    /// The number of the list's first entry, where entries count by order.
    first: Option<u32>,
    /// How many entries of the list it cites.
    covered: usize,
    /// Markers stand directly behind words: `ended[1]`.
    glued: bool,
    /// Where no marker stands: behind other brackets where `[1]: address` defines links of Markdown
    /// and `[text][1]` uses them; at the start of lines where those count 1, 2, 3 themselves.
    refused: Vec<Lead>,
}

/// By how much a first mention may run ahead of the greatest number so far: news digests leave
/// numbers out, intervals and years run far ahead.
const STEP: u32 = 3;

/// How many markers, and how many different numbers, tell a habit that does not count upward from 1.
const MANY: usize = 5;

/// How many numbers all markers together may stand for, beside one for each four bytes of text.
pub(in super::super) const FLOOD: usize = 20_000;

impl Habit {
    /// True where the article has such markers at all.
    pub(in super::super) fn cites(&self) -> bool {
        self.cited.is_some()
    }

    /// How many entries of the list the article cites so.
    pub(in super::super) fn covered(&self) -> usize {
        self.covered
    }

    /// The number of the list's first entry, where entries count by order.
    pub(super) fn first(&self) -> Option<u32> {
        self.first
    }

    /// The rule and the confidence with which `candidate` is a citation; nothing where it is none.
    pub(super) fn judge(&self, list: &ReferenceList, candidate: &Candidate) -> Option<(&'static str, f32)> {
        let (least, greatest) = self.cited?;
        if self.refused.contains(&candidate.lead) || !candidate.may_cite() {
            return None;
        }
        let (low, high) = candidate.bounds();
        if let Some((first, last)) = list.numbers() {
            let known = (first..=last).contains(&low) && (first..=last).contains(&high);
            let placed = candidate.lead != Lead::Name || self.glued;
            // One past the end is a source that the list lacks; far past, it is a year or an amount.
            let near = low >= first && high <= last.saturating_mul(2).saturating_add(STEP);
            return match (known, near && candidate.in_prose()) {
                (true, _) if placed => Some(("number in brackets, listed", 0.98)),
                (false, true) => Some(("number in brackets, not listed", 0.6)),
                _ => None,
            };
        }
        let placed = match candidate.lead {
            Lead::Prose => true,
            Lead::Word | Lead::LineStart => self.glued,
            _ => false,
        };
        let rule = match self.first {
            Some(_) => ("number in brackets, by the list's order", 0.9),
            None if low == high && greatest == least => ("lone number in brackets", 0.6),
            None => ("numbers in brackets that count upward", 0.85),
        };
        (placed && low >= least && high <= greatest).then_some(rule)
    }
}

/// What is counted over all candidates.
#[derive(Debug, Default)]
pub(in super::super) struct Count {
    /// Candidates in prose that the list knows or that do not run ahead of their forerunners.
    prose: usize,
    /// The same directly behind words.
    words: usize,
    /// Candidates that look like a program's.
    program: usize,
    /// The numbers of those in prose and behind words that fit.
    fitting: Tally,
    /// The numbers of all those in prose and behind words.
    all: Tally,
    /// Candidates that no program writes.
    sure: usize,
    /// How many numbers all candidates stand for.
    pointers: usize,
    /// A line begins with `[1]:`.
    definitions: bool,
    /// How far the candidates at the starts of lines count: 1, 2, 3.
    enumerated: u32,
}

impl Count {
    /// Looks at the candidates of a paragraph.
    pub(in super::super) fn look(&mut self, article: &Article, paragraph: &Paragraph, list: &ReferenceList) {
        scan(article, paragraph, &mut |candidate| self.add(list, &candidate));
    }

    /// What all candidates say together.
    pub(in super::super) fn habit(&self, article: &Article, list: &ReferenceList) -> Habit {
        // Ranges may stand for more numbers than the text has room to mean: that is no article.
        let flooded = self.pointers > FLOOD + article.text.len() / 4;
        let unlisted = self.unlisted();
        let cited = match list.numbers() {
            _ if flooded => None,
            Some(bounds) => (self.prose + self.words > 0).then_some(bounds),
            None => unlisted.map(|tally| (tally.least(), tally.greatest())),
        };
        let entries = list.entries.len();
        let first =
            unlisted.filter(|_| list.numbering == Numbering::Order && entries > 0).and_then(|tally| {
                // Nothing contradicts the order: no number beyond the list, and no large part never cited.
                let first = tally.least().min(1);
                let fits =
                    (tally.greatest() + 1 - first) as usize <= entries && tally.distinct() * 3 >= entries;
                fits.then_some(first)
            });
        Habit {
            cited,
            first,
            covered: self.fitting.distinct(),
            glued: match list.numbers() {
                Some(_) => self.words > self.prose,
                None => self.words > 2 || self.prose > 0,
            },
            refused: self.refused(),
        }
    }

    fn add(&mut self, list: &ReferenceList, candidate: &Candidate) {
        self.pointers +=
            candidate.items.iter().map(|item| (item.last - item.first + 1) as usize).sum::<usize>();
        self.definitions |= candidate.tail == Tail::Definition;
        let (low, high) = candidate.bounds();
        if candidate.lead == Lead::LineStart && (low, high) == (self.enumerated + 1, self.enumerated + 1) {
            self.enumerated += 1;
        }
        let word = candidate.lead == Lead::Word && candidate.may_cite();
        if !candidate.in_prose() && !word {
            self.program += usize::from(matches!(candidate.lead, Lead::Operator | Lead::Name));
            return;
        }
        self.all.add(candidate);
        self.sure += usize::from(candidate.sure && candidate.in_prose());
        let fits = match list.numbers() {
            Some((least, greatest)) => least <= low && high <= greatest,
            None => self.follows(candidate),
        };
        if fits {
            *(if word { &mut self.words } else { &mut self.prose }) += 1;
            self.fitting.add(candidate);
        }
    }

    /// True where no number runs ahead of those before it. A zero must stand alone: `[0, 1]` is an interval.
    fn follows(&self, candidate: &Candidate) -> bool {
        let mut greatest = self.fitting.greatest();
        candidate.items.iter().all(|item| {
            let fits = item.first <= greatest + STEP && (item.first > 0 || candidate.items.len() == 1);
            greatest = greatest.max(item.last);
            fits
        })
    }

    fn refused(&self) -> Vec<Lead> {
        let brackets = self.definitions.then_some(Lead::Bracket);
        let lines = (self.enumerated > 1).then_some(Lead::LineStart);
        brackets.into_iter().chain(lines).collect()
    }

    /// The numbers of the article's markers where they behave as citations do without a numbered list.
    fn unlisted(&self) -> Option<&Tally> {
        let fitting = self.prose + self.words;
        let some = (self.prose > 0 || self.words > 2) && self.program * 3 <= fitting;
        let leaping = self.all.markers - fitting;
        // In the order of first mention, they count upward.
        if some && self.fitting.least() <= 1 && leaping * 4 <= fitting {
            return Some(&self.fitting);
        }
        if self.sure > 0 && self.program == 0 && self.all.greatest() < 1000 {
            return Some(&self.all);
        }
        // In the order of an alphabetical list, or from the middle of an article, they lie close together.
        let (least, greatest) = (self.all.least(), self.all.greatest());
        let dense = self.all.distinct() * 3 > (greatest - least) as usize && least > 0;
        let many =
            self.all.markers >= MANY && self.all.distinct() >= MANY && self.program * 4 <= self.all.markers;
        (dense && many).then_some(&self.all)
    }
}

/// Which numbers occurred in some markers.
#[derive(Debug, Default)]
struct Tally {
    markers: usize,
    /// By number, whether it occurred.
    seen: Vec<bool>,
}

impl Tally {
    fn add(&mut self, candidate: &Candidate) {
        self.markers += 1;
        for item in &candidate.items {
            let end = item.last as usize + 1;
            self.seen.resize(self.seen.len().max(end), false);
            self.seen.iter_mut().take(end).skip(item.first as usize).for_each(|seen| *seen = true);
        }
    }

    fn distinct(&self) -> usize {
        self.seen.iter().filter(|seen| **seen).count()
    }

    fn least(&self) -> u32 {
        self.seen.iter().position(|seen| *seen).unwrap_or_default() as u32
    }

    fn greatest(&self) -> u32 {
        self.seen.len().saturating_sub(1) as u32
    }
}
