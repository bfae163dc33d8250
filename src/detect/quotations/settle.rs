//! What a text is decides how much a single find is worth: news is full of speech, manuals are not.

use crate::text::{Article, search};

use super::{Quotation, QuotationKind};

/// Quotations in so many bytes of text are what a text with speech has at least; news has seven times as many.
const SPARSE: usize = 1500;

/// Quotations that a text with few has to have more than this confidence.
const SURE: f32 = 0.75;

/// Drops unsure quotations from texts in which hardly any are.
pub fn settle(article: &Article, quotations: &mut Vec<Quotation>) {
    let sure: f32 = quotations.iter().map(|quotation| quotation.confidence).sum();
    let expected = (article.text.len() / SPARSE).min(usize::from(u16::MAX)) as u16;
    if sure < f32::from(expected) {
        quotations.retain(|quotation| {
            let named = quotation.speaker.first().is_some_and(|span| {
                let source = article.slice(*span);
                source.starts_with(char::is_uppercase) && !search::lists(NOBODY, source)
            });
            quotation.kind == QuotationKind::Pull || named && quotation.confidence >= SURE
        });
    }
}

/// What begins sentences of manuals, and speaks in none.
const NOBODY: &str =
    " This That These Those It We You I They There The Which Note We're I've I'd I'm You're ";
