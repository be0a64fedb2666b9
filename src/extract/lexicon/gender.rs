//! What tells a person's gender besides title and given name: endings of family names, nouns of kin and of office.
//!
//! Source: written for this program from common newspaper usage. Licence: MIT, as the program.

use crate::extract::Gender;

/// Endings of women's family names, folded: Slavic, Icelandic, Lithuanian, Greek, Turkic.
#[rustfmt::skip]
const FEMALE_ENDINGS: &[&str] = &[
    "ova", "eva", "skaya", "tskaya", "skaia", "skaja", "ska", "cka", "dzka", "dottir", "aite", "iene", "yte", "opoulou", "idou", "kyzy", "qizi", "kizi",
];

/// Endings of women's names made of men's in "-in", with the letter before, so that "Medina" and "Molina" stay out.
#[rustfmt::skip]
const FEMALE_IN: &[&str] = &["kina", "hina", "zina", "gina", "pina", "shkina", "tkina", "nkina", "tsyna", "snina", "ynina"];

/// Names of other languages that end so by chance.
#[rustfmt::skip]
const NOT_SLAVIC: &[&str] = &[
    "villanueva", "casanova", "cordova", "canova", "genova", "villanova", "cueva", "esteva", "terranova", "leiva", "bova", "moldova",
    "alaska", "nebraska", "padova", "geneva", "huelva", "mantova", "virgina", "regina", "cristina",
];

/// Endings of men's family names that women of the same language do not bear.
#[rustfmt::skip]
const MALE_ENDINGS: &[&str] = &["ov", "ev", "skiy", "skyi", "skii", "tskyi", "oglu", "ogly", "uulu"];

/// Men's given names that lists of other languages take for women's.
#[rustfmt::skip]
const MALE_IN_A: &[&str] = &[
    "nikita", "sasha", "misha", "ilya", "ilia", "illya", "kuzma", "danila", "luka", "foma", "savva", "mikita", "zhenya", "vanya", "petya", "kolya",
    "alyosha", "dima", "andrea", "nicola", "valery",
];

/// Nouns of kin and other nouns that only women, or only men, are called by.
#[rustfmt::skip]
const FEMALE_NOUNS: &[&str] = &[
    "wife", "widow", "mother", "grandmother", "stepmother", "daughter", "granddaughter", "stepdaughter", "sister", "half-sister", "stepsister",
    "aunt", "niece", "ex-wife", "girlfriend", "fiancee", "fiancée", "bride", "mother-in-law", "daughter-in-law", "sister-in-law", "mum", "mom",
    "actress", "waitress", "hostess", "stewardess", "princess", "duchess", "countess", "baroness", "heiress", "mayoress", "headmistress",
    "queen", "nun", "lady", "girl", "schoolgirl", "midwife", "housewife", "landlady", "goddess", "empress", "seamstress", "ballerina",
    "grandma", "godmother",
];

#[rustfmt::skip]
const MALE_NOUNS: &[&str] = &[
    "husband", "widower", "father", "grandfather", "stepfather", "son", "grandson", "stepson", "brother", "half-brother", "stepbrother",
    "uncle", "nephew", "ex-husband", "boyfriend", "fiance", "fiancé", "bridegroom", "father-in-law", "son-in-law", "brother-in-law", "dad",
    "waiter", "prince", "duke", "count", "baron", "headmaster", "king", "monk", "boy", "schoolboy", "landlord", "emperor",
    "grandpa", "godfather",
];

/// What a noun that describes somebody tells, in lower case and singular; whether it is kin's or a woman's own noun, not an
/// office in "-man", which women hold too.
pub fn of_noun(noun: &str) -> Option<(Gender, bool)> {
    let last = noun.rsplit(' ').next().unwrap_or(noun);
    if FEMALE_NOUNS.contains(&last) || last.len() > 5 && last.ends_with("woman") {
        Some((Gender::Female, true))
    } else if MALE_NOUNS.contains(&last) {
        Some((Gender::Male, true))
    } else {
        (last.len() > 4 && last.ends_with("man") && !matches!(last, "human" | "german" | "roman"))
            .then_some((Gender::Male, false))
    }
}

/// What a folded family name's ending tells, for the folded given name before it.
pub fn of_surname(given: &str, surname: &str) -> Option<Gender> {
    let last = surname.rsplit('-').next().unwrap_or(surname);
    let ends = |endings: &[&str]| {
        endings
            .iter()
            .any(|e| last.len() > e.len() + 1 && last.ends_with(e))
    };
    if NOT_SLAVIC.contains(&last) || last.len() < 5 {
        return None;
    }
    if ends(FEMALE_ENDINGS) || ends(FEMALE_IN) {
        return Some(Gender::Female);
    }
    // Women abroad bear the man's form; a plainly female given name stands.
    let listed = super::facts::gender(given) == Some(Gender::Female);
    (ends(MALE_ENDINGS) && (!listed || MALE_IN_A.contains(&given))).then_some(Gender::Male)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_and_nouns() {
        let (she, he) = (Some(Gender::Female), Some(Gender::Male));
        for (given, surname, gender) in [
            ("dilorom", "hakimova", she),
            ("robin", "petrovskaya", she),
            ("aibek", "sultanaliev", he),
            ("nikita", "orlov", he),
            ("anna", "orlov", None),
            ("ana", "villanueva", None),
            ("ana", "medina", None),
            ("oleh", "petrenko", None),
            ("gudrun", "jonsdottir", she),
            ("unknown", "novakova", she),
        ] {
            assert_eq!(of_surname(given, surname), gender, "{given} {surname}");
        }
        assert_eq!(of_noun("spokeswoman"), Some((Gender::Female, true)));
        assert_eq!(of_noun("brother-in-law"), Some((Gender::Male, true)));
        assert_eq!(of_noun("chairman"), Some((Gender::Male, false)));
        assert_eq!(of_noun("human"), None);
    }
}
