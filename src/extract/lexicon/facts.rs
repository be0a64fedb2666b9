//! What the word lists know of a single word or of a name of several.
//!
//! All look-ups take folded text ([`crate::fold`]): plain lower-case letters. Knows nothing of the article.

use super::List;
use super::roles;
use crate::extract::Gender;

static WORDS: List = List::new(include_str!("words.txt"));
static PLACES: List = List::new(include_str!("places.txt"));
static KNOWN: List = List::new(include_str!("known.txt"));

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
    /// Above all a verb, also inflected.
    pub const VERB: Facts = Facts(1 << 2);
    /// Its first noun sense is a person ("editor"), an organisation ("agency"), a place or building ("harbour").
    pub const PERSON_NOUN: Facts = Facts(1 << 3);
    pub const ORG_NOUN: Facts = Facts(1 << 4);
    pub const PLACE_NOUN: Facts = Facts(1 << 5);
    pub const GIVEN: Facts = Facts(1 << 6);
    pub const SURNAME: Facts = Facts(1 << 7);
    /// Ends as family names of some language do ("-enko", "-yan").
    pub const SURNAME_ENDING: Facts = Facts(1 << 8);
    /// Stands before names ("Mayor"); is nothing but a title ("Mr"); inside titles ("Prime" Minister).
    pub const TITLE: Facts = Facts(1 << 9);
    pub const HONORIFIC: Facts = Facts(1 << 10);
    pub const TITLE_PART: Facts = Facts(1 << 11);
    /// Given name or title of men, of women.
    pub const MALE: Facts = Facts(1 << 12);
    pub const FEMALE: Facts = Facts(1 << 13);
    /// Closes names of organisations ("Ministry"), of places ("River"), of what is no actor ("Treaty").
    pub const ORG_HEAD: Facts = Facts(1 << 14);
    pub const PLACE_HEAD: Facts = Facts(1 << 15);
    pub const THING_HEAD: Facts = Facts(1 << 16);
    /// A people, faith or following.
    pub const DEMONYM: Facts = Facts(1 << 17);
    /// By itself in the list of places, in that of well-known names; opens a name of several words there.
    pub const IN_PLACES: Facts = Facts(1 << 18);
    pub const IN_KNOWN: Facts = Facts(1 << 19);
    pub const OPENS: Facts = Facts(1 << 20);
    /// Says what somebody is or does ("experts"), what a body is ("newspaper").
    pub const ROLE: Facts = Facts(1 << 21);
    pub const BODY: Facts = Facts(1 << 22);

    /// Whether all of `other` holds.
    pub fn has(self, other: Facts) -> bool { self.0 & other.0 == other.0 }
    /// Whether any of `other` holds.
    pub fn any(self, other: Facts) -> bool { self.0 & other.0 != 0 }
    /// Both together.
    pub const fn and(self, other: Facts) -> Facts { Facts(self.0 | other.0) }

    /// The facts that the letters of the word list stand for.
    fn read(letters: &str) -> Facts {
        letters.bytes().fold(Facts::default(), |facts, letter| facts.and(match letter {
            b'c' => Facts::COMMON,
            b'f' => Facts::FUNCTION,
            b'v' => Facts::VERB,
            b'p' => Facts::PERSON_NOUN,
            b'o' => Facts::ORG_NOUN,
            b'l' => Facts::PLACE_NOUN,
            b'M' => Facts::GIVEN.and(Facts::MALE),
            b'F' => Facts::GIVEN.and(Facts::FEMALE),
            b'G' => Facts::GIVEN,
            b'S' => Facts::SURNAME,
            b't' => Facts::TITLE,
            b'k' => Facts::HONORIFIC,
            b'a' => Facts::MALE,
            b'e' => Facts::FEMALE,
            b'w' => Facts::TITLE_PART,
            b'O' => Facts::ORG_HEAD,
            b'L' => Facts::PLACE_HEAD,
            b'X' => Facts::THING_HEAD,
            b'D' => Facts::DEMONYM,
            b'P' => Facts::IN_PLACES,
            b'K' => Facts::IN_KNOWN,
            b'N' => Facts::OPENS,
            _ => Facts::default(),
        }))
    }
}

/// What an English word stays when it is inflected.
const INFLECTED: Facts = Facts::COMMON
    .and(Facts::FUNCTION)
    .and(Facts::VERB)
    .and(Facts::PERSON_NOUN)
    .and(Facts::ORG_NOUN)
    .and(Facts::PLACE_NOUN);

fn listed(word: &str) -> Facts {
    WORDS.get(word).map(Facts::read).unwrap_or_default()
}

/// What the lists know of one folded word.
pub fn of(word: &str) -> Facts {
    let mut facts = listed(word);
    if !facts.has(Facts::COMMON) {
        facts = facts.and(inflected(word).unwrap_or_default());
    }
    if let Some((first, last)) = word.rsplit_once('-') {
        facts = facts.and(compound(first, last));
    }
    if surname_ending(word) {
        facts = facts.and(Facts::SURNAME_ENDING);
    }
    if adherent(word, facts) {
        facts = facts.and(Facts::DEMONYM);
    }
    if roles::is_role(word, facts) {
        facts = facts.and(Facts::ROLE);
    }
    if roles::is_body(word, facts) {
        facts = facts.and(Facts::BODY);
    }
    facts
}

/// What the word is an inflection of, if that is an English word.
fn inflected(word: &str) -> Option<Facts> {
    let get = |w: &str| {
        let facts = listed(w);
        facts
            .has(Facts::COMMON)
            .then_some(Facts(facts.0 & INFLECTED.0))
    };
    let cut = |n: usize| word.get(..word.len().checked_sub(n)?);
    if let Some(base) = word.strip_suffix("ies") {
        return get(&format!("{base}y"));
    }
    if word.ends_with('s') && !word.ends_with("ss") {
        let es = || cut(2).filter(|_| word.ends_with("es")).and_then(get);
        return cut(1).filter(|w| w.len() > 2).and_then(get).or_else(es);
    }
    let (ending, n) = [("ied", 3), ("ed", 2), ("ing", 3)]
        .into_iter()
        .find(|(ending, n)| word.ends_with(ending) && word.len() > n + 2)?;
    let base = cut(n)?;
    let doubled = || {
        let short = base.get(..base.len().saturating_sub(1))?;
        base.ends_with(|c| short.ends_with(c))
            .then_some(short)
            .and_then(get)
    };
    let plain = if ending == "ied" {
        get(&format!("{base}y"))
    } else {
        get(base)
    };
    plain
        .or_else(|| get(&format!("{base}e")))
        .or_else(doubled)
        .map(|facts| Facts(facts.0 & Facts::COMMON.and(Facts::VERB).0))
}

/// "Anglo-Irish", "Russian-backed", "US-led"; "Jean-Pierre", "Kim-Lee".
fn compound(first: &str, last: &str) -> Facts {
    #[rustfmt::skip]
    const ADJECTIVES: &[&str] = &[
        "led", "backed", "based", "born", "style", "run", "held", "controlled", "occupied", "era", "owned", "funded", "made", "area", "wide",
        "sponsored", "trained", "friendly",
    ];
    let tail = listed(last);
    let head = listed(first.rsplit('-').next().unwrap_or(first));
    let mut facts = Facts::default();
    if ADJECTIVES.contains(&last)
        || tail.has(Facts::DEMONYM)
        || head.has(Facts::DEMONYM) && tail.has(Facts::COMMON)
    {
        facts = facts.and(Facts::DEMONYM);
    }
    if head.has(Facts::GIVEN) && (tail.has(Facts::GIVEN) || last.len() < 6) && !first.contains('-')
    {
        let gender = Facts(head.0 & Facts::MALE.and(Facts::FEMALE).0);
        facts = facts.and(Facts::GIVEN).and(gender);
    }
    if tail.has(Facts::SURNAME) {
        facts = facts.and(Facts::SURNAME);
    }
    facts
}

/// "Scientologists", "Trumpist": who follow somebody or something.
fn adherent(word: &str, facts: Facts) -> bool {
    let named = Facts::SURNAME.and(Facts::GIVEN).and(Facts::TITLE);
    word.len() > 6
        && (word.ends_with("ist") || word.ends_with("ists"))
        && !facts.any(named)
        && !["vist", "quist", "qvist"].iter().any(|e| word.ends_with(e))
}

/// Endings that family names have and English words hardly ever.
fn surname_ending(word: &str) -> bool {
    #[rustfmt::skip]
    const ENDINGS: &[&str] = &[
        "ov", "ova", "ev", "eva", "enko", "chuk", "czyk", "ski", "sky", "skiy", "skyy", "skyi", "ska", "skaya", "wicz", "vich", "vych",
        "ic", "vic", "yan", "ian", "shvili", "dze", "oglu", "ogullari", "zadeh", "zade", "opoulos", "akis", "idis", "iadis", "sson", "ssen",
        "strom", "berg", "stein", "mann", "ez", "escu", "eanu", "lainen", "nen", "aite", "auskas", "iene", "bekov", "garov", "moto", "mura",
        "yama", "guchi", "zaki", "hashi", "uddin", "ullah", "pour", "nejad", "singh", "swamy", "murthy", "rajan",
    ];
    word.len() > 5 && ENDINGS.iter().any(|e| word.ends_with(e))
}

/// A person's gender by given name.
pub fn gender(given: &str) -> Option<Gender> {
    let facts = of(given);
    match (
        facts.has(Facts::GIVEN.and(Facts::MALE)),
        facts.has(Facts::GIVEN.and(Facts::FEMALE)),
    ) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

/// A listed place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// c country, s US state, k capital, r region or water, t town, m a town whose name people bear too.
    pub sort: u8,
    /// The usual name, folded, where this is another one.
    pub usual: Option<&'static str>,
}

impl Place {
    /// A country, a US state or a capital: names that mean hardly anything else.
    pub fn is_seat(self) -> bool {
        matches!(self.sort, b'c' | b's' | b'k')
    }
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

/// A well-known name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// o organisation, l place, x no actor.
    pub sort: u8,
    /// What it is short for, folded.
    pub full: Option<&'static str>,
}

impl Known {
    /// Whether it can act.
    pub fn is_actor(self) -> bool {
        self.sort != b'x'
    }
}

/// The well-known thing of this name (folded, words parted by single spaces).
pub fn known(name: &str) -> Option<Known> {
    let value = KNOWN.get(name)?;
    let (sort, full) = value
        .split_once('=')
        .map_or((value, None), |(s, f)| (s, Some(f)));
    Some(Known {
        sort: sort.bytes().next().unwrap_or(b'x'),
        full,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_credited() {
        for (name, file) in [
            ("words", include_str!("words.txt")),
            ("places", include_str!("places.txt")),
            ("known", include_str!("known.txt")),
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
            (
                "experts",
                Facts::COMMON.and(Facts::PERSON_NOUN).and(Facts::ROLE),
            ),
            ("praises", Facts::VERB),
            ("maria", Facts::GIVEN.and(Facts::FEMALE)),
            ("jean-pierre", Facts::GIVEN),
            ("ministry", Facts::ORG_HEAD),
            ("river", Facts::PLACE_HEAD),
            ("treaty", Facts::THING_HEAD),
            ("mr.", Facts::TITLE.and(Facts::HONORIFIC).and(Facts::MALE)),
            ("russian-backed", Facts::DEMONYM),
            ("petrosenko", Facts::SURNAME_ENDING),
            ("san", Facts::OPENS),
        ] {
            assert!(of(word).has(facts), "{word}: {:?}", of(word));
        }
        assert_eq!(of("qwrtz"), Facts::default());
        assert_eq!(place("uk").and_then(|p| p.usual), Some("united kingdom"));
        assert_eq!(gender("maria"), Some(Gender::Female));
    }
}
