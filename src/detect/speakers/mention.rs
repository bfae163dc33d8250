//! What one mention of a speaker says: a name, a description or a pronoun.

use crate::text::token::{Shape, Token, tokens};
use crate::text::{Article, Span, letter, search, word_list};

/// What a pronoun, a title or a role tells of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Female,
    Male,
}

/// A mention, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mention {
    /// `he`, `she`.
    Pronoun(Gender),
    /// `I`, `we`, `they`, `it`: who that is, the words alone do not say.
    Unclear,
    /// Somebody or something with a name.
    Named(Name),
    /// Somebody without one, article dropped: `spokesperson for the ministry`.
    Described(String),
}

/// A name with what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The words of the name, titles left out.
    pub words: Vec<String>,
    /// Role or apposition: `Iran's chief envoy`, `Senator`.
    pub role: Option<String>,
    pub gender: Option<Gender>,
    /// True where it is a body rather than a person, as far as its words tell.
    pub body: bool,
}

impl Name {
    /// The last word of the name; `Jr.` and the like are none.
    pub(super) fn surname(&self) -> &str {
        let last =
            self.words.iter().rfind(|word| word.len() > LONGEST_SUFFIX || !word_list::lists(SUFFIXES, word));
        last.map_or("", String::as_str)
    }

    /// The first word, where there is more than the surname.
    pub(super) fn given(&self) -> Option<&str> {
        self.words.first().map(String::as_str).filter(|given| *given != self.surname())
    }
}

const SUFFIXES: &str = "II III IV Jr Jr. Sr Sr.";

/// The longest of them, in bytes.
const LONGEST_SUFFIX: usize = 3;

const TITLES: &str = "\
Actor Actress Adm. Ambassador Analyst Archbishop Attorney Author Bishop Capt. Captain \
Cardinal Chair Chairman Chairwoman Chancellor Chief Cllr Cmdr. Coach Col. Colonel Comedian \
Commander Commissioner Congressman Congresswoman Constable Coun Councillor Councilman Councilwoman \
DCI DI DS Dame Defence Defense Democrat Democratic Deputy Det Detective Director Doctor Dr Dr. \
Economist Envoy Executive Farmer Foreign Former Gen. General Gov. Governor Head Insp Inspector \
Journalist Judge Justice King Lady Lawyer Lieutenant Lord Lt. MEP MLA MP MSP Maj. Major Mayor \
Minister Miss Mr Mr. Mrs Mrs. Ms Ms. Officer PC Pastor Pope Premier President Prime Prince \
Princess Prof. Professor Prosecutor Queen Rep. Representative Reps. Republican Rev. Reverend \
Secretary Sen. Senator Sens. Sergeant Sgt. Sheriff Singer Sir Speaker Spokesman Spokeswoman \
Superintendent Supt VP Vice Writer";

/// Words that only a body's name has.
const BODIES: &str = "\
Agency Association Authority Bank Board Bureau Campaign Center Centre Church Co. College \
Commission Committee Company Congress Corp. Council Court Department Foundation Fund Group House \
Inc. Institute Journal Kingdom Ltd Ltd. Magazine Ministry Nations Network News Office Organisation \
Organization Partnership Party Police Poll Post Press Reuters School Senate Service Services \
Society States Times Union University";

const FEMALE: &str = "Congresswoman Councilwoman Dame Lady Miss Mrs Mrs. Ms Ms. Princess Queen";
const MALE: &str = "Congressman Councilman King Lord Mr Mr. Pope Prince Sir";

/// What a word beside or in a name tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Title,
    TitleOf(Gender),
    Body,
    Suffix,
}

/// The sort of `word`, if it is on a list.
fn sort(word: &str) -> Option<Sort> {
    // The words of the second and third list are titles too.
    let lists = [
        (SUFFIXES, Sort::Suffix),
        (BODIES, Sort::Body),
        (MALE, Sort::TitleOf(Gender::Male)),
        (FEMALE, Sort::TitleOf(Gender::Female)),
        (TITLES, Sort::Title),
    ];
    // A company's chief officers, by the letters of their office: `CFO Ana Diaz`.
    if matches!(word.as_bytes(), [b'C', b'E' | b'F' | b'O' | b'T', b'O']) {
        return Some(Sort::Title);
    }
    lists.iter().find(|(list, _)| word_list::lists(list, word)).map(|(_, sort)| *sort)
}

/// True for words that stand before a name and are none of it.
fn is_title(word: &str) -> bool {
    matches!(sort(word), Some(Sort::Title | Sort::TitleOf(_)))
}

/// True for those, and for German nouns that say what somebody is.
pub(super) fn is_role_word(word: &str) -> bool {
    is_title(word) || is_german_role(word)
}

/// Reads the mention at `span` with what stands beside it in apposition, where that tells more: the name of whom an office
/// describes (`the team's coach, Ana Diaz,`), or the office of whom a name stands for (`Ana Diaz, a coach,`).
pub(super) fn with_apposition(article: &Article, span: Span) -> Mention {
    let alone = read(article, span);
    let beside = article.text.get(span.end as usize..).and_then(|rest| rest.strip_prefix(", "));
    // As far as an apposition reaches at most.
    let beside = beside.and_then(|rest| rest.get(..rest.floor_char_boundary(80))?.split_once(','));
    let Some((beside, _)) = beside.filter(|(beside, _)| !beside.contains(['.', '"', '“', '\n'])) else {
        return alone;
    };
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let first = beside.split(' ').next().unwrap_or_default();
    let tells = match &alone {
        Mention::Described(_) => {
            (2..5).contains(&beside.split(' ').count()) && beside.split(' ').all(capital)
        }
        Mention::Named(name) => {
            name.role.is_none() && !name.body && (search::lists("a an the", first) || is_role_word(first))
        }
        _ => false,
    };
    if !tells {
        return alone;
    }
    match read(article, Span::new(span.start, span.end + 2 + beside.len() as u32)) {
        named @ Mention::Named(_) => named,
        _ => alone,
    }
}

/// Reads the mention at `span`.
pub(super) fn read(article: &Article, span: Span) -> Mention {
    let mut all = Vec::new();
    tokens(&article.text, span, &mut all);
    let str = |token: &Token| article.slice(token.span);
    // `Ana Diaz today`
    all.pop_if(|last| span.len() > last.span.len() && search::lists("today yesterday", str(last)));
    if let [only] = all.as_slice() {
        let word = str(only).to_ascii_lowercase();
        // `he’d`
        match word.split(&['\'', '’'][..]).next().unwrap_or_default() {
            "he" | "his" | "er" | "il" | "él" | "ele" => return Mention::Pronoun(Gender::Male),
            "she" | "her" | "sie" | "elle" | "ella" | "ela" => return Mention::Pronoun(Gender::Female),
            word if search::lists(
                "i we they it you who some many others one another someone somebody everyone their its my our who which that",
                word,
            ) =>
            {
                return Mention::Unclear;
            }
            _ => {}
        }
    }
    let mut from = 0;
    let mut found: Option<(std::ops::Range<usize>, usize)> = None;
    for part in all.split(|token| matches!(str(token), "," | "(" | "[")) {
        let run = name_in(article, part);
        if !run.is_empty() && found.is_none() {
            found = Some((from + run.start..from + run.end, from + part.len()));
        }
        from += part.len() + 1;
    }
    let Some((run, part_end)) = found else { return Mention::Described(described(article, span)) };
    let name_tokens = all.get(run.clone()).unwrap_or_default();
    let head = all.get(..run.start).unwrap_or_default();
    let words: Vec<String> = name_tokens.iter().map(|token| str(token).to_owned()).collect();
    let told = |gender| head.iter().any(|token| sort(str(token)) == Some(Sort::TitleOf(gender)));
    let role_female = all.iter().any(|token| str(token).ends_with("woman"));
    let gender = if told(Gender::Female) || role_female {
        Some(Gender::Female)
    } else {
        told(Gender::Male).then_some(Gender::Male)
    };
    let role_span = match (head.first(), head.last(), all.get(part_end + 1), all.last()) {
        (Some(first), Some(last), ..) | (_, _, Some(first), Some(last)) => Some(first.span.cover(last.span)),
        _ => None,
    };
    let role = role_span.map(|span| described(article, span)).filter(|role| is_role(role));
    let article_first = head.last().is_some_and(|token| is_article(str(token)));
    let body = article_first || words.iter().any(|word| sort(word) == Some(Sort::Body));
    Mention::Named(Name { words, role, gender, body })
}

/// True for words beside a name that say what its bearer is.
fn is_role(role: &str) -> bool {
    let courtesy = search::lists("Mr. Mrs. Ms. Mr Mrs Ms Miss Sir Dame", role);
    let clause = search::begins("who |whose |which |where |of |from |in |at |also |formerly ", role);
    // `Norway's Civil Defence Authority`: whose it is says nothing of what it is.
    let owner = role.ends_with("'s") || role.ends_with("’s");
    // `Bridge Office (BO)`: its name once more.
    let short = role.ends_with(')');
    !courtesy && !clause && !owner && !short && !is_article(role) && role.chars().any(char::is_alphabetic)
}

/// Words that lead from what somebody is to where or of what.
const LEADING: &str = "for of from at in to with by on across";

/// The tokens of the name in a part between commas: the capitals at its end, or, with an
/// article before them, all of it where it is capitals only.
fn name_in(article: &Article, part: &[Token]) -> std::ops::Range<usize> {
    let str = |index: usize| part.get(index).map_or("", |token| article.slice(token.span));
    let capital =
        |index: usize| part.get(index).is_some_and(|token| token.is_capital()) || is_joined(str(index));
    let joins = |index: usize| search::lists("de von van bin al der di da & of", str(index));
    let mut start = part.len();
    while start > 0
        && (capital(start - 1) || joins(start - 1) && start < part.len())
        && !is_article(str(start - 1))
        && !(start < part.len() && search::lists("Der Die Das Ein Eine", str(start - 1)))
    {
        start -= 1;
    }
    // `Sprecherin der Bahn` has no name.
    if is_german_role(str(start)) && search::lists("der des von vom", str(start + 1)) {
        return 0..0;
    }
    let is_role = |index: usize| is_role_word(str(index));
    let office = (start..part.len()).find(|&index| {
        let of = |rest: &str| search::lists(rest, str(index + 2));
        is_role(index) && str(index + 1) == "of" && (index == start || of("State Staff"))
    });
    start = office.unwrap_or(start);
    while start < part.len() && (joins(start) || is_role(start) && start + 1 < part.len()) {
        start += 1;
    }
    // `Minister of Public Works Ana Diaz`; `Director of Public Health` has no name. `Secretary of State Ana B. Diaz`.
    if office.is_some() {
        return match part.len() - start {
            len if len > 1 && search::lists("State Staff", str(start)) => start + 1..part.len(),
            0..=2 => 0..0,
            len => start + len - 2..part.len(),
        };
    }
    // A title in the middle: `Army Capt. Ana Diaz`; in a body's name it is none: `Civil Defence Authority`.
    let is_body = part.last().is_some_and(|token| sort(article.slice(token.span)) == Some(Sort::Body));
    let title = (start..part.len().saturating_sub(1))
        .rev()
        .find(|&index| is_title(str(index)) && str(index + 1) != "of");
    start = title.filter(|_| !is_body).map_or(start, |title| title + 1);
    // `the Prime Minister` has no name.
    if start > 0
        && start + 1 == part.len()
        && [start - 1, start].iter().all(|&at| sort(str(at)) == Some(Sort::Title))
    {
        return 0..0;
    }
    let is_small = |index: usize| part.get(index).is_some_and(|token| token.shape == Shape::Lower);
    let whole = |mut from: usize| {
        while from > 1 && search::lists("and &", str(from - 1)) && capital(from - 2) {
            from -= 2;
            from = (0..from).rev().take_while(|&index| capital(index)).last().unwrap_or(from);
        }
        from
    };
    let listed = whole(start);
    let english = listed > 0 && search::lists(LEADING, str(listed - 1));
    // `porte-parole de la SNCF`; but `de Blasio` alone is a name.
    let article = start > 0 && search::lists("la las los le les", str(start - 1));
    let of = start.saturating_sub(1 + usize::from(article));
    let romance = of > 0 && search::lists("de du des del do da", str(of)) && is_small(of - 1);
    let possessed = english || romance;
    let article_of = start > 1 && is_article(str(start - 1));
    let of = (start..part.len()).any(|index| str(index) == "of");
    if !possessed && !article_of && !of && start < part.len() {
        return start..part.len();
    }
    // `Ana Diaz of the Audit Office`: the name stands in front.
    let front = (1..part.len()).filter(|&end| search::lists("of from at", str(end))).find_map(|end| {
        let is_name = |&index: &usize| {
            let word = str(index);
            capital(index) && sort(word).is_none_or(|sort| sort == Sort::Suffix) && !is_article(word)
        };
        let first = (0..end).rev().take_while(is_name).last()?;
        let led =
            (0..first).any(|index| search::lists(LEADING, str(index)) || search::lists("and by", str(index)));
        let before = first.checked_sub(1);
        let goes_on = before.is_some_and(|at| is_article(str(at)) || capital(at) && !is_title(str(at)));
        ((2..=3).contains(&(end - first)) && !led && !goes_on).then_some(first..end)
    });
    front.unwrap_or(if possessed || article_of { 0..0 } else { start..part.len() })
}

/// Endings of German nouns for what somebody is; a woman's has `in` behind.
const GERMAN_ROLES: &str = "bürgermeister|kanzler|minister|präsident|sprecher|chef|politiker|expert|experte|leiter|vorsitzende|\
vorsitzender|direktor|ökonom|forscher|rentner|trainer|anwalt|anwält|sekretär|professor|autor|kandidat|abgeordnete|abgeordneter|\
beauftragte|beauftragter|kommissar|wissenschaftler";

/// True for a German noun that says what somebody is; it has a capital as a name has.
fn is_german_role(word: &str) -> bool {
    let word = letter::small(word);
    search::ends(GERMAN_ROLES, word.strip_suffix("in").unwrap_or(&word)) > 0
}

/// True for names that begin with a small article of their own: `al-Amr`.
fn is_joined(word: &str) -> bool {
    let name = word.strip_prefix("al-").or_else(|| word.strip_prefix("el-"));
    name.is_some_and(|name| name.starts_with(char::is_uppercase))
}

fn is_article(word: &str) -> bool {
    search::lists("the The a A an An", word)
}

/// The text at `span` on one line, without the article before it.
fn described(article: &Article, span: Span) -> String {
    let text = article.slice(span);
    let is_foreign = |word: &str| {
        search::lists("der die das le la les el los o os as ein eine un une", &letter::small(word))
    };
    let bare = text.split_once(' ').filter(|(first, _)| is_article(first) || is_foreign(first));
    let bare = bare.map_or(text, |(_, rest)| rest);
    let joined = search::led("l'|l’|L'|L’", bare);
    let bare = bare.get(joined..).unwrap_or(bare);
    let bare = search::around(bare, ", wh").map_or(bare, |(described, _)| described);
    let bare = bare.trim_end_matches(',');
    bare.strip_suffix(" and").unwrap_or(bare).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Titles and the words that stand for them later: `Sen.`, `the senator`.
const ROLES: &str = "sen. senator|rep. representative|rep. congressman|rep. congresswoman|gov. governor|gen. general|prof. professor|\
dr. doctor|col. colonel|capt. captain|rev. reverend";

/// True where a role is, or ends in, what `the words` stand for.
pub(super) fn is_same_role(role: &str, words: &str) -> bool {
    let (role, words) = (letter::small(role), letter::small(words));
    let before = role.strip_suffix(&*words).unwrap_or("-");
    let last = role.rsplit(' ').next().unwrap_or_default();
    let leads = search::any(" for | of | at ", before);
    before.is_empty()
        || before.ends_with(' ') && !leads
        || search::has_item(ROLES, &format!("{last} {words}"))
}

/// Nouns for people who are kept unnamed, without the ending of the plural.
const UNNAMED: &str = " official source aide adviser advisor insider diplomat operative person people lawmaker employee staffer \
witness resident ally associate friend colleague strategist consultant donor member executive critic supporter observer \
analyst expert student neighbor neighbour passenger worker soldier officer lawyer ";

/// True for a source without a name: nobody in particular, or more than one.
pub(super) fn is_anonymous(phrase: &str) -> bool {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let indefinite = words.first().is_some_and(|word| {
        search::lists(
            "a an one another some several two three many other multiple anonymous unnamed",
            &word.to_ascii_lowercase(),
        )
    });
    // The head stands at the end, or before what tells more of it.
    let more = |word: &str| {
        search::lists("of in with from at who familiar close for on briefed involved to near", word)
    };
    let head = words.iter().position(|word| more(word)).unwrap_or(words.len());
    let Some(head) = head.checked_sub(1).and_then(|head| words.get(head)) else { return false };
    let head = head.trim_end_matches(',');
    let listed = |word: &str| search::lists(UNNAMED, &word.to_ascii_lowercase());
    let plural = head.strip_suffix('s').or_else(|| head.eq_ignore_ascii_case("people").then_some(head));
    indefinite && listed(head) || plural.is_some_and(listed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_lists_is_found() {
        for words in [SUFFIXES, TITLES, BODIES, FEMALE, MALE] {
            assert!(words.split(' ').all(|word| word_list::lists(words, word)), "{words}");
        }
        assert!(is_title("Sen.") && is_title("Mr") && !is_title("Jr.") && !is_title("Ines"));
    }
}
