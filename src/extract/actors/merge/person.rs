//! Persons: full names written otherwise, surnames, families.

use super::{Group, join, namesake, only};
use crate::extract::actors::kind::is_dateline;
use crate::extract::actors::order::Order;
use crate::extract::actors::spot::Mention;
use crate::extract::actors::word::{Words, is_particle};
use crate::extract::lexicon::facts::{self, Facts};

fn is_suffix(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "jr" | "sr" | "ii" | "iii" | "iv"
    )
}

/// The family's word of a person's name of several words: the last that is no "Jr".
fn family<'n>(name: &[&'n str]) -> Option<&'n str> {
    let end = name.iter().rposition(|w| !is_suffix(w))?;
    (end > 0).then(|| name[end])
}

/// The words by which a full name's bearer is called alone: the family's, or in some languages the first or last.
pub(super) fn called(group: &Group) -> impl Iterator<Item = &str> {
    let name = group.name();
    let last = family(&name);
    let first = name.first().copied().filter(|_| name.len() > 1);
    let (a, b) = match group.order {
        Order::Last => (last, None),
        Order::First => (first, None),
        Order::Either => (first, last),
    };
    a.into_iter().chain(b)
}

/// The father's name of a Spanish or Portuguese one, by which its bearer is called: "Ernesto Bustíos Larraín".
fn paternal(group: &Group) -> Option<&str> {
    let name = group.name();
    let end = name.iter().rposition(|w| !is_suffix(w))?;
    let [first, .., middle, _] = name[..=end] else {
        return None;
    };
    let given = |word: &str| facts::of(word).has(Facts::GIVEN);
    let plain = middle.chars().count() > 2 && !middle.ends_with('.') && !is_particle(middle);
    (group.order == Order::Last && given(first) && plain && !given(middle)).then_some(middle)
}

/// "John Smith", "John B. Smith" and "J. Smith"; "Kristin" and "Kristen Wilkins".
pub(super) fn full_names(groups: &mut [Group]) {
    for from in 0..groups.len() {
        if groups[from].gone || !groups[from].is_person() || groups[from].name().len() < 2 {
            continue;
        }
        let fit = only(groups, from, |g| {
            g.is_person() && may_be_same(g, &groups[from]) && same_name(g, &groups[from])
        });
        if let Some(other) = fit {
            let longer = groups[other].name().len() >= groups[from].name().len();
            let (into, from) = if longer { (other, from) } else { (from, other) };
            join(groups, into, from, "the same name, written otherwise");
        }
    }
}

/// A cheap look before [`same_name`]: the first words start alike, as do the last where the family stands last.
fn may_be_same(a: &Group, b: &Group) -> bool {
    let letter = |word: Option<&str>| {
        // "Yelena" and "Elena", "Viktor" and "Wiktor", "Kirill" and "Cyril"
        match word.and_then(|w| w.bytes().next()) {
            Some(b'y' | b'i') => Some(b'e'),
            Some(b'w') => Some(b'v'),
            Some(b'c' | b'q') => Some(b'k'),
            Some(b'p') => Some(b'f'),
            Some(b'd' | b'z') => Some(b'j'),
            other => other,
        }
    };
    let last = |g: &Group| letter(g.key().split(' ').rfind(|w| !is_suffix(w)));
    letter(a.key().get(..1)) == letter(b.key().get(..1))
        && (a.order != Order::Last || last(a) == last(b))
}

/// Whether two groups' names can be one person's; names of few syllables lie too close together for slips of spelling.
fn same_name(a: &Group, b: &Group) -> bool {
    if a.order == Order::Last && b.order == Order::Last {
        return same_person(&a.name(), &b.name());
    }
    let plain = |g: &Group| g.name().concat().replace('-', "");
    a.order == b.order && plain(a) == plain(b)
}

/// Whether two full names, folded, can be one person's.
fn same_person(a: &[&str], b: &[&str]) -> bool {
    let bare = |name: &[&str]| -> Vec<String> {
        let words = name.iter().filter(|w| !is_suffix(w));
        words.map(|w| w.trim_end_matches('.').to_string()).collect()
    };
    let (a, b) = (bare(a), bare(b));
    let ([first_a, .., last_a], [first_b, .., last_b]) = (&a[..], &b[..]) else {
        return false;
    };
    let last = last_a == last_b || last_a.len() > 4 && alike(last_a, last_b);
    let initial = (first_a.len() == 1 || first_b.len() == 1)
        && first_a.chars().next() == first_b.chars().next();
    let spelled =
        first_a.len() > 3 && last_a == last_b && alike(first_a, first_b) && a.len() == b.len();
    last && (first_a == first_b || initial || spelled)
        && (a.len() == b.len() || a.len() == 2 || b.len() == 2)
}

/// One letter apart, or apart only as transliterations are ("Alexei", "Aleksey").
fn alike(a: &str, b: &str) -> bool {
    if plain_sound(a) == plain_sound(b) {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 1 || a.len().min(b.len()) < 5 {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    // The first and the last letter tell names apart ("Ivanov", "Ivanova").
    front >= 1 && back >= 1 && front + back + 1 >= a.len().max(b.len())
}

/// The spelling without what transliterations differ in.
fn plain_sound(name: &str) -> String {
    #[rustfmt::skip]
    const SAME: &[(&str, &str)] = &[
        ("sch", "sh"), ("kh", "h"), ("zh", "j"), ("dj", "j"), ("ks", "x"), ("ph", "f"), ("th", "t"), ("ou", "u"), ("oo", "u"),
        ("iy", "y"), ("ii", "y"), ("yy", "y"), ("ei", "ey"), ("ij", "y"), ("ck", "k"), ("w", "v"), ("q", "k"), ("-", ""), ("'", ""),
        ("c", "k"), ("i", "y"), ("yo", "e"), ("ye", "e"),
    ];
    let mut sound = name.to_string();
    for (from, to) in SAME {
        if sound.contains(from) {
            sound = sound.replace(from, to);
        }
    }
    let mut plain = String::with_capacity(sound.len());
    for c in sound.chars() {
        if !plain.ends_with(c) {
            plain.push(c);
        }
    }
    plain
}

/// "Pukhov" joins "Ruslan Pukhov" when no other Pukhov is about.
pub(super) fn surnames(words: &Words<'_>, mentions: &[Mention], groups: &mut [Group]) {
    for from in 0..groups.len() {
        if groups[from].gone || !may_be_surname(words, mentions, &groups[from]) {
            continue;
        }
        let name = groups[from].name();
        let short = name.last().copied().unwrap_or_default();
        let bearers: Vec<usize> = (0..groups.len())
            .filter(|&g| g != from && !groups[g].gone)
            .filter(|&g| {
                groups[g].is_person() && groups[g].key().contains(short) && bears(&groups[g], &name)
            })
            .collect();
        let bearers = match bearers.is_empty() && name.len() == 1 {
            true => only(groups, from, |g| {
                // Who is called by the mother's name is not called by the father's.
                let last = family(&g.name()).map(str::to_owned);
                g.is_person()
                    && paternal(g) == Some(short)
                    && !groups
                        .iter()
                        .any(|o| !o.gone && Some(o.key()) == last.as_deref())
            })
            .into_iter()
            .collect(),
            false => bearers,
        };
        if bearers.len() > 1 {
            namesake::settle(words, mentions, groups, from, &bearers);
            continue;
        }
        let exact = bearers.first().copied();
        if exact.is_some_and(|g| namesake::another(words, mentions, &groups[from], &groups[g])) {
            continue;
        }
        let misspelt = || {
            let fits = |g: &Group| {
                // A cheap look first: some word of the name begins alike.
                let alike_start = g
                    .key()
                    .split(' ')
                    .skip(1)
                    .any(|w| w.as_bytes().first() == short.as_bytes().first());
                alike_start
                    && g.is_person()
                    && g.order == Order::Last
                    && family(&g.name()).is_some_and(|f| {
                        f.chars().next() == short.chars().next() && alike(f, short)
                    })
            };
            only(groups, from, fits).filter(|_| short.len() > 4 && groups[from].is_person())
        };
        if let Some(into) = exact.or_else(misspelt) {
            groups[into].evidence.person += 1.0;
            // As a town or a firm the short name means nothing now.
            let person = groups[from].evidence.person.max(0.0);
            groups[from].evidence = super::Evidence {
                person,
                ..Default::default()
            };
            join(groups, into, from, "surname of the one full name that fits");
        }
    }
}

/// Whether a name, one word and perhaps a particle, can be somebody's surname here.
fn may_be_surname(words: &Words<'_>, mentions: &[Mention], group: &Group) -> bool {
    let name = group.name();
    let Some(seen) = group.first(mentions) else {
        return false;
    };
    if is_dateline(words, seen)
        || name.iter().filter(|w| !is_particle(w)).count() != 1
        || name.last().is_some_and(|w| is_particle(w))
    {
        return false;
    }
    let titled = group.mentions.iter().any(|&m| mentions[m].title.is_some());
    if titled {
        return true;
    }
    // "Paris" the city beside "Ada Paris": what stands around the short name decides.
    let listed =
        seen.place.is_some_and(|p| p.sort != b'm') || seen.known.is_some_and(|k| k.0 == b'o');
    let evidence = group.evidence;
    if listed && evidence.place.max(evidence.organization) > evidence.person + 3.5 {
        return false;
    }
    let facts = words.at(seen.last - 1).facts;
    !(seen.weak
        && group.mentions.len() == 1
        && facts.has(Facts::COMMON)
        && !facts.has(Facts::SURNAME))
}

/// Whether the group is a person of several names with the surname `short`.
fn bears(group: &Group, short: &[&str]) -> bool {
    let full = group.name();
    let (true, Some(last)) = (group.is_person(), short.last()) else {
        return false;
    };
    let alone = called(group).any(|family| {
        let part = |prefix: &str| family.strip_prefix(prefix) == Some(last);
        let double = family
            .rsplit_once('-')
            .is_some_and(|(_, l)| l == *last && l.len() > 4);
        family == *last || part("al-") || part("el-") || double
    });
    alone
        && full.len() > short.len()
        && (short.len() == 1 || full.windows(short.len()).any(|w| w == short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name() {
        for (a, b, same) in [
            ("john smith", "john b. smith", true),
            ("j. smith", "john smith", true),
            ("kristin wilkes", "kristen wilkes", true),
            ("aleksey orlov", "alexei orlov", true),
            ("john smith", "jane smith", false),
            ("anna ivanova", "anna ivanov", false),
            ("john a. smith", "john b. smith", true),
            ("martin king jr.", "martin king", true),
        ] {
            let (x, y): (Vec<_>, Vec<_>) = (a.split(' ').collect(), b.split(' ').collect());
            assert_eq!(same_person(&x, &y), same, "{a} / {b}");
        }
    }
}
