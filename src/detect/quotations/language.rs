//! The languages whose words of saying are known by list. The model has learned English; an article in another of them
//! goes by its marks and by what stands beside them.

use crate::text::{Article, search};

/// How many words of an article tell its language.
const SAMPLE: usize = 1000;

/// So many of its commonest words have to stand there.
const LEAST: usize = 8;

/// What is known of a language. Words are in small letters, parted by blanks.
pub(super) struct Language {
    /// Short words that every text has, and texts in the other languages have not.
    common: &'static str,
    /// Forms of verbs of saying.
    pub cues: &'static str,
    /// What may stand before such a form and belongs to it.
    pub helpers: &'static str,
    /// `according to`, as one word.
    pub according: &'static str,
    /// `he` and `she`.
    pub pronouns: &'static str,
    /// Articles.
    articles: &'static str,
    /// Words that begin what is no longer the name of who speaks: when, where, to whom.
    pub stops: &'static str,
    /// `that`.
    pub that: &'static str,
    /// Articles that behind a name begin another: whom or what it is about.
    pub objects: &'static str,
    /// True where a verb needs no subject.
    pub drops: bool,
}

impl Language {
    /// True for an article, and for a word in small letters that one is joined to: `l'entreprise`.
    pub(super) fn articled(&self, word: &str) -> bool {
        search::lists(self.articles, word) || search::begins("l'|l’", word)
    }
}

const ENGLISH: &str = "the of and to was for with said on by from were his her has which";

const LANGUAGES: [Language; 4] = [
    Language {
        common: "der die und das nicht den von ein ist auf für dem im sich eine wird",
        cues: "sagte sagt sagten erklärte erklärt erklärten betonte betont meinte meint kritisierte kritisiert forderte fordert \
warnte warnt schrieb schreibt berichtete berichtet antwortete ergänzte fragte behauptete bestätigte äußerte versicherte \
bekräftigte verkündete so hieß heißt findet fand urteilt urteilte klagt klagte lobte räumte erzählt erzählte teilte begründete rief ruft",
        helpers: "es hat habe",
        according: "laut",
        pronouns: "er sie",
        articles: "der die das ein eine",
        stops: "am im in an bei nach vor auf gegenüber mit zu zum zur über als wie gestern heute dabei während noch auch dazu \
später weiter hinzu es seine ihre seinen sich dass bereits nun dann ebenfalls laut in unter",
        that: "dass daß",
        objects: "die das den dem",
        drops: false,
    },
    Language {
        common: "le les des et est une dans que pour qui sur du au pas il",
        cues: "déclaré dit affirmé expliqué ajouté estimé assuré souligné confié précisé indiqué répondu lancé dénoncé écrit insisté \
rappelé prévenu annoncé martelé reconnu regretté déclare affirme explique ajoute estime assure souligne confie précise indique \
répond lance dénonce insiste conclut rappelle prévient annonce raconte résume regrette reconnaît témoigne poursuit admet juge \
jugé commenté réagi promis rétorque rétorqué déplore lâche glisse souvient",
        helpers: "a ont avait avaient s'est s’est",
        according: "selon",
        pronouns: "il elle",
        articles: "le la les un une des",
        stops: "dans lors à au aux en sur devant après avant mardi lundi mercredi jeudi vendredi samedi dimanche hier pour chez via \
auprès que ce cette avec sans ainsi",
        that: "que qu'il qu'elle qu’il qu’elle",
        objects: "",
        drops: false,
    },
    Language {
        common: "el los las que una del con por se su al más y es no",
        cues: "dijo afirmó explicó añadió señaló aseguró declaró sostuvo indicó agregó manifestó comentó advirtió destacó subrayó \
apuntó respondió escribió denunció insistió reconoció expresó contó recordó lamentó precisó concluyó dice afirma explica \
añade señala asegura indica destaca sostiene cuenta recuerda lamenta insiste dicho afirmado explicado señalado asegurado \
declarado añadido indicado apostillado recalcado sentenciado asevera apunta recalca",
        helpers: "ha han había",
        according: "según",
        pronouns: "él ella",
        articles: "el la los las un una",
        stops: "en tras durante a al ante sobre por este esta ayer hoy mientras desde para que con quien lunes martes miércoles \
jueves viernes sábado domingo semana",
        that: "que",
        objects: "",
        drops: true,
    },
    Language {
        common: "o os não uma do da em um ao dos das é são à no na",
        cues: "disse afirmou explicou acrescentou declarou ressaltou destacou comentou completou contou avaliou lembrou criticou \
respondeu escreveu alertou informou reforçou relatou garantiu defendeu argumentou concluiu pontuou questionou lamentou diz \
afirma explica acrescenta ressalta destaca comenta conta avalia lembra critica alerta reforça garante defende argumenta conclui",
        helpers: "",
        according: "segundo conforme",
        pronouns: "ele ela",
        articles: "o a os as um uma",
        stops: "em no na nos nas durante após ao à aos sobre nesta neste ontem hoje que para por desde com",
        that: "que",
        objects: "",
        drops: true,
    },
];

/// The language of an article, where it is one of these and not English.
pub(super) fn of(article: &Article) -> Option<&'static Language> {
    let words = || article.text.split_whitespace().take(SAMPLE);
    let count = |common: &str| words().filter(|word| search::lists(common, word)).count();
    let most = LANGUAGES.iter().max_by_key(|language| count(language.common))?;
    let found = count(most.common);
    (found >= LEAST && found > count(ENGLISH)).then_some(most)
}
