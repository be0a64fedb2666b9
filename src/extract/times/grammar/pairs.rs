//! Two days of one month: "Oct. 9-11", "April 24 and 25".

use jiff::civil::Date;

use super::Grammar;
use super::phrase::Phrase;
use crate::article::Span;
use crate::extract::Grain;
use crate::extract::lexicon::calendar::Word;
use crate::extract::times::period::Period;
use crate::extract::times::value::Value;

impl Grammar<'_> {
    /// The second day of "Oct. 9-11" or "April 24 and 25": the spans of both, the second's value, the lexeme behind.
    pub fn second_day(
        &self,
        phrase: &Phrase,
        span: Span,
        value: &Value,
    ) -> Option<(Span, Span, Value, usize)> {
        let Value::Calendar(Period {
            start,
            grain: Grain::Day,
        }) = *value
        else {
            return None;
        };
        let on = |day: u32| {
            let date = Date::new(start.year(), start.month(), i8::try_from(day).ok()?).ok()?;
            let later = date > start && self.is_day_of_month(phrase);
            later.then_some(Value::Calendar(Period {
                start: date,
                grain: Grain::Day,
            }))
        };
        for at in phrase.first..phrase.end {
            if let Word::Pair(_, second) = self.word(at) {
                let day = on(second.into())?;
                let lexeme = self.lexemes[at];
                let written = self.written(at);
                let digits =
                    |text: &str| text.bytes().take_while(u8::is_ascii_digit).count() as u32;
                let behind = written.bytes().rev().take_while(u8::is_ascii_digit).count() as u32;
                let first = Span {
                    end: lexeme.start + digits(written),
                    ..span
                };
                let second = Span {
                    start: lexeme.end - behind,
                    ..span
                };
                return Some((first, second, day, phrase.end));
            }
        }
        let at = phrase.end;
        let joined = matches!(self.word(at), Word::And | Word::Or | Word::To)
            || matches!(self.lower(at), "-" | "–" | "through");
        let Word::Figure(second @ 1..=31, 1..=2) = self.word(at + 1) else {
            return None;
        };
        let counts = matches!(
            self.word(at + 2),
            Word::Units(_) | Word::Unit(_) | Word::Month(..) | Word::Meridiem(_)
        ) || self.text.tag(self.token_of(at + 2)).is_noun()
            || self.text.tag(self.token_of(at + 2)).is_adjective()
            || self.lower(at + 2) == "%";
        if !joined || counts {
            return None;
        }
        let lexeme = self.lexemes[at + 1];
        let second_span = Span {
            start: lexeme.start,
            end: lexeme.end,
        };
        Some((span, second_span, on(second)?, at + 2))
    }

    /// Whether the phrase names a day by month and number.
    fn is_day_of_month(&self, phrase: &Phrase) -> bool {
        (phrase.first..phrase.end).any(|at| matches!(self.word(at), Word::Month(..)))
    }
}
