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

/// The same in the languages that are known by lists, behind words enough to tell which.
fn foreign_soup() -> impl Strategy<Value = String> {
    let known = [
        "der die und das nicht den von ein ist auf",
        "le les des et est une dans pour qui sur",
        "el los las una con por del se su y",
        "o os não uma do da em um ao dos",
    ];
    let words = "“ ” « » „ “ , . : ? — \n ( [1] que dass sagte erklärte so laut Laut er sie die den a déclaré a-t-elle ajouté dit-il \
selon Selon il elle le la l'entreprise L'économiste dijo afirmó según Según él disse segundo De acordo com ela o a as os Der \
Die Ein Ana Diaz Sprecherin der Bahn porte-parole de SNCF mardi martes en am 🦊 é";
    let words: Vec<&str> = words.split(' ').collect();
    let soup = prop::collection::vec(prop::sample::select(words), 0..60);
    (prop::sample::select(known.to_vec()), soup)
        .prop_map(|(known, soup)| format!("{known}.\n{}", soup.join(" ")))
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
    fn foreign_soup_is_analysed_soundly(text in foreign_soup()) {
        let article = ingest::from_plain(&text);
        sound(&article, &analyse(&article));
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
