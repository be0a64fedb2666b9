//! The grammar of what comes round: "this week", "last May", "the next few years", "these days", "the weekend".

use super::Grammar;
use super::phrase::{Name, Time, Within};
use crate::extract::lexicon::calendar::{Edge, Unit, Vague, Which, Word};
use crate::extract::times::measure::{Count, Length};

impl Grammar<'_> {
    /// Any of them, with or without its article.
    pub(super) fn round(&self, at: usize) -> Option<(Time, usize)> {
        match self.word(at) {
            // "the eight-year war", "a third-quarter loss": the article belongs to the noun behind.
            Word::The | Word::A => self
                .after_article(at)
                .filter(|(_, end)| !self.glued(end - 1) || *end == at + 2),
            Word::Which(_) => self.report(at, false).or_else(|| self.which(at)),
            _ => self
                .report(at, false)
                .or_else(|| self.firsts(at))
                .or_else(|| self.year_end(at)),
        }
    }

    fn after_article(&self, at: usize) -> Option<(Time, usize)> {
        if self.word(at) == Word::A {
            return self.report(at + 1, false);
        }
        self.report(at + 1, true)
            .or_else(|| self.which(at + 1))
            .or_else(|| self.firsts(at + 1))
            .or_else(|| self.bare(at))
    }

    /// "last Friday", "this past spring", "the next three years", "these days", "the past year".
    fn which(&self, at: usize) -> Option<(Time, usize)> {
        let Word::Which(mut which) = self.word(at) else {
            return None;
        };
        let mut next = at + 1;
        // "this past spring", "this coming Sunday", "that same day"
        if let Word::Which(second) = self.word(next)
            && (which == Which::This || (which == Which::That && second == Which::Same))
        {
            which = second;
            next += 1;
        }
        let within = Within::Which(which);
        match self.word(next) {
            Word::Unit(unit) => self.which_unit(at, which, unit, next + 1),
            Word::Units(unit) => self.which_units(at, which, unit, next + 1),
            Word::Fiscal if self.word(next + 1) == Word::Unit(Unit::Year) => {
                Some((Time::Unit(Unit::Year, which), next + 2))
            }
            Word::Weekday(..) => match self.weekday(next)? {
                (Time::Named(name, Within::Open), end) => Some((Time::Named(name, within), end)),
                found => Some(found),
            },
            Word::Month(month, _) if !self.is_name(next) => match self.month(next) {
                Some((Time::Named(name, Within::Open), end)) => {
                    Some((Time::Named(name, within), end))
                }
                Some(found) => Some(found),
                None => Some((Time::Named(Name::Month(month), within), next + 1)),
            },
            Word::Season(season) => {
                // "this fall in prices"
                let noun = self.lower(next) != "fall"
                    || which != Which::This
                    || self.word(next + 1) != Word::In;
                noun.then_some((Time::Named(Name::Season(season), within), next + 1))
            }
            Word::Period if matches!(which, Which::Latest | Which::Same | Which::Current) => {
                Some(self.counterpart(next + 1, within))
            }
            Word::Holiday(_) => match self.holiday(next)? {
                (Time::Named(name, _), end) => Some((Time::Named(name, within), end)),
                _ => None,
            },
            Word::Half if which == Which::Last && self.word(next + 1) == Word::Of => {
                self.half_of(next, 2)
            }
            _ => {
                let (length, end) = self.length(next, false)?;
                let spans = !matches!(
                    which,
                    Which::This | Which::Current | Which::Same | Which::That
                );
                (spans && !self.is_age(end)).then_some((Time::Length(length), self.or_so(end)))
            }
        }
    }

    /// "last year", "the past year", "this quarter", "the same day", "that week".
    fn which_unit(
        &self,
        at: usize,
        which: Which,
        unit: Unit,
        next: usize,
    ) -> Option<(Time, usize)> {
        let spans = matches!(
            which,
            Which::Last | Which::Past | Which::Next | Which::Coming
        );
        if matches!(
            unit,
            Unit::Hour | Unit::Minute | Unit::Second | Unit::Fortnight
        ) {
            return spans.then_some((Time::Length(Length::exact(1, unit)), next));
        }
        if let Some(found) = self.years_quarter(which, unit, next) {
            return Some(found);
        }
        let definite = self.before(at) == "the";
        let time = match (unit, which) {
            // "the past decade" is ten years, "the last decade" a decade, "the past year" the year before.
            (Unit::Year | Unit::Quarter, Which::Past) => Time::Unit(unit, which),
            (_, Which::Past) if definite || unit >= Unit::Decade => {
                Time::Length(Length::exact(1, unit))
            }
            (Unit::Day, Which::This | Which::Last) => return None,
            _ => Time::Unit(unit, which),
        };
        let soft = definite || which == Which::Next;
        Some((time, if soft { self.or_so(next) } else { next }))
    }

    /// "these days", "coming weeks", "the last days"; "recent years" is `loose`'s.
    fn which_units(
        &self,
        at: usize,
        which: Which,
        unit: Unit,
        next: usize,
    ) -> Option<(Time, usize)> {
        match which {
            Which::This if unit == Unit::Day && self.lower(at) == "these" => {
                Some((Time::Vague(Vague::Present), next))
            }
            Which::Past if unit == Unit::Year && self.before(at) != "the" => {
                Some((Time::Vague(Vague::Past), next))
            }
            Which::Coming
            | Which::Past
            | Which::Next
            | Which::Previous
            | Which::Following
            | Which::Last => Some((Time::Length(Length::open(unit)), next)),
            _ => None,
        }
    }

    /// "the first nine months", "the first hours", "the full year"; "the nine months".
    fn firsts(&self, at: usize) -> Option<(Time, usize)> {
        let article = self.before(at) == "the";
        match self.word(at) {
            Word::Full => (self.word(at + 1) == Word::Unit(Unit::Year) && article)
                .then_some((Time::Bare(Unit::Year), at + 2)),
            Word::Ordinal(1) => match self.word(at + 1) {
                Word::Units(unit) => article.then_some((Time::Length(Length::open(unit)), at + 2)),
                _ => {
                    let (length, end) = self.length(at + 1, false)?;
                    (length.unit != Unit::Quarter).then_some((Time::Length(length), end))
                }
            },
            _ => self.counted_period(at),
        }
    }

    /// "the nine months", "the year-earlier nine months".
    pub(super) fn counted_period(&self, at: usize) -> Option<(Time, usize)> {
        let from = if self.is_year_ago(at) { at + 2 } else { at };
        if self.before(at) != "the" && from == at {
            return None;
        }
        let (length, end) = self.length(from, false)?;
        let counted = matches!(length.count, Count::Exact(2.., 0) | Count::Open);
        (counted && !self.is_age(end)).then_some((Time::Length(length), end))
    }

    /// "the year", "the quarter", "the weekend"; "the year ended June 30" is a length; "the week before".
    fn bare(&self, the: usize) -> Option<(Time, usize)> {
        let next = the + 2;
        let unit = match self.word(the + 1) {
            Word::Unit(unit) => unit,
            // "over the years", "in the years that followed"
            Word::Units(unit @ (Unit::Year | Unit::Decade)) => {
                let passing =
                    self.led(the, &["over", "in", "through"]) && self.word(next) != Word::Of;
                return passing.then_some((Time::Length(Length::open(unit)), next));
            }
            _ => return None,
        };
        if self.glued(next) {
            return self.year_end(the + 1);
        }
        let of = self.word(next) == Word::Of;
        if matches!(self.word(next), Word::Before | Word::After) {
            let which = match self.word(next) {
                Word::Before => Which::Previous,
                _ => Which::Following,
            };
            let day_or_more = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year);
            if day_or_more && self.closes(next + 1) {
                return Some((Time::Unit(unit, which), next + 1));
            }
        }
        let ends = self.is(next, &["ended", "ending", "to", "through"]);
        match unit {
            // "the week to Oct. 2": that day's week.
            Unit::Week
                if ends
                    && let Some((Time::Named(name @ Name::Date(..), within), _)) =
                        self.date(next + 1) =>
            {
                Some((Time::Around(unit, name, within), next))
            }
            Unit::Week if of => match self.date(next + 1)? {
                (Time::Named(name @ Name::Date(..), within), end) => {
                    Some((Time::Around(unit, name, within), end))
                }
                _ => None,
            },
            Unit::Quarter => self.bare_quarter(next),
            Unit::Year if matches!(self.word(next), Word::Edge(Edge::End)) => {
                self.year_end(the + 1)
            }
            Unit::Year => {
                // "the year of the dragon"
                let name = of && !matches!(self.word(next + 1), Word::Other);
                (!name).then(|| self.year_ended(next))
            }
            Unit::Week | Unit::Weekend | Unit::Month if !of => Some((Time::Bare(unit), next)),
            Unit::Decade | Unit::Century if self.before(the) == "of" => {
                Some((Time::Bare(unit), next))
            }
            _ => None,
        }
    }

    /// Whether a clause ends here.
    pub(super) fn closes(&self, at: usize) -> bool {
        at >= self.lexemes.len()
            || self.is(
                at,
                &[".", ",", ";", ")", "”", "\"", ":", "''", "and", "but", "to"],
            )
    }

    /// "the year ended Sept. 30" is twelve months, "the year" this one.
    pub(super) fn year_ended(&self, at: usize) -> (Time, usize) {
        if self.is(at, &["ended", "ending", "to", "through"]) {
            (Time::Length(Length::exact(1, Unit::Year)), at)
        } else {
            (Time::Bare(Unit::Year), at)
        }
    }

    /// "year-end" is a day, "year end" and "year's end" the end of a year; "month-end" alike.
    fn year_end(&self, at: usize) -> Option<(Time, usize)> {
        let Word::Unit(unit @ (Unit::Year | Unit::Month | Unit::Quarter)) = self.word(at) else {
            return None;
        };
        let end = at + 1 + usize::from(self.word(at + 1) == Word::Possessive);
        let ends = self.lower(end) == "end" && !self.led(at, &["a", "each", "every"]);
        let time = if self.glued(end) {
            Time::End(unit)
        } else {
            Time::Bare(unit)
        };
        ends.then_some((time, end + 1))
    }
}
