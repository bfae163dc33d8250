//! What stands between the brackets of a numeric marker: `1, 3–5`, `12, pp. 45–47; 13`.

use crate::text::{Span, letter, search};

use super::entry;

/// One number or range, with the place in the source that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// The number or the whole range; bytes of the article.
    pub(super) span: Span,
    /// The first number.
    pub(super) first: u32,
    /// The last number; the first again where there is no range.
    pub(super) last: u32,
    /// The page or section named behind it.
    pub(super) locator: Option<Span>,
}

/// The most numbers that one range may stand for.
pub(super) const WIDEST_RANGE: u32 = 100;

/// The most bytes that a locator may have.
const LONGEST_LOCATOR: u32 = 60;

/// First words of locators, lower case, without their stop.
const LOCATORS: &str = "abschn algorithm app appendix art cap ch chap chapter col cor corollary def definition eq eqs equation ex \
example f fig figs figure fn kap l lemma line lines n note p page pages par para part pp prop proposition pág \
págs remark s satz sec sect section seite table th theorem thm vol § §§";

/// The length of the word at the start of `text`, where locators begin with it.
pub(super) fn locator_word(text: &str) -> Option<usize> {
    let len = text.find(|c: char| !c.is_alphabetic() && c != '§').unwrap_or(text.len());
    let word = text.get(..len).filter(|word| (1..=16).contains(&word.len()))?;
    search::lists(LOCATORS, &letter::small(word)).then_some(len)
}

/// True for the hyphen, the dashes and the minus that join a range.
pub(super) const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−')
}

/// The items of `inside`, bytes of `text`; nothing where it is anything but a list of numbers.
pub(super) fn read(text: &str, inside: Span) -> Option<Vec<Item>> {
    let mut groups: Vec<Vec<Item>> = vec![Vec::new()];
    let mut rest = Cursor { text, at: inside.start, end: inside.end };
    loop {
        rest.skip_blanks();
        let items = groups.last_mut()?;
        if rest.at_number() {
            items.push(rest.range()?);
        } else {
            // A word: it can only say where in the source just named.
            let item = items.last_mut().filter(|item| item.locator.is_none())?;
            item.locator = Some(rest.locator()?);
        }
        rest.skip_blanks();
        match rest.next() {
            None => return Some(without_pages(text, &groups)),
            Some(',' | '，' | '、') => {}
            Some(';' | '；') => groups.push(Vec::new()),
            Some(_) => return None,
        }
    }
}

/// Pairs between semicolons are a source and its page where they do not ascend: `[1, 32; 2, 32]`.
fn without_pages(text: &str, groups: &[Vec<Item>]) -> Vec<Item> {
    let pairs = groups.len() > 1 && groups.iter().all(|items| items.len() == 2);
    let ascending = groups.iter().flatten().is_sorted_by(|a, b| a.first < b.first);
    let mut out = Vec::new();
    for items in groups {
        match items.as_slice() {
            [item, page] if pairs && !ascending => {
                out.push(Item { locator: Some(page.span.trimmed(text)), ..*item });
            }
            items => out.extend_from_slice(items),
        }
    }
    out
}

/// A reader that moves from left to right.
struct Cursor<'t> {
    text: &'t str,
    at: u32,
    end: u32,
}

impl<'t> Cursor<'t> {
    fn rest(&self) -> &'t str {
        Span::new(self.at, self.end).slice(self.text)
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8() as u32;
        Some(c)
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += (rest.len() - rest.trim_start().len()) as u32;
    }

    fn number(&mut self) -> Option<u32> {
        let rest = self.rest();
        let (number, after) = entry::number(rest)?;
        self.at += (rest.len() - after.len()) as u32;
        Some(number)
    }

    fn at_number(&self) -> bool {
        self.rest().starts_with(|c: char| c.is_ascii_digit())
    }

    /// A number or two with a dash between.
    fn range(&mut self) -> Option<Item> {
        let start = self.at;
        let first = self.number()?;
        let single = Item { span: Span::new(start, self.at), first, last: first, locator: None };
        self.skip_blanks();
        if !self.rest().starts_with(is_dash) {
            return Some(single);
        }
        self.next();
        self.skip_blanks();
        let last = self.number()?;
        let fits = first < last && last - first < WIDEST_RANGE;
        fits.then_some(Item { span: Span::new(start, self.at), last, ..single })
    }

    /// `p. 45`, up to the next semicolon or the end.
    fn locator(&mut self) -> Option<Span> {
        let rest = self.rest();
        locator_word(rest)?;
        let len = rest.find(&[';', '；'][..]).unwrap_or(rest.len()) as u32;
        if len > LONGEST_LOCATOR {
            return None;
        }
        let span = Span::new(self.at, self.at + len).trimmed(self.text);
        self.at += len;
        Some(span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Option<Vec<(u32, u32, Option<&str>)>> {
        let items = read(text, Span::of(&(0..text.len())))?;
        Some(items.iter().map(|i| (i.first, i.last, i.locator.map(|l| l.slice(text)))).collect())
    }

    #[test]
    fn numbers_ranges_and_locators_are_read() {
        assert_eq!(read_all("1, 3–5;7"), Some(vec![(1, 1, None), (3, 5, None), (7, 7, None)]));
        assert_eq!(read_all("12, pp. 45–47; 13"), Some(vec![(12, 12, Some("pp. 45–47")), (13, 13, None)]));
        assert_eq!(read_all("1, 32; 2, 32"), Some(vec![(1, 1, Some("32")), (2, 2, Some("32"))]));
        assert_eq!(read_all("1, 2; 3, 4").map(|items| items.len()), Some(4));
        assert_eq!(read_all("4, Theorem 2.1"), Some(vec![(4, 4, Some("Theorem 2.1"))]));
    }

    #[test]
    fn what_is_no_list_of_numbers_is_refused() {
        for text in
            ["", "x", "1,", "1 2", "5-3", "1-999999999", "1-900", "00", "18+", "1.5", "1, apples", "p. 5"]
        {
            assert_eq!(read_all(text), None, "{text}");
        }
    }
}
