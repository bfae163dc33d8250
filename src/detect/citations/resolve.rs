//! Which entry does a number point to?

use super::numbers::Item;
use super::reference_list::{Numbering, ReferenceList};
use super::{Pointer, Unresolved};

/// The index of the entry with the number `label`, by its written label or, where `first` names the
/// number of the first entry, by order.
pub(super) fn entry(list: &ReferenceList, label: u32, first: Option<u32>) -> Result<usize, Unresolved> {
    if list.entries.is_empty() {
        return Err(Unresolved::NoList);
    }
    match (list.numbering, first) {
        (Numbering::Written, _) => list.labelled(label),
        (Numbering::Order, Some(first)) => label
            .checked_sub(first)
            .map(|index| index as usize)
            .filter(|index| *index < list.entries.len())
            .ok_or(Unresolved::OutOfRange),
        _ => Err(Unresolved::NotListed),
    }
}

/// The pointers for the numbers of `items`, one each.
pub(super) fn pointers(text: &str, list: &ReferenceList, items: &[Item], first: Option<u32>) -> Vec<Pointer> {
    let mut out = Vec::new();
    for item in items {
        for label in item.first..=item.last {
            out.push(Pointer {
                locator: item.locator.map(|span| span.slice(text).to_owned()),
                ..Pointer::new(item.span, label.to_string(), entry(list, label, first))
            });
        }
    }
    out
}
