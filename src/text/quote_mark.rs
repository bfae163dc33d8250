//! Quotation marks, paired.
