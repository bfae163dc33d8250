//! Words of saying, as the measures tell speech from belief.

/// Forms, with `*` for any further letters.
const FORMS: &str = " say said says saying tell tells told telling add adds added adding according report reports \
reported reporting reportedly announc+ argu+ claim claims claimed claiming call calls called calling ask asks asked \
asking note notes noted noting write writes wrote writing written tweet* declar+ explain* insist* warn* suggest* accus+ \
deny denies denied denying admit* acknowledg+ assert* alleg+ state states stated stating statement statements reply \
replies replied respond responds responded response describ+ mention* quot+ testif+ urge urges urged urging vow* promis+ \
pledg+ comment* remark* complain* confirm* conced+ contend* criticis+ criticiz+ disclos+ emphasis+ emphasiz+ joke jokes \
joked predict* prais+ propos+ reiterat+ reveal* speak speaks spoke spoken speaking stress* talk* question questions \
questioned questioning recall* blast* slam* mock* denounc+ condemn* maintain* observ+ counters countered conclud+ \
publish* posts posted shout* chant* continued continues answer* boast* brag* cite cites cited citing ";

/// Turns of phrase, as word and words behind it.
const PHRASES: [(&str, &[&str]); 3] =
    [("point", &["out"]), ("releas", &["a", "statement"]), ("in", &["the", "words"])];

/// True where the words of a cue hold one of saying.
pub(crate) fn is_saying(cue: &str) -> bool {
    let lower = cue.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|w| !w.is_empty()).collect();
    let single = |word: &&str| {
        FORMS.split_whitespace().any(|form| {
            if let Some(stem) = form.strip_suffix('*') {
                word.starts_with(stem)
            } else if let Some(stem) = form.strip_suffix('+') {
                word.len() > stem.len() && word.starts_with(stem)
            } else {
                *word == form
            }
        })
    };
    let phrase = |at: usize| {
        PHRASES.iter().any(|(first, rest)| {
            let word = words[at];
            let begins = match *first {
                "point" => matches!(word, "point" | "points" | "pointed" | "pointing"),
                "releas" => word.starts_with("releas") && word.len() > 6,
                other => word == other,
            };
            begins && words[at + 1..].starts_with(rest)
        })
    };
    words.iter().any(single) || (0..words.len()).any(phrase)
}
