//! Who said what: quotations found whole, retold speech, and the one who said it.
//!
//! `marks` reads quotation marks (`dialogue` those papers that use dashes), `unit` cuts paragraphs into units in which a
//! quotation is one item, `clause` finds reporting clauses in them (with `verbs`, `phrase`, `subject`, `content`, `extent`,
//! `noncue`), `attribute` gives every quotation its clause, whoever stands beside it (`beside`, `colon`), or whoever the
//! text around it is about (`about`), and `speaker` says which actor the source is. Rules only; each names itself in the
//! evidence.
//!
//! The task is that of PARC (Pareti, 2012) and PolNeAR (Newell et al., 2018): source, cue and content. Beside a quotation
//! the rules follow O'Keefe et al. (2012), in retold speech Citron (BBC, 2020): the cue leads.

mod about;
mod attribute;
mod beside;
mod clause;
mod colon;
mod content;
mod dialogue;
mod extent;
mod marks;
mod noncue;
mod phrase;
mod rule;
mod speaker;
mod subject;
#[cfg(test)]
mod tests;
mod transcript;
mod unit;
mod verbs;

use super::text::{Class, Text};
use super::{Actor, ActorKind, Quote, QuoteKind};
use crate::article::{Article, Span};
use attribute::Draft;
use marks::Region;
use rule::percent;
pub use rule::{Grounds, Rule};
use speaker::Resolver;

/// Every statement of the article, in order of the text.
pub fn find(_article: &Article, text: &Text<'_>, actors: &[Actor]) -> Vec<Quote> {
    let mut regions = marks::read(text);
    dialogue::add(text, &mut regions);
    let who = kinds(text, actors);
    let drafts = attribute::read(text, &regions, &who);
    let quoted = quoted_tokens(text, &regions);
    let mut resolver = Resolver::new(text, actors, &quoted);
    let mut quotes: Vec<Quote> = Vec::with_capacity(drafts.len());
    for draft in &drafts {
        let speaker = draft.source.map(|s| resolver.resolve(s, &draft.pieces));
        quotes.extend(build(text, &regions, draft, speaker));
    }
    quotes
}

fn quoted_tokens(text: &Text<'_>, regions: &[Region]) -> Vec<bool> {
    let mut quoted = vec![false; text.tokens.len()];
    for region in regions {
        quoted[region.first..region.last].fill(true);
    }
    quoted
}

/// For every token the kind of actor that it names.
fn kinds(text: &Text<'_>, actors: &[Actor]) -> Vec<Option<ActorKind>> {
    let mut kinds = vec![None; text.tokens.len()];
    for actor in actors {
        for mention in &actor.mentions {
            for token in text.tokens_in(*mention) {
                kinds[token] = Some(actor.kind);
            }
        }
    }
    kinds
}

fn build(
    text: &Text<'_>,
    regions: &[Region],
    draft: &Draft,
    speaker: Option<speaker::Speaker>,
) -> Option<Quote> {
    let spans: Vec<Span> = draft
        .pieces
        .iter()
        .map(|&(a, b)| text.span(a..b))
        .filter(|s| !s.is_empty())
        .collect();
    let span = spans.iter().copied().reduce(|a, b| a.join(b))?;
    let kind = match draft.rule {
        Rule::Transcript => QuoteKind::Direct,
        Rule::Borrowed => QuoteKind::Mixed,
        _ => kind(text, regions, &draft.pieces),
    };
    let sure = regions
        .iter()
        .filter(|r| draft.pieces.iter().any(|&(a, b)| a < r.last && r.first < b))
        .map(|r| r.sure)
        .fold(1.0f32, f32::min);
    let speaker = speaker.unwrap_or_default();
    let named = if speaker.name.is_some() {
        speaker.trust
    } else {
        0.4
    };
    let source = draft.source.map(|(a, b, _)| text.span(a..b));
    let cue = draft.cue.map(|(a, b)| text.span(a..b));
    let mut evidence = draft.rule.text().to_string();
    if let Some(source) = source {
        evidence.push_str(": ");
        evidence.push_str(
            &source
                .of(text.source)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        );
    }
    if let Some(cue) = cue {
        evidence.push_str(" / ");
        evidence.push_str(
            &cue.of(text.source)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        );
    }
    if !speaker.how.is_empty() && speaker.how != "named" {
        evidence.push_str(" (");
        evidence.push_str(speaker.how);
        evidence.push(')');
    }
    Some(Quote {
        span,
        spans,
        kind,
        speaker: speaker.name,
        actor: speaker.actor,
        source,
        cue,
        polarity: draft.polarity,
        confidence: draft.rule.trust(kind) * sure.max(0.5) * named,
        evidence,
        grounds: Grounds {
            rule: draft.rule,
            how: speaker.how,
            marks: percent(sure.max(0.5)),
            name: percent(named),
        },
    })
}

/// Direct if nine words in ten stand inside quotation marks, mixed if any does.
fn kind(text: &Text<'_>, regions: &[Region], pieces: &[(usize, usize)]) -> QuoteKind {
    let (mut all, mut quoted) = (0usize, 0usize);
    for &(first, last) in pieces {
        for token in first..last {
            if !matches!(text.class(token), Class::Word | Class::Number) {
                continue;
            }
            all += 1;
            quoted += usize::from(regions.iter().any(|r| r.first <= token && token < r.last));
        }
    }
    match quoted {
        0 => QuoteKind::Indirect,
        _ if quoted * 10 >= all * 9 => QuoteKind::Direct,
        _ => QuoteKind::Mixed,
    }
}
