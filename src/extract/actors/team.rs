//! Sides in a match: "Sweden" that scores, loses or draws is a team, whatever the list of places says.

use super::merge::Group;
use super::spot::Mention;
use super::word::Words;
use crate::extract::ActorKind;
use crate::extract::lexicon::contexts;
use crate::extract::text::Class;

/// Turns the places of a match report that play into organisations.
pub(super) fn sides(words: &Words<'_>, mentions: &[Mention], groups: &mut [Group]) {
    let text = words.text;
    let nouns = (0..text.tokens.len())
        .filter(|&at| contexts::of_match(text.lower(at)))
        .count();
    // A match report is full of goals and halves: one word in fifty.
    if nouns < 6 || nouns * 50 < text.tokens.len() {
        return;
    }
    for group in groups {
        if group.kind() != Some(ActorKind::Place) {
            continue;
        }
        let plays = group
            .mentions
            .iter()
            .filter_map(|&m| mentions.get(m))
            .filter(|m| plays(words, m))
            .count();
        if plays >= 2 {
            group.evidence.organization = group.evidence.place + 1.0;
        }
    }
}

/// "Sweden scored", "against Sweden", "Sweden 1 – 0 Korea".
fn plays(words: &Words<'_>, mention: &Mention) -> bool {
    let text = words.text;
    let before = mention.first.checked_sub(1).map_or("", |at| text.lower(at));
    let score = text.class(mention.last) == Class::Number
        && matches!(text.word(mention.last + 1), "-" | "–" | ":" | ",")
        || text.class(mention.last) == Class::Number
            && text.word(mention.last).contains(['-', '–']);
    contexts::plays(text.lower(mention.last))
        || matches!(before, "against" | "beat" | "defeated" | "versus" | "vs.")
        || score
}
