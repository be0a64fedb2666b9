//! Dates and times as files state them, in metadata and in words, for every format.
//!
//! Reads ISO 8601 in all its dress (extended, basic, with and without zone), RFC 2822 and dates in words of several
//! languages. A template such as "YYYYMMDD" or a day that does not exist is no date. Knows nothing of articles' text
//! beyond the line it is given: what "yesterday" means is for `extract/`.

mod iso;
mod months;
mod words;
mod zones;

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::Offset;

use crate::article::Moment;

pub use months::{month, weekday};
pub use words::scan;
pub use zones::offset as zone;

/// A date or time of day as it is stated; what is left out is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// Year.
    pub year: Option<i16>,
    /// Month 1-12 and day 1-31; both or none.
    pub day: Option<(i8, i8)>,
    /// Day of the week, where it stands beside the day.
    pub weekday: Option<Weekday>,
    /// Time of day.
    pub time: Option<Time>,
    /// Offset from UTC.
    pub offset: Option<Offset>,
}

impl Stated {
    /// The calendar date; a missing year is that of the latest such date not after the day behind `reference`
    /// (a story written east of the reader may be dated tomorrow), and of the latest that falls on the stated weekday,
    /// if any of the last decades' does.
    pub fn date(&self, reference: Option<Date>) -> Option<Date> {
        let (month, day) = self.day?;
        if let Some(year) = self.year {
            return Date::new(year, month, day).ok();
        }
        let limit = reference?.tomorrow().ok()?;
        let latest = |years: i16, fits: &dyn Fn(Date) -> bool| {
            (0..=years)
                .filter_map(|back| Date::new(limit.year() - back, month, day).ok())
                .find(|date| *date <= limit && fits(*date))
        };
        // A date falls on a weekday again within 12 years, 29 February within 40. Eight years reach from any
        // 29 February to another one, even across 1900.
        self.weekday
            .and_then(|weekday| latest(40, &|date| date.weekday() == weekday))
            .or_else(|| latest(8, &|_| true))
    }

    /// The moment, with midnight for a missing time and UTC for a missing offset.
    pub fn moment(&self, reference: Option<Date>) -> Option<Moment> {
        let date = match self.day {
            Some(_) => self.date(reference)?,
            None => reference?,
        };
        let time = self.time.unwrap_or(Time::midnight());
        Moment::from_civil(
            DateTime::from_parts(date, time),
            self.offset.unwrap_or(Offset::UTC),
        )
    }

    /// Whether it is what software writes for "none": the first moment that it counts from.
    fn is_template(&self) -> bool {
        matches!(self.year, Some(1900 | 1970))
            && self.day == Some((1, 1))
            && self.time.is_none_or(|time| time == Time::midnight())
    }

    /// Whether a time of day is given without a zone.
    pub fn lacks_zone(&self) -> bool {
        self.time.is_some() && self.offset.is_none()
    }
}

/// Reads a metadata value: ISO 8601, RFC 2822, or a full date in words. `None` if it is no date or names no year.
pub fn parse(value: &str) -> Option<Stated> {
    let value = value.trim();
    if value.len() > 80 {
        return None;
    }
    let stated = match iso::parse(value) {
        Some(stated) => stated,
        None => {
            let scan = scan(value);
            if !scan.whole {
                return None;
            }
            scan.stated
        }
    };
    let sound = stated.year.is_some() && stated.moment(None).is_some();
    (sound && !stated.is_template()).then_some(stated)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn utc(value: &str) -> Option<String> {
        parse(value)?.moment(None).map(|m| m.to_string())
    }

    #[test]
    fn reads_the_ways_metadata_writes_a_time() {
        for (value, expected) in [
            ("2020-10-09", "2020-10-09T00:00:00+00:00"),
            ("2020-10-09T14:02:11Z", "2020-10-09T14:02:11+00:00"),
            (
                "2020-10-09T14:02:11.250+02:00",
                "2020-10-09T14:02:11.25+02:00",
            ),
            ("2020-10-09 14:02", "2020-10-09T14:02:00+00:00"),
            ("20201009T140211+0200", "2020-10-09T14:02:11+02:00"),
            ("20201009T140211Z", "2020-10-09T14:02:11+00:00"),
            ("20201009", "2020-10-09T00:00:00+00:00"),
            ("2020-10", "2020-10-01T00:00:00+00:00"),
            (
                "Fri, 09 Oct 2020 14:02:11 +0200",
                "2020-10-09T14:02:11+02:00",
            ),
            ("Fri, 9 Oct 2020 14:02 EDT", "2020-10-09T14:02:00-04:00"),
            (
                "October 9, 2020, 2:02 p.m. GMT",
                "2020-10-09T14:02:00+00:00",
            ),
            ("9 octobre 2020", "2020-10-09T00:00:00+00:00"),
            ("9 октября 2020", "2020-10-09T00:00:00+00:00"),
            ("09.10.2020", "2020-10-09T00:00:00+00:00"),
        ] {
            assert_eq!(utc(value).as_deref(), Some(expected), "{value}");
        }
    }

    #[test]
    fn templates_and_impossible_days_are_no_dates() {
        for value in [
            "YYYYMMDD000000-HHMM",
            "0000-00-00",
            "99999999T999999Z",
            "0001-01-01T00:00:00",
            "1900-01-01",
            "1970-01-01T00:00:00Z",
            "Thu, 01 Jan 1970 00:00:00 +0000",
            "2021-02-29",
            "31 February 2020",
            "",
            "soon",
            "9 October",
            "10/09/2020",
        ] {
            assert_eq!(parse(value), None, "{value}");
        }
    }

    #[test]
    fn a_weekday_tells_the_year() {
        let stated = scan("Friday, October 9").stated;
        for (reference, year) in [
            (date(2026, 12, 1), 2026),
            (date(2026, 1, 1), 2020),
            (date(2019, 1, 1), 2015),
        ] {
            assert_eq!(stated.date(Some(reference)), Some(date(year, 10, 9)));
        }
        let leap = scan("Monday 29 February").stated;
        assert_eq!(leap.date(Some(date(2026, 1, 1))), Some(date(2016, 2, 29)));
    }

    #[test]
    fn a_missing_year_is_the_latest_that_fits() {
        let day = |m, d| Stated {
            day: Some((m, d)),
            ..Stated::default()
        };
        let reference = Some(date(2020, 10, 9));
        assert_eq!(day(10, 9).date(reference), Some(date(2020, 10, 9)));
        assert_eq!(day(10, 10).date(reference), Some(date(2020, 10, 10)));
        assert_eq!(day(12, 31).date(reference), Some(date(2019, 12, 31)));
        assert_eq!(
            day(2, 29).date(Some(date(2019, 3, 1))),
            Some(date(2016, 2, 29))
        );
        assert_eq!(
            day(2, 29).date(Some(date(1903, 3, 1))),
            Some(date(1896, 2, 29))
        );
        assert_eq!(day(2, 30).date(reference), None);
        assert_eq!(day(10, 9).date(None), None);
    }
}
