//! What single words do: which ones can report speech, and which ones hold a sentence together.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use super::words::{FUNCTION_WORDS, VERBS};

/// What a token does in its sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Class {
    /// Nouns, names, adjectives: whatever no list names.
    #[default]
    Other,
    Determiner,
    Preposition,
    /// A pronoun that is a subject: `he`, `it`.
    Subject,
    /// A pronoun that is never a subject: `him`.
    Object,
    /// Forms of be, have and do, and the modal verbs.
    Auxiliary,
    /// `and`, `or`, `but`.
    Conjunction,
    /// Words that open a clause: `that`, `because`, `who`.
    Subordinator,
    Adverb,
    /// Days, months, `yesterday`.
    Time,
    /// A finite verb that reports nothing; it ends a noun phrase.
    Verb,
    Possessive,
    Comma,
    /// `.`, `!`, `?`, `…`
    Stop,
    Colon,
    Semicolon,
    Dash,
    OpenBracket,
    CloseBracket,
    /// Any other mark.
    Mark,
}

/// What a verb of saying needs around it before it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Nothing: `say`, `tell`.
    None,
    /// A clause or quotation marks: `note`, `add`.
    Clause,
    /// Quotation marks: `shout`, `continue`.
    Marks,
    /// Any object: `accuse`, `urge`.
    Object,
    /// A clause; what it reports is a thought: `believe`.
    Thought,
}

/// The form a verb stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Base,
    Third,
    Past,
    /// A participle that is no past form: `written`.
    Participle,
    Ing,
}

/// A verb that can report speech, in one of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    pub evidence: Evidence,
    pub form: Form,
}

/// What the lexicon says of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    pub class: Class,
    pub verb: Option<Verb>,
}

/// FNV-1a: the keys are short and none come from outside.
#[derive(Default)]
pub(super) struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

type Lexicon = HashMap<Box<str>, Word, BuildHasherDefault<Fnv>>;

/// Longest word in the lexicon, in bytes.
const LONGEST: usize = 16;

/// What the lexicon says of `word`, in any case.
pub(super) fn look_up(word: &str) -> Word {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    let mut lower = [0; LONGEST];
    let found = lower.get_mut(..word.len()).and_then(|lower| {
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let key = std::str::from_utf8(lower).ok()?;
        LEXICON.get_or_init(build).get(key).copied()
    });
    found.unwrap_or_else(|| {
        let adverb = word.len() > 4 && word.ends_with("ly") && word.starts_with(char::is_lowercase);
        Word { class: if adverb { Class::Adverb } else { Class::Other }, verb: None }
    })
}

/// The lexicon with every form of every verb.
fn build() -> Lexicon {
    let mut lexicon = Lexicon::default();
    for (evidence, verbs) in VERBS {
        for verb in verbs.split_whitespace() {
            for (form, spelling) in forms(verb) {
                let verb = evidence.map(|evidence| Verb { evidence, form });
                let finite = verb.is_none() && matches!(form, Form::Third | Form::Past);
                let class = if finite { Class::Verb } else { Class::Other };
                // A past form that is the base form too (`read`) stays the past.
                lexicon.insert(spelling.into(), Word { class, verb });
            }
        }
    }
    for (class, words) in FUNCTION_WORDS {
        for word in words.split_whitespace() {
            lexicon.entry(word.into()).or_insert(Word { class: *class, verb: None }).class = *class;
        }
    }
    lexicon
}

/// All forms of `verb`: a base form (a final `*` says that its last letter is doubled), or the
/// base, third person, past and -ing form, and perhaps a participle, with slashes between.
fn forms(verb: &str) -> Vec<(Form, String)> {
    if verb.contains('/') {
        let order = [Form::Base, Form::Third, Form::Past, Form::Ing, Form::Participle];
        return order.into_iter().zip(verb.split('/').map(str::to_owned)).collect();
    }
    let base = verb.trim_end_matches('*');
    let stem = if base.len() < verb.len() {
        format!("{base}{}", base.chars().last().unwrap_or_default())
    } else if let Some(stem) = base.strip_suffix('e').filter(|stem| !stem.ends_with('e')) {
        stem.to_owned()
    } else {
        base.to_owned()
    };
    let consonant_y = base.ends_with('y') && !["ay", "ey", "oy"].iter().any(|vowel| base.ends_with(vowel));
    let past = if consonant_y { format!("{}ied", base.trim_end_matches('y')) } else { format!("{stem}ed") };
    let third = if consonant_y {
        format!("{}ies", base.trim_end_matches('y'))
    } else if ["s", "sh", "ch", "x"].iter().any(|hiss| base.ends_with(hiss)) {
        format!("{base}es")
    } else {
        format!("{base}s")
    };
    let ing = format!("{stem}ing");
    vec![(Form::Base, base.to_owned()), (Form::Third, third), (Form::Past, past), (Form::Ing, ing)]
}
