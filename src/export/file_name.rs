//! What the downloaded file is called.

use crate::text::letter::small_letter;

/// The most code points of the title that the name keeps.
const TITLE: usize = 60;

/// Names that Windows keeps for devices, whatever the extension.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A file name that every system takes, from the document's title and its time of creation:
/// `harbour-reopens_2026-11-23.provenote.json`.
///
/// Letters and digits of any script stay, in lower case; a run of anything else becomes `-`.
pub fn file_name(title: &str, created: &str) -> String {
    let mut name = String::new();
    for character in title.chars().map(small_letter) {
        if character.is_alphanumeric() {
            name.push(character);
        } else if !name.is_empty() && !name.ends_with('-') && character != '\'' && character != '’' {
            name.push('-');
        }
    }
    let short: String = name.chars().take(TITLE).collect();
    let short = match short.trim_end_matches('-') {
        "" => "article",
        short => short,
    };
    let date: String = created.chars().take_while(|&c| c.is_ascii_digit() || c == '-').collect();
    let prefix = if is_reserved(short) { "article-" } else { "" };
    format!("{prefix}{short}_{date}.provenote.json")
}

/// True for `con`, `com1` and their like.
fn is_reserved(name: &str) -> bool {
    RESERVED.contains(&name.trim_end_matches(|last: char| last.is_numeric()))
}

#[cfg(test)]
mod tests {
    use super::file_name;

    fn named(title: &str) -> String {
        let name = file_name(title, "2026-11-23T12:00:00Z");
        let Some(words) = name.strip_suffix("_2026-11-23.provenote.json") else { panic!("{name:?}") };
        words.to_owned()
    }

    #[test]
    fn words_are_joined_by_hyphens() {
        assert_eq!(
            file_name("Iran talks resume", "2026-11-23T12:00:00Z"),
            "iran-talks-resume_2026-11-23.provenote.json"
        );
        assert_eq!(named("  What's next?  Nobody — knows. "), "whats-next-nobody-knows");
    }

    #[test]
    fn letters_of_every_script_stay() {
        assert_eq!(named("Élysée: 停战 и мир"), "élysée-停战-и-мир");
    }

    #[test]
    fn nothing_climbs_out_of_the_folder() {
        assert_eq!(named("../../etc/passwd"), "etc-passwd");
        assert_eq!(named("C:\\Windows\u{0}\u{202e}txt"), "c-windows-txt");
    }

    #[test]
    fn device_names_are_avoided() {
        assert_eq!(named("CON"), "article-con");
        assert_eq!(named("LPT1"), "article-lpt1");
        assert_eq!(named("Congress"), "congress");
    }

    #[test]
    fn no_letters_still_give_a_name() {
        assert_eq!(named(""), "article");
        assert_eq!(named("…!?"), "article");
    }

    #[test]
    fn long_titles_are_cut() {
        assert_eq!(named(&"ab ".repeat(40)).chars().count(), 59);
    }
}
