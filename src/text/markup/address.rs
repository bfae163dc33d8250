//! Addresses that stand in the text as they are: web pages, DOIs, e-mail.
//!
//! Each function looks at one byte that such an address must have, and gives the bytes of the
//! address around it. None looks back beyond `done`.

/// The longest scheme or e-mail name looked back for, in bytes.
const LONGEST_NAME: usize = 64;

/// The address with the colon at `at`: `https://…`, `mailto:…`, `doi:10.…`.
pub(super) fn at_colon(text: &str, done: usize, at: usize) -> Option<(usize, usize)> {
    let before = text.get(done..at)?;
    let after = text.get(at + 1..)?;
    let (schemes, start): (&[&str], _) = match after.as_bytes().first()? {
        b'/' if after.starts_with("//") => (&["https", "http", "ftp"], 2),
        b'1' if after.starts_with("10.") => (&["doi"], 0),
        b' ' if after.starts_with(" 10.") => (&["doi"], 1),
        _ if ends_with_word(before, "mailto").is_some() => (&["mailto"], 0),
        _ => return None,
    };
    let scheme = schemes.iter().find_map(|scheme| ends_with_word(before, scheme))?;
    let body = at + 1 + start;
    let end = end_of(text, body);
    text.get(body..end)?.starts_with(char::is_alphanumeric).then_some((done + scheme, end))
}

/// The address with the full stop at `at`: `www.…`, `doi.org/…`, `10.1234/…`.
pub(super) fn at_dot(text: &str, done: usize, at: usize) -> Option<(usize, usize)> {
    let before = text.get(done..at)?;
    let after = text.get(at + 1..)?;
    let start = match before.as_bytes().last()? {
        b'w' | b'W' if after.starts_with(|c: char| c.is_ascii_alphanumeric()) => {
            ends_with_word(before, "www")?
        }
        b'i' if after.starts_with("org/") => {
            ends_with_word(before, "doi").or_else(|| ends_with_word(before, "dx.doi"))?
        }
        b'0' => {
            let registrant = after.bytes().take(10).take_while(u8::is_ascii_digit).count();
            (registrant >= 4 && after.as_bytes().get(registrant) == Some(&b'/')).then_some(())?;
            ends_with_word(before, "10")?
        }
        _ => return None,
    };
    let end = end_of(text, at + 1);
    (end > at + 1).then_some((done + start, end))
}

/// The e-mail address with the `@` at `at`.
pub(super) fn at_sign(text: &str, done: usize, at: usize) -> Option<(usize, usize)> {
    let name = text.as_bytes().get(done..at)?.iter().rev().take(LONGEST_NAME);
    let name = name.take_while(|b| b.is_ascii_alphanumeric() || b"._%+-".contains(b)).count();
    let host = text.get(at + 1..)?;
    let length =
        host.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-')).unwrap_or(host.len());
    let host = host.get(..length)?.trim_end_matches(&['.', '-'][..]);
    let domain = host.rsplit_once('.')?.1;
    let complete = name > 0 && domain.len() >= 2 && domain.bytes().all(|b| b.is_ascii_alphabetic());
    complete.then_some((at - name, at + 1 + host.len()))
}

/// Where in `before` the word `word` starts, if `before` ends with it in any case. A scheme may be
/// stuck to the word before it, as copies make it; other words may not.
fn ends_with_word(before: &str, word: &str) -> Option<usize> {
    let start = before.len().checked_sub(word.len())?;
    let ends = before.get(start..)?.eq_ignore_ascii_case(word);
    let apart = !before.get(..start)?.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.');
    (ends && (apart || word.starts_with("http"))).then_some(start)
}

/// The end of the address whose visible part starts at `from`: up to white space, a bracket or a
/// quotation mark, without punctuation that belongs to the sentence around it.
fn end_of(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let address = rest.get(..rest.find(ends_address).unwrap_or(rest.len())).unwrap_or_default();
    // A mark and a copied source: `(https://a.example).12`
    let plain = address.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',' || c == '–');
    let address = if [").", ")", "/."].iter().any(|end| plain.ends_with(end)) { plain } else { address };
    let mut surplus = count(address, b')').saturating_sub(count(address, b'('));
    let trimmed = address.trim_end_matches(|c| match c {
        ')' if surplus > 0 => {
            surplus -= 1;
            true
        }
        '.' | ',' | ';' | ':' | '!' | '?' | '}' | '\'' | '"' | '*' | '_' => true,
        _ => false,
    });
    from + trimmed.len()
}

fn count(text: &str, byte: u8) -> usize {
    memchr::memchr_iter(byte, text.as_bytes()).count()
}

/// True for characters that no address goes over, those of other scripts' punctuation included.
fn ends_address(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '<' | '>' | '"' | '`' | '|' | '[' | ']' | '«' | '»')
        || matches!(c, '¹' | '²' | '³' | '\u{2000}'..='\u{2079}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}
