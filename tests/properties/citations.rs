//! What holds for citation markers in any text: bracket soup, ranges of every width, lists of any length.

#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_collect,
    reason = "a test fails loudly"
)]

use proptest::prelude::*;
use provenote::detect::{Analysis, Unresolved, analyse};
use provenote::text::ingest;

fn analysed(text: &str) -> (String, Analysis) {
    let article = ingest::from_plain(text);
    (article.text.to_string(), analyse(&article))
}

/// Pieces that markers, traps and lists are made of, in any order.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("[1]".to_owned()),
        Just("[2, 3–5]".to_owned()),
        Just("[1]–[4]".to_owned()),
        Just("ended.1,2 Then".to_owned()),
        Just("seen¹,³ (2, 4–6)".to_owned()),
        Just("Lund et al.’s (2010a, b; p. 4) ".to_owned()),
        Just("(see Lund & Berg, 2010; Dahl 2011)".to_owned()),
        Just("\nLund, A., Berg, B. (2010a). Tides. J Sea 1:2. doi:10.1/x\n".to_owned()),
        Just("[^a] [@key1, p. 3] \\citep[see][3]{key1} ".to_owned()),
        Just("\n[^a]: note\n\\bibitem{key1} x\n".to_owned()),
        Just("\u{e200}cite\u{e202}turn0search1\u{e201}【4:0†x】".to_owned()),
        Just("Lund v. Berg, 531 U.S. 98 (2000). Id., at 9. ".to_owned()),
        Just("［3］".to_owned()),
        Just("\n\nReferences\n".to_owned()),
        Just("\n[1] Tide table 2001. https://tide.example/(a)\n".to_owned()),
        Just("\n2. Tide table 2002.\n".to_owned()),
        Just("é word ".to_owned()),
        Just("](https://x.example/[1])".to_owned()),
        "[\\[\\]()0-9,;–\\- \n.:=é^`*!]{0,12}",
        "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn markers_are_ordered_disjoint_and_hold_their_pointers(text in soup()) {
        let (text, found) = analysed(&text);
        let mut end = 0;
        for citation in &found.citations {
            prop_assert!(citation.span.start >= end, "{:?} begins before {end}", citation.span);
            end = citation.span.end;
            let shown = citation.span.slice(&text);
            prop_assert_eq!(shown.trim(), shown);
            prop_assert!(!citation.pointers.is_empty());
            prop_assert!((0.0..=1.0).contains(&citation.confidence));
            for pointer in &citation.pointers {
                prop_assert!(citation.span.contains(pointer.span));
                prop_assert!(!pointer.span.slice(&text).is_empty());
                match pointer.reference {
                    Ok(index) => prop_assert!(index < found.references.len()),
                    Err(reason) => {
                        prop_assert_eq!(reason == Unresolved::NoList, found.references.is_empty());
                    }
                }
            }
        }
        let mut end = 0;
        for entry in &found.references {
            prop_assert!(entry.span.start >= end && !entry.span.slice(&text).is_empty());
            end = entry.span.end;
            prop_assert!(entry.url.into_iter().chain(entry.doi).all(|inner| entry.span.contains(inner)));
            prop_assert!(found.citations.iter().all(|c| !c.span.overlaps(entry.span)));
        }
    }

    #[test]
    fn a_range_stands_for_every_number_that_it_spans(first in 1u32..30, width in 1u32..40, dash in "[-‐‑–—−]") {
        let last = first + width;
        let list: Vec<_> = (1..=last).map(|n| format!("[{n}] Tide table {n}.")).collect();
        let marker = format!("[{first}{dash}{last}]");
        let (text, found) = analysed(&format!("The sea rose {marker}.\n\nReferences\n{}", list.join("\n")));
        prop_assert_eq!(found.citations.len(), 1);
        let citation = &found.citations[0];
        prop_assert_eq!(citation.span.slice(&text), &marker);
        let labels: Vec<_> = citation.pointers.iter().map(|p| p.label.clone()).collect();
        prop_assert_eq!(labels, (first..=last).map(|n| n.to_string()).collect::<Vec<_>>());
        for (pointer, n) in citation.pointers.iter().zip(first..) {
            prop_assert_eq!(pointer.reference, Ok(n as usize - 1));
        }
    }

    #[test]
    fn without_a_list_every_pointer_says_so(count in 1u32..20) {
        let text: Vec<_> = (1..=count).map(|n| format!("The sea rose once more [{n}].")).collect();
        let (_, found) = analysed(&text.join("\n"));
        prop_assert_eq!(found.citations.len(), count as usize);
        let reasons: Vec<_> = found.citations.iter().flat_map(|c| &c.pointers).map(|p| p.reference).collect();
        prop_assert_eq!(reasons, vec![Err(Unresolved::NoList); count as usize]);
    }
}

/// Texts made to be slow or to swell; what they must keep small is counted, not timed.
#[test]
fn hostile_texts_stay_small() {
    let long = 1_000_000;
    for text in [
        "[".repeat(long),
        format!("{}1, 1", "[1, ".repeat(long / 4)),
        format!("[{}]", "1, ".repeat(long / 3)),
        "[1-99]".repeat(long / 6),
        "[1-999999999] ".repeat(long / 14),
        "References\n".repeat(long / 11),
        format!("Sources\n[1] https://x.example/{}", ")".repeat(long)),
        "[1] a\n".repeat(long / 6),
        "1. a\n\n".repeat(long / 6),
    ] {
        let (_, found) = analysed(&text);
        let pointers: usize = found.citations.iter().map(|c| c.pointers.len()).sum();
        assert!(pointers <= long / 2, "{pointers} pointers of {}", &text[..20]);
    }
}

proptest! {
    #[test]
    fn ranges_in_every_style_expand_to_what_they_say(first in 1u32..20, more in 1u32..12) {
        let last = first + more;
        let list: String =
            (1..=last).map(|n| format!("{n}. Lund A. Tides of harbour {n}. J Sea 2001;1:2.\n")).collect();
        for (open, close) in [(" [", "]"), (" (", ")"), ("^", "^")] {
            let before: String = (1..first).map(|n| format!("The sea rose once more{open}{n}{close}. ")).collect();
            let text = format!("{before}The sea rose again{open}{first}–{last}{close}.\n\nReferences\n{list}");
            let (_, found) = analysed(&text);
            let labels: Vec<_> = found.citations.iter().flat_map(|c| &c.pointers).map(|p| p.label.clone()).collect();
            let wanted: Vec<_> = (1..=last).map(|n| n.to_string()).collect();
            prop_assert_eq!(labels, wanted, "{}", text);
        }
    }
}
