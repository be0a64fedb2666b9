//! One surname, several bearers: whom each lone mention means.
//!
//! The text decides, or nobody does: a mention that may mean either stays a row of its own.

use super::{Form, Group};
use crate::extract::Gender;
use crate::extract::actors::gender;
use crate::extract::actors::spot::Mention;
use crate::extract::actors::word::Words;
use crate::extract::lexicon::gender::of_noun;
use crate::extract::text::Tag;

const RULE: &str = "surname of the only bearer it can mean here";

/// Gives the mentions of the surname `from` to those of its `bearers` that they must mean.
pub(super) fn settle(
    words: &Words<'_>,
    mentions: &[Mention],
    groups: &mut [Group],
    from: usize,
    bearers: &[usize],
) {
    let people: Vec<Bearer> = bearers
        .iter()
        .map(|&group| Bearer::new(words, mentions, groups, group))
        .collect();
    let alone = std::mem::take(&mut groups[from].mentions);
    // Called by the surname again and again before kin is named in passing: it stays theirs.
    let known = people.iter().position(|p| {
        !p.passing
            && people.iter().all(|other| {
                other.group == p.group
                    || other.passing
                        && alone
                            .iter()
                            .filter(|&&m| p.since < m && m < other.since)
                            .count()
                            >= 3
            })
    });
    let mut left = Vec::new();
    for mention in alone {
        let told = meant(words, mentions, &people, mention);
        let usual = || {
            known
                .map(|p| people[p].group)
                .filter(|_| !is_told(words, mentions, mention))
        };
        match told.or_else(usual) {
            Some(into) => give(groups, from, into, mention),
            None => left.push(mention),
        }
    }
    let group = &mut groups[from];
    // Whose surname it is stays open; that it is one does not.
    group.evidence.person += 4.0;
    group.gone = left.is_empty();
    if let (Some(first), Some(form)) = (left.first(), group.forms.first_mut()) {
        form.mention = *first;
        form.count = left.len();
    }
    group.mentions = left;
}

/// Whether the titles before a surname speak of somebody of the other gender than its one bearer: "Mr. Costa" is not
/// "his wife, Ana Costa". The lists of given names are no match for a title, and say nothing here.
pub(super) fn another(words: &Words<'_>, mentions: &[Mention], lone: &Group, full: &Group) -> bool {
    let title = lone
        .mentions
        .iter()
        .find_map(|&m| gender::title(words, mentions.get(m)?));
    title.is_some_and(|t| gender::told_of(words, mentions, full).is_some_and(|told| told != t))
}

/// Somebody who bears the surname.
struct Bearer {
    group: usize,
    /// The first mention by the full name.
    since: usize,
    /// Is named once, as the kin of somebody: "his father, Omar Costa".
    passing: bool,
    gender: Option<Gender>,
    /// "younger", "elder", where the text says so beside the full name.
    age: Option<bool>,
}

impl Bearer {
    fn new(words: &Words<'_>, mentions: &[Mention], groups: &[Group], group: usize) -> Self {
        let person = &groups[group];
        let since = person.mentions.first().copied().unwrap_or_default();
        let age = mentions.get(since).and_then(|m| {
            let start = words.sentence(m.first).start.max(m.first.saturating_sub(4));
            (start..m.first).rev().find_map(|at| younger(words, at))
        });
        let kin = mentions.get(since).is_some_and(|m| is_kin(words, m));
        Self {
            group,
            since,
            passing: person.mentions.len() == 1 && kin,
            gender: gender::told_of(words, mentions, person).or_else(|| gender::named(person)),
            age,
        }
    }
}

/// Whether "his father" or the like stands right before the name.
fn is_kin(words: &Words<'_>, mention: &Mention) -> bool {
    let start = words.sentence(mention.first).start;
    let noun = (start..mention.first)
        .rev()
        .find(|&at| words.text.lower(at) != ",");
    noun.is_some_and(|at| {
        at > start
            && of_noun(words.text.lower(at)).is_some_and(|(_, own)| own)
            && words.text.tag(at - 1) == Tag::PRPS
    })
}

/// Whether the word says of two that one is the younger (`true`) or the elder.
fn younger(words: &Words<'_>, at: usize) -> Option<bool> {
    match words.text.lower(at) {
        "younger" | "youngest" | "junior" => Some(true),
        "elder" | "older" | "eldest" | "oldest" | "senior" => Some(false),
        _ => None,
    }
}

/// Whether something before the surname says which bearer is meant, or is not.
fn is_told(words: &Words<'_>, mentions: &[Mention], mention: usize) -> bool {
    mentions.get(mention).is_some_and(|m| {
        let before = m.title.map_or(m.first, |(first, _)| first);
        m.title.is_some()
            || before
                .checked_sub(1)
                .is_some_and(|at| younger(words, at).is_some())
    })
}

/// The one bearer whom a mention of the surname alone can mean.
fn meant(
    words: &Words<'_>,
    mentions: &[Mention],
    people: &[Bearer],
    mention: usize,
) -> Option<usize> {
    let seen = mentions.get(mention)?;
    let one = |fits: &dyn Fn(&Bearer) -> bool| {
        let mut fits = people.iter().filter(|p| fits(p));
        let first = fits.next()?;
        fits.next().is_none().then_some(first.group)
    };
    let before = seen.title.map_or(seen.first, |(first, _)| first);
    if let Some(young) = before.checked_sub(1).and_then(|at| younger(words, at)) {
        let known = one(&|p| p.age == Some(young));
        // Of two, who is not the younger is the elder.
        let other = || one(&|p| p.age != Some(!young)).filter(|_| people.len() == 2);
        return known.or_else(other);
    }
    let title = gender::title(words, seen);
    let fits = |p: &Bearer| title.is_none_or(|t| p.gender.is_none_or(|g| g == t));
    // Until a second bearer comes up, the first is meant.
    let introduced = one(&|p| p.since < mention && fits(p));
    introduced.or_else(|| title.and_then(|t| one(&|p| p.gender == Some(t))))
}

/// Moves one mention of the group `from` to the group `into`.
fn give(groups: &mut [Group], from: usize, into: usize, mention: usize) {
    let Some(key) = groups[from].forms.first().map(|f| f.key.clone()) else {
        return;
    };
    let to = &mut groups[into];
    to.mentions.push(mention);
    to.mentions.sort_unstable();
    match to.forms.iter_mut().find(|f| f.key == key) {
        Some(form) => form.count += 1,
        None => to.forms.push(Form {
            key,
            mention,
            count: 1,
            rule: RULE,
        }),
    }
}
