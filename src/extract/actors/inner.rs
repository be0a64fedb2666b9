//! Names inside names: "Leith" in "Leith Police Department" counts for Leith when the article names it elsewhere.

use std::collections::HashMap;

use super::merge::Group;
use super::piece::{self, Form, phrase};
use super::spot::Mention;
use super::word::Words;
use crate::article::Span;
use crate::extract::ActorKind;
use crate::extract::lexicon::facts::Facts;

/// For each group, further places in the text that name it, inside longer names.
pub(super) fn inside(words: &Words<'_>, mentions: &[Mention], groups: &[Group]) -> Vec<Vec<Span>> {
    let mut found = vec![Vec::new(); groups.len()];
    let mut owners: HashMap<&str, usize> = HashMap::with_capacity(groups.len());
    for (at, group) in groups
        .iter()
        .enumerate()
        .filter(|(_, g)| g.kind().is_some())
    {
        owners.extend(group.forms.iter().map(|f| (f.key.as_str(), at)));
    }
    let owner = |not: usize, first: usize, last: usize| {
        let place = || piece::place(words, first..last)?.usual;
        let key = phrase(words, first..last);
        let known = owners.get(key.as_str()).or_else(|| owners.get(place()?));
        known.copied().filter(|&g| g != not)
    };
    for (at, group) in groups.iter().enumerate() {
        if group.kind() == Some(ActorKind::Person) {
            continue;
        }
        for mention in group.mentions.iter().filter_map(|&m| mentions.get(m)) {
            let (first, last) = (mention.first, mention.last);
            if last - first < 2 || mention.form == Form::Person {
                continue;
            }
            let lead = (first + 1..last)
                .rev()
                .find_map(|end| owner(at, first, end).map(|g| (g, first..end)));
            // "University of Texas", but not "Voice of America"
            let head = words
                .at(first)
                .facts
                .any(Facts::ORG_HEAD.and(Facts::PLACE_HEAD));
            let tail = (first + 2 < last && head && words.text.lower(first + 1) == "of")
                .then(|| owner(at, first + 2, last))
                .flatten()
                .filter(|&g| groups[g].kind() == Some(ActorKind::Place))
                .map(|g| (g, first + 2..last));
            for (group, tokens) in lead.into_iter().chain(tail) {
                found[group].push(words.text.span(tokens));
            }
        }
    }
    found
}
