//! The grammar of time expressions: bound? edge? base hour?, each part composed of smaller ones.
//!
//! A phrase is read from its first word on, longest first, and knows nothing of when it was written: what it means is
//! `resolve`'s matter. The parts live beside this file: `lengths` (numbers and lengths), `dates` (days, months, years),
//! `rounds` (this, last, next; quarters and periods), `hours` (clock times, parts of the day), `loose` (vague times,
//! repetitions, holidays).

pub mod lexeme;
pub mod phrase;

mod dates;
mod eras;
mod feasts;
mod figure;
mod hours;
mod lengths;
mod loose;
mod numbers;
mod pairs;
mod reports;
mod rounds;
mod veto;

use crate::article::Span;
use crate::extract::lexicon::calendar::{Edge, Unit, Which, Word};
use crate::extract::text::{Tag, Text};
use crate::extract::times::value::Hour;
use lexeme::Lexeme;
use phrase::{Bound, Name, Phrase, Time, Within};

/// A paragraph's lexemes, read as expressions of time.
pub struct Grammar<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// The lexemes.
    pub lexemes: &'a [Lexeme],
}

/// What a base says, with the hour that belongs to it, and the lexeme behind it.
pub type Base = (Time, Option<Hour>, usize);

impl Grammar<'_> {
    /// What the lexeme can stand for; [`Word::Other`] past either end.
    fn word(&self, at: usize) -> Word {
        self.lexemes.get(at).map_or(Word::Other, |l| l.word)
    }

    /// Whether a hyphen joins the lexeme to the one before.
    fn glued(&self, at: usize) -> bool {
        self.lexemes.get(at).is_some_and(|l| l.glued)
    }

    /// The lexeme's lower-case letters; empty past the end.
    fn lower(&self, at: usize) -> &str {
        let Some(lexeme) = self.lexemes.get(at) else {
            return "";
        };
        let token = lexeme.token as usize;
        let (whole, lower) = (self.text.tokens[token].span, self.text.lower(token));
        if lexeme.start == whole.start && lexeme.end == whole.end {
            return lower;
        }
        // Compounds are split only where their lower case is as long as they are.
        let from = (lexeme.start - whole.start) as usize;
        lower
            .get(from..from + (lexeme.end - lexeme.start) as usize)
            .unwrap_or("")
    }

    /// The lexeme's letters as written.
    fn written(&self, at: usize) -> &str {
        self.lexemes.get(at).map_or("", |l| {
            self.text
                .source
                .get(l.start as usize..l.end as usize)
                .unwrap_or("")
        })
    }

    /// Whether the lexeme begins with a capital.
    fn capital(&self, at: usize) -> bool {
        self.written(at)
            .chars()
            .next()
            .is_some_and(char::is_uppercase)
    }

    /// Whether the lexeme is one of these words.
    fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(at))
    }

    /// Whether the word before is one of these.
    fn led(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.before(at))
    }

    /// The part of speech of the lexeme's token.
    fn tag(&self, at: usize) -> Tag {
        self.lexemes
            .get(at)
            .map_or(Tag::None, |l| self.text.tag(l.token as usize))
    }

    /// The word before, in lower case; empty at the paragraph's start.
    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |b| self.lower(b))
    }

    /// The tokens of a phrase: its first, and the one behind its last.
    pub fn tokens(&self, phrase: &Phrase) -> (usize, usize) {
        let token = |at: usize| self.lexemes.get(at).map_or(0, |l| l.token as usize);
        (token(phrase.first), token(phrase.end - 1) + 1)
    }

    /// The bytes from one lexeme to before another, to the end of its whole word.
    pub fn span(&self, first: usize, end: usize) -> Span {
        let start = self.lexemes.get(first).map_or(0, |l| l.start);
        let last = end.checked_sub(1).and_then(|at| self.lexemes.get(at));
        let end = last.and_then(|l| self.text.tokens.get(l.token as usize));
        Span {
            start,
            end: end.map_or(start, |t| t.span.end),
        }
    }

    /// Whether a clause ends with this lexeme, or the paragraph.
    pub fn stops(&self, at: usize) -> bool {
        at >= self.lexemes.len() || self.is(at, &[",", ".", ";", ":", "(", ")", "and", "but"])
    }

    /// Whether the phrase stands behind "a" and describes no noun: "on a Friday", not "a Friday vote".
    pub fn is_one_of_many(&self, phrase: &Phrase) -> bool {
        self.before(phrase.first) == "a" && !self.tag(phrase.end).is_noun()
    }

    /// Whether the phrase is what something comes before: "by Easter", "before Christmas".
    pub fn is_ahead(&self, phrase: &Phrase) -> bool {
        self.led(phrase.first, &["before", "by", "until"])
    }

    /// Whether an expression may begin here: a look at the words ahead that spares most articles and prepositions the
    /// rules.
    fn may_begin(&self, at: usize) -> bool {
        if self.glued(at) {
            return false;
        }
        let ahead = || (at + 1..at + 5).any(|next| self.word(next).tells());
        match self.word(at) {
            Word::The | Word::At | Word::As | Word::No | Word::Up | Word::Over | Word::Under => {
                ahead()
            }
            Word::A | Word::About => true,
            word => word.tells(),
        }
    }

    /// The expression that begins with this lexeme.
    pub fn phrase(&self, first: usize) -> Option<Phrase> {
        if !self.may_begin(first) {
            return None;
        }
        let plain = Phrase {
            first,
            end: first,
            time: Time::Hour,
            hour: None,
            edge: None,
            bound: None,
        };
        self.bounded(plain)
            .or_else(|| self.edged(plain))
            .or_else(|| {
                let (time, hour, end) = self.base(first)?;
                Some(Phrase {
                    time,
                    hour,
                    end,
                    ..plain
                })
            })
            .map(|phrase| self.with_hour(phrase))
            .filter(|phrase| self.whole(phrase))
    }

    /// "about two years ago", "around Nov. 1", "at least the past 18 months".
    fn bounded(&self, plain: Phrase) -> Option<Phrase> {
        let (bound, at) = self.bound(plain.first)?;
        let bound = Some(bound);
        if let Some((time, end)) = self.measured(at) {
            let counted = !matches!(self.word(at), Word::A)
                || bound != Some(Bound::About)
                || self.lower(plain.first) != "some";
            return counted.then_some(Phrase {
                time,
                end,
                bound,
                ..plain
            });
        }
        let around = matches!(
            self.lower(plain.first),
            "around" | "about" | "approximately" | "roughly"
        );
        let (time, hour, end) = self.base(at)?;
        let fits = match time {
            Time::Length(_) => self.lower(plain.first) != "some",
            Time::Hour => around,
            Time::Named(Name::Date(..), Within::Open) | Time::Unit(Unit::Year, _) => {
                self.lower(plain.first) == "around"
            }
            _ => around && hour.is_some(),
        };
        fits.then_some(Phrase {
            time,
            hour,
            end,
            bound,
            ..plain
        })
    }

    /// "early next year", "the end of the month", "earlier this week", "mid-1996", "the year-end".
    fn edged(&self, plain: Phrase) -> Option<Phrase> {
        let (edge, at) = self.edge(plain.first)?;
        let (time, hour, end) = self.base(at)?;
        let stretch = !matches!(
            time,
            Time::Length(_) | Time::Vague(_) | Time::Cycle(_) | Time::Hour
        );
        stretch.then_some(Phrase {
            time,
            hour,
            end,
            edge,
            ..plain
        })
    }

    /// The edge of a stretch, and where the stretch begins. The edge itself may be open: "later this year".
    fn edge(&self, at: usize) -> Option<(Option<Edge>, usize)> {
        let inside = |next: usize| {
            let led = match self.word(next) {
                Word::In => matches!(self.word(next + 1), Word::The | Word::Which(_)),
                Word::On => matches!(self.word(next + 1), Word::Weekday(..)),
                _ => false,
            };
            if led { next + 1 } else { next }
        };
        match self.word(at) {
            Word::The if matches!(self.word(at + 1), Word::Early | Word::Late | Word::Edge(_)) => {
                self.edge(at + 1)
            }
            Word::The if self.few_of(at + 1).is_some() => self.few_of(at + 1),
            Word::Early => Some((Some(Edge::Start), inside(at + 1))),
            Word::Late => Some((Some(Edge::End), inside(at + 1))),
            Word::Earlier | Word::Later => Some((None, inside(at + 1))),
            Word::Sometime => Some((None, inside(at + 1))),
            Word::Edge(edge) if self.word(at + 1) == Word::Of => Some((Some(edge), at + 2)),
            Word::Edge(Edge::Mid) if self.lower(at) == "mid" => Some((Some(Edge::Mid), at + 1)),
            _ => None,
        }
    }

    /// "first days of", "last week of", "final months of": an edge of what follows.
    fn few_of(&self, at: usize) -> Option<(Option<Edge>, usize)> {
        let edge = match (self.word(at), self.lower(at)) {
            (Word::Ordinal(1), _) | (_, "opening") => Edge::Start,
            (Word::Which(Which::Last), _) | (_, "final" | "closing") => Edge::End,
            _ => return None,
        };
        let unit = matches!(
            self.word(at + 1),
            Word::Unit(Unit::Day | Unit::Week | Unit::Weekend | Unit::Month)
                | Word::Units(Unit::Day | Unit::Week | Unit::Month)
        );
        (unit && self.word(at + 2) == Word::Of).then_some((Some(edge), at + 3))
    }

    /// What stands without bound or edge.
    fn base(&self, at: usize) -> Option<Base> {
        let dated = |found: Option<(Time, usize)>| found.map(|(time, end)| (time, None, end));
        self.clock(at)
            .or_else(|| self.part(at))
            .or_else(|| dated(self.holiday(at)))
            .or_else(|| dated(self.cycle(at)))
            .or_else(|| dated(self.date(at)))
            .or_else(|| dated(self.round(at)))
            .or_else(|| dated(self.vague(at)))
            .or_else(|| dated(self.measured(at)))
            .or_else(|| dated(self.plural(at)))
    }

    /// Takes in the hour behind a day: "Friday at 10 a.m.", "Thursday evening", "yesterday morning".
    fn with_hour(&self, mut phrase: Phrase) -> Phrase {
        let day = match phrase.time {
            Time::Deictic(_) => true,
            Time::Named(Name::Weekday(_) | Name::Date(..) | Name::Holiday(_), _) => true,
            Time::Fixed(period) => period.grain == crate::extract::Grain::Day,
            _ => false,
        };
        if !day || phrase.hour.is_some() {
            return phrase;
        }
        if let Word::Part(part) = self.word(phrase.end) {
            phrase.hour = Some(Hour::Part(part));
            phrase.end += 1;
            return phrase;
        }
        let mut at = phrase.end + usize::from(self.word(phrase.end) == Word::Comma);
        at += usize::from(matches!(self.word(at), Word::At | Word::About));
        at += usize::from(self.word(at) == Word::About);
        if let Some((Time::Hour, hour, end)) = self.clock(at) {
            (phrase.hour, phrase.end) = (hour, end);
        }
        phrase
    }

    /// Whether the phrase ends where a word ends: not in "Friday-style", but in "8-month-long" and "two-year-old".
    fn whole(&self, phrase: &Phrase) -> bool {
        phrase.end > phrase.first
            && (!self.glued(phrase.end)
                || matches!(
                    self.word(phrase.end),
                    Word::Old | Word::Long | Word::Edge(_) | Word::Earlier | Word::Ago
                ))
    }
}
