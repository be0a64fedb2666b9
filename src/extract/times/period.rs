//! Stretches of the calendar: a first day and a grain, written as TIMEX3 writes them. All arithmetic is jiff's.

use std::fmt;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::extract::Grain;
use crate::extract::lexicon::calendar::{Holiday, Season, Unit};

/// A stretch of the calendar: "2020-10-09", "1989-Q3", "199".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub start: Date,
    /// How long it is.
    pub grain: Grain,
}

impl Period {
    /// The stretch of that grain that holds the day.
    pub fn of(day: Date, grain: Grain) -> Option<Self> {
        let month = |month| Date::new(day.year(), month, 1).ok();
        let start = match grain {
            Grain::Day => day,
            Grain::Week => monday(day)?,
            Grain::Weekend => monday(day)?.checked_add(5.days()).ok()?,
            Grain::Month => day.first_of_month(),
            Grain::Quarter => month((day.month() - 1) / 3 * 3 + 1)?,
            Grain::Half => month((day.month() - 1) / 6 * 6 + 1)?,
            Grain::Season if day.month() < 3 => Date::new(day.year() - 1, 12, 1).ok()?,
            Grain::Season => month(day.month() / 3 * 3)?,
            Grain::Year => month(1)?,
            Grain::Decade => Date::new(day.year().div_euclid(10) * 10, 1, 1).ok()?,
            Grain::Century => Date::new(day.year().div_euclid(100) * 100, 1, 1).ok()?,
        };
        Some(Self { start, grain })
    }

    /// The year.
    pub fn year(year: i16) -> Option<Self> {
        Self::of(Date::new(year, 1, 1).ok()?, Grain::Year)
    }

    /// The month of a year.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Self::of(Date::new(year, month, 1).ok()?, Grain::Month)
    }

    /// The season that begins in a year.
    pub fn season(year: i16, season: Season) -> Option<Self> {
        Self::of(
            Date::new(year, 3 * (season as i8 + 1), 1).ok()?,
            Grain::Season,
        )
    }

    /// The quarter of a year, 1 to 4.
    pub fn quarter(year: i16, quarter: i8) -> Option<Self> {
        Self::of(
            Date::new(year, 3 * quarter.checked_sub(1)? + 1, 1).ok()?,
            Grain::Quarter,
        )
    }

    /// Its last day.
    pub fn last(&self) -> Option<Date> {
        let next = match self.grain {
            Grain::Weekend => self.start.checked_add(2.days()).ok()?,
            _ => self.shift(1)?.start,
        };
        next.yesterday().ok()
    }

    /// The stretch of the same grain so many further on.
    pub fn shift(&self, by: i32) -> Option<Self> {
        let step = match self.grain {
            Grain::Day => Span::new().try_days(by),
            Grain::Week | Grain::Weekend => Span::new().try_weeks(by),
            Grain::Month => Span::new().try_months(by),
            Grain::Quarter | Grain::Season => Span::new().try_months(by.checked_mul(3)?),
            Grain::Half => Span::new().try_months(by.checked_mul(6)?),
            Grain::Year => Span::new().try_years(by),
            Grain::Decade => Span::new().try_years(by.checked_mul(10)?),
            Grain::Century => Span::new().try_years(by.checked_mul(100)?),
        };
        Some(Self {
            start: self.start.checked_add(step.ok()?).ok()?,
            grain: self.grain,
        })
    }

    /// The same stretch so many years on: "the year-ago quarter".
    pub fn years_on(&self, by: i32) -> Option<Self> {
        let moved = self
            .start
            .checked_add(Span::new().try_years(by).ok()?)
            .ok()?;
        Self::of(moved, self.grain)
    }

    /// First and last day.
    pub fn interval(&self) -> Option<(Date, Date)> {
        Some((self.start, self.last()?))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.start.year(), self.start.month());
        match self.grain {
            Grain::Day => write!(f, "{}", self.start),
            Grain::Week | Grain::Weekend => {
                let week = self.start.iso_week_date();
                write!(f, "{:04}-W{:02}", week.year(), week.week())?;
                f.write_str(if self.grain == Grain::Weekend {
                    "-WE"
                } else {
                    ""
                })
            }
            Grain::Month => write!(f, "{year:04}-{month:02}"),
            Grain::Quarter => write!(f, "{year:04}-Q{}", (month + 2) / 3),
            Grain::Half => write!(f, "{year:04}-H{}", (month + 5) / 6),
            Grain::Season => {
                let names = ["SP", "SU", "FA", "WI"];
                write!(f, "{year:04}-{}", names[((month / 3).max(1) - 1) as usize])
            }
            Grain::Year => write!(f, "{year:04}"),
            Grain::Decade => write!(f, "{:03}", year / 10),
            Grain::Century => write!(f, "{:02}", year / 100),
        }
    }
}

/// The grain of a unit of a day or more.
pub fn grain(unit: Unit) -> Option<Grain> {
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Fortnight => return None,
        Unit::Day => Grain::Day,
        Unit::Weekend => Grain::Weekend,
        Unit::Week => Grain::Week,
        Unit::Month => Grain::Month,
        Unit::Quarter => Grain::Quarter,
        Unit::Year => Grain::Year,
        Unit::Decade => Grain::Decade,
        Unit::Century => Grain::Century,
    })
}

fn monday(day: Date) -> Option<Date> {
    let back = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(Span::new().try_days(back).ok()?).ok()
}

/// The day a holiday falls on in a year.
pub fn holiday(year: i16, holiday: Holiday) -> Option<Date> {
    let fixed = |month, day| Date::new(year, month, day).ok();
    // The nth such weekday of a month; -1 is the last.
    let nth = |month, nth, day| {
        Date::new(year, month, 1)
            .ok()?
            .nth_weekday_of_month(nth, day)
            .ok()
    };
    match holiday {
        Holiday::NewYearsDay => fixed(1, 1),
        Holiday::Valentines => fixed(2, 14),
        Holiday::StPatricks => fixed(3, 17),
        Holiday::GoodFriday => easter(year)?.checked_sub(2.days()).ok(),
        Holiday::Easter => easter(year),
        Holiday::EasterMonday => easter(year)?.tomorrow().ok(),
        Holiday::MayDay => fixed(5, 1),
        Holiday::MemorialDay => nth(5, -1, Weekday::Monday),
        Holiday::LaborDay => nth(9, 1, Weekday::Monday),
        Holiday::ElectionDay => nth(11, 1, Weekday::Monday)?.tomorrow().ok(),
        Holiday::VeteransDay => fixed(11, 11),
        Holiday::Halloween => fixed(10, 31),
        Holiday::Thanksgiving => nth(11, 4, Weekday::Thursday),
        Holiday::ChristmasEve => fixed(12, 24),
        Holiday::Christmas => fixed(12, 25),
        Holiday::BoxingDay => fixed(12, 26),
        Holiday::NewYearsEve => fixed(12, 31),
    }
}

/// Easter Sunday by the anonymous Gregorian rule (Meeus, Astronomical Algorithms, ch. 8).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(
        year,
        i8::try_from(n / 31).ok()?,
        i8::try_from(n % 31 + 1).ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn written(day: Date, grain: Grain) -> String {
        Period::of(day, grain).unwrap().to_string()
    }

    #[test]
    fn writes_every_grain_as_timex3_does() {
        let day = date(1989, 10, 30);
        for (grain, value) in [
            (Grain::Day, "1989-10-30"),
            (Grain::Week, "1989-W44"),
            (Grain::Weekend, "1989-W44-WE"),
            (Grain::Month, "1989-10"),
            (Grain::Quarter, "1989-Q4"),
            (Grain::Half, "1989-H2"),
            (Grain::Season, "1989-FA"),
            (Grain::Year, "1989"),
            (Grain::Decade, "198"),
            (Grain::Century, "19"),
        ] {
            assert_eq!(written(day, grain), value);
        }
        assert_eq!(written(date(2021, 1, 3), Grain::Week), "2020-W53");
        assert_eq!(written(date(2021, 2, 3), Grain::Season), "2020-WI");
    }

    #[test]
    fn knows_first_and_last_day() {
        let quarter = Period::quarter(2020, 1).unwrap();
        assert_eq!(
            quarter.interval(),
            Some((date(2020, 1, 1), date(2020, 3, 31)))
        );
        let weekend = Period::of(date(2020, 10, 9), Grain::Weekend).unwrap();
        assert_eq!(
            weekend.interval(),
            Some((date(2020, 10, 10), date(2020, 10, 11)))
        );
        assert_eq!(
            Period::year(2020).unwrap().shift(i32::MAX),
            None,
            "past the calendar's end"
        );
    }

    #[test]
    fn finds_days_that_move() {
        assert_eq!(holiday(2020, Holiday::Easter), Some(date(2020, 4, 12)));
        assert_eq!(
            holiday(1999, Holiday::Thanksgiving),
            Some(date(1999, 11, 25))
        );
        assert_eq!(holiday(1998, Holiday::ElectionDay), Some(date(1998, 11, 3)));
    }
}
