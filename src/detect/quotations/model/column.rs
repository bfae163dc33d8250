//! What the features look at: for each token of a paragraph a row of small numbers and hashes.

use std::ops::Range;

use crate::text::quote_mark::Family;
use crate::text::token::Shape;
use crate::text::{Article, Span};

use super::super::passage::Passage;
use super::lexicon::{Lexicon, Tag};
use super::word::row;

/// Numbers of the columns.
pub(super) mod col {
    pub(in super::super) const FORM: u8 = 0;
    pub(in super::super) const STEM: u8 = 1;
    pub(in super::super) const TAG: u8 = 2;
    pub(in super::super) const TAGS: u8 = 3;
    pub(in super::super) const SHAPE: u8 = 4;
    pub(in super::super) const MARK: u8 = 5;
    pub(in super::super) const SUFFIX2: u8 = 6;
    pub(in super::super) const SUFFIX3: u8 = 7;
    pub(in super::super) const PREFIX: u8 = 8;
    pub(in super::super) const CUE: u8 = 9;
    pub(in super::super) const MARK_LEFT: u8 = 10;
    pub(in super::super) const MARK_RIGHT: u8 = 11;
    pub(in super::super) const THAT: u8 = 12;
    pub(in super::super) const QUOTE_NEAR: u8 = 13;
    pub(in super::super) const NOUN_LEFT: u8 = 14;
    pub(in super::super) const NOUN_RIGHT: u8 = 15;
    pub(in super::super) const VERB_RIGHT: u8 = 16;
    pub(in super::super) const PLACE: u8 = 17;
    pub(in super::super) const SENTENCE: u8 = 18;
    pub(in super::super) const NOUN_FORM: u8 = 19;
    pub(in super::super) const VERB_LEFT: u8 = 20;
    pub(in super::super) const SAID: u8 = 21;
    pub(in super::super) const NEXT_CUE: u8 = 22;
    pub(in super::super) const LAST_CUE: u8 = 23;
    /// How many there are.
    pub(in super::super) const COUNT: usize = 24;
}

/// Rows of nothing before the first token and behind the last.
pub(super) const EDGE: usize = 4;

/// Counts up to a token, for differences.
#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    pub sentence: u32,
    pub commas: u32,
    pub breaks: u32,
    pub verbs: u32,
    pub groups: u32,
    pub cues: u32,
    /// Opening marks.
    pub quotes: u32,
}

/// A paragraph in columns.
#[derive(Clone, Default)]
pub struct Columns {
    pub(super) cells: Vec<Row>,
    pub(super) tallies: Vec<Tally>,
    /// For each token one more than the number of the marked stretch that holds it, or 0.
    stretch: Vec<u32>,
    /// For each token where its sentence begins and ends.
    pub(super) sentences: Vec<(u32, u32)>,
    /// For each token, in tenths, how likely it is in a cue.
    pub(super) in_cue: Vec<u8>,
    spans: Vec<Span>,
    /// True where the article has a date line ([`is_dated`]).
    dated: bool,
}

/// Reads paragraph `index` of `article`; `carried` is the family of marks that the one before left
/// open, and becomes that which this one does.
pub fn read(article: &Article, index: usize, carried: &mut Option<Family>, lexicon: &Lexicon) -> Columns {
    let Some(paragraph) = article.paragraphs.get(index) else { return Columns::default() };
    let passage = Passage::read(article, paragraph, &[], carried.take());
    *carried = passage.left_open;
    Columns::of(&passage, lexicon, is_dated(article))
}

/// True for an article with a paragraph below its title that begins with its day (`Sunday, June 5, 2011`), as Wikinews
/// has it: its writers attribute sentence by sentence, and what floats behind a quotation stands by itself.
pub fn is_dated(article: &Article) -> bool {
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    article.paragraphs.iter().take(3).any(|paragraph| {
        let mut words = article
            .slice(paragraph.span)
            .split(&[' ', '\u{a0}', '\u{202f}', ','][..])
            .filter(|word| !word.is_empty())
            .take(4);
        let day = |word: &str| word.ends_with("day") && word.len() < 10;
        words.next().is_some_and(day) && words.any(is_year)
    })
}

/// The columns of one token.
pub(super) type Row = [u32; col::COUNT];

/// What the features of a token see, place by place: see [`super::cue::Template`].
pub(super) type View = [u32; 256];

/// One column.
pub(super) fn get(row: &Row, column: u8) -> u32 {
    row.get(column as usize).copied().unwrap_or_default()
}

/// Sets one column.
pub(super) fn put(row: &mut Row, column: u8, value: u32) {
    if let Some(place) = row.get_mut(column as usize) {
        *place = value;
    }
}

/// Mixes `value` into `hash`.
pub(super) const fn mix(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x9e37_79b1).rotate_left(15)
}

impl Columns {
    /// The columns of a paragraph.
    pub(in super::super) fn of(p: &Passage, lexicon: &Lexicon, dated: bool) -> Self {
        let count = p.tokens.len();
        let mut out = Self {
            cells: vec![[0; col::COUNT]; count + 2 * EDGE],
            tallies: Vec::with_capacity(count + 1),
            stretch: vec![0; count],
            sentences: vec![(0, 0); count],
            in_cue: vec![0; count],
            spans: p.tokens.iter().map(|token| token.span).collect(),
            dated,
        };
        out.note_marks(p);
        let mut start = true;
        for (at, token) in p.tokens.iter().enumerate() {
            let state = out.cells.get(at + EDGE).map_or(0, |cells| get(cells, col::MARK));
            let cells = row(p.str(at), *token, state, start, lexicon);
            let tag = get(&cells, col::TAG) as u8;
            start = tag == Tag::STOP.0 || start && (state > 1 || tag == Tag::BRACKET.0);
            if let Some(place) = out.cells.get_mut(at + EDGE) {
                *place = cells;
            }
        }
        out.count(p);
        out.look_around();
        out
    }

    /// Writes the mark states: 1 inside, 2 opening, 3 closing.
    fn note_marks(&mut self, p: &Passage) {
        for (number, marked) in p.marked.iter().enumerate() {
            let range = marked.tokens.clone();
            for at in range.clone() {
                let opens =
                    at == range.start && !(marked.continues && p.tokens.get(at).is_some_and(|t| t.is_word()));
                let closes = at + 1 == range.end && marked.closed;
                let state = if opens {
                    2
                } else if closes {
                    3
                } else {
                    1
                };
                if let (Some(cells), Some(stretch)) =
                    (self.cells.get_mut(at + EDGE), self.stretch.get_mut(at))
                {
                    put(cells, col::MARK, state);
                    *stretch = number as u32 + 1;
                }
            }
        }
    }

    /// Counts what stands before each token, and finds the sentences.
    fn count(&mut self, p: &Passage) {
        let mut tally = Tally::default();
        let mut from = 0;
        let mut nominal = false;
        for at in 0..p.tokens.len() {
            let cells = self.row(at);
            let tag = Tag(get(cells, col::TAG) as u8);
            let state = get(cells, col::MARK);
            let before = self.tag(at.wrapping_sub(1));
            let stopped = at > from
                && (before == Tag::STOP
                    || get(self.row(at - 1), col::MARK) == 3 && self.tag(at.wrapping_sub(2)) == Tag::STOP);
            let begins =
                state == 2 || p.tokens.get(at).is_some_and(|t| t.is_capital() || t.shape == Shape::Number);
            if stopped && begins && state != 3 {
                self.close_sentence(from, at);
                from = at;
                tally.sentence += 1;
            }
            self.tallies.push(tally);
            tally.commas += u32::from(tag == Tag::COMMA);
            tally.breaks += u32::from(matches!(tag, Tag::DASH | Tag::COLON | Tag::BRACKET));
            tally.verbs += u32::from(tag.is_finite());
            tally.quotes += u32::from(state == 2);
            tally.groups += u32::from(tag.is_nominal() && !nominal);
            nominal = tag.is_nominal();
        }
        self.close_sentence(from, p.tokens.len());
        self.tallies.push(tally);
    }

    fn close_sentence(&mut self, from: usize, to: usize) {
        let edges = (from as u32, to as u32);
        self.sentences.iter_mut().take(to).skip(from).for_each(|sentence| *sentence = edges);
    }

    /// How many tokens.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// True for a paragraph without tokens.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Where the tokens stand, in bytes of the article.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// True for a paragraph of an article with a date line.
    pub const fn is_dated(&self) -> bool {
        self.dated
    }

    /// The hash of the token's form.
    pub fn form(&self, at: usize) -> u32 {
        get(self.row(at), col::FORM)
    }

    /// How often the token's form is in a cue: 0 never seen as one, to 3 often.
    pub(super) fn cue_class(&self, at: usize) -> u32 {
        get(self.row(at), col::CUE)
    }

    /// True where the token stands between marks, or is one.
    pub fn in_marks(&self, at: usize) -> bool {
        self.stretch_of(at) != 0
    }

    /// The columns of a token; zeros up to four places outside.
    pub(super) fn row(&self, at: usize) -> &Row {
        const NOTHING: &Row = &[0; col::COUNT];
        self.cells.get(at.wrapping_add(EDGE)).unwrap_or(NOTHING)
    }

    /// One column of the token `by` places off.
    pub(super) fn cell(&self, at: usize, by: i8, column: u8) -> u32 {
        let place = at.wrapping_add(EDGE).wrapping_add_signed(isize::from(by));
        self.cells.get(place).and_then(|cells| cells.get(column as usize)).copied().unwrap_or_default()
    }

    /// What features see of the token at `at`: the columns of the tokens around it, one after the other.
    pub(super) fn view(&self, at: usize) -> View {
        let mut view = [0; 256];
        let from = at * col::COUNT;
        let around = self.cells.as_flattened().get(from..from + (2 * EDGE + 1) * col::COUNT);
        view.iter_mut().zip(around.unwrap_or_default()).for_each(|(place, cell)| *place = *cell);
        view
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        Tag(get(self.row(at), col::TAG) as u8)
    }

    /// True for a verb that can report what stands before it.
    pub fn may_report(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VBN)
    }

    /// True for what names and nouns for people are made of.
    pub fn may_name(&self, at: usize) -> bool {
        let tag = self.tag(at);
        tag.is_nominal() || matches!(tag, Tag::DT | Tag::JJ | Tag::PRPS | Tag::POS)
    }

    pub(super) fn tally(&self, at: usize) -> Tally {
        self.tallies.get(at).copied().unwrap_or_default()
    }

    pub(super) fn stretch_of(&self, at: usize) -> u32 {
        self.stretch.get(at).copied().unwrap_or_default()
    }

    /// Where the token's sentence begins and ends.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let (from, to) = self.sentences.get(at).copied().unwrap_or_default();
        from as usize..to as usize
    }

    pub(super) fn cue_likeness(&self, at: usize) -> u8 {
        self.in_cue.get(at).copied().unwrap_or_default()
    }

    /// True for tokens that can be of a cue: forms that training has seen as one, verbs, colons and dashes.
    pub fn may_be_cue(&self, at: usize) -> bool {
        let tag = self.tag(at);
        let cells = self.row(at);
        let open = get(cells, col::CUE) > 0 || tag.is_verb() || matches!(tag, Tag::COLON | Tag::DASH);
        open && get(cells, col::MARK) < 2
    }
}

/// Sizes in steps that grow: 0, 1, 2, 3, 4–5, 6–8, 9–14, 15–24, 25–39, 40 and more.
pub(super) const fn bucket(size: usize) -> u32 {
    match size {
        0..=3 => size as u32,
        4..=5 => 4,
        6..=8 => 5,
        9..=14 => 6,
        15..=24 => 7,
        25..=39 => 8,
        _ => 9,
    }
}
