//! Re-anchoring: where do the words of an annotation stand after the text was edited?
//!
//! In the order of trust: where the edit's own diff says; where the same words moved to, if the
//! words and what stands around them leave no doubt; where both edges are still there and the
//! words between changed. Everything else is lost, with a place to offer. Nothing is ever put on
//! other words without saying so.

mod diff;
mod quote;

use self::diff::{Run, bytes, runs};
use self::quote::Quotes;
use crate::text::Span;
use crate::text::step::{is_cut, snap};

/// What became of a span after an edit. Spans are bytes of the new text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The same words where the edit left them; at most their white space changed.
    Kept(Span),
    /// The same words, byte for byte, at another place: no other place comes close in what stands around.
    Moved(Span),
    /// Both edges are there and some of the words; others between were edited.
    Changed(Span),
    /// The words are gone, or it cannot be told which are the same ones.
    Lost {
        /// The nearest place, to be offered and never taken without asking.
        candidate: Option<Span>,
    },
}

/// Bytes of the words, and of what stands on one side of them, that tell where they moved:
/// a short quote such as `[1]` says nothing without its neighbours.
const TELLING: u32 = 32;

/// How many bytes more than twice as long the words between two edges may become.
const GROWTH: u32 = 512;

/// Words that are no longer than this are compared where only one edge is certain.
const SHORT: u32 = 256;

/// What becomes of each of `spans` of `old` (any order, overlaps allowed) in `new`; one answer a span.
///
/// Linear in the texts but for sorting, whatever they are. A span that is none of `old`, or is
/// empty, is lost.
pub fn reanchor(old: &str, new: &str, spans: &[Span]) -> Vec<Anchor> {
    let (kept, moved) = runs(old, new);
    let mut hard = vec![0];
    for pair in kept.windows(2) {
        let [a, b] = pair else { continue };
        let is_blank = |text, start, end| {
            !bytes(text, start, end).is_empty() && Span::new(start, end).slice(text).trim().is_empty()
        };
        let is_soft = is_blank(old, a.old_end(), b.old) && is_blank(new, a.new_end(), b.new);
        hard.push(hard.last().copied().unwrap_or_default() + u32::from(!is_soft));
    }
    let mut edit = Edit { old, new, kept, moved, hard, quotes: None };
    spans.iter().map(|span| edit.place(*span)).collect()
}

/// Two versions of a text, paired.
struct Edit<'t> {
    old: &'t str,
    new: &'t str,
    /// See [`runs`].
    kept: Vec<Run>,
    moved: Vec<Run>,
    /// For each kept run, how many gaps before it hold more than white space that changed.
    hard: Vec<u32>,
    /// Made when first asked for.
    quotes: Option<Quotes>,
}

/// Where the edges of a span stand among runs.
struct Edges {
    /// How many runs begin at or before its first byte, and how many before its end.
    first: usize,
    last: usize,
    /// Where the edges are in the new text, if their bytes are.
    start: Option<u32>,
    end: Option<u32>,
    /// The same, or where the neighbours outside of the span now meet it.
    from: Option<u32>,
    to: Option<u32>,
}

impl Edges {
    fn of(span: Span, runs: &[Run]) -> Self {
        let first = runs.partition_point(|run| run.old <= span.start);
        let last = runs.partition_point(|run| run.old < span.end);
        let before = nth(runs, first);
        let start = before.filter(|run| span.start < run.old_end()).map(|run| run.place(span.start));
        let end = nth(runs, last).filter(|run| span.end <= run.old_end()).map(|run| run.place(span.end));
        let touches = before.filter(|run| run.old_end() == span.start).map(Run::new_end);
        let next = runs.get(last).filter(|run| run.old == span.end).map(|run| run.new);
        Self { first, last, start, end, from: start.or(touches), to: end.or(next) }
    }
}

/// The run that `count` runs end with.
fn nth(runs: &[Run], count: usize) -> Option<Run> {
    runs.get(count.wrapping_sub(1)).copied()
}

impl Edit<'_> {
    fn place(&mut self, span: Span) -> Anchor {
        if span.slice(self.old).is_empty() {
            return Anchor::Lost { candidate: None };
        }
        let edges = Edges::of(span, &self.kept);
        if let Some(to) = self.kept(span, &edges) {
            return Anchor::Kept(to);
        }
        let other = Edges::of(span, &self.moved);
        let mut candidate = None;
        if let (Some(start), Some(end), true) = (other.start, other.end, other.first == other.last)
            && let Some(run) = nth(&self.moved, other.first)
        {
            let around = (span.start - run.old).max(run.old_end() - span.end);
            candidate = Some(Span::new(start, end));
            if span.len() + around >= TELLING {
                return Anchor::Moved(Span::new(start, end));
            }
        }
        let near = self.near(span, &edges);
        let quotes = self.quotes.get_or_insert_with(|| Quotes::new(self.new, &self.kept));
        let found = quotes.find(self.old, self.new, span, near.start);
        if let Some((to, true)) = found {
            return Anchor::Moved(to);
        }
        if let Some(to) = self.between(span, &edges).or_else(|| self.between(span, &other)) {
            return Anchor::Changed(to);
        }
        let candidate = candidate
            .or(found.map(|(to, _)| to))
            .or_else(|| self.around(span, &edges, &self.kept))
            .or_else(|| self.around(span, &other, &self.moved))
            .or_else(|| self.words(near));
        Anchor::Lost { candidate }
    }

    /// The same words where the diff says.
    fn kept(&self, span: Span, edges: &Edges) -> Option<Span> {
        if let (Some(start), Some(end)) = (edges.start, edges.end)
            && self.hard.get(edges.first - 1) == self.hard.get(edges.last - 1)
        {
            return Some(Span::new(start, end));
        }
        // One edge is certain, and the words go on from there: the diff paired the others with a double.
        let from = edges.start.into_iter().chain(edges.end.and_then(|end| end.checked_sub(span.len())));
        let mut places = from.map(|start| Span::new(start, start + span.len()));
        places.find(|to| span.len() <= SHORT && self.same(span, *to))
    }

    /// True where `to` holds the words of `span`, whole.
    fn same(&self, span: Span, to: Span) -> bool {
        is_cut(self.new, to.start as usize)
            && is_cut(self.new, to.end as usize)
            && span.slice(self.old) == to.slice(self.new)
    }

    /// The stretch between two edges that are still there, with some of the words.
    fn between(&self, span: Span, edges: &Edges) -> Option<Span> {
        let some = edges.start.is_some() || edges.end.is_some() || edges.last > edges.first;
        let to = Span::new(edges.from?, edges.to.filter(|_| some)?);
        self.sound(to, span.len())
    }

    /// `to` without white space, if it holds text and not much more than `length` bytes would lead one to expect.
    fn sound(&self, to: Span, length: u32) -> Option<Span> {
        let to = snap(self.new, to);
        (!to.is_empty() && to.len() <= length.saturating_mul(2).saturating_add(GROWTH)).then_some(to)
    }

    /// The place around the longest of the first runs that are still there inside of `span`.
    fn around(&self, span: Span, edges: &Edges, runs: &[Run]) -> Option<Span> {
        let inside = runs
            .iter()
            .skip(edges.first)
            .take(16)
            .filter(|run| run.len > 0 && span.contains(Span::new(run.old, run.old_end())));
        let run = inside.max_by_key(|run| run.len)?;
        let start = run.new.saturating_sub(run.old - span.start);
        self.words(Span::new(start, run.new_end() + (span.end - run.old_end())))
    }

    /// About where `span` would be if what lies between its neighbours changed evenly.
    fn near(&self, span: Span, edges: &Edges) -> Span {
        let place = |at: u32, count: usize| {
            let (Some(a), b) = (nth(&self.kept, count), self.kept.get(count)) else { return 0 };
            let behind = at.saturating_sub(a.old_end());
            match b.filter(|_| behind > 0) {
                Some(b) => {
                    let part = u64::from(behind) * u64::from(b.new - a.new_end());
                    a.new_end() + (part / u64::from((b.old - a.old_end()).max(1))) as u32
                }
                None => a.place(at - behind),
            }
        };
        Span::new(place(span.start, edges.first), place(span.end, edges.last))
    }

    /// `to` grown to whole words, if that is near and leaves something.
    fn words(&self, to: Span) -> Option<Span> {
        let length = self.new.len() as u32;
        if to.is_empty() {
            return None;
        }
        let start =
            (to.start.saturating_sub(64)..=to.start).rev().find(|at| is_cut(self.new, *at as usize))?;
        let end = to.end.min(length);
        let end = (end..=end.saturating_add(64).min(length)).find(|at| is_cut(self.new, *at as usize))?;
        self.sound(Span::new(start, end), to.len())
    }
}

#[cfg(test)]
mod tests;
