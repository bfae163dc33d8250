//! Where does one sentence end and the next begin?
//!
//! The stops that Latin, Greek and Cyrillic text uses (`.`, `!`, `?`, `…`) also stand in
//! abbreviations and inside quotations, so each is decided by what stands right before and after
//! it. Every other stop (`。`, `؟`, `।`) means what it says.

mod abbreviation;
mod tail;

use memchr::memchr3_iter;

use self::abbreviation::Abbreviation;
use self::tail::Tail;
use super::search;
use super::span::Span;

/// The sentences of one paragraph, in order and trimmed: together they hold all of its text but
/// white space. What closes a sentence (quotation marks, brackets, citation markers) belongs to it.
pub fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    let body = paragraph.slice(text);
    let mut cuts = Vec::new();
    cut_at_stops(body, memchr3_iter(b'.', b'!', b'?', body.as_bytes()), &mut cuts);
    if !body.is_ascii() {
        cut_at_stops(body, body.match_indices('…').map(|(at, _)| at), &mut cuts);
        if body.chars().any(is_foreign) {
            cut_at_foreign_stops(body, &mut cuts);
        }
        cuts.sort_unstable();
        cuts.dedup();
    }
    cuts.push(body.len());
    let mut out = Vec::with_capacity(cuts.len());
    let mut start = 0;
    for end in cuts {
        let span = Span::of(&(start..end)).shifted(paragraph.start).trimmed(text);
        if !span.is_empty() {
            out.push(span);
        }
        start = end;
    }
    out
}

/// Adds the ends of sentences among `stops`, the bytes at which a stop stands, in order.
fn cut_at_stops(body: &str, stops: impl Iterator<Item = usize>, cuts: &mut Vec<usize>) {
    let mut done = 0;
    for at in stops {
        if at < done {
            continue;
        }
        let after = body.get(at..).unwrap_or_default();
        let run = after.len() - after.trim_start_matches(is_stop).len();
        let tail = Tail::of(body, at + run);
        if ends_sentence(body, at, run, &tail) {
            cuts.push(tail.end);
            done = tail.end;
        } else {
            done = at + run;
        }
    }
}

/// Adds the ends of sentences that scripts with stops of their own have.
fn cut_at_foreign_stops(body: &str, cuts: &mut Vec<usize>) {
    for (at, stop) in body.match_indices(is_foreign_stop) {
        let end = Tail::of(body, at + stop.len()).end;
        let next = body.get(end..).unwrap_or_default().trim_start();
        if !next.starts_with(|c| is_foreign_stop(c) || goes_on(c)) {
            cuts.push(end);
        }
    }
}

/// True where the `run` bytes of stops at `at`, followed by `tail`, end a sentence.
fn ends_sentence(body: &str, at: usize, run: usize, tail: &Tail) -> bool {
    let before = body.get(..at).unwrap_or_default();
    let rest = body.get(tail.end..).unwrap_or_default();
    if !tail.marked && !rest.starts_with(char::is_whitespace) {
        return false;
    }
    // "[...]", "(?)": the writer's aside, not an end.
    if before.ends_with(&['[', '('][..])
        && body.get(at + run..).is_some_and(|s| s.starts_with(&[']', ')'][..]))
    {
        return false;
    }
    let next = rest.trim_start().trim_start_matches(is_opener);
    let Some(first) = next.chars().next().filter(|&c| can_start(c)) else { return false };
    if first.is_lowercase() && !is_camel(next) {
        return false;
    }
    let numeral = first.is_numeric() || is_roman(next);
    if body.get(at..at + run) == Some(".") {
        match Abbreviation::before(before) {
            Abbreviation::None => !is_enumerator(before),
            Abbreviation::Name => tail.marked && !numeral,
            Abbreviation::Open => !numeral && (tail.marked || abbreviation::starts_sentence(next)),
            Abbreviation::Number => !numeral && !tail.marked,
            Abbreviation::Inner => false,
        }
    } else {
        !(tail.quoted && is_reporting_clause(next))
    }
}

/// How far the verb of a reporting clause is looked for, in characters.
const LONGEST_CLAUSE: usize = 80;

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// True for the stops of other scripts: Unicode's `Sentence_Terminal` in those that news is printed in.
fn is_foreign_stop(c: char) -> bool {
    matches!(c, '։' | '؝'..='؟' | '۔' | '܀'..='܂' | '।' | '॥' | '၊' | '။' | '።' | '፧' | '፨' | '។' | '៕' | '᠃' | '᠉')
        || matches!(c, '。' | '﹒' | '﹖' | '﹗' | '！' | '．' | '？' | '｡')
}

/// True for marks after which the sentence goes on although a stop is before them: `“好。”，他说`.
fn goes_on(c: char) -> bool {
    matches!(c, ',' | ':' | ';' | '-' | '–' | '—' | '՝' | '،' | '؍' | '、' | '，' | '：' | '；' | '､')
}

/// True for characters of scripts that may have stops of their own.
fn is_foreign(c: char) -> bool {
    c >= '\u{589}' && !('\u{2000}'..'\u{20d0}').contains(&c)
}

/// What may stand before a sentence's first word.
fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '‘'
            | '’'
            | '„'
            | '‚'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '('
            | '['
            | '{'
            | '¿'
            | '¡'
    ) || matches!(c, '—' | '–' | '-' | '•' | '*' | '_')
}

/// True for a first character that a sentence may have: no stop, no comma, no closing bracket.
fn can_start(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '$' | '#' | '@' | '&' | '+' | '~' | '<')
        || !c.is_ascii() && !is_stop(c)
}

/// True for names such as "iPhone" and "eBay".
fn is_camel(word: &str) -> bool {
    word.chars().skip(1).take(2).any(char::is_uppercase)
}

/// True for "II", "IV": numerals after "Vol." and the like. One letter alone is a name's initial.
fn is_roman(next: &str) -> bool {
    let word = abbreviation::first_word(next);
    word.len() > 1 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// True where nothing but a number stands before the stop: "12. Smith".
fn is_enumerator(before: &str) -> bool {
    before.len() <= 4 && before.trim_start().bytes().all(|b| b.is_ascii_digit())
}

/// True for "Lee said", "Mr. Lee asked": what goes on after a question or a cry in quotation marks.
fn is_reporting_clause(next: &str) -> bool {
    let end = next.char_indices().nth(LONGEST_CLAUSE).map_or(next.len(), |(at, _)| at);
    for word in next.get(..end).unwrap_or_default().split_whitespace().take(5) {
        if search::lists(
            "said says asked asks added adds told replied wrote shouted",
            word.trim_end_matches(&[',', '.', ':'][..]),
        ) {
            return true;
        }
        // A name goes on; "He" or "The" begins anew.
        if !word.starts_with(char::is_uppercase) || abbreviation::starts_sentence(word) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, Span::of(&(0..text.len()))).into_iter().map(|s| s.slice(text)).collect()
    }

    /// `|` stands where the text is to be cut.
    fn check(marked: &str) {
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(split(&marked.replace('|', "")), expected);
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        check("Mr. Lee met Gen. Ruiz and Sen. Ann Poe. | They spoke.");
        check("See p. 3 and No. 5, e.g. Table 2 of Vol. II. | It was Roe v. Wade vs. Doe.");
        check("J. K. Rowling met George W. Bush on Jan. 5. | Both left.");
        check("Acme Inc. Chairman Bo Li left. | Acme Inc. | It is over.");
        check("No. | I will not.");
    }

    #[test]
    fn acronyms_end_one_before_a_typical_first_word() {
        check("He left the U.S. | He said the U.S. Army stays.");
        check("It opens at 5 p.m. Tuesday. | It closes at 9 p.m. | The rest is free.");
        check("It left the U.S.[1] | Officials agreed.");
    }

    #[test]
    fn markers_and_closers_belong_to_the_sentence_they_follow() {
        check("It ends.[1] | Next. [1, 2] | Then.¹ ² | So.1,2 | Last [3].");
        check("“It ends.” | (He left.) | “Go.”[4] | Now he knows.[a][b] | Right.");
        check("Prices rose 3.5 percent in 2019. | 12 people left.");
        check("They agreed.[1]Nobody left.".replace("]N", "]|N").as_str());
    }

    #[test]
    fn a_stop_within_the_sentence_does_not_end_it() {
        check("“Stop!” he said. | “Is it?” asked Lee. | “Why?” Mr. Lee said. | “Why?” | He left.");
        check("Well ... it goes on… and on… | Then it ends. [...] | It does [...] Putin said (?) There.");
        check("He wrote to a.b@example.org and www.example.org. | eBay agreed.");
        check("1. First of all");
    }

    #[test]
    fn other_scripts_have_stops_of_their_own() {
        check("他说。| “好。”| 她走了！[1] | 完");
        check("क्या। | हाँ।");
        check("“好。”，他说。| “真的？！”"); // a run of stops is one
        check("Он ушёл. | Она нет.");
    }

    #[test]
    fn a_paragraph_inside_a_text_keeps_its_offsets() {
        let text = "Zero.\nOne. Two.\n";
        assert_eq!(sentences(text, Span::new(6, 15)), [Span::new(6, 10), Span::new(11, 15)]);
        assert_eq!(sentences(text, Span::new(5, 6)), []);
    }
}
