//! News-like prose of any length, made of the fixtures' articles.

use std::fs;
use std::path::Path;

/// At least `bytes` bytes: the fixtures' articles without their marks, over and over.
pub(crate) fn of_bytes(bytes: usize) -> String {
    let once = articles();
    let mut out = String::with_capacity(bytes + once.len());
    while out.len() < bytes {
        out.push_str(&once);
    }
    out
}

/// The articles of all fixtures on quotations and speakers, in order of their files' names.
fn articles() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    // Lists and markers as dense as in the fixtures on citations are not what news has.
    let news = |path: &Path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        ["quotations", "speakers"].iter().any(|start| name.starts_with(start))
    };
    files.retain(|path| path.extension().is_some_and(|e| e == "txt") && news(path));
    files.sort();
    let mut out = String::new();
    for path in files {
        let mut in_article = false;
        for line in fs::read_to_string(path).unwrap().lines() {
            if line.starts_with("=== ") || line.trim_end() == "---" {
                in_article = line.starts_with("=== ");
                out.push('\n');
            } else if in_article {
                unmarked(line, &mut out);
                out.push('\n');
            }
        }
    }
    out
}

/// Appends `line` without `⟦tag ` and `⟧`.
fn unmarked(line: &str, out: &mut String) {
    for (index, piece) in line.split('⟦').enumerate() {
        let piece = if index == 0 { piece } else { piece.split_once(' ').map_or("", |(_, rest)| rest) };
        out.extend(piece.chars().filter(|&c| c != '⟧'));
    }
}
