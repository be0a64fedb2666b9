//! The grammar of what names no date: vague times, repetitions, plurals; and of days that have a name.

use super::grammar::Grammar;
use super::phrase::{Name, Time, Within};
use super::value::{Cycle, Length};
use crate::extract::lexicon::calendar::{Edge, Holiday, Part, Season, Unit, Vague, Which, Word};

impl Grammar<'_> {
    /// "now", "recently", "the past", "the near future", "a long time".
    pub(super) fn vague(&self, at: usize) -> Option<(Time, usize)> {
        match self.word(at) {
            Word::Vague(vague) => self.lone(at, vague),
            Word::Recent => match self.word(at + 1) {
                Word::Units(unit) => Some((Time::Length(Length::open(unit)), at + 2)),
                _ => (!self.capital(at)).then_some((Time::Vague(Vague::Past), at + 1)),
            },
            Word::Most | Word::More if self.lower(at + 1) == "recently" => {
                Some((Time::Vague(Vague::Past), at + 2))
            }
            Word::The => self.vague_after_the(at),
            Word::A => {
                let long = matches!(
                    self.lower(at + 1),
                    "long" | "short" | "very" | "considerable" | "little" | "while"
                );
                let very = usize::from(self.lower(at + 1) == "very");
                match (self.word(at + 1 + very), self.lower(at + 2 + very)) {
                    (Word::While, _) => Some((Time::Long, at + 2)),
                    (_, "time" | "while")
                        if long && !matches!(self.lower(at + 3 + very), "ago") =>
                    {
                        Some((Time::Long, at + 3 + very))
                    }
                    (_, "time" | "while") if long => {
                        Some((Time::Vague(Vague::Past), at + 4 + very))
                    }
                    _ => None,
                }
            }
            Word::About if self.lower(at) == "some" && self.lower(at + 1) == "time" => {
                Some((Time::Long, at + 2))
            }
            _ => None,
        }
    }

    /// "now" and its like, where they speak of time: not "Now, he says" or "now-defunct".
    fn lone(&self, at: usize, vague: Vague) -> Option<(Time, usize)> {
        let now = self.lower(at) == "now";
        let opener = now && self.word(at + 1) == Word::Comma && self.capital(at);
        let title = self.capital(at) && at > 0 && self.capital(at - 1);
        (!opener && !title && !self.glued(at + 1)).then_some((Time::Vague(vague), at + 1))
    }

    /// "the past", "the near future", "the near term".
    fn vague_after_the(&self, the: usize) -> Option<(Time, usize)> {
        let near = matches!(
            self.lower(the + 1),
            "near" | "immediate" | "foreseeable" | "recent" | "distant" | "short"
        );
        let at = the + 1 + usize::from(near);
        let placed = matches!(
            self.before(the),
            "in" | "into" | "for" | "about" | "from" | "of" | "and"
        );
        let next = self.word(at + 1);
        let alone = !self.glued(at + 1) && next != Word::Of;
        match self.word(at) {
            Word::Future if alone && (near || placed) => Some((Time::Vague(Vague::Future), at + 1)),
            Word::Term if near && alone && self.before(the) != "'s" => {
                Some((Time::Vague(Vague::Future), at + 1))
            }
            Word::Which(Which::Past) if alone && placed => {
                let noun = self.text.tag(self.token(at + 1)).is_noun()
                    && matches!(next, Word::Other)
                    && !self.ends(at + 1);
                (!noun || self.verb_like(at + 1)).then_some((Time::Vague(Vague::Past), at + 1))
            }
            _ => None,
        }
    }

    fn token(&self, at: usize) -> usize {
        self.lexemes
            .get(at)
            .map_or(usize::MAX, |l| l.token as usize)
    }

    fn ends(&self, at: usize) -> bool {
        self.lexemes.get(at).is_none_or(|l| {
            !self
                .text
                .source
                .get(l.start as usize..)
                .is_some_and(|s| s.starts_with(char::is_alphabetic))
        })
    }

    /// A pronoun or helping verb: what stands behind "the past" when it is a noun.
    fn verb_like(&self, at: usize) -> bool {
        matches!(
            self.lower(at),
            "it" | "he"
                | "she"
                | "they"
                | "we"
                | "i"
                | "is"
                | "was"
                | "were"
                | "has"
                | "have"
                | "had"
                | "that"
                | "but"
                | "as"
                | "when"
                | "because"
                | "by"
                | "with"
        )
    }

    /// A plural alone: "for years", "months of delay", "decades-long".
    pub(super) fn plural(&self, at: usize) -> Option<(Time, usize)> {
        let Word::Units(unit) = self.word(at) else {
            return None;
        };
        let apart = matches!(self.lower(at + 1), "apart" | "old" | "ahead");
        let counted = matches!(
            self.before(at),
            "of" | "many"
                | "hundreds"
                | "thousands"
                | "those"
                | "man"
                | "dog"
                | "the"
                | "his"
                | "her"
                | "their"
                | "its"
        ) && !matches!(self.word(at.wrapping_sub(2)), Word::Over | Word::In);
        if self.is_age(at + 1) && !self.glued(at + 1)
            || apart
            || counted
            || self.capital(at) && at > 0
        {
            return None;
        }
        match self.word(at + 1) {
            Word::Ago => Some((Time::Vague(Vague::Past), at + 2)),
            Word::Or | Word::And => match self.word(at + 2) {
                Word::Units(_) => Some((Time::Length(Length::open(unit)), at + 3)),
                _ => Some((Time::Length(Length::open(unit)), at + 1)),
            },
            Word::Long if self.glued(at + 1) => Some((Time::Length(Length::open(unit)), at + 2)),
            Word::Before | Word::After if unit <= Unit::Week => None,
            _ => Some((Time::Length(Length::open(unit)), at + 1)),
        }
    }

    /// What is repeated: "every two weeks", "each July", "daily", "twice a year", "Mondays", "Tuesday nights".
    pub(super) fn cycle(&self, at: usize) -> Option<(Time, usize)> {
        match self.word(at) {
            Word::Every => self.every(at + 1),
            Word::Often(unit) => {
                let name = self.capital(at) && at > 0 && self.capital(at + 1);
                let adjective = matches!(unit, Unit::Quarter);
                (!name && !adjective && !self.glued(at + 1))
                    .then_some((Time::Cycle(Cycle::Length(Length::exact(1, unit))), at + 1))
            }
            Word::Once | Word::Times => match (self.word(at + 1), self.word(at + 2)) {
                (Word::A | Word::Every, Word::Unit(unit)) if !self.glued(at + 3) => {
                    Some((Time::Cycle(Cycle::Length(Length::exact(1, unit))), at + 3))
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

    fn every(&self, at: usize) -> Option<(Time, usize)> {
        let other = usize::from(self.lower(at) == "other");
        let length = |count, unit| Time::Cycle(Cycle::Length(Length::exact(count, unit)));
        Some(match self.word(at + other) {
            Word::Unit(Unit::Weekend) => (Time::Cycle(Cycle::Weekend), at + 1),
            Word::Unit(unit) => (length(1 + other as u32, unit), at + other + 1),
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
            Word::Season(season) => (Time::Cycle(Cycle::Named(season_name(season))), at + 1),
            Word::Part(part) if part != Part::Day => (Time::Cycle(Cycle::Part(part)), at + 1),
            _ => {
                let (length, end) = self.length(at, false)?;
                (Time::Cycle(Cycle::Length(length)), end)
            }
        })
    }

    /// "year-end", "month-end", "year's end".
    pub(super) fn year_end(&self, at: usize) -> Option<(Time, usize)> {
        let Word::Unit(unit @ (Unit::Year | Unit::Month | Unit::Quarter)) = self.word(at) else {
            return None;
        };
        let possessive = usize::from(self.word(at + 1) == Word::Possessive);
        let ends = self.word(at + 1 + possessive) == Word::Edge(Edge::End)
            && self.lower(at + 1 + possessive) == "end";
        let article = matches!(self.before(at), "a" | "each" | "every");
        (ends && !article).then_some((Time::End(unit), at + 2 + possessive))
    }

    /// A day that has a name: "Christmas Eve", "Thanksgiving", "New Year's Day", "Labor Day".
    pub(super) fn holiday(&self, at: usize) -> Option<(Time, usize)> {
        if !self.capital(at) {
            return None;
        }
        let day = matches!(self.word(at + 1), Word::Unit(Unit::Day)) && self.capital(at + 1);
        let (holiday, end) = match (self.word(at), self.lower(at)) {
            (Word::Holiday(Holiday::Christmas), _) => match self.word(at + 1) {
                Word::Eve => (Holiday::ChristmasEve, at + 2),
                _ => (Holiday::Christmas, at + 1 + usize::from(day)),
            },
            (Word::Holiday(Holiday::Easter), _) => match self.word(at + 1) {
                Word::Weekday(1, _) => (Holiday::EasterMonday, at + 2),
                Word::Weekday(7, _) => (Holiday::Easter, at + 2),
                _ => (Holiday::Easter, at + 1),
            },
            (Word::Holiday(holiday), _) => (holiday, at + 1 + usize::from(day)),
            (_, "good") if self.word(at + 1) == Word::Weekday(5, false) => {
                (Holiday::GoodFriday, at + 2)
            }
            (_, "new") if self.lower(at + 1) == "year" && self.word(at + 2) == Word::Possessive => {
                match self.word(at + 3) {
                    Word::Eve => (Holiday::NewYearsEve, at + 4),
                    Word::Unit(Unit::Day) => (Holiday::NewYearsDay, at + 4),
                    _ => return None,
                }
            }
            (_, "valentine")
                if self.word(at + 1) == Word::Possessive
                    && self.word(at + 2) == Word::Unit(Unit::Day) =>
            {
                (Holiday::Valentines, at + 3)
            }
            (_, name) if day => {
                let holiday = match name {
                    "labor" | "labour" => Holiday::LaborDay,
                    "memorial" => Holiday::MemorialDay,
                    "election" => Holiday::ElectionDay,
                    "veterans" => Holiday::VeteransDay,
                    "boxing" => Holiday::BoxingDay,
                    "may" => Holiday::MayDay,
                    _ => return None,
                };
                (holiday, at + 2)
            }
            _ => return None,
        };
        // "the Christmas tree", "Easter Island", "Thanksgiving dinner": the day names a thing.
        let thing = self.capital(end) && self.word(end) == Word::Other && !self.glued(end);
        (!thing).then_some((Time::Named(Name::Holiday(holiday), Within::Open), end))
    }
}

fn season_name(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Fall => "FA",
        Season::Winter => "WI",
    }
}
