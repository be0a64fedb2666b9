//! When: the article's expressions of time, each with its TIMEX3 type and value and the days it means.
//!
//! What counts as an expression, and how its value is written, follows TIMEX3 of TimeML 1.2.1 (Pustejovsky et al. 2003;
//! Ferro et al. 2005 for TIDES) as TempEval-3 used it (UzZaman et al. 2013). The way there is that of HeidelTime
//! (Strötgen and Gertz 2013) and SUTime (Chang and Manning 2012): recognise by composing small rules, resolve by the day
//! of writing, the tense close by, and the time last named; but the rules are a grammar over words (`grammar`), not
//! patterns, and each word is looked up once (`lexeme`). `events` says which clause stands under which day. Knows of one
//! article only; no clock, no other articles.

pub mod events;
mod grammar;
mod measure;
mod named;
mod period;
mod resolve;
mod shift;
mod tense;
mod value;

use jiff::civil;

use super::TimeMention;
use super::text::Text;
use crate::article::{Article, DateSource, Role, Span};

use grammar::Grammar;
use grammar::lexeme::{self, Lexeme};
use grammar::phrase::{Name, Phrase, Time, Within};
use resolve::Memory;
use tense::Outlook;
use value::Value;

/// Every time expression of the article, in order of the text.
pub fn find(article: &Article, text: &Text<'_>) -> Vec<TimeMention> {
    let mut reader = Reader {
        text,
        memory: Memory::new(article.date(), hour(article)),
        found: Vec::new(),
    };
    let mut lexemes = Vec::new();
    for paragraph in &text.paragraphs {
        if paragraph.role != Role::Boilerplate {
            lexeme::read(text, paragraph.first, paragraph.last, &mut lexemes);
            let headline = matches!(paragraph.role, Role::Headline | Role::Heading);
            reader.read(&lexemes, headline);
        }
    }
    reader.found
}

/// The hour of publication, where the file or the text states it.
fn hour(article: &Article) -> Option<civil::Time> {
    let stated = matches!(article.dated_by, DateSource::Metadata | DateSource::Text);
    let time = article.published.filter(|_| stated)?.zoned().time();
    (time != civil::Time::midnight()).then_some(time)
}

/// Reads an article paragraph by paragraph.
struct Reader<'a> {
    text: &'a Text<'a>,
    memory: Memory,
    found: Vec<TimeMention>,
}

impl Reader<'_> {
    /// Reads one paragraph.
    fn read(&mut self, lexemes: &[Lexeme], headline: bool) {
        let grammar = Grammar {
            text: self.text,
            lexemes,
        };
        self.memory.open_paragraph();
        let mut at = 0;
        while at < lexemes.len() {
            match grammar.phrase(at).filter(|p| !grammar.vetoed(p, headline)) {
                Some(phrase) => at = self.take(&grammar, &phrase),
                None => at += 1,
            }
        }
    }

    /// Resolves a phrase and notes it; says where to read on.
    fn take(&mut self, grammar: &Grammar<'_>, phrase: &Phrase) -> usize {
        let Some(value) = self.meaning(grammar, phrase) else {
            return phrase.end;
        };
        self.memory.keep(phrase, &value);
        // "Two days later" after no day is but two days.
        let alone = matches!(phrase.time, Time::Shift(..)) && matches!(value, Value::Length(_));
        let span = grammar.span(phrase.first, phrase.end - usize::from(alone));
        match grammar.second_day(phrase, span, &value) {
            Some((first, second, day, end)) => {
                self.note(first, &value);
                self.note(second, &day);
                end
            }
            None => {
                self.note(span, &value);
                phrase.end
            }
        }
    }

    /// What a phrase means where it stands.
    fn meaning(&self, grammar: &Grammar<'_>, phrase: &Phrase) -> Option<Value> {
        let value = self.memory.resolve(phrase, self.outlook(grammar, phrase))?;
        // "sailed on a Friday": no one Friday.
        if let Time::Named(Name::Weekday(day), Within::Open) = phrase.time
            && grammar.is_one_of_many(phrase)
        {
            return Some(match phrase.hour {
                None => Value::SomeWeekday(day),
                Some(hour) => Value::Unplaced(hour),
            });
        }
        // "after the 4:30 p.m. sailing on Thursday": the day may follow.
        if let (Time::Hour, Value::Time(_, hour)) = (phrase.time, value)
            && let Some(day) = self.day_ahead(grammar, phrase.end)
        {
            return Some(Value::Time(day, hour));
        }
        Some(value)
    }

    fn outlook(&self, grammar: &Grammar<'_>, phrase: &Phrase) -> Outlook {
        // What is feared before Christmas is feared of the next one.
        if matches!(phrase.time, Time::Named(Name::Holiday(_), Within::Open))
            && grammar.is_ahead(phrase)
        {
            return Outlook::Open;
        }
        let (first, end) = grammar.tokens(phrase);
        let sentence = self.text.sentence_of(first);
        sentence.map_or(Outlook::Open, |s| {
            tense::outlook(self.text, &self.text.sentences[s], first, end)
        })
    }

    /// The day named within the next few words of the clause.
    fn day_ahead(&self, grammar: &Grammar<'_>, from: usize) -> Option<civil::Date> {
        for at in from..from + 4 {
            if grammar.stops(at) {
                return None;
            }
            let named =
                |p: &Phrase| matches!(p.time, Time::Named(Name::Weekday(_) | Name::Date(..), _));
            if let Some(phrase) = grammar.phrase(at).filter(named) {
                let value = self
                    .memory
                    .resolve(&phrase, self.outlook(grammar, &phrase))?;
                return value.interval().map(|(day, _)| day);
            }
        }
        None
    }

    fn note(&mut self, span: Span, value: &Value) {
        let token = self.text.token_at(span.start);
        let sentence = self.text.sentence_of(token);
        self.found.push(TimeMention {
            span,
            kind: value.kind(),
            value: value.to_string(),
            interval: value.interval(),
            grain: value.grain(),
            sentence: sentence.map_or(span, |s| self.text.sentence_span(&self.text.sentences[s])),
        });
    }
}

#[cfg(test)]
mod tests;
