//! The decision whether what was found around a cue counts: logistic regression on its evidence,
//! which makes the confidence one that can be believed.

use std::ops::Range;

use provenote::detect::quotations::model::{Found, Model};

use crate::chain::Random;
use crate::lesson::{Answer, Paragraph};

/// Evidence of a find, whether it was right, and how much that counts.
pub(crate) type Find = (Vec<f32>, bool, f32);

/// Least probability of the cues that are learned from: with less likely ones than are tried later, so
/// that there is more to refuse.
const CANDIDATE: f32 = 0.06;

/// Appends what `model` finds in a paragraph that it has not seen.
pub(crate) fn finds(paragraph: &Paragraph, model: &Model, out: &mut Vec<Find>) {
    let mut columns = paragraph.columns.clone();
    let found = model.find(&mut columns, CANDIDATE);
    for found in found.into_iter().filter(|found| !found.content.is_empty()) {
        let right = paragraph.acts.iter().any(|answer| is_right(&found, answer));
        out.push((found.evidence(&columns).to_vec(), right, paragraph.weight));
    }
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

/// The weights of the evidence.
pub(crate) fn learn(finds: &[Find], seed: u64) -> Vec<f32> {
    let width = finds.first().map_or(0, |find| find.0.len());
    let (mut weights, mut squares) = (vec![0.0f32; width], vec![0.0f32; width]);
    let mut random = Random(seed);
    let mut order: Vec<usize> = (0..finds.len()).collect();
    for pass in 0..20 {
        random.shuffle(&mut order);
        let step = if pass < 12 { 0.1 } else { 0.02 };
        for index in &order {
            let (evidence, right, weight) = &finds[*index];
            let sum: f32 = evidence.iter().zip(&weights).map(|(e, w)| e * w).sum();
            let slope = weight * (f32::from(u8::from(*right)) - 1.0 / (1.0 + (-sum).exp()));
            for ((w, s), e) in weights.iter_mut().zip(&mut squares).zip(evidence) {
                let slope = slope * e;
                *s += slope * slope;
                *w += step * slope / (*s + 1e-6).sqrt();
            }
        }
    }
    weights
}
