//! Nouns that say what somebody or something is: "director", "experts", "newspaper".
//!
//! Source: written for this program, on top of the word list's own notes. Licence: MIT, as the program.

use super::facts::{self, Facts};

/// Letters that stand behind a person's full name: offices, honours and degrees.
const HONOURS: &[&str] = &[
    "KC", "QC", "SC", "MP", "MSP", "MEP", "TD", "MD", "M.D.", "PhD", "Ph.D.", "DPhil", "OBE",
    "CBE", "MBE", "KBE", "DBE", "JP", "FRS", "Esq", "Esq.",
];

/// Whether a word, as it is written, is such letters.
pub fn is_honour(word: &str) -> bool {
    HONOURS.contains(&word)
}

/// Whether a lower-case noun, singular or plural, names somebody by what they do or are.
pub fn is_role(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "woman", "man", "person", "women", "men", "chief", "maker", "holder", "keeper", "writer",
    ];
    let role = |w: &str| holds(ROLES, w) || facts::is_person_noun(w) && !holds(NO_ROLES, w);
    role(word)
        || word.strip_suffix('s').is_some_and(role)
        || word
            .rsplit_once('-')
            .is_some_and(|(_, w)| w.len() > 3 && role(w))
        || ENDINGS
            .iter()
            .any(|e| word.len() > e.len() + 2 && word.ends_with(e) && !holds(NO_ROLES, word))
}

fn holds(sorted: &[&str], word: &str) -> bool {
    sorted.binary_search(&word).is_ok()
}

/// Roles that the word list files elsewhere.
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "aide", "ally", "analyst", "attorney", "aunt", "backer", "boss", "brother", "ceo", "cfo", "chair", "chief", "co-founder", "co-host",
    "cofounder", "contender", "coo", "cook", "counsel", "cousin", "critic", "cto", "daughter", "editor", "editor-in-chief", "envoy",
    "executive", "expatriate", "fan", "father", "fellow", "founder", "freshman", "friend", "front-runner", "frontrunner", "guide",
    "head", "helmsman", "hopeful", "husband", "lawmaker", "mate", "mep", "migrant", "mother", "mp", "native", "nephew", "niece",
    "nominee", "official", "plater", "pollster", "professor", "resident", "rival", "sister", "skipper", "son", "star", "strategist",
    "survivor", "teen", "uncle", "veteran", "whip", "widow", "wife",
];

/// Nouns of people that describe nobody in the news.
#[rustfmt::skip]
const NO_ROLES: &[&str] = &[
    "abdomen", "acumen", "adult", "american", "anyone", "baby", "better", "black", "cabinet", "caiman", "case", "catholic", "character",
    "christian", "comment", "common", "conservative", "crew", "cross", "dead", "democrat", "department", "double", "equal", "everyone",
    "face", "female", "figure", "folk", "german", "government", "guy", "hand", "human", "image", "individual", "jew", "lady", "liberal",
    "m", "male", "man", "match", "men", "minor", "mister", "moment", "muslim", "nobody", "norman", "omen", "one", "ottoman", "parliament",
    "party", "people", "person", "public", "ramen", "regimen", "republican", "roman", "second", "self", "shaman-less", "sir", "somebody",
    "someone", "specimen", "st", "statement", "subject", "talisman", "thing", "today", "tool", "v", "white", "whole", "woman", "women",
    "world",
];

/// Whether a lower-case noun, singular or plural, names a body of people, a firm, a paper.
pub fn is_body(word: &str) -> bool {
    let body = |w: &str| {
        holds(BODIES, w)
            || facts::common(w).any(Facts::ORG_NOUN)
                && !matches!(w, "men" | "friendly" | "enemy" | "country" | "nation")
    };
    body(word)
        || word.strip_suffix('s').is_some_and(body)
        || word
            .strip_suffix("ies")
            .is_some_and(|b| body(&format!("{b}y")))
}

#[rustfmt::skip]
const BODIES: &[&str] = &[
    "agency", "airline", "alliance", "band", "bank", "bloc", "brand", "broadcaster", "carrier", "chain", "channel", "charity", "clinic",
    "club", "co-operative", "coalition", "college", "company", "conglomerate", "cooperative", "firm", "foundation", "giant", "group",
    "institute", "insurer", "lender", "magazine", "maker", "manufacturer", "militia", "ministry", "movement", "museum", "network",
    "newspaper", "ngo", "non-profit", "nonprofit", "operator", "organisation", "organization", "outlet", "party", "portal", "publisher",
    "regulator", "retailer", "site", "start-up", "startup", "subsidiary", "supplier", "tank", "team", "think-tank", "union", "university",
    "watchdog", "website",
];

/// The full word of a title's abbreviation, given without its full stop.
pub fn spelled(abbreviation: &str) -> &str {
    SPELLED
        .iter()
        .find(|(short, _)| *short == abbreviation)
        .map_or(abbreviation, |(_, full)| full)
}

#[rustfmt::skip]
const SPELLED: &[(&str, &str)] = &[
    ("sen", "senator"), ("sens", "senator"), ("rep", "representative"), ("reps", "representative"), ("gov", "governor"), ("govs", "governor"),
    ("gen", "general"), ("gens", "general"), ("dr", "doctor"), ("drs", "doctor"), ("prof", "professor"), ("profs", "professor"), ("lt", "lieutenant"),
    ("col", "colonel"), ("capt", "captain"), ("sgt", "sergeant"), ("maj", "major"), ("rev", "reverend"), ("pres", "president"), ("adm", "admiral"),
    ("cmdr", "commander"), ("insp", "inspector"), ("det", "detective"), ("supt", "superintendent"), ("atty", "attorney"), ("brig", "brigadier"),
    ("cpl", "corporal"), ("spokesmen", "spokesman"), ("spokeswomen", "spokeswoman"),
];

/// The singular of a role or body noun.
pub fn singular(noun: &str) -> String {
    if let Some(base) = noun.strip_suffix("ies") {
        return format!("{base}y");
    }
    if let Some(base) = noun.strip_suffix("men") {
        return format!("{base}man");
    }
    let base = noun
        .strip_suffix('s')
        .filter(|b| !b.ends_with('s') && (is_role(b) || is_body(b)));
    base.unwrap_or(noun).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_that_describe() {
        assert!(ROLES.is_sorted() && NO_ROLES.is_sorted() && BODIES.is_sorted());
        for word in [
            "director",
            "experts",
            "editor-in-chief",
            "spokeswoman",
            "co-founder",
            "trader",
            "lawmakers",
        ] {
            assert!(is_role(word), "{word}");
        }
        for word in ["government", "table", "moment", "said", "party", "human"] {
            assert!(!is_role(word), "{word}");
        }
        assert!(is_body("newspaper") && is_body("agencies") && !is_body("director"));
        assert_eq!(
            (
                singular("directors").as_str(),
                singular("agencies").as_str(),
                singular("boss").as_str()
            ),
            ("director", "agency", "boss")
        );
        assert_eq!(spelled("sen"), "senator");
    }
}
