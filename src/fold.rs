//! Folding: what two spellings of one word have in common.
//!
//! Case, accents, width and typographic marks go; what is left compares byte by byte. Names are merged and searches
//! are made on folded text. [`Folded`] also remembers which characters of the original each folded byte came from, so
//! that a hit can be shown where it stands. Knows nothing of words, languages or screens.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// The folded form: compatibility decomposition, combining accents dropped, lower case, `ß` as `ss`, `ø` as `o`,
/// curly apostrophes and dashes straight.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Whether it has capitals and no small letters: no case to fold tells anything in it.
pub fn is_shouted(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Appends the folded form of `text` to `folded`.
pub fn fold_into(text: &str, folded: &mut String) {
    if text.is_ascii() {
        folded.extend(text.bytes().map(|b| char::from(b.to_ascii_lowercase())));
        return;
    }
    for c in text.nfkd() {
        fold_char(c, folded);
    }
}

fn fold_char(c: char, folded: &mut String) {
    match c {
        c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
        c if is_accent(c) || is_invisible(c) => {}
        'ß' | 'ẞ' => folded.push_str("ss"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'œ' | 'Œ' => folded.push_str("oe"),
        'þ' | 'Þ' => folded.push_str("th"),
        'ø' | 'Ø' => folded.push('o'),
        'ł' | 'Ł' => folded.push('l'),
        'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
        'ħ' | 'Ħ' => folded.push('h'),
        'ı' => folded.push('i'),
        'ŧ' | 'Ŧ' => folded.push('t'),
        'ς' => folded.push('σ'),
        '‘' | '’' | 'ʼ' | 'ʻ' | '`' | '´' => folded.push('\''),
        '“' | '”' | '„' | '«' | '»' => folded.push('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '−' => folded.push('-'),
        c => {
            // Lower-casing may itself bring an accent ("İ"), which goes too.
            folded.extend(
                c.to_lowercase()
                    .filter(|&c| !is_accent(c))
                    .map(|c| if c == 'ς' { 'σ' } else { c }),
            );
        }
    }
}

/// Accents and points that readers leave out when they type. Marks that carry a vowel of their own (Devanagari,
/// Thai, ...) or voice a kana are not among them.
fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}'
        | '\u{5c4}'..='\u{5c5}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}')
}

/// Soft hyphens, joiners and byte-order marks.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// A folded text that knows where it came from.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    text: String,
    /// For each grapheme of the original: where its folded form starts, and where it starts itself.
    marks: Vec<(u32, u32)>,
    original: usize,
}

impl Folded {
    /// Folds `text` and keeps the way back.
    pub fn new(text: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            marks: Vec::with_capacity(text.len()),
            original: text.len(),
        };
        for (at, grapheme) in text.grapheme_indices(true) {
            folded.marks.push((folded.text.len() as u32, at as u32));
            fold_into(grapheme, &mut folded.text);
        }
        folded
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original that a stretch of the folded text came from, widened to whole graphemes.
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        if folded.is_empty() {
            return 0..0;
        }
        let first = self.mark(folded.start);
        let last = self.mark(folded.end - 1);
        let start = self.marks.get(first).map_or(0, |m| m.1 as usize);
        let end = self
            .marks
            .get(last + 1)
            .map_or(self.original, |m| m.1 as usize);
        start..end
    }

    /// Index of the grapheme that a folded byte came from.
    fn mark(&self, byte: usize) -> usize {
        self.marks
            .partition_point(|m| m.0 as usize <= byte)
            .saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_width_go() {
        for (text, folded) in [
            ("Élections", "elections"),
            ("ЛАВРОВ", "лавров"),
            ("Zürich", "zurich"),
            ("Straße", "strasse"),
            ("Łódź Ørsted Đorđe", "lodz orsted dorde"),
            ("ＡＢＣ１２", "abc12"),
            ("ΟΔΥΣΣΕΎΣ", "οδυσσευσ"),
            ("İstanbul", "istanbul"),
            ("O’Neil—Smith", "o'neil-smith"),
            ("co\u{ad}operate", "cooperate"),
            ("हिन्दी", "हिन्दी"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
            assert_eq!(Folded::new(text).text(), folded, "{text}");
        }
    }

    #[test]
    fn hits_map_back_to_whole_graphemes() {
        let text = "Die Straße nach Zu\u{308}rich 👩‍👩‍👧 李伟";
        let folded = Folded::new(text);
        let lit = |word: &str| {
            let at = folded.text().find(word).unwrap();
            &text[folded.original(at..at + word.len())]
        };
        assert_eq!(lit("strasse"), "Straße");
        assert_eq!(lit("stras"), "Straß");
        assert_eq!(lit("zurich"), "Zu\u{308}rich");
        assert_eq!(lit("u"), "u\u{308}");
        assert_eq!(lit("伟"), "伟");
    }
}
