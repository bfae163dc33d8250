//! Institutions and pages of the web without a year: `(Lund 2010, Northern Grain Office Website)`.
//!
//! Only where an entry without a year begins with just these words, three of them at least.

use super::super::{Citation, Family, Pointer, name, settle};
use super::Index;
use crate::text::{Article, Span};

/// The longest name, in bytes.
const LONGEST: usize = 120;

/// Adds the markers of the line to `out`, where those of the line begin at index `from`.
pub(super) fn find(article: &Article, line: Span, index: &Index, from: usize, out: &mut Vec<Citation>) {
    if !index.undated {
        return;
    }
    let text = &*article.text;
    let mut done = line.start;
    for (open, _) in line.slice(text).match_indices(&['(', ';', ','][..]) {
        let start = line.start + open as u32 + 1;
        let rest = Span::new(start, line.end).slice(text);
        let start = start + (rest.len() - rest.trim_start().len()) as u32;
        let rest = rest.trim_start();
        let rest = rest.get(..rest.floor_char_boundary(LONGEST)).unwrap_or(rest);
        let Some((0, first)) = name::words(rest).next().filter(|_| start >= done) else { continue };
        // The longest of the stretches up to a mark that begins an entry.
        let ends = rest.match_indices(&[')', ';', ','][..]).filter_map(|(at, _)| rest.get(..at));
        let fits = |words: &str| Some((words.len() as u32, index.undated(text, first, words)?));
        let Some((len, entry)) = ends.filter_map(fits).next_back() else { continue };
        let own = Span::new(start, start + len);
        if !article.zones_in(own).is_empty() {
            continue;
        }
        done = own.end;
        out.push(Citation {
            span: own,
            family: Family::AuthorYear,
            narrative: false,
            pointers: vec![Pointer::new(own, own.slice(text).to_owned(), Ok(entry))],
            rule: "name of an entry without a year",
            confidence: 0.9,
        });
    }
    settle(out, from);
}
