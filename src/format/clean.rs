//! Makes text from files harmless: a control or bidirectional character becomes U+FFFD.
//!
//! Tabs and line breaks stay; so do zero-width joiners, which Indic scripts and emoji need. Every string that leaves
//! `format/` goes through here; the screen and the printed paths use the same test.

use std::borrow::Cow;

/// Whether a character must never reach a terminal: C0 (but tab and line breaks), DEL, C1, and the marks that
/// reorder what stands around them (Unicode Standard Annex 9: embeddings, overrides, isolates).
pub fn is_harmful(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' => true,
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        _ => false,
    }
}

/// The text with every harmful character replaced by U+FFFD; borrowed when there is none.
pub fn text(raw: &str) -> Cow<'_, str> {
    if !raw.contains(is_harmful) {
        return Cow::Borrowed(raw);
    }
    Cow::Owned(
        raw.chars()
            .map(|c| if is_harmful(c) { '\u{fffd}' } else { c })
            .collect(),
    )
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
    fn a_line_is_one_line() {
        assert_eq!(
            line("  Harbour\r\n strike\u{7}\tends "),
            "Harbour strike\u{fffd} ends"
        );
    }
}
