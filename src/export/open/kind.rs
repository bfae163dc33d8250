//! What an annotation of each kind says.

use memchr::memmem;

use crate::annotation::{Annotation, Subject};
use crate::detect::{Citation, Family, Manner, Pointer, Quotation, QuotationKind, Reference, Speaker};
use crate::export::json::Json;
use crate::export::names::{FAMILIES, KINDS, MANNERS, REASONS, rule};
use crate::export::write::why;
use crate::session::Standing;
use crate::text::Span;

use super::place::{Claim, Count, short};
use super::read::{Reader, UNNAMED};

/// How far above an entry the authors of one that stands for them are looked for, in bytes.
const ABOVE: usize = 1 << 16;

impl Reader<'_> {
    /// A citation at `span`, without pointers.
    pub(super) fn marker(&mut self, at: &str, item: &Json, span: Span) -> Option<Citation> {
        Some(Citation {
            span,
            family: self.choice(at, item, "family", &FAMILIES, Family::name)?,
            narrative: item.get("narrative").flag(),
            pointers: Vec::new(),
            rule: rule_of(item),
            confidence: confidence(item),
        })
    }

    pub(super) fn citation(&mut self, at: &str, item: &Json, standing: &Standing) -> Option<Citation> {
        let Some((span, meant)) = self.place(at, item, true) else {
            let was = self.marker(at, item, Span::default())?;
            self.keep_aside(item, Annotation::Citation(was), standing);
            return None;
        };
        let mut citation = self.marker(at, item, span)?;
        let claimed = Claim::of(item).start;
        for (number, record) in (1..).zip(item.get("pointers").list()) {
            let at = format!("{at} pointer {number}");
            let claim = Claim::of(record);
            let inside = self.inner(&claim, record.get("label").text(), span, meant, claimed);
            if inside.is_none() {
                self.problem(&at, "it is not inside the citation; it is all of it now".to_owned(), None);
            }
            let reference = self.named(&at, Subject::Reference as usize, record.get("reference"));
            let reference = match reference {
                Some(index) => Ok(index),
                None => Err(self.choice(&at, record, "reason", &REASONS, why)?),
            };
            citation.pointers.push(Pointer {
                span: inside.unwrap_or(span),
                label: record.get("label").owned().unwrap_or_default(),
                locator: record.get("locator").owned(),
                prefix: record.get("prefix").owned(),
                suppress_author: record.get("suppressAuthor").flag(),
                reference,
            });
        }
        Some(citation)
    }

    /// Where `claim` stands in the marker at `marker`, which was claimed to start at `claimed`: where the file
    /// says or means, or as far from the start as the file says; its label has the last word.
    fn inner(
        &self,
        claim: &Claim<'_>,
        label: Option<&str>,
        marker: Span,
        meant: bool,
        claimed: Option<u32>,
    ) -> Option<Span> {
        let moved = |by: Option<u32>| {
            let (start, end) = (claim.start?, claim.end?);
            let start = self.placer.moved(start, by?, marker.start)?;
            Some(Span { start, end: self.placer.moved(end, by?, marker.start)? })
        };
        let there = self.placer.reads(Count::Points, claim);
        let first = if meant { self.placer.reads(self.placer.count, claim) } else { there };
        let ways = [first, moved(claimed), there];
        let inside = |span: &Span| span.start < span.end && marker.contains(*span);
        let mut fits = ways.into_iter().flatten().filter(inside);
        let labelled = fits.clone().find(|span| label == Some(span.slice(self.placer.text)));
        labelled.or_else(|| fits.next())
    }

    pub(super) fn reference(&mut self, at: &str, item: &Json) -> Option<Reference> {
        let (span, _) = self.place(at, item, false)?;
        let mut reference = Reference { span, label: item.get("label").owned(), ..Reference::default() };
        let mut from = span.start;
        for author in item.get("authors").list() {
            let found = self.part(author, Span { start: from, end: span.end });
            let found =
                found.or_else(|| self.part(author, span)).or_else(|| self.same_as_above(author, span));
            if let Some(found) = found {
                from = if span.contains(found) { found.end } else { from };
                reference.authors.push(found);
            } else {
                self.absent(at, "author", author);
            }
        }
        let Reference { year, title, url, doi, isbn, arxiv, pmid, .. } = &mut reference;
        let parts = [
            ("year", year),
            ("title", title),
            ("url", url),
            ("doi", doi),
            ("isbn", isbn),
            ("arxiv", arxiv),
            ("pmid", pmid),
        ];
        for (name, part) in parts {
            let words = item.get(name);
            *part = self.part(words, span);
            if part.is_none() && *words != Json::Null {
                self.absent(at, name, words);
            }
        }
        Some(reference)
    }

    /// Where the words of a part of an entry stand in it.
    fn part(&mut self, words: &Json, entry: Span) -> Option<Span> {
        let words = words.text().filter(|words| !words.is_empty())?;
        let text = entry.slice(self.placer.text);
        self.placer.spend(text.len())?;
        let at = memmem::find(text.as_bytes(), words.as_bytes())?;
        Some(Span::of(&(at..at + words.len())).shifted(entry.start))
    }

    /// Where the words of an author stand before an entry that has a dash for them.
    fn same_as_above(&mut self, words: &Json, entry: Span) -> Option<Span> {
        let words = words.text().filter(|words| !words.is_empty())?;
        let (text, end) = (self.placer.text, entry.start as usize);
        let from = text.floor_char_boundary(end.saturating_sub(ABOVE));
        self.placer.spend(end - from)?;
        let at = from + memmem::rfind(text.get(from..end)?.as_bytes(), words.as_bytes())?;
        Some(Span::of(&(at..at + words.len())))
    }

    fn absent(&mut self, at: &str, name: &str, words: &Json) {
        let words = short(words.text().unwrap_or("?"));
        self.problem(at, format!("its {name} “{words}” is not among its words, and is left out"), None);
    }

    /// A quotation, as yet without its stretches.
    pub(super) fn speech(&mut self, at: &str, item: &Json) -> Option<Quotation> {
        let mut citations = Vec::new();
        for id in item.get("citations").list() {
            citations.extend(self.named(at, Subject::Citation as usize, id));
        }
        Some(Quotation {
            kind: self.choice(at, item, "kind", &KINDS, QuotationKind::name)?,
            manner: self.choice(at, item, "manner", &MANNERS, Manner::name)?,
            content: Vec::new(),
            cue: Vec::new(),
            speaker: Vec::new(),
            speaker_ref: self.named(at, Subject::Speaker as usize, item.get("speakerRef")),
            citations,
            rule: rule_of(item),
            confidence: confidence(item),
        })
    }

    pub(super) fn quotation(&mut self, at: &str, item: &Json, standing: &Standing) -> Option<Quotation> {
        let words = item.get("content");
        let (content, all) = self.places(at, "content", words, true);
        let cue = self.places(at, "cue", item.get("cue"), false).0;
        let speaker = self.places(at, "speaker", item.get("speaker"), false).0;
        let Some(first) = words.list().first() else {
            self.problem(at, "it has no words".to_owned(), None);
            return None;
        };
        let said = self.speech(at, item)?;
        if all {
            return Some(Quotation { content, cue, speaker, ..said });
        }
        self.keep_aside(first, Annotation::Quotation(said), standing);
        None
    }

    pub(super) fn speaker(&mut self, at: &str, item: &Json) -> Option<Speaker> {
        let mentions = self.places(at, "mention", item.get("mentions"), false).0;
        let name = item.get("name").text().filter(|name| !name.trim().is_empty());
        let Some(name) = name else {
            self.problem(at, "it has no name".to_owned(), None);
            return None;
        };
        let role = item.get("role").owned();
        Some(Speaker { name: name.to_owned(), role, mentions, anonymous: item.get("anonymous").flag() })
    }
}

fn rule_of(item: &Json) -> &'static str {
    item.get("rule").text().map_or(UNNAMED, rule)
}

fn confidence(item: &Json) -> f32 {
    match *item.get("confidence") {
        Json::Number(number) if number.is_finite() => number.clamp(0.0, 1.0) as f32,
        _ => 0.99,
    }
}
