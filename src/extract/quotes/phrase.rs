//! Noun phrases around a cue, read from tags: who stands before the verb, who behind it.

use super::unit::Unit;
use crate::extract::text::{Class, Tag};

/// Items `first..last` that name somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub first: usize,
    pub last: usize,
    /// The noun that the phrase is about.
    pub head: usize,
}

/// Words that a noun phrase may hold.
fn is_nominal(unit: &Unit<'_>, at: usize) -> bool {
    match unit.tag(at) {
        Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::PRP | Tag::CD | Tag::FW | Tag::EX => true,
        Tag::DT => true,
        Tag::SYM => matches!(unit.word(at), "$" | "%" | "@" | "&" | "#"),
        // a name that the tagger took for an adjective or a verb
        Tag::JJ | Tag::VB | Tag::VBP | Tag::VBG => at > 0 && unit.is_capital(at),
        _ => false,
    }
}

fn is_modifier(unit: &Unit<'_>, at: usize) -> bool {
    matches!(
        unit.tag(at),
        Tag::JJ
            | Tag::JJR
            | Tag::JJS
            | Tag::DT
            | Tag::PDT
            | Tag::PRPS
            | Tag::POS
            | Tag::CD
            | Tag::NN
            | Tag::NNS
            | Tag::NNP
            | Tag::NNPS
    ) || unit.is_mark(at)
        || matches!(unit.word(at), "$" | "&")
}

fn is_joint(lower: &str) -> bool {
    matches!(
        lower,
        "of" | "for"
            | "at"
            | "in"
            | "from"
            | "with"
            | "on"
            | "by"
            | "near"
            | "against"
            | "behind"
            | "under"
            | "over"
            | "between"
            | "inside"
            | "about"
            | "to"
            | "within"
            | "outside"
            | "among"
            | "across"
            | "around"
    )
}

/// The noun phrase that ends before item `end`, not reaching back over `floor`.
pub(super) fn phrase_before(unit: &Unit<'_>, end: usize, floor: usize) -> Option<Phrase> {
    let mut last = end;
    // a closing bracket: "Ruth Amadi (Lab.) said"
    if last > floor && unit.word(last - 1) == ")" {
        last = (floor..last).rev().find(|&i| unit.word(i) == "(")?;
    }
    let mut at = last.checked_sub(1)?;
    if at < floor || unit.is_quote(at) {
        return None;
    }
    while at > floor && unit.is_mark(at) {
        at -= 1;
    }
    let head = at;
    let adjective = unit.tag(head).is_adjective() && head > floor && unit.lower(head - 1) == "the";
    if !is_nominal(unit, head) && !adjective && unit.tag(head) != Tag::VBG {
        return None;
    }
    if unit.tag(head) == Tag::PRP || matches!(unit.lower(head), "who" | "which") {
        return Some(Phrase {
            first: head,
            last: end,
            head,
        });
    }
    let mut first = head;
    let mut main = head;
    while first > floor {
        let before = first - 1;
        if unit.is_quote(before) {
            break;
        }
        let lower = unit.lower(before);
        let participle = matches!(unit.tag(before), Tag::VBG | Tag::VBN)
            && before > floor
            && is_determiner(unit, before - 1);
        let adverb = unit.tag(before) == Tag::RB && unit.tag(first).is_adjective();
        if is_modifier(unit, before) || participle || adverb {
            first = before;
        } else if is_joint(lower)
            && before > floor
            && (is_nominal(unit, before - 1)
                || unit.word(before - 1) == ")"
                || unit.is_mark(before - 1))
            && !is_time(unit, before - 1)
        {
            if matches!(
                lower,
                "of" | "for"
                    | "at"
                    | "from"
                    | "with"
                    | "in"
                    | "on"
                    | "by"
                    | "to"
                    | "near"
                    | "against"
            ) {
                main = before - 1;
            }
            first = before - 1;
        } else if matches!(lower, "with" | "to")
            && before > floor + 1
            && unit.tag(before - 1) == Tag::JJ
            && unit.tag(before - 2).is_noun()
        {
            // "people familiar with the matter"
            main = before - 2;
            first = before - 2;
        } else if matches!(lower, "and" | "or" | "&")
            && before > floor
            && (is_nominal(unit, before - 1) || unit.tag(before - 1) == Tag::POS)
        {
            main = before - 1;
            first = before - 1;
        } else if unit.word(before) == ")" {
            match (floor..before).rev().take(8).find(|&i| unit.word(i) == "(") {
                Some(open) if open > floor => first = open,
                _ => break,
            }
        } else {
            break;
        }
    }
    // "On Friday Costa said": a time that slipped in
    while first < head
        && (is_time(unit, first)
            || unit.is_mark(first)
            || unit.tag(first) == Tag::POS
            || is_joint(unit.lower(first)))
    {
        first += 1;
    }
    Some(Phrase {
        first,
        last: end,
        head: main.max(first),
    })
}

fn is_determiner(unit: &Unit<'_>, at: usize) -> bool {
    matches!(
        unit.tag(at),
        Tag::DT | Tag::PRPS | Tag::POS | Tag::JJ | Tag::CD | Tag::IN | Tag::CC
    )
}

/// Days, months and the like, which no one speaks as.
pub(super) fn is_time(unit: &Unit<'_>, at: usize) -> bool {
    matches!(
        unit.lower(at),
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "today"
            | "yesterday"
            | "tomorrow"
            | "tonight"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "week"
            | "month"
            | "year"
            | "weekend"
            | "january"
            | "february"
            | "march"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan."
            | "feb."
            | "mar."
            | "apr."
            | "aug."
            | "sept."
            | "oct."
            | "nov."
            | "dec."
            | "hour"
            | "years"
            | "days"
            | "weeks"
            | "months"
    )
}

/// The noun phrase that starts at item `start`, with what describes it: "Ana Costa, the mayor of the town".
pub(super) fn phrase_after(unit: &Unit<'_>, start: usize) -> Option<Phrase> {
    let mut at = start;
    let mut head = None;
    if matches!(
        unit.lower(at),
        "another" | "others" | "some" | "both" | "one"
    ) && !starts_nominal(unit, at + 1)
        && unit.lower(at + 1) != "of"
    {
        return Some(Phrase {
            first: at,
            last: at + 1,
            head: at,
        });
    }
    let her = matches!(unit.lower(at), "her" | "him" | "them") && !starts_nominal(unit, at + 1);
    if unit.tag(at) == Tag::PRP || her {
        return Some(Phrase {
            first: at,
            last: at + 1,
            head: at,
        });
    }
    while at < unit.len() && !unit.is_quote(at) {
        let verbal =
            matches!(unit.tag(at), Tag::VBG | Tag::VBN) && head.is_none() && at + 1 < unit.len();
        if unit.tag(at).is_noun()
            || unit.tag(at) == Tag::CD
            || unit.class(at) == Some(Class::Number)
            || is_name_like(unit, at)
        {
            if head.is_none_or(|h| h + 1 == at || unit.tag(h) == Tag::CD)
                || unit.tag(at).is_proper() && head.is_none()
            {
                head = Some(at);
            }
            if is_time(unit, at) && head == Some(at) && at == start {
                return None;
            }
            at += 1;
        } else if is_modifier(unit, at) || verbal || (unit.tag(at) == Tag::RB && head.is_none()) {
            if is_modifier(unit, at) && head == at.checked_sub(1) && unit.tag(at) == Tag::POS {
                head = None;
            }
            at += 1;
        } else if head.is_some()
            && (is_joint(unit.lower(at)) || matches!(unit.lower(at), "and" | "&"))
            && starts_nominal(unit, at + 1)
        {
            if is_time(unit, at + 1) {
                break;
            }
            let joined = at;
            at += 1;
            // the head stays with the first noun of "head of the union"
            while at < unit.len()
                && !unit.is_quote(at)
                && (is_modifier(unit, at) || unit.tag(at).is_noun())
            {
                at += 1;
            }
            if at == joined + 1 {
                at = joined;
                break;
            }
        } else {
            break;
        }
    }
    let head = head?;
    if is_time(unit, head) {
        return None;
    }
    // trailing days: "said the mayor Friday"
    while at > head + 1 && is_time(unit, at - 1) {
        at -= 1;
    }
    Some(Phrase {
        first: start,
        last: at,
        head,
    })
}

/// A capital in the middle of a sentence, whatever the tagger made of it.
fn is_name_like(unit: &Unit<'_>, at: usize) -> bool {
    at > 0 && unit.is_capital(at) && matches!(unit.tag(at), Tag::VB | Tag::VBP | Tag::FW)
}

/// Whether a noun phrase may begin here.
pub(super) fn starts_nominal(unit: &Unit<'_>, at: usize) -> bool {
    matches!(
        unit.tag(at),
        Tag::DT
            | Tag::PRPS
            | Tag::JJ
            | Tag::JJS
            | Tag::JJR
            | Tag::NN
            | Tag::NNS
            | Tag::NNP
            | Tag::NNPS
            | Tag::CD
            | Tag::PRP
            | Tag::VBG
            | Tag::PDT
    ) || unit.is_mark(at)
        || matches!(unit.word(at), "$")
}

/// Extends a phrase over what describes it behind a comma: ", the mayor of the town," ", 45,".
pub(super) fn with_apposition(unit: &Unit<'_>, phrase: Phrase) -> Phrase {
    let mut end = phrase.last;
    if unit.word(end) == "("
        && let Some(close) = (end..unit.len()).take(10).find(|&i| unit.word(i) == ")")
    {
        end = close + 1;
    }
    for _ in 0..3 {
        if unit.word(end) != "," {
            break;
        }
        let starts = starts_nominal(unit, end + 1)
            && !matches!(unit.tag(end + 1), Tag::PRP | Tag::VBG | Tag::NNS);
        let Some(next) = starts.then(|| phrase_after(unit, end + 1)).flatten() else {
            break;
        };
        // what follows must close the apposition, not be the subject of a new clause
        if next.last < unit.len()
            && !unit.is_quote(next.last)
            && !matches!(
                unit.word(next.last),
                "," | "." | ";" | ":" | ")" | "—" | "–" | "--" | "who" | "whose"
            )
        {
            break;
        }
        end = next.last;
    }
    Phrase {
        last: end,
        ..phrase
    }
}
