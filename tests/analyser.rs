//! An analysis that pauses finds what one in a single go finds, and what it shows meanwhile stays.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails loudly")]

use provenote::detect::{Analyser, Analysis, analyse};
use provenote::text::ingest;

#[path = "suite_format/prose.rs"]
mod prose;

/// What a person may have decided about, and where it stands: it must not move under another id.
fn standing(analysis: &Analysis) -> (Vec<u32>, Vec<u32>) {
    let citations = analysis.citations.iter().map(|it| it.span.start);
    let quotations = analysis.quotations.iter().map(|it| it.content.first().unwrap().start);
    (citations.collect(), quotations.collect())
}

#[test]
fn pauses_change_nothing() {
    let article = ingest::from_plain(&prose::of_bytes(10_000));
    let whole = analyse(&article);
    let (citations, quotations) = standing(&whole);
    let mut analyser = Analyser::new(&article);
    let all = article.paragraphs.len();
    let mut steps = 0;
    while !analyser.is_done() {
        let (before, _) = analyser.progress();
        analyser.read_while(|| false);
        let (read, _) = analyser.progress();
        assert!(read <= before + 1, "a step is a paragraph at most");
        steps += 1;
        assert!(steps <= 9 * all + quotations.len() + 9, "every step goes on");
        let (had_citations, had_quotations) = standing(&analyser.so_far());
        assert!(citations.starts_with(&had_citations), "after paragraph {read}");
        assert!(quotations.starts_with(&had_quotations), "after paragraph {read}");
    }
    assert_eq!(analyser.so_far(), whole);
    assert_eq!(analyser.finish(), whole);
}
