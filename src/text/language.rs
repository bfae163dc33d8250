//! Which language an article is in, guessed from its commonest words.

use super::{letter, search};

/// How many words are looked at; more do not change the guess.
const WORDS: usize = 2_000;
/// The fewest common words that a guess needs.
const ENOUGH: usize = 3;
/// At least one word in so many is common: a few foreign words do not make a language.
const ONE_IN: usize = 15;

/// Words that are frequent in one of the languages and rare or absent in the others.
const COMMON: [(&str, &str); 7] = [
    ("en", "the and of to that is was with for it as has by this"),
    ("de", "der und das ist nicht mit ein eine auf dem sich von zu"),
    ("fr", "le les des et du est dans une que qui pas sur au pour"),
    ("es", "el los las y que en una del por con para se es su"),
    ("pt", "o os e que não uma do da em para com dos ao são"),
    ("it", "il che di gli della non una per è del sono con nel le"),
    ("nl", "het een van niet dat zijn op voor met aan ook er bij de"),
];

/// The ISO 639-1 code of the language of `text`; none where no language, or more than one, fits.
pub fn guess(text: &str) -> Option<&'static str> {
    let mut scores = [0_usize; COMMON.len()];
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let mut total = 0;
    for word in words.take(WORDS) {
        total += 1;
        let word = letter::small(word);
        for (score, (_, common)) in scores.iter_mut().zip(&COMMON) {
            *score += usize::from(search::lists(common, &word));
        }
    }
    let (mut best, mut second, mut found) = (0, 0, "");
    for (score, (code, _)) in scores.into_iter().zip(&COMMON) {
        if score > best {
            (best, second, found) = (score, best, code);
        } else {
            second = score.max(second);
        }
    }
    // Neighbours such as Spanish and Portuguese share words, so the first must be well ahead.
    (best >= ENOUGH && best * ONE_IN >= total && 3 * best >= 4 * second).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::guess;

    #[test]
    fn seven_languages_are_told_apart() {
        let samples = [
            ("en", "The minister said that the bridge is safe and that it was checked by the city."),
            ("de", "Der Minister sagte, die Brücke sei sicher und das Rathaus habe sie mit dem Amt geprüft."),
            (
                "fr",
                "Le ministre a dit que les travaux du pont sont finis et que la ville est dans une bonne voie.",
            ),
            (
                "es",
                "El ministro dijo que los trabajos del puente se acaban y que la ciudad está con las obras en orden.",
            ),
            (
                "pt",
                "O ministro disse que os trabalhos da ponte são bons e que não há uma queixa do povo em Lisboa.",
            ),
            (
                "it",
                "Il ministro ha detto che i lavori della città sono finiti e che non è il caso di temere per gli operai.",
            ),
            (
                "nl",
                "De minister zei dat het werk aan de brug niet een jaar duurt en dat er ook geld voor is van de stad.",
            ),
        ];
        for (code, text) in samples {
            assert_eq!(guess(text), Some(code), "{text}");
        }
    }

    #[test]
    fn a_few_foreign_words_decide_nothing() {
        let text = format!("{} the end of the road", "слово за слово идёт дальше, и так далее. ".repeat(20));
        assert_eq!(guess(&text), None);
    }

    #[test]
    fn no_guess_without_evidence() {
        for text in ["", "1 2 3", "Hm.", "停战谈判将于下周恢复。", "Ana Diaz"] {
            assert_eq!(guess(text), None, "{text}");
        }
    }
}
