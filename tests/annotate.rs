//! `annotate` as a person or a script meets it: the program itself, run.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn annotate() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_annotate"));
    command.env("SOURCE_DATE_EPOCH", "1795435200");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs `annotate` with `arguments` and gives it `input`.
fn run(arguments: &[&str], input: impl Into<Vec<u8>>) -> Output {
    let mut child = annotate().args(arguments).spawn().unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.into());
    // On a thread of its own, so that neither side waits for the other with a full pipe.
    let feeder = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    // The program may rightly stop reading before the end.
    let _ = feeder.join().unwrap();
    output
}

fn documents(output: &Output) -> Vec<Value> {
    let lines = std::str::from_utf8(&output.stdout).unwrap().lines();
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn said(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn a_file_and_standard_input_give_the_same_document() {
    let folder = tempfile("same.txt", "Ana Diaz said the bridge is safe [1].\n");
    let file = run(&[folder.to_str().unwrap()], "");
    let stdin = run(&[], "Ana Diaz said the bridge is safe [1].\n");
    let dash = run(&["-"], "Ana Diaz said the bridge is safe [1].\n");
    assert!(file.status.success());
    assert_eq!(file.stdout, stdin.stdout);
    assert_eq!(file.stdout, dash.stdout);
    let document: Value = serde_json::from_slice(&file.stdout).unwrap();
    assert_eq!(document["format"], "provenote-annotations");
    assert_eq!(document["created"], "2026-11-23T12:00:00Z");
    assert_eq!(document["document"]["text"], "Ana Diaz said the bridge is safe [1].\n");
    assert!(file.stdout.ends_with(b"\n}\n"), "indented, with a line end at the end");
}

#[test]
fn the_hash_is_that_of_the_text() {
    let document: Value = serde_json::from_slice(&run(&[], "abc").stdout).unwrap();
    let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(document["document"]["sha256"], known);
    assert_eq!(document["document"]["id"], "ba7816bf8f01cfea");
}

#[test]
fn one_document_a_line_under_the_given_id() {
    let input = "{\"id\": \"a/1 é\", \"text\": \"One.\", \"other\": [1]}\r\n\n{\"text\":\"Two\\nlines 🗞️\",\"id\":7}\n{\"text\":\"abc\"}";
    let output = run(&["--jsonl"], input);
    assert!(output.status.success(), "{}", said(&output));
    let documents = documents(&output);
    let ids: Vec<_> = documents.iter().map(|document| document["document"]["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["a/1 é", "7", "ba7816bf8f01cfea"]);
    assert_eq!(documents[1]["document"]["text"], "Two\nlines 🗞️");
    assert_eq!(documents[1]["document"]["codePoints"], 12);
    assert_eq!(documents[1]["document"]["utf16Units"], 13);
}

#[test]
fn a_bad_line_is_named() {
    let bad = [
        ("nonsense", "standard input: line 2: not JSON (expected ident at column 2)"),
        ("{\"id\":\"b\"}", "standard input: line 2: \"text\" is missing"),
        (
            "{\"id\":\"b\",\"text\":",
            "standard input: line 2: not JSON (EOF while parsing a value at column 17)",
        ),
        (
            "{\"text\":5}",
            "standard input: line 2: not what was expected (invalid type: integer `5`, expected a string)",
        ),
    ];
    for (line, message) in bad {
        let output = run(&["--jsonl"], format!("{{\"id\":\"a\",\"text\":\"One.\"}}\n{line}\n"));
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(said(&output), format!("annotate: {message}\n"));
        assert_eq!(documents(&output).len(), 1, "what came before is written");
    }
}

#[test]
fn keep_going_skips_bad_lines_and_says_so() {
    let input =
        b"nonsense\n{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"\xff\"}\n{\"id\":\"b\",\"text\":\"Two.\"}\n";
    let output = run(&["--jsonl", "--keep-going"], *input);
    assert_eq!(output.status.code(), Some(3));
    let documents = documents(&output);
    assert_eq!(documents.len(), 2);
    assert_eq!(documents[1]["document"]["id"], "b");
    let said: Vec<_> = said(&output).lines().collect();
    assert_eq!(said.len(), 2);
    assert!(said[0].starts_with("annotate: standard input: line 1: not JSON"), "{said:?}");
    assert!(said[1].starts_with("annotate: standard input: line 3: not UTF-8 at byte 7"), "{said:?}");
}

#[test]
fn input_that_is_not_utf8_is_refused_with_the_place() {
    let output = run(&[], *b"caf\xe9 au lait");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        said(&output),
        "annotate: standard input: not UTF-8 at byte 3: convert the file to UTF-8 first\n"
    );
    assert!(output.stdout.is_empty());
}

#[test]
fn a_missing_file_is_named() {
    let output = run(&["no/such/file.txt"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).starts_with("annotate: no/such/file.txt: "), "{}", said(&output));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let line = format!("{{\"id\":\"a\",\"text\":\"{}\"}}\n", "Many words. ".repeat(200));
    let mut child = annotate().arg("--jsonl").spawn().unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    // Far more than a pipe and a buffer hold; the program stops reading when its reader is gone.
    let feeding = (0..200).try_for_each(|_| stdin.write_all(line.as_bytes()));
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{feeding:?} {}", said(&output));
    assert_eq!(said(&output), "");
}

#[test]
fn a_document_is_written_again() {
    let text = "🗞️ Ana Diaz said the bridge is safe [1]. “It is,” Bo Lund wrote [2].\n";
    let first = run(&[], text);
    let again = run(&[], first.stdout.clone());
    assert!(again.status.success() && said(&again).is_empty(), "{}", said(&again));
    assert_eq!(again.stdout, first.stdout);

    // A script may sort the keys.
    let sorted: BTreeMap<String, Value> = serde_json::from_slice(&first.stdout).unwrap();
    assert_eq!(run(&[], serde_json::to_string(&sorted).unwrap()).stdout, first.stdout);

    // As a script of JavaScript would write it.
    let mut document: Value = serde_json::from_slice(&first.stdout).unwrap();
    for citation in document["citations"].as_array_mut().unwrap() {
        (citation["start"], citation["end"]) = (citation["utf16"][0].clone(), citation["utf16"][1].clone());
    }
    let fixed = run(&[], document.to_string());
    assert!(fixed.status.success());
    assert_eq!(fixed.stdout, first.stdout);
    assert!(said(&fixed).contains("c1: the text at 37–40 is"), "{}", said(&fixed));
    assert!(said(&fixed).contains("look like UTF-16 units"), "{}", said(&fixed));

    document["version"] = Value::from(2);
    let newer = run(&[], document.to_string());
    assert_eq!(newer.status.code(), Some(1));
    assert!(said(&newer).contains("version 2 of the format"), "{}", said(&newer));
    let broken = run(&[], &first.stdout[..400]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(said(&broken).contains("this is not JSON (EOF"), "{}", said(&broken));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let input = "{\"id\":\"a\",\"text\":\"Ana said “yes” [1].\"}\n".repeat(3);
    let output = run(&["--jsonl"], input.clone());
    assert_eq!(output.stdout, run(&["--jsonl"], input).stdout);
    let lines: Vec<_> = output.stdout.split_inclusive(|byte| *byte == b'\n').collect();
    assert!(lines.len() == 3 && lines.iter().all(|line| *line == lines[0]));
}

#[test]
fn help_version_and_wrong_options() {
    let help = run(&["--help"], "");
    assert!(help.status.success());
    let text = String::from_utf8(help.stdout).unwrap();
    for option in ["--jsonl", "--keep-going", "--version", "SOURCE_DATE_EPOCH", "Exit status"] {
        assert!(text.contains(option), "{option}");
    }
    let version = String::from_utf8(run(&["-V"], "").stdout).unwrap();
    assert_eq!(version, format!("annotate {}\n", env!("CARGO_PKG_VERSION")));
    for wrong in [&["--json"][..], &["-x"], &["a.txt", "b.txt"], &["--keep-going"]] {
        let output = run(wrong, "");
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(output.stdout.is_empty() && said(&output).contains("annotate --help"), "{wrong:?}");
    }
}

#[test]
fn a_wrong_clock_is_refused() {
    let output = annotate().env("SOURCE_DATE_EPOCH", "noon").stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(said(&output), "annotate: SOURCE_DATE_EPOCH is not a number of seconds\n");
}

/// A file in the folder that Cargo keeps for integration tests.
fn tempfile(name: &str, content: &str) -> std::path::PathBuf {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).unwrap();
    path
}
