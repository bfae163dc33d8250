//! Scores the engine's quotations against marked articles: `./dev score quotations FOLDER`.
//!
//! Prints a row a file and subset, all in percent. `--errors N` lists the classes of slips among
//! speech with N examples each; `--robust` scores the articles again with other marks, line ends
//! and blanks; `--steps` scores them with the rules alone, then with the model, with linking and with
//! speakers too.

#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    clippy::indexing_slicing,
    clippy::many_single_char_names,
    clippy::too_many_lines,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a tool for developers stops where its data is wrong"
)]

mod corpus;
mod marked;
mod points;
mod say;
mod score;
mod table;
mod variant;

use std::path::PathBuf;

use corpus::Document;
use provenote::detect::quotations::model;
use score::Slip;
use table::Reach;

fn main() {
    let (mut paths, mut errors, mut robust, mut steps) = (Vec::new(), 0, false, false);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--errors" => errors = words.next().and_then(|n| n.parse().ok()).unwrap_or(5),
            "--robust" => robust = true,
            "--steps" => steps = true,
            path => paths.push(PathBuf::from(path)),
        }
    }
    table::title();
    let mut slips = Vec::new();
    for path in files(&paths) {
        let documents = match corpus::read(&path) {
            Ok(documents) => documents,
            Err(why) => {
                println!("{why}");
                continue;
            }
        };
        if documents.is_empty() {
            continue;
        }
        let name = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        if steps {
            for (reach, title) in Reach::STEPS {
                score(&format!("{name}, {title}"), &documents, reach, &mut Vec::new());
            }
            continue;
        }
        score(&name, &documents, Reach::Speakers, &mut slips);
        if robust {
            for (variant, change) in variant::ALL {
                let changed: Vec<Document> = documents.iter().map(change).collect();
                score(&format!("{name}, {variant}"), &changed, Reach::Speakers, &mut Vec::new());
            }
        }
    }
    if errors > 0 {
        table::list(slips, errors);
    }
}

/// Folders become their files.
fn files(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for path in paths {
        let jsonl = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "jsonl");
        let inside =
            std::fs::read_dir(path).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
        let mut inside: Vec<PathBuf> = inside.filter(jsonl).collect();
        inside.sort();
        if inside.is_empty() { out.push(path.clone()) } else { out.append(&mut inside) }
    }
    out
}

/// Scores `documents`.
fn score(name: &str, documents: &[Document], reach: Reach, slips: &mut Vec<Slip>) {
    let all: Vec<&Document> = documents.iter().collect();
    let found: Vec<_> =
        documents.iter().map(|document| table::find(document, model::installed(), reach)).collect();
    table::rows(name, &all, &found, slips);
}
