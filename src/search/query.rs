//! What was typed, as terms.
//!
//! Terms are parted by spaces and all must fit, in any order. A term fits by its beginning, and loosely where rows are few;
//! `'word` and `"a phrase"` fit as they stand, `!word` must not. Nothing that can be typed is an error.

use super::words::words;
use crate::fold::fold;

/// Terms that count; more are left out.
const MOST: usize = 24;

/// How a term is to fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// By its beginning, else loosely.
    Fuzzily,
    /// As it stands.
    Exactly,
    /// As it stands, and then the row does not fit.
    Not,
}

/// One or several words that stand side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// Folded words; never empty.
    pub words: Vec<String>,
    pub how: How,
}

/// A query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    text: String,
    terms: Vec<Term>,
}

impl Query {
    /// Reads what was typed.
    pub fn parse(text: &str) -> Self {
        let mut terms = Vec::new();
        let mut rest = text.trim_start();
        while !rest.is_empty() && terms.len() < MOST {
            let (not, after) = rest
                .strip_prefix('!')
                .map_or((false, rest), |after| (true, after));
            let (exact, after) = after
                .strip_prefix('\'')
                .map_or((false, after), |after| (true, after));
            let (phrase, after) = after
                .strip_prefix('"')
                .map_or((false, after), |after| (true, after));
            let end = if phrase {
                after.find('"')
            } else {
                after.find(char::is_whitespace)
            }
            .unwrap_or(after.len());
            let folded = fold(&after[..end]);
            let words: Vec<_> = words(&folded)
                .filter(|w| !w.compound)
                .map(|w| w.text.into_owned())
                .collect();
            let how = match (not, exact || phrase) {
                (true, _) => How::Not,
                (_, true) => How::Exactly,
                _ => How::Fuzzily,
            };
            if !words.is_empty() {
                terms.push(Term { words, how });
            }
            rest = after[end..].trim_start_matches('"').trim_start();
        }
        Self {
            text: text.to_owned(),
            terms,
        }
    }

    /// As it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, How)> {
        Query::parse(text)
            .terms()
            .iter()
            .map(|term| (term.words.join(" "), term.how))
            .collect()
    }

    #[test]
    fn terms_are_parted_by_spaces_and_folded() {
        assert_eq!(
            read(" Élections  ЛАВРОВ "),
            [
                ("elections".into(), How::Fuzzily),
                ("лавров".into(), How::Fuzzily)
            ]
        );
        assert_eq!(
            read("Nagorno-Karabakh"),
            [("nagorno karabakh".into(), How::Fuzzily)]
        );
        assert_eq!(read("李伟"), [("李 伟".into(), How::Fuzzily)]);
    }

    #[test]
    fn signs_say_how() {
        assert_eq!(
            read("'Costa \"south road\" !ferry !\"two words"),
            [
                ("costa".into(), How::Exactly),
                ("south road".into(), How::Exactly),
                ("ferry".into(), How::Not),
                ("two words".into(), How::Not)
            ]
        );
    }

    #[test]
    fn nothing_is_an_error() {
        for text in ["", "  ", "!", "'", "\"", "\"\"", "— !' \"!", "!!\"\"''"] {
            assert!(Query::parse(text).is_empty(), "{text}");
        }
        assert_eq!(read("''x"), [("x".into(), How::Exactly)]);
        assert_eq!(Query::parse(&"a ".repeat(1000)).terms().len(), MOST);
    }
}
