//! Whom a sentence without a reporting clause is about, and what stands alone in its paragraph.

use super::attribute::{Said, tokens};
use super::marks::Region;
use super::rule::Rule;
use super::unit::Unit;
use super::{beside, subject, verbs};
use crate::extract::ActorKind;
use crate::extract::lexicon::people;
use crate::extract::text::{Class, Tag, Text};

/// Fewest words that make a borrowed stretch of a sentence a statement of somebody.
pub(super) const BORROWED: usize = 3;

/// Hardly a word stands beside the quotation.
pub(super) fn stands_alone(unit: &Unit<'_>) -> bool {
    let mut outside =
        (0..unit.len()).filter(|&i| matches!(unit.class(i), Some(Class::Word | Class::Number)));
    outside.clone().count() <= 2
        && outside.all(|i| matches!(unit.tag(i), Tag::CC | Tag::RB | Tag::UH | Tag::IN))
}

/// Who stands beside the quotation in its sentence.
pub(super) fn beside_it(
    unit: &Unit<'_>,
    item: usize,
    earlier: Option<Said>,
) -> Option<(Said, Rule)> {
    let found = beside::find(unit, item)?;
    let cue = unit.tokens(found.cue.0, found.cue.1);
    match found.source {
        Some(source) => Some((
            Said::new(tokens(unit, source)?, cue, unit.paragraph),
            found.rule,
        )),
        None => earlier.map(|s| (Said { cue, ..s }, Rule::SameParagraph)),
    }
}

/// Words borrowed inside a narrative sentence: of the person whom the sentence is about.
pub(super) fn borrowed(unit: &Unit<'_>, item: usize) -> Option<(Said, Rule)> {
    if unit.quote(item)?.words(unit.text) < BORROWED {
        return None;
    }
    subject_of(unit).map(|s| (s, Rule::Borrowed))
}

/// "Costa shook her head. ": the person whom a sentence is about.
pub(super) fn subject_of(unit: &Unit<'_>) -> Option<Said> {
    let verb = (0..unit.len()).find(|&i| unit.tag(i).is_finite())?;
    let group = verbs::verb_group(unit, verb);
    let source = subject::plain(unit, group.first)?;
    let the = unit.lower(source.first) == "the";
    let described = the && people::is_person(unit.lower(source.head));
    let source = tokens(unit, source)?;
    (described || is_one_person(unit, source)).then(|| Said::new(source, None, unit.paragraph))
}

/// A person's name, "he" or "she": not "Costa's house" nor "the Costa campaign".
pub(super) fn is_one_person(unit: &Unit<'_>, source: (usize, usize, usize)) -> bool {
    let text = unit.text;
    let person = |t: usize| unit.who.get(t).copied().flatten() == Some(ActorKind::Person);
    let ends_name = |t: usize| {
        person(t)
            && !person(t + 1)
            && text.tag(t + 1) != Tag::POS
            && !(t + 1 < source.1 && text.tag(t + 1).is_noun())
    };
    let governed = |t: usize| {
        let first = (source.0..t)
            .rev()
            .take_while(|&i| person(i))
            .last()
            .unwrap_or(t);
        first > source.0 && matches!(text.tag(first - 1), Tag::IN | Tag::TO) && t != source.2
    };
    matches!(text.lower(source.2), "he" | "she")
        || (source.0..source.1).any(|t| ends_name(t) && !governed(t))
}

/// A whole sentence of some length in marks, not a slogan.
pub(super) fn is_statement(unit: &Unit<'_>) -> bool {
    (0..unit.len()).any(|i| {
        unit.quote(i).is_some_and(|r| {
            let words = r.words(unit.text);
            words >= 12 || words >= 6 && unit.quote_ends_sentence(i)
        })
    })
}

/// "COSTA: I never said so.", a label inside the marks of a quoted transcript: source, and where the words begin.
pub(super) fn inner_label(
    text: &Text<'_>,
    region: &Region,
) -> Option<((usize, usize, usize), usize)> {
    let colon =
        (region.first + 1..region.last.min(region.first + 5)).find(|&i| text.word(i) == ":")?;
    let capitals = (region.first..colon).all(|i| {
        let word = text.word(i);
        word.chars().all(|c| !c.is_lowercase()) && word.chars().any(char::is_alphabetic)
    });
    capitals.then_some(((region.first, colon, colon - 1), colon + 1))
}
