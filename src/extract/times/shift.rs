//! Times counted from another: "six weeks ago", "two days later", "a year earlier".

use jiff::Span;

use super::grammar::phrase::Shift;
use super::measure::{Count, Length};
use super::period::Period;
use super::resolve::Memory;
use super::value::Value;
use crate::extract::Grain;
use crate::extract::lexicon::calendar::{Unit, Vague};

impl Memory {
    /// "six weeks ago", "two days later".
    pub(super) fn shift(&self, length: Length, shift: Shift) -> Option<Value> {
        let back = matches!(shift, Shift::Ago | Shift::Earlier);
        let vague = Value::Vague(if back { Vague::Past } else { Vague::Future });
        let Some(today) = self.today else {
            return Some(vague);
        };
        if length == Length::exact(1, Unit::Year)
            && back
            && let Some(report) = self.compared
        {
            return report.years_on(-1).map(Value::Calendar);
        }
        let (whole, hundredths) = match length.count {
            Count::Exact(whole, hundredths) => (whole, hundredths),
            // "five or six years ago": the earlier of the two
            Count::Between(_, high) if back => (high, 0),
            Count::Between(low, _) => (low, 0),
            Count::Open => return Some(vague),
        };
        let Some((span, grain)) = span(length.unit, whole.into(), hundredths.into()) else {
            return Some(vague);
        };
        let from = match shift {
            Shift::Ago | Shift::Hence => today,
            // "two days later" than a year, or than nothing named, is no day.
            Shift::Earlier | Shift::Later => match self.reference {
                Some(r) if r.grain >= grain => r.start,
                _ => return Some(Value::Length(length)),
            },
        };
        let day = if back {
            from.checked_sub(span)
        } else {
            from.checked_add(span)
        };
        // Farther back than the calendar goes: past all the same.
        Some(
            day.ok()
                .and_then(|day| Period::of(day, grain))
                .map_or(vague, Value::Calendar),
        )
    }
}

/// So many of a unit, and how fine a date they lead to.
fn span(unit: Unit, count: i64, hundredths: i64) -> Option<(Span, Grain)> {
    let none = Span::new();
    let (span, grain) = match unit {
        Unit::Second | Unit::Minute => (none.try_days(0), Grain::Day),
        Unit::Hour => (none.try_days(count / 24), Grain::Day),
        Unit::Day | Unit::Weekend => (none.try_days(count), Grain::Day),
        Unit::Week => (none.try_weeks(count), Grain::Week),
        Unit::Fortnight => (none.try_weeks(count * 2), Grain::Week),
        Unit::Month => (none.try_months(count), Grain::Month),
        Unit::Quarter => (none.try_months(count * 3), Grain::Quarter),
        Unit::Year if count == 0 => (none.try_months(hundredths * 12 / 100), Grain::Month),
        Unit::Year => (
            none.try_months(count * 12 + hundredths * 12 / 100),
            Grain::Year,
        ),
        Unit::Decade => (none.try_years(count * 10 + hundredths / 10), Grain::Year),
        Unit::Century => (none.try_years(count * 100 + hundredths), Grain::Year),
    };
    Some((span.ok()?, grain))
}
