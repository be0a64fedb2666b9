//! Tokens: one pass over the characters of a paragraph.

use crate::article::Span;
use crate::extract::lexicon::abbreviations;

use super::tag::Tag;

/// The coarse sort of a token, decided by its characters alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Letters, perhaps with inner hyphens, dots or digits: "editor-in-chief", "U.S.", "S-400".
    Word,
    /// Digits, perhaps with inner punctuation: "1,000.5", "40-45", "10:30", "2020-10-09", "1990s", "3rd".
    Number,
    /// A quotation mark of any kind, also a single one that may be an apostrophe.
    Mark,
    /// A full stop, comma, bracket, dash, ...
    Punct,
    /// Anything else: "$", "%", "@", an emoji.
    Symbol,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its bytes in the text.
    pub span: Span,
    /// Its sort.
    pub class: Class,
    /// Its part of speech.
    pub tag: Tag,
    /// See [`super::Text::is_uncased`].
    pub(super) uncased: bool,
    /// Its lower-case form in the text's own buffer.
    pub(super) lower: Span,
}

/// Characters that quote.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '´')
        || matches!(
            c,
            '‘' | '’'
                | '‚'
                | '‛'
                | '“'
                | '”'
                | '„'
                | '‟'
                | '«'
                | '»'
                | '‹'
                | '›'
                | '「'
                | '」'
                | '＂'
        )
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '−' | '‐' | '‑')
}

/// Splits the paragraph's bytes into tokens, appending to `tokens` and their lower-case forms to `lowered`.
pub(super) fn cut(text: &str, paragraph: Span, tokens: &mut Vec<Token>, lowered: &mut String) {
    let end = paragraph.end as usize;
    let mut at = paragraph.start as usize;
    while let Some(c) = text.get(at..end).and_then(|rest| rest.chars().next()) {
        // Nor do marks of direction stand for anything.
        if c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}') {
            at += c.len_utf8();
            continue;
        }
        let (stop, class) = next(&text[..end], at, c);
        if class == Class::Word {
            let split = clitic(&text[at..stop]).map_or(stop, |n| stop - n);
            push(text, at, split, class, tokens, lowered);
            if split < stop {
                push(text, split, stop, class, tokens, lowered);
            }
        } else {
            push(text, at, stop, class, tokens, lowered);
        }
        at = stop;
    }
}

fn push(
    text: &str,
    start: usize,
    end: usize,
    class: Class,
    tokens: &mut Vec<Token>,
    lowered: &mut String,
) {
    if start >= end {
        return;
    }
    let from = lowered.len();
    let word = &text[start..end];
    if word.bytes().all(|b| b.is_ascii() && b != b'`') {
        lowered.push_str(word);
        lowered[from..].make_ascii_lowercase();
    } else {
        for c in word.chars() {
            match c {
                '’' | '‘' | 'ʼ' | '`' | '´' => lowered.push('\''),
                '‐' | '‑' => lowered.push('-'),
                c => lowered.extend(c.to_lowercase()),
            }
        }
    }
    let lower = Span::new(from, lowered.len());
    tokens.push(Token {
        span: Span::new(start, end),
        class,
        tag: Tag::None,
        uncased: false,
        lower,
    });
}

/// Where the token that starts at `at` with `c` ends, and what it is. `text` ends with the paragraph.
fn next(text: &str, at: usize, c: char) -> (usize, Class) {
    let rest = &text[at..];
    if c.is_alphabetic() || c.is_numeric() {
        return word(text, at);
    }
    // 'n'em and '90s: an elision belongs to its word, but only a closed list of them is sure.
    if is_apostrophe(c)
        && let Some(n) = elision(rest)
    {
        return (at + n, Class::Word);
    }
    if rest.starts_with("'''") && !rest.starts_with("''''") && !spaced(text, at) {
        return (at + 1, Class::Mark); // the inner single mark closes before the outer doubled one
    }
    if rest.starts_with("''") || rest.starts_with("``") {
        return (at + 2, Class::Mark);
    }
    if is_mark(c) {
        return (at + c.len_utf8(), Class::Mark);
    }
    if c == '.'
        || c == '…'
        || is_dash(c)
        || c == '!'
        || c == '?'
        || c == '*'
        || c == '_'
        || c == '='
    {
        let same = |d: char| {
            d == c
                || (is_dash(c) && is_dash(d))
                || (matches!(c, '!' | '?') && matches!(d, '!' | '?'))
        };
        let n: usize = rest
            .chars()
            .take_while(|&d| same(d))
            .map(char::len_utf8)
            .sum();
        return (
            at + n,
            if matches!(c, '*' | '_' | '=') {
                Class::Symbol
            } else {
                Class::Punct
            },
        );
    }
    if matches!(
        c,
        ',' | ';' | ':' | '(' | ')' | '[' | ']' | '{' | '}' | '/' | '¿' | '¡' | '、' | '。' | '，'
    ) {
        return (at + c.len_utf8(), Class::Punct);
    }
    if let Some(n) = handle(rest) {
        return (at + n, Class::Word);
    }
    (at + c.len_utf8(), Class::Symbol)
}

/// Whether white space or the text's edge stands before the byte.
fn spaced(text: &str, at: usize) -> bool {
    text[..at]
        .chars()
        .next_back()
        .is_none_or(char::is_whitespace)
}

/// Length of "@name" or "#tag" at the start of `rest`.
fn handle(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('@').or_else(|| rest.strip_prefix('#'))?;
    let n: usize = body
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .map(char::len_utf8)
        .sum();
    (n > 0).then_some(n + 1)
}

/// Length of an elided word at the start of `rest`, with its apostrophe.
fn elision(rest: &str) -> Option<usize> {
    let mut chars = rest.chars();
    let first = chars.next()?.len_utf8();
    let body: &str = chars.as_str();
    let n: usize = body
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .map(char::len_utf8)
        .sum();
    let word = body[..n].to_ascii_lowercase();
    let decade = word.len() == 3 && word.ends_with("0s") && word.as_bytes()[0].is_ascii_digit();
    let known = matches!(
        word.as_str(),
        "em" | "tis" | "twas" | "til" | "cause" | "bout" | "round" | "n"
    );
    // A closing mark straight behind ('em') would make it a quoted word.
    let quoted = body[n..].chars().next().is_some_and(is_apostrophe) && word != "n";
    ((decade || known) && !quoted).then_some(first + n)
}

/// A token that starts with a letter or digit.
fn word(text: &str, at: usize) -> (usize, Class) {
    let rest = &text[at..];
    if let Some(n) = address(rest) {
        return (at + n, Class::Word);
    }
    // Most words are plain letters from end to end.
    let plain = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let mut stop = at + plain;
    let mut digits = false;
    let mut letters = plain;
    let mut last = rest[..plain].chars().next_back().unwrap_or(' ');
    let mut chars = text[stop..].chars();
    while let Some(c) = chars.next() {
        let follows = chars.clone().next();
        if c.is_alphabetic() || is_combining(c) {
            letters += 1;
        } else if c.is_numeric() {
            digits = true;
        } else if follows.is_some_and(char::is_alphanumeric)
            && joins(c, last, follows, digits && letters == 0)
        {
            // kept: an inner hyphen, apostrophe, dot, comma or colon
        } else {
            break;
        }
        last = c;
        stop += c.len_utf8();
    }
    // A full stop that belongs to the word: "U.S.", "Mr.", "Oct.", initials.
    if text[stop..].starts_with('.') && letters > 0 && !text[stop + 1..].starts_with('.') {
        let form = &text[at..stop];
        if abbreviations::is_abbreviation(form) {
            return (stop + 1, Class::Word);
        }
    }
    let numeric = digits && (letters == 0 || ordinal_or_decade(&text[at..stop]));
    (stop, if numeric { Class::Number } else { Class::Word })
}

fn is_combining(c: char) -> bool {
    !c.is_ascii() && unicode_normalization::char::is_combining_mark(c)
}

/// Whether `c`, standing between `last` and `follows`, continues the token.
fn joins(c: char, last: char, follows: Option<char>, number: bool) -> bool {
    let next_digit = follows.is_some_and(char::is_numeric);
    let next_letter = follows.is_some_and(char::is_alphabetic);
    match c {
        '-' | '‐' | '‑' => true,
        '\'' | '’' | 'ʼ' | '‘' | '`' => last.is_alphanumeric() && next_letter,
        '.' => {
            (last.is_numeric() && next_digit)
                || (last.is_alphabetic()
                    && next_letter
                    && follows.is_some_and(|d| !d.is_uppercase() || last.is_uppercase()))
        }
        ',' | ':' | '/' | '–' => number && last.is_numeric() && next_digit,
        '&' => last.is_uppercase() && follows.is_some_and(char::is_uppercase),
        '·' | '・' | '_' | '@' | '\u{200c}' | '\u{200d}' | '׳' | '״' => true,
        _ => false,
    }
}

/// "3rd", "1990s", "21st", "90s".
fn ordinal_or_decade(form: &str) -> bool {
    let body = form.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let tail = &form[body.len()..];
    body.chars()
        .all(|c| c.is_numeric() || matches!(c, ',' | '.'))
        && ["st", "nd", "rd", "th", "s"]
            .iter()
            .any(|end| tail.eq_ignore_ascii_case(end))
}

/// Length of a web or mail address at the start of `rest`.
fn address(rest: &str) -> Option<usize> {
    if !rest.starts_with(['h', 'H', 'w', 'W']) {
        return None;
    }
    let web = ["http://", "https://", "www."].iter().any(|p| {
        rest.get(..p.len())
            .is_some_and(|s| s.eq_ignore_ascii_case(p))
    });
    if !web {
        return None;
    }
    let n: usize = rest
        .chars()
        .take_while(|c| !c.is_whitespace() && !is_mark(*c) && !matches!(c, '<' | '>' | ')'))
        .map(char::len_utf8)
        .sum();
    Some(
        rest[..n]
            .trim_end_matches(['.', ',', ';', ':', '!', '?'])
            .len(),
    )
}

/// Length of the clitic at the word's end ("'s", "n't", "'ll"), if it has one.
fn clitic(word: &str) -> Option<usize> {
    let (i, c) = word
        .char_indices()
        .rev()
        .take(4)
        .find(|&(_, c)| is_apostrophe(c))?;
    let tail = &word[i + c.len_utf8()..];
    let known = ["s", "re", "ve", "ll", "d", "m"]
        .iter()
        .any(|end| tail.eq_ignore_ascii_case(end));
    if known {
        return (i > 0).then(|| word.len() - i);
    }
    let not = tail.eq_ignore_ascii_case("t") && word[..i].ends_with(['n', 'N']);
    (not && i > 1).then(|| word.len() - i + 1)
}

#[cfg(test)]
mod tests {
    use crate::extract::text::{lines, read};

    fn words(text: &str) -> Vec<String> {
        let article = lines(text);
        let read = read(&article);
        (0..read.tokens.len())
            .map(|i| read.word(i).to_string())
            .collect()
    }

    #[test]
    fn cuts_as_the_treebank_does_but_keeps_hyphens() {
        assert_eq!(
            words(
                "The U.S. editor-in-chief's “fake” wasn’t 1,000.5 km, Mr. O'Neil said at 10:30 a.m."
            ),
            [
                "The",
                "U.S.",
                "editor-in-chief",
                "'s",
                "“",
                "fake",
                "”",
                "was",
                "n’t",
                "1,000.5",
                "km",
                ",",
                "Mr.",
                "O'Neil",
                "said",
                "at",
                "10:30",
                "a.m."
            ]
        );
    }

    #[test]
    fn keeps_mangled_marks_apart() {
        assert_eq!(
            words("After the“ return ”and both parties, “the expert says.."),
            [
                "After", "the", "“", "return", "”", "and", "both", "parties", ",", "“", "the",
                "expert", "says", ".."
            ]
        );
    }

    #[test]
    fn keeps_numbers_decades_and_addresses_whole() {
        assert_eq!(
            words(
                "In the 1990s, '90s and 3rd of 2020-10-09: see https://a.example/x. 40-45 S-400 @desk"
            ),
            [
                "In",
                "the",
                "1990s",
                ",",
                "'90s",
                "and",
                "3rd",
                "of",
                "2020-10-09",
                ":",
                "see",
                "https://a.example/x",
                ".",
                "40-45",
                "S-400",
                "@desk"
            ]
        );
    }

    #[test]
    fn possessive_plural_keeps_its_apostrophe_apart() {
        assert_eq!(words("workers’ rights"), ["workers", "’", "rights"]);
    }
}
