//! Code of Markdown: fences, and spans within a line.

use memchr::memchr;

/// Run lengths from here on count as the same: bounds what has to be remembered.
const LONGEST_RUN: usize = 8;

/// How many equal bytes stand at `at`.
pub(super) fn run_length(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes().get(at..).unwrap_or_default();
    bytes.iter().take_while(|&b| Some(b) == bytes.first()).count()
}

/// Finds fenced blocks, and remembers which kinds of fence nothing closes any more.
#[derive(Default)]
pub(super) struct Fences {
    /// For backticks and tildes: the shortest run that was sought to the end in vain.
    unclosed: [Option<usize>; 2],
}

impl Fences {
    /// The end of the fenced block whose opening line starts at `at`, if one opens there.
    pub(super) fn at(&mut self, text: &str, at: usize) -> Option<usize> {
        let (mark, run, rest) = fence(line_at(text, at))?;
        if mark == b'`' && rest.contains('`') {
            return None;
        }
        let unclosed = self.unclosed.get_mut(usize::from(mark == b'~'))?;
        let mut blank = None;
        let mut line_start = at + line_at(text, at).len() + 1;
        while line_start < text.len() {
            let line = line_at(text, line_start);
            if blank.is_none() && line.trim().is_empty() {
                blank = Some(line_start - 1);
                if unclosed.is_some_and(|shortest| run >= shortest) {
                    break;
                }
            }
            if fence(line).is_some_and(|(m, r, rest)| m == mark && r >= run && rest.trim().is_empty()) {
                return Some(line_start + line.trim_end().len());
            }
            line_start += line.len() + 1;
        }
        *unclosed = Some(unclosed.map_or(run, |shortest| shortest.min(run)));
        // Up to the blank line at most: a stray fence must not swallow the article.
        Some(blank.unwrap_or(text.len()))
    }
}

/// The mark, the length of its run (at most [`LONGEST_RUN`]) and what follows, where `line` begins
/// with a fence.
fn fence(line: &str) -> Option<(u8, usize, &str)> {
    let indented = line.trim_start_matches(' ');
    let mark = *indented.as_bytes().first().filter(|b| matches!(b, b'`' | b'~'))?;
    let run = run_length(indented, 0);
    let rest = indented.get(run..).unwrap_or_default();
    (run >= 3 && line.len() - indented.len() <= 3).then_some((mark, run.min(LONGEST_RUN), rest))
}

/// The line that starts at `at`, without its end.
fn line_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    rest.get(..memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len())).unwrap_or_default()
}

/// Finds the code spans of one line, and remembers which lengths of run no longer occur in it.
#[derive(Default)]
pub(super) struct Spans {
    unclosed: [bool; LONGEST_RUN],
}

impl Spans {
    /// The end of the code span that the `run` backticks at `at` open, if they do.
    pub(super) fn at(&mut self, text: &str, at: usize, run: usize) -> Option<usize> {
        let unclosed = self.unclosed.get_mut(run)?;
        if *unclosed {
            return None;
        }
        let line = line_at(text, at);
        let mut from = run;
        while let Some(found) = memchr(b'`', line.as_bytes().get(from..)?) {
            from += found;
            let length = run_length(line, from);
            if length == run {
                return (!is_opener(line, from, length)).then_some(at + from + length);
            }
            from += length;
        }
        *unclosed = true;
        None
    }
}

/// True where a run of backticks opens what an apostrophe closes, as typewriters and TeX quote:
/// blank before, a letter after.
fn is_opener(line: &str, at: usize, run: usize) -> bool {
    line.get(..at).is_some_and(|s| s.ends_with(char::is_whitespace))
        && line.get(at + run..).is_some_and(|s| s.starts_with(char::is_alphanumeric))
}
