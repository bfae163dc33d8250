//! Each kind of edit, and each answer.

use super::{Anchor, reanchor};
use crate::text::Span;

/// What becomes of the stretch in `⟦⟧` of `old`: the answer's name and the words there.
fn fate(old: &str, new: &str) -> String {
    let stretch = old.split_once('⟦').and_then(|(before, rest)| Some((before, rest.split_once('⟧')?)));
    let Some((before, (within, after))) = stretch else { panic!("no ⟦⟧ in {old:?}") };
    let old = format!("{before}{within}{after}");
    // The place itself, where the new text marks it; otherwise the words alone.
    let plain = new.replace(['⟦', '⟧'], "");
    let span = Span::of(&(before.len()..before.len() + within.len()));
    let answer = reanchor(&old, &plain, &[span])[0];
    let (name, place) = match answer {
        Anchor::Kept(to) => ("kept", Some(to)),
        Anchor::Moved(to) => ("moved", Some(to)),
        Anchor::Changed(to) => ("changed", Some(to)),
        Anchor::Lost { candidate } => ("lost", candidate),
    };
    if let (Some(marked), Some(to)) = (new.find('⟦'), place) {
        assert_eq!(to.start as usize, marked, "{answer:?} in {plain:?}");
    }
    format!("{name}: {}", place.unwrap_or_default().slice(&plain))
}

#[test]
fn an_edit_before_or_after_keeps_the_words() {
    assert_eq!(fate("The ⟦minister⟧ said so.", "Today the old ⟦minister⟧ said so."), "kept: minister");
    assert_eq!(fate("The ⟦minister⟧ said so.", "The ⟦minister⟧ said nothing at all."), "kept: minister");
    assert_eq!(fate("The ⟦minister⟧ said so.", "⟦minister⟧ said so."), "kept: minister");
    assert_eq!(fate("The ⟦minister⟧", "The ⟦minister⟧ said so, and left."), "kept: minister");
    assert_eq!(fate("⟦Same⟧.", "⟦Same⟧."), "kept: Same");
}

#[test]
fn an_edit_inside_is_said() {
    let old = "He said ⟦the talks will resume on Monday⟧.";
    assert_eq!(
        fate(old, "He said the talks will not resume on Monday."),
        "changed: the talks will not resume on Monday"
    );
    assert_eq!(fate(old, "He said the talks resume on Monday."), "changed: the talks resume on Monday");
    assert_eq!(
        fate(old, "He said the talks will resume on Friday."),
        "changed: the talks will resume on Friday"
    );
    assert_eq!(fate("A ⟦cat⟧ sat.", "A ⟦cats⟧ sat."), "lost: cats");
    assert_eq!(fate("Rose twice [1], ⟦[2]⟧ and fell.", "Rose twice [1], [3] and fell."), "changed: [3]");
}

#[test]
fn words_that_are_gone_are_lost() {
    assert_eq!(fate("One. ⟦Two is gone.⟧ Three.", "One. Three."), "lost: ");
    assert_eq!(fate("The ⟦minister⟧ said so.", "The clerk said so."), "lost: clerk");
    assert_eq!(fate("⟦All⟧ of it", ""), "lost: ");
    assert_eq!(
        reanchor("é", "é", &[Span::new(1, 2), Span::new(0, 9), Span::new(0, 0)]),
        [Anchor::Lost { candidate: None }; 3]
    );
}

const HARBOUR: &str = "The harbour froze in the night [1], wrote the clerk.";
const MARKET: &str = "At the market the fishermen waited until noon [1].";
const WEATHER: &str = "No ship left, and none came in before the thaw [1].";

#[test]
fn a_moved_paragraph_takes_its_marks_along() {
    let marked = HARBOUR.replace("[1]", "⟦[1]⟧");
    for mark in ["[1]", "the clerk", "The harbour"] {
        let (with, moved) = (HARBOUR.replace(mark, &format!("⟦{mark}⟧")), format!("moved: {mark}"));
        let new = format!("{MARKET}\n\n{WEATHER}\n\n{with}\n");
        assert_eq!(fate(&format!("{with}\n\n{MARKET}\n\n{WEATHER}\n"), &new), moved);
    }
    let new = format!("{MARKET}\n\n{WEATHER}\n\n{}\n", HARBOUR.replace("[1], wrote", "[1] once more, wrote"));
    assert_eq!(fate(&format!("{marked}\n\n{MARKET}\n\n{WEATHER}\n"), &new), "moved: [1]");
}

#[test]
fn short_quotes_do_not_move_without_their_neighbours() {
    let old = "Water rose ⟦[1]⟧ in May. Nobody had seen so much of it since the war.";
    let new = "Nobody had seen so much of it since the war. A flood in June [1] was smaller.";
    assert_eq!(fate(old, new), "lost: [1]");
}

#[test]
fn doubles_stay_apart() {
    let (old, new) =
        ("He left. She ate. ⟦He left.⟧ She slept.", "He left. She ate well. ⟦He left.⟧ She slept.");
    assert_eq!(fate(old, new), "kept: He left.");
    // One of two is taken away: the other is not taken for it.
    let (old, new) = (format!("{HARBOUR}\nA. ⟦{HARBOUR}⟧\nB."), format!("{HARBOUR}\nA. \nB."));
    assert_eq!(fate(&old, &new), "lost: ");
    // Two copies of what moved: which of them cannot be told.
    let (old, new) =
        (format!("⟦{HARBOUR}⟧\n{MARKET}\n{WEATHER}"), format!("{MARKET}\n{HARBOUR}\n{WEATHER}\n{HARBOUR}"));
    assert_eq!(fate(&old, &new), format!("lost: {HARBOUR}"));
    let markers = "Ice [1]. Wind [1]. Rain ⟦[1]⟧. Snow [1]. Hail [1].";
    assert_eq!(fate(markers, "Fog [1]. Ice [1]. Wind [1]. Rain ⟦[1]⟧. Sun [1]. Snow [1]."), "kept: [1]");
}

#[test]
fn what_begins_alike_is_added_as_a_whole() {
    let (old, new) =
        ("It began.\n\n⟦The minister⟧ said.", "It began.\n\nThe dog barked.\n\n⟦The minister⟧ said.");
    assert_eq!(fate(old, new), "kept: The minister");
    assert_eq!(fate("One. ⟦He⟧ said two.", "One. He said so. ⟦He⟧ said two."), "kept: He");
    assert_eq!(fate("One.\nHe said so.\n⟦He⟧ said two.", "One.\n⟦He⟧ said two."), "kept: He");
}

#[test]
fn another_wrapping_keeps_the_words() {
    let old = "He said ⟦the talks will resume\non Monday⟧ in Doha.";
    assert_eq!(
        fate(old, "He said the talks will\nresume on Monday in Doha."),
        "kept: the talks will\nresume on Monday"
    );
}

#[test]
fn another_article_keeps_nothing() {
    let (old, new) =
        (format!("⟦The⟧ mayor of Lund was not there. {MARKET}"), format!("The sea is {WEATHER} cold."));
    assert!(!fate(&old, &new).starts_with("kept"));
}

#[test]
fn graphemes_stay_whole_in_any_script() {
    assert_eq!(fate("a ⟦👩\u{200d}👧⟧ b", "x a ⟦👩\u{200d}👧⟧ b"), "kept: 👩\u{200d}👧");
    assert_eq!(fate("a ⟦👩⟧ b", "a 👩\u{200d}👧 b"), "lost: 👩\u{200d}👧");
    assert_eq!(fate("a ⟦e⟧ b c", "a e\u{301} b c"), "lost: e\u{301}");
    assert_eq!(fate("a 🇫🇷⟦🇩🇪⟧ b", "x a 🇫🇷⟦🇩🇪⟧ b"), "kept: 🇩🇪");
    assert_eq!(fate("a ⟦🇩🇪⟧ b", "a 🇫🇷🇩🇪 b"), "lost: 🇫🇷🇩🇪");
    assert_eq!(fate("قال ⟦الوزير⟧ إن", "اليوم قال ⟦الوزير⟧ إن"), "kept: الوزير");
    assert_eq!(fate("東京で⟦大臣⟧は言った。", "昨日東京で⟦大臣⟧は言った。"), "kept: 大臣");
}
