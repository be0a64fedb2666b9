//! Breaks text into screen lines, and keeps for each line the bytes it came from.
//!
//! The offsets are what lets quotes, actors and search hits be marked in wrapped text. It knows columns, not styles.

use std::ops::Range;

use super::glyph::glyphs;

/// Lines of at most `room` columns, as byte ranges of `text` without the blanks at their ends.
///
/// Words move to the next line whole; a word longer than a line is cut between letters, as is a script written
/// without spaces. Line ends of the source count as blanks, unless `keep` says to break there (tables).
pub fn wrap(text: &str, room: usize, keep: bool) -> Vec<Range<usize>> {
    let room = room.max(2);
    if keep {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let bare = line.trim_end();
            let shift = |r: Range<usize>| r.start + start..r.end + start;
            let broken = fill(bare, room);
            if broken.is_empty() {
                lines.push(start..start);
            }
            lines.extend(broken.into_iter().map(shift));
            start += line.len();
        }
        return lines;
    }
    fill(text, room)
}

/// A place where a line may end: the bytes shown before it, the bytes where the next line starts.
#[derive(Clone, Copy)]
struct Break {
    end: usize,
    next: usize,
    /// Columns used up to `next`, to go on counting from there.
    used: usize,
}

fn fill(text: &str, room: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut used, mut shown) = (0, 0, 0);
    let mut last: Option<Break> = None;
    let mut before: Option<(char, usize)> = None;
    for glyph in glyphs(text) {
        let first = glyph.symbol.chars().next().unwrap_or(' ');
        if first == ' ' {
            // Blanks never start a line and never overflow one.
            if used > 0 {
                used += glyph.width;
                last = Some(Break {
                    end: shown,
                    next: glyph.at.end,
                    used,
                });
            } else {
                start = glyph.at.end;
            }
            before = None;
            continue;
        }
        if let Some((left, columns)) = before
            && may_part(left, columns, first, glyph.width)
        {
            last = Some(Break {
                end: shown,
                next: glyph.at.start,
                used,
            });
        }
        if used + glyph.width > room && used > 0 {
            match last.take() {
                Some(stop) if stop.end > start => {
                    lines.push(start..stop.end);
                    start = stop.next;
                    used -= stop.used;
                }
                _ => {
                    lines.push(start..shown);
                    start = glyph.at.start;
                    used = 0;
                }
            }
        }
        used += glyph.width;
        shown = glyph.at.end;
        before = Some((first, glyph.width));
    }
    if shown > start {
        lines.push(start..shown);
    }
    lines
}

/// Whether a line may end between two letters that no blank parts.
fn may_part(left: char, left_width: usize, right: char, right_width: usize) -> bool {
    const CLOSING: &str = "、。，．：；！？）」』】》〉”’…,.:;!?)]}»›";
    const OPENING: &str = "（「『【《〈“‘([{«‹";
    if CLOSING.contains(right) || OPENING.contains(left) {
        return false;
    }
    left_width == 2 || right_width == 2 || matches!(left, '-' | '—' | '–' | '/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::glyph::width;
    use proptest::prelude::*;

    fn lines(text: &str, room: usize) -> Vec<&str> {
        wrap(text, room, false)
            .into_iter()
            .map(|r| &text[r])
            .collect()
    }

    #[test]
    fn words_stay_whole() {
        assert_eq!(
            lines("After two weeks without cranes", 12),
            ["After two", "weeks", "without", "cranes"]
        );
        assert_eq!(lines("exactly ten", 11), ["exactly ten"]);
        assert_eq!(lines("one\ntwo  three\n", 9), ["one\ntwo", "three"]);
        assert_eq!(lines("", 10), Vec::<&str>::new());
    }

    #[test]
    fn long_words_and_scripts_without_spaces_are_cut_between_letters() {
        assert_eq!(lines("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(
            lines("港口罢工进入第三周。", 8),
            ["港口罢工", "进入第三", "周。"]
        );
        assert_eq!(lines("a 港口。罢工", 5), ["a 港", "口。", "罢工"]);
        assert_eq!(lines("well-known", 6), ["well-", "known"]);
    }

    #[test]
    fn tables_keep_their_lines() {
        let text = "one  1\n\ntwo  2\n";
        let got: Vec<_> = wrap(text, 20, true).into_iter().map(|r| &text[r]).collect();
        assert_eq!(got, ["one  1", "", "two  2"]);
    }

    proptest! {
        #[test]
        fn every_line_fits_and_no_letter_is_lost(text in "[a-z李é \\n-]{0,60}", room in 2usize..20) {
            let parts = wrap(&text, room, false);
            let mut seen = String::new();
            for part in &parts {
                prop_assert!(width(&text[part.clone()]) <= room, "{:?}", &text[part.clone()]);
                seen.push_str(&text[part.clone()]);
            }
            let letters = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&seen), letters(&text));
        }
    }
}
