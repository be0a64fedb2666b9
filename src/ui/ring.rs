//! An alert as bytes for the terminal: its bell, or a note that it hands on to the desktop.
//!
//! Titles come from anywhere: nothing of them but printable letters goes into a sequence.

use std::env;

use super::glyph::shorten;
use super::searches::Alert;
use crate::search::Ring;

/// Columns of a note at most.
const ROOM: usize = 160;

/// How a terminal is asked to tell the desktop something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notes {
    /// `OSC 9`, of iTerm2 and many others.
    Osc9,
    /// `OSC 777`, of rxvt, foot and those that build on VTE.
    Osc777,
}

impl Notes {
    /// What the terminal says of itself. Those that know both would tell everything twice.
    pub fn of_terminal() -> Self {
        let term = env::var("TERM").unwrap_or_default();
        let vte = env::var_os("VTE_VERSION").is_some();
        match vte || term.starts_with("rxvt") || term.starts_with("foot") {
            true => Self::Osc777,
            false => Self::Osc9,
        }
    }
}

/// The bytes that ring; none for an alert that only marks.
pub fn bytes(alert: &Alert, notes: Notes) -> String {
    match alert.ring {
        Ring::Off | Ring::Mark => String::new(),
        Ring::Bell => "\x07".into(),
        Ring::Notify => {
            let search = harmless(&alert.search);
            let first = alert.stories.first().map_or("", |(_, title)| title);
            let more = match alert.stories.len() {
                0 | 1 => String::new(),
                n => format!(" and {} more", n - 1),
            };
            let words = harmless(&format!("{first}{more}"));
            match notes {
                // A number before a semicolon would be another command of the same code.
                Notes::Osc9 => format!("\x1b]9;copytaster, {search}: {words}\x1b\\"),
                Notes::Osc777 => format!("\x1b]777;notify;copytaster, {search};{words}\x1b\\"),
            }
        }
    }
}

/// In one line, without a control character, and without the semicolons that part a sequence.
fn harmless(words: &str) -> String {
    shorten(words, ROOM, "...").replace(';', ",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::StoryId;

    #[test]
    fn no_story_can_say_anything_to_the_terminal_itself() {
        let hostile = "Kill;4;\x1b]0;owned\x07\u{9c}\r\n\u{202e}now";
        let mut alert = Alert {
            search: "My\x1b[2J beat".into(),
            ring: Ring::Notify,
            stories: vec![(StoryId::from_number(0), hostile.into())],
        };
        for (notes, start) in [
            (Notes::Osc9, "\x1b]9;copytaster"),
            (Notes::Osc777, "\x1b]777;notify;copytaster"),
        ] {
            let sent = bytes(&alert, notes);
            let body = sent
                .strip_prefix(start)
                .and_then(|s| s.strip_suffix("\x1b\\"));
            let body = body.unwrap();
            assert!(!body.chars().any(char::is_control), "{sent:?}");
            assert_eq!(
                body.matches(';').count(),
                usize::from(notes == Notes::Osc777)
            );
        }
        alert.ring = Ring::Bell;
        assert_eq!(bytes(&alert, Notes::Osc9), "\x07");
        alert.ring = Ring::Mark;
        assert_eq!(bytes(&alert, Notes::Osc9), "");
    }
}
