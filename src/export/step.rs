//! A sitting as a save holds it: the article as it was opened, and every step since.
//!
//! Unlike the annotation document this is for this program alone, and a save names the version of it. Stretches
//! are bytes of the text; nothing that was deleted is left out. A step says what became of things; what was
//! there before follows from the steps before it, so that a save that was damaged cannot lead anywhere else.

use std::rc::Rc;

use crate::annotation::any::count;
use crate::annotation::{Annotation, Id, Subject};
use crate::detect::Analysis;
use crate::session::{Change, Decisions, Deed, Edition, Orphan, Session, Standing, Step};
use crate::text::article::{Link, Paragraph};
use crate::text::markup::{Zone, ZoneKind};
use crate::text::{Article, ParagraphKind, Span};

use super::json::Json;
use super::names::{ORIGINS, STATUSES, named};
use super::value::{Record, Value, list};

mod value;

use value::{Reading, span};

/// The version of what is written here: it changes when an earlier program would go wrong.
pub const SAVE_VERSION: u32 = 1;

const SUBJECTS: [(Subject, &str); 4] = [
    (Subject::Citation, "citations"),
    (Subject::Reference, "references"),
    (Subject::Quotation, "quotations"),
    (Subject::Speaker, "speakers"),
];

/// A step, to be written behind those before it.
pub fn step(step: &Step) -> Value {
    let mut record = Record::default();
    record.text("deed", step.deed.name());
    record.set("changes", list(&step.changes, |_, it| change(it)));
    record.done()
}

fn change(change: &Change) -> Value {
    match change {
        Change::Standing { id, after, .. } => {
            let mut record = Record::of(*id);
            record.set("standing", standing(after));
            record.done()
        }
        Change::Value { id, after, .. } => {
            let mut record = Record::of(*id);
            record.set("value", value::annotation(after));
            record.done()
        }
        Change::Orphan { at, .. } => {
            let mut record = Record::default();
            record.count("orphan", *at as u32);
            record.done()
        }
        Change::Edition { after, .. } => {
            let mut record = Record::default();
            record.set("edition", edition(after));
            record.done()
        }
    }
}

/// A text with everything that is said of it.
pub fn edition(edition: &Edition) -> Value {
    let mut record = Record::default();
    for part in 0..PARTS {
        let (name, value) = self::part(edition, part, 0, usize::MAX);
        record.set(name, value);
    }
    record.done()
}

/// How many parts an edition has.
const PARTS: usize = SUBJECTS.len() + 3;

/// The part that holds what the person decided.
const DECIDED: usize = SUBJECTS.len() + 1;

/// The items of one part of an edition with its name, at most so many from this one on.
fn part(edition: &Edition, part: usize, from: usize, most: usize) -> (&'static str, Value) {
    let Edition { article, analysis, decisions, orphans } = edition;
    let range = from..from.saturating_add(most);
    if let Some((subject, name)) = part.checked_sub(1).and_then(|at| SUBJECTS.get(at)) {
        let ids = range.take_while(|index| *index < count(analysis, *subject));
        let values =
            ids.filter_map(|index| Annotation::of(analysis, Id { subject: *subject, index: index as u32 }));
        return (name, Value::List(values.map(|it| value::annotation(&it)).collect()));
    }
    match part {
        0 => ("article", self::article(article)),
        DECIDED => {
            let decided = |(id, how): &(Id, Standing)| {
                let mut record = Record::of(*id);
                record.set("standing", standing(how));
                record.done()
            };
            ("decisions", Value::List(decisions.iter().skip(from).take(most).map(decided).collect()))
        }
        _ => ("orphans", Value::List(orphans.iter().skip(from).take(most).map(orphan).collect())),
    }
}

/// An edition in pieces, each a record with one field; lists of the same name continue each other. No more than one
/// piece has to be in memory at a time.
pub struct Pieces {
    edition: Edition,
    part: usize,
    /// How many items of the part are in pieces already.
    from: usize,
}

/// Items of a list that are put into one piece.
const ITEMS: usize = 100;

impl Pieces {
    /// Those of `edition`.
    pub const fn of(edition: Edition) -> Self {
        Self { edition, part: 0, from: 0 }
    }
}

impl Iterator for Pieces {
    type Item = Value;

    fn next(&mut self) -> Option<Value> {
        if self.part == PARTS {
            return None;
        }
        let piece = part(&self.edition, self.part, self.from, ITEMS);
        if matches!(&piece.1, Value::List(items) if items.len() == ITEMS) {
            self.from += ITEMS;
        } else {
            (self.part, self.from) = (self.part + 1, 0);
        }
        Some(Value::Record(vec![piece]))
    }
}

fn article(article: &Article) -> Value {
    let mut record = Record::default();
    record.set("text", Value::Text(Rc::clone(&article.text)));
    record.text_or_null("title", article.title.as_deref());
    let kinded = |it: Span, kind: u32| Value::Three([it.start, it.end, kind]);
    record.set("paragraphs", list(&article.paragraphs, |_, it| kinded(it.span, number_of(it.kind))));
    record.set("zones", list(&article.zones, |_, it| kinded(it.span, it.kind as u32)));
    let link = |_, link: &Link| {
        let mut record = Record::default();
        record.set("at", span(link.span));
        record.text("target", &link.target);
        record.done()
    };
    record.set("links", list(&article.links, link));
    record.done()
}

/// Where the levels of headings begin.
const HEADING: u32 = 16;

const fn number_of(kind: ParagraphKind) -> u32 {
    match kind {
        ParagraphKind::Text => 0,
        ParagraphKind::ListItem => 1,
        ParagraphKind::BlockQuote => 2,
        ParagraphKind::TableRow => 3,
        ParagraphKind::Code => 4,
        ParagraphKind::Heading(level) => HEADING + level as u32,
    }
}

fn kind_of(number: u32) -> Option<ParagraphKind> {
    use ParagraphKind::{BlockQuote, Code, Heading, ListItem, TableRow, Text};
    let level = number.checked_sub(HEADING).and_then(|level| u8::try_from(level).ok()).map(Heading);
    level.or_else(|| [Text, ListItem, BlockQuote, TableRow, Code].get(number as usize).copied())
}

/// What is as the machine suggested is not written.
fn standing(standing: &Standing) -> Value {
    let (plain, mut record) = (Standing::default(), Record::default());
    if standing.status != plain.status {
        record.text("status", standing.status.name());
    }
    if standing.origin != plain.origin {
        record.text("origin", standing.origin.name());
    }
    if let Some(note) = &standing.note {
        record.text("note", note);
    }
    if standing.removed {
        record.set("removed", Value::Flag(true));
    }
    record.done()
}

fn read_standing(json: &Json) -> Standing {
    let text = |name| json.get(name).text().unwrap_or_default();
    Standing {
        status: named(&STATUSES, crate::session::Status::name, text("status")).unwrap_or_default(),
        origin: named(&ORIGINS, crate::session::Origin::name, text("origin")).unwrap_or_default(),
        note: json.get("note").text().map(Into::into),
        removed: json.get("removed").flag(),
    }
}

fn orphan(orphan: &Orphan) -> Value {
    let mut record = Record::default();
    record.count("subject", orphan.was.subject() as u32);
    record.set("was", value::annotation(&orphan.was));
    record.set("standing", standing(&orphan.standing));
    record.text("exact", &orphan.exact);
    record.text("prefix", &orphan.prefix);
    record.text("suffix", &orphan.suffix);
    record.set("candidate", orphan.candidate.map_or(Value::Null, span));
    record.done()
}

/// The edition that [`edition`] wrote; none where `json` is no such thing.
pub fn read_edition(json: &Json) -> Option<Edition> {
    let mut incoming = Incoming::default();
    incoming.add(json)?;
    incoming.done()
}

/// An edition on its way in, in the [`Pieces`] that it was written in.
#[derive(Clone, Debug, Default)]
pub struct Incoming {
    article: Option<Article>,
    analysis: Analysis,
    decisions: Decisions,
    orphans: Vec<Orphan>,
}

impl Incoming {
    /// Adds the next piece; none where it is no such thing.
    pub fn add(&mut self, piece: &Json) -> Option<()> {
        let source = piece.get("article");
        if self.article.is_none() {
            self.article = Some(read_article(&Reading { text: source.get("text").text()? }, source)?);
        } else if *source != Json::Null {
            return None;
        }
        let reading = Reading { text: &self.article.as_ref()?.text };
        for (subject, name) in SUBJECTS {
            for item in piece.get(name).list() {
                let at = count(&self.analysis, subject);
                reading.annotation(item, subject)?.put(&mut self.analysis, at);
            }
        }
        for item in piece.get("decisions").list() {
            self.decisions.settle(read_id(item)?, read_standing(item.get("standing")));
        }
        for item in piece.get("orphans").list() {
            self.orphans.push(read_orphan(&reading, item)?);
        }
        Some(())
    }

    /// The edition; none where a piece with the article is missing.
    pub fn done(self) -> Option<Edition> {
        let (analysis, decisions) = (Rc::new(self.analysis), Rc::new(self.decisions));
        Some(Edition { article: self.article?, analysis, decisions, orphans: Rc::new(self.orphans) })
    }
}

fn read_article(reading: &Reading<'_>, source: &Json) -> Option<Article> {
    let mut paragraphs = Vec::new();
    for item in source.get("paragraphs").list() {
        let kind = kind_of(item.list().get(2)?.count()?)?;
        paragraphs.push(Paragraph { span: reading.span(item)?, kind });
    }
    let mut zones = Vec::new();
    for item in source.get("zones").list() {
        let kinds = [ZoneKind::Code, ZoneKind::Address, ZoneKind::Image];
        let kind = *kinds.get(item.list().get(2)?.count()? as usize)?;
        zones.push(Zone { span: reading.span(item)?, kind });
    }
    let mut links = Vec::new();
    for item in source.get("links").list() {
        links.push(Link { span: reading.span(item.get("at"))?, target: item.get("target").owned()? });
    }
    let spans = |ordered: &[Span]| ordered.is_sorted_by(|one, next| one.end <= next.start);
    let paragraph_spans: Vec<Span> = paragraphs.iter().map(|it| it.span).collect();
    let zone_spans: Vec<Span> = zones.iter().map(|it| it.span).collect();
    (spans(&paragraph_spans) && spans(&zone_spans)).then(|| Article {
        text: reading.text.into(),
        title: source.get("title").text().map(Into::into),
        paragraphs: paragraphs.into(),
        links: links.into(),
        zones: zones.into(),
    })
}

fn read_orphan(reading: &Reading<'_>, item: &Json) -> Option<Orphan> {
    let (subject, _) = *SUBJECTS.get(item.get("subject").count()? as usize)?;
    let candidate = match item.get("candidate") {
        Json::Null => None,
        place => Some(reading.span(place)?),
    };
    Some(Orphan {
        was: reading.annotation(item.get("was"), subject)?,
        standing: read_standing(item.get("standing")),
        exact: item.get("exact").owned()?,
        prefix: item.get("prefix").owned()?,
        suffix: item.get("suffix").owned()?,
        candidate,
    })
}

fn read_id(item: &Json) -> Option<Id> {
    let id = item.get("id").text()?;
    let number: u32 = id.get(1..)?.parse().ok()?;
    let (subject, _) = *SUBJECTS.get("crqs".find(id.get(..1)?)?)?;
    Some(Id { subject, index: number.checked_sub(1)? })
}

/// A sitting put together again.
#[derive(Clone, Debug, PartialEq)]
pub struct Resumed {
    /// The session, with all that can be undone and redone.
    pub session: Rc<Session>,
    /// How many steps, the last ones, could not be read and are lost.
    pub lost: usize,
}

/// The sitting that began with `base`, in which these steps were taken, in order. `past` of them stand; the last
/// download held the first `saved` of them (see [`Session::saved_at`]).
pub fn resume(base: &Edition, steps: &[Json], past: usize, saved: Option<usize>) -> Resumed {
    let mut session = Session::over(base);
    let read = steps.iter().take_while(|json| remake(&mut session, json)).count();
    let session = Rc::new(session.resumed(past, saved.filter(|saved| *saved <= read)));
    Resumed { session, lost: steps.len() - read }
}

/// Takes the step that `json` is, if it is one that could have been taken; nothing changes where it is not.
fn remake(session: &mut Session, json: &Json) -> bool {
    let deed = json.get("deed").text().and_then(|name| named(&Deed::ALL, Deed::name, name));
    let items = json.get("changes").list();
    let mut changes: Vec<Change> = Vec::with_capacity(items.len());
    for item in items {
        let Some(change) = read_change(session, item) else { break };
        change.make(session);
        changes.push(change);
    }
    if let Some(deed) = deed.filter(|_| changes.len() == items.len() && !items.is_empty()) {
        session.history.past.push(Rc::new(Step { deed, changes }));
        return true;
    }
    changes.iter().rev().for_each(|change| change.unmake(session));
    false
}

fn read_change(session: &Session, item: &Json) -> Option<Change> {
    if let Some(at) = item.get("orphan").count() {
        let at = at as usize;
        return Some(Change::Orphan { at, was: Rc::new(session.orphans.get(at)?.clone()) });
    }
    let after = item.get("edition");
    if *after != Json::Null {
        let after = Box::new(read_edition(after)?);
        return Some(Change::Edition { before: Box::new(session.edition()), after });
    }
    let (id, value) = (read_id(item)?, item.get("value"));
    let all = count(&session.analysis, id.subject);
    if *value != Json::Null {
        let after = Reading { text: &session.article.text }.annotation(value, id.subject)?;
        let fits = id.index as usize <= all && after.fits(&session.article.text, &session.analysis);
        let before = Annotation::of(&session.analysis, id).map(Rc::new);
        return fits.then(|| Change::Value { id, before, after: Rc::new(after) });
    }
    let before = session.standing(id).clone();
    let after = read_standing(item.get("standing"));
    ((id.index as usize) < all).then_some(Change::Standing { id, before, after })
}
