//! Words of a folded text, as they are kept in the vocabulary and looked for.
//!
//! A word is a run of letters and digits; an apostrophe inside it is dropped ("o'neil" is "oneil", "costa's" is "costa").
//! A hyphenated word gives its parts, and the whole without hyphens besides. Han characters and kana are words one by one.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// Letters of a word that are kept; what is longer is cut.
const LONGEST: usize = 64;

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// Its letters.
    pub text: Cow<'t, str>,
    /// Its bytes in the folded text, with what was dropped from inside.
    pub range: Range<usize>,
    /// The whole of a hyphenated word, whose parts came before.
    pub compound: bool,
}

/// The words of a folded text, in order.
pub(super) fn words(folded: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    let mut compound = None;
    std::iter::from_fn(move || {
        if let Some(word) = compound.take_if(|word: &mut Word<'_>| word.range.end <= at) {
            return Some(word);
        }
        let start = at + folded[at..].find(begins)?;
        if compound.is_none() {
            compound = whole(folded, start);
        }
        let end = part_end(folded, start);
        let possessive = folded[end..].strip_prefix('\'').is_some_and(ends_with_s);
        at = if possessive { end + 2 } else { end };
        let text = letters(&folded[start..end]);
        Some(Word {
            text,
            range: start..end,
            compound: false,
        })
    })
}

/// The characters of a word's stretch that are among its letters, with the byte each starts at.
pub(super) fn letters_at(folded: &str, range: Range<usize>) -> impl Iterator<Item = (usize, char)> {
    let stretch = folded.get(range.clone()).unwrap_or("");
    stretch
        .char_indices()
        .filter(|&(_, c)| c != '\'' && c != '-')
        .map(move |(at, c)| (range.start + at, c))
}

fn begins(c: char) -> bool {
    c.is_alphanumeric()
}

fn continues(c: char) -> bool {
    (c.is_alphanumeric() && !is_ideograph(c)) || is_combining_mark(c)
}

/// Characters of scripts that part no words and carry much each.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Where the word that starts here ends.
fn part_end(folded: &str, start: usize) -> usize {
    let chars = folded[start..].char_indices();
    let mut end = start;
    let mut count = 0;
    let mut ideograph = false;
    for (at, c) in chars {
        let goes_on = match c {
            c if count == 0 => {
                ideograph = is_ideograph(c);
                true
            }
            c if ideograph => is_combining_mark(c),
            '\'' => {
                let rest = &folded[start + at + 1..];
                rest.starts_with(continues) && !ends_with_s(rest)
            }
            c => continues(c),
        };
        if !goes_on || count == LONGEST {
            break;
        }
        count += usize::from(c != '\'');
        end = start + at + c.len_utf8();
    }
    end
}

/// Whether a lone "s" comes: the apostrophe before it makes a possessive.
fn ends_with_s(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next() == Some('s') && !chars.next().is_some_and(continues)
}

/// The hyphenated word that starts here, if it is one.
fn whole(folded: &str, start: usize) -> Option<Word<'_>> {
    let mut end = part_end(folded, start);
    let mut parts = 1;
    while folded[end..].starts_with('-')
        && folded[end + 1..].starts_with(|c| begins(c) && !is_ideograph(c))
        && end - start < 4 * LONGEST
    {
        end = part_end(folded, end + 1);
        parts += 1;
    }
    let text = letters(&folded[start..end]);
    (parts > 1).then_some(Word {
        text,
        range: start..end,
        compound: true,
    })
}

fn letters(stretch: &str) -> Cow<'_, str> {
    if stretch.contains(['\'', '-']) {
        Cow::Owned(
            stretch
                .chars()
                .filter(|&c| c != '\'' && c != '-')
                .take(LONGEST)
                .collect(),
        )
    } else {
        Cow::Borrowed(stretch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(folded: &str) -> Vec<String> {
        words(folded)
            .map(|w| {
                if w.compound {
                    format!("[{}]", w.text)
                } else {
                    w.text.into_owned()
                }
            })
            .collect()
    }

    #[test]
    fn words_are_runs_of_letters() {
        assert_eq!(
            texts("\"the u.s. left,\" o'neil's aide said: don't"),
            ["the", "u", "s", "left", "oneil", "aide", "said", "dont"]
        );
        assert_eq!(
            texts("workers' rights 'n' 1,000 -- ok"),
            ["workers", "rights", "n", "1", "000", "ok"]
        );
        assert_eq!(texts(" '- "), [""; 0]);
    }

    #[test]
    fn hyphenated_words_come_in_parts_and_whole() {
        assert_eq!(
            texts("nagorno-karabakh war"),
            ["nagorno", "karabakh", "[nagornokarabakh]", "war"]
        );
        assert_eq!(
            texts("editor-in-chief-"),
            ["editor", "in", "chief", "[editorinchief]"]
        );
        let whole = words("a nagorno-karabakh").last().unwrap();
        assert_eq!(whole.range, 2..18);
    }

    #[test]
    fn ideographs_stand_alone() {
        assert_eq!(texts("李伟说 ok"), ["李", "伟", "说", "ok"]);
        assert_eq!(texts("ガ か\u{3099}x"), ["ガ", "か\u{3099}", "x"]);
    }

    #[test]
    fn long_words_are_cut() {
        let long = "x".repeat(200);
        assert_eq!(
            texts(&long).iter().map(String::len).collect::<Vec<_>>(),
            [64, 64, 64, 8]
        );
    }
}
