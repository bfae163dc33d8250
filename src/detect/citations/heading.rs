//! Is this line the heading of a reference list, or of something that follows one?

use std::ops::Range;

use crate::text::{Article, ParagraphKind, letter, word_list};

/// The longest line, in bytes, that is looked at as a heading.
const LONGEST: usize = 80;

/// The longest of the headings below, in bytes.
const LONGEST_TITLE: usize = 36;

/// Headings of reference lists in small letters, sorted.
const LISTS: &str = "\
bibliografia|bibliografie|bibliografía|bibliographic references|bibliographie|bibliography|citations|\
cited sources|einzelnachweise|endnotes|fontes|fonti|footnotes|fuentes|further reading|\
informative references|kaynakça|list of references|literatur|literatura|literatura citada|literaturangaben|\
literature|literature cited|literaturverzeichnis|literatuur|normative references|notas|notes|\
notes and references|obras citadas|ouvrages cités|piśmiennictwo|quellen|quellen und literatur|\
quellenverzeichnis|reference|reference list|references|references and notes|references cited|referencias|\
referencias bibliográficas|referenser|referenties|referências|referências bibliográficas|riferimenti|\
riferimenti bibliografici|références|références bibliographiques|selected bibliography|source list|sources|\
sources cited|weblinks|works cited|zitierte literatur|источники|литература|примечания|список литературы|\
المراجع|المصادر|來源|出典|参考文献|参考来源|参考资料|參考文獻|參考資料|引用文献|引用来源|来源|脚注|資料來源|참고 문헌|참고문헌|출처";

/// Headings, or their first words, that end a list without beginning another; in small letters, sorted, and none the
/// beginning of another.
const OTHERS: &str = "\
abbreviations|about the author|acknowledgement|acknowledgment|additional information|affiliation|anexo|anhang|annex|\
appendices|appendix|apéndice|apêndice|author contributions|author information|competing interests|\
conflict of interest|data availability|external links|funding|glossary|methods|see also|session info|supplementary|\
supporting information|附录|附錄";

/// What a heading opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heading {
    /// A reference list: `## 7. **References**:`.
    List,
    /// Anything else: it is marked as a heading, or is a title known to follow lists.
    Other,
}

/// The heading that the line is, if it is one.
fn read(line: &str) -> Option<Heading> {
    let title = bare(line).map(letter::small).unwrap_or_default();
    if title.len() <= LONGEST_TITLE && word_list::has(LISTS, b'|', &title) {
        return Some(Heading::List);
    }
    // "Appendix A", "Supplementary material", but no sentence that begins so.
    let known = word_list::last_up_to(OTHERS, b'|', &title);
    let rest = title.strip_prefix(known).filter(|_| !known.is_empty());
    let follows = rest.is_some_and(|rest| rest.len() <= 30 && !rest.ends_with(&['.', ',', ';'][..]));
    (follows || is_marked(line)).then_some(Heading::Other)
}

/// The indices of the paragraphs under each heading of a list, up to the next heading.
pub(super) fn sections(article: &Article) -> Vec<Range<usize>> {
    let mut sections: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        let heading = read(article.slice(paragraph.span));
        let opens = heading == Some(Heading::List) && paragraph.kind != ParagraphKind::Code;
        let ends = heading.is_some() || matches!(paragraph.kind, ParagraphKind::Heading(_));
        open = opens || open && !ends;
        if opens {
            sections.push(index + 1..index + 1);
        } else if open && let Some(section) = sections.last_mut() {
            section.end = index + 1;
        }
    }
    sections
}

/// True for `# Heading` of Markdown.
fn is_marked(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    rest.len() < line.len() && line.len() - rest.len() <= 6 && rest.starts_with(&[' ', '\t'][..])
}

/// The words of a heading without marks, numbering and colon; nothing where the line is too long for one.
fn bare(line: &str) -> Option<&str> {
    if line.len() > LONGEST {
        return None;
    }
    let marks = |c: char| matches!(c, '#' | '*' | '_' | '=' | '【' | '】' | '[' | ']') || c.is_whitespace();
    let ends = |c: char| marks(c) || matches!(c, ':' | '：' | '.');
    let title = line.trim_start_matches(marks).trim_end_matches(ends);
    let unnumbered = numbering(title).and_then(|len| title.get(len..)).unwrap_or(title);
    Some(unnumbered.trim_start_matches(marks).trim_end_matches(ends)).filter(|title| !title.is_empty())
}

/// The length in bytes of the numbering before a title: `7. `, `IV) `, `5.2 `.
fn numbering(title: &str) -> Option<usize> {
    let (number, _) = title.split_once(char::is_whitespace)?;
    let body = number.trim_end_matches(&['.', ')', ':', '、'][..]);
    let digits = body.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let roman = body.len() < number.len() && body.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    (!body.is_empty() && (digits || roman)).then_some(number.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_many_dresses_and_languages() {
        for line in [
            "References",
            "REFERENCES:",
            "## References",
            "**Sources:**",
            "7. References",
            "# 7 **Works Cited** #",
            "VI. Bibliography",
            "Referências",
            "Literaturverzeichnis",
            "参考文献：",
            "【参考文献】",
        ] {
            assert_eq!(read(line), Some(Heading::List), "{line}");
        }
        for line in ["References to the war", "Sources said so.", "Our notes", "", "1."] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn every_heading_of_the_lists_is_known() {
        assert!(LISTS.split('|').all(|line| read(line) == Some(Heading::List)));
        assert!(OTHERS.split('|').all(|line| read(line) == Some(Heading::Other)));
    }

    #[test]
    fn other_headings_end_a_list() {
        for line in ["Appendix A", "# Method", "External links", "Supporting Information"] {
            assert_eq!(read(line), Some(Heading::Other), "{line}");
        }
        for line in
            ["#hashtag", "Funding was given by the city council, which later said more.", "Smith 2004"]
        {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
