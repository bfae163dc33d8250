//! Which lines make a paragraph, and what it is.
//!
//! A paragraph is one line, as web pages and editors copy it, unless a block of lines was plainly
//! broken at a fixed width, as in e-mail and plain-text files; then it is the whole block. A wrong
//! join is worse than a missed one, so a block is joined only where all of this holds:
//!
//! * it is running text, and no line after the first looks like an entry or a new speaker;
//! * every line but the last is 45 to 100 characters wide;
//! * after every line but the last, the next word would not have fitted in the widest line;
//! * fewer than half of the lines but the last end like a sentence; where there are only two
//!   lines, the second begins in lower case.
//!
//! Text out of a PDF has headings, captions and lists among its lines, and lines of about one width only. There,
//! where most of the longer lines that end within a sentence go on in small letters, such lines are joined one by one:
//! those of the block, or of the whole text where a block is too short to tell.

use super::article::{Paragraph, ParagraphKind};
use super::span::Span;

/// The paragraphs of `text`: spans trimmed, in order. `kinds` names kinds that the source gave by
/// the byte at which a line starts, in order; other lines are judged by the marks of Markdown.
pub(super) fn paragraphs(text: &str, kinds: &[(u32, ParagraphKind)]) -> Vec<Paragraph> {
    let mut kinds = kinds.iter().peekable();
    let mut lines = Vec::new();
    // Where blocks of lines end, in lines.
    let mut ends = Vec::new();
    let mut start = 0u32;
    for line in text.split('\n') {
        let end = start + line.len() as u32;
        let span = Span::new(start, end).trimmed(text);
        while kinds.next_if(|(at, _)| *at < start).is_some() {}
        if span.is_empty() {
            ends.push(lines.len());
        } else {
            let given = kinds.next_if(|(at, _)| *at <= end).map(|(_, kind)| *kind);
            lines.push(Paragraph { span, kind: given.unwrap_or_else(|| kind_of(span.slice(text))) });
        }
        start = end + 1;
    }
    ends.push(lines.len());
    let whole = flowing(text, &lines);
    let mut out = Vec::new();
    let mut start = 0;
    for end in ends {
        add_block(text, lines.get(start..end).unwrap_or_default(), whole, &mut out);
        start = end;
    }
    out
}

/// Adds the lines of `block` to `out`, as one paragraph where they are wrapped. `whole` is the width at which the
/// text as a whole is broken.
fn add_block(text: &str, block: &[Paragraph], whole: Option<usize>, out: &mut Vec<Paragraph>) {
    match block {
        [] => {}
        [line] => out.push(*line),
        [first, .., last] if is_wrapped(text, block) => {
            out.push(Paragraph { span: first.span.cover(last.span), kind: first.kind });
        }
        _ => {
            let widest = flowing(text, block).or(whole).unwrap_or_default();
            let mut before = "";
            for line in block {
                let own = line.span.slice(text);
                match out.last_mut() {
                    Some(last)
                        if widest > 0 && line.kind == ParagraphKind::Text && runs_on(before, own, widest) =>
                    {
                        last.span = last.span.cover(line.span);
                    }
                    _ => out.push(*line),
                }
                before = own;
            }
        }
    }
}

/// The width of lines that are paragraphs of their own, in characters.
const TOO_WIDE: usize = 140;

/// The width of the widest line where those of `block` are mostly parts of sentences, broken at some width.
fn flowing(text: &str, block: &[Paragraph]) -> Option<usize> {
    let lines = || block.iter().map(|line| line.span.slice(text));
    // The width that a line in twenty has at least: addresses may be wider.
    let (mut counts, mut wide) = ([0_usize; TOO_WIDE + 1], 0);
    for line in lines() {
        if let Some(count) = counts.get_mut(width(line).min(TOO_WIDE)) {
            *count += 1;
        }
    }
    let widest = counts.iter().rposition(|count| {
        wide += count;
        wide * 20 > block.len()
    });
    let widest = widest.filter(|widest| (40..TOO_WIDE).contains(widest))?;
    let (mut within, mut small, mut before) = (0, 0, "");
    for line in lines() {
        if runs_on(before, line, widest) {
            within += 1;
            small += usize::from(line.starts_with(char::is_lowercase));
        }
        before = line;
    }
    (small > 2 && small * 4 >= within).then_some(widest)
}

/// True where `line` is long, and ends within a sentence that `next` goes on with.
fn runs_on(line: &str, next: &str, widest: usize) -> bool {
    let long = width(line) * 4 >= widest * 3
        && !starts_anew(next.trim_start_matches('['))
        && (line.ends_with(',') || !is_entry(next));
    let ends = ends_sentence(line) || line.ends_with(|c: char| c.is_ascii_digit());
    long && !(ends && next.starts_with(|c: char| c.is_uppercase() || c == '['))
}

/// True for a line that begins as an entry of a reference list does: `[12] Lund`, `12 Lund`, `Lund, A.`, `LUND, Anna`.
pub(crate) fn is_entry(line: &str) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let small = |word: &str| word.contains(char::is_lowercase);
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    let label = first.trim_matches(&['[', ']', '(', ')', '.'][..]);
    let numbered = (1..4).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_digit());
    let capitals = first.len() > 3 && first.ends_with(',') && !small(first);
    // A surname, of some words maybe, and initials: `Lund A.`, `de la Cruz AB,`, `Lund A (`.
    let (mut word, mut named) = (first, numbered || capitals);
    for place in 0..4 {
        let next = words.next().unwrap_or_default();
        let stop = word.find(&['.', ',', ';', ':'][..]);
        let given = word.get(..stop.unwrap_or(word.len())).unwrap_or_default();
        let stops = stop.is_some() || next.starts_with(|c: char| c == '(' || c.is_ascii_digit());
        let initials = place > 0 && given.len() < 5 && !small(given) && stops;
        if named && capital(word) && (initials || place == 1 && (numbered || capitals)) {
            return true;
        }
        // Words end in a stop where a title or a place does.
        let ends = given.len() > 3 && stop.is_some_and(|at| word.get(at..) == Some("."));
        if numbered && place > 0 || !numbered && (!capital(word) && word.len() > 3 || ends) {
            break;
        }
        named |= capital(word);
        word = next;
    }
    false
}

/// True where the lines of `block` are one paragraph broken at a fixed width.
fn is_wrapped(text: &str, block: &[Paragraph]) -> bool {
    let lines = || block.iter().map(|line| line.span.slice(text));
    if block.len() < 2 || block.iter().any(|line| line.kind != ParagraphKind::Text) {
        return false;
    }
    let widest = lines().map(width).max().unwrap_or_default();
    let breaks = || lines().zip(lines().skip(1));
    let full = |(line, next): (&str, &str)| {
        let word = next.split_whitespace().next().unwrap_or_default();
        (45..=100).contains(&width(line)) && width(line) + 1 + width(word) > widest && !starts_anew(next)
    };
    let ends = lines().take(block.len() - 1).filter(|line| ends_sentence(line)).count();
    let flows = match block {
        [_, second] => second.span.slice(text).starts_with(char::is_lowercase),
        _ => ends * 2 < block.len() - 1,
    };
    flows && widest <= 100 && breaks().all(full)
}

fn width(line: &str) -> usize {
    line.chars().count()
}

fn ends_sentence(line: &str) -> bool {
    let inner = line.trim_end_matches(&['"', '”', '’', '\'', ')', ']'][..]);
    inner.ends_with(&['.', '!', '?', ':'][..])
}

/// True for a line that begins an entry (`[1]`, `•`) or what a new speaker says (`Lee:`).
fn starts_anew(line: &str) -> bool {
    let speaker = line.split_once(':').is_some_and(|(name, _)| {
        name.len() <= 40 && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
    });
    speaker || line.starts_with(&['[', '•', '–', '—', '|', '^', '†', '¹', '²', '³'][..])
}

/// What a line is by the marks of Markdown at its start.
fn kind_of(line: &str) -> ParagraphKind {
    let after = |mark: &str| line.strip_prefix(mark).is_some_and(|rest| rest.starts_with(&[' ', '\t'][..]));
    let level = line.bytes().take_while(|&b| b == b'#').count();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let number = line.get(digits..).unwrap_or_default();
    if (1..=6).contains(&level) && line.get(level..).is_some_and(|rest| rest.starts_with(' ')) {
        ParagraphKind::Heading(level as u8)
    } else if line.starts_with('>') {
        ParagraphKind::BlockQuote
    } else if ["-", "*", "+", "•"].into_iter().any(after)
        || (1..=3).contains(&digits) && (number.starts_with(". ") || number.starts_with(") "))
    {
        ParagraphKind::ListItem
    } else if line.len() > 1 && line.starts_with('|') && line.ends_with('|') {
        ParagraphKind::TableRow
    } else {
        ParagraphKind::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        paragraphs(text, &[]).iter().map(|p| p.span.slice(text)).collect()
    }

    const WRAPPED: &str = "The bridge over the river was closed on Monday after two of\n\
        its cables were found to be worn, the town said. Nobody was\n\
        hurt. It opens next week.";

    #[test]
    fn a_block_broken_at_a_fixed_width_is_one_paragraph() {
        assert_eq!(found(&format!("{WRAPPED}\n\n{WRAPPED}\n")), [WRAPPED, WRAPPED]);
        let two = "The bridge over the river was closed on Monday after two of\nits cables broke.";
        assert_eq!(found(two), [two]);
    }

    #[test]
    fn lines_that_may_stand_alone_stay_alone() {
        for text in [
            "The bridge was closed on Monday after the cables had worn.\nIt opens again on the first of May, as the town has said.\nNobody was hurt.",
            "A short line\nanother short line\nand a third",
            "The bridge over the river was closed on Monday after two of\nLee: it is safe and it will be open soon, the engineer said\nso.",
            "The bridge over the river was closed on Monday after two of\nthe\ncables broke.",
        ] {
            assert_eq!(found(text), text.lines().collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_short_block_is_broken_as_the_text_is() {
        let flows = "The bridge over the river was closed on Monday after some of\n\
            its cables had worn. It will open when they are mended by\n\
            the town, which has no money for it in this year and\n\
            in the next one.";
        let short = "It was built by those who had come here (Lund and Berg\n2006), and it stood.";
        assert_eq!(found(short).len(), 2);
        assert_eq!(found(&format!("{flows}\n\n{short}")), [flows, short]);
    }

    #[test]
    fn markdown_names_kinds_and_the_source_goes_first() {
        use ParagraphKind::{BlockQuote, Heading, ListItem, TableRow, Text};
        let text = "## A\n> b\n- c\n12. d\n| e |\n#f\n1999. g\n\n- h";
        let given = [(text.len() as u32 - 3, ParagraphKind::Text)];
        let kinds: Vec<_> = paragraphs(text, &given).iter().map(|p| p.kind).collect();
        assert_eq!(kinds, [Heading(2), BlockQuote, ListItem, ListItem, TableRow, Text, Text, Text]);
    }
}
