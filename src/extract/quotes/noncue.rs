//! Attributions without a reporting verb: "according to", "the claim that", "is sure that", a name and a colon, a dash
//! and a name.

use super::clause::Clause;
use super::content;
use super::extent;
use super::phrase::{self, Phrase};
use super::rule::Rule;
use super::subject;
use super::unit::Unit;
use super::verbs;
use crate::article::Role;
use crate::extract::lexicon::cues::{self, Sort};
use crate::extract::lexicon::people;
use crate::extract::text::{Class, Tag};
use crate::extract::{ActorKind, Polarity};

/// "According to the union, ..." and "..., according to the union".
pub(super) fn according(unit: &Unit<'_>, at: usize, earlier: &[Clause]) -> Option<Clause> {
    let mut found = phrase::phrase_after(unit, at + 2)?;
    // "three people close to the deal"
    if unit.tag(found.last) == Tag::JJ
        && matches!(unit.lower(found.last + 1), "to" | "with")
        && let Some(with) = phrase::phrase_after(unit, found.last + 2)
    {
        found.last = with.last;
    }
    let source = phrase::with_apposition(unit, found);
    let mut pieces = Vec::new();
    let from = content::free_from(unit, at, earlier);
    let mut before_end = at;
    while before_end > from
        && matches!(
            unit.word(before_end - 1),
            "," | "—" | "–" | "--" | "-" | "and" | "but"
        )
    {
        before_end -= 1;
    }
    let start = content::skip_lead(unit, from, before_end);
    // "A pump, according to the scientist, costs 12 thousand": what stands around it is one clause
    let split = before_end > start
        && before_end < at
        && unit.word(source.last) == ","
        && source.last + 3 < unit.len();
    if split
        || (start..before_end).any(|i| unit.is_quote(i))
        || before_end > start + 1
            && (start..before_end).any(|i| unit.tag(i).is_verb() || unit.is_quote(i))
        || before_end > start + 2
    {
        pieces.push((start, before_end));
    }
    let mut after = source.last;
    if matches!(unit.word(after), "," | ":") {
        after += 1;
    }
    let end = extent::clause_end(unit, after);
    let has_verb = (after..end).any(|i| unit.tag(i).is_verb() || unit.is_quote(i));
    if after > source.last && (has_verb || split) && (end > after + 1 || unit.is_quote(after)) {
        pieces.push((after, end));
    }
    if pieces.is_empty() {
        return None;
    }
    Some(Clause {
        cue: (at, at + 2),
        source: Some(source),
        content: pieces,
        sort: Sort::Speech,
        polarity: Polarity::Asserted,
        rule: Rule::According,
    })
}

/// "In her view, ...", "in the mayor's words, ...", "in the words of the mayor, ...".
pub(super) fn view(unit: &Unit<'_>, at: usize) -> Option<Clause> {
    let is_view = |i: usize| {
        matches!(
            unit.lower(i),
            "view"
                | "opinion"
                | "words"
                | "estimation"
                | "judgment"
                | "judgement"
                | "eyes"
                | "account"
                | "assessment"
        )
    };
    let noun = (at + 2..unit.len().min(at + 9)).find(|&i| is_view(i))?;
    let (source, end) =
        if unit.lower(noun + 1) == "of" && unit.lower(at + 1) == "the" && noun == at + 2 {
            let found = phrase::phrase_after(unit, noun + 2)?;
            (found, found.last)
        } else if unit.tag(noun - 1) == Tag::PRPS && noun == at + 2 {
            let owner = Phrase {
                first: noun - 1,
                last: noun,
                head: noun - 1,
            };
            (owner, noun + 1)
        } else if unit.tag(noun - 1) == Tag::POS {
            let found = phrase::phrase_before(unit, noun - 1, at + 1)?;
            (found, noun + 1)
        } else {
            return None;
        };
    if unit.word(end) != "," {
        return None;
    }
    let to = extent::clause_end(unit, end + 1);
    let speaks = (end + 1..to).any(|i| unit.is_quote(i) || unit.tag(i).is_finite());
    speaks.then(|| Clause {
        cue: (noun, noun + 1),
        source: Some(source),
        content: vec![(end + 1, to)],
        sort: Sort::Speech,
        polarity: Polarity::Asserted,
        rule: Rule::According,
    })
}

/// "the mayor's claim that", "made the point that", "a warning by the bank that".
pub(super) fn noun(unit: &Unit<'_>, at: usize, earlier: &[Clause]) -> Option<Clause> {
    if !cues::is_noun(unit.lower(at)) || !unit.tag(at).is_noun() {
        return None;
    }
    let mut that = at + 1;
    let mut agent = None;
    if matches!(unit.lower(that), "by" | "from") {
        let found = phrase::phrase_after(unit, that + 1)?;
        that = found.last;
        agent = Some(found);
    }
    if unit.lower(that) != "that" || unit.tag(that) == Tag::None {
        return None;
    }
    let mut first = at;
    while first > 0
        && matches!(
            unit.tag(first - 1),
            Tag::JJ | Tag::JJS | Tag::JJR | Tag::NN | Tag::DT | Tag::CD | Tag::RB | Tag::VBN
        )
    {
        first -= 1;
    }
    let owner = first.checked_sub(1);
    let (source, cue_first) = match owner {
        _ if agent.is_some() => (agent, at),
        Some(o) if unit.tag(o) == Tag::PRPS => (
            Some(Phrase {
                first: o,
                last: o + 1,
                head: o,
            }),
            at,
        ),
        Some(o) if unit.tag(o) == Tag::POS => (phrase::phrase_before(unit, o, 0), at),
        Some(o) if cues::is_light(unit.lower(o)) => {
            let group = verbs::verb_group(unit, o);
            (subject::of_group(unit, group, earlier), group.first)
        }
        _ => return None,
    };
    let source = source?;
    let end = extent::clause_end(unit, that);
    (end > that + 2 || unit.is_quote(that + 1)).then(|| Clause {
        cue: (cue_first, at + 1),
        source: Some(source),
        content: vec![(that, end)],
        sort: Sort::Speech,
        polarity: Polarity::Asserted,
        rule: Rule::Noun,
    })
}

/// "Costa is sure that".
pub(super) fn adjective(unit: &Unit<'_>, at: usize, earlier: &[Clause]) -> Option<Clause> {
    if !cues::is_adjective(unit.lower(at)) {
        return None;
    }
    let mut verb = at.checked_sub(1)?;
    while verb > 0
        && (verbs::is_adverb(unit, verb)
            || matches!(unit.lower(verb), "not" | "n't" | "so" | "very"))
    {
        verb -= 1;
    }
    if !verbs::is_be(unit.lower(verb))
        && !matches!(
            unit.lower(verb),
            "remains" | "remained" | "seems" | "feels" | "felt"
        )
    {
        return None;
    }
    let group = verbs::verb_group(unit, verb);
    let start = at + 1;
    if unit.lower(start) != "that"
        && !(extent::starts_clause(unit, start) && unit.tag(start) != Tag::RB)
    {
        return None;
    }
    let source = subject::of_group(unit, group, earlier)?;
    if matches!(
        unit.lower(source.head),
        "it" | "that" | "this" | "what" | "there"
    ) {
        return None;
    }
    let end = extent::clause_end(unit, start);
    let negated = group.negated || (verb..at).any(|i| matches!(unit.lower(i), "not" | "n't"));
    (end > start + 1).then(|| Clause {
        cue: (group.first.max(source.last), at + 1),
        source: Some(source),
        content: vec![(start, end)],
        sort: Sort::Mind,
        polarity: if negated {
            Polarity::Denied
        } else {
            Polarity::Asserted
        },
        rule: Rule::Adjective,
    })
}

/// "Ruslan Pukhov: a valuable asset" as a heading, "COSTA: I never said so." in a transcript.
pub(super) fn label(unit: &Unit<'_>) -> Option<Clause> {
    let p = &unit.text.paragraphs[unit.paragraph];
    if unit.token(0) != Some(p.first) {
        return None;
    }
    let colon = (1..unit.len().min(12)).find(|&i| unit.word(i) == ":")?;
    // "Graham Tull, accountant:" and the quotation
    let comma = (1..colon).find(|&i| unit.word(i) == ",");
    let name_end = comma
        .filter(|_| unit.is_quote(colon + 1) && !(0..colon).any(|i| unit.tag(i).is_finite()))
        .unwrap_or(colon);
    let named = (0..name_end).all(|i| {
        unit.class(i) == Some(Class::Word) && unit.is_capital(i)
            || matches!(
                unit.lower(i),
                "de" | "van" | "von" | "al" | "bin" | "of" | "," | "." | "the"
            )
    });
    let content_words = (colon + 1..unit.len())
        .filter(|&i| unit.is_quote(i) || unit.class(i) == Some(Class::Word))
        .count();
    let whole_quote = unit.is_quote(colon + 1);
    if !named || !unit.is_capital(0) || (content_words < 3 && !whole_quote) {
        return None;
    }
    let speaks = (0..colon).any(|i| {
        matches!(
            unit.kind(i),
            Some(ActorKind::Person | ActorKind::Organization)
        )
    });
    let capitals = (0..colon).all(|i| unit.word(i).chars().all(|c| !c.is_lowercase())) && colon < 4;
    let heading = matches!(p.role, Role::Heading | Role::Headline);
    let crowd = heading && colon == 1 && people::is_crowd(unit.lower(0));
    let introduces = whole_quote && (0..colon).any(|i| unit.kind(i).is_some());
    if !(speaks || capitals || introduces || crowd) {
        return None;
    }
    let end = extent::clause_end(unit, colon + 1);
    Some(Clause {
        cue: (colon, colon + 1),
        source: Some(Phrase {
            first: 0,
            last: colon,
            head: name_end - 1,
        }),
        content: vec![(colon + 1, end)],
        sort: Sort::Speech,
        polarity: Polarity::Asserted,
        rule: if heading { Rule::Heading } else { Rule::Label },
    })
}

/// `"..." — Ana Costa, mayor`.
pub(super) fn dash(unit: &Unit<'_>) -> Option<Clause> {
    let quote = (0..unit.len()).find(|&i| unit.is_quote(i))?;
    let at = quote + 1;
    if !matches!(unit.word(at), "—" | "–" | "--" | "―" | "-") || quote > 0 {
        return None;
    }
    let found = phrase::phrase_after(unit, at + 1)?;
    if !unit.tag(found.head).is_proper() && unit.tag(found.head) != Tag::NN {
        return None;
    }
    let source = phrase::with_apposition(unit, found);
    let verb = unit.tag(source.last).is_finite();
    let ends = unit.quote_ends_sentence(quote) || source.last >= unit.len();
    (ends && !verb).then(|| Clause {
        cue: (at, at + 1),
        source: Some(source),
        content: vec![(quote, quote + 1)],
        sort: Sort::Speech,
        polarity: Polarity::Asserted,
        rule: Rule::Dash,
    })
}
