//! The grammar of clock times and parts of the day: "5 p.m. EST Nov. 9", "noon Saturday", "this morning", "last night".

use jiff::civil::Date;

use super::figure;
use super::phrase::{Name, Time, Within};
use super::{Base, Grammar};
use crate::extract::Grain;
use crate::extract::lexicon::calendar::{Part, Unit, Which, Word};
use crate::extract::times::period::Period;
use crate::extract::times::value::Hour;

impl Grammar<'_> {
    /// A clock time, with the day that follows it: "10 p.m. Wednesday", "midnight Friday", "0735 GMT".
    pub(super) fn clock(&self, at: usize) -> Option<Base> {
        if let Some(found) = self.date_time_group(at) {
            return Some(found);
        }
        let (hour, next) = self.hour(at)?;
        let next = self.zone(next);
        // "10:35 a.m. (0735 GMT) Friday": the same hour again.
        let again = self.before(at) == "("
            && at > 1
            && matches!(self.word(at - 2), Word::Meridiem(_) | Word::Zone);
        if again {
            return None;
        }
        if self.lower(next) == "("
            && let Some(close) = (next..next + 6).find(|n| self.lower(*n) == ")")
            && let Word::Weekday(..) = self.word(close + 1)
        {
            let (day, _) = self.weekday(close + 1)?;
            return Some((day, Some(hour), next));
        }
        let comma = usize::from(self.word(next) == Word::Comma);
        let on = usize::from(self.word(next + comma) == Word::On);
        let from = next + comma + on;
        // "at 5 p.m., Friday's": only what is a day belongs to the hour.
        let day = match self.word(from) {
            Word::Month(..)
            | Word::Weekday(..)
            | Word::Deictic(_)
            | Word::Which(_)
            | Word::Iso(..) => self.date(from).or_else(|| self.round(from)),
            Word::The => self.round(from),
            _ => None,
        };
        match day {
            Some((
                time @ (Time::Deictic(_)
                | Time::Named(Name::Weekday(_) | Name::Date(..), _)
                | Time::Unit(Unit::Day, _)),
                end,
            )) => Some((time, Some(hour), self.night(end))),
            Some((time @ Time::Fixed(period), end)) if period.grain == Grain::Day => {
                Some((time, Some(hour), end))
            }
            _ => Some((Time::Hour, Some(hour), next)),
        }
    }

    /// The day, hour and minute, month and year under a wire story: "092140 OCT 26".
    fn date_time_group(&self, at: usize) -> Option<Base> {
        let Word::Figure(group, 6) = self.word(at) else {
            return None;
        };
        let (Word::Month(month, _), Word::Figure(year, digits @ (2 | 4))) =
            (self.word(at + 1), self.word(at + 2))
        else {
            return None;
        };
        let year = i16::try_from(if digits == 2 { 2000 + year } else { year }).ok()?;
        let day = Date::new(year, month, i8::try_from(group / 10_000).ok()?).ok()?;
        let (hour, minute) = ((group / 100 % 100) as u8, (group % 100) as u8);
        let time = Time::Fixed(Period::of(day, Grain::Day)?);
        (hour < 24 && minute < 60).then_some((time, Some(Hour::Clock(hour, minute)), at + 3))
    }

    /// Takes in a part of the day that only repeats the hour: "10 p.m. Friday night".
    fn night(&self, at: usize) -> usize {
        at + usize::from(matches!(self.word(at), Word::Part(_)))
    }

    fn hour(&self, at: usize) -> Option<(Hour, usize)> {
        if let Some(((hour, minute), next)) = self.hour24(at) {
            return Some((Hour::Clock(hour, minute), next));
        }
        match self.word(at) {
            Word::Noon if self.lower(at) == "noon" && !matches!(self.before(at), "high") => {
                Some((Hour::Clock(12, 0), at + 1))
            }
            Word::Noon if self.lower(at) == "midday" => Some((Hour::Clock(12, 0), at + 1)),
            Word::Midnight => Some((Hour::Clock(24, 0), at + 1)),
            Word::Clock(hour, minute) => {
                let zoned = self.zone(at + 1) > at + 1;
                (zoned || self.timed(at)).then_some((Hour::Clock(hour, minute), at + 1))
            }
            Word::Figure(time, 4)
                if time % 100 < 60 && time < 2400 && self.zone(at + 1) > at + 1 =>
            {
                Some((Hour::Clock((time / 100) as u8, (time % 100) as u8), at + 1))
            }
            Word::Figure(hour @ 1..=12, _) | Word::Number(hour @ 1..=12) => {
                let oclock = self.word(at + 1) == Word::OClock;
                let (part, end) = self.in_part(at + 1 + usize::from(oclock));
                let later = match part {
                    Some(Part::Afternoon | Part::Evening | Part::Night) => hour < 12,
                    Some(_) => false,
                    None => return oclock.then_some((Hour::Clock(hour as u8, 0), at + 2)),
                };
                Some((Hour::Clock(hour as u8 + if later { 12 } else { 0 }, 0), end))
            }
            _ => None,
        }
    }

    /// "in the morning", "at night" behind an hour.
    fn in_part(&self, at: usize) -> (Option<Part>, usize) {
        match (self.word(at), self.word(at + 1), self.word(at + 2)) {
            (Word::In, Word::The, Word::Part(part)) => (Some(part), at + 3),
            (Word::At, Word::Part(part @ Part::Night), _) => (Some(part), at + 2),
            _ => (None, at),
        }
    }

    /// Whether "10:30" stands where a time would, not a score or a ratio.
    fn timed(&self, at: usize) -> bool {
        matches!(
            self.before(at),
            "at" | "around"
                | "about"
                | "by"
                | "from"
                | "until"
                | "till"
                | "before"
                | "after"
                | "between"
                | "since"
                | "approximately"
        ) || matches!(
            self.word(at + 1),
            Word::Weekday(_, false) | Word::Deictic(_)
        )
    }

    /// Skips a time zone: "EST", "(GMT)", "local time", "Eastern time".
    fn zone(&self, at: usize) -> usize {
        let named = matches!(
            self.lower(at),
            "local"
                | "eastern"
                | "central"
                | "pacific"
                | "mountain"
                | "moscow"
                | "london"
                | "beijing"
        ) && self.lower(at + 1) == "time";
        let daylight = self.lower(at + 1) == "daylight" && self.lower(at + 2) == "time";
        match self.word(at) {
            Word::Zone => at + 1,
            _ if named => at + 2,
            _ if daylight => at + 3,
            _ => at,
        }
    }

    /// A part of a day: "this morning", "last night", "the next evening", "tonight", "overnight", "mid-afternoon".
    pub(super) fn part(&self, at: usize) -> Option<Base> {
        let hour = |part| Some(Hour::Part(part));
        match self.word(at) {
            Word::Tonight => Some((Time::Deictic(0), hour(Part::Night), at + 1)),
            Word::Overnight if !self.capital(at) || at == 0 => {
                Some((Time::Overnight, hour(Part::Night), at + 1))
            }
            Word::Which(which) => {
                let same = usize::from(matches!(self.word(at + 1), Word::Which(Which::Same)));
                let Word::Part(part) = self.word(at + 1 + same) else {
                    return None;
                };
                let end = at + 2 + same;
                let time = match which {
                    Which::This => Time::Deictic(0),
                    Which::Last if part == Part::Night => Time::Deictic(-1),
                    Which::That | Which::Same => Time::Unit(Unit::Day, Which::Same),
                    Which::Next | Which::Following => Time::Unit(Unit::Day, Which::Following),
                    Which::Previous => Time::Unit(Unit::Day, Which::Previous),
                    _ => return None,
                };
                Some((time, hour(part), end))
            }
            Word::The => self.part_after_the(at),
            // "mid-afternoon", "early morning"; the day may follow: "mid-afternoon yesterday".
            Word::Part(part) if at > 0 && self.shaped(at) => {
                if let Word::Deictic(days) = self.word(at + 1) {
                    return Some((Time::Deictic(days), hour(part), at + 2));
                }
                if let Word::Weekday(day, false) = self.word(at + 1) {
                    return Some((
                        Time::Named(Name::Weekday(day), Within::Open),
                        hour(part),
                        at + 2,
                    ));
                }
                (!self.glued(at + 1) && self.glued(at) || self.before(at) == "mid").then_some((
                    Time::Unit(Unit::Day, Which::Same),
                    hour(part),
                    at + 1,
                ))
            }
            _ => None,
        }
    }

    fn shaped(&self, at: usize) -> bool {
        at > 0 && matches!(self.word(at - 1), Word::Edge(_) | Word::Early | Word::Late)
    }

    fn part_after_the(&self, at: usize) -> Option<Base> {
        match (self.word(at + 1), self.word(at + 2)) {
            (Word::Which(_), Word::Part(_)) => self.part(at + 1),
            (Word::Part(part @ (Part::Morning | Part::Afternoon | Part::Evening)), next) => {
                let placed = matches!(
                    self.before(at),
                    "in" | "by" | "during" | "into" | "throughout"
                );
                let alone = !matches!(next, Word::Of) && !self.glued(at + 2);
                (placed && alone).then_some((
                    Time::Unit(Unit::Day, Which::Same),
                    Some(Hour::Part(part)),
                    at + 2,
                ))
            }
            (Word::Part(part @ Part::Night), Word::Before) => Some((
                Time::Unit(Unit::Day, Which::Previous),
                Some(Hour::Part(part)),
                at + 3,
            )),
            _ => None,
        }
    }

    /// A clock time in figures: hour by 24 and minute, from "5 p.m.", "10:30", "5pm".
    pub(super) fn hour24(&self, at: usize) -> Option<((u8, u8), usize)> {
        let (hour, minute) = match self.word(at) {
            Word::Hour24(hour, minute) => return Some(((hour, minute), at + 1)),
            Word::Figure(hour, 1..=2) | Word::Number(hour) => (hour, 0),
            Word::Clock(hour, minute) => (hour.into(), minute),
            Word::Decimal(hour, minute) if minute < 60 => (hour, minute),
            _ => return None,
        };
        let Word::Meridiem(later) = self.word(at + 1) else {
            return None;
        };
        match figure::hour24(hour, minute, later)? {
            Word::Hour24(hour, minute) => Some(((hour, minute), at + 2)),
            _ => None,
        }
    }
}
