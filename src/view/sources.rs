//! Sources: which entries of the list are cited and where, which never, and what is cited without an entry.

use crate::annotation::{Id, Subject};
use crate::detect::{Family, Unresolved};
use crate::session::Session;

use super::shown::{Shown, passes, stands};

/// A label that citations have and the list has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing<'a> {
    /// The label, as the first marker has it.
    pub label: &'a str,
    /// Why it has no entry.
    pub why: Unresolved,
    /// Indices of the citations that point to it, in text order.
    pub cited_by: Vec<usize>,
}

/// A card in the list of citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// Index into [`Sources::missing`].
    Missing(usize),
    /// Index of an entry of the reference list.
    Entry(usize),
    /// Index of a citation.
    Marker(usize),
}

/// What stands behind the citations that a person has not rejected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources<'a> {
    /// Indices of the citations that point to each entry of the reference list, in text order.
    pub cited_by: Vec<Vec<usize>>,
    /// Labels without an entry, by reason, then in text order.
    pub missing: Vec<Missing<'a>>,
    /// All cards: what is amiss first, then the entries that are cited, those that never are, and the
    /// markers of the families that are shown.
    pub rows: Vec<Row>,
}

/// The sources of `session`.
pub fn sources(session: &Session, shown: Shown) -> Sources<'_> {
    let analysis = &session.analysis;
    let mut cited_by = vec![Vec::new(); analysis.references.len()];
    let mut lacking: Vec<(Unresolved, &str, usize)> = Vec::new();
    for (index, citation) in analysis.citations.iter().enumerate() {
        // A request for a source names none.
        if citation.family == Family::Maintenance || !stands(session, shown, Id::citation(index)) {
            continue;
        }
        for pointer in &citation.pointers {
            match pointer.reference {
                Err(why) => lacking.push((why, &pointer.label, index)),
                Ok(entry) => {
                    let list: Option<&mut Vec<usize>> = cited_by.get_mut(entry);
                    if let Some(list) = list.filter(|list| list.last() != Some(&index)) {
                        list.push(index);
                    }
                }
            }
        }
    }
    let missing = missing(lacking);
    let (never, cited): (Vec<usize>, Vec<usize>) =
        (0..cited_by.len()).partition(|&at| cited_by.get(at).is_none_or(Vec::is_empty));
    let markers = session.in_order(Subject::Citation).into_iter();
    let markers = markers.filter(|&at| passes(session, shown, Id::citation(at)));
    let mut rows: Vec<Row> = (0..missing.len()).map(Row::Missing).collect();
    rows.extend(cited.into_iter().chain(never).map(Row::Entry));
    rows.extend(markers.map(Row::Marker));
    Sources { cited_by, missing, rows }
}

/// Each label once, with the citations that have it.
fn missing(mut lacking: Vec<(Unresolved, &str, usize)>) -> Vec<Missing<'_>> {
    lacking.sort_unstable();
    lacking.dedup();
    let mut missing: Vec<Missing> = Vec::new();
    for (why, label, citation) in lacking {
        match missing.last_mut().filter(|it| it.why == why && it.label == label) {
            Some(it) => it.cited_by.push(citation),
            None => missing.push(Missing { label, why, cited_by: vec![citation] }),
        }
    }
    missing.sort_by_key(|it| (it.why, it.cited_by.first().copied()));
    missing
}

/// The families that the citations are of, with how many of each, the most frequent first.
pub fn families(session: &Session) -> Vec<(Family, usize)> {
    let mut counts: Vec<(Family, usize)> = Vec::new();
    for citation in &session.analysis.citations {
        match counts.iter_mut().find(|(family, _)| *family == citation.family) {
            Some((_, count)) => *count += 1,
            None => counts.push((citation.family, 1)),
        }
    }
    counts.sort_by_key(|&(family, count)| (std::cmp::Reverse(count), family));
    counts
}

impl Sources<'_> {
    /// The title of the group of cards that `row` is in.
    pub fn group(&self, row: Row) -> &'static str {
        match row {
            Row::Missing(at) => match self.missing.get(at).map(|it| it.why) {
                Some(Unresolved::OutOfRange) => "Numbers beyond the list",
                Some(Unresolved::Ambiguous) => "Cited, and listed more than once",
                Some(Unresolved::NoList) => "Cited, without a list",
                Some(Unresolved::NotListed) | None => "Cited, but not listed",
            },
            Row::Entry(at) if self.cited_by.get(at).is_none_or(Vec::is_empty) => "Listed, but never cited",
            Row::Entry(_) => "Sources",
            Row::Marker(_) => "In the text",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::detect::analyse;
    use crate::session::{Action, Status, reduce};
    use crate::text::ingest::from_plain;

    const ARTICLE: &str = "The mill closed [1, 4]. It had run for years [1].\n\nNobody knows why [3, 1].\n\n\
        References\n[1] Aro, S. The mill. 2019.\n[2] Lind, K. The weir. 2020.\n[3] Oduya, M. The race. 2021.\n";

    fn opened() -> Rc<Session> {
        let article = from_plain(ARTICLE);
        let analysis = analyse(&article);
        reduce(Rc::default(), Action::Opened(article, analysis))
    }

    fn titles(session: &Session) -> Vec<(&'static str, Row)> {
        let sources = sources(session, Shown::default());
        sources.rows.iter().map(|&row| (sources.group(row), row)).collect()
    }

    #[test]
    fn what_is_amiss_comes_first() {
        let session = opened();
        let expected = [
            ("Numbers beyond the list", Row::Missing(0)),
            ("Sources", Row::Entry(0)),
            ("Sources", Row::Entry(2)),
            ("Listed, but never cited", Row::Entry(1)),
            ("In the text", Row::Marker(0)),
            ("In the text", Row::Marker(1)),
            ("In the text", Row::Marker(2)),
        ];
        assert_eq!(titles(&session), expected);
        let sources = sources(&session, Shown::default());
        assert_eq!(sources.cited_by, [vec![0, 1, 2], vec![], vec![2]]);
        assert_eq!(
            sources.missing[0],
            Missing { label: "4", why: Unresolved::OutOfRange, cited_by: vec![0] }
        );
    }

    #[test]
    fn a_rejected_marker_cites_nothing_and_keeps_its_card() {
        let session = reduce(opened(), Action::Decided(vec![Id::citation(2)], Status::Rejected));
        let titles = titles(&session);
        assert!(titles.contains(&("Listed, but never cited", Row::Entry(2))));
        assert!(titles.contains(&("In the text", Row::Marker(2))));
    }

    #[test]
    fn a_family_can_be_left_out() {
        let session = opened();
        assert_eq!(families(&session), [(Family::NumericBracket, 3)]);
        let shown = Shown::default().without_or_with(Family::NumericBracket);
        let sources = sources(&session, shown);
        assert!(sources.missing.is_empty() && sources.rows.iter().all(|row| matches!(row, Row::Entry(_))));
    }
}
