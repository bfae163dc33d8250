//! What leaves: the annotation document.
