//! Shorter names of organisations and places: "the University", "Taipei City", "State Department".

use super::{Group, join, only};
use crate::extract::ActorKind;
use crate::extract::actors::spot::Mention;
use crate::extract::actors::word::Words;
use crate::extract::lexicon::facts::{self, Facts};
use crate::extract::lexicon::legal;

/// Joins each name to the one longer name of the article that it can stand for.
pub(super) fn shortened(words: &Words<'_>, mentions: &[Mention], groups: &mut [Group]) {
    for from in 0..groups.len() {
        let Some(seen) = groups[from].first(mentions) else {
            continue;
        };
        let full_person = groups[from].is_person() && groups[from].key().contains(' ');
        if groups[from].gone || full_person {
            continue;
        }
        let name = groups[from].name();
        let short = Short {
            key: groups[from].key(),
            name: &name,
            head: name.len() == 1 && is_head(words.at(seen.first).facts),
            titled: groups[from]
                .mentions
                .iter()
                .any(|&m| mentions[m].title.is_some()),
            coined: name.len() == 1
                && !words.at(seen.first).facts.any(
                    Facts::COMMON
                        .and(Facts::GIVEN)
                        .and(Facts::SURNAME)
                        .and(Facts::DEMONYM),
                ),
            listed: seen.place.is_some() || seen.known.is_some(),
            state: seen.place.is_some_and(|p| matches!(p.sort, b'c' | b's')),
            person: groups[from].is_person(),
            named_person: groups[from].evidence.person > 1.0,
            kind: groups[from].kind(),
        };
        // "Foreign Ministry" before any "Chinese Foreign Ministry" is some other's.
        let since = groups[from].mentions.first().copied();
        let told = |g: &Group| {
            let lead = g.name().len() - short.name.len().min(g.name().len());
            let people = g.name().ends_with(short.name)
                && g.name()[..lead]
                    .iter()
                    .any(|w| facts::of(w).has(Facts::DEMONYM));
            !people || g.mentions.first().copied() < since
        };
        if let Some(into) =
            only(groups, from, |g| short.stands_for(g)).filter(|&g| told(&groups[g]))
        {
            let rule = if short.head {
                "the noun of the full name"
            } else {
                "short for the full name"
            };
            let evidence = groups[into].evidence;
            join(groups, into, from, rule);
            groups[into].evidence = evidence;
        }
    }
}

/// The rule of [`desks`]: such a name is never the actor's best.
pub(in crate::extract::actors) const DESK: &str = "a desk of the house";

/// "Russian Voice of America Service" beside "Voice of America": a house's desk for a people speaks for the house.
pub(super) fn desks(groups: &mut [Group]) {
    const UNITS: &[&str] = &["service", "bureau", "desk", "edition", "branch"];
    for from in 0..groups.len() {
        let name = groups[from].name();
        let [people, house @ .., unit] = &name[..] else {
            continue;
        };
        if house.len() < 2 || !UNITS.contains(unit) || !facts::of(people).has(Facts::DEMONYM) {
            continue;
        }
        let house = house.join(" ");
        if let Some(into) = only(groups, from, |g| g.key() == house) {
            join(groups, into, from, DESK);
        }
    }
}

fn is_head(facts: Facts) -> bool {
    facts.has(Facts::COMMON) && facts.any(Facts::ORG_HEAD.and(Facts::PLACE_HEAD))
}

/// A name that may be short for another.
struct Short<'n> {
    key: &'n str,
    name: &'n [&'n str],
    /// Somebody's title stands before it somewhere.
    titled: bool,
    /// It is one word that is in no list of words, names or places.
    coined: bool,
    /// It is nothing but the noun that closes names: "the Church".
    head: bool,
    listed: bool,
    /// A country or a state.
    state: bool,
    person: bool,
    /// More speaks for a person than its being unknown.
    named_person: bool,
    kind: Option<ActorKind>,
}

impl Short<'_> {
    fn stands_for(&self, group: &Group) -> bool {
        // A cheap look first: the full name begins or ends with the short one.
        let key = group.key();
        let part = key.starts_with(self.key) || key.ends_with(self.key);
        let head = self.name.first().is_some_and(|w| key.starts_with(w));
        if group.is_person() || !(part || self.head && head) {
            return false;
        }
        let full = group.name();
        // "Karabakh" for "Nagorno-Karabakh"
        if let ([short], [long]) = (self.name, &full[..]) {
            return long
                .rsplit_once('-')
                .is_some_and(|(_, last)| last == *short);
        }
        if full.len() <= self.name.len() {
            return false;
        }
        if self.head {
            // "the Church" for "Church of ...", "the Ministry" for "... Ministry"
            let first = full[0] == self.name[0] && full.get(1) == Some(&"of");
            return first || full.last() == Some(&self.name[0]);
        }
        let same_kind = group.kind() == self.kind;
        if full.starts_with(self.name) {
            let rest = &full[self.name.len()..];
            // "Acme said" makes nobody of "Acme AB".
            let firm = rest.last().is_some_and(|w| legal::is_folded(w))
                || self.coined && group.kind() == Some(ActorKind::Organization) && !self.titled;
            return self.opens(rest) && (same_kind || firm || !self.listed && !self.named_person);
        }
        !self.person
            && full.ends_with(self.name)
            && self.closes(&full[..full.len() - self.name.len()], &full)
    }

    /// Whether the full name's further words may be left out: "Foundation | for the Arts", "Taipei | City".
    fn opens(&self, rest: &[&str]) -> bool {
        #[rustfmt::skip]
        const LEGAL: &[&str] = &["co", "dc", "fc", "magazine", "newspaper", "company", "corporation", "holdings"];
        let several = self.name.len() > 1;
        let heads = rest.iter().all(|w| facts::of(w).has(Facts::COMMON))
            && rest
                .last()
                .is_some_and(|w| facts::of(w).has(Facts::ORG_HEAD));
        // "Sunvella" for "Sunvella Textiles": a word that is in no list, and what the firm makes.
        let common = rest.len() < 3 && rest.iter().all(|w| facts::of(w).has(Facts::COMMON));
        match rest {
            ["city"] => !self.state && self.kind == Some(ActorKind::Place),
            [word] if LEGAL.contains(word) => true,
            [.., last] if rest.len() < 3 && legal::is_folded(last) => true,
            ["for" | "of", ..] => several && !self.listed,
            _ => (heads || self.coined && common) && !self.listed,
        }
    }

    /// Whether the words before may be left out: "US | State Department", "Church of | Scientology".
    fn closes(&self, lead: &[&str], full: &[&str]) -> bool {
        let people = lead.iter().all(|w| facts::of(w).has(Facts::DEMONYM));
        let place = facts::place(&lead.join(" ")).is_some();
        let church = matches!(full, ["church", "of", _]);
        church || self.name.len() > 1 && (people || place)
    }
}
