//! Compares what is expected of a case with what the engine finds in it.

use std::collections::BTreeSet;

use provenote::annotation::Id;
use provenote::detect::{Analysis, Quotation, analyse};
use provenote::text::{Span, ingest, sentence};

use super::case::Case;

/// One line a difference; empty where the case is found as written.
pub(crate) fn differences(case: &Case, checks: &BTreeSet<String>) -> Vec<String> {
    let article = ingest::from_plain(&case.text);
    let analysis = analyse(&article);
    let mut out = Vec::new();
    let on = |check: &str| checks.contains(check);
    if on("citations") {
        sets(case, &mut out, "citation", expected(case, 'c'), analysis.citations.iter().map(|c| c.span));
    }
    if on("references") {
        sets(case, &mut out, "reference", expected(case, 'r'), analysis.references.iter().map(|r| r.span));
    }
    if on("sentences") {
        let found = article.paragraphs.iter().flat_map(|p| sentence::sentences(&article.text, p.span));
        sets(case, &mut out, "sentence", expected(case, 'n'), found);
    }
    if on("quotations") {
        quotations(case, &analysis, &mut out);
    }
    for (tag, rest) in &case.notes {
        note(case, &analysis, on("speakers"), tag, rest, &mut out);
    }
    if on("speakers") {
        speakers(case, &analysis, &mut out);
    }
    out
}

fn expected(case: &Case, kind: char) -> Vec<Span> {
    let of_kind = case.marks.iter().filter(|mark| mark.kind == kind);
    of_kind.map(|mark| Span::of(&(mark.range.0..mark.range.1))).collect()
}

fn sets(
    case: &Case,
    out: &mut Vec<String>,
    what: &str,
    expected: Vec<Span>,
    found: impl Iterator<Item = Span>,
) {
    let expected: BTreeSet<Span> = expected.into_iter().collect();
    let found: BTreeSet<Span> = found.collect();
    for span in expected.difference(&found) {
        out.push(format!("missed {what} {:?}", span.slice(&case.text)));
    }
    for span in found.difference(&expected) {
        out.push(format!("false {what} {:?}", span.slice(&case.text)));
    }
}

/// Content, cue and speaker pieces of a quotation.
type Pieces = [Vec<Span>; 3];

fn expected_quotation(case: &Case, number: usize) -> Pieces {
    ['q', 'u', 's'].map(|kind| {
        let of = case.marks.iter().filter(|mark| mark.kind == kind && mark.number == number);
        of.map(|mark| Span::of(&(mark.range.0..mark.range.1))).collect()
    })
}

fn found_quotation(quotation: &Quotation) -> Pieces {
    let sorted = |spans: &Vec<Span>| {
        let mut spans = spans.clone();
        spans.sort_unstable();
        spans
    };
    [sorted(&quotation.content), sorted(&quotation.cue), sorted(&quotation.speaker)]
}

fn numbers(case: &Case) -> BTreeSet<usize> {
    case.marks.iter().filter(|mark| mark.kind == 'q').map(|mark| mark.number).collect()
}

fn quotations(case: &Case, analysis: &Analysis, out: &mut Vec<String>) {
    let show = |pieces: &Pieces| {
        let of = |i: usize| pieces[i].iter().map(|s| s.slice(&case.text)).collect::<Vec<_>>().join(" … ");
        format!("{{{}}} cue {{{}}} speaker {{{}}}", of(0), of(1), of(2))
    };
    let expected: Vec<Pieces> = numbers(case).into_iter().map(|n| expected_quotation(case, n)).collect();
    let found: Vec<Pieces> = analysis.quotations.iter().map(found_quotation).collect();
    for pieces in expected.iter().filter(|pieces| !found.contains(pieces)) {
        out.push(format!("missed quotation {}", show(pieces)));
    }
    for (pieces, quotation) in found.iter().zip(&analysis.quotations) {
        if !expected.contains(pieces) {
            out.push(format!("false quotation {} by rule {:?}", show(pieces), quotation.rule));
        }
    }
}

/// The quotation that the fixture calls `qN`, by its pieces.
fn named(case: &Case, analysis: &Analysis, number: usize) -> Option<usize> {
    let pieces = expected_quotation(case, number);
    analysis.quotations.iter().position(|quotation| found_quotation(quotation) == pieces)
}

fn note(case: &Case, analysis: &Analysis, with_speakers: bool, tag: &str, rest: &str, out: &mut Vec<String>) {
    let (kind, number) = tag.split_at(1);
    let number: usize = number.parse().unwrap_or_else(|_| panic!("{}: odd note {tag:?}", case.name));
    let found = match kind {
        "c" => analysis.citations.get(number - 1).map(|citation| {
            let labels: Vec<_> = citation.pointers.iter().map(|p| p.label.clone()).collect();
            let entries = citation.pointers.iter().map(|p| match p.reference {
                Ok(index) => Id::reference(index).to_string(),
                Err(_) => "-".to_owned(),
            });
            let labels = labels.join(" ");
            if rest.contains("->") {
                format!("{labels} -> {}", entries.collect::<Vec<_>>().join(" "))
            } else {
                labels
            }
        }),
        "r" => analysis.references.get(number - 1).map(|reference| {
            let mut parts = Vec::new();
            for part in rest.split('|') {
                let text = |span: Option<Span>| span.map_or("-", |s| s.slice(&case.text)).to_owned();
                parts.push(match part.split_whitespace().next() {
                    Some("label") => format!("label {}", reference.label.as_deref().unwrap_or("-")),
                    Some("doi") => format!("doi {}", text(reference.doi)),
                    Some("year") => format!("year {}", text(reference.year)),
                    Some("title") => format!("title {}", text(reference.title)),
                    Some("isbn") => format!("isbn {}", text(reference.isbn)),
                    Some("authors") => {
                        let names: Vec<_> = reference.authors.iter().map(|a| a.slice(&case.text)).collect();
                        format!("authors {}", names.join(", "))
                    }
                    _ => format!("url {}", text(reference.url)),
                });
            }
            parts.join(" | ")
        }),
        "q" => named(case, analysis, number).map(|index| quotation_note(analysis, index, rest)),
        "p" if with_speakers => return,
        "p" => panic!("{}: `p` notes need `# check: speakers`", case.name),
        _ => panic!("{}: odd note {tag:?}", case.name),
    };
    let wanted = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    match found {
        Some(found) if found == wanted => {}
        found => out.push(format!("{tag}: expected {wanted:?}, found {:?}", found.unwrap_or_default())),
    }
}

/// `KIND [thought] [| speaker name [| c1 c2]]`, with as many parts as `rest` asks for.
fn quotation_note(analysis: &Analysis, index: usize, rest: &str) -> String {
    let quotation = &analysis.quotations[index];
    let mut parts = vec![quotation.kind.name().to_owned()];
    if quotation.manner.name() != "speech" {
        parts[0] += " thought";
    }
    let name = quotation.speaker_ref.map_or("-", |s| analysis.speakers[s].name.as_str());
    parts.push(name.to_owned());
    let ids: Vec<_> = quotation.citations.iter().map(|&c| Id::citation(c).to_string()).collect();
    parts.push(if ids.is_empty() { "-".to_owned() } else { ids.join(" ") });
    parts.truncate(rest.split('|').count());
    parts.join(" | ")
}

/// Compares `p` notes, `Name | role | q1 q2` (and `| anonymous`), with the speakers found; all of them must be noted.
fn speakers(case: &Case, analysis: &Analysis, out: &mut Vec<String>) {
    let number_of =
        |index: usize| numbers(case).into_iter().find(|&n| named(case, analysis, n) == Some(index));
    let found: BTreeSet<String> = (0..analysis.speakers.len())
        .map(|speaker| {
            let of = |q: &(usize, &Quotation)| q.1.speaker_ref == Some(speaker);
            let owned = analysis.quotations.iter().enumerate().filter(of);
            let mut owned: Vec<_> = owned.filter_map(|(index, _)| number_of(index)).collect();
            owned.sort_unstable();
            let owned: Vec<_> = owned.into_iter().map(|n| format!("q{n}")).collect();
            let speaker = &analysis.speakers[speaker];
            let role = speaker.role.as_deref().unwrap_or("-");
            let unnamed = if speaker.anonymous { " | anonymous" } else { "" };
            format!("{} | {role} | {}{unnamed}", speaker.name, owned.join(" "))
        })
        .collect();
    let noted = case.notes.iter().filter(|(tag, _)| tag.starts_with('p'));
    let noted: BTreeSet<String> =
        noted.map(|(_, rest)| rest.split('|').map(str::trim).collect::<Vec<_>>().join(" | ")).collect();
    out.extend(noted.difference(&found).map(|speaker| format!("missed speaker {speaker:?}")));
    out.extend(found.difference(&noted).map(|speaker| format!("false speaker {speaker:?}")));
}
