//! What words in a file stand for.

use std::cell::RefCell;

use crate::detect::{Family, Manner, QuotationKind, Unresolved};
use crate::session::{Origin, Status};

/// Families of citations.
pub(super) const FAMILIES: [Family; 16] = [
    Family::NumericBracket,
    Family::NumericParenthesis,
    Family::Superscript,
    Family::AuthorYear,
    Family::AuthorPage,
    Family::Key,
    Family::Note,
    Family::Maintenance,
    Family::Wikitext,
    Family::Footnote,
    Family::Pandoc,
    Family::Latex,
    Family::Assistant,
    Family::Legal,
    Family::Identifier,
    Family::NamedSource,
];
/// Kinds of quotations, the most careful guess first.
pub(super) const KINDS: [QuotationKind; 4] =
    [QuotationKind::Indirect, QuotationKind::Direct, QuotationKind::Mixed, QuotationKind::Pull];
/// Manners of quotations.
pub(super) const MANNERS: [Manner; 2] = [Manner::Speech, Manner::Thought];
/// Origins of annotations.
pub(super) const ORIGINS: [Origin; 3] = [Origin::Automatic, Origin::Manual, Origin::Edited];
/// What a person may say of an annotation.
pub(super) const STATUSES: [Status; 3] = [Status::Suggested, Status::Accepted, Status::Rejected];
/// Why a pointer may have no reference.
pub(super) const REASONS: [Unresolved; 4] =
    [Unresolved::NotListed, Unresolved::NoList, Unresolved::Ambiguous, Unresolved::OutOfRange];

/// The one of `all` that goes by `name`.
pub(super) fn named<T: Copy>(all: &[T], name: fn(T) -> &'static str, wanted: &str) -> Option<T> {
    all.iter().copied().find(|it| name(*it) == wanted)
}

/// The most rules by other names than this program's that are told apart.
const RULES: usize = 1000;

thread_local! {
    /// Names of rules that files had, by name.
    static KNOWN: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// `rule` for as long as the program runs. Each name is kept once and never given back, and there are at most
/// [`RULES`] of at most 100 bytes each; a file with more than that gets `other` for the rest.
pub(super) fn rule(rule: &str) -> &'static str {
    KNOWN.with_borrow_mut(|known| match known.binary_search(&rule) {
        Ok(at) => known.get(at).copied().unwrap_or_default(),
        Err(at) if known.len() < RULES && rule.len() <= 100 => {
            let kept: &'static str = Box::leak(Box::from(rule));
            known.insert(at, kept);
            kept
        }
        Err(_) => "other",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_kept_once() {
        let (one, two) = (rule("a rule of a test"), rule(&String::from("a rule of a test")));
        assert!(std::ptr::eq(one, two));
        assert_eq!(rule(&"x".repeat(101)), "other");
    }
}
