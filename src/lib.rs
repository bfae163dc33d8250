//! Provenote finds who said what, and which source backs it, in an article: quotations with
//! their cue and speaker, citation markers with the reference they point to.
//!
//! The layers, each using only those above it (see `ARCHITECTURE.md`):
//!
//! * [`text`]: what is written. Spans, paragraphs, sentences, tokens, quotation marks.
//! * [`detect`]: what it means. [`detect::analyse`] is pure, total and linear.
//! * [`annotation`]: what we say of it. Marks, ids, selectors.
//! * [`session`]: what the person did. State changes only through [`session::reduce`].
//! * [`export`]: what leaves. The annotation document.
//! * [`view`]: what is shown. The text cut at mark edges.
//! * `app` and `platform`: how it is drawn, and the browser (feature `app`).

pub mod annotation;
pub mod detect;
pub mod export;
pub mod session;
pub mod text;
pub mod view;

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "app")]
pub mod platform;
