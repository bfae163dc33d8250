//! Trains the quotation model: `./dev train DATA`.
//!
//! DATA are files or folders of evaluation JSONL or brat standoff; `--weight W` behind one says how
//! much its articles count, `--without-quotations FILE` names texts (JSONL with `"text"`) in which nobody
//! speaks. Without `--folds` it writes the model; with `--folds N` it trains N
//! models on all but one part each, by date, and prints the scores on the parts left out (`--only K`:
//! of one part; `--errors N`: with the slips; `--models FOLDER`: keeps the models, and uses kept ones;
//! `--steps`: with the rules alone, then with the model, with linking and with speakers too).

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
#[path = "../score_quotations/marked.rs"]
mod marked;
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
use lesson::{Lesson, Paragraph};
use provenote::detect::quotations::model::{CUE_LABELS, LABELS, Model, Parts, StyleParts, write};
use stage::{Settings, half_of};
use table::Reach;

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
    steps: bool,
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
        steps: false,
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
            "--steps" => order.steps = true,
            "--only" => order.only = Some(value().parse().unwrap()),
            "--seed" => s.seed = value().parse().unwrap(),
            "--cue-bits" => s.cue_bits = value().parse().unwrap(),
            "--bits" => s.bits = value().parse().unwrap(),
            "--pair-bits" => s.pair_bits = value().parse().unwrap(),
            "--style-cue-bits" => s.style_cue_bits = value().parse().unwrap(),
            "--style-bits" => s.style_bits = value().parse().unwrap(),
            "--style-decay" => s.style_decay = value().parse().unwrap(),
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
    let steps: Vec<_> =
        Reach::STEPS.into_iter().filter(|(reach, _)| order.steps || *reach == Reach::Speakers).collect();
    // Of each file the articles, and what is found in each with each step.
    let mut found: Vec<(Vec<&Document>, Vec<Found>)> = Vec::new();
    found.resize_with(order.data.len(), || (Vec::new(), vec![Vec::new(); steps.len()]));
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
            for ((reach, _), found) in steps.iter().zip(&mut found[*set].1) {
                found.push(table::find(&lesson.document, Some(model), *reach));
            }
        }
    }
    table::title();
    let (mut slips, mut unlisted) = (Vec::new(), Vec::new());
    for ((path, _), (documents, found)) in order.data.iter().zip(&found) {
        let name = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        for ((reach, title), found) in steps.iter().zip(found) {
            let name = if order.steps { format!("{name}, {title}") } else { name.clone() };
            let all = *reach == Reach::Speakers;
            table::rows(&name, documents, found, if all { &mut slips } else { &mut unlisted });
        }
    }
    if order.errors > 0 {
        table::list(slips, order.errors);
    }
}

/// What was found in each article.
type Found = Vec<Vec<Quote>>;

fn date(id: &str) -> &str {
    id.split_once('_').map_or(id, |(_, rest)| rest)
}

/// Trains both stages, and the decision on top of them; then, on the articles with a date line, what is added
/// for those.
fn train(lessons: &[&Lesson], words: &[(u32, u16)], settings: &Settings) -> Parts {
    let start = Instant::now();
    let said = |what: &str| println!("{:>5.0} s  {what}", start.elapsed().as_secs_f32());
    let lexicon = lexicon::with_cues(words, lessons);
    let read: Vec<_> = lessons.iter().flat_map(|lesson| lesson.paragraphs(&lexicon)).collect();
    let (dated, plain): (Vec<_>, Vec<_>) =
        read.into_iter().partition(|paragraph| paragraph.columns.is_dated());
    said(&format!("{} and {} paragraphs", plain.len(), dated.len()));
    let (halves, cue) = stage::cues(&plain, None, settings);
    said("cues");
    let all: Vec<usize> = (0..plain.len()).collect();
    let window = stage::windows(&plain, &all, &halves, None, settings);
    said("windows");
    let none = (Vec::new(), vec![0.0; 2]);
    let parts =
        |cue: &stage::Cues, window: &stage::Windows, keep: (Vec<f32>, Vec<f32>), dated: StyleParts| Parts {
            lexicon: lexicon.all().collect(),
            cue: cue.rows.clone(),
            cue_pairs: cue.pairs.clone(),
            window: window.0.clone(),
            pairs: window.1.clone(),
            keep: keep.0,
            relations: keep.1,
            dated,
        };
    let style = |cue: Vec<f32>, window: Vec<f32>, keep: (Vec<f32>, Vec<f32>)| StyleParts {
        cue,
        window,
        keep: keep.0,
        relations: keep.1,
    };
    let without = || style(vec![0.0; 2 * (CUE_LABELS - 1)], vec![0.0; 2 * (LABELS - 1)], none.clone());
    // What each half finds in the other tells how sure to be of a find.
    let mut finds = Vec::new();
    for half in 0..2 {
        let window = stage::windows(&plain, &half_of(plain.len(), half), &halves, None, settings);
        find(&plain, half, &parts(&halves[half], &window, none.clone(), without()), &mut finds);
    }
    said(&format!("{} finds in the other half", finds.len()));
    let keep = keep::learn(&finds, settings.seed);
    if dated.is_empty() {
        return parts(&cue, &window, keep.clone(), style(without().cue, without().window, keep));
    }
    let (halves, own_cue) = stage::cues(&dated, Some(&cue), settings);
    let all: Vec<usize> = (0..dated.len()).collect();
    let (own_window, _) = stage::windows(&dated, &all, &halves, Some(&window), settings);
    finds.clear();
    for half in 0..2 {
        let (more, _) = stage::windows(&dated, &half_of(dated.len(), half), &halves, Some(&window), settings);
        let own = style(halves[half].more.clone(), more, none.clone());
        find(&dated, half, &parts(&cue, &window, none.clone(), own), &mut finds);
    }
    said(&format!("{} finds in articles with a date line", finds.len()));
    let own = style(own_cue.more, own_window, keep::learn(&finds, settings.seed));
    parts(&cue, &window, keep, own)
}

/// Appends what the model of one half finds in the other.
fn find(paragraphs: &[Paragraph], half: usize, parts: &Parts, finds: &mut Vec<keep::Find>) {
    let model = Model::parse(write(parts).into()).unwrap();
    for index in half_of(paragraphs.len(), 1 - half) {
        keep::finds(&paragraphs[index], &model, finds);
    }
}
