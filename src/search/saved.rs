//! Searches that a user saved under a name: the line that asks, and how it rings when a story answers.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::article::plain;

/// What happens when a new story answers a saved search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ring {
    /// Nothing.
    Off,
    /// It is counted.
    #[default]
    Mark,
    /// The terminal's bell rings too.
    Bell,
    /// The desktop is told too, by way of the terminal.
    Notify,
}

impl Ring {
    /// The next louder one; after the loudest, none.
    pub fn next(self) -> Self {
        match self {
            Ring::Off => Ring::Mark,
            Ring::Mark => Ring::Bell,
            Ring::Bell => Ring::Notify,
            Ring::Notify => Ring::Off,
        }
    }

    /// Its word.
    pub fn name(self) -> &'static str {
        match self {
            Ring::Off => "off",
            Ring::Mark => "mark",
            Ring::Bell => "bell",
            Ring::Notify => "notify",
        }
    }
}

/// A saved search; the last line of one name wins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// Its name.
    pub name: String,
    /// Chips and words, as the filter is written; nothing if the search was deleted.
    pub line: String,
    /// What a story that answers does.
    #[serde(default)]
    pub ring: Ring,
    /// When somebody last looked at what answers.
    #[serde(with = "plain::moment")]
    pub looked: Timestamp,
}

impl Saved {
    /// Of these, oldest first, those that still hold, in the order they were first saved.
    pub fn holding(lines: Vec<Self>) -> Vec<Self> {
        let mut held: Vec<Self> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for line in lines {
            match places.get(&line.name).and_then(|&at| held.get_mut(at)) {
                // A search that was deleted and saved again is a new one.
                Some(old) if !old.line.is_empty() => *old = line,
                _ => {
                    places.insert(line.name.clone(), held.len());
                    held.push(line);
                }
            }
        }
        held.retain(|saved| !saved.line.is_empty());
        held
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(name: &str, line: &str) -> Saved {
        Saved {
            name: name.into(),
            line: line.into(),
            ring: Ring::Bell,
            looked: "2026-10-09T17:05:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn the_last_line_of_a_name_holds_where_the_first_stood() {
        let lines = vec![
            saved("Harbour", "harbour"),
            saved("Ferry", "ferry"),
            saved("Harbour", "harbour strike"),
            saved("Ferry", ""),
            saved("Road", "road"),
            saved("Ferry", "ferry who:Costa"),
        ];
        let expected = [
            saved("Harbour", "harbour strike"),
            saved("Road", "road"),
            saved("Ferry", "ferry who:Costa"),
        ];
        assert_eq!(Saved::holding(lines), expected);
        let line = serde_json::to_string(&expected[0]).unwrap();
        assert_eq!(
            line,
            r#"{"name":"Harbour","line":"harbour strike","ring":"bell","looked":"2026-10-09T17:05:00Z"}"#
        );
    }
}
