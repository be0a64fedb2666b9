//! What was typed, as terms.
//!
//! Terms are parted by spaces and all must fit, in any order; of words parted by `|` any may. A word fits by its beginning,
//! and loosely where rows are few; `'word` and `"a phrase"` fit as they stand, `^word` at the start of a name, title or
//! statement, `word$` at its end; `!word` must not fit. Nothing that can be typed is an error: a sign that says nothing
//! where it stands is passed over.

use super::words::words;
use crate::fold::fold;

/// Alternatives that count; more are left out.
const MOST: usize = 24;
/// Few letters.
const FEW: usize = 2;

/// One or several words that stand side by side, and how they are to fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sought {
    /// Folded words; never empty.
    pub words: Vec<String>,
    /// As they stand; else the last may be a beginning, or fit loosely.
    pub exact: bool,
    /// Nothing stands before them.
    pub first: bool,
    /// Nothing stands behind them.
    pub last: bool,
}

impl Sought {
    /// Whether it is so few letters that too many words begin with them for every line that holds one to be looked up while
    /// they are typed: they find lines by whole words, and by beginnings only what the first column says, names, and text.
    pub fn is_few(&self) -> bool {
        let letters = self.words.first().map_or(0, |word| word.chars().count());
        self.words.len() == 1 && self.is_loose() && letters <= FEW
    }

    /// Whether a slip or scattered letters may be forgiven.
    pub fn is_loose(&self) -> bool {
        !self.exact && !self.first && !self.last
    }
}

/// What a row must hold, or must not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Term {
    /// The row fits if none of it does.
    pub not: bool,
    /// Any of these; never empty.
    pub any: Vec<Sought>,
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
        let mut terms: Vec<Term> = Vec::new();
        let mut rest = text;
        let mut or = false;
        for _ in 0..MOST {
            rest = rest.trim_start();
            while let Some(after) = rest.strip_prefix('|') {
                or = true;
                rest = after.trim_start();
            }
            if rest.is_empty() {
                break;
            }
            let (not, sought, after) = word(rest);
            rest = after;
            let Some(sought) = sought else { continue };
            match terms.last_mut().filter(|term| or && term.not == not) {
                Some(term) => term.any.push(sought),
                None => terms.push(Term {
                    not,
                    any: vec![sought],
                }),
            }
            or = false;
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

/// The first word of the rest with its signs: whether it must not fit, what it is if it is anything, and what follows.
fn word(rest: &str) -> (bool, Option<Sought>, &str) {
    let sign = |text: &mut &str, sign: char| match text.strip_prefix(sign) {
        Some(after) => {
            *text = after;
            true
        }
        None => false,
    };
    let mut after = rest;
    let not = sign(&mut after, '!');
    let first = sign(&mut after, '^');
    let exact = sign(&mut after, '\'');
    let phrase = sign(&mut after, '"');
    let end = if phrase {
        after.find('"')
    } else {
        after.find(|c: char| c.is_whitespace() || c == '|')
    };
    let (mut text, mut after) = after.split_at(end.unwrap_or(after.len()));
    let last = if phrase {
        after = after.trim_start_matches('"');
        sign(&mut after, '$')
    } else {
        let cut = text.strip_suffix('$').filter(|text| !text.is_empty());
        text = cut.unwrap_or(text);
        cut.is_some()
    };
    let folded = fold(text);
    let words: Vec<_> = words(&folded)
        .filter(|w| !w.compound)
        .map(|w| w.text.into_owned())
        .collect();
    let sought = Sought {
        words,
        exact: exact || phrase || not,
        first,
        last,
    };
    (not, Some(sought).filter(|s| !s.words.is_empty()), after)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The terms as they are understood, each with its signs.
    fn read(text: &str) -> Vec<String> {
        let show = |sought: &Sought| {
            let sign = |is: bool, sign: &'static str| if is { sign } else { "" };
            format!(
                "{}{}{}{}",
                sign(sought.first, "^"),
                sign(sought.exact, "'"),
                sought.words.join(" "),
                sign(sought.last, "$")
            )
        };
        let terms = Query::parse(text).terms().to_vec();
        let terms = terms.iter().map(|term| {
            let any: Vec<_> = term.any.iter().map(show).collect();
            format!("{}{}", if term.not { "!" } else { "" }, any.join(" | "))
        });
        terms.collect()
    }

    #[test]
    fn terms_are_parted_by_spaces_and_folded() {
        assert_eq!(read(" Élections  ЛАВРОВ "), ["elections", "лавров"]);
        assert_eq!(read("Nagorno-Karabakh"), ["nagorno karabakh"]);
        assert_eq!(read("李伟"), ["李 伟"]);
    }

    #[test]
    fn signs_say_how() {
        assert_eq!(
            read(
                "'Costa \"south road\" !ferry !\"two words\" ^Ana road$ ^\"we will\" \"no more\"$ ^all$"
            ),
            [
                "'costa",
                "'south road",
                "!'ferry",
                "!'two words",
                "^ana",
                "road$",
                "^'we will",
                "'no more$",
                "^all$"
            ]
        );
        assert_eq!(
            read("costa | novák|'rui road"),
            ["costa | novak | 'rui", "road"]
        );
        assert_eq!(read("!costa | !novak"), ["!'costa | 'novak"]);
        assert_eq!(read("costa | !novak"), ["costa", "!'novak"]);
    }

    #[test]
    fn nothing_is_an_error() {
        for text in [
            "",
            "  ",
            "!",
            "'",
            "\"",
            "\"\"",
            "— !' \"!",
            "!!\"\"''",
            "|",
            "^",
            "$",
            "^$",
            "| | ^'\"$",
        ] {
            assert!(Query::parse(text).is_empty(), "{text}");
        }
        assert_eq!(read("''x"), ["'x"]);
        assert_eq!(read("| costa |"), ["costa"]);
        assert_eq!(read("5$ $5"), ["5$", "5"]);
        assert_eq!(Query::parse(&"a ".repeat(1000)).terms().len(), MOST);
    }
}
