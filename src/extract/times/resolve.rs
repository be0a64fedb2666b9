//! From what a phrase says to what it means: the day of writing, the way the verbs point, and the times named before.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::grammar::phrase::{Name, Phrase, Time, Within};
use super::measure::{Count, Length};
use super::named::{in_year, last, nearest, next, this};
use super::period::{Period, grain};
use super::tense::Outlook;
use super::value::{Hour, Value};
use crate::extract::Grain;
use crate::extract::lexicon::calendar::{Unit, Vague, Which};

/// What has been read so far, as far as later times count from it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// The day of writing.
    pub today: Option<Date>,
    /// The time last named: what "the next day" and "two weeks earlier" count from.
    pub(super) reference: Option<Period>,
    /// The quarter last reported on.
    quarter: Option<Period>,
    /// What "a year earlier" compares with: that quarter, or the year of "the nine months".
    pub(super) compared: Option<Period>,
    /// The day last named.
    day: Option<Date>,
    /// The day last named in this paragraph, for an hour that names none.
    here: Option<Date>,
    /// The hour of writing, where it is known.
    now: Option<jiff::civil::Time>,
}

impl Memory {
    /// Nothing read yet, on that day, at that hour.
    pub fn new(today: Option<Date>, now: Option<jiff::civil::Time>) -> Self {
        Self {
            today,
            now,
            ..Self::default()
        }
    }

    /// Opens a paragraph.
    pub fn open_paragraph(&mut self) {
        self.here = None;
    }

    /// Keeps what later phrases may count from.
    pub fn keep(&mut self, phrase: &Phrase, value: &Value) {
        let period = match *value {
            Value::Calendar(period) => period,
            Value::Time(start, _) => Period {
                start,
                grain: Grain::Day,
            },
            Value::Length(length) => return self.compare(length),
            _ => return,
        };
        match phrase.time {
            Time::Named(Name::Quarter(_), Within::Open | Within::YearShift(0))
            | Time::Bare(Unit::Quarter)
            | Time::QuarterEnding(..)
            | Time::Unit(Unit::Quarter, _) => {
                // What is still to come is no report.
                let over = self.today.is_none_or(|today| period.start <= today);
                if over && (self.quarter.is_none() || period.last() < self.today) {
                    self.quarter = Some(period);
                    self.compared = Some(period);
                }
            }
            Time::Counterpart(_) | Time::Shift(..) | Time::Named(Name::Quarter(_), _) => return,
            Time::Overnight => return,
            _ => {}
        }
        if period.grain == Grain::Day {
            self.day = Some(period.start);
            self.here = self.day;
        }
        self.reference = Some(period);
    }

    /// "the nine months", "the year ended June 30": from here on a year is compared.
    fn compare(&mut self, length: Length) {
        let part = matches!(
            (length.unit, length.count),
            (Unit::Month, Count::Exact(6 | 9, 0)) | (Unit::Year, Count::Exact(1, 0))
        );
        if part && self.quarter.is_some() {
            self.compared = self.today.and_then(|today| Period::of(today, Grain::Year));
        }
    }

    /// What the phrase means; `None` if it means no time after all.
    pub fn resolve(&self, phrase: &Phrase, outlook: Outlook) -> Option<Value> {
        if let Some(hour) = phrase.hour {
            return self.timed(phrase.time, hour, outlook);
        }
        Some(match phrase.time {
            Time::Length(length) => Value::Length(length),
            Time::Long => Value::LongTime,
            Time::Cycle(cycle) => Value::Cycle(cycle),
            Time::Vague(vague) => Value::Vague(vague),
            Time::Through(first, second) => Value::Through(first, second),
            Time::Shift(length, shift) => self.shift(length, shift)?,
            time => match self.period(time, outlook) {
                Some(period) => Value::Calendar(period),
                None if self.today.is_none() => undated(time)?,
                // "the next day", and no day named before it
                None => match time {
                    Time::Unit(
                        unit,
                        Which::That
                        | Which::Same
                        | Which::Next
                        | Which::Previous
                        | Which::Following,
                    ) => Value::Unknown(grain(unit)?),
                    _ => return None,
                },
            },
        })
    }

    fn timed(&self, time: Time, hour: Hour, outlook: Outlook) -> Option<Value> {
        let day = match time {
            Time::Hour => self.day_of(hour, outlook),
            Time::Unit(Unit::Day, Which::Same) => self.day.or(self.today),
            Time::Overnight if outlook == Outlook::Ahead => self.today,
            Time::Overnight => self
                .here
                .or(self.today)
                .and_then(|day| day.yesterday().ok()),
            time => self.period(time, outlook).map(|p| p.start),
        };
        Some(day.map_or(Value::Unplaced(hour), |day| Value::Time(day, hour)))
    }

    /// The day of an hour that names none: the one last named in the paragraph if the tense fits it, else today; but
    /// what has happened at an hour that is still to come happened yesterday.
    fn day_of(&self, hour: Hour, outlook: Outlook) -> Option<Date> {
        let today = self.today?;
        let fits = |day: &Date| match outlook {
            Outlook::Ahead => *day >= today,
            Outlook::Behind | Outlook::Over => *day <= today,
            Outlook::Open => true,
        };
        if let Some(day) = self.here.filter(fits) {
            return Some(day);
        }
        // Some hours' grace, for the zone that is not told.
        let later = match (hour, self.now) {
            (Hour::Clock(hour, _), Some(now)) => i16::from(hour) > i16::from(now.hour()) + 4,
            _ => false,
        };
        if later && outlook != Outlook::Ahead {
            return today.yesterday().ok();
        }
        Some(today)
    }

    /// The stretch of the calendar a phrase names.
    fn period(&self, time: Time, outlook: Outlook) -> Option<Period> {
        if let Time::Fixed(period) = time {
            return Some(period);
        }
        let today = self.today?;
        match time {
            Time::Deictic(days) => Period::of(today, Grain::Day)?.shift(days.into()),
            Time::Named(name, within) => self.named(name, within, outlook, today),
            Time::Around(unit, name, within) => {
                let day = self.named(name, within, outlook, today)?.start;
                // A Monday's weekend is the one before it.
                let monday = unit == Unit::Weekend && day.weekday() == Weekday::Monday;
                Period::of(
                    if monday { day.yesterday().ok()? } else { day },
                    grain(unit)?,
                )
            }
            // The calendar's quarter that holds the middle of the reported one.
            Time::QuarterEnding(..) if self.quarter.is_some() => self.quarter,
            Time::QuarterEnding(month, day, within) => {
                let end = self.named(Name::Date(month, day), within, Outlook::Over, today)?;
                Period::of(end.start.checked_sub(45.days()).ok()?, Grain::Quarter)
            }
            Time::Unit(unit, which) => self.unit(unit, which, outlook, today),
            Time::Bare(unit) => self.bare(unit, outlook, today),
            Time::End(unit) => {
                let whole = Period::of(today, grain(unit)?)?;
                let behind = matches!(outlook, Outlook::Behind | Outlook::Over);
                let whole = if behind && whole.last()? > today {
                    whole.shift(-1)?
                } else {
                    whole
                };
                Period::of(whole.last()?, Grain::Day)
            }
            Time::Counterpart(within) => self.counterpart(within, today),
            _ => None,
        }
    }

    fn named(&self, name: Name, within: Within, outlook: Outlook, today: Date) -> Option<Period> {
        let reference = || self.reference.and_then(|r| Some((r.start, r.last()?)));
        match within {
            Within::Open => nearest(name, outlook, today),
            Within::Year(year) => in_year(name, year),
            Within::YearShift(years) => in_year(name, today.year().checked_add(years.into())?),
            Within::YearFrom(years) => {
                let year = reference().map_or(today, |r| r.0).year();
                in_year(name, year.checked_add(years.into())?)
            }
            Within::YearAgo => match self.quarter {
                Some(quarter) => in_year(name, quarter.start.year() - 1),
                None => nearest(name, Outlook::Behind, today)?.years_on(-1),
            },
            Within::Which(which) => match which {
                Which::This | Which::Current => this(name, outlook, today),
                Which::Last | Which::Past | Which::Latest => last(name, today),
                Which::Next | Which::Coming => next(name, today),
                Which::Previous => last(name, reference().map_or(today, |r| r.0)),
                Which::Following => next(name, reference().map_or(today, |r| r.1)),
                Which::That | Which::Same => nearest(name, Outlook::Behind, today),
            },
        }
    }

    fn unit(&self, unit: Unit, which: Which, outlook: Outlook, today: Date) -> Option<Period> {
        let grain = grain(unit)?;
        let now = Period::of(today, grain)?;
        // "that day" counts from a day, not from a year.
        let reference = match self.reference {
            Some(r) if r.grain >= grain => Period::of(r.start, grain),
            _ if unit == Unit::Day => self.day.and_then(|day| Period::of(day, grain)),
            _ => None,
        };
        let reported = || self.quarter.or_else(|| now.shift(-1));
        match (unit, which) {
            (Unit::Weekend, Which::This | Which::Current) => self.bare(unit, outlook, today),
            (Unit::Weekend, Which::Last | Which::Past) if now.last()? < today => Some(now),
            // "This quarter's loss" is the one reported on.
            (Unit::Quarter, Which::This) if outlook != Outlook::Ahead => self
                .quarter
                .filter(|q| q.last().is_some_and(|l| days_between(l, today) < 60))
                .or(Some(now)),
            (Unit::Quarter, Which::Latest) => reported(),
            (Unit::Quarter, Which::That | Which::Same) => reported(),
            (Unit::Day, Which::Next) => reference?.shift(1),
            (_, Which::This | Which::Current) => Some(now),
            (_, Which::Last | Which::Past | Which::Latest) => now.shift(-1),
            (_, Which::Next | Which::Coming) => now.shift(1),
            (_, Which::Previous) => reference?.shift(-1),
            (_, Which::Following) => reference?.shift(1),
            (_, Which::That | Which::Same) => reference,
        }
    }

    /// "the week", "the quarter", "the weekend".
    fn bare(&self, unit: Unit, outlook: Outlook, today: Date) -> Option<Period> {
        let now = Period::of(today, grain(unit)?)?;
        let ahead = outlook == Outlook::Ahead;
        match unit {
            Unit::Quarter if self.quarter.is_some() => self.quarter,
            Unit::Quarter if !ahead => now.shift(-1),
            Unit::Weekend if !ahead && now.start > today => now.shift(-1),
            // On a Monday, what the week brought is last week's.
            Unit::Week if !ahead && today.weekday() == Weekday::Monday => now.shift(-1),
            _ => Some(now),
        }
    }

    /// The reporting period in another year: "the year-ago quarter", "the 1988 period".
    fn counterpart(&self, within: Within, today: Date) -> Option<Period> {
        let report = self
            .compared
            .or_else(|| Period::of(today, Grain::Quarter)?.shift(-1))?;
        let to = |year: i32| report.years_on(year - i32::from(report.start.year()));
        match within {
            Within::YearAgo => report.years_on(-1),
            Within::Year(year) if self.compared.is_none() => Period::year(year),
            Within::Year(year) => to(year.into()),
            Within::YearShift(years) => to(i32::from(today.year()) + i32::from(years)),
            Within::YearFrom(years) => report.years_on(years.into()),
            Within::Open | Within::Which(_) => Some(self.quarter.unwrap_or(report)),
        }
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// What a phrase says where no day of writing is known.
fn undated(time: Time) -> Option<Value> {
    Some(match time {
        Time::Named(Name::Weekday(day), _) => Value::SomeWeekday(day),
        Time::Named(Name::Month(month), _) => Value::SomeYear(month, None),
        Time::Named(Name::Date(month, day), _) => Value::SomeYear(month, Some(day)),
        Time::Deictic(0) | Time::Unit(_, Which::This | Which::Current) => {
            Value::Vague(Vague::Present)
        }
        Time::Deictic(1..) | Time::Unit(_, Which::Next | Which::Coming) => {
            Value::Vague(Vague::Future)
        }
        Time::Deictic(_) | Time::Unit(_, Which::Last | Which::Past) => Value::Vague(Vague::Past),
        _ => return None,
    })
}
