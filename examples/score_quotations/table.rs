//! What the engine finds in marked articles, and the rows of scores.

use std::collections::BTreeMap;

use provenote::detect::quotations::{QuotationKind, model::Model};
use provenote::detect::{Analysis, Quotation, analyse_with};
use provenote::text::ingest::from_plain;
use provenote::text::offset::Offsets;
use provenote::text::{Article, Span};

use crate::corpus::{Document, Quote};
use crate::points::Points;
use crate::score::{Score, Slip, Subset, f1};

/// Prints what the columns are.
pub(crate) fn title() {
    println!(
        "{:<28} {:<7} {:>6} {:>6} {:>6} {:>6} {:>6} {:>8} {:>8}  {:>5} / {:>5} / {:>5}",
        "articles",
        "subset",
        "gold",
        "found",
        "exact",
        "iou50",
        "joint",
        "speaker",
        "resolved",
        "con",
        "src",
        "cue"
    );
}

/// Prints a row for each subset of what was found in `documents`; appends the slips in speech.
pub(crate) fn rows(name: &str, documents: &[&Document], found: &[Vec<Quote>], slips: &mut Vec<Slip>) {
    for (subset, title) in [(Subset::All, "all"), (Subset::Speech, "speech"), (Subset::Marked, "marked")] {
        let mut score = Score::default();
        let mut own = Vec::new();
        for (document, found) in documents.iter().zip(found) {
            score.add(document, found, subset, &mut own);
        }
        if subset == Subset::Speech {
            slips.append(&mut own);
        }
        let share = |[all, right]: [usize; 2]| {
            if all == 0 { "-".to_owned() } else { format!("{:.1}", 100.0 * right as f64 / all as f64) }
        };
        let of = |hits: usize| f1(hits, score.found, score.gold);
        let [con, src, cue] = score.pieces.map(|[hits, found, gold]| f1(hits, found, gold));
        println!(
            "{name:<28} {title:<7} {:>6} {:>6} {:>6.1} {:>6.1} {:>6.1} {:>8} {:>8}  {con:>5.1} / {src:>5.1} / {cue:>5.1}",
            score.gold,
            score.found,
            of(score.exact),
            of(score.iou50),
            of(score.joint),
            share(score.speaker),
            share(score.resolved),
        );
    }
}

/// How much of the engine is at work, each with what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Rules: layout, marks, turns.
    Rules,
    /// The model, each paragraph by itself.
    Model,
    /// Paragraphs are joined, and what the article is like as a whole counts.
    Linking,
    /// Mentions are chained to people with a name: all of it.
    Speakers,
}

impl Reach {
    /// The parts from the first to all, with what their rows are called.
    pub(crate) const STEPS: [(Self, &str); 4] = [
        (Self::Rules, "rules"),
        (Self::Model, "+ model"),
        (Self::Linking, "+ linking"),
        (Self::Speakers, "+ speakers"),
    ];
}

/// What the engine finds in an article, in code points of its text.
pub(crate) fn find(document: &Document, model: Option<&'static Model>, reach: Reach) -> Vec<Quote> {
    let article = from_plain(&document.text);
    let offsets = Offsets::new(&article.text);
    let model = model.filter(|_| reach != Reach::Rules);
    let alone = matches!(reach, Reach::Rules | Reach::Model);
    let Analysis { quotations, speakers, .. } =
        if alone { by_paragraph(&article, model) } else { analyse_with(&article, model) };
    // Line ends of two characters became one: count them back in.
    let points = Points::new(&document.text, &article.text);
    let ranges = |spans: &[Span]| {
        let point = |byte: u32| points.before(offsets.at(byte).code_point as usize);
        spans.iter().map(|span| (point(span.start), point(span.end))).collect::<Vec<_>>()
    };
    let said = quotations.iter().filter(|quotation| quotation.kind != QuotationKind::Pull);
    let quote = |quotation: &Quotation| Quote {
        content: ranges(&quotation.content),
        cue: ranges(&quotation.cue),
        speaker: ranges(&quotation.speaker),
        name: quotation
            .speaker_ref
            .filter(|_| reach == Reach::Speakers)
            .and_then(|index| speakers.get(index))
            .map(|speaker| speaker.name.clone()),
    };
    said.map(quote).collect()
}

/// What is found where each paragraph is an article of its own.
fn by_paragraph(article: &Article, model: Option<&'static Model>) -> Analysis {
    let mut all = Analysis::default();
    for paragraph in article.paragraphs.iter() {
        let start = paragraph.span.start;
        let own = from_plain(article.slice(paragraph.span));
        let mut quotations = analyse_with(&own, model).quotations;
        for quotation in &mut quotations {
            for span in
                [&mut quotation.content, &mut quotation.cue, &mut quotation.speaker].into_iter().flatten()
            {
                (span.start, span.end) = (span.start + start, span.end + start);
            }
        }
        all.quotations.append(&mut quotations);
    }
    all
}

/// Prints the classes of slips by how many there are, with a few of each.
pub(crate) fn list(slips: Vec<Slip>, examples: usize) {
    let mut classes: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for slip in slips {
        classes.entry(slip.class).or_default().push(slip.line);
    }
    let mut classes: Vec<_> = classes.into_iter().collect();
    classes.sort_by_key(|(_, lines)| std::cmp::Reverse(lines.len()));
    println!("\nslips in speech, marked || found");
    for (class, lines) in classes {
        println!("{:>6}  {class}", lines.len());
        for line in lines.iter().step_by(lines.len().div_ceil(examples.max(1)).max(1)) {
            println!("          {line}");
        }
    }
}
