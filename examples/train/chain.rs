//! Training of a linear-chain conditional random field over hashed rows of weights: stochastic
//! gradients of the log-likelihood, `AdaGrad`, feature dropout, and the mean of the last passes.

use provenote::detect::quotations::model::Lattice;

/// A small generator of random numbers: the same on every machine.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as u32
    }

    /// Puts `items` in a random order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.next() as usize % (last + 1));
        }
    }
}

/// Weights with what `AdaGrad` remembers of them.
pub(crate) struct Weights {
    pub(crate) now: Vec<f32>,
    squares: Vec<f32>,
    mean: Vec<f32>,
    means: f32,
    pub(crate) width: usize,
}

impl Weights {
    pub(crate) fn new(rows: usize, width: usize) -> Self {
        let zeros = vec![0.0; rows * width];
        Self { now: zeros.clone(), squares: zeros.clone(), mean: zeros, means: 0.0, width }
    }

    /// Weights that are known.
    pub(crate) fn known(values: &[f32], width: usize) -> Self {
        Self { now: values.to_vec(), squares: Vec::new(), mean: Vec::new(), means: 0.0, width }
    }

    pub(crate) fn add_to(&self, row: u32, value: f32, sums: &mut [f32]) {
        let from = row as usize * self.width;
        for (sum, weight) in sums.iter_mut().zip(&self.now[from..from + self.width]) {
            *sum += weight * value;
        }
    }

    fn learn(&mut self, row: u32, gradient: &[f32], value: f32, step: f32, decay: f32) {
        let from = row as usize * self.width;
        for (i, slope) in gradient.iter().enumerate() {
            let weight = &mut self.now[from + i];
            let slope = slope * value - decay * *weight;
            let square = &mut self.squares[from + i];
            *square += slope * slope;
            *weight += step * slope / (*square + 1e-6).sqrt();
        }
    }

    /// Counts the weights of now into the mean.
    pub(crate) fn remember(&mut self) {
        self.means += 1.0;
        for (mean, now) in self.mean.iter_mut().zip(&self.now) {
            *mean += (now - *mean) / self.means;
        }
    }

    /// The mean of what was remembered.
    pub(crate) fn mean(&self) -> &[f32] {
        if self.means > 0.0 { &self.mean } else { &self.now }
    }
}

/// One chain to learn from.
pub(crate) struct Chain<'c> {
    /// Right labels.
    pub(crate) labels: &'c [u8],
    /// For each position the rows of its features.
    pub(crate) rows: &'c [Vec<u32>],
    /// For each position the rows of its label pairs.
    pub(crate) pair_rows: &'c [Vec<u32>],
    /// For each position what the weights are added to, label by label; empty where that is nothing. Label pairs
    /// have been learned, then.
    pub(crate) fixed: &'c [Vec<f32>],
    /// Positions that are label 0 by decree.
    pub(crate) closed: &'c [bool],
    /// How much it counts.
    pub(crate) weight: f32,
}

/// How to take a step.
#[derive(Clone, Copy)]
pub(crate) struct Step {
    pub(crate) size: f32,
    pub(crate) decay: f32,
    /// What a feature's value is: the inverse of the share that dropout keeps.
    pub(crate) value: f32,
    /// The same of a feature of label pairs.
    pub(crate) pair_value: f32,
}

/// Learns from one chain. The pair rows are `L * L` wide, `[before * L + label]`.
pub(crate) fn learn<const L: usize>(
    chain: &Chain<'_>,
    weights: &mut Weights,
    pairs: &mut Weights,
    step: Step,
    lattice: &mut Lattice<L>,
) {
    let length = chain.labels.len();
    lattice.start(length);
    for at in 0..length {
        let mut sums = [0.0; L];
        if chain.closed[at] {
            sums[1..].fill(-40.0);
        } else {
            if let Some(fixed) = chain.fixed.get(at) {
                sums[1..].copy_from_slice(fixed);
            }
            for row in &chain.rows[at] {
                weights.add_to(*row, step.value, &mut sums[1..]);
            }
        }
        let mut both = [[0.0; L]; L];
        for row in &chain.pair_rows[at] {
            pairs.add_to(*row, step.pair_value, both.as_flattened_mut());
        }
        lattice.push_weights(&sums, Some(&both));
    }
    lattice.run(&[]);
    let behind = lattice.behind();
    for at in 0..length {
        let gold = usize::from(chain.labels[at]);
        let mut slope = [0.0; L];
        for (label, slope) in slope.iter_mut().enumerate() {
            *slope = chain.weight * (f32::from(u8::from(label == gold)) - lattice.probability(at, label));
        }
        if !chain.closed[at] && slope.iter().any(|slope| slope.abs() > 1e-4) {
            for row in &chain.rows[at] {
                weights.learn(*row, &slope[1..], step.value, step.size, step.decay);
            }
        }
        if at > 0 && chain.fixed.is_empty() {
            let before = usize::from(chain.labels[at - 1]);
            let mut both = lattice.pair_probabilities(at, &behind[at]);
            both.as_flattened_mut().iter_mut().for_each(|p| *p *= -chain.weight);
            both[before][gold] += chain.weight;
            if both.as_flattened().iter().any(|slope| slope.abs() > 1e-4) {
                for row in &chain.pair_rows[at] {
                    pairs.learn(*row, both.as_flattened(), step.pair_value, step.size, step.decay);
                }
            }
        }
    }
}
