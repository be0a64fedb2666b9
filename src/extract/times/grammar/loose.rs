//! The grammar of what names no date: vague times, plurals alone, and what is repeated.

use super::Grammar;
use super::phrase::{Name, Time, Within};
use crate::extract::lexicon::calendar::{Part, Season, Unit, Vague, Which, Word};
use crate::extract::text::Tag;
use crate::extract::times::measure::Length;
use crate::extract::times::value::Cycle;

/// Words before "the past" and "the future" that make times of them.
const PLACED: &[&str] = &["in", "into", "for", "about", "from", "of"];

/// Words before a plural that count it or make it somebody's: "hundreds of years", "their days".
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "of", "many", "hundreds", "thousands", "those", "man", "dog", "the", "his", "her", "their", "its", "such", "my", "our", "no", "early", "late",
    "small", "first", "last",
];

impl Grammar<'_> {
    /// "now", "recently", "the past", "the near future", "a long time".
    pub(super) fn vague(&self, at: usize) -> Option<(Time, usize)> {
        match self.word(at) {
            Word::Vague(vague) => self.lone(at, vague),
            Word::Right if self.lower(at + 1) == "now" => {
                Some((Time::Vague(Vague::Present), at + 2))
            }
            Word::Recent => match self.word(at + 1) {
                Word::Units(Unit::Year) => Some((Time::Vague(Vague::Past), at + 2)),
                Word::Units(unit) => Some((Time::Length(Length::open(unit)), at + 2)),
                _ => (!self.capital(at)).then_some((Time::Vague(Vague::Past), at + 1)),
            },
            Word::Future => matches!(self.word(at + 1), Word::Units(_))
                .then_some((Time::Vague(Vague::Future), at + 2)),
            Word::Most | Word::More if self.lower(at + 1) == "recently" => {
                Some((Time::Vague(Vague::Past), at + 2))
            }
            Word::The => self.vague_after_the(at),
            Word::A => self.long_time(at),
            Word::About if self.lower(at) == "some" && self.lower(at + 1) == "time" => {
                Some((Time::Long, at + 2))
            }
            // "will one day be"
            Word::Number(1) if self.word(at + 1) == Word::Unit(Unit::Day) => {
                let someday = at > 0 && self.tag(at - 1) == Tag::MD || self.tag(at + 2) == Tag::VB;
                someday.then_some((Time::Vague(Vague::Future), at + 2))
            }
            _ => None,
        }
    }

    /// "now" and its like, where they speak of time: not "Now, he says" or "now-defunct".
    fn lone(&self, at: usize, vague: Vague) -> Option<(Time, usize)> {
        let opener =
            self.lower(at) == "now" && self.word(at + 1) == Word::Comma && self.capital(at);
        let title = self.capital(at) && !self.opens(at);
        (!opener && !title && !self.glued(at + 1)).then_some((Time::Vague(vague), at + 1))
    }

    /// "a while", "a long time", "quite a long time", "a long time ago".
    fn long_time(&self, at: usize) -> Option<(Time, usize)> {
        if self.word(at + 1) == Word::While {
            return Some((Time::Long, at + 2));
        }
        let next = at + 1 + usize::from(self.lower(at + 1) == "very");
        let long = self.is(next, &["long", "short", "considerable", "lengthy"]);
        if !long || !self.is(next + 1, &["time", "while", "period"]) {
            return None;
        }
        Some(match self.word(next + 2) {
            Word::Ago => (Time::Vague(Vague::Past), next + 3),
            _ => (Time::Long, next + 2),
        })
    }

    /// "the past", "the near future", "the near term".
    fn vague_after_the(&self, the: usize) -> Option<(Time, usize)> {
        let near = self.is(
            the + 1,
            &["near", "immediate", "recent", "distant", "short"],
        );
        let at = the + 1 + usize::from(near);
        let next = self.word(at + 1);
        let alone = !self.glued(at + 1) && next != Word::Of;
        let placed = self.led(the, PLACED);
        match self.word(at) {
            Word::Future if alone && (near || placed) => Some((Time::Vague(Vague::Future), at + 1)),
            Word::Term if near && alone => Some((Time::Vague(Vague::Future), at + 1)),
            Word::Which(Which::Past) if alone && placed => {
                let apart = matches!(next, Word::Other | Word::Comma | Word::And)
                    && !self.tag(at + 1).is_noun()
                    && !self.tag(at + 1).is_adjective();
                apart.then_some((Time::Vague(Vague::Past), at + 1))
            }
            _ => None,
        }
    }

    /// A plural alone: "for years", "months of delay", "decades-long", "weeks or months".
    pub(super) fn plural(&self, at: usize) -> Option<(Time, usize)> {
        let Word::Units(unit) = self.word(at) else {
            return None;
        };
        let lasting = matches!(self.word(at + 1), Word::Long | Word::Old) && self.glued(at + 1);
        let apart = self.is(at + 1, &["apart", "ahead"]);
        let counted = self.led(at, COUNTED) && !lasting;
        let title = self.capital(at) && !self.opens(at);
        if (self.is_age(at + 1) && !self.glued(at + 1))
            || apart
            || counted
            || title
            || unit == Unit::Quarter
        {
            return None;
        }
        let length = Time::Length(Length::open(unit));
        match self.word(at + 1) {
            Word::Ago => Some((Time::Vague(Vague::Past), at + 2)),
            Word::Or | Word::And if matches!(self.word(at + 2), Word::Units(_)) => {
                Some((length, at + 3))
            }
            _ if lasting => Some((length, at + 2)),
            Word::Before | Word::After if unit <= Unit::Week => None,
            _ => Some((length, at + 1)),
        }
    }

    /// What is repeated: "every two weeks", "each July", "daily", "twice a year", "Mondays", "Tuesday nights".
    pub(super) fn cycle(&self, at: usize) -> Option<(Time, usize)> {
        let every = |unit| Time::Cycle(Cycle::Length(Length::exact(1, unit)));
        match self.word(at) {
            Word::Every => self.every(at + 1),
            Word::Often(unit) => {
                let name = self.capital(at) && at > 0 && self.capital(at + 1);
                // "20% annually", "10,000 units annually": a rate.
                let rate = unit == Unit::Year && self.counts(at);
                (!name && !rate && !self.glued(at + 1)).then_some((every(unit), at + 1))
            }
            Word::Once | Word::Times => match (self.word(at + 1), self.word(at + 2)) {
                (Word::A | Word::Every, Word::Unit(unit)) if !self.glued(at + 3) => {
                    Some((every(unit), at + 3))
                }
                _ => None,
            },
            Word::Weekdays(day) => Some((Time::Cycle(Cycle::Weekday(day, None)), at + 1)),
            Word::Weekday(day, false) => {
                match (self.word(at + 1), self.word(at + 2), self.word(at + 3)) {
                    (Word::Parts(part), _, _) => {
                        Some((Time::Cycle(Cycle::Weekday(day, Some(part))), at + 2))
                    }
                    // "Monday and Tuesday nights"
                    (Word::And, Word::Weekday(_, false), Word::Parts(part)) => {
                        Some((Time::Cycle(Cycle::Weekday(day, Some(part))), at + 1))
                    }
                    _ => None,
                }
            }
            Word::Units(Unit::Weekend) => Some((Time::Cycle(Cycle::Weekend), at + 1)),
            _ => None,
        }
    }

    /// Whether the word before is what is counted: a number or a plural.
    pub(super) fn counts(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let number = (1..=2).any(|back| {
            let at = before.checked_sub(back);
            at.is_some_and(|at| self.tag(at) == Tag::CD)
        });
        matches!(self.tag(before), Tag::CD | Tag::NNS)
            || self.is(before, &["%", "percent", "pct"])
            || (self.tag(before).is_noun() && number)
    }

    fn every(&self, at: usize) -> Option<(Time, usize)> {
        // "every other week", "every second Thursday"
        let other = u32::from(self.is(at, &["other", "second"]));
        let at = at + other as usize;
        Some(match self.word(at) {
            Word::Unit(Unit::Weekend) => (Time::Cycle(Cycle::Weekend), at + 1),
            Word::Unit(unit) => (
                Time::Cycle(Cycle::Length(Length::exact(1 + other, unit))),
                at + 1,
            ),
            Word::Weekday(day, _) => match self.word(at + 1) {
                Word::Part(part) => (Time::Cycle(Cycle::Weekday(day, Some(part))), at + 2),
                _ => (Time::Cycle(Cycle::Weekday(day, None)), at + 1),
            },
            Word::Month(month, _) => match self.month(at) {
                Some((Time::Named(Name::Date(month, day), Within::Open), end)) => {
                    (Time::Cycle(Cycle::Date(month, day)), end)
                }
                _ => (Time::Cycle(Cycle::Month(month)), at + 1),
            },
            Word::Season(season) => (Time::Cycle(Cycle::Named(letters(season))), at + 1),
            Word::Part(part) if part != Part::Day => (Time::Cycle(Cycle::Part(part)), at + 1),
            _ => {
                let (length, end) = self.length(at, false)?;
                (Time::Cycle(Cycle::Length(length)), end)
            }
        })
    }
}

fn letters(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Fall => "FA",
        Season::Winter => "WI",
    }
}
