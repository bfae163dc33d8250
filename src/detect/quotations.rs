//! Quotations: what was said, the word of saying, who said it.

mod act;
mod beside;
mod follow;
mod language;
mod learned;
pub mod model;
mod passage;
mod pull;
mod settle;
mod support;
mod turn;

use std::rc::Rc;

use crate::text::quote_mark::Family;
use crate::text::{Article, ParagraphKind, Span};

use self::language::Language;
use self::passage::Passage;
use super::citations::Citation;

/// How the words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuotationKind {
    /// All in quotation marks, or a turn of a transcript.
    Direct,
    /// None in quotation marks.
    Indirect,
    /// Part in quotation marks.
    Mixed,
    /// Words in marks that the article itself says elsewhere: nobody's speech.
    Pull,
}

impl QuotationKind {
    /// The name used in the annotation document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
            Self::Pull => "pull",
        }
    }
}

/// Whether it was uttered or held in mind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Manner {
    /// Said, wrote, according to.
    Speech,
    /// Believes, intends, wants.
    Thought,
}

impl Manner {
    /// The name used in the annotation document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Thought => "thought",
        }
    }
}

/// One act of speech.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// How the words are given.
    pub kind: QuotationKind,
    /// Whether it was uttered.
    pub manner: Manner,
    /// What was said, in pieces where the article interrupts it; marks included.
    pub content: Vec<Span>,
    /// The words of saying.
    pub cue: Vec<Span>,
    /// Who is named as the source, beside this quotation.
    pub speaker: Vec<Span>,
    /// Index into [`super::Analysis::speakers`].
    pub speaker_ref: Option<usize>,
    /// Indices into [`super::Analysis::citations`]: the markers that support it.
    pub citations: Vec<usize>,
    /// The rule that found it.
    pub rule: &'static str,
    /// How sure the machine is, 0 to 1.
    pub confidence: f32,
}

impl Quotation {
    /// Words at `span` that somebody says, without anything that says who.
    pub fn plain(kind: QuotationKind, span: Span, rule: &'static str, confidence: f32) -> Self {
        let (cue, speaker, citations) = (Vec::new(), Vec::new(), Vec::new());
        let (manner, content) = (Manner::Speech, vec![span]);
        Self { kind, manner, content, cue, speaker, speaker_ref: None, citations, rule, confidence }
    }
}

/// What one paragraph hands to the next.
#[derive(Clone, Default)]
pub struct Carry {
    /// What finds cues and what they report; rules do without it.
    model: Option<&'static model::Model>,
    /// The family of marks that the paragraph before left open.
    open: Option<Family>,
    /// Index of the quotation that ran to the end of the paragraph before.
    unfinished: Option<usize>,
    /// A quotation whose cue ended the paragraph before: its words are to come.
    pending: Option<Box<Quotation>>,
    /// The paragraphs that repeat, in marks, what the article says elsewhere.
    pulls: Rc<[usize]>,
    /// Where paragraphs begin with the name of who speaks: the last that asks a question as `Q`, or 0.
    transcript: Option<usize>,
    /// True where the article has a date line.
    dated: bool,
    /// The article's language, where it is not English.
    language: Option<&'static Language>,
}

impl Carry {
    /// The state before the first paragraph.
    pub fn new(article: &Article) -> Self {
        let mut pulls = Pulls::default();
        while pulls.go_on(article) {}
        Self::of(article, model::installed(), pulls)
    }

    /// The state before the first paragraph, for this model and what is known of pull quotes.
    pub(super) fn of(article: &Article, model: Option<&'static model::Model>, pulls: Pulls) -> Self {
        Self {
            model,
            pulls: pulls.found().into(),
            transcript: turn::transcript(article),
            dated: model::is_dated(article),
            language: language::of(article),
            ..Self::default()
        }
    }
}

/// Appends the quotations of paragraph `index`, whose citations are `markers`, to `out`, and brings `carry` up to its end.
pub fn find(
    article: &Article,
    index: usize,
    markers: &[Citation],
    carry: &mut Carry,
    out: &mut Vec<Quotation>,
) {
    let Some(paragraph) = article.paragraphs.get(index) else { return };
    if matches!(paragraph.kind, ParagraphKind::Code | ParagraphKind::TableRow) {
        (carry.open, carry.unfinished, carry.pending) = (None, None, None);
        return;
    }
    let p = Passage::read(article, paragraph, markers, carry.open.take());
    let pulled =
        p.marked.first().filter(|marked| !marked.continues && carry.pulls.binary_search(&index).is_ok());
    if let Some(marked) = pulled {
        out.push(pull::quotation(marked.span));
        return;
    }
    if turn::sign(&p, out.last_mut()) {
        return;
    }
    let mut acts = Vec::new();
    turn::find(&p, carry.transcript.is_some(), &mut acts);
    if acts.is_empty()
        && carry.transcript.is_some_and(|last| index < last)
        && let Some(answer) = out.last_mut().filter(|answer| turn::goes_on(article, index, answer))
    {
        answer.content.push(paragraph.span);
        return;
    }
    match (carry.language, carry.model) {
        _ if !acts.is_empty() => {}
        (Some(language), _) => beside::find(&p, language, &mut acts),
        (None, Some(model)) => learned::find(&p, model, carry.dated, &mut acts),
        (None, None) => {}
    }
    let pending = acts.pop_if(|act| act.content.is_empty());
    follow::float(&p, carry.dated, &mut acts);
    let mut found: Vec<Quotation> = acts.iter().map(|act| act.quotation(&p)).collect();
    if let Some(language) = carry.language {
        for at in 0..found.len() {
            let (before, rest) = found.split_at_mut(at);
            let Some(quotation) = rest.first_mut() else { break };
            beside::clitic(&p, language, quotation);
            beside::dropped(language, quotation, before.last().or(out.last()));
        }
    }
    follow::join(&p, carry, &mut found, out);
    follow::speak_on(article, index, &mut found, out.last());
    carry.open = p.left_open;
    carry.pending = pending.map(|act| Box::new(act.quotation(&p)));
    // What can go on is of this paragraph, or the one quotation before it.
    let first = out.len().saturating_sub(1);
    out.append(&mut found);
    if carry.open.is_some() {
        let runs_on = |q: &Quotation| q.content.last().is_some_and(|span| span.end == paragraph.span.end);
        let recent = out.get(first..).unwrap_or_default();
        carry.unfinished = recent.iter().rposition(runs_on).map(|at| first + at).or(carry.unfinished);
    }
}

pub(super) use pull::Pulls;
pub use settle::settle;
pub use support::support;
