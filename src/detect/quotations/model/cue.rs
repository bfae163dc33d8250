//! Features of the first stage: is this word one of saying?

use super::column::{Columns, col, mix};

/// A feature: columns of tokens so many places off. Unused parts say [`NONE`].
pub type Template = [(u8, i8); 3];

/// No column.
pub(super) const NONE: u8 = u8::MAX;

const fn one(column: u8, by: i8) -> Template {
    [(column, by), (NONE, 0), (NONE, 0)]
}

const fn two(a: (u8, i8), b: (u8, i8)) -> Template {
    [a, b, (NONE, 0)]
}

use col::{
    CUE, FORM, MARK, MARK_LEFT, MARK_RIGHT, NOUN_FORM, NOUN_LEFT, NOUN_RIGHT, PLACE, PREFIX, QUOTE_NEAR,
    SAID, SENTENCE, SHAPE, STEM, STYLE, SUFFIX2, SUFFIX3, TAG, TAGS, THAT, VERB_LEFT, VERB_RIGHT,
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
    [(TAG, -2), (TAG, -1), (TAG, 0)],
    [(TAG, -1), (TAG, 0), (TAG, 1)],
    [(TAG, 0), (TAG, 1), (TAG, 2)],
    two((STEM, 0), (TAG, -1)),
    two((STEM, 0), (TAG, 1)),
    [(STEM, 0), (TAG, -1), (TAG, 1)],
    [(STEM, 0), (TAG, 1), (TAG, 2)],
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
    [(CUE, 0), (MARK_RIGHT, 0), (QUOTE_NEAR, 0)],
    [(CUE, 0), (TAG, -1), (TAG, 1)],
    two((CUE, 0), (FORM, 1)),
    [(TAG, 0), (MARK_RIGHT, 0), (VERB_RIGHT, 0)],
    two((STYLE, 0), (TAG, 0)),
    two((STYLE, 0), (CUE, 0)),
    two((STYLE, 0), (MARK, 0)),
    two((STYLE, 0), (STEM, 0)),
    two((STEM, 0), (VERB_LEFT, 0)),
    two((TAG, 0), (VERB_LEFT, 0)),
    two((CUE, 0), (VERB_LEFT, 0)),
    two((STEM, 0), (SAID, 0)),
    two((CUE, 0), (SAID, 0)),
    [(TAG, 0), (SAID, 0), (MARK, 0)],
    [(SAID, 0), (MARK_LEFT, 0), (MARK_RIGHT, 0)],
    [(CUE, 0), (NOUN_FORM, 0), (THAT, 0)],
];

/// The rows of the features of the token at `at`, in a table of 2^`bits` rows.
pub fn cue_rows(columns: &Columns, at: usize, bits: u32, rows: &mut [u32]) {
    for ((number, template), row) in CUE_TEMPLATES.iter().enumerate().zip(rows) {
        *row = row_of(columns, at, number as u32, *template) >> (32 - bits);
    }
}

/// The hash of a feature whose columns are all of tokens.
pub(super) fn row_of(columns: &Columns, at: usize, number: u32, template: Template) -> u32 {
    let mut hash = number.wrapping_mul(0x9e37_79b9).wrapping_add(0x7f4a_7c15);
    for (column, by) in template {
        if column != NONE {
            hash = mix(hash, columns.cell(at, by, column));
        }
    }
    hash.wrapping_mul(0xc2b2_ae35)
}
