//! The grammar of years and what is longer or shorter by name: seasons, decades, centuries, fiscal years.

use jiff::civil::Date;

use super::Grammar;
use super::phrase::Time;
use crate::extract::Grain;
use crate::extract::lexicon::calendar::{Season, Unit, Word};
use crate::extract::times::period::Period;

impl Grammar<'_> {
    /// Whether "the fall", "the spring" is the season: "in the fall" is, "the fall of the wall" is not.
    pub(super) fn seasonal(&self, the: usize, next: usize) -> bool {
        self.word(next) != Word::Of
            && !self.glued(next)
            && matches!(
                self.before(the),
                "in" | "by"
                    | "until"
                    | "since"
                    | "during"
                    | "over"
                    | "into"
                    | "of"
                    | "for"
                    | "through"
                    | "throughout"
            )
            && !self.capital(next)
            && !self.tag(next).is_noun()
    }

    /// "20th century", "the 19th and 20th centuries" without the second.
    pub(super) fn century(&self, at: usize, number: u32) -> Option<(Time, usize)> {
        let (number, next) = match self.word(at + 1) {
            Word::Ordinal(unit @ 1..=9) if self.glued(at + 1) => (number + unit, at + 2),
            _ => (number, at + 1),
        };
        if self.word(next) != Word::Unit(Unit::Century) || !(1..=29).contains(&number) {
            return None;
        }
        let first = Date::new((number as i16 - 1) * 100, 1, 1).ok()?;
        Some((Time::Fixed(Period::of(first, Grain::Century)?), next + 1))
    }

    /// "1990s", "the nineties"; ages and temperatures ("in his 40s", "in the 60s") are not told apart by form alone.
    pub(super) fn decade(&self, at: usize, year: u16, short: bool) -> Option<(Time, usize)> {
        let quoted = self.written(at).starts_with(|c: char| !c.is_alphanumeric());
        let the = matches!(self.before(at), "the" | "late" | "early" | "mid") || self.glued(at);
        let person = matches!(self.before(at), "his" | "her" | "their" | "my" | "our");
        if short
            && !quoted
            && (!the || person || self.written(at).starts_with(|c: char| c.is_ascii_digit()))
        {
            return None;
        }
        Some((
            Time::Fixed(Period::of(
                Date::new(year as i16, 1, 1).ok()?,
                Grain::Decade,
            )?),
            at + 1,
        ))
    }

    /// "spring 2012", "the winter of 1994".
    pub(super) fn season(&self, at: usize, season: Season) -> Option<(Time, usize)> {
        let of = usize::from(matches!(self.word(at + 1), Word::Of | Word::Comma));
        let (year, end) = self.year(at + 1 + of)?;
        Some((Time::Fixed(Period::season(year, season)?), end))
    }

    /// "fiscal 1989", "fiscal year 2012".
    pub(super) fn fiscal(&self, at: usize) -> Option<(Time, usize)> {
        let unit = usize::from(self.word(at + 1) == Word::Unit(Unit::Year));
        let (year, end) = self.year(at + 1 + unit)?;
        Some((Time::Fixed(Period::year(year)?), end))
    }

    /// A year that stands alone, or a run of years: "in 1989", "the 1996 campaign", "1985-87".
    pub(super) fn lone_year(&self, at: usize) -> Option<(Time, usize)> {
        if let Word::Pair(first @ 1800..=2100, last) = self.word(at) {
            let last = if last < 100 {
                first / 100 * 100 + last
            } else {
                last
            };
            let ordered = first < last && last <= first + 100;
            let (first, last) = (Period::year(first as i16)?, Period::year(last as i16)?);
            return ordered.then_some((Time::Through(first, last), at + 1));
        }
        let (year, end) = self.year(at)?;
        let digits = matches!(self.word(at), Word::Figure(..));
        (self.is_year(at, end, digits)).then_some((Time::Fixed(Period::year(year)?), end))
    }
}
