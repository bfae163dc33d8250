//! Compares what the engine finds in an article with what the file says of it.

use std::collections::{BTreeMap, BTreeSet};

use provenote::detect::{Analysis, analyse};
use provenote::text::{Span, ingest};

use super::gold::Gold;

/// Hits, what was found, what there is.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) hits: usize,
    pub(crate) found: usize,
    pub(crate) gold: usize,
}

impl Tally {
    fn add(&mut self, hits: usize, found: usize, gold: usize) {
        self.hits += hits;
        self.found += found;
        self.gold += gold;
    }

    /// The harmonic mean of precision and recall, in per cent.
    #[allow(clippy::cast_precision_loss, reason = "counts are small")]
    pub(crate) fn f1(self) -> f64 {
        if self.found + self.gold == 0 {
            0.0
        } else {
            200.0 * self.hits as f64 / (self.found + self.gold) as f64
        }
    }
}

/// The figures of some articles.
#[derive(Clone, Default)]
pub(crate) struct Score {
    pub(crate) articles: usize,
    pub(crate) words: usize,
    pub(crate) marker: Tally,
    pub(crate) exact: Tally,
    pub(crate) resolve: Tally,
    pub(crate) references: Tally,
    /// Articles without a miss or a false pair.
    pub(crate) perfect: usize,
    /// Markers with the same edges and the same meaning, where the file says what they mean.
    pub(crate) meant: Tally,
    pub(crate) errors: Vec<String>,
}

/// What the engine found, in code points.
struct Found {
    markers: Vec<(usize, usize)>,
    /// Place and entry of each pointer.
    items: Vec<((usize, usize), Option<usize>)>,
    references: Vec<(usize, usize)>,
    meanings: Vec<((usize, usize), String)>,
}

impl Score {
    /// Runs the engine on `gold` and adds what comes of it.
    pub(crate) fn add(&mut self, gold: &Gold, carriage_returns: bool, errors: usize) {
        let text = if carriage_returns { gold.text.replace('\n', "\r\n") } else { gold.text.clone() };
        let article = ingest::from_plain(&text);
        let analysis = analyse(&article);
        let found = found(&article.text, &analysis);
        self.articles += 1;
        self.words += gold.text.split_whitespace().count();

        let markers: Vec<_> = sorted(gold.citations.iter().map(|c| c.span));
        let entries = gold.references.iter().map(|r| (r.1, r.2));
        let ignored = sorted(gold.ignore.iter().copied().chain(entries));
        let counts = |span: (usize, usize)| {
            let over = |list: &[(usize, usize)]| list.iter().any(|other| overlap(*other, span) > 0);
            !over(&ignored) || over(&markers)
        };
        let mut kept: Vec<_> = sorted(found.markers.iter().copied().filter(|span| counts(*span)));
        kept.dedup();
        let (hit, matched) = pairs(&markers, &kept);
        self.marker.add(hit.len(), kept.len(), markers.len());
        let same = kept.iter().filter(|span| markers.contains(span)).count();
        self.exact.add(same, kept.len(), markers.len());

        let items: Vec<_> = gold.citations.iter().flat_map(|c| &c.items).collect();
        let want: BTreeSet<(usize, &str)> = items
            .iter()
            .enumerate()
            .flat_map(|(at, item)| item.targets.iter().map(move |target| (at, target.as_str())))
            .collect();
        let names: Vec<Option<&str>> = found.references.iter().map(|span| entry(gold, *span)).collect();
        let mut got = BTreeSet::new();
        let mut pairs_found = 0;
        for (span, reference) in found.items.iter().filter(|item| counts(item.0)) {
            let Some(reference) = reference else { continue };
            pairs_found += 1;
            let name = names.get(*reference).copied().flatten();
            let fits = |(at, item): &(usize, &&super::gold::Item)| {
                let pair = name.map(|name| (*at, name));
                overlap(item.span, *span) > 0 && pair.is_some_and(|p| want.contains(&p) && !got.contains(&p))
            };
            match items.iter().enumerate().find(fits) {
                Some((at, _)) => {
                    got.extend(name.map(|name| (at, name)));
                }
                None => self.note(errors, gold, "WRONG", *span, name.unwrap_or("no entry of the file")),
            }
        }
        for (at, target) in want.difference(&got) {
            if let Some(item) = items.get(*at) {
                let own = found.items.iter().find(|own| overlap(own.0, item.span) > 0);
                let what = match own {
                    None => "LOST-unmarked",
                    Some((_, None)) => "LOST-unresolved",
                    Some(_) => "LOST-other",
                };
                self.note(errors, gold, what, item.span, target);
            }
        }
        self.resolve.add(got.len(), pairs_found, want.len());
        let all = markers.len() == kept.len() && hit.len() == kept.len();
        let clean = got.len() == want.len() && pairs_found == want.len();
        self.perfect += usize::from(clean && (!want.is_empty() || all));

        let near = |start: usize| found.references.iter().any(|r| r.0.abs_diff(start) <= 6);
        let begun = gold.references.iter().filter(|r| near(r.1)).count();
        self.references.add(begun.min(found.references.len()), found.references.len(), gold.references.len());
        for (index, span) in markers.iter().enumerate().filter(|(index, _)| !hit.contains(index)) {
            let _ = index;
            self.note(errors, gold, "MISSED", *span, "");
        }
        for (_, span) in kept.iter().enumerate().filter(|(index, _)| !matched.contains(index)) {
            self.note(errors, gold, "FALSE", *span, "");
        }
        self.meanings(gold, &found, errors);
    }

    fn meanings(&mut self, gold: &Gold, found: &Found, errors: usize) {
        for marker in &gold.citations {
            let Some(norm) = &marker.norm else { continue };
            // The file joins a name and a year by a colon.
            let wanted: Vec<String> =
                norm.split_whitespace().map(|word| word.replacen(':', " ", 1)).collect();
            let plain = wanted.join(" ");
            let of_marker = found.meanings.iter().filter(|(span, _)| *span == marker.span);
            let same = of_marker.clone().any(|(_, meaning)| *meaning == plain || meaning == norm);
            self.meant.add(usize::from(same), 1, 1);
            if !same {
                let seen: Vec<_> = of_marker.map(|(_, meaning)| meaning.as_str()).collect();
                self.note(errors, gold, "MEANS", marker.span, &format!("{norm} not {}", seen.join(" / ")));
            }
        }
    }

    fn note(&mut self, most: usize, gold: &Gold, what: &str, span: (usize, usize), why: &str) {
        if self.errors.len() >= most {
            return;
        }
        let chars: Vec<char> = gold.text.chars().collect();
        let words = |from: usize, to: usize| -> String {
            let stretch = chars.get(from.min(chars.len())..to.min(chars.len())).unwrap_or_default();
            stretch.iter().map(|c| if *c == '\n' { '⏎' } else { *c }).collect()
        };
        let why: String = match gold.references.iter().find(|r| r.0 == why) {
            Some(r) => format!("{why}: {}", words(r.1, r.2.min(r.1 + 90))),
            None => why.to_owned(),
        };
        self.errors.push(format!(
            "{what} {}: {}>>{}<<{} | {why}",
            gold.id,
            words(span.0.saturating_sub(50), span.0),
            words(span.0, span.1),
            words(span.1, span.1 + 25),
        ));
    }

    /// Adds the figures of `other`.
    pub(crate) fn join(&mut self, other: &Self) {
        self.articles += other.articles;
        self.words += other.words;
        self.perfect += other.perfect;
        let tallies = [
            (&mut self.marker, other.marker),
            (&mut self.exact, other.exact),
            (&mut self.resolve, other.resolve),
            (&mut self.references, other.references),
            (&mut self.meant, other.meant),
        ];
        for (own, theirs) in tallies {
            own.add(theirs.hits, theirs.found, theirs.gold);
        }
    }
}

fn sorted(spans: impl Iterator<Item = (usize, usize)>) -> Vec<(usize, usize)> {
    let mut spans: Vec<_> = spans.collect();
    spans.sort_unstable();
    spans
}

fn overlap(a: (usize, usize), b: (usize, usize)) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// The id of the entry of the file that shares the most with `span`.
fn entry(gold: &Gold, span: (usize, usize)) -> Option<&str> {
    let shared = gold.references.iter().map(|r| (overlap((r.1, r.2), span), r.0.as_str()));
    shared.max().filter(|(most, _)| *most > 0).map(|(_, id)| id)
}

/// The indices of those of `gold` and of `found` that are paired one to one, the largest overlap first.
fn pairs(gold: &[(usize, usize)], found: &[(usize, usize)]) -> (BTreeSet<usize>, BTreeSet<usize>) {
    let mut candidates = Vec::new();
    let mut first = 0;
    for (i, g) in gold.iter().enumerate() {
        while found.get(first).is_some_and(|f| f.1 <= g.0) {
            first += 1;
        }
        for (j, f) in found.iter().enumerate().skip(first).take_while(|(_, f)| f.0 < g.1) {
            if overlap(*g, *f) > 0 {
                candidates.push((overlap(*g, *f), i, j));
            }
        }
    }
    candidates.sort_by_key(|c| std::cmp::Reverse(c.0));
    let (mut left, mut right) = (BTreeSet::new(), BTreeSet::new());
    for (_, i, j) in candidates {
        if !left.contains(&i) && !right.contains(&j) {
            left.insert(i);
            right.insert(j);
        }
    }
    (left, right)
}

/// What `analysis` says, in code points of `text`.
fn found(text: &str, analysis: &Analysis) -> Found {
    let mut places = BTreeMap::new();
    let spans = || {
        let markers = analysis.citations.iter().map(|c| c.span);
        let pointers = analysis.citations.iter().flat_map(|c| c.pointers.iter().map(|p| p.span));
        markers.chain(pointers).chain(analysis.references.iter().map(|r| r.span))
    };
    for span in spans() {
        places.insert(span.start, 0);
        places.insert(span.end, 0);
    }
    let (mut from, mut count) = (0, 0);
    for (at, place) in &mut places {
        count += Span::new(from, *at).slice(text).chars().count();
        (from, *place) = (*at, count);
    }
    let at = |span: Span| {
        (places.get(&span.start).copied().unwrap_or(0), places.get(&span.end).copied().unwrap_or(0))
    };
    let meaning = |c: &provenote::detect::Citation| {
        let labels = c.pointers.iter().map(|p| p.label.as_str());
        let mut words: Vec<String> = labels.map(str::to_owned).collect();
        let locator = c.pointers.iter().find_map(|p| p.locator.as_ref());
        words.extend(locator.map(|l| format!("@{l}")));
        (at(c.span), words.join(" "))
    };
    Found {
        markers: analysis.citations.iter().map(|c| at(c.span)).collect(),
        items: sorted_items(analysis, &at),
        references: analysis.references.iter().map(|r| at(r.span)).collect(),
        meanings: analysis.citations.iter().map(meaning).collect(),
    }
}

fn sorted_items(
    analysis: &Analysis,
    at: &impl Fn(Span) -> (usize, usize),
) -> Vec<((usize, usize), Option<usize>)> {
    let pointers = analysis.citations.iter().flat_map(|c| &c.pointers);
    let mut items: Vec<_> = pointers.map(|p| (at(p.span), p.reference.ok())).collect();
    items.sort_unstable();
    items
}
