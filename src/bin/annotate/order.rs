//! What the command line asks for.

use std::ffi::OsString;

/// What `--help` prints.
pub(super) const HELP: &str = "\
Finds who said what, and which source backs it, in an article.

Usage: annotate [OPTIONS] [FILE]

Reads FILE, or standard input where FILE is absent or `-`, as plain text in UTF-8,
and writes its annotation document (JSON) to standard output. A file that is an
annotation document already is checked and written again, with what does not stand
where it says put right, and told on standard error.

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
  3  with --keep-going: some lines were skipped; or annotations of a document left out
";

/// What the command line asks for.
#[derive(Debug, PartialEq)]
pub(super) enum Order {
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
    /// The order that `arguments` (without the program) give, or what is wrong with them.
    pub(super) fn read(arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
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
