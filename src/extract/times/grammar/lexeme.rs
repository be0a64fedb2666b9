//! The words of a paragraph as the grammar reads them: each with what it can stand for, compounds taken apart.
//!
//! "third-quarter" becomes "third" and "quarter", glued; a compound in which nothing is a word of time stays whole.

use super::figure;
use crate::extract::lexicon::calendar::{self, Word};
use crate::extract::text::{Class, Text};

/// One word, or one piece of a hyphenated word.
#[derive(Clone, Copy, Debug)]
pub struct Lexeme {
    /// What it can stand for.
    pub word: Word,
    /// First byte in the article's text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The token it is, or is a piece of.
    pub token: u32,
    /// Whether a hyphen joins it to the piece before.
    pub glued: bool,
}

/// Reads the tokens of a paragraph into `lexemes`, which is emptied first.
pub fn read(text: &Text<'_>, first: usize, last: usize, lexemes: &mut Vec<Lexeme>) {
    lexemes.clear();
    for token in first..last {
        let lower = text.lower(token);
        let span = text.tokens[token].span;
        if lower.contains('-') && text.class(token) == Class::Word && split(text, token, lexemes) {
            continue;
        }
        lexemes.push(Lexeme {
            word: word(text.word(token), lower),
            start: span.start,
            end: span.end,
            token: token as u32,
            glued: false,
        });
    }
}

fn word(written: &str, lower: &str) -> Word {
    if lower
        .bytes()
        .next()
        .is_some_and(|b| b.is_ascii_digit() || (b == b'\'' && lower.len() > 2) || b == 0xc2)
    {
        return match figure::read(lower) {
            Word::Other => calendar::look_up(lower),
            read => read,
        };
    }
    match calendar::look_up(lower) {
        // A month or weekday has a capital; "may", "march", "sat" and "sun" are other words.
        Word::Month(..) | Word::Weekday(..) | Word::Zone if !capital(written) => Word::Other,
        found => found,
    }
}

fn capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Takes a compound apart if a piece of it is a word of time; says whether it did.
fn split(text: &Text<'_>, token: usize, lexemes: &mut Vec<Lexeme>) -> bool {
    let lower = text.lower(token);
    if matches!(
        lower,
        "day-to-day" | "up-to-date" | "year-on-year" | "year-over-year" | "last-minute"
    ) {
        return false;
    }
    let written = text.word(token);
    if !written.is_ascii() || !lower.split('-').any(tells) {
        return false;
    }
    let mut at = 0;
    for piece in lower.split('-') {
        let start = text.tokens[token].span.start + at as u32;
        lexemes.push(Lexeme {
            word: word(&written[at..at + piece.len()], piece),
            start,
            end: start + piece.len() as u32,
            token: token as u32,
            glued: at > 0,
        });
        at += piece.len() + 1;
    }
    true
}

/// Whether a piece makes its compound one of time.
fn tells(piece: &str) -> bool {
    match calendar::look_up(piece) {
        Word::Month(_, weak) | Word::Weekday(_, weak) => {
            !weak || piece == "may" || piece == "march"
        }
        Word::Unit(_)
        | Word::Units(_)
        | Word::Part(_)
        | Word::Season(_)
        | Word::Number(20..)
        | Word::Holiday(_)
        | Word::Fiscal
        | Word::Half
        | Word::Weekdays(_) => true,
        Word::Other => matches!(
            figure::read(piece),
            Word::Figure(1000..=2999, 4) | Word::Decade(..)
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::{lines, read as tokens};

    #[test]
    fn takes_compounds_of_time_apart() {
        let article =
            lines("The third-quarter loss of a two-tier one-sided S-400 in mid-1996, in May");
        let text = tokens(&article);
        let mut lexemes = Vec::new();
        read(&text, 0, text.tokens.len(), &mut lexemes);
        let pieces: Vec<(&str, bool)> = lexemes
            .iter()
            .filter(|l| l.word != Word::Other)
            .map(|l| (&article.text[l.start as usize..l.end as usize], l.glued))
            .collect();
        assert_eq!(
            pieces,
            [
                ("The", false),
                ("third", false),
                ("quarter", true),
                ("of", false),
                ("a", false),
                ("in", false),
                ("mid", false),
                ("1996", true),
                (",", false),
                ("in", false),
                ("May", false)
            ]
        );
    }
}
