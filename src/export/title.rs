//! What an article is called in a list of documents.

use crate::text::sentence::sentences;
use crate::text::{Article, Span};

/// The most code points of a line that still reads as a title.
const LINE: usize = 150;
/// The most code points of a sentence that stands in for a title.
const SENTENCE: usize = 80;

/// The title that the source named; else the first line, where it reads as a title; else the
/// start of the first sentence. Empty for an article without words.
pub fn title(article: &Article) -> String {
    if let Some(title) = article.title.as_deref().filter(|title| !title.trim().is_empty()) {
        return title.trim().to_owned();
    }
    let Some(first) = article.paragraphs.first() else { return String::new() };
    let line = article.slice(first.span).trim_start_matches('#').trim();
    if is_title(line) { line.to_owned() } else { shortened(first_sentence(line)) }
}

fn is_title(line: &str) -> bool {
    let stopped =
        line.trim_end_matches(&['"', '”', '’', '»', ')', ']'][..]).ends_with(&['.', '。', '؟', '։', '।'][..]);
    !stopped && line.chars().nth(LINE).is_none()
}

/// The first sentence of `line`, or as much of a long one as a title could need.
fn first_sentence(line: &str) -> &str {
    let start = line.char_indices().nth(2 * LINE).and_then(|(end, _)| line.get(..end)).unwrap_or(line);
    let first = sentences(start, Span::of(&(0..start.len()))).first().copied();
    first.map_or(start, |first| first.slice(start))
}

/// `sentence` to at most [`SENTENCE`] code points, cut after a whole word.
fn shortened(sentence: &str) -> String {
    let Some((limit, _)) = sentence.char_indices().nth(SENTENCE) else { return sentence.to_owned() };
    // The word that runs to the limit may be cut off, and the ellipsis needs its room: it goes.
    let start = sentence.get(..limit).unwrap_or_default();
    let words = start.rsplit_once(char::is_whitespace).map_or(start, |(words, _)| words);
    format!("{}…", words.trim_end_matches(|last: char| last.is_whitespace() || ",;:–—-".contains(last)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ingest::from_plain;

    #[test]
    fn the_source_names_the_title() {
        let article = Article::new("Text.".to_owned(), Some(" Harbour reopens ".to_owned()), &[], Vec::new());
        assert_eq!(title(&article), "Harbour reopens");
    }

    #[test]
    fn a_first_line_without_a_stop_is_the_title() {
        assert_eq!(title(&from_plain("# Harbour reopens\n\nIt opened.")), "Harbour reopens");
        assert_eq!(title(&from_plain("Will the harbour reopen?\n\nIt will.")), "Will the harbour reopen?");
    }

    #[test]
    fn a_long_sentence_is_cut_after_a_word() {
        let text =
            "The harbour of the old town will open again next week after eleven years of careful repair.";
        let title = title(&from_plain(text));
        assert_eq!(title, "The harbour of the old town will open again next week after eleven years of…");
    }

    #[test]
    fn a_short_sentence_is_whole() {
        let text = "The U.S. delegation left on Monday. It had stayed for a week.\nNobody knew why.";
        assert_eq!(title(&from_plain(text)), "The U.S. delegation left on Monday.");
    }

    #[test]
    fn no_words_no_title() {
        assert_eq!(title(&from_plain("")), "");
        assert_eq!(title(&from_plain(" \n ")), "");
    }
}
