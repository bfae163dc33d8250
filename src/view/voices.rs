//! Voices: who speaks how much, in what manner, and where in the article.

use crate::annotation::Id;
use crate::detect::{Quotation, QuotationKind};
use crate::session::{Origin, Session};
use crate::text::Article;

use super::shown::{Shown, passes, stands};

/// What one speaker says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// Index of the speaker.
    pub speaker: usize,
    /// Indices of their quotations, in text order.
    pub quotations: Vec<usize>,
    /// Words quoted of them: in marks, partly in marks, in none.
    pub words: [usize; 3],
}

impl Voice {
    /// All words quoted of them.
    pub fn total(&self) -> usize {
        self.words.iter().sum()
    }

    /// The shares of [`Voice::words`] in percent, rounded so that they make 100 where there are words.
    pub fn shares(&self) -> [usize; 3] {
        let [marked, mixed, _] = self.words;
        let all = self.total();
        if all == 0 {
            return [0; 3];
        }
        // Rounding the sums, not the parts, keeps their differences at 100.
        let percent = |words: usize| (words * 100 + all / 2) / all;
        let (first, second) = (percent(marked), percent(marked + mixed));
        [first, second - first, 100 - second]
    }
}

/// For each speaker, whether they are one to show: something is said by them that `lets` lets through, or the person made
/// or named them.
pub fn known(session: &Session, shown: Shown, lets: fn(&Session, Shown, Id) -> bool) -> Vec<bool> {
    let mut known = vec![false; session.analysis.speakers.len()];
    for (index, quotation) in session.analysis.quotations.iter().enumerate() {
        let speaker = quotation.speaker_ref.and_then(|at| known.get_mut(at));
        if let Some(speaker) = speaker {
            *speaker |= lets(session, shown, Id::quotation(index));
        }
    }
    for (at, known) in known.iter_mut().enumerate() {
        let id = Id::speaker(at);
        *known = session.has(id) && (*known || session.standing(id).origin != Origin::Automatic);
    }
    known
}

/// The speakers of `session`, who is quoted with most words first; those without a quotation that stands last.
pub fn voices(session: &Session, shown: Shown) -> Vec<Voice> {
    let count = session.analysis.speakers.len();
    let mut voices: Vec<Voice> = (0..count).map(|speaker| Voice { speaker, ..Voice::default() }).collect();
    for (index, quotation) in session.analysis.quotations.iter().enumerate() {
        let voice = quotation.speaker_ref.and_then(|speaker| voices.get_mut(speaker));
        let Some(voice) = voice.filter(|_| stands(session, shown, Id::quotation(index))) else { continue };
        voice.quotations.push(index);
        let manner = match quotation.kind {
            QuotationKind::Direct => 0,
            QuotationKind::Mixed => 1,
            QuotationKind::Indirect | QuotationKind::Pull => 2,
        };
        if let Some(words) = voice.words.get_mut(manner) {
            *words += words_of(&session.article, quotation);
        }
    }
    let known = known(session, shown, passes);
    voices.retain(|voice| known.get(voice.speaker) == Some(&true));
    voices.sort_by_key(|voice| (std::cmp::Reverse(voice.total()), voice.speaker));
    voices
}

fn words_of(article: &Article, quotation: &Quotation) -> usize {
    let words = |text: &str| {
        let words = text.split_whitespace();
        words.filter(|word| word.chars().any(char::is_alphanumeric)).count()
    };
    quotation.content.iter().map(|&span| words(article.slice(span))).sum()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::detect::{Analysis, Manner, Speaker};
    use crate::session::{Action, Status, reduce};
    use crate::text::{Span, ingest};

    fn session() -> Rc<Session> {
        let article = ingest::from_plain("one two three — four five six seven");
        let speaker = |name: &str| Speaker { name: name.to_owned(), ..Speaker::default() };
        let quotation = |kind, span, speaker| Quotation {
            kind,
            manner: Manner::Speech,
            content: vec![span],
            cue: Vec::new(),
            speaker: Vec::new(),
            speaker_ref: Some(speaker),
            citations: Vec::new(),
            rule: "",
            confidence: 1.0,
        };
        let analysis = Analysis {
            speakers: vec![speaker("A"), speaker("B")],
            quotations: vec![
                quotation(QuotationKind::Direct, Span::new(0, 7), 0),
                quotation(QuotationKind::Mixed, Span::new(8, 22), 1),
                quotation(QuotationKind::Indirect, Span::new(22, 37), 1),
            ],
            ..Analysis::default()
        };
        reduce(Rc::default(), Action::Opened(article, analysis))
    }

    #[test]
    fn who_says_most_comes_first() {
        let voices = voices(&session(), Shown::default());
        let [most, least] = &voices[..] else { panic!("two speakers") };
        assert_eq!((most.speaker, most.words, &most.quotations[..]), (1, [0, 2, 3], &[1, 2][..]));
        assert_eq!((least.speaker, least.total()), (0, 2));
        assert_eq!(most.shares(), [0, 40, 60]);
        assert_eq!(least.shares(), [100, 0, 0]);
    }

    #[test]
    fn what_is_rejected_is_not_said() {
        let rejected = reduce(session(), Action::Decided(vec![Id::quotation(0)], Status::Rejected));
        let voices = voices(&rejected, Shown::default());
        assert_eq!(voices.last().map(|voice| (voice.speaker, voice.total())), Some((0, 0)));
        assert_eq!(known(&rejected, Shown::default(), passes), [true, true], "both have a card");
        assert_eq!(known(&rejected, Shown::default(), stands), [false, true], "one is counted");
        assert_eq!(Voice::default().shares(), [0; 3]);
    }
}
