//! Verb groups around a cue: auxiliaries, negation, what carries an infinitive.

use super::unit::Unit;
use crate::extract::text::Tag;

/// A verb with its auxiliaries, items `first..last`; `main` is the verb itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct VerbGroup {
    pub first: usize,
    pub last: usize,
    pub main: usize,
    pub negated: bool,
    /// "would say", "may argue".
    pub modal: bool,
    /// "was told", "is expected".
    pub passive: bool,
    /// Stands on "saying" or "to say" alone, without a subject of its own.
    pub participle: bool,
    pub infinitive: bool,
}

pub(super) fn is_be(lower: &str) -> bool {
    matches!(
        lower,
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" | "'s" | "'re" | "'m"
    )
}

pub(super) fn is_have(lower: &str) -> bool {
    matches!(
        lower,
        "has" | "have" | "had" | "having" | "'ve" | "'d" | "'s"
    )
}

fn is_do(lower: &str) -> bool {
    matches!(lower, "do" | "does" | "did")
}

fn is_modal(lower: &str) -> bool {
    matches!(
        lower,
        "would"
            | "could"
            | "may"
            | "might"
            | "should"
            | "can"
            | "must"
            | "'ll"
            | "will"
            | "ca"
            | "wo"
    )
}

fn is_negation(lower: &str) -> bool {
    matches!(
        lower,
        "not" | "n't" | "never" | "neither" | "nor" | "hardly"
    )
}

/// Adverbs that stand inside a verb group or between subject and verb.
pub(super) fn is_adverb(unit: &Unit<'_>, at: usize) -> bool {
    let lower = unit.lower(at);
    matches!(unit.tag(at), Tag::RB | Tag::RBR)
        && !matches!(lower, "ago" | "early" | "here" | "there")
        || matches!(
            lower,
            "also"
                | "then"
                | "later"
                | "once"
                | "often"
                | "previously"
                | "now"
                | "still"
                | "even"
                | "only"
                | "reportedly"
        )
        || (lower.ends_with("ly")
            && lower.len() > 4
            && !unit.tag(at).is_noun()
            && !matches!(lower, "family" | "july" | "reply" | "italy"))
}

/// The verb group whose main verb stands at `main`.
pub(super) fn verb_group(unit: &Unit<'_>, main: usize) -> VerbGroup {
    let mut group = VerbGroup {
        first: main,
        last: main + 1,
        main,
        negated: false,
        modal: false,
        passive: false,
        participle: false,
        infinitive: false,
    };
    let mut auxiliary = false;
    let mut at = main;
    while at > 0 {
        let before = at - 1;
        let lower = unit.lower(before);
        if is_negation(lower) {
            group.negated = true;
        } else if is_be(lower) && !(lower == "'s" && unit.tag(before) == Tag::POS) {
            auxiliary = true;
            group.passive |= !unit.lower(main).ends_with("ing");
        } else if (is_have(lower) && unit.tag(before) != Tag::POS) || is_do(lower) {
            auxiliary = true;
        } else if is_modal(lower) && unit.tag(before) != Tag::NN {
            auxiliary = true;
            group.modal |= !matches!(lower, "will" | "'ll" | "wo");
        } else if lower == "to" {
            group.infinitive = true;
            // "went on to say", "declined to comment": the verb before carries the subject
            let Some(carrier) = carrier(unit, before) else {
                break;
            };
            group.first = carrier;
            let outer = verb_group(unit, carrier);
            group.negated |= outer.negated
                || matches!(
                    unit.lower(carrier),
                    "declined" | "declines" | "refused" | "refuses" | "failed"
                );
            group.first = outer.first;
            group.infinitive = false;
            group.participle = outer.participle;
            group.modal |= outer.modal;
            return group;
        } else if !is_adverb(unit, before) {
            break;
        }
        at = before;
        if auxiliary || group.negated || group.infinitive {
            group.first = at;
        }
    }
    // adverbs directly before the group belong to it
    while group.first > 0
        && is_adverb(unit, group.first - 1)
        && unit.tag(group.first - 1) != Tag::None
    {
        group.first -= 1;
    }
    group.participle = !auxiliary && unit.lower(main).ends_with("ing");
    group
}

/// The verb that governs the infinitive whose "to" stands at `to`.
fn carrier(unit: &Unit<'_>, to: usize) -> Option<usize> {
    let mut at = to.checked_sub(1)?;
    if matches!(unit.lower(at), "on" | "back" | "out") {
        at = at.checked_sub(1)?; // went on to say
    }
    if is_adverb(unit, at) {
        at = at.checked_sub(1)?;
    }
    unit.tag(at).is_verb().then_some(at)
}
