//! A person's likely gender: by title, by the pronouns that follow, by the given name.
//!
//! A guess that only helps to tell whom "he" and "she" mean.

use super::merge::Group;
use super::spot::Mention;
use super::word::Words;
use crate::extract::Gender;
use crate::extract::lexicon::facts::{self, Facts};

/// The gender that titles, else the given name, else pronouns speak for.
pub(super) fn of(
    words: &Words<'_>,
    mentions: &[Mention],
    persons: &[usize],
    group: &Group,
) -> Option<Gender> {
    let titles = group
        .mentions
        .iter()
        .filter_map(|&m| mentions.get(m)?.title)
        .flat_map(|(first, last)| first..last)
        .find_map(|at| one(words.at(at).facts));
    let given = || {
        group
            .forms
            .iter()
            .filter_map(|f| f.key.split_once(' '))
            .find_map(|(first, _)| facts::gender(first))
    };
    titles
        .or_else(given)
        .or_else(|| pronouns(words, mentions, persons, group))
}

fn one(facts: Facts) -> Option<Gender> {
    match (facts.has(Facts::MALE), facts.has(Facts::FEMALE)) {
        (true, false) if facts.has(Facts::TITLE) => Some(Gender::Male),
        (false, true) if facts.has(Facts::TITLE) => Some(Gender::Female),
        _ => None,
    }
}

/// What most pronouns say that follow the name with no other person between.
fn pronouns(
    words: &Words<'_>,
    mentions: &[Mention],
    persons: &[usize],
    group: &Group,
) -> Option<Gender> {
    let text = words.text;
    let mut votes = 0i32;
    for &m in &group.mentions {
        let Some(mention) = mentions.get(m) else {
            continue;
        };
        let next = persons.partition_point(|&p| p <= m);
        let stop = persons
            .get(next)
            .and_then(|&p| mentions.get(p))
            .map_or(text.tokens.len(), |p| p.first);
        let end = words.sentence(mention.first).end;
        let reach = words.sentence(end).end.min(stop);
        let said = (mention.last..reach).find_map(|at| match text.lower(at) {
            "he" | "his" | "him" | "himself" => Some(1),
            "she" | "her" | "hers" | "herself" => Some(-1),
            _ => None,
        });
        votes += said.unwrap_or(0);
    }
    match votes {
        0 => None,
        v if v > 0 => Some(Gender::Male),
        _ => Some(Gender::Female),
    }
}
