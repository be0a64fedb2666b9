//! Dates in words: "Friday, Oct. 9, 2020 at 2:02 p.m. EDT", "9 octobre", "Updated 14:02 GMT".

use jiff::civil::Time;

use super::{Stated, iso, months, zones};

/// What a line says about dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// The first date and the first time of day in it.
    pub stated: Stated,
    /// Whether the line holds nothing but dates, times and words such as "updated" or "at".
    pub whole: bool,
    /// Whether it says "published", "posted", "issued", ...
    pub published: bool,
    /// Whether it says "updated", "modified", ...
    pub updated: bool,
}

/// The most words of a line that are looked at; a stamp is shorter.
const MOST: usize = 24;

/// Reads a line word by word. Nothing is resolved: a missing year stays missing.
pub fn scan(line: &str) -> Scan {
    let mut scan = Scan::default();
    let mut words: Vec<&str> = Vec::with_capacity(MOST);
    let split = |c: char| {
        c.is_whitespace() || matches!(c, ',' | '(' | ')' | '[' | ']' | '|' | '·' | '•' | ';')
    };
    for word in line.split(split).filter(|w| !w.is_empty()) {
        if words.len() == MOST {
            return scan;
        }
        words.push(word);
    }
    let mut known = 0;
    let mut number = None; // a day whose month has not come yet
    let mut awaits_day = None; // a month whose day has not come yet
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let next = words.get(at + 1).copied();
        let used = read(word, next, &mut scan, &mut number, &mut awaits_day);
        known += used;
        at += used.max(1);
    }
    // "1:30 Monday October" names no day.
    if scan.stated.day.is_none() {
        scan.stated.year = None;
    }
    scan.whole = !words.is_empty()
        && known >= words.len()
        && (scan.stated.day.is_some() || scan.stated.time.is_some())
        && number.is_none()
        && awaits_day.is_none();
    scan
}

/// Reads one word, with the next in view; returns how many words it took, 0 if it is no part of a date.
fn read(
    word: &str,
    next: Option<&str>,
    scan: &mut Scan,
    number: &mut Option<i8>,
    month: &mut Option<i8>,
) -> usize {
    let bare = word.trim_end_matches(['.', ':']);
    let lower = bare.to_lowercase();
    if matches!(word, "-" | "–" | "—" | "/" | "|") || is_noise(&lower) {
        return 1;
    }
    if let Some(weekday) = months::weekday(&lower) {
        scan.stated.weekday = scan.stated.weekday.or(Some(weekday));
        return 1;
    }
    if label(&lower, scan) {
        return 1;
    }
    if let Some(found) = months::month(&lower) {
        if scan.stated.day.is_some() {
            return 0;
        }
        match number.take() {
            Some(day) => scan.stated.day = Some((found, day)),
            None => *month = Some(found),
        }
        return 1;
    }
    if let Some(stated) = whole_date(word.trim_end_matches([',', '.'])) {
        if scan.stated.day.is_some() {
            return 0;
        }
        let offset = stated.offset.or(scan.stated.offset);
        scan.stated = Stated {
            weekday: scan.stated.weekday,
            time: stated.time.or(scan.stated.time),
            offset,
            ..stated
        };
        return 1;
    }
    if let Some((time, used)) = clock(word, next) {
        if scan.stated.time.is_some() {
            return 0;
        }
        scan.stated.time = Some(time);
        return used;
    }
    if scan.stated.time.is_some()
        && scan.stated.offset.is_none()
        && let Some(offset) = zones::offset(word)
    {
        scan.stated.offset = Some(offset);
        return 1;
    }
    count(&lower, scan, number, month)
}

/// A bare number: a day or a year, by its size and what is still wanted.
fn count(lower: &str, scan: &mut Scan, number: &mut Option<i8>, month: &mut Option<i8>) -> usize {
    let plain = ["st", "nd", "rd", "th", "er", "º", "ª"]
        .iter()
        .find_map(|o| lower.strip_suffix(o))
        .unwrap_or(lower);
    if plain.is_empty() || plain.len() > 4 || !plain.bytes().all(|b| b.is_ascii_digit()) {
        return 0;
    }
    let Ok(value) = plain.parse::<i16>() else {
        return 0;
    };
    if plain.len() == 4 && (1000..=2999).contains(&value) {
        if scan.stated.year.is_some() {
            return 0;
        }
        scan.stated.year = Some(value);
        return 1;
    }
    let Some(day) = i8::try_from(value)
        .ok()
        .filter(|d| (1..=31).contains(d) && plain.len() <= 2)
    else {
        return 0;
    };
    if scan.stated.day.is_some() || number.is_some() {
        return 0;
    }
    match month.take() {
        Some(month) => scan.stated.day = Some((month, day)),
        None => *number = Some(day),
    }
    1
}

/// "2020-10-09", "2020-10-09T14:02Z", "09.10.2020", "31/12/2020"; a slashed date both of whose parts may be months is
/// left alone, since half the world reads it the other way round.
fn whole_date(word: &str) -> Option<Stated> {
    if word.len() >= 10
        && let Some(stated) = iso::parse(word)
    {
        return Some(stated);
    }
    let mut parts = word.split(['.', '/', '-']);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    let small = |s: &str| -> Option<i8> {
        (!s.is_empty() && s.len() <= 2)
            .then(|| s.parse().ok())
            .flatten()
    };
    if parts.next().is_some() || c.len() != 4 {
        return None;
    }
    let (a, b, year) = (small(a)?, small(b)?, c.parse().ok()?);
    let dotted = word.contains('.');
    let (day, month) = match () {
        () if dotted || a > 12 || a == b => (a, b),
        () if b > 12 => (b, a),
        () => return None,
    };
    Some(Stated {
        year: Some(year),
        day: Some((month, day)),
        ..Stated::default()
    })
}

/// A time of day, and how many words it took: "14:02", "10.15", "2:02 p.m.", "9am", "1402 GMT".
fn clock(word: &str, next: Option<&str>) -> Option<(Time, usize)> {
    let lower = word.to_lowercase();
    let lower = lower.strip_suffix("uhr").unwrap_or(&lower);
    let (digits, half) = half_day(lower);
    let following = next.map(str::to_lowercase).unwrap_or_default();
    let (half, used) = match (half, half_day(&following)) {
        (Some(half), _) => (Some(half), 1),
        (None, ("", Some(half))) => (Some(half), 2),
        (None, _) => (None, 1),
    };
    let mut parts = digits.split([':', '.', 'h']);
    let hour = parts.next()?;
    let rest: Vec<&str> = parts.filter(|p| !p.is_empty()).collect();
    let two = |s: &str| s.len() == 2 && s.bytes().all(|b| b.is_ascii_digit());
    if hour.is_empty()
        || hour.len() > 4
        || !hour.bytes().all(|b| b.is_ascii_digit())
        || !rest.iter().all(|p| two(p))
    {
        return None;
    }
    let zone = next.is_some_and(|n| {
        zones::offset(n).is_some() || matches!(n.to_lowercase().as_str(), "hrs" | "hours")
    });
    let mut time = match (hour.len(), rest.as_slice()) {
        (4, []) if zone => iso::military(hour)?,
        (1 | 2, []) if half.is_some() => Time::new(hour.parse().ok()?, 0, 0, 0).ok()?,
        (1 | 2, [minute]) => Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?,
        (1 | 2, [minute, second]) => Time::new(
            hour.parse().ok()?,
            minute.parse().ok()?,
            second.parse().ok()?,
            0,
        )
        .ok()?,
        _ => return None,
    };
    if let Some(afternoon) = half {
        let hour = match (time.hour(), afternoon) {
            (12, false) => 0,
            (h, true) if h < 12 => h + 12,
            (h, _) => h,
        };
        time = time.with().hour(hour).build().ok()?;
    }
    Some((time, used))
}

/// Splits "a.m." or "p.m." off the end: the rest, and whether it is the afternoon.
fn half_day(lower: &str) -> (&str, Option<bool>) {
    let lower = lower.trim_end_matches(',');
    for (mark, afternoon) in [
        ("a.m.", false),
        ("p.m.", true),
        ("a.m", false),
        ("p.m", true),
        ("am", false),
        ("pm", true),
    ] {
        if let Some(rest) = lower.strip_suffix(mark) {
            return (rest, Some(afternoon));
        }
    }
    (lower, None)
}

fn is_noise(lower: &str) -> bool {
    matches!(
        lower,
        "at" | "on"
            | "the"
            | "of"
            | "from"
            | "de"
            | "del"
            | "à"
            | "um"
            | "uhr"
            | "kl"
            | "le"
            | "den"
            | "am"
            | "el"
            | "as"
            | "local"
            | "time"
            | "o'clock"
            | "hrs"
            | "hours"
            | "г"
            | "года"
    )
}

fn label(lower: &str, scan: &mut Scan) -> bool {
    match lower {
        "published" | "posted" | "issued" | "released" | "created" | "filed" | "publié"
        | "veröffentlicht" | "publicado" => {
            scan.published = true;
        }
        "updated" | "update" | "modified" | "edited" | "revised" | "corrected" | "aktualisiert"
        | "actualizado" | "actualisé" => {
            scan.updated = true;
        }
        "first" | "last" | "date" | "dated" | "mis" | "jour" => {}
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;
    use jiff::tz;

    #[test]
    fn reads_stamps() {
        let s = scan("Updated: Friday, Oct. 9, 2020 at 2:02 p.m. EDT");
        assert!(s.whole && s.updated && !s.published);
        assert_eq!((s.stated.year, s.stated.day), (Some(2020), Some((10, 9))));
        assert_eq!(
            (s.stated.time, s.stated.offset),
            (Some(time(14, 2, 0, 0)), Some(tz::offset(-4)))
        );
        let s = scan("First published on Fri 9 Oct 2020 10.15 BST");
        assert!(s.whole && s.published);
        assert_eq!(
            (s.stated.time, s.stated.offset),
            (Some(time(10, 15, 0, 0)), Some(tz::offset(1)))
        );
        let s = scan("Last updated 1402 GMT");
        assert!(s.whole && s.updated && s.stated.day.is_none());
        assert_eq!(s.stated.time, Some(time(14, 2, 0, 0)));
    }

    #[test]
    fn a_line_with_other_words_is_no_stamp() {
        for line in [
            "On October 9, talks began",
            "Updated with comment",
            "October",
            "9",
            "The 9 October Movement",
            "May we?",
            "7 p.m. and later",
        ] {
            assert!(!scan(line).whole, "{line}");
        }
    }
}
