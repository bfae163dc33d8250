//! From a session to its annotation document.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::annotation::Id;
use crate::detect;
use crate::session::Session;
use crate::text::{Article, ParagraphKind, language};

use super::document::{
    AnnotationDocument, Citation, Document, FORMAT, Generator, Link, Paragraph, Pointer, Provenance,
    Quotation, Reference, Speaker, VERSION,
};
use super::place::Scale;
use super::title;

/// What the document says of itself that the session does not know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The id of the text, where the caller has one.
    pub id: Option<String>,
    /// The time now: RFC 3339, UTC, whole seconds, such as `2026-11-23T12:00:00Z`.
    pub created: String,
}

/// The annotation document of `session`.
pub fn document(session: &Session, header: &Header) -> AnnotationDocument {
    let Session { article, analysis, .. } = session;
    let scale = Scale::new(&article.text);
    let citations = analysis.citations.iter().enumerate();
    let references = analysis.references.iter().enumerate();
    let quotations = analysis.quotations.iter().enumerate();
    let speakers = analysis.speakers.iter().enumerate();
    AnnotationDocument {
        format: FORMAT.to_owned(),
        version: VERSION,
        generator: Generator {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        },
        created: header.created.clone(),
        document: source(article, header, &scale),
        citations: citations.map(|(index, found)| citation(session, &scale, index, found)).collect(),
        references: references.map(|(index, found)| reference(article, &scale, index, found)).collect(),
        quotations: quotations.map(|(index, found)| quotation(session, &scale, index, found)).collect(),
        speakers: speakers.map(|(index, found)| speaker(&scale, index, found)).collect(),
        findings: Vec::new(),
    }
}

fn source(article: &Article, header: &Header, scale: &Scale<'_>) -> Document {
    let sha256 = hexadecimal(&Sha256::digest(article.text.as_bytes()));
    let links = article.links.iter();
    let paragraphs = article.paragraphs.iter();
    Document {
        id: header.id.clone().unwrap_or_else(|| sha256.chars().take(16).collect()),
        title: title::of(article),
        text: article.text.to_string(),
        sha256,
        code_points: scale.total().code_point,
        utf16_units: scale.total().utf16,
        language: language::guess(&article.text).map(str::to_owned),
        links: links
            .map(|link| Link { passage: scale.passage(link.span), target: link.target.clone() })
            .collect(),
        paragraphs: paragraphs
            .filter_map(|paragraph| {
                let kind = paragraph_kind(paragraph.kind)?;
                Some(Paragraph { place: scale.place(paragraph.span), kind })
            })
            .collect(),
    }
}

/// The name of `kind`; none for running text.
fn paragraph_kind(kind: ParagraphKind) -> Option<String> {
    let name = match kind {
        ParagraphKind::Text => return None,
        ParagraphKind::Heading(level) => return Some(format!("heading-{level}")),
        ParagraphKind::ListItem => "list-item",
        ParagraphKind::BlockQuote => "block-quote",
        ParagraphKind::TableRow => "table-row",
        ParagraphKind::Code => "code",
    };
    Some(name.to_owned())
}

fn citation(session: &Session, scale: &Scale<'_>, index: usize, found: &detect::Citation) -> Citation {
    let id = Id::citation(index);
    Citation {
        id: id.to_string(),
        passage: scale.passage(found.span),
        family: found.family.name().to_owned(),
        pointers: found.pointers.iter().map(|item| pointer(scale, item)).collect(),
        provenance: provenance(session, id, found.rule, found.confidence),
    }
}

fn pointer(scale: &Scale<'_>, found: &detect::Pointer) -> Pointer {
    let reason = found.reference.err().map(|why| match why {
        detect::Unresolved::NoList => "no list",
        detect::Unresolved::NotListed => "not listed",
        detect::Unresolved::Ambiguous => "ambiguous",
    });
    Pointer {
        place: scale.place(found.span),
        label: found.label.clone(),
        locator: found.locator.clone(),
        reference: found.reference.ok().map(|index| Id::reference(index).to_string()),
        reason: reason.map(str::to_owned),
    }
}

fn reference(article: &Article, scale: &Scale<'_>, index: usize, found: &detect::Reference) -> Reference {
    Reference {
        id: Id::reference(index).to_string(),
        label: found.label.clone(),
        place: scale.place(found.span),
        exact: article.slice(found.span).to_owned(),
        url: found.url.map(|span| article.slice(span).to_owned()),
        doi: found.doi.map(|span| article.slice(span).to_owned()),
    }
}

fn quotation(session: &Session, scale: &Scale<'_>, index: usize, found: &detect::Quotation) -> Quotation {
    let id = Id::quotation(index);
    Quotation {
        id: id.to_string(),
        kind: found.kind.name().to_owned(),
        manner: found.manner.name().to_owned(),
        content: scale.passages(&found.content),
        cue: scale.passages(&found.cue),
        speaker: scale.passages(&found.speaker),
        speaker_ref: found.speaker_ref.map(|index| Id::speaker(index).to_string()),
        citations: found.citations.iter().map(|&index| Id::citation(index).to_string()).collect(),
        provenance: provenance(session, id, found.rule, found.confidence),
    }
}

fn speaker(scale: &Scale<'_>, index: usize, found: &detect::Speaker) -> Speaker {
    Speaker {
        id: Id::speaker(index).to_string(),
        name: found.name.clone(),
        role: found.role.clone(),
        mentions: scale.passages(&found.mentions),
        anonymous: found.anonymous,
    }
}

fn provenance(session: &Session, id: Id, rule: &str, confidence: f32) -> Provenance {
    Provenance {
        origin: "automatic".to_owned(),
        status: session.status(id).name().to_owned(),
        rule: rule.to_owned(),
        confidence: hundredths(confidence),
    }
}

/// `confidence` in steps of 0.01 from 0.01 to 0.99: never a whole number, which JSON writers
/// write differently, and never a claim to be certain.
fn hundredths(confidence: f32) -> f64 {
    // `max` comes last because it turns what is not a number into the least confidence.
    (f64::from(confidence) * 100.0).round().clamp(1.0, 99.0).max(1.0) / 100.0
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
