//! Native throughput of the engine, printed as a table; run by `./dev bench`.
//!
//! The text is made of the fixtures' articles. Each figure is the fastest of several runs on one core.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark prints its figures"
)]

use std::hint::black_box;
use std::time::Instant;

use provenote::detect::{analyse, citations, quotations};
use provenote::text::{ingest, sentence};

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
        let citations = rate(bytes, || {
            let list = citations::ReferenceList::find(&article);
            let style = citations::Style::vote(&article, &list);
            let mut found = Vec::new();
            for paragraph in article.paragraphs.iter() {
                citations::find(&article, paragraph, &list, &style, &mut found);
            }
            found
        });
        let quotations = rate(bytes, || {
            let mut carry = quotations::Carry::new(&article);
            let mut found = Vec::new();
            for index in 0..article.paragraphs.len() {
                quotations::find(&article, index, &mut carry, &mut found);
            }
            found
        });
        let all = rate(bytes, || analyse(&article));
        println!(
            "{:>10} {ingest:>10.1} {sentences:>10.1} {citations:>10.1} {quotations:>10.1} {all:>10.1}",
            bytes / 1000
        );
    }
    println!("MB/s on one core, fastest of {RUNS} runs");
}
