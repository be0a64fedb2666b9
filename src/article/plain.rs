//! Plain forms for files that people and other programs read too.

/// A moment as RFC 3339 has it, to the second.
pub mod moment {
    use jiff::Timestamp;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes it.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn serialize<S: Serializer>(at: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&Timestamp::from_second(at.as_second()).unwrap_or(*at))
    }

    /// Reads it.
    ///
    /// # Errors
    /// If it is none.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
        let words = String::deserialize(from)?;
        words.parse().map_err(D::Error::custom)
    }
}
