//! Where the stretches of a file stand in its text: as it says, or as it seems to mean.

use memchr::memmem;

use crate::export::json::Json;
use crate::text::Span;
use crate::text::offset::Offsets;

/// How offsets seem to be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// In code points, as the format asks.
    Points,
    Utf16,
    Bytes,
    /// So many code points too far.
    Shifted(i64),
    /// The end is the last character, not the one behind it.
    Inclusive,
    /// From 1, and so is the end that is the last character.
    FromOne,
    /// Every line end counts two.
    TwoEnds,
    /// Every `\r\n` counts one.
    OneEnd,
    Swapped,
}

impl Count {
    /// What the offsets look like, behind "the offsets".
    pub(super) fn words(self) -> String {
        let words = match self {
            Self::Points => "count characters",
            Self::Utf16 => "look like UTF-16 units, in which an emoji counts two",
            Self::Bytes => "look like UTF-8 bytes, in which an accented letter counts two",
            Self::Shifted(1) => "look counted from 1, or with a byte order mark",
            Self::Shifted(by) => {
                let far = if by > 0 { "too far" } else { "too early" };
                return format!("are all {} {far}", by.unsigned_abs());
            }
            Self::Inclusive => "look as if the end were the last character",
            Self::FromOne => "look counted from 1, with the last character as the end",
            Self::TwoEnds => "look as if line ends counted two (CRLF)",
            Self::OneEnd => "look as if each CRLF counted one",
            Self::Swapped => "look as if start and end were exchanged",
        };
        words.to_owned()
    }
}

/// What a record of the file says of where it stands.
#[derive(Clone, Copy)]
pub(super) struct Claim<'j> {
    pub(super) start: Option<u32>,
    pub(super) end: Option<u32>,
    pub(super) exact: Option<&'j str>,
    prefix: &'j str,
    suffix: &'j str,
}

impl<'j> Claim<'j> {
    pub(super) fn of(record: &'j Json) -> Self {
        let words = |name| record.get(name).text().unwrap_or_default();
        Self {
            start: record.get("start").count(),
            end: record.get("end").count(),
            exact: record.get("exact").text(),
            prefix: words("prefix"),
            suffix: words("suffix"),
        }
    }
}

/// How a stretch was found.
pub(super) enum Found {
    /// Where the file says.
    There(Span),
    /// Where the file means, by the way it counts.
    Meant(Span),
    /// By its words.
    Sought(Span),
    /// Nowhere.
    Nowhere,
}

/// How many claims are looked at to learn how a file counts.
const SAMPLE: usize = 2000;
/// How far from where it should be a stretch is looked for first, in bytes.
const NEAR: usize = 4096;
/// How many bytes all searches through the whole text may cost.
const EFFORT: usize = 256 << 20;
/// How many stretches must be off by the same distance before it is taken for the cause.
const SHARED: usize = 3;
/// How many characters of the neighbourhood must be right where the words stand more than once.
const NEIGHBOURS: usize = 8;

/// A text, and how the file counts in it.
pub(super) struct Placer<'a> {
    pub(super) text: &'a str,
    offsets: Offsets<'a>,
    points: u32,
    /// The line ends, as [`Count::TwoEnds`] or [`Count::OneEnd`] number them, and whether the former is meant.
    ends: Vec<u32>,
    two: bool,
    pub(super) count: Count,
    /// Whether all of the file seems to be counted so, and not only what is wrong.
    all: bool,
    effort: usize,
}

impl<'a> Placer<'a> {
    pub(super) fn new(text: &'a str, claims: &[Claim<'_>]) -> Self {
        let offsets = Offsets::new(text);
        let points = offsets.at(text.len() as u32).code_point;
        let (ends, two) = (Vec::new(), true);
        let mut placer =
            Self { text, offsets, points, ends, two, count: Count::Points, all: false, effort: EFFORT };
        let claims: Vec<_> =
            claims.iter().filter(|claim| claim.exact.is_some_and(|it| !it.is_empty())).collect();
        placer.learn(&claims);
        placer
    }

    /// Finds out how the file counts: such that at least half of what is wrong is right.
    fn learn(&mut self, claims: &[&Claim<'_>]) {
        let sample: Vec<&Claim<'_>> = claims.iter().step_by(claims.len() / SAMPLE + 1).copied().collect();
        let there = |placer: &Self, claim: &Claim<'_>| placer.reads(Count::Points, claim).is_some();
        let (right, wrong): (Vec<&Claim<'_>>, Vec<&Claim<'_>>) =
            sample.into_iter().partition(|claim| there(self, claim));
        if wrong.is_empty() {
            return;
        }
        let read = |placer: &Self, count, claims: &[&Claim<'_>]| {
            claims.iter().filter(|claim| placer.reads(count, claim).is_some()).count()
        };
        self.two = !self.text.contains("\r\n");
        // The last unit of each line end, as the file would count: of `\r\n` where it is counted for `\n`, and
        // the other way round.
        let (end, step, mut passed) = if self.two { ("\n", 1, 1) } else { ("\r\n", -1, 0) };
        for at in memmem::find_iter(self.text.as_bytes(), end) {
            let shown = i64::from(self.offsets.at(at as u32).code_point) + passed;
            self.ends.push(shown.try_into().unwrap_or_default());
            passed += step;
        }
        let mut ways = vec![Count::Utf16, Count::Bytes, Count::Inclusive, Count::FromOne, Count::Swapped];
        ways.push(if self.two { Count::TwoEnds } else { Count::OneEnd });
        let shifts: Vec<_> = wrong.iter().take(8).filter_map(|claim| self.shift(claim)).collect();
        ways.extend(shifts);
        let mut best = (wrong.len().div_ceil(2).saturating_sub(1), Count::Points);
        for way in ways {
            let found = read(self, way, &wrong);
            // Some distance there is to every word: it is one that several must share.
            let chance = matches!(way, Count::Shifted(by) if by.abs() > 1) && found < SHARED;
            if found > best.0 && !chance {
                best = (found, way);
            }
        }
        self.count = best.1;
        self.all = best.0 + read(self, best.1, &right) >= right.len();
    }

    /// How far `claim` is from the nearest place with its words.
    fn shift(&self, claim: &Claim<'_>) -> Option<Count> {
        let (start, exact) = (claim.start?, claim.exact?);
        let near = self.offsets.byte_of_code_point(start) as usize;
        let from = self.text.floor_char_boundary(near.saturating_sub(NEAR));
        let to = self.text.floor_char_boundary(near + NEAR);
        let window = self.text.get(from..to)?;
        let places = memmem::find_iter(window.as_bytes(), exact).map(|at| from + at);
        let at = places.min_by_key(|at| at.abs_diff(near))?;
        Some(Count::Shifted(i64::from(start) - i64::from(self.offsets.at(at as u32).code_point)))
    }

    /// The byte of offset `at` in such a count.
    fn byte(&self, count: Count, at: i64) -> Option<u32> {
        let (text, short) = (self.text, u32::try_from(at).ok()?);
        let lines = || i64::from(self.ends.partition_point(|&end| end < short) as u32);
        let point = match count {
            Count::Bytes => return text.is_char_boundary(short as usize).then_some(short),
            Count::Utf16 => {
                let byte = self.offsets.byte_of_utf16(short);
                return (self.offsets.at(byte).utf16 == short).then_some(byte);
            }
            Count::TwoEnds if self.two => at - lines(),
            Count::OneEnd if !self.two => at + lines(),
            _ => at,
        };
        let point = u32::try_from(point).ok().filter(|point| *point <= self.points)?;
        Some(self.offsets.byte_of_code_point(point))
    }

    /// The stretch of `claim`, where so counted it lies in the text, is not empty, and has the claimed words: in
    /// the claimed neighbourhood, where it is not the place that the file says.
    pub(super) fn reads(&self, count: Count, claim: &Claim<'_>) -> Option<Span> {
        let (start, end) = (i64::from(claim.start?), i64::from(claim.end?));
        let (start, end) = match count {
            Count::Shifted(by) => (start - by, end - by),
            Count::Inclusive => (start, end + 1),
            Count::FromOne => (start - 1, end),
            Count::Swapped => (end, start),
            _ => (start, end),
        };
        let (start, end) = (self.byte(count, start)?, self.byte(count, end)?);
        let span = (start < end).then_some(Span { start, end })?;
        let right = match claim.exact {
            Some(exact) => {
                same(span.slice(self.text), exact)
                    && (count == Count::Points || self.fit(claim, span).is_some_and(|fit| fit >= need(claim)))
            }
            None => true,
        };
        right.then_some(span)
    }

    /// How many characters around `span` are as `claim` says.
    fn fit(&self, claim: &Claim<'_>, span: Span) -> Option<usize> {
        let range = span.range();
        let (before, after) = (self.text.get(..range.start)?, self.text.get(range.end..)?);
        let before = alike(before.chars().rev(), claim.prefix.chars().rev());
        Some(before + alike(after.chars(), claim.suffix.chars()))
    }

    /// The stretch that `claim` is about. What names no words is taken to be counted as everything is.
    pub(super) fn find(&mut self, claim: &Claim<'_>) -> Found {
        let there = self.reads(Count::Points, claim).filter(|_| {
            // A place without words is right or wrong with all others.
            claim.exact.is_some() || self.count == Count::Points || !self.all
        });
        if let Some(span) = there {
            return Found::There(span);
        }
        if let Some(span) = self.reads(self.count, claim).filter(|_| self.count != Count::Points) {
            return Found::Meant(span);
        }
        self.seek(claim).map_or(Found::Nowhere, Found::Sought)
    }

    /// The place with the words of `claim`: the only one, or the one in the claimed neighbourhood.
    fn seek(&mut self, claim: &Claim<'_>) -> Option<Span> {
        let exact = claim.exact.filter(|exact| !exact.is_empty())?;
        let near = claim.start.map_or(0, |start| self.offsets.byte_of_code_point(start)) as usize;
        let mut best: Option<(usize, usize, usize)> = None;
        let mut places = 0_usize;
        // What is left of the effort ends a search early, and then the search has found nothing.
        self.spend(self.text.len() + 64)?;
        for at in memmem::find_iter(self.text.as_bytes(), exact) {
            let fit = self.fit(claim, Span::of(&(at..at + exact.len())))?;
            let far = at.abs_diff(near);
            places += 1;
            if best.is_none_or(|(most, least, _)| (fit, least) > (most, far)) {
                best = Some((fit, far, at));
            }
            self.spend(64)?;
        }
        let ((fit, _, at), need) = (best?, need(claim));
        (places == 1 || (need > 0 && fit >= need)).then(|| Span::of(&(at..at + exact.len())))
    }

    /// Takes `cost` off what all searches together may cost; none where nothing is left.
    pub(super) fn spend(&mut self, cost: usize) -> Option<()> {
        self.effort = self.effort.checked_sub(cost)?;
        Some(())
    }

    /// Where code point `point` starts, moved by as much as `from` was moved to `to` (a byte).
    pub(super) fn moved(&self, point: u32, from: u32, to: u32) -> Option<u32> {
        let to = i64::from(self.offsets.at(to).code_point);
        self.byte(Count::Points, i64::from(point) - i64::from(from) + to)
    }

    /// `span` as the file should have it: `12–15`.
    pub(super) fn shown(&self, span: Span) -> String {
        format!("{}–{}", self.offsets.at(span.start).code_point, self.offsets.at(span.end).code_point)
    }

    /// What is wrong with `claim`, in words that fit behind its name and a colon.
    pub(super) fn fault(&self, claim: &Claim<'_>) -> String {
        let (Some(start), Some(end)) = (claim.start, claim.end) else {
            return "start and end are not whole numbers".to_owned();
        };
        let bytes = (self.byte(Count::Points, start.into()), self.byte(Count::Points, end.into()));
        let (Some(first), Some(last)) = bytes else {
            return format!("{start}–{end} lies outside the text, which has {} characters", self.points);
        };
        if start >= end {
            return format!("{start}–{end} holds nothing");
        }
        let there = short(Span { start: first, end: last }.slice(self.text));
        match claim.exact {
            Some(exact) => {
                format!("the text at {start}–{end} is “{there}”, the file says “{}”", short(exact))
            }
            None => format!("{start}–{end} is “{there}”, and other places in the file are off"),
        }
    }
}

/// `words` short enough for a message, on one line.
pub(super) fn short(words: &str) -> String {
    let mut short: String = words.chars().take(40).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if words.chars().nth(40).is_some() {
        short.push('…');
    }
    short
}

/// How many characters around `claim` must be right: more than a chance, where it names so many.
fn need(claim: &Claim<'_>) -> usize {
    NEIGHBOURS.min(claim.prefix.chars().take(NEIGHBOURS).chain(claim.suffix.chars().take(NEIGHBOURS)).count())
}

/// How many characters two texts begin with alike, up to those of a neighbourhood.
fn alike(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take(32).take_while(|(a, b)| a == b).count()
}

/// True where two texts differ in nothing but carriage returns.
fn same(here: &str, claimed: &str) -> bool {
    let bare = |c: &char| *c != '\r';
    here == claimed || here.chars().filter(bare).eq(claimed.chars().filter(bare))
}
