//! Articles marked by hand: plain text with `{q1 what was said}`, `{c1 the cue}` and `{s1 who said it}`.
//!
//! The number joins what belongs to one attribution, within an article; a role may stand more than once
//! (words in pieces), and marks may nest. A line of `===` ends an article.

use std::collections::BTreeMap;

use crate::corpus::{Document, Quote};

/// Reads the articles of a file; what is wrong with it is said with the words where it is.
pub(crate) fn read(name: &str, source: &str) -> Result<Vec<Document>, String> {
    let articles = source.split("\n===\n").enumerate();
    articles.map(|(number, article)| document(format!("{name}-{}", number + 1), article.trim())).collect()
}

fn document(id: String, source: &str) -> Result<Document, String> {
    let (mut text, mut points) = (String::new(), 0);
    let mut open: Vec<(char, u32, usize)> = Vec::new();
    let mut quotes: BTreeMap<u32, Quote> = BTreeMap::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let near = || rest.chars().take(40).collect::<String>();
        match c {
            '{' => {
                let mark = rest.get(1..).and_then(|rest| rest.split_once(' '));
                let (role, number) = mark.map_or(("", ""), |(mark, _)| mark.split_at(mark.len().min(1)));
                let role = role.chars().next().filter(|role| "qcs".contains(*role));
                let (Some(role), Ok(number)) = (role, number.parse()) else {
                    return Err(format!("{id}: no mark: {}", near()));
                };
                open.push((role, number, points));
                rest = mark.map_or("", |(_, after)| after);
                continue;
            }
            '}' => {
                let Some((role, number, start)) = open.pop() else {
                    return Err(format!("{id}: a brace too many before: {}", near()));
                };
                let quote = quotes.entry(number).or_default();
                match role {
                    'q' => &mut quote.content,
                    'c' => &mut quote.cue,
                    _ => &mut quote.speaker,
                }
                .push((start, points));
            }
            _ => {
                text.push(c);
                points += 1;
            }
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    if let Some((role, number, _)) = open.pop() {
        return Err(format!("{id}: {role}{number} is not closed"));
    }
    if let Some((number, _)) = quotes.iter().find(|(_, quote)| quote.content.is_empty()) {
        return Err(format!("{id}: {number} has no words"));
    }
    Ok(Document { id, text, quotes: quotes.into_values().collect() })
}
