//! What was typed, cut into chips and words. Knows the signs of the language, not what they stand for.
//!
//! A chip is `kind:value` or `!kind:value`, its value up to a blank or in quotation marks (`\"` is one inside them). All else
//! is words of a search, whose own signs are read there. Anything may be typed.

use std::borrow::Cow;
use std::ops::Range;

/// A chip as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<'t> {
    /// Its bytes in the text.
    pub at: Range<usize>,
    /// Whether `!` stands before it.
    pub not: bool,
    /// The word before the colon.
    pub kind: &'t str,
    /// The words behind it, without their quotation marks.
    pub value: Cow<'t, str>,
}

/// A part of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<'t> {
    /// What looks like a chip; its kind may be none.
    Chip(Written<'t>),
    /// One word with its signs, or a phrase; its bytes in the text.
    Word(Range<usize>),
}

impl Part<'_> {
    /// Its bytes in the text.
    pub fn at(&self) -> &Range<usize> {
        match self {
            Part::Chip(written) => &written.at,
            Part::Word(at) => at,
        }
    }
}

/// Cuts what was typed into chips and words, in order.
pub fn split(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let start = at + rest.len() - rest.trim_start().len();
        let rest = text.get(start..).unwrap_or_default();
        if rest.is_empty() {
            return parts;
        }
        let part = match chip(rest, start) {
            Some(written) => Part::Chip(written),
            None => Part::Word(start..start + word(rest)),
        };
        at = part.at().end;
        parts.push(part);
    }
}

/// The chip that the rest of a text starts with, if it does.
fn chip(rest: &str, start: usize) -> Option<Written<'_>> {
    let body = rest.strip_prefix('!').unwrap_or(rest);
    let (kind, value) = body.split_once(':')?;
    let is_kind = !kind.is_empty() && kind.bytes().all(|b| b.is_ascii_alphabetic());
    // An address is no chip, nor is the last word before a colon.
    if !is_kind || value.starts_with("//") {
        return None;
    }
    let before = rest.len() - value.len();
    let (value, length) = match value.strip_prefix('"') {
        Some(quoted) => {
            let (value, length) = unquote(quoted);
            (value, length + 1)
        }
        None => {
            let end = value.find(char::is_whitespace).unwrap_or(value.len());
            (Cow::Borrowed(value.get(..end).unwrap_or_default()), end)
        }
    };
    let known = super::Kind::named(kind).is_some();
    (known || !value.is_empty()).then(|| Written {
        at: start..start + before + length,
        not: rest.starts_with('!'),
        kind,
        value,
    })
}

/// The words up to the closing mark, and how many bytes they take with it; all the rest where there is none.
fn unquote(quoted: &str) -> (Cow<'_, str>, usize) {
    let mut value = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (value.into(), at + 1),
            '\\' => value.extend(chars.next().map(|(_, c)| c)),
            c => value.push(c),
        }
    }
    (value.into(), quoted.len())
}

/// How many bytes the first word takes with its signs.
fn word(rest: &str) -> usize {
    let body = rest.trim_start_matches(['!', '^', '\'']);
    let signs = rest.len() - body.len();
    if let Some(phrase) = body.strip_prefix('"') {
        let length = phrase.find('"').map_or(phrase.len(), |at| at + 1);
        return signs + 1 + length;
    }
    let bars = body.len() - body.trim_start_matches('|').len();
    if bars > 0 {
        return signs + bars;
    }
    let end = body.find(|c: char| c.is_whitespace() || c == '|');
    (signs + end.unwrap_or(body.len())).max(1)
}

/// A chip as it is written, from its parts: the value in quotation marks where it needs them.
pub fn written(not: bool, kind: &str, value: &str) -> String {
    let sign = if not { "!" } else { "" };
    let plain = !value.starts_with('"') && !value.starts_with("//");
    let bare = plain && !value.is_empty() && !value.contains(char::is_whitespace);
    if bare {
        return format!("{sign}{kind}:{value}");
    }
    let escaped = value.replace('\\', "\\\\").replace('"', "\\\"");
    format!("{sign}{kind}:\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<String> {
        let parts = split(text).into_iter().map(|part| match part {
            Part::Chip(chip) => {
                let sign = if chip.not { "!" } else { "" };
                format!("{sign}{}={}", chip.kind, chip.value)
            }
            Part::Word(at) => text[at].to_owned(),
        });
        parts.collect()
    }

    #[test]
    fn chips_stand_among_words() {
        assert_eq!(
            read(" who:Costa road \"south gate\" !said:\"Ana \\\"A\\\" Costa\" is:unread"),
            [
                "who=Costa",
                "road",
                "\"south gate\"",
                "!said=Ana \"A\" Costa",
                "is=unread"
            ]
        );
        assert_eq!(read("WHO:x who: said:\"\""), ["WHO=x", "who=", "said="]);
        assert_eq!(read("whom:x"), ["whom=x"], "a kind that there is not");
    }

    #[test]
    fn what_only_looks_like_a_chip_is_words() {
        for words in [
            "12:30",
            "https://alder.example",
            "update:",
            "\"who:Costa\"",
            "'who:x",
            "^who:x",
        ] {
            assert_eq!(read(words), [words]);
        }
        assert_eq!(read("ferry|who:x"), ["ferry", "|", "who=x"]);
        assert_eq!(read("!\"a b\"$"), ["!\"a b\"", "$"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_value_written_is_read_again(value in "\\PC{0,12}", not: bool, kind in 0usize..9, other in "\\PC{0,6}") {
            let kind = super::super::Kind::ALL[kind].name();
            let text = written(not, kind, &value);
            let expected = Written { at: 0..text.len(), not, kind, value: value.as_str().into() };
            prop_assert_eq!(split(&text), [Part::Chip(expected.clone())]);
            let more = format!("{text} {other}");
            let parts = split(&more);
            prop_assert_eq!(parts.first(), Some(&Part::Chip(expected)));
        }

        #[test]
        fn anything_may_be_typed(text in "[a-z!:\"'|^\\\\ é李:]{0,24}") {
            let parts = split(&text);
            let mut end = 0;
            for part in &parts {
                let at = part.at();
                prop_assert!(at.start >= end && at.end > at.start && text.get(at.clone()).is_some());
                prop_assert!(text[end..at.start].trim().is_empty());
                end = at.end;
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }
}
