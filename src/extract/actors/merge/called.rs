//! Names of no actors, told by how the article uses them beside others: families, products, what is called after somebody.

use super::Group;
use super::person::called;
use crate::extract::actors::order::Order;
use crate::extract::actors::spot::Mention;
use crate::extract::actors::word::Words;
use crate::extract::lexicon::facts::Facts;

/// "Costa Prize" beside "Ana Costa": what is called after somebody is not a person with that given name.
pub(super) fn owned(words: &Words<'_>, mentions: &[Mention], groups: &mut [Group]) {
    for at in 0..groups.len() {
        let Some(seen) = groups[at].first(mentions) else {
            continue;
        };
        let several = seen.last - seen.first > 1 && groups[at].order == Order::Last;
        if !several || seen.title.is_some() || words.at(seen.first).facts.has(Facts::GIVEN) {
            continue;
        }
        let owner = groups[at].name().first().is_some_and(|first| {
            let bears = |g: &Group| {
                !g.gone
                    && g.is_person()
                    && g.key().len() > first.len() + 1
                    && g.name().len() > 1
                    && g.name().first() != Some(first)
                    && called(g).any(|f| f == *first)
            };
            groups.iter().any(bears)
        });
        if owner {
            groups[at].evidence.person = groups[at].evidence.person.min(0.0);
        }
    }
}

/// "the Clintons": a family or following of somebody named is not an actor of its own.
pub(super) fn families(words: &Words<'_>, mentions: &[Mention], groups: &mut [Group]) {
    for at in 0..groups.len() {
        let Some(seen) = groups[at].first(mentions) else {
            continue;
        };
        let name = groups[at].name();
        let ([only_word], true) = (&name[..], seen.last - seen.first == 1) else {
            continue;
        };
        let Some(one) = only_word
            .strip_suffix('s')
            .or_else(|| only_word.strip_suffix("ian"))
        else {
            continue;
        };
        let bearer = groups.iter().any(|g| {
            !g.gone
                && g.is_person()
                && (called(g).any(|f| f == one) || g.forms.iter().any(|f| f.key == one))
        });
        let the = seen.first > 0 && words.text.lower(seen.first - 1) == "the";
        if bearer && (the || only_word.ends_with("ian")) {
            groups[at].evidence.thing += 9.0;
        }
    }
}

/// "A Polaroid", "the Polaroids": what the article counts is a thing of which there are many.
pub(super) fn counted(words: &Words<'_>, mentions: &[Mention], groups: &mut [Group]) {
    for many in 0..groups.len() {
        let Some(seen) = groups[many].first(mentions) else {
            continue;
        };
        let name = groups[many].name();
        let ([only_word], false) = (&name[..], groups[many].gone) else {
            continue;
        };
        let listed = seen.place.is_some() || seen.known.is_some();
        let people = words
            .at(seen.first)
            .facts
            .any(Facts::GIVEN.and(Facts::SURNAME).and(Facts::DEMONYM));
        let Some(one) = only_word.strip_suffix('s').filter(|w| w.len() > 2) else {
            continue;
        };
        let single = groups
            .iter()
            .position(|g| !g.gone && g.forms.iter().any(|f| f.key == one));
        let Some(single) = single.filter(|_| !listed && !people) else {
            continue;
        };
        if groups[single].evidence.person < 1.0 {
            groups[many].evidence.thing += 3.0;
            groups[single].evidence.thing += 1.0;
        }
    }
}

/// "Corvane" beside "Corvanian": what a people is called after is their country.
pub(super) fn peoples(words: &Words<'_>, mentions: &[Mention], groups: &mut [Group]) {
    for at in 0..groups.len() {
        let Some(seen) = groups[at].first(mentions) else {
            continue;
        };
        let name = groups[at].name();
        let ([only_word], false) = (&name[..], groups[at].gone) else {
            continue;
        };
        let known = seen.place.is_some() || seen.known.is_some();
        let common = words
            .at(seen.first)
            .facts
            .any(Facts::COMMON.and(Facts::GIVEN));
        if known || common || only_word.len() < 4 {
            continue;
        }
        let stem = only_word.trim_end_matches(['a', 'e', 'i', 'o']);
        let people = ["ian", "ish", "ese", "ean"]
            .iter()
            .flat_map(|end| [format!("{only_word}{end}"), format!("{stem}{end}")])
            .find(|people| words.is_written(people));
        let Some(people) = people else {
            continue;
        };
        groups[at].evidence.place += 3.0;
        for group in groups.iter_mut().filter(|g| !g.gone) {
            let own = group
                .forms
                .iter()
                .any(|f| f.key.strip_suffix('s').unwrap_or(&f.key) == people);
            group.evidence.thing += if own { 9.0 } else { 0.0 };
        }
    }
}
