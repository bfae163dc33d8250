//! Selectors: how an annotation says where it stands, so that it can be found again.
//!
//! The pieces are those of the W3C Web Annotation `TextQuoteSelector`: the exact text and a
//! little of what stands before and after it.

use crate::text::Span;
use crate::text::step::joins;

/// The most code points that a prefix or a suffix holds.
pub const CONTEXT: usize = 32;

/// A stretch of text by its words and their neighbourhood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextQuote<'a> {
    /// Up to [`CONTEXT`] code points before, beginning with a whole grapheme.
    pub prefix: &'a str,
    /// The text itself.
    pub exact: &'a str,
    /// Up to [`CONTEXT`] code points after, ending with a whole grapheme.
    pub suffix: &'a str,
}

/// The selector of `span` in `text`; all pieces are empty where the span is not one of this text.
pub fn text_quote(text: &str, span: Span) -> TextQuote<'_> {
    let range = span.range();
    TextQuote {
        prefix: text.get(..range.start).map(prefix).unwrap_or_default(),
        exact: span.slice(text),
        suffix: text.get(range.end..).map(suffix).unwrap_or_default(),
    }
}

/// The end of `before`: at most [`CONTEXT`] code points, cut where a grapheme starts.
fn prefix(before: &str) -> &str {
    let mut cut = back(before, CONTEXT);
    while let Some((head, tail)) = before.split_at_checked(cut)
        && let Some(next) = tail.chars().next()
        && joins(head, next)
    {
        cut += next.len_utf8();
    }
    before.get(cut..).unwrap_or_default()
}

/// The start of `after`: at most [`CONTEXT`] code points, cut where a grapheme ends.
fn suffix(after: &str) -> &str {
    let Some((mut limit, _)) = after.char_indices().nth(CONTEXT) else { return after };
    while let Some((head, tail)) = after.split_at_checked(limit)
        && let Some(next) = tail.chars().next()
        && joins(head, next)
    {
        limit = back(head, 1);
    }
    after.get(..limit).unwrap_or_default()
}

/// The byte at which the last `count` code points of `text` begin.
fn back(text: &str, count: usize) -> usize {
    text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote_of<'a>(text: &'a str, word: &str) -> TextQuote<'a> {
        let Some(start) = text.find(word) else { panic!("no {word:?} in {text:?}") };
        text_quote(text, Span::of(&(start..start + word.len())))
    }

    #[test]
    fn short_neighbourhoods_are_whole() {
        let quote = quote_of("Ana said yes.", "said");
        assert_eq!(quote, TextQuote { prefix: "Ana ", exact: "said", suffix: " yes." });
    }

    #[test]
    fn long_neighbourhoods_hold_32_code_points() {
        let text = format!("{}said{}", "ä".repeat(40), "ö".repeat(40));
        let quote = quote_of(&text, "said");
        assert_eq!(quote.prefix, "ä".repeat(32));
        assert_eq!(quote.suffix, "ö".repeat(32));
    }

    #[test]
    fn a_prefix_never_starts_inside_a_grapheme() {
        // The cut after 32 code points would fall between the letter and its accent.
        let text = format!("one e\u{301}{}said", "x".repeat(31));
        assert_eq!(quote_of(&text, "said").prefix, "x".repeat(31));
        // … and here between the parts of a joined emoji.
        let text = format!("one 👩\u{200d}👩\u{200d}👧{}said", "x".repeat(29));
        assert_eq!(quote_of(&text, "said").prefix, "x".repeat(29));
    }

    #[test]
    fn a_suffix_never_ends_inside_a_grapheme() {
        let text = format!("said{}e\u{301} two", "x".repeat(31));
        assert_eq!(quote_of(&text, "said").suffix, "x".repeat(31));
        let text = format!("said{}e\u{301} two", "x".repeat(30));
        assert_eq!(quote_of(&text, "said").suffix, format!("{}e\u{301}", "x".repeat(30)));
    }

    #[test]
    fn flags_and_vowel_signs_stay_whole() {
        let text = format!("one 🇫🇷🇩🇪{}said", "x".repeat(29));
        assert_eq!(quote_of(&text, "said").prefix, format!("🇩🇪{}", "x".repeat(29)));
        let text = format!("said{}कि two", "x".repeat(31));
        assert_eq!(quote_of(&text, "said").suffix, "x".repeat(31));
        let text = format!("said{}👍🏽 two", "x".repeat(31));
        assert_eq!(quote_of(&text, "said").suffix, "x".repeat(31));
    }

    #[test]
    fn a_foreign_span_gives_nothing() {
        let quote = text_quote("é", Span::new(1, 9));
        assert_eq!(quote, TextQuote { prefix: "", exact: "", suffix: "" });
    }
}
