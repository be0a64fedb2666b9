//! Nouns for people: what a definite description ("the analyst", "the ministry") may stand for.
//!
//! Source: written for this program from common English newspaper usage. Licence: MIT, as the program.

/// Nouns that take up whoever spoke last, without saying more of them than newspapers say of anybody they quote.
#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "academic", "activist", "analyst", "author", "billionaire", "businessman", "businesswoman", "campaigner", "candidate", "columnist",
    "commentator", "critic", "economist", "executive", "expert", "historian", "insider", "journalist", "lawmaker", "lecturer",
    "legislator", "man", "nominee", "observer", "official", "politician", "professor", "reporter", "researcher", "scholar", "scientist",
    "specialist", "strategist", "tycoon", "veteran", "woman", "writer", "interviewee", "respondent", "speaker", "witness",
];

/// Nouns for one person that the suffix does not give away.
#[rustfmt::skip]
const PERSONS: &[&str] = &[
    "ally", "attorney", "captain", "chair", "chancellor", "chief", "coach", "colonel", "deputy", "diplomat", "father", "general", "head",
    "judge", "king", "mayor", "mogul", "mother", "native", "neighbour", "neighbor", "president", "prime", "prince", "queen", "secretary",
    "star", "student", "editor-in-chief", "spokesperson", "chairperson", "witness", "resident", "source", "aide", "pilot", "clerk",
    "bishop", "pope", "cardinal", "priest", "guard", "boss", "cook", "nurse", "friend", "colleague", "brother", "sister", "son",
    "daughter", "wife", "husband", "widow", "uncle", "aunt", "parent", "child", "boy", "girl", "fan", "guest", "host", "partner",
    "survivor", "victim", "fisherman", "policeman", "groundsman", "governor", "senator", "delegate", "diplomat", "republican", "democrat",
    "recruit", "sergeant", "corporal", "major", "treasurer", "figure", "person", "somebody", "someone", "anyone",
];

/// Things in -er, -or, -ist, -ant that are no person.
#[rustfmt::skip]
const THINGS: &[&str] = &[
    "letter", "paper", "number", "order", "newspaper", "center", "centre", "tower", "matter", "power", "error", "sector", "factor",
    "broadcaster", "regulator", "carrier", "publisher", "manufacturer", "retailer", "chapter", "river", "weather", "computer", "server",
    "answer", "offer", "disaster", "corner", "water", "quarter", "member-state", "operator", "supplier", "restaurant", "plant", "list",
    "border", "poster", "former", "register", "character", "favor", "labor", "behavior", "behaviour", "honor", "motor", "tutor-group",
    "lender", "insurer", "utility", "counter", "encounter", "folder", "shelter", "theater", "twitter", "november", "december", "october",
    "september", "layer", "either", "other", "another", "rather", "further", "under", "over", "after", "never", "ever", "warrant", "grant",
];

/// Nouns that name a body which speaks: what "the ministry" may stand for.
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "administration", "agency", "airline", "army", "association", "authority", "bank", "board", "body", "broadcaster", "bureau",
    "cabinet", "campaign", "carrier", "charity", "church", "club", "commission", "committee", "company", "congress", "council",
    "court", "department", "directorate", "embassy", "federation", "firm", "force", "foundation", "government", "group", "hospital",
    "institute", "jury", "league", "lender", "manufacturer", "ministry", "movement", "museum", "network", "newspaper", "office",
    "operator", "organisation", "organization", "paper", "parliament", "party", "police", "prosecution", "regulator", "school",
    "service", "society", "station", "team", "tribunal", "union", "university", "watchdog", "website", "magazine", "coalition", "family",
    "defence", "defense", "insurer", "retailer", "publisher", "opposition", "kremlin", "pentagon", "observatory", "laboratory", "corporation", "railway", "cooperative", "journal",
];

/// Documents that newspapers let speak.
#[rustfmt::skip]
const DOCUMENTS: &[&str] = &[
    "article", "affidavit", "complaint", "document", "editorial", "filing", "indictment", "lawsuit", "letter", "memo", "motion", "notice",
    "order", "paper", "petition", "poll", "post", "reply", "report", "ruling", "statement", "study", "suit", "survey", "transcript", "tweet",
    "verdict", "message", "email", "forecast", "leaflet", "log", "bulletin", "advisory", "sign", "banner", "release",
];

/// Words for several people that do not end in -s.
#[rustfmt::skip]
const CROWDS: &[&str] = &[
    "people", "police", "crowd", "public", "men", "women", "children", "staff", "crew", "media", "press", "many", "some", "others", "most",
    "few", "fishermen", "policemen", "firefighters", "youth", "folk", "audience", "majority", "half",
];

/// Which nouns a wider noun takes up: "the doctor" after "Ana Costa, a surgeon". Endings begin with a hyphen.
#[rustfmt::skip]
const WIDER: &[(&[&str], &[&str])] = &[
    (&["doctor", "medic", "physician"], &["pediatrician", "paediatrician", "physician", "surgeon", "cardiologist", "psychiatrist",
        "neurologist", "gp", "oncologist", "virologist", "epidemiologist", "radiologist", "anaesthetist", "consultant", "dermatologist",
        "gynaecologist", "gynecologist", "pathologist", "doctor", "practitioner"]),
    (&["lawyer", "attorney", "counsel", "jurist"], &["lawyer", "attorney", "counsel", "barrister", "solicitor", "advocate", "defender",
        "prosecutor", "litigator", "jurist", "defence", "defense", "partner"]),
    (&["scientist", "researcher", "expert", "specialist"], &["-ologist", "-icist", "chemist", "astronomer", "botanist", "researcher",
        "scientist", "geographer", "geologist", "fellow", "professor", "author", "student", "postdoc", "engineer", "investigator",
        "economist", "ecologist", "scholar"]),
    (&["academic", "scholar", "professor", "lecturer", "historian", "expert", "analyst", "observer", "specialist"], &["professor",
        "lecturer", "scholar", "fellow", "historian", "researcher", "academic", "-ologist", "economist", "analyst", "expert",
        "director", "founder", "head", "specialist", "orientalist", "scientist", "strategist", "editor", "editor-in-chief"]),
    (&["politician", "lawmaker", "legislator", "parliamentarian", "deputy"], &["minister", "senator", "deputy", "lawmaker", "mp",
        "congressman", "congresswoman", "representative", "leader", "parliamentarian", "councillor", "member", "legislator",
        "politician", "mayor", "governor", "president"]),
    (&["official", "functionary"], &["minister", "secretary", "spokesman", "spokeswoman", "head", "chief", "director", "commissioner",
        "governor", "mayor", "deputy", "ambassador", "adviser", "advisor", "official", "officer"]),
    (&["executive", "businessman", "businesswoman", "boss", "entrepreneur", "tycoon"], &["executive", "director", "founder", "owner",
        "president", "chairman", "chairwoman", "manager", "ceo", "entrepreneur", "head", "chief"]),
    (&["coach", "manager", "trainer"], &["manager", "coach", "trainer"]),
    (&["player", "footballer", "sportsman", "athlete"], &["striker", "midfielder", "defender", "goalkeeper", "forward", "winger",
        "captain", "runner", "sprinter", "rider", "swimmer"]),
    (&["officer", "policeman", "policewoman", "detective"], &["inspector", "sergeant", "detective", "constable", "captain", "officer",
        "superintendent", "commander"]),
    (&["journalist", "reporter"], &["reporter", "editor", "correspondent", "columnist", "presenter", "anchor", "journalist"]),
    (&["diplomat"], &["ambassador", "envoy", "minister", "consul", "negotiator", "mediator", "diplomat"]),
    (&["writer", "author"], &["novelist", "poet", "playwright", "author", "writer", "biographer", "columnist"]),
    (&["artist", "musician"], &["painter", "sculptor", "singer", "musician", "pianist", "composer", "violinist", "conductor"]),
    (&["clergyman", "priest", "cleric"], &["bishop", "vicar", "pastor", "priest", "archbishop", "imam", "rabbi"]),
    (&["teacher"], &["headmaster", "headteacher", "headmistress", "principal", "tutor", "teacher"]),
    (&["farmer"], &["grower", "breeder", "farmer", "shepherd"]),
    (&["campaigner", "activist"], &["campaigner", "activist", "organiser", "organizer", "founder", "leader"]),
    (&["judge"], &["justice", "magistrate", "judge", "sheriff"]),
    (&["unionist", "leader"], &["convener", "convenor", "leader", "president", "chairman", "secretary"]),
];

/// Whether `wider` may take up somebody whom the text calls `noun` (both lower case, singular).
pub fn is_wider(wider: &str, noun: &str) -> bool {
    let fits = |n: &&str| match n.strip_prefix('-') {
        Some(ending) => noun.ends_with(ending),
        None => *n == noun,
    };
    WIDER
        .iter()
        .any(|(wide, narrow)| wide.contains(&wider) && narrow.iter().any(fits))
}

/// Whether a noun (lower case, singular) takes up whoever spoke last.
pub fn is_generic(noun: &str) -> bool {
    GENERIC.contains(&noun)
}

/// Whether a noun (lower case, singular) stands for one person.
pub fn is_person(noun: &str) -> bool {
    let suffix = [
        "er", "or", "ist", "ian", "ant", "man", "woman", "ess", "eer",
    ]
    .iter()
    .any(|e| noun.ends_with(e));
    GENERIC.contains(&noun)
        || PERSONS.contains(&noun)
        || (suffix && noun.len() > 4 && !THINGS.contains(&noun))
}

/// Whether a noun (lower case) stands for several people.
pub fn is_crowd(noun: &str) -> bool {
    if CROWDS.contains(&noun) {
        return true;
    }
    let singular = noun
        .strip_suffix("ies")
        .map(|stem| format!("{stem}y"))
        .or_else(|| noun.strip_suffix('s').map(str::to_string));
    singular.is_some_and(|s| is_person(&s) || BODIES.contains(&s.as_str()))
        || noun.ends_with("men")
        || noun.ends_with("women")
}

/// Whether a noun (lower case) names a body that speaks.
pub fn is_body(noun: &str) -> bool {
    BODIES.contains(&noun)
}

/// Nouns for a business.
#[rustfmt::skip]
const COMPANIES: &[&str] = &[
    "company", "firm", "group", "manufacturer", "maker", "producer", "carmaker", "automaker", "chipmaker", "drugmaker", "insurer",
    "retailer", "lender", "bank", "airline", "startup", "start-up", "developer", "operator", "miner", "supplier", "brewer", "carrier",
    "conglomerate", "corporation", "business", "giant", "contractor", "shipbuilder", "publisher",
];

/// Whether a noun (lower case, singular) stands for a business.
pub fn is_company(noun: &str) -> bool {
    COMPANIES.contains(&noun)
}

/// Whether a noun (lower case) names a document that newspapers let speak.
pub fn is_document(noun: &str) -> bool {
    DOCUMENTS.contains(&noun)
}
