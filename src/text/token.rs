//! Tokens: where does each word, number and mark of a paragraph stand, and how is it written?

use super::span::Span;
use super::word_list::lists;

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A word without a capital at its start, `'s` included: `talks`, `iPhone`.
    Lower,
    /// A word with a capital first and a small letter somewhere: `Iran`, `O'Brien`.
    Capitalised,
    /// A word of capitals only: `US`, `U.S.`, `A`.
    Upper,
    /// A token that starts with a digit: `2016`, `1,200`, `3rd`.
    Number,
    /// Anything else: one character, or one of the doubled marks ` `` ` and `''`.
    Mark,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes of the article.
    pub span: Span,
    /// How it is written.
    pub shape: Shape,
}

impl Token {
    /// True for words, whatever their case.
    pub const fn is_word(self) -> bool {
        matches!(self.shape, Shape::Lower | Shape::Capitalised | Shape::Upper)
    }

    /// True for words that start with a capital.
    pub const fn is_capital(self) -> bool {
        matches!(self.shape, Shape::Capitalised | Shape::Upper)
    }
}

/// Words that keep the dot behind them.
const DOTTED: &str = "Adm Ala Ariz Assn Atty Aug Bros Calif Capt Cmdr Co Col Colo Conn Corp Dec Dept Dr Feb Fla Ft Ga \
    Gen Gov Govs Hon Ill Inc Ind Jan Jr Lt Ltd Maj Mass Md Messrs Mich Minn Mr Mrs Ms Mt Nev Nov \
    Oct Okla Ore Pa Pres Prof Pvt Rep Reps Rev Sen Sens Sept Sgt Sr St Tenn Va Wash Wis vs";

/// Appends the tokens of `paragraph` to `out`, in order. White space is no token.
pub fn tokens(text: &str, paragraph: Span, out: &mut Vec<Token>) {
    let line = paragraph.slice(text);
    let mut at = 0;
    while let Some(rest) = line.get(at..)
        && let Some(first) = rest.chars().next()
    {
        let length = if first.is_alphanumeric() {
            word_length(rest)
        } else if rest.starts_with("``") || rest.starts_with("''") {
            2
        } else {
            first.len_utf8()
        };
        if !first.is_whitespace() {
            let word = rest.get(..length).unwrap_or(rest);
            let stem = word.len() - possessive_length(word);
            let start = paragraph.start + at as u32;
            let (middle, end) = (start + stem as u32, start + length as u32);
            out.push(Token { span: Span::new(start, middle), shape: shape(word, first) });
            if middle < end {
                out.push(Token { span: Span::new(middle, end), shape: Shape::Lower });
            }
        }
        at += length;
    }
}

/// Bytes of the word or number at the start of `rest`.
fn word_length(rest: &str) -> usize {
    // Nearly every word is small ASCII letters with something else behind.
    let plain = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    if matches!(rest.as_bytes().get(plain), None | Some(b' ' | b',' | b';' | b'"' | b')')) && plain > 0 {
        return plain;
    }
    let mut end = 0;
    let mut dots = false;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '-' | '\'' | '’' | '.' | '&' | '/' | ',' | ':' | '_' | '\u{ad}');
        if c.is_alphanumeric() || is_combining(c) {
            end = at + c.len_utf8();
        } else if !joins || !chars.peek().is_some_and(|&(_, next)| joined(rest, end, c, next)) {
            break;
        }
        dots |= c == '.';
    }
    let dot_follows = rest.as_bytes().get(end) == Some(&b'.');
    end + usize::from(dot_follows && keeps_dot(rest.get(..end).unwrap_or(rest), dots))
}

/// True for words that the dot behind them belongs to; `dots`: they have one inside.
fn keeps_dot(word: &str, dots: bool) -> bool {
    let mut chars = word.chars();
    let initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    initial
        || dots && word.len() < 10 && word.chars().all(|c| c == '.' || c.is_alphabetic())
        || word.len() <= 6 && lists(DOTTED, word)
}

/// True where `mark` stands inside a word: between what ends at `end` and `next`.
fn joined(rest: &str, end: usize, mark: char, next: char) -> bool {
    let digit_before = rest.get(..end).is_some_and(|word| word.ends_with(|c: char| c.is_ascii_digit()));
    match mark {
        ',' | ':' => digit_before && next.is_ascii_digit(),
        _ => next.is_alphanumeric(),
    }
}

/// Accents written as characters of their own.
const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Bytes of the possessive at the end of `word`.
fn possessive_length(word: &str) -> usize {
    if !word.ends_with(&['s', 'S'][..]) {
        return 0;
    }
    let ending = ["'s", "’s", "'S", "’S"].iter().find(|ending| word.ends_with(**ending));
    ending.map_or(0, |ending| ending.len())
}

/// The shape of `word`, whose first character is `first`.
fn shape(word: &str, first: char) -> Shape {
    if first.is_numeric() {
        Shape::Number
    } else if !first.is_alphabetic() {
        Shape::Mark
    } else if !first.is_uppercase() {
        Shape::Lower
    } else if word.chars().any(char::is_lowercase) {
        Shape::Capitalised
    } else {
        Shape::Upper
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        tokens(text, Span::new(0, text.len() as u32), &mut out);
        out.iter().map(|token| token.span.slice(text)).collect()
    }

    #[test]
    fn words_keep_their_inner_marks() {
        assert_eq!(
            words("Mr. O'Brien's U.S. cease-fire at AT&T, 1,200 men."),
            ["Mr.", "O'Brien", "'s", "U.S.", "cease-fire", "at", "AT&T", ",", "1,200", "men", "."]
        );
    }

    #[test]
    fn the_last_dot_of_a_sentence_is_its_own() {
        assert_eq!(
            words("He left in 2016. John B. Good"),
            ["He", "left", "in", "2016", ".", "John", "B.", "Good"]
        );
    }

    #[test]
    fn doubled_marks_are_one_token() {
        assert_eq!(words("``No,'' he said"), ["``", "No", ",", "''", "he", "said"]);
    }

    #[test]
    fn shapes_tell_case_apart() {
        let mut out = Vec::new();
        tokens("US Iran talks 3rd —", Span::new(0, 21), &mut out);
        let shapes: Vec<Shape> = out.iter().map(|token| token.shape).collect();
        assert_eq!(shapes, [Shape::Upper, Shape::Capitalised, Shape::Lower, Shape::Number, Shape::Mark]);
    }
}
