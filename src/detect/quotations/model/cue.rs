//! Features of the first stage: is this word one of saying?

use super::column::{Columns, EDGE, View, col, mix};

/// A feature: places in a [`View`]. Unused parts say [`NONE`].
pub type Template = [u8; 3];

/// No place.
pub(super) const NONE: u8 = u8::MAX;

/// A column of the token so many places off.
type Part = (u8, i8);

/// Its place: that of columns which look at a cue is behind those of all tokens.
const fn place((column, by): Part) -> u8 {
    const COUNT: u8 = col::COUNT as u8;
    if column < COUNT {
        (by + EDGE as i8).cast_unsigned() * COUNT + column
    } else {
        2 * EDGE as u8 * COUNT + column
    }
}

pub(super) const fn one(column: u8, by: i8) -> Template {
    [place((column, by)), NONE, NONE]
}

pub(super) const fn two(a: Part, b: Part) -> Template {
    [place(a), place(b), NONE]
}

pub(super) const fn three(a: Part, b: Part, c: Part) -> Template {
    [place(a), place(b), place(c)]
}

use col::{
    CUE, FORM, MARK, MARK_LEFT, MARK_RIGHT, NOUN_FORM, NOUN_LEFT, NOUN_RIGHT, PLACE, PREFIX, QUOTE_NEAR,
    SAID, SENTENCE, SHAPE, STEM, SUFFIX2, SUFFIX3, TAG, TAGS, THAT, VERB_LEFT, VERB_RIGHT,
};

/// The features of the first stage.
pub const CUE_TEMPLATES: [Template; 96] = [
    one(FORM, -3),
    one(FORM, -2),
    one(FORM, -1),
    one(FORM, 0),
    one(FORM, 1),
    one(FORM, 2),
    one(FORM, 3),
    one(TAG, -3),
    one(TAG, -2),
    one(TAG, -1),
    one(TAG, 0),
    one(TAG, 1),
    one(TAG, 2),
    one(TAG, 3),
    one(STEM, -2),
    one(STEM, -1),
    one(STEM, 0),
    one(STEM, 1),
    one(STEM, 2),
    one(SHAPE, -2),
    one(SHAPE, -1),
    one(SHAPE, 0),
    one(SHAPE, 1),
    one(SHAPE, 2),
    one(MARK, -2),
    one(MARK, -1),
    one(MARK, 0),
    one(MARK, 1),
    one(MARK, 2),
    one(SUFFIX2, 0),
    one(SUFFIX3, 0),
    one(PREFIX, 0),
    one(TAGS, 0),
    one(TAGS, -1),
    one(TAGS, 1),
    one(CUE, 0),
    two((FORM, -1), (FORM, 0)),
    two((FORM, 0), (FORM, 1)),
    two((FORM, -2), (FORM, -1)),
    two((FORM, 1), (FORM, 2)),
    two((STEM, -1), (STEM, 0)),
    two((STEM, 0), (STEM, 1)),
    two((STEM, 0), (STEM, 2)),
    two((TAG, -2), (TAG, -1)),
    two((TAG, -1), (TAG, 0)),
    two((TAG, 0), (TAG, 1)),
    two((TAG, 1), (TAG, 2)),
    three((TAG, -2), (TAG, -1), (TAG, 0)),
    three((TAG, -1), (TAG, 0), (TAG, 1)),
    three((TAG, 0), (TAG, 1), (TAG, 2)),
    two((STEM, 0), (TAG, -1)),
    two((STEM, 0), (TAG, 1)),
    three((STEM, 0), (TAG, -1), (TAG, 1)),
    three((STEM, 0), (TAG, 1), (TAG, 2)),
    two((STEM, 0), (MARK_LEFT, 0)),
    two((STEM, 0), (MARK_RIGHT, 0)),
    two((STEM, 0), (THAT, 0)),
    two((STEM, 0), (QUOTE_NEAR, 0)),
    two((STEM, 0), (NOUN_LEFT, 0)),
    two((STEM, 0), (NOUN_RIGHT, 0)),
    two((STEM, 0), (VERB_RIGHT, 0)),
    two((STEM, 0), (MARK, 0)),
    two((STEM, 0), (SENTENCE, 0)),
    two((STEM, 0), (TAG, 0)),
    two((STEM, 0), (SHAPE, 0)),
    two((TAG, 0), (MARK_LEFT, 0)),
    two((TAG, 0), (MARK_RIGHT, 0)),
    two((TAG, 0), (THAT, 0)),
    two((TAG, 0), (QUOTE_NEAR, 0)),
    two((TAG, 0), (NOUN_LEFT, 0)),
    two((TAG, 0), (NOUN_RIGHT, 0)),
    two((TAG, 0), (VERB_RIGHT, 0)),
    two((TAG, 0), (MARK, 0)),
    two((TAG, 0), (SENTENCE, 0)),
    two((TAG, 0), (PLACE, 0)),
    two((STEM, 0), (PLACE, 0)),
    two((CUE, 0), (THAT, 0)),
    two((CUE, 0), (QUOTE_NEAR, 0)),
    two((CUE, 0), (NOUN_FORM, 0)),
    two((STEM, 0), (NOUN_FORM, 0)),
    three((CUE, 0), (MARK_RIGHT, 0), (QUOTE_NEAR, 0)),
    three((CUE, 0), (TAG, -1), (TAG, 1)),
    two((CUE, 0), (FORM, 1)),
    three((TAG, 0), (MARK_RIGHT, 0), (VERB_RIGHT, 0)),
    // Once more: while features are left out at random in training, one of the two mostly stays.
    one(TAG, 0),
    one(CUE, 0),
    one(MARK, 0),
    one(STEM, 0),
    two((STEM, 0), (VERB_LEFT, 0)),
    two((TAG, 0), (VERB_LEFT, 0)),
    two((CUE, 0), (VERB_LEFT, 0)),
    two((STEM, 0), (SAID, 0)),
    two((CUE, 0), (SAID, 0)),
    three((TAG, 0), (SAID, 0), (MARK, 0)),
    three((SAID, 0), (MARK_LEFT, 0), (MARK_RIGHT, 0)),
    three((CUE, 0), (NOUN_FORM, 0), (THAT, 0)),
];

/// The rows of the features of the token at `at`, in a table of 2^`bits` rows.
pub fn cue_rows(columns: &Columns, at: usize, bits: u32, rows: &mut [u32]) {
    rows_of(&columns.view(at), &CUE_TEMPLATES, 0, bits, rows);
}

/// The rows of features in a table of 2^`bits` rows; the first has this `number`.
pub(super) fn rows_of(view: &View, templates: &[Template], number: u32, bits: u32, rows: &mut [u32]) {
    for ((number, template), row) in (number..).zip(templates).zip(rows) {
        let mut hash = number.wrapping_mul(0x9e37_79b9).wrapping_add(0x7f4a_7c15);
        for place in template {
            if *place != NONE {
                hash = mix(hash, view.get(usize::from(*place)).copied().unwrap_or_default());
            }
        }
        *row = hash.wrapping_mul(0xc2b2_ae35) >> (32 - bits);
    }
}
