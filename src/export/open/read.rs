//! The annotations of a document, one by one.

use memchr::memmem;

use crate::annotation::{Annotation, Id, Subject};
use crate::detect::{
    Analysis, Citation, Family, Manner, Pointer, Quotation, QuotationKind, Reference, Speaker,
};
use crate::export::json::Json;
use crate::export::names::{FAMILIES, KINDS, MANNERS, ORIGINS, REASONS, STATUSES, named, rule};
use crate::export::write::why;
use crate::session::{Decisions, Origin, Orphan, Standing, Status};
use crate::text::Span;

use super::place::{Claim, Count, Found, Placer, short};
use super::roll::{Roll, called};
use super::{Problem, Repair, TOLD};

/// The rule of an annotation whose file names none.
const UNNAMED: &str = "from a file";

/// How far above an entry the authors of one that stands for them are looked for, in bytes.
const ABOVE: usize = 1 << 16;

/// A document on its way in.
pub(super) struct Reader<'j> {
    pub(super) placer: Placer<'j>,
    /// The ids of citations, references, quotations and speakers.
    rolls: [Roll<'j>; 4],
    repair: Repair,
    pub(super) orphans: Vec<Orphan>,
    pub(super) total: usize,
    pub(super) opened: usize,
    pub(super) moved: usize,
    pub(super) aside: usize,
    pub(super) partial: usize,
    pub(super) problems: Vec<Problem>,
    pub(super) untold: usize,
    pub(super) fixable: usize,
    /// True where something of the annotation at hand was moved.
    amiss: bool,
    /// True where a part of it was left out.
    lacks: bool,
}

impl<'j> Reader<'j> {
    pub(super) fn new(placer: Placer<'j>, rolls: [Roll<'j>; 4], repair: Repair) -> Self {
        Self {
            placer,
            rolls,
            repair,
            orphans: Vec::new(),
            total: 0,
            opened: 0,
            moved: 0,
            aside: 0,
            partial: 0,
            problems: Vec::new(),
            untold: 0,
            fixable: 0,
            amiss: false,
            lacks: false,
        }
    }

    /// Notes what is wrong.
    pub(super) fn problem(&mut self, at: &str, what: String, fix: Option<String>) {
        self.fixable += usize::from(fix.is_some());
        if self.problems.len() < TOLD {
            self.problems.push(Problem { at: at.to_owned(), what, fix });
        } else {
            self.untold += 1;
        }
    }

    /// Where `record` stands, and whether that is by the file's own way to count; none where it is left out.
    /// `aside`: it is kept as an orphan where it has no place.
    pub(super) fn place(&mut self, at: &str, record: &Json, aside: bool) -> Option<(Span, bool)> {
        let claim = Claim::of(record);
        let (span, meant) = match self.placer.find(&claim) {
            Found::There(span) => return Some((span, false)),
            Found::Meant(span) => (Some(span), true),
            Found::Sought(span) => (Some(span), false),
            Found::Nowhere => (None, false),
        };
        let fix = match span {
            Some(span) => Some(format!("place it at {}", self.placer.shown(span))),
            None => (aside && claim.exact.is_some_and(|exact| !exact.is_empty()))
                .then(|| "keep it aside, to be placed by hand".to_owned()),
        };
        self.problem(at, self.placer.fault(&claim), fix);
        let placed = span.filter(|_| self.repair == Repair::Fix);
        self.amiss |= placed.is_some();
        self.lacks |= placed.is_none();
        placed.map(|span| (span, meant))
    }

    /// Where each of `records` stands, those that stand anywhere; and whether all do.
    fn places(&mut self, at: &str, part: &str, records: &Json, aside: bool) -> (Vec<Span>, bool) {
        let records = records.list();
        let mut spans = Vec::with_capacity(records.len());
        for (number, record) in (1..).zip(records) {
            let at = format!("{at} {part} {number}");
            spans.extend(self.place(&at, record, aside).map(|(span, _)| span));
        }
        let all = spans.len() == records.len();
        (spans, all)
    }

    /// What the field `name` chooses of `all`; the first where it says nothing or nothing known.
    fn choice<T: Copy>(
        &mut self,
        at: &str,
        record: &Json,
        field: &str,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Option<T> {
        let wanted = record.get(field).text();
        let found = wanted.and_then(|wanted| named(all, name, wanted));
        if found.is_none() && *record.get(field) != Json::Null {
            self.unknown(at, field, wanted.unwrap_or("?"), all.first().map_or("", |first| name(*first)));
        }
        found.or_else(|| all.first().copied())
    }

    fn unknown(&mut self, at: &str, field: &str, wanted: &str, taken: &str) {
        let what = format!("its {field} “{}” is not known here; it is “{taken}” now", short(wanted));
        self.problem(at, what, None);
    }

    /// The index of the annotation that `id` names, if `id` is an id.
    fn named(&mut self, at: &str, subject: usize, id: &Json) -> Option<usize> {
        let found = id.text().and_then(|id| self.rolls.get(subject)?.index(id));
        if found.is_none() && *id != Json::Null {
            let what = format!("it names “{}”, which is not in the file", short(id.text().unwrap_or("?")));
            self.problem(at, what, None);
        }
        found
    }

    fn standing(&mut self, at: &str, record: &Json) -> Standing {
        let origin = self.choice(at, record, "origin", &ORIGINS, Origin::name).unwrap_or_default();
        let status = match record.get("status") {
            // Files of before had none for speakers and entries: who makes one agrees with it.
            Json::Null if origin != Origin::Automatic => Status::Accepted,
            _ => self.choice(at, record, "status", &STATUSES, Status::name).unwrap_or_default(),
        };
        let note = record.get("note").text().filter(|note| !note.is_empty()).map(Into::into);
        Standing { origin, status, note, removed: false }
    }

    /// Reads the list `name`. What stays empty between and for those that are left out counts as removed, so
    /// that every annotation keeps its id.
    pub(super) fn annotations(
        &mut self,
        list: &Json,
        name: &str,
        subject: Subject,
        analysis: &mut Analysis,
        decisions: &mut Decisions,
    ) {
        if !matches!(list, Json::List(_) | Json::Null) {
            self.problem(name, "it is not a list".to_owned(), None);
        }
        let Some(roll) = self.rolls.get(subject as usize) else { return };
        let (seats, size) = (roll.at.clone(), roll.size);
        let mut standings = vec![Standing { removed: true, ..Standing::default() }; size];
        for at in 0..size {
            nothing(subject).put(analysis, at);
        }
        for (item, (index, anew)) in list.list().iter().zip(seats) {
            let at = called(subject, index, item, anew);
            self.total += 1;
            (self.amiss, self.lacks) = (false, false);
            if !matches!(item, Json::Record(_)) {
                self.problem(&at, "it is not a record".to_owned(), None);
                continue;
            }
            if anew && item.get("id").text().is_some() {
                let id = Id { subject, index };
                let what = format!("its id is taken, or not like the ids of Provenote; it is {id} now");
                self.problem(&at, what, None);
            }
            let standing = self.standing(&at, item);
            let Some(value) = self.annotation(&at, item, subject, &standing) else { continue };
            self.opened += 1;
            self.moved += usize::from(self.amiss);
            self.partial += usize::from(self.lacks);
            value.put(analysis, index as usize);
            if let Some(seat) = standings.get_mut(index as usize) {
                *seat = standing;
            }
        }
        for (index, standing) in (0..).zip(standings) {
            decisions.settle(Id { subject, index }, standing);
        }
    }

    fn annotation(
        &mut self,
        at: &str,
        item: &Json,
        subject: Subject,
        standing: &Standing,
    ) -> Option<Annotation> {
        match subject {
            Subject::Citation => self.citation(at, item, standing).map(Annotation::Citation),
            Subject::Reference => self.reference(at, item).map(Annotation::Reference),
            Subject::Quotation => self.quotation(at, item, standing).map(Annotation::Quotation),
            Subject::Speaker => self.speaker(at, item).map(Annotation::Speaker),
        }
    }

    /// A citation at `span`, without pointers.
    fn marker(&mut self, at: &str, item: &Json, span: Span) -> Option<Citation> {
        Some(Citation {
            span,
            family: self.choice(at, item, "family", &FAMILIES, Family::name)?,
            narrative: item.get("narrative").flag(),
            pointers: Vec::new(),
            rule: rule_of(item),
            confidence: confidence(item),
        })
    }

    fn citation(&mut self, at: &str, item: &Json, standing: &Standing) -> Option<Citation> {
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
        let count = if meant { self.placer.count } else { Count::Points };
        let ways = [self.placer.reads(count, claim), moved(claimed)];
        let inside = |span: &Span| span.start < span.end && marker.contains(*span);
        let mut fits = ways.into_iter().flatten().filter(inside);
        let labelled = fits.clone().find(|span| label == Some(span.slice(self.placer.text)));
        labelled.or_else(|| fits.next())
    }

    fn reference(&mut self, at: &str, item: &Json) -> Option<Reference> {
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
    fn speech(&mut self, at: &str, item: &Json) -> Option<Quotation> {
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

    fn quotation(&mut self, at: &str, item: &Json, standing: &Standing) -> Option<Quotation> {
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

    fn speaker(&mut self, at: &str, item: &Json) -> Option<Speaker> {
        let mentions = self.places(at, "mention", item.get("mentions"), false).0;
        let name = item.get("name").text().filter(|name| !name.trim().is_empty());
        let Some(name) = name else {
            self.problem(at, "it has no name".to_owned(), None);
            return None;
        };
        let role = item.get("role").owned();
        Some(Speaker { name: name.to_owned(), role, mentions, anonymous: item.get("anonymous").flag() })
    }

    /// Makes an orphan of what has no place, by the words of `passage`.
    fn keep_aside(&mut self, passage: &Json, was: Annotation, standing: &Standing) {
        let words = |name| passage.get(name).owned().unwrap_or_default();
        let (exact, prefix, suffix) = (words("exact"), words("prefix"), words("suffix"));
        if self.repair == Repair::Fix && !exact.is_empty() {
            self.opened += 1;
            self.aside += 1;
            self.orphans.push(Orphan {
                was,
                standing: standing.clone(),
                exact,
                prefix,
                suffix,
                candidate: None,
            });
        }
    }

    /// Reads the orphans of the document.
    pub(super) fn strays(&mut self, list: &Json) {
        let kept = std::mem::take(&mut self.orphans);
        for (number, item) in (1..).zip(list.list()) {
            let at = format!("orphan {number}");
            self.total += 1;
            let standing = self.standing(&at, item);
            let was = match item.get("subject").text() {
                Some("quotation") => self.speech(&at, item).map(Annotation::Quotation),
                Some("citation") => self.marker(&at, item, Span::default()).map(Annotation::Citation),
                _ => None,
            };
            let exact = item.get("exact").owned();
            let Some((was, exact)) = was.zip(exact) else {
                self.problem(&at, "it does not say what it was, or has no words".to_owned(), None);
                continue;
            };
            self.opened += 1;
            let words = |name| item.get(name).owned().unwrap_or_default();
            let claim = Claim::of(item.get("candidate"));
            let candidate = self.placer.reads(self.placer.count, &claim);
            let (prefix, suffix) = (words("prefix"), words("suffix"));
            self.orphans.push(Orphan { was, standing, exact, prefix, suffix, candidate });
        }
        self.orphans.extend(kept);
    }
}

/// What stands for an annotation that is not there.
fn nothing(subject: Subject) -> Annotation {
    match subject {
        Subject::Citation => Annotation::Citation(Citation {
            span: Span::default(),
            family: Family::NumericBracket,
            narrative: false,
            pointers: Vec::new(),
            rule: UNNAMED,
            confidence: 0.0,
        }),
        Subject::Reference => Annotation::Reference(Reference::default()),
        Subject::Quotation => Annotation::Quotation(Quotation {
            kind: QuotationKind::Indirect,
            manner: Manner::Speech,
            content: Vec::new(),
            cue: Vec::new(),
            speaker: Vec::new(),
            speaker_ref: None,
            citations: Vec::new(),
            rule: UNNAMED,
            confidence: 0.0,
        }),
        Subject::Speaker => Annotation::Speaker(Speaker::default()),
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
