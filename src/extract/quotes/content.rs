//! What a reporting verb reports: the quotation or clause before it, behind it, or both.

use super::clause::Clause;
use super::extent::{
    clause_end, ends_here, introduces, new_clause, skip_adjuncts, starts_clause, strong,
};
use super::phrase::{self, Phrase};
use super::rule::Rule;
use super::unit::Unit;
use super::verbs::{self, VerbGroup};
use crate::extract::lexicon::cues::{Cue, Frames};
use crate::extract::text::{Class, Tag};

/// What was found to be said.
pub(super) struct Found {
    pub pieces: Vec<(usize, usize)>,
    /// One past the last item of the cue ("called for", "pointed out").
    pub cue_end: usize,
    pub rule: Rule,
}

/// Whether the verb leans on a quotation that ends before it or its subject.
pub(super) fn behind_quote(unit: &Unit<'_>, group: VerbGroup, cue: Cue) -> bool {
    cue.frames.any(Frames::QUOTE) && group.first > 0 && unit.is_quote(group.first - 1)
}

/// First item that no earlier clause has taken, before item `at`.
pub(super) fn free_from(unit: &Unit<'_>, at: usize, earlier: &[Clause]) -> usize {
    let mut from = earlier
        .iter()
        .flat_map(|c| {
            c.content
                .iter()
                .map(|p| p.1)
                .chain([c.cue.1])
                .chain(c.source.map(|s| s.last))
        })
        .filter(|&end| end <= at)
        .max()
        .unwrap_or(0);
    while from < at
        && (matches!(unit.word(from), "," | ";" | "." | ":" | "—" | "–" | "--")
            || matches!(unit.lower(from), "and" | "but") && from > 0)
    {
        from += 1;
    }
    from
}

/// Skips "But", "And", "Despite the fact that" at the head of what was said.
pub(super) fn skip_lead(unit: &Unit<'_>, from: usize, to: usize) -> usize {
    let mut at = from;
    if matches!(unit.lower(at), "but" | "and" | "yet" | "still" | "so") {
        at += 1;
        if unit.word(at) == "," {
            at += 1;
        }
    }
    if (matches!(unit.lower(at), "despite" | "in") && unit.lower(at + 1) == "the"
        || matches!(unit.lower(at), "despite"))
        && let Some(that) = (at..to.min(at + 6)).find(|&i| unit.lower(i) == "that")
    {
        at = that + 1;
    }
    at.min(to)
}

/// What the verb governs. `None` if nothing was said here.
#[allow(clippy::too_many_arguments)]
pub(super) fn find(
    unit: &Unit<'_>,
    group: VerbGroup,
    source: Option<Phrase>,
    inverted: bool,
    cue: Cue,
    passive: bool,
    earlier: &[Clause],
    leans: bool,
) -> Option<Found> {
    let behind = match (inverted, source) {
        (true, Some(s)) => s.last,
        _ => group.last,
    };
    let head = match (inverted, source) {
        (false, Some(s)) if !group.participle => s.first.min(group.first),
        _ => group.first,
    };
    let quote_before = leans
        || head > 0
            && (unit.is_quote(head - 1)
                || (matches!(unit.word(head - 1), "," | "—" | "–" | "--" | "-")
                    && head > 1
                    && unit.is_quote(head - 2)));
    let taken = earlier
        .iter()
        .filter(|c| !(c.is_weak() && quote_before))
        .any(|c| c.content.iter().any(|p| p.1 >= head && p.0 < head));
    // "To a question on “jobs,” Costa said they ...": the quotation belongs to an introduction
    let introduction = quote_before
        && !unit.is_quote(0)
        && introduces(unit, head)
        && complement(unit, behind, cue, passive).is_some();
    if cue.frames.any(Frames::QUOTE) && quote_before && !passive && !taken && !introduction {
        return Some(around(
            unit,
            head,
            behind,
            earlier,
            if inverted {
                Rule::VerbNameBehind
            } else {
                Rule::NameVerbBehind
            },
        ));
    }
    if let Some(found) = complement(unit, behind, cue, passive) {
        return Some(found);
    }
    // "The plan is dead, Costa said." and "The plan, Costa said, is dead."
    let comma = head > 0 && matches!(unit.word(head - 1), "," | "?" | "!" | "—" | "–" | "--");
    let closes = ends_here(unit, behind);
    if comma
        && closes
        && !taken
        && !passive
        && cue.frames.any(Frames::QUOTE.with(Frames::BARE))
        && !group.participle
    {
        let found = around(unit, head, behind, earlier, Rule::BeforeVerb);
        let verb = found
            .pieces
            .iter()
            .any(|&(a, b)| (a..b).any(|i| unit.tag(i).is_verb() || unit.is_quote(i)));
        return verb.then_some(found);
    }
    None
}

/// What stands before the reporting clause, and what the quotation goes on with behind it.
fn around(unit: &Unit<'_>, head: usize, behind: usize, earlier: &[Clause], rule: Rule) -> Found {
    let mut end = head;
    while end > 0 && matches!(unit.word(end - 1), "," | "—" | "–" | "--" | "-") {
        end -= 1;
    }
    let from = free_from(unit, end, earlier);
    let mut start = skip_lead(unit, from, end);
    // a whole quotation stands alone: what comes before a colon or another sentence is not in it
    if end > start && unit.is_quote(end - 1) {
        let first = (start..end).find(|&i| unit.is_quote(i)).unwrap_or(start);
        let words_before = (start..first)
            .filter(|&i| unit.class(i) == Some(Class::Word))
            .count();
        if first > start
            && (unit.word(first - 1) == ":" || unit.word(first - 1) == "," && words_before < 3)
        {
            start = first;
        }
    }
    let mut pieces = Vec::new();
    if end > start {
        pieces.push((start, end));
    }
    let mut at = behind;
    let mut comma = false;
    while at < unit.len() && !unit.is_quote(at) {
        if matches!(unit.word(at), "," | ":" | "—" | "–" | "--") {
            comma = true;
            if unit.is_quote(at + 1) {
                at += 1;
                break;
            }
            if new_clause(unit, at + 1) || strong(unit, at + 1).is_some() {
                at = unit.len();
                break;
            }
        }
        if matches!(unit.word(at), "." | ";") {
            break;
        }
        at += 1;
    }
    let quote_follows = unit.is_quote(at);
    if quote_follows {
        let own = !(behind..at).any(|i| strong(unit, i).is_some());
        if own && (at - behind < 14) {
            let mut to = at + 1;
            while to < unit.len() && (unit.is_quote(to)) {
                to += 1;
            }
            // mixed: "..., he said, but “it hurts” all the same"
            if to < unit.len()
                && !unit.quote_ends_sentence(to - 1)
                && unit.class(to) == Some(Class::Word)
            {
                to = clause_end(unit, to);
            }
            pieces.push((at, to));
        }
    } else if comma && unit.word(behind) == "," && !pieces.is_empty() && !unit.is_quote(end - 1) {
        // "The plan, Costa said, is dead."
        let to = clause_end(unit, behind + 1);
        let finite = (behind + 1..to).any(|i| unit.tag(i).is_finite());
        let starts = unit.token(behind + 1).is_some() && !unit.is_capital(behind + 1)
            || unit.tag(behind + 1).is_verb();
        // "Firms of this size, he explained, die young": the verb may be what the tagger missed
        let verbless = !(start..end).any(|i| unit.tag(i).is_finite());
        if (finite || verbless)
            && starts
            && to > behind + 2
            && !matches!(
                unit.lower(behind + 1),
                "who" | "which" | "where" | "when" | "a" | "the" | "citing" | "speaking"
            )
        {
            pieces.push((behind + 1, to));
        }
    }
    Found {
        pieces,
        cue_end: 0,
        rule,
    }
}

/// Particles and prepositions that belong to the verb.
fn particle(unit: &Unit<'_>, cue: Cue, at: usize) -> bool {
    match cue.lemma {
        "call" => matches!(unit.lower(at), "for" | "on" | "upon"),
        "lash" => unit.lower(at) == "out",
        "warn" | "boast" | "complain" | "joke" | "brag" | "caution" | "advise" | "argue" => {
            matches!(unit.lower(at), "of" | "about" | "against")
        }
        "object" => unit.lower(at) == "to",
        "agree" | "disagree" => matches!(unit.lower(at), "with" | "to"),
        "refer" => unit.lower(at) == "to",
        "hint" => unit.lower(at) == "at",
        "back" => false,
        _ => false,
    }
}

/// The clause, quotation or noun phrase behind the verb.
fn complement(unit: &Unit<'_>, behind: usize, cue: Cue, passive: bool) -> Option<Found> {
    let frames = cue.frames;
    let mut at = behind;
    let mut cue_end = at;
    if particle(unit, cue, at) {
        at += 1;
        cue_end = at;
        let end = clause_end(unit, at);
        return (end > at).then_some(Found {
            pieces: vec![(at, end)],
            cue_end,
            rule: Rule::Object,
        });
    }
    if unit.lower(at) == "out" && cue.lemma == "point" || unit.lower(at) == "out" {
        at += 1;
        cue_end = at;
    }
    let quote_or_clause = |unit: &Unit<'_>, at: usize| {
        unit.is_quote(at)
            || matches!(
                unit.lower(at),
                "that" | "whether" | "if" | "why" | "how" | "what"
            )
    };
    // the one spoken to: "told the court on Friday that"
    if frames.any(Frames::TO_WHOM)
        && !passive
        && !unit.is_quote(at)
        && phrase::starts_nominal(unit, at)
        && unit.lower(at) != "that"
        && let Some(whom) = phrase::phrase_after(unit, at)
    {
        let next = skip_adjuncts(unit, whom.last);
        let clause = quote_or_clause(unit, next)
            || matches!(unit.word(next), ":")
            || unit.word(next) == "," && unit.is_quote(next + 1)
            || unit.lower(next) == "to";
        let bare = !clause
            && matches!(
                cue.lemma,
                "tell" | "assure" | "remind" | "warn" | "inform" | "promise"
            )
            && starts_clause(unit, whom.last);
        if clause {
            at = next;
        } else if bare {
            at = whom.last;
        }
    }
    let mut plain = skip_adjuncts(unit, at);
    // "said on television, in a loud voice, “...”"
    if unit.word(plain) == "," && plain > at && !unit.is_quote(plain + 1) {
        let further = skip_adjuncts(unit, plain + 1);
        if further > plain + 1 && unit.word(further) == "," && unit.is_quote(further + 1) {
            plain = further;
        }
    }
    let behind_adjuncts = plain > at
        && (quote_or_clause(unit, plain) && unit.lower(plain) != "if"
            || unit.word(plain) == ":"
            || unit.word(plain) == "," && unit.is_quote(plain + 1)
            || unit.lower(plain) == "to" && frames.any(Frames::TO)
            || frames.any(Frames::BARE)
                && starts_clause(unit, plain)
                && !unit.tag(plain).is_verb());
    let mut start = if behind_adjuncts { plain } else { at };
    if matches!(unit.word(start), "," | ":")
        && (unit.is_quote(start + 1) || unit.lower(start + 1) == "that" || unit.word(start) == ":")
    {
        start += 1;
    }
    // a quotation
    if unit.is_quote(start)
        && frames.any(
            Frames::QUOTE
                .with(Frames::AS)
                .with(Frames::NOUN)
                .with(Frames::THAT),
        )
    {
        let told = matches!(unit.word(start - 1), "," | ":") || unit.quote_ends_sentence(start);
        let mut to = start + 1;
        while to < unit.len() && unit.is_quote(to) {
            to += 1;
        }
        if to < unit.len()
            && !unit.quote_ends_sentence(to - 1)
            && !matches!(unit.word(to), "." | "!" | "?")
        {
            let end = clause_end(unit, to);
            to = if unit.word(to) == "," && !unit.tag(to + 1).is_verb() {
                to
            } else {
                end
            };
        }
        return Some(Found {
            pieces: vec![(start, to)],
            cue_end,
            rule: if told {
                Rule::QuoteBehindVerb
            } else {
                Rule::WordsBehindVerb
            },
        });
    }
    if start > 0 && unit.word(start - 1) == ":" {
        let end = clause_end(unit, start);
        return (end > start + 1).then_some(Found {
            pieces: vec![(start, end)],
            cue_end,
            rule: Rule::Colon,
        });
    }
    let end = clause_end(unit, start);
    if end <= start {
        return None;
    }
    let piece = |rule: Rule| {
        Some(Found {
            pieces: vec![(start, end)],
            cue_end,
            rule,
        })
    };
    match unit.lower(start) {
        "that" if frames.any(Frames::THAT) && unit.tag(start) != Tag::None => {
            return piece(Rule::That);
        }
        "whether" | "if" | "why" | "how" | "what" | "who"
            if frames.any(Frames::WHETHER.with(Frames::THAT)) =>
        {
            return piece(Rule::Question);
        }
        "to" if frames.any(Frames::TO)
            && (unit.tag(start + 1).is_verb()
                || unit.is_quote(start + 1)
                || unit.is_mark(start + 1)
                || verbs::is_adverb(unit, start + 1)) =>
        {
            return piece(Rule::Infinitive);
        }
        "as" if frames.any(Frames::AS) => return piece(Rule::Described),
        _ => {}
    }
    if frames.any(Frames::BARE) && starts_clause(unit, start) {
        return piece(Rule::Bare);
    }
    if frames.any(Frames::AS.with(Frames::NOUN)) && !passive && phrase::starts_nominal(unit, start)
    {
        if frames.any(Frames::TO)
            && frames.any(Frames::TO_WHOM)
            && let Some(named) = phrase::phrase_after(unit, start)
        {
            // "urged residents to leave"
            let to = skip_adjuncts(unit, named.last);
            if unit.lower(to) == "to" {
                let end = clause_end(unit, to);
                return Some(Found {
                    pieces: vec![(to, end)],
                    cue_end,
                    rule: Rule::Infinitive,
                });
            }
        }
        if cue.frames.any(Frames::NOUN) || frames.any(Frames::AS) {
            return piece(Rule::Object);
        }
    }
    if frames.any(Frames::ING) && unit.tag(start) == Tag::VBG {
        return piece(Rule::Object);
    }
    None
}
