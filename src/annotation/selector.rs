//! Selectors: how an annotation says where it stands, so that it can be found again.
//!
//! The pieces are those of the W3C Web Annotation `TextQuoteSelector`: the exact text and a
//! little of what stands before and after it.

use crate::text::Span;

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

/// True where `next` belongs to the grapheme at the end of `head`: what is met in print, without
/// Unicode's table of all characters.
fn joins(head: &str, next: char) -> bool {
    let Some(last) = head.chars().next_back() else { return false };
    let is_flag = |c: &char| matches!(c, '\u{1f1e6}'..='\u{1f1ff}');
    let half_flag = head.chars().rev().take_while(is_flag).count() % 2 == 1;
    last == '\u{200d}' || (last == '\r' && next == '\n') || extends(next) || (half_flag && is_flag(&next))
}

/// True for characters that are written onto the one before them: accents, vowel signs, joiners, shades.
fn extends(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{93c}' | '\u{93e}'..='\u{94f}' | '\u{981}'..='\u{983}'
        | '\u{9bc}' | '\u{9be}'..='\u{9cd}' | '\u{a3c}'..='\u{a4d}' | '\u{abc}' | '\u{abe}'..='\u{acd}'
        | '\u{bbe}'..='\u{bcd}' | '\u{c3c}' | '\u{c3e}'..='\u{c4d}' | '\u{cbe}'..='\u{ccd}'
        | '\u{d3e}'..='\u{d4d}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{1160}'..='\u{11ff}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{3099}' | '\u{309a}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}')
}

/// The byte at which the last `count` code points of `text` begin.
fn back(text: &str, count: usize) -> usize {
    text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote_of<'a>(text: &'a str, word: &str) -> TextQuote<'a> {
        let start = text.find(word).unwrap();
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
