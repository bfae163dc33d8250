//! What holds for any article with any marks laid over it.

#![allow(clippy::indexing_slicing, reason = "a test fails loudly")]

use std::rc::Rc;

use proptest::prelude::*;
use provenote::annotation::{Id, Mark, MarkKind};
use provenote::text::{Article, ParagraphKind, Span};
use provenote::view::{Section, sections};

/// Pieces of text with everything that may go wrong at an edge: wide characters, blank lines, odd white space.
fn text() -> impl Strategy<Value = String> {
    let pieces = [
        "word ", "Ana said", "\n", "\n", "\n\n", "  ", "\t", "\u{a0}", "é", "🗞️", "“x”", "- item", "[1]", "",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..900).prop_map(|pieces| pieces.concat())
}

/// An article in which every third line is code.
fn article() -> impl Strategy<Value = Article> {
    text().prop_map(|text| {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at as u32 + 1));
        let kinds: Vec<_> = starts.step_by(3).map(|at| (at, ParagraphKind::Code)).collect();
        Article::new(text, None, &kinds, Vec::new())
    })
}

/// An article and marks on character boundaries, ordered as the session orders them.
fn marked() -> impl Strategy<Value = (Article, Vec<Mark>)> {
    let cuts = prop::collection::vec((any::<prop::sample::Index>(), 0usize..60, 0usize..5), 0..40);
    (article(), cuts).prop_map(|(article, cuts)| {
        let mut edges: Vec<u32> = article.text.char_indices().map(|(at, _)| at as u32).collect();
        edges.push(article.text.len() as u32);
        let kinds =
            [MarkKind::Quote, MarkKind::Cue, MarkKind::Speaker, MarkKind::Citation, MarkKind::Reference];
        let mut marks: Vec<Mark> = cuts
            .iter()
            .enumerate()
            .map(|(index, (start, length, kind))| {
                let from = start.index(edges.len());
                let to = (from + length).min(edges.len() - 1);
                Mark { span: Span::new(edges[from], edges[to]), kind: kinds[*kind], of: Id::quotation(index) }
            })
            .filter(|mark: &Mark| !mark.span.is_empty())
            .collect();
        marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end), mark.kind, mark.of));
        (article, marks)
    })
}

fn drawn(sections: &[Rc<Section>]) -> String {
    let mut text = String::new();
    for section in sections {
        let (lines, tail) = section.lines();
        for line in lines {
            text.push_str(section.slice(line.gap));
            line.segments.iter().for_each(|segment| text.push_str(section.slice(segment.span)));
        }
        text.push_str(section.slice(tail));
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_drawn_is_the_article((article, marks) in marked()) {
        let sections = sections(&article, &marks, &[]);
        // An article of white space alone has nothing to draw.
        let expected = if article.paragraphs.is_empty() { "" } else { &*article.text };
        prop_assert_eq!(drawn(&sections), expected);
    }

    #[test]
    fn a_segment_has_the_marks_that_cover_it((article, marks) in marked()) {
        for section in sections(&article, &marks, &[]) {
            for segment in section.lines().0.iter().flat_map(|line| &line.segments) {
                let mut covering: Vec<Id> =
                    marks.iter().filter(|mark| mark.span.contains(segment.span)).map(|mark| mark.of).collect();
                let touching = marks.iter().filter(|mark| mark.span.overlaps(segment.span)).count();
                let mut listed: Vec<Id> = segment.marks.iter().map(|mark| mark.of).collect();
                prop_assert_eq!(touching, covering.len());
                covering.sort();
                listed.sort();
                prop_assert_eq!(listed, covering);
                let lengths: Vec<u32> = segment.marks.iter().map(|mark| mark.span.len()).collect();
                prop_assert!(lengths.is_sorted());
            }
        }
    }

    #[test]
    fn only_sections_that_change_are_new((article, marks) in marked(), gone in any::<prop::sample::Index>()) {
        let before = sections(&article, &marks, &[]);
        let mut fewer = marks.clone();
        let gone = (!fewer.is_empty()).then(|| fewer.remove(gone.index(marks.len())));
        let after = sections(&article, &fewer, &before);
        prop_assert_eq!(before.len(), after.len());
        for (old, new) in before.iter().zip(&after) {
            let touched = gone.is_some_and(|mark| mark.span.overlaps(old.span));
            prop_assert_eq!(Rc::ptr_eq(old, new), !touched);
        }
    }
}
