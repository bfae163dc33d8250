//! Runs the fixtures of `tests/suite/*.txt`: articles with the expected marks written inline.
//!
//! The format is described in `tests/suite/README.md`. Run one file or case with
//! `SUITE=name cargo test --no-default-features --test suite`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test fails loudly"
)]

#[path = "suite_format/case.rs"]
mod case;
#[path = "suite_format/compare.rs"]
mod compare;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

#[test]
fn every_case_is_found_as_written() {
    let wanted = std::env::var("SUITE").unwrap_or_default();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let (mut ran, mut failed, mut report) = (0, 0, String::new());
    for path in files {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let source = fs::read_to_string(&path).unwrap();
        let suite = case::parse(&source).unwrap_or_else(|why| panic!("{name}.txt: {why}"));
        for case in &suite.cases {
            if !format!("{name}: {}", case.name).contains(&wanted) {
                continue;
            }
            ran += 1;
            let differences = compare::differences(case, &suite.checks);
            if !differences.is_empty() {
                failed += 1;
                writeln!(report, "\n{name}.txt:{}: {}", case.line, case.name).unwrap();
                for difference in differences {
                    writeln!(report, "    {difference}").unwrap();
                }
            }
        }
    }
    println!("{ran} cases, {failed} failed");
    assert!(ran > 0, "no case matches {wanted:?}");
    assert!(failed == 0, "{failed} of {ran} cases differ:\n{report}");
}
