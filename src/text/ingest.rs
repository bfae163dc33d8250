//! From what was pasted, dropped or opened to an [`Article`].

use super::article::{Article, Link, ParagraphKind};
use super::span::Span;

/// One block of a rich paste, in reading order, as the browser's inert parser gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: ParagraphKind,
    /// Its text, in pieces of one style. White space is as in the source: what HTML collapses is
    /// collapsed here.
    pub runs: Vec<Run>,
}

/// A piece of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Text as it is. In a table's row, a run of one tab alone divides two cells.
    Text(String),
    /// Raised text (`<sup>`). Figures with the commas and dashes between them become raised
    /// characters (`¹,²`), so that plain text keeps them apart from numbers.
    Superscript(String),
    /// A link: its text and its target.
    Link(String, String),
    /// An image: its alternative text, which stands in brackets; nothing where it is empty.
    Image(String),
    /// A line break within the block.
    Break,
}

/// The article of a plain text. `\r\n` and `\r` become `\n`, and a byte order mark at the start,
/// which no editor shows, goes; nothing else changes.
pub fn from_plain(text: &str) -> Article {
    Article::new(unified(text.strip_prefix('\u{feff}').unwrap_or(text)), None, &[], Vec::new())
}

/// The article of a rich paste: a blank line between blocks, a line end between the entries of a
/// list, the rows of a table and the lines of code.
pub fn from_blocks(blocks: &[Block], title: Option<String>) -> Article {
    let mut writer = Writer::default();
    for block in blocks {
        writer.block(block);
    }
    Article::new(writer.text, title, &writer.kinds, writer.links)
}

/// `text` with `\n` for every line end.
fn unified(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// The article's text so far.
#[derive(Default)]
struct Writer {
    text: String,
    kinds: Vec<(u32, ParagraphKind)>,
    links: Vec<Link>,
    /// What stands before the next visible character, if one comes.
    gap: &'static str,
    /// What the last block with text was.
    last: Option<ParagraphKind>,
}

impl Writer {
    fn block(&mut self, block: &Block) {
        let start = self.text.len();
        self.gap = match self.last {
            None => "",
            Some(last) if last == block.kind && is_line(last) => "\n",
            Some(_) => "\n\n",
        };
        for run in &block.runs {
            match run {
                Run::Text(text) if block.kind == ParagraphKind::Code => self.verbatim(text, start),
                Run::Text(tab) if tab == "\t" && block.kind == ParagraphKind::TableRow => {
                    self.widen("\t", start);
                }
                Run::Text(text) => self.words(text, start),
                Run::Superscript(text) => self.words(&raised(text), start),
                Run::Link(text, target) => self.link(text, target, start),
                Run::Image(alt) if alt.trim().is_empty() => {}
                Run::Image(alt) => self.words(&format!("[{}]", alt.trim()), start),
                Run::Break if block.kind == ParagraphKind::Code => self.verbatim("\n", start),
                Run::Break => self.widen("\n", start),
            }
        }
        let text = self.text.get(start..).unwrap_or_default();
        if text.trim().is_empty() {
            self.text.truncate(start);
            return;
        }
        self.last = Some(block.kind);
        let mut at = start;
        for line in text.split_inclusive('\n') {
            if !line.trim().is_empty() {
                self.kinds.push((at as u32, block.kind));
            }
            at += line.len();
        }
        if block.kind == ParagraphKind::Code {
            self.text.truncate(self.text.trim_end().len());
        }
    }

    /// Makes the gap before the next character at least `gap`: a line end outdoes a tab, a tab a
    /// blank. The gap before a block's first character stays.
    fn widen(&mut self, gap: &'static str, start: usize) {
        let strength = |gap: &str| [" ", "\t", "\n"].iter().position(|g| *g == gap);
        if self.text.len() > start && strength(gap) > strength(self.gap) {
            self.gap = gap;
        }
    }

    /// Appends `text` with its white space collapsed as HTML does it; no-break spaces stay.
    fn words(&mut self, text: &str, start: usize) {
        for character in text.chars() {
            if matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                self.widen(" ", start);
            } else {
                self.text.push_str(self.gap);
                self.text.push(character);
                self.gap = "";
            }
        }
    }

    fn link(&mut self, text: &str, target: &str, start: usize) {
        let from = self.text.len();
        self.words(text, start);
        // The gap before the link is not part of it.
        let span = Span::of(&(from..self.text.len())).trimmed(&self.text);
        if !span.is_empty() {
            self.links.push(Link { span, target: target.to_owned() });
        }
    }

    /// Appends `text` with its white space, but for empty lines at the block's start.
    fn verbatim(&mut self, text: &str, start: usize) {
        let text = unified(text);
        let text = if self.text.len() == start { text.trim_start_matches('\n') } else { &text };
        if !text.is_empty() {
            self.text.push_str(std::mem::take(&mut self.gap));
            self.text.push_str(text);
        }
    }
}

/// True for kinds whose blocks follow each other line by line.
fn is_line(kind: ParagraphKind) -> bool {
    matches!(kind, ParagraphKind::ListItem | ParagraphKind::TableRow | ParagraphKind::Code)
}

/// The raised form of figures with commas and dashes between them; other text as it is.
fn raised(text: &str) -> String {
    let figures = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | ',' | '-' | '–' | '−'));
    if !figures || !text.contains(|c: char| c.is_ascii_digit()) {
        return text.to_owned();
    }
    let raise = |c: char| match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        _ => c,
    };
    text.chars().map(raise).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(kind: ParagraphKind, runs: &[Run]) -> Block {
        Block { kind, runs: runs.to_vec() }
    }

    fn text(text: &str) -> Run {
        Run::Text(text.to_owned())
    }

    #[test]
    fn plain_text_keeps_all_but_line_ends_and_a_byte_order_mark() {
        assert_eq!(&*from_plain("\u{feff}a\r\nb\rc\n\u{feff} d\t").text, "a\nb\nc\n\u{feff} d\t");
    }

    #[test]
    fn white_space_collapses_as_in_a_page() {
        let runs = [text("  A\n  b "), text(" c\u{a0} d"), Run::Break, text("\n e "), Run::Break];
        let article = from_blocks(&[block(ParagraphKind::Text, &runs)], None);
        assert_eq!(&*article.text, "A b c\u{a0} d\ne");
    }

    #[test]
    fn entries_and_rows_are_lines_and_paragraphs_stand_apart() {
        use ParagraphKind::{Code, Heading, ListItem, TableRow, Text};
        let article = from_blocks(
            &[
                block(Heading(1), &[text("T")]),
                block(Text, &[text(" \n")]),
                block(ListItem, &[text("1. "), text("a")]),
                block(ListItem, &[text("2. "), text(" b")]),
                block(TableRow, &[text("\n "), text("c"), text("\n"), text("\t"), text("d\te")]),
                block(Code, &[text("  x =\r\n\n  y\n")]),
                block(Text, &[text("- z")]),
            ],
            Some("T".to_owned()),
        );
        assert_eq!(&*article.text, "T\n\n1. a\n2. b\n\nc\td e\n\n  x =\n\n  y\n\n- z");
        let kinds: Vec<_> = article.paragraphs.iter().map(|p| p.kind).collect();
        assert_eq!(kinds, [Heading(1), ListItem, ListItem, TableRow, Code, Code, Text]);
        assert_eq!(article.title.as_deref(), Some("T"));
    }

    #[test]
    fn raised_figures_stay_raised_and_other_raised_text_is_text() {
        let runs = ["1, 2", "3–4", "[5]", "th", " "].map(|t| Run::Superscript(t.to_owned()));
        let article = from_blocks(&[block(ParagraphKind::Text, &runs)], None);
        assert_eq!(&*article.text, "¹, ²³–⁴[5]th");
    }

    #[test]
    fn links_keep_their_text_and_their_target_is_data() {
        let link = Run::Link(" the\nreport ".to_owned(), "https://a.org/".to_owned());
        let runs =
            [text("See "), link, text("."), Run::Image(" A map ".to_owned()), Run::Image(String::new())];
        let article = from_blocks(&[block(ParagraphKind::Text, &runs)], None);
        assert_eq!(&*article.text, "See the report .[A map]");
        let [link] = &*article.links else { panic!("one link") };
        assert_eq!((article.slice(link.span), link.target.as_str()), ("the report", "https://a.org/"));
    }
}
