//! Makes text from files harmless: a control or bidirectional character becomes U+FFFD.
//!
//! Tabs and line breaks stay; so do zero-width joiners, which Indic scripts and emoji need. Every string that leaves
//! `format/` goes through here; the screen and the printed paths use the same test.

use std::borrow::Cow;

/// Whether a character must never reach a terminal: controls (but tab and line breaks), and the marks that reorder
/// what stands around them (Unicode Standard Annex 9: embeddings, overrides, isolates).
pub fn is_harmful(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    }
}

/// The text with every harmful character replaced by U+FFFD; borrowed when there is none.
///
/// "\r\n" is kept. A carriage return elsewhere moves a terminal's cursor: it becomes the line feed it once meant if the
/// text has no other line breaks, else U+FFFD.
pub fn text(raw: &str) -> Cow<'_, str> {
    let lone = lone_return(raw);
    if !lone && !raw.contains(is_harmful) {
        return Cow::Borrowed(raw);
    }
    let instead = if raw.contains('\n') { '\u{fffd}' } else { '\n' };
    let mut out = String::with_capacity(raw.len() + 16);
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\r' if chars.peek() != Some(&'\n') => instead,
            c if is_harmful(c) => '\u{fffd}',
            c => c,
        });
    }
    Cow::Owned(out)
}

/// Whether a carriage return stands without its line feed.
fn lone_return(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    raw.match_indices('\r')
        .any(|(at, _)| bytes.get(at + 1) != Some(&b'\n'))
}

/// One line: harmful characters replaced, white space folded to single blanks, ends trimmed.
pub fn line(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for word in raw.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&text(word));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_controls_and_overrides_but_keeps_joiners_and_tabs() {
        assert_eq!(
            text("a\u{1b}[2J\tb\r\n\u{202e}c\u{2066}"),
            "a\u{fffd}[2J\tb\r\n\u{fffd}c\u{fffd}"
        );
        assert_eq!(text("क्\u{200d}ष 👩\u{200d}🚒"), "क्\u{200d}ष 👩\u{200d}🚒");
        assert!(matches!(text("plain"), Cow::Borrowed(_)));
    }

    #[test]
    fn keeps_line_breaks_of_every_kind() {
        assert_eq!(text("a\r\nb\r\n"), "a\r\nb\r\n");
        assert_eq!(text("a\rb\r"), "a\nb\n");
        assert_eq!(text("a\rb\n"), "a\u{fffd}b\n");
    }

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(
            line("  Harbour\r\n strike\u{7}\tends "),
            "Harbour strike\u{fffd} ends"
        );
    }
}
