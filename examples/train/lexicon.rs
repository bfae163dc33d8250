//! The lexicon of the model from the list of forms, and what the training data adds to it.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use provenote::detect::quotations::model::{Lexicon, ending, form_of, key};

use crate::lesson::Lesson;

const TAGS: [&str; 32] = [
    "-", "NN", "NNS", "NNP", "VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "MD", "IN", "TO", "DT", "PRP", "PRP$",
    "JJ", "RB", "CC", "CD", "WH", "RP", "EX", "UH", "POS", ",", ".", ":", "--", "\"", "(", "WRB",
];

/// Reads `form TAG [TAG]` lines; adds the endings that tell something of forms it does not have.
pub(crate) fn read(path: &Path) -> Vec<(u32, u16)> {
    let source = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let tag = |name: &str| {
        TAGS.iter().position(|tag| *tag == name).unwrap_or_else(|| panic!("no tag {name}")) as u16
    };
    let mut out = Vec::new();
    let mut endings: HashMap<&str, HashMap<u16, usize>> = HashMap::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let form = fields.next().unwrap();
        let first = tag(fields.next().unwrap());
        let second = fields.next().map_or(0, tag);
        out.push((form_of(form), first | second << 5));
        for length in (1..=4).filter(|length| *length < form.len()) {
            if let Some(letters) = form.get(form.len() - length..) {
                *endings.entry(letters).or_default().entry(first | second << 5).or_default() += 1;
            }
        }
    }
    for (letters, counts) in endings {
        let all: usize = counts.values().sum();
        let (entry, _) = counts.into_iter().max_by_key(|(entry, count)| (*count, *entry)).unwrap();
        if all >= 4 {
            out.push((ending(letters.as_bytes()), entry));
        }
    }
    out.sort_unstable();
    out
}

/// The lexicon with a class for each form by how often it begins a cue, in articles without a date line: what
/// those with one mark beside is learned apart.
pub(crate) fn with_cues(words: &[(u32, u16)], lessons: &[&Lesson]) -> Lexicon {
    let plain = Lexicon::new(words.iter().map(|(form, entry)| (key(*form), *entry)).collect());
    let mut counts: HashMap<u32, (u32, u32)> = HashMap::new();
    let read = lessons.iter().flat_map(|lesson| lesson.paragraphs(&plain));
    for paragraph in read.filter(|paragraph| !paragraph.columns.is_dated()) {
        for at in 0..paragraph.columns.len() {
            let count = counts.entry(key(paragraph.columns.form(at))).or_default();
            count.0 += 1;
            count.1 += u32::from(paragraph.acts.iter().any(|act| act.cue.contains(&at)));
        }
    }
    let class = |key: u32| match counts.get(&key) {
        Some((all, cues)) if *all >= 3 && *cues > 0 => match cues * 100 / all {
            0..5 => 1,
            5..30 => 2,
            _ => 3,
        },
        _ => 0,
    };
    Lexicon::new(plain.all().map(|(key, entry)| (key, entry | class(key) << 10)).collect())
}
