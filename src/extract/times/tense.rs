//! Which way a time lies that does not say so itself: the tense and the modals of the verb it belongs to.
//!
//! "will meet Friday" lies ahead, "met Friday" behind. The verb is the nearest to the left in the clause, else the first
//! to the right; small words close by ("since", "due", "scheduled for") speak before it.

use crate::extract::lexicon::plans::{COMING, DUE, PAST, PLANNING, PLANS, SAYING};
use crate::extract::text::{Sentence, Tag, Tense, Text, VerbGroup};

/// Which way a time lies from the day of writing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outlook {
    /// In the past.
    Behind,
    /// In the past, and the words say so: "since Friday", "the quarter ended Oct. 31".
    Over,
    /// In the future.
    Ahead,
    /// Nothing tells.
    #[default]
    Open,
}

/// Which way the time in the tokens `first..end` of the sentence lies.
pub fn outlook(text: &Text<'_>, sentence: &Sentence, first: usize, end: usize) -> Outlook {
    let groups = text.groups_in(sentence.first..sentence.last);
    let place = Place {
        text,
        start: sentence.first,
        groups,
        split: groups.partition_point(|g| g.last <= first),
        first,
        end,
    };
    place
        .close_by()
        .or_else(|| place.until())
        .unwrap_or_else(|| place.by_verb())
}

/// Where a time stands in its sentence.
struct Place<'a> {
    text: &'a Text<'a>,
    /// The sentence's first token.
    start: usize,
    /// The sentence's verb groups, and the first of them behind the time.
    groups: &'a [VerbGroup],
    split: usize,
    /// The time's first token, and the one behind its last.
    first: usize,
    end: usize,
}

impl Place<'_> {
    /// The word so many tokens before the time; empty before the sentence.
    fn before(&self, back: usize) -> &str {
        let at = self.first.checked_sub(back).filter(|at| *at >= self.start);
        at.map_or("", |at| self.text.lower(at))
    }

    /// The verb group to the left in the clause.
    fn left(&self) -> Option<&VerbGroup> {
        self.groups[..self.split]
            .last()
            .filter(|g| !broken(self.text, g.last, self.first))
    }

    /// A past form nearer than the left verb group, which the tagger took for something else.
    fn past(&self) -> Option<usize> {
        let from = self.left().map_or(self.start, |g| g.last);
        (from..self.first)
            .rev()
            .find(|at| is_past(self.text, *at))
            .filter(|at| !broken(self.text, *at, self.first))
    }

    /// What the words close before the time say.
    fn close_by(&self) -> Option<Outlook> {
        match (self.before(2), self.before(1)) {
            (_, "since" | "ended") | ("as", "of") => return Some(Outlook::Over),
            ("ahead", "of") => return Some(Outlook::Ahead),
            _ => {}
        }
        let due = |at: &usize| DUE.binary_search(&self.text.lower(*at)).is_ok();
        let near = self.first.saturating_sub(3).max(self.start);
        let at = (near..self.first).rev().find(due)?;
        // "had been due to expire Friday" is told of what is over.
        let over = self.groups[self.split.saturating_sub(2)..self.split]
            .iter()
            .any(|g| g.tense == Tense::Past && g.perfect && g.first.abs_diff(at) < 6);
        Some(if over {
            Outlook::Behind
        } else {
            Outlook::Ahead
        })
    }

    /// "until Friday": ahead, unless it was something that lasted till then.
    fn until(&self) -> Option<Outlook> {
        if !matches!(self.before(1), "until" | "till") {
            return None;
        }
        let lasted = match self.left() {
            _ if self.past().is_some() => true,
            Some(left) => {
                left.tense == Tense::Past && !PLANNING.contains(&self.text.lower(left.head))
            }
            None => return None,
        };
        // What lasted until spring may last still.
        Some(if lasted {
            Outlook::Open
        } else {
            Outlook::Ahead
        })
    }

    /// What the verb says that the time belongs to.
    fn by_verb(&self) -> Outlook {
        let future = self
            .left()
            .is_some_and(|g| g.tense == Tense::Future && g.last == self.first);
        let left = match self.past() {
            Some(at) => Some((Outlook::Behind, self.first - at - 1)),
            None => self.left().map(|g| {
                (
                    of(self.text, self.groups, self.split - 1),
                    self.first - g.last,
                )
            }),
        };
        let right = self.right();
        if self.text.lower(self.end) == "'s" {
            // "Friday's vote" has been, unless a verb says that it will be: what has happened is told in any tense.
            let after = right.filter(|(_, near)| *near <= 4);
            let ahead = if future {
                Outlook::Ahead
            } else {
                Outlook::Open
            };
            return after.map_or(ahead, |(outlook, _)| outlook);
        }
        if attributive(self.text, self.first, self.end) {
            return Outlook::Open;
        }
        match (left, right) {
            (Some((outlook, _)), None) | (None, Some((outlook, _))) => outlook,
            (None, None) => Outlook::Open,
            (Some((behind, far)), Some((ahead, near))) => {
                let opens = near < 12 && opens(self.before(1), self.before(2), self.before(3));
                let adverb = near == 1 && self.text.tag(self.end) == Tag::RB;
                let subject = far > 1 && (near == 0 || adverb);
                if opens || subject { ahead } else { behind }
            }
        }
    }

    /// What the first finite verb to the right says, and how many tokens away it is.
    fn right(&self) -> Option<(Outlook, usize)> {
        let later = self.groups[self.split..].iter();
        let at = later
            .enumerate()
            .find(|(_, g)| g.finite && g.first >= self.end)?
            .0
            + self.split;
        let first = self.groups[at].first;
        (!broken(self.text, self.end, first))
            .then(|| (of(self.text, self.groups, at), first - self.end))
    }
}

/// Whether the time opens its clause: "..., and on Friday", "that Friday".
fn opens(one: &str, two: &str, three: &str) -> bool {
    const EDGES: &[&str] = &[
        "", ",", "and", "but", "that", "“", "\"", "``", "while", "when",
    ];
    const LEADS: &[&str] = &[
        "on", "in", "by", "from", "at", "after", "before", "until", "late", "early",
    ];
    if LEADS.contains(&one) {
        return EDGES.contains(&two) || (two == "also" && EDGES.contains(&three));
    }
    EDGES.contains(&one) && one != "that"
}

/// Whether the time only describes a noun: "a June agreement", "the Nov. 1 deadline".
pub(super) fn attributive(text: &Text<'_>, first: usize, end: usize) -> bool {
    let article = first
        .checked_sub(1)
        .is_some_and(|at| matches!(text.tag(at), Tag::DT | Tag::PRPS | Tag::POS));
    article && text.tag(end).is_noun() && !text.tag(end).is_proper()
}

/// Whether "has" stands right before the group, which then is a participle whatever its tag: "have come".
fn has(text: &Text<'_>, groups: &[VerbGroup], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|n| {
        groups[n].last == groups[at].first && matches!(text.lower(groups[n].head), "has" | "have")
    })
}

/// Whether the token is a past form whatever its tag: "fell", "broke".
pub(super) fn is_past(text: &Text<'_>, at: usize) -> bool {
    !text.tag(at).is_noun() && PAST.binary_search(&text.lower(at)).is_ok()
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
    let plans = PLANNING.contains(&head) && text.lower(group.last) != "to";
    match group.tense {
        Tense::Future => Outlook::Ahead,
        Tense::Past | Tense::Present if plans && !(group.tense == Tense::Past && group.perfect) => {
            Outlook::Ahead
        }
        Tense::Past => Outlook::Behind,
        Tense::Modal | Tense::Present if group.perfect => Outlook::Behind,
        // "could not be reached Friday"
        Tense::Modal if group.negated && text.lower(group.first) == "could" => Outlook::Behind,
        Tense::Modal => Outlook::Ahead,
        Tense::Present if is_past(text, group.head) || has(text, groups, at) => Outlook::Behind,
        Tense::Present if SAYING.contains(&head) => Outlook::Behind,
        Tense::Present if group.first < group.head && text.tag(group.head) == Tag::VBG => {
            Outlook::Ahead
        }
        Tense::Present if PLANS.binary_search(&head).is_ok() => Outlook::Ahead,
        Tense::Present if COMING.binary_search(&head).is_ok() => Outlook::Ahead,
        Tense::Present if group.passive && DUE.binary_search(&head).is_ok() => Outlook::Ahead,
        Tense::Present => Outlook::Open,
        Tense::None if text.lower(group.first) == "to" => governed(text, groups, at),
        Tense::None if group.passive && DUE.binary_search(&head).is_ok() => Outlook::Ahead,
        Tense::None if group.passive => Outlook::Behind,
        Tense::None if at > 0 => of(text, groups, at - 1),
        // "Ask me on Thursday."
        Tense::None if text.tag(group.head) == Tag::VB => Outlook::Ahead,
        Tense::None => Outlook::Open,
    }
}

/// What governs the infinitive at `at`: a plan puts it ahead, else it lies where the verb before it lies. "Raised its
/// offer to buy the firm Friday" speaks of the raising.
fn governed(text: &Text<'_>, groups: &[VerbGroup], at: usize) -> Outlook {
    let to = groups[at].first;
    let Some(before) = at.checked_sub(1).map(|n| groups[n]) else {
        return Outlook::Ahead;
    };
    let plans = |token: usize| PLANS.binary_search(&text.lower(token)).is_ok();
    let plan = (before.head.max(to.saturating_sub(5))..to)
        .any(|token| !text.tag(token).is_noun() && plans(token));
    // "ordered the ships waiting outside to leave": what governs stands before the participle.
    let governor = groups[..at].iter().rev().find(|g| g.tense != Tense::None);
    let passed_over = before.tense == Tense::None && governor.is_some_and(|g| plans(g.head));
    let is_to =
        before.last == to && matches!(text.lower(before.head), "is" | "are" | "was" | "were");
    // In headlines: "Mayor says members to vote Sunday".
    let announced = before.tense == Tense::Present && SAYING.contains(&text.lower(before.head));
    if plan || passed_over || is_to || announced {
        return Outlook::Ahead;
    }
    of(text, groups, at - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::{lines, read};

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
            ("The council has met since Friday.", Outlook::Over),
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
