//! Base64, as old Atom feeds and some agencies wrap their text in.

use crate::format::charset;

/// The text inside; `None` if it is no Base64 or no text.
pub fn decode(words: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(words.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for byte in words.bytes().filter(|b| !b.is_ascii_whitespace()) {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    charset::decode(&bytes).ok().map(|d| d.text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn unwraps_text_and_nothing_else() {
        assert_eq!(decode("RmVycnkg\nc3RvcHM=").as_deref(), Some("Ferry stops"));
        assert_eq!(decode("Ferry stops."), None);
    }
}
