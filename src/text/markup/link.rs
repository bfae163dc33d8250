//! Targets of Markdown's links.

/// The deepest nesting of parentheses in a target. Also bounds how often a byte is looked at, since
/// each attempt has its own opening parenthesis.
const DEEPEST: usize = 8;

/// The longest title, in bytes: bounds the search for its end.
const LONGEST_TITLE: usize = 512;

/// The end of `(target "title")` at byte `at`, parentheses included.
pub(super) fn target_end(text: &str, at: usize) -> Option<usize> {
    let inner = text.get(at..)?.strip_prefix('(')?;
    let target = inner.trim_start_matches(&[' ', '\t'][..]);
    let rest = target.get(destination_end(target)?..)?;
    let after = rest.trim_start_matches(&[' ', '\t'][..]);
    let close = match after.bytes().next()? {
        b')' => after,
        quote @ (b'"' | b'\'') if after.len() < rest.len() => title(after, quote)?,
        b'(' if after.len() < rest.len() => title(after, b')')?,
        _ => return None,
    };
    let end = text.len() - close.strip_prefix(')')?.len();
    (destination_end(target) != Some(0)).then_some(end)
}

/// What follows the title that begins `text` and ends with `quote` on the same line.
fn title(text: &str, quote: u8) -> Option<&str> {
    let inner = text.get(1..)?;
    // One in parentheses may not hold another that opens.
    let ends = |b| b == quote || b == b'\n' || quote == b')' && b == b'(';
    let end = inner.bytes().take(LONGEST_TITLE).position(ends)?;
    let rest = inner.get(end..)?;
    rest.strip_prefix(char::from(quote)).map(|rest| rest.trim_start_matches(&[' ', '\t'][..]))
}

/// The length of the destination at the start of `text`: `<…>`, or no white space and balanced
/// parentheses.
fn destination_end(text: &str) -> Option<usize> {
    if text.starts_with('<') {
        let end = 1 + text.bytes().skip(1).position(|b| matches!(b, b'>' | b'<' | b'\n'))?;
        return (text.as_bytes().get(end) == Some(&b'>')).then_some(end + 1);
    }
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' if depth == DEEPEST => return None,
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            0..=b' ' => return (depth == 0).then_some(at),
            _ => {}
        }
    }
    None
}

/// The relative address of a definition `[id]: /path` whose bracket opens at `open` and whose
/// colon should stand at `colon`; others are found as bare addresses.
pub(super) fn definition(text: &str, open: usize, colon: usize) -> Option<(usize, usize)> {
    let indent = text.get(..open)?.trim_end_matches(' ');
    let rest = text.get(colon..)?.strip_prefix(": ")?.trim_start_matches(' ');
    let starts_line = indent.is_empty() || indent.ends_with('\n');
    let relative = ["/", "#", "./", "../", "<"].iter().any(|start| rest.starts_with(start));
    let start = text.len() - rest.len();
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    (starts_line && relative).then_some((start, start + length))
}
