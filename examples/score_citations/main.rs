//! Scores the citation half of the engine on articles whose citations are known.
//!
//! `./dev score citations FOLDER [--robust] [--errors N] [--only WORD] [--half even|odd]` reads every
//! `*.jsonl` of the folder, an article a line:
//! `{"id","text","style","lang","citations":[{"start","end","targets","items":[{"start","end","targets"}]}],
//! "references":[{"id","start","end"}],"ignore":[[start,end]]}`, all in code points.
//!
//! * marker: one to one, spans overlap; exact: the same edges.
//! * resolve: pairs of pointer and entry; a pair counts where the pointers overlap and the entry is the same.
//! * refs: entries that begin within 6 code points of where they should.
//! * clean: articles without a miss or a false pair.
//!
//! What overlaps only ignored stretches or entries is not counted.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_precision_loss,
    reason = "it prints figures"
)]

mod count;
mod gold;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use count::Score;
use gold::{Gold, Way};

/// The families that have reference lists: their mean is the macro figure.
const LISTED: [&str; 7] =
    ["bracket", "parenthesis", "author-year en", "author-year pt/es", "superscript", "wiki", "markup"];

/// What the command line says.
#[derive(Default)]
struct Order {
    folder: Option<PathBuf>,
    robust: bool,
    errors: usize,
    /// A word that a family, a style or an id must hold.
    only: Option<String>,
    /// Only articles whose id has this parity: tune on one half, look at the other.
    half: Option<u32>,
}

fn order() -> Option<Order> {
    let mut order = Order::default();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--robust" => order.robust = true,
            "--errors" => order.errors = words.next()?.parse().ok()?,
            "--only" => order.only = Some(words.next()?),
            "--half" => order.half = Some(u32::from(words.next()? == "odd")),
            _ if word.starts_with('-') => return None,
            _ => order.folder = Some(word.into()),
        }
    }
    order.folder.is_some().then_some(order)
}

/// Whether the id's hash is even or odd.
fn parity(id: &str) -> u32 {
    id.bytes().fold(2_166_136_261_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(16_777_619)) >> 7
        & 1
}

fn chosen(order: &Order, gold: &Gold) -> bool {
    let half = order.half.is_none_or(|half| parity(&gold.id) == half);
    half && order.only.as_ref().is_none_or(|word| {
        gold.family().contains(word.as_str())
            || gold.style.contains(word.as_str())
            || gold.id.contains(word.as_str())
    })
}

/// The figures of each family.
fn table(articles: &[Gold], way: Option<Way>, errors: usize) -> BTreeMap<&'static str, Score> {
    let mut table: BTreeMap<&'static str, Score> = BTreeMap::new();
    for gold in articles {
        let written = way.map(|way| gold.rewritten(way));
        let gold = match &written {
            None => gold,
            Some(Some(other)) => other,
            Some(None) => continue,
        };
        table.entry(gold.family()).or_default().add(gold, way == Some(Way::CarriageReturns), errors);
    }
    table
}

/// The mean over the families with lists that there are.
fn mean(table: &BTreeMap<&'static str, Score>) -> f64 {
    let scores: Vec<f64> = LISTED.iter().filter_map(|name| Some(table.get(name)?.resolve.f1())).collect();
    scores.iter().sum::<f64>() / scores.len().max(1) as f64
}

fn print(table: &BTreeMap<&'static str, Score>) {
    println!(
        "{:22} {:>8} {:>8} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "family", "articles", "markers", "resolve", "marker", "exact", "refs", "clean", "false/k"
    );
    let mut all = Score::default();
    for (name, score) in table {
        all.join(score);
        row(name, score);
    }
    row("all", &all);
    println!("macro resolve F1 over {} families with lists: {:.2}", LISTED.len(), mean(table));
    if all.meant.gold > 0 {
        println!("markers with the same edges and meaning: {} of {}", all.meant.hits, all.meant.gold);
    }
}

fn row(name: &str, score: &Score) {
    let figure = |gold: usize, value: f64| if gold == 0 { "-".to_owned() } else { format!("{value:.2}") };
    let clean = 100.0 * score.perfect as f64 / score.articles.max(1) as f64;
    // Markers where there are none, for each thousand words.
    let empty = if score.marker.gold == 0 {
        format!("{:.3}", 1000.0 * score.marker.found as f64 / score.words.max(1) as f64)
    } else {
        "-".to_owned()
    };
    println!(
        "{name:22} {:>8} {:>8} {:>9} {:>9} {:>9} {:>9} {:>9} {empty:>9}",
        score.articles,
        score.marker.gold,
        figure(score.resolve.gold, score.resolve.f1()),
        figure(score.marker.gold, score.marker.f1()),
        figure(score.exact.gold, score.exact.f1()),
        figure(score.references.gold, score.references.f1()),
        figure(score.articles, clean),
    );
}

fn main() -> ExitCode {
    let Some(order) = order() else {
        eprintln!(
            "usage: ./dev score citations FOLDER [--robust] [--errors N] [--only WORD] [--half even|odd]"
        );
        return ExitCode::from(2);
    };
    let folder = order.folder.clone().unwrap_or_default();
    let mut articles = match gold::read(&folder) {
        Ok(articles) => articles,
        Err(why) => {
            eprintln!("{} cannot be read: {why}", folder.display());
            return ExitCode::FAILURE;
        }
    };
    articles.retain(|gold| chosen(&order, gold));
    if articles.is_empty() {
        eprintln!("no article with citations in the *.jsonl of {}", folder.display());
        return ExitCode::FAILURE;
    }
    let plain = table(&articles, None, order.errors);
    print(&plain);
    for error in plain.values().flat_map(|score| &score.errors) {
        println!("{error}");
    }
    if order.robust {
        println!(
            "\nresolve F1 (marker F1 where there is no list) of the same articles written in other ways"
        );
        for way in Way::ALL {
            let other = table(&articles, Some(way), 0);
            println!("{}", way.name());
            for (name, score) in &other {
                let figure = |score: &Score| {
                    if score.resolve.gold > 0 { score.resolve.f1() } else { score.marker.f1() }
                };
                let before = plain.get(name).map_or(0.0, figure);
                println!("  {name:22} {:>9.2} {:>+9.2}", figure(score), figure(score) - before);
            }
        }
    }
    ExitCode::SUCCESS
}
