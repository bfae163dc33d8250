//! The word lists of the lexicon. Verbs are base forms that inflect by rule; `*` doubles the last
//! letter; irregular ones name base, third person, past, -ing form and participle.

use super::lexicon::{Class, Evidence};

/// Verbs by what they need; those without evidence report nothing.
pub(super) const VERBS: &[(Option<Evidence>, &str)] = &[
    (None, COMMON),
    (Some(Evidence::Thought), THOUGHT),
    (Some(Evidence::Object), OBJECT),
    (Some(Evidence::Marks), MARKS),
    (Some(Evidence::Clause), CLAUSE),
    (Some(Evidence::None), "say/says/said/saying tell/tells/told/telling"),
];

const CLAUSE: &str = "
acknowledge add admit* advise affirm agree allege announce answer argue ask assert assure attest aver* avow boast
brag* caution charge claim clarify comment complain concede conclude concur* confess confide confirm contend counter
crow deadpan* declare decree demand deny disagree disclose divulge echo elaborate email emphasise emphasize estimate
exclaim explain gripe grumble guess hint inform insinuate insist interject intimate joke lament maintain marvel
mention muse note object observe opine pledge point posit post postulate predict proclaim profess promise pronounce
propose protest quip* reaffirm recall reckon recollect recommend recount reiterate rejoin relate remark remember
remind repeat reply report respond retort retweet reveal rule signal speculate state stipulate stress submit* suggest
surmise swear/swears/swore/swearing/sworn telegraph testify theorise theorize threaten tweet underline underscore urge
verify volunteer vow warn wonder write/writes/wrote/writing/written";

const MARKS: &str = "
admonish apologise apologize bark beam beg* begin/begins/began/beginning/begun bellow blurt brand breathe chant chide
chime chip* chuckle continue counsel croak cry drawl dub* end enquire enthuse finish fire fume gasp
go/goes/went/going/gone grin* groan growl gush hiss implore inquire interrupt intone label laugh lecture mumble murmur
mutter name nod offer plead preach press prod* query quote rage rail rant read/reads/read/reading recite reflect
rhapsodize scoff scold scream shoot/shoots/shot/shooting shout shrug* sigh sing/sings/sang/singing/sung smile snap*
snarl sneer snipe sob* speak/speaks/spoke/speaking/spoken start sum* summarize tease thunder tout venture wail whisper
write-in yell";

const OBJECT: &str = "
accuse assail attack blame blast call characterise characterize cite condemn criticise criticize decry denounce deride
describe dismiss hail lambast mock portray praise question rebuke reject ridicule slam*";

const THOUGHT: &str = "
anticipate assume believe consider doubt dream expect fear feel/feels/felt/feeling
foresee/foresees/foresaw/foreseeing/foreseen hope imagine know/knows/knew/knowing/known suspect
think/thinks/thought/thinking understand/understands/understood/understanding worry";

const COMMON: &str = "
accept achieve act address adopt allow appear apply appoint approach approve arrest arrive attend avoid base bear beat
become/becomes/became/becoming bring/brings/brought/bringing build/builds/built/building buy/buys/bought/buying carry
cast catch/catches/caught/catching cause change choose/chooses/chose/choosing/chosen close come/comes/came/coming
consist contain cover create cut decide decline defeat defend deliver deserve develop die discuss
draw/draws/drew/drawing/drawn drive/drives/drove/driving/driven drop* eat emerge endorse enjoy enter face fail
fall/falls/fell/falling/fallen fight/fights/fought/fighting fill find/finds/found/finding follow force gain
get/gets/got/getting/gotten give/gives/gave/giving/given grow/grows/grew/growing/grown happen hear/hears/heard/hearing
help hit hold/holds/held/holding include increase indicate intend introduce join keep/keeps/kept/keeping kill lack
launch lead/leads/led/leading learn leave/leaves/left/leaving let like live look lose/loses/lost/losing love
make/makes/made/making manage mean/means/meant/meaning meet/meets/met/meeting move need nominate obtain occur open
oppose pass pay/pays/paid/paying plan play prefer* present prevent produce prove provide pull push put raise reach
receive refer* refuse release rely remain remove represent require resign rise/rises/rose/rising/risen
run/runs/ran/running see/sees/saw/seeing/seen seek/seeks/sought/seeking seem sell/sells/sold/selling
send/sends/sent/sending serve set show/shows/showed/showing/shown sign sit/sits/sat/sitting
spend/spends/spent/spending stand/stands/stood/standing stay step* stop* suffer support surge
take/takes/took/taking/taken talk teach/teaches/taught/teaching tend treat try turn use visit vote wait walk want
watch wear/wears/wore/wearing/worn welcome win/wins/won/winning work";

/// Words that hold a sentence together.
pub(super) const FUNCTION_WORDS: &[(Class, &str)] = &[
    (
        Class::Determiner,
        "a an the this these those his her its their our my your some any every each no all both several many few \
         most another one two three four five six seven eight nine ten other such",
    ),
    (
        Class::Preposition,
        "of for from in on at to with by about into over under during after before between among against through \
         since until despite near via amid following like without within toward towards across behind beyond per \
         outside inside around along upon off than as regarding concerning including",
    ),
    (
        Class::Subject,
        "he she they i we it you there i'm we're they're you're he'd she'd i'd we'd they'd i've we've they've you've \
         he'll she'll it'll they'll we'll i'll you'll i’m we’re they’re you’re he’d she’d i’d we’d they’d i’ve we’ve \
         they’ve you’ve he’ll she’ll it’ll they’ll we’ll i’ll you’ll",
    ),
    (Class::Object, "him them us me himself herself themselves itself"),
    (
        Class::Auxiliary,
        "is are was were be been being am has have had having do does did will would can could may might must shall \
         should isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot \
         couldn't shouldn't isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t don’t doesn’t didn’t won’t wouldn’t \
         can’t couldn’t shouldn’t",
    ),
    (Class::Conjunction, "and or but nor yet"),
    (
        Class::Subordinator,
        "that who whom whose which what when where while whereas because if whether although though why how unless so",
    ),
    (
        Class::Adverb,
        "also later then now never always often once again even still just already not only ever earlier soon \
         meanwhile however instead too further quickly afterward afterwards recently simply flatly long first",
    ),
    (
        Class::Time,
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august \
         september october november december yesterday today tomorrow tonight",
    ),
];
