//! Which stretches of the old text stand in the new one: runs of bytes that are the same in both.
//!
//! First what both texts begin and end with; then, between what is already paired, pieces that
//! occur once on either side (lines, then ever shorter groups of words), the longest rising chain
//! of them, each grown as far as the texts agree. Sorting is the most that a level costs, and
//! the levels are few, so that no text is slow.

use crate::text::step::{is_cut, parts};

/// A stretch that is the same in both texts: whole pieces (see [`parts`]) at both ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// First byte in the old text.
    pub(super) old: u32,
    /// First byte in the new text.
    pub(super) new: u32,
    /// Bytes.
    pub(super) len: u32,
}

impl Run {
    pub(super) const fn old_end(self) -> u32 {
        self.old + self.len
    }

    pub(super) const fn new_end(self) -> u32 {
        self.new + self.len
    }

    /// Where byte `at` of the old text, one of the run's or its end, stands in the new one.
    pub(super) const fn place(self, at: u32) -> u32 {
        self.new + (at - self.old)
    }

    /// Where it ends in the old text and in the new one.
    const fn end(self) -> (u32, u32) {
        (self.old_end(), self.new_end())
    }
}

/// How a level pairs what stands between the runs.
#[derive(Clone, Copy)]
struct Level {
    /// Pieces in a group; 0: a group is a line.
    group: usize,
    /// Groups that occur as often in both gaps are paired in order, not only those that occur once.
    repeated: bool,
    /// A group may stand in any gap of the new text, not only in that of the same runs.
    moved: bool,
}

/// A run that is no longer is dropped where more than twice as much was replaced on both sides:
/// that another sentence has the same two words says nothing.
const SURE: u32 = 32;

/// The runs that are in the same order in both texts, and those that moved from where no run is
/// in the old text; each list in the order of the old text.
///
/// The first list begins and ends with an edge of the texts, as a run that may be empty; its runs
/// overlap in neither text.
pub(super) fn runs(old: &str, new: &str) -> (Vec<Run>, Vec<Run>) {
    let ends = (old.len() as u32, new.len() as u32);
    let mut kept = vec![Run::default()];
    kept.extend(grow(old, new, (0, 0), (0, 0), ends));
    let head = kept.last().copied().unwrap_or_default();
    kept.extend(grow(old, new, ends, head.end(), ends));
    kept.push(Run { old: ends.0, new: ends.1, len: 0 });
    for (group, repeated) in [(0, false), (12, false), (4, false), (1, false), (4, true)] {
        let found = level(old, new, &kept, Level { group, repeated, moved: false });
        if !found.is_empty() {
            let mut all = Vec::with_capacity(kept.len() + found.len());
            let mut found = found.into_iter().peekable();
            for run in kept {
                while let Some(before) = found.next_if(|it| it.old < run.old) {
                    all.push(before);
                }
                all.push(run);
            }
            kept = all;
        }
    }
    let mut kept = settled(&kept);
    slide(old, new, &mut kept);
    let moved = level(old, new, &kept, Level { group: 4, repeated: false, moved: true });
    (kept, moved)
}

/// The runs found between `runs`.
fn level(old: &str, new: &str, runs: &[Run], level: Level) -> Vec<Run> {
    let mut keys = Vec::new();
    for (number, pair) in runs.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        let seed = if level.moved { 1 } else { number as u64 };
        groups(old, before.old_end(), after.old, level.group, seed, 0, &mut keys);
        groups(new, before.new_end(), after.new, level.group, seed, 1, &mut keys);
    }
    let mut pairs = pairs(&mut keys, level.repeated);
    if !level.moved {
        rising(&mut pairs);
    }
    let mut pairs = pairs.into_iter().peekable();
    let mut found = Vec::new();
    for pair in runs.windows(2) {
        let [before, after] = pair else { continue };
        let (mut low, mut high) = (before.end(), (after.old, after.new));
        while let Some(pair) = pairs.next_if(|pair| ((pair >> 32) as u32) < after.old) {
            if level.moved {
                (low.1, high.1) = (0, new.len() as u32);
            }
            if let Some(run) = grow(old, new, ((pair >> 32) as u32, pair as u32), low, high) {
                found.push(run);
                low = run.end();
            }
        }
    }
    found
}

/// Appends the groups of pieces in `start..end` of `text`: 31 bits of hash, a bit that says which
/// text, 32 bits of where it begins.
pub(super) fn groups(
    text: &str,
    start: u32,
    end: u32,
    group: usize,
    seed: u64,
    side: u64,
    keys: &mut Vec<u64>,
) {
    let mut pieces: Vec<(u64, u32)> = Vec::new();
    let mut last = None;
    for (step, c) in text.get(start as usize..end as usize).unwrap_or_default().char_indices() {
        let is_blank = |c: char| if group == 0 { c == '\n' } else { c.is_whitespace() };
        if !is_blank(c) {
            if last.is_none_or(|last| is_blank(last) || group > 0 && parts(last, c)) {
                pieces.push((0, start + step as u32));
            }
            if let Some((hash, _)) = pieces.last_mut() {
                *hash = mixed(*hash, u64::from(c));
            }
        }
        last = Some(c);
    }
    keys.extend(pieces.windows(group.max(1)).filter_map(|window| {
        let hash = window.iter().fold(mixed(0, seed), |hash, (piece, _)| mixed(hash, *piece));
        let (_, at) = window.first()?;
        Some(hash >> 33 << 33 | side << 32 | u64::from(*at))
    }));
}

/// `hash` with `more` stirred in; its high bits depend on all of both.
const fn mixed(hash: u64, more: u64) -> u64 {
    let mixed = (hash.rotate_left(29) ^ more).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 32
}

/// Places of the same group, in order of the old text: old in the high half, new in the low one.
fn pairs(keys: &mut [u64], repeated: bool) -> Vec<u64> {
    keys.sort_unstable();
    let mut pairs = Vec::new();
    for same in keys.chunk_by(|a, b| a >> 33 == b >> 33) {
        let (old, new) = same.split_at(same.partition_point(|key| key >> 32 & 1 == 0));
        if old.len() == new.len() && (repeated || old.len() == 1) {
            pairs.extend(old.iter().zip(new).map(|(old, new)| old << 32 | new & 0xffff_ffff));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Leaves the longest chain of `pairs` that rises in the new text too.
fn rising(pairs: &mut Vec<u64>) {
    let new = |at: u32| pairs.get(at as usize).map_or(0, |pair| *pair as u32);
    // The last pair of the best chain of each length, and the one before each pair.
    let mut ends: Vec<u32> = Vec::new();
    let mut before = Vec::with_capacity(pairs.len());
    for at in 0..pairs.len() as u32 {
        let length = ends.partition_point(|&end| new(end) < new(at));
        before.push(length.checked_sub(1).and_then(|length| ends.get(length).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut at = ends.last().copied();
    let mut chain = Vec::with_capacity(ends.len());
    while let Some(index) = at {
        chain.extend(pairs.get(index as usize).copied());
        at = before.get(index as usize).copied().flatten();
    }
    chain.reverse();
    *pairs = chain;
}

/// The run that holds the places `at`, one in each text, as long as it can be from `low` to `high`.
fn grow(old: &str, new: &str, at: (u32, u32), low: (u32, u32), high: (u32, u32)) -> Option<Run> {
    if at.0 < low.0 || at.1 < low.1 {
        return None;
    }
    let (here, there) = (at.0 as usize, at.1 as usize);
    let ahead = same_start(bytes(old, at.0, high.0), bytes(new, at.1, high.1));
    let back = same_end(bytes(old, low.0, at.0), bytes(new, low.1, at.1));
    let cut = |step: &usize| is_cut(old, here - back + step) && is_cut(new, there - back + step);
    let start = (0..=back).find(cut)?;
    let end = (back..=back + ahead).rev().find(cut).filter(|end| *end > start)?;
    let from = (back - start) as u32;
    Some(Run { old: at.0 - from, new: at.1 - from, len: (end - start) as u32 })
}

/// The bytes `start..end` of `text`; none where they are not there.
pub(super) fn bytes(text: &str, start: u32, end: u32) -> &[u8] {
    text.as_bytes().get(start as usize..end as usize).unwrap_or_default()
}

/// How many bytes two texts have in common at their starts.
pub(super) fn same_start(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// How many bytes two texts have in common at their ends.
pub(super) fn same_end(a: &[u8], b: &[u8]) -> usize {
    a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count()
}

/// `runs` without those that say nothing: see [`SURE`].
fn settled(runs: &[Run]) -> Vec<Run> {
    let mut out = vec![Run::default()];
    for pair in runs.windows(2).skip(1) {
        let ([run, next], Some(&last)) = (pair, out.last()) else { continue };
        // What was replaced, not what was added or taken away alone.
        let gap = |a: Run, b: Run| (b.old - a.old_end()).min(b.new - a.new_end());
        let is_start = run.old == 0 && run.new == 0;
        let is_end = next.len == 0 && next.old == run.old_end() && next.new == run.new_end();
        let (mut before, mut after) = (gap(last, *run), gap(*run, *next));
        if is_start {
            before = after / 4;
        } else if is_end {
            after = before / 4;
        }
        if run.len >= SURE || 2 * run.len > before || 2 * run.len > after {
            out.push(*run);
        }
    }
    out.extend(runs.last());
    out
}

/// Puts what was added or taken away where a paragraph or sentence begins, where it may as well
/// stand there: two sentences that begin alike leave it open.
fn slide(old: &str, new: &str, runs: &mut [Run]) {
    for at in 1..runs.len() {
        let Some([run, next]) = runs.get_mut(at - 1..=at) else { continue };
        if (run.old_end() == next.old) == (run.new_end() == next.new) {
            continue;
        }
        // As far on as it may stand first: the end of the text is paired before what is added to it.
        let (one, two) =
            (bytes(old, run.old_end(), next.old_end()), bytes(new, run.new_end(), next.new_end()));
        let ahead = next.len.min(same_start(one, two) as u32);
        run.len += ahead;
        *next = Run { old: next.old + ahead, new: next.new + ahead, len: next.len - ahead };
        let slack = same_end(bytes(old, run.old, next.old), bytes(new, run.new, next.new));
        let slack = run.len.min(slack as u32);
        let (mut best, mut by) = (0, 0);
        for step in 0..=slack {
            let cuts = is_cut(old, (run.old_end() - step) as usize)
                && is_cut(old, (next.old - step) as usize)
                && is_cut(new, (run.new_end() - step) as usize)
                && is_cut(new, (next.new - step) as usize);
            let head = old.get(..(run.old_end() - step) as usize).filter(|_| cuts);
            let rank = head.map_or(0, opening);
            if rank > best {
                (best, by) = (rank, step);
            }
        }
        run.len -= by;
        *next = Run { old: next.old - by, new: next.new - by, len: next.len + by };
    }
}

/// How good a place is to begin something new behind `head`: a line, a sentence, a piece.
fn opening(head: &str) -> u8 {
    let mut back = head.chars().rev();
    match (back.next(), back.next()) {
        (None | Some('\n'), _) => 3,
        (Some(blank), Some(mark)) if blank.is_whitespace() && ".!?。…”\"’»)]".contains(mark) => 2,
        _ => 1,
    }
}
