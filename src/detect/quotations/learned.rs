//! Acts of speech that the model finds in a paragraph.

use std::ops::Range;

use crate::text::search;

use super::Manner;
use super::act::Act;
use super::follow;
use super::model::{CANDIDATE, Columns, Found, Model, REACH};
use super::passage::Passage;
use super::turn;

/// Least confidence of a quotation that is kept.
const LEAST: f32 = 0.3;

/// Words that hardly ever do anything but report.
const PLAIN: &str = "said says saying told according added";

/// An act takes words from the one before that has them too where it is surer than this.
const SHARED: f32 = 0.7;

/// Words in marks are somebody's by themselves from this many tokens on, marks included.
const OWN: usize = 6;

/// How far before the paragraph's end a cue may stand whose words are in the next one.
const NEAR_END: usize = 20;

/// Beginnings of words of saying; a space ends a whole word.
const SAYING: &str = "said |say|tell|told |add|accord|report|announc|argu|claim|call|ask|note|noting |writ|wrote |tweet|declar|\
explain|insist|warn|suggest|accus|deny|deni|admit|acknowledg|assert|alleg|stat|repl|respon|descri|mention|point|\
quot|testif|urg|vow|promis|pledg|comment|remark|complain|confirm|conced|contend|critici|disclos|emphasi|jok|\
predict|prais|propos|reiterat|reveal|speak|spoke|stress|talk|question|recall|blast|slam|mock|denounc|condemn|\
maintain|observ|counter|conclud|publish|post|shout|chant|continu|answer|boast|brag|cit|indicat|signal|letter|\
message|word|caution|advis|inform|brief|lament|inquir|yell|whisper|mutter|joke|quip|opin|read";

/// Beginnings of words that things do too, which say nothing: `The figures suggest …`.
const HINTING: &str = "suggest|indicat|signal|reveal|stat|point|conclud|predict|read";

/// What is said under a noun: `repeated the claim that …`.
const NOUNS: &str = "claim claims charge accusation allegation assertion argument statement promise warning";

/// What may stand between two acts.
const JOINTS: &str = "and but while although though as whereas";

/// How many tokens a verb of saying may stand behind marked words, and a name behind it.
const NEAR: usize = 9;

/// Appends the acts of speech of a paragraph; the last may be without words where they are to come.
pub(super) fn find(p: &Passage, model: &Model, dated: bool, out: &mut Vec<Act>) {
    let mut columns = Columns::of(p, model.lexicon(), dated);
    let found = model.find(&mut columns, CANDIDATE);
    let mut coming = None;
    for mut found in found {
        if found.content.is_empty() {
            found.content.extend(sentence_of(p, &found));
        }
        if found.content.is_empty() {
            coming = Some(found);
            continue;
        }
        let confidence = model.confidence(&found, &columns);
        if confidence >= LEAST {
            out.extend(act(p, found, confidence));
        }
    }
    out.sort_by_key(Act::start);
    part(p, out);
    out.retain(|act| act.confidence >= LEAST);
    beside(p, &columns, out);
    out.sort_by_key(Act::start);
    let last = p.tokens.len().saturating_sub(1);
    let leads = search::lists(": ,", p.str(last)) && !p.in_marks(last);
    if let Some(found) =
        coming.filter(|found| leads && last < found.cue.end + NEAR_END && !found.source.is_empty())
    {
        out.extend(act(p, found, 0.8));
    }
}

/// What the sentence around a plain cue says where nothing was found: what stands before `, said somebody`,
/// and behind `According to somebody,`.
fn sentence_of(p: &Passage, found: &Found) -> Option<Range<usize>> {
    let Range { start, end } = found.cue;
    let source = found.source.first()?;
    let stops = |at: &usize| search::lists(". ! ? … ;", p.str(*at)) || p.in_marks(*at);
    let comma = start.checked_sub(1).filter(|&at| p.is_word(at, ","));
    let range = if p.is_word(start, "according") && source.start == end && comma.is_none() {
        let from = (source.end - 1..=source.end).find(|&at| p.is_word(at, ","))? + 1;
        let to = p.tokens.len().min(from + REACH);
        from..(from..to).find(stops).unwrap_or(to)
    } else if search::lists("said says", p.str(start)) && source.start == end {
        let to = comma?;
        let from = to.saturating_sub(REACH);
        (from..to).rev().find(stops).map_or(from, |before| before + 1)..to
    } else {
        return None;
    };
    (range.len() > 3 && !range.clone().any(|at| p.in_marks(at))).then_some(range)
}

/// Parts acts from each other: ends what was said before `and added …` or `, but the mayor denied …`, where that is an act of its own.
fn part(p: &Passage, acts: &mut [Act]) {
    for index in 1..acts.len() {
        let Some((earlier, [next, ..])) = acts.split_at_mut_checked(index) else { return };
        // An aside has no part in the words that it interrupts: `“The first,” she said, pointing at it, “the second.”`
        let breaks_off = |act: &Act| {
            let end = act.content.last().map_or(0, |range| range.end);
            end > 1 && p.in_marks(end - 1) && p.is_word(end - 2, ",")
        };
        if let [first, .., last] = &*next.content
            && !p.in_marks(first.start)
            && p.opens(last.start).is_some()
            && p.is_word(last.start - 1, ",")
            && earlier.last().is_some_and(breaks_off)
        {
            next.content.pop();
            // Those words made half of what spoke for it.
            next.confidence *= 0.5;
        }
        if let Some(before) = earlier.last_mut() {
            // Words that the next act has alone: `“The first,” she said. “The second,” she added.`
            let shared = before.content.len() > 1
                && next.confidence > SHARED
                && before.content.last().map(|last| last.start)
                    == next.content.first().map(|first| first.start);
            if shared {
                before.content.pop();
            }
            // One cue, found twice: what has fewer of the words is part of the other.
            if before.cue == next.cue
                && before.content.first().is_some_and(|first| first.start < next.start())
            {
                next.confidence = 0.0;
            }
        }
        let links = |at: usize| search::lists(JOINTS, p.str(at)) && !p.in_marks(at);
        // Who speaks on stands before the joint: `said one thing and added another`.
        let cue = next.cue.as_ref().map_or(0, |cue| cue.start.saturating_sub(1));
        let mut joint = if links(cue) { cue } else { next.start().saturating_sub(1) };
        let comma = joint > 0 && p.is_word(joint - 1, ",");
        if !links(joint) || joint != cue && !comma {
            continue;
        }
        joint -= usize::from(comma);
        let contents = earlier.iter_mut().rev().take(3).filter_map(|act| act.content.last_mut());
        for range in contents.filter(|range| range.start + 1 < joint && range.end > joint) {
            range.end = joint;
        }
    }
}

/// Gives marked words that begin a sentence and that no act has to whom a verb behind them names:
/// `“Not a chance,” the skipper snorted.`
fn beside(p: &Passage, columns: &Columns, acts: &mut Vec<Act>) {
    let free = follow::unclaimed(p, acts);
    for (marked, _) in p.marked.iter().zip(free).filter(|(marked, free)| *free && marked.closed) {
        let Range { start, end } = marked.tokens;
        let begins = p.sentences.binary_search_by_key(&start, |sentence| sentence.start).is_ok();
        if !begins || end - start < OWN || !search::lists(", ? !", p.str(end - 2)) {
            continue;
        }
        let near =
            |from: usize| (from..p.tokens.len().min(from + NEAR)).take_while(|&at| !ends_clause(p, at));
        let Some(verb) = near(end).find(|&at| columns.may_report(at) && !search::lists(GOES_ON, p.str(at)))
        else {
            continue;
        };
        let named = near(verb + 1).take_while(|&at| columns.may_name(at)).last();
        let source = if verb > end { end..verb } else { verb + 1..named.map_or(0, |last| last + 1) };
        if !source.is_empty() {
            let content = vec![marked.tokens.clone()];
            let (cue, source) = (Some(verb..verb + 1), vec![source]);
            acts.push(Act { content, cue, source, ..Act::new("model") });
        }
    }
}

/// What was found, as an act; none where only marks are left of it.
fn act(p: &Passage, found: Found, confidence: f32) -> Option<Act> {
    let words = !found.content.is_empty();
    let content: Vec<Range<usize>> =
        found.content.into_iter().filter_map(|range| whole(p, range, found.cue.start)).collect();
    if words && content.is_empty() {
        return None;
    }
    // A question word alone says nothing: `told us what`. Nor does who `asked not to be named`.
    if let [only] = &*content
        && (only.len() == 1 && search::lists("what how why who", p.str(only.start))
            || ["not", "to", "be"].iter().zip(only.start..).all(|(word, at)| p.str(at) == *word))
    {
        return None;
    }
    let marked = content.iter().any(|range| range.clone().any(|at| p.in_marks(at)));
    let source = source(p, &found.source, &found.cue);
    // Nobody said it.
    if !marked && source.first().is_some_and(|source| is_nobody(p, source.start)) {
        return None;
    }
    let mut cue = found.cue;
    // `repeated the claim`, where what was said comes next.
    let noun = cue.end + 1;
    let follows = content.first().is_some_and(|range| range.start == noun + 2) && p.is_word(noun + 1, "that");
    if follows
        && search::lists("the a an his her its their", p.str(cue.end))
        && search::lists(NOUNS, p.str(noun))
    {
        cue.end = noun + 1;
    }
    let begins = |stems: &str| cue.clone().any(|at| stems.split('|').any(|stem| begins(p.str(at), stem)));
    let person = source.first().is_none_or(|source| is_person(p, source));
    let colon = cue.len() == 1 && p.is_word(cue.start, ":");
    let named = |source: &Range<usize>| {
        let words = p.span(source).map_or("", |span| span.slice(p.text));
        p.is_capital(source.start) && !turn::is_label(words)
    };
    if colon && !source.first().is_some_and(named) {
        return None;
    }
    let says = marked && !begins("think|thought")
        || begins(SAYING) && (person || !begins(HINTING) || is_plain(p, &cue));
    // What nobody said is no speech: `did not say`.
    let denied = |at: usize| {
        search::lists("not never", p.str(at)) || p.str(at).ends_with("n't") || p.str(at).ends_with("n’t")
    };
    let unsaid = !marked && (cue.start.saturating_sub(1)..cue.end).any(denied);
    while cue.len() > 1 && search::lists(": , — –", p.str(cue.end - 1)) {
        cue.end -= 1;
    }
    // `said in a statement on Tuesday`.
    let medium = ["in", "a", "statement"].iter().zip(cue.end..).all(|(word, at)| p.is_word(at, word));
    if medium && !content.iter().any(|range| range.contains(&cue.end)) {
        cue.end += 3;
    }
    if cue.len() > 2 && p.is_word(cue.end - 1, "on") && p.is_capital(cue.end) {
        cue.end -= 1;
    }
    Some(Act {
        source,
        manner: if says && !unsaid { Manner::Speech } else { Manner::Thought },
        cue: Some(cue),
        content,
        rule: "model",
        confidence,
    })
}

/// True where a cue is one of the plainest.
fn is_plain(p: &Passage, cue: &Range<usize>) -> bool {
    cue.clone().any(|at| search::lists(PLAIN, &p.str(at).to_ascii_lowercase()))
}

/// True where no one is named as the source.
fn is_nobody(p: &Passage, at: usize) -> bool {
    ["nobody", "none", "neither"].iter().any(|word| p.is_word(at, word))
        || p.is_word(at, "no") && p.is_word(at + 1, "one")
}

/// True where `word` begins with `stem`, in any case.
fn begins(word: &str, stem: &str) -> bool {
    let whole = stem.ends_with(' ');
    let stem = stem.trim_end();
    word.get(..stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem))
        && (!whole || word.len() == stem.len())
}

/// True where a source is a name, a pronoun or a noun for people.
fn is_person(p: &Passage, source: &Range<usize>) -> bool {
    let last = source.end.saturating_sub(1);
    let head = (source.start + 1..source.end).find(|&at| search::lists("of from in on , at", p.str(at)));
    let head = p.str(head.map_or(last, |at| at - 1));
    let pronoun =
        source.len() == 1 && search::lists("he she they we i who", &p.str(last).to_ascii_lowercase());
    let people = "er|ers|or|ors|ist|ists|ian|ians|man|men|woman|women|people|ants|official|officials|critic|critics|expert|\
experts|students";
    pronoun || p.is_capital(last) && p.is_capital(source.start) || search::ends(people, head) > 0
}

/// Words that no clause ends before: what was said goes on with them.
const GOES_ON: &str =
    " was is were are has had have would will could can may might must should did does be been by of ";

/// How many tokens are added at most where what was said is plainly not over.
const REST: usize = 20;

/// True where a clause may end before the token.
fn ends_clause(p: &Passage, at: usize) -> bool {
    p.in_marks(at) || search::lists(", . ! ? … ; : — – [ ( and but", p.str(at))
}

/// A piece of content with both of its marks, or, where it ends outside marks, without the stop,
/// the loose marks and the citation marker at its end; and without a leading `that`. `cue` is where its cue begins.
fn whole(p: &Passage, range: Range<usize>, cue: usize) -> Option<Range<usize>> {
    let Range { mut start, mut end } = range;
    if p.is_word(start, "that") && !p.in_marks(start) {
        start += 1;
    }
    while start < end && search::lists(", : ;", p.str(start)) && !p.in_marks(start) {
        start += 1;
    }
    if start > 0 && p.opens(start - 1).is_some_and(|marked| end + 1 >= marked.tokens.end) {
        start -= 1;
    }
    // What holds an opening mark does not end before the closing one.
    if let Some(marked) = end.checked_sub(1).and_then(|last| p.marked_at(last))
        && marked.closed
        && marked.tokens.start >= start
    {
        end = end.max(marked.tokens.end);
    }
    // The rest of a marked stretch, where it is but a stop and the mark.
    if let Some(marked) =
        p.marked_at(end).filter(|marked| marked.tokens.start < end && marked.tokens.end <= end + 2)
    {
        let rest = end..marked.tokens.end;
        if !rest.clone().any(|at| p.tokens.get(at).is_some_and(|token| token.is_word())) {
            end = rest.end;
        }
    }
    if end != cue
        && p.str(end).len() > 1
        && search::lists(GOES_ON, p.str(end))
        && !p.in_marks(end)
        && end > start
    {
        end = (end..p.tokens.len().min(end + REST))
            .take_while(|&at| !ends_clause(p, at))
            .last()
            .map_or(end, |last| last + 1);
    }
    while end > start && !p.in_marks(end - 1) {
        match p.str(end - 1) {
            "," | "." | "!" | "?" | "…" | ";" | ":" | "—" | "–" | "-" => end -= 1,
            "]" => match (start..end).rev().take(24).find(|&at| p.str(at) == "[") {
                Some(open) => end = open,
                None => break,
            },
            _ => break,
        }
    }
    (start..end).any(|at| p.tokens.get(at).is_some_and(|token| token.is_word())).then_some(start..end)
}

/// The source: its pieces without the comma behind; before `who` the one it stands for; nothing
/// from behind its cue.
fn source(p: &Passage, pieces: &[Range<usize>], cue: &Range<usize>) -> Vec<Range<usize>> {
    let Some(first) = pieces.first() else { return Vec::new() };
    let parted = |range: &Range<usize>| first.end <= cue.start && cue.end <= range.start;
    let near = |range: &&Range<usize>| range.start <= first.end + 3 && !parted(range);
    let mut end = pieces.iter().filter(near).map(|range| range.end).max().unwrap_or(first.end);
    // `Ana Diaz, who runs the water taxi that …`: the clause goes on to its comma, where that comes before the cue.
    let clause = |at: usize| p.is_word(at, ",") && search::lists("who which", p.str(at + 1));
    if p.is_capital(first.start) && cue.start > end && (first.start..end).any(clause) {
        let comma = (end..cue.start.min(end + REST)).find(|&at| p.is_word(at, ","));
        end = comma.unwrap_or(end);
    }
    while end > first.start + 1 && search::lists(", : 's ’s", p.str(end - 1)) {
        end -= 1;
    }
    let source = first.start..end;
    let relative = source.len() == 1 && p.is_word(source.start, "who");
    let mut out: Vec<Range<usize>> =
        relative.then(|| antecedent(p, source.start)).flatten().into_iter().collect();
    out.push(source);
    out
}

/// The noun phrase that the `who` at `at` stands for: names and small words before it, with what
/// stands in apposition.
fn antecedent(p: &Passage, at: usize) -> Option<Range<usize>> {
    let end = at.checked_sub(1).filter(|&before| p.is_word(before, ",")).unwrap_or(at);
    let stops = |i: usize| {
        p.in_marks(i) || search::lists(". ; : — – - by with to and but that is was were are", p.str(i))
    };
    let mut start = end;
    let mut commas = 0;
    while let Some(before) = start.checked_sub(1).filter(|&before| !stops(before) && end - before < 14) {
        if p.str(before) == "," {
            // One comma, before a name: the role stands in front.
            commas += 1;
            if commas > 1 || !(start..end).all(|i| p.is_capital(i)) {
                break;
            }
        }
        start = before;
    }
    // It begins with the last article, possessive or capital word that opens a phrase.
    let opens = |&i: &usize| {
        let capital = p.is_capital(i) && (i == start || !p.is_capital(i - 1));
        capital || search::lists("the a an his her their", &p.str(i).to_ascii_lowercase())
    };
    let start = (start..end).find(opens)?;
    (p.tokens.get(end - 1).is_some_and(|token| token.is_word())).then_some(start..end)
}
