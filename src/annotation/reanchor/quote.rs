//! Where else do the very words of a span stand, and which place has its neighbourhood?

use super::TELLING;
use super::diff::{Run, groups, same_end, same_start};
use crate::annotation::selector::text_quote;
use crate::text::Span;
use crate::text::step::is_cut;

/// Longer quotes are not searched: had they moved as a whole, groups of their words would have told.
const LONGEST: u32 = 1024;

/// Places that are looked at on either side of where the words are expected.
const PLACES: usize = 64;

/// Points, in hundredths, for all of the words before a quote, as many for those after, and for
/// the very place. The quote itself must be there, so that its own 50 points are the same for all.
const CONTEXT: u32 = 2_000;
const POSITION: u32 = 200;

/// By how much the best place must be better than the second.
const LEAD: u32 = 500;

/// The pieces of the new text that are not paired with the old one, by their hash.
pub(super) struct Quotes {
    keys: Vec<u64>,
}

impl Quotes {
    pub(super) fn new(new: &str, kept: &[Run]) -> Self {
        let mut keys = Vec::new();
        for pair in kept.windows(2) {
            let [before, after] = pair else { continue };
            groups(new, before.new_end(), after.new, 1, 0, 0, &mut keys);
        }
        keys.sort_unstable();
        Self { keys }
    }

    /// The best place of the words of `span` of `old` among what is new in `new`, and whether it is
    /// beyond doubt; `near`: about where it would be.
    pub(super) fn find(&self, old: &str, new: &str, span: Span, near: u32) -> Option<(Span, bool)> {
        if span.len() > LONGEST {
            return None;
        }
        let mut first = Vec::new();
        groups(old, span.start, span.end, 1, 0, 0, &mut first);
        let hash = first.first()? >> 33;
        let quote = text_quote(old, span);
        let middle = self.keys.partition_point(|key| *key < (hash << 33 | u64::from(near)));
        let range = middle.saturating_sub(PLACES)..self.keys.len().min(middle + PLACES);
        let is_same = |index: usize| self.keys.get(index).is_some_and(|key| key >> 33 == hash);
        let all = !is_same(range.start.wrapping_sub(1)) && !is_same(range.end);
        let (mut best, mut second, mut place) = (0, 0, None);
        for key in self.keys.get(range)? {
            let start = *key as u32;
            let to = Span::new(start, start + span.len());
            let is_whole = is_cut(new, to.start as usize) && is_cut(new, to.end as usize);
            if key >> 33 != hash || !is_whole || to.slice(new) != quote.exact {
                continue;
            }
            let head = new.get(..to.start as usize).unwrap_or_default();
            let tail = new.get(to.end as usize..).unwrap_or_default();
            let before = same_end(head.as_bytes(), quote.prefix.as_bytes());
            let after = same_start(tail.as_bytes(), quote.suffix.as_bytes());
            let part = |same: usize, all: &str| CONTEXT * same as u32 / (all.len() as u32).max(1);
            let far = u64::from(near.abs_diff(start)) * u64::from(POSITION) / (new.len() as u64).max(1);
            let score = 1
                + part(before, quote.prefix)
                + part(after, quote.suffix)
                + POSITION.saturating_sub(far as u32);
            if score > best {
                (second, best) = (best, score);
                place = Some((to, all && span.len() + before.max(after) as u32 >= TELLING));
            } else {
                second = second.max(score);
            }
        }
        let (to, sure) = place?;
        Some((to, sure && best >= second + LEAD))
    }
}
