//! The grammar of days that have a name: "Christmas Eve", "Thanksgiving", "New Year's Day", "Labor Day".

use super::Grammar;
use super::phrase::{Name, Time, Within};
use crate::extract::lexicon::calendar::{Holiday, Unit, Word};

impl Grammar<'_> {
    /// A holiday; "the Christmas tree" and "Easter Island" name other things.
    pub(super) fn holiday(&self, at: usize) -> Option<(Time, usize)> {
        if !self.capital(at) {
            return None;
        }
        let day = self.word(at + 1) == Word::Unit(Unit::Day) && self.capital(at + 1);
        let (holiday, end) = match self.word(at) {
            Word::Holiday(Holiday::Christmas) if self.word(at + 1) == Word::Eve => {
                (Holiday::ChristmasEve, at + 2)
            }
            Word::Holiday(Holiday::Easter) => match self.word(at + 1) {
                Word::Weekday(1, _) => (Holiday::EasterMonday, at + 2),
                Word::Weekday(7, _) => (Holiday::Easter, at + 2),
                _ => (Holiday::Easter, at + 1),
            },
            Word::Holiday(holiday) => (holiday, at + 1 + usize::from(day)),
            Word::Festive => self.festive(at, day)?,
            _ => return None,
        };
        if let Word::Unit(unit @ (Unit::Week | Unit::Weekend)) = self.word(end) {
            let time = Time::Around(unit, Name::Holiday(holiday), Within::Open);
            return Some((time, end + 1));
        }
        let thing = self.capital(end) && self.word(end) == Word::Other && !self.glued(end);
        let of = usize::from(self.word(end) == Word::In);
        let (within, end) = match self.year_behind(end + of) {
            (Within::Open, _) => (Within::Open, end),
            found => found,
        };
        (!thing).then_some((Time::Named(Name::Holiday(holiday), within), end))
    }

    fn festive(&self, at: usize, day: bool) -> Option<(Holiday, usize)> {
        let possessive = self.word(at + 1) == Word::Possessive;
        Some(match self.lower(at) {
            "good" if self.word(at + 1) == Word::Weekday(5, false) => (Holiday::GoodFriday, at + 2),
            "new" if self.lower(at + 1) == "year" && self.word(at + 2) == Word::Possessive => {
                match self.word(at + 3) {
                    Word::Eve => (Holiday::NewYearsEve, at + 4),
                    Word::Unit(Unit::Day) => (Holiday::NewYearsDay, at + 4),
                    _ => return None,
                }
            }
            "valentine" if possessive && self.word(at + 2) == Word::Unit(Unit::Day) => {
                (Holiday::Valentines, at + 3)
            }
            "labor" | "labour" if day => (Holiday::LaborDay, at + 2),
            "memorial" if day => (Holiday::MemorialDay, at + 2),
            "election" if day => (Holiday::ElectionDay, at + 2),
            "veterans" if day => (Holiday::VeteransDay, at + 2),
            "boxing" if day => (Holiday::BoxingDay, at + 2),
            _ => return None,
        })
    }
}
