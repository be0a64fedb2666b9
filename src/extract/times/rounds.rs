//! The grammar of what comes round: "this week", "last May", "the next few years", "the year-ago quarter".

use super::grammar::Grammar;
use super::phrase::{Name, Shift, Time, Within};
use super::value::{Count, Length};
use crate::extract::lexicon::calendar::{Unit, Vague, Which, Word};

impl Grammar<'_> {
    /// Any of them, with or without its article.
    pub(super) fn round(&self, at: usize) -> Option<(Time, usize)> {
        match self.word(at) {
            Word::The => self
                .period(at + 1, true)
                .or_else(|| self.which(at + 1))
                .or_else(|| self.firsts(at + 1))
                .or_else(|| self.bare(at)),
            Word::A => self.period(at + 1, false),
            Word::Which(_) => self.period(at, false).or_else(|| self.which(at)),
            _ => self
                .period(at, false)
                .or_else(|| self.firsts(at))
                .or_else(|| self.year_end(at)),
        }
    }

    /// "last Friday", "this past spring", "the next three years", "these days", "the past year".
    fn which(&self, at: usize) -> Option<(Time, usize)> {
        let Word::Which(mut which) = self.word(at) else {
            return None;
        };
        let mut next = at + 1;
        // "this past spring", "this coming Sunday", "that same day", "the very next day".
        if let Word::Which(second) = self.word(next)
            && matches!(which, Which::This | Which::That)
        {
            which = second;
            next += 1;
        }
        match self.word(next) {
            Word::Unit(unit) => self.which_unit(at, which, unit, next + 1),
            Word::Units(unit) => self.which_units(at, which, unit, next + 1),
            Word::Fiscal if self.word(next + 1) == Word::Unit(Unit::Year) => {
                Some((Time::Unit(Unit::Year, which), next + 2))
            }
            Word::Weekday(..) => match self.weekday(next)? {
                (Time::Named(name, Within::Open), end) => {
                    Some((Time::Named(name, Within::Which(which)), end))
                }
                found => Some(found),
            },
            Word::Month(month, _) if !self.is_name(next) => match self.month(next) {
                Some((Time::Named(name, Within::Open), end)) => {
                    Some((Time::Named(name, Within::Which(which)), end))
                }
                Some(found) => Some(found),
                None => Some((
                    Time::Named(Name::Month(month), Within::Which(which)),
                    next + 1,
                )),
            },
            Word::Season(season) => {
                // "this fall in prices"
                let noun = which != Which::This
                    || self.word(next + 1) != Word::In
                    || self.lower(next) != "fall";
                noun.then_some((
                    Time::Named(Name::Season(season), Within::Which(which)),
                    next + 1,
                ))
            }
            Word::Period if matches!(which, Which::Latest | Which::Same | Which::Current) => {
                Some(self.counterpart_behind(next + 1, Within::Which(which)))
            }
            Word::Holiday(_) => match self.holiday(next)? {
                (Time::Named(name, _), end) => Some((Time::Named(name, Within::Which(which)), end)),
                _ => None,
            },
            Word::Half => self.half_of(next, 2).filter(|_| which == Which::Last),
            _ => {
                let spans = matches!(
                    which,
                    Which::Last
                        | Which::Past
                        | Which::Next
                        | Which::Coming
                        | Which::Previous
                        | Which::Following
                        | Which::Latest
                );
                let (length, end) = self.length(next, false)?;
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
        if matches!(
            unit,
            Unit::Hour | Unit::Minute | Unit::Second | Unit::Fortnight
        ) {
            let spans = matches!(
                which,
                Which::Last | Which::Past | Which::Next | Which::Coming
            );
            return spans.then_some((Time::Length(Length::exact(1, unit)), next));
        }
        let definite = at > 0 && self.word(at - 1) == Word::The;
        let time = match (unit, which) {
            // "the past decade" is ten years, "the last decade" a decade, "the past year" the year before.
            (Unit::Decade | Unit::Century | Unit::Month | Unit::Week | Unit::Day, Which::Past)
                if definite || unit >= Unit::Decade =>
            {
                Time::Length(Length::exact(1, unit))
            }
            // "the same day" says which day only if another has been named.
            (Unit::Day, Which::This) if self.capital(next) => return None,
            _ => Time::Unit(unit, which),
        };
        if let Some(found) = self.year_of_quarter(which, unit, next) {
            return Some(found);
        }
        Some((
            time,
            if definite || which == Which::Next {
                self.or_so(next)
            } else {
                next
            },
        ))
    }

    /// "this year's third quarter", "last year's quarter".
    fn year_of_quarter(&self, which: Which, unit: Unit, at: usize) -> Option<(Time, usize)> {
        if unit != Unit::Year || self.word(at) != Word::Possessive {
            return None;
        }
        let years = match which {
            Which::This | Which::Current => 0,
            Which::Last | Which::Previous => -1,
            Which::Next | Which::Coming => 1,
            _ => return None,
        };
        let (time, end) = self.period(at + 1, false)?;
        match time {
            Time::Named(name, Within::Open) => {
                Some((Time::Named(name, Within::YearShift(years)), end))
            }
            Time::Unit(Unit::Quarter, _) => {
                Some((Time::Counterpart(Within::YearShift(years)), end))
            }
            _ => None,
        }
    }

    /// "these days", "the last days of", "coming weeks", "recent years" is `loose`'s.
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
            Which::Coming
            | Which::Past
            | Which::Next
            | Which::Previous
            | Which::Following
            | Which::Last => Some((Time::Length(Length::open(unit)), next)),
            _ => None,
        }
    }

    /// "the first nine months", "the first two years": lengths counted from a start.
    fn firsts(&self, at: usize) -> Option<(Time, usize)> {
        let (Word::Ordinal(1) | Word::Edge(_) | Word::Early | Word::Full) = self.word(at) else {
            return self.counted_period(at);
        };
        if self.word(at) == Word::Full {
            return (self.word(at + 1) == Word::Unit(Unit::Year) && self.before(at) == "the")
                .then_some((Time::Bare(Unit::Year), at + 2));
        }
        if let Word::Units(unit) = self.word(at + 1) {
            let article = self.before(at) == "the";
            return article.then_some((Time::Length(Length::open(unit)), at + 2));
        }
        let (length, end) = self.length(at + 1, false)?;
        Some((Time::Length(length), end))
    }

    /// "the nine months", "the year-earlier nine months".
    fn counted_period(&self, at: usize) -> Option<(Time, usize)> {
        let at = if self.year_ago(at) { at + 2 } else { at };
        if self.before(at) != "the" && !(at > 0 && self.glued(at - 1)) {
            return None;
        }
        let (length, end) = self.length(at, false)?;
        let counted = matches!(length.count, Count::Exact(2.., 0) | Count::Open);
        (counted && !self.is_age(end)).then_some((Time::Length(length), end))
    }

    /// Whether "year-ago" or "year-earlier" stands here.
    fn year_ago(&self, at: usize) -> bool {
        self.word(at) == Word::Unit(Unit::Year)
            && matches!(self.word(at + 1), Word::Ago | Word::Earlier)
            && self.glued(at + 1)
    }

    /// Reporting periods: "the third quarter of 1990", "the year-ago period", "the 1988 quarter", "third-quarter".
    fn period(&self, at: usize, definite: bool) -> Option<(Time, usize)> {
        if matches!(
            self.lower(at),
            "comparable" | "corresponding" | "same" | "latest" | "like"
        ) && let Some(found) = self.period(at + 1, true)
        {
            return Some(found);
        }
        if self.year_ago(at) {
            return Some(match self.word(at + 2) {
                Word::Ordinal(_) => match self.quarter(at + 2)? {
                    (Time::Named(name, _), end) => (Time::Named(name, Within::YearAgo), end),
                    _ => return None,
                },
                Word::Unit(Unit::Quarter) | Word::Period => {
                    (Time::Counterpart(Within::YearAgo), at + 3)
                }
                Word::Number(_) | Word::Figure(..) => return self.counted_period(at),
                _ => (Time::Counterpart(Within::YearAgo), at + 2),
            });
        }
        match self.word(at) {
            Word::Ordinal(_) | Word::QuarterName(_) => self.quarter(at).or_else(|| self.half(at)),
            Word::Half => None,
            Word::Fiscal if matches!(self.word(at + 1), Word::Ordinal(_)) => self.quarter(at + 1),
            Word::Fiscal if definite && self.word(at + 1) == Word::Unit(Unit::Year) => {
                Some(self.year_ended(at + 2))
            }
            Word::Figure(year @ 1900..=2099, 4) if definite => {
                let within = Within::Year(year as i16);
                match self.word(at + 1) {
                    Word::Ordinal(_) => match self.quarter(at + 1)? {
                        (Time::Named(name, Within::Open), end) => {
                            Some((Time::Named(name, within), end))
                        }
                        _ => None,
                    },
                    Word::Unit(Unit::Quarter) | Word::Period => {
                        Some((Time::Counterpart(within), at + 2))
                    }
                    _ => None,
                }
            }
            Word::Period if definite && self.before(at) != "the" => {
                Some(self.counterpart_behind(at + 1, Within::Which(Which::Same)))
            }
            Word::Unit(Unit::Quarter) if definite || at > 0 => {
                let (time, end) = self.counterpart_behind(at + 1, Within::Open);
                (time != Time::Counterpart(Within::Open))
                    .then_some((time, end))
                    .or_else(|| {
                        let which = matches!(
                            self.before(at),
                            "'s" | "same" | "comparable" | "corresponding" | "latest"
                        );
                        which.then_some((Time::Unit(Unit::Quarter, Which::Same), at + 1))
                    })
            }
            _ => None,
        }
    }

    /// "period last year", "quarter a year ago": the year behind a reporting period.
    fn counterpart_behind(&self, at: usize, otherwise: Within) -> (Time, usize) {
        if self.word(at) == Word::Which(Which::Last) && self.word(at + 1) == Word::Unit(Unit::Year)
        {
            return (Time::Counterpart(Within::YearShift(-1)), at + 2);
        }
        match self.measured(at) {
            Some((Time::Shift(length, Shift::Ago | Shift::Earlier), end))
                if length == Length::exact(1, Unit::Year) =>
            {
                (Time::Counterpart(Within::YearAgo), end)
            }
            _ => (Time::Counterpart(otherwise), at),
        }
    }

    /// "third quarter", "third fiscal quarter", "Q3", with the year behind it.
    pub(super) fn quarter(&self, at: usize) -> Option<(Time, usize)> {
        let (quarter, mut next) = match self.word(at) {
            Word::QuarterName(quarter) => (quarter, at + 1),
            Word::Ordinal(number @ 1..=4) => {
                let fiscal = usize::from(self.word(at + 1) == Word::Fiscal);
                if self.word(at + 1 + fiscal) != Word::Unit(Unit::Quarter) {
                    return None;
                }
                (number as i8, at + 2 + fiscal)
            }
            _ => return None,
        };
        let mut within = Within::Open;
        let of = usize::from(matches!(self.word(next), Word::Of | Word::Comma));
        let fiscal = usize::from(self.word(next + of) == Word::Fiscal);
        if let Some((year, end)) = self.year(next + of + fiscal) {
            (within, next) = (Within::Year(year), end);
        } else if let (Word::Which(which), Word::Unit(Unit::Year)) =
            (self.word(next + of), self.word(next + of + 1))
        {
            let years = match which {
                Which::This | Which::Current => Some(0),
                Which::Last | Which::Previous => Some(-1),
                Which::Next | Which::Coming => Some(1),
                _ => None,
            };
            if let Some(years) = years {
                (within, next) = (Within::YearShift(years), next + of + 2);
            }
        } else if let Some((Time::Shift(length, Shift::Ago), end)) = self.measured(next)
            && length == Length::exact(1, Unit::Year)
            && of == 0
        {
            (within, next) = (Within::YearAgo, end);
        }
        Some((Time::Named(Name::Quarter(quarter), within), next))
    }

    /// "the first half of 1990", "the second half of this year".
    fn half(&self, at: usize) -> Option<(Time, usize)> {
        let Word::Ordinal(half @ 1..=2) = self.word(at) else {
            return None;
        };
        (self.word(at + 1) == Word::Half)
            .then(|| self.half_of(at + 1, half as i8))
            .flatten()
    }

    fn half_of(&self, at: usize, half: i8) -> Option<(Time, usize)> {
        if self.word(at + 1) != Word::Of {
            return None;
        }
        let name = Name::Half(half);
        match self.date(at + 2).or_else(|| self.round(at + 2))? {
            (Time::Fixed(period), end) if period.grain == crate::extract::Grain::Year => {
                Some((Time::Named(name, Within::Year(period.start.year())), end))
            }
            (Time::Unit(Unit::Year, which), end) => {
                let years = match which {
                    Which::Last => -1,
                    Which::Next => 1,
                    _ => 0,
                };
                Some((Time::Named(name, Within::YearShift(years)), end))
            }
            (Time::Bare(Unit::Year), end) => Some((Time::Named(name, Within::Open), end)),
            found => Some(found),
        }
    }

    /// "the year", "the quarter", "the weekend"; "the year ended June 30" is a length.
    fn bare(&self, the: usize) -> Option<(Time, usize)> {
        let Word::Unit(unit) = self.word(the + 1) else {
            return None;
        };
        let next = the + 2;
        if self.glued(next) || (self.glued(the + 2)) {
            return self.year_end(the + 1);
        }
        if unit == Unit::Week && self.word(next) == Word::Of {
            return match self.date(next + 1)? {
                (Time::Named(name @ Name::Date(..), within), end) => {
                    Some((Time::WeekOf(name, within), end))
                }
                _ => None,
            };
        }
        match unit {
            Unit::Quarter => match self.counterpart_behind(next, Within::Open) {
                (Time::Counterpart(Within::Open), _) => Some((Time::Bare(unit), next)),
                found => Some(found),
            },
            Unit::Year
                if self.word(next) == Word::Edge(crate::extract::lexicon::calendar::Edge::End) =>
            {
                self.year_end(the + 1)
            }
            Unit::Year => Some(self.year_ended(next)).filter(|_| self.word(next) != Word::Of),
            Unit::Day => {
                let within = matches!(self.before(the), "in")
                    || matches!(self.word(next), Word::Before | Word::After);
                let ends =
                    matches!(self.word(next), Word::Before | Word::After) && self.closes(next + 1);
                match (within, ends) {
                    (_, true) if self.word(next) == Word::Before => {
                        Some((Time::Unit(unit, Which::Previous), next + 1))
                    }
                    (_, true) => Some((Time::Unit(unit, Which::Following), next + 1)),
                    (true, _) if self.before(the) == "in" => Some((Time::Bare(unit), next)),
                    _ => None,
                }
            }
            Unit::Week | Unit::Weekend | Unit::Month if self.word(next) != Word::Of => {
                Some((Time::Bare(unit), next))
            }
            Unit::Decade | Unit::Century if self.before(the) == "of" => {
                Some((Time::Bare(unit), next))
            }
            _ => None,
        }
    }

    /// Whether a clause ends here.
    fn closes(&self, at: usize) -> bool {
        at >= self.lexemes.len()
            || matches!(self.lower(at), "." | "," | ";" | ")" | "”" | "\"" | ":")
    }

    /// "the year ended Sept. 30" is twelve months, "the year" this one.
    fn year_ended(&self, at: usize) -> (Time, usize) {
        if matches!(self.lower(at), "ended" | "ending" | "to" | "through") {
            (Time::Length(Length::exact(1, Unit::Year)), at)
        } else {
            (Time::Bare(Unit::Year), at)
        }
    }
}
