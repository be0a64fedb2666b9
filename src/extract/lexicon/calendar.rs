//! Words of time: what each word of a date, a clock time or a length of time stands for.
//!
//! Source: written for this program; the words are those of the TIMEX3 guidelines' examples and of newspaper style
//! books (AP's abbreviations of months and days). Licence: MIT, as the program.

/// A unit that time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Unit { Second, Minute, Hour, Day, Weekend, Week, Fortnight, Month, Quarter, Year, Decade, Century }

/// A part of the day, in the order of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Part { Morning, Afternoon, Evening, Night, Day }

/// A season, named for when it begins in the north.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Season { Spring, Summer, Fall, Winter }

/// Which of a row of days, weeks, years: the words that stand before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Which { This, Current, Last, Past, Latest, Next, Coming, Previous, Following, That, Same }

/// A point in a stretch of time: "early", "the middle of", "the end of".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Edge { Start, Mid, End }

/// A time the text leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Vague { Past, Present, Future }

/// A day that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Holiday {
    NewYearsEve, NewYearsDay, Valentines, StPatricks, GoodFriday, Easter, EasterMonday, MayDay, MemorialDay,
    LaborDay, ElectionDay, VeteransDay, Halloween, Thanksgiving, ChristmasEve, Christmas, BoxingDay,
}

/// What a word, taken alone, can stand for in an expression of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Word {
    /// Nothing to do with time.
    Other,
    /// January is 1; `true` where the form is one that is also a name or another word, or needs its full stop.
    Month(i8, bool),
    /// Monday is 1; `true` as for months.
    Weekday(i8, bool),
    /// "Mondays".
    Weekdays(i8),
    /// "year".
    Unit(Unit),
    /// "years".
    Units(Unit),
    /// A number in words or digits. Digits are told apart by [`Word::Figure`].
    Number(u32),
    /// A plain number in digits, and how many of them.
    Figure(u32, u8),
    /// A number with hundredths: "2.5".
    Decimal(u32, u8),
    /// "40-45", "2018-19".
    Pair(u16, u16),
    /// "1/2", "10/9".
    Slash(u16, u16),
    /// "10:30".
    Clock(u8, u8),
    /// "5pm", "10:30am": a clock time by 24 hours.
    Hour24(u8, u8),
    /// "2020-10-09".
    Iso(i16, i8, i8),
    /// "1990s": the decade's first year.
    Decade(u16, bool),
    /// "hundred", "thousand", "million".
    Scale(u32),
    /// "third", "21st".
    Ordinal(u32),
    Half, Couple, Dozen,
    /// "few", "several": some number.
    Some,
    Season(Season), Part(Part), Parts(Part),
    Noon, Midnight, Tonight, Overnight, OClock,
    /// "a.m." is false, "p.m." is true.
    Meridiem(bool),
    Zone,
    /// Days from today: "yesterday" is -1.
    Deictic(i8),
    Which(Which),
    A, The, Every, All,
    /// "about", "some".
    About,
    /// "more", "less", "at", "up", "as", ...: opens a phrase such as "more than".
    More, Less, Least, Most, Than, Up, Over, Under, Nearly,
    Ago, Earlier, Later, Sooner, Before, After, Hence,
    Early, Late, Sometime,
    Edge(Edge),
    /// How often: "daily".
    Often(Unit),
    /// "once", "twice", "times".
    Once, Times,
    /// "Q3".
    QuarterName(i8),
    Vague(Vague),
    Recent, Future, Fiscal, Period, Trading, Term,
    Old, Long, Additional, While,
    Holiday(Holiday),
    Of, In, And, Or, To, At, On, From, For, As, So, With, No,
    Comma, Possessive,
    Eve, Pre, Full, Right,
    /// Opens the name of a day: "New" Year's Eve, "Election" Day.
    Festive,
}

impl Word {
    /// Whether the word speaks of time or number, and does not only join words that do.
    #[rustfmt::skip]
    pub fn tells(self) -> bool {
        !matches!(
            self,
            Word::Other | Word::Of | Word::In | Word::And | Word::Or | Word::To | Word::At | Word::On | Word::From
                | Word::For | Word::As | Word::So | Word::With | Word::No | Word::Comma | Word::Possessive | Word::Than
                | Word::A | Word::The | Word::About | Word::Up | Word::Over | Word::Under
        )
    }
}

use Word as W;

/// Sorted by spelling, for binary search: a test holds it to that.
#[rustfmt::skip]
const WORDS: &[(&str, Word)] = &[
    ("'s", W::Possessive), (",", W::Comma),
    ("a", W::A), ("a.m", W::Meridiem(false)), ("a.m.", W::Meridiem(false)), ("about", W::About),
    ("additional", W::Additional), ("after", W::After), ("afternoon", W::Part(Part::Afternoon)),
    ("afternoons", W::Parts(Part::Afternoon)), ("ago", W::Ago), ("all", W::All), ("almost", W::Nearly),
    ("am", W::Meridiem(false)), ("an", W::A), ("and", W::And), ("annually", W::Often(Unit::Year)),
    ("another", W::Additional), ("approximately", W::About), ("apr", W::Month(4, true)), ("apr.", W::Month(4, false)),
    ("april", W::Month(4, false)), ("around", W::About), ("as", W::As), ("at", W::At), ("aug", W::Month(8, true)),
    ("aug.", W::Month(8, false)), ("august", W::Month(8, false)), ("autumn", W::Season(Season::Fall)),
    ("before", W::Before), ("beginning", W::Edge(Edge::Start)), ("billion", W::Scale(1_000_000_000)), ("boxing", W::Festive), ("bst", W::Zone),
    ("cdt", W::Zone), ("centuries", W::Units(Unit::Century)), ("century", W::Unit(Unit::Century)), ("cest", W::Zone),
    ("cet", W::Zone), ("christmas", W::Holiday(Holiday::Christmas)), ("circa", W::About), ("close", W::Edge(Edge::End)),
    ("coming", W::Which(Which::Coming)), ("couple", W::Couple), ("cst", W::Zone), ("current", W::Which(Which::Current)),
    ("currently", W::Vague(Vague::Present)),
    ("daily", W::Often(Unit::Day)), ("day", W::Unit(Unit::Day)), ("days", W::Units(Unit::Day)),
    ("dec", W::Month(12, true)), ("dec.", W::Month(12, false)), ("decade", W::Unit(Unit::Decade)),
    ("decades", W::Units(Unit::Decade)), ("december", W::Month(12, false)), ("dozen", W::Dozen), ("dozens", W::Dozen),
    ("each", W::Every), ("earlier", W::Earlier), ("early", W::Early), ("easter", W::Holiday(Holiday::Easter)),
    ("edt", W::Zone), ("eest", W::Zone), ("eet", W::Zone), ("eight", W::Number(8)), ("eighteen", W::Number(18)),
    ("eighteenth", W::Ordinal(18)), ("eighth", W::Ordinal(8)), ("eighties", W::Decade(1980, true)),
    ("eighty", W::Number(80)), ("election", W::Festive), ("eleven", W::Number(11)), ("eleventh", W::Ordinal(11)), ("end", W::Edge(Edge::End)),
    ("est", W::Zone), ("est.", W::Zone), ("eve", W::Eve), ("evening", W::Part(Part::Evening)), ("evenings", W::Parts(Part::Evening)),
    ("every", W::Every), ("extra", W::Additional),
    ("fall", W::Season(Season::Fall)), ("feb", W::Month(2, true)), ("feb.", W::Month(2, false)),
    ("february", W::Month(2, false)), ("few", W::Some), ("fewer", W::Less), ("fifteen", W::Number(15)),
    ("fifteenth", W::Ordinal(15)), ("fifth", W::Ordinal(5)), ("fifties", W::Decade(1950, true)),
    ("fifty", W::Number(50)), ("first", W::Ordinal(1)), ("fiscal", W::Fiscal), ("five", W::Number(5)),
    ("following", W::Which(Which::Following)), ("for", W::For), ("forties", W::Decade(1940, true)),
    ("fortnight", W::Unit(Unit::Fortnight)), ("fortnights", W::Units(Unit::Fortnight)), ("forty", W::Number(40)),
    ("four", W::Number(4)), ("fourteen", W::Number(14)), ("fourteenth", W::Ordinal(14)), ("fourth", W::Ordinal(4)),
    ("fri", W::Weekday(5, true)), ("fri.", W::Weekday(5, true)), ("friday", W::Weekday(5, false)),
    ("fridays", W::Weekdays(5)), ("from", W::From), ("full", W::Full), ("future", W::Future),
    ("gmt", W::Zone), ("good", W::Festive),
    ("half", W::Half), ("halloween", W::Holiday(Holiday::Halloween)), ("hence", W::Hence), ("hour", W::Unit(Unit::Hour)),
    ("hourly", W::Often(Unit::Hour)), ("hours", W::Units(Unit::Hour)), ("hundred", W::Scale(100)),
    ("in", W::In), ("ist", W::Zone),
    ("jan", W::Month(1, true)), ("jan.", W::Month(1, false)), ("january", W::Month(1, false)), ("jst", W::Zone),
    ("jul", W::Month(7, true)), ("jul.", W::Month(7, false)), ("july", W::Month(7, false)), ("jun", W::Month(6, true)),
    ("jun.", W::Month(6, false)), ("june", W::Month(6, false)),
    ("labor", W::Festive), ("labour", W::Festive),
    ("last", W::Which(Which::Last)), ("late", W::Late), ("later", W::Later), ("latest", W::Which(Which::Latest)),
    ("least", W::Least), ("less", W::Less), ("long", W::Long),
    ("many", W::Some), ("mar", W::Month(3, true)), ("mar.", W::Month(3, true)), ("march", W::Month(3, true)), ("may", W::Month(5, true)), ("memorial", W::Festive),
    ("mid", W::Edge(Edge::Mid)), ("midday", W::Noon), ("middle", W::Edge(Edge::Mid)), ("midnight", W::Midnight),
    ("million", W::Scale(1_000_000)), ("minute", W::Unit(Unit::Minute)),
    ("minutes", W::Units(Unit::Minute)), ("mon", W::Weekday(1, true)), ("mon.", W::Weekday(1, true)),
    ("monday", W::Weekday(1, false)), ("mondays", W::Weekdays(1)), ("month", W::Unit(Unit::Month)),
    ("monthly", W::Often(Unit::Month)), ("months", W::Units(Unit::Month)), ("more", W::More),
    ("morning", W::Part(Part::Morning)), ("mornings", W::Parts(Part::Morning)), ("most", W::Most), ("msk", W::Zone),
    ("mst", W::Zone),
    ("nearly", W::Nearly), ("new", W::Festive), ("next", W::Which(Which::Next)), ("night", W::Part(Part::Night)),
    ("nightly", W::Often(Unit::Day)), ("nights", W::Parts(Part::Night)), ("nine", W::Number(9)),
    ("nineteen", W::Number(19)), ("nineteenth", W::Ordinal(19)), ("nineties", W::Decade(1990, true)),
    ("ninety", W::Number(90)), ("ninth", W::Ordinal(9)), ("no", W::No), ("noon", W::Noon), ("nov", W::Month(11, true)),
    ("nov.", W::Month(11, false)), ("november", W::Month(11, false)), ("now", W::Vague(Vague::Present)),
    ("nowadays", W::Vague(Vague::Present)),
    ("o'clock", W::OClock), ("oct", W::Month(10, true)), ("oct.", W::Month(10, false)), ("october", W::Month(10, false)),
    ("of", W::Of), ("old", W::Old), ("on", W::On), ("once", W::Once), ("one", W::Number(1)), ("or", W::Or),
    ("over", W::Over), ("overnight", W::Overnight),
    ("p.m", W::Meridiem(true)), ("p.m.", W::Meridiem(true)), ("past", W::Which(Which::Past)), ("pdt", W::Zone),
    ("period", W::Period), ("pm", W::Meridiem(true)), ("post", W::After), ("pre", W::Pre),
    ("previous", W::Which(Which::Previous)), ("prior", W::Which(Which::Previous)), ("pst", W::Zone),
    ("q1", W::QuarterName(1)), ("q2", W::QuarterName(2)), ("q3", W::QuarterName(3)), ("q4", W::QuarterName(4)),
    ("quarter", W::Unit(Unit::Quarter)), ("quarters", W::Units(Unit::Quarter)),
    ("recent", W::Recent), ("recently", W::Vague(Vague::Past)), ("right", W::Right), ("roughly", W::About),
    ("same", W::Which(Which::Same)), ("sat", W::Weekday(6, true)), ("sat.", W::Weekday(6, true)),
    ("saturday", W::Weekday(6, false)), ("saturdays", W::Weekdays(6)), ("second", W::Ordinal(2)),
    ("seconds", W::Units(Unit::Second)), ("sep", W::Month(9, true)), ("sep.", W::Month(9, false)),
    ("sept", W::Month(9, true)), ("sept.", W::Month(9, false)), ("september", W::Month(9, false)), ("seven", W::Number(7)),
    ("seventeen", W::Number(17)), ("seventeenth", W::Ordinal(17)), ("seventh", W::Ordinal(7)),
    ("seventies", W::Decade(1970, true)), ("seventy", W::Number(70)), ("several", W::Some), ("six", W::Number(6)),
    ("sixteen", W::Number(16)), ("sixteenth", W::Ordinal(16)), ("sixth", W::Ordinal(6)),
    ("sixties", W::Decade(1960, true)), ("sixty", W::Number(60)), ("so", W::So), ("some", W::About),
    ("sometime", W::Sometime), ("spring", W::Season(Season::Spring)), ("start", W::Edge(Edge::Start)),
    ("summer", W::Season(Season::Summer)), ("sun", W::Weekday(7, true)), ("sun.", W::Weekday(7, true)),
    ("sunday", W::Weekday(7, false)), ("sundays", W::Weekdays(7)),
    ("ten", W::Number(10)), ("tenth", W::Ordinal(10)), ("term", W::Term), ("than", W::Than),
    ("thanksgiving", W::Holiday(Holiday::Thanksgiving)), ("that", W::Which(Which::That)), ("the", W::The),
    ("these", W::Which(Which::This)), ("third", W::Ordinal(3)), ("thirteen", W::Number(13)),
    ("thirteenth", W::Ordinal(13)), ("thirties", W::Decade(1930, true)), ("thirtieth", W::Ordinal(30)),
    ("thirty", W::Number(30)), ("this", W::Which(Which::This)), ("those", W::Which(Which::That)),
    ("thousand", W::Scale(1000)), ("three", W::Number(3)), ("thu", W::Weekday(4, true)), ("thu.", W::Weekday(4, true)),
    ("thur", W::Weekday(4, true)), ("thur.", W::Weekday(4, true)), ("thurs", W::Weekday(4, true)),
    ("thurs.", W::Weekday(4, true)), ("thursday", W::Weekday(4, false)), ("thursdays", W::Weekdays(4)),
    ("times", W::Times), ("to", W::To), ("today", W::Deictic(0)), ("tomorrow", W::Deictic(1)), ("tonight", W::Tonight),
    ("trading", W::Trading), ("tue", W::Weekday(2, true)), ("tue.", W::Weekday(2, true)), ("tues", W::Weekday(2, true)),
    ("tues.", W::Weekday(2, true)), ("tuesday", W::Weekday(2, false)), ("tuesdays", W::Weekdays(2)),
    ("twelfth", W::Ordinal(12)), ("twelve", W::Number(12)), ("twenties", W::Decade(1920, true)),
    ("twentieth", W::Ordinal(20)), ("twenty", W::Number(20)), ("twice", W::Once), ("two", W::Number(2)),
    ("under", W::Under), ("up", W::Up), ("utc", W::Zone),
    ("valentine", W::Festive), ("veterans", W::Festive),
    ("wed", W::Weekday(3, true)), ("wed.", W::Weekday(3, true)), ("wednesday", W::Weekday(3, false)),
    ("wednesdays", W::Weekdays(3)), ("week", W::Unit(Unit::Week)), ("weekend", W::Unit(Unit::Weekend)),
    ("weekends", W::Units(Unit::Weekend)), ("weekly", W::Often(Unit::Week)), ("weeks", W::Units(Unit::Week)),
    ("while", W::While), ("winter", W::Season(Season::Winter)), ("with", W::With),
    ("year", W::Unit(Unit::Year)), ("yearly", W::Often(Unit::Year)), ("years", W::Units(Unit::Year)),
    ("yesterday", W::Deictic(-1)),
];

/// The words as numbers in the same order, so that a search compares no letters: every word of every article is looked up.
static KEYS: [u128; WORDS.len()] = {
    let mut keys = [0; WORDS.len()];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = key(WORDS[at].0.as_bytes());
        at += 1;
    }
    keys
};

/// Bytes of the longest word that a key can hold.
const LONGEST: usize = 16;

/// The bytes of a word as one number, the first byte weighing most.
const fn key(word: &[u8]) -> u128 {
    let mut key = 0;
    let mut at = 0;
    while at < LONGEST {
        let byte = if at < word.len() { word[at] } else { 0 };
        key = key << 8 | byte as u128;
        at += 1;
    }
    key
}

/// What a lower-case word can stand for; [`Word::Other`] for all the rest of the language.
pub fn look_up(lower: &str) -> Word {
    if lower.len() > LONGEST {
        return Word::Other;
    }
    match KEYS.binary_search(&key(lower.as_bytes())) {
        Ok(at) => WORDS[at].1,
        Err(_) => Word::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_sorted_and_says_what_words_mean() {
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(WORDS.iter().all(|(word, _)| word.len() <= LONGEST));
        assert_eq!(look_up("approximately's-"), Word::Other);
        assert_eq!(look_up("oct."), Word::Month(10, false));
        assert_eq!(look_up("yesterday"), Word::Deictic(-1));
        assert_eq!(look_up("cat"), Word::Other);
    }
}
