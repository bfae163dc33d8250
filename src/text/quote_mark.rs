//! Quotation marks, paired: which stretch of a paragraph stands between marks?
//!
//! Marks that are no quotation marks are told apart by their neighbours: apostrophes (`don't`,
//! `’90s`, `players’`) and measures (`5'10"`, `6" pipe`). A mark that is never closed runs to the
//! end of its paragraph and no further, save where the next paragraph opens again.

use super::span::Span;

/// The family of a mark: a mark closes only one of its own family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// “ ” „ " and the doubled marks of typewriters
    Double,
    /// ‘ ’ ‚ '
    Single,
    /// « »
    Angle,
    /// ‹ ›
    SingleAngle,
}

/// Two marks and what stands between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Marks included, in bytes of the article.
    pub span: Span,
    /// Which marks.
    pub family: Family,
    /// How many other pairs stand around it.
    pub depth: u8,
    /// False where the closing mark is missing: the pair runs to the paragraph's end.
    pub closed: bool,
    /// True where it goes on with what the paragraph before left open.
    pub continues: bool,
}

/// Pairs deeper than this are not looked for.
const DEEPEST: usize = 6;

/// A mark that waits for its partner.
struct Waiting {
    at: u32,
    family: Family,
    continues: bool,
    /// The end of a mark that may close this one or may be a plural's apostrophe.
    maybe: Option<u32>,
}

/// What a mark does.
#[derive(Clone, Copy, PartialEq)]
enum Act {
    Open,
    Close,
    /// Closes what is open, else opens.
    Either,
    /// An apostrophe behind an s, or a closing mark.
    Perhaps,
    Nothing,
}

/// The pairs of `paragraph`, by start; and the family that it leaves open, for the next
/// paragraph's `carried`.
pub fn pairs(text: &str, paragraph: Span, carried: Option<Family>) -> (Vec<Pair>, Option<Family>) {
    let line = paragraph.slice(text);
    let mut out = Vec::new();
    let mut waiting: Vec<Waiting> = Vec::new();
    let mut carried = carried;
    let mut before = None;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        let doubled = matches!(c, '`' | '\'') && chars.peek().is_some_and(|&(_, next)| next == c);
        if doubled {
            chars.next();
            end += 1;
        }
        let Some(family) = family(c, doubled) else {
            before = Some(c);
            continue;
        };
        let after = chars.peek().map(|&(_, next)| next);
        let open = waiting.iter().rposition(|w| w.family == family);
        let (start, end) = (paragraph.start + at as u32, paragraph.start + end as u32);
        match act(c, doubled, before, after, open.is_some(), line.get(..at).unwrap_or_default()) {
            Act::Perhaps => {
                if let Some(last) = open.and_then(|index| waiting.get_mut(index)) {
                    last.maybe = Some(end);
                }
            }
            Act::Open => {
                // A second opening mark of one family: the first was a stray.
                if let Some(index) = open {
                    waiting.truncate(index);
                }
                if waiting.len() < DEEPEST {
                    let continues = carried.take() == Some(family) && at == 0;
                    waiting.push(Waiting { at: start, family, continues, maybe: None });
                }
            }
            Act::Close | Act::Either => {
                let opened = open.map(|index| {
                    let closing = waiting.get(index).map(|w| (w.at, w.continues));
                    waiting.truncate(index);
                    closing.unwrap_or_default()
                });
                let unopened = (carried.take() == Some(family)).then_some((paragraph.start, true));
                if let Some((from, continues)) = opened.or(unopened) {
                    let span = Span::new(from, end);
                    out.push(Pair { span, family, depth: 0, closed: true, continues });
                }
            }
            Act::Nothing => {}
        }
        before = Some(c);
    }
    // Single marks are left open where the next paragraph opens them again: else they are apostrophes.
    let next = text.get(paragraph.end as usize..).unwrap_or_default().trim_start();
    let again = next.starts_with(&['\'', '‘'][..]);
    let left_open = close_the_rest(&waiting, paragraph.end, again, &mut out);
    out.sort_unstable_by_key(|pair| pair.span.start);
    number(&mut out);
    (out, left_open)
}

/// Gives the marks still waiting at the paragraph's end their pairs: a single mark the closing
/// one that it may have had, a double one and one that opens `again` the paragraph's end.
fn close_the_rest(
    waiting: &[Waiting],
    paragraph_end: u32,
    again: bool,
    out: &mut Vec<Pair>,
) -> Option<Family> {
    let mut left_open = None;
    for w in waiting {
        let single = w.family == Family::Single && !again;
        if single && w.maybe.is_none() || left_open.is_some() {
            continue;
        }
        let span = Span::new(w.at, w.maybe.unwrap_or(paragraph_end));
        left_open = (!single).then_some(w.family);
        out.push(Pair { span, family: w.family, depth: 0, closed: single, continues: w.continues });
    }
    left_open
}

/// Counts for each pair those around it, and drops pairs that cross one.
fn number(pairs: &mut Vec<Pair>) {
    let mut around: Vec<u32> = Vec::new();
    pairs.retain_mut(|pair| {
        while around.last().is_some_and(|end| *end <= pair.span.start) {
            around.pop();
        }
        pair.depth = around.len() as u8;
        let fits = around.last().is_none_or(|end| pair.span.end <= *end);
        if fits {
            around.push(pair.span.end);
        }
        fits
    });
}

/// The family of a mark; `None` for all other characters.
const fn family(c: char, doubled: bool) -> Option<Family> {
    Some(match c {
        '“' | '”' | '„' | '‟' | '"' | '＂' => Family::Double,
        '`' | '\'' if doubled => Family::Double,
        '‘' | '’' | '‚' | '‛' | '\'' => Family::Single,
        '«' | '»' => Family::Angle,
        '‹' | '›' => Family::SingleAngle,
        _ => return None,
    })
}

/// What the mark `c` does between `before` and `after`; `line` is the paragraph up to it.
fn act(c: char, doubled: bool, before: Option<char>, after: Option<char>, open: bool, line: &str) -> Act {
    let spaced = before.is_none_or(|b| b.is_whitespace() || "([{—–-/“‘„«‹\"'`".contains(b));
    let ends = after.is_none_or(|a| a.is_whitespace() || ".,;:!?)]}—–”’»\"'".contains(a));
    match (c, doubled) {
        ('“' | '«' | '‹', _) if open && !spaced && ends => Act::Close,
        ('”' | '»' | '›', _) if open || !spaced || ends => Act::Close,
        ('„' | '‚' | '‟' | '‛' | '“' | '«' | '‹' | '”' | '»' | '›', _) | ('`', true) => {
            Act::Open
        }
        ('\'' | '"' | '＂', _) if c != '\'' || doubled => double_straight(spaced, ends, before, open, line),
        _ => single(c, spaced, before, after, open),
    }
}

/// What a straight double mark does.
fn double_straight(spaced: bool, ends: bool, before: Option<char>, open: bool, line: &str) -> Act {
    let digit = before.is_some_and(|b| b.is_ascii_digit());
    let feet = line.trim_end_matches(|b: char| b.is_ascii_digit()).ends_with(&['\'', '′', '’'][..]);
    if digit && (!open || feet) {
        Act::Nothing
    } else if open && (!spaced || ends) {
        Act::Close
    } else if spaced || !ends {
        Act::Open
    } else {
        Act::Either
    }
}

/// What a single mark does.
fn single(c: char, spaced: bool, before: Option<char>, after: Option<char>, open: bool) -> Act {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if letter(before) && letter(after) {
        return Act::Nothing;
    }
    if spaced && letter(after) {
        // `’90s` has a closing mark for its apostrophe, and so may `'90s`.
        let clipped = c == '’' || after.is_some_and(|a| a.is_ascii_digit());
        return if clipped { Act::Nothing } else { Act::Open };
    }
    if !open || c == '‘' || before.is_some_and(|b| b.is_ascii_digit() && c == '\'') {
        return Act::Nothing;
    }
    let plural = matches!(before, Some('s' | 'S')) && after == Some(' ');
    if plural { Act::Perhaps } else { Act::Close }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let (pairs, _) = pairs(text, Span::new(0, text.len() as u32), None);
        pairs.iter().map(|pair| pair.span.slice(text)).collect()
    }

    #[test]
    fn marks_of_many_kinds_pair() {
        assert_eq!(
            found("“a” „b“ «c» ‹d› \"e\" ``f'' 'g' ‘h’"),
            ["“a”", "„b“", "«c»", "‹d›", "\"e\"", "``f''", "'g'", "‘h’"]
        );
    }

    #[test]
    fn apostrophes_and_measures_are_no_marks() {
        assert!(found("Don't ask the players’ view of the ’90s: he is 5'10\" with a 6\" pipe.").is_empty());
    }

    #[test]
    fn a_plural_inside_single_marks_does_not_close_them() {
        assert_eq!(found("He said ‘the players’ union won’ today"), ["‘the players’ union won’"]);
    }

    #[test]
    fn an_open_paragraph_goes_on_in_the_next() {
        let text = "“one";
        let (first, carried) = pairs(text, Span::new(0, text.len() as u32), None);
        assert!(!first[0].closed && carried == Some(Family::Double));
        let next = "“two”";
        let (second, carried) = pairs(next, Span::new(0, next.len() as u32), carried);
        assert!(second[0].continues && second[0].closed && carried.is_none());
    }

    #[test]
    fn depth_counts_the_pairs_around() {
        let text = "“He said ‘no’ twice”";
        let (pairs, _) = pairs(text, Span::new(0, text.len() as u32), None);
        assert_eq!(pairs.iter().map(|pair| pair.depth).collect::<Vec<_>>(), [0, 1]);
    }
}
