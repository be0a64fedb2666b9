//! Names inside names: "Leith" in "Leith Police Department" counts for Leith when the article names it elsewhere.

use std::ops::Range;

use super::merge::Group;
use super::piece::{self, Form, phrase};
use super::spot::Mention;
use super::word::{Words, is_link};
use crate::article::Span;
use crate::extract::ActorKind;
use crate::extract::lexicon::facts::Facts;

/// For each group, further places in the text that name it, inside longer names.
pub(super) fn inside(words: &Words<'_>, mentions: &[Mention], groups: &[Group]) -> Vec<Vec<Span>> {
    let mut found = vec![Vec::new(); groups.len()];
    for (at, group) in groups.iter().enumerate() {
        if group.kind() == Some(ActorKind::Person) {
            continue;
        }
        for mention in group.mentions.iter().filter_map(|&m| mentions.get(m)) {
            if mention.last - mention.first < 2 || mention.form == Form::Person {
                continue;
            }
            // "University | of Texas" does not name the University.
            // Nor does "South | Korea" name the South.
            let lead = (mention.first + 1..mention.last)
                .rev()
                .filter(|&end| !is_link(words.text.lower(end)) || words.text.lower(end) == "and")
                .filter(|_| mention.place.is_none())
                .find_map(|end| {
                    owner(words, groups, at, mention.first..end).map(|g| (g, mention.first..end))
                });
            let tail = (mention.first + 1..mention.last)
                .filter(|&i| {
                    words.text.lower(i - 1) == "of"
                        && i - mention.first == 2
                        && words
                            .at(i - 2)
                            .facts
                            .any(Facts::ORG_HEAD.and(Facts::PLACE_HEAD))
                })
                .find_map(|start| {
                    owner(words, groups, at, start..mention.last).map(|g| (g, start..mention.last))
                })
                .filter(|(g, _)| groups[*g].kind() == Some(ActorKind::Place));
            for (group, tokens) in lead.into_iter().chain(tail) {
                found[group].push(words.text.span(tokens));
            }
        }
    }
    found
}

/// The other group with a name of these words, or of what they usually mean ("US" for "United States").
fn owner(words: &Words<'_>, groups: &[Group], not: usize, tokens: Range<usize>) -> Option<usize> {
    let key = phrase(words, tokens.clone());
    named(groups, not, &key).or_else(|| named(groups, not, piece::place(words, tokens)?.usual?))
}

fn named(groups: &[Group], not: usize, key: &str) -> Option<usize> {
    let mut fits = (0..groups.len()).filter(|&g| {
        g != not && groups[g].kind().is_some() && groups[g].forms.iter().any(|f| f.key == key)
    });
    let first = fits.next()?;
    // A given name alone is no mention of its bearer; what is called after somebody has the surname ("Costa Prize").
    let plain = groups[first].kind() != Some(ActorKind::Person)
        || key.contains(' ')
        || groups[first].is_surname(key);
    (plain && fits.next().is_none()).then_some(first)
}
