//! What an expression of time says, before anything is known of when it was said.

use crate::extract::lexicon::calendar::{Edge, Holiday, Season, Unit, Vague, Which};
use crate::extract::times::measure::Length;
use crate::extract::times::period::Period;
use crate::extract::times::value::{Cycle, Hour};

/// One expression: a stretch of lexemes and what they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// First lexeme.
    pub first: usize,
    /// One past the last lexeme.
    pub end: usize,
    /// What it says.
    pub time: Time,
    /// The time of day, where it says one.
    pub hour: Option<Hour>,
    /// "early", "the end of".
    pub edge: Option<Edge>,
    /// "about", "more than".
    pub bound: Option<Bound>,
}

/// How a number is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// "about", "nearly".
    About,
    /// "more than", "at least".
    AtLeast,
    /// "less than", "up to".
    AtMost,
}

/// What is said of when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// Sure in itself: "October 1984", "the 1990s".
    Fixed(Period),
    /// "1985-87".
    Through(Period, Period),
    /// Days from the day of writing: "yesterday" is -1.
    Deictic(i8),
    /// Something that comes round: "Friday", "last May", "the third quarter of 1990".
    Named(Name, Within),
    /// "this week", "the following year".
    Unit(Unit, Which),
    /// "the week", "the quarter".
    Bare(Unit),
    /// "year-end", "month-end".
    End(Unit),
    /// "six weeks ago", "two days later".
    Shift(Length, Shift),
    /// "the year-ago period", "the 1988 period": the period spoken of, in another year.
    Counterpart(Within),
    /// "the quarter ended July 31": month and day.
    QuarterEnding(i8, i8, Within),
    /// "two hours".
    Length(Length),
    /// "a while".
    Long,
    /// "every Monday".
    Cycle(Cycle),
    /// "now".
    Vague(Vague),
    /// "overnight".
    Overnight,
    /// A time of a day not said: "at 10:30".
    Hour,
    /// "the week of March 6", "Easter weekend": the week or weekend that holds a day.
    Around(Unit, Name, Within),
}

/// Where a shift counts from, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// "ago".
    Ago,
    /// "from now".
    Hence,
    /// "earlier": from the time last spoken of.
    Earlier,
    /// "later".
    Later,
}

/// What comes round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// Monday is 1.
    Weekday(i8),
    /// January is 1.
    Month(i8),
    /// Month and day.
    Date(i8, i8),
    /// A season.
    Season(Season),
    /// 1 to 4.
    Quarter(i8),
    /// 1 or 2.
    Half(i8),
    /// A day that has a name.
    Holiday(Holiday),
}

/// Which of those that come round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Not said: tense and nearness tell.
    Open,
    /// "last", "next".
    Which(Which),
    /// A year.
    Year(i16),
    /// Years from the year of writing: "July last year".
    YearShift(i8),
    /// Years from the year last spoken of: "March of that year", "June the following year".
    YearFrom(i8),
    /// "the year-ago quarter".
    YearAgo,
}
