//! What we say of it: marks, ids, selectors.
