//! One annotation as a save holds it.

use crate::annotation::{Annotation, Subject};
use crate::detect::{Citation, Family, Manner, Pointer, Quotation, QuotationKind, Reference, Speaker};
use crate::export::json::Json;
use crate::export::names::{FAMILIES, KINDS, MANNERS, REASONS, named, rule};
use crate::export::value::{Record, Value, list};
use crate::export::write::why;
use crate::text::Span;

/// Two bytes of the text.
pub(super) fn span(span: Span) -> Value {
    Value::List(vec![Value::Count(span.start), Value::Count(span.end)])
}

pub(super) fn spans(all: &[Span]) -> Value {
    list(all, |_, it| span(*it))
}

fn index(at: Option<usize>) -> Value {
    at.map_or(Value::Null, |at| Value::Count(at as u32))
}

/// What `annotation` says.
pub(super) fn annotation(annotation: &Annotation) -> Value {
    let mut record = Record::default();
    match annotation {
        Annotation::Citation(it) => {
            record.set("at", span(it.span));
            record.text("family", it.family.name());
            record.set("narrative", Value::Flag(it.narrative));
            record.set("pointers", list(&it.pointers, |_, pointer| self::pointer(pointer)));
            found(&mut record, it.rule, it.confidence);
        }
        Annotation::Reference(it) => {
            record.set("at", span(it.span));
            record.text_or_null("label", it.label.as_deref());
            record.set("authors", spans(&it.authors));
            let parts = [it.year, it.title, it.url, it.doi, it.isbn, it.arxiv, it.pmid];
            record.set("parts", list(&parts, |_, part| part.map_or(Value::Null, span)));
        }
        Annotation::Quotation(it) => {
            record.text("kind", it.kind.name());
            record.text("manner", it.manner.name());
            record.set("content", spans(&it.content));
            record.set("cue", spans(&it.cue));
            record.set("speaker", spans(&it.speaker));
            record.set("by", index(it.speaker_ref));
            record.set("citations", list(&it.citations, |_, at| index(Some(*at))));
            found(&mut record, it.rule, it.confidence);
        }
        Annotation::Speaker(it) => {
            record.text("name", &it.name);
            record.text_or_null("role", it.role.as_deref());
            record.set("mentions", spans(&it.mentions));
            record.set("anonymous", Value::Flag(it.anonymous));
        }
    }
    record.done()
}

fn found(record: &mut Record, rule: &str, confidence: f32) {
    record.text("rule", rule);
    record.set("confidence", Value::Share(confidence.into()));
}

fn pointer(pointer: &Pointer) -> Value {
    let mut record = Record::default();
    record.set("at", span(pointer.span));
    record.text("label", &pointer.label);
    record.text_or_null("locator", pointer.locator.as_deref());
    record.text_or_null("prefix", pointer.prefix.as_deref());
    record.set("suppressAuthor", Value::Flag(pointer.suppress_author));
    record.set("reference", index(pointer.reference.ok()));
    record.text_or_null("reason", pointer.reference.err().map(why));
    record.done()
}

/// What is read, and the text that its stretches are of.
pub(super) struct Reading<'t> {
    pub(super) text: &'t str,
}

impl Reading<'_> {
    /// A stretch of the text, on whole characters.
    pub(super) fn span(&self, json: &Json) -> Option<Span> {
        let ends = json.list();
        let (start, end) = (ends.first()?.count()?, ends.get(1)?.count()?);
        let span = Span { start, end };
        self.text.get(span.range()).map(|_| span)
    }

    fn spans(&self, json: &Json) -> Option<Vec<Span>> {
        json.list().iter().map(|item| self.span(item)).collect()
    }

    /// What [`annotation`] wrote of such an annotation.
    pub(super) fn annotation(&self, json: &Json, subject: Subject) -> Option<Annotation> {
        Some(match subject {
            Subject::Citation => Annotation::Citation(Citation {
                span: self.span(json.get("at"))?,
                family: named(&FAMILIES, Family::name, json.get("family").text()?)?,
                narrative: json.get("narrative").flag(),
                pointers: json
                    .get("pointers")
                    .list()
                    .iter()
                    .map(|it| self.pointer(it))
                    .collect::<Option<_>>()?,
                rule: rule(json.get("rule").text()?),
                confidence: confidence(json),
            }),
            Subject::Reference => {
                let part = |at: usize| match json.get("parts").list().get(at) {
                    Some(Json::Null) => Some(None),
                    Some(place) => self.span(place).map(Some),
                    None => None,
                };
                Annotation::Reference(Reference {
                    span: self.span(json.get("at"))?,
                    label: json.get("label").owned(),
                    authors: self.spans(json.get("authors"))?,
                    year: part(0)?,
                    title: part(1)?,
                    url: part(2)?,
                    doi: part(3)?,
                    isbn: part(4)?,
                    arxiv: part(5)?,
                    pmid: part(6)?,
                })
            }
            Subject::Quotation => Annotation::Quotation(Quotation {
                kind: named(&KINDS, QuotationKind::name, json.get("kind").text()?)?,
                manner: named(&MANNERS, Manner::name, json.get("manner").text()?)?,
                content: self.spans(json.get("content"))?,
                cue: self.spans(json.get("cue"))?,
                speaker: self.spans(json.get("speaker"))?,
                speaker_ref: json.get("by").count().map(|at| at as usize),
                citations: json.get("citations").list().iter().map(at).collect::<Option<_>>()?,
                rule: rule(json.get("rule").text()?),
                confidence: confidence(json),
            }),
            Subject::Speaker => Annotation::Speaker(Speaker {
                name: json.get("name").owned()?,
                role: json.get("role").owned(),
                mentions: self.spans(json.get("mentions"))?,
                anonymous: json.get("anonymous").flag(),
            }),
        })
    }

    fn pointer(&self, json: &Json) -> Option<Pointer> {
        let reference = match json.get("reference") {
            Json::Null => Err(named(&REASONS, why, json.get("reason").text()?)?),
            index => Ok(at(index)?),
        };
        Some(Pointer {
            span: self.span(json.get("at"))?,
            label: json.get("label").owned()?,
            locator: json.get("locator").owned(),
            prefix: json.get("prefix").owned(),
            suppress_author: json.get("suppressAuthor").flag(),
            reference,
        })
    }
}

fn at(json: &Json) -> Option<usize> {
    json.count().map(|at| at as usize)
}

fn confidence(json: &Json) -> f32 {
    if let Json::Number(number) = *json.get("confidence") { number as f32 } else { 0.0 }
}
