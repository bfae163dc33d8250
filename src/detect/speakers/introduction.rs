//! How does the article introduce somebody whom the quotations name by surname alone?

use crate::text::token::{Token, tokens};
use crate::text::{Article, Span, search};

use super::mention::{Name, is_title};

/// Words with a capital that stand before a surname and are no given name.
const NO_NAMES: &str = " The A An And But Or So Yet As At By For From In Of On To With If When While Since Because After \
Before Although Though Then That This What Where Who Why How Not Even Only Both Like Under Over Unlike According Said Says ";

/// The given names that the article uses before each of `names`, which are surnames; none where it
/// uses no or different ones. One sweep over the text.
pub(super) fn given_names(article: &Article, names: &[&Name]) -> Vec<Option<String>> {
    let mut found: Vec<Vec<&str>> = vec![Vec::new(); names.len()];
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_unstable_by_key(|&index| names.get(index).map_or("", |name| name.surname()));
    let mut line: Vec<Token> = Vec::new();
    for paragraph in article.paragraphs.iter().filter(|_| !names.is_empty()) {
        line.clear();
        tokens(&article.text, paragraph.span, &mut line);
        for (at, token) in line.iter().enumerate().filter(|(_, token)| token.is_capital()) {
            let word = article.slice(token.span);
            let surname = |&index: &usize| names.get(index).map_or("", |name| name.surname()).cmp(word);
            let Ok(place) = order.binary_search_by(surname) else { continue };
            let given = given_before(article, line.get(..=at).unwrap_or_default());
            let all = order.get(place).and_then(|&index| found.get_mut(index));
            if let (Some(given), Some(all)) = (given, all) {
                take(all, given);
            }
        }
    }
    let only = |all: &Vec<&str>| if let [one] = all.as_slice() { Some((*one).to_owned()) } else { None };
    found.iter().map(only).collect()
}

/// Adds `given` to those met, which are of at most two people: `Ana` and `Ana B.` are one's, and the longer stays.
fn take<'a>(all: &mut Vec<&'a str>, given: &'a str) {
    let first = |name: &'a str| name.split(' ').next();
    if let Some(known) = all.iter_mut().find(|known| first(known) == first(given)) {
        if given.len() > known.len() {
            *known = given;
        }
    } else if all.len() < 2 {
        all.push(given);
    }
}

/// The words of a name right before the last of `line`: `Mara`, `J. K.`
fn given_before<'a>(article: &'a Article, line: &[Token]) -> Option<&'a str> {
    let is_given = |pair: &[Token]| {
        let [word, next] = pair else { return false };
        let text = article.slice(word.span);
        let close = article.slice(Span::new(word.span.end, next.span.start)) == " ";
        close && word.is_capital() && !is_title(text) && !search::lists(NO_NAMES, text)
    };
    let count = line.windows(2).rev().take(3).take_while(|pair| is_given(pair)).count();
    let last = line.len().checked_sub(1)?;
    let given = line.get(last.checked_sub(count)?..last)?;
    let span = given.first()?.span.cover(given.last()?.span);
    Some(article.slice(span))
}
