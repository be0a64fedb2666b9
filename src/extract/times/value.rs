//! What a time expression means, written as its TIMEX3 value: calendar time, clock time, length, repetition, or vague.

use std::fmt;

use jiff::civil::Date;

use super::period::Period;
use crate::extract::lexicon::calendar::{Part, Unit, Vague};
use crate::extract::{Grain, TimeType};

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// A number and its hundredths: "2 1/2" is 2 and 50.
    Exact(u32, u8),
    /// "two to three", "five or six".
    Between(u32, u32),
    /// "several", or a plural alone.
    Open,
}

/// A length of time: "2 1/2 years", "an hour and 20 minutes".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// How many of the unit.
    pub count: Count,
    /// The unit.
    pub unit: Unit,
    /// A second number and unit, smaller.
    pub rest: Option<(u32, Unit)>,
}

impl Length {
    /// So many of a unit.
    pub fn exact(count: u32, unit: Unit) -> Self {
        Self {
            count: Count::Exact(count, 0),
            unit,
            rest: None,
        }
    }

    /// Some of a unit.
    pub fn open(unit: Unit) -> Self {
        Self {
            count: Count::Open,
            unit,
            rest: None,
        }
    }
}

/// How TIMEX3 writes a unit: whether behind a "T", how many of the letter's unit, the letter, its hundredths' unit.
fn letter(unit: Unit) -> (bool, u32, &'static str, Option<(u32, &'static str)>) {
    match unit {
        Unit::Second => (true, 1, "S", None),
        Unit::Minute => (true, 1, "M", Some((60, "S"))),
        Unit::Hour => (true, 1, "H", Some((60, "M"))),
        Unit::Day => (false, 1, "D", Some((24, "H"))),
        Unit::Weekend => (false, 2, "D", None),
        Unit::Week => (false, 1, "W", None),
        Unit::Fortnight => (false, 2, "W", None),
        Unit::Month => (false, 1, "M", None),
        Unit::Quarter => (false, 3, "M", None),
        Unit::Year => (false, 1, "Y", Some((12, "M"))),
        Unit::Decade => (false, 10, "Y", None),
        Unit::Century => (false, 100, "Y", None),
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (clock, times, name, smaller) = letter(self.unit);
        f.write_str(if clock { "PT" } else { "P" })?;
        let (whole, hundredths) = match self.count {
            Count::Exact(whole, hundredths) => (whole, u32::from(hundredths)),
            Count::Between(low, _) => (low, 0),
            Count::Open => {
                return match self.unit {
                    Unit::Decade => f.write_str("XDE"),
                    Unit::Century => f.write_str("XCE"),
                    _ => write!(f, "X{name}"),
                };
            }
        };
        let (whole, hundredths) = {
            let all = (u64::from(whole) * 100 + u64::from(hundredths)) * u64::from(times);
            (all / 100, (all % 100) as u32)
        };
        match smaller {
            Some((parts, lesser)) if hundredths > 0 && (hundredths * parts).is_multiple_of(100) => {
                if whole > 0 {
                    write!(f, "{whole}{name}")?;
                }
                let time = if self.unit == Unit::Day { "T" } else { "" };
                write!(f, "{time}{}{lesser}", hundredths * parts / 100)
            }
            _ if hundredths > 0 => {
                let tenths = hundredths.is_multiple_of(10);
                let shown = if tenths { hundredths / 10 } else { hundredths };
                write!(
                    f,
                    "{whole}.{shown:0width$}{name}",
                    width = if tenths { 1 } else { 2 }
                )
            }
            _ => write!(f, "{whole}{name}"),
        }?;
        match self.rest {
            Some((count, unit)) => {
                let (time, times, name, _) = letter(unit);
                write!(
                    f,
                    "{}{}{name}",
                    if time && !clock { "T" } else { "" },
                    count * times
                )
            }
            None => Ok(()),
        }
    }
}

/// A time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hour {
    /// Hour (0 to 24) and minute.
    Clock(u8, u8),
    /// "evening".
    Part(Part),
}

fn part(part: Part) -> &'static str {
    match part {
        Part::Morning => "MO",
        Part::Afternoon => "AF",
        Part::Evening => "EV",
        Part::Night => "NI",
        Part::Day => "DT",
    }
}

impl fmt::Display for Hour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Hour::Clock(hour, minute) => write!(f, "T{hour:02}:{minute:02}"),
            Hour::Part(which) => write!(f, "T{}", part(which)),
        }
    }
}

/// What comes round again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cycle {
    /// "every two weeks".
    Length(Length),
    /// "every Monday", Monday is 1; with a part of the day: "Tuesday nights".
    Weekday(i8, Option<Part>),
    /// "every weekend".
    Weekend,
    /// "each July".
    Month(i8),
    /// "every October 9".
    Date(i8, i8),
    /// "every summer": the two letters of the season or "Q3".
    Named(&'static str),
    /// "every morning".
    Part(Part),
}

impl fmt::Display for Cycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Cycle::Length(length) if length == Length::exact(1, Unit::Quarter) => {
                f.write_str("P1Q")
            }
            Cycle::Length(length) => length.fmt(f),
            Cycle::Weekday(day, None) => write!(f, "XXXX-WXX-{day}"),
            Cycle::Weekday(day, Some(which)) => write!(f, "XXXX-WXX-{day}T{}", part(which)),
            Cycle::Weekend => f.write_str("XXXX-WXX-WE"),
            Cycle::Month(month) => write!(f, "XXXX-{month:02}"),
            Cycle::Date(month, day) => write!(f, "XXXX-{month:02}-{day:02}"),
            Cycle::Named(name) => write!(f, "XXXX-{name}"),
            Cycle::Part(which) => write!(f, "XXXX-XX-XXT{}", part(which)),
        }
    }
}

/// What a time expression means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A stretch of the calendar.
    Calendar(Period),
    /// From the first of two stretches through the second: "1985-87".
    Through(Period, Period),
    /// A time of a day.
    Time(Date, Hour),
    /// A time of a day that nothing tells.
    Unplaced(Hour),
    /// A weekday (Monday is 1) of a week that nothing tells.
    SomeWeekday(i8),
    /// A day or month of a year that nothing tells.
    SomeYear(i8, Option<i8>),
    /// "now", "recently".
    Vague(Vague),
    /// How long.
    Length(Length),
    /// "a long time".
    LongTime,
    /// How often.
    Cycle(Cycle),
}

impl Value {
    /// The TIMEX3 type.
    pub fn kind(&self) -> TimeType {
        match self {
            Value::Time(..) | Value::Unplaced(_) => TimeType::Time,
            Value::Length(_) | Value::LongTime => TimeType::Duration,
            Value::Cycle(_) => TimeType::Set,
            _ => TimeType::Date,
        }
    }

    /// First and last day, if the value names any.
    pub fn interval(&self) -> Option<(Date, Date)> {
        match self {
            Value::Calendar(period) => period.interval(),
            Value::Through(first, second) => Some((first.start, second.last()?)),
            Value::Time(day, _) => Some((*day, *day)),
            _ => None,
        }
    }

    /// How fine the value is, if it names days.
    pub fn grain(&self) -> Option<Grain> {
        match self {
            Value::Calendar(period) | Value::Through(period, _) => Some(period.grain),
            Value::Time(..) => Some(Grain::Day),
            _ => None,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Calendar(period) => period.fmt(f),
            Value::Through(first, second) => write!(f, "{first}/{second}"),
            Value::Time(day, hour) => write!(f, "{day}{hour}"),
            Value::Unplaced(hour) => write!(f, "XXXX-XX-XX{hour}"),
            Value::SomeWeekday(day) => write!(f, "XXXX-WXX-{day}"),
            Value::SomeYear(month, None) => write!(f, "XXXX-{month:02}"),
            Value::SomeYear(month, Some(day)) => write!(f, "XXXX-{month:02}-{day:02}"),
            Value::Vague(Vague::Past) => f.write_str("PAST_REF"),
            Value::Vague(Vague::Present) => f.write_str("PRESENT_REF"),
            Value::Vague(Vague::Future) => f.write_str("FUTURE_REF"),
            Value::Length(length) => length.fmt(f),
            Value::LongTime => f.write_str("PXX"),
            Value::Cycle(cycle) => cycle.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_lengths() {
        let part = |whole, hundredths, unit| Length {
            count: Count::Exact(whole, hundredths),
            unit,
            rest: None,
        };
        for (length, value) in [
            (Length::exact(8, Unit::Hour), "PT8H"),
            (part(2, 50, Unit::Year), "P2Y6M"),
            (part(5, 50, Unit::Hour), "PT5H30M"),
            (part(0, 50, Unit::Hour), "PT30M"),
            (part(0, 50, Unit::Century), "P50Y"),
            (part(1, 50, Unit::Decade), "P15Y"),
            (part(2, 50, Unit::Day), "P2DT12H"),
            (part(1, 50, Unit::Week), "P1.5W"),
            (part(1, 25, Unit::Month), "P1.25M"),
            (Length::exact(3, Unit::Quarter), "P9M"),
            (Length::exact(1, Unit::Fortnight), "P2W"),
            (Length::open(Unit::Week), "PXW"),
            (Length::open(Unit::Minute), "PTXM"),
            (
                Length {
                    rest: Some((30, Unit::Minute)),
                    ..Length::exact(2, Unit::Hour)
                },
                "PT2H30M",
            ),
            (
                Length {
                    rest: Some((12, Unit::Hour)),
                    ..Length::exact(1, Unit::Day)
                },
                "P1DT12H",
            ),
        ] {
            assert_eq!(length.to_string(), value);
        }
    }
}
