//! From an annotation document back to its session.
//!
//! A document of our own comes back as it was. Every stretch that a file names is checked by its words; what
//! does not stand where the file says is told apart by how the file seems to count, and is moved or left out,
//! as the caller asks. Nothing is ever put on words that are not the claimed ones.

mod article;
mod kind;
mod place;
mod read;
mod roll;

use std::rc::Rc;

use crate::annotation::Subject;
use crate::detect::Analysis;
use crate::session::{Decisions, Edition, Session};
use crate::text::{Link, search};

use super::json::Json;
use super::write::{FORMAT, VERSION, sha256};
use place::{Claim, Count, Placer};
use read::Reader;
use roll::Roll;

/// The longest text that is opened, in bytes.
pub const LONGEST: usize = 64 << 20;

/// How many problems are told one by one.
pub const TOLD: usize = 500;

/// What to do with annotations that do not stand where the file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// Leave them out.
    Skip,
    /// Move them to where the file means, or to where their words are; keep those without a place as orphans.
    Fix,
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which annotation or part of the document: `c7`, `q3 content 2`, `link 4`.
    pub at: String,
    /// What is wrong: `the text at 410–416 is “ [1, 3”, the file says “[1, 3]”`.
    pub what: String,
    /// What [`Repair::Fix`] does about it; none where it can do nothing.
    pub fix: Option<String>,
}

/// What a document held.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The session.
    pub session: Rc<Session>,
    /// The id that the writer of the document had given, for [`super::Header`].
    pub id: Option<String>,
    /// How many annotations the document has, orphans included.
    pub total: usize,
    /// How many of them the session has, orphans included.
    pub opened: usize,
    /// How many of these were moved.
    pub moved: usize,
    /// How many of these became orphans.
    pub aside: usize,
    /// How many of these lack a part that has no place: a cue, a speaker, a mention.
    pub partial: usize,
    /// Why places are wrong, behind "the offsets in the file", where all have one cause.
    pub cause: Option<String>,
    /// True where the text is not the one whose hash the document has.
    pub altered: bool,
    /// What is wrong, the first [`TOLD`].
    pub problems: Vec<Problem>,
    /// How many more problems there are.
    pub untold: usize,
    /// How many problems [`Repair::Fix`] can do something about.
    pub fixable: usize,
}

/// Why a file was not opened at all.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// It is no JSON; what the parser says.
    NotJson(String),
    /// It is JSON, and no annotation document.
    NotDocument,
    /// A later version of the format; which.
    Newer(u32),
    /// It has no text.
    NoText,
    /// Its text is longer than [`LONGEST`].
    TooLong,
}

impl Refusal {
    /// What happened and what to do now, behind the name of the file and a colon.
    pub fn message(&self) -> String {
        match self {
            Self::NotJson(what) => format!(
                "this is not JSON ({what}). Download the document again, or open the article as a text file."
            ),
            Self::NotDocument => {
                "this is JSON, but not an annotation document of Provenote. To annotate a text in it, copy the \
                 text and paste it."
                    .to_owned()
            }
            Self::Newer(version) => format!(
                "this document has version {version} of the format, and this Provenote reads up to version \
                 {VERSION}. Reload the page to get the newest Provenote; the file is left as it is."
            ),
            Self::NoText => "this document has no text that its annotations could stand in. Download it again \
                             where it comes from."
                .to_owned(),
            Self::TooLong => format!(
                "the text in this document has more than {} MB, the most that Provenote opens.",
                LONGEST >> 20
            ),
        }
    }
}

impl Opened {
    /// True where the file was taken as it is.
    pub fn is_whole(&self) -> bool {
        self.problems.is_empty()
    }

    /// What came of it, in one sentence.
    pub fn summary(&self) -> String {
        let Self { total, opened, moved, aside, partial, .. } = *self;
        if total == 0 {
            return "The article opened; there are no annotations in the document.".to_owned();
        }
        let mut said = match (opened == total, total) {
            (true, 1) => "1 annotation opened".to_owned(),
            (true, _) => format!("All {total} annotations opened"),
            _ => format!("{opened} of {total} annotations opened"),
        };
        let mut more = |count: usize, one: &str, many: &str| {
            if count > 0 {
                said.push_str("; ");
                said.push_str(&count.to_string());
                said.push_str(if count == 1 { one } else { many });
            }
        };
        more(moved, " was moved to its words", " were moved to their words");
        more(
            aside,
            " has no place in the text and is kept aside",
            " have no place in the text and are kept aside",
        );
        more(
            partial,
            " lacks its cue, its speaker or a mention",
            " lack their cue, their speaker or a mention",
        );
        more(total - opened, " was left out", " were left out");
        if let Some(cause) = &self.cause {
            said.push_str(": the offsets in the file ");
            said.push_str(cause);
        } else if self.altered {
            said.push_str(": the text was changed after the annotations were made");
        }
        said.push('.');
        said
    }
}

/// True where `text` looks like an annotation document: JSON that names the format, wherever a script that wrote it
/// again has put its keys.
pub fn is_document(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{') && search::has(text, FORMAT)
}

/// The session of an annotation document, or why there is none.
///
/// # Errors
///
/// A [`Refusal`] where `json` is no annotation document of a version known here, or has no text.
pub fn open(json: &Json, repair: Repair) -> Result<Opened, Refusal> {
    if json.get("format").text() != Some(FORMAT) {
        return Err(Refusal::NotDocument);
    }
    let version = json.get("version");
    match *version {
        Json::Number(number) if number > f64::from(VERSION) => {
            return Err(Refusal::Newer(version.count().unwrap_or(u32::MAX)));
        }
        Json::Number(version) if version >= 1.0 => {}
        _ => return Err(Refusal::NotDocument),
    }
    let source = json.get("document");
    let text = source.get("text").text().ok_or(Refusal::NoText)?;
    if text.len() > LONGEST {
        return Err(Refusal::TooLong);
    }
    let mut claims = Vec::new();
    collect(json, &mut claims);
    let placer = Placer::new(text, &claims);
    drop(claims);
    let rolls = [("citations", 'c'), ("references", 'r'), ("quotations", 'q'), ("speakers", 's')]
        .map(|(name, letter)| Roll::of(json.get(name).list(), letter));
    let hash = sha256(text);
    let altered = source.get("sha256").text().is_some_and(|claimed| claimed != hash);
    let mut reader = Reader::new(placer, rolls, repair);
    if altered {
        reader.problem(
            "the text",
            "it is not the text that the annotations were made on: its SHA-256 is another".to_owned(),
            None,
        );
    }
    let article = restored(&mut reader, source, text);
    let (mut analysis, mut decisions) = (Analysis::default(), Decisions::default());
    let lists = [
        ("citations", Subject::Citation),
        ("references", Subject::Reference),
        ("quotations", Subject::Quotation),
        ("speakers", Subject::Speaker),
    ];
    for (name, subject) in lists {
        reader.annotations(json.get(name), name, subject, &mut analysis, &mut decisions);
    }
    reader.strays(json.get("orphans"));
    let cause = Some(reader.placer.count).filter(|count| *count != Count::Points).map(Count::words);
    let Reader { orphans, total, opened, moved, aside, partial, problems, untold, fixable, .. } = reader;
    let edition = Edition {
        article,
        analysis: Rc::new(analysis),
        decisions: Rc::new(decisions),
        orphans: Rc::new(orphans),
    };
    let session = Rc::new(Session::over(&edition));
    let id = source.get("id").text().filter(|id| !id.is_empty() && hash.get(..16) != Some(*id));
    let id = id.map(str::to_owned);
    Ok(Opened {
        session,
        id,
        total,
        opened,
        moved,
        aside,
        partial,
        cause,
        altered,
        problems,
        untold,
        fixable,
    })
}

/// Every place with words in `json`, however deep: nesting is bounded where it is read.
fn collect<'j>(json: &'j Json, claims: &mut Vec<Claim<'j>>) {
    for item in json.list() {
        collect(item, claims);
    }
    if let Json::Record(fields) = json {
        let claim = Claim::of(json);
        if claim.start.is_some() && claim.exact.is_some() {
            claims.push(claim);
        }
        for (_, value) in fields {
            collect(value, claims);
        }
    }
}

/// The article, with what the document says of its lines and links.
fn restored(reader: &mut Reader<'_>, source: &Json, text: &str) -> crate::text::Article {
    let (mut kinds, mut links) = (Vec::new(), Vec::new());
    for (number, record) in (1..).zip(source.get("paragraphs").list()) {
        let at = format!("paragraph {number}");
        let name = record.get("kind").text().unwrap_or_default();
        let Some(kind) = article::kind(name) else {
            reader.problem(&at, format!("its kind “{}” is not known here", place::short(name)), None);
            continue;
        };
        kinds.extend(reader.place(&at, record, false).map(|(span, _)| (span.start, kind)));
    }
    for (number, record) in (1..).zip(source.get("links").list()) {
        if let Some((span, _)) = reader.place(&format!("link {number}"), record, false) {
            links.push(Link { span, target: record.get("target").owned().unwrap_or_default() });
        }
    }
    article::article(source, text, kinds, &links)
}
