//! Numbers and small pictures of numbers.

use crate::ui::signs::Signs;

/// One column a value, the largest highest.
pub fn spark(values: &[u32], signs: &Signs) -> String {
    let most = values.iter().copied().max().unwrap_or(0);
    let step = |value: u32| match value {
        0 => signs.none,
        _ => signs.steps[(u64::from(value) * 6 / u64::from(most)) as usize % 7],
    };
    values.iter().copied().map(step).collect()
}

/// A bar of at most `room` columns; something is always seen of a value above zero.
pub fn bar(value: usize, most: usize, room: usize, signs: &Signs) -> String {
    let length = (value * room).div_ceil(most.max(1)).min(room);
    signs.bar.repeat(length)
}

/// A number in at most four columns: "999", "1.2k", "12k", "1.2M".
pub fn compact(value: u32) -> String {
    let tenths = |unit: u32, sign: char| {
        let tenths = value / (unit / 10);
        match tenths {
            0..100 => format!("{}.{}{sign}", tenths / 10, tenths % 10),
            _ => format!("{}{sign}", tenths / 10),
        }
    };
    match value {
        0..1_000 => value.to_string(),
        1_000..1_000_000 => tenths(1_000, 'k'),
        _ => tenths(1_000_000, 'M'),
    }
}

/// "10,000"
pub fn number(value: usize) -> String {
    let digits = value.to_string();
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// "1 story", "2 stories", "10,000 stories"
pub fn count(value: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(value), if value == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::signs::{ASCII, UNICODE};

    #[test]
    fn pictures_of_numbers() {
        assert_eq!(spark(&[0, 1, 4, 8, 2], &UNICODE), "·▁▄▇▂");
        let short = [7, 999, 1_000, 1_641, 12_345, 999_999, 2_500_000].map(compact);
        assert_eq!(short, ["7", "999", "1.0k", "1.6k", "12k", "999k", "2.5M"]);
        assert_eq!(spark(&[0, 0], &UNICODE), "··");
        assert_eq!(spark(&[0, 1, 4, 8, 2], &ASCII), ".:+@-");
        assert_eq!(bar(1, 1000, 8, &UNICODE), "▆");
        assert_eq!(bar(5, 10, 8, &UNICODE), "▆▆▆▆");
        assert_eq!(bar(0, 0, 8, &UNICODE), "");
        assert_eq!(number(1_234_567), "1,234,567");
        assert_eq!(number(12), "12");
        assert_eq!(count(1, "story", "stories"), "1 story");
    }
}
