//! What holds for quotations and speakers of any text at all.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails loudly")]

use proptest::prelude::*;
use provenote::detect::{Analysis, analyse};
use provenote::text::quote_mark::pairs;
use provenote::text::token::tokens;
use provenote::text::{Article, Span, ingest};

/// Text that is rich in what the rules look for.
fn quote_soup() -> impl Strategy<Value = String> {
    let words = [
        "“",
        "”",
        "‘",
        "’",
        "\"",
        "'",
        "``",
        "''",
        "«",
        "»",
        "„",
        "‹",
        "›",
        "said",
        "told",
        "saying",
        "according to",
        "that",
        "who",
        "she",
        "Ana Diaz",
        "the mayor",
        "Norway's envoy",
        ",",
        ".",
        ":",
        "?",
        "—",
        "\n",
        " ",
        "and",
        "claim",
        "was quoted as",
        "[1]",
        "(",
        "é",
        "🦊",
        "’s",
        "believes",
        "to stay",
        "U.S.",
        "5'10\"",
        "wrote",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..60).prop_map(|words| words.join(" "))
}

/// Checks all that must hold for `article`, whatever it says.
fn sound(article: &Article, analysis: &Analysis) {
    let whole = Span::new(0, article.text.len() as u32);
    for quotation in &analysis.quotations {
        assert!(!quotation.content.is_empty());
        for pieces in [&quotation.content, &quotation.cue, &quotation.speaker] {
            for span in pieces {
                assert!(
                    whole.contains(*span) && !span.is_empty() && article.text.get(span.range()).is_some()
                );
            }
            assert!(pieces.windows(2).all(|two| two[0].end <= two[1].start), "{pieces:?}");
        }
        assert!(quotation.speaker_ref.is_none_or(|speaker| speaker < analysis.speakers.len()));
        assert!(quotation.citations.iter().all(|citation| *citation < analysis.citations.len()));
        assert!((0.0..=1.0).contains(&quotation.confidence));
    }
    for speaker in &analysis.speakers {
        assert!(!speaker.name.is_empty() && !speaker.mentions.is_empty());
    }
}

proptest! {
    #[test]
    fn any_text_is_analysed_soundly(text in "\\PC{0,200}") {
        let article = ingest::from_plain(&text);
        sound(&article, &analyse(&article));
    }

    #[test]
    fn quote_soup_is_analysed_soundly(text in quote_soup()) {
        let article = ingest::from_plain(&text);
        let analysis = analyse(&article);
        sound(&article, &analysis);
        prop_assert_eq!(analyse(&article), analysis);
    }

    #[test]
    fn pairs_nest_and_tokens_are_in_order(text in quote_soup()) {
        let line = text.replace('\n', " ");
        let whole = Span::new(0, line.len() as u32);
        let (pairs, _) = pairs(&line, whole, None);
        for (index, pair) in pairs.iter().enumerate() {
            prop_assert!(line.get(pair.span.range()).is_some());
            for later in &pairs[index + 1..] {
                prop_assert!(pair.span.contains(later.span) || pair.span.end <= later.span.start);
            }
        }
        let mut all = Vec::new();
        tokens(&line, whole, &mut all);
        prop_assert!(all.windows(2).all(|two| two[0].span.end <= two[1].span.start));
        prop_assert!(all.iter().all(|token| line.get(token.span.range()).is_some_and(|word| !word.trim().is_empty())));
    }
}
