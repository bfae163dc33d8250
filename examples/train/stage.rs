//! The two stages: cues in a paragraph, and what stands around a cue.

use std::ops::Range;
use std::thread;

use provenote::detect::quotations::model::{
    CUE_LABELS, CUE_TEMPLATES, Columns, LABELS, Lattice, PAIR_TEMPLATES, REACH, WINDOW_TEMPLATES, Window,
    cue_rows,
};

use crate::chain::{Chain, Random, Step, Weights, learn};
use crate::lesson::Paragraph;

/// What can be set.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) seed: u64,
    /// How many trainings with other random numbers are averaged.
    pub(crate) rounds: u64,
    pub(crate) cue_bits: u32,
    pub(crate) bits: u32,
    pub(crate) pair_bits: u32,
    /// Bits of the tables that are added for a style, of the first stage and of the second.
    pub(crate) style_cue_bits: u32,
    pub(crate) style_bits: u32,
    pub(crate) style_decay: f32,
    pub(crate) cue_drop: f32,
    pub(crate) drop: f32,
    pub(crate) pair_drop: f32,
    pub(crate) cue_passes: usize,
    pub(crate) passes: usize,
    pub(crate) decay: f32,
    pub(crate) step: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            seed: 20_161_108,
            rounds: 2,
            cue_bits: 18,
            bits: 15,
            pair_bits: 12,
            style_cue_bits: 12,
            style_bits: 11,
            style_decay: 2e-4,
            cue_drop: 0.7,
            drop: 0.85,
            pair_drop: 0.0,
            cue_passes: 8,
            passes: 16,
            decay: 5e-5,
            step: 0.1,
        }
    }
}

/// Weights of the first stage.
#[derive(Clone, Default)]
pub(crate) struct Cues {
    pub(crate) rows: Vec<f32>,
    pub(crate) pairs: Vec<f32>,
    /// What is added to the rows, from fewer rows; may be empty.
    pub(crate) more: Vec<f32>,
}

/// Adds the weights of features with these hashes of 32 bits to `sums`.
fn sum(weights: &[f32], hashes: &[u32], sums: &mut [f32]) {
    let bits = (weights.len() / sums.len()).trailing_zeros();
    for hash in hashes {
        let from = (hash >> (32 - bits)) as usize * sums.len();
        sums.iter_mut().zip(&weights[from..]).for_each(|(sum, weight)| *sum += weight);
    }
}

/// The step of a pass: smaller towards the end.
fn step_of(pass: usize, passes: usize, settings: &Settings, drop: f32) -> Step {
    let done = pass as f32 / passes as f32;
    let size = settings.step
        * if done < 0.5 {
            1.0
        } else if done < 0.8 {
            0.4
        } else {
            0.12
        };
    Step { size, decay: settings.decay, value: 1.0 / (1.0 - drop), pair_value: 1.0 }
}

/// Rows that occur once in training teach nothing; a sketch counts them by hashes of 24 bits.
struct Seen(Vec<u8>);

impl Seen {
    fn new() -> Self {
        Self(vec![0; 1 << 24])
    }

    fn count(&mut self, hash: u32) {
        let place = &mut self.0[(hash >> 8) as usize];
        *place = place.saturating_add(1);
    }

    fn often(&self, hash: u32) -> bool {
        self.0[(hash >> 8) as usize] > 1
    }
}

/// The rows of many tokens, one after the other: they are the same in each pass.
#[derive(Default)]
struct Rows {
    all: Vec<u32>,
    /// Where those of a token end.
    ends: Vec<usize>,
}

impl Rows {
    fn push(&mut self, rows: impl Iterator<Item = u32>) {
        self.all.extend(rows);
        self.ends.push(self.all.len());
    }

    /// A random share of the rows of a token.
    fn some(&self, token: usize, keep: u32, random: &mut Random) -> Vec<u32> {
        let from = token.checked_sub(1).map_or(0, |before| self.ends[before]);
        let rows = self.all[from..self.ends[token]].iter().copied();
        rows.filter(|_| random.next() < keep).collect()
    }
}

/// The half that a paragraph is of: neighbours, of one article, mostly stay together.
const fn half(index: usize) -> usize {
    index / 50 % 2
}

/// Of so many paragraphs those of one half.
pub(crate) fn half_of(count: usize, wanted: usize) -> Vec<usize> {
    (0..count).filter(|index| half(*index) == wanted).collect()
}

/// Trains the first stage on both halves apart and on all. The halves tell what the stage finds in
/// what it has not seen. With `base`, they learn what to add to it.
pub(crate) fn cues(paragraphs: &[Paragraph], base: Option<&Cues>, settings: &Settings) -> ([Cues; 2], Cues) {
    let count = paragraphs.len();
    let all: Vec<usize> = (0..count).collect();
    let train = |indices: &[usize]| {
        let (rows, pairs) =
            mean(rounds(settings, |round| cue_stage(paragraphs, indices, base, settings, round)));
        match base {
            Some(base) => Cues { more: rows, ..base.clone() },
            None => Cues { rows, pairs, more: Vec::new() },
        }
    };
    ([train(&half_of(count, 0)), train(&half_of(count, 1))], train(&all))
}

/// What several trainings come to; two at a time.
fn rounds<T: Send>(settings: &Settings, train: impl Fn(u64) -> T + Sync) -> Vec<T> {
    let train = &train;
    let mut out = Vec::new();
    for first in (0..settings.rounds).step_by(2) {
        thread::scope(|scope| {
            let both: Vec<_> = (first..settings.rounds.min(first + 2))
                .map(|round| scope.spawn(move || train(round)))
                .collect();
            out.extend(both.into_iter().map(|one| one.join().unwrap()));
        });
    }
    out
}

/// The mean of several trainings: what they agree on.
fn mean(all: Vec<(Vec<f32>, Vec<f32>)>) -> (Vec<f32>, Vec<f32>) {
    let count = all.len() as f32;
    let mut all = all.into_iter();
    let (mut rows, mut pairs) = all.next().unwrap_or_default();
    for (more, more_pairs) in all {
        rows.iter_mut().zip(more).for_each(|(sum, value)| *sum += value);
        pairs.iter_mut().zip(more_pairs).for_each(|(sum, value)| *sum += value);
    }
    rows.iter_mut().chain(&mut pairs).for_each(|value| *value /= count);
    (rows, pairs)
}

fn cue_stage(
    paragraphs: &[Paragraph],
    indices: &[usize],
    base: Option<&Cues>,
    settings: &Settings,
    round: u64,
) -> (Vec<f32>, Vec<f32>) {
    let mut random = Random(settings.seed + 1000 * round);
    let bits = if base.is_some() { settings.style_cue_bits } else { settings.cue_bits };
    let mut weights = Weights::new(1 << bits, CUE_LABELS - 1);
    let width = CUE_LABELS * CUE_LABELS;
    let mut pairs = base.map_or_else(|| Weights::new(1, width), |base| Weights::known(&base.pairs, width));
    let mut fixed = vec![Vec::new(); paragraphs.len()];
    let mut lattice = Lattice::<CUE_LABELS>::default();
    let mut seen = Seen::new();
    let mut full = [0; CUE_TEMPLATES.len()];
    for index in indices {
        let columns = &paragraphs[*index].columns;
        for at in (0..columns.len()).filter(|at| columns.may_be_cue(*at)) {
            cue_rows(columns, at, 32, &mut full);
            full.iter().for_each(|hash| seen.count(*hash));
        }
    }
    let mut cached = Rows::default();
    // For each paragraph its first token among all.
    let mut first = vec![0; paragraphs.len()];
    for index in indices {
        let columns = &paragraphs[*index].columns;
        first[*index] = cached.ends.len();
        for at in 0..columns.len() {
            cue_rows(columns, at, 32, &mut full);
            let open =
                columns.may_be_cue(at) || paragraphs[*index].acts.iter().any(|act| act.cue.contains(&at));
            let often = full.iter().filter(|hash| open && seen.often(**hash));
            cached.push(often.map(|hash| hash >> (32 - bits)));
            if let Some(base) = base {
                let mut sums = vec![0.0; CUE_LABELS - 1];
                sum(&base.rows, &full, &mut sums);
                fixed[*index].push(sums);
            }
        }
    }
    let keep = ((1.0 - settings.cue_drop) * u32::MAX as f32) as u32;
    let mut order = indices.to_vec();
    for pass in 0..settings.cue_passes {
        random.shuffle(&mut order);
        let mut step = step_of(pass, settings.cue_passes, settings, settings.cue_drop);
        if base.is_some() {
            step.decay = settings.style_decay;
        }
        for index in &order {
            let paragraph = &paragraphs[*index];
            let columns = &paragraph.columns;
            let mut labels = vec![0; columns.len()];
            for act in &paragraph.acts {
                act.cue.clone().for_each(|at| labels[at] = if at == act.cue.start { 1 } else { 2 });
            }
            repair(&mut labels);
            let closed: Vec<bool> =
                (0..columns.len()).map(|at| !columns.may_be_cue(at) && labels[at] == 0).collect();
            let rows: Vec<Vec<u32>> =
                (0..columns.len()).map(|at| cached.some(first[*index] + at, keep, &mut random)).collect();
            let pair_rows = vec![vec![0]; columns.len()];
            let chain = Chain {
                labels: &labels,
                rows: &rows,
                pair_rows: &pair_rows,
                fixed: &fixed[*index],
                closed: &closed,
                weight: paragraph.weight,
            };
            learn(&chain, &mut weights, &mut pairs, step, &mut lattice);
        }
        if pass * 2 >= settings.cue_passes {
            weights.remember();
            if base.is_none() {
                pairs.remember();
            }
        }
    }
    (weights.mean().to_vec(), pairs.mean().to_vec())
}

/// A further word without a first one becomes a first one.
fn repair(labels: &mut [u8]) {
    let mut before = 0;
    for label in labels {
        if matches!(*label, 2 | 4) && before != *label && before != *label - 1 {
            *label -= 1;
        }
        before = *label;
    }
}

/// What the first stage finds in a paragraph: the likely cues, and how likely each token is in one.
fn found_cues(columns: &Columns, cues: &Cues) -> (Vec<(Range<usize>, f32)>, Vec<f32>) {
    let mut lattice = Lattice::<CUE_LABELS>::default();
    let mut full = [0; CUE_TEMPLATES.len()];
    lattice.start(columns.len());
    for at in 0..columns.len() {
        let mut sums = [0.0; CUE_LABELS];
        if columns.may_be_cue(at) {
            cue_rows(columns, at, 32, &mut full);
            for weights in [&cues.rows, &cues.more].into_iter().filter(|weights| !weights.is_empty()) {
                sum(weights, &full, &mut sums[1..]);
            }
        } else {
            sums[1..].fill(-40.0);
        }
        lattice.push_weights(&sums, None);
    }
    let factors: Vec<f32> = cues.pairs.iter().map(|weight| weight.exp()).collect();
    lattice.run(&factors);
    let found = provenote::detect::quotations::model::candidates(&lattice, columns.len(), 0.15);
    let likely =
        (0..columns.len()).map(|at| lattice.probability(at, 1) + lattice.probability(at, 2)).collect();
    (found, likely)
}

/// Weights of the second stage: of its features, and of label pairs.
pub(crate) type Windows = (Vec<f32>, Vec<f32>);

/// Trains the second stage. With `base`, it learns what to add to the features there.
pub(crate) fn windows(
    paragraphs: &[Paragraph],
    indices: &[usize],
    halves: &[Cues; 2],
    base: Option<&Windows>,
    settings: &Settings,
) -> Windows {
    mean(rounds(settings, |round| window_stage(paragraphs, indices, halves, base, settings, round)))
}

fn window_stage(
    paragraphs: &[Paragraph],
    indices: &[usize],
    halves: &[Cues; 2],
    base: Option<&Windows>,
    settings: &Settings,
    round: u64,
) -> Windows {
    let mut random = Random(settings.seed + 1 + 1000 * round);
    let bits = if base.is_some() { settings.style_bits } else { settings.bits };
    let mut weights = Weights::new(1 << bits, LABELS - 1);
    let width = LABELS * LABELS;
    let new_pairs = || Weights::new(1 << settings.pair_bits, width);
    let mut pairs = base.map_or_else(new_pairs, |base| Weights::known(&base.1, width));
    let mut lattice = Lattice::<LABELS>::default();
    let mut seen = Seen::new();
    let mut rows = [0; WINDOW_TEMPLATES.len()];
    let mut pair_rows = [0; PAIR_TEMPLATES.len()];
    // Each paragraph with what the other half's first stage sees in it.
    let mut read = Vec::with_capacity(paragraphs.len());
    let mut jobs = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let mut columns = paragraph.columns.clone();
        let (found, likely) = found_cues(&columns, &halves[1 - half(index)]);
        columns.note_cues(&found, |at| likely[at]);
        let used = indices.binary_search(&index).is_ok();
        for (number, act) in paragraph.acts.iter().enumerate().filter(|_| used) {
            let near = found.iter().find(|(cue, _)| cue.start < act.cue.end && act.cue.start < cue.end);
            let cue = near.map_or(act.cue.clone(), |(cue, _)| cue.clone());
            jobs.push((index, number, cue));
        }
        read.push(columns);
    }
    for (index, _, cue) in &jobs {
        let window = Window::around(&read[*index], cue.clone(), REACH);
        for at in window.tokens.clone() {
            window.rows(at, 32, &mut rows, &mut pair_rows, 32);
            rows.iter().for_each(|hash| seen.count(*hash));
        }
    }
    let (mut cached, mut cached_pairs) = (Rows::default(), Rows::default());
    let mut fixed = Vec::new();
    let mut places = Vec::with_capacity(jobs.len());
    for (index, number, cue) in jobs {
        let window = Window::around(&read[index], cue.clone(), REACH);
        places.push((index, number, cue, cached.ends.len()));
        for at in window.tokens.clone() {
            window.rows(at, 32, &mut rows, &mut pair_rows, settings.pair_bits);
            cached.push(rows.iter().filter(|hash| seen.often(**hash)).map(|hash| hash >> (32 - bits)));
            if let Some(base) = base {
                let mut sums = vec![0.0; LABELS - 1];
                sum(&base.0, &rows, &mut sums);
                fixed.push(sums);
            }
            cached_pairs.push(pair_rows.iter().copied());
        }
    }
    let keep = ((1.0 - settings.drop) * u32::MAX as f32) as u32;
    let pair_keep = ((1.0 - settings.pair_drop) * u32::MAX as f32) as u32;
    for pass in 0..settings.passes {
        random.shuffle(&mut places);
        let mut step = step_of(pass, settings.passes, settings, settings.drop);
        if base.is_some() {
            step.decay = settings.style_decay;
        } else {
            step.pair_value = 1.0 / (1.0 - settings.pair_drop);
        }
        for (index, number, cue, place) in &places {
            let window = Window::around(&read[*index], cue.clone(), REACH);
            let act = &paragraphs[*index].acts[*number];
            let first = window.tokens.start;
            let mut labels = vec![0; window.tokens.len()];
            for (list, begin) in [(&act.source, 3), (&act.content, 1)] {
                for range in list {
                    for at in range.clone().filter(|at| window.tokens.contains(at)) {
                        labels[at - first] = if at == range.start { begin } else { begin + 1 };
                    }
                }
            }
            repair(&mut labels);
            let tokens = *place..*place + labels.len();
            let all: Vec<Vec<u32>> =
                tokens.clone().map(|token| cached.some(token, keep, &mut random)).collect();
            let all_pairs: Vec<Vec<u32>> =
                tokens.clone().map(|token| cached_pairs.some(token, pair_keep, &mut random)).collect();
            let closed = vec![false; labels.len()];
            let weight = paragraphs[*index].weight;
            let chain = Chain {
                labels: &labels,
                rows: &all,
                pair_rows: &all_pairs,
                fixed: fixed.get(tokens).unwrap_or_default(),
                closed: &closed,
                weight,
            };
            learn(&chain, &mut weights, &mut pairs, step, &mut lattice);
        }
        if pass * 2 >= settings.passes {
            weights.remember();
            if base.is_none() {
                pairs.remember();
            }
        }
    }
    (weights.mean().to_vec(), pairs.mean().to_vec())
}
