//! What speaks for a find and against it: the decision whether it counts looks at nothing else.

use std::ops::Range;

use super::Found;
use super::column::{Columns, col, mix};

use col::{FORM, MARK, STEM, TAG};

/// How many numbers [`Found::evidence`] has.
pub const EVIDENCE: usize = 26;

/// Places of a find: the first token of its cue, the one before, its last, the one behind, the same of
/// its content, and the first and last token of its source.
const CUE: u8 = 0;
const BEFORE_CUE: u8 = 1;
const LAST_CUE: u8 = 2;
const BEHIND_CUE: u8 = 3;
const CONTENT: u8 = 4;
const BEFORE: u8 = 5;
const LAST: u8 = 6;
const BEHIND: u8 = 7;
const SOURCE: u8 = 8;
const LAST_SOURCE: u8 = 9;

/// Columns of one place or two.
type Relation = [(u8, u8); 2];

const fn one(column: u8, place: u8) -> Relation {
    [(column, place); 2]
}

/// The features of a whole relation.
pub const RELATIONS: [Relation; 24] = [
    one(STEM, CUE),
    [(STEM, CUE), (TAG, CUE)],
    [(TAG, BEFORE_CUE), (TAG, CUE)],
    one(FORM, BEFORE_CUE),
    one(FORM, BEHIND_CUE),
    [(STEM, CUE), (TAG, BEHIND_CUE)],
    one(STEM, LAST_CUE),
    one(TAG, CONTENT),
    one(FORM, CONTENT),
    [(TAG, BEFORE), (TAG, CONTENT)],
    [(FORM, BEFORE), (TAG, CONTENT)],
    [(TAG, LAST), (TAG, BEHIND)],
    one(FORM, BEHIND),
    [(STEM, CUE), (TAG, CONTENT)],
    [(STEM, CUE), (FORM, CONTENT)],
    [(STEM, CUE), (MARK, CONTENT)],
    [(TAG, CUE), (TAG, CONTENT)],
    one(TAG, SOURCE),
    one(FORM, SOURCE),
    one(STEM, LAST_SOURCE),
    one(TAG, LAST_SOURCE),
    [(TAG, SOURCE), (TAG, LAST_SOURCE)],
    [(STEM, CUE), (TAG, LAST_SOURCE)],
    one(MARK, LAST_SOURCE),
];

/// Notes for each find how likely the cues are that stand in its content, and those whose content
/// holds its cue: hardly ever are both right. The finds are in the order of their cues.
pub(super) fn note_nesting(all: &mut [Found]) {
    for at in 0..all.len() {
        let Some(find) = all.get(at) else { return };
        let (content, sure) = (find.content.clone(), find.cue_probability);
        let mut holds = 0.0f32;
        for range in content {
            let first = all.partition_point(|other| other.cue.start < range.start);
            for other in all.iter_mut().skip(first).take_while(|other| other.cue.start < range.end) {
                if !other.content.is_empty() {
                    holds = holds.max(other.cue_probability);
                    other.held = other.held.max(sure);
                }
            }
        }
        all.get_mut(at).into_iter().for_each(|find| find.holds = holds);
    }
}

impl Found {
    /// What the decision whether it counts looks at.
    pub fn evidence(&self, columns: &Columns) -> [f32; EVIDENCE] {
        let words = self.content.iter().map(ExactSizeIterator::len).sum::<usize>();
        let marked = self.content.iter().flat_map(Range::clone).filter(|&at| columns.in_marks(at)).count();
        let flag = |yes: bool| if yes { 1.0 } else { 0.0 };
        let cue = self.cue_probability.sqrt();
        let cue_marked = columns.in_marks(self.cue.start);
        let tag = columns.tag(self.cue.start);
        let class = columns.cue_class(self.cue.start);
        let first = self.content.first().map_or(0, |range| range.start);
        [
            1.0,
            self.cue_probability,
            cue * self.content_probability,
            self.content_probability,
            self.source_probability,
            cue * self.source_probability,
            flag(self.source.is_empty()),
            flag(words < 3),
            flag(words < 6),
            flag(words > 60),
            flag(marked > 0),
            flag(marked * 10 > words * 9),
            flag(cue_marked),
            flag(self.content.len() > 1),
            flag(first < self.cue.start),
            flag(tag.is_finite()),
            flag(tag.is_verb()),
            flag(class == 0),
            flag(class == 3),
            self.least_content,
            self.ends[0],
            self.ends[1],
            self.held,
            flag(self.held > self.cue_probability),
            self.holds,
            flag(self.holds > self.cue_probability),
        ]
    }

    /// The rows of its features in a table of 2^`bits` rows.
    pub fn rows(&self, columns: &Columns, bits: u32) -> [u32; RELATIONS.len()] {
        let edges = |ranges: &[Range<usize>]| match ranges {
            [first, .., last] => [first.start, last.end],
            [only] => [only.start, only.end],
            // Where no token is.
            [] => [usize::MAX / 2; 2],
        };
        let [content, behind] = edges(&self.content);
        let [source, behind_source] = edges(&self.source);
        let Range { start, end } = self.cue;
        let places = [
            start,
            start.wrapping_sub(1),
            end.wrapping_sub(1),
            end,
            content,
            content.wrapping_sub(1),
            behind.wrapping_sub(1),
            behind,
            source,
            behind_source.wrapping_sub(1),
        ];
        let mut number = 0u32;
        RELATIONS.map(|relation| {
            number = number.wrapping_add(0x9e37_79b9);
            let cell = |(column, place): (u8, u8)| {
                places.get(usize::from(place)).map_or(0, |at| columns.cell(*at, 0, column))
            };
            let hash = relation.iter().fold(number, |hash, part| mix(hash, cell(*part)));
            hash.wrapping_mul(0xc2b2_ae35) >> (32 - bits)
        })
    }
}
