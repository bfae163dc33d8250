//! Trains the quotation model: `./dev train DATA`.
//!
//! DATA are files or folders of evaluation JSONL or brat standoff; `--weight W` behind one says how
//! much its articles count, `--without-quotations FILE` names texts (JSONL with `"text"`) in which nobody
//! speaks. Without `--folds` it writes the model; with `--folds N` it trains N
//! models on all but one part each, by date, and prints the scores on the parts left out (`--only K`:
//! of one part; `--errors N`: with the slips; `--models FOLDER`: keeps the models, and uses kept ones).

#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    clippy::cast_sign_loss,
    clippy::needless_range_loop,
    clippy::needless_for_each,
    clippy::indexing_slicing,
    clippy::many_single_char_names,
    clippy::too_many_lines,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a tool for developers stops where its data is wrong"
)]

mod chain;
#[path = "../score_quotations/corpus.rs"]
mod corpus;
mod keep;
mod lesson;
mod lexicon;
#[path = "../score_quotations/points.rs"]
mod points;
#[path = "../score_quotations/say.rs"]
mod say;
#[path = "../score_quotations/score.rs"]
mod score;
mod stage;
#[path = "../score_quotations/table.rs"]
mod table;

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use corpus::{Document, Quote};
use lesson::Lesson;
use provenote::detect::quotations::model::{Model, Parts, write};
use stage::Settings;

/// What the command line says.
struct Order {
    data: Vec<(PathBuf, f32)>,
    /// Texts in which nobody speaks, with their place among the data.
    silent: Vec<usize>,
    lexicon: PathBuf,
    out: PathBuf,
    folds: usize,
    only: Option<usize>,
    errors: usize,
    /// Where the models of the folds are kept, and taken from where they are there.
    models: Option<PathBuf>,
    settings: Settings,
}

fn order() -> Order {
    let mut order = Order {
        data: Vec::new(),
        silent: Vec::new(),
        lexicon: "models/lexicon.tsv".into(),
        out: "models/quotations.bin".into(),
        folds: 0,
        only: None,
        errors: 0,
        models: None,
        settings: Settings::default(),
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().unwrap_or_else(|| panic!("{word} needs a value"));
        let s = &mut order.settings;
        match word.as_str() {
            "--weight" => order.data.last_mut().unwrap().1 = value().parse().unwrap(),
            "--without-quotations" => {
                order.silent.push(order.data.len());
                order.data.push((value().into(), 1.0));
            }
            "--lexicon" => order.lexicon = value().into(),
            "--out" => order.out = value().into(),
            "--folds" => order.folds = value().parse().unwrap(),
            "--models" => order.models = Some(value().into()),
            "--errors" => order.errors = value().parse().unwrap(),
            "--only" => order.only = Some(value().parse().unwrap()),
            "--seed" => s.seed = value().parse().unwrap(),
            "--cue-bits" => s.cue_bits = value().parse().unwrap(),
            "--bits" => s.bits = value().parse().unwrap(),
            "--pair-bits" => s.pair_bits = value().parse().unwrap(),
            "--cue-drop" => s.cue_drop = value().parse().unwrap(),
            "--pair-drop" => s.pair_drop = value().parse().unwrap(),
            "--rounds" => s.rounds = value().parse().unwrap(),
            "--drop" => s.drop = value().parse().unwrap(),
            "--cue-passes" => s.cue_passes = value().parse().unwrap(),
            "--passes" => s.passes = value().parse().unwrap(),
            "--decay" => s.decay = value().parse().unwrap(),
            "--step" => s.step = value().parse().unwrap(),
            path => order.data.push((path.into(), 1.0)),
        }
    }
    order
}

fn main() {
    let order = order();
    let words = lexicon::read(&order.lexicon);
    let mut lessons = Vec::new();
    for (set, (path, weight)) in order.data.iter().enumerate() {
        let silent = order.silent.contains(&set);
        let documents = if silent { corpus::read_silent(path) } else { corpus::read(path) };
        let mut documents = documents.unwrap_or_else(|why| panic!("{why}"));
        // By date, where the name has one, so that a part left out is of another time.
        documents.sort_by(|a, b| date(&a.id).cmp(date(&b.id)));
        let count = documents.len();
        for (number, document) in documents.into_iter().enumerate() {
            let part = number * order.folds.max(1) / count;
            lessons.push((set, part, Lesson::new(document, *weight)));
        }
    }
    println!("{} articles", lessons.len());
    if order.folds == 0 {
        let all: Vec<&Lesson> = lessons.iter().map(|(_, _, lesson)| lesson).collect();
        let bytes = write(&train(&all, &words, &order.settings));
        fs::write(&order.out, &bytes).unwrap();
        println!("{}: {} bytes", order.out.display(), bytes.len());
        return;
    }
    let mut found: Vec<(Vec<&Document>, Vec<Vec<Quote>>)> = vec![Default::default(); order.data.len()];
    for fold in (0..order.folds).filter(|fold| order.only.is_none_or(|only| only == *fold)) {
        let rest: Vec<&Lesson> =
            lessons.iter().filter(|lesson| lesson.1 != fold).map(|lesson| &lesson.2).collect();
        let kept = order.models.as_ref().map(|folder| folder.join(format!("fold-{fold}.bin")));
        let known = kept.as_ref().and_then(|file| fs::read(file).ok());
        let bytes = known.unwrap_or_else(|| write(&train(&rest, &words, &order.settings)));
        if let Some(file) = kept {
            fs::write(file, &bytes).unwrap();
        }
        let model: &'static Model = Box::leak(Box::new(Model::parse(bytes.into()).unwrap()));
        for (set, _, lesson) in lessons.iter().filter(|lesson| lesson.1 == fold) {
            found[*set].0.push(&lesson.document);
            found[*set].1.push(table::find(&lesson.document, Some(model)));
        }
    }
    table::title();
    let mut slips = Vec::new();
    for ((path, _), (documents, found)) in order.data.iter().zip(&found) {
        let name = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        table::rows(&name, documents, found, &mut slips);
    }
    if order.errors > 0 {
        table::list(slips, order.errors);
    }
}

fn date(id: &str) -> &str {
    id.split_once('_').map_or(id, |(_, rest)| rest)
}

/// Trains both stages, and the decision on top of them.
fn train(lessons: &[&Lesson], words: &[(u32, u16)], settings: &Settings) -> Parts {
    let start = Instant::now();
    let said = |what: &str| println!("{:>5.0} s  {what}", start.elapsed().as_secs_f32());
    let lexicon = lexicon::with_cues(words, lessons);
    let read: Vec<_> = lessons.iter().flat_map(|lesson| lesson.paragraphs(&lexicon)).collect();
    said(&format!("{} paragraphs", read.len()));
    let (halves, cue) = stage::cues(&read, settings);
    said("cues");
    let all: Vec<usize> = (0..read.len()).collect();
    let window = stage::windows(&read, &all, &halves, settings);
    said("windows");
    let parts =
        |cue: &stage::Cues, window: &(Vec<f32>, Vec<f32>), (keep, relations): (Vec<f32>, Vec<f32>)| Parts {
            lexicon: lexicon.all().collect(),
            cue: cue.rows.clone(),
            cue_pairs: cue.pairs.clone(),
            window: window.0.clone(),
            pairs: window.1.clone(),
            keep,
            relations,
        };
    // What each half finds in the other tells how sure to be of a find.
    let mut finds = Vec::new();
    for half in 0..2 {
        let own: Vec<usize> = (0..read.len()).filter(|index| index / 50 % 2 == half).collect();
        let window = stage::windows(&read, &own, &halves, settings);
        let model =
            Model::parse(write(&parts(&halves[half], &window, (Vec::new(), vec![0.0; 2]))).into()).unwrap();
        for paragraph in read.iter().enumerate().filter(|(index, _)| index / 50 % 2 != half).map(|(_, p)| p) {
            keep::finds(paragraph, &model, &mut finds);
        }
    }
    said(&format!("{} finds in the other half", finds.len()));
    parts(&cue, &window, keep::learn(&finds, settings.seed))
}
