//! Text from files, made harmless for the screen: the one gate that every letter passes before it becomes a cell.
//!
//! Text is cut into glyphs, each with a width that every terminal agrees on: a letter with its combining marks, one
//! wide character, one picture character. Nothing else comes out: no control or escape character, no direction
//! override, nothing invisible. It knows columns, not colours or panes.

use std::borrow::Cow;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// Combining marks kept on one letter; more would smear over the lines around it.
const MARKS: usize = 4;

/// What fits one cell, or two for a wide character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph<'t> {
    /// The bytes of the source that it stands for, invisible ones included.
    pub at: Range<usize>,
    /// What is printed: never empty, never more than one column-taking character (or one flag).
    pub symbol: Cow<'t, str>,
    /// Columns: 1 or 2.
    pub width: usize,
}

/// The glyphs of a text, in order. Line ends and tabs come out as spaces.
pub fn glyphs(text: &str) -> Glyphs<'_> {
    Glyphs { text, at: 0 }
}

/// Columns that the text takes on one line.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return text.len();
    }
    glyphs(text).map(|g| g.width).sum()
}

/// How much of a text fits into `room` columns: the byte where to stop, and whether a sign for that must follow (which
/// then fits too).
pub fn fit(text: &str, room: usize) -> (usize, bool) {
    let (mut used, mut whole, mut cut) = (0, 0, 0);
    for glyph in glyphs(text) {
        used += glyph.width;
        if used > room {
            return (cut, true);
        }
        whole = glyph.at.end;
        if used < room {
            cut = glyph.at.end;
        }
    }
    (whole.max(text.len()), false)
}

/// The text as it would be printed, cut to `room` columns with the sign that more would follow.
pub fn shorten(text: &str, room: usize, more: &str) -> String {
    let (stop, cut) = fit(text, room);
    let mut out: String = glyphs(&text[..stop]).map(|g| g.symbol).collect();
    if cut && room > 0 {
        out.truncate(out.trim_end().len());
        out.push_str(more);
    }
    out
}

/// See [`glyphs`].
#[derive(Clone, Debug)]
pub struct Glyphs<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Glyphs<'t> {
    type Item = Glyph<'t>;

    fn next(&mut self) -> Option<Glyph<'t>> {
        let from = self.at;
        let mut chars = self.text.get(from..)?.char_indices().peekable();
        let (offset, base) = chars.by_ref().find(|&(_, c)| class(c) != Class::Hidden)?;
        let start = from + offset;
        let first = start + base.len_utf8();
        // `solid` ends the run of source bytes that can be printed as they are.
        let (mut solid, mut extra) = (first, String::new());
        let (symbol, mut width) = match class(base) {
            Class::Space => (Some(" "), 1),
            Class::Harmful => (Some("\u{fffd}"), 1),
            Class::Mark => (Some("\u{25cc}"), 1),
            Class::Plain(width) => (None, width),
            Class::Hidden => (Some(" "), 1),
        };
        let (mut end, mut marks, mut joined) = (first, 0, false);
        if base == '\r'
            && let Some((_, '\n')) = chars.peek()
        {
            end += 1;
            chars.next();
        }
        if is_flag(base)
            && let Some(&(_, second)) = chars.peek().filter(|(_, c)| is_flag(*c))
        {
            end += second.len_utf8();
            (solid, width) = (end, 2);
            chars.next();
        }
        while let Some(&(_, c)) = chars.peek() {
            match class(c) {
                Class::Hidden => joined = c == '\u{200d}',
                Class::Mark if symbol.is_none() => {
                    marks += 1;
                    if marks <= MARKS {
                        if end == solid && extra.is_empty() {
                            solid = end + c.len_utf8();
                        } else {
                            extra.push(c);
                        }
                    }
                }
                // A family or a skin tone: terminals disagree about its width, so its first picture stands for it.
                Class::Plain(2) if width == 2 && (joined || is_tone(c)) => joined = false,
                _ => break,
            }
            end += c.len_utf8();
            chars.next();
        }
        self.at = end;
        let printed = &self.text[start..solid];
        let symbol = match symbol {
            Some(stand_in) => Cow::Borrowed(stand_in),
            None if extra.is_empty() => Cow::Borrowed(printed),
            None => Cow::Owned(format!("{printed}{extra}")),
        };
        Some(Glyph {
            at: from..end,
            symbol,
            width,
        })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Takes this many columns.
    Plain(usize),
    /// A line end, a tab or another blank: one space.
    Space,
    /// Combines with the letter before it.
    Mark,
    /// Invisible; left out.
    Hidden,
    /// Must not reach a terminal; shown as U+FFFD.
    Harmful,
}

fn class(c: char) -> Class {
    match c {
        ' '..='~' => Class::Plain(1),
        '\t' | '\n' | '\r' | '\u{0b}' | '\u{0c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            Class::Space
        }
        c if c.is_control() => Class::Harmful,
        // Direction marks, embeddings, overrides, isolates; interlinear annotation.
        '\u{061c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}' => Class::Harmful,
        '\u{ad}'
        | '\u{034f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => Class::Hidden,
        c if c.is_whitespace() && c != '\u{3000}' => Class::Space,
        c => match c.width() {
            Some(0) => Class::Mark,
            Some(n @ 1..=2) => Class::Plain(n),
            // Two letters measure three columns and more, and terminals don't agree on them.
            Some(_) | None => Class::Harmful,
        },
    }
}

fn is_flag(c: char) -> bool {
    ('\u{1f1e6}'..='\u{1f1ff}').contains(&c)
}

fn is_tone(c: char) -> bool {
    ('\u{1f3fb}'..='\u{1f3ff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    fn printed(text: &str) -> String {
        glyphs(text).map(|g| g.symbol).collect()
    }

    #[test]
    fn nothing_harmful_comes_out() {
        assert_eq!(printed("a\x1b[31mred"), "a\u{fffd}[31mred");
        assert_eq!(printed("x\u{202e}abc\u{202c}"), "x\u{fffd}abc\u{fffd}");
        assert_eq!(
            printed("\u{9b}2J\u{7f}\u{2066}q"),
            "\u{fffd}2J\u{fffd}\u{fffd}q"
        );
        assert_eq!(printed("one\r\ntwo\tthree"), "one two three");
        assert_eq!(printed("so\u{ad}ft\u{200b}ly"), "softly");
    }

    #[test]
    fn letters_keep_their_marks_and_places() {
        let text = "e\u{301}a李";
        let all: Vec<_> = glyphs(text)
            .map(|g| (g.at, g.symbol.into_owned(), g.width))
            .collect();
        assert_eq!(
            all,
            [
                (0..3, "e\u{301}".into(), 1),
                (3..4, "a".into(), 1),
                (4..7, "李".into(), 2)
            ]
        );
        assert_eq!(
            width("e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}x"),
            2
        );
        assert_eq!(
            printed("e\u{301}\u{302}\u{303}\u{304}\u{305}x"),
            "e\u{301}\u{302}\u{303}\u{304}x"
        );
        assert_eq!(printed("\u{301}lone"), "\u{25cc}lone");
    }

    #[test]
    fn pictures_have_a_width_all_terminals_share() {
        assert_eq!(printed("👩\u{200d}👩\u{200d}👧 ok"), "👩 ok");
        assert_eq!(printed("👍🏽"), "👍");
        assert_eq!(printed("❤\u{fe0f}"), "❤");
        assert_eq!(width("🇨🇭"), 2);
        assert_eq!(glyphs("🇨🇭🇫🇷").count(), 2);
    }

    #[test]
    fn shortening_never_cuts_a_letter_in_half() {
        assert_eq!(shorten("Radek Novák", 11, "…"), "Radek Novák");
        assert_eq!(shorten("Radek Novák", 10, "…"), "Radek Nov…");
        assert_eq!(shorten("李伟李伟", 8, "…"), "李伟李伟");
        assert_eq!(shorten("李伟李伟", 7, "…"), "李伟李…");
        assert_eq!(shorten("李伟李伟", 6, "…"), "李伟…");
        assert_eq!(shorten("abc", 0, "…"), "");
        assert_eq!(shorten("abc", 1, "…"), "…");
        assert_eq!(shorten("two words", 5, "…"), "two…");
    }

    /// What makes widths hard: joiners, tones, flags, marks, conjoining letters, scripts that shape.
    const HARD: &str = "[ae李👩👍🏽🇨🇭❤한ᄒ\u{1161}\u{11ab}किक्षสวัสดีلاשׁ\u{200d}\u{200c}\u{fe0f}\u{301}\u{308}\u{20e3}1\u{ad}\u{3164}\r\n\t\u{1b}\u{202e}]{0,12}";

    fn check(text: &str) -> Result<(), TestCaseError> {
        let mut last = 0;
        for g in glyphs(text) {
            prop_assert_eq!(g.at.start, last);
            prop_assert!(text.is_char_boundary(g.at.end));
            prop_assert!(g.width == 1 || g.width == 2);
            prop_assert!(!g.symbol.chars().any(char::is_control));
            prop_assert_eq!(g.symbol.width(), g.width);
            last = g.at.end;
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn glyphs_cover_the_text_in_order(text in "\\PC{0,20}[\\x00-\\x9f]{0,4}\\PC{0,20}\u{202e}?\u{200d}?") {
            check(&text)?;
        }

        #[test]
        fn hard_glyphs_too(text in HARD) {
            check(&text)?;
        }
    }
}
