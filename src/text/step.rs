//! Steps through a text: where does the next or the last grapheme or word begin or end?
//!
//! Graphemes are told by the ranges of what combines in print, without Unicode's table of all
//! characters.

use super::span::Span;

/// What a step stops at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Between two graphemes.
    Grapheme,
    /// Where a word, or a run of marks, begins.
    WordStart,
    /// Where a word, or a run of marks, ends.
    WordEnd,
}

/// The first stop after byte `at`; the end of `text` where there is none.
pub fn next(text: &str, at: u32, stop: Stop) -> u32 {
    let at = text.floor_char_boundary(at as usize);
    let rest = text.get(at..).unwrap_or_default().char_indices().skip(1);
    rest.map(|(step, _)| at + step).find(|&to| is_stop(text, to, stop)).unwrap_or(text.len()) as u32
}

/// The last stop before byte `at`; 0 where there is none.
pub fn previous(text: &str, at: u32, stop: Stop) -> u32 {
    let head = text.get(..text.ceil_char_boundary(at as usize)).unwrap_or_default();
    head.char_indices().rev().map(|(to, _)| to).find(|&to| is_stop(text, to, stop)).unwrap_or(0) as u32
}

/// `span` grown until it cuts no grapheme, then without the white space at its edges; empty where
/// nothing is left.
#[must_use]
pub fn snap(text: &str, span: Span) -> Span {
    let (mut start, mut end) = (span.start, (text.len() as u32).min(span.end));
    if !is_stop(text, start as usize, Stop::Grapheme) {
        start = previous(text, start, Stop::Grapheme);
    }
    if !is_stop(text, end as usize, Stop::Grapheme) {
        end = next(text, end, Stop::Grapheme);
    }
    // By grapheme: an accent that is written onto a blank holds it.
    let is_blank = |start, end| Span::new(start, end).slice(text).trim().is_empty();
    while start < end {
        let step = next(text, start, Stop::Grapheme);
        if !is_blank(start, step) {
            break;
        }
        start = step;
    }
    while start < end {
        let step = previous(text, end, Stop::Grapheme);
        if !is_blank(step, end) {
            break;
        }
        end = step;
    }
    Span::new(start.min(end), end)
}

/// True where one may stop at byte `at`; always at the ends of the text, never inside a character.
fn is_stop(text: &str, at: usize, stop: Stop) -> bool {
    let Some((head, tail)) = text.split_at_checked(at) else { return at > text.len() };
    let (mut before, mut after) = (head.chars().rev(), tail.chars());
    let (Some(last), Some(next)) = (before.next(), after.next()) else { return true };
    let (left, right) = (sort(last), sort(next));
    // `O'Brien` is one word.
    let inside = |mark, side, beyond: Option<char>| {
        matches!(mark, '\'' | '’') && side == Sort::Word && beyond.map(sort) == Some(Sort::Word)
    };
    let apostrophe = inside(last, right, before.next()) || inside(next, left, after.next());
    let whole = |blank| {
        blank != Sort::Blank
            && (left != right || left == Sort::Alone)
            && !joins_closely(last, next)
            && !apostrophe
    };
    match stop {
        Stop::Grapheme => !joins(head, next),
        Stop::WordStart => whole(right),
        Stop::WordEnd => whole(left),
    }
}

/// What a character is to a step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Blank,
    Word,
    /// A word by itself, in scripts without blanks.
    Alone,
    Flag,
    Mark,
}

fn sort(c: char) -> Sort {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Sort::Word,
        _ if c.is_whitespace() => Sort::Blank,
        '\0'..='\x7f' | '\u{2010}'..='\u{205e}' => Sort::Mark,
        '\u{1f1e6}'..='\u{1f1ff}' => Sort::Flag,
        _ if c.is_alphanumeric() => match c {
            '\u{e00}'..='\u{eff}'
            | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{17ff}'
            | '\u{2e80}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}' => Sort::Alone,
            _ => Sort::Word,
        },
        // What is written onto letters, not onto pictures.
        _ if c < '\u{fe00}' && extends(c) => Sort::Word,
        _ => Sort::Mark,
    }
}

/// True where a text may be cut into pieces between `last` and `next`: a word, a run of blanks or
/// of flags, or one mark with what is written onto it is a piece. Never inside a grapheme.
pub(crate) fn parts(last: char, next: char) -> bool {
    let sort_of_last = sort(last);
    let whole = matches!(sort_of_last, Sort::Blank | Sort::Word | Sort::Flag) && sort_of_last == sort(next);
    !whole && !joins_closely(last, next)
}

/// True where a piece of `text` ends or begins at byte `at` (see [`parts`]).
pub(crate) fn is_cut(text: &str, at: usize) -> bool {
    let Some((head, tail)) = text.split_at_checked(at) else { return false };
    match (head.chars().next_back(), tail.chars().next()) {
        (Some(last), Some(next)) => parts(last, next),
        _ => true,
    }
}

/// How many halves of flags are looked back at, so that a text of nothing else takes no longer; even.
const FLAGS: usize = 256;

/// True where `next` belongs to the grapheme at the end of `head`.
pub(crate) fn joins(head: &str, next: char) -> bool {
    let Some(last) = head.chars().next_back() else { return false };
    let is_flag = |c: &char| sort(*c) == Sort::Flag;
    joins_closely(last, next)
        || is_flag(&next) && head.chars().rev().take(FLAGS).take_while(is_flag).count() % 2 == 1
}

/// [`joins`] but for flags, which are pairs.
fn joins_closely(last: char, next: char) -> bool {
    last == '\u{200d}' || (last == '\r' && next == '\n') || extends(next)
}

/// True for characters that are written onto the one before them: accents, vowel signs, joiners, shades.
fn extends(c: char) -> bool {
    c >= '\u{300}'
        && matches!(c,
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

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` cut at all stops, going on and going back.
    fn pieces(text: &str, stop: Stop) -> String {
        let end = text.len() as u32;
        let on = std::iter::successors(Some(0), |&at| (at < end).then(|| next(text, at, stop)));
        let back = std::iter::successors(Some(end), |&at| (at > 0).then(|| previous(text, at, stop)));
        let on: Vec<u32> = on.collect();
        let mut back: Vec<u32> = back.collect();
        back.reverse();
        assert_eq!(on, back, "{text:?}");
        let pieces = on.windows(2).map(|pair| Span::new(pair[0], pair[1]).slice(text));
        pieces.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn graphemes_stay_whole() {
        let cut = |text| pieces(text, Stop::Grapheme);
        assert_eq!(cut("ae\u{301}b"), "a|e\u{301}|b");
        assert_eq!(cut("👩\u{200d}👩\u{200d}👧x👍🏽"), "👩\u{200d}👩\u{200d}👧|x|👍🏽");
        assert_eq!(cut("🇫🇷🇩🇪🇮"), "🇫🇷|🇩🇪|🇮");
        assert_eq!(cut("किa❤\u{fe0f}"), "कि|a|❤\u{fe0f}");
        assert_eq!(cut(""), "");
    }

    #[test]
    fn words_and_runs_of_marks_are_stops() {
        assert_eq!(pieces("“No,” he said [1].", Stop::WordEnd), "“|No|,”| he| said| [|1|].");
        assert_eq!(pieces("“No,” he  said", Stop::WordStart), "“|No|,” |he  |said");
        assert_eq!(pieces("Ms O’Brien didn't 'go'", Stop::WordEnd), "Ms| O’Brien| didn't| '|go|'");
        assert_eq!(pieces("e\u{301}te\u{301} été", Stop::WordEnd), "e\u{301}te\u{301}| été");
        assert_eq!(pieces("هو قال", Stop::WordStart), "هو |قال");
        assert_eq!(pieces("東京は、", Stop::WordEnd), "東|京|は|、");
    }

    #[test]
    fn offsets_beyond_or_inside_a_character_are_no_trouble() {
        assert_eq!([next("é", 1, Stop::Grapheme), next("é", 9, Stop::Grapheme)], [2, 2]);
        assert_eq!([previous("aé", 2, Stop::Grapheme), previous("aé", 9, Stop::Grapheme)], [1, 1]);
        assert_eq!(snap("aé", Span::new(2, 99)), Span::new(1, 3));
        assert_eq!(snap("aé", Span::new(50, 99)), Span::new(3, 3));
    }

    #[test]
    fn a_snapped_span_holds_whole_graphemes_without_blanks_around() {
        let text = " e\u{301} 👩\u{200d}👧 \u{301}x ";
        let snapped = |start, end| snap(text, Span::new(start, end)).slice(text);
        assert_eq!(snapped(0, 2), "e\u{301}");
        assert_eq!(snapped(2, 9), "e\u{301} 👩\u{200d}👧");
        assert_eq!(snapped(4, 19), "👩\u{200d}👧 \u{301}");
        assert_eq!(snapped(4, 5), "");
    }
}
