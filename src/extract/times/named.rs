//! Which Friday, which May, which third quarter: the one that tense, nearness and the words before it point to.

use jiff::civil::Date;

use super::grammar::phrase::Name;
use super::period::{Period, holiday};
use super::tense::Outlook;
use crate::extract::Grain;
use crate::extract::lexicon::calendar::Season;

/// The one of that name in a year.
pub fn in_year(name: Name, year: i16) -> Option<Period> {
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
        let today = i32::from(day.weekday().to_monday_one_offset());
        let back = (today - i32::from(weekday)).rem_euclid(7);
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
    let ends_later = |p: &Period| p.last().is_some_and(|last| last >= day);
    (-1..=8).find_map(|on| in_year(name, day.year() + on).filter(ends_later))
}

/// The one that is over before the day. "Last May" said in June is the May of the year before: the other would be
/// "last month".
pub fn last(name: Name, day: Date) -> Option<Period> {
    let found = latest(name, day.yesterday().ok()?)?;
    let over = found.last()?;
    let month =
        matches!(name, Name::Month(_)) && Period::of(day, Grain::Month)?.shift(-1)? == found;
    if over >= day || month {
        latest(name, found.start.yesterday().ok()?)
    } else {
        Some(found)
    }
}

/// The one that begins after the day.
pub fn next(name: Name, day: Date) -> Option<Period> {
    let found = first(name, day.tomorrow().ok()?)?;
    if found.start > day {
        Some(found)
    } else {
        first(name, found.last()?.tomorrow().ok()?)
    }
}

/// "this Friday", "this summer", "this September".
pub fn this(name: Name, outlook: Outlook, today: Date) -> Option<Period> {
    let behind = matches!(outlook, Outlook::Behind | Outlook::Over);
    match name {
        Name::Weekday(_) if behind => latest(name, today),
        Name::Weekday(_) => first(name, today),
        Name::Season(Season::Winter) if outlook == Outlook::Ahead => first(name, today),
        Name::Season(Season::Winter) => latest(name, today),
        _ => in_year(name, today.year()),
    }
}

/// The one the tense points to; without tense the nearer, but news speaks of what has been.
///
/// A date most of a year away is the other one whatever the tense says: it would have been given with its year. So is
/// a quarter that begins more than half a year ahead: companies "expect to report" the one that has ended.
pub fn nearest(name: Name, outlook: Outlook, today: Date) -> Option<Period> {
    let (behind, ahead) = (latest(name, today)?, first(name, today)?);
    let back = days(behind.start, today);
    let on = days(today, ahead.start).max(0);
    let yearly = !matches!(name, Name::Weekday(_));
    let ahead_of_us = match (outlook, name) {
        (Outlook::Over, _) => false,
        (Outlook::Ahead, Name::Quarter(_)) => on < 190,
        (Outlook::Ahead, _) => !(yearly && on > 300 && back < 60),
        (Outlook::Behind, Name::Month(_)) => back > 320 && on < 32,
        (Outlook::Behind, Name::Date(..) | Name::Holiday(_)) => back > 310 && on < 50,
        (Outlook::Behind, _) | (Outlook::Open, Name::Weekday(_) | Name::Quarter(_)) => false,
        (Outlook::Open, _) => on * 2 < back,
    };
    Some(if ahead_of_us { ahead } else { behind })
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
