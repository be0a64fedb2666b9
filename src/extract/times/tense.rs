//! Which way a time lies that does not say so itself: the tense and the modals of the verb it belongs to.
//!
//! "will meet Friday" lies ahead, "met Friday" behind. The verb is the nearest to the left in the clause, else the first
//! to the right; small words close by ("since", "due", "scheduled for") speak before it.

use crate::extract::text::{Sentence, Tense, Text, VerbGroup};

/// Which way a time lies from the day of writing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outlook {
    /// In the past.
    Behind,
    /// In the future.
    Ahead,
    /// Nothing tells.
    #[default]
    Open,
}

/// Words close before a time that put it ahead.
#[rustfmt::skip]
const DUE: &[&str] = &[
    "anticipated", "awaiting", "deadline", "due", "effective", "ending", "expected", "expire", "expires", "expiring",
    "matures", "maturing", "payable", "planned", "redeemable", "scheduled", "set", "slated", "upcoming",
];

/// Verbs and nouns whose infinitive is still to come: "agreed to meet", "plans to leave".
#[rustfmt::skip]
const PLANS: &[&str] = &[
    "about", "agree", "agreed", "agreement", "agrees", "aim", "aims", "anticipated", "asked", "bid", "call", "called", "calling", "calls", "chance",
    "deal", "decided", "decision", "due", "effort", "efforts", "expect", "expected", "expects", "going", "hope", "hoped", "hopes", "hoping",
    "intend", "intended", "intends", "invited", "likely", "need", "needs", "offer", "offered", "order", "ordered", "plan", "planned",
    "planning", "plans", "pledged", "poised", "prepared", "preparing", "promised", "proposal", "proposed", "ready", "scheduled",
    "seek", "seeks", "set", "slated", "threatened", "told", "urged", "voted", "vowed", "want", "wanted", "wants", "willing",
];

/// Which way the time in the tokens `first..end` of the sentence lies.
pub fn outlook(text: &Text<'_>, sentence: &Sentence, first: usize, end: usize) -> Outlook {
    let before = |back: usize| {
        let at = first.checked_sub(back).filter(|at| *at >= sentence.first);
        at.map_or("", |at| text.lower(at))
    };
    match before(1) {
        "since" | "ended" => return Outlook::Behind,
        "of" if before(2) == "as" => return Outlook::Behind,
        _ => {}
    }
    if (1..=3).any(|back| DUE.binary_search(&before(back)).is_ok()) {
        return Outlook::Ahead;
    }
    let groups = text.groups_in(sentence.first..sentence.last);
    let split = groups.partition_point(|g| g.last <= first);
    let left = groups[..split]
        .last()
        .filter(|g| !broken(text, g.last, first))
        .map(|g| (of(text, groups, split - 1), first - g.last));
    let right = groups[split..]
        .iter()
        .position(|g| g.finite && g.first >= end)
        .map(|n| split + n)
        .filter(|n| !broken(text, end, groups[*n].first))
        .map(|n| (of(text, groups, n), groups[n].first - end));
    match (left, right) {
        (Some((outlook, _)), None) | (None, Some((outlook, _))) => outlook,
        (Some((behind, far)), Some((ahead, near))) => {
            let opens = opens(before(1), before(2), before(3));
            if (opens && near < 12) || (near <= 1 && far > 1) {
                ahead
            } else {
                behind
            }
        }
        (None, None) => Outlook::Open,
    }
}

/// Whether the time opens its clause: "..., and on Friday", "that Friday".
fn opens(one: &str, two: &str, three: &str) -> bool {
    let edge = |word: &str| {
        matches!(
            word,
            "" | "," | "and" | "but" | "that" | "“" | "\"" | "``" | "``," | "(" | "while" | "when"
        )
    };
    let preposition = matches!(
        one,
        "on" | "in" | "by" | "from" | "at" | "after" | "before" | "until" | "late" | "early"
    );
    edge(one) && one != "that"
        || (preposition && edge(two))
        || (preposition && two == "and" && edge(three))
}

/// Whether a stop that parts clauses stands between two tokens.
fn broken(text: &Text<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| matches!(text.lower(at), ";" | ":" | "_" | "--" | "—" | "–"))
}

/// What one verb group of the sentence says.
pub(super) fn of(text: &Text<'_>, groups: &[VerbGroup], at: usize) -> Outlook {
    let Some(group) = groups.get(at) else {
        return Outlook::Open;
    };
    let head = text.lower(group.head);
    match group.tense {
        Tense::Future => Outlook::Ahead,
        Tense::Past => Outlook::Behind,
        Tense::Modal | Tense::Present if group.perfect => Outlook::Behind,
        Tense::Modal => Outlook::Ahead,
        Tense::Present if matches!(head, "says" | "say" | "tells" | "writes" | "reports") => {
            Outlook::Behind
        }
        Tense::Present => Outlook::Ahead,
        Tense::None if group.passive => {
            if DUE.binary_search(&head).is_ok() {
                Outlook::Ahead
            } else {
                Outlook::Behind
            }
        }
        Tense::None if text.lower(group.first) == "to" => governed(text, groups, at),
        Tense::None if at > 0 => of(text, groups, at - 1),
        Tense::None => Outlook::Open,
    }
}

/// What governs the infinitive at `at`: a plan puts it ahead, a past verb behind.
fn governed(text: &Text<'_>, groups: &[VerbGroup], at: usize) -> Outlook {
    let to = groups[at].first;
    let Some(before) = at.checked_sub(1).map(|n| groups[n]) else {
        return Outlook::Ahead;
    };
    let plan = (before.head.max(to.saturating_sub(5))..to)
        .any(|token| PLANS.binary_search(&text.lower(token)).is_ok());
    if plan || PLANS.binary_search(&text.lower(before.head)).is_ok() {
        return Outlook::Ahead;
    }
    of(text, groups, at - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::{lines, read};

    #[test]
    fn lists_are_sorted() {
        assert!(DUE.is_sorted() && PLANS.is_sorted());
    }

    #[test]
    fn verbs_tell_which_way_a_day_lies() {
        for (sentence, outlook) in [
            ("The minister met them Friday.", Outlook::Behind),
            ("The minister will meet them on Friday.", Outlook::Ahead),
            ("He agreed to meet the envoy Friday.", Outlook::Ahead),
            (
                "The bid, due to expire Friday, was extended.",
                Outlook::Ahead,
            ),
            ("On Friday, the court will rule.", Outlook::Ahead),
            ("She said the talks would end Friday.", Outlook::Ahead),
            ("The council has met since Friday.", Outlook::Behind),
            ("The body found Friday was his.", Outlook::Behind),
            ("The plan takes effect Friday.", Outlook::Ahead),
        ] {
            let article = lines(sentence);
            let text = read(&article);
            let friday = (0..text.tokens.len())
                .find(|t| text.word(*t) == "Friday")
                .unwrap();
            let sentence_ = text.sentences[0];
            assert_eq!(
                super::outlook(&text, &sentence_, friday, friday + 1),
                outlook,
                "{sentence}"
            );
        }
    }
}
