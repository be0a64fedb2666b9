//! Where words of a story stand in its file: the line, for editors.

use std::path::Path;

use crate::format::{Limits, charset, load};

/// Words that are looked for, at most: behind them a file may have markup that a story does not show.
const WORDS: usize = 8;

/// The line, counted from 1, on which words stand in a file, if they do: where they come several times, that time of theirs
/// (counted from 0) or the last. Files that are no text, or are packed, have no lines.
pub fn line_of(path: &Path, words: &str, time: usize, limits: &Limits) -> Option<usize> {
    let loaded = load(path, limits).ok()?;
    let text = charset::decode(&loaded.bytes).ok()?.text;
    let at = places(&text, words).take(time + 1).last()?;
    let before = text.get(..at)?;
    let breaks = match text.contains('\n') {
        true => before.matches('\n'),
        false => before.matches('\r'),
    };
    Some(breaks.count() + 1)
}

/// Where the first of some words stand in a text, whatever white space parts them.
pub(super) fn places<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = usize> + 't {
    let mut words = words.split_whitespace().take(WORDS);
    let first = words.next().unwrap_or_default();
    let rest: Vec<_> = words.collect();
    let candidates = text.match_indices(first).filter(|_| !first.is_empty());
    let candidates = candidates.filter(move |(at, _)| {
        let mut left = text.get(at + first.len()..).unwrap_or_default();
        rest.iter().all(|word| {
            let trimmed = left.trim_start();
            let parted = trimmed.len() < left.len();
            match trimmed.strip_prefix(word).filter(|_| parted) {
                Some(behind) => {
                    left = behind;
                    true
                }
                None => false,
            }
        })
    });
    candidates.map(|(at, _)| at)
}

/// How many times the words that begin at a byte of a text stand before it.
pub fn time_of(text: &str, words: &str, at: usize) -> usize {
    places(text, words).take_while(|place| *place < at).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(bytes: &[u8], words: &str, time: usize) -> Option<usize> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("story.txt");
        std::fs::write(&file, bytes).unwrap();
        line_of(&file, words, time, &Limits::DEFAULT)
    }

    const TEXT: &str = "Quay closed\n\n\"Nobody has called\nus,\" he said.\n\nLater: \"Nobody has called us,\" again.\n";

    #[test]
    fn words_are_found_across_line_breaks() {
        assert_eq!(
            line(TEXT.as_bytes(), "\"Nobody has called us,\"", 0),
            Some(3)
        );
        assert_eq!(
            line(TEXT.as_bytes(), "\"Nobody has called us,\"", 1),
            Some(6)
        );
        assert_eq!(
            line(TEXT.as_bytes(), "\"Nobody has called us,\"", 9),
            Some(6)
        );
        assert_eq!(line(TEXT.as_bytes(), "he said.", 0), Some(4));
    }

    #[test]
    fn what_is_not_there_has_no_line() {
        assert_eq!(line(TEXT.as_bytes(), "Nobody had called", 0), None);
        assert_eq!(line(TEXT.as_bytes(), "", 0), None);
        assert_eq!(line(b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x01\x02", "a", 0), None);
        let nowhere = Path::new("/no/such/file");
        assert_eq!(line_of(nowhere, "a", 0, &Limits::DEFAULT), None);
    }

    #[test]
    fn lines_are_counted_in_the_decoded_text() {
        let wide: Vec<u8> = "\u{feff}Quay\nclosed since\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(line(&wide, "closed since", 0), Some(2));
        assert_eq!(line(b"Quay\rclosed since\r", "closed since", 0), Some(2));
        assert_eq!(
            line(b"Quay\r\nclosed since\r\n", "closed since", 0),
            Some(2)
        );
    }

    #[test]
    fn times_are_counted_from_the_start_of_a_text() {
        let words = "\"Nobody has called us,\"";
        let second = TEXT.rfind(words).unwrap();
        assert_eq!(time_of(TEXT, words, second), 1);
        assert_eq!(time_of(TEXT, words, TEXT.find('"').unwrap()), 0);
    }
}
