//! How long: a number and a unit, written as TIMEX3 (ISO 8601) writes a duration.

use std::fmt;

use crate::extract::lexicon::calendar::Unit;

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
