//! The choice among the likeliest labellings of a window: a log-linear model of what they look like,
//! learned on what each half's model offers for the other half.

use std::ops::Range;

use provenote::detect::quotations::model::{Columns, Model, extent_rows};

use crate::chain::Random;
use crate::lesson::{Answer, Paragraph};

/// Bits of the number of rows for features.
const BITS: u32 = 14;

/// The same for spans of cues.
const SPAN_BITS: u32 = 12;

/// Labellings to choose from, of which some are right.
pub(crate) struct Case {
    offers: Vec<Offer>,
    /// How much it counts.
    weight: f32,
}

/// One of them.
struct Offer {
    /// Its logarithmic likelihood.
    likelihood: f32,
    rows: Vec<u32>,
    /// How good it is.
    good: f32,
}

/// How many times all cases are gone through.
const PASSES: usize = 12;

/// How much what is good is preferred: softly, for many labellings are nearly as good as the best.
const SHARPNESS: f32 = 0.5;

/// How much weights shrink in a step, and the share of all labellings below which rows count as rare.
const DECAY: f32 = 0.1;
const DECAY_SHARE: f32 = 0.003;

/// Least probability of the cues that are learned from.
const CANDIDATE: f32 = 0.05;

/// Appends what `model` offers in a paragraph that it has not seen.
pub(crate) fn cases(paragraph: &Paragraph, model: &Model, out: &mut Vec<Case>) {
    let mut columns = paragraph.columns.clone();
    for (cue, choices) in model.choices(&mut columns, CANDIDATE) {
        let near = |act: &&Answer| cue.start < act.cue.end && act.cue.start < cue.end;
        let Some(answer) = paragraph.acts.iter().find(near) else { continue };
        let offers: Vec<_> = choices
            .iter()
            .map(|choice| {
                let mut rows = Vec::new();
                choice.pieces.rows(&cue, &columns, BITS, &mut rows);
                let good = exactness(&choice.pieces.content, &answer.content, &columns)
                    + exactness(&choice.pieces.source, &answer.source, &columns)
                    + 0.5 * overlap(&choice.pieces.content, &answer.content);
                Offer { likelihood: choice.likelihood.ln(), rows, good }
            })
            .collect();
        let top = offers.iter().map(|offer| offer.good).fold(f32::MIN, f32::max);
        if offers.iter().any(|offer| offer.good < top) {
            out.push(Case { offers, weight: paragraph.weight });
        }
    }
}

/// Appends the spans that the cues of a paragraph may have, of which one is right.
pub(crate) fn spans(paragraph: &Paragraph, model: &Model, out: &mut Vec<Case>) {
    let mut columns = paragraph.columns.clone();
    for found in model.find(&mut columns, CANDIDATE) {
        let near = |act: &&Answer| found.cue.start < act.cue.end && act.cue.start < found.cue.end;
        let Some(answer) = paragraph.acts.iter().find(near) else { continue };
        let offers: Vec<_> = found
            .spans
            .iter()
            .map(|(span, share)| {
                let mut rows = Vec::new();
                extent_rows(span, &found, &columns, SPAN_BITS, &mut rows);
                let right = bare(span, &columns) == bare(&answer.cue, &columns);
                Offer { likelihood: share.ln(), rows, good: f32::from(u8::from(right)) }
            })
            .collect();
        let right = offers.iter().filter(|offer| offer.good > 0.0).count();
        if right > 0 && right < offers.len() {
            out.push(Case { offers, weight: paragraph.weight });
        }
    }
}

/// A piece without the marks at its edges and a leading `that`.
fn bare(range: &Range<usize>, columns: &Columns) -> Range<usize> {
    let Range { mut start, mut end } = *range;
    while start < end && !columns.is_word(start) {
        start += 1;
    }
    if end - start > 1 && columns.is_that(start) {
        start += 1;
    }
    while end > start && !columns.is_word(end - 1) {
        end -= 1;
    }
    start..end
}

/// F1 of pieces.
fn exactness(found: &[Range<usize>], wanted: &[Range<usize>], columns: &Columns) -> f32 {
    let pieces = |ranges: &[Range<usize>]| -> Vec<Range<usize>> {
        ranges.iter().map(|range| bare(range, columns)).filter(|range| !range.is_empty()).collect()
    };
    let (found, wanted) = (pieces(found), pieces(wanted));
    if found.is_empty() && wanted.is_empty() {
        return 1.0;
    }
    let hits = found.iter().filter(|range| wanted.contains(range)).count();
    2.0 * hits as f32 / (found.len() + wanted.len()) as f32
}

/// Intersection over union.
fn overlap(a: &[Range<usize>], b: &[Range<usize>]) -> f32 {
    let count = |ranges: &[Range<usize>]| ranges.iter().map(ExactSizeIterator::len).sum::<usize>();
    let both = |a: &Range<usize>, b: &Range<usize>| a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let shared: usize = a.iter().map(|a| b.iter().map(|b| both(a, b)).sum::<usize>()).sum();
    shared as f32 / (count(a) + count(b) - shared).max(1) as f32
}

/// The weights of the features of labellings.
pub(crate) fn learn(cases: &[Case], seed: u64) -> Vec<f32> {
    fit(cases, seed, BITS)
}

/// The weights of the features of spans.
pub(crate) fn learn_spans(cases: &[Case], seed: u64) -> Vec<f32> {
    fit(cases, seed, SPAN_BITS)
}

/// `e` to the power of each value, as shares of their sum.
fn shares(mut values: Vec<f32>) -> Vec<f32> {
    let top = values.iter().copied().fold(f32::MIN, f32::max);
    values.iter_mut().for_each(|value| *value = (*value - top).exp());
    let all: f32 = values.iter().sum();
    values.iter_mut().for_each(|value| *value /= all);
    values
}

fn fit(cases: &[Case], seed: u64, bits: u32) -> Vec<f32> {
    let mut counts = vec![0.0f32; 1 << bits];
    let rows = cases.iter().flat_map(|case| &case.offers).flat_map(|offer| &offer.rows);
    rows.for_each(|row| counts[*row as usize] += 1.0);
    let offers: usize = cases.iter().map(|case| case.offers.len()).sum();
    // Rows that hardly occur shrink in each of their steps by as much as others do in all of theirs.
    let decay_of = |row: usize| DECAY * (DECAY_SHARE * offers as f32 / counts[row]).min(1.0);
    let mut weights = vec![0.0f32; 1 << bits];
    let mut squares = weights.clone();
    let mut random = Random(seed);
    let mut order: Vec<usize> = (0..cases.len()).collect();
    for pass in 0..PASSES {
        random.shuffle(&mut order);
        let step = if pass * 3 < PASSES * 2 { 0.05 } else { 0.01 };
        for index in &order {
            let case = &cases[*index];
            let sum = |offer: &Offer| -> f32 { offer.rows.iter().map(|row| weights[*row as usize]).sum() };
            let sums: Vec<f32> = case.offers.iter().map(|offer| offer.likelihood + sum(offer)).collect();
            // What is better than others is to be likelier than it is.
            let better =
                sums.iter().zip(&case.offers).map(|(sum, offer)| sum + SHARPNESS * offer.good).collect();
            let (own, wanted) = (shares(sums), shares(better));
            for ((offer, own), wanted) in case.offers.iter().zip(own).zip(wanted) {
                let slope = case.weight * (wanted - own);
                if slope.abs() < 1e-4 {
                    continue;
                }
                for row in offer.rows.iter().map(|row| *row as usize) {
                    let slope = slope - decay_of(row) * weights[row];
                    squares[row] += slope * slope;
                    weights[row] += step * slope / (squares[row] + 1e-6).sqrt();
                }
            }
        }
    }
    weights
}
