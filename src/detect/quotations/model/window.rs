//! Features of the second stage: what does this word do for that cue?

use std::ops::Range;

use super::column::{Columns, EDGE, bucket, col, mix};
use super::cue::{NONE, Template, one, rows_of, three, two};
use super::lexicon::Tag;

use col::{
    FORM, LAST_CUE, MARK, MARK_LEFT, MARK_RIGHT, NEXT_CUE, NOUN_RIGHT, SENTENCE, SHAPE, STEM, SUFFIX2,
    SUFFIX3, TAG, TAGS, VERB_RIGHT,
};

/// How far a window reaches, in tokens to either side of the cue.
pub const REACH: usize = 160;

/// Numbers of the columns that look at the cue, behind those of [`col`].
mod rel {
    use super::col;
    const BASE: u8 = col::COUNT as u8;
    pub(super) const DISTANCE: u8 = BASE;
    pub(super) const SIDE: u8 = BASE + 1;
    pub(super) const CUE_STEM: u8 = BASE + 2;
    pub(super) const CUE_FORM: u8 = BASE + 3;
    pub(super) const CUE_TAG: u8 = BASE + 4;
    pub(super) const CUE_END: u8 = BASE + 5;
    pub(super) const LEFT_FORM: u8 = BASE + 6;
    pub(super) const RIGHT_FORM: u8 = BASE + 7;
    pub(super) const LEFT_TAG: u8 = BASE + 8;
    pub(super) const RIGHT_TAG: u8 = BASE + 9;
    pub(super) const SENTENCES: u8 = BASE + 10;
    pub(super) const COMMAS: u8 = BASE + 11;
    pub(super) const VERBS: u8 = BASE + 12;
    pub(super) const CUES: u8 = BASE + 13;
    pub(super) const LIKENESS: u8 = BASE + 14;
    pub(super) const PATH: u8 = BASE + 15;
    pub(super) const GROUPS: u8 = BASE + 16;
    pub(super) const QUOTE: u8 = BASE + 17;
    pub(super) const QUOTES: u8 = BASE + 18;
    pub(super) const CUE_MARK: u8 = BASE + 19;
    pub(super) const CUE_PLACE: u8 = BASE + 20;
    pub(super) const CUE_THAT: u8 = BASE + 21;
    pub(super) const EDGES: u8 = BASE + 22;
    /// How many there are.
    pub(super) const COUNT: usize = 23;
}
use rel::{
    COMMAS, CUE_END, CUE_FORM, CUE_MARK, CUE_PLACE, CUE_STEM, CUE_TAG, CUE_THAT, CUES, DISTANCE, EDGES,
    GROUPS, LEFT_FORM, LEFT_TAG, LIKENESS, PATH, QUOTE, QUOTES, RIGHT_FORM, RIGHT_TAG, SENTENCES, SIDE,
    VERBS,
};

/// How many features do not look at the cue.
pub(super) const STILL: usize = 40;

/// How many do.
pub(super) const MOVING: usize = WINDOW_TEMPLATES.len() - STILL;

/// The features of the second stage: first those that do not look at the cue.
pub const WINDOW_TEMPLATES: [Template; 135] = [
    one(FORM, -2),
    one(FORM, -1),
    one(FORM, 0),
    one(FORM, 1),
    one(FORM, 2),
    one(TAG, -2),
    one(TAG, -1),
    one(TAG, 0),
    one(TAG, 1),
    one(TAG, 2),
    one(STEM, 0),
    one(SHAPE, -1),
    one(SHAPE, 0),
    one(SHAPE, 1),
    one(MARK, -1),
    one(MARK, 0),
    one(MARK, 1),
    one(SUFFIX2, 0),
    one(SUFFIX3, 0),
    one(TAGS, 0),
    one(TAGS, -1),
    one(TAGS, 1),
    two((FORM, -1), (FORM, 0)),
    two((FORM, 0), (FORM, 1)),
    two((TAG, -1), (TAG, 0)),
    two((TAG, 0), (TAG, 1)),
    two((TAG, -2), (TAG, -1)),
    two((TAG, 1), (TAG, 2)),
    three((TAG, -2), (TAG, -1), (TAG, 0)),
    three((TAG, -1), (TAG, 0), (TAG, 1)),
    three((TAG, 0), (TAG, 1), (TAG, 2)),
    two((MARK_LEFT, 0), (TAG, 0)),
    two((MARK_RIGHT, 0), (TAG, 0)),
    two((VERB_RIGHT, 0), (TAG, 0)),
    two((NOUN_RIGHT, 0), (TAG, 0)),
    two((SENTENCE, 0), (TAG, 0)),
    two((MARK, 0), (TAG, -1)),
    two((MARK, -1), (TAG, 0)),
    three((MARK, -1), (MARK, 0), (MARK, 1)),
    two((FORM, -1), (TAG, 0)),
    // Those that do.
    one(DISTANCE, 0),
    one(SIDE, 0),
    two((DISTANCE, 0), (CUE_STEM, 0)),
    two((SIDE, 0), (CUE_STEM, 0)),
    two((SIDE, 0), (CUE_FORM, 0)),
    two((SIDE, 0), (CUE_TAG, 0)),
    two((DISTANCE, 0), (CUE_TAG, 0)),
    two((SIDE, 0), (FORM, 0)),
    two((SIDE, 0), (TAG, 0)),
    two((SIDE, 0), (FORM, -1)),
    two((SIDE, 0), (FORM, 1)),
    two((SIDE, 0), (TAG, -1)),
    two((SIDE, 0), (TAG, 1)),
    two((DISTANCE, 0), (FORM, 0)),
    two((DISTANCE, 0), (TAG, 0)),
    two((DISTANCE, 0), (FORM, -1)),
    two((DISTANCE, 0), (TAG, -1)),
    two((DISTANCE, 0), (SHAPE, 0)),
    two((DISTANCE, 0), (MARK, 0)),
    three((CUE_STEM, 0), (SIDE, 0), (TAG, 0)),
    three((CUE_STEM, 0), (SIDE, 0), (FORM, 0)),
    three((CUE_STEM, 0), (SIDE, 0), (FORM, -1)),
    three((SIDE, 0), (TAG, -1), (TAG, 0)),
    three((SIDE, 0), (TAG, 0), (TAG, 1)),
    three((SIDE, 0), (SHAPE, 0), (MARK, 0)),
    three((CUE_TAG, 0), (SIDE, 0), (TAG, 0)),
    three((CUE_TAG, 0), (SIDE, 0), (MARK, 0)),
    two((SENTENCES, 0), (SIDE, 0)),
    two((SENTENCES, 0), (MARK, 0)),
    two((SENTENCES, 0), (CUE_STEM, 0)),
    two((SENTENCES, 0), (QUOTE, 0)),
    two((COMMAS, 0), (SIDE, 0)),
    two((COMMAS, 0), (CUE_STEM, 0)),
    three((COMMAS, 0), (SIDE, 0), (TAG, 0)),
    three((COMMAS, 0), (SENTENCES, 0), (FORM, -1)),
    two((VERBS, 0), (SIDE, 0)),
    three((VERBS, 0), (SIDE, 0), (TAG, 0)),
    three((VERBS, 0), (COMMAS, 0), (SENTENCES, 0)),
    three((VERBS, 0), (COMMAS, 0), (QUOTE, 0)),
    two((CUES, 0), (SIDE, 0)),
    three((CUES, 0), (SENTENCES, 0), (QUOTE, 0)),
    three((CUES, 0), (COMMAS, 0), (SENTENCES, 0)),
    two((LIKENESS, 0), (SIDE, 0)),
    three((LIKENESS, 0), (COMMAS, 0), (TAG, 0)),
    two((LIKENESS, 0), (TAG, -1)),
    one(PATH, 0),
    two((PATH, 0), (CUE_STEM, 0)),
    two((PATH, 0), (CUE_TAG, 0)),
    two((PATH, 0), (TAG, 0)),
    two((PATH, 0), (TAG, -1)),
    two((GROUPS, 0), (SIDE, 0)),
    three((GROUPS, 0), (SIDE, 0), (TAG, 0)),
    three((GROUPS, 0), (COMMAS, 0), (VERBS, 0)),
    one(QUOTE, 0),
    two((QUOTE, 0), (SIDE, 0)),
    two((QUOTE, 0), (CUE_STEM, 0)),
    two((QUOTE, 0), (MARK, 0)),
    two((QUOTE, 0), (QUOTES, 0)),
    three((QUOTE, 0), (SENTENCES, 0), (QUOTES, 0)),
    three((QUOTE, 0), (MARK, 0), (TAG, -1)),
    three((QUOTE, 0), (SIDE, 0), (EDGES, 0)),
    two((QUOTES, 0), (SIDE, 0)),
    three((QUOTES, 0), (SENTENCES, 0), (SIDE, 0)),
    two((CUE_MARK, 0), (SIDE, 0)),
    three((CUE_MARK, 0), (QUOTE, 0), (SENTENCES, 0)),
    two((CUE_PLACE, 0), (SIDE, 0)),
    three((CUE_PLACE, 0), (SENTENCES, 0), (SIDE, 0)),
    three((CUE_PLACE, 0), (QUOTES, 0), (DISTANCE, 0)),
    two((CUE_THAT, 0), (SIDE, 0)),
    two((CUE_THAT, 0), (DISTANCE, 0)),
    two((LEFT_FORM, 0), (SIDE, 0)),
    two((RIGHT_FORM, 0), (SIDE, 0)),
    two((LEFT_TAG, 0), (SIDE, 0)),
    two((RIGHT_TAG, 0), (SIDE, 0)),
    three((LEFT_TAG, 0), (RIGHT_TAG, 0), (SIDE, 0)),
    three((LEFT_TAG, 0), (RIGHT_TAG, 0), (DISTANCE, 0)),
    three((RIGHT_FORM, 0), (DISTANCE, 0), (CUE_TAG, 0)),
    two((CUE_END, 0), (SIDE, 0)),
    two((EDGES, 0), (SIDE, 0)),
    two((SENTENCES, 0), (MARK, 0)),
    two((SENTENCES, 0), (SIDE, 0)),
    two((COMMAS, 0), (SIDE, 0)),
    two((TAG, 0), (SIDE, 0)),
    two((QUOTE, 0), (SENTENCES, 0)),
    three((NEXT_CUE, 0), (SIDE, 0), (TAG, 0)),
    three((NEXT_CUE, 0), (SIDE, 0), (FORM, -1)),
    three((NEXT_CUE, 0), (COMMAS, 0), (SENTENCES, 0)),
    three((NEXT_CUE, 0), (LAST_CUE, 0), (SIDE, 0)),
    three((LAST_CUE, 0), (DISTANCE, 0), (QUOTE, 0)),
    three((SIDE, 0), (FORM, -1), (FORM, 0)),
    three((SIDE, 0), (FORM, -1), (VERB_RIGHT, 0)),
    three((COMMAS, 0), (VERB_RIGHT, 0), (TAG, 0)),
    three((SIDE, 0), (FORM, -1), (NOUN_RIGHT, 0)),
    three((SIDE, 0), (TAG, -1), (MARK_RIGHT, 0)),
    three((VERB_RIGHT, 0), (MARK_RIGHT, 0), (SIDE, 0)),
];

/// Features of pairs of neighbouring labels.
pub const PAIR_TEMPLATES: [Template; 9] = [
    [NONE; 3],
    two((MARK, -1), (MARK, 0)),
    two((TAG, -1), (TAG, 0)),
    one(FORM, 0),
    one(FORM, -1),
    two((SIDE, 0), (DISTANCE, 0)),
    two((SENTENCES, 0), (SIDE, 0)),
    one(PATH, 0),
    three((SHAPE, -1), (SHAPE, 0), (SIDE, 0)),
];

/// The rows of the features that do not look at the cue.
pub(super) fn still_rows(columns: &Columns, at: usize, bits: u32, rows: &mut [u32]) {
    rows_of(&columns.view(at), WINDOW_TEMPLATES.get(..STILL).unwrap_or_default(), 100, bits, rows);
}

/// One cue and the tokens around it.
pub struct Window<'c> {
    columns: &'c Columns,
    /// The tokens that are looked at.
    pub tokens: Range<usize>,
    cue: Range<usize>,
    /// What is the same for all tokens.
    fixed: [u32; rel::COUNT],
    /// The marked stretches that stand nearest on the left and on the right, and the cue's own.
    near: [u32; 3],
}

impl<'c> Window<'c> {
    /// The window of `reach` tokens to either side of `cue`, [`REACH`] where nothing forbids it.
    pub fn around(columns: &'c Columns, cue: Range<usize>, reach: usize) -> Self {
        let tokens = cue.start.saturating_sub(reach)..columns.len().min(cue.end + reach);
        let cell = |at: usize, by: i8, column: u8| columns.cell(at, by, column);
        let last = cue.end.saturating_sub(1);
        let sentence = columns.sentence(cue.start);
        let own = columns.stretch_of(cue.start);
        let left =
            (tokens.start..cue.start).rev().map(|at| columns.stretch_of(at)).find(|s| *s != 0 && *s != own);
        let right = (cue.end..tokens.end).map(|at| columns.stretch_of(at)).find(|s| *s != 0 && *s != own);
        let inside = |at: usize, to: usize| columns.tally(to).quotes - columns.tally(at).quotes;
        let counts = [
            inside(sentence.start, cue.start),
            inside(cue.end, sentence.end),
            inside(0, cue.start),
            inside(cue.end, columns.len()),
        ];
        let quotes = counts.iter().fold(0, |all, count| all << 2 | (*count).min(2));
        let that = super::word::form_of("that");
        let that_at = (cue.end..cue.end + 4).find(|at| columns.cell(*at, 0, FORM) == that);
        let mut fixed = [0; rel::COUNT];
        let mut set = |column: u8, value: u32| {
            if let Some(place) = fixed.get_mut(column as usize - col::COUNT) {
                *place = value;
            }
        };
        set(CUE_STEM, cell(cue.start, 0, STEM));
        set(CUE_FORM, cell(cue.start, 0, FORM));
        set(CUE_TAG, cell(cue.start, 0, TAGS));
        set(CUE_END, mix(cell(last, 0, FORM), bucket(cue.len())));
        set(LEFT_FORM, cell(cue.start, -1, FORM));
        set(RIGHT_FORM, cell(last, 1, FORM));
        set(LEFT_TAG, cell(cue.start, -1, TAG));
        set(RIGHT_TAG, cell(last, 1, TAG));
        set(QUOTES, quotes);
        let opens = u32::from(columns.cell(0, 0, MARK) == 2);
        set(CUE_MARK, cell(cue.start, 0, MARK) | opens << 2);
        set(
            CUE_PLACE,
            bucket(cue.start - sentence.start.min(cue.start))
                | bucket(sentence.end.saturating_sub(cue.end)) << 4,
        );
        set(CUE_THAT, that_at.map_or(0, |at| (at - cue.end) as u32 + 1) | cell(last, 1, TAG) << 3);
        Self { columns, tokens, cue, fixed, near: [own, left.unwrap_or_default(), right.unwrap_or_default()] }
    }

    /// The columns of the token at `at` as seen from the cue.
    fn seen(&self, at: usize) -> [u32; rel::COUNT] {
        let mut out = self.fixed;
        let columns = self.columns;
        let (side, from, to) = if at < self.cue.start {
            (0, at, self.cue.start)
        } else if at < self.cue.end {
            (1, at, at)
        } else {
            (2, self.cue.end, at)
        };
        let distance = if side == 1 {
            0
        } else if side == 0 {
            to - from
        } else {
            to - from + 1
        };
        let (a, b) = (columns.tally(from), columns.tally(to));
        let capped = |count: u32, most: u32| count.min(most);
        let sentences = capped(b.sentence - a.sentence, 2);
        let commas = capped(b.commas - a.commas, 3) | capped(b.breaks - a.breaks, 2) << 2;
        let stretch = columns.stretch_of(at);
        let quote = match stretch {
            0 => 0,
            own if own == self.near[0] => 1,
            left if left == self.near[1] => 2,
            right if right == self.near[2] => 3,
            _ => 4 + side,
        };
        let path = if distance > 6 || distance == 0 {
            bucket(distance)
        } else {
            (from.max(self.cue.end.min(from))..to)
                .fold(7, |path, i| if i == at { path } else { mix(path, coarse(columns.tag(i))) })
        };
        let sentence = columns.sentence(at);
        let edges = u32::from(at == sentence.start)
            | u32::from(at + 1 == sentence.end) << 1
            | u32::from(at == 0) << 2;
        let seen = [
            (DISTANCE, side << 4 | bucket(distance)),
            (SIDE, side),
            (SENTENCES, sentences | side << 2),
            (COMMAS, commas),
            (VERBS, capped(b.verbs - a.verbs, 3)),
            (CUES, capped(b.cues - a.cues, 2)),
            (LIKENESS, u32::from(columns.cue_likeness(at)) / 2),
            (PATH, path << 2 | side),
            (GROUPS, capped(b.groups - a.groups, 4)),
            (QUOTE, quote),
            (EDGES, edges),
        ];
        for (column, value) in seen {
            if let Some(place) = out.get_mut(column as usize - col::COUNT) {
                *place = value;
            }
        }
        out
    }

    /// The rows of the features that look at the cue, and those of pairs.
    pub(super) fn moving_rows(
        &self,
        at: usize,
        bits: u32,
        rows: &mut [u32],
        pairs: &mut [u32],
        pair_bits: u32,
    ) {
        let mut view = self.columns.view(at);
        let behind = view.iter_mut().skip((2 * EDGE + 1) * col::COUNT);
        behind.zip(self.seen(at)).for_each(|(place, value)| *place = value);
        let templates = WINDOW_TEMPLATES.get(STILL..).unwrap_or_default();
        rows_of(&view, templates, STILL as u32 + 100, bits, rows);
        rows_of(&view, &PAIR_TEMPLATES, 300, pair_bits, pairs);
    }

    /// For training: the rows of all features of the token at `at`.
    pub fn rows(&self, at: usize, bits: u32, rows: &mut [u32], pairs: &mut [u32], pair_bits: u32) {
        let (still, moving) = rows.split_at_mut(STILL.min(rows.len()));
        still_rows(self.columns, at, bits, still);
        self.moving_rows(at, bits, moving, pairs, pair_bits);
    }
}

/// A tag with what hardly matters between a word and its cue left out.
fn coarse(tag: Tag) -> u32 {
    u32::from(
        match tag {
            Tag::NNS | Tag::NNP | Tag::CD => Tag::NN,
            Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD => Tag::VBD,
            Tag::JJ | Tag::PRPS | Tag::POS => Tag::DT,
            other => other,
        }
        .0,
    )
}
