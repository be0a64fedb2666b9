//! Nouns that say what somebody or something is: "director", "experts", "newspaper".
//!
//! Source: written for this program, on top of the word list's own notes. Licence: MIT, as the program.

use super::facts::{self, Facts};

/// Whether a lower-case noun, singular or plural, names somebody by what they do or are.
pub fn is_role(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "woman", "man", "person", "women", "men", "chief", "maker", "holder", "keeper", "writer",
    ];
    let role = |w: &str| !NO_ROLES.contains(&w) && (facts::is_person_noun(w) || ROLES.contains(&w));
    role(word)
        || word.strip_suffix('s').is_some_and(role)
        || word
            .rsplit_once('-')
            .is_some_and(|(_, w)| w.len() > 3 && role(w))
        || ENDINGS
            .iter()
            .any(|e| word.len() > e.len() + 2 && word.ends_with(e) && !NO_ROLES.contains(&word))
}

/// Roles that the word list files elsewhere.
const ROLES: &[&str] = &[
    "chief",
    "head",
    "analyst",
    "counsel",
    "official",
    "executive",
    "aide",
    "ceo",
    "cfo",
    "coo",
    "cto",
    "chair",
    "co-host",
    "envoy",
    "whip",
    "nominee",
    "backer",
    "attorney",
    "mp",
    "mep",
    "professor",
    "founder",
    "co-founder",
    "cofounder",
    "editor",
    "editor-in-chief",
    "migrant",
    "freshman",
    "native",
    "veteran",
    "survivor",
    "resident",
    "mother",
    "father",
    "son",
    "daughter",
    "wife",
    "husband",
    "widow",
    "brother",
    "sister",
    "uncle",
    "aunt",
    "cousin",
    "nephew",
    "niece",
    "friend",
    "ally",
    "rival",
    "critic",
    "fan",
    "star",
    "boss",
    "teen",
    "fellow",
    "star",
    "face",
    "lawmaker",
    "strategist",
    "pollster",
    "frontrunner",
    "front-runner",
    "contender",
    "hopeful",
    "expatriate",
    "guide",
    "cook",
    "mate",
    "plater",
    "skipper",
    "helmsman",
];

/// Nouns of people that describe nobody in the news.
#[rustfmt::skip]
const NO_ROLES: &[&str] = &[
    "case", "match", "subject", "character", "party", "second", "thing", "one", "baby", "hand", "minor", "tool", "better", "dead", "common",
    "specimen", "woman", "german", "human", "roman", "norman", "republican", "democrat", "liberal", "conservative", "american", "christian", "muslim",
    "jew", "catholic", "black", "white", "m", "st", "v", "self", "image", "double", "whole", "figure", "individual", "mister", "sir", "lady",
    "somebody", "someone", "anyone", "nobody", "everyone", "guy", "folk", "people", "world", "public", "crew", "specimen", "omen", "men", "women",
    "comment", "moment", "government", "statement", "parliament", "department", "face", "today", "cross", "male", "female", "adult", "equal",
    "man", "person", "human", "cabinet", "regimen", "abdomen", "acumen", "ramen", "talisman", "ottoman", "caiman", "shaman-less",
];

/// Whether a lower-case noun, singular or plural, names a body of people, a firm, a paper.
pub fn is_body(word: &str) -> bool {
    let body = |w: &str| {
        BODIES.contains(&w)
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
    "company", "firm", "group", "maker", "portal", "website", "site", "newspaper", "magazine", "broadcaster", "channel", "network", "bank", "agency",
    "party", "union", "organization", "organisation", "charity", "nonprofit", "non-profit", "ngo", "think-tank", "tank", "startup", "start-up", "retailer",
    "manufacturer", "publisher", "giant", "chain", "club", "team", "band", "movement", "militia", "alliance", "coalition", "bloc", "university", "college",
    "institute", "museum", "foundation", "airline", "carrier", "subsidiary", "conglomerate", "brand", "outlet", "ministry", "watchdog", "regulator",
    "operator", "cooperative", "co-operative", "clinic", "supplier", "lender", "insurer",
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
