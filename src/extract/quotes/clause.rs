//! Reporting clauses of one unit: the cue, who it belongs to, and which items it reports.
//!
//! After Pareti (PARC, 2012) an attribution is a cue, a source and a content; after O'Keefe et al. (2012) and Citron
//! (BBC, 2020) the cue leads: first the verb, then its subject, then what it governs.

use super::extent;
use super::phrase::{self, Phrase};
use super::rule::Rule;
use super::subject;
use super::unit::Unit;
use super::verbs::{self, VerbGroup};
use super::{content, noncue};
use crate::extract::Polarity;
use crate::extract::lexicon::cues::{self, Cue, Form, Frames, Sort};
use crate::extract::text::Tag;

/// One attribution, in items of its unit.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// The words that say it was said.
    pub cue: (usize, usize),
    /// The words that name who said it; `head` is their noun.
    pub source: Option<Phrase>,
    /// What was said: pieces in order.
    pub content: Vec<(usize, usize)>,
    pub sort: Sort,
    pub polarity: Polarity,
    /// The rule that found it.
    pub rule: Rule,
}

/// The clause stands inside what another one reports: "she said that he had denied it".
pub(super) fn is_told(clause: &Clause, clauses: &[Clause]) -> bool {
    clauses.iter().any(|c| {
        c.cue != clause.cue
            && c.content
                .iter()
                .any(|&(a, b)| a <= clause.cue.0 && clause.cue.1 <= b)
    })
}

impl Clause {
    /// What it reports may as well be narrated: a stronger clause around it takes its words.
    pub fn is_weak(&self) -> bool {
        matches!(
            self.rule,
            Rule::Object | Rule::Infinitive | Rule::Described | Rule::WordsBehindVerb
        )
    }
}

/// Every reporting clause of a unit, in order.
pub(super) fn read(unit: &Unit<'_>) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    if let Some(clause) = noncue::label(unit) {
        clauses.push(clause);
        return clauses;
    }
    for at in 0..unit.len() {
        let clause = if unit.lower(at) == "according" && unit.lower(at + 1) == "to" {
            noncue::according(unit, at, &clauses)
        } else if matches!(unit.lower(at), "in") {
            noncue::view(unit, at)
        } else {
            verb(unit, at)
                .and_then(|(cue, form)| verbal(unit, at, cue, form, &clauses))
                .or_else(|| noncue::noun(unit, at, &clauses))
                .or_else(|| noncue::adjective(unit, at, &clauses))
        };
        clauses.extend(clause);
    }
    if clauses.is_empty() {
        clauses.extend(noncue::dash(unit));
    }
    closing(unit, &mut clauses);
    let asks = unit.len() > 0 && unit.word(unit.len() - 1).starts_with('?');
    for clause in &mut clauses {
        if asks
            && clause.polarity == Polarity::Asserted
            && !clause
                .content
                .iter()
                .any(|&(a, b)| (a..b).any(|i| unit.is_quote(i)))
        {
            clause.polarity = Polarity::Question;
        }
    }
    clauses
}

/// "The army should grow “as fast as possible,” said Costa.": the clause that closes the sentence tells all that stands
/// before it; what the sentence itself says of the army is no attribution of the quoted words.
fn closing(unit: &Unit<'_>, clauses: &mut Vec<Clause>) {
    let Some(last) = clauses.last() else { return };
    let (first, rule) = (
        last.source.map_or(last.cue.0, |s| s.first.min(last.cue.0)),
        last.rule,
    );
    let behind = matches!(
        rule,
        Rule::NameVerbBehind | Rule::VerbNameBehind | Rule::According
    );
    let quote = first
        .checked_sub(1)
        .map(|at| {
            if unit.word(at) == "," {
                at.wrapping_sub(1)
            } else {
                at
            }
        })
        .filter(|&at| unit.is_quote(at));
    let (true, Some(quote)) = (behind, quote) else {
        return;
    };
    let weak = |c: &Clause| c.is_weak() && c.content.iter().any(|&(a, b)| a <= quote && quote < b);
    let covered = clauses[..clauses.len() - 1]
        .iter()
        .any(|c| !weak(c) && c.content.iter().any(|&(a, b)| a <= quote && quote < b));
    if covered {
        return;
    }
    let count = clauses.len();
    let mut at = 0;
    clauses.retain(|c| {
        at += 1;
        at == count || !weak(c)
    });
    if let Some(last) = clauses.last_mut() {
        let start = content::skip_lead(unit, 0, quote);
        last.content.retain(|&(a, _)| a > quote);
        last.content.insert(0, (start, quote + 1));
    }
}

/// The reporting verb at an item, if it is one here and not a noun of the same letters.
pub(super) fn verb(unit: &Unit<'_>, at: usize) -> Option<(Cue, Form)> {
    let lower = unit.lower(at);
    if matches!(lower, "put" | "puts") && matches!(unit.lower(at + 1), "it" | "things") {
        return Some((
            Cue {
                lemma: "put it",
                frames: Frames::QUOTE,
                sort: Sort::Speech,
            },
            Form::Past,
        ));
    }
    if let_be_known(unit, at) {
        let frames = Frames::QUOTE.with(Frames::THAT);
        let cue = Cue {
            lemma: "let it be known",
            frames,
            sort: Sort::Speech,
        };
        return Some((cue, Form::Past));
    }
    let (cue, form) = cues::look_up(lower)?;
    let tag = unit.tag(at);
    let sure =
        matches!(cue.lemma, "say" | "tell") && matches!(form, Form::Past | Form::Third | Form::Ing);
    if tag.is_verb() || sure {
        // "the so-called", "a leading", "said to be"
        return (!(tag == Tag::VBN
            && at > 0
            && matches!(unit.tag(at - 1), Tag::DT | Tag::PRPS)
            && !sure))
            .then_some((cue, form));
    }
    // The tagger's slips: a past form, or one in -s behind a name, before a quotation or "that".
    let next = extent::skip_adjuncts(unit, at + 1);
    let object = form == Form::Past
        && phrase::starts_nominal(unit, at + 1)
        && unit.word(at.saturating_sub(1)) == ",";
    let ends = at + 1 >= unit.len() || matches!(unit.word(at + 1), "." | ",");
    let telling = unit.is_quote(at + 1)
        || matches!(unit.lower(next), "that" | ":")
        || unit.word(at + 1) == "," && unit.is_quote(at + 2)
        || object
        || ends && at > 0 && (unit.kind(at - 1).is_some() || unit.tag(at - 1).is_noun());
    let named = at > 0
        && (unit.tag(at - 1).is_proper()
            || unit.tag(at - 1) == Tag::PRP
            || unit.word(at - 1) == ",");
    let form_fits = form == Form::Past || form == Form::Third && named;
    (telling && form_fits && cue.frames.any(Frames::QUOTE.with(Frames::AS))).then_some((cue, form))
}

/// "let it be known": all of it reports.
fn let_be_known(unit: &Unit<'_>, at: usize) -> bool {
    at >= 3
        && unit.lower(at) == "known"
        && unit.lower(at - 1) == "be"
        && unit.lower(at - 2) == "it"
        && matches!(unit.lower(at - 3), "let" | "lets")
}

fn verbal(unit: &Unit<'_>, at: usize, cue: Cue, form: Form, earlier: &[Clause]) -> Option<Clause> {
    let group = verbs::verb_group(unit, at);
    if form == Form::Base
        && !(unit.tag(at) == Tag::VBP
            || group.first < at
            || group.infinitive
            || unit.tag(at) == Tag::VB)
    {
        return None;
    }
    let quoted_as = at >= 2
        && unit.lower(at - 1) == "as"
        && matches!(unit.lower(at - 2), "quoted" | "cited" | "reported");
    let group = if quoted_as {
        verbs::verb_group(unit, at - 2)
    } else {
        group
    };
    let group = VerbGroup {
        main: at,
        last: at + 1,
        ..group
    };
    let known = cue.lemma == "let it be known";
    let group = if known {
        VerbGroup {
            first: at - 3,
            ..group
        }
    } else {
        group
    };
    let passive = group.passive && !quoted_as && !known;
    // "a message posted on Friday": a participle without auxiliary describes
    let bare = unit.tag(at) == Tag::VBN && !group.passive && group.first == at && !quoted_as;
    if bare && at > 0 && unit.tag(at - 1).is_noun() && !unit.is_quote(at + 1) {
        // unless somebody stands before it: a past form that the tagger took for a participle
        let next = extent::skip_adjuncts(unit, at + 1);
        if unit.kind(at - 1).is_none() || unit.lower(next) != "that" {
            return None;
        }
    }
    if group.infinitive {
        return None; // "asked her to say": nobody has said it
    }
    let trailing = content::behind_quote(unit, group, cue);
    let (source, inverted) = subject::find(unit, group, cue, passive, earlier)?;
    let found = content::find(
        unit, group, source, inverted, cue, passive, earlier, trailing,
    )?;
    let negated = group.negated && cue.frames.any(Frames::QUOTE);
    let polarity = if negated || cue.lemma == "deny" {
        Polarity::Denied
    } else if group.modal || conditional(unit, group, source) {
        Polarity::Conditional
    } else {
        Polarity::Asserted
    };
    Some(Clause {
        cue: (
            if inverted {
                at
            } else {
                group.first.max(source.map_or(0, |s| s.last))
            },
            found.cue_end.max(at + 1),
        ),
        source,
        content: found.pieces,
        sort: cue.sort,
        polarity,
        rule: found.rule,
    })
}

/// "If the mayor says that ...".
fn conditional(unit: &Unit<'_>, group: VerbGroup, source: Option<Phrase>) -> bool {
    let start = source.map_or(group.first, |s| s.first.min(group.first));
    start > 0 && matches!(unit.lower(start - 1), "if" | "unless" | "whether")
}
