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

/// A day as numbers: year, month, day of the month.
pub mod day {
    use jiff::civil::Date;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) type Numbers = (i16, i8, i8);

    /// The numbers of a day.
    pub(super) fn numbers(day: Date) -> Numbers {
        (day.year(), day.month(), day.day())
    }

    /// The day of numbers.
    pub(super) fn day<E: Error>((year, month, day): Numbers) -> Result<Date, E> {
        Date::new(year, month, day).map_err(E::custom)
    }

    /// Writes it.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn serialize<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
        numbers(*day).serialize(to)
    }

    /// Reads it.
    ///
    /// # Errors
    /// If it is none of any calendar.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
        day(Numbers::deserialize(from)?)
    }
}

/// A first and a last day as numbers.
pub mod days {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::day;

    type Days = Option<(Date, Date)>;

    /// Writes them.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn serialize<S: Serializer>(days: &Days, to: S) -> Result<S::Ok, S::Error> {
        let numbers = days.map(|(first, last)| (day::numbers(first), day::numbers(last)));
        numbers.serialize(to)
    }

    /// Reads them.
    ///
    /// # Errors
    /// If they are none of any calendar.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Days, D::Error> {
        let numbers = Option::<(day::Numbers, day::Numbers)>::deserialize(from)?;
        numbers
            .map(|(first, last)| Ok((day::day(first)?, day::day(last)?)))
            .transpose()
    }
}

/// A moment as seconds and nanoseconds since 1970.
pub mod time {
    use jiff::Timestamp;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Writes it.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn serialize<S: Serializer>(at: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
        (at.as_second(), at.subsec_nanosecond()).serialize(to)
    }

    /// Reads it.
    ///
    /// # Errors
    /// If it lies outside the supported years.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
        let (second, nanosecond) = Deserialize::deserialize(from)?;
        Timestamp::new(second, nanosecond).map_err(D::Error::custom)
    }
}

/// Counts by day.
pub mod counted {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::day;

    /// Writes them.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn serialize<S: Serializer>(days: &[(Date, u32)], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(days.iter().map(|(day, count)| (day::numbers(*day), count)))
    }

    /// Reads them.
    ///
    /// # Errors
    /// If one is none of the calendar.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(Date, u32)>, D::Error> {
        let days = Vec::<(day::Numbers, u32)>::deserialize(from)?;
        let days = days.into_iter();
        days.map(|(numbers, count)| Ok((day::day(numbers)?, count)))
            .collect()
    }
}

/// Bytes, in one piece.
pub mod bytes {
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes them.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(bytes)
    }

    /// Reads them; they must lie in the reader's own bytes.
    ///
    /// # Errors
    /// Whatever the reader says.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        Ok(<&[u8]>::deserialize(from)?.to_vec())
    }
}

/// Numbers, in one piece.
pub mod numbers {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes them.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn serialize<S: Serializer>(numbers: &[u32], to: S) -> Result<S::Ok, S::Error> {
        let bytes: Vec<u8> = numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
        to.serialize_bytes(&bytes)
    }

    /// Room to grow that a list is read with, as a part of its length: else the first number that is added moves them all.
    const ROOM: usize = 16;

    /// Reads them; they must lie in the reader's own bytes.
    ///
    /// # Errors
    /// If they are no whole numbers, or whatever the reader says.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u32>, D::Error> {
        let (numbers, rest) = <&[u8]>::deserialize(from)?.as_chunks::<4>();
        if !rest.is_empty() {
            return Err(D::Error::custom("a number is cut short"));
        }
        let mut list = Vec::with_capacity(numbers.len() + numbers.len() / ROOM);
        list.extend(numbers.iter().map(|n| u32::from_le_bytes(*n)));
        Ok(list)
    }
}

/// A moment, if there is one.
pub mod maybe_time {
    use jiff::Timestamp;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Time(#[serde(with = "super::time")] Timestamp);

    /// Writes it.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn serialize<S: Serializer>(at: &Option<Timestamp>, to: S) -> Result<S::Ok, S::Error> {
        at.map(Time).serialize(to)
    }

    /// Reads it.
    ///
    /// # Errors
    /// If it lies outside the supported years.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
        Ok(Option::<Time>::deserialize(from)?.map(|time| time.0))
    }
}
