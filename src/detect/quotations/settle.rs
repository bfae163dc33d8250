//! What a text is decides how much a single find is worth: news is full of speech, manuals are not.

use crate::text::{Article, search};

use super::{Manner, Quotation, QuotationKind};

/// What is said in so many bytes of text is what a text with speech has at least; news has several times as much.
const SPARSE: usize = 2000;

/// A text shorter than this says little about itself.
const SHORT: usize = 1500;

/// Quotations that a text with little speech has to have at least this confidence.
const SURE: f32 = 0.8;

/// Drops unsure quotations from texts in which hardly anybody speaks.
pub fn settle(article: &Article, quotations: &mut Vec<Quotation>) {
    let speech = quotations.iter().filter(|quotation| quotation.manner == Manner::Speech);
    let sure: f32 = speech.map(|quotation| quotation.confidence).sum();
    let len = article.text.len();
    let tenths = (len / (SPARSE / 10)).min(usize::from(u16::MAX)) as u16;
    if len >= SHORT && 10.0 * sure < f32::from(tenths) {
        quotations.retain(|quotation| {
            let named = quotation.speaker.first().is_some_and(|span| {
                let source = article.slice(*span);
                search::lists("he she", source)
                    || source.starts_with(char::is_uppercase) && !search::lists(NOBODY, source)
            });
            quotation.kind == QuotationKind::Pull || named && quotation.confidence >= SURE
        });
    }
}

/// What begins sentences of manuals, and speaks in none.
const NOBODY: &str =
    " This That These Those It We You I They There The Which Note We're I've I'd I'm You're You'll ";
