//! What the model knows of words: which parts of speech a form has, and how often it is a cue.

use std::ops::Range;

/// Parts of speech, as far as a word's form and its neighbours tell; marks have some of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tag(pub u8);

#[allow(missing_docs, reason = "names of parts of speech")]
impl Tag {
    pub const NONE: Self = Self(0);
    pub const NN: Self = Self(1);
    pub const NNS: Self = Self(2);
    pub const NNP: Self = Self(3);
    pub const VB: Self = Self(4);
    pub const VBD: Self = Self(5);
    pub const VBZ: Self = Self(6);
    pub const VBP: Self = Self(7);
    pub const VBG: Self = Self(8);
    pub const VBN: Self = Self(9);
    pub const MD: Self = Self(10);
    pub const IN: Self = Self(11);
    pub const TO: Self = Self(12);
    pub const DT: Self = Self(13);
    pub const PRP: Self = Self(14);
    pub const PRPS: Self = Self(15);
    pub const JJ: Self = Self(16);
    pub const RB: Self = Self(17);
    pub const CC: Self = Self(18);
    pub const CD: Self = Self(19);
    pub const WH: Self = Self(20);
    pub const RP: Self = Self(21);
    pub const EX: Self = Self(22);
    pub const UH: Self = Self(23);
    pub const POS: Self = Self(24);
    pub const COMMA: Self = Self(25);
    pub const STOP: Self = Self(26);
    pub const COLON: Self = Self(27);
    pub const DASH: Self = Self(28);
    pub const QUOTE: Self = Self(29);
    pub const BRACKET: Self = Self(30);
    pub const WRB: Self = Self(31);

    /// True for nouns, names and pronouns.
    pub const fn is_nominal(self) -> bool {
        matches!(self, Self::NN | Self::NNS | Self::NNP | Self::PRP | Self::WH | Self::CD)
    }

    /// True for verbs that can head a clause.
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::VBD | Self::VBZ | Self::VBP | Self::MD)
    }

    /// True for all verbs.
    pub const fn is_verb(self) -> bool {
        matches!(self.0, 4..=10)
    }

    /// True for marks that break a clause.
    pub const fn is_mark(self) -> bool {
        matches!(self.0, 25..=30)
    }
}

/// Forms by the hash of their letters, in small ones: [`key`].
#[derive(Default)]
pub struct Lexicon {
    /// Sorted, 24 bits each.
    keys: Vec<u32>,
    /// Beside each key: first tag (5 bits), second tag (5 bits), cue class (2 bits).
    entries: Vec<u16>,
    /// For each first byte of a key, where its keys begin.
    starts: Vec<u16>,
}

/// Hash of a form for the lexicon, 24 bits.
pub fn key(form: u32) -> u32 {
    form.wrapping_mul(0x85eb_ca6b) >> 8
}

impl Lexicon {
    /// The lexicon of these entries, by key.
    pub fn new(mut all: Vec<(u32, u16)>) -> Self {
        all.sort_unstable();
        all.dedup_by_key(|(key, _)| *key);
        let (keys, entries): (Vec<u32>, Vec<u16>) = all.into_iter().unzip();
        let starts = (0..=256).map(|first| keys.partition_point(|key| *key < first << 16) as u16).collect();
        Self { keys, entries, starts }
    }

    /// Keys and entries, in order.
    pub fn all(&self) -> impl Iterator<Item = (u32, u16)> + '_ {
        self.keys.iter().copied().zip(self.entries.iter().copied())
    }

    /// The entry of the form with this hash.
    pub fn entry(&self, form: u32) -> Option<u16> {
        let key = key(form);
        let first = (key >> 16) as usize;
        let edge = |at: usize| self.starts.get(at).map_or(0, |at| *at as usize);
        let range: Range<usize> = edge(first)..edge(first + 1);
        let place = range.start + self.keys.get(range)?.binary_search(&key).ok()?;
        self.entries.get(place).copied()
    }
}
