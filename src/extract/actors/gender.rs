//! A person's gender: from titles, nouns of kin and office, the family name's ending, the given name, in this order.

use super::merge::Group;
use super::order::Order;
use super::role;
use super::spot::Mention;
use super::word::Words;
use crate::extract::lexicon::facts::{self, Facts};
use crate::extract::lexicon::gender::{of_noun, of_surname};
use crate::extract::{ActorKind, Gender};

/// What all that the article says of somebody tells.
pub(super) fn of<'h>(
    words: &Words<'_>,
    mentions: &[Mention],
    group: &Group,
    heads: impl Iterator<Item = &'h str> + Clone,
) -> Option<Gender> {
    told(words, mentions, group, heads.clone())
        .or_else(|| named(group))
        .or_else(|| heads.filter_map(of_noun).map(|(gender, _)| gender).next())
}

/// What the article says outright: "Ms. Costa", "his wife", "spokeswoman".
fn told<'h>(
    words: &Words<'_>,
    mentions: &[Mention],
    group: &Group,
    heads: impl Iterator<Item = &'h str>,
) -> Option<Gender> {
    let mut titles = group.mentions.iter().filter_map(|&m| mentions.get(m));
    titles.find_map(|m| title(words, m)).or_else(|| {
        heads
            .filter_map(of_noun)
            .find_map(|(gender, own)| own.then_some(gender))
    })
}

/// The same for a group that is not described yet.
pub(super) fn told_of(words: &Words<'_>, mentions: &[Mention], group: &Group) -> Option<Gender> {
    let found: Vec<_> = group
        .mentions
        .iter()
        .filter_map(|&m| mentions.get(m))
        .flat_map(|m| role::around(words, m, ActorKind::Person))
        .collect();
    let heads = found.iter().flat_map(|f| &f.description.heads);
    told(words, mentions, group, heads.map(String::as_str))
}

/// What the title before a name tells.
pub(super) fn title(words: &Words<'_>, mention: &Mention) -> Option<Gender> {
    let (first, last) = mention.title?;
    (first..last).find_map(|at| {
        let facts = words.at(at).facts;
        if facts.has(Facts::GIVEN) {
            None
        } else if facts.has(Facts::MALE) {
            Some(Gender::Male)
        } else if facts.has(Facts::FEMALE) {
            Some(Gender::Female)
        } else {
            None
        }
    })
}

/// What the name itself tells. A family name that stands first is nobody's given name ("Wang", "Li").
pub(super) fn named(group: &Group) -> Option<Gender> {
    if group.order != Order::Last {
        return None;
    }
    group.forms.iter().find_map(|form| {
        let (given, rest) = form.key.split_once(' ')?;
        let tells = |word: &str| match word {
            "bint" | "binti" | "kyzy" => Some(Gender::Female),
            "bin" | "ibn" | "uulu" | "oglu" => Some(Gender::Male),
            _ => None,
        };
        let last = rest.rsplit(' ').next().unwrap_or(rest);
        rest.split(' ')
            .find_map(tells)
            .or_else(|| of_surname(given, last))
            .or_else(|| facts::gender(given))
    })
}
