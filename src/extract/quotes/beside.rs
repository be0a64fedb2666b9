//! A second look at a quotation that no clause claims: who stands beside it, by position more than by tags.
//!
//! Between a quotation and a form of "say" stands its speaker, whatever a tagger made of the words ("the editorial
//! read", "Will wrote"). After O'Keefe et al. (2012), whose rules by position alone are hard to beat beside a quotation.

use super::phrase::{self, Phrase};
use super::rule::Rule;
use super::subject;
use super::unit::Unit;
use super::verbs;
use crate::extract::ActorKind;
use crate::extract::lexicon::cues::{self, Form, Frames, Sort};
use crate::extract::text::{Class, Tag};

/// How far a speaker may stand from the quotation, in items.
const REACH: usize = 40;

/// Who stands beside a quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    /// `None` for a bare "Adding, ...": whoever spoke before.
    pub source: Option<Phrase>,
    pub cue: (usize, usize),
    pub rule: Rule,
}

/// The speaker beside the quotation at `item`: behind it, or before it.
pub(super) fn find(unit: &Unit<'_>, item: usize) -> Option<Beside> {
    behind(unit, item).or_else(|| before(unit, item))
}

/// A reporting verb in a form that can have a speaker, by its letters alone.
fn said(unit: &Unit<'_>, at: usize) -> Option<Form> {
    if unit.is_capital(at) {
        return None;
    }
    let it = matches!(unit.lower(at), "put" | "puts") && unit.lower(at + 1) == "it";
    if it {
        return Some(Form::Past);
    }
    let (cue, form) = cues::look_up(unit.lower(at))?;
    let before = at.checked_sub(1).map_or("", |b| unit.lower(b));
    let noun = unit.tag(at).is_noun()
        && at > 0
        && matches!(
            unit.tag(at - 1),
            Tag::DT | Tag::PRPS | Tag::POS | Tag::JJ | Tag::IN
        );
    let passive = verbs::is_be(before) && before != "'s" && form != Form::Ing;
    (cue.frames.any(Frames::QUOTE) && cue.sort != Sort::Mind && before != "to" && !noun && !passive)
        .then_some(form)
}

/// `"...," the editorial read.` and `"...," wrote Post bureau chief Ana Costa.`
fn behind(unit: &Unit<'_>, item: usize) -> Option<Beside> {
    let mut start = item + 1;
    while matches!(unit.word(start), "," | "—" | "–" | "--" | "-") {
        start += 1;
    }
    if matches!(unit.lower(start), "as") {
        start += 1;
    }
    let spoken = unit.quote(item).is_some_and(|r| {
        let last = unit.text.word(r.last.saturating_sub(1)).chars().next();
        matches!(last, Some(',' | '.' | '!' | '?' | '…' | '-' | '—'))
    }) || start > item + 1;
    if !spoken {
        return None;
    }
    let limit = unit.len().min(start + REACH);
    let end = (start..limit)
        .find(|&i| unit.is_quote(i) || matches!(unit.word(i), ";" | ":"))
        .unwrap_or(limit);
    if let Some(found) = moved(unit, start, end) {
        return Some(found);
    }
    let cue = (start..end).find(|&i| {
        said(unit, i).is_some_and(|form| match form {
            Form::Past | Form::Third => true,
            Form::Base => i > start && (unit.lower(i) == "read" || unit.tag(i - 1) == Tag::NNS),
            Form::Participle | Form::Ing => false,
        })
    })?;
    let cue_end = cue + 1 + usize::from(unit.lower(cue + 1) == "it");
    if cue == start {
        return Some(Beside {
            source: Some(inverted(unit, cue_end, end)?),
            cue: (cue, cue_end),
            rule: Rule::VerbNameBehind,
        });
    }
    Some(Beside {
        source: Some(straight(unit, start, cue)?),
        cue: (cue, cue_end),
        rule: Rule::NameVerbBehind,
    })
}

/// `"...," Costa is indignant.`: how the speaker is, in place of a verb of saying.
fn moved(unit: &Unit<'_>, start: usize, end: usize) -> Option<Beside> {
    let be = (start + 1..end).find(|&i| unit.tag(i).is_finite())?;
    let adjective = be + 1 + usize::from(verbs::is_adverb(unit, be + 1));
    let last = adjective + 1 >= end || matches!(unit.word(adjective + 1), "." | "..");
    let person = (start..be).any(|i| unit.kind(i) == Some(ActorKind::Person))
        || matches!(unit.lower(start), "he" | "she");
    let moved = verbs::is_be(unit.lower(be))
        && matches!(unit.tag(adjective), Tag::JJ | Tag::VBN)
        && last
        && person;
    moved
        .then(|| straight(unit, start, be))
        .flatten()
        .map(|source| Beside {
            source: Some(source),
            cue: (be, adjective + 1),
            rule: Rule::NameVerbBehind,
        })
}

/// The words behind "said", up to what can be no part of the speaker.
fn inverted(unit: &Unit<'_>, first: usize, end: usize) -> Option<Phrase> {
    let stops = |i: usize| {
        matches!(unit.word(i), "," | "." | "(" | "—" | "–" | "--" | "!" | "?")
            || matches!(
                unit.lower(i),
                "in" | "on"
                    | "at"
                    | "during"
                    | "after"
                    | "before"
                    | "when"
                    | "while"
                    | "as"
                    | "who"
                    | "via"
                    | "that"
                    | "to"
            )
            || phrase::is_time(unit, i)
    };
    let last = (first..end).find(|&i| stops(i)).unwrap_or(end);
    let nominal = phrase::starts_nominal(unit, first)
        || unit.is_capital(first)
        || (first..last).any(|i| unit.kind(i).is_some());
    (last > first && nominal).then(|| Phrase {
        first,
        last,
        head: head(unit, first, last),
    })
}

/// The words between a quotation and "said".
fn straight(unit: &Unit<'_>, first: usize, cue: usize) -> Option<Phrase> {
    let mut last = cue;
    while last > first
        && (verbs::is_adverb(unit, last - 1)
            || verbs::is_have(unit.lower(last - 1))
            || matches!(unit.lower(last - 1), "who" | "then" | ","))
    {
        last -= 1;
    }
    let starts = (phrase::starts_nominal(unit, first)
        || unit.is_capital(first)
        || unit.tag(first) == Tag::RB && unit.tag(first + 1).is_noun())
        && unit.tag(first) != Tag::VBG
        && !matches!(unit.lower(first), "and" | "but" | "or");
    // a verb before "said" belongs to an insertion, or the speaker stands elsewhere
    let inserted = |i: usize| {
        (first..i).any(|k| {
            unit.word(k) == "," || matches!(unit.lower(k), "who" | "which" | "that" | "whose")
        })
    };
    let verb = (first..last).any(|i| {
        unit.tag(i).is_finite()
            && !unit.is_capital(i)
            && !inserted(i)
            && !verbs::is_have(unit.lower(i))
    });
    (last > first && starts && !verb).then(|| Phrase {
        first,
        last,
        head: head(unit, first, last),
    })
}

/// The noun that a run of words is about: the last one before a comma, a preposition or a relative clause.
fn head(unit: &Unit<'_>, first: usize, last: usize) -> usize {
    let stop = (first + 1..last)
        .find(|&i| {
            matches!(unit.word(i), "," | "(")
                || matches!(
                    unit.lower(i),
                    "of" | "for" | "in" | "at" | "from" | "with" | "on" | "who" | "that" | "which"
                )
        })
        .unwrap_or(last);
    (first..stop)
        .rev()
        .find(|&i| unit.class(i) == Some(Class::Word))
        .unwrap_or(first)
}

/// `Costa, who attended, said that "..."`, `saying: "..."`, `as Costa put it, "..."`.
fn before(unit: &Unit<'_>, item: usize) -> Option<Beside> {
    let lead = item.checked_sub(1)?;
    let leads = matches!(unit.word(lead), "," | ":" | "—" | "–" | "--")
        || unit.lower(lead) == "that"
        || said(unit, lead).is_some();
    if !leads || unit.is_quote(lead) {
        return None;
    }
    let floor = item.saturating_sub(REACH);
    let cue = (floor..item)
        .rev()
        .take_while(|&i| !unit.is_quote(i) && unit.word(i) != ";")
        .find(|&i| said(unit, i).is_some_and(|form| form != Form::Participle))?;
    // another clause between: "said he was glad that ..."
    let between = (cue + 1..item).any(|i| unit.tag(i).is_finite());
    let far = unit.word(lead) == "," && cue + 16 < item;
    if between || far || said(unit, cue) == Some(Form::Base) && !unit.tag(cue).is_finite() {
        return None;
    }
    let cue_end = cue + 1 + usize::from(unit.lower(cue + 1) == "it");
    let group = verbs::verb_group(unit, cue);
    if group.infinitive || group.passive || group.modal {
        return None;
    }
    let rule = Rule::QuoteBehindVerb;
    if said(unit, cue) == Some(Form::Ing) {
        let source = subject::of_group(unit, group, &[]).or_else(|| opening(unit, cue));
        let bare = cue == 0;
        return (source.is_some() || bare).then_some(Beside {
            source,
            cue: (cue, cue_end),
            rule,
        });
    }
    let source = subject::plain(unit, group.first).or_else(|| run_before(unit, group.first))?;
    Some(Beside {
        source: Some(source),
        cue: (cue, cue_end),
        rule,
    })
}

/// The noun phrase at the head of the unit: whom "..., saying" behind it belongs to.
fn opening(unit: &Unit<'_>, end: usize) -> Option<Phrase> {
    let first = usize::from(matches!(unit.tag(0), Tag::CC | Tag::RB));
    phrase::starts_nominal(unit, first)
        .then(|| phrase::phrase_after(unit, first))
        .flatten()
        .filter(|p| p.last <= end)
}

/// What stands directly before the verb, or before an insertion between commas, where the tagger saw no noun: a run of
/// capitals, or a determiner and what follows it ("a department official/JJ said").
fn run_before(unit: &Unit<'_>, end: usize) -> Option<Phrase> {
    let mut last = end;
    if last > 0 && unit.word(last - 1) == "," {
        last = (0..last - 1)
            .rev()
            .find(|&i| unit.word(i) == "," && i > 0 && unit.is_capital(i - 1))?;
    }
    let is_word = |i: usize| unit.class(i) == Some(Class::Word);
    let determiner = |i: usize| matches!(unit.tag(i), Tag::DT | Tag::PRPS);
    let mut first = last;
    while first > 0 && unit.is_capital(first - 1) && is_word(first - 1) {
        first -= 1;
    }
    if first == last {
        let from = (last.saturating_sub(6)..last)
            .rev()
            .take_while(|&i| is_word(i) && !unit.tag(i).is_finite() && unit.tag(i) != Tag::IN)
            .find(|&i| determiner(i))?;
        first = from;
    }
    (first < last && !determiner(last - 1)).then(|| Phrase {
        first,
        last: end,
        head: last - 1,
    })
}
