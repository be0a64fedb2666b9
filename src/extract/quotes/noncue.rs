//! Attributions without a reporting verb: "according to", a name and a colon, a dash and a name.

use super::clause::Clause;
use super::content;
use super::phrase::{self, Phrase};
use super::unit::Unit;
use crate::article::Role;
use crate::extract::Polarity;
use crate::extract::lexicon::cues::Sort;
use crate::extract::text::{Class, Tag};

/// "According to the union, ..." and "..., according to the union".
pub(super) fn according(unit: &Unit<'_>, at: usize, earlier: &[Clause]) -> Option<Clause> {
    let found = phrase::phrase_after(unit, at + 2)?;
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
    if (start..before_end).any(|i| unit.is_quote(i))
        || before_end > start + 1
            && (start..before_end).any(|i| unit.tag(i).is_verb() || unit.is_quote(i))
        || before_end > start + 2
    {
        pieces.push((start, before_end));
    }
    let mut after = source.last;
    if unit.word(after) == "," {
        after += 1;
    }
    let end = content::clause_end(unit, after);
    let has_verb = (after..end).any(|i| unit.tag(i).is_verb() || unit.is_quote(i));
    if after > source.last && has_verb && end > after + 1 {
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
        rule: "according to",
        trust: 0.93,
    })
}

/// "Ruslan Pukhov: a valuable asset" as a heading, "COSTA: I never said so." in a transcript.
pub(super) fn label(unit: &Unit<'_>) -> Option<Clause> {
    let p = &unit.text.paragraphs[unit.paragraph];
    if unit.token(0) != Some(p.first) {
        return None;
    }
    let colon = (1..unit.len().min(8)).find(|&i| unit.word(i) == ":")?;
    let named = (0..colon).all(|i| {
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
    let heading = matches!(p.role, Role::Heading | Role::Headline);
    let end = content::clause_end(unit, colon + 1);
    Some(Clause {
        cue: (colon, colon + 1),
        source: Some(Phrase {
            first: 0,
            last: colon,
            head: colon - 1,
        }),
        content: vec![(colon + 1, end)],
        sort: Sort::Speech,
        polarity: Polarity::Asserted,
        rule: if heading {
            "heading names the speaker"
        } else {
            "label"
        },
        trust: 0.9,
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
    let rest = (source.last..unit.len())
        .filter(|&i| unit.class(i) == Some(Class::Word))
        .count();
    (rest < 4).then(|| Clause {
        cue: (at, at + 1),
        source: Some(source),
        content: vec![(quote, quote + 1)],
        sort: Sort::Speech,
        polarity: Polarity::Asserted,
        rule: "dash and name",
        trust: 0.92,
    })
}
