//! Who speaks behind a colon: "Her answer was short: ...", "From Costa's letter: ...".

use super::attribute::Said;
use super::phrase;
use super::rule::Rule;
use super::unit::Unit;
use super::verbs;
use crate::extract::ActorKind;
use crate::extract::lexicon::cues::{self, Form};
use crate::extract::lexicon::people;
use crate::extract::text::Tag;

/// Who speaks behind a colon inside a unit: the clause before it, whoever spoke before if that clause is about things,
/// or the subject of the verb before the colon.
pub(super) fn inside(
    unit: &Unit<'_>,
    at: usize,
    own: Option<Said>,
    earlier: Option<Said>,
) -> Option<(Said, Rule)> {
    if let Some(s) = own {
        return Some((s, Rule::ColonClause));
    }
    let named = subject(unit, at);
    let person = named.is_some_and(|s| {
        unit.text.tag(s.source.2) == Tag::PRP
            || people::is_person(unit.text.lower(s.source.2))
            || (s.source.0..s.source.1).any(|t| {
                matches!(
                    unit.who.get(t),
                    Some(Some(ActorKind::Person | ActorKind::Organization))
                )
            })
    });
    match (named, earlier) {
        (Some(s), _) if person => Some((s, Rule::Colon)),
        (_, Some(s)) => Some((s, Rule::SameParagraph)),
        (Some(s), None) => Some((s, Rule::Colon)),
        (None, None) => None,
    }
}

/// "Her answer was short: ...": the subject of the verb before the colon; "From Costa's letter: ...": the name before it.
pub(super) fn subject(unit: &Unit<'_>, colon: usize) -> Option<Said> {
    let reports = colon > 1
        && cues::look_up(unit.lower(colon - 1))
            .is_some_and(|(_, form)| matches!(form, Form::Third | Form::Past));
    // "doesn't surprise the analyst Ana Costa: ...": the name before the colon
    let near = phrase::phrase_before(unit, colon, 0).filter(|p| {
        unit.kind(p.head) == Some(ActorKind::Person)
            || unit.kind(p.last - 1) == Some(ActorKind::Person)
    });
    let verb = if reports {
        Some(colon - 1)
    } else {
        (0..colon).rev().find(|&i| unit.tag(i).is_finite())
    };
    let (source, cue) = match verb {
        Some(verb) => (
            super::subject::plain(unit, verbs::verb_group(unit, verb).first)?,
            unit.tokens(verb, verb + 1),
        ),
        None => {
            let found = phrase::phrase_before(unit, colon, 0)?;
            let named = (found.first..found.last).any(|i| unit.tag(i).is_proper())
                || unit.lower(0) == "from";
            (
                Some(found).filter(|_| named)?,
                unit.tokens(colon, colon + 1),
            )
        }
    };
    let speaks = unit.tag(source.head) == Tag::PRP
        || (source.first..source.last).any(|i| {
            matches!(
                unit.kind(i),
                Some(ActorKind::Person | ActorKind::Organization)
            )
        });
    let source = near.filter(|_| !speaks).unwrap_or(source);
    let (first, last) = unit.tokens(source.first, source.last)?;
    let source = (first, last, unit.token(source.head)?);
    Some(Said::new(source, cue, unit.paragraph))
}
