//! The annotations of a document, one by one.

use crate::annotation::{Annotation, Id, Subject};
use crate::detect::{Analysis, Citation, Family, Manner, Quotation, QuotationKind, Reference, Speaker};
use crate::export::json::Json;
use crate::export::names::{ORIGINS, STATUSES, named};
use crate::session::{Decisions, Origin, Orphan, Standing, Status};
use crate::text::Span;

use super::place::{Claim, Found, Placer, short};
use super::roll::{Roll, called};
use super::{Problem, Repair, TOLD};

/// The rule of an annotation whose file names none.
pub(super) const UNNAMED: &str = "from a file";

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
    pub(super) fn places(&mut self, at: &str, part: &str, records: &Json, aside: bool) -> (Vec<Span>, bool) {
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
    pub(super) fn choice<T: Copy>(
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
    pub(super) fn named(&mut self, at: &str, subject: usize, id: &Json) -> Option<usize> {
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

    /// Makes an orphan of what has no place, by the words of `passage`.
    pub(super) fn keep_aside(&mut self, passage: &Json, was: Annotation, standing: &Standing) {
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
