//! Numbers in square brackets: `[1]`, `[1, 2]`, `[3–5]`, `[1]–[3]`, `[12, p. 45]`.

mod habit;

pub(super) use habit::{Count, FLOOD, Habit};

use memchr::{memchr2, memchr3};

use super::context::{self, Lead, Tail};
use super::numbers::{self, Item};
use super::reference_list::ReferenceList;
use super::{Citation, Family, Pointer, resolve};
use crate::text::{Article, Paragraph, ParagraphKind, Span, search};

/// The most bytes between two brackets.
const LONGEST_MARKER: usize = 400;

/// Brackets with numbers in them; whether they are a citation is not yet said.
#[derive(Clone, Debug, PartialEq)]
struct Candidate {
    /// Brackets included.
    span: Span,
    items: Vec<Item>,
    lead: Lead,
    tail: Tail,
    /// It has the form of an interval, and a word beside it says so.
    interval: bool,
    /// It names a page, or has the full width of Chinese or Japanese text: no program writes so.
    sure: bool,
}

impl Candidate {
    /// The least and the greatest of its numbers.
    fn bounds(&self) -> (u32, u32) {
        let first = self.items.iter().map(|item| item.first).min().unwrap_or_default();
        (first, self.items.iter().map(|item| item.last).max().unwrap_or_default())
    }

    /// True where nothing around it speaks against a citation.
    fn in_prose(&self) -> bool {
        self.lead == Lead::Prose && self.may_cite()
    }

    /// True where it could be a citation, given an article that cites so.
    fn may_cite(&self) -> bool {
        self.lead != Lead::Operator && matches!(self.tail, Tail::Prose | Tail::Address) && !self.interval
    }
}

/// Appends the markers of `paragraph` to `out`.
pub(super) fn find(
    article: &Article,
    paragraph: &Paragraph,
    list: &ReferenceList,
    habit: &Habit,
    out: &mut Vec<Citation>,
) {
    if !habit.cites() {
        return;
    }
    let line = paragraph.span;
    scan(article, paragraph, &mut |candidate| {
        let Some((rule, confidence)) = habit.judge(list, &candidate) else { return };
        let mut pointers = resolve::pointers(&article.text, list, &candidate.items, habit.first());
        if let [Pointer { reference: Ok(entry), locator, .. }] = &mut *pointers
            && list.entries.get(*entry).is_some_and(|entry| article.slice(entry.span).starts_with('^'))
        {
            *locator =
                locator.take().or(pages_behind(article.slice(Span::new(candidate.span.end, line.end))));
        }
        out.push(Citation {
            span: candidate.span,
            family: Family::NumericBracket,
            narrative: false,
            pointers,
            rule,
            confidence,
        });
    });
}

/// The pages that an encyclopedia writes behind a marker: `[3]: 12–14, 20`.
fn pages_behind(rest: &str) -> Option<String> {
    let rest = rest.strip_prefix(':')?.trim_start_matches(&[' ', '\u{a0}', '\u{200a}'][..]);
    let len = rest.find(|c: char| !c.is_ascii_digit() && !numbers::is_dash(c) && !matches!(c, ',' | ' '));
    let pages = rest.get(..len.unwrap_or(rest.len()))?.trim_end_matches(&[',', ' '][..]);
    pages.starts_with(|c: char| c.is_ascii_digit()).then(|| pages.to_owned())
}

/// Hands over all candidates of `paragraph`, in order; none from code, addresses and images.
fn scan(article: &Article, paragraph: &Paragraph, each: &mut impl FnMut(Candidate)) {
    if paragraph.kind == ParagraphKind::Code {
        return;
    }
    let text = &*article.text;
    let line = paragraph.span;
    let mut at = line.start;
    // A marker glued to a marker stands where the first one stands.
    let mut previous: Option<(u32, Lead)> = None;
    // `［`, `【` and `〔` begin with these two bytes.
    while let Some(found) = memchr3(b'[', 0xef, 0xe3, Span::new(at, line.end).slice(text).as_bytes()) {
        let open = at + found as u32;
        let mark = Span::new(open, line.end).slice(text).chars().next().unwrap_or('[');
        at = open + mark.len_utf8() as u32;
        let Some((mut span, mut items)) = brackets(text, open, line.end) else { continue };
        if !article.zones_in(span).is_empty() {
            continue;
        }
        if let Some((joined, item)) = joined(text, span, &items, line.end) {
            (span, items) = (joined, vec![item]);
        }
        at = span.end;
        let run = previous.is_some_and(|(end, lead)| end == span.start && lead == Lead::Prose);
        let lead = match previous {
            Some((end, lead)) if end == span.start => lead,
            _ => context::lead(text, line.start, before_note(text, line, open)),
        };
        previous = Some((span.end, lead));
        let interval = spread(&items) && context::is_interval(text, line, span);
        let tail = context::tail_of(text, span, lead);
        let wide =
            mark != '[' || Span::new(line.start, open).slice(text).trim_end().ends_with(|c| c >= '\u{3001}');
        let sure = wide || run || items.iter().any(|item| item.locator.is_some());
        let lead = if wide { Lead::Prose } else { lead };
        each(Candidate { span, items, lead, tail, interval, sure });
    }
}

/// Where a note of the article begins that ends at byte `open`, else `open`: in `tall.[note 1][4]` both stand behind `tall.`
fn before_note(text: &str, line: Span, open: u32) -> u32 {
    let before = Span::new(line.start, open).slice(text);
    let note = before.strip_suffix(']').and_then(|rest| {
        let at = rest.rfind('[')?;
        let inner = rest.get(at + 1..)?;
        let letter = inner.len() == 1 && inner.starts_with(|c: char| c.is_ascii_lowercase());
        (letter || search::begins("note |nb ", inner) && inner.len() < 9).then_some(at)
    });
    note.map_or(open, |at| line.start + at as u32)
}

/// True for two numbers as far apart as an interval's ends are; sources cited together lie closer.
fn spread(items: &[Item]) -> bool {
    let single = items.iter().all(|item| item.first == item.last && item.locator.is_none());
    single && matches!(items, [from, to] if from.first + 4 < to.first)
}

/// The brackets that open at byte `open`, where there are only numbers in them.
fn brackets(text: &str, open: u32, line_end: u32) -> Option<(Span, Vec<Item>)> {
    let rest = Span::new(open, line_end).slice(text);
    let mark = rest.chars().next()?;
    let shut = match mark {
        '[' => ']',
        '［' => '］',
        '【' => '】',
        '〔' => '〕',
        _ => return None,
    };
    let inside = rest.get(mark.len_utf8()..)?;
    let first = inside.bytes().find(|b| *b != b' ')?;
    if !first.is_ascii_digit() {
        return None;
    }
    let close = if shut == ']' {
        let bytes = inside.as_bytes();
        let bytes = bytes.get(..LONGEST_MARKER).unwrap_or(bytes);
        memchr2(b']', b'[', bytes).filter(|at| bytes.get(*at) == Some(&b']'))?
    } else {
        inside
            .char_indices()
            .take(LONGEST_MARKER)
            .find(|(_, c)| *c == shut || *c == mark)
            .filter(|(_, c)| *c == shut)?
            .0
    };
    let start = open + mark.len_utf8() as u32;
    let inner = Span::new(start, start + close as u32);
    let items = numbers::read(text, inner)?;
    // Four figures in wide brackets are a year.
    let year = shut != ']' && items.iter().any(|item| item.last > 999);
    (!year).then(|| (Span::new(open, inner.end + shut.len_utf8() as u32), items))
}

/// `[1]–[3]`, where `span` is `[1]`: the whole and its range.
fn joined(text: &str, span: Span, items: &[Item], line_end: u32) -> Option<(Span, Item)> {
    let [from] = items else { return None };
    let dash = Span::new(span.end, line_end).slice(text).chars().next().filter(|c| numbers::is_dash(*c))?;
    let open = span.end + dash.len_utf8() as u32;
    if text.as_bytes().get(open as usize) != Some(&b'[') {
        return None;
    }
    let (second, to) = brackets(text, open, line_end)?;
    let [to] = to.as_slice() else { return None };
    let plain =
        from.first == from.last && to.first == to.last && from.locator.is_none() && to.locator.is_none();
    let whole = span.cover(second);
    let widens = from.first < to.first && to.first - from.first < numbers::WIDEST_RANGE;
    (plain && widens)
        .then_some((whole, Item { span: whole, first: from.first, last: to.first, locator: None }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_stand_behind_an_encyclopedias_markers() {
        assert_eq!(pages_behind(": 12–14, 20  Its keeper"), Some("12–14, 20".to_owned()));
        assert_eq!(pages_behind(":33"), Some("33".to_owned()));
        for rest in ["", " 12", ": the keeper", "; 12"] {
            assert_eq!(pages_behind(rest), None, "{rest}");
        }
    }
}
