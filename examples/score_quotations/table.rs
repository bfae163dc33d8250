//! What the engine finds in marked articles, and the rows of scores.

use std::collections::BTreeMap;

use provenote::detect::quotations::{QuotationKind, model::Model};
use provenote::detect::{Analysis, Quotation, analyse_with};
use provenote::text::Span;
use provenote::text::ingest::from_plain;
use provenote::text::offset::Offsets;

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

/// What the engine finds in an article, in code points of its text.
pub(crate) fn find(document: &Document, model: Option<&'static Model>) -> Vec<Quote> {
    let article = from_plain(&document.text);
    let offsets = Offsets::new(&article.text);
    let Analysis { quotations, speakers, .. } = analyse_with(&article, model);
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
        name: quotation.speaker_ref.and_then(|index| speakers.get(index)).map(|speaker| speaker.name.clone()),
    };
    said.map(quote).collect()
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
