//! Which entry does a number point to?

use super::reference_list::{Numbering, ReferenceList};
use super::{Pointer, Unresolved};
use crate::text::Span;

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

/// The pointer for the number `label` at `span`.
pub(super) fn pointer(
    list: &ReferenceList,
    label: u32,
    first: Option<u32>,
    span: Span,
    locator: Option<&str>,
) -> Pointer {
    Pointer {
        locator: locator.map(str::to_owned),
        ..Pointer::new(span, label.to_string(), entry(list, label, first))
    }
}
