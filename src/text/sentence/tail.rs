//! What follows a stop and still belongs to the sentence: closing marks and citation markers.

/// The longest citation marker in brackets that is looked for, in bytes.
const LONGEST_MARKER: usize = 64;

/// The most markers that one tail takes in: a stop within a marker starts a tail too, and without a
/// bound each would run to the end of the text.
const MOST_MARKERS: usize = 16;

/// The end of a sentence after its stop.
pub(super) struct Tail {
    /// One past its last byte.
    pub(super) end: usize,
    /// True where a citation marker is in it.
    pub(super) marked: bool,
    /// True where a closing quotation mark is in it.
    pub(super) quoted: bool,
}

impl Tail {
    /// The tail that starts at byte `from` of `body`, right after the stop.
    pub(super) fn of(body: &str, from: usize) -> Self {
        let mut tail = Self { end: from, marked: false, quoted: false };
        let mut markers = 0;
        loop {
            let rest = body.get(tail.end..).unwrap_or_default();
            let Some(first) = rest.chars().next() else { return tail };
            let marker = match first {
                '[' => attached_marker(rest),
                c if is_raised(c) => Some(raised_marker(rest)),
                '0'..='9' if !tail.marked => flat_marker(body, from, rest),
                c if c.is_whitespace() && c != '\n' => spaced_marker(rest, c.len_utf8()),
                _ => None,
            };
            if let Some(len) = marker.filter(|_| markers < MOST_MARKERS) {
                markers += 1;
                tail.end += len;
                tail.marked = true;
            } else if is_closer(first) && !opens(rest, first) {
                tail.end += first.len_utf8();
                tail.quoted |= is_quote(first);
            } else {
                return tail;
            }
        }
    }
}

/// True for marks that close what the sentence opened; emphasis of Markdown counts.
pub(super) fn is_closer(c: char) -> bool {
    is_quote(c) || matches!(c, ')' | ']' | '}' | '*' | '_' | '）' | '】')
}

/// True where `mark`, with which `rest` begins, opens the next sentence instead: “ and ‘ close in
/// German alone, and never right before a letter.
fn opens(rest: &str, mark: char) -> bool {
    matches!(mark, '“' | '‘') && rest.chars().nth(1).is_some_and(char::is_alphanumeric)
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '“' | '‘' | '»' | '«' | '›' | '‹' | '」' | '』')
}

/// True for raised figures and the daggers of footnotes.
fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '†' | '‡')
}

/// `[…]` right after the stop, whatever is in it.
fn attached_marker(rest: &str) -> Option<usize> {
    let end = rest.bytes().take(LONGEST_MARKER).position(|b| matches!(b, b']' | b'\n'))?;
    (rest.as_bytes().get(end) == Some(&b']')).then_some(end + 1)
}

/// Raised figures with the commas and dashes between them.
fn raised_marker(rest: &str) -> usize {
    let run = rest.find(|c| !is_raised(c) && !matches!(c, ',' | '-' | '–')).unwrap_or(rest.len());
    rest.get(..run).unwrap_or_default().trim_end_matches(&[',', '-', '–'][..]).len()
}

/// Figures that lost their raised form when copied: "ends.1,2 Next".
fn flat_marker(body: &str, from: usize, rest: &str) -> Option<usize> {
    let word = body.get(..from).unwrap_or_default().trim_end_matches('.');
    let run = rest.bytes().take(12).take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'-')).count();
    let ends = rest.get(run..).is_some_and(|s| s.starts_with(char::is_whitespace));
    let short =
        rest.get(..run).unwrap_or_default().split(&[',', '-'][..]).all(|n| (1..=3).contains(&n.len()));
    (word.ends_with(|c: char| c.is_lowercase() || is_closer(c)) && short && ends).then_some(run)
}

/// A marker after `blank` bytes of white space: only what begins like one, since brackets may also
/// open the next sentence.
fn spaced_marker(rest: &str, blank: usize) -> Option<usize> {
    let marker = rest.get(blank..).unwrap_or_default();
    if marker.starts_with(is_raised) {
        return Some(blank + raised_marker(marker));
    }
    let inner = marker.strip_prefix('[')?;
    inner.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '^' | '@' | '.' | '…')).then_some(())?;
    attached_marker(marker).map(|len| blank + len)
}
