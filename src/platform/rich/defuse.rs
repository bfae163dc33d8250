//! Defusing: attributes and elements that a strict page complains of, renamed before parsing.
//!
//! The document that a paste is parsed into runs nothing and shows nothing. Yet browsers check
//! its inline styles and event handlers against the page's Content-Security-Policy, and write an
//! error to the console for each. Renamed, they are plain data.

/// What comes before the name of an attribute that was renamed.
pub(super) const PREFIX: &str = "data-was-";

/// `html` with `style` and `on…` attributes under other names, and `<style>` as `<template>`.
/// Outside of tags nothing changes.
pub(super) fn defuse(html: &str) -> String {
    let mut scan = Scan { rest: html, out: String::with_capacity(html.len() + html.len() / 8) };
    while !scan.rest.is_empty() {
        scan.copy_until(|it| it == '<');
        scan.copy_one();
        let end = scan.rest.strip_prefix('/').unwrap_or(scan.rest);
        if end.starts_with(|it: char| it.is_ascii_alphabetic()) {
            scan.tag();
        }
    }
    scan.out
}

/// What is still to be read, and what has been written.
struct Scan<'a> {
    rest: &'a str,
    out: String,
}

impl<'a> Scan<'a> {
    /// Takes the next `length` bytes.
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn take_until(&mut self, stop: impl Fn(char) -> bool) -> &'a str {
        self.take(self.rest.find(stop).unwrap_or(self.rest.len()))
    }

    fn copy_until(&mut self, stop: impl Fn(char) -> bool) {
        let taken = self.take_until(stop);
        self.out.push_str(taken);
    }

    fn copy_one(&mut self) {
        let taken = self.take(self.rest.chars().next().map_or(0, char::len_utf8));
        self.out.push_str(taken);
    }

    /// Copies a tag from behind its `<` to its `>`.
    fn tag(&mut self) {
        if self.rest.starts_with('/') {
            self.copy_one();
        }
        let name = self.take_until(|it| it.is_ascii_whitespace() || matches!(it, '/' | '>'));
        self.out.push_str(if name.eq_ignore_ascii_case("style") { "template" } else { name });
        loop {
            self.copy_until(|it| !it.is_ascii_whitespace() && it != '/');
            match self.rest.chars().next() {
                None | Some('>') => return,
                Some('=') => self.copy_one(),
                Some(_) => self.attribute(),
            }
        }
    }

    fn attribute(&mut self) {
        let name = self.take_until(|it| it.is_ascii_whitespace() || matches!(it, '=' | '/' | '>'));
        let lower = name.to_ascii_lowercase();
        if lower == "style" || lower.starts_with("on") {
            self.out.push_str(PREFIX);
        }
        self.out.push_str(name);
        self.copy_until(|it| !it.is_ascii_whitespace());
        if self.rest.starts_with('=') {
            self.copy_one();
            self.copy_until(|it| !it.is_ascii_whitespace());
            self.value();
        }
    }

    fn value(&mut self) {
        match self.rest.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                self.copy_one();
                self.copy_until(|it| it == quote);
                self.copy_one();
            }
            _ => self.copy_until(|it| it.is_ascii_whitespace() || it == '>'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::defuse;

    #[test]
    fn styles_and_handlers_get_other_names() {
        assert_eq!(
            defuse(r#"<p STYLE="a: '>'" id=x onclick = run()>1 < 2</p>"#),
            r#"<p data-was-STYLE="a: '>'" id=x data-was-onclick = run()>1 < 2</p>"#
        );
        assert_eq!(defuse("<style>p{}</style>"), "<template>p{}</template>");
        assert_eq!(defuse("<img/onerror=1 src='style=x'>"), "<img/data-was-onerror=1 src='style=x'>");
    }

    #[test]
    fn everything_else_stays_as_it_is() {
        for html in [
            "",
            "<",
            "</",
            "a < b style=c",
            "<!-- x -->é<br>",
            "<p class=\"on style\">",
            "<a href=",
            "<p =x=y z",
        ] {
            assert_eq!(defuse(html), html);
        }
    }
}
