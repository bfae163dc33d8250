//! The same articles as other newsrooms and editors would write them.

use crate::corpus::{Document, Quote, Range};

/// A way to write an article.
pub(crate) type Change = fn(&Document) -> Document;

/// The names of the changes, and the changes.
pub(crate) const ALL: [(&str, Change); 5] = [
    ("straight marks", |document| rewritten(document, |chars, i, _| straight(chars[i]).to_string())),
    ("curly marks", |document| rewritten(document, curly)),
    ("French marks", |document| rewritten(document, french)),
    ("CRLF", |document| {
        rewritten(document, |chars, i, _| if chars[i] == '\n' { "\r\n".into() } else { chars[i].to_string() })
    }),
    ("no-break spaces", |document| {
        rewritten(document, |chars, i, _| {
            if chars[i] == ' ' && i % 3 == 0 { '\u{a0}' } else { chars[i] }.to_string()
        })
    }),
];

const fn straight(c: char) -> char {
    match c {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        other => other,
    }
}

/// True where the double mark at `i` opens.
fn opens(chars: &[char], i: usize, open: bool) -> bool {
    match chars[i] {
        '“' => true,
        '”' => false,
        _ => !open && (i == 0 || chars[i - 1].is_whitespace() || "([—–-".contains(chars[i - 1])),
    }
}

fn is_double(c: char) -> bool {
    matches!(c, '“' | '”' | '"')
}

fn curly(chars: &[char], i: usize, open: &mut bool) -> String {
    match chars[i] {
        '\n' => *open = false,
        // Doubled marks of typewriters become one.
        '\'' | '`' if i > 0 && chars[i - 1] == chars[i] => return String::new(),
        '`' if chars.get(i + 1) == Some(&'`') => {
            *open = true;
            return "“".into();
        }
        '\'' if chars.get(i + 1) == Some(&'\'') => {
            *open = !*open && opens(chars, i, *open);
            return if *open { "“" } else { "”" }.into();
        }
        '\'' => return "’".into(),
        c if is_double(c) => {
            *open = opens(chars, i, *open);
            return if *open { "“" } else { "”" }.into();
        }
        _ => {}
    }
    chars[i].to_string()
}

fn french(chars: &[char], i: usize, open: &mut bool) -> String {
    if chars[i] == '\n' {
        *open = false;
    } else if is_double(chars[i]) {
        *open = opens(chars, i, *open);
        return if *open { "«\u{a0}" } else { "\u{a0}»" }.into();
    }
    chars[i].to_string()
}

/// The article with each character replaced, and the marked ranges moved along.
fn rewritten(document: &Document, change: impl Fn(&[char], usize, &mut bool) -> String) -> Document {
    let chars: Vec<char> = document.text.chars().collect();
    let mut text = String::new();
    let mut places = Vec::with_capacity(chars.len() + 1);
    let (mut count, mut open) = (0, false);
    for i in 0..chars.len() {
        places.push(count);
        let new = change(&chars, i, &mut open);
        count += new.chars().count();
        text.push_str(&new);
    }
    places.push(count);
    let moved = |ranges: &[Range]| ranges.iter().map(|(a, b)| (places[*a], places[*b])).collect();
    let quote = |quote: &Quote| Quote {
        content: moved(&quote.content),
        cue: moved(&quote.cue),
        speaker: moved(&quote.speaker),
        name: quote.name.clone(),
    };
    Document { id: document.id.clone(), text, quotes: document.quotes.iter().map(quote).collect() }
}
