//! Who speaks: the mentions of one person or organisation brought together.

mod introduction;
mod mention;

use std::collections::HashMap;

use crate::text::{Article, Span, letter};

use self::mention::{Gender, Mention, Name};
use super::quotations::{Quotation, QuotationKind};

/// A person or an organisation that is quoted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speaker {
    /// The fullest form of the name in the article, or the description of an unnamed one.
    pub name: String,
    /// What they are, as the article says at first: "Iran's chief envoy".
    pub role: Option<String>,
    /// Where quotations name them, in order.
    pub mentions: Vec<Span>,
}

/// How many people of one surname are compared, the latest first.
const NAMESAKES: usize = 16;

/// Brings the mentions together and sets each quotation's `speaker_ref`.
pub fn chain(article: &Article, quotations: &mut [Quotation]) -> Vec<Speaker> {
    let mut cast = Cast::default();
    for quotation in quotations.iter_mut().filter(|quotation| quotation.kind != QuotationKind::Pull) {
        let Some(span) = quotation.speaker.iter().copied().reduce(Span::cover) else { continue };
        let paragraph = article.paragraph_at(span.start).unwrap_or_default();
        let found = match mention::read(article, span) {
            Mention::Named(name) => Some(cast.named(name, paragraph)),
            Mention::Described(description) => Some(cast.described(description)),
            Mention::Pronoun(gender) => cast.pronoun(gender, paragraph),
            Mention::Unclear => None,
        };
        quotation.speaker_ref = found;
        if let Some(speaker) = found.and_then(|index| cast.speakers.get_mut(index)) {
            speaker.mentions.push(span);
        }
    }
    cast.introduce(article);
    cast.speakers
}

/// The speakers met so far.
#[derive(Default)]
struct Cast {
    speakers: Vec<Speaker>,
    /// Beside each speaker: the name as read; none for the unnamed.
    names: Vec<Option<Name>>,
    /// Speakers by surname.
    surnames: HashMap<String, Vec<usize>>,
    /// The unnamed by description, in small letters.
    descriptions: HashMap<String, usize>,
    /// The person named last, and in which paragraph.
    last: Option<(usize, usize)>,
}

impl Cast {
    /// The speaker with this name: one with the same surname whose first name does not differ.
    fn named(&mut self, name: Name, paragraph: usize) -> usize {
        let same = self.surnames.get(name.surname()).into_iter().flatten().rev().take(NAMESAKES).copied();
        let known = same.into_iter().find(|&index| {
            self.names.get(index).and_then(Option::as_ref).is_some_and(|other| is_same(other, &name))
        });
        let person = !name.body;
        let index = if let Some(index) = known {
            self.learn(index, name);
            index
        } else {
            self.surnames.entry(name.surname().to_owned()).or_default().push(self.speakers.len());
            self.add(name.words.join(" "), name.role.clone(), Some(name))
        };
        if person {
            self.last = Some((index, paragraph));
        }
        index
    }

    /// Takes from another mention of a speaker what was not known.
    fn learn(&mut self, index: usize, name: Name) {
        let (Some(speaker), Some(Some(known))) = (self.speakers.get_mut(index), self.names.get_mut(index))
        else {
            return;
        };
        if speaker.role.is_none() {
            speaker.role.clone_from(&name.role);
        }
        known.gender = known.gender.or(name.gender);
        if name.words.len() > known.words.len() {
            speaker.name = name.words.join(" ");
            known.words = name.words;
        }
    }

    fn described(&mut self, description: String) -> usize {
        let key = letter::small(&description);
        if let Some(&index) = self.descriptions.get(&key) {
            return index;
        }
        self.descriptions.insert(key, self.speakers.len());
        self.add(description, None, None)
    }

    /// The person named last, if that was near and the gender fits.
    fn pronoun(&mut self, gender: Gender, paragraph: usize) -> Option<usize> {
        let (index, near) = self.last.filter(|(_, last)| paragraph <= last + 1)?;
        let name = self.names.get_mut(index)?.as_mut()?;
        let known = *name.gender.get_or_insert(gender);
        (known == gender).then(|| {
            self.last = Some((index, near.max(paragraph)));
            index
        })
    }

    /// Gives people known by surname alone the given name that the article has for them elsewhere.
    fn introduce(&mut self, article: &Article) {
        let (mut at, mut names) = (Vec::new(), Vec::new());
        for (index, name) in self.names.iter().enumerate() {
            let Some(name) = name.as_ref().filter(|name| name.words.len() == 1 && !name.body) else {
                continue;
            };
            if self.surnames.get(name.surname()).is_some_and(|same| same.len() == 1) {
                at.push(index);
                names.push(name);
            }
        }
        for (index, given) in at.into_iter().zip(introduction::given_names(article, &names)) {
            if let (Some(given), Some(speaker)) = (given, self.speakers.get_mut(index)) {
                speaker.name = format!("{given} {}", speaker.name);
            }
        }
    }

    fn add(&mut self, name: String, role: Option<String>, read: Option<Name>) -> usize {
        self.speakers.push(Speaker { name, role, mentions: Vec::new() });
        self.names.push(read);
        self.speakers.len() - 1
    }
}

/// True where two names with one surname can be one person's.
fn is_same(a: &Name, b: &Name) -> bool {
    let genders = a.gender.zip(b.gender).is_none_or(|(a, b)| a == b);
    let given = match (a.given(), b.given()) {
        (Some(a), Some(b)) => a == b || is_initial_of(a, b) || is_initial_of(b, a),
        _ => true,
    };
    genders && given && (a.body == b.body || a.words == b.words)
}

/// True where `short` is an initial of `long`: `J.` of `John`.
fn is_initial_of(short: &str, long: &str) -> bool {
    short.len() == 2 && short.ends_with('.') && long.chars().next() == short.chars().next()
}
