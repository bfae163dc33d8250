//! The model's file: a header, the lexicon, and tables of 8-bit weights that are used in place.

use std::borrow::Cow;
use std::sync::Arc;

use super::lexicon::Lexicon;
use super::{CUE_LABELS, LABELS, Model};

/// The first bytes of the file.
const MAGIC: &[u8] = b"PNQ3";

/// What a step of a weight is worth: as coarse as costs nothing, for what hardly differs packs well.
const STEP: f32 = 0.05;

/// The same of the first stage.
const CUE_STEP: f32 = 0.14;

/// Bytes that several tables share.
pub(super) type Bytes = Arc<Cow<'static, [u8]>>;

/// A table of 2^`bits` rows of `W` weights.
pub(super) struct Table<const W: usize> {
    bytes: Bytes,
    /// Where it begins in the bytes.
    start: usize,
    bits: u32,
    scale: f32,
}

impl<const W: usize> Table<W> {
    pub(super) const fn bits(&self) -> u32 {
        self.bits
    }

    /// What one step of a weight is worth.
    pub(super) const fn scale(&self) -> f32 {
        self.scale
    }

    /// A sum that no label but the first survives.
    pub(super) fn never(&self) -> i32 {
        (-40.0 / self.scale) as i32
    }

    /// Adds the weights of rows of a larger table, of 2^`bits` rows, to `sums`; `rows` become those of this one.
    pub(super) fn add_of_larger(&self, bits: u32, rows: &mut [u32], sums: &mut [i32; W]) {
        for row in rows.iter_mut() {
            *row >>= bits.saturating_sub(self.bits);
        }
        self.add(rows, sums);
    }

    /// Adds the weights of `rows` to `sums`.
    pub(super) fn add(&self, rows: &[u32], sums: &mut [i32; W]) {
        let (table, _) = self.bytes.get(self.start..).unwrap_or_default().as_chunks::<W>();
        for row in rows {
            if let Some(weights) = table.get(*row as usize) {
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += i32::from(weight.cast_signed());
                }
            }
        }
    }
}

/// What a model is made of, for [`write`].
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Keys and entries of the lexicon, in order.
    pub lexicon: Vec<(u32, u16)>,
    /// Rows of the first stage, `CUE_LABELS - 1` weights each.
    pub cue: Vec<f32>,
    /// Weights of its label pairs.
    pub cue_pairs: Vec<f32>,
    /// Rows of the second stage, `LABELS - 1` weights each.
    pub window: Vec<f32>,
    /// Rows of its label pairs, `LABELS * LABELS` weights each.
    pub pairs: Vec<f32>,
    /// Weights of the decision whether a quotation counts.
    pub keep: Vec<f32>,
    /// The same of rows of features.
    pub relations: Vec<f32>,
    /// What else holds in articles with a date line.
    pub dated: StyleParts,
}

/// Weights for one style of writing.
#[derive(Clone, Debug, Default)]
pub struct StyleParts {
    /// Added to those of the first stage's features: no more rows than there.
    pub cue: Vec<f32>,
    /// Added to those of the second stage's.
    pub window: Vec<f32>,
    /// In place of [`Parts::keep`].
    pub keep: Vec<f32>,
    /// In place of [`Parts::relations`].
    pub relations: Vec<f32>,
}

/// The file of a model.
pub fn write(parts: &Parts) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    let floats = |out: &mut Vec<u8>, values: &[f32]| {
        out.extend((values.len() as u32).to_le_bytes());
        for value in values {
            out.extend(value.to_le_bytes());
        }
    };
    floats(&mut out, &parts.cue_pairs);
    floats(&mut out, &parts.keep);
    floats(&mut out, &parts.dated.keep);
    out.extend((parts.lexicon.len() as u32).to_le_bytes());
    let mut last = 0;
    for (key, _) in &parts.lexicon {
        let mut step = key - last;
        last = *key;
        while step >= 128 {
            out.push((step as u8 & 127) | 128);
            step >>= 7;
        }
        out.push(step as u8);
    }
    out.extend(parts.lexicon.iter().map(|(_, entry)| *entry as u8));
    out.extend(parts.lexicon.iter().map(|(_, entry)| (entry >> 8) as u8));
    for (weights, width, step) in [
        (&parts.cue, CUE_LABELS - 1, CUE_STEP),
        (&parts.window, LABELS - 1, STEP),
        (&parts.pairs, LABELS * LABELS, STEP),
        (&parts.relations, 1, STEP),
        (&parts.dated.cue, CUE_LABELS - 1, CUE_STEP),
        (&parts.dated.window, LABELS - 1, STEP),
        (&parts.dated.relations, 1, STEP),
    ] {
        let bits = (weights.len() / width).trailing_zeros();
        out.extend(bits.to_le_bytes());
        out.extend(step.to_le_bytes());
        let byte = |weight: &f32| ((weight / step).round().clamp(-127.0, 127.0) as i8).cast_unsigned();
        out.extend(weights.iter().map(byte));
    }
    out
}

/// Reads from the front of the file.
struct Reader {
    bytes: Bytes,
    at: usize,
}

impl Reader {
    fn take(&mut self, count: usize) -> Option<&[u8]> {
        let from = self.at;
        self.at = from.checked_add(count)?;
        self.bytes.get(from..self.at)
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(*self.take(4)?.first_chunk()?))
    }

    fn floats(&mut self) -> Option<Vec<f32>> {
        let count = self.number().filter(|count| *count < 1000)?;
        (0..count).map(|_| self.number().map(f32::from_bits).filter(|value| value.is_finite())).collect()
    }

    fn lexicon(&mut self) -> Option<Lexicon> {
        let count = self.number().filter(|count| *count < 60_000)? as usize;
        let mut keys = Vec::with_capacity(count);
        let mut key = 0u32;
        for _ in 0..count {
            let (mut step, mut shift) = (0u32, 0);
            loop {
                let byte = *self.take(1)?.first()?;
                step |= u32::from(byte & 127) << shift;
                shift += 7;
                if byte < 128 || shift > 21 {
                    break;
                }
            }
            key = key.checked_add(step).filter(|key| *key < 1 << 24)?;
            keys.push(key);
        }
        let low = self.take(count)?.to_vec();
        let high = self.take(count)?;
        let entries = low.iter().zip(high).map(|(low, high)| u16::from(*low) | (u16::from(*high) << 8));
        Some(Lexicon::new(keys.into_iter().zip(entries).collect()))
    }

    fn table<const W: usize>(&mut self) -> Option<Table<W>> {
        let bits = self.number().filter(|bits| (1..24).contains(bits))?;
        let scale = self.number().map(f32::from_bits).filter(|scale| *scale > 0.0 && scale.is_finite())?;
        let start = self.at;
        self.take(W << bits)?;
        Some(Table { bytes: Arc::clone(&self.bytes), start, bits, scale })
    }
}

impl Model {
    /// The model in a file; none where the bytes are no model.
    pub fn parse(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let mut reader = Reader { bytes: Arc::new(bytes), at: 0 };
        if reader.take(MAGIC.len())? != MAGIC {
            return None;
        }
        let weights = reader.floats()?;
        let mut cue_pairs = [0.0; CUE_LABELS * CUE_LABELS];
        if weights.len() != cue_pairs.len() {
            return None;
        }
        cue_pairs.iter_mut().zip(&weights).for_each(|(factor, weight)| *factor = super::exp(*weight));
        let keep = reader.floats()?;
        let dated_keep = reader.floats()?;
        Some(Self {
            cue_pairs,
            keep,
            lexicon: reader.lexicon()?,
            cue: reader.table()?,
            window: reader.table()?,
            pairs: reader.table()?,
            relations: reader.table()?,
            dated: super::Style {
                cue: reader.table()?,
                window: reader.table()?,
                keep: dated_keep,
                relations: reader.table()?,
            },
        })
    }
}
