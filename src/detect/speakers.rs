//! Who speaks: the mentions of one person or organisation brought together.

mod antecedent;
mod introduction;
mod mention;

use crate::text::{Article, Span, letter};

use self::introduction::Introductions;
use self::mention::{Gender, Mention, Name};
use super::hashes::{Hashes, hash_of};
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
    /// True for sources that the article keeps unnamed: `a senior official`, `people familiar with it`.
    pub anonymous: bool,
}

/// How many speakers are asked for their role, the latest first.
const NEAR: usize = 500;

/// How many people of one surname are compared, the latest first.
const NAMESAKES: usize = 16;

/// Who speaks, a quotation at a time, and at last a paragraph at a time to see how the article introduces them.
#[derive(Default)]
pub struct Cast {
    speakers: Vec<Speaker>,
    /// Beside each speaker: the name as read; none for the unnamed.
    names: Vec<Option<Name>>,
    /// Beside each speaker: the one before with the same surname, counted from 1; 0 for the first.
    namesakes: Vec<u32>,
    /// The latest speaker of each surname, counted from 1.
    surnames: Hashes,
    /// The unnamed by description, in small letters, counted from 1.
    descriptions: Hashes,
    /// The person named last, and in which paragraph.
    last: Option<(usize, usize)>,
    /// Index of the quotation to hear next.
    next: usize,
    /// The speaker of the quotation before, and in which paragraph.
    before: Option<(usize, usize)>,
    introductions: Option<Introductions>,
}

impl Cast {
    /// Hears the next quotation, whose `speaker_ref` it sets, or where all are heard looks at one more paragraph.
    /// False where nothing is left.
    pub fn go_on(&mut self, article: &Article, quotations: &mut [Quotation]) -> bool {
        if self.next < quotations.len() {
            self.next += 1;
            if let Some((quotation, before)) = quotations.get_mut(..self.next).and_then(<[_]>::split_last_mut)
                && quotation.kind != QuotationKind::Pull
            {
                self.hear(article, quotation, before);
            }
            return true;
        }
        let introductions = self.introductions.take().unwrap_or_else(|| self.unintroduced());
        let introductions = self.introductions.insert(introductions);
        introductions.go_on(article, &self.names)
    }

    /// The speakers, in the order in which they first speak.
    pub fn speakers(mut self, article: &Article) -> Vec<Speaker> {
        let introductions = self.introductions.unwrap_or_default();
        for (index, given, surname) in introductions.found(article) {
            let Some(speaker) = self.speakers.get_mut(index) else { continue };
            if let Some(surname) = surname.filter(|_| letter::is_capitals(&speaker.name)) {
                surname.clone_into(&mut speaker.name);
            }
            if let Some(given) = given {
                speaker.name = format!("{given} {}", speaker.name);
            }
        }
        self.speakers
    }

    fn hear(&mut self, article: &Article, quotation: &mut Quotation, before: &[Quotation]) {
        let Some(span) = quotation.speaker.first().copied() else {
            // Words in marks without a cue go on with who spoke right before.
            let place = quotation.content.first().and_then(|span| article.paragraph_at(span.start));
            if let (Some(place), Some((speaker, last))) = (place, self.before)
                && quotation.cue.is_empty()
                && place <= last + 1
            {
                quotation.speaker_ref = Some(speaker);
                self.before = Some((speaker, place));
            }
            return;
        };
        let paragraph = article.paragraph_at(span.start).unwrap_or_default();
        let found = match mention::with_apposition(article, span) {
            Mention::Named(name) => Some(self.named(name, paragraph)),
            Mention::Described(description) => {
                Some(self.described(article.slice(span), description, paragraph))
            }
            Mention::Pronoun(gender) => self.pronoun(gender, paragraph).or_else(|| {
                let name = antecedent::before(article, span, gender, before, &quotation.content)?;
                Some(self.named(name, paragraph))
            }),
            Mention::Unclear if article.slice(span) == "I" => speaker_around(span, before),
            Mention::Unclear => None,
        };
        quotation.speaker_ref = found;
        self.before = found.map(|speaker| (speaker, paragraph));
        if let Some(speaker) = found.and_then(|index| self.speakers.get_mut(index)) {
            // What is said inside another's words may be named before the other is.
            let at = speaker.mentions.partition_point(|mention| mention.start < span.start);
            if speaker.mentions.get(at) != Some(&span) {
                speaker.mentions.insert(at, span);
            }
        }
    }

    /// The speaker with this name: one with the same surname whose first name does not differ.
    fn named(&mut self, name: Name, paragraph: usize) -> usize {
        let mut same = self.namesakes(&name).take(NAMESAKES).filter(|&index| {
            self.names.get(index).and_then(Option::as_ref).is_some_and(|other| is_same(other, &name))
        });
        // A surname that two people have is neither's, unless one of them was just named.
        let known = same.next().filter(|&index| {
            same.next().is_none()
                || name.given().is_some()
                || self.last.is_some_and(|(last, near)| last == index && paragraph <= near + 1)
        });
        drop(same);
        let person = !name.body;
        let index = if let Some(index) = known {
            self.learn(index, name);
            index
        } else {
            let surname = key(&name);
            let before = self.surnames.get(surname);
            self.surnames.set(surname, self.speakers.len() as u32 + 1);
            self.add(name.words.join(" "), name.role.clone(), Some(name), before)
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
        let shouted = known.words.iter().all(|word| letter::is_capitals(word));
        if name.words.len() > known.words.len()
            || shouted && name.words.len() == known.words.len() && name.words != known.words
        {
            speaker.name = name.words.join(" ");
            known.words = name.words;
        }
    }

    /// Somebody described as `phrase`: a person with that role who has a name, or one without.
    fn described(&mut self, phrase: &str, description: String, paragraph: usize) -> usize {
        let definite = phrase.split_once(' ').is_some_and(|(article, _)| article.eq_ignore_ascii_case("the"));
        if let Some(index) = definite.then(|| self.with_role(&description)).flatten() {
            self.last = Some((index, paragraph));
            return index;
        }
        let key = hash_of(&letter::small(&description));
        if let Some(index) = self.descriptions.get(key).checked_sub(1) {
            return index as usize;
        }
        self.descriptions.set(key, self.speakers.len() as u32 + 1);
        let anonymous = mention::is_anonymous(phrase);
        let index = self.add(description, None, None, 0);
        if let Some(speaker) = self.speakers.get_mut(index) {
            speaker.anonymous = anonymous;
        }
        index
    }

    /// The one named person whose role ends in these words: `the senator`.
    fn with_role(&self, word: &str) -> Option<usize> {
        let fits =
            |speaker: &Speaker| speaker.role.as_deref().is_some_and(|role| mention::is_same_role(role, word));
        let named = |index: &usize| self.names.get(*index).is_some_and(Option::is_some);
        // Of a long text, those who were met last.
        let mut all = (0..self.speakers.len())
            .rev()
            .take(NEAR)
            .filter(|index| named(index) && self.speakers.get(*index).is_some_and(fits));
        all.next().filter(|_| all.next().is_none())
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

    /// The people known by surname alone, whose given name the article may have elsewhere.
    fn unintroduced(&self) -> Introductions {
        let alone =
            |name: &Name| name.words.len() == 1 && !name.body && self.namesakes(name).take(2).count() == 1;
        let named = |index: &usize| self.names.get(*index).and_then(Option::as_ref).is_some_and(alone);
        Introductions::of((0..self.names.len()).filter(named).collect(), &self.names)
    }

    /// The speakers with the surname of `name`, the latest first.
    fn namesakes(&self, name: &Name) -> impl Iterator<Item = usize> + '_ {
        let mut next = self.surnames.get(key(name));
        std::iter::from_fn(move || {
            let index = next.checked_sub(1)? as usize;
            next = self.namesakes.get(index).copied().unwrap_or_default();
            Some(index)
        })
    }

    fn add(&mut self, name: String, role: Option<String>, read: Option<Name>, namesake: u32) -> usize {
        self.namesakes.push(namesake);
        self.speakers.push(Speaker { name, role, ..Speaker::default() });
        self.names.push(read);
        self.speakers.len() - 1
    }
}

/// Who says the words that hold `span`: `“I think so,” Diaz said.`
fn speaker_around(span: Span, before: &[Quotation]) -> Option<usize> {
    const LAST: usize = 8;
    let holds = |quotation: &&Quotation| {
        quotation.content.iter().any(|words| words.start <= span.start && span.end <= words.end)
    };
    before.iter().rev().take(LAST).find(holds)?.speaker_ref
}

/// What names of one surname have in common, whatever their case: a transcript may have `DIAZ`.
fn key(name: &Name) -> u64 {
    hash_of(&letter::small(name.surname()))
}

/// True where two names with one surname can be one person's.
fn is_same(a: &Name, b: &Name) -> bool {
    let genders = a.gender.zip(b.gender).is_none_or(|(a, b)| a == b);
    let given = match (a.given(), b.given()) {
        (Some(a), Some(b)) => {
            letter::small(a) == letter::small(b) || is_initial_of(a, b) || is_initial_of(b, a)
        }
        _ => true,
    };
    genders && given && (a.body == b.body || a.words == b.words)
}

/// True where `short` is an initial of `long`: `J.` of `John`.
fn is_initial_of(short: &str, long: &str) -> bool {
    short.len() == 2 && short.ends_with('.') && long.chars().next() == short.chars().next()
}
