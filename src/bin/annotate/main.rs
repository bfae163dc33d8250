//! `annotate`: the engine on the command line.
//!
//! Reads articles and writes annotation documents: one article and an indented document, or with
//! `--jsonl` one article and one document a line, in memory that does not grow with the lines.

mod clock;
mod line;
mod order;

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;
use std::rc::Rc;

use provenote::detect::analyse;
use provenote::export::{
    Header, Opened, Problem, Refusal, Repair, Value, document, is_document, open as reopen,
};
use provenote::session::{Action, reduce};
use provenote::text::ingest::from_plain;

use line::{Item, LONGEST};
use order::{HELP, Order};

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

/// Does what `order` asks for; gives the number of lines, or of annotations, that were left out.
fn run(order: &Order, out: &mut impl Write) -> Result<usize, Failure> {
    let mut skipped = 0;
    let created = clock::now().map_err(Failure::Input)?;
    match order {
        Order::Help => out.write_all(HELP.as_bytes())?,
        Order::Version => writeln!(out, "annotate {}", env!("CARGO_PKG_VERSION"))?,
        Order::Text(file) => {
            let text = whole_text(file).map_err(|what| Failure::Input(format!("{}: {what}", shown(file))))?;
            let document = match again(&text, file)? {
                Some(opened) => {
                    skipped = opened.total - opened.opened;
                    document(&opened.session, &Header { id: opened.id, created })
                }
                None => annotate(&text, None, &created),
            };
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
    line::text_of(bytes)
}

/// What `text` holds where it is an annotation document; what is wrong with it is said on the way.
fn again(text: &str, file: &OsStr) -> Result<Option<Opened>, Failure> {
    if !is_document(text) {
        return Ok(None);
    }
    let read = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| Refusal::NotJson(error.to_string()));
    let opened = read.and_then(|json| reopen(&json, Repair::Fix));
    let opened =
        opened.map_err(|refusal| Failure::Input(format!("{}: {}", shown(file), refusal.message())))?;
    for Problem { at, what, fix } in &opened.problems {
        let fix = fix.as_deref().map_or(String::new(), |fix| format!(" ({fix})"));
        complain(&format!("{}: {at}: {what}{fix}", shown(file)));
    }
    if !opened.is_whole() {
        complain(&format!("{}: {}", shown(file), opened.summary()));
    }
    Ok(Some(opened))
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
        match Item::read(line) {
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

fn annotate(text: &str, id: Option<String>, created: &str) -> Value {
    let article = from_plain(text);
    let analysis = analyse(&article);
    let session = reduce(Rc::default(), Action::Opened(article, analysis));
    document(&session, &Header { id, created: created.to_owned() })
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
