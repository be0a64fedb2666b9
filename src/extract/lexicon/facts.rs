//! What the word lists know of a single word or of a name of several.
//!
//! All look-ups take folded text ([`crate::fold`]): plain lower-case letters. Knows nothing of the article.

use super::List;
use crate::extract::Gender;

static GIVEN: List = List::new(include_str!("given.txt"));
static SURNAMES: List = List::new(include_str!("surnames.txt"));
static PLACES: List = List::new(include_str!("places.txt"));
static WORDS: List = List::new(include_str!("words.txt"));
static TITLES: List = List::new(include_str!("titles.txt"));
static HEADS: List = List::new(include_str!("heads.txt"));
static DEMONYMS: List = List::new(include_str!("demonyms.txt"));
static KNOWN: List = List::new(include_str!("organizations.txt"));

/// A set of facts about one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts(u32);

#[allow(missing_docs)]
#[rustfmt::skip]
impl Facts {
    /// An English word, also inflected.
    pub const COMMON: Facts = Facts(1);
    /// A function word, numeral, day or month.
    pub const FUNCTION: Facts = Facts(1 << 1);
    /// Its first noun sense is a person ("editor").
    pub const PERSON_NOUN: Facts = Facts(1 << 2);
    pub const GIVEN: Facts = Facts(1 << 5);
    pub const SURNAME: Facts = Facts(1 << 6);
    /// Stands before names ("Mayor").
    pub const TITLE: Facts = Facts(1 << 7);
    /// Is nothing but a title ("Mr").
    pub const HONORIFIC: Facts = Facts(1 << 8);
    /// Inside titles ("Prime" Minister).
    pub const TITLE_PART: Facts = Facts(1 << 9);
    pub const MALE: Facts = Facts(1 << 10);
    pub const FEMALE: Facts = Facts(1 << 11);
    /// Closes organisations' names ("Ministry").
    pub const ORG_HEAD: Facts = Facts(1 << 12);
    /// Closes places' names ("River").
    pub const PLACE_HEAD: Facts = Facts(1 << 13);
    /// Closes names of what is no actor ("Treaty").
    pub const THING_HEAD: Facts = Facts(1 << 14);
    pub const DEMONYM: Facts = Facts(1 << 15);
    /// Its first noun sense is an organisation ("agency").
    pub const ORG_NOUN: Facts = Facts(1 << 16);
    /// Its first noun sense is a place or building ("harbour").
    pub const PLACE_NOUN: Facts = Facts(1 << 17);
    /// Ends as family names of some language do ("-enko", "-yan").
    pub const SURNAME_ENDING: Facts = Facts(1 << 18);
    /// The list of places holds it, alone.
    pub const IN_PLACES: Facts = Facts(1 << 19);
    /// A place's name of several words starts with it.
    pub const OPENS_PLACE: Facts = Facts(1 << 20);
    /// The list of well-known names holds it, alone.
    pub const IN_KNOWN: Facts = Facts(1 << 21);
    /// A well-known name of several words starts with it.
    pub const OPENS_KNOWN: Facts = Facts(1 << 22);

    /// Whether all of `other` holds.
    pub fn has(self, other: Facts) -> bool { self.0 & other.0 == other.0 }
    /// Whether any of `other` holds.
    pub fn any(self, other: Facts) -> bool { self.0 & other.0 != 0 }
    /// Both together.
    pub const fn and(self, other: Facts) -> Facts { Facts(self.0 | other.0) }
    /// Adds what holds besides.
    pub fn add(&mut self, other: Facts) { self.0 |= other.0; }
}

/// What the lists know of one folded word.
pub fn of(word: &str) -> Facts {
    let mut facts = common(word);
    if let Some(gender) = GIVEN.get(word) {
        facts.add(Facts::GIVEN);
        facts.add(match gender {
            "m" => Facts::MALE,
            "f" => Facts::FEMALE,
            _ => Facts::default(),
        });
    } else if let Some((first, second)) = word.split_once('-')
        && GIVEN.has(first)
        && (GIVEN.has(second) || second.len() < 6)
    {
        facts.add(of_given(first));
    }
    if SURNAMES.has(word) || word.rsplit_once('-').is_some_and(|(_, w)| SURNAMES.has(w)) {
        facts.add(Facts::SURNAME);
    }
    if surname_ending(word) {
        facts.add(Facts::SURNAME_ENDING);
    }
    if let Some(value) = TITLES.get(word) {
        for letter in value.bytes() {
            facts.add(match letter {
                b't' => Facts::TITLE,
                b'k' => Facts::HONORIFIC,
                b'm' => Facts::MALE,
                b'f' => Facts::FEMALE,
                _ => Facts::TITLE_PART,
            });
        }
    }
    if let Some(value) = HEADS.get(word) {
        for letter in value.bytes() {
            facts.add(match letter {
                b'o' => Facts::ORG_HEAD,
                b'l' => Facts::PLACE_HEAD,
                _ => Facts::THING_HEAD,
            });
        }
    }
    if DEMONYMS.has(word) || compound_demonym(word) || adherent(word, facts) {
        facts.add(Facts::DEMONYM);
    }
    facts
}

/// What the lists know of a folded word as a name or the first word of one, besides [`of`].
pub fn of_name(word: &str) -> Facts {
    let mut facts = Facts::default();
    let (place, places) = PLACES.opens(word);
    let (known, names) = KNOWN.opens(word);
    for (holds, fact) in [
        (place, Facts::IN_PLACES),
        (places, Facts::OPENS_PLACE),
        (known, Facts::IN_KNOWN),
        (names, Facts::OPENS_KNOWN),
    ] {
        facts.add(if holds { fact } else { Facts::default() });
    }
    facts
}

fn of_given(word: &str) -> Facts {
    let mut facts = Facts::GIVEN;
    facts.add(match GIVEN.get(word) {
        Some("m") => Facts::MALE,
        Some("f") => Facts::FEMALE,
        _ => Facts::default(),
    });
    facts
}

/// "Scientologists", "Trumpist": who follow somebody or something.
fn adherent(word: &str, facts: Facts) -> bool {
    word.len() > 6
        && (word.ends_with("ist") || word.ends_with("ists"))
        && !facts.any(Facts::SURNAME.and(Facts::GIVEN).and(Facts::TITLE))
        // "Granqvist", "Lindquist"
        && !["vist", "uist", "gist"].iter().any(|e| word.ends_with(e) && !facts.has(Facts::COMMON))
}

/// "Anglo-Irish", "Russian-backed", "US-led".
fn compound_demonym(word: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(first, last)| {
        DEMONYMS.has(last)
            || (DEMONYMS.has(first.rsplit('-').next().unwrap_or(first))
                && common(last).has(Facts::COMMON))
            || matches!(
                last,
                "led"
                    | "backed"
                    | "based"
                    | "born"
                    | "style"
                    | "run"
                    | "held"
                    | "controlled"
                    | "occupied"
                    | "era"
                    | "owned"
                    | "funded"
                    | "made"
                    | "area"
                    | "wide"
                    | "sponsored"
                    | "trained"
                    | "friendly"
            )
    })
}

/// What the word list says of the word, or of what it is an inflection of.
fn sense(word: &str) -> Option<&'static str> {
    let get = |w: &str| WORDS.get(w);
    let cut = |n: usize| word.get(..word.len().checked_sub(n)?);
    if let Some(value) = get(word) {
        return Some(value);
    }
    if let Some(base) = word.strip_suffix("ies") {
        return get(&format!("{base}y"));
    }
    if let Some(base) = word.strip_suffix("men").filter(|b| b.len() > 2) {
        return get(&format!("{base}man"));
    }
    if word.ends_with("es")
        && let Some(value) = cut(2).and_then(get)
    {
        return Some(value);
    }
    if word.ends_with('s') && !word.ends_with("ss") {
        return cut(1).filter(|w| w.len() > 2).and_then(get);
    }
    for (ending, n) in [("ied", 3), ("ed", 2), ("ing", 3)] {
        if word.ends_with(ending) && word.len() > n + 2 {
            let base = cut(n).unwrap_or("");
            let doubled = base
                .get(..base.len().saturating_sub(1))
                .filter(|b| base.ends_with(|c| b.ends_with(c)));
            return get(base)
                .or_else(|| get(&format!("{base}e")))
                .or_else(|| get(&format!("{base}y")))
                .or_else(|| doubled.and_then(get))
                .map(|value| if value == "v" { "v" } else { "" });
        }
    }
    None
}

/// Whether the word is an English one, and which.
pub fn common(word: &str) -> Facts {
    let Some(value) = sense(word) else {
        return Facts::default();
    };
    Facts::COMMON.and(match value {
        "f" => Facts::FUNCTION,
        "p" => Facts::PERSON_NOUN,
        "o" => Facts::ORG_NOUN,
        "l" => Facts::PLACE_NOUN,
        _ => Facts::default(),
    })
}

/// Whether the word is above all a verb ("praises").
pub fn is_verb(word: &str) -> bool {
    sense(word) == Some("v")
}

/// Endings that family names have and English words hardly ever.
fn surname_ending(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ov", "ova", "ev", "eva", "enko", "chuk", "czyk", "ski", "sky", "skiy", "skyy", "skyi",
        "ska", "skaya", "wicz", "vich", "vych", "ic", "vic", "yan", "ian", "shvili", "dze", "oglu",
        "ogullari", "zadeh", "zade", "opoulos", "akis", "idis", "iadis", "sson", "ssen", "ström",
        "strom", "berg", "stein", "mann", "ez", "escu", "eanu", "lainen", "nen", "aite", "auskas",
        "iene", "bekov", "garov", "moto", "mura", "yama", "guchi", "zaki", "hashi", "uddin",
        "ullah", "pour", "nejad", "singh", "swamy", "murthy", "rajan", "gaard", "qvist", "kvist",
        "quist", "dottir", "vicius", "hauser", "cki", "cka",
    ];
    word.len() > 5 && ENDINGS.iter().any(|e| word.ends_with(e))
}

/// A person's gender by given name.
pub fn gender(given: &str) -> Option<Gender> {
    match GIVEN.get(given)? {
        "m" => Some(Gender::Male),
        "f" => Some(Gender::Female),
        _ => None,
    }
}

/// What sort of place a list entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// c country, s US state, k capital, r region or water, t town, m a town whose name people bear too.
    pub sort: u8,
    /// The usual name, folded, where this is another one.
    pub usual: Option<&'static str>,
}

/// The place of this name (folded, words parted by single spaces).
pub fn place(name: &str) -> Option<Place> {
    let value = PLACES.get(name)?;
    let (sort, usual) = value
        .split_once('=')
        .map_or((value, None), |(s, u)| (s, Some(u)));
    Some(Place {
        sort: sort.bytes().next().unwrap_or(b't'),
        usual,
    })
}

/// Well-known names: `o`, `l` or `x` (no actor), and the full name where this is an abbreviation of it.
pub fn known(name: &str) -> Option<(u8, Option<&'static str>)> {
    let value = KNOWN.get(name)?;
    let (sort, full) = value
        .split_once('=')
        .map_or((value, None), |(s, f)| (s, Some(f)));
    Some((sort.bytes().next()?, full))
}

/// Whether the list knows a noun, in the singular, as what people are or do.
pub(super) fn is_person_noun(word: &str) -> bool {
    WORDS.get(word) == Some("p")
        || TITLES
            .get(word)
            .is_some_and(|v| v.contains('t') && !v.contains('k'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_credited() {
        for (name, file) in [
            ("given", include_str!("given.txt")),
            ("surnames", include_str!("surnames.txt")),
            ("places", include_str!("places.txt")),
            ("words", include_str!("words.txt")),
            ("titles", include_str!("titles.txt")),
            ("heads", include_str!("heads.txt")),
            ("demonyms", include_str!("demonyms.txt")),
            ("organizations", include_str!("organizations.txt")),
        ] {
            assert!(
                file.starts_with("# ") && file.contains("# Source"),
                "{name} names no source"
            );
            let list = List::new(file);
            let mut last = "";
            for line in list.lines() {
                let key = line.split('\t').next().unwrap_or("");
                assert!(last < key, "{name}: {last:?} before {key:?}");
                assert_eq!(
                    list.get(key),
                    Some(line.get(key.len() + 1..).unwrap_or("")),
                    "{name}: {key}"
                );
                last = key;
            }
        }
    }

    #[test]
    fn facts_of_words() {
        for (word, facts) in [
            ("experts", Facts::COMMON.and(Facts::PERSON_NOUN)),
            ("maria", Facts::GIVEN.and(Facts::FEMALE)),
            ("ministry", Facts::ORG_HEAD),
            ("river", Facts::PLACE_HEAD),
            ("treaty", Facts::THING_HEAD),
            ("mr.", Facts::TITLE.and(Facts::HONORIFIC).and(Facts::MALE)),
            ("russian-backed", Facts::DEMONYM),
            ("petrosenko", Facts::SURNAME_ENDING),
        ] {
            assert!(of(word).has(facts), "{word}: {:?}", of(word));
        }
        assert_eq!(of("qwrtz"), Facts::default());
        assert_eq!(place("uk").and_then(|p| p.usual), Some("united kingdom"));
    }
}
