//! Which annotations the panel lists: by words, by what was decided, by kind and by how sure the machine is.

use std::rc::Rc;

use crate::annotation::{Annotation, Id};
use crate::detect::QuotationKind;
use crate::session::{Origin, Session, Status};
use crate::text::{Span, letter};

use super::label;

/// What was decided about the annotations that are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decided {
    /// Anything.
    #[default]
    Any,
    /// Nothing yet.
    Open,
    /// Yes.
    Accepted,
    /// No.
    Rejected,
    /// The person made or changed it.
    ByHand,
    /// The person wrote a note.
    Noted,
}

impl Decided {
    /// All, in the order of the list, with their names.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Any, "Decision"),
        (Self::Open, "To decide"),
        (Self::Accepted, "Accepted"),
        (Self::Rejected, "Rejected"),
        (Self::ByHand, "Made or changed by hand"),
        (Self::Noted, "With a note"),
    ];
}

/// How sure the machine is of the annotations that are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Confidence {
    /// Whatever it is.
    #[default]
    Any,
    /// It is not sure.
    Unsure,
    /// It is sure.
    Sure,
}

impl Confidence {
    /// All, in the order of the list, with their names.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Any, "Confidence"), (Self::Unsure, "The machine is unsure"), (Self::Sure, "It is sure")];
}

/// The machine is sure of what is at least this likely, which is shown as 90%.
pub const SURE: f32 = 0.895;

/// The kinds of quotations, with their names.
pub const KINDS: [(Option<QuotationKind>, &str); 5] = [
    (None, "Kind"),
    (Some(QuotationKind::Direct), "Direct"),
    (Some(QuotationKind::Indirect), "Indirect"),
    (Some(QuotationKind::Mixed), "Mixed"),
    (Some(QuotationKind::Pull), "Pull quote"),
];

/// What is listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must be in it, in small letters; all where there are none.
    pub words: Rc<str>,
    /// What was decided.
    pub decided: Decided,
    /// The kind of quotation.
    pub kind: Option<QuotationKind>,
    /// How sure the machine is.
    pub confidence: Confidence,
}

impl Filter {
    /// True where everything is listed.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// True where the annotation `id` is listed.
    pub fn lets(&self, session: &Session, id: Id) -> bool {
        if self.is_open() {
            return true;
        }
        let Some(it) = Annotation::of(&session.analysis, id) else { return false };
        let standing = session.standing(id);
        let decided = match self.decided {
            Decided::Any => true,
            Decided::Open => standing.status == Status::Suggested,
            Decided::Accepted => standing.status == Status::Accepted,
            Decided::Rejected => standing.status == Status::Rejected,
            Decided::ByHand => standing.origin != Origin::Automatic,
            Decided::Noted => standing.note.is_some(),
        };
        let (kind, sure) = match &it {
            Annotation::Quotation(it) => (Some(it.kind), it.confidence),
            Annotation::Citation(it) => (None, it.confidence),
            Annotation::Reference(_) | Annotation::Speaker(_) => (None, 1.0),
        };
        let like = self.kind.is_none() || kind.is_none() || kind == self.kind;
        let sure = match self.confidence {
            Confidence::Any => true,
            Confidence::Unsure => sure < SURE,
            Confidence::Sure => sure >= SURE,
        };
        decided && like && sure && (self.words.is_empty() || self.says(session, id, &it))
    }

    /// True where the annotation has the words, in the text or in what is said of it.
    fn says(&self, session: &Session, id: Id, it: &Annotation) -> bool {
        let speaker = |at: Option<usize>| at.and_then(|at| session.analysis.speakers.get(at));
        let mut words = String::new();
        let mut add = |more: &str| {
            words.push_str(more);
            words.push(' ');
        };
        match it {
            Annotation::Quotation(it) => {
                for spans in [&it.content, &it.cue, &it.speaker] {
                    add(&label::words(&session.article, spans));
                }
                add(speaker(it.speaker_ref).map_or("", |it| &it.name));
            }
            Annotation::Citation(it) => {
                add(session.article.slice(it.span));
                it.pointers.iter().for_each(|pointer| add(&pointer.label));
            }
            Annotation::Reference(it) => add(&label::one_line(session.article.slice(it.span))),
            Annotation::Speaker(it) => {
                add(&it.name);
                add(it.role.as_deref().unwrap_or_default());
            }
        }
        add(session.standing(id).note.as_deref().unwrap_or_default());
        letter::small(&words).contains(&*self.words)
    }
}

/// Most places that are counted.
const MOST: usize = 10_000;

/// Where `text` has `words`, whose letters are small, whichever letters the text has; not overlapping.
pub fn places(text: &str, words: &str) -> Vec<Span> {
    let mut places = Vec::new();
    let Some(first) = words.chars().next() else { return places };
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if at < from || letter::small_letter(c) != first {
            continue;
        }
        let mut wanted = words.chars();
        let mut rest = text.get(at..).unwrap_or_default().chars();
        let mut end = at;
        let is_there = loop {
            let Some(letter) = wanted.next() else { break true };
            match rest.next() {
                Some(c) if letter::small_letter(c) == letter || (letter == ' ' && c.is_whitespace()) => {
                    end += c.len_utf8();
                }
                _ => break false,
            }
        };
        if is_there {
            places.push(Span::of(&(at..end)));
            from = end;
            if places.len() == MOST {
                break;
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Analysis, Speaker};
    use crate::session::{Action, reduce};
    use crate::text::ingest;

    #[test]
    fn words_are_found_in_any_letters() {
        let text = "The Pier. the\npier, THE PIER";
        let found: Vec<&str> = places(text, "the pier").into_iter().map(|span| span.slice(text)).collect();
        assert_eq!(found, ["The Pier", "the\npier", "THE PIER"]);
        assert!(places(text, "").is_empty() && places("", "pier").is_empty());
    }

    #[test]
    fn a_filter_goes_by_words_notes_and_decisions() {
        let speaker = |name: &str| Speaker { name: name.to_owned(), ..Speaker::default() };
        let analysis =
            Analysis { speakers: vec![speaker("Mara Lund"), speaker("Bo")], ..Analysis::default() };
        let mut session = reduce(Rc::default(), Action::Opened(ingest::from_plain("Words."), analysis));
        let listed =
            |filter: Filter, session: &Session| [0, 1].map(|at| filter.lets(session, Id::speaker(at)));
        let by_words = |words: &str| Filter { words: words.into(), ..Filter::default() };
        assert_eq!(listed(Filter::default(), &session), [true, true]);
        assert_eq!(listed(by_words("lund"), &session), [true, false]);
        session = reduce(session, Action::Noted(Id::speaker(1), "ask Lund".to_owned()));
        assert_eq!(listed(by_words("lund"), &session), [true, true]);
        let noted = Filter { decided: Decided::Noted, ..Filter::default() };
        assert_eq!(listed(noted, &session), [false, true]);
        let open = Filter { decided: Decided::Open, ..Filter::default() };
        session = reduce(session, Action::Decided(vec![Id::speaker(0)], Status::Accepted));
        assert_eq!(listed(open, &session), [false, true]);
    }
}
