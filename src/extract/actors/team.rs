//! Sides in a match: "Sweden" that scores, loses or draws is a team, whatever the list of places says.

use super::merge::Group;
use super::piece::Form;
use super::spot::Mention;
use super::word::Words;
use crate::extract::ActorKind;
use crate::extract::lexicon::contexts;
use crate::extract::text::Class;

/// Turns the places of a match report that play into organisations.
pub(super) fn sides(words: &Words<'_>, mentions: &[Mention], groups: &mut [Group]) {
    let text = words.text;
    let nouns = words.in_lower(contexts::of_match);
    // A match report is full of goals and halves: one word in fifty.
    if nouns < 6 || nouns * 50 < text.tokens.len() {
        return;
    }
    for group in groups {
        // "Polar Stars": a side named by common words, and no other thing of which there are many.
        let many = group.kind().is_none()
            && group.forms.first().is_some_and(|f| f.key.ends_with('s'))
            && group
                .mentions
                .first()
                .and_then(|&m| mentions.get(m))
                .is_some_and(|m| m.form == Form::Name && m.known.is_none());
        if many {
            let the = |m: &Mention| m.first > 0 && text.lower(m.first - 1) == "the";
            let sides = group.mentions.iter().filter_map(|&m| mentions.get(m));
            if sides.filter(|m| the(m) || plays(words, m)).count() > 0 {
                group.evidence.organization = group.evidence.thing + 1.0;
            }
            continue;
        }
        if group.kind() != Some(ActorKind::Place) {
            continue;
        }
        let seen = || group.mentions.iter().filter_map(|&m| mentions.get(m));
        let plays = seen().filter(|m| plays(words, m)).count();
        let venue = seen().filter(|m| is_venue(words, m)).count();
        let country = seen().any(|m| m.place.is_some_and(|p| p.sort == b'c'));
        // One country that plays in a report of matches is a side; a town may be where they play.
        if plays >= 2 || country && plays > venue {
            group.evidence.organization = group.evidence.place + 1.0;
        }
    }
}

/// "In Sweden": where it is played, or where somebody is from.
fn is_venue(words: &Words<'_>, mention: &Mention) -> bool {
    let before = mention.first.checked_sub(1);
    before.is_some_and(|at| matches!(words.text.lower(at), "in" | "from" | "of" | "to"))
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
        || contexts::plays(before)
        || matches!(before, "against" | "beat" | "defeated" | "versus" | "vs.")
        || score
}
