//! Sessions whose analysis is made by hand, so that what is said of them does not depend on what
//! the detectors find.

use std::rc::Rc;

use provenote::annotation::marks;
use provenote::detect::{
    Analysis, Citation, Family, Manner, Pointer, Quotation, QuotationKind, Reference, Speaker, Unresolved,
};
use provenote::session::Session;
use provenote::text::{Article, Link, ParagraphKind, Span};

/// A session over `text` in which the annotations stand at `spans`, dealt to citations,
/// references, quotations and speakers in turn.
pub(crate) fn session(text: &str, spans: &[Span]) -> Session {
    let mut analysis = Analysis::default();
    for (turn, &span) in spans.iter().enumerate() {
        match turn % 4 {
            0 => analysis.citations.push(citation(span, turn)),
            1 => analysis.references.push(Reference {
                span,
                label: Some(turn.to_string()),
                url: Some(span),
                ..Reference::default()
            }),
            2 => analysis.quotations.push(quotation(span, turn)),
            _ => analysis.speakers.push(Speaker {
                name: span.slice(text).to_owned(),
                role: None,
                mentions: vec![span, span],
                anonymous: false,
            }),
        }
    }
    let links = spans.iter().map(|&span| Link { span, target: "https://example.org/".to_owned() }).collect();
    let article = Article::new(text.to_owned(), None, &[(0, ParagraphKind::Heading(2))], links);
    let marks = marks(&analysis).into();
    Session { article, analysis: Rc::new(analysis), marks, ..Session::default() }
}

fn citation(span: Span, turn: usize) -> Citation {
    let outcomes = [Ok(0), Err(Unresolved::NoList), Err(Unresolved::NotListed), Err(Unresolved::Ambiguous)];
    let pointers = outcomes.map(|reference| Pointer {
        locator: reference.is_ok().then(|| "p. 4".to_owned()),
        ..Pointer::new(span, turn.to_string(), reference)
    });
    Citation {
        span,
        family: Family::NumericBracket,
        narrative: turn == 0,
        pointers: pointers.into(),
        rule: "bracketed numbers",
        confidence: confidence(turn),
    }
}

fn quotation(span: Span, turn: usize) -> Quotation {
    let kinds = [QuotationKind::Direct, QuotationKind::Indirect, QuotationKind::Mixed, QuotationKind::Pull];
    let manners = [Manner::Speech, Manner::Thought];
    Quotation {
        kind: kinds.into_iter().cycle().nth(turn / 4).unwrap_or(QuotationKind::Direct),
        manner: manners.into_iter().cycle().nth(turn / 4).unwrap_or(Manner::Speech),
        content: vec![span, span],
        cue: vec![span],
        speaker: vec![span],
        speaker_ref: (turn % 8 == 2).then_some(0),
        citations: vec![0],
        rule: "words after a cue",
        confidence: confidence(turn),
    }
}

/// From 0 to 1, both reached.
fn confidence(turn: usize) -> f32 {
    f32::from(u8::try_from(turn % 11).unwrap_or_default()) / 10.0
}

/// The spans of the words of `text`.
#[allow(dead_code, reason = "not every test that shares this file needs it")]
pub(crate) fn words(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut spans = Vec::new();
    for piece in text.split_inclusive(char::is_whitespace) {
        spans.push(Span::of(&(start..start + piece.trim_end().len())));
        start += piece.len();
    }
    spans.retain(|span| !span.is_empty());
    spans
}
