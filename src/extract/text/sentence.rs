//! Sentences: a paragraph's tokens cut behind full stops that end something.

use super::token::{Class, is_mark};
use super::{Sentence, Text};
use crate::extract::lexicon::abbreviations;

/// Cuts paragraph `number` of `text` into sentences and appends them.
pub(super) fn cut(text: &mut Text<'_>, number: usize) {
    let (first, last) = (text.paragraphs[number].first, text.paragraphs[number].last);
    let mut start = first;
    let mut at = first;
    while at < last {
        if let Some(stop) = ends_at(text, at, last) {
            text.sentences.push(Sentence {
                first: start,
                last: stop,
                paragraph: number,
            });
            start = stop;
            at = stop;
        } else {
            at += 1;
        }
    }
    if start < last {
        text.sentences.push(Sentence {
            first: start,
            last,
            paragraph: number,
        });
    }
}

/// If a sentence ends with token `at`, the token behind it and its closing marks.
fn ends_at(text: &Text<'_>, at: usize, last: usize) -> Option<usize> {
    let word = text.word(at);
    let stop = matches!(word.chars().next()?, '.' | '!' | '?' | '…' | '。');
    let abbreviated = text.class(at) == Class::Word && word.ends_with('.');
    if !stop && !abbreviated {
        return None;
    }
    let mut behind = at + 1;
    while behind < last && closes(text, behind) {
        behind += 1;
    }
    if behind >= last {
        return (!abbreviated || behind == last).then_some(last);
    }
    let next = text.word(behind);
    let begins = begins_sentence(text, behind);
    if abbreviated {
        // "U.S. President" goes on; "in the U.S. The deal" ends.
        return (begins
            && behind == at + 1
            && abbreviations::may_end(word)
            && abbreviations::starts_sentence(text.lower(behind)))
        .then_some(behind);
    }
    let soft = word.starts_with('…')
        || word.starts_with("..")
        || word.starts_with('?')
        || word.starts_with('!');
    if soft && next.chars().next().is_some_and(char::is_lowercase) {
        return None;
    }
    begins.then_some(behind)
}

/// A mark or bracket that belongs to the sentence that just ended: not one that opens the next.
fn closes(text: &Text<'_>, at: usize) -> bool {
    let word = text.word(at);
    let Some(c) = word.chars().next() else {
        return false;
    };
    if matches!(c, ')' | ']') {
        return true;
    }
    is_mark(c) && (!text.spaced_before(at) || text.spaced_after(at)) && !opens_only(text, at, c)
}

/// A mark that can only open: it leans on the word behind it and stands off the one before.
fn opens_only(text: &Text<'_>, at: usize, c: char) -> bool {
    (text.spaced_before(at) && !text.spaced_after(at))
        || (matches!(c, '„' | '«') && !text.spaced_after(at))
}

fn begins_sentence(text: &Text<'_>, at: usize) -> bool {
    let word = text.word(at);
    let Some(c) = word.chars().next() else {
        return false;
    };
    if is_mark(c) || matches!(c, '(' | '[' | '-' | '–' | '—' | '•' | '*') {
        return true;
    }
    c.is_alphanumeric() && !c.is_lowercase() || matches!(c, '$' | '£' | '€' | '@' | '#')
}

#[cfg(test)]
mod tests {
    use crate::extract::text::{lines, read};

    fn sentences(text: &str) -> Vec<String> {
        let article = lines(text);
        let read = read(&article);
        read.sentences
            .iter()
            .map(|s| read.sentence_span(s).of(read.source).to_string())
            .collect()
    }

    #[test]
    fn full_stops_that_do_not_end() {
        assert_eq!(
            sentences("Mr. Costa met U.S. Rep. Jane B. Doe at 5 p.m. on Oct. 9. He left."),
            [
                "Mr. Costa met U.S. Rep. Jane B. Doe at 5 p.m. on Oct. 9.",
                "He left."
            ]
        );
        assert_eq!(
            sentences("He lives in the U.S. The deal is off."),
            ["He lives in the U.S.", "The deal is off."]
        );
    }

    #[test]
    fn marks_stay_with_their_sentence() {
        assert_eq!(
            sentences("“Really?” he asked. “Yes.” “No.”"),
            ["“Really?” he asked.", "“Yes.”", "“No.”"]
        );
        assert_eq!(
            sentences("It is. “ He left.\n\"Go.\" \"Stay.\""),
            ["It is. “", "He left.", "\"Go.\"", "\"Stay.\""]
        );
    }
}
