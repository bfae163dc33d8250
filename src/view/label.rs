//! The words that cards use for what the machine found.

use crate::annotation::{Annotation, Id, Subject};
use crate::detect::{Family, Manner, Quotation, QuotationKind, Unresolved};
use crate::session::{Change, Session, Step};
use crate::text::{Article, Span};

/// What a quotation is called on its card.
pub const fn kind(quotation: &Quotation) -> &'static str {
    match (quotation.manner, quotation.kind) {
        (Manner::Thought, _) => "Thought",
        (Manner::Speech, QuotationKind::Direct) => "Direct",
        (Manner::Speech, QuotationKind::Indirect) => "Indirect",
        (Manner::Speech, QuotationKind::Mixed) => "Mixed",
        (Manner::Speech, QuotationKind::Pull) => "Pull quote",
    }
}

/// What a family of citations is called, with an example.
pub const fn family(family: Family) -> (&'static str, &'static str) {
    match family {
        Family::NumericBracket => ("Numbers", "[1]"),
        Family::NumericParenthesis => ("Numbers", "(1)"),
        Family::Superscript => ("Raised numbers", "¹"),
        Family::AuthorYear => ("Names and years", "(Lund 2010)"),
        Family::AuthorPage => ("Names and pages", "(Lund 23)"),
        Family::Key => ("Keys", "[Knu84]"),
        Family::Note => ("Notes", "[a]"),
        Family::Maintenance => ("Requests for a source", "[citation needed]"),
        Family::Wikitext => ("Wiki source", "<ref>"),
        Family::Footnote => ("Footnotes", "[^1]"),
        Family::Pandoc => ("Keys", "[@key]"),
        Family::Latex => ("Keys", "\\cite"),
        Family::Assistant => ("Assistant’s marks", "【1†】"),
        Family::Legal => ("Law", "531 U.S. 98"),
        Family::Identifier => ("Identifiers", "doi:"),
        Family::NamedSource => ("Named sources", "[Gazette]"),
    }
}

/// Why a pointer has no reference, as the end of a sentence about its label.
pub const fn unresolved(why: Unresolved) -> &'static str {
    match why {
        Unresolved::NoList => "no reference list in this article",
        Unresolved::NotListed => "not in the reference list",
        Unresolved::Ambiguous => "listed more than once",
        Unresolved::OutOfRange => "beyond the end of the reference list",
    }
}

/// What a rule goes by, in words. A rule that is not listed here is named in words already.
pub fn rule(name: &str) -> &str {
    match name {
        "model" => "worded like a report of what somebody says",
        "name-colon" => "name and colon before the words",
        "transcript" => "turn of a transcript",
        "signature" => "signed with a name",
        "uncued" => "words in marks on their own",
        "pull" => "the article says the same elsewhere",
        words => words,
    }
}

/// How sure the machine is, as a word and in percent.
pub fn confidence(sure: f32) -> String {
    // A whole number: printing fractions would add kilobytes to the page.
    #[allow(clippy::cast_sign_loss, reason = "from 0.5 to 100.5")]
    let percent = (sure.clamp(0.0, 1.0) * 100.0 + 0.5) as u8;
    let word = match percent {
        90.. => "sure",
        70.. => "fairly sure",
        _ => "unsure",
    };
    format!("{word}, {percent}%")
}

/// The words under `spans`, on one line; ` … ` stands between pieces.
pub fn words(article: &Article, spans: &[Span]) -> String {
    let pieces: Vec<String> = spans.iter().map(|&span| one_line(article.slice(span))).collect();
    pieces.join(" … ")
}

/// `text` with every run of white space as one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The entry `text` without the label that it starts with, and its brackets.
pub fn after_label<'a>(text: &'a str, label: &str) -> &'a str {
    let rest = text.trim_start_matches(&['[', '('][..]).strip_prefix(label);
    let rest = rest.filter(|rest| !rest.starts_with(char::is_alphanumeric));
    rest.map_or(text, |rest| rest.trim_start_matches(&[']', ')', '.', ':', ' '][..]))
}

/// The words around `span` on its own line, at most `reach` characters on each side and whole words only.
pub fn context(article: &Article, span: Span, reach: usize) -> (String, String) {
    let text = &*article.text;
    let before = text.get(..span.start as usize).unwrap_or_default();
    let after = text.get(span.end as usize..).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    (tail(before, reach), head(after, reach))
}

/// The end of `text`, at most `reach` characters and whole words only.
pub fn tail(text: &str, reach: usize) -> String {
    let Some((cut, _)) = text.char_indices().rev().nth(reach) else { return text.trim_start().to_owned() };
    let kept = text.get(cut..).unwrap_or_default();
    let whole = kept.split_once(' ').map_or(kept, |(_, rest)| rest);
    format!("…\u{a0}{whole}")
}

/// The start of `text`, at most `reach` characters and whole words only.
pub fn head(text: &str, reach: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(reach) else { return text.trim_end().to_owned() };
    let kept = text.get(..cut).unwrap_or_default();
    let whole = kept.rsplit_once(' ').map_or(kept, |(rest, _)| rest);
    format!("{whole}\u{a0}…")
}

/// `1 quote`, `2 quotes`.
pub fn counted(number: usize, one: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {one}{plural}", grouped(number))
}

/// The number with its thousands set apart: `12,345`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// What a step did, in words: `Accepted quote 3`, `Rejected 12 annotations`.
pub fn deed(step: &Step) -> String {
    let deed = step.deed.name();
    match subject(step) {
        _ if edits(step) => format!("{deed} the text"),
        Err(0) => format!("{deed} an orphan"),
        Err(count) => format!("{deed} {}", counted(count, "annotation")),
        Ok(id) => format!("{deed} {}", numbered(id)),
    }
}

/// The first words of what a step was done to, where that is one annotation. They are right only where no step
/// [edits] the text.
pub fn words_of(session: &Session, step: &Step) -> Option<String> {
    let span = Annotation::of(&session.analysis, subject(step).ok()?)?.first_span()?;
    Some(head(&one_line(session.article.slice(span)), WORDS))
}

/// How many characters tell which annotation a step was done to.
const WORDS: usize = 40;

/// True where a step changed the text.
pub fn edits(step: &Step) -> bool {
    step.changes.iter().any(|change| matches!(change, Change::Edition { .. }))
}

/// The one annotation that a step was done to, or how many there were.
fn subject(step: &Step) -> Result<Id, usize> {
    let mut ids: Vec<Id> = Vec::new();
    for change in &step.changes {
        if let Change::Standing { id, .. } | Change::Value { id, .. } = change {
            ids.push(*id);
        }
    }
    ids.dedup();
    // A quotation brings its speaker with it.
    let mut main = ids.iter().filter(|id| id.subject == Subject::Quotation);
    match (ids.as_slice(), main.next(), main.next()) {
        ([id], ..) | (_, Some(id), None) => Ok(*id),
        _ => Err(ids.len()),
    }
}

/// What an annotation is, for those who cannot see its mark: `quote 3, Mara Lund, accepted`.
pub fn told(session: &Session, id: Id) -> String {
    let mut told = numbered(id);
    if id.subject == Subject::Quotation {
        let speaker = session.analysis.quotations.get(id.index as usize).and_then(|it| it.speaker_ref);
        if let Some(speaker) = speaker.and_then(|at| session.analysis.speakers.get(at)) {
            told = format!("{told}, {}", speaker.name);
        }
    }
    format!("{told}, {}", session.status(id).name())
}

/// `quote 3`.
fn numbered(id: Id) -> String {
    let subject = match id.subject {
        Subject::Citation => "citation",
        Subject::Reference => "entry",
        Subject::Quotation => "quote",
        Subject::Speaker => "speaker",
    };
    format!("{subject} {}", id.index + 1)
}

/// The annotation that `name` names: `q1` and the like.
pub fn named(name: &str) -> Option<Id> {
    let mut letters = name.chars();
    let subject = match letters.next()? {
        'c' => Subject::Citation,
        'r' => Subject::Reference,
        'q' => Subject::Quotation,
        's' => Subject::Speaker,
        _ => return None,
    };
    let number: u32 = letters.as_str().parse().ok()?;
    Some(Id { subject, index: number.checked_sub(1)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ingest;

    #[test]
    fn context_stays_on_the_line_and_keeps_words_whole() {
        let article = ingest::from_plain("Above.\nThe talks resume [1] in the old town of Varna.\nBelow.");
        let span = Span::new(24, 27);
        assert_eq!(article.slice(span), "[1]");
        assert_eq!(context(&article, span, 8), ("…\u{a0}resume ".to_owned(), " in the\u{a0}…".to_owned()));
        let whole = ("The talks resume ".to_owned(), " in the old town of Varna.".to_owned());
        assert_eq!(context(&article, span, 80), whole);
    }

    #[test]
    fn an_entry_is_shown_without_its_label() {
        assert_eq!(after_label("[1] Aro, S. The mill.", "1"), "Aro, S. The mill.");
        assert_eq!(after_label("12. Aro, S.", "12"), "Aro, S.");
        assert_eq!(after_label("12th report", "12"), "12th report");
        assert_eq!(after_label("Aro, S. 2019.", "Aro 2019"), "Aro, S. 2019.");
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(12_345), "12,345");
        assert_eq!(counted(1, "quote"), "1 quote");
        assert_eq!(counted(1_000, "quote"), "1,000 quotes");
    }

    #[test]
    fn a_name_is_read_back() {
        for id in [Id::citation(0), Id::reference(9), Id::quotation(41), Id::speaker(3)] {
            assert_eq!(named(&id.to_string()), Some(id));
        }
        assert_eq!(named("q0"), None);
        assert_eq!(named("x1"), None);
    }
}
