//! What holds for any text: offsets there and back, sentences, zones and paragraphs.

#![allow(clippy::indexing_slicing, clippy::string_slice, reason = "a test fails loudly")]

use proptest::prelude::*;
use provenote::text::ingest::{Block, Run, from_blocks, from_plain};
use provenote::text::offset::Offsets;
use provenote::text::sentence::sentences;
use provenote::text::{Article, ParagraphKind, Span};

/// Text made of what the rules look at, with any Unicode between.
fn text() -> impl Strategy<Value = String> {
    let pieces = "Mr. |U.S.|He |said |. |! |?|…|”|“|\"|'|[1]|[|]|](|)|![|`|```|\n|\n\n|https://a.b/c|@|www.|a|B|3.5|¹|\
        。|है।|😀|\\|# |- |> |10.1234/x|~~~\n|\u{301}|\u{2028}| ";
    let pieces: Vec<_> = pieces.split('|').collect();
    let piece = prop_oneof![8 => prop::sample::select(pieces).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn run() -> impl Strategy<Value = Run> {
    prop_oneof![
        4 => text().prop_map(Run::Text),
        1 => Just(Run::Text("\t".to_owned())),
        2 => "[0-9,– a]{0,4}".prop_map(Run::Superscript),
        2 => (text(), text()).prop_map(|(text, target)| Run::Link(text, target)),
        1 => text().prop_map(Run::Image),
        1 => Just(Run::Break),
    ]
}

fn block() -> impl Strategy<Value = Block> {
    use ParagraphKind::{BlockQuote, Code, Heading, ListItem, TableRow, Text};
    let kinds = vec![Text, Heading(2), ListItem, BlockQuote, TableRow, Code];
    let parts = (prop::sample::select(kinds), prop::collection::vec(run(), 0..6));
    parts.prop_map(|(kind, runs)| Block { kind, runs })
}

/// The text under `spans` must be all of `text` but white space, in order.
fn hold_all(text: &str, spans: impl IntoIterator<Item = Span>) {
    let mut at = 0;
    for span in spans {
        let range = span.range();
        assert!(
            text.get(range.clone()).is_some_and(|s| !s.is_empty() && s.trim() == s),
            "{span:?} of {text:?}"
        );
        assert!(range.start >= at && text[at..range.start].trim().is_empty(), "{span:?} of {text:?}");
        at = range.end;
    }
    assert!(text[at..].trim().is_empty(), "after {at} of {text:?}");
}

fn is_sound(article: &Article) {
    hold_all(&article.text, article.paragraphs.iter().map(|p| p.span));
    let mut at = 0;
    for zone in &*article.zones {
        assert!(
            zone.span.start >= at && !article.slice(zone.span).is_empty(),
            "{zone:?} of {:?}",
            article.text
        );
        at = zone.span.end;
    }
    for link in &*article.links {
        assert!(!article.slice(link.span).is_empty());
    }
}

proptest! {
    #[test]
    fn offsets_go_there_and_back(text in prop_oneof![text(), any::<String>().prop_map(|s| s.repeat(40))]) {
        let offsets = Offsets::new(&text);
        let (mut code_point, mut utf16) = (0, 0);
        for (at, character) in text.char_indices() {
            let position = offsets.at(at as u32);
            prop_assert_eq!((position.code_point, position.utf16), (code_point, utf16));
            prop_assert_eq!(offsets.byte_of_code_point(code_point), at as u32);
            for unit in 0..character.len_utf16() as u32 {
                prop_assert_eq!(offsets.byte_of_utf16(utf16 + unit), at as u32);
            }
            prop_assert_eq!(offsets.at((at + character.len_utf8() - 1) as u32), position);
            code_point += 1;
            utf16 += character.len_utf16() as u32;
        }
        let end = text.len() as u32;
        prop_assert_eq!((offsets.at(end).code_point, offsets.at(end + 9).utf16), (code_point, utf16));
        prop_assert_eq!([offsets.byte_of_code_point(code_point), offsets.byte_of_utf16(utf16 + 9)], [end, end]);
    }

    #[test]
    fn sentences_hold_all_of_a_paragraph(text in text()) {
        hold_all(&text, sentences(&text, Span::of(&(0..text.len()))));
    }

    #[test]
    fn plain_text_changes_in_its_line_ends_alone(text in text()) {
        let article = from_plain(&text.replace('\n', "\r\n"));
        let expected = text.replace('\r', "\n");
        prop_assert_eq!(&*article.text, expected.strip_prefix('\u{feff}').unwrap_or(&expected));
        is_sound(&article);
    }

    #[test]
    fn any_blocks_make_an_article(blocks in prop::collection::vec(block(), 0..6)) {
        let article = from_blocks(&blocks, None);
        is_sound(&article);
        prop_assert!(!article.text.starts_with('\n') && !article.text.contains('\r'));
    }
}
