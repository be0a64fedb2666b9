//! From what a phrase says to what it means: the day of writing, the way the verbs point, and the times named before.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::period::{Period, grain, holiday};
use super::phrase::{Name, Phrase, Shift, Time, Within};
use super::tense::Outlook;
use super::value::{Count, Hour, Length, Value};
use crate::extract::Grain;
use crate::extract::lexicon::calendar::{Season, Unit, Vague, Which};

/// What has been read so far, as far as later times count from it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// The day of writing.
    pub today: Option<Date>,
    /// The time last named: what "the next day" and "two weeks earlier" count from.
    pub reference: Option<Period>,
    /// The reporting period last spoken of: what "a year earlier" compares with.
    pub report: Option<Period>,
    /// The day last named, for an hour that names none.
    pub day: Option<Date>,
}

impl Memory {
    /// Keeps what later phrases may count from.
    pub fn keep(&mut self, phrase: &Phrase, value: &Value) {
        let period = match *value {
            Value::Calendar(period) => period,
            Value::Time(day, _) => Period {
                start: day,
                grain: Grain::Day,
            },
            Value::Length(length) => {
                // "the nine months", "the year ended June 30": what is compared with is a year's part.
                let months = matches!(
                    (length.unit, length.count),
                    (Unit::Month, Count::Exact(6 | 9, 0)) | (Unit::Year, Count::Exact(1, 0))
                );
                if months && self.report.is_some() {
                    self.report = self.today.and_then(|today| Period::of(today, Grain::Year));
                }
                return;
            }
            _ => return,
        };
        match phrase.time {
            Time::Named(Name::Quarter(_), Within::Open) | Time::Bare(Unit::Quarter) => {
                self.report = Some(period)
            }
            Time::Unit(Unit::Quarter, _) => self.report = Some(period),
            Time::Counterpart(_) | Time::Shift(..) => return,
            Time::Named(Name::Quarter(_), _) => return,
            _ => {}
        }
        if period.grain == Grain::Day {
            self.day = Some(period.start);
        }
        self.reference = Some(period);
    }

    /// What the phrase means; `None` if it means no time after all.
    pub fn resolve(&self, phrase: &Phrase, outlook: Outlook) -> Option<Value> {
        if let Some(hour) = phrase.hour {
            return self.timed(phrase.time, hour, outlook);
        }
        let value = match phrase.time {
            Time::Length(length) => Value::Length(length),
            Time::Long => Value::LongTime,
            Time::Cycle(cycle) => Value::Cycle(cycle),
            Time::Vague(vague) => Value::Vague(vague),
            Time::Through(first, second) => Value::Through(first, second),
            Time::Shift(length, shift) => self.shift(length, shift)?,
            time => match self.period(time, outlook) {
                Some(period) => Value::Calendar(period),
                None if self.today.is_none() => undated(time)?,
                None => return None,
            },
        };
        Some(value)
    }

    fn timed(&self, time: Time, hour: Hour, outlook: Outlook) -> Option<Value> {
        let day = match time {
            Time::Hour => self.day.or(self.today),
            Time::Overnight => match outlook {
                Outlook::Ahead => self.today,
                _ => self.today.and_then(|d| d.yesterday().ok()),
            },
            // "in the morning": the day spoken of
            Time::Unit(Unit::Day, Which::Same) => self.day.or(self.today),
            time => self.period(time, outlook).map(|p| p.start),
        };
        Some(day.map_or(Value::Unplaced(hour), |day| Value::Time(day, hour)))
    }

    /// The stretch of the calendar a phrase names.
    fn period(&self, time: Time, outlook: Outlook) -> Option<Period> {
        if let Time::Fixed(period) = time {
            return Some(period);
        }
        if let Time::Named(Name::Date(month, day), Within::Year(year)) = time {
            return Period::of(Date::new(year, month, day).ok()?, Grain::Day);
        }
        let today = self.today?;
        match time {
            Time::Deictic(days) => Period::of(today, Grain::Day)?.shift(days.into()),
            Time::Named(name, within) => self.named(name, within, outlook, today),
            Time::WeekOf(name, within) => {
                Period::of(self.named(name, within, outlook, today)?.start, Grain::Week)
            }
            Time::Unit(unit, which) => self.unit(unit, which, outlook, today),
            Time::Bare(unit) => self.bare(unit, outlook, today),
            Time::End(unit) => {
                let whole = Period::of(today, grain(unit)?)?;
                let end = whole.last()?;
                let end = if outlook == Outlook::Behind && end > today {
                    whole.shift(-1)?.last()?
                } else {
                    end
                };
                Period::of(end, Grain::Day)
            }
            Time::Counterpart(within) => self.counterpart(within, today),
            _ => None,
        }
    }

    fn named(&self, name: Name, within: Within, outlook: Outlook, today: Date) -> Option<Period> {
        match within {
            Within::Open => nearest(name, outlook, today),
            Within::Year(year) => in_year(name, year),
            Within::YearShift(years) => in_year(name, today.year().checked_add(years.into())?),
            Within::YearAgo => match self.report {
                Some(report) => in_year(name, report.start.year() - 1),
                None => nearest(name, Outlook::Behind, today)?.years_on(-1),
            },
            Within::Which(which) => match which {
                Which::This | Which::Current => this(name, outlook, today),
                Which::Last | Which::Past | Which::Latest => last(name, today),
                Which::Next | Which::Coming => next(name, today),
                Which::Previous => last(name, self.reference.map_or(today, |r| r.start)),
                Which::Following => {
                    next(name, self.reference.and_then(|r| r.last()).unwrap_or(today))
                }
                Which::That | Which::Same => nearest(name, Outlook::Behind, today),
            },
        }
    }

    fn unit(&self, unit: Unit, which: Which, outlook: Outlook, today: Date) -> Option<Period> {
        let grain = grain(unit)?;
        let now = Period::of(today, grain)?;
        let from = |day: Date| Period::of(day, grain);
        let reference = self.reference.map_or(Some(now), |r| from(r.start))?;
        match which {
            Which::Last | Which::Next | Which::Past
                if unit == Unit::Day && which != Which::Next =>
            {
                None
            }
            Which::This | Which::Current if unit == Unit::Weekend => {
                self.bare(unit, outlook, today)
            }
            Which::This | Which::Current => Some(now),
            Which::Last | Which::Past if unit == Unit::Weekend => last_weekend(today),
            Which::Last | Which::Past => now.shift(-1),
            Which::Latest if unit == Unit::Quarter => self.report.or_else(|| now.shift(-1)),
            Which::Latest => now.shift(-1),
            Which::Next if unit == Unit::Day => reference.shift(1),
            Which::Next | Which::Coming => now.shift(1),
            Which::Previous => reference.shift(-1),
            Which::Following => reference.shift(1),
            Which::That | Which::Same if unit == Unit::Quarter => {
                self.report.or_else(|| now.shift(-1))
            }
            Which::That | Which::Same => Some(reference),
        }
    }

    /// "the week", "the quarter", "the weekend".
    fn bare(&self, unit: Unit, outlook: Outlook, today: Date) -> Option<Period> {
        let now = Period::of(today, grain(unit)?)?;
        match unit {
            Unit::Quarter => self
                .report
                .filter(|r| r.grain == Grain::Quarter)
                .or_else(|| {
                    if outlook == Outlook::Ahead {
                        Some(now)
                    } else {
                        now.shift(-1)
                    }
                }),
            Unit::Weekend if outlook == Outlook::Ahead || now.start <= today => Some(now),
            Unit::Weekend => now.shift(-1),
            Unit::Week if outlook != Outlook::Ahead && today.weekday() == Weekday::Monday => {
                now.shift(-1)
            }
            _ => Some(now),
        }
    }

    /// The reporting period in another year: "the year-ago quarter", "the 1988 period".
    fn counterpart(&self, within: Within, today: Date) -> Option<Period> {
        let report = self
            .report
            .or_else(|| Period::of(today, Grain::Quarter)?.shift(-1))?;
        let to = |year: i32| report.years_on(year - i32::from(report.start.year()));
        match within {
            Within::YearAgo => report.years_on(-1),
            Within::Year(year) if self.report.is_none() => Period::year(year),
            Within::Year(year) => to(year.into()),
            Within::YearShift(years) => to(i32::from(today.year()) + i32::from(years)),
            Within::Open | Within::Which(_) => Some(report),
        }
    }

    /// "six weeks ago", "two days later".
    fn shift(&self, length: Length, shift: Shift) -> Option<Value> {
        let back = matches!(shift, Shift::Ago | Shift::Earlier);
        let vague = Value::Vague(if back { Vague::Past } else { Vague::Future });
        let Some(today) = self.today else {
            return Some(vague);
        };
        let compares = length == Length::exact(1, Unit::Year) && back;
        if compares && let Some(report) = self.report {
            return report.years_on(-1).map(Value::Calendar);
        }
        let (whole, hundredths) = match length.count {
            Count::Exact(whole, hundredths) => (whole, hundredths),
            // "five or six years ago": the earlier of the two
            Count::Between(_, high) if back => (high, 0),
            Count::Between(low, _) => (low, 0),
            Count::Open => return Some(vague),
        };
        let from = match shift {
            Shift::Ago | Shift::Hence => today,
            Shift::Earlier | Shift::Later => self.reference.map_or(today, |r| r.start),
        };
        let count = i64::from(whole);
        let (span, grain) = match length.unit {
            Unit::Second | Unit::Minute => (Span::new().try_minutes(0), Grain::Day),
            Unit::Hour => (Span::new().try_days(count / 24), Grain::Day),
            Unit::Day | Unit::Weekend => (Span::new().try_days(count), Grain::Day),
            Unit::Week => (Span::new().try_weeks(count), Grain::Week),
            Unit::Fortnight => (Span::new().try_weeks(count * 2), Grain::Week),
            Unit::Month => (Span::new().try_months(count), Grain::Month),
            Unit::Quarter => (Span::new().try_months(count * 3), Grain::Quarter),
            Unit::Year if whole == 0 => (Span::new().try_months(6), Grain::Month),
            Unit::Year => (
                Span::new().try_months(count * 12 + i64::from(hundredths) * 12 / 100),
                Grain::Year,
            ),
            Unit::Decade => (
                Span::new().try_years(count * 10 + i64::from(hundredths) / 10),
                Grain::Year,
            ),
            Unit::Century => (
                Span::new().try_years(count * 100 + i64::from(hundredths)),
                Grain::Year,
            ),
        };
        let span = span.ok()?;
        let day = if back {
            from.checked_sub(span)
        } else {
            from.checked_add(span)
        };
        // Farther back than the calendar goes: past all the same.
        let Ok(day) = day else {
            return Some(vague);
        };
        Period::of(day, grain).map(Value::Calendar)
    }
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
        Time::Deictic(days) if days > 0 => Value::Vague(Vague::Future),
        Time::Unit(_, Which::Next | Which::Coming | Which::Following) => {
            Value::Vague(Vague::Future)
        }
        Time::Deictic(_) | Time::Unit(..) => Value::Vague(Vague::Past),
        _ => return None,
    })
}

/// The one of that name in a year.
fn in_year(name: Name, year: i16) -> Option<Period> {
    match name {
        Name::Weekday(_) => None,
        Name::Month(month) => Period::month(year, month),
        Name::Date(month, day) => Period::of(Date::new(year, month, day).ok()?, Grain::Day),
        Name::Season(season) => Period::season(year, season),
        Name::Quarter(quarter) => Period::quarter(year, quarter),
        Name::Half(half) => Period::of(Date::new(year, 6 * half - 5, 1).ok()?, Grain::Half),
        Name::Holiday(day) => Period::of(holiday(year, day)?, Grain::Day),
    }
}

/// The latest of that name that begins no later than the day.
fn latest(name: Name, day: Date) -> Option<Period> {
    if let Name::Weekday(weekday) = name {
        let back =
            (i32::from(day.weekday().to_monday_one_offset()) - i32::from(weekday)).rem_euclid(7);
        return Period::of(day, Grain::Day)?.shift(-back);
    }
    // A 29 February may be four years back, or eight around a century.
    (0..=8).find_map(|back| in_year(name, day.year() - back).filter(|p| p.start <= day))
}

/// The first of that name that ends no sooner than the day.
fn first(name: Name, day: Date) -> Option<Period> {
    if let Name::Weekday(_) = name {
        let behind = latest(name, day)?;
        return if behind.start == day {
            Some(behind)
        } else {
            behind.shift(7)
        };
    }
    (-1..=8).find_map(|on| {
        in_year(name, day.year() + on).filter(|p| p.last().is_some_and(|l| l >= day))
    })
}

/// The one that has ended, or began, before the day.
fn last(name: Name, day: Date) -> Option<Period> {
    let yesterday = day.yesterday().ok()?;
    let found = latest(name, yesterday)?;
    let going_on = found.last().is_some_and(|l| l >= day);
    if going_on {
        latest(name, found.start.yesterday().ok()?)
    } else {
        Some(found)
    }
}

/// The one that begins after the day.
fn next(name: Name, day: Date) -> Option<Period> {
    let tomorrow = day.tomorrow().ok()?;
    let found = first(name, tomorrow)?;
    if found.start > day {
        Some(found)
    } else {
        first(name, found.last()?.tomorrow().ok()?)
    }
}

/// "this Friday", "this summer", "this September".
fn this(name: Name, outlook: Outlook, today: Date) -> Option<Period> {
    match name {
        Name::Weekday(_) if outlook == Outlook::Behind => latest(name, today),
        Name::Weekday(_) => first(name, today),
        Name::Season(Season::Winter) if outlook == Outlook::Ahead => first(name, today),
        Name::Season(Season::Winter) => latest(name, today),
        _ => in_year(name, today.year()),
    }
}

/// The one the tense points to; without tense the nearer, but news speaks of what has been. A date most of a year away
/// is the other one whatever the tense: it would have been given with its year.
fn nearest(name: Name, outlook: Outlook, today: Date) -> Option<Period> {
    let (behind, ahead) = (latest(name, today)?, first(name, today)?);
    let back = days(behind.start, today);
    let on = days(today, ahead.start).max(0);
    let far = !matches!(name, Name::Weekday(_) | Name::Quarter(_));
    let ahead_of_us = match outlook {
        Outlook::Ahead => !(far && on > 300 && back < 60),
        Outlook::Behind => far && back > 320 && on < 45,
        Outlook::Open => far && on * 2 < back,
    };
    Some(if ahead_of_us { ahead } else { behind })
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The weekend that is over, or is now.
fn last_weekend(today: Date) -> Option<Period> {
    let now = Period::of(today, Grain::Weekend)?;
    if now.last()? < today {
        Some(now)
    } else {
        now.shift(-1)
    }
}
