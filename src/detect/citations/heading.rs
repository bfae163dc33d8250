//! Is this line the heading of a reference list, or of something that follows one?

use crate::text::letter;

/// The longest line, in bytes, that is looked at as a heading.
const LONGEST: usize = 80;

/// The longest of the headings below, in bytes.
const LONGEST_TITLE: usize = 36;

/// Headings of reference lists, lower case.
const LISTS: &str = "bibliografia|bibliografía|bibliographic references|bibliographie|bibliography|citations|cited sources|einzelnachweise|endnotes|footnotes|\
fontes|fonti|fuentes|further reading|informative references|kaynakça|literatur|literatura|literatura citada|literaturangaben|literature|literature cited|literaturverzeichnis|normative references|notas|notes|\
notes and references|obras citadas|ouvrages cités|piśmiennictwo|quellen|quellenverzeichnis|quellen und literatur|références|références bibliographiques|reference|reference list|references|\
references and notes|references cited|referencias|referencias bibliográficas|referências|\
referências bibliográficas|referenser|riferimenti|riferimenti bibliografici|selected bibliography|source list|sources|sources cited|list of references|bibliografie|literatuur|referenties|weblinks|\
works cited|zitierte literatur|источники|литература|список литературы|примечания|参考来源|参考资料|参考文献|引用文献|引用来源|來源|\
參考文獻|參考資料|資料來源|出典|脚注|来源|참고 문헌|참고문헌|출처|المراجع|المصادر";

/// Headings, or their first words, that end a list without beginning another; lower case.
const OTHERS: &str = "about the author|abbreviations|acknowledgement|acknowledgment|additional information|anexo|anhang|annex|\
appendices|appendix|apêndice|apéndice|author contributions|author information|competing interests|\
conflict of interest|data availability|external links|funding|glossary|methods|see also|supplementary|\
supporting information|附录|附錄";

/// True where the line names a reference list: `## 7. **References**:`.
pub(super) fn opens_list(line: &str) -> bool {
    bare(line).filter(|title| title.len() <= LONGEST_TITLE).is_some_and(|title| {
        // Small letters are as long as capitals.
        let same = |list: &str| title.chars().map(letter::small_letter).eq(list.chars());
        LISTS.split('|').any(|list| list.len() == title.len() && same(list))
    })
}

/// True where the line is a heading of any other kind: marked as one, or a title known to follow lists.
pub(super) fn is_other(line: &str) -> bool {
    if is_marked(line) {
        return true;
    }
    bare(line).is_some_and(|title| {
        let lower = letter::small(title);
        OTHERS.split('|').any(|other| {
            lower.strip_prefix(other).is_some_and(|rest| {
                // "Appendix A", "Supplementary material", but no sentence that begins so.
                rest.len() <= 30 && !rest.ends_with(&['.', ',', ';'][..])
            })
        })
    })
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
            assert!(opens_list(line), "{line}");
        }
        for line in ["References to the war", "Sources said so.", "Our notes", "", "1."] {
            assert!(!opens_list(line), "{line}");
        }
    }

    #[test]
    fn other_headings_end_a_list() {
        for line in ["Appendix A", "# Method", "External links", "Supporting Information"] {
            assert!(is_other(line), "{line}");
        }
        for line in
            ["#hashtag", "Funding was given by the city council, which later said more.", "Smith 2004"]
        {
            assert!(!is_other(line), "{line}");
        }
    }
}
