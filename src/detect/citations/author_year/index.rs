//! The reference list by surname: which entry do some names and a year mean?

use super::super::reference_list::ReferenceList;
use super::super::year::{self, Year};
use super::super::{Unresolved, name};
use crate::text::{Span, search};

/// How many entries that share a word of their first author are looked at.
const MOST_NAMESAKES: usize = 256;

/// How many entries of a year are looked at for a name that is written wrongly.
const MOST_OF_YEAR: usize = 100;

/// How far behind an author a title may reach, in bytes.
const LONGEST_TITLE: usize = 200;

/// How far behind its author the year of an entry stands at most, in bytes.
const NEAR: usize = 16;

/// What is known of an entry.
#[derive(Clone, Debug, Default, PartialEq)]
struct Known {
    /// Keys of the first author's words, and of the initials of an institution's.
    firsts: Vec<u32>,
    /// Keys of the other authors' words.
    others: Vec<u32>,
    /// How many authors it names.
    authors: usize,
    /// The first author as written, how many words with a capital that has, and its first initial.
    first: Span,
    /// The first letter of that, small and plain.
    begin: Option<char>,
    words: usize,
    initial: Option<char>,
    /// Its own year.
    number: u32,
    letter: u32,
    /// Nobody signed it.
    anonymous: bool,
    /// All years that it holds: those of reprints, conferences and titles too.
    years: Vec<u32>,
}

/// The entries by the words of their first authors.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in super::super) struct Index {
    known: Vec<Known>,
    /// Key of a first author's word and index of the entry, ascending.
    keys: Vec<(u32, u32)>,
    /// Year and index of the entry, ascending.
    years: Vec<(u32, u32)>,
    /// Some entries have what stands for a year, or no year near their authors.
    pub(super) undated: bool,
    /// The article is known to cite by names and years.
    pub(in super::super) habit: bool,
}

/// Who is cited, and from when.
pub(super) struct Cited<'a> {
    /// The names in order.
    pub(super) names: &'a [Span],
    /// `et al.` stands behind them.
    pub(super) others: bool,
    pub(super) year: Year,
    /// It says `in press`.
    pub(super) printing: bool,
    /// A second year behind a slash: `1859/1964`.
    pub(super) reprint: u32,
}

/// The first initial of the author at `author` in the entry at `entry`, behind the surname or before it.
fn initial(text: &str, entry: Span, author: Span) -> Option<char> {
    let after = Span::new(author.end, entry.end).slice(text);
    let (_, word) = name::words(after).next().filter(|(at, _)| *at < 4).unwrap_or_default();
    let given = name::is_initials(word) || after.starts_with(',') && name::is_capital(word);
    if given {
        return word.chars().next();
    }
    Span::new(entry.start, author.start).slice(text).chars().find(|c| c.is_uppercase())
}

/// What an institution is called for short: the initials of its capitalised words.
fn initials(words: &str) -> Option<u32> {
    let letters: String = name::words(words)
        .filter(|(_, word)| word.starts_with(char::is_uppercase))
        .filter_map(|(_, word)| word.chars().next())
        .collect();
    (letters.chars().count() > 1).then(|| name::key(&letters))
}

impl Index {
    pub(in super::super) fn of(text: &str, list: &ReferenceList) -> Self {
        let mut index = Self::default();
        for (at, entry) in list.entries.iter().enumerate() {
            let mut known = Known { authors: entry.authors.len(), ..Known::default() };
            if let Some(first) = entry.authors.first() {
                known.first = *first;
                known.begin = letters(first.slice(text)).first().copied();
                known.initial = initial(text, entry.span, *first);
            }
            for (place, author) in entry.authors.iter().enumerate() {
                let words = author.slice(text);
                let keys = if place == 0 { &mut known.firsts } else { &mut known.others };
                // Small words of an institution's name begin no citation.
                let own = |word: &str| name::is_capital(word) || !words.contains(char::is_uppercase);
                keys.extend(
                    name::words(words).filter(|(_, word)| own(word)).map(|(_, word)| name::key(word)),
                );
                if place == 0 {
                    known.words = keys.len();
                    keys.extend(initials(words));
                }
            }
            let body = entry.span.slice(text);
            // `Food and Agriculture Organization (FAO)`: the short name is the first author too.
            let short = body.split_once('(').filter(|(before, _)| before.len() < 120).map(|(_, rest)| rest);
            if let Some((_, word)) =
                short.and_then(|rest| name::words(rest).next().filter(|(at, _)| *at == 0))
                && word.len() > 1
                && word.chars().all(char::is_uppercase)
            {
                known.firsts.push(name::key(word));
            }
            if known.firsts.is_empty() {
                // Nobody signed it: its title stands for the author.
                known.anonymous = true;
                known.firsts.extend(name::words(body).take(4).map(|(_, word)| name::key(word)));
            }
            let own = |span: Span| {
                let at = span.start as usize;
                year::at(text, at).or_else(|| year::undated_at(text, at))
            };
            if let Some(own) = entry.year.and_then(own) {
                (known.number, known.letter) = (own.number, own.letter);
            }
            // Figures of addresses are no years.
            let inside = |found: &Year| {
                let place = found.span.shifted(entry.span.start);
                entry.doi.iter().chain(&entry.url).any(|address| address.contains(place))
            };
            known.years = year::all(body).filter(|found| !inside(found)).map(|found| found.number).collect();
            let far = |span: Span| span.start > known.first.end + NEAR as u32 && known.words > 2;
            index.undated |= known.number == 0 || entry.year.is_none_or(far);
            known.firsts.sort_unstable();
            known.firsts.dedup();
            index.keys.extend(known.firsts.iter().map(|key| (*key, at as u32)));
            index.years.push((known.number, at as u32));
            index.known.push(known);
        }
        index.years.sort_unstable();
        index.keys.sort_unstable();
        index
    }

    /// The first entry that begins with `words`, of which `first` is the first and at least two follow, and goes on
    /// without a year: that of a visit may come later.
    pub(super) fn undated(&self, text: &str, first: &str, words: &str) -> Option<usize> {
        let begins = |entry: &usize| {
            let rest = self.known.get(*entry).and_then(|known| text.get(known.first.start as usize..));
            let rest = rest.and_then(|rest| rest.strip_prefix(words)).unwrap_or("x");
            let near = rest.get(..rest.floor_char_boundary(NEAR)).unwrap_or(rest);
            !rest.starts_with(name::is_part) && year::all(near).next().is_none()
        };
        self.having(name::key(first)).find(begins).filter(|_| name::words(words).count() > 2)
    }

    /// True where `words` are the whole name of an entry's first author, who wrote it that year.
    pub(super) fn called(&self, text: &str, words: &str, year: Year) -> bool {
        let the = name::key("the");
        let keys = |words| name::words(words).map(|(_, word)| name::key(word)).filter(|key| *key != the);
        let fits = |known: &Known| {
            known.number == year.number
                && known.letter == year.letter
                && keys(known.first.slice(text)).eq(keys(words))
        };
        let first = keys(words).next().unwrap_or_default();
        self.having(first).filter_map(|entry| self.known.get(entry)).any(fits)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// The entries whose first author has the word.
    pub(in super::super) fn having(&self, key: u32) -> impl Iterator<Item = usize> + '_ {
        let from = self.keys.partition_point(|(other, _)| *other < key);
        self.keys
            .iter()
            .skip(from)
            .take_while(move |(other, _)| *other == key)
            .take(MOST_NAMESAKES)
            .map(|(_, entry)| *entry as usize)
    }

    /// True where the entry holds the year.
    pub(super) fn dated(&self, entry: usize, year: u32) -> bool {
        self.known.get(entry).is_some_and(|known| known.years.contains(&year))
    }

    /// The entry that is meant, and which of the names is its first author.
    pub(super) fn resolve(
        &self,
        text: &str,
        cited: &Cited<'_>,
    ) -> Option<(usize, Result<usize, Unresolved>)> {
        // A second name that the entry does not have is let pass where nothing fits better.
        [false, true].into_iter().find_map(|lax| {
            (0..cited.names.len()).find_map(|from| {
                let names = cited.names.get(from..)?;
                self.best(text, cited, names, lax).map(|entry| (from, entry))
            })
        })
    }

    /// The entry of that year whose first author's surname is `word`.
    pub(super) fn signed(&self, text: &str, word: &str, year: Year) -> Option<Result<usize, Unresolved>> {
        let key = name::key(word);
        let mut found = None;
        for entry in self.having(key) {
            let Some(known) = self.known.get(entry) else { continue };
            let same = known.number == year.number && known.letter == year.letter;
            if same && last_key(known.first.slice(text)) == Some(key) {
                if found.is_some() {
                    return Some(Err(Unresolved::Ambiguous));
                }
                found = Some(Ok(entry));
            }
        }
        found
    }

    /// True where an entry of `name` and that year has `word` in its title.
    pub(super) fn titled(&self, text: &str, name: &str, year: Year, word: &str) -> bool {
        self.having(name::key(name)).filter_map(|entry| self.known.get(entry)).any(|known| {
            let end = text.floor_char_boundary(known.first.end as usize + LONGEST_TITLE);
            let near = text.get(known.first.end as usize..end);
            known.number == year.number && near.is_some_and(|near| search::has(near, word))
        })
    }

    /// The only entry of that year whose first author is written nearly so: `Valcare` for `Valcarce`.
    pub(super) fn misspelt(&self, text: &str, cited: &Cited<'_>) -> Option<usize> {
        let own = letters(cited.names.first()?.slice(text));
        let from = self.years.partition_point(|(year, _)| *year < cited.year.number);
        let mut only = None;
        for (_, entry) in self.years.iter().skip(from).take(MOST_OF_YEAR) {
            let Some(known) = self.known.get(*entry as usize) else { continue };
            let as_many = cited.others && known.authors != 2 || known.authors == cited.names.len();
            if known.number == cited.year.number
                && known.letter == cited.year.letter
                && known.begin == own.first().copied()
                && as_many
                && is_near(&own, &letters(known.first.slice(text)))
                && only.replace(*entry as usize).is_some()
            {
                return None;
            }
        }
        only.filter(|_| cited.year.number > 0)
    }

    /// The only entry of that year that nobody signed: lists may lack the names of institutions.
    pub(super) fn unsigned(&self, year: Year) -> Option<usize> {
        let from = self.years.partition_point(|(number, _)| *number < year.number);
        let mut only = None;
        for (_, entry) in self.years.iter().skip(from).take(MOST_OF_YEAR) {
            let Some(known) = self.known.get(*entry as usize) else { continue };
            let fits = known.anonymous && known.number == year.number && known.letter == year.letter;
            if fits && only.replace(*entry as usize).is_some() {
                return None;
            }
        }
        only.filter(|_| year.number > 0)
    }

    /// The entry that begins with the first of `names` and fits best.
    fn best(
        &self,
        text: &str,
        cited: &Cited<'_>,
        names: &[Span],
        lax: bool,
    ) -> Option<Result<usize, Unresolved>> {
        let first = names.first()?.slice(text);
        let mut words: Vec<u32> = name::words(first).map(|(_, word)| name::key(word)).collect();
        let own = name::words(first).find(|(_, word)| word.chars().count() < 3 && name::is_initials(word));
        let own = own.filter(|_| words.len() > 1).and_then(|(_, word)| word.chars().next());
        // The list may have an institution's short name.
        words.splice(0..0, initials(first).filter(|_| words.len() > 2));
        let rest: Vec<u32> = names.iter().skip(1).filter_map(|name| last_key(name.slice(text))).collect();
        // The last word is the surname; in an institution's name another may be.
        words.iter().rev().find_map(|key| {
            let mut most = 0;
            let mut tied: Vec<usize> = Vec::new();
            for entry in self.having(*key) {
                let score = self.known.get(entry).and_then(|known| fit(known, cited, &words, &rest, lax));
                let given = self.known.get(entry).is_some_and(|known| own.is_some() && known.initial == own);
                let score = score.map(|score| score + 2 * i32::from(given));
                let Some(score) = score.filter(|score| *score >= most) else { continue };
                if score > most {
                    tied.clear();
                }
                most = score;
                tied.push(entry);
            }
            match tied.as_slice() {
                [] => None,
                [entry] => Some(Ok(*entry)),
                // Letters that the list leaves out go by its order.
                several => {
                    let before = |entry: &usize| {
                        let known = self.known.get(*entry);
                        known.is_some_and(|k| {
                            k.number == cited.year.number && (1..cited.year.letter).contains(&k.letter)
                        })
                    };
                    let place = (cited.year.letter as usize)
                        .checked_sub(1 + self.having(*key).filter(before).count());
                    Some(place.and_then(|place| several.get(place).copied()).ok_or(Unresolved::Ambiguous))
                }
            }
        })
    }
}

/// The letters of a name, small and plain, without initials.
fn letters(name: &str) -> Vec<char> {
    let kept = name::words(name).skip_while(|(_, word)| !name::is_capital(word));
    let kept = kept.filter(|(_, word)| !name::is_initials(word));
    kept.flat_map(|(_, word)| word.chars().filter(|c| c.is_alphabetic()).map(name::plain)).collect()
}

/// True where two rows of letters differ in one, or in two beside each other where they are long.
fn is_near(one: &[char], other: &[char]) -> bool {
    let pairs = || one.iter().zip(other);
    let head = pairs().take_while(|(a, b)| a == b).count();
    let least = one.len().min(other.len());
    let tail = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count().min(least - head);
    let apart = one.len().max(other.len()) - head - tail;
    least > 5 && head > 0 && apart <= if least > 7 { 2 } else { 1 }
}

/// The key of the last word of a name that is no initial.
fn last_key(words: &str) -> Option<u32> {
    let kept = name::words(words).filter(|(_, word)| !name::is_initials(word) || word.chars().count() > 2);
    kept.last().map(|(_, word)| name::key(word))
}

/// How well an entry fits; nothing where it cannot be meant.
fn fit(known: &Known, cited: &Cited<'_>, words: &[u32], rest: &[u32], lax: bool) -> Option<i32> {
    let year = cited.year;
    let mut score = if year.number == known.number {
        9
    } else if cited.reprint > 0 && cited.reprint == known.number {
        8
    } else if year.number > 0
        && year.letter == 0
        && known.years.contains(&year.number)
        && (words.len() > 1 || known.words < 4)
    {
        // `Made in China 2025` is not what an office of China had in 2025.
        3
    } else if year.number == 0 && cited.printing {
        // Printed since.
        2
    } else if known.years.is_empty() && known.number == 0 {
        // The entry says no year.
        1
    } else {
        return None;
    };
    score += match (year.letter, known.letter) {
        (0, 0) => 1,
        (own, other) if own == other => 6,
        (0, _) | (_, 0) => 0,
        _ => return None,
    };
    let found = |key: &u32| known.others.contains(key) || known.firsts.contains(key);
    let shared: i32 = rest.iter().filter(|key| found(key)).map(|_| 1).sum();
    let whole = rest.iter().all(found);
    let half = rest.iter().map(|key| if found(key) { 1 } else { -1 }).sum::<i32>() >= 0;
    // A title of capitals may have been read as one name more.
    let as_many = (rest.len() + 1..rest.len() + 3).contains(&known.authors);
    if !(whole || lax && as_many || (cited.others || rest.len() > 3) && half) {
        return None;
    }
    score += match (cited.others, rest.len(), known.authors) {
        (true, _, 3..) | (false, 0, 1) | (false, 1, 2) => 3,
        (true, _, 1) | (false, 0, 2..) => 0,
        _ => 1,
    };
    score += 2 * shared + i32::from(shared > 0 && rest.first() == known.others.first());
    let same = words.iter().filter(|key| known.firsts.contains(key)).count();
    score += i32::try_from(same.min(4)).unwrap_or(4) + i32::from(same >= known.words);
    Some(score)
}
