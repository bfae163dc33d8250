//! The learned half: which words report speech, and what they report.
//!
//! Two linear-chain conditional random fields over hashed features. The first runs over a paragraph
//! and finds cues; the second runs once for each cue over the words around it and finds what was
//! said and by whom, so that nothing has to be linked afterwards. All arithmetic is on integers and
//! on `f32` without the platform's library, so that every machine finds the same.

mod around;
mod column;
mod cue;
mod evidence;
mod file;
mod lattice;
mod lexicon;
mod number;
mod window;
mod word;

use std::ops::Range;
use std::sync::OnceLock;

pub use self::column::{Columns, is_dated, read};
pub use self::cue::{CUE_TEMPLATES, Template, cue_rows};
pub use self::evidence::{EVIDENCE, RELATIONS};
pub use self::file::{Parts, StyleParts, write};
pub use self::lattice::{ALLOWED, Lattice};
pub use self::lexicon::{Lexicon, Tag, key};
pub use self::number::{exp, logistic};
pub use self::window::{PAIR_TEMPLATES, REACH, WINDOW_TEMPLATES, Window};
pub use self::word::{ending, form_of};

use self::file::Table;

/// Labels of the first stage: outside, first and further word of a cue.
pub const CUE_LABELS: usize = 3;

/// Labels of the second stage: outside, first and further word of what was said, first and further
/// word of its source.
pub const LABELS: usize = 5;

/// Least probability of a cue's first word for it to be tried.
pub const CANDIDATE: f32 = 0.05;

/// Least probability of the likeliest first word of a source where none was found at first.
const LIKELY_SOURCE: f32 = 0.03;

/// A trained model, read in place from its bytes.
pub struct Model {
    lexicon: Lexicon,
    cue: Table<{ CUE_LABELS - 1 }>,
    cue_pairs: [f32; CUE_LABELS * CUE_LABELS],
    window: Table<{ LABELS - 1 }>,
    pairs: Table<{ LABELS * LABELS }>,
    /// Weights of [`Found::evidence`] in the decision whether it counts.
    keep: Vec<f32>,
    /// The same of [`Found::rows`].
    relations: Table<1>,
    /// What else holds in articles with a date line ([`is_dated`]).
    dated: Style,
}

/// Weights for one style of writing: what is written, or marked in the corpora, differently.
struct Style {
    /// Added to those of the first stage.
    cue: Table<{ CUE_LABELS - 1 }>,
    /// Added to those of the second.
    window: Table<{ LABELS - 1 }>,
    /// In place of [`Model::keep`].
    keep: Vec<f32>,
    /// In place of [`Model::relations`].
    relations: Table<1>,
}

/// What the second stage found around one cue. Ranges are of tokens.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The words of saying.
    pub cue: Range<usize>,
    /// What was said, in order; may be empty.
    pub content: Vec<Range<usize>>,
    /// Who said it, in order; may be empty.
    pub source: Vec<Range<usize>>,
    /// Probability of the cue.
    pub cue_probability: f32,
    /// Mean probability of the words of the content.
    pub content_probability: f32,
    /// Mean probability of the words of the source; 0 where there is none.
    pub source_probability: f32,
    /// The smallest probability of a word of the content.
    pub least_content: f32,
    /// Probability of the content's first word as such, and that the word behind the last is none.
    pub ends: [f32; 2],
    /// Probability of the likeliest other cue in its content.
    pub holds: f32,
    /// Probability of the likeliest other cue whose content holds its own.
    pub held: f32,
}

/// Buffers that are used again from paragraph to paragraph.
#[derive(Default)]
struct Buffers {
    cue: Lattice<CUE_LABELS>,
    window: Lattice<LABELS>,
    /// Sums of the second stage's features that do not look at the cue, for each token.
    still: Vec<[i32; LABELS - 1]>,
    /// How far windows reach, in tokens.
    reach: usize,
}

static INSTALLED: OnceLock<Option<Model>> = OnceLock::new();

/// The model in use; none where none could be read.
pub fn installed() -> Option<&'static Model> {
    INSTALLED.get_or_init(shipped).as_ref()
}

/// Puts the model with these bytes to use, once and before the first analysis; false where they are
/// no model, or another is in use already.
pub fn install(bytes: Vec<u8>) -> bool {
    Model::parse(bytes.into()).is_some_and(|model| INSTALLED.set(Some(model)).is_ok())
}

/// The model that is linked in.
#[cfg(not(target_family = "wasm"))]
fn shipped() -> Option<Model> {
    Model::parse(include_bytes!("../../../models/quotations.bin").as_slice().into())
}

/// The page fetches its model.
#[cfg(target_family = "wasm")]
const fn shipped() -> Option<Model> {
    None
}

impl Model {
    /// What it knows of words.
    pub const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The cues of a paragraph that have at least this probability, with theirs.
    fn cues(
        &self,
        columns: &Columns,
        least: f32,
        lattice: &mut Lattice<CUE_LABELS>,
    ) -> Vec<(Range<usize>, f32)> {
        let mut rows = [0; CUE_TEMPLATES.len()];
        lattice.start(columns.len());
        for at in 0..columns.len() {
            let mut sums = [0; CUE_LABELS - 1];
            if columns.may_be_cue(at) {
                cue_rows(columns, at, self.cue.bits(), &mut rows);
                self.cue.add(&rows, &mut sums);
                if columns.is_dated() {
                    self.dated.cue.add_of_larger(self.cue.bits(), &mut rows, &mut sums);
                }
            } else {
                sums = [self.cue.never(); CUE_LABELS - 1];
            }
            lattice.push(&sums, self.cue.scale(), None);
        }
        lattice.run(&self.cue_pairs);
        candidates(lattice, columns.len(), least)
    }

    /// What stands around each cue of a paragraph with at least this probability, whether it counts or not.
    pub fn find(&self, columns: &mut Columns, least: f32) -> Vec<Found> {
        let mut buffers = Buffers::default();
        let cues = self.cues(columns, least, &mut buffers.cue);
        if cues.is_empty() {
            return Vec::new();
        }
        columns.note_cues(&cues, |at| buffers.cue.probability(at, 1) + buffers.cue.probability(at, 2));
        // Together the windows hold a few times the paragraph at most, however many cues it has.
        let reach = ((4 * columns.len() + 2000) / (2 * cues.len())).min(REACH);
        // Nobody writes a long paragraph with a cue at every tenth token; what is made to cost time may not.
        let crowded = columns.len() > 400 && cues.len() * 10 > columns.len();
        buffers.reach = if crowded { 3 } else { reach };
        self.sum_still(columns, &mut buffers);
        let mut all: Vec<Found> =
            cues.iter().map(|(cue, sure)| self.around(columns, cue, *sure, &mut buffers)).collect();
        evidence::note_nesting(&mut all);
        all
    }

    /// Sums for each token the features of the second stage that do not look at the cue.
    fn sum_still(&self, columns: &Columns, buffers: &mut Buffers) {
        buffers.still.clear();
        let mut rows = [0; window::STILL];
        for at in 0..columns.len() {
            window::still_rows(columns, at, self.window.bits(), &mut rows);
            let mut sums = [0; LABELS - 1];
            self.sum_window(columns, &mut rows, &mut sums);
            buffers.still.push(sums);
        }
    }

    /// Adds the weights of the second stage's features in these rows to `sums`.
    fn sum_window(&self, columns: &Columns, rows: &mut [u32], sums: &mut [i32; LABELS - 1]) {
        self.window.add(rows, sums);
        if columns.is_dated() {
            self.dated.window.add_of_larger(self.window.bits(), rows, sums);
        }
    }

    /// What stands around one cue.
    fn around(&self, columns: &Columns, cue: &Range<usize>, sure: f32, buffers: &mut Buffers) -> Found {
        let window = Window::around(columns, cue.clone(), buffers.reach);
        let mut rows = [0; window::MOVING];
        let mut pair_rows = [0; PAIR_TEMPLATES.len()];
        let lattice = &mut buffers.window;
        lattice.start(window.tokens.len());
        for at in window.tokens.clone() {
            let mut sums = buffers.still.get(at).copied().unwrap_or_default();
            window.moving_rows(at, self.window.bits(), &mut rows, &mut pair_rows, self.pairs.bits());
            self.sum_window(columns, &mut rows, &mut sums);
            let mut pairs = [0; LABELS * LABELS];
            self.pairs.add(&pair_rows, &mut pairs);
            lattice.push(&sums, self.window.scale(), Some((&pairs, self.pairs.scale())));
        }
        lattice.run(&[1.0; LABELS * LABELS]);
        found(&window, lattice, cue.clone(), sure)
    }

    /// How sure it is that `found` is a quotation, 0 to 1.
    pub fn confidence(&self, found: &Found, columns: &Columns) -> f32 {
        let evidence = found.evidence(columns);
        let (keep, relations) = if columns.is_dated() {
            (&self.dated.keep, &self.dated.relations)
        } else {
            (&self.keep, &self.relations)
        };
        let mut sum = [0];
        relations.add(&found.rows(columns, relations.bits()), &mut sum);
        let [sum] = sum;
        let sum = lattice::weight_of(sum, relations.scale());
        logistic(evidence.iter().zip(keep).fold(sum, |sum, (value, weight)| sum + value * weight))
    }
}

/// The cues that the first stage sees, likely ones and less likely ones.
pub fn candidates(lattice: &Lattice<CUE_LABELS>, len: usize, least: f32) -> Vec<(Range<usize>, f32)> {
    let mut out: Vec<(Range<usize>, f32)> = Vec::new();
    let mut at = 0;
    while at < len {
        let first = lattice.probability(at, 1);
        if first >= least {
            // Given that the word before is in the cue.
            let in_cue = |i: usize| lattice.probability(i, 1) + lattice.probability(i, 2);
            let goes_on = |i: &usize| lattice.probability(*i, 2) >= 0.5 * in_cue(*i - 1);
            let end = (at + 1..len).take_while(goes_on).last().map_or(at + 1, |last| last + 1);
            out.push((at..end, first));
            at = end;
        } else {
            at += 1;
        }
    }
    out
}

/// Reads the best labelling of a window.
fn found(window: &Window, lattice: &Lattice<LABELS>, cue: Range<usize>, sure: f32) -> Found {
    let first = window.tokens.start;
    let mut labels = lattice.best(None);
    let says = labels.contains(&1);
    if !labels.contains(&3) {
        let starts = (0..labels.len()).map(|i| (i, lattice.probability(i, 3)));
        let likeliest = starts.fold((0, 0.0), |best, next| if next.1 > best.1 { next } else { best });
        if likeliest.1 >= LIKELY_SOURCE {
            let with = lattice.best(Some((likeliest.0, 3)));
            if with.contains(&1) == says {
                labels = with;
            }
        }
    }
    let mut out = Found { cue, cue_probability: sure, least_content: 1.0, ..Found::default() };
    let (mut words, mut source_words) = (0.0f32, 0.0f32);
    for (i, label) in labels.iter().enumerate() {
        let at = first + i;
        let (list, sum, count, begin, inner) = match label {
            1 | 2 => (&mut out.content, &mut out.content_probability, &mut words, 1, 2),
            3 | 4 => (&mut out.source, &mut out.source_probability, &mut source_words, 3, 4),
            _ => continue,
        };
        let sure = lattice.probability(i, begin) + lattice.probability(i, inner);
        *sum += sure;
        *count += 1.0;
        if begin == 1 {
            if list.is_empty() {
                out.ends[0] = lattice.probability(i, 1);
            }
            out.ends[1] = 1.0 - lattice.probability(i + 1, 2);
            out.least_content = out.least_content.min(sure);
        }
        match list.last_mut().filter(|range| range.end == at && usize::from(*label) == inner) {
            Some(range) => range.end = at + 1,
            None => list.push(at..at + 1),
        }
    }
    out.content_probability /= words.max(1.0);
    out.source_probability /= source_words.max(1.0);
    out
}
