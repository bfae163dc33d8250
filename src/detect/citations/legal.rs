//! Law: `Lund v. Berg, 531 U.S. 98, 99-100 (2000)`, `42 U.S.C. § 1983`, `[2003] UKHL 12`, `2017 IL App (4th)
//! 160407`, `Case C-131/12`, and the short forms `Id., at 101` and `Lund, supra, at 12`.
//!
//! A volume, a reporter and a page are three things in a row that hardly stand so elsewhere; the reporter
//! must be a known one, or one that the abbreviations of reporters make. Look-alikes: `ID.`, `200 OK, 201`.

mod parties;

use super::{Citation, Family, Pointer, Unresolved, numbers};
use crate::text::{Article, Paragraph, Span, search};

/// Reporters and codes without blanks and stops, small.
const REPORTERS: &str = " us sct led led2d f f2d f3d f4th fsupp fsupp2d fsupp3d fedappx fappx fed brr frd stat usc uscode cfr \
a a2d a3d atl ne ne2d ne3d nw nw2d nw3d p p2d p3d pac se se2d so so2d so3d sw sw2d sw3d calrptr calrptr2d calrptr3d cal cal2d \
cal3d cal4th cal5th calapp calapp2d calapp3d calapp4th calapp5th ny ny2d ny3d nys nys2d nys3d ad ad2d ad3d misc misc2d misc3d \
ill ill2d illapp illapp2d illapp3d mass massapp wn wn2d wnapp wash wash2d tex ohiost ohiost3d ohioapp3d pa mich michapp minn \
wis wis2d neb nebapp ga gaapp nc ncapp va vaapp md mdapp conn connapp nj njl njsuper kan kanapp or orapp ariz nev nm haw idaho \
mont utah2d la sc tc wl ussc uslexis usdistlexis brit er wlr qb ac fcr fca scr dlr clr alr aer alles prr fbis miles johnson ";

/// Words of courts that give neutral citations: `[2003] UKHL 12`, `2004 MT 66`.
const COURTS: &str = " UKHL UKSC UKPC EWCA EWHC UKUT UKEAT CSIH CSOH NICA HCA FCA FCAFC NSWCA NSWSC VSCA VSC SCC ONCA BCCA ABCA \
FC IESC IEHC NZSC NZCA NZHC ZACC ZASCA HKCFA SGCA MT IL ND SD OK UT VT WY ME NM WI CO AR PA OH MS NCAC ";

/// Appends the markers of `paragraph` to `out`.
pub(super) fn find(article: &Article, paragraph: &Paragraph, listed: bool, out: &mut Vec<Citation>) {
    let text = &*article.text;
    let line = paragraph.span;
    let bytes = text.as_bytes();
    let missing = if listed { Unresolved::NotListed } else { Unresolved::NoList };
    let mut at = line.start;
    let mut done = line.start;
    let mut full = false;
    while at < line.end {
        let Some(&byte) = bytes.get(at as usize) else { return };
        let glued = at > line.start && bytes.get(at as usize - 1).is_some_and(u8::is_ascii_alphanumeric);
        let next = bytes.get(at as usize + 1).copied().unwrap_or_default();
        let found = match byte {
            b'0'..=b'9' | b'_' if !glued => volume(text, line, at),
            b'[' if next.is_ascii_digit() => neutral(text, line, at),
            b'I' | b'i' if matches!(next, b'd' | b'b') && !glued => {
                short(text, line, at).filter(|found| full || found.locator.is_some() || found.label == "ibid")
            }
            b's' if next == b'u' && !glued => supra(text, line, at),
            b'C' if next == b'a' && !glued => european(text, line, at),
            0xc2 if next == 0xa7 => section(text, line, at),
            _ => None,
        };
        let Some(Found { span, label, locator, first }) = found.filter(|found| found.span.start >= done)
        else {
            at += 1;
            continue;
        };
        full |= first;
        let start = if first { parties::before(text, done.max(line.start), span.start) } else { span.start };
        let whole = Span::new(start, parties::behind(text, line, span.end, first));
        let pointer = Pointer { locator, ..Pointer::new(span, label, Err(missing)) };
        out.push(Citation {
            span: whole,
            family: Family::Legal,
            narrative: false,
            pointers: vec![pointer],
            rule: "a citation of the law",
            confidence: 0.9,
        });
        done = whole.end;
        at = done.max(at + 1);
    }
}

/// A citation without the names of the parties.
struct Found {
    span: Span,
    label: String,
    locator: Option<String>,
    /// The parties may stand before it.
    first: bool,
}

/// What follows `words` and a blank of any kind at the start of `rest`.
fn behind<'t>(rest: &'t str, words: &str) -> Option<&'t str> {
    rest.strip_prefix(words)?.strip_prefix(&[' ', '\u{a0}', '\n'][..])
}

/// The digits at the start of `rest`.
fn digits(rest: &str) -> usize {
    rest.bytes().take_while(u8::is_ascii_digit).count()
}

/// The length of the blanks at the start of `rest`.
fn blanks(rest: &str) -> usize {
    rest.len() - rest.trim_start_matches(&[' ', '\u{a0}', '\n'][..]).len()
}

/// The length of the reporter at the start of `rest`, and whether it is a code of laws.
fn reporter(rest: &str) -> Option<(usize, bool)> {
    let mut best = None;
    let mut bare = String::new();
    for (at, c) in rest.char_indices().take(26) {
        match c {
            '.' | '\'' | '’' => {}
            ' ' | '\u{a0}' | '\n' => {
                let own = rest.get(..at).unwrap_or_default();
                let series = bare.ends_with("2d")
                    || bare.ends_with("3d")
                    || bare.ends_with("th")
                    || bare == "wl"
                    || bare.len() > 4;
                let known = series || own.contains('.');
                if known && search::lists(REPORTERS, &bare) {
                    best = Some((at, matches!(bare.as_str(), "usc" | "cfr" | "uscode")));
                }
                // Law reviews: `1 Minn. L. Rev. 1`.
                if bare.ends_with("lrev") || bare.ends_with("lj") && bare.len() > 3 {
                    best = Some((at, false));
                }
            }
            ',' => {
                let whole = bare.len() > 1 && search::lists(REPORTERS, &bare);
                best = whole.then_some((at, false)).or(best);
                break;
            }
            _ if c.is_ascii_alphanumeric() => bare.push(c.to_ascii_lowercase()),
            _ => break,
        }
    }
    best.filter(|_| rest.starts_with(char::is_uppercase))
}

/// `531 U.S. 98, 99-100`, `531 U.S., at 99`, `42 U.S.C. § 1983`, `2017 IL App (4th) 160407`.
fn volume(text: &str, line: Span, at: u32) -> Option<Found> {
    let rest = Span::new(at, line.end).slice(text);
    let rest = rest.get(..rest.floor_char_boundary(90)).unwrap_or(rest);
    let number =
        if rest.starts_with("__") { rest.len() - rest.trim_start_matches('_').len() } else { digits(rest) };
    let gap =
        rest.get(number..).map(blanks).filter(|gap| (1..3).contains(gap) && (1..5).contains(&number))?;
    let tail = rest.get(number + gap..)?;
    if number == 4 && digits(rest) == 4 {
        // A year: a neutral citation, `2004 MT 66`.
        let word = tail.bytes().take_while(u8::is_ascii_uppercase).count();
        if word > 1 && tail.get(..word).is_some_and(|court| search::lists(COURTS, court)) {
            let mut end = number + gap + word;
            let app = rest.get(end..)?;
            end += if app.starts_with(" App (") { app.find(')')? + 1 } else { 0 };
            let blank = rest.get(end..).map(blanks)?;
            let page = rest.get(end + blank..).map(digits).filter(|d| *d > 0 && blank == 1)?;
            let suffix =
                if rest.get(end + 1 + page..).is_some_and(|r| r.starts_with("-B") || r.starts_with("-U")) {
                    2
                } else {
                    0
                };
            let end = end + 1 + page + suffix;
            let label = rest.get(..end)?.to_owned();
            return Some(Found { span: Span::new(at, at + end as u32), label, locator: None, first: false });
        }
    }
    let (len, code) = reporter(tail)?;
    let name_end = number + gap + len;
    let after = rest.get(name_end..)?;
    if code {
        let mark = after.find('§').filter(|at| *at < 12)?;
        let sections = after.get(mark..)?.trim_start_matches('§');
        let own = blanks(sections);
        let body = section_number(sections.get(own..)?);
        let end =
            rest.len() - rest.get(name_end..)?.len() + (after.len() - sections.len()) + own + body.len();
        body.starts_with(|c: char| c.is_ascii_digit()).then(|| Found {
            span: Span::new(at, at + end as u32),
            label: rest.get(..end).unwrap_or_default().to_owned(),
            locator: None,
            first: false,
        })
    } else {
        let gap = blanks(after);
        let after_comma = after.trim_start_matches(&[',', ' ', '\u{a0}', '\n'][..]);
        if let Some(page) = behind(after_comma, "at")
            .map(|page| (page, digits(page.trim_start_matches('*'))))
            .filter(|(_, d)| *d > 0)
        {
            // The short form names a page alone.
            let from = rest.len() - page.0.len();
            let locator = pages(page.0)?;
            let end = from + locator;
            let label = rest.get(..name_end)?.to_owned();
            return Some(Found {
                span: Span::new(at, at + end as u32),
                label,
                locator: rest.get(from..end).map(str::to_owned),
                first: true,
            });
        }
        let body = after.get(gap..)?;
        let page = digits(body).max(body.len() - body.trim_start_matches('_').len());
        let roman = body.bytes().take_while(|b| matches!(b, b'x' | b'l' | b'v' | b'i')).count();
        let page = if page == 0 { roman } else { page };
        let word = body.get(page..)?.starts_with(|c: char| c.is_alphanumeric());
        if !(1..3).contains(&gap) || page == 0 || page > 8 || word {
            return None;
        }
        let label_end = name_end + gap + page;
        let label = rest.get(..label_end)?.to_owned();
        let more = rest.get(label_end..)?;
        let pin = behind(more, ",").map(|pin| behind(pin, "at").unwrap_or(pin));
        let locator = pin.and_then(|pin| Some((more.len() - pin.len(), pages(pin)?)));
        let end = label_end + locator.map_or(0, |(from, len)| from + len);
        Some(Found {
            span: Span::new(at, at + end as u32),
            label,
            locator: locator.and_then(|(from, len)| more.get(from..from + len)).map(str::to_owned),
            first: true,
        })
    }
}

/// The length of the pages at the start of `text`: `99-100`, `*4`.
fn pages(text: &str) -> Option<usize> {
    let star = usize::from(text.starts_with('*'));
    let first = digits(text.get(star..)?);
    let mut end = star + first;
    if let Some(dash) = text.get(end..)?.chars().next().filter(|c| numbers::is_dash(*c)) {
        let second = digits(text.get(end + dash.len_utf8()..)?);
        end += if second > 0 { dash.len_utf8() + second } else { 0 };
    }
    // A number before a reporter is a volume.
    let rest = text.get(end..)?;
    let volume = rest.starts_with(' ') && reporter(rest.trim_start()).is_some();
    (first > 0 && !volume).then_some(end)
}

/// `[2003] UKHL 12`.
fn neutral(text: &str, line: Span, at: u32) -> Option<Found> {
    let rest = Span::new(at, line.end).slice(text);
    let year = rest.get(1..5).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
    let tail = rest.strip_prefix('[')?.strip_prefix(year).and_then(|rest| behind(rest, "]"))?;
    let word = tail.bytes().take_while(u8::is_ascii_uppercase).count();
    let court = tail.get(..word).filter(|court| search::lists(COURTS, court))?;
    let mut end = 7 + court.len();
    for division in [" Civ", " Crim"] {
        end += if rest.get(end..)?.starts_with(division) { division.len() } else { 0 };
    }
    let number = rest.get(end..)?.strip_prefix(' ').map(digits).filter(|d| *d > 0)?;
    end += 1 + number;
    Some(Found {
        span: Span::new(at, at + end as u32),
        label: rest.get(..end)?.to_owned(),
        locator: None,
        first: false,
    })
}

/// `Id., at 101`, `Ibid.`
fn short(text: &str, line: Span, at: u32) -> Option<Found> {
    let rest = Span::new(at, line.end).slice(text);
    let ibid = rest.starts_with("Ibid.") || rest.starts_with("ibid.");
    let id = rest.starts_with("Id.") || rest.starts_with("id.");
    if !ibid && !id {
        return None;
    }
    let mut end = if ibid { 5 } else { 3 };
    let tail = rest.get(end..)?;
    let at_page = tail.trim_start_matches(',').trim_start_matches(&[' ', '\n', '\u{a0}'][..]);
    let locator = behind(at_page, "at").and_then(|page| {
        let from = rest.len() - page.len();
        let page = page.strip_prefix("pp. ").or_else(|| page.strip_prefix("p. ")).unwrap_or(page);
        let skip = rest.len() - page.len() - from;
        Some((from, skip + pages(page)?))
    });
    if let Some((from, len)) = locator {
        end = from + len;
    } else if id && tail.starts_with(',') {
        end += 1;
    } else if id && !tail.starts_with(&[' ', '\n', '\u{a0}'][..]) {
        return None;
    }
    Some(Found {
        span: Span::new(at, at + end as u32),
        label: if ibid { "ibid" } else { "id" }.to_owned(),
        locator: locator.and_then(|(from, len)| rest.get(from..from + len)).map(str::to_owned),
        first: false,
    })
}

/// `supra, at 275`, with the name before it.
fn supra(text: &str, line: Span, at: u32) -> Option<Found> {
    let rest = Span::new(at, line.end).slice(text);
    let tail = rest.strip_prefix("supra")?;
    let page = tail.trim_start_matches(&[',', ' ', '\u{a0}', '\n'][..]);
    let page = behind(page, "at").and_then(|page| Some((rest.len() - page.len(), pages(page)?)));
    let end = page.map_or(5 + usize::from(tail.starts_with(&[',', '.', ';'][..])), |(from, len)| from + len);
    if !tail.starts_with(&[',', '.', ';', ' ', '\u{a0}'][..]) {
        return None;
    }
    Some(Found {
        span: Span::new(at, at + end as u32),
        label: "supra".to_owned(),
        locator: page.and_then(|(from, len)| rest.get(from..from + len)).map(str::to_owned),
        first: true,
    })
}

/// `Case C-131/12`.
fn european(text: &str, line: Span, at: u32) -> Option<Found> {
    let rest = Span::new(at, line.end).slice(text);
    let tail = behind(rest, "Case")?;
    let number = tail.strip_prefix(&['C', 'T'][..])?.strip_prefix(&['-', '‑', '–'][..])?;
    let first = digits(number);
    let second = number.get(first..)?.strip_prefix('/').map(digits)?;
    let start = rest.len() - tail.len();
    let end = rest.len() - number.len() + first + 1 + second;
    (first > 0 && second == 2).then(|| Found {
        span: Span::new(at, at + end as u32),
        label: rest.get(start..end).unwrap_or_default().to_owned(),
        locator: None,
        first: false,
    })
}

/// The number of a section that `text` begins with: `1983(b)(2)`, without the bracket around it all.
fn section_number(text: &str) -> &str {
    let mut open = 0;
    let end = text.find(|c: char| {
        open += i32::from(c == '(') - i32::from(c == ')');
        open < 0 || !(c.is_ascii_alphanumeric() || matches!(c, '(' | ')' | '-' | '–' | '.'))
    });
    end.and_then(|end| text.get(..end)).unwrap_or(text).trim_end_matches('.')
}

/// The section of a state's code: `Mass. Gen. Laws ch. 1, § 2`; byte `at` begins the `§`.
fn section(text: &str, line: Span, at: u32) -> Option<Found> {
    let rest = Span::new(at, line.end).slice(text);
    let body = rest.strip_prefix('§')?.trim_start_matches('§');
    let own = body.trim_start_matches(&[' ', '\u{a0}'][..]);
    let number = section_number(own);
    let far = text.floor_char_boundary(at.saturating_sub(60) as usize) as u32;
    let before = Span::new(far.max(line.start), at).slice(text);
    // The code's name, in abbreviations: it has `Stat.`, `Code` or `Laws`.
    let code = search::any("Stat.|Code|Laws", before);
    let words = before
        .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | ' ' | ',' | '\u{a0}')))
        .map_or(0, |at| at + 1);
    let from = before
        .get(words..)?
        .match_indices(' ')
        .map(|(at, _)| words + at + 1)
        .chain([words])
        .filter(|at| {
            before.get(*at..).is_some_and(|rest| {
                rest.starts_with(char::is_uppercase)
                    && rest.split_whitespace().all(|word| {
                        word.ends_with(&['.', ','][..])
                            || word.starts_with(char::is_uppercase)
                            || digits(word) > 0
                    })
            })
        })
        .min()?;
    let start = at - (before.len() - from) as u32;
    let end = at + (rest.len() - own.len() + number.len()) as u32;
    let span = Span::new(start, end);
    (code && number.starts_with(|c: char| c.is_ascii_digit())).then(|| Found {
        span,
        label: span.slice(text).to_owned(),
        locator: None,
        first: false,
    })
}
