//! The decision whether what was found around a cue counts: logistic regression on its evidence,
//! which makes the confidence one that can be believed.

use std::ops::Range;

use provenote::detect::quotations::model::{Found, Model};

use crate::chain::Random;
use crate::lesson::{Answer, Paragraph};

/// A find to learn from.
pub(crate) struct Find {
    evidence: Vec<f32>,
    rows: Vec<u32>,
    right: bool,
    /// How much it counts.
    weight: f32,
}

/// Bits of the number of rows for features.
const BITS: u32 = 12;

/// Least probability of the cues that are learned from: with less likely ones than are tried later, so
/// that there is more to refuse.
const CANDIDATE: f32 = 0.03;

/// Appends what `model` finds in a paragraph that it has not seen.
pub(crate) fn finds(paragraph: &Paragraph, model: &Model, out: &mut Vec<Find>) {
    let mut columns = paragraph.columns.clone();
    let found = model.find(&mut columns, CANDIDATE);
    let found: Vec<Found> = found.into_iter().filter(|found| !found.content.is_empty()).collect();
    // Of several finds of the same act the likeliest is right, one with its cue before others.
    let best = |answer: &Answer| {
        let near = |found: &Found| found.cue.start < answer.cue.end && answer.cue.start < found.cue.end;
        let own = found.iter().enumerate().filter(|(_, found)| is_right(found, answer));
        let rank = |found: &Found| (near(found), found.cue_probability);
        own.max_by(|a, b| rank(a.1).partial_cmp(&rank(b.1)).unwrap()).map(|(index, _)| index)
    };
    let right: Vec<usize> = paragraph.acts.iter().filter_map(best).collect();
    out.extend(found.iter().enumerate().map(|(index, found)| Find {
        evidence: found.evidence(&columns).to_vec(),
        rows: found.rows(&columns, BITS).to_vec(),
        right: right.contains(&index),
        weight: paragraph.weight,
    }));
}

/// How many tokens two lists of ranges share, and how many each has.
fn shared(a: &[Range<usize>], b: &[Range<usize>]) -> (usize, usize, usize) {
    let count = |ranges: &[Range<usize>]| ranges.iter().map(ExactSizeIterator::len).sum::<usize>();
    let both = |a: &Range<usize>, b: &Range<usize>| a.end.min(b.end).saturating_sub(a.start.max(b.start));
    (a.iter().map(|a| b.iter().map(|b| both(a, b)).sum::<usize>()).sum(), count(a), count(b))
}

/// True where content and source are those of the answer.
fn is_right(found: &Found, answer: &Answer) -> bool {
    let (both, a, b) = shared(&found.content, &answer.content);
    let (source, x, y) = shared(&found.source, &answer.source);
    both * 2 >= a + b - both && (source * 2 >= x.min(y) && source > 0 || x + y == 0)
}

/// The weights of the evidence, and of rows of features.
pub(crate) fn learn(finds: &[Find], seed: u64) -> (Vec<f32>, Vec<f32>) {
    // Rows that hardly occur shrink in each of their steps by as much as others do in all of theirs.
    const DECAY: f32 = 0.003;
    let mut counts = vec![0.0f32; 1 << BITS];
    finds.iter().flat_map(|find| &find.rows).for_each(|row| counts[*row as usize] += 1.0);
    let decay_of = |row: usize| (DECAY * finds.len() as f32 / counts[row]).min(1.0);
    let width = finds.first().map_or(0, |find| find.evidence.len());
    let mut weights = vec![0.0f32; width + (1 << BITS)];
    let mut squares = weights.clone();
    let mut random = Random(seed);
    let mut order: Vec<usize> = (0..finds.len()).collect();
    for pass in 0..20 {
        random.shuffle(&mut order);
        let step = if pass < 12 { 0.1 } else { 0.02 };
        for index in &order {
            let find = &finds[*index];
            let rows = || find.rows.iter().map(|row| (width + *row as usize, 1.0));
            let parts = || find.evidence.iter().copied().enumerate().chain(rows());
            let sum: f32 = parts().map(|(place, value)| weights[place] * value).sum();
            let slope = find.weight * (f32::from(u8::from(find.right)) - 1.0 / (1.0 + (-sum).exp()));
            for (place, value) in parts() {
                let decay = place.checked_sub(width).map_or(0.0, decay_of);
                let slope = slope * value - decay * weights[place];
                squares[place] += slope * slope;
                weights[place] += step * slope / (squares[place] + 1e-6).sqrt();
            }
        }
    }
    let rows = weights.split_off(width);
    (weights, rows)
}
