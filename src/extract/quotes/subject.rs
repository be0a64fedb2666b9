//! Who a reporting verb belongs to: the noun phrase before it, behind it ("said Ana Costa"), or the one that an earlier
//! verb of the same unit has.

use super::clause::{self, Clause};
use super::phrase::{self, Phrase};
use super::unit::Unit;
use super::verbs::{self, VerbGroup};
use crate::extract::ActorKind;
use crate::extract::lexicon::cues::{Cue, Frames, Sort};
use crate::extract::lexicon::people;
use crate::extract::text::Tag;

/// The source, and whether it stands behind the verb. `None` if the verb reports nothing here; `Some((None, _))` if it
/// does but nobody is named.
pub(super) fn find(
    unit: &Unit<'_>,
    group: VerbGroup,
    cue: Cue,
    passive: bool,
    earlier: &[Clause],
) -> Option<(Option<Phrase>, bool)> {
    if passive {
        return by_agent(unit, group).map(|p| (Some(p), true));
    }
    let behind_quote = group.first > 0 && unit.is_quote(group.first - 1)
        || group.first > 1 && unit.word(group.first - 1) == "," && unit.is_quote(group.first - 2);
    let behind_comma = group.first > 0 && unit.word(group.first - 1) == ",";
    if !group.participle && !behind_quote && !behind_comma {
        return before(unit, group.first, earlier, 0)
            .map(|p| (Some(p), false))
            .or_else(|| inverted(unit, group, cue).map(|p| (Some(p), true)));
    }
    if let Some(phrase) = inverted(unit, group, cue) {
        return Some((Some(phrase), true));
    }
    if group.participle {
        return participle(unit, group, earlier).map(|p| (Some(p), false));
    }
    before(unit, group.first, earlier, 0).map(|p| (Some(p), false))
}

/// "was quoted by the agency", "it was announced by".
fn by_agent(unit: &Unit<'_>, group: VerbGroup) -> Option<Phrase> {
    (unit.lower(group.last) == "by")
        .then(|| phrase::phrase_after(unit, group.last + 1))
        .flatten()
}

/// `"...," said Ana Costa, the mayor.` The subject stands behind the verb when a quotation or a comma stands before it.
fn inverted(unit: &Unit<'_>, group: VerbGroup, cue: Cue) -> Option<Phrase> {
    // "..., told reporters": the one spoken to is no subject
    let object =
        cue.frames.any(Frames::TO_WHOM) && !cue.frames.any(Frames::BARE.with(Frames::WHETHER));
    if !cue.frames.any(Frames::QUOTE) || group.participle || object {
        return None;
    }
    let quoted = match group.first.checked_sub(1) {
        None if group.first == group.main => false,
        None => return None,
        Some(at) if unit.is_quote(at) => true,
        Some(at) if matches!(unit.word(at), "," | "—" | "–" | "--" | "-" | "?" | "!") => {
            at > 0 && unit.is_quote(at - 1)
        }
        _ => return None,
    };
    let start = group.last + usize::from(verbs::is_adverb(unit, group.last));
    let nominal = phrase::starts_nominal(unit, start) || unit.tag(start) == Tag::VBN && quoted;
    if !nominal || unit.is_mark(start) && !unit.is_capital(start + 1) || unit.lower(start) == "that"
    {
        return None;
    }
    let found = phrase::phrase_after(unit, start)?;
    let head = unit.tag(found.head);
    let object = matches!(
        unit.lower(found.head),
        "him" | "her" | "them" | "it" | "me" | "us"
    );
    let speaks = (found.first..found.last).any(|i| {
        matches!(
            unit.kind(i),
            Some(ActorKind::Person | ActorKind::Organization)
        )
    });
    let owned = (found.first..found.last).any(|i| unit.tag(i) == Tag::POS);
    if !quoted && (cue.frames.any(Frames::TO_WHOM) || owned)
        || !quoted && !speaks && head != Tag::PRP && !people::is_person(unit.lower(found.head))
    {
        return None;
    }
    let plausible = head.is_noun()
        || matches!(
            unit.lower(found.head),
            "another" | "one" | "some" | "others"
        )
        || head == Tag::CD
        || unit.is_capital(found.head)
        || head == Tag::PRP && !object;
    let full = phrase::with_apposition(unit, found);
    (plausible && closes(unit, full.last, quoted)).then_some(full)
}

/// What stands behind an inverted subject does not make it the subject of another verb.
fn closes(unit: &Unit<'_>, at: usize, quoted: bool) -> bool {
    if at >= unit.len() {
        return true;
    }
    if unit.is_quote(at) {
        return quoted;
    }
    if matches!(
        unit.word(at),
        "." | "," | ":" | ";" | "!" | "?" | "—" | "–" | "--" | "("
    ) || phrase::is_time(unit, at)
    {
        return true;
    }
    let verb = matches!(unit.tag(at), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD);
    !verb && (quoted || unit.tag(at) == Tag::IN)
}

/// Things that are written or spoken: what "saying" behind them says is said by whoever issued them.
const MESSAGES: &[&str] = &[
    "statement",
    "letter",
    "email",
    "e-mail",
    "memo",
    "tweet",
    "message",
    "post",
    "note",
    "release",
    "report",
    "op-ed",
    "article",
    "speech",
    "video",
    "ad",
    "text",
    "petition",
    "brief",
    "resolution",
    "essay",
    "column",
    "advertisement",
    "interview",
];

/// "..., adding that": whoever the verb before belongs to; "a source saying": the noun before; "issued a statement
/// saying": whoever issued it.
fn participle(unit: &Unit<'_>, group: VerbGroup, earlier: &[Clause]) -> Option<Phrase> {
    let first = group.first;
    if first == 0
        || first == 1
            && matches!(
                unit.lower(0),
                "in" | "by" | "while" | "after" | "before" | "when" | "without"
            )
    {
        // "Calling it a farce, Costa left": the subject of the main clause
        return (first + 1..unit.len().saturating_sub(1))
            .filter(|&i| unit.word(i) == "," || unit.is_quote(i))
            .filter(|&i| phrase::starts_nominal(unit, i + 1) && !unit.is_mark(i + 1))
            .find_map(|i| {
                let found = phrase::phrase_after(unit, i + 1)?;
                let mut verb = found.last;
                while verbs::is_adverb(unit, verb) {
                    verb += 1;
                }
                (unit.tag(verb).is_finite() || unit.word(verb) == ",").then_some(found)
            });
    }
    let before = first - 1;
    // "at the time of writing", "for telling": no clause of its own
    if unit.tag(before) == Tag::IN
        && !matches!(
            unit.lower(before),
            "by" | "while" | "after" | "before" | "in" | "when"
        )
    {
        return None;
    }
    let main = || {
        let verb = (0..first).rev().find(|&i| unit.tag(i).is_finite())?;
        self::before(unit, verbs::verb_group(unit, verb).first, earlier, 1)
    };
    if unit.tag(before).is_noun() && !unit.is_quote(before) && !phrase::is_time(unit, before) {
        let own = phrase::phrase_before(unit, first, 0)?;
        let governed = own.first > 0
            && (unit.tag(own.first - 1).is_verb()
                || matches!(unit.tag(own.first - 1), Tag::IN | Tag::TO));
        if MESSAGES.contains(&unit.lower(own.head)) || MESSAGES.contains(&unit.lower(before)) {
            return main().or(Some(own));
        }
        if !governed || earlier.is_empty() && !unit.tag(own.head).is_proper() {
            return Some(own);
        }
    }
    match outermost(earlier) {
        Some(clause) => clause.source,
        None => main(),
    }
}

/// The last clause that no other one reports.
fn outermost(clauses: &[Clause]) -> Option<&Clause> {
    clauses.iter().rev().find(|c| !clause::is_told(c, clauses))
}

/// The noun phrase that the verb starting at `end` belongs to.
fn before(unit: &Unit<'_>, end: usize, earlier: &[Clause], depth: usize) -> Option<Phrase> {
    if depth > 3 {
        return None;
    }
    let mut end = end;
    while end > 0 && verbs::is_adverb(unit, end - 1) {
        end -= 1;
    }
    // "the two, the captain and his mate, both denied"
    if end > 1 && matches!(unit.lower(end - 1), "both" | "all" | "each") {
        end -= 1;
    }
    let last = end.checked_sub(1)?;
    let lower = unit.lower(last);
    match lower {
        "who" | "which" => return relative(unit, last),
        "that" if last > 0 && unit.tag(last - 1).is_noun() => return relative(unit, last),
        "and" | "but" | "or" | "then" | "yet" => return coordinated(unit, last, earlier, depth),
        _ => {}
    }
    if unit.word(last) == "," && unit.lower(end) == "then" {
        return coordinated(unit, last, earlier, depth);
    }
    if matches!(unit.word(last), "," | "—" | "–" | "--" | ")" | "-") {
        if lower == "," && last > 0 && matches!(unit.lower(last - 1), "and" | "but") {
            return coordinated(unit, last - 1, earlier, depth);
        }
        return across_insertion(unit, last);
    }
    if unit.is_quote(last) {
        return None;
    }
    // "who on Friday said": a time between subject and verb
    if phrase::is_time(unit, last) {
        let mut start = last;
        while start > 0
            && (phrase::is_time(unit, start - 1)
                || matches!(unit.tag(start - 1), Tag::DT | Tag::JJ | Tag::CD))
        {
            start -= 1;
        }
        if start > 0 && unit.tag(start - 1) == Tag::IN {
            start -= 1;
        }
        return if start > 0 {
            before(unit, start, earlier, depth + 1)
        } else {
            None
        };
    }
    let floor = floor(unit, last);
    let found = phrase::phrase_before(unit, end, floor)
        .filter(|p| unit.tag(p.head) != Tag::EX)
        .map(|p| Phrase { last: end, ..p })?;
    // "The mayor, Ana Costa, in a talk with our reporter said": what a preposition governs is no subject
    let inserted = found.first > 1
        && unit.tag(found.first - 1) == Tag::IN
        && unit.word(found.first - 2) == ","
        && unit.tag(found.head) != Tag::PRP
        && unit.kind(found.head).is_none();
    if inserted
        && let Some(outer) = before(unit, found.first - 1, earlier, depth + 1)
            .filter(|p| (p.first..p.last).any(|i| unit.kind(i).is_some()))
    {
        return Some(Phrase { last: end, ..outer });
    }
    Some(found)
}

/// How far back the subject of a clause may reach: not over a comma, a quotation, a subordinator or another verb.
fn floor(unit: &Unit<'_>, from: usize) -> usize {
    let mut at = from;
    while at > 0 {
        let before = at - 1;
        if unit.is_quote(before) || matches!(unit.word(before), "," | ";" | ":" | "—" | "–" | "--")
        {
            return at;
        }
        if matches!(
            unit.lower(before),
            "that"
                | "because"
                | "if"
                | "when"
                | "while"
                | "although"
                | "though"
                | "whether"
                | "as"
                | "since"
                | "but"
                | "where"
                | "before"
                | "after"
                | "until"
                | "than"
        ) && unit.tag(before) != Tag::DT
        {
            return at;
        }
        if unit.tag(before).is_finite() {
            return at;
        }
        at = before;
    }
    0
}

/// "Ana Costa, who said": the antecedent, with the pronoun.
fn relative(unit: &Unit<'_>, pronoun: usize) -> Option<Phrase> {
    let mut end = pronoun;
    while end > 0
        && (unit.word(end - 1) == ","
            || matches!(
                unit.lower(end - 1),
                "of" | "most" | "many" | "some" | "both" | "all"
            ))
    {
        end -= 1;
    }
    let found = phrase::phrase_before(unit, end, floor(unit, end.saturating_sub(1)))
        .or_else(|| across_insertion(unit, end))
        .unwrap_or(Phrase {
            first: pronoun,
            last: pronoun + 1,
            head: pronoun,
        });
    // "an elder reached by the agency, who": the one in the longer phrase, if a thing or place stands nearest
    let outer = || {
        let by = found.first.checked_sub(1)?;
        let nearer = unit.tag(by) != Tag::IN
            || people::is_person(unit.lower(found.head))
            || unit.kind(found.head) == Some(ActorKind::Person);
        let end = by - usize::from(by > 0 && unit.tag(by - 1).is_verb());
        let outer = phrase::phrase_before(unit, end, floor(unit, end.saturating_sub(1)))?;
        (!nearer && people::is_person(unit.lower(outer.head))).then_some(outer)
    };
    Some(Phrase {
        last: pronoun + 1,
        ..outer().unwrap_or(found)
    })
}

/// "Costa left the room and said": the subject of the verb before.
fn coordinated(
    unit: &Unit<'_>,
    conjunction: usize,
    earlier: &[Clause],
    depth: usize,
) -> Option<Phrase> {
    let finite = |i: usize| {
        unit.tag(i).is_finite() || verbs::is_have(unit.lower(i)) && unit.tag(i).is_verb()
    };
    // "would not say whether the grants would be cut, but noted": the verb of the main clause, across a comma
    let subordinate = |verb: usize| {
        (0..verb).rev().take_while(|&i| !finite(i)).any(|i| {
            matches!(
                unit.lower(i),
                "whether" | "if" | "because" | "that" | "why" | "how"
            )
        })
    };
    let comma = conjunction > 0 && unit.word(conjunction - 1) == ",";
    let mut candidates = (0..conjunction).rev().filter(|&i| finite(i));
    let nearest = candidates.next()?;
    let verb = if comma && subordinate(nearest) {
        candidates.find(|&i| !subordinate(i)).unwrap_or(nearest)
    } else {
        nearest
    };
    // "Costa said it was late and added": the verb between belongs to what she said
    let holds = |c: &&Clause| {
        let told = c.content.iter().any(|&(a, b)| a <= verb && verb < b);
        told && c.sort == Sort::Speech || c.cue.0 <= verb && verb < c.cue.1
    };
    if let Some(clause) = earlier.iter().find(holds) {
        return clause.source;
    }
    before(
        unit,
        verbs::verb_group(unit, verb).first,
        earlier,
        depth + 1,
    )
}

/// Words that open an insertion between subject and verb.
const OPENERS: &[&str] = &[
    "in",
    "speaking",
    "when",
    "while",
    "as",
    "after",
    "during",
    "at",
    "on",
    "for",
    "however",
    "meanwhile",
    "like",
    "citing",
    "who",
    "whose",
    "which",
    "where",
    "though",
    "too",
    "asked",
];

/// "Costa, the mayor, said" and "Costa, in an interview on Friday, said": the phrase before the insertion.
fn across_insertion(unit: &Unit<'_>, closing: usize) -> Option<Phrase> {
    let wanted: &[&str] = match unit.word(closing) {
        ")" => &["("],
        "," => &[","],
        _ => &["—", "–", "--", "-"],
    };
    let mut opening = None;
    let mut at = closing;
    while at > 0 && closing - at < 45 {
        at -= 1;
        if unit.is_quote(at) && at + 1 < closing && unit.quote_ends_sentence(at) {
            break;
        }
        if wanted.contains(&unit.word(at)) && at > 0 && !phrase::is_time(unit, at - 1) {
            opening = Some(at);
            // an insertion may itself hold commas: "Costa, 45, mayor since 2012, said"
            let named = unit.tag(at - 1).is_proper()
                || unit.tag(at - 1) == Tag::PRP
                || unit.word(at - 1) == ")";
            let described = unit.tag(at - 1).is_noun()
                && (matches!(unit.tag(at + 1), Tag::DT | Tag::CD)
                    || unit.tag(at + 1).is_proper()
                    || OPENERS.contains(&unit.lower(at + 1)));
            if named || described || wanted[0] != "," {
                break;
            }
        }
        if unit.tag(at).is_finite() && opening.is_some() {
            break;
        }
    }
    let opening = opening?;
    let relative = (opening + 1..closing).any(|i| {
        matches!(
            unit.lower(i),
            "who" | "whose" | "which" | "that" | "whom" | "where"
        )
    });
    let finite = (opening + 1..closing).any(|i| unit.tag(i).is_finite());
    if finite && !relative && !OPENERS.contains(&unit.lower(opening + 1)) {
        return None; // "When the vote was over, said": no insertion but a clause of its own
    }
    let found = phrase::phrase_before(unit, opening, floor(unit, opening.saturating_sub(1)))?;
    // "Purner, 67, a clerk in Alder, Pa., said": what was found may itself describe a name
    if found.first > 1
        && unit.word(found.first - 1) == ","
        && matches!(unit.tag(found.first), Tag::DT | Tag::CD)
    {
        let outer = phrase::phrase_before(
            unit,
            found.first - 1,
            floor(unit, found.first.saturating_sub(2)),
        );
        let outer = match outer {
            Some(p) if unit.tag(p.head) == Tag::CD => {
                across_insertion(unit, found.first - 1).or(Some(p))
            }
            other => other,
        };
        if let Some(outer) = outer.filter(|p| unit.tag(p.head).is_proper()) {
            return Some(Phrase {
                last: closing,
                ..outer
            });
        }
    }
    Some(Phrase {
        last: closing,
        ..found
    })
}

/// The subject of a verb group that reports by what stands behind it ("is sure", "made the point").
pub(super) fn of_group(unit: &Unit<'_>, group: VerbGroup, earlier: &[Clause]) -> Option<Phrase> {
    if group.participle {
        participle(unit, group, earlier)
    } else {
        before(unit, group.first, earlier, 0)
    }
}

/// The subject of a verb that need not report: the noun phrase before the verb group that starts at `end`.
pub(super) fn plain(unit: &Unit<'_>, end: usize) -> Option<Phrase> {
    before(unit, end, &[], 1)
}
