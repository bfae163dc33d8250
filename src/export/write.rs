//! From a session to its annotation document.

use std::fmt::Write as _;
use std::rc::Rc;

use sha2::{Digest as _, Sha256};

use crate::annotation::{Annotation, Id, Subject};
use crate::detect;
use crate::session::{Orphan, Session, Standing};
use crate::text::{Article, ParagraphKind, Span, language};

use super::place::Scale;
use super::title::title;
use super::value::{Record, Value, list};

/// The `format` of a document.
pub const FORMAT: &str = "provenote-annotations";

/// The `version` of the format.
pub const VERSION: u32 = 1;

/// What the document says of itself that the session does not know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The id of the text, where the caller has one.
    pub id: Option<String>,
    /// The time now: RFC 3339, UTC, whole seconds, such as `2026-11-23T12:00:00Z`.
    pub created: String,
}

/// The annotation document of `session`.
pub fn document(session: &Session, header: &Header) -> Value {
    let Session { article, analysis, .. } = session;
    let scale = Scale::new(&article.text);
    let mut generator = Record::default();
    generator.text("name", env!("CARGO_PKG_NAME"));
    generator.text("version", env!("CARGO_PKG_VERSION"));
    let mut document = Record::default();
    document.text("format", FORMAT);
    document.count("version", VERSION);
    document.set("generator", generator.done());
    document.text("created", &header.created);
    document.set("document", source(article, header, &scale));
    let all = |subject, write: &dyn Fn(usize) -> Option<Value>| {
        Value::List(session.in_order(subject).into_iter().filter_map(write).collect())
    };
    document.set(
        "citations",
        all(Subject::Citation, &|at| Some(citation(session, &scale, at, analysis.citations.get(at)?))),
    );
    document.set(
        "references",
        all(Subject::Reference, &|at| Some(reference(session, &scale, at, analysis.references.get(at)?))),
    );
    document.set(
        "quotations",
        all(Subject::Quotation, &|at| Some(quotation(session, &scale, at, analysis.quotations.get(at)?))),
    );
    document.set(
        "speakers",
        all(Subject::Speaker, &|at| Some(speaker(session, &scale, at, analysis.speakers.get(at)?))),
    );
    document.set("findings", Value::List(Vec::new()));
    document.set("orphans", list(&session.orphans, |_, orphan| stray(session, &scale, orphan)));
    document.done()
}

fn source(article: &Article, header: &Header, scale: &Scale<'_>) -> Value {
    let sha256 = sha256(&article.text);
    let total = scale.total();
    let mut source = Record::default();
    source.text("id", header.id.as_deref().or(sha256.get(..16)).unwrap_or_default());
    source.text("title", &title(article));
    source.set("text", Value::Text(Rc::clone(&article.text)));
    source.text("sha256", &sha256);
    source.count("codePoints", total.code_point);
    source.count("utf16Units", total.utf16);
    source.text_or_null("language", language::guess(&article.text));
    source.set(
        "links",
        list(&article.links, |_, link| {
            let mut record = Record::default();
            scale.passage(&mut record, link.span);
            record.text("target", &link.target);
            record.done()
        }),
    );
    let mut paragraphs = Vec::new();
    for paragraph in article.paragraphs.iter() {
        if let Some(kind) = paragraph_kind(paragraph.kind) {
            let mut record = Record::default();
            scale.place(&mut record, paragraph.span);
            record.text("kind", kind);
            paragraphs.push(record.done());
        }
    }
    source.set("paragraphs", Value::List(paragraphs));
    source.done()
}

/// The name of `kind`; none for running text.
pub(super) const fn paragraph_kind(kind: ParagraphKind) -> Option<&'static str> {
    Some(match kind {
        ParagraphKind::Text => return None,
        ParagraphKind::Heading(0 | 1) => "heading-1",
        ParagraphKind::Heading(2) => "heading-2",
        ParagraphKind::Heading(3) => "heading-3",
        ParagraphKind::Heading(4) => "heading-4",
        ParagraphKind::Heading(5) => "heading-5",
        ParagraphKind::Heading(_) => "heading-6",
        ParagraphKind::ListItem => "list-item",
        ParagraphKind::BlockQuote => "block-quote",
        ParagraphKind::TableRow => "table-row",
        ParagraphKind::Code => "code",
    })
}

fn citation(session: &Session, scale: &Scale<'_>, index: usize, found: &detect::Citation) -> Value {
    let id = Id::citation(index);
    let mut record = Record::of(id);
    scale.passage(&mut record, found.span);
    record.text("family", found.family.name());
    record.set("narrative", Value::Flag(found.narrative));
    record.set("pointers", list(&found.pointers, |_, item| pointer(session, scale, item)));
    provenance(&mut record, session, id, found.rule, found.confidence);
    record.done()
}

fn pointer(session: &Session, scale: &Scale<'_>, found: &detect::Pointer) -> Value {
    let (reference, reason) = match found.reference {
        Ok(index) if session.has(Id::reference(index)) => (name(Id::reference(index)), None),
        Ok(_) => (Value::Null, Some(detect::Unresolved::NotListed)),
        Err(why) => (Value::Null, Some(why)),
    };
    let reason = reason.map(why);
    let mut record = Record::default();
    scale.place(&mut record, found.span);
    record.text("label", &found.label);
    record.text_or_null("locator", found.locator.as_deref());
    record.text_or_null("prefix", found.prefix.as_deref());
    record.set("suppressAuthor", Value::Flag(found.suppress_author));
    record.set("reference", reference);
    record.text_or_null("reason", reason);
    record.done()
}

/// The name of a reason for which a pointer has no reference.
pub(super) const fn why(reason: detect::Unresolved) -> &'static str {
    match reason {
        detect::Unresolved::NoList => "no list",
        detect::Unresolved::NotListed => "not listed",
        detect::Unresolved::Ambiguous => "ambiguous",
        detect::Unresolved::OutOfRange => "out of range",
    }
}

fn reference(session: &Session, scale: &Scale<'_>, index: usize, found: &detect::Reference) -> Value {
    let (article, id) = (&session.article, Id::reference(index));
    let mut record = Record::of(id);
    record.text_or_null("label", found.label.as_deref());
    scale.place(&mut record, found.span);
    record.text("exact", article.slice(found.span));
    record.set("authors", list(&found.authors, |_, author| article.slice(*author).into()));
    let words: [(&'static str, Option<Span>); 7] = [
        ("year", found.year),
        ("title", found.title),
        ("url", found.url),
        ("doi", found.doi),
        ("isbn", found.isbn),
        ("arxiv", found.arxiv),
        ("pmid", found.pmid),
    ];
    for (name, span) in words {
        record.text_or_null(name, span.map(|span| article.slice(span)));
    }
    standing(&mut record, session.standing(id));
    record.done()
}

fn quotation(session: &Session, scale: &Scale<'_>, index: usize, found: &detect::Quotation) -> Value {
    let id = Id::quotation(index);
    let mut record = Record::of(id);
    record.text("kind", found.kind.name());
    record.text("manner", found.manner.name());
    record.set("content", scale.passages(&found.content));
    record.set("cue", scale.passages(&found.cue));
    record.set("speaker", scale.passages(&found.speaker));
    links(&mut record, session, found);
    provenance(&mut record, session, id, found.rule, found.confidence);
    record.done()
}

/// Who said it, and the citations that support it: those that are still there.
fn links(record: &mut Record, session: &Session, found: &detect::Quotation) {
    let speaker = found.speaker_ref.map(Id::speaker).filter(|id| session.has(*id));
    record.set("speakerRef", speaker.map_or(Value::Null, name));
    let citations = found.citations.iter().map(|&index| Id::citation(index)).filter(|id| session.has(*id));
    record.set("citations", Value::List(citations.map(name).collect()));
}

fn speaker(session: &Session, scale: &Scale<'_>, index: usize, found: &detect::Speaker) -> Value {
    let id = Id::speaker(index);
    let mut record = Record::of(id);
    record.text("name", &found.name);
    record.text_or_null("role", found.role.as_deref());
    record.set("mentions", scale.passages(&found.mentions));
    record.set("anonymous", Value::Flag(found.anonymous));
    standing(&mut record, session.standing(id));
    record.done()
}

/// An annotation whose words are gone from the text.
fn stray(session: &Session, scale: &Scale<'_>, orphan: &Orphan) -> Value {
    let mut record = Record::default();
    record.text("exact", &orphan.exact);
    record.text("prefix", &orphan.prefix);
    record.text("suffix", &orphan.suffix);
    let candidate = orphan.candidate.map(|span| {
        let mut record = Record::default();
        scale.place(&mut record, span);
        record.done()
    });
    record.set("candidate", candidate.unwrap_or(Value::Null));
    match &orphan.was {
        Annotation::Quotation(found) => {
            record.text("subject", "quotation");
            record.text("kind", found.kind.name());
            record.text("manner", found.manner.name());
            links(&mut record, session, found);
            provenance_of(&mut record, &orphan.standing, found.rule, found.confidence);
        }
        Annotation::Citation(found) => {
            record.text("subject", "citation");
            record.text("family", found.family.name());
            record.set("narrative", Value::Flag(found.narrative));
            provenance_of(&mut record, &orphan.standing, found.rule, found.confidence);
        }
        // Entries and speakers follow the text, and are never without a place.
        Annotation::Reference(_) | Annotation::Speaker(_) => {}
    }
    record.done()
}

fn provenance(record: &mut Record, session: &Session, id: Id, rule: &str, confidence: f32) {
    provenance_of(record, session.standing(id), rule, confidence);
}

fn provenance_of(record: &mut Record, standing: &Standing, rule: &str, confidence: f32) {
    record.text("origin", standing.origin.name());
    record.text("status", standing.status.name());
    record.text("rule", rule);
    record.set("confidence", Value::Share(hundredths(confidence)));
    note(record, standing);
}

/// How the person stands to what has no rule and no confidence.
fn standing(record: &mut Record, standing: &Standing) {
    record.text("origin", standing.origin.name());
    record.text("status", standing.status.name());
    note(record, standing);
}

fn note(record: &mut Record, standing: &Standing) {
    record.text_or_null("note", standing.note.as_deref());
}

fn name(id: Id) -> Value {
    id.to_string().as_str().into()
}

/// `confidence` in steps of 0.01 from 0.01 to 0.99: never a whole number, which JSON writers
/// write differently, and never a claim to be certain.
fn hundredths(confidence: f32) -> f64 {
    // `max` comes last because it turns what is not a number into the least confidence.
    (f64::from(confidence) * 100.0).round().clamp(1.0, 99.0).max(1.0) / 100.0
}

/// The SHA-256 of `text` in UTF-8, in hexadecimal digits.
pub(super) fn sha256(text: &str) -> String {
    hexadecimal(&Sha256::digest(text.as_bytes()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_is_never_a_whole_number() {
        let given = [f32::NAN, -1.0, 0.0, 0.004, 0.5, 0.87, 0.996, 1.0, f32::INFINITY];
        let written = given.map(|confidence| hundredths(confidence).to_string());
        assert_eq!(written, ["0.01", "0.01", "0.01", "0.01", "0.5", "0.87", "0.99", "0.99", "0.99"]);
    }

    #[test]
    fn every_hundredth_is_written_with_two_decimals_at_most() {
        for step in 1_u8..100 {
            let digits = hundredths(f32::from(step) / 100.0).to_string();
            assert_eq!(digits, format!("0.{step:02}").trim_end_matches('0'));
        }
    }
}
