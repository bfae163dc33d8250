//! `annotate`: the engine on the command line.
//!
//! Reads articles and writes annotation documents: one article and an indented document, or with
//! `--jsonl` one article and one document a line, in memory that does not grow with the lines.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

use provenote::export::{AnnotationDocument, Header, document};
use provenote::session::{Action, Session, reduce};
use provenote::text::ingest::from_plain;
use serde::Deserialize;

const HELP: &str = "\
Finds who said what, and which source backs it, in an article.

Usage: annotate [OPTIONS] [FILE]

Reads FILE, or standard input where FILE is absent or `-`, as plain text in UTF-8,
and writes its annotation document (JSON) to standard output.

Options:
      --jsonl       Read one JSON object a line, {\"id\": …, \"text\": …}, and write one
                    document a line; `document.id` is the given id
      --keep-going  With --jsonl: report a line that cannot be read, and go on
  -h, --help        Print this help
  -V, --version     Print the version

Environment:
  SOURCE_DATE_EPOCH  Seconds since 1970 to write as the time of creation, in place of now

Exit status:
  0  all was written, or the reader of the output went away
  1  the input could not be read or the output not written
  2  the command line makes no sense
  3  with --keep-going: some lines were skipped
";

/// The longest text in bytes; offsets have 32 bits.
const LONGEST: u64 = u32::MAX as u64;

fn main() -> ExitCode {
    let order = match Order::read(std::env::args_os().skip(1)) {
        Ok(order) => order,
        Err(message) => {
            complain(&format!("{message}\nTry `annotate --help`."));
            return ExitCode::from(2);
        }
    };
    match run(&order, &mut BufWriter::new(io::stdout().lock())) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(3),
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Output(error)) => {
            complain(&format!("cannot write the output: {error}"));
            ExitCode::FAILURE
        }
        Err(Failure::Input(message)) => {
            complain(&message);
            ExitCode::FAILURE
        }
    }
}

/// What the command line asks for.
#[derive(Debug, PartialEq)]
enum Order {
    Help,
    Version,
    /// The document of the one text in the named file (`-`: standard input).
    Text(OsString),
    /// A document for each line of the named file.
    Lines {
        file: OsString,
        keep_going: bool,
    },
}

impl Order {
    fn read(arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let (mut file, mut jsonl, mut keep_going, mut only_files) = (None, false, false, false);
        for argument in arguments {
            match argument.to_str() {
                Some("--jsonl") if !only_files => jsonl = true,
                Some("--keep-going") if !only_files => keep_going = true,
                Some("-h" | "--help") if !only_files => return Ok(Self::Help),
                Some("-V" | "--version") if !only_files => return Ok(Self::Version),
                Some("--") if !only_files => only_files = true,
                Some(option) if option.starts_with('-') && option != "-" && !only_files => {
                    return Err(format!("unknown option {option}"));
                }
                _ if file.is_some() => {
                    return Err(format!("one file at a time: {} is the second", argument.display()));
                }
                _ => file = Some(argument),
            }
        }
        let file = file.unwrap_or_else(|| "-".into());
        match (jsonl, keep_going) {
            (true, _) => Ok(Self::Lines { file, keep_going }),
            (false, true) => Err("--keep-going needs --jsonl".to_owned()),
            (false, false) => Ok(Self::Text(file)),
        }
    }
}

/// Why the run ended early.
enum Failure {
    /// What was wrong with the input, and where.
    Input(String),
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Does what `order` asks for; gives the number of lines that were skipped.
fn run(order: &Order, out: &mut impl Write) -> Result<usize, Failure> {
    let mut skipped = 0;
    let created = created().map_err(Failure::Input)?;
    match order {
        Order::Help => out.write_all(HELP.as_bytes())?,
        Order::Version => writeln!(out, "annotate {}", env!("CARGO_PKG_VERSION"))?,
        Order::Text(file) => {
            let text = whole_text(file).map_err(|what| Failure::Input(format!("{}: {what}", shown(file))))?;
            let document = annotate(&text, None, &created);
            serde_json::to_writer_pretty(&mut *out, &document).map_err(io::Error::from)?;
            writeln!(out)?;
        }
        Order::Lines { file, keep_going } => skipped = annotate_lines(file, *keep_going, &created, out)?,
    }
    out.flush()?;
    Ok(skipped)
}

fn whole_text(file: &OsStr) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = open(file)?.take(LONGEST + 1).read_to_end(&mut bytes);
    read.map_err(|error| error.to_string())?;
    text_of(bytes)
}

/// Annotates `file` line by line; gives the number of lines that were skipped.
fn annotate_lines(
    file: &OsStr,
    keep_going: bool,
    created: &str,
    out: &mut impl Write,
) -> Result<usize, Failure> {
    let at = |number: usize, what: &str| format!("{}: line {number}: {what}", shown(file));
    let mut input = open(file).map_err(|what| Failure::Input(format!("{}: {what}", shown(file))))?;
    let mut skipped = 0;
    for number in 1.. {
        let mut line = Vec::new();
        let read = (&mut input).take(LONGEST + 1).read_until(b'\n', &mut line);
        match read {
            Ok(0) => break,
            Ok(_) if line.trim_ascii().is_empty() => continue,
            Ok(_) => {}
            Err(error) => return Err(Failure::Input(at(number, &error.to_string()))),
        }
        match item(line) {
            Ok(item) => {
                let document = annotate(&item.text, item.id, created);
                serde_json::to_writer(&mut *out, &document).map_err(io::Error::from)?;
                writeln!(out)?;
            }
            Err(what) if keep_going => {
                complain(&at(number, &what));
                skipped += 1;
            }
            Err(what) => {
                // What was finished before the bad line is worth having.
                out.flush()?;
                return Err(Failure::Input(at(number, &what)));
            }
        }
    }
    Ok(skipped)
}

/// One line of `--jsonl`. Other keys are ignored.
#[derive(Deserialize)]
struct Line {
    id: Option<Name>,
    text: Option<String>,
}

/// An id as data sets have it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Name {
    Word(String),
    Number(serde_json::Number),
}

/// A text with the id that its document is to have; without one, the text's hash names it.
struct Item {
    id: Option<String>,
    text: String,
}

fn item(line: Vec<u8>) -> Result<Item, String> {
    let line = text_of(line)?;
    // Some editors put a byte order mark before the first line.
    let line = line.trim_start_matches('\u{feff}').trim_ascii_end();
    let line: Line = serde_json::from_str(line).map_err(|error| misread(&error))?;
    let id = line.id.map(|name| match name {
        Name::Word(word) => word,
        Name::Number(number) => number.to_string(),
    });
    Ok(Item { id, text: line.text.ok_or("\"text\" is missing")? })
}

/// What serde found, with the column but without its line number, which is always 1.
fn misread(error: &serde_json::Error) -> String {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let what = error.to_string().replace(&place, "");
    match error.classify() {
        serde_json::error::Category::Data => format!("not what was expected ({what})"),
        _ => format!("not JSON ({what} at column {})", error.column()),
    }
}

fn text_of(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.len() as u64 > LONGEST {
        return Err("longer than 4 GiB: split it".to_owned());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("not UTF-8 at byte {at}: convert the file to UTF-8 first")
    })
}

fn annotate(text: &str, id: Option<String>, created: &str) -> AnnotationDocument {
    let session = reduce(Rc::new(Session::default()), Action::Opened(from_plain(text)));
    document(&session, &Header { id, created: created.to_owned() })
}

/// The time to write into the documents.
fn created() -> Result<String, String> {
    let seconds = match std::env::var_os("SOURCE_DATE_EPOCH") {
        Some(given) => given
            .to_str()
            .and_then(|digits| digits.parse().ok())
            .ok_or("SOURCE_DATE_EPOCH is not a number of seconds")?,
        None => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()),
    };
    Ok(timestamp(seconds))
}

/// RFC 3339 in UTC for a number of seconds since 1970.
fn timestamp(seconds: u64) -> String {
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    // Years are counted from March, so that the leap day is a year's last; 719 468 days lie
    // between 1 March of the year 0 and 1970, and 146 097 days are 400 years.
    let (era, day) = ((days + 719_468) / 146_097, (days + 719_468) % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month < 3);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

fn open(file: &OsStr) -> Result<Box<dyn BufRead>, String> {
    if file == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = File::open(file).map_err(|error| error.to_string())?;
    Ok(Box::new(BufReader::new(file)))
}

/// What messages call `file`.
fn shown(file: &OsStr) -> String {
    if file == "-" { "standard input".to_owned() } else { file.display().to_string() }
}

fn complain(message: &str) {
    // Where standard error is closed there is nobody to tell.
    let _ = writeln!(io::stderr(), "annotate: {message}");
}

#[cfg(test)]
mod tests {
    use super::timestamp;

    #[test]
    fn timestamps_follow_the_calendar() {
        let known = [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (951_868_799, "2000-02-29T23:59:59Z"),
            (1_709_251_200, "2024-03-01T00:00:00Z"),
            (1_795_435_200, "2026-11-23T12:00:00Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ];
        for (seconds, written) in known {
            assert_eq!(timestamp(seconds), written);
        }
    }
}
