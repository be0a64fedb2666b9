//! Which of a clause's times dates it.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::{Teller, Timed};
use crate::extract::Grain;
use crate::extract::text::VerbGroup;
use crate::extract::times::tense;

impl Teller<'_> {
    /// Which of a clause's times dates it, and the days: one that names days before a vague one, one of its own before
    /// one that only describes a noun, the finer before the coarser. "From" one "to" another is one stretch.
    pub(super) fn choose(
        &self,
        verb: Option<VerbGroup>,
        times: &[Timed],
    ) -> Option<(usize, Option<(Date, Date)>)> {
        let text = self.text;
        let first = |at: usize| text.token_at(self.times[at].span.start);
        let end = |at: usize| text.tokens_in(self.times[at].span).end;
        let before = |at: usize| first(at).checked_sub(1).map_or("", |b| text.lower(b));
        let indices = || times.iter().map(|timed| timed.time);
        for (one, two) in indices().zip(indices().skip(1)) {
            let joint = first(two).checked_sub(end(one)).filter(|gap| *gap == 1);
            let joins = joint.is_some()
                && ["to", "until", "till", "through", "and", "-", "–"].contains(&before(two));
            if joins
                && (before(two) != "and" || before(one) == "between")
                && let (Some((from, _)), Some((_, to))) =
                    (self.times[one].interval, self.times[two].interval)
                && from <= to
            {
                return Some((one, Some((from, to))));
            }
        }
        indices()
            // Of what a thing is compared with, nothing is told: "than in 2019", "from a year earlier", "the lowest since
            // May"; only "has been closed since May" tells of May.
            .filter(|at| {
                let coarse = self.times[*at]
                    .grain
                    .is_some_and(|grain| grain < Grain::Day);
                let compared = (first(*at).saturating_sub(5)..first(*at))
                    .rev()
                    .take_while(|word| text.lower(*word) != ",")
                    .any(|word| matches!(text.lower(word), "than" | "compared" | "versus"));
                let since = before(*at) == "since" && verb.is_some_and(|verb| !verb.perfect);
                !(compared || since || before(*at) == "from" && coarse)
            })
            .min_by_key(|at| {
                let time = &self.times[*at];
                let describes = tense::attributive(text, first(*at), end(*at));
                // "That day is 17 October."
                let points = text.lower(first(*at)) == "that";
                let grain = Reverse(time.grain);
                (time.interval.is_none(), describes, points, grain)
            })
            .map(|at| (at, self.times[at].interval))
    }
}
