//! Guise: what a paragraph is drawn as where the paste did not say what it is.
//!
//! Plain text shows its headings and lists by their form alone. This is for the eye only: what
//! the detectors see is the article as it is.

use crate::text::{Paragraph, ParagraphKind, search};

/// The most characters of a first line that is drawn as the article's headline.
const HEADLINE: usize = 140;
/// The most characters of a line between blank lines that is drawn as a heading.
const HEADING: usize = 60;

/// What `paragraph` of `text` is drawn as; `headed`: the paste named its headings, and there are no others.
pub(super) fn guise(text: &str, paragraph: &Paragraph, headed: bool) -> ParagraphKind {
    if paragraph.kind != ParagraphKind::Text {
        return paragraph.kind;
    }
    let line = paragraph.span.slice(text);
    let before = text.get(..paragraph.span.start as usize).unwrap_or_default();
    let after = text.get(paragraph.span.end as usize..).unwrap_or_default();
    let first = before.trim_ascii().is_empty();
    if headed
        || after.trim_ascii_start().is_empty()
        || !(first || blank(before.chars().rev()))
        || !blank(after.chars())
    {
        return listed(line);
    }
    let most = if first { HEADLINE } else { HEADING };
    let titular = line.chars().nth(most).is_none()
        && line.starts_with(|start: char| start == '#' || start.is_alphanumeric())
        && line.ends_with(|end: char| end == '?' || end.is_alphanumeric());
    // `Q: When did the water come?` is somebody's question.
    let asked = !first && line.ends_with('?') && search::has(line, ": ");
    match (titular && !asked, first) {
        (true, true) => ParagraphKind::Heading(1),
        (true, false) => ParagraphKind::Heading(2),
        (false, _) => listed(line),
    }
}

/// True where the white space at the start of `side` has a blank line.
fn blank(side: impl Iterator<Item = char>) -> bool {
    side.take_while(char::is_ascii_whitespace).filter(|&it| it == '\n').nth(1).is_some()
}

/// An entry of a list, where the line begins like one.
fn listed(line: &str) -> ParagraphKind {
    let bulleted = ["- ", "* ", "+ ", "• ", "– "].iter().any(|bullet| line.starts_with(bullet));
    let label = line.trim_start_matches('[').trim_start_matches(|it: char| it.is_ascii_digit());
    let numbered = label.len() < line.len() && [". ", ") ", "] "].iter().any(|end| label.starts_with(end));
    if bulleted || numbered { ParagraphKind::ListItem } else { ParagraphKind::Text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ingest::from_plain;

    fn guises(text: &str) -> Vec<ParagraphKind> {
        let article = from_plain(text);
        article.paragraphs.iter().map(|paragraph| guise(&article.text, paragraph, false)).collect()
    }

    #[test]
    fn a_headline_a_heading_and_a_list_are_told_by_their_form() {
        use ParagraphKind::{Heading, ListItem, Text};
        let text = "Ferry returns\n\nIt sails again.\n\nReferences\n\n1. Minutes\n[2] Report\n- Letter";
        assert_eq!(guises(text), [Heading(1), Text, Heading(2), ListItem, ListItem, ListItem]);
        let text = "Port: what next?\n\nWhen does it sail?\n\nQ: When does it sail?\n\nSoon.";
        assert_eq!(guises(text), [Heading(1), Heading(2), Text, Text]);
    }

    #[test]
    fn a_line_that_goes_on_or_stops_is_text() {
        use ParagraphKind::Text;
        assert_eq!(guises("Ferry returns"), [Text]);
        assert_eq!(guises("Ferry returns\nand sails\n"), [Text, Text]);
        let article = from_plain("Home\n\nFerry returns\n\nIt sails.");
        assert!(article.paragraphs.iter().all(|it| guise(&article.text, it, true) == Text));
        assert_eq!(guises("It sails.\n\nIt does.\n\n“No, no”\n\nEnd"), [Text, Text, Text, Text]);
    }
}
