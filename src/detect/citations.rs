//! Citation markers and the reference list they point to.
//!
//! The list comes first ([`ReferenceList::find`]), then one look at the whole article tells how it
//! cites ([`Vote`]), then each paragraph is searched ([`find`]). A family of markers is one
//! file here, a field of [`Style`] and a line in [`find`].

mod assistant;
mod author;
mod author_page;
mod author_year;
mod bare;
mod blanks;
mod bracketed;
pub mod by_hand;
mod context;
mod entry;
mod heading;
mod ibid;
mod identifier;
mod keyed;
mod latex;
mod legal;
mod lettered;
mod name;
mod numbers;
mod numeric_bracket;
mod order;
mod parenthesis;
mod plain;
mod reference_list;
mod resolve;
mod sequence;
mod split;
mod style;
mod superscript;
mod vote;
mod wikitext;
mod year;

pub use reference_list::{Numbering, ReferenceList};
pub use style::Style;
pub use vote::Vote;

use crate::text::{Article, Paragraph, ParagraphKind, Span, ingest};

/// The form that a marker is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// `[1]`, `[1, 2]`, `[1-3]`, `[1][2]`, `[1]–[3]`.
    NumericBracket,
    /// `(1)`, `(1, 14–17)`.
    NumericParenthesis,
    /// `ended.¹`, `ended^1,2^`, and `ended.1` where copying lost the raising.
    Superscript,
    /// `(Lund, 2010)`, `Lund et al. (2010a, b)`.
    AuthorYear,
    /// `(Lund 23)`, `(Lund and Berg 23–24)`.
    AuthorPage,
    /// `[Knu84]`, `[RFC2119, Section 5]`: a key that an entry begins with.
    Key,
    /// `[a]`, `[note 1]` of an encyclopedia.
    Note,
    /// `[citation needed]`: asks for a source and names none.
    Maintenance,
    /// `<ref name=x/>`, `{{sfn|Lund|2010}}`: the source of a wiki's page.
    Wikitext,
    /// `[^1]` of Markdown.
    Footnote,
    /// `[@key, p. 3]`.
    Pandoc,
    /// `\citep[p. 3]{key}`.
    Latex,
    /// A chat assistant's own marks: `【4:0†source】`, `[cite: 1]`, `[^1^]`.
    Assistant,
    /// `531 U.S. 98 (2000)`, `42 U.S.C. § 1983`, `[2003] UKHL 12`.
    Legal,
    /// `doi:10.1234/tides.5`, `ISBN 0-306-40615-2`.
    Identifier,
    /// `[ Town Gazette ]` behind a sentence.
    NamedSource,
}

impl Family {
    /// The name used in the annotation document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NumericBracket => "numeric-bracket",
            Self::NumericParenthesis => "numeric-parenthesis",
            Self::Superscript => "superscript",
            Self::AuthorYear => "author-year",
            Self::AuthorPage => "author-page",
            Self::Key => "key",
            Self::Note => "note",
            Self::Maintenance => "maintenance",
            Self::Wikitext => "wikitext",
            Self::Footnote => "footnote",
            Self::Pandoc => "pandoc",
            Self::Latex => "latex",
            Self::Assistant => "assistant",
            Self::Legal => "legal",
            Self::Identifier => "identifier",
            Self::NamedSource => "named-source",
        }
    }
}

/// A citation marker as seen, brackets included: `[1, 2]` is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// Where it stands.
    pub span: Span,
    /// How it is written.
    pub family: Family,
    /// The names are part of the sentence: `Lund (2010) says`.
    pub narrative: bool,
    /// What it points to, in order. A range is one pointer a number, all with the range's span.
    pub pointers: Vec<Pointer>,
    /// The rule that found it.
    pub rule: &'static str,
    /// How sure the machine is, 0 to 1.
    pub confidence: f32,
}

/// One item inside a marker.
#[derive(Clone, Debug, PartialEq)]
pub struct Pointer {
    /// Where it stands inside the marker.
    pub span: Span,
    /// The normalised label: `1`.
    pub label: String,
    /// A page or section that it names.
    pub locator: Option<String>,
    /// What stands before it inside the marker: `see`, `cited in`.
    pub prefix: Option<String>,
    /// The marker asks for the year alone, as `[-@key]` does.
    pub suppress_author: bool,
    /// Index into [`super::Analysis::references`], or why there is none.
    pub reference: Result<usize, Unresolved>,
}

impl Pointer {
    /// The pointer at `span` without locator and prefix.
    pub const fn new(span: Span, label: String, reference: Result<usize, Unresolved>) -> Self {
        Self { span, label, locator: None, prefix: None, suppress_author: false, reference }
    }
}

/// Why a pointer has no reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unresolved {
    /// The article lists no references.
    NoList,
    /// No entry has the label.
    NotListed,
    /// More than one entry has it.
    Ambiguous,
    /// The number lies beyond the list's last.
    OutOfRange,
}

/// An entry of the reference list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reference {
    /// The entry, without white space at its edges; it may run over several lines.
    pub span: Span,
    /// Its label, normalised: `1`.
    pub label: Option<String>,
    /// Surnames of its authors, or the name of an institution, in order.
    pub authors: Vec<Span>,
    /// Its year with the letter behind it, or what stands for one: `2010a`, `n.d.`.
    pub year: Option<Span>,
    /// What the work is called, where that is clear.
    pub title: Option<Span>,
    /// The first web address in it.
    pub url: Option<Span>,
    /// The DOI in it, without resolver or prefix.
    pub doi: Option<Span>,
    /// An ISBN in it whose check digit is right.
    pub isbn: Option<Span>,
    /// An arXiv identifier in it, without prefix.
    pub arxiv: Option<Span>,
    /// A `PubMed` identifier in it, without prefix.
    pub pmid: Option<Span>,
}

/// Appends the markers of one paragraph to `out`, in text order.
pub fn find(
    article: &Article,
    paragraph: &Paragraph,
    list: &ReferenceList,
    style: &Style,
    out: &mut Vec<Citation>,
) {
    if paragraph.kind == ParagraphKind::Code || list.covers(paragraph.span) {
        return;
    }
    let from = out.len();
    let body = article.slice(paragraph.span);
    let seeds = style.seeds.with_numbers(style.numeric_bracket.cites() && list.entries.is_empty());
    let wide = seeds.wide && body.contains(blanks::is_wide) || body.as_bytes().contains(&b'\n');
    if wide {
        let (text, places) = blanks::plain(body);
        let copy = ingest::from_plain(&text);
        for paragraph in copy.paragraphs.iter() {
            marked(&copy, paragraph, list, seeds, out);
        }
        blanks::restore(out.get_mut(from..).unwrap_or_default(), paragraph.span.start, &places);
    } else {
        marked(article, paragraph, list, seeds, out);
    }
    numeric_bracket::find(article, paragraph, list, &style.numeric_bracket, out);
    out.extend_from_slice(style.within(paragraph.span));
    if !out.is_empty() {
        ibid::find(article, paragraph, out);
    }
    settle(out, from);
    ibid::resolve(out, from);
    if wide {
        blanks::normalise(out.get_mut(from..).unwrap_or_default());
    }
}

/// Appends the markers of families that have marks of their own.
fn marked(
    article: &Article,
    paragraph: &Paragraph,
    list: &ReferenceList,
    has: style::Seeds,
    out: &mut Vec<Citation>,
) {
    if has.assistant {
        assistant::find(article, paragraph, list, out);
    }
    if has.brackets {
        bracketed::find(article, paragraph, list, has, out);
    }
    if has.latex {
        latex::find(article, paragraph, list, out);
    }
    if has.wikitext {
        wikitext::find(article, paragraph, list, out);
    }
    if has.legal {
        legal::find(article, paragraph, !list.entries.is_empty(), out);
    }
}

/// Brings the markers from index `from` on into text order; of two that overlap, the one that begins first
/// stays, and where both begin together the one found first.
fn settle(out: &mut Vec<Citation>, from: usize) {
    if out.len() < from + 2 {
        return;
    }
    let mut found = out.split_off(from);
    found.sort_by_key(|citation| citation.span.start);
    let mut end = 0;
    for citation in found {
        if citation.span.start >= end {
            end = citation.span.end;
            out.push(citation);
        }
    }
}
