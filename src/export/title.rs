//! What an article is called in a list of documents.

use crate::text::Article;

/// The most code points of a line that still reads as a title.
const LINE: usize = 150;
/// The most code points of a sentence that stands in for a title.
const SENTENCE: usize = 80;

/// The title that the source named; else the first line, where it reads as a title; else the
/// start of the first sentence. Empty for an article without words.
pub(super) fn of(article: &Article) -> String {
    if let Some(title) = article.title.as_deref().filter(|title| !title.trim().is_empty()) {
        return title.trim().to_owned();
    }
    let Some(first) = article.paragraphs.first() else { return String::new() };
    let line = article.slice(first.span).trim_start_matches('#').trim();
    if is_title(line) { line.to_owned() } else { shortened(line) }
}

fn is_title(line: &str) -> bool {
    let stopped = line.trim_end_matches(['"', '”', '’', '»', ')', ']']).ends_with(['.', '。', '؟', '։', '।']);
    !stopped && line.chars().nth(LINE).is_none()
}

/// `line` to its first sentence end or to [`SENTENCE`] code points, cut after a whole word.
fn shortened(line: &str) -> String {
    let Some((limit, _)) = line.char_indices().nth(SENTENCE) else { return line.to_owned() };
    // Room for the ellipsis; a word that runs to the limit may be cut off, so it goes.
    let start = line.get(..limit).unwrap_or_default();
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
        assert_eq!(of(&article), "Harbour reopens");
    }

    #[test]
    fn a_first_line_without_a_stop_is_the_title() {
        assert_eq!(of(&from_plain("# Harbour reopens\n\nIt opened.")), "Harbour reopens");
        assert_eq!(of(&from_plain("Will the harbour reopen?\n\nIt will.")), "Will the harbour reopen?");
    }

    #[test]
    fn a_long_sentence_is_cut_after_a_word() {
        let text =
            "The harbour of the old town will open again next week after eleven years of careful repair.";
        let title = of(&from_plain(text));
        assert_eq!(title, "The harbour of the old town will open again next week after eleven years of…");
    }

    #[test]
    fn no_words_no_title() {
        assert_eq!(of(&from_plain("")), "");
        assert_eq!(of(&from_plain(" \n ")), "");
    }
}
