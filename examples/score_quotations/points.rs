//! Places in a file, from those in the article that was read from it.

/// Places in a text whose line ends were `\r\n`, from those in the article.
pub(crate) struct Points(Vec<usize>);

impl Points {
    pub(crate) fn new(file: &str, article: &str) -> Self {
        if file.chars().count() == article.chars().count() {
            return Self(Vec::new());
        }
        let mut out: Vec<usize> = Vec::new();
        let mut chars = file.chars().enumerate().peekable();
        while let Some((at, c)) = chars.next() {
            out.push(at);
            if c == '\r' && chars.peek().is_some_and(|(_, next)| *next == '\n') {
                chars.next();
            }
        }
        out.push(file.chars().count());
        Self(out)
    }

    /// The place in the file of the article's code point `at`.
    pub(crate) fn before(&self, at: usize) -> usize {
        if self.0.is_empty() { at } else { self.0.get(at).or(self.0.last()).copied().unwrap_or(at) }
    }
}
