//! ISO 8601 dates and times, extended and basic, and the loose forms feeds and agencies write.

use jiff::civil::Time;
use jiff::tz::Offset;

use super::{Stated, zones};

/// Reads a whole value; `None` if anything is left over.
pub fn parse(value: &str) -> Option<Stated> {
    let (day, rest) = date(value)?;
    let mut stated = day;
    let rest = rest.trim_start();
    if rest.is_empty() {
        return Some(stated);
    }
    // A bare date may still carry a zone (XML Schema's date type): "2020-10-09Z", "2020-10-09+02:00".
    if let Some(offset) = zones::offset(rest) {
        stated.offset = Some(offset);
        return Some(stated);
    }
    stated.day?;
    let rest = rest.strip_prefix(['T', 't']).unwrap_or(rest).trim_start();
    let (time, rest) = clock(rest)?;
    stated.time = Some(time);
    let rest = rest.trim();
    if !rest.is_empty() {
        stated.offset = Some(zones::offset(rest)?);
    }
    Some(stated)
}

/// "2020-10-09", "20201009", "2020-10", "2020".
fn date(value: &str) -> Option<(Stated, &str)> {
    let (year, rest) = digits(value, 4)?;
    let year = i16::try_from(year)
        .ok()
        .filter(|y| (1000..=2999).contains(y))?;
    let stated = |month: u32, day: u32| {
        Some(Stated {
            year: Some(year),
            day: Some((i8::try_from(month).ok()?, i8::try_from(day).ok()?)),
            ..Stated::default()
        })
    };
    let bounded = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_digit());
    if let Some(tail) = rest.strip_prefix('-') {
        let (month, tail) = digits(tail, 2)?;
        if let Some(tail) = tail.strip_prefix('-') {
            let (day, tail) = digits(tail, 2)?;
            return bounded(tail).then_some((stated(month, day)?, tail));
        }
        return tail.is_empty().then_some((stated(month, 1)?, tail));
    }
    if rest.is_empty() {
        return Some((stated(1, 1)?, rest));
    }
    let (month, tail) = digits(rest, 2)?;
    let (day, tail) = digits(tail, 2)?;
    // "20201009140211" runs date and time together; a longer number is none of ours.
    let run = tail.bytes().take_while(u8::is_ascii_digit).count();
    matches!(run, 0 | 4 | 6).then_some((stated(month, day)?, tail))
}

/// "14:02", "14:02:11.25", "140211", "1402".
fn clock(value: &str) -> Option<(Time, &str)> {
    let (hour, rest) = digits(value, 2)?;
    let colon = rest.starts_with(':');
    let (minute, rest) = digits(rest.strip_prefix(':').unwrap_or(rest), 2)?;
    let second = if colon {
        rest.strip_prefix(':')
    } else {
        Some(rest)
    };
    let (second, mut rest) = second
        .and_then(|r| digits(r, 2))
        .map_or((0, rest), |(s, r)| (s, r));
    let mut nanos = 0;
    if let Some(fraction) = rest.strip_prefix(['.', ',']) {
        let n = fraction.bytes().take_while(u8::is_ascii_digit).count();
        let kept = &fraction[..n.min(9)];
        nanos = format!("{kept:0<9}").parse().ok()?;
        rest = &fraction[n..];
    }
    // A leap second, and the 24th hour, are the last moment of their minute and day.
    let (hour, minute, second) = if hour == 24 && minute == 0 {
        (23, 59, 59)
    } else {
        (hour, minute, second.min(59))
    };
    let time = Time::new(hour as i8, minute as i8, second as i8, nanos).ok()?;
    Some((time, rest))
}

/// Exactly `count` digits at the start.
pub(super) fn digits(value: &str, count: usize) -> Option<(u32, &str)> {
    let head = value.get(..count)?;
    if !head.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some((head.parse().ok()?, &value[count..]))
}

/// A four-digit clock time without a colon ("1402"), as wires write it before a zone.
pub(super) fn military(word: &str) -> Option<Time> {
    let (hour, rest) = digits(word, 2)?;
    let (minute, rest) = digits(rest, 2)?;
    rest.is_empty()
        .then(|| Time::new(hour as i8, minute as i8, 0, 0).ok())
        .flatten()
}

/// An offset such as "+0200", "-05:00", "+2".
pub(super) fn numeric(value: &str) -> Option<Offset> {
    let sign = match value.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let rest = &value[1..];
    let (hours, rest) = digits(rest, 2).or_else(|| digits(rest, 1))?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let minutes = if rest.is_empty() {
        0
    } else {
        let (minutes, rest) = digits(rest, 2)?;
        if !rest.is_empty() || minutes > 59 {
            return None;
        }
        minutes
    };
    Offset::from_seconds(sign * (hours as i32 * 3600 + minutes as i32 * 60)).ok()
}
