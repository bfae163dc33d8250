//! Which of the likeliest labellings of a window is right: what a labelling looks like as a whole, where
//! its pieces begin and end, tells more than the pairs of neighbours that made it likely.

use std::ops::Range;

use super::column::{Columns, bucket, col, mix};

use col::{FORM, MARK, MARK_RIGHT, SENTENCE, STEM, TAG, VERB_LEFT, VERB_RIGHT};

/// What a labelling says: ranges of tokens, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces {
    /// What was said.
    pub content: Vec<Range<usize>>,
    /// Who said it.
    pub source: Vec<Range<usize>>,
}

/// A labelling and how likely it is, as a share of the likeliest one's probability.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What it says.
    pub pieces: Pieces,
    /// The labels, from the window's first token on.
    pub labels: Vec<u8>,
    /// Its probability by that of the likeliest.
    pub likelihood: f32,
}

/// Places of a piece: the two tokens before it, its first two, its last two, the two behind, its cue.
const BEFORE: u8 = 1;
const FIRST: u8 = 2;
const SECOND: u8 = 3;
const LATE: u8 = 4;
const LAST: u8 = 5;
const BEHIND: u8 = 6;
const NEXT: u8 = 7;
const CUE: u8 = 8;

/// Columns of up to three places.
type Look = [(u8, u8); 3];

const fn one(a: (u8, u8)) -> Look {
    [a; 3]
}

const fn two(a: (u8, u8), b: (u8, u8)) -> Look {
    [a, b, b]
}

/// The features of a piece that look at the words at its edges.
const LOOKS: [Look; 36] = [
    one((FORM, BEFORE)),
    one((FORM, FIRST)),
    two((TAG, BEFORE), (TAG, FIRST)),
    two((FORM, BEFORE), (TAG, FIRST)),
    two((TAG, BEFORE), (FORM, FIRST)),
    two((TAG, FIRST), (TAG, SECOND)),
    [(TAG, BEFORE), (TAG, FIRST), (TAG, SECOND)],
    two((FORM, FIRST), (TAG, SECOND)),
    one((FORM, LAST)),
    one((FORM, BEHIND)),
    two((TAG, LAST), (TAG, BEHIND)),
    two((FORM, LAST), (TAG, BEHIND)),
    two((TAG, LAST), (FORM, BEHIND)),
    two((FORM, LAST), (FORM, BEHIND)),
    two((TAG, BEHIND), (TAG, NEXT)),
    two((FORM, BEHIND), (TAG, NEXT)),
    two((FORM, BEHIND), (FORM, NEXT)),
    two((TAG, BEHIND), (FORM, NEXT)),
    [(TAG, LAST), (TAG, BEHIND), (TAG, NEXT)],
    [(TAG, LATE), (TAG, LAST), (TAG, BEHIND)],
    two((MARK, LAST), (MARK, BEHIND)),
    two((MARK, BEFORE), (MARK, FIRST)),
    [(MARK, FIRST), (MARK, LAST), (TAG, BEHIND)],
    two((SENTENCE, BEHIND), (TAG, BEHIND)),
    two((SENTENCE, FIRST), (TAG, BEFORE)),
    two((VERB_RIGHT, BEHIND), (FORM, BEHIND)),
    two((VERB_RIGHT, BEHIND), (TAG, BEHIND)),
    [(VERB_RIGHT, NEXT), (FORM, BEHIND), (TAG, NEXT)],
    two((MARK_RIGHT, BEHIND), (FORM, BEHIND)),
    two((VERB_LEFT, BEHIND), (FORM, BEHIND)),
    two((STEM, CUE), (FORM, FIRST)),
    two((STEM, CUE), (TAG, BEFORE)),
    two((STEM, CUE), (TAG, FIRST)),
    two((STEM, CUE), (FORM, BEHIND)),
    two((STEM, CUE), (TAG, BEHIND)),
    two((TAG, CUE), (FORM, BEFORE)),
];

impl Pieces {
    /// What `labels` say of the tokens from `first` on.
    pub(super) fn of(labels: &[u8], first: usize) -> Self {
        let mut out = Self::default();
        for (at, label) in (first..).zip(labels) {
            let list = match label {
                1 | 2 => &mut out.content,
                3 | 4 => &mut out.source,
                _ => continue,
            };
            match list.last_mut().filter(|range| range.end == at && label % 2 == 0) {
                Some(range) => range.end = at + 1,
                None => list.push(at..at + 1),
            }
        }
        out
    }

    /// Appends the rows of its features in a table of 2^`bits` rows; `cue` is that of the window.
    pub fn rows(&self, cue: &Range<usize>, columns: &Columns, bits: u32, out: &mut Vec<u32>) {
        let mut push = |parts: &[u32]| {
            let hash = parts.iter().fold(0x9e37_79b9, |hash, part| mix(hash, *part));
            out.push(hash.wrapping_mul(0xc2b2_ae35) >> (32 - bits));
        };
        let stem = columns.cell(cue.start, 0, STEM);
        let counts = [&self.content, &self.source].map(|list| list.len().min(3) as u32);
        let marked = |at: usize| u32::from(columns.in_marks(at));
        push(&[1, counts[0], counts[1]]);
        push(&[2, counts[0], stem]);
        let starts = |list: &[Range<usize>]| list.first().map_or(0, |range| range.start);
        let ends = |list: &[Range<usize>]| list.last().map_or(0, |range| range.end);
        let order = [
            starts(&self.content) < cue.start,
            ends(&self.content) > cue.end,
            starts(&self.source) < cue.start,
            ends(&self.source) > cue.end,
            starts(&self.source) < starts(&self.content),
        ];
        let order = order.iter().fold(0, |all, yes| all << 1 | u32::from(*yes));
        push(&[3, order, counts[0]]);
        push(&[4, order, stem]);
        for (role, list) in [(0, &self.content), (1, &self.source)] {
            let mut before = 0;
            for (number, range) in list.iter().enumerate() {
                let side = if range.end <= cue.start {
                    0
                } else if range.start >= cue.end {
                    1
                } else {
                    2
                };
                let kind = 16 + role * 4 + side;
                let last = range.end - 1;
                let places = [
                    range.start.wrapping_sub(2),
                    range.start.wrapping_sub(1),
                    range.start,
                    if range.len() > 1 { range.start + 1 } else { usize::MAX / 2 },
                    if range.len() > 1 { last - 1 } else { usize::MAX / 2 },
                    last,
                    range.end,
                    range.end + 1,
                    cue.start,
                ];
                let cell = |(column, place): (u8, u8)| {
                    places.get(usize::from(place)).map_or(0, |at| columns.cell(*at, 0, column))
                };
                for (number, [a, b, c]) in (64..).zip(LOOKS) {
                    push(&[number, kind & 4, cell(a), cell(b), cell(c)]);
                }
                let (a, b) = (columns.tally(range.start), columns.tally(range.end));
                let inside =
                    [b.verbs - a.verbs, b.commas - a.commas, b.breaks - a.breaks, b.sentence - a.sentence];
                let [verbs, commas, breaks, sentences] = inside.map(|count| count.min(3));
                let length = bucket(range.len());
                let gap = if side == 0 { cue.start - range.end } else { range.start.saturating_sub(cue.end) };
                let gap = bucket(gap);
                let sentence = columns.sentence(range.start);
                let tail = columns.sentence(last);
                let edges = u32::from(range.start == sentence.start)
                    | u32::from(range.end == tail.end) << 1
                    | u32::from(range.end + 1 == tail.end) << 2
                    | u32::from(range.start == 0) << 3;
                let marks = marked(range.start) | marked(last) << 1 | (b.quotes - a.quotes).min(2) << 2;
                push(&[5, kind, length]);
                push(&[6, kind, edges, marks]);
                push(&[7, kind, verbs, commas]);
                push(&[8, kind, breaks, sentences, marks]);
                push(&[9, kind, gap, cell((TAG, if side == 0 { BEHIND } else { BEFORE }))]);
                push(&[10, kind, gap, length]);
                push(&[11, kind, marks, cell((MARK, BEFORE)), cell((MARK, BEHIND))]);
                push(&[12, kind, edges, cell((TAG, BEHIND))]);
                push(&[13, kind, verbs, cell((VERB_RIGHT, BEHIND)), cell((TAG, BEHIND))]);
                let likely =
                    u32::from(columns.cue_likeness(range.end + 1).max(columns.cue_likeness(range.end)) / 3);
                push(&[14, kind, likely, cell((TAG, BEHIND))]);
                if number > 0 {
                    push(&[15, kind, bucket(range.start.saturating_sub(before)), marks]);
                }
                if role == 1 {
                    let shape =
                        range.clone().take(6).fold(length, |all, at| mix(all, u32::from(columns.tag(at).0)));
                    push(&[16, shape]);
                    push(&[17, shape, cell((TAG, BEHIND))]);
                }
                before = range.end;
            }
        }
    }
}
