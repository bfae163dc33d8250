//! Stretches of an article that are not prose: code, addresses, the machinery of Markdown.
//!
//! One pass from left to right over the few bytes that can begin or end such a stretch. Every
//! look-ahead is bounded or remembered, so hostile text (a million brackets) costs no more a byte
//! than news.

mod address;
mod code;
mod link;

use super::article::{Paragraph, ParagraphKind};
use super::span::Span;

/// What a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneKind {
    /// A code fence with its content, a code span, or a paragraph of kind code.
    Code,
    /// An address, bare or as the target of a link (with its parentheses, not the link's text).
    Address,
    /// An image of Markdown, whole: `![alt](address)`.
    Image,
}

/// A stretch that detectors leave alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// The bytes of it.
    pub span: Span,
    /// What it is.
    pub kind: ZoneKind,
}

/// The zones of `text`, in order and disjoint.
///
/// A fence that nothing closes is a zone up to the next blank line, so that a stray one does not
/// swallow the article. Indentation alone makes no code: pasted prose is often indented.
pub fn zones(text: &str, paragraphs: &[Paragraph]) -> Vec<Zone> {
    let mut sweep = Sweep { text, zones: Vec::new(), brackets: Vec::new(), fences: code::Fences::default() };
    let mut from = 0;
    for code in paragraphs.iter().filter(|p| p.kind == ParagraphKind::Code) {
        let span = code.span.range();
        if span.start >= from {
            sweep.prose(from, span.start);
            sweep.push(span.start, span.end, ZoneKind::Code);
            from = span.end;
        }
    }
    sweep.prose(from, text.len());
    sweep.zones
}

/// The deepest nesting of brackets that is followed; what is deeper is prose.
const DEEPEST: usize = 64;

/// The pass and what it remembers.
struct Sweep<'t> {
    text: &'t str,
    zones: Vec<Zone>,
    /// Where the brackets stand that are open in this block of lines.
    brackets: Vec<usize>,
    /// Which fences are known to be closed by nothing.
    fences: code::Fences,
}

impl Sweep<'_> {
    fn push(&mut self, start: usize, end: usize, kind: ZoneKind) {
        self.zones.push(Zone { span: Span::of(&(start..end)), kind });
    }

    /// Finds the zones of `from..to`, none of which is known to be code.
    fn prose(&mut self, from: usize, to: usize) {
        let Some(text) = self.text.get(..to) else { return };
        self.brackets.clear();
        let mut spans = code::Spans::default();
        // Where the last zone ended: nothing looks back beyond it.
        let mut done = from;
        let mut at = from;
        let mut line_start = true;
        while at < to {
            if line_start {
                line_start = false;
                if let Some(end) = self.fences.at(text, at) {
                    self.push(at, end, ZoneKind::Code);
                    (at, done) = (end, end);
                    continue;
                }
            }
            let Some(found) = text.as_bytes().get(at..).and_then(|b| b.iter().position(|&b| is_trigger(b)))
            else {
                return;
            };
            at += found;
            let zone = match text.as_bytes().get(at) {
                Some(b'\n') => {
                    line_start = true;
                    spans = code::Spans::default();
                    if is_blank_line(text, at + 1) {
                        self.brackets.clear();
                    }
                    None
                }
                Some(b'\\') => {
                    at += 1;
                    at += usize::from(text.as_bytes().get(at).is_some_and(u8::is_ascii_punctuation));
                    continue;
                }
                Some(b'[') => {
                    if self.brackets.len() < DEEPEST {
                        self.brackets.push(at);
                    }
                    None
                }
                Some(b']') => self.bracket_end(text, at),
                Some(b'`') => {
                    let run = code::run_length(text, at);
                    if let Some(end) = spans.at(text, at, run) {
                        Some((at, end, ZoneKind::Code))
                    } else {
                        at += run;
                        continue;
                    }
                }
                Some(b':') => address::at_colon(text, done, at).map(|(s, e)| (s, e, ZoneKind::Address)),
                Some(b'.') => address::at_dot(text, done, at).map(|(s, e)| (s, e, ZoneKind::Address)),
                _ => address::at_sign(text, done, at).map(|(s, e)| (s, e, ZoneKind::Address)),
            };
            at += 1;
            if let Some((start, end, kind)) = zone {
                if kind == ZoneKind::Image {
                    // What was found in the image's alternative text is part of the image.
                    while self.zones.pop_if(|z| z.span.start as usize >= start).is_some() {}
                }
                self.push(start, end, kind);
                (at, done) = (end, end);
            }
        }
    }

    /// What the bracket that closes at `at` ends: an image, a link or a definition of one.
    fn bracket_end(&mut self, text: &str, at: usize) -> Option<(usize, usize, ZoneKind)> {
        let open = self.brackets.pop();
        let end = link::target_end(text, at + 1);
        if let Some(end) = end {
            let image = open.and_then(|open| open.checked_sub(1)).filter(|&mark| {
                text.as_bytes().get(mark) == Some(&b'!')
                    && self
                        .zones
                        .last()
                        .is_none_or(|z| z.span.end as usize <= mark || z.span.start as usize > mark)
            });
            return Some(match image {
                Some(mark) => (mark, end, ZoneKind::Image),
                None => (at + 1, end, ZoneKind::Address),
            });
        }
        let (start, end) = link::definition(text, open?, at + 1)?;
        Some((start, end, ZoneKind::Address))
    }
}

/// True for bytes that can begin or end a zone, or that end a line.
const fn is_trigger(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\\' | b'[' | b']' | b'`' | b':' | b'.' | b'@')
}

/// True where the line that starts at `at` has no visible character.
fn is_blank_line(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default().trim_start_matches(&[' ', '\t'][..]);
    rest.is_empty() || rest.starts_with('\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The zones of `text` as `kind:text`.
    fn found(text: &str) -> Vec<(ZoneKind, &str)> {
        zones(text, &[]).into_iter().map(|z| (z.kind, z.span.slice(text))).collect()
    }

    fn of_kind(text: &str, kind: ZoneKind) -> Vec<&str> {
        found(text).into_iter().filter(|z| z.0 == kind).map(|z| z.1).collect()
    }

    #[test]
    fn fences_reach_to_their_end_and_a_stray_one_to_the_blank_line() {
        let fenced = "a\n```rust\nlet x = a[0];\n\n```\nb\n~~~\n[1]\n~~~";
        assert_eq!(of_kind(fenced, ZoneKind::Code), ["```rust\nlet x = a[0];\n\n```", "~~~\n[1]\n~~~"]);
        assert_eq!(of_kind("a\n```\nb [1]\n\nc [2]", ZoneKind::Code), ["```\nb [1]"]);
        assert_eq!(of_kind("````\n```\nx\n````", ZoneKind::Code), ["````\n```\nx\n````"]);
    }

    #[test]
    fn code_spans_stay_on_their_line_and_quoting_backticks_are_prose() {
        assert_eq!(of_kind("use `arr[0]` or ``a`b[1]``.", ZoneKind::Code), ["`arr[0]`", "``a`b[1]``"]);
        assert_eq!(found("a ` b\nc ` d"), []);
        assert_eq!(found("``Go,'' he said. ``Now.'' It's `so' and `so'."), []);
        assert_eq!(found(r"a \` b ` c"), []);
    }

    #[test]
    fn images_are_whole_with_nested_brackets_and_a_title() {
        let image =
            "![Kerry in 2013.[State Department/ Public [1]]](https://a.org/K_%283%29_(x).jpg \"T [2]\")";
        assert_eq!(found(&format!("See {image} [1].")), [(ZoneKind::Image, image)]);
        assert_eq!(of_kind("[![b](http://b.c/d)](http://e.f)", ZoneKind::Address), ["(http://e.f)"]);
        let with_address = "![at http://x.org now](y.png)";
        assert_eq!(found(with_address), [(ZoneKind::Image, with_address)]);
    }

    #[test]
    fn link_targets_are_addresses_and_their_text_is_not() {
        assert_eq!(
            found("As [1](#ref-1) and [x](<a b>) say"),
            [(ZoneKind::Address, "(#ref-1)"), (ZoneKind::Address, "(<a b>)")]
        );
        assert_eq!(found("So [1] (a b) and [2](p. 5) say"), []);
        assert_eq!(found("[id]: /path/to \"T\"\n[1]: Smith"), [(ZoneKind::Address, "/path/to")]);
    }

    #[test]
    fn bare_addresses_end_before_punctuation() {
        let text = "(see https://a.org/b_(c)), www.d.org/e?f=[1], doi.org/10.1/x. me.too@g.co.uk; doi:10.5/y, 10.1234/z)";
        assert_eq!(
            of_kind(text, ZoneKind::Address),
            [
                "https://a.org/b_(c)",
                "www.d.org/e?f=",
                "doi.org/10.1/x",
                "me.too@g.co.uk",
                "doi:10.5/y",
                "10.1234/z"
            ]
        );
        assert_eq!(found("At 5:30 he said: http:// or a@b, 3.5 and e.g. so"), []);
        assert_eq!(
            of_kind("他说https://a.org/b。“http://c.d”", ZoneKind::Address),
            ["https://a.org/b", "http://c.d"]
        );
    }

    #[test]
    fn paragraphs_of_code_are_zones() {
        let paragraphs = [
            Paragraph { span: Span::new(0, 1), kind: ParagraphKind::Text },
            Paragraph { span: Span::new(2, 7), kind: ParagraphKind::Code },
        ];
        let expected = Zone { span: Span::new(2, 7), kind: ZoneKind::Code };
        assert_eq!(zones("a\n`b[0]\n`c", &paragraphs), [expected]);
    }

    #[test]
    fn hostile_text_has_no_zones_and_does_not_hang() {
        for piece in [
            "[",
            "![",
            "](",
            "`",
            "a@",
            "](a (",
            "](a \"",
            "http://",
            "~~~ a\n",
            "~~~ a\n\n",
            "```\n",
            "www.",
            "](<",
        ] {
            let text = piece.repeat(200_000 / piece.len());
            let zones = zones(&text, &[]);
            assert!(zones.windows(2).all(|w| w[0].span.end <= w[1].span.start), "{piece}");
        }
    }
}
