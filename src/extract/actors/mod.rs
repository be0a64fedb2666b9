//! Who: people, organisations and places, with their names merged and their roles in the text's own words.
//!
//! [`find`] runs the rooms in order: `word` (what each capital means), `spot` and `piece` (names), `kind` (evidence for
//! person, organisation or place), `merge` (who is who). Knows nothing of quotes, of time or of other articles.

mod capital;
mod gender;
mod inner;
mod kind;
mod merge;
mod naming;
mod order;
mod piece;
mod role;
mod spot;
mod team;
#[cfg(test)]
mod tests;
mod title;
mod word;

use super::lexicon::facts;
use super::text::Text;
use super::{Actor, ActorKind, AliasEvidence};
use crate::article::Article;
use merge::Group;
use spot::Mention;
use word::Words;

/// Every actor of the article, in order of first mention.
pub fn find(_article: &Article, text: &Text<'_>) -> Vec<Actor> {
    let words = Words::new(text);
    let mentions = spot::mentions(&words);
    let mut groups = merge::groups(&words, &mentions);
    team::sides(&words, &mentions, &mut groups);
    groups.sort_by_key(|g| g.mentions.first().copied());
    let inside = inner::inside(&words, &mentions, &groups);
    groups
        .iter()
        .zip(inside)
        .filter(|(group, _)| group.kind().is_some())
        .map(|(group, inside)| {
            let mut actor = actor(&words, &mentions, group);
            actor.mentions.extend(inside);
            actor.mentions.sort_unstable();
            actor.mentions.dedup();
            actor
        })
        .collect()
}

fn actor(words: &Words<'_>, mentions: &[Mention], group: &Group) -> Actor {
    let kind = group.kind().unwrap_or_default();
    let wording = |mention: usize| {
        mentions
            .get(mention)
            .map(|m| naming::wording(words, m))
            .unwrap_or_default()
    };
    let full = naming::best(words, mentions, group, kind);
    let name = wording(full.mention);
    let mut aliases: Vec<String> = Vec::new();
    let mut alias_evidence = Vec::new();
    for form in &group.forms {
        let alias = wording(form.mention);
        if alias != name && !aliases.contains(&alias) {
            aliases.push(alias);
            alias_evidence.push(AliasEvidence {
                rule: if form.rule.is_empty() {
                    full.rule
                } else {
                    form.rule
                },
                span: mentions
                    .get(form.mention)
                    .map(|m| m.span)
                    .unwrap_or_default(),
            });
        }
    }
    let mut found: Vec<_> = group
        .mentions
        .iter()
        .filter_map(|&m| mentions.get(m))
        .flat_map(|m| role::around(words, m, kind))
        .collect();
    found.dedup_by(|a, b| a.description == b.description);
    Actor {
        gender: (kind == ActorKind::Person)
            .then(|| {
                let heads = found.iter().flat_map(|f| &f.description.heads);
                gender::of(words, mentions, group, heads.map(String::as_str))
            })
            .flatten(),
        name,
        kind,
        role: role::line(words.text.source, &found),
        aliases,
        alias_evidence,
        mentions: group
            .mentions
            .iter()
            .filter_map(|&m| mentions.get(m))
            .map(|m| m.span)
            .collect(),
        descriptions: found.into_iter().map(|f| f.description).collect(),
    }
}

/// See [`Actor::surname`].
pub(super) fn surname(name: &str) -> Option<&str> {
    let words: Vec<&str> = name.split(' ').collect();
    let suffix = |w: &&str| {
        matches!(
            w.trim_end_matches('.').to_lowercase().as_str(),
            "jr" | "sr" | "ii" | "iii" | "iv"
        )
    };
    let last = words.iter().rposition(|w| !suffix(w))?;
    if last == 0 {
        let alone = crate::fold::fold(words[0]);
        let given =
            facts::gender(&alone).is_some() && !facts::of(&alone).has(facts::Facts::SURNAME);
        return (!given).then(|| words[0]);
    }
    if order::of(&words[..=last]) == order::Order::First {
        return Some(words[0]);
    }
    let mut first = last;
    while first > 1 && word::is_particle(&words[first - 1].to_lowercase()) {
        first -= 1;
    }
    let offset = |i: usize| words[..i].iter().map(|w| w.len() + 1).sum::<usize>();
    name.get(offset(first)..offset(last) + words[last].len())
}
