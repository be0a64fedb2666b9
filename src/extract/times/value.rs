//! What a time expression means, written as its TIMEX3 value: calendar time, clock time, length, repetition, or vague.

use std::fmt;

use jiff::civil::Date;

use super::measure::Length;
use super::period::Period;
use crate::extract::lexicon::calendar::{Part, Unit, Vague};
use crate::extract::{Grain, TimeType};

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
    /// A stretch that nothing tells: "the next day" after no day.
    Unknown(Grain),
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
            Value::Unknown(Grain::Day) => f.write_str("XXXX-XX-XX"),
            Value::Unknown(Grain::Month) => f.write_str("XXXX-XX"),
            Value::Unknown(Grain::Week | Grain::Weekend) => f.write_str("XXXX-WXX"),
            Value::Unknown(_) => f.write_str("XXXX"),
            Value::Vague(Vague::Past) => f.write_str("PAST_REF"),
            Value::Vague(Vague::Present) => f.write_str("PRESENT_REF"),
            Value::Vague(Vague::Future) => f.write_str("FUTURE_REF"),
            Value::Length(length) => length.fmt(f),
            Value::LongTime => f.write_str("PXX"),
            Value::Cycle(cycle) => cycle.fmt(f),
        }
    }
}
