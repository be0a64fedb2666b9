//! Takes a name out of an actor of one story, where the user decided that it means somebody else.

use super::hand::Hand;
use super::name;
use super::roster::Key;
use crate::article::{Article, Span};
use crate::extract::{Actor, AliasEvidence, Findings, Quote};

/// The findings with every name that was told apart as an actor of its own; `None` if there is no such name.
pub(super) fn divide(article: &Article, findings: &Findings, hand: &Hand) -> Option<Findings> {
    if !hand.parts() {
        return None;
    }
    let mut divided: Option<Findings> = None;
    for (at, actor) in findings.actors.iter().enumerate() {
        let whole = (actor.kind, name::key(&actor.name, actor.kind));
        let mut away: Vec<Key> = actor
            .aliases
            .iter()
            .map(|alias| (actor.kind, name::key(alias, actor.kind)))
            .filter(|alias| *alias != whole && hand.is_apart(alias, &whole))
            .collect();
        away.sort_unstable();
        away.dedup();
        for alias in away {
            take_out(
                article,
                divided.get_or_insert_with(|| findings.clone()),
                at,
                &alias,
            );
        }
    }
    divided
}

/// Makes one other name of the actor at `at` an actor of its own, with its mentions and statements.
fn take_out(article: &Article, findings: &mut Findings, at: usize, alias: &Key) {
    let is_it = |words: &str| name::key(words, alias.0) == alias.1;
    let new = findings.actors.len();
    let Some(actor) = findings.actors.get_mut(at) else {
        return;
    };
    let (its, kept): (Vec<Span>, Vec<Span>) = actor
        .mentions
        .iter()
        .partition(|span| is_it(span.of(&article.text)));
    let mut own = Actor {
        kind: actor.kind,
        mentions: its,
        ..Actor::default()
    };
    actor.mentions = kept;
    let evidence = std::mem::take(&mut actor.alias_evidence);
    let evidence = evidence
        .into_iter()
        .chain(std::iter::repeat(AliasEvidence::default()));
    for (alias, evidence) in std::mem::take(&mut actor.aliases).into_iter().zip(evidence) {
        if !is_it(&alias) {
            actor.aliases.push(alias);
            actor.alias_evidence.push(evidence);
        } else if own.name.is_empty() {
            own.name = alias;
        } else {
            own.aliases.push(alias);
            own.alias_evidence.push(evidence);
        }
    }
    for quote in findings.quotes.iter_mut().filter(|q| q.actor == Some(at)) {
        let end = end(quote);
        let nearest = |mentions: &[Span]| mentions.iter().copied().filter(|m| m.start < end).max();
        if nearest(&own.mentions) > nearest(&actor.mentions) {
            quote.actor = Some(new);
            quote.speaker = Some(own.name.clone());
        }
    }
    findings.actors.push(own);
}

/// Where the words that name a statement's speaker end: the last name up to here is who they mean.
fn end(quote: &Quote) -> u32 {
    quote.source.unwrap_or(quote.span).end
}
