//! Which of many numbers are citations? Sources are numbered in the order in which they are first named.
//!
//! The first mentions of a list's entries ascend through the article; sizes, genes and exponents do not.
//! The chain of candidates that ascends best is found in one pass, from left to right; what repeats a
//! number of the chain behind it is a citation too, in the places in which the chain has its own.

use super::numbers::Item;
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
}

impl Candidate {
    /// Its least and its greatest number.
    fn bounds(&self) -> (u32, u32) {
        let least = self.items.iter().map(|item| item.first).min().unwrap_or_default();
        (least, self.items.iter().map(|item| item.last).max().unwrap_or_default())
    }
}

/// A state of the chain: the candidate that reached it, the state before, what it is worth.
#[derive(Clone, Copy)]
struct Link {
    candidate: usize,
    before: usize,
    worth: i32,
}

/// The indices of the candidates on the best chain, in order.
fn chain(candidates: &[Candidate], first: u32, last: u32, on: &[bool; CLASSES]) -> Vec<usize> {
    let width = (last + 2 - first.min(last)) as usize;
    // For each number so far reached, the best link that reached it; the state before the first number is 0.
    let mut best: Vec<Option<usize>> = vec![None; width];
    let mut links: Vec<Link> = Vec::new();
    let mut worths: Vec<i32> = vec![i32::MIN / 2; width];
    if let Some(start) = worths.first_mut() {
        *start = 0;
    }
    for (at, candidate) in candidates.iter().enumerate() {
        let (low, high) = candidate.bounds();
        if low < first || high > last || candidate.weight < -3 {
            continue;
        }
        // What stands where citations seldom do can still fill a gap.
        let odd = if on.get(candidate.class).copied().unwrap_or(false) { 0 } else { 5 };
        // States count numbers from 1 on: state n is reached when the list's n-th number is the greatest.
        let (low, high) = ((low - first + 1) as usize, (high - first + 1) as usize);
        let from = low.saturating_sub(1 + LEAP);
        let mut found: Option<(usize, i32)> = None;
        for state in from..high {
            let Some(worth) = worths.get(state).copied().filter(|worth| *worth > i32::MIN / 4) else { continue };
            let skipped = (low.saturating_sub(state + 1)) as i32;
            let gap = 3 * skipped.min(4) + skipped.saturating_sub(4).max(0) / 2;
            // Items that are not new may be cited beside the new ones.
            let new = candidate.items.iter().map(|item| (item.last - item.first.max(first + state as u32).min(item.last)) as i32).sum::<i32>();
            let wide = (new - 10).max(0);
            let new = new.min(4) + 1 - wide;
            let total = worth + candidate.weight + 3 + new - gap - odd;
            if found.is_none_or(|(_, most)| total > most) {
                found = Some((state, total));
            }
        }
        if let Some((state, total)) = found
            && worths.get(high).is_some_and(|worth| total > *worth)
        {
            links.push(Link { candidate: at, before: best.get(state).copied().flatten().unwrap_or(usize::MAX), worth: total });
            if let (Some(own), Some(worth)) = (best.get_mut(high), worths.get_mut(high)) {
                *own = Some(links.len() - 1);
                *worth = total;
            }
        }
    }
    let end = best.iter().flatten().max_by_key(|link| links.get(**link).map(|link| link.worth)).copied();
    let mut out = Vec::new();
    let mut next = end;
    while let Some(link) = next.and_then(|at| links.get(at)) {
        out.push(link.candidate);
        next = Some(link.before);
    }
    out.reverse();
    out
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
pub(super) fn choose(candidates: &[Candidate], first: u32, last: u32) -> (Vec<bool>, usize) {
    let mut on = [true; CLASSES];
    let mut path = chain(candidates, first, last, &on);
    // A class of surroundings that mostly breaks the order holds no citations.
    for _ in 0..2 {
        let (own, broken) = evidence(candidates, &path, first, last);
        let total: usize = own.iter().sum();
        let mut changed = false;
        for class in 0..CLASSES {
            let (Some(own), Some(broken), Some(on)) = (own.get(class), broken.get(class), on.get_mut(class)) else { continue };
            let keeps = *own > *broken && (*own * 40 >= total || *broken == 0);
            changed |= *on && !keeps;
            *on = *on && keeps;
        }
        if !changed {
            break;
        }
        path = chain(candidates, first, last, &on);
    }
    if std::env::var_os("DBG").is_some() { for p in &path { let c = &candidates[*p]; eprint!("{:?}/{}/{} ", c.items.iter().map(|i| (i.first, i.last)).collect::<Vec<_>>(), c.class, c.weight); } eprintln!("on {on:?}"); }
    // Where a class of doubtful surroundings holds much of the chain, it is the article's own way.
    let (own, _) = evidence(candidates, &path, first, last);
    let total: usize = own.iter().sum();
    let needed = |class: usize| if own.get(class).is_some_and(|own| own * 4 > total) { -1 } else { 0 };
    let mut chosen = vec![false; candidates.len()];
    let mut covered = vec![false; (last + 1) as usize];
    let mut steps = path.iter().copied().peekable();
    let mut reached = first.saturating_sub(1);
    for (at, candidate) in candidates.iter().enumerate() {
        let (low, high) = candidate.bounds();
        let step = steps.next_if_eq(&at).is_some();
        let again = high <= reached && low >= first && candidate.weight > needed(candidate.class);
        if step || again && on.get(candidate.class).copied().unwrap_or(false) {
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
fn evidence(candidates: &[Candidate], path: &[usize], first: u32, last: u32) -> ([usize; CLASSES], [usize; CLASSES]) {
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
