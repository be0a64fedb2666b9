//! How far a clause reaches: where what is said begins behind a verb, and where it ends.

use super::clause;
use super::phrase;
use super::unit::Unit;
use super::verbs;
use crate::extract::lexicon::cues::{Cue, Form, Frames, Sort};
use crate::extract::text::{Class, Tag};

/// One past the last item of the clause that starts at `from`.
pub(super) fn clause_end(unit: &Unit<'_>, from: usize) -> usize {
    let mut at = from;
    while at < unit.len() {
        let word = unit.word(at);
        if (matches!(word, "." | "!" | "?" | ";" | "..")
            || word.starts_with('…') && at + 1 == unit.len()
            || word.starts_with("?")
            || word.starts_with("!"))
            && (at + 1 >= unit.len()
                || word == ";"
                || (at + 2 >= unit.len() && unit.is_mark(at + 1)))
        {
            return at;
        }
        if at > from {
            if word == ":" && (unit.is_quote(at + 1) || at + 1 == unit.len()) {
                return at;
            }
            if matches!(word, "," | "—" | "–" | "--") && new_clause(unit, at + 1) {
                return at;
            }
            if matches!(unit.lower(at), "and" | "but") && coordinate_cue(unit, at + 1) {
                return at;
            }
            if unit.lower(at) == "according" && unit.lower(at + 1) == "to" {
                return at;
            }
        }
        at += 1;
    }
    at
}

pub(super) fn strong(unit: &Unit<'_>, at: usize) -> Option<(Cue, Form)> {
    clause::verb(unit, at).filter(|(c, _)| c.sort == Sort::Speech && c.frames.any(Frames::QUOTE))
}

/// A new reporting clause begins at `at`, behind a comma: "adding that", "but he said", "according to".
pub(super) fn new_clause(unit: &Unit<'_>, at: usize) -> bool {
    if unit.lower(at) == "according" {
        return true;
    }
    let start = at
        + usize::from(matches!(
            unit.lower(at),
            "and" | "but" | "while" | "though" | "although" | "yet"
        ));
    if let Some((_, form)) = strong(unit, start) {
        return form == Form::Ing
            || (start > at && form != Form::Base)
            || matches!(form, Form::Past | Form::Third) && unit.tag(start) != Tag::VBN;
    }
    if start == at && !phrase::starts_nominal(unit, at) {
        return false;
    }
    // "..., Costa said" and "but the union says"
    if let Some(found) = phrase::phrase_after(unit, start) {
        let mut verb = found.last;
        while verbs::is_adverb(unit, verb)
            || matches!(
                unit.lower(verb),
                "has" | "have" | "had" | "did" | "n't" | "not"
            )
        {
            verb += 1;
        }
        if let Some((_, form)) = strong(unit, verb) {
            let closes = start > at
                || verb + 1 >= unit.len()
                || matches!(unit.word(verb + 1), "." | ",")
                || phrase::is_time(unit, verb + 1)
                || unit.lower(verb + 1) == "in"
                || brief(unit, verb + 1);
            return closes && matches!(form, Form::Past | Form::Third | Form::Base);
        }
    }
    false
}

/// Only a few words without a verb are left: "he told the court."
pub(super) fn brief(unit: &Unit<'_>, from: usize) -> bool {
    let end = (from..unit.len())
        .find(|&i| matches!(unit.word(i), "." | "," | "!" | "?") || unit.is_quote(i))
        .unwrap_or(unit.len());
    end <= from + 5
        && !(from..end).any(|i| unit.tag(i).is_verb() || matches!(unit.lower(i), "that" | "to"))
}

/// "and said", "and has called": a second reporting verb of the same subject.
pub(super) fn coordinate_cue(unit: &Unit<'_>, at: usize) -> bool {
    let mut at = at;
    while verbs::is_adverb(unit, at) || matches!(unit.lower(at), "has" | "have" | "had") {
        at += 1;
    }
    strong(unit, at).is_some_and(|(cue, form)| {
        matches!(form, Form::Past | Form::Third)
            && matches!(
                cue.lemma,
                "say"
                    | "tell"
                    | "add"
                    | "call"
                    | "accuse"
                    | "urge"
                    | "warn"
                    | "ask"
                    | "argue"
                    | "suggest"
                    | "claim"
                    | "insist"
                    | "promise"
                    | "vow"
            )
    })
}

/// What stands before `end` is no clause: "In a talk about “Latin history,"" has no verb of its own outside the quotation.
pub(super) fn introduces(unit: &Unit<'_>, end: usize) -> bool {
    let first = (0..end).rev().find(|&i| unit.is_quote(i)).unwrap_or(end);
    !(0..first).any(|i| unit.tag(i).is_finite())
        && matches!(
            unit.tag(0),
            Tag::IN | Tag::TO | Tag::VBG | Tag::VBN | Tag::WRB
        )
}

/// Behind the verb come only a day, a place, an addressee: nothing that it could govern.
pub(super) fn ends_here(unit: &Unit<'_>, from: usize) -> bool {
    let mut at = from;
    while at < unit.len() && at < from + 16 {
        if matches!(unit.word(at), "," | "." | "!" | "?" | ";") || unit.is_quote(at) {
            return true;
        }
        if unit.tag(at).is_finite() || matches!(unit.lower(at), "that" | "whether") {
            return false;
        }
        at += 1;
    }
    at >= unit.len()
}

/// A clause with a subject and a finite verb begins here.
pub(super) fn starts_clause(unit: &Unit<'_>, at: usize) -> bool {
    if at >= unit.len() || unit.is_quote(at) {
        return false;
    }
    if !phrase::starts_nominal(unit, at)
        && unit.lower(at) != "both"
        && !matches!(
            unit.tag(at),
            Tag::EX | Tag::IN | Tag::RB | Tag::PRP | Tag::WP
        )
    {
        return false;
    }
    if matches!(
        unit.lower(at),
        "in" | "at"
            | "on"
            | "of"
            | "for"
            | "by"
            | "with"
            | "to"
            | "from"
            | "about"
            | "during"
            | "as"
            | "after"
            | "before"
    ) {
        return false;
    }
    let mut i = at;
    while i < unit.len() && i < at + 24 {
        if unit.tag(i).is_finite() || unit.is_quote(i) || is_bare_past(unit, i) {
            return i > at;
        }
        if matches!(unit.word(i), "." | ";" | ":") {
            return false;
        }
        i += 1;
    }
    false
}

/// A past form that the tagger took for a participle, though no auxiliary stands before it: "the minister stood by it".
fn is_bare_past(unit: &Unit<'_>, at: usize) -> bool {
    unit.tag(at) == Tag::VBN
        && at > 0
        && unit.tag(at - 1).is_noun()
        && !matches!(
            unit.lower(at + 1),
            "by" | "in" | "for" | "of" | "at" | "on" | "to"
        )
}

/// Skips "on Friday", "in a statement", "during the rally in Ohio", "of the plan": what may stand between a verb and what it reports.
pub(super) fn skip_adjuncts(unit: &Unit<'_>, from: usize) -> usize {
    let mut at = from;
    for _ in 0..5 {
        if verbs::is_adverb(unit, at) || phrase::is_time(unit, at) || unit.tag(at) == Tag::FW {
            at += 1;
            while unit.class(at) == Some(Class::Number) {
                at += 1;
            }
            continue;
        }
        // "said when reached by telephone that"
        if matches!(unit.lower(at), "when" | "after" | "while")
            && matches!(unit.tag(at + 1), Tag::VBN | Tag::VBG)
            && let Some(that) = (at + 2..unit.len().min(at + 10)).find(|&i| unit.lower(i) == "that")
        {
            at = that;
            break;
        }
        let preposition = matches!(
            unit.lower(at),
            "in" | "on"
                | "at"
                | "during"
                | "of"
                | "to"
                | "from"
                | "with"
                | "after"
                | "before"
                | "about"
                | "through"
                | "via"
                | "for"
                | "by"
                | "last"
                | "this"
                | "earlier"
                | "outside"
        );
        if !preposition || unit.tag(at + 1).is_verb() && unit.lower(at) == "to" {
            break;
        }
        let start = at + 1;
        match phrase::phrase_after(unit, start) {
            // "in a report published Monday"
            Some(found) => at = found.last + usize::from(unit.tag(found.last) == Tag::VBN),
            None if phrase::is_time(unit, start) => at = start + 1,
            None => break,
        }
        while unit.class(at) == Some(Class::Number) || phrase::is_time(unit, at) {
            at += 1;
        }
    }
    at
}
