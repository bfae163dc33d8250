//! The measures. What a span holds is its set of letters and digits: marks and blanks never count.

use std::collections::{BTreeSet, HashSet};

use crate::corpus::{Document, Quote, Range};
use crate::say::is_saying;

/// Which quotations are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subset {
    All,
    /// With a cue of saying, or with words in marks. Other marked quotations are neither hit nor miss.
    Speech,
    /// With words in double marks.
    Marked,
}

/// Counts over a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    pub(crate) gold: usize,
    pub(crate) found: usize,
    pub(crate) exact: usize,
    pub(crate) iou50: usize,
    pub(crate) joint: usize,
    /// Of the iou50 pairs with a marked speaker: all, and right ones.
    pub(crate) speaker: [usize; 2],
    /// Of the iou50 pairs whose speaker has a name: all, and right ones.
    pub(crate) resolved: [usize; 2],
    /// Content, source and cue pieces: hits, found, marked.
    pub(crate) pieces: [[usize; 3]; 3],
}

/// F1 of hits among found and marked.
pub(crate) fn f1(hits: usize, found: usize, gold: usize) -> f64 {
    if hits == 0 { 0.0 } else { 200.0 * hits as f64 / (found + gold) as f64 }
}

/// What became of a quotation, for the list of errors.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Slip {
    pub(crate) class: &'static str,
    pub(crate) line: String,
}

/// True for each character inside double marks, marks included. A mark that stays open runs to the
/// paragraph's end, and on where the next paragraph begins with one or closes first.
pub(crate) fn mask(text: &[char]) -> Vec<bool> {
    let mut mask = vec![false; text.len()];
    let mut carry = false;
    let mut from = 0;
    for line in text.split(|c| *c == '\n') {
        let (a, b) = (from, from + line.len());
        from = b + 1;
        if line.is_empty() {
            continue;
        }
        let (mut start, mut first, mut i) = (None, true, a);
        while i < b {
            let c = text[i];
            let doubled = i + 1 < b && text[i + 1] == c && matches!(c, '`' | '\'');
            let n = if doubled { 2 } else { 1 };
            if "“„«”»\"".contains(c) || doubled {
                let before = if i > a { text[i - 1] } else { ' ' };
                let after = if i + n < b { text[i + n] } else { ' ' };
                let straight = c == '"' || doubled && c == '\'';
                let opens = "„«".contains(c)
                    || doubled && c == '`'
                    || c == '“' && start.is_none()
                    || straight
                        && start.is_none()
                        && (before.is_whitespace()
                            || "([{—–-/'‘“".contains(before)
                            || !(after.is_whitespace() || ".,;:!?)]}".contains(after)));
                if opens {
                    start = Some(i);
                } else {
                    if let Some(s) = start.or((first && carry).then_some(a)) {
                        mask[s..i + n].fill(true);
                    }
                    start = None;
                }
                first = false;
            }
            i += n;
        }
        carry = start.is_some() || carry && first;
        if let Some(s) = start {
            mask[s..b].fill(true);
        }
    }
    mask
}

/// The letters and digits of `spans`; a leading `that` is dropped.
fn content(text: &[char], spans: &[Range]) -> BTreeSet<usize> {
    let mut out: BTreeSet<usize> =
        spans.iter().flat_map(|(a, b)| *a..*b).filter(|i| text[*i].is_alphanumeric()).collect();
    let Some(first) = spans.iter().map(|span| span.0).min() else { return out };
    let head: Vec<char> = text[first..text.len().min(first + 12)].to_vec();
    let word = |c: &char| c.is_alphanumeric() || *c == '_';
    if let Some(at) = head.iter().position(word)
        && head.len() >= at + 4
        && head[at..at + 4].iter().collect::<String>().eq_ignore_ascii_case("that")
        && !head.get(at + 4).is_some_and(word)
        && out.len() > 4
    {
        (first..first + at + 4).for_each(|i| {
            out.remove(&i);
        });
    }
    out
}

/// The last word with a capital.
fn last_word(name: &str) -> Option<String> {
    let chars: Vec<char> = name.replace('_', " ").chars().collect();
    let inner = |c: &char| c.is_alphanumeric() || "_’'.-".contains(*c);
    let mut last = None;
    let mut i = 0;
    while i < chars.len() {
        let edge = i == 0 || !(chars[i - 1].is_alphanumeric() || chars[i - 1] == '_');
        if chars[i].is_ascii_uppercase() && edge && chars.get(i + 1).is_some_and(inner) {
            let end = (i + 1..chars.len()).find(|k| !inner(&chars[*k])).unwrap_or(chars.len());
            last = Some(chars[i..end].iter().collect::<String>());
            i = end;
        } else {
            i += 1;
        }
    }
    let word = last?;
    let bare = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(&word);
    Some(bare.trim_matches('.').to_lowercase())
}

/// Pairs of marked and found with at least `least` of their union shared, best first, one to one.
fn pairs(gold: &[BTreeSet<usize>], found: &[BTreeSet<usize>], least: f64) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, f) in found.iter().enumerate() {
            let value = overlap(g, f);
            if value > 0.0 && value >= least {
                all.push((value, i, j));
            }
        }
    }
    all.sort_by(|a, b| b.partial_cmp(a).unwrap_or(std::cmp::Ordering::Equal));
    let (mut used, mut taken) = (HashSet::new(), HashSet::new());
    let mut out = Vec::new();
    for (_, i, j) in all {
        if !used.contains(&i) && !taken.contains(&j) {
            used.insert(i);
            taken.insert(j);
            out.push((i, j));
        }
    }
    out
}

/// Intersection over union.
fn overlap(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> f64 {
    let (Some(first), Some(last)) = (a.first().max(b.first()), a.last().min(b.last())) else { return 0.0 };
    if first > last {
        return 0.0;
    }
    let both = a.intersection(b).count();
    both as f64 / (a.len() + b.len() - both) as f64
}

fn cut(text: &[char], spans: &[Range]) -> String {
    let pieces = spans.iter().map(|(a, b)| text[*a..*b].iter().collect::<String>().replace('\n', "/"));
    pieces.collect::<Vec<_>>().join(" … ")
}

impl Score {
    /// Counts one article; appends its slips.
    pub(crate) fn add(
        &mut self,
        document: &Document,
        found: &[Quote],
        subset: Subset,
        slips: &mut Vec<Slip>,
    ) {
        let text: Vec<char> = document.text.chars().collect();
        let mask = mask(&text);
        let is_marked = |quote: &Quote| {
            let ranges = quote.content.iter().flat_map(|(a, b)| *a..*b);
            ranges.into_iter().any(|i| text[i].is_alphanumeric() && mask[i])
        };
        let says = |quote: &Quote| {
            let cue: String = quote
                .cue
                .iter()
                .map(|(a, b)| text[*a..*b].iter().collect::<String>())
                .collect::<Vec<_>>()
                .join(" ");
            is_marked(quote) || quote.cue.is_empty() || is_saying(&cue)
        };
        let of = |quote: &Quote| content(&text, &quote.content);
        let mut gold: Vec<&Quote> = document.quotes.iter().collect();
        let mut kept: Vec<&Quote> = found.iter().collect();
        match subset {
            Subset::All => {}
            Subset::Marked => {
                gold.retain(|quote| is_marked(quote));
                kept.retain(|quote| is_marked(quote));
            }
            Subset::Speech => {
                let (speech, other): (Vec<_>, Vec<_>) = gold.into_iter().partition(|quote| says(quote));
                gold = speech;
                let wanted: Vec<_> = gold.iter().map(|quote| of(quote)).collect();
                let dropped: Vec<_> = other.iter().map(|quote| of(quote)).collect();
                kept.retain(|quote| {
                    let own = of(quote);
                    let best = wanted.iter().map(|w| overlap(&own, w)).fold(0.0, f64::max);
                    let off = dropped.iter().map(|w| overlap(&own, w)).fold(0.0, f64::max);
                    best >= 0.5 || says(quote) && (off == 0.0 || best >= off)
                });
            }
        }
        let g: Vec<_> = gold.iter().map(|quote| of(quote)).collect();
        let f: Vec<_> = kept.iter().map(|quote| of(quote)).collect();
        self.gold += g.len();
        self.found += f.len();
        self.exact += pairs(&g, &f, 1.0).len();
        let roles: [fn(&Quote) -> &[Range]; 3] = [|q| &q.content, |q| &q.speaker, |q| &q.cue];
        for (counts, role) in self.pieces.iter_mut().zip(roles) {
            let all = |quotes: &[&Quote]| -> HashSet<BTreeSet<usize>> {
                let pieces =
                    quotes.iter().flat_map(|quote| role(quote)).map(|piece| content(&text, &[*piece]));
                pieces.filter(|piece| !piece.is_empty()).collect()
            };
            let (wanted, had) = (all(&gold), all(&kept));
            counts[0] += wanted.intersection(&had).count();
            counts[1] += had.len();
            counts[2] += wanted.len();
        }
        let matched = pairs(&g, &f, 0.5);
        self.iou50 += matched.len();
        let describe = |quote: &Quote| {
            let shown: String = cut(&text, &quote.content).chars().take(160).collect();
            format!("{} | {} | {shown}", cut(&text, &quote.speaker), cut(&text, &quote.cue))
        };
        let mut slip =
            |class, line: String| slips.push(Slip { class, line: format!("{}: {line}", document.id) });
        for (i, j) in &matched {
            let (wanted, had) = (gold[*i], kept[*j]);
            if let Some(name) = &wanted.name {
                self.resolved[0] += 1;
                let own = had.name.as_deref().and_then(last_word);
                let own = own.or_else(|| last_word(&cut(&text, &had.speaker)));
                self.resolved[1] += usize::from(
                    own.is_some() && last_word(name) == own || last_word(name).is_none() && own.is_none(),
                );
            }
            let right = if wanted.speaker.is_empty() {
                had.speaker.is_empty()
            } else {
                let (a, b) = (content(&text, &wanted.speaker), content(&text, &had.speaker));
                let both = a.intersection(&b).count();
                let right = both > 0 && both * 2 >= a.len().min(b.len());
                self.speaker[0] += 1;
                self.speaker[1] += usize::from(right);
                right
            };
            self.joint += usize::from(right);
            if !right {
                let class = match (wanted.speaker.is_empty(), had.speaker.is_empty()) {
                    (true, _) => "a speaker where none is",
                    (_, true) => "no speaker",
                    _ => "the wrong speaker",
                };
                slip(class, format!("{} || {}", describe(wanted), cut(&text, &had.speaker)));
            }
        }
        let touches = |a: &[Range], b: &[Range]| a.iter().any(|x| b.iter().any(|y| x.0 < y.1 && y.0 < x.1));
        for (i, wanted) in gold.iter().enumerate().filter(|(i, _)| !matched.iter().any(|pair| pair.0 == *i)) {
            let near = (0..kept.len()).find(|j| touches(&kept[*j].cue, &wanted.cue));
            let class = match near.map(|j| (g[i].is_subset(&f[j]), f[j].is_subset(&g[i]))) {
                None if is_marked(wanted) => "missed, in marks",
                None => "missed, without marks",
                Some((true, _)) => "content too long",
                Some((_, true)) => "content too short",
                Some(_) => "content elsewhere",
            };
            let had = near.map_or_else(String::new, |j| format!(" || {}", describe(kept[j])));
            slip(class, format!("{}{had}", describe(wanted)));
        }
        for (j, had) in kept.iter().enumerate().filter(|(j, _)| !matched.iter().any(|pair| pair.1 == *j)) {
            if !gold.iter().any(|wanted| touches(&had.cue, &wanted.cue)) {
                let _ = j;
                slip(
                    if is_marked(had) { "false alarm, in marks" } else { "false alarm, without marks" },
                    describe(had),
                );
            }
        }
    }
}
