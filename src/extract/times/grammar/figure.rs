//! Digits: what "1,000", "2.5", "10:30", "5pm", "2020-10-09", "1990s", "3rd", "40-45" or "1/2" can stand for.

use crate::extract::lexicon::calendar::Word;

/// Reads a lower-case token that begins with a digit, or with the apostrophe of "'90s".
pub fn read(lower: &str) -> Word {
    let bare = lower.trim_start_matches('\'');
    let digits = run(bare);
    if digits == 0 {
        return fraction(bare).map_or(Word::Other, |hundredths| Word::Decimal(0, hundredths));
    }
    let (head, tail) = bare.split_at(digits);
    let Some(number) = number(head) else {
        return Word::Other;
    };
    let mut rest = tail.chars();
    match rest.next() {
        None if lower.len() > bare.len() => Word::Other,
        None => Word::Figure(number, digits as u8),
        Some(',') => grouped(bare),
        Some('.') => decimal(number, rest.as_str()),
        Some(':') => clock(number, rest.as_str()),
        Some('/') => slashed(head, rest.as_str()),
        Some('-' | '–') => dashed(head, number, rest.as_str()),
        Some(_) => {
            if let Some(hundredths) = fraction(tail) {
                return Word::Decimal(number, hundredths);
            }
            if let Some(later) = meridiem(tail) {
                return hour24(number, 0, later).unwrap_or(Word::Other);
            }
            worded(number, digits, tail)
        }
    }
}

/// How many bytes of ASCII digits open the text.
fn run(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn number(digits: &str) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    digits.parse().ok()
}

fn fraction(text: &str) -> Option<u8> {
    Some(match text {
        "½" => 50,
        "¼" => 25,
        "¾" => 75,
        _ => return None,
    })
}

fn meridiem(text: &str) -> Option<bool> {
    match text {
        "am" | "a.m" | "a.m." => Some(false),
        "pm" | "p.m" | "p.m." => Some(true),
        _ => None,
    }
}

/// "12 a.m." is 0, "12 p.m." 12, "5 p.m." 17.
pub fn hour24(hour: u32, minute: u8, later: bool) -> Option<Word> {
    let hour = u8::try_from(hour).ok().filter(|h| (1..=12).contains(h))?;
    Some(Word::Hour24(hour % 12 + if later { 12 } else { 0 }, minute))
}

/// "1,000": groups of three.
fn grouped(text: &str) -> Word {
    let mut value = 0u64;
    for (at, group) in text.split(',').enumerate() {
        let Some(part) = number(group).filter(|_| (at == 0) || group.len() == 3) else {
            return Word::Other;
        };
        value = value * 1000 + u64::from(part);
        if value > u64::from(u32::MAX) {
            return Word::Other;
        }
    }
    Word::Number(value as u32)
}

/// "2.5", "10.30am"; a number with more decimals counts nothing that time is counted in.
fn decimal(whole: u32, rest: &str) -> Word {
    let digits = run(rest);
    let (part, tail) = rest.split_at(digits);
    let Some(value) = number(part).filter(|_| digits <= 2) else {
        return Word::Other;
    };
    if tail.is_empty() {
        return Word::Decimal(whole, (if digits == 1 { value * 10 } else { value }) as u8);
    }
    match meridiem(tail) {
        Some(later) if digits == 2 && value < 60 => {
            hour24(whole, value as u8, later).unwrap_or(Word::Other)
        }
        _ => Word::Other,
    }
}

/// "10:30", "10:30:15", "5:30pm".
fn clock(hour: u32, rest: &str) -> Word {
    let (minute, tail) = rest.split_at(run(rest));
    let Some(value) = number(minute).filter(|m| minute.len() == 2 && *m < 60) else {
        return Word::Other;
    };
    if let Some(later) = meridiem(tail) {
        return hour24(hour, value as u8, later).unwrap_or(Word::Other);
    }
    let seconds = tail
        .strip_prefix(':')
        .is_some_and(|s| s.len() == 2 && number(s).is_some_and(|s| s < 60));
    if hour < 24 && (tail.is_empty() || seconds) {
        Word::Clock(hour as u8, value as u8)
    } else {
        Word::Other
    }
}

/// "1/2", "10/9", "2020/10/09", "09/10/2020" (day first unless only the other way fits).
fn slashed(head: &str, rest: &str) -> Word {
    let mut pieces = rest.split('/');
    let second = pieces.next().unwrap_or("");
    let third = pieces.next();
    let (Some(a), Some(b)) = (number(head), number(second)) else {
        return Word::Other;
    };
    match (third.map(number), third) {
        (None, _) if a < 10_000 && b < 10_000 => Word::Slash(a as u16, b as u16),
        (Some(Some(c)), _) if head.len() == 4 => iso(a, b, c),
        (Some(Some(c)), Some(year)) if year.len() == 4 && b > 12 => iso(c, a, b),
        (Some(Some(c)), Some(year)) if year.len() == 4 => iso(c, b, a),
        _ => Word::Other,
    }
}

fn iso(year: u32, month: u32, day: u32) -> Word {
    if (1000..=2999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day) {
        Word::Iso(year as i16, month as i8, day as i8)
    } else {
        Word::Other
    }
}

/// "40-45", "2018-19", "2020-10-09".
fn dashed(head: &str, first: u32, rest: &str) -> Word {
    let second = &rest[..run(rest)];
    let tail = &rest[second.len()..];
    let Some(b) = number(second) else {
        return Word::Other;
    };
    if let Some(third) = tail.strip_prefix('-').and_then(number) {
        return match head.len() {
            4 if second.len() == 2 => iso(first, b, third),
            // "30-09-26", "30-09-2026": day first
            1..=2 if third >= 1000 => iso(third, b, first),
            2 if third < 100 => iso(2000 + third, b, first),
            _ => Word::Other,
        };
    }
    match (u16::try_from(first), u16::try_from(b)) {
        (Ok(a), Ok(b)) if tail.is_empty() => Word::Pair(a, b),
        _ => Word::Other,
    }
}

/// "3rd", "1990s", "90s".
fn worded(number: u32, digits: usize, tail: &str) -> Word {
    match tail {
        "st" | "nd" | "rd" | "th" => Word::Ordinal(number),
        "s" | "'s" if digits == 4 && number.is_multiple_of(10) => match u16::try_from(number) {
            Ok(year @ 1000..=2090) => Word::Decade(year, false),
            _ => Word::Other,
        },
        "s" | "'s" if digits == 2 && number.is_multiple_of(10) => {
            Word::Decade(1900 + number as u16, true)
        }
        _ => Word::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_digits() {
        for (text, word) in [
            ("1989", Word::Figure(1989, 4)),
            ("1,000", Word::Number(1000)),
            ("1,00", Word::Other),
            ("2.5", Word::Decimal(2, 50)),
            ("2½", Word::Decimal(2, 50)),
            ("½", Word::Decimal(0, 50)),
            ("3.141", Word::Other),
            ("10:30", Word::Clock(10, 30)),
            ("10:75", Word::Other),
            ("5pm", Word::Hour24(17, 0)),
            ("12.15am", Word::Hour24(0, 15)),
            ("13pm", Word::Other),
            ("1/2", Word::Slash(1, 2)),
            ("9/10/2020", Word::Iso(2020, 10, 9)),
            ("10/31/2020", Word::Iso(2020, 10, 31)),
            ("2020-10-09", Word::Iso(2020, 10, 9)),
            ("2020-13-09", Word::Other),
            ("30-09-26", Word::Iso(2026, 9, 30)),
            ("40-45", Word::Pair(40, 45)),
            ("2018–19", Word::Pair(2018, 19)),
            ("3rd", Word::Ordinal(3)),
            ("1990s", Word::Decade(1990, false)),
            ("'90s", Word::Decade(1990, true)),
            ("1995s", Word::Other),
            ("99999999999", Word::Other),
        ] {
            assert_eq!(read(text), word, "{text}");
        }
    }
}
