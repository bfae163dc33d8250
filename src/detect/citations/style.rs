//! How does this article cite? One look at the whole text decides for each family.
//!
//! A number in brackets may be a citation, an index, an interval or a year. Alone it often cannot be
//! told; together with all others of the article it nearly always can. Each style says which entries of
//! the list it would cite; the one that covers most of it is the article's.

use crate::text::{Article, Span, search};

use super::order::{self, Candidate};
use super::reference_list::{Numbering, ReferenceList};
use super::vote::Vote;
use super::{Citation, Family, Reference, bracketed, name, numeric_bracket, resolve};

/// What the article as a whole says of its markers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Style {
    pub(super) numeric_bracket: numeric_bracket::Habit,
    pub(super) seeds: Seeds,
    /// Markers that only a look at the whole article could tell, in text order and disjoint.
    pub(super) found: Vec<Citation>,
}

/// Which families the text can hold at all: those that have a mark of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "one for each family")]
pub(super) struct Seeds {
    pub(super) assistant: bool,
    pub(super) brackets: bool,
    /// Pandoc's keys, in brackets at least once.
    pub(super) keys: bool,
    /// Numbers in brackets that cite, and no list.
    pub(super) numbers: bool,
    pub(super) latex: bool,
    pub(super) wikitext: bool,
    pub(super) legal: bool,
    /// Blanks other than plain ones.
    pub(super) wide: bool,
}

/// What a text of the law has somewhere.
const LEGAL: &str = "U.S.|U. S.|S.Ct.|S. Ct.|2d |3d |4th |§|L. Rev|L.Rev|Stat. | App (|Id. at|supra| App. |] UK|] EW|Case C| v. ";

impl Seeds {
    pub(super) const fn with_numbers(self, numbers: bool) -> Self {
        Self { numbers, ..self }
    }

    pub(super) fn of(text: &str) -> Self {
        let has = |needle: &str| search::has(text, needle);
        let wide = search::any("\u{a0}|\u{202f}|\u{2009}", text);
        Self {
            assistant: search::any(
                "\u{e200}|citeturn|†|oaicite:|oai_citation:|[cite|[web:|[post:|<cite|=chatgpt.com",
                text,
            ),
            brackets: has("["),
            numbers: false,
            keys: has("[@") && bracketed::cites(text),
            latex: has("\\") && search::any("cite|Cite", text),
            wikitext: search::any("<ref|{{", text),
            legal: search::any(LEGAL, text) || wide && search::any("S.|App|Stat.|d|v.", text),
            wide,
        }
    }
}

impl Style {
    /// Looks through the article once. Linear in its length.
    pub fn vote(article: &Article, list: &ReferenceList) -> Self {
        Vote::default().go_on(article, list, &mut || true).unwrap_or_default()
    }

    /// The markers inside `span`.
    pub(super) fn within(&self, span: Span) -> &[Citation] {
        let from = self.found.partition_point(|c| c.span.start < span.start);
        let to = self.found.partition_point(|c| c.span.start < span.end);
        self.found.get(from..to).unwrap_or_default()
    }
}

/// What each style would find.
pub(super) struct Ballot<'a> {
    pub(super) article: &'a Article,
    pub(super) list: &'a ReferenceList,
}

impl Ballot<'_> {
    /// The numbers of the list's first and last entries.
    pub(super) fn bounds(&self) -> Option<(u32, u32)> {
        let unnumbered = self.list.entries.len() > 2 && self.list.span.is_some();
        self.list.numbers().or_else(|| unnumbered.then_some((1, self.list.entries.len() as u32)))
    }

    /// The number of the first entry where the entries count by order.
    pub(super) fn by_order(&self) -> Option<u32> {
        let first = self.bounds().map_or(1, |(first, _)| first);
        (self.list.numbering == Numbering::Order).then_some(first)
    }

    /// True where the entries stand in the order of their authors' names: then not in that of mention.
    fn is_alphabetical(&self) -> bool {
        let key = |entry: &Reference| {
            let author = entry.authors.first().map(|author| self.article.slice(*author)).unwrap_or_default();
            author.chars().filter(|c| c.is_alphabetic()).take(3).map(name::plain).collect::<String>()
        };
        let keys: Vec<String> = self.list.entries.iter().map(key).collect();
        let pairs = keys.iter().zip(keys.iter().skip(1));
        let ascending = pairs.filter(|(one, next)| one <= next).count();
        keys.len() > 4 && ascending * 10 >= (keys.len() - 1) * 9
    }

    /// Those of `candidates` that can hardly be anything else, where there is no list to ask.
    fn unlisted(&self, candidates: &[Candidate], family: Family) -> Vec<Citation> {
        if !self.list.entries.is_empty() {
            return Vec::new();
        }
        let sure = match family {
            Family::Superscript => true,
            _ => order::counts_up(candidates),
        };
        let chosen: Vec<bool> = candidates.iter().map(|c| sure && c.weight > 0).collect();
        self.citations(candidates, &chosen, family, "numbers that count upward", 0.7)
    }

    /// Those of `candidates` that are citations.
    pub(super) fn numbered(
        &self,
        candidates: &mut [Candidate],
        family: Family,
        rule: &'static str,
    ) -> Vec<Citation> {
        let Some((first, last)) = self.bounds() else { return self.unlisted(candidates, family) };
        // Ranges may stand for more numbers than the text has room to mean: that is no article.
        let pointers: usize =
            candidates.iter().flat_map(|c| &c.items).map(|item| (item.last - item.first + 1) as usize).sum();
        if pointers > numeric_bracket::FLOOD + self.article.text.len() / 4 {
            return Vec::new();
        }
        let (chosen, covered) = if self.is_alphabetical() {
            order::known(candidates, first, last)
        } else {
            order::choose(candidates, first, last)
        };
        // A third of the list must be cited so, or it is chance.
        if covered * 3 < self.list.entries.len() {
            return Vec::new();
        }
        self.citations(candidates, &chosen, family, rule, 0.95)
    }

    /// The markers of the `chosen` candidates.
    fn citations(
        &self,
        candidates: &[Candidate],
        chosen: &[bool],
        family: Family,
        rule: &'static str,
        confidence: f32,
    ) -> Vec<Citation> {
        let by_order = self.by_order();
        let citation = |candidate: &Candidate| Citation {
            span: candidate.span,
            family,
            narrative: false,
            pointers: resolve::pointers(&self.article.text, self.list, &candidate.items, by_order),
            rule,
            confidence,
        };
        candidates.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(c, _)| citation(c)).collect()
    }
}
