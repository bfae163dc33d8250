//! The shape of the annotation document, version 1.
//!
//! The field docs are the descriptions of `schemas/annotation-document-1.json`. The contract is
//! additive: readers ignore keys that they do not know, so a field may be added, and never
//! renamed, removed or given another meaning within the version.
//!
//! These types are for the schema and for the tests, which read what [`super::Value`] writes into
//! them and expect the same bytes back. Two things keep the bytes of the page and of the command line equal: no map is without an
//! order, and no `f64` is a whole number (JSON writers disagree between `1` and `1.0`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::detect::{Manner, QuotationKind};
use crate::session::{Origin, Status};

use super::{FORMAT, VERSION};

/// An article with everything that was found in it and decided about it: enough to restore the
/// session, and enough to work with it without reading the article again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AnnotationDocument {
    /// Names the format.
    #[schemars(extend("const" = FORMAT))]
    pub format: String,
    /// The version of the format. It changes only when a reader of the old one would go wrong.
    #[schemars(extend("const" = VERSION))]
    pub version: u32,
    /// The program that wrote the document.
    pub generator: Generator,
    /// When it was written: RFC 3339, UTC, whole seconds.
    #[schemars(regex(pattern = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"))]
    pub created: String,
    /// The article.
    pub document: Document,
    /// Citation markers, in text order.
    pub citations: Vec<Citation>,
    /// Entries of the reference list, in text order.
    pub references: Vec<Reference>,
    /// Quotations with their cue and speaker, in text order.
    pub quotations: Vec<Quotation>,
    /// Who is quoted, in the order of their first mention.
    pub speakers: Vec<Speaker>,
    /// What a checker should look at. This version of the program reports none.
    #[schemars(with = "Vec<serde_json::Map<String, serde_json::Value>>")]
    pub findings: Vec<Finding>,
    /// Annotations whose words an edit of the text took away, until they are placed or dropped.
    #[serde(default, skip_serializing_if = "never")]
    pub orphans: Vec<Orphan>,
}

/// A program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Generator {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// The article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// The id that the caller gave, or the first 16 hexadecimal digits of `sha256`.
    pub id: String,
    /// The title that the source named, or else the article's first line or sentence, cut.
    pub title: String,
    /// The whole text, as shown. Line ends are `\n`. All offsets count in it.
    pub text: String,
    /// SHA-256 of the text in UTF-8, in lower-case hexadecimal digits.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
    /// The length of the text in Unicode code points.
    pub code_points: u32,
    /// The length of the text in UTF-16 code units.
    pub utf16_units: u32,
    /// The language as an ISO 639-1 code, guessed; null where the guess would be a gamble.
    pub language: Option<String>,
    /// Links of the pasted article, in text order.
    pub links: Vec<Link>,
    /// Paragraphs that are not running text, in text order.
    pub paragraphs: Vec<Paragraph>,
}

/// A link of the pasted article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// The link's text.
    #[serde(flatten)]
    pub passage: Passage,
    /// The address, as the article had it.
    pub target: String,
}

/// A paragraph that is not running text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Paragraph {
    /// The line, without white space at its edges.
    #[serde(flatten)]
    pub place: Place,
    /// What it is: `heading-1` to `heading-6`, `list-item`, `block-quote`, `table-row` or `code`.
    pub kind: String,
}

/// Where something stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The first code point, counted from 0.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The same start and end in UTF-16 code units, as JavaScript strings count.
    pub utf16: [u32; 2],
}

/// A stretch of the text with its words and their neighbourhood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Passage {
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// The text there.
    pub exact: String,
    /// Up to 32 code points before it.
    pub prefix: String,
    /// Up to 32 code points after it.
    pub suffix: String,
}

/// How an annotation came to be and where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Provenance {
    /// Whether the machine found it, a person made it, or a person changed what the machine found.
    #[schemars(extend("enum" = [Origin::Automatic.name(), Origin::Manual.name(), Origin::Edited.name()]))]
    pub origin: String,
    /// What the person says of it. Rejected annotations stay in the document.
    #[schemars(extend("enum" = [Status::Suggested.name(), Status::Accepted.name(), Status::Rejected.name()]))]
    pub status: String,
    /// The rule that found it.
    pub rule: String,
    /// How sure the machine is, from 0.01 to 0.99 in steps of 0.01.
    #[schemars(range(min = 0.01, max = 0.99))]
    pub confidence: f64,
    /// What a person wrote beside it; null where nobody did.
    #[serde(default, skip_serializing_if = "never")]
    pub note: Option<String>,
}

/// What a person says of an entry or a speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// As of an annotation: `automatic`, `manual` or `edited`.
    #[serde(default, skip_serializing_if = "never")]
    #[schemars(extend("enum" = [Origin::Automatic.name(), Origin::Manual.name(), Origin::Edited.name()]))]
    pub origin: String,
    /// As of an annotation: `suggested`, `accepted` or `rejected`.
    #[serde(default, skip_serializing_if = "never")]
    #[schemars(extend("enum" = [Status::Suggested.name(), Status::Accepted.name(), Status::Rejected.name()]))]
    pub status: String,
    /// What a person wrote beside it; null where nobody did.
    #[serde(default, skip_serializing_if = "never")]
    pub note: Option<String>,
}

/// A citation marker, brackets included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Citation {
    /// Its id: `c1`, `c2`, …
    pub id: String,
    /// Where it stands.
    #[serde(flatten)]
    pub passage: Passage,
    /// The form that it is written in, such as `numeric-bracket`.
    pub family: String,
    /// Whether the names in it are part of the sentence: `Lund (2010) says`.
    pub narrative: bool,
    /// What it points to, in order. A range has a pointer for each number, all at the same place.
    pub pointers: Vec<Pointer>,
    /// How it came to be.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// One item of a citation marker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Pointer {
    /// Where it stands, inside the marker.
    #[serde(flatten)]
    pub place: Place,
    /// The normalised label: `1`.
    pub label: String,
    /// A page or section that it names.
    pub locator: Option<String>,
    /// What stands before it inside the marker: `see`, `cited in`.
    pub prefix: Option<String>,
    /// Whether the marker asks for the year alone, as `[-@key]` does.
    pub suppress_author: bool,
    /// The id of the reference that it points to; null where there is none.
    pub reference: Option<String>,
    /// Why there is no reference; null where there is one.
    #[schemars(extend("enum" = ["no list", "not listed", "ambiguous", "out of range", null]))]
    pub reason: Option<String>,
}

/// An entry of the reference list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Reference {
    /// Its id: `r1`, `r2`, …
    pub id: String,
    /// Its normalised label; null where the list has none.
    pub label: Option<String>,
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// The text there; it may run over several lines.
    pub exact: String,
    /// Surnames of its authors, or the name of an institution, in order.
    pub authors: Vec<String>,
    /// Its year with the letter behind it, or what stands for one: `2010a`, `n.d.`.
    pub year: Option<String>,
    /// What the work is called, where that is clear.
    pub title: Option<String>,
    /// The first web address in it.
    pub url: Option<String>,
    /// The DOI in it, without resolver or prefix.
    pub doi: Option<String>,
    /// An ISBN in it whose check digit is right.
    pub isbn: Option<String>,
    /// An arXiv identifier in it, without prefix.
    pub arxiv: Option<String>,
    /// A `PubMed` identifier in it, without prefix.
    pub pmid: Option<String>,
    /// What a person says of it.
    #[serde(flatten)]
    pub standing: Standing,
}

/// One act of speech.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Quotation {
    /// Its id: `q1`, `q2`, …
    pub id: String,
    /// `direct`: in quotation marks, or a turn of a transcript; `indirect`: in none; `mixed`: part in marks; `pull`: words in
    /// marks that the article itself says elsewhere, nobody's speech.
    #[schemars(extend("enum" = [
            QuotationKind::Direct.name(), QuotationKind::Indirect.name(),
            QuotationKind::Mixed.name(), QuotationKind::Pull.name(),
        ]))]
    pub kind: String,
    /// `speech`: said, wrote, according to; `thought`: believes, intends, wants.
    #[schemars(extend("enum" = [Manner::Speech.name(), Manner::Thought.name()]))]
    pub manner: String,
    /// What was said, in pieces where the article interrupts it; quotation marks included.
    pub content: Vec<Passage>,
    /// The words of saying.
    pub cue: Vec<Passage>,
    /// Who is named as the source, beside this quotation.
    pub speaker: Vec<Passage>,
    /// The id of the speaker; null where none is known.
    pub speaker_ref: Option<String>,
    /// The ids of the citations that support it.
    pub citations: Vec<String>,
    /// How it came to be.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// A person or an organisation that is quoted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Speaker {
    /// The id: `s1`, `s2`, …
    pub id: String,
    /// The fullest form of the name in the article, or the description of an unnamed one.
    pub name: String,
    /// What they are, as the article says.
    pub role: Option<String>,
    /// Where quotations name them, in text order.
    pub mentions: Vec<Passage>,
    /// True for a source that the article keeps unnamed: "a senior official".
    pub anonymous: bool,
    /// What a person says of it.
    #[serde(flatten)]
    pub standing: Standing,
}

/// An annotation that stands nowhere in the text. It has the parts of a quotation or of a citation, without
/// stretches of text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Orphan {
    /// Its words.
    pub exact: String,
    /// Up to 32 code points that stood before them.
    pub prefix: String,
    /// Up to 32 code points that stood behind them.
    pub suffix: String,
    /// The stretch of the text now that is most like it; null where nothing is.
    pub candidate: Option<Place>,
    /// What it was, with the keys of its kind.
    #[serde(flatten)]
    pub was: Was,
    /// How it came to be.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// What an orphan was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "subject", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Was {
    /// A quotation.
    Quotation {
        /// As of a quotation.
        kind: String,
        /// As of a quotation.
        manner: String,
        /// As of a quotation.
        speaker_ref: Option<String>,
        /// As of a quotation.
        citations: Vec<String>,
    },
    /// A citation.
    Citation {
        /// As of a citation.
        family: String,
        /// As of a citation.
        narrative: bool,
    },
}

/// Something that a checker should look at. It has no values: this version reports none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {}

/// Keys that version 1 did not have at first are always written, but the schema must not ask for them.
const fn never<T>(_: &T) -> bool {
    false
}
