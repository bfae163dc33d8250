//! The ids of a file and the annotations that they name.

use crate::annotation::{Id, Subject};
use crate::export::json::Json;

/// The ids of one list of a file, and the index that each annotation gets.
pub(super) struct Roll<'j> {
    /// The index of each item of the list, and whether its id did not say so.
    pub(super) at: Vec<(u32, bool)>,
    /// Ids with the index they name, by id.
    named: Vec<(&'j str, u32)>,
    /// How many annotations the list is to have: those of the file and the gaps between.
    pub(super) size: usize,
}

impl<'j> Roll<'j> {
    /// Gives each item of `list` the index that its id says. Ids of other programs, ids that are taken, and
    /// numbers far beyond what the list could ever have held get what follows the last.
    pub(super) fn of(list: &'j [Json], letter: char) -> Self {
        let most = list.len() * 4 + 1000;
        let ids: Vec<Option<&str>> = list.iter().map(|item| item.get("id").text()).collect();
        let number = |id: &str| {
            let digits = id.strip_prefix(letter)?;
            let plain = !digits.starts_with(&['0', '+'][..]);
            let number: usize = digits.parse().ok()?;
            (plain && number <= most).then(|| number - 1)
        };
        let mut taken: Vec<bool> = Vec::new();
        let mut said: Vec<Option<usize>> = Vec::with_capacity(ids.len());
        for id in &ids {
            let at = id.and_then(number);
            if let Some(at) = at.filter(|at| *at >= taken.len()) {
                taken.resize(at + 1, false);
            }
            let free = at.filter(|&at| taken.get(at) == Some(&false));
            if let Some(slot) = free.and_then(|at| taken.get_mut(at)) {
                *slot = true;
            }
            said.push(free);
        }
        let mut size = taken.len();
        let (mut at, mut named) = (Vec::with_capacity(ids.len()), Vec::new());
        for (id, said) in ids.iter().zip(said) {
            let index = said.unwrap_or(size) as u32;
            size = size.max(index as usize + 1);
            at.push((index, said.is_none()));
            named.extend(id.map(|id| (id, index)));
        }
        // Of two with one id, the first has it.
        named.sort_by_key(|(id, _)| *id);
        Self { at, named, size }
    }

    /// The index of the annotation that the file calls `id`.
    pub(super) fn index(&self, id: &str) -> Option<usize> {
        let first = self.named.partition_point(|(other, _)| *other < id);
        self.named.get(first).filter(|(other, _)| *other == id).map(|(_, index)| *index as usize)
    }
}

/// What messages call the item at `at` of the list of a kind.
pub(super) fn called(subject: Subject, index: u32, item: &Json, anew: bool) -> String {
    let id = Id { subject, index }.to_string();
    match item.get("id").text() {
        Some(own) if anew => super::place::short(own),
        _ => id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roll(ids: &[&str]) -> (Vec<u32>, Vec<bool>, usize) {
        let record = |id: &&str| Json::Record(vec![("id".to_owned(), Json::Text((*id).to_owned()))]);
        let list: Vec<Json> = ids.iter().map(record).collect();
        let roll = Roll::of(&list, 'c');
        let (at, anew) = roll.at.iter().copied().unzip();
        (at, anew, roll.size)
    }

    #[test]
    fn ids_of_our_own_keep_their_numbers() {
        assert_eq!(roll(&["c2", "c1", "c7"]), (vec![1, 0, 6], vec![false; 3], 7));
        assert_eq!(roll(&[]), (vec![], vec![], 0));
    }

    #[test]
    fn other_ids_follow_the_last() {
        let ids = ["c2", "x", "c2", "c0", "c01", "c+3", "c99999999999999999999", "q1", "c2000", "c"];
        let (at, anew, size) = roll(&ids);
        assert_eq!(at, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        assert_eq!((anew[0], anew[1..].iter().all(|anew| *anew), size), (false, true, 11));
    }
}
