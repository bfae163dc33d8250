//! Which of many numbers are citations? Sources are numbered in the order in which they are first named.
//!
//! The first mentions of a list's entries ascend through the article; sizes, genes and exponents do not.
//! The chain of candidates that ascends best is found in one pass, from left to right; what repeats a
//! number of the chain behind it is a citation too, in the places in which the chain has its own.

use super::numbers::Item;
use super::superscript::{AFTER_MARK, BLANK, OTHERS, ROW, SENTENCE, SPACED as SPACED_OUT};
use crate::text::Span;

/// How many numbers a step of the chain may leave out: tables and captions cite too, and may be missing.
const LEAP: usize = 40;

/// How far beyond the chain a candidate breaks its order.
const SLACK: u32 = 4;

/// How many classes of surroundings there are.
pub(super) const CLASSES: usize = 16;

/// Numbers that may be a citation.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) span: Span,
    pub(super) items: Vec<Item>,
    /// What stands around it, below [`CLASSES`].
    pub(super) class: usize,
    /// How much its surroundings speak for a citation; below zero against one.
    pub(super) weight: i32,
    /// The key of the word before the number, where both may be one name; else 0.
    pub(super) word: u32,
}

impl Candidate {
    /// How many numbers it holds.
    fn count(&self) -> u32 {
        self.items.iter().map(|item| item.last - item.first + 1).sum()
    }

    /// Its least and its greatest number.
    fn bounds(&self) -> (u32, u32) {
        let least = self.items.iter().map(|item| item.first).min().unwrap_or_default();
        (least, self.items.iter().map(|item| item.last).max().unwrap_or_default())
    }
}

/// A step of a chain: the candidate, and the step before.
struct Link {
    candidate: usize,
    before: Option<usize>,
}

/// The classes of numbers behind a blank, which may as well count things.
const SPACED: [usize; 4] = [BLANK, AFTER_MARK, ROW, SPACED_OUT];

/// All classes of numbers behind a blank.
const LOOSE: [usize; 6] = [BLANK, AFTER_MARK, ROW, SPACED_OUT, SENTENCE, OTHERS];

/// A count as a worth.
fn signed(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 16)
}

/// Sums over the states from one on, each added to in logarithmic time.
struct Sums(Vec<i32>);

impl Sums {
    /// Adds `value` to the states from `state` on.
    fn add(&mut self, state: usize, value: i32) {
        let mut at = state + 1;
        while let Some(sum) = self.0.get_mut(at) {
            *sum += value;
            at += at & at.wrapping_neg();
        }
    }

    fn of(&self, state: usize) -> i32 {
        let (mut at, mut sum) = (state + 1, 0);
        while at > 0 {
            sum += self.0.get(at).copied().unwrap_or_default();
            at &= at - 1;
        }
        sum
    }
}

/// The indices of the candidates on the best chain, in order.
fn chain(candidates: &[Candidate], first: u32, last: u32, on: &[bool; CLASSES]) -> Vec<usize> {
    let width = (last + 2 - first.min(last)) as usize;
    // State n is reached when the list's n-th number is the greatest so far. Each holds the link that
    // reached it best and what that was worth then; what repeats its numbers since is in the sums.
    let mut best: Vec<Option<(Option<usize>, i32)>> = vec![None; width];
    let mut repeats = Sums(vec![0; width + 1]);
    let mut links: Vec<Link> = Vec::new();
    if let Some(start) = best.first_mut() {
        *start = Some((None, 0));
    }
    for (at, candidate) in candidates.iter().enumerate() {
        let (low, high) = candidate.bounds();
        if low < first || high > last || candidate.weight < -3 {
            continue;
        }
        // What stands where citations seldom do can still fill a gap.
        let on = on.get(candidate.class).copied().unwrap_or(false);
        let odd = if on { 0 } else { 5 };
        let (low, high) = ((low - first + 1) as usize, (high - first + 1) as usize);
        let mut found: Option<(Option<usize>, i32)> = None;
        for state in low.saturating_sub(1 + LEAP)..high {
            let Some((link, worth)) = best.get(state).copied().flatten() else { continue };
            let skipped = signed(low.saturating_sub(state + 1));
            let gap = 3 * skipped.min(4) + skipped.saturating_sub(4).max(0) / 2;
            // Items that are not new may be cited beside the new ones.
            let reached = first + state as u32;
            let new = candidate.items.iter().filter(|item| item.last >= reached);
            let new = new.map(|item| signed((item.last - item.first.max(reached)) as usize) + 1).sum::<i32>();
            let wide = (new - 10).max(0) / 4;
            let total = worth + repeats.of(state) + candidate.weight + 3 + new.min(4) - wide - gap - odd;
            if found.is_none_or(|(_, most)| total > most) {
                found = Some((link, total));
            }
        }
        if on && candidate.weight > 0 {
            repeats.add(high, candidate.weight + 1);
        }
        let Some((before, total)) = found else { continue };
        let worth = total - repeats.of(high);
        if let Some(own) = best.get_mut(high).filter(|own| own.is_none_or(|(_, most)| worth > most)) {
            links.push(Link { candidate: at, before });
            *own = Some((Some(links.len() - 1), worth));
        }
    }
    let ends = best
        .iter()
        .enumerate()
        .filter_map(|(state, own)| own.map(|(link, worth)| (worth + repeats.of(state), link)));
    let mut next = ends.max().and_then(|(_, link)| link);
    let mut out = Vec::new();
    while let Some(link) = next.and_then(|at| links.get(at)) {
        out.push(link.candidate);
        next = link.before;
    }
    out.reverse();
    out
}

/// True where numbers without a list count upward from the first on, and a row of them is among them.
pub(super) fn counts_up(candidates: &[Candidate]) -> bool {
    let mut reached = 0;
    let mut row = false;
    let strong = || candidates.iter().filter(|c| c.weight > 0);
    let ascends = strong().all(|candidate| {
        let (low, high) = candidate.bounds();
        row |= candidate.items.len() > 1;
        let fits = low > 0 && low <= reached + 1;
        reached = reached.max(high);
        fits
    });
    ascends && row && strong().count() > 1
}

/// Which of `candidates` are citations where the list's order is not that of mention: those whose
/// surroundings speak for it.
pub(super) fn known(candidates: &[Candidate], first: u32, last: u32) -> (Vec<bool>, usize) {
    let mut covered = vec![false; (last + 1) as usize];
    let chosen = candidates.iter().map(|candidate| {
        let (low, high) = candidate.bounds();
        let fits = candidate.weight > 0 && low >= first && high <= last;
        for item in candidate.items.iter().filter(|_| fits) {
            let numbers = covered.iter_mut().take(item.last as usize + 1).skip(item.first as usize);
            numbers.for_each(|covered| *covered = true);
        }
        fits
    });
    (chosen.collect(), covered.iter().filter(|covered| **covered).count())
}

/// Which of `candidates` are citations of the numbers `first` to `last`, and how many numbers they cover.
pub(super) fn choose(candidates: &mut [Candidate], first: u32, last: u32) -> (Vec<bool>, usize) {
    let mut on = [true; CLASSES];
    let mut path = chain(candidates, first, last, &on);
    let (own, _) = evidence(candidates, &path, first, last);
    let spaced: usize = SPACED.iter().filter_map(|class| own.get(*class)).sum();
    let steps: usize = own.iter().sum();
    let glued = path.iter().filter_map(|at| candidates.get(*at)).filter(|c| !LOOSE.contains(&c.class));
    let glued = glued.map(Candidate::count).sum::<u32>();
    // An article has a blank before its raised numbers or none.
    for candidate in candidates.iter_mut().filter(|candidate| SPACED.contains(&candidate.class)) {
        if spaced * 2 > steps {
            candidate.weight += i32::from(candidate.weight > -3);
        } else if spaced * 6 < steps || glued * 2 > last - first {
            candidate.weight = candidate.weight.min(-4);
        }
    }
    path = chain(candidates, first, last, &on);
    // A class of surroundings that mostly breaks the order holds no citations.
    for _ in 0..2 {
        let (own, broken) = evidence(candidates, &path, first, last);
        let total: usize = own.iter().sum();
        let mut changed = false;
        for class in 0..CLASSES {
            let (Some(own), Some(broken), Some(on)) = (own.get(class), broken.get(class), on.get_mut(class))
            else {
                continue;
            };
            let keeps = *own > *broken && (*own * 40 >= total || *broken == 0)
                || class == ROW && *broken == 0 && spaced * 2 > steps;
            changed |= *on && !keeps;
            *on = *on && keeps;
        }
        if !changed {
            break;
        }
        path = chain(candidates, first, last, &on);
    }
    // Where a class of doubtful surroundings holds much of the chain, it is the article's own way.
    let (own, broken) = evidence(candidates, &path, first, last);
    let total: usize = own.iter().sum();
    let needed = |class: usize| if own.get(class).is_some_and(|own| own * 4 > total) { -1 } else { 0 };
    let mut chosen = vec![false; candidates.len()];
    let mut covered = vec![false; (last + 1) as usize];
    let mut steps = path.iter().copied().peekable();
    let mut reached = first.saturating_sub(1);
    for (at, candidate) in candidates.iter().enumerate() {
        let (low, high) = candidate.bounds();
        let step = steps.next_if_eq(&at).is_some();
        let sure =
            own.get(candidate.class) > Some(&9) && own.get(candidate.class) > broken.get(candidate.class);
        let near = match candidate.weight {
            4.. => last,
            3 if sure => last,
            3 => reached + SLACK,
            _ => reached,
        };
        let again = high <= near.min(last) && low >= first && candidate.weight > needed(candidate.class);
        // What repeats numbers alone breaks no order either.
        let unbroken = candidate.weight > 2 && broken.get(candidate.class) == Some(&0);
        if step || again && (unbroken || on.get(candidate.class) == Some(&true)) {
            if let Some(chosen) = chosen.get_mut(at) {
                *chosen = true;
            }
            for item in &candidate.items {
                let numbers = covered.iter_mut().take(item.last as usize + 1).skip(item.first as usize);
                numbers.for_each(|covered| *covered = true);
            }
        }
        reached = if step { reached.max(high) } else { reached };
    }
    (chosen, covered.iter().filter(|covered| **covered).count())
}

/// For each class, how many candidates are steps of the path, and how many lie far beyond it.
fn evidence(
    candidates: &[Candidate],
    path: &[usize],
    first: u32,
    last: u32,
) -> ([usize; CLASSES], [usize; CLASSES]) {
    let (mut own, mut broken) = ([0; CLASSES], [0; CLASSES]);
    let mut steps = path.iter().copied().peekable();
    let mut reached = first.saturating_sub(1);
    for (at, candidate) in candidates.iter().enumerate() {
        let (low, high) = candidate.bounds();
        let counted = if steps.next_if_eq(&at).is_some() {
            reached = reached.max(high);
            own.get_mut(candidate.class)
        } else if candidate.weight > 0 && (low > reached + SLACK || high > last || low < first) {
            broken.get_mut(candidate.class)
        } else {
            None
        };
        if let Some(count) = counted {
            *count += 1;
        }
    }
    (own, broken)
}
