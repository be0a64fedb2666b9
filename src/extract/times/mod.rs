//! When: the article's expressions of time, each with its TIMEX3 type and value and the days it means.
//!
//! What counts as an expression, and how its value is written, follows TIMEX3 of TimeML 1.2.1 (Pustejovsky et al. 2003;
//! Ferro et al. 2005 for TIDES) as TempEval-3 used it (UzZaman et al. 2013). The way there is that of HeidelTime
//! (Strötgen and Gertz 2013) and SUTime (Chang and Manning 2012): recognise by composing small rules, resolve by the day
//! of writing, the tense close by, and the time last named; but the rules are a grammar over words (`grammar`), not
//! patterns, and each word is looked up once (`lexeme`). Knows of one article only; no clock, no other articles.

mod grammar;
mod measure;
mod named;
mod period;
mod resolve;
mod shift;
mod tense;
mod value;

use super::TimeMention;
use super::text::{Paragraph, Text};
use crate::article::{Article, Role, Span};

use grammar::Grammar;
use grammar::lexeme::{self, Lexeme};
use grammar::phrase::Time;
use resolve::Memory;
use tense::Outlook;
use value::Value;

/// Every time expression of the article, in order of the text.
pub fn find(article: &Article, text: &Text<'_>) -> Vec<TimeMention> {
    let mut memory = Memory::new(article.date());
    let mut found = Vec::new();
    let mut lexemes = Vec::new();
    for paragraph in &text.paragraphs {
        if paragraph.role == Role::Boilerplate {
            continue;
        }
        lexeme::read(text, paragraph.first, paragraph.last, &mut lexemes);
        read(text, paragraph, &lexemes, &mut memory, &mut found);
    }
    found
}

/// Reads one paragraph.
fn read(
    text: &Text<'_>,
    paragraph: &Paragraph,
    lexemes: &[Lexeme],
    memory: &mut Memory,
    found: &mut Vec<TimeMention>,
) {
    let grammar = Grammar { text, lexemes };
    let headline = matches!(paragraph.role, Role::Headline | Role::Heading);
    let mut at = 0;
    while at < lexemes.len() {
        let Some(phrase) = grammar.phrase(at).filter(|p| !grammar.vetoed(p, headline)) else {
            at += 1;
            continue;
        };
        let token = lexemes[at].token as usize;
        let within = text.sentence_of(token).unwrap_or(0);
        let last = lexemes[phrase.end - 1].token as usize;
        let outlook = text
            .sentences
            .get(within)
            .map_or(Outlook::Open, |s| tense::outlook(text, s, token, last + 1));
        at = phrase.end;
        let Some(value) = memory.resolve(&phrase, outlook) else {
            continue;
        };
        memory.keep(&phrase, &value);
        // "Two days later" after no day is but two days.
        let alone = matches!(phrase.time, Time::Shift(..)) && matches!(value, Value::Length(_));
        let last = lexemes[phrase.end - 1 - usize::from(alone)].token as usize;
        let span = Span {
            start: lexemes[phrase.first].start,
            end: text.tokens[last].span.end,
        };
        let sentence = text
            .sentences
            .get(within)
            .map_or(span, |s| text.sentence_span(s));
        match grammar.second_day(&phrase, span, &value) {
            Some((first, span, day, end)) => {
                push(found, first, &value, sentence);
                push(found, span, &day, sentence);
                at = end;
            }
            None => push(found, span, &value, sentence),
        }
    }
}

fn push(found: &mut Vec<TimeMention>, span: Span, value: &Value, sentence: Span) {
    found.push(TimeMention {
        span,
        kind: value.kind(),
        value: value.to_string(),
        interval: value.interval(),
        grain: value.grain(),
        sentence,
    });
}

#[cfg(test)]
mod tests;
