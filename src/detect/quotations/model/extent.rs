//! How far a cue reaches: which of the spans that hold its verb belongs best between what was said and its source.

use std::ops::Range;

use super::column::{Columns, bucket, col, mix};
use super::{CUE_LABELS, Found, Lattice};

use col::{FORM, STEM, TAG, TAGS};

/// How many tokens a cue may begin and end before or behind where it seemed to at first.
const EARLIER: usize = 3;
const LATER: usize = 2;
const SHORTER: usize = 3;
const LONGER: usize = 5;

/// Least probability that a word belongs to the cue or does not: the first stage never takes some.
const FLOOR: f32 = 0.05;

/// Spans with a smaller share of the likeliest one's probability are not looked at.
const UNLIKELY: f32 = 0.005;

/// The spans that the cue of `found` may have, with their probabilities as shares of the likeliest's.
pub(super) fn spans(
    found: &Found,
    columns: &Columns,
    lattice: &Lattice<CUE_LABELS>,
) -> Vec<(Range<usize>, f32)> {
    let Range { start, end } = found.cue;
    let sentence = columns.sentence(start);
    let taken = |at: usize| found.content.iter().chain(&found.source).any(|range| range.contains(&at));
    let in_cue = |at: usize| lattice.probability(at, 1) + lattice.probability(at, 2);
    let clear = |share: f32| share.clamp(FLOOR, 1.0 - FLOOR);
    let goes_on = |at: usize| clear(lattice.probability(at, 2) / in_cue(at - 1).max(0.01));
    let mut out = Vec::new();
    let earliest = start.saturating_sub(EARLIER).max(sentence.start);
    for from in earliest..end.min(start + LATER + 1) {
        if (from..start).any(taken) {
            continue;
        }
        let mut sure = clear(lattice.probability(from, 1));
        let least = end.saturating_sub(SHORTER).max(from + 1);
        for to in from + 1..=(end + LONGER).min(sentence.end) {
            if to > end && taken(to - 1) {
                break;
            }
            if to > from + 1 {
                sure *= goes_on(to - 1);
            }
            if to >= least {
                let stops = if to < columns.len() { 1.0 - goes_on(to) } else { 1.0 };
                out.push((from..to, sure * stops));
            }
        }
    }
    let top = out.iter().fold(0.0f32, |top, span| top.max(span.1));
    out.sort_by(|a, b| b.1.total_cmp(&a.1));
    out.retain(|span| span.1 >= UNLIKELY * top);
    for span in &mut out {
        span.1 /= top;
    }
    out
}

/// Appends the rows of the features of a span in a table of 2^`bits` rows.
pub fn extent_rows(span: &Range<usize>, found: &Found, columns: &Columns, bits: u32, out: &mut Vec<u32>) {
    let Range { start, end } = *span;
    let mut push = |parts: &[u32]| {
        let hash = parts.iter().fold(0x51ed_270b, |hash, part| mix(hash, *part));
        out.push(hash.wrapping_mul(0xc2b2_ae35) >> (32 - bits));
    };
    let cell = |at: usize, by: i8, column: u8| columns.cell(at, by, column);
    let last = end - 1;
    // How what was said and its source stand to the span: before it, behind it, and how near.
    let gap = |ranges: &[Range<usize>]| {
        let behind = ranges.iter().map(|range| range.start).find(|at| *at >= end);
        let before = ranges.iter().rev().map(|range| range.end).find(|at| *at <= start);
        let near = |gap: Option<usize>| gap.map_or(7, |gap| gap.min(4) as u32);
        near(behind.map(|at| at - end)) << 3 | near(before.map(|at| start - at))
    };
    let (said, by) = (gap(&found.content), gap(&found.source));
    let (next, before) = (said >> 3, by & 7);
    let next_said = if next < 4 { cell(end + next as usize, 0, FORM) } else { 0 };
    let next_tag = if next < 4 { cell(end + next as usize, 0, TAG) } else { 0 };
    let shape = span.clone().take(8).fold(0, |all, at| mix(all, u32::from(columns.tag(at).0)));
    let phrase = span.clone().take(8).fold(0, |all, at| mix(all, cell(at, 0, FORM)));
    let stems = span.clone().take(8).fold(0, |all, at| mix(all, cell(at, 0, STEM)));
    let length = bucket(span.len());
    let head = cell(found.cue.start, 0, STEM);
    let marks = span.clone().filter(|&at| !columns.is_word(at)).count().min(2) as u32;
    push(&[1, length, said, by]);
    push(&[2, length, marks]);
    push(&[3, shape]);
    push(&[4, phrase]);
    push(&[5, stems, next]);
    push(&[6, shape, next]);
    push(&[7, shape, before]);
    push(&[8, said, by]);
    push(&[9, cell(start, 0, FORM)]);
    push(&[10, cell(start, 0, TAG), before]);
    push(&[11, cell(start, -1, FORM), before.min(1)]);
    push(&[12, cell(start, -1, TAG), cell(start, 0, TAG)]);
    push(&[13, cell(start, -1, FORM), cell(start, 0, TAGS)]);
    push(&[14, cell(start, -1, TAG), cell(start, 0, FORM)]);
    push(&[15, cell(last, 0, FORM), next.min(1)]);
    push(&[16, cell(last, 0, TAG), next]);
    push(&[17, cell(end, 0, FORM), next.min(1)]);
    push(&[18, cell(last, 0, TAG), cell(end, 0, TAG), next.min(1)]);
    push(&[19, cell(last, 0, FORM), cell(end, 0, TAG)]);
    push(&[20, cell(last, 0, TAGS), cell(end, 0, FORM)]);
    push(&[21, cell(last, 0, FORM), cell(end, 0, FORM)]);
    push(&[22, cell(end, 0, TAG), cell(end, 1, TAG), next.min(1)]);
    push(&[23, cell(last, 0, FORM), next_said]);
    push(&[24, cell(last, 0, TAG), next_tag, next]);
    push(&[25, head, (found.cue.start > start).into(), (found.cue.end < end).into()]);
    push(&[26, head, next, length]);
    push(&[27, head, cell(last, 0, FORM)]);
    push(&[28, head, cell(end, 0, FORM), (found.cue.end < end).into()]);
    push(&[29, cell(last, -1, TAG), cell(last, 0, TAG), cell(end, 0, TAG)]);
    push(&[30, cell(end, 0, FORM), cell(end, 1, FORM)]);
    push(&[31, u32::from(columns.in_marks(start)), said]);
}
