//! What holds for spans after any edit: words that were not touched stay, none is put on other words.

#![allow(
    clippy::unwrap_used,
    clippy::similar_names,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a test fails loudly and prints its figures"
)]

use std::cell::Cell;
use std::time::Instant;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use provenote::annotation::{Anchor, reanchor};
use provenote::text::Span;
use provenote::text::step::{Stop, next, previous, snap};

#[path = "suite_format/clock.rs"]
mod clock;
#[path = "suite_format/prose.rs"]
mod prose;

const WORDS: [&str; 24] = [
    "the",
    "of",
    "said",
    "he",
    "minister",
    "[1]",
    "[2]",
    "“talks”",
    "Ana",
    "Diaz",
    "é",
    "👩\u{200d}👧",
    "will",
    "not",
    "to",
    "a",
    "Monday",
    "قال",
    "東京",
    "in",
    "and",
    "resume",
    "e\u{301}t",
    "US",
];

/// An article as words, some ending a sentence or a paragraph, and edits of it: where (a share of
/// the words, in thousandths), how many words go, what comes.
type Case = (Vec<String>, Vec<(usize, usize, Vec<String>)>);

fn word() -> impl Strategy<Value = String> {
    let stop = prop::sample::select(vec!["", "", "", "", "", "", ".", ",", ".\n\n"]);
    (prop::sample::select(WORDS.to_vec()), stop).prop_map(|(word, stop)| format!("{word}{stop}"))
}

fn case() -> impl Strategy<Value = Case> {
    let edit = (0..1000_usize, 0..6_usize, prop::collection::vec(word(), 0..12));
    (prop::collection::vec(word(), 20..300), prop::collection::vec(edit, 1..4))
}

/// The old and the new text, and for each old word its span and where it went.
fn edited(case: &Case) -> (String, String, Vec<(Span, Option<Span>)>) {
    let (words, edits) = case;
    let mut gone = vec![false; words.len()];
    let mut comes = vec![Vec::new(); words.len()];
    for (share, count, new) in edits {
        let at = share * words.len() / 1000;
        gone.iter_mut().skip(at).take(*count).for_each(|gone| *gone = true);
        comes[at].extend(new.iter());
    }
    let (mut old, mut new, mut places) = (String::new(), String::new(), Vec::new());
    let add = |text: &mut String, word: &str| {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(word);
        Span::of(&(start..start + word.trim_end().len()))
    };
    for (index, word) in words.iter().enumerate() {
        for word in &comes[index] {
            add(&mut new, word);
        }
        let there = (!gone[index]).then(|| add(&mut new, word));
        places.push((add(&mut old, word), there));
    }
    (old, new, places)
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_whole(text: &str, span: Span) -> bool {
    let at_stop = |at: u32| at == 0 || next(text, previous(text, at, Stop::Grapheme), Stop::Grapheme) == at;
    text.get(span.range()).is_some() && at_stop(span.start) && at_stop(span.end)
}

/// What must hold whatever was edited.
fn is_sound(old: &str, new: &str, spans: &[Span]) -> Vec<Anchor> {
    let anchors = reanchor(old, new, spans);
    assert_eq!(anchors, reanchor(old, new, spans));
    assert_eq!(anchors.len(), spans.len());
    for (anchor, span) in anchors.iter().zip(spans) {
        let place = match *anchor {
            Anchor::Kept(to) => {
                assert_eq!(folded(to.slice(new)), folded(span.slice(old)));
                Some(to)
            }
            Anchor::Moved(to) => {
                assert_eq!(to.slice(new), span.slice(old));
                Some(to)
            }
            Anchor::Changed(to) => Some(to),
            Anchor::Lost { candidate } => candidate,
        };
        if let Some(to) = place {
            let inside = is_whole(old, *span) || !is_whole(old, *span) && new.get(to.range()).is_some();
            assert!(!to.slice(new).is_empty() && inside, "{anchor:?} of {span:?}: {old:?} → {new:?}");
            assert!(!is_whole(old, *span) || is_whole(new, to), "{anchor:?} of {span:?}: {old:?} → {new:?}");
        }
    }
    anchors
}

#[test]
fn untouched_words_are_kept_in_their_place() {
    let (all, kept, placed) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let counted = TestRunner::deterministic().run(&case(), |case| {
        let (old, new, places) = edited(&case);
        // One to five words, with their neighbours on both sides still beside them.
        let mut spans = Vec::new();
        for length in [1, 3, 5] {
            for (index, window) in places.windows(length + 2).enumerate() {
                let there: Option<Vec<Span>> = window.iter().map(|(_, there)| *there).collect();
                let Some(there) = there else { continue };
                let (from, to) = (window[1].0, window[length].0);
                let span = from.cover(to);
                let goal = there[1].cover(there[length]);
                let around = window[0].0.cover(window[length + 1].0).slice(&old);
                if there[0].cover(there[length + 1]).slice(&new) == around && index < places.len() {
                    spans.push((span, goal));
                }
            }
        }
        let given: Vec<Span> = spans.iter().map(|(span, _)| *span).collect();
        for (anchor, (_, goal)) in is_sound(&old, &new, &given).iter().zip(&spans) {
            all.set(all.get() + 1);
            if let Anchor::Kept(to) = anchor {
                kept.set(kept.get() + 1);
                placed.set(placed.get() + i32::from(to == goal));
            }
        }
        Ok(())
    });
    assert_eq!(counted, Ok(()));
    let share = |part: &Cell<i32>| f64::from(part.get()) / f64::from(all.get());
    println!(
        "{} spans, {:.3} % kept, {:.3} % in their place",
        all.get(),
        100.0 * share(&kept),
        100.0 * share(&placed)
    );
    assert!(share(&kept) >= 0.99 && share(&placed) >= 0.99);
}

proptest! {
    #[test]
    fn any_texts_and_spans_are_answered(
        old in "\\PC{0,30}|[ab \n👩\u{200d}\u{301}🇫]{0,40}",
        new in "\\PC{0,30}|[ab \n👩\u{200d}\u{301}🇫]{0,40}",
        edges in prop::collection::vec((0u32..60, 0u32..60), 0..12),
    ) {
        let spans: Vec<Span> = edges.iter().map(|(a, b)| snap(&old, Span::new(*a.min(b), *a.max(b)))).collect();
        is_sound(&old, &new, &spans);
        is_sound(&old, &format!("{new}{old}"), &spans);
        let raw: Vec<Span> = edges.iter().map(|(a, b)| Span { start: *a, end: *b }).collect();
        reanchor(&old, &new, &raw);
    }

    #[test]
    fn snapped_spans_are_whole_and_trimmed(text in "\\PC{0,30}|[ab \n👩\u{200d}\u{301}🇫]{0,40}", a in 0u32..60, b in 0u32..60) {
        let span = snap(&text, Span::new(a.min(b), a.max(b)));
        prop_assert!(is_whole(&text, span), "{span:?} of {text:?}");
        prop_assert_eq!(snap(&text, span), span);
    }
}

/// Seconds that `old` → `new` takes with a span every 50 bytes.
fn seconds(old: &str, new: &str) -> f64 {
    let step = (old.len() as u32 / 20_000).max(1);
    let cut = |at: u32| old.floor_char_boundary(at as usize) as u32;
    let spans = (0..20_000_u32).map(|index| (index * step, index * step + 20 + index % 200));
    let spans: Vec<Span> = spans.map(|(start, end)| Span::new(cut(start), cut(end))).collect();
    let start = Instant::now();
    assert_eq!(reanchor(old, new, &spans).len(), spans.len());
    start.elapsed().as_secs_f64()
}

/// How many times as long as words in another order a hostile text may take.
const BUDGET: f64 = 5.0;

#[test]
fn hostile_texts_cost_no_more_than_a_few_times_prose() {
    let size = 1 << 20;
    let prose = prose::of_bytes(size);
    let other: String = prose.split(' ').rev().collect::<Vec<_>>().join(" ");
    let mut middle = prose.clone();
    middle.insert_str(prose.floor_char_boundary(size / 2), " added words ");
    println!("a small edit: {:.1} ms", 1e3 * seconds(&prose, &middle));
    middle.insert_str(prose.floor_char_boundary(size / 8), " and others ");
    println!("two of them: {:.1} ms", 1e3 * seconds(&prose, &middle));
    let half = prose.floor_char_boundary(prose.len() / 2);
    println!(
        "halves swapped: {:.1} ms",
        1e3 * seconds(&prose, &format!("{}{}", &prose[half..], &prose[..half]))
    );
    println!("all words in another order: {:.1} ms", 1e3 * seconds(&prose, &other));
    let (prose, other) = (prose::of_bytes(size / 4), &other[..other.floor_char_boundary(size / 4)]);
    let mut slow = Vec::new();
    for piece in ["a ", "[1] ", "a", " ", "\n", "[", "“", "🇫🇷", "\u{301}\u{200d}", "a b ", "東", "a\n"]
    {
        let old = piece.repeat(size / 4 / piece.len());
        let part = &old[..old.floor_char_boundary(size / 8)];
        for new in [format!("x {old} y"), format!("x {part} y {part} z"), prose.clone()] {
            for (old, new) in [(format!("z {old}w"), &new), (new.clone(), &old)] {
                let times = clock::times_as_long(BUDGET, || seconds(&old, new), || seconds(&prose, other));
                println!("{piece:>24?} {times:6.2} times");
                if times > BUDGET {
                    slow.push(format!("{piece:?} takes {times:.1} times as long"));
                }
            }
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
