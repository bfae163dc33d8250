//! The vote on how an article cites, paragraph by paragraph: it may pause after any of them.

use crate::text::{Article, Paragraph, ParagraphKind};

use super::order::Candidate;
use super::reference_list::{Numbering, ReferenceList};
use super::style::{Ballot, Seeds, Style};
use super::{
    Citation, Family, author_page, author_year, bare, identifier, numeric_bracket, parenthesis, superscript,
};

/// How many names with years, beyond doubt, show that an article without a list cites so.
const HABIT: usize = 3;

/// What is asked of each paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Question {
    /// Numbers in square brackets.
    #[default]
    Brackets,
    Parentheses,
    Raised,
    Names,
    /// Names and pages.
    Pages,
    Identifiers,
    /// All is told.
    Over,
}

/// A vote under way.
#[derive(Debug, Default)]
pub struct Vote {
    question: Question,
    /// How many questions of the ballot are answered.
    turn: usize,
    /// Index of the paragraph to look at next.
    next: usize,
    count: numeric_bracket::Count,
    candidates: Vec<Candidate>,
    index: author_year::Index,
    found: Vec<Citation>,
    /// How many entries of the list the best answer so far covers.
    most: usize,
    style: Style,
}

impl Vote {
    /// Goes on until all is told or `goes_on`, asked after each step, says no: then there is no style yet.
    /// A step looks at one paragraph, or sums up what was found in all of them. Linear in the article's length.
    pub fn go_on(
        &mut self,
        article: &Article,
        list: &ReferenceList,
        goes_on: &mut dyn FnMut() -> bool,
    ) -> Option<Style> {
        while self.question != Question::Over {
            if let Some(paragraph) = article.paragraphs.get(self.next) {
                self.next += 1;
                let silent = self.question != Question::Brackets && paragraph.kind == ParagraphKind::Code;
                if silent || list.covers(paragraph.span) {
                    continue;
                }
                self.look(article, list, paragraph);
            } else {
                self.next = 0;
                self.sum_up(article, list);
            }
            if !goes_on() {
                return None;
            }
        }
        Some(std::mem::take(&mut self.style))
    }

    fn look(&mut self, article: &Article, list: &ReferenceList, paragraph: &Paragraph) {
        let ballot = Ballot { article, list };
        match self.question {
            Question::Brackets => self.count.look(article, paragraph, list),
            Question::Parentheses => parenthesis::scan(article, paragraph, &mut self.candidates),
            Question::Raised => {
                let most = ballot.bounds().map_or(0, |(_, last)| last);
                superscript::scan(article, paragraph, most, &mut self.candidates);
            }
            Question::Names => author_year::find(article, paragraph, &self.index, &mut self.found),
            Question::Pages => author_page::find(article, paragraph, list, &self.index, &mut self.found),
            Question::Identifiers => identifier::find(article, paragraph, list, &mut self.style.found),
            Question::Over => {}
        }
    }

    /// Answers the question with what all paragraphs had, and puts the next one.
    fn sum_up(&mut self, article: &Article, list: &ReferenceList) {
        let ballot = Ballot { article, list };
        let entries = list.entries.len();
        match self.question {
            Question::Brackets => {
                self.style.seeds = Seeds::of(&article.text);
                let habit = self.count.habit(article, list);
                self.most = if habit.cites() { habit.covered() } else { 0 };
                // Brackets that cite most of the list, or that cite without one, leave nothing to ask; where no entry
                // has a number, names may cite it, and brackets be what a program prints.
                let by_order = list.numbering == Numbering::Order && entries > 0;
                if habit.cites() && self.most * 2 >= entries && !by_order {
                    self.question = Question::Over;
                }
                self.style.numeric_bracket = habit;
            }
            Question::Parentheses => {
                let rule = "numbers in parentheses, in the list's order";
                self.found = ballot.numbered(&mut self.candidates, Family::NumericParenthesis, rule);
            }
            Question::Raised => {
                bare::weigh(article, list, ballot.by_order(), &mut self.candidates);
                let rule = "raised numbers, in the list's order";
                self.found = ballot.numbered(&mut self.candidates, Family::Superscript, rule);
            }
            Question::Identifiers => self.question = Question::Over,
            // Pages alone, and few of a long list, are chance.
            Question::Pages
                if self.found.iter().all(|found| found.narrative) || covered(&self.found) * 4 < entries =>
            {
                self.found.clear();
            }
            // Where names and years beyond doubt show how the article cites, all are looked at once more.
            Question::Names if entries == 0 && !self.index.habit && self.found.len() >= HABIT => {
                self.index.habit = true;
                self.found.clear();
                return;
            }
            Question::Names | Question::Pages | Question::Over => {}
        }
        self.candidates.clear();
        let found = std::mem::take(&mut self.found);
        let covered = covered(&found);
        let by_names = self.question == Question::Names && list.numbering == Numbering::Order;
        if covered > self.most
            || by_names && covered * 2 > entries
            || entries == 0 && self.style.found.is_empty()
        {
            (self.most, self.style.found) = (covered, found);
        }
        if self.question != Question::Over {
            self.put_next(article, list);
        }
        if self.question == Question::Over && !self.style.found.is_empty() && entries > 0 {
            self.style.numeric_bracket = numeric_bracket::Habit::default();
        }
    }

    /// What the list suggests is asked first; the first to cite most of it has won.
    fn put_next(&mut self, article: &Article, list: &ReferenceList) {
        use Question::{Identifiers, Names, Over, Pages, Parentheses, Raised};
        let entries = list.entries.len();
        let won = self.turn > 0 && self.most * 2 > entries && entries > 0;
        let questions: &[Question] = match list.numbering {
            Numbering::Written => &[Parentheses, Raised, Names],
            Numbering::Order if entries > 0 => &[Names, Pages, Parentheses, Raised],
            Numbering::Order => &[Names, Parentheses, Raised],
        };
        let silent = self.style.found.is_empty() && !self.style.numeric_bracket.cites();
        self.question = match questions.get(self.turn) {
            Some(question) if !won => *question,
            _ if silent && identifier::may_stand_in(&article.text) => Identifiers,
            _ => Over,
        };
        self.turn += 1;
        if self.question == Names {
            self.index = author_year::Index::of(&article.text, list);
        }
    }
}

/// How many entries `found` points to.
fn covered(found: &[Citation]) -> usize {
    let mut entries: Vec<usize> =
        found.iter().flat_map(|c| &c.pointers).filter_map(|pointer| pointer.reference.ok()).collect();
    entries.sort_unstable();
    entries.dedup();
    entries.len()
}
