//! Who is who: names that mean the same become one actor.
//!
//! A wrong merge is worse than two rows: a surname joins only the one full name that fits, and a given name joins
//! nothing. Each join keeps the rule that made it.

use std::collections::HashMap;

use super::kind::{Evidence, of_context, of_words};
use super::piece::Form;
use super::spot::Mention;
use super::word::{Shape, Words, is_particle};
use crate::extract::ActorKind;
use crate::extract::lexicon::facts::{self, Facts};

/// Names that mean the same.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    /// The names, folded, as they first stood; the fullest first once all joins are made.
    pub forms: Vec<FormSeen>,
    /// Indices into the article's mentions.
    pub mentions: Vec<usize>,
    pub evidence: Evidence,
    /// Joined into another group.
    gone: bool,
}

/// One name of a group.
#[derive(Clone, Debug)]
pub(super) struct FormSeen {
    pub key: String,
    /// The first mention with it.
    pub mention: usize,
    /// Why it is another name of the group's first.
    pub rule: &'static str,
}

impl Group {
    pub fn kind(&self) -> Option<ActorKind> {
        self.evidence.kind()
    }

    fn words(&self) -> Vec<&str> {
        self.forms
            .first()
            .map(|f| f.key.split(' ').collect())
            .unwrap_or_default()
    }
}

/// Groups the article's mentions.
pub(super) fn groups(words: &Words<'_>, mentions: &[Mention]) -> Vec<Group> {
    let mut groups = same_words(words, mentions);
    usual_names(&mut groups, mentions);
    acronyms(words, mentions, &mut groups);
    full_names(&mut groups);
    surnames(words, mentions, &mut groups);
    shortened(words, mentions, &mut groups);
    groups.retain(|g| !g.gone);
    groups
}

/// One group for each spelling.
fn same_words(words: &Words<'_>, mentions: &[Mention]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut by_key: HashMap<&str, usize> = HashMap::with_capacity(mentions.len());
    let mut context: Vec<Evidence> = Vec::new();
    for (i, mention) in mentions.iter().enumerate() {
        let at = *by_key.entry(mention.key.as_str()).or_insert_with(|| {
            groups.push(Group {
                forms: vec![FormSeen {
                    key: mention.key.clone(),
                    mention: i,
                    rule: "",
                }],
                ..Group::default()
            });
            context.push(Evidence::default());
            groups.len() - 1
        });
        groups[at].mentions.push(i);
        context[at].add(of_context(words, mention));
    }
    for (group, context) in groups.iter_mut().zip(context) {
        // What a name's words say is said once; the best of its spellings ("IMMORTALS", "Immortals") says it.
        let own = group
            .mentions
            .iter()
            .map(|&m| of_words(words, &mentions[m]))
            .reduce(|a, b| if strength(b) > strength(a) { b } else { a })
            .unwrap_or_default();
        group.evidence = own;
        group.evidence.add(context.capped(2.0, 5.0));
    }
    groups
}

fn strength(e: Evidence) -> f32 {
    e.person.abs() + e.organization + e.place + e.thing
}

fn join(groups: &mut [Group], into: usize, from: usize, rule: &'static str) {
    if into == from || groups[from].gone || groups[into].gone {
        return;
    }
    let taken = std::mem::take(&mut groups[from]);
    groups[from].gone = true;
    let to = &mut groups[into];
    to.mentions.extend(taken.mentions);
    to.mentions.sort_unstable();
    to.evidence.add(taken.evidence);
    for mut form in taken.forms {
        if form.rule.is_empty() {
            form.rule = rule;
        }
        to.forms.push(form);
    }
}

/// "U.S." and "United States", "UN" and "United Nations": the lists know both.
fn usual_names(groups: &mut [Group], mentions: &[Mention]) {
    let usual: Vec<Option<&str>> = groups
        .iter()
        .map(|g| {
            let mention = mentions.get(*g.mentions.first()?)?;
            mention
                .place
                .and_then(|p| p.usual)
                .or_else(|| mention.known.and_then(|k| k.1))
        })
        .collect();
    for from in 0..groups.len() {
        let Some(full) = usual[from] else { continue };
        let named = |g: usize| groups[g].forms.first().is_some_and(|f| f.key == full);
        let into = (0..groups.len())
            .find(|&g| named(g))
            .or_else(|| (0..from).find(|&g| usual[g] == Some(full)));
        if let Some(into) = into {
            join(groups, into, from, "another name of the same");
        }
    }
}

/// "Collective Security Treaty Organization (CSTO)", and acronyms that fit the initials of one name of the article.
fn acronyms(words: &Words<'_>, mentions: &[Mention], groups: &mut [Group]) {
    let group_of = |groups: &[Group], mention: usize| {
        groups
            .iter()
            .position(|g| !g.gone && g.mentions.contains(&mention))
    };
    for i in 1..mentions.len() {
        let (a, b) = (&mentions[i - 1], &mentions[i]);
        let bracketed = b.first == a.last + 1
            && words.text.word(a.last) == "("
            && b.last < words.text.tokens.len();
        if !bracketed || (words.text.word(b.last) != ")" && a.last - a.first > 1) {
            continue;
        }
        let (short, long) = if b.last - b.first == 1 && stands_for(words, a, b) {
            (i, i - 1)
        } else if a.last - a.first == 1 && stands_for(words, b, a) {
            (i - 1, i)
        } else {
            continue;
        };
        if let (Some(into), Some(from)) = (group_of(groups, long), group_of(groups, short)) {
            groups[into].evidence.organization += 1.0;
            join(groups, into, from, "acronym in brackets");
        }
    }
    for from in 0..groups.len() {
        let Some(&m) = groups[from].mentions.first() else {
            continue;
        };
        let short = &mentions[m];
        if short.last - short.first != 1
            || words.at(short.first).shape != Shape::Caps
            || short.key.len() < 2
        {
            continue;
        }
        let fits: Vec<usize> = (0..groups.len())
            .filter(|&g| {
                g != from
                    && !groups[g].gone
                    && groups[g].mentions.first().is_some_and(|&l| {
                        let long = &mentions[l];
                        long.last - long.first > 1
                            && long.form != Form::Person
                            && initials(words, long, &short.key)
                    })
            })
            .collect();
        if let [into] = fits[..] {
            join(groups, into, from, "initials of the full name");
        }
    }
}

/// Whether an acronym in brackets fits: each word of the full name gives its first letter, some more ("EAEU" of "Eurasian
/// Economic Union").
fn stands_for(words: &Words<'_>, long: &Mention, short: &Mention) -> bool {
    if initials(words, long, &short.key) {
        return true;
    }
    if words.at(short.first).shape == Shape::Lower || long.last - long.first < 2 {
        return false;
    }
    let mut wanted = short.key.chars().peekable();
    for at in (long.first..long.last).filter(|&i| words.at(i).shape != Shape::Lower) {
        let mut letters = words.text.lower(at).chars();
        if letters.next() != wanted.peek().copied() {
            return false;
        }
        wanted.next();
        for letter in letters {
            // A later word must still find its first letter.
            if wanted.peek() == Some(&letter) && wanted.clone().count() > long.last - at - 1 {
                wanted.next();
            }
        }
    }
    wanted.next().is_none()
}

/// Whether `short` is the initials of the name, small words and a leading people left out or not.
fn initials(words: &Words<'_>, long: &Mention, short: &str) -> bool {
    if long.last - long.first < 2 || short.len() < 2 {
        return false;
    }
    let letters = |skip: usize, small: bool| -> String {
        (long.first + skip..long.last)
            .filter(|&i| small || words.at(i).shape != Shape::Lower)
            .flat_map(|i| words.text.lower(i).split('-'))
            .filter_map(|w| w.chars().next())
            .filter(|c| c.is_alphanumeric())
            .collect()
    };
    (0..=1.min(long.last - long.first - 2))
        .any(|skip| letters(skip, false) == short || letters(skip, true) == short)
}

/// "John Smith", "John B. Smith" and "J. Smith"; "Kristin" and "Kristen Wilkins".
fn full_names(groups: &mut [Group]) {
    for from in 0..groups.len() {
        if groups[from].gone || groups[from].kind() != Some(ActorKind::Person) {
            continue;
        }
        let name = groups[from].words();
        if name.len() < 2 {
            continue;
        }
        let fits: Vec<usize> = (0..groups.len())
            .filter(|&g| {
                g != from
                    && !groups[g].gone
                    && groups[g].kind() == Some(ActorKind::Person)
                    && same_person(&groups[g].words(), &name)
            })
            .collect();
        if let [into] = fits[..] {
            let longer = groups[into].words().len() >= name.len();
            let (into, from) = if longer { (into, from) } else { (from, into) };
            join(groups, into, from, "the same name, written otherwise");
        }
    }
}

/// Whether two full names, folded, can be one person's.
fn same_person(a: &[&str], b: &[&str]) -> bool {
    let bare = |n: &[&str]| -> Vec<String> {
        n.iter()
            .filter(|w| !matches!(**w, "jr" | "jr." | "sr" | "sr." | "ii" | "iii" | "iv"))
            .map(|w| w.trim_end_matches('.').to_string())
            .collect()
    };
    let (a, b) = (bare(a), bare(b));
    let (Some(first_a), Some(first_b), Some(last_a), Some(last_b)) =
        (a.first(), b.first(), a.last(), b.last())
    else {
        return false;
    };
    if a.len() < 2 || b.len() < 2 {
        return false;
    }
    let last = last_a == last_b || (last_a.len() > 4 && alike(last_a, last_b));
    let first = first_a == first_b
        || (first_a.len() == 1 || first_b.len() == 1)
            && first_a.chars().next() == first_b.chars().next()
        || (first_a.len() > 3 && last_a == last_b && alike(first_a, first_b) && a.len() == b.len());
    last && first && (a.len() == b.len() || a.len() == 2 || b.len() == 2)
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
    // The last letter tells names apart ("Ivanov", "Ivanova").
    front >= 1 && back >= 1 && front + back + 1 >= a.len().max(b.len())
}

/// Spelling with what transliterations differ in taken out.
fn plain_sound(name: &str) -> String {
    let mut s = name.to_string();
    for (from, to) in [
        ("sch", "sh"),
        ("kh", "h"),
        ("zh", "j"),
        ("dj", "j"),
        ("ks", "x"),
        ("ph", "f"),
        ("th", "t"),
        ("ou", "u"),
        ("oo", "u"),
        ("iy", "y"),
        ("ii", "y"),
        ("yy", "y"),
        ("ei", "ey"),
        ("ij", "y"),
        ("ck", "k"),
        ("w", "v"),
        ("q", "k"),
        ("-", ""),
        ("'", ""),
        ("c", "k"),
        ("i", "y"),
        ("yo", "e"),
        ("ye", "e"),
        ("e", "e"),
    ] {
        s = s.replace(from, to);
    }
    let mut out = String::with_capacity(s.len());
    for c in s.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// The words of a person's name that are the family's: the last, with its particles, without "Jr".
pub(super) fn family<'n>(name: &[&'n str]) -> Option<&'n str> {
    let end = name
        .iter()
        .rposition(|w| !matches!(*w, "jr" | "jr." | "sr" | "sr." | "ii" | "iii" | "iv"))?;
    (end > 0).then(|| name[end])
}

/// "Pukhov" joins "Ruslan Pukhov" when no other Pukhov is about.
fn surnames(words: &Words<'_>, mentions: &[Mention], groups: &mut [Group]) {
    for from in 0..groups.len() {
        if groups[from].gone {
            continue;
        }
        let name = groups[from].words();
        let bare: Vec<&str> = name.iter().copied().filter(|w| !is_particle(w)).collect();
        let ([short] | [_, short]) = bare[..] else {
            continue;
        };
        if bare.len() == 2 && name.len() == 2 {
            continue;
        }
        let short = short.to_string();
        let particles = name.len() > bare.len();
        let Some(&m) = groups[from].mentions.first() else {
            continue;
        };
        let seen = &mentions[m];
        let known =
            seen.place.is_some_and(|p| p.sort != b'm') || seen.known.is_some_and(|k| k.0 == b'o');
        let evidence = groups[from].evidence;
        let titled = groups[from]
            .mentions
            .iter()
            .any(|&m| mentions[m].title.is_some());
        // "Paris" the city and "Valeska Paris": what stands around the short name decides.
        if known && !titled && evidence.place.max(evidence.organization) > evidence.person + 3.5 {
            continue;
        }
        if words.at(seen.first).facts.has(Facts::COMMON)
            && seen.weak
            && groups[from].mentions.len() == 1
            && !titled
            && !words.at(seen.first).facts.has(Facts::SURNAME)
        {
            continue;
        }
        let bearers: Vec<usize> = (0..groups.len())
            .filter(|&g| {
                if g == from || groups[g].gone {
                    return false;
                }
                let full = groups[g].words();
                full.len() > name.len()
                    && groups[g].kind() == Some(ActorKind::Person)
                    && family(&full).is_some_and(|f| {
                        f == short
                            || f.strip_prefix("al-")
                                .or(f.strip_prefix("el-"))
                                .is_some_and(|f| f == short)
                            || f.rsplit_once('-')
                                .is_some_and(|(_, l)| l == short && l.len() > 4)
                    })
                    && (!particles || full.windows(name.len()).any(|w| w == name))
            })
            .collect();
        let bearers = if bearers.is_empty()
            && short.len() > 4
            && groups[from].kind() == Some(ActorKind::Person)
        {
            (0..groups.len())
                .filter(|&g| {
                    g != from
                        && !groups[g].gone
                        && groups[g].kind() == Some(ActorKind::Person)
                        && family(&groups[g].words()).is_some_and(|f| {
                            alike(f, &short) && f.chars().next() == short.chars().next()
                        })
                })
                .collect()
        } else {
            bearers
        };
        if let [into] = bearers[..] {
            groups[into].evidence.person += 1.0;
            let own = std::mem::take(&mut groups[from].evidence);
            groups[from].evidence.person = own.person.max(0.0);
            join(groups, into, from, "surname of the one full name that fits");
        }
    }
}

/// "Andy Warhol Foundation" for "Andy Warhol Foundation for the Visual Arts", "the University", "Taipei City".
fn shortened(words: &Words<'_>, mentions: &[Mention], groups: &mut [Group]) {
    for from in 0..groups.len() {
        if groups[from].gone {
            continue;
        }
        let person = groups[from].kind() == Some(ActorKind::Person);
        let name: Vec<String> = groups[from]
            .words()
            .iter()
            .map(|w| (*w).to_string())
            .collect();
        let Some(&m) = groups[from].mentions.first() else {
            continue;
        };
        let seen = &mentions[m];
        let facts = words.at(seen.first).facts;
        let head = name.len() == 1
            && facts.has(Facts::COMMON)
            && facts.any(Facts::ORG_HEAD.and(Facts::PLACE_HEAD));
        let fits: Vec<usize> = (0..groups.len())
            .filter(|&g| {
                if g == from || groups[g].gone {
                    return false;
                }
                let full = groups[g].words();
                let kinds = groups[g].kind() == groups[from].kind()
                    || seen.place.is_none() && (groups[from].kind().is_none() || name.len() > 1);
                let part = name.len() == 1 && full.len() == 1 && full[0].contains('-');
                (full.len() > name.len() && !person && kinds || part)
                    && groups[g].kind() != Some(ActorKind::Person)
                    && shortens(&name, &full, head)
            })
            .collect();
        if let [into] = fits[..] {
            let rule = if head {
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

/// Whether `name` can stand for `full`.
fn shortens(name: &[String], full: &[&str], head: bool) -> bool {
    let n = name.len();
    let same =
        |a: &[String], b: &[&str]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b);
    if head {
        // "the Church" for "Church of ...", "the Ministry" for "... Ministry".
        return full.last() == name.first().map(String::as_str).as_ref()
            || full.first().is_some_and(|f| f == &name[0]) && full.get(1) == Some(&"of");
    }
    let rest = &full[n.min(full.len())..];
    let behind = |w: &str| facts::of(w);
    // "Foundation" + "for the Visual Arts", "Comic Corps" + "of Canada"
    if same(name, &full[..n]) && matches!(rest[0], "for" | "of") && n > 1 {
        return true;
    }
    // "Freedom" + "Magazine", "Taipei" + "City", "Acme" + "Inc"
    if same(name, &full[..n])
        && rest.len() == 1
        && (matches!(
            rest[0],
            "city"
                | "inc"
                | "corp"
                | "ltd"
                | "co"
                | "plc"
                | "magazine"
                | "newspaper"
                | "group"
                | "company"
                | "corporation"
                | "holdings"
                | "dc"
                | "llc"
                | "ag"
                | "gmbh"
                | "fc"
        ) || n > 1 && behind(rest[0]).any(Facts::ORG_HEAD))
    {
        return true;
    }
    // "US" + "State Department", "Indonesian" + "Navy"
    let start = full.len() - n;
    let lead = &full[..start];
    if same(name, &full[start..]) && n > 1 {
        let people = lead.iter().all(|w| behind(w).has(Facts::DEMONYM))
            || facts::place(&lead.join(" ")).is_some();
        if people {
            return true;
        }
    }
    // "Scientology" for "Church of Scientology"
    if n == 1 && full.len() == 3 && full[0] == "church" && full[1] == "of" && full[2] == name[0] {
        return true;
    }
    // "Karabakh" for "Nagorno-Karabakh"
    n == 1 && full.len() == 1 && full[0].rsplit_once('-').is_some_and(|(_, l)| l == name[0])
}
