//! Compact forms for a store that only this program reads.

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

use serde::{Deserialize, Deserializer};

/// Words that this program itself uses as names (formats, rules) are few; a store that brings more is damaged.
const WORDS: usize = 4_000;

static KNOWN: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);

/// A word of this program's own, such as a format's name.
pub type Word = &'static str;

/// Reads a word that lives as long as the program.
///
/// # Errors
/// Whatever the reader says.
pub fn word<'de, D: Deserializer<'de>>(from: D) -> Result<Word, D::Error> {
    let word = <std::borrow::Cow<'de, str>>::deserialize(from)?;
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(&known) = known.get(&*word) {
        return Ok(known);
    }
    if known.len() >= WORDS {
        return Ok("");
    }
    let lasting: &'static str = Box::leak(word.into_owned().into_boxed_str());
    known.insert(lasting);
    Ok(lasting)
}

/// A first and a last day as numbers.
pub mod days {
    use jiff::civil::Date;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    type Days = Option<(Date, Date)>;
    type Numbers = Option<((i16, i8, i8), (i16, i8, i8))>;

    /// Writes them.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn serialize<S: Serializer>(days: &Days, to: S) -> Result<S::Ok, S::Error> {
        let numbers = |day: Date| (day.year(), day.month(), day.day());
        let numbers: Numbers = days.map(|(first, last)| (numbers(first), numbers(last)));
        numbers.serialize(to)
    }

    /// Reads them.
    ///
    /// # Errors
    /// If they are none of any calendar.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Days, D::Error> {
        let day = |(year, month, day)| Date::new(year, month, day).map_err(D::Error::custom);
        let numbers = Numbers::deserialize(from)?;
        numbers
            .map(|(first, last)| Ok((day(first)?, day(last)?)))
            .transpose()
    }
}
