//! Hostile input: the engine returns, and takes no more time per byte than a few times that of prose.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::cast_precision_loss,
    reason = "a test fails loudly and prints its figures"
)]

use std::time::Instant;

use provenote::detect::analyse;
use provenote::text::ingest;

#[path = "suite_format/clock.rs"]
mod clock;
#[path = "suite_format/prose.rs"]
mod prose;

/// Bytes of each hostile text at its full size.
const SIZE: usize = 1 << 19;

/// How often a hostile text may take the time that prose takes per byte.
const BUDGET: f64 = 5.0;

/// Repeated until the text is long enough. Each has once been, or could be, quadratic somewhere.
const PIECES: [&str; 61] = [
    "(1, ",
    "(2010; ",
    "Lund 2010 ",
    "Lund et al. ",
    "Lund, Berg, ",
    "a1 ",
    "1,",
    "¹",
    "^1",
    "[^1]",
    "[@a1; ",
    "@a1 ",
    "\\cite{",
    "<ref>",
    "{{sfn|",
    "【4:0†",
    "[cite: 1, ",
    "Id. ",
    "1 U.S. ",
    "doi:10.1234/",
    "[^1]: a\n",
    "References\nLund, A. (2010). x\n",
    "“",
    "”",
    "\"",
    "'",
    "«",
    "[",
    "]",
    "(",
    "[1, ",
    "[1-",
    "[1]",
    "[1-999999999] ",
    "![",
    "](",
    "`",
    "```\n",
    "said ",
    "“a” said ",
    "said that “",
    "He said, ",
    "[1]–",
    "according to ",
    "A ",
    "Ana Diaz, ",
    ", who said ",
    "a.",
    "U.S. ",
    "x",
    "\n",
    "“a\n",
    "[1] x\n",
    "1. ",
    "[1] x (ibid.) ",
    "[Knu84] x 2001\n",
    "http://",
    "les des et « a b », a dit que ",
    "der die und sagte, dass ",
    "el los las y según el, ",
    "\u{301}\u{200d}🗞️",
];

fn seconds(text: &str) -> f64 {
    let start = Instant::now();
    let article = ingest::from_plain(text);
    let analysis = analyse(&article);
    assert!(analysis.citations.len() <= text.len());
    start.elapsed().as_secs_f64()
}

/// How many times as long as prose a text takes per byte.
fn times_as_long(text: &str, prose: &str) -> f64 {
    let per_byte = |text: &str| seconds(text) / text.len() as f64;
    clock::times_as_long(BUDGET, || per_byte(text), || per_byte(prose))
}

#[test]
fn hostile_text_costs_no_more_than_a_few_times_prose() {
    let prose = prose::of_bytes(SIZE / 4);
    let mut slow = Vec::new();
    for piece in PIECES {
        let text = piece.repeat(SIZE / piece.len());
        // A quadratic text of full size would run for hours: a sixteenth of it shows the slope.
        let part = &text[..text.floor_char_boundary(SIZE / 16)];
        let mut times = times_as_long(part, &prose);
        if times <= BUDGET {
            times = times_as_long(&text, &prose);
        }
        println!("{piece:>24?} {times:6.2} times prose");
        if times > BUDGET {
            slow.push(format!("{piece:?} takes {times:.1} times the time of prose per byte"));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[test]
fn one_line_of_a_megabyte() {
    let prose = prose::of_bytes(SIZE);
    let times = times_as_long(&prose.replace('\n', " "), &prose);
    println!("prose without a line end: {times:.2} times prose");
    assert!(times <= BUDGET, "prose without a line end takes {times:.1} times as long");
}
