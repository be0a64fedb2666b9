//! Reporting verbs: what stands behind each, and whether a quotation may lean on it.
//!
//! Source: written for this program from common English newspaper usage; the frames follow the complement types that
//! PARC 3.0 and PolNeAR mark (Pareti 2012; Newell, Margolin and Ruths 2018). Licence: MIT, as the program.

use foldhash::{HashMap, HashMapExt};
use std::sync::OnceLock;

/// What may stand with a reporting verb. A set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frames(u16);

impl Frames {
    /// Words in quotation marks: "..., she said".
    pub const QUOTE: Frames = Frames(1);
    /// "that" and a clause.
    pub const THAT: Frames = Frames(2);
    /// A clause without "that".
    pub const BARE: Frames = Frames(4);
    /// "to" and a verb.
    pub const TO: Frames = Frames(8);
    /// A noun phrase says what: "criticised the plan".
    pub const NOUN: Frames = Frames(16);
    /// The one spoken to comes first: "told the court that".
    pub const TO_WHOM: Frames = Frames(32);
    /// "whether", "if", "why", "how" and a clause.
    pub const WHETHER: Frames = Frames(64);
    /// A verb in -ing: "denied taking".
    pub const ING: Frames = Frames(128);
    /// Something named and what it is called: "called it a farce", "described it as a farce".
    pub const AS: Frames = Frames(256);

    /// Both sets.
    pub const fn with(self, other: Frames) -> Frames {
        Frames(self.0 | other.0)
    }

    /// Whether any of `other` is in the set.
    pub const fn any(self, other: Frames) -> bool {
        self.0 & other.0 != 0
    }
}

/// What sort of reporting it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Said aloud or in writing.
    Speech,
    /// Thought, wanted, felt.
    Mind,
    /// Shown by a document: a poll, a study.
    Shown,
}

/// One reporting verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Its base form.
    pub lemma: &'static str,
    /// What may stand with it.
    pub frames: Frames,
    /// What sort of reporting it is.
    pub sort: Sort,
}

const Q: Frames = Frames::QUOTE;
const T: Frames = Frames::THAT;
const B: Frames = Frames::BARE;
const I: Frames = Frames::TO;
const N: Frames = Frames::NOUN;
const W: Frames = Frames::TO_WHOM;
const H: Frames = Frames::WHETHER;
const G: Frames = Frames::ING;
const A: Frames = Frames::AS;

/// Families of verbs that behave alike.
#[rustfmt::skip]
const FAMILIES: &[(Sort, Frames, &str)] = &[
    (Sort::Speech, Q.with(T).with(B).with(H), "say"),
    (Sort::Speech, Q.with(T).with(B), "state claim insist allege assert contend maintain note add explain argue \
        declare affirm reaffirm reiterate emphasize emphasise stress underline underscore remark observe comment reply retort respond \
        counter concede confess acknowledge admit recall recount joke quip muse lament boast brag caution exclaim \
        proclaim announce tweet retweet post write opine reason elaborate clarify confirm reveal disclose predict forecast \
        speculate theorize theorise posit suggest tout gush rave testify swear vow warn complain grumble mutter murmur \
        whisper shout yell scream cry bellow snap chuckle laugh sigh deadpan wonder intone chant thunder fume scoff sneer agree \
        signal charge fire text blog email message recite enthuse interject continue conclude repeat report hint imply volunteer \
        mention specify stipulate summarize summarise attest object protest rejoin riposte surmise reflect profess bemoan vent echo \
        underline jest"),
    (Sort::Speech, Q.with(T), "reminisce recollect concur dissent rule aver avow relay verify hypothesize hypothesise postulate \
        marvel submit counsel narrate relate guarantee decree lecture rage fret hazard"),
    (Sort::Speech, Q, "allow figure reckon remember"),
    (Sort::Speech, Q.with(T).with(B).with(W), "tell assure remind inform warn advise notify promise convince persuade \
        reassure brief alert caution teach bet"),
    (Sort::Speech, Q.with(T).with(I).with(W).with(N), "urge beg implore advise counsel instruct command order \
        encourage exhort invite challenge ask request beseech press pressure prompt direct"),
    (Sort::Speech, Q.with(H).with(N).with(W).with(I), "ask"),
    (Sort::Speech, Q.with(H).with(N), "inquire enquire query question wonder ponder"),
    (Sort::Speech, Q.with(N), "answer crack bark boom blare groan gloat grouse scold demur pronounce interrupt mouth snipe growl coo \
        moan beam plead venture sneer snarl roar croon blurt drawl reprise sniff wail rap sing shoot react riff smile grin nod \
        shrug sob weep hiss gasp giggle howl holler mumble stammer stutter apologize apologise sympathize sympathise bristle \
        tease taunt jeer enthuse expand preface recap reproach reprimand correct console interpose sum"),
    (Sort::Speech, Q.with(T).with(B), "crack confide pontificate blog answer plead theorise caption headline point"),
    (Sort::Speech, H, "describe explain recall recount tell detail outline relate"),
    (Sort::Speech, Q, "begin start go open end close"),
    (Sort::Speech, A.with(N), "refer frame bill pitch tag"),
    (Sort::Speech, T.with(I).with(N).with(Q), "demand propose recommend pledge promise vow threaten request offer agree"),
    (Sort::Speech, I, "refuse decline volunteer undertake"),
    (Sort::Speech, N.with(T).with(G), "deny dispute"),
    (Sort::Speech, N.with(Q), "criticize criticise praise condemn denounce reject dismiss defend blast slam attack \
        applaud welcome hail laud decry deride mock rebuke rebut refute ridicule lambast lambaste bash assail \
        castigate chide chastise disavow disparage endorse extol commend champion deplore \
        discuss describe detail cite quote outline mention advocate float broach raise voice express reiterate \
        disclose unveil accuse blame credit thank congratulate compliment trumpet downplay bemoan lament underscore \
        address recount relate estimate announce cast tout invoke oppose support back second contradict repudiate \
        renounce caution propose preach expound highlight flag pan knock skewer excoriate lash torch trash savage"),
    (Sort::Speech, A.with(N), "describe characterize characterise portray depict brand label dub cast paint \
        denounce dismiss cite criticize criticise hail praise denigrate deride condemn liken compare define regard view"),
    (Sort::Speech, A.with(Q).with(N), "call deem term"),
    (Sort::Mind, T.with(B).with(Q), "think believe feel guess suspect figure suppose reckon fear hope worry doubt"),
    (Sort::Mind, T.with(B), "know assume presume imagine understand realize realise recognize recognise expect \
        anticipate suspect dream pray wish fear hope doubt determine decide conclude learn discover hear trust gather \
        foresee envision judge assess calculate forget remember find consider estimate"),
    (Sort::Mind, I, "want hope plan intend expect wish aim seek prefer like love hate choose decide mean \
        long yearn fear promise desire aspire"),
    (Sort::Mind, N, "favor favour support oppose like dislike love hate want prefer respect admire trust distrust \
        fear resent consider understand know expect need anticipate doubt back endorse reject recall regret believe"),
    (Sort::Shown, T.with(B), "show find indicate suggest reveal demonstrate prove estimate conclude report predict \
        project warn note say state claim confirm read"),
    (Sort::Shown, N.with(Q), "show find indicate suggest reveal read"),
];

/// Past forms that the rules of spelling do not give: lemma, past, participle.
#[rustfmt::skip]
const IRREGULAR: &[(&str, &str, &str)] = &[
    ("say", "said", "said"), ("tell", "told", "told"), ("write", "wrote", "written"), ("think", "thought", "thought"),
    ("swear", "swore", "sworn"), ("speak", "spoke", "spoken"), ("feel", "felt", "felt"), ("know", "knew", "known"),
    ("hear", "heard", "heard"), ("see", "saw", "seen"), ("find", "found", "found"), ("show", "showed", "shown"),
    ("teach", "taught", "taught"), ("read", "read", "read"), ("cast", "cast", "cast"), ("mean", "meant", "meant"),
    ("choose", "chose", "chosen"), ("understand", "understood", "understood"), ("forget", "forgot", "forgotten"),
    ("foresee", "foresaw", "foreseen"), ("undertake", "undertook", "undertaken"), ("seek", "sought", "sought"),
    ("bet", "bet", "bet"), ("second", "seconded", "seconded"), ("learn", "learned", "learned"), ("dream", "dreamed", "dreamed"),
    ("dub", "dubbed", "dubbed"), ("pan", "panned", "panned"), ("flag", "flagged", "flagged"), ("beg", "begged", "begged"),
    ("brag", "bragged", "bragged"), ("chat", "chatted", "chatted"), ("snap", "snapped", "snapped"), ("quip", "quipped", "quipped"),
    ("admit", "admitted", "admitted"), ("slam", "slammed", "slammed"), ("plan", "planned", "planned"),
    ("rebut", "rebutted", "rebutted"), ("prefer", "preferred", "preferred"), ("infer", "inferred", "inferred"),
    ("refer", "referred", "referred"), ("forecast", "forecast", "forecast"), ("extol", "extolled", "extolled"),
    ("tweet", "tweeted", "tweeted"), ("begin", "began", "begun"), ("go", "went", "gone"), ("sing", "sang", "sung"), ("plead", "pleaded", "pleaded"),
    ("rap", "rapped", "rapped"), ("shoot", "shot", "shot"), ("weep", "wept", "wept"), ("sob", "sobbed", "sobbed"),
    ("nod", "nodded", "nodded"), ("grin", "grinned", "grinned"), ("shrug", "shrugged", "shrugged"), ("concur", "concurred", "concurred"),
    ("aver", "averred", "averred"), ("submit", "submitted", "submitted"), ("riff", "riffed", "riffed"), ("sum", "summed", "summed"),
    ("fret", "fretted", "fretted"), ("recap", "recapped", "recapped"), ("tag", "tagged", "tagged"),
];

/// Nouns that carry what was said behind "that": "the claim that", "made the point that".
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "accusation", "acknowledgement", "acknowledgment", "admission", "allegation", "announcement", "argument", "assertion", "assessment",
    "assurance", "assurances", "belief", "charge", "claim", "claims", "comment", "complaint", "concern", "concerns", "conclusion",
    "confidence", "contention", "conviction", "declaration", "denial", "doubt", "doubts", "expectation", "fear", "fears", "finding",
    "guarantee", "hint", "hope", "hopes", "idea", "insistence", "judgment", "notion", "observation", "opinion", "pledge", "point",
    "prediction", "premise", "promise", "proposal", "reminder", "remark", "report", "reports", "reservation", "revelation", "rumor",
    "rumour", "sign", "signal", "speculation", "statement", "suggestion", "suspicion", "testimony", "theory", "threat", "view", "vow",
    "warning", "word", "worry", "worries", "allegations", "accusations", "arguments", "suggestions", "warnings", "complaints",
];

/// Adjectives that carry a belief behind "that": "is sure that".
#[rustfmt::skip]
const ADJECTIVES: &[&str] = &[
    "sure", "certain", "confident", "convinced", "adamant", "hopeful", "optimistic", "pessimistic", "skeptical", "sceptical", "aware",
    "afraid", "worried", "concerned", "doubtful", "glad", "proud", "sorry", "pleased", "disappointed", "surprised", "shocked",
    "persuaded", "clear", "unsure", "positive", "fearful", "satisfied", "emphatic", "insistent", "unaware", "mindful", "delighted",
    "grateful", "happy", "alarmed", "stunned", "angry", "firm",
];

/// Verbs that do no more than utter the noun behind them: "made the point", "issued a warning", "has no doubt".
#[rustfmt::skip]
const LIGHT: &[&str] = &[
    "make", "makes", "made", "making", "issue", "issues", "issued", "issuing", "give", "gives", "gave", "given", "giving", "have", "has",
    "had", "having", "express", "expresses", "expressed", "expressing", "voice", "voiced", "voicing", "raise", "raised", "raises", "repeat",
    "repeated", "repeats", "deliver", "delivered", "share", "shares", "shared", "offer", "offered", "offers", "advance", "advanced",
    "reiterated", "renewed", "leave", "left", "hold", "holds", "held", "reached", "reach", "put", "puts", "sent", "sends", "release",
    "released", "releases", "stated", "defended", "denied", "rejected", "dismissed", "sounded",
];

/// Whether a lower-case noun carries what was said.
pub fn is_noun(lower: &str) -> bool {
    NOUNS.contains(&lower)
}

/// Whether a lower-case adjective carries a belief.
pub fn is_adjective(lower: &str) -> bool {
    ADJECTIVES.contains(&lower)
}

/// Whether a lower-case verb only utters the noun behind it.
pub fn is_light(lower: &str) -> bool {
    LIGHT.contains(&lower)
}

/// What form of the verb it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// "say": also the present of "they".
    Base,
    /// "says".
    Third,
    /// "said" as a past.
    Past,
    /// "said" only as a participle ("written").
    Participle,
    /// "saying".
    Ing,
}

fn table() -> &'static HashMap<String, (Cue, Form)> {
    static TABLE: OnceLock<HashMap<String, (Cue, Form)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut cues: Vec<Cue> = Vec::new();
        let mut index: HashMap<&str, usize> = HashMap::new();
        for &(sort, frames, lemmas) in FAMILIES {
            for lemma in lemmas.split_whitespace() {
                let at = *index.entry(lemma).or_insert_with(|| {
                    cues.push(Cue {
                        lemma,
                        frames: Frames(0),
                        sort,
                    });
                    cues.len() - 1
                });
                cues[at].frames = cues[at].frames.with(frames);
            }
        }
        let mut table = HashMap::with_capacity(cues.len() * 4);
        for cue in cues {
            let irregular = IRREGULAR.iter().find(|(lemma, _, _)| *lemma == cue.lemma);
            let past = irregular.map_or_else(
                || regular_past(cue.lemma),
                |(_, past, _)| (*past).to_string(),
            );
            let participle = irregular.map_or_else(
                || past.clone(),
                |(_, _, participle)| (*participle).to_string(),
            );
            table
                .entry(ing(cue.lemma, &past))
                .or_insert((cue, Form::Ing));
            table.entry(third(cue.lemma)).or_insert((cue, Form::Third));
            table.entry(participle).or_insert((cue, Form::Participle));
            table.insert(past, (cue, Form::Past));
            table.insert(cue.lemma.to_string(), (cue, Form::Base));
        }
        table
    })
}

fn consonant(c: u8) -> bool {
    c.is_ascii_alphabetic() && !matches!(c, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn regular_past(lemma: &str) -> String {
    let bytes = lemma.as_bytes();
    match bytes {
        [.., b'e'] => format!("{lemma}d"),
        [.., before, b'y'] if consonant(*before) => format!("{}ied", &lemma[..lemma.len() - 1]),
        _ => format!("{lemma}ed"),
    }
}

fn third(lemma: &str) -> String {
    match lemma.as_bytes() {
        [.., before, b'y'] if consonant(*before) => format!("{}ies", &lemma[..lemma.len() - 1]),
        [.., b's' | b'x' | b'z'] | [.., b's' | b'c', b'h'] => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

fn ing(lemma: &str, past: &str) -> String {
    let doubled = past
        .strip_prefix(lemma)
        .is_some_and(|rest| rest.len() == 3 && rest.ends_with("ed"));
    match lemma.as_bytes() {
        [.., b'e', b'e'] => format!("{lemma}ing"),
        [.., b'e'] => format!("{}ing", &lemma[..lemma.len() - 1]),
        [.., last] if doubled => format!("{lemma}{}ing", char::from(*last)),
        _ => format!("{lemma}ing"),
    }
}

/// The reporting verb that a lower-case word is a form of.
pub fn look_up(lower: &str) -> Option<(Cue, Form)> {
    table().get(lower).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_forms() {
        for (word, lemma, form) in [
            ("said", "say", Form::Past),
            ("says", "say", Form::Third),
            ("saying", "say", Form::Ing),
            ("denied", "deny", Form::Past),
            ("wrote", "write", Form::Past),
            ("written", "write", Form::Participle),
            ("begging", "beg", Form::Ing),
            ("stresses", "stress", Form::Third),
            ("arguing", "argue", Form::Ing),
        ] {
            let (cue, found) = look_up(word).unwrap();
            assert_eq!((cue.lemma, found), (lemma, form), "{word}");
        }
        assert!(look_up("table").is_none());
    }
}
