//! What stands around a marker: prose, a word it is glued to, program text?

use crate::text::{Span, letter, search};

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

/// Words before the numbers of an article's own parts, small.
const PARTS: &str = " equation equations eq eqs fig figs figure figures figura figuras table tables tabela tabelas tabla tab \
quadro cuadro step steps scheme formula expression inequality section sections sec appendix supplementary chapter ch chap cap vol \
no nos version ver page pages p pp art definition ";

/// Words before numbers of other things, small.
const COUNTED: &str = " aged age line lines category categories item items grupo group groups part phase level stage day week \
year month file video movie room box panel note case model type grade ";

fn is_in(words: &str, word: &str) -> bool {
    let small = word.to_ascii_lowercase();
    word.len() <= 13 && search::lists(words, &small)
}

/// True for a word before the number of a part: `Table`, `equation`.
pub(super) fn is_part(word: &str) -> bool {
    is_in(PARTS, word)
}

/// True for a word before numbers that count things other than sources.
pub(super) fn is_counted(word: &str) -> bool {
    is_part(word) || is_in(COUNTED, word)
}

/// True where `before` ends in the number of a version: `v2.3`, `version 2.0`, `Tidemap 1.0`, `1.4.2`.
pub(super) fn is_version(before: &str) -> bool {
    let stem = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = before.get(stem.len()..).unwrap_or_default();
    let word = tail(stem.trim_end()).trim_end_matches('.');
    let named = word.starts_with(char::is_uppercase) && number.ends_with(".0") && !is_counted(word);
    let dots = number.bytes().filter(|b| *b == b'.').count();
    number.starts_with(|c: char| c.is_ascii_digit()) && dots > 1
        || named
        || dots > 0 && search::lists("v V version ver", word)
}

/// How far back, in bytes, the word before a marker is looked at.
const LONGEST_WORD: usize = 48;

/// Words before an interval: `the range [10, 20]`.
const INTERVAL_WORDS: &str =
    "between interval intervall intervalle intervalo intervalos intervals range ranges";

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
            if is_name(word) {
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

/// True for what is rather a name than a word: one letter that is no unit, `foo_bar`, `self.items`.
fn is_name(before: &str) -> bool {
    let word = tail(before);
    let unit = before
        .strip_suffix(word)
        .is_some_and(|number| number.trim_end().ends_with(|c: char| c.is_ascii_digit()));
    let dotted = word.split('.').filter(|part| !part.is_empty()).count() > 1 && word.is_ascii();
    let letter = word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic());
    let numeric = word.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (letter && !unit) || word.contains('_') || (dotted && !numeric && !word.starts_with(char::is_uppercase))
}

/// Units of measure that follow an interval: `[15, 30] mm`.
const UNITS: &str = "% anos años cm days db deg degrees dias días ev ghz h hours hz k kb kev kg khz km m mev mg mhz min \
minutes ml mm months ms mv nm ns px s v weeks years ° °c μg μl μm μs µg µl µm µs";

/// True where a unit of measure, or a sign of one, begins `after`: ` mm`, ` × 20`.
pub(super) fn is_measured(after: &str) -> bool {
    let after = after.trim_start();
    let unit_end = after.find(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ')' | '/'));
    let unit =
        after.get(..unit_end.unwrap_or(after.len())).filter(|unit| unit.len() <= 8).unwrap_or_default();
    after.starts_with(&['×', '±', '=', '<', '>', '−', '%'][..]) || search::lists(UNITS, &letter::small(unit))
}

/// True where the words around `span`, two numbers in brackets, make an interval of it.
pub(super) fn is_interval(text: &str, line: Span, span: Span) -> bool {
    let before = Span::new(line.start, span.start).slice(text).trim_end();
    let last = tail(before);
    let announcing = if last == "of" { tail(before.trim_end_matches("of").trim_end()) } else { last };
    search::lists(INTERVAL_WORDS, &letter::small(announcing))
        || is_measured(Span::new(span.end, line.end).slice(text))
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
    // Behind a name even a blank and an equals sign may follow; in prose they begin a heading of a wiki.
    let named = matches!(lead, Lead::Word | Lead::Name | Lead::LineStart);
    match (chars.next(), chars.next()) {
        (Some('('), _) => link(rest.get(1..).unwrap_or_default()),
        (Some(':'), _) if line_start => Tail::Definition,
        (Some(':'), Some(c)) if named && (c == '=' || c.is_alphabetic()) => Tail::Program,
        (Some(' ' | '\t'), Some('=')) if named => Tail::Program,
        (Some('{' | '=' | '_' | '^'), _) => Tail::Program,
        (Some('.'), Some(c)) if c.is_ascii_lowercase() => Tail::Program,
        _ if line_start && rest.trim_start_matches(&[' ', '\t'][..]).starts_with(is_value) => Tail::Program,
        _ => Tail::Prose,
    }
}

/// What an opening parenthesis directly behind brackets begins; `rest` follows it.
fn link(rest: &str) -> Tail {
    let address = rest.trim_start_matches('<');
    if address.starts_with("http") || address.starts_with("www.") {
        return Tail::Address;
    }
    // An address holds no blank; what holds one is a remark in parentheses.
    let end = rest.bytes().take(LONGEST_WORD).find(|b| *b == b')' || b.is_ascii_whitespace());
    if end == Some(b')') { Tail::Link } else { Tail::Prose }
}

/// True for what begins a printed value: `[1] 3.14`, `[1] "a"`.
fn is_value(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '"' | '-')
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
