//! Numbers without brackets around them: `1,3–5`, raised or not.

use super::numbers::{self, Item};
use crate::text::Span;

/// The most numbers in a row.
const MOST_ITEMS: usize = 60;

/// The raised figures in their order.
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The value of a raised figure.
pub(super) fn raised(c: char) -> Option<u32> {
    RAISED.iter().position(|r| *r == c).map(|value| value as u32)
}

/// A reader of one row of numbers.
struct Row<'t> {
    text: &'t str,
    at: u32,
    end: u32,
    raised: bool,
}

impl<'t> Row<'t> {
    fn rest(&self) -> &'t str {
        Span::new(self.at, self.end).slice(self.text)
    }

    fn digit(&self, c: char) -> Option<u32> {
        if self.raised { raised(c) } else { c.to_digit(10) }
    }

    /// A number of up to three figures; four begin a year.
    fn number(&mut self) -> Option<u32> {
        let (mut value, mut count, mut len) = (0, 0, 0);
        for c in self.rest().chars() {
            let Some(digit) = self.digit(c) else { break };
            if count == 3 {
                return None;
            }
            value = value * 10 + digit;
            count += 1;
            len += c.len_utf8() as u32;
        }
        let zero = self.rest().starts_with(&['0', '⁰'][..]) && count > 1;
        self.at += len;
        (count > 0 && !zero).then_some(value)
    }

    /// A number or a range.
    fn item(&mut self) -> Option<Item> {
        let start = self.at;
        let first = self.number()?;
        let single = Item { span: Span::new(start, self.at), first, last: first, locator: None };
        let back = self.at;
        let blank = self.rest().len() - self.rest().trim_start_matches(&[' ', '\u{a0}'][..]).len();
        self.at += if blank <= 2 { blank as u32 } else { 0 };
        let dash = self.rest().chars().next().filter(|c| numbers::is_dash(*c) || matches!(c, '⁻' | '˗'));
        let Some(dash) = dash else {
            self.at = back;
            return Some(single);
        };
        self.at += dash.len_utf8() as u32;
        if self.rest().starts_with(&[' ', '\u{a0}'][..]) {
            self.at += self.rest().chars().next().map_or(0, |c| c.len_utf8() as u32);
        }
        match self.number() {
            Some(last) if first < last && last - first < numbers::WIDEST_RANGE => {
                Some(Item { span: Span::new(start, self.at), last, ..single })
            }
            _ => {
                self.at = back;
                Some(single)
            }
        }
    }
}

/// True where `rest` makes a figure of the number before it.
fn is_figure(rest: &str) -> bool {
    let after = rest.strip_prefix('.').unwrap_or_default();
    rest.starts_with('%') || after.starts_with(|c: char| c.is_ascii_digit())
}

/// The numbers at byte `at` of `text`, and where they end; `glued`: to a word, so that a blank behind a
/// comma begins no number of the sentence.
pub(super) fn read(text: &str, at: u32, end: u32, raised: bool, glued: bool) -> Option<(Vec<Item>, u32)> {
    let mut row = Row { text, at, end, raised };
    let mut items = vec![row.item()?];
    while items.len() < MOST_ITEMS {
        let back = row.at;
        let rest = row.rest();
        let spaced = rest.starts_with(&[' ', '\u{a0}'][..]);
        let after = rest.trim_start_matches(&[' ', '\u{a0}'][..]);
        let Some(after) = after.strip_prefix(&[',', ';', '˒', '،'][..]) else { break };
        let next = after.trim_start_matches(&[' ', '\u{a0}'][..]);
        // Both sides alike: `1,2` or `1 , 2`; what goes on behind `1, 2` may be a sentence.
        let blank = next.len() < after.len();
        let uneven = blank != spaced;
        if !raised && uneven && (spaced || !glued) || rest.len() - next.len() > 6 {
            break;
        }
        row.at += (rest.len() - next.len()) as u32;
        match row.item() {
            // `1, 2.5` and `1, 2%` go on with figures of the sentence.
            Some(_) if !raised && is_figure(row.rest()) => {
                row.at = back;
                break;
            }
            Some(item) if !uneven || items.last().is_some_and(|last| last.last < item.first) => {
                items.push(item);
            }
            _ => {
                row.at = back;
                break;
            }
        }
    }
    Some((items, row.at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, raised: bool) -> Option<(Vec<(u32, u32)>, u32)> {
        let (items, end) = read(text, 0, text.len() as u32, raised, false)?;
        Some((items.iter().map(|i| (i.first, i.last)).collect(), end))
    }

    #[test]
    fn rows_of_numbers() {
        assert_eq!(of("1,3–5 and", false), Some((vec![(1, 1), (3, 5)], 7)));
        assert_eq!(of("1 , 3 and", false), Some((vec![(1, 1), (3, 3)], 5)));
        assert_eq!(of("1, 3 and", false), Some((vec![(1, 1)], 1)));
        assert_eq!(of("¹²,¹⁵", true).map(|found| found.0), Some(vec![(12, 12), (15, 15)]));
        assert_eq!(of("2010", false), None);
        assert_eq!(of("5-3", false), Some((vec![(5, 5)], 1)));
    }
}
