//! Which citation markers support a quotation: those in its sentence or directly behind it.

use crate::detect::citations::Citation;
use crate::text::sentence::sentences;
use crate::text::{Article, Span};

use super::Quotation;

/// Links each quotation to the markers that support it. Both lists are in text order.
pub fn support(article: &Article, quotations: &mut [Quotation], citations: &[Citation]) {
    if citations.is_empty() {
        return;
    }
    let mut cut: Option<(usize, Vec<Span>)> = None;
    for quotation in quotations {
        let pieces = quotation.content.iter().chain(&quotation.cue).copied();
        let Some(whole) = pieces.reduce(Span::cover) else { continue };
        let mut reach = whole;
        for at in [whole.start, whole.end.saturating_sub(1)] {
            let Some(index) = article.paragraph_at(at) else { continue };
            if cut.as_ref().is_none_or(|(paragraph, _)| *paragraph != index) {
                let paragraph = article.paragraphs.get(index).map_or(whole, |paragraph| paragraph.span);
                cut = Some((index, sentences(&article.text, paragraph)));
            }
            let all = cut.as_ref().map_or(&[][..], |(_, sentences)| sentences);
            let sentence = all.partition_point(|sentence| sentence.end <= at);
            reach = all.get(sentence).map_or(reach, |sentence| reach.cover(*sentence));
        }
        let first = citations.partition_point(|citation| citation.span.end <= reach.start);
        for (index, citation) in citations.iter().enumerate().skip(first) {
            let gap = Span::new(reach.end, citation.span.start);
            let directly = gap.len() <= 8 && article.slice(gap).chars().all(|c| " .,”\"’)".contains(c));
            if !directly {
                break;
            }
            // A chain of markers reaches on: `… [1] [2]`.
            reach = reach.cover(citation.span);
            quotation.citations.push(index);
        }
    }
}
