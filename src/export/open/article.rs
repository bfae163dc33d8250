//! The article of a document.

use crate::export::json::Json;
use crate::export::title::title;
use crate::text::{Article, Link, Paragraph, ParagraphKind};

use crate::export::names::named;

/// Kinds of paragraphs that documents name, each with its name.
pub(super) const KINDS: [ParagraphKind; 10] = [
    ParagraphKind::Heading(1),
    ParagraphKind::Heading(2),
    ParagraphKind::Heading(3),
    ParagraphKind::Heading(4),
    ParagraphKind::Heading(5),
    ParagraphKind::Heading(6),
    ParagraphKind::ListItem,
    ParagraphKind::BlockQuote,
    ParagraphKind::TableRow,
    ParagraphKind::Code,
];

/// The kind that a document calls `name`.
pub(super) fn kind(name: &str) -> Option<ParagraphKind> {
    named(&KINDS, |kind| crate::export::write::paragraph_kind(kind).unwrap_or_default(), name)
}

/// The article with this text and these lines of a kind (by the byte at which they start), such that its
/// paragraphs are those of the document.
pub(super) fn article(
    source: &Json,
    text: &str,
    mut special: Vec<(u32, ParagraphKind)>,
    links: &[Link],
) -> Article {
    special.sort_by_key(|(start, _)| *start);
    let with = |kinds: &[(u32, ParagraphKind)]| Article::new(text.to_owned(), None, kinds, links.to_vec());
    let mut article = with(&[]);
    if kinds(&article.paragraphs) != special {
        // The source named the kinds: then it named those of all lines.
        let all = lines(text, &special);
        // Fences tell code by themselves, and what they told must not be told twice.
        let prose: Vec<_> = all.iter().map(|&line| without_code(line)).collect();
        let fenced = with(&prose);
        let tell =
            |start| fenced.paragraph_at(start).and_then(|at| fenced.paragraphs.get(at)).is_some_and(is_code);
        let told = |&line: &(u32, ParagraphKind)| if tell(line.0) { without_code(line) } else { line };
        article = with(&all.iter().map(told).collect::<Vec<_>>());
        if kinds(&article.paragraphs) != special {
            article = with(&all);
        }
    }
    let own = source.get("title").text().filter(|own| !own.trim().is_empty() && *own != title(&article));
    article.title = own.map(Into::into);
    article
}

const fn without_code(line: (u32, ParagraphKind)) -> (u32, ParagraphKind) {
    if matches!(line.1, ParagraphKind::Code) { (line.0, ParagraphKind::Text) } else { line }
}

fn is_code(paragraph: &Paragraph) -> bool {
    paragraph.kind == ParagraphKind::Code
}

/// Where the paragraphs that are not running text start, and what they are.
fn kinds(paragraphs: &[Paragraph]) -> Vec<(u32, ParagraphKind)> {
    let special = paragraphs.iter().filter(|paragraph| paragraph.kind != ParagraphKind::Text);
    special.map(|paragraph| (paragraph.span.start, paragraph.kind)).collect()
}

/// The lines of `text` that are not blank, by the byte of their first visible character: of the kind that
/// `named` says, or running text.
fn lines(text: &str, named: &[(u32, ParagraphKind)]) -> Vec<(u32, ParagraphKind)> {
    let (mut lines, mut named, mut start) = (Vec::new(), named.iter().peekable(), 0);
    for line in text.split_inclusive('\n') {
        let end = start + line.len() as u32;
        let mut kind = ParagraphKind::Text;
        while let Some((_, given)) = named.next_if(|(at, _)| *at < end) {
            kind = *given;
        }
        if !line.trim().is_empty() {
            lines.push((start + (line.len() - line.trim_start().len()) as u32, kind));
        }
        start = end;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn again(article: &Article) {
        let named = kinds(&article.paragraphs);
        let restored = super::article(&Json::Null, &article.text, named, &article.links);
        assert_eq!(restored, *article);
    }

    #[test]
    fn articles_of_plain_text_and_of_a_rich_paste_come_back() {
        use ParagraphKind::{Code, Heading, Text};
        let text = "# One\n\nSome text.\n- item\n\n```\nlet it = 1;\n```\n\n    code here\n\nThe bridge over the river was closed on Monday after two of\nits cables broke.\n";
        again(&Article::new(text.to_owned(), None, &[], Vec::new()));
        let starts: Vec<u32> =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at as u32 + 1)).collect();
        let all = |kind: fn(usize) -> ParagraphKind| {
            let kinds: Vec<_> = starts.iter().enumerate().map(|(line, at)| (*at, kind(line))).collect();
            Article::new(text.to_owned(), None, &kinds, Vec::new())
        };
        again(&all(|_| Text));
        again(&all(|line| if line == 0 { Heading(3) } else { Text }));
        again(&all(|line| if line == 9 { Code } else { Text }));
        // Within code that a paste marked, a fence becomes one stretch with what it fences: all else is the same.
        let (code, none) = (all(|_| Code), Vec::new());
        let restored = super::article(&Json::Null, text, kinds(&code.paragraphs), &none);
        assert_eq!(restored.paragraphs, code.paragraphs);
    }
}
