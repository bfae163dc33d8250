//! Sums and best paths over the labels of a chain, in scaled probabilities.

use super::number::exp;

/// For each label of the second stage, the labels that may stand before it, as bits: a further
/// word follows a first or further one of its kind.
pub const ALLOWED: [u8; 5] = [0b11111, 0b11111, 0b00110, 0b11111, 0b11000];

/// A chain of `L` labels. Label 0 has the weight 0 everywhere; the others are relative to it.
pub struct Lattice<const L: usize> {
    /// For each position the weights of the labels, as factors.
    factors: Vec<[f32; L]>,
    /// For each position the factors of the label pairs that end there; empty where all are alike.
    pairs: Vec<[[f32; L]; L]>,
    common: [[f32; L]; L],
    forward: Vec<[f32; L]>,
    /// Backward sums times forward sums: probabilities.
    marginal: Vec<[f32; L]>,
}

impl<const L: usize> Default for Lattice<L> {
    fn default() -> Self {
        Self {
            factors: Vec::new(),
            pairs: Vec::new(),
            common: [[0.0; L]; L],
            forward: Vec::new(),
            marginal: Vec::new(),
        }
    }
}

/// Makes the sum of `values` 1.
fn scale<const L: usize>(values: &mut [f32; L]) {
    let sum: f32 = values.iter().sum();
    if sum > 0.0 {
        for value in values {
            *value /= sum;
        }
    }
}

/// A sum as a weight; sums have far fewer than 24 bits.
#[allow(clippy::cast_precision_loss, reason = "a few hundred weights of 8 bits")]
pub(super) fn weight_of(sum: i32, unit: f32) -> f32 {
    sum as f32 * unit
}

impl<const L: usize> Lattice<L> {
    /// Begins a chain of about `length` positions.
    pub fn start(&mut self, length: usize) {
        self.factors.clear();
        self.pairs.clear();
        self.factors.reserve(length);
    }

    /// Appends a position: sums of weights for labels 1 and up, and for label pairs (`[before * L +
    /// label]`), each in units of its scale.
    pub fn push(&mut self, sums: &[i32], unit: f32, pairs: Option<(&[i32], f32)>) {
        let mut weights = [0.0; L];
        weights.iter_mut().skip(1).zip(sums).for_each(|(weight, sum)| *weight = weight_of(*sum, unit));
        if let Some((pairs, unit)) = pairs {
            let mut both = [[0.0; L]; L];
            for (row, sums) in both.iter_mut().zip(pairs.chunks_exact(L)) {
                row.iter_mut().zip(sums).for_each(|(weight, sum)| *weight = weight_of(*sum, unit));
            }
            self.push_weights(&weights, Some(&both));
        } else {
            self.push_weights(&weights, None);
        }
    }

    /// Appends a position by its weights.
    pub fn push_weights(&mut self, weights: &[f32; L], pairs: Option<&[[f32; L]; L]>) {
        let top = weights.iter().fold(0.0f32, |top, weight| top.max(*weight));
        self.factors.push(weights.map(|weight| exp(weight - top)));
        if let Some(pairs) = pairs {
            self.pairs.push(pairs.map(|row| row.map(exp)));
        }
    }

    /// Sums over all paths. `common`: factors of label pairs where the positions have none.
    pub fn run(&mut self, common: &[f32]) {
        for (before, row) in self.common.iter_mut().enumerate() {
            for (label, factor) in row.iter_mut().enumerate() {
                *factor = common.get(before * L + label).copied().unwrap_or_default();
            }
        }
        self.forward.clear();
        let mut last = [0.0; L];
        for (at, factors) in self.factors.iter().enumerate() {
            let pairs = self.pairs.get(at).unwrap_or(&self.common);
            let mut sums = [0.0; L];
            for (label, sum) in sums.iter_mut().enumerate() {
                let factor = factors.get(label).copied().unwrap_or_default();
                *sum = factor * into(at, label, &last, pairs, |sum, more| sum + more);
            }
            scale(&mut sums);
            self.forward.push(sums);
            last = sums;
        }
        self.back();
    }

    /// The backward half of [`Self::run`].
    fn back(&mut self) {
        self.marginal.clear();
        self.marginal.resize(self.factors.len(), [0.0; L]);
        let mut behind = [1.0; L];
        for at in (0..self.factors.len()).rev() {
            if let (Some(marginal), Some(forward)) = (self.marginal.get_mut(at), self.forward.get(at)) {
                marginal.iter_mut().zip(forward.iter().zip(&behind)).for_each(|(m, (f, b))| *m = f * b);
                scale(marginal);
            }
            let pairs = self.pairs.get(at).unwrap_or(&self.common);
            let Some(factors) = self.factors.get(at) else { return };
            let mut sums = [0.0; L];
            for (before, (sum, row)) in sums.iter_mut().zip(pairs).enumerate() {
                for (label, pair) in row.iter().enumerate() {
                    if allowed(label, before)
                        && let (Some(factor), Some(rest)) = (factors.get(label), behind.get(label))
                    {
                        *sum += pair * factor * rest;
                    }
                }
            }
            scale(&mut sums);
            behind = sums;
        }
    }

    /// The probability of `label` at a position.
    pub fn probability(&self, at: usize, label: usize) -> f32 {
        self.marginal.get(at).and_then(|all| all.get(label)).copied().unwrap_or_default()
    }

    /// The likeliest labels; `fixed` names a position and the label it has to have.
    pub fn best(&self, fixed: Option<(usize, usize)>) -> Vec<u8> {
        let mut from: Vec<[u8; L]> = Vec::with_capacity(self.factors.len());
        let mut last = [0.0f32; L];
        for (at, factors) in self.factors.iter().enumerate() {
            let pairs = self.pairs.get(at).unwrap_or(&self.common);
            let (mut best, mut steps) = ([0.0f32; L], [0u8; L]);
            for (label, (value, step)) in best.iter_mut().zip(&mut steps).enumerate() {
                if fixed.is_some_and(|(place, wanted)| place == at && wanted != label) {
                    continue;
                }
                let factor = factors.get(label).copied().unwrap_or_default();
                let mut top = 0.0;
                for (before, (sum, row)) in last.iter().zip(pairs).enumerate() {
                    let product = sum * row.get(label).copied().unwrap_or_default();
                    if allowed(label, before) && product > top {
                        (top, *step) = (product, before as u8);
                    }
                }
                let start = at == 0 && starts(label);
                *value = factor * if start { 1.0 } else { top };
            }
            scale(&mut best);
            from.push(steps);
            last = best;
        }
        let top = last.iter().enumerate().fold(
            (0, -1.0),
            |top, (label, value)| {
                if *value > top.1 { (label, *value) } else { top }
            },
        );
        let mut label = top.0 as u8;
        let mut out = vec![0; from.len()];
        for (place, steps) in out.iter_mut().zip(&from).rev() {
            *place = label;
            label = steps.get(label as usize).copied().unwrap_or_default();
        }
        out
    }

    /// For training: adds to `out[before][label]` the probability of each pair that ends at `at`.
    pub fn pair_probabilities(&self, at: usize, behind: &[f32; L]) -> [[f32; L]; L] {
        let mut out = [[0.0; L]; L];
        let pairs = self.pairs.get(at).unwrap_or(&self.common);
        let (Some(last), Some(factors)) =
            (at.checked_sub(1).and_then(|b| self.forward.get(b)), self.factors.get(at))
        else {
            return out;
        };
        let mut sum = 0.0;
        for (before, row) in out.iter_mut().enumerate() {
            for (label, value) in row.iter_mut().enumerate() {
                if allowed(label, before)
                    && let (Some(l), Some(p), Some(f), Some(b)) = (
                        last.get(before),
                        pairs.get(before).and_then(|r| r.get(label)),
                        factors.get(label),
                        behind.get(label),
                    )
                {
                    *value = l * p * f * b;
                    sum += *value;
                }
            }
        }
        if sum > 0.0 {
            out.iter_mut().flatten().for_each(|value| *value /= sum);
        }
        out
    }

    /// For training: the backward sums at each position.
    pub fn behind(&self) -> Vec<[f32; L]> {
        let mut out = vec![[1.0; L]; self.factors.len()];
        for at in (1..self.factors.len()).rev() {
            let pairs = self.pairs.get(at).unwrap_or(&self.common);
            let (Some(factors), Some(behind)) = (self.factors.get(at), out.get(at).copied()) else {
                continue;
            };
            let mut sums = [0.0; L];
            for (before, (sum, row)) in sums.iter_mut().zip(pairs).enumerate() {
                for (label, pair) in row.iter().enumerate() {
                    if allowed(label, before)
                        && let (Some(f), Some(b)) = (factors.get(label), behind.get(label))
                    {
                        *sum += pair * f * b;
                    }
                }
            }
            scale(&mut sums);
            if let Some(place) = out.get_mut(at - 1) {
                *place = sums;
            }
        }
        out
    }
}

/// True where `label` may begin a chain.
fn starts(label: usize) -> bool {
    label != 2 && label != 4
}

/// True where `label` may follow `before`.
fn allowed(label: usize, before: usize) -> bool {
    ALLOWED.get(label).is_some_and(|bits| bits >> before & 1 == 1)
}

/// What reaches `label` from the labels before.
fn into<const L: usize>(
    at: usize,
    label: usize,
    last: &[f32; L],
    pairs: &[[f32; L]; L],
    join: impl Fn(f32, f32) -> f32,
) -> f32 {
    if at == 0 {
        return if starts(label) { 1.0 } else { 0.0 };
    }
    let mut out = 0.0;
    for (before, (sum, row)) in last.iter().zip(pairs).enumerate() {
        if allowed(label, before) {
            out = join(out, sum * row.get(label).copied().unwrap_or_default());
        }
    }
    out
}
