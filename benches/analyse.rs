//! Native throughput of the engine, printed as a table; run by `./dev bench`.
//!
//! The text is made of the fixtures' articles. Each figure is the fastest of several runs on one core.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::format_push_string,
    reason = "a benchmark prints its figures"
)]

use std::hint::black_box;
use std::time::Instant;

use provenote::detect::{analyse, citations, quotations};
use provenote::text::{Article, ingest, sentence};

#[path = "../tests/suite_format/prose.rs"]
mod prose;

const RUNS: usize = 7;

/// Megabytes a second of `work`, which goes once over `bytes` bytes.
fn rate<T>(bytes: usize, mut work: impl FnMut() -> T) -> f64 {
    let seconds = (0..RUNS).map(|_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed().as_secs_f64()
    });
    bytes as f64 / 1e6 / seconds.fold(f64::INFINITY, f64::min)
}

/// All markers of `article`, its list found first.
fn cited(article: &Article) -> Vec<citations::Citation> {
    let list = citations::ReferenceList::find(article);
    let style = citations::Style::vote(article, &list);
    let mut found = Vec::new();
    for paragraph in article.paragraphs.iter() {
        citations::find(article, paragraph, &list, &style, &mut found);
    }
    found
}

/// What markers stand behind: words that also stand without one.
const KEPT: [&str; 24] = [
    "tides", "harbours", "places", "days", "height", "water", "seasons", "masters", "years", "crews",
    "pilots", "ships", "storms", "winters", "moons", "sands", "gulls", "piers", "nets", "wells", "farms",
    "schools", "courts", "mills",
];

/// A paper of 300 entries that cites each of them four times; `marker` writes one.
fn paper(numbered: bool, marker: impl Fn(usize) -> String) -> String {
    const ENTRIES: usize = 300;
    let mut out = format!("Of {} there was much to say. ", KEPT.join(", "));
    for turn in 0..4 * ENTRIES {
        let entry = if turn < ENTRIES { turn } else { turn * 7 % ENTRIES };
        out.push_str("The tides of the northern harbours were measured at 12 places over 30 days, and the mean height of ");
        out.push_str("the water rose by 4.5 cm in each of the seasons that the masters kept for ");
        out.push_str(KEPT.get(turn % KEPT.len()).copied().unwrap_or_default());
        out.push_str(&marker(entry));
        out.push_str(if turn % 6 == 5 { ".\n\n" } else { ". " });
    }
    out.push_str("References\n");
    for entry in 0..ENTRIES {
        let label = if numbered { format!("{}. ", entry + 1) } else { String::new() };
        let (name, year) = named(entry);
        out.push_str(&format!(
            "{label}{name} A, Berg CD. Tides of harbour number {entry}. J Sea. {year};12(3):40–49. doi:10.1234/sea.{entry}\n"
        ));
    }
    out
}

/// The surname and the year of an entry.
fn named(entry: usize) -> (String, usize) {
    let part = |n: usize| {
        ["lund", "berg", "dahl", "holm", "vik", "nes", "ros", "mark"].get(n % 8).copied().unwrap_or("lund")
    };
    (format!("B{}{}{}", part(entry), part(entry / 8), part(entry / 64)), 1980 + entry % 40)
}

fn main() {
    println!(
        "{:>10} {:>10} {:>10} {:>10} {:>10} {:>10}",
        "kB", "ingest", "sentences", "citations", "quotations", "analyse"
    );
    for size in [10_000, 100_000, 1_000_000, 6_000_000] {
        let text = prose::of_bytes(size);
        let article = ingest::from_plain(&text);
        let bytes = text.len();
        let ingest = rate(bytes, || ingest::from_plain(&text));
        let sentences = rate(bytes, || {
            article.paragraphs.iter().map(|p| sentence::sentences(&article.text, p.span).len()).sum::<usize>()
        });
        let citations = rate(bytes, || cited(&article));
        let quotations = rate(bytes, || {
            let mut carry = quotations::Carry::new(&article);
            let mut found = Vec::new();
            for index in 0..article.paragraphs.len() {
                quotations::find(&article, index, &[], &mut carry, &mut found);
            }
            found
        });
        let all = rate(bytes, || analyse(&article));
        println!(
            "{:>10} {ingest:>10.1} {sentences:>10.1} {citations:>10.1} {quotations:>10.1} {all:>10.1}",
            bytes / 1000
        );
    }
    let papers = [
        ("brackets", paper(true, |entry| format!(" [{}]", entry + 1))),
        ("parentheses", paper(true, |entry| format!(" ({})", entry + 1))),
        ("superscripts", paper(true, |entry| (entry + 1).to_string())),
        (
            "names",
            paper(false, |entry| {
                let (name, year) = named(entry);
                format!(" ({name} and Berg, {year})")
            }),
        ),
    ];
    for (name, text) in papers {
        let article = ingest::from_plain(&text);
        let found = cited(&article).len();
        let speed = rate(text.len(), || cited(&article));
        println!("citations of a paper with 300 entries, by {name:<13} {speed:>6.1} ({found} markers)");
    }
    println!("MB/s on one core, fastest of {RUNS} runs");
}
