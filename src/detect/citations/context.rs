//! What stands around a marker: prose, a word it is glued to, program text?

use crate::text::Span;

/// What stands directly before a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// Nothing: it begins its line.
    LineStart,
    /// A blank behind prose, or a stop or a closing mark: `agreement [1]`, `ended.[1]`.
    Prose,
    /// A word: `ended[1]`.
    Word,
    /// What could be a name in a program or a formula: `arr[0]`, `x_1[2]`, `F[1, 27]`.
    Name,
    /// Another bracket that is no marker: `[text][1]`.
    Bracket,
    /// An operator or a call: `= [1, 2]`, `f([1])`, `&[1]`.
    Operator,
}

/// How far back, in bytes, the word before a marker is looked at.
const LONGEST_WORD: usize = 48;

/// Words before an interval: `the range [10, 20]`.
const INTERVAL_WORDS: &[&str] = &[
    "between",
    "domain",
    "interval",
    "intervall",
    "intervalle",
    "intervalo",
    "intervals",
    "intervalos",
    "range",
    "ranges",
    "window",
];

/// What stands before byte `at`; `line` is where the line begins.
pub(super) fn lead(text: &str, line: u32, at: u32) -> Lead {
    let before = Span::new(line, at).slice(text);
    let word = before.trim_end();
    let Some(last) = word.chars().next_back() else { return Lead::LineStart };
    let blank = word.len() < before.len();
    match last {
        '=' | '&' | '∈' | '⊂' | '<' | '\\' | '#' | '$' | '@' | '≤' | '≥' | '±' | '×' => {
            Lead::Operator
        }
        '^' | '_' if !blank => Lead::Name,
        '(' if word.chars().rev().nth(1).is_some_and(is_name_part) => Lead::Operator,
        '!' if !blank => Lead::Bracket,
        _ if blank => Lead::Prose,
        ']' | '}' => Lead::Bracket,
        c if c.is_alphanumeric() => {
            if is_name(tail(word)) {
                Lead::Name
            } else {
                Lead::Word
            }
        }
        _ => Lead::Prose,
    }
}

/// The last word of `text`, with the marks that names of programs hold.
fn tail(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take_while(|(at, c)| text.len() - at <= LONGEST_WORD && (is_name_part(*c) || *c == '.'))
        .last()
        .map_or(text.len(), |(at, _)| at);
    text.get(start..).unwrap_or_default()
}

fn is_name_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// True for what is rather a name than a word: one letter, `foo_bar`, `self.items`.
fn is_name(word: &str) -> bool {
    let dotted = word.split('.').filter(|part| !part.is_empty()).count() > 1 && word.is_ascii();
    let letter = word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic());
    let numeric = word.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    letter || word.contains('_') || (dotted && !numeric && !word.starts_with(char::is_uppercase))
}

/// True where the word before byte `at` announces an interval.
pub(super) fn after_interval_word(text: &str, line: u32, at: u32) -> bool {
    let before = Span::new(line, at).slice(text).trim_end();
    INTERVAL_WORDS.contains(&tail(before).to_lowercase().as_str())
}

/// What stands directly behind a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// Prose, a stop, the line's end.
    Prose,
    /// The address of a Markdown link, as of a linked number: `[1](https://…)`.
    Address,
    /// A link to something else: `[2](#section)`.
    Link,
    /// A colon at the line's start: the definition `[1]: …`.
    Definition,
    /// An operator, a call, or a value as programs print them.
    Program,
}

/// What stands behind the marker at `span`.
pub(super) fn tail_of(text: &str, span: Span, lead: Lead) -> Tail {
    let rest = text.get(span.end as usize..).unwrap_or_default();
    let line_start = lead == Lead::LineStart;
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (Some('('), _) => {
            let address = rest.get(1..).unwrap_or_default().trim_start_matches('<');
            if address.starts_with("http") || address.starts_with("www.") {
                Tail::Address
            } else {
                Tail::Link
            }
        }
        (Some(':'), _) if line_start => Tail::Definition,
        (Some('{' | '=' | '_' | '^'), _) | (Some(' ' | '\t'), Some('=')) => Tail::Program,
        (Some('.'), Some(c)) if c.is_ascii_lowercase() => Tail::Program,
        _ if line_start && rest.trim_start_matches([' ', '\t']).starts_with(is_value) => Tail::Program,
        _ => Tail::Prose,
    }
}

/// True for what begins a printed value: `[1] 3.14`, `[1] "a"`.
fn is_value(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '"' | '-' | '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead_of(before: &str) -> Lead {
        lead(before, 0, before.len() as u32)
    }

    #[test]
    fn leads_are_told_apart() {
        assert_eq!(lead_of("signed an agreement "), Lead::Prose);
        assert_eq!(lead_of("it ended.”"), Lead::Prose);
        assert_eq!(lead_of("it ended"), Lead::Word);
        assert_eq!(lead_of("  "), Lead::LineStart);
        assert_eq!(lead_of("let x = arr"), Lead::Word);
        assert_eq!(lead_of("self.items"), Lead::Name);
        assert_eq!(lead_of("v"), Lead::Name);
        assert_eq!(lead_of("vec!"), Lead::Bracket);
        assert_eq!(lead_of("extend("), Lead::Operator);
        assert_eq!(lead_of("as shown ("), Lead::Prose);
        assert_eq!(lead_of("qux.t = "), Lead::Operator);
    }
}
