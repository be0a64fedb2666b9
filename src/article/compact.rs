//! Compact forms for a store that only this program reads.

use std::collections::{HashSet, VecDeque};
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

/// What is read has room to grow by this part of its length: else the first thing that is added moves all of it.
const ROOM: usize = 16;

/// A length, with room to grow.
pub fn roomy(length: usize) -> usize {
    length + length / ROOM
}

/// Text, in one piece, with room to grow.
pub mod text {
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes it.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn serialize<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(text)
    }

    /// Reads it; it must lie in the reader's own bytes.
    ///
    /// # Errors
    /// Whatever the reader says.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
        let read = <&str>::deserialize(from)?;
        let mut text = String::with_capacity(super::roomy(read.len()));
        text.push_str(read);
        Ok(text)
    }
}

/// What always takes as many bytes.
pub trait Fixed: Copy {
    /// How many.
    const SIZE: usize;

    /// Writes it.
    fn put(self, to: &mut Vec<u8>);

    /// Reads it from so many bytes; `None` if they are none.
    fn take(from: &[u8]) -> Option<Self>;
}

macro_rules! fixed {
    ($($number:ty)*) => {$(
        impl Fixed for $number {
            const SIZE: usize = size_of::<Self>();

            fn put(self, to: &mut Vec<u8>) {
                to.extend_from_slice(&self.to_le_bytes());
            }

            fn take(from: &[u8]) -> Option<Self> {
                Some(Self::from_le_bytes(from.try_into().ok()?))
            }
        }
    )*};
}
fixed!(u8 u32 i64);

impl<A: Fixed, B: Fixed> Fixed for (A, B) {
    const SIZE: usize = A::SIZE + B::SIZE;

    fn put(self, to: &mut Vec<u8>) {
        self.0.put(to);
        self.1.put(to);
    }

    fn take(from: &[u8]) -> Option<Self> {
        let (one, other) = from.split_at_checked(A::SIZE)?;
        Some((A::take(one)?, B::take(other)?))
    }
}

/// All items that lie in these bytes, in a list with room for so many; `None` if one is none, or is cut short.
fn items<T: Fixed>(bytes: &[u8], room: usize) -> Option<Vec<T>> {
    let mut items = Vec::with_capacity(room);
    items.extend(bytes.chunks_exact(T::SIZE).map_while(T::take));
    (items.len() * T::SIZE == bytes.len()).then_some(items)
}

/// A list of what always takes as many bytes.
pub trait Listed {
    /// That.
    type Item: Fixed;

    /// All of it, in order.
    fn items(&self) -> impl ExactSizeIterator<Item = Self::Item>;

    /// The list of these.
    fn of(items: Vec<Self::Item>) -> Self;
}

impl<T: Fixed> Listed for Vec<T> {
    type Item = T;

    fn items(&self) -> impl ExactSizeIterator<Item = T> {
        self.iter().copied()
    }

    fn of(items: Vec<T>) -> Self {
        items
    }
}

impl<T: Fixed> Listed for VecDeque<T> {
    type Item = T;

    fn items(&self) -> impl ExactSizeIterator<Item = T> {
        self.iter().copied()
    }

    fn of(items: Vec<T>) -> Self {
        items.into()
    }
}

/// A list, in one piece, with room to grow.
pub mod list {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::{Fixed, Listed, items, roomy};

    /// Writes it.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn serialize<L: Listed, S: Serializer>(list: &L, to: S) -> Result<S::Ok, S::Error> {
        let items = list.items();
        let mut bytes = Vec::with_capacity(items.len() * L::Item::SIZE);
        items.for_each(|item| item.put(&mut bytes));
        to.serialize_bytes(&bytes)
    }

    /// Reads it; it must lie in the reader's own bytes.
    ///
    /// # Errors
    /// If an item is none, or whatever the reader says.
    pub fn deserialize<'de, L: Listed, D: Deserializer<'de>>(from: D) -> Result<L, D::Error> {
        let bytes = <&[u8]>::deserialize(from)?;
        items(bytes, roomy(bytes.len() / L::Item::SIZE))
            .map(L::of)
            .ok_or_else(|| D::Error::custom("an item of a list is cut short"))
    }
}

/// Lists, in one piece; the list of them has room to grow, they have none.
pub mod lists {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::{Fixed, items, roomy};

    /// Writes them.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn serialize<T: Fixed, S: Serializer>(lists: &[Vec<T>], to: S) -> Result<S::Ok, S::Error> {
        let mut bytes = Vec::new();
        (lists.len() as u32).put(&mut bytes);
        for list in lists {
            (list.len() as u32).put(&mut bytes);
            list.iter().for_each(|item| item.put(&mut bytes));
        }
        to.serialize_bytes(&bytes)
    }

    /// Reads them; they must lie in the reader's own bytes.
    ///
    /// # Errors
    /// If an item is none, or whatever the reader says.
    pub fn deserialize<'de, T: Fixed, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<Vec<T>>, D::Error> {
        read(<&[u8]>::deserialize(from)?)
            .ok_or_else(|| D::Error::custom("an item of a list is cut short"))
    }

    fn read<T: Fixed>(bytes: &[u8]) -> Option<Vec<Vec<T>>> {
        let (count, mut rest) = number(bytes)?;
        // Each takes four bytes at least.
        let mut lists = Vec::with_capacity(roomy(count.min(bytes.len() / 4)));
        for _ in 0..count {
            let (length, list) = number(rest)?;
            let (list, behind) = list.split_at_checked(length.checked_mul(T::SIZE)?)?;
            lists.push(items(list, length)?);
            rest = behind;
        }
        rest.is_empty().then_some(lists)
    }

    fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
        let (number, rest) = bytes.split_first_chunk()?;
        Some((u32::from_le_bytes(*number) as usize, rest))
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
