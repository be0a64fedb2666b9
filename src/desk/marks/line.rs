//! Marks as they are kept: what each is on, in words that mean the same in every run, and what it says.

use std::collections::HashSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::article::{Status, plain};
use crate::desk::{QuoteId, StoryId};
use crate::extract::Polarity;

/// Read marks that are kept at least; the oldest beyond them may be forgotten.
const READ: usize = 200_000;

/// What a story is known by in every run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StoryKey(pub(in crate::desk) String);

/// What a statement is known by among its story's: its words, as one number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuoteKey(String);

impl QuoteKey {
    /// Of a statement's words.
    pub(super) fn new(words: &str) -> Self {
        let hash = blake3::hash(words.as_bytes()).to_hex();
        Self(hash.chars().take(16).collect())
    }
}

/// What a mark is on, in every run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Thing {
    /// The story.
    pub story: StoryKey,
    /// Its statement, if the mark is on one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<QuoteKey>,
}

/// What can be marked, as the desk has it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A story.
    Story(StoryId),
    /// A statement.
    Quote(QuoteId),
}

/// What a mark says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fact {
    /// The story was read, standing so; `None` if it counts as unread again. Who read a story has not read its kill.
    Read(Option<Status>),
    /// Bookmarked, or no longer.
    Saved(bool),
    /// A note; no words take it away.
    Note(String),
}

/// What a mark is on, in words, for a list that is read without the story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The story's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The file it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// A statement's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Who said them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Whether they were said at all; lines of older versions don't tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub polarity: Option<Polarity>,
}

/// One mark, made or taken back; the last one on the same thing wins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkLine {
    /// What it is on.
    #[serde(flatten)]
    pub on: Thing,
    /// What it says.
    #[serde(flatten)]
    pub fact: Fact,
    /// When it was made.
    #[serde(with = "plain::moment")]
    pub at: Timestamp,
    /// What it is on, in words.
    #[serde(flatten)]
    pub about: About,
}

impl MarkLine {
    /// Of these, oldest first, those that still hold; of read marks no more than a desk needs.
    pub fn holding(marks: Vec<Self>) -> Vec<Self> {
        let mut seen = HashSet::new();
        let mut read = 0;
        let mut held: Vec<_> = marks
            .into_iter()
            .rev()
            .filter(|mark| {
                let (kind, holds) = match &mark.fact {
                    Fact::Read(status) => (0, status.is_some()),
                    Fact::Saved(saved) => (1, *saved),
                    Fact::Note(words) => (2, !words.is_empty()),
                };
                let holds = seen.insert((mark.on.clone(), kind)) && holds;
                read += usize::from(holds && kind == 0);
                holds && (kind != 0 || read <= READ)
            })
            .collect();
        held.reverse();
        held
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(story: &str, quote: Option<&str>, fact: Fact) -> MarkLine {
        MarkLine {
            on: Thing {
                story: StoryKey(story.into()),
                quote: quote.map(QuoteKey::new),
            },
            fact,
            at: "2026-10-09T17:05:00Z".parse().unwrap(),
            about: About::default(),
        }
    }

    #[test]
    fn marks_are_plain_lines() {
        let mut note = mark("words:1f", Some("“No.”"), Fact::Note("who else?".into()));
        note.about.speaker = Some("Ana Costa".into());
        note.about.polarity = Some(Polarity::Denied);
        for (mark, line) in [
            (
                mark("guid:urn:x:1", None, Fact::Read(Some(Status::Usable))),
                r#"{"story":"guid:urn:x:1","read":"usable","at":"2026-10-09T17:05:00Z"}"#,
            ),
            (
                mark("guid:urn:x:1", None, Fact::Read(None)),
                r#"{"story":"guid:urn:x:1","read":null,"at":"2026-10-09T17:05:00Z"}"#,
            ),
            (
                note,
                r#"{"story":"words:1f","quote":"df31dfe2d2c336f9","note":"who else?","at":"2026-10-09T17:05:00Z","speaker":"Ana Costa","polarity":"denied"}"#,
            ),
        ] {
            assert_eq!(serde_json::to_string(&mark).unwrap(), line);
            assert_eq!(serde_json::from_str::<MarkLine>(line).unwrap(), mark);
        }
    }

    #[test]
    fn the_last_mark_on_one_thing_holds_and_what_was_taken_back_needs_no_line() {
        let all = vec![
            mark("a", None, Fact::Saved(true)),
            mark("a", None, Fact::Read(Some(Status::Usable))),
            mark("a", Some("x"), Fact::Saved(true)),
            mark("a", None, Fact::Note("one".into())),
            mark("a", None, Fact::Saved(false)),
            mark("a", None, Fact::Note("two".into())),
            mark("b", None, Fact::Read(Some(Status::Usable))),
            mark("b", None, Fact::Read(None)),
        ];
        let held = MarkLine::holding(all);
        let expected = [
            mark("a", None, Fact::Read(Some(Status::Usable))),
            mark("a", Some("x"), Fact::Saved(true)),
            mark("a", None, Fact::Note("two".into())),
        ];
        assert_eq!(held, expected);
    }
}
