//! What is handed to other programs and places: the clipboard, pagers and editors, commands of the user's own, files.
//!
//! Words from stories are handed over on standard input or as a file's name, never as part of a command line that a shell
//! reads. Nothing here waits for another program on the screen's thread; what became of it is told later, see [`Told`].

mod alarms;
mod clipboard;
mod export;
mod lines;
mod program;
mod view;

use std::path::PathBuf;

pub use alarms::{Alarm, Alarms, LIMIT, unheard};
pub use clipboard::{Copying, MOST, Route, harmless, osc52};
pub use export::{Export, Outcome, Part, begin};
pub use lines::{line_of, time_of};
pub use program::{Program, part};
pub use view::{View, Viewer, With};

/// A place that somebody named: `~/` is the user's own folder.
pub fn named(words: &str) -> PathBuf {
    match (words.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => words.into(),
    }
}

/// What a user wants of other programs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// How words are copied.
    pub copy: Copying,
    /// The folder that is exported to, unless another is named; where the program was started, if there is none.
    pub export: Option<PathBuf>,
    /// Commands that run when stories answer saved searches.
    pub alarms: Vec<Alarm>,
}

/// What became of something that was handed over.
#[derive(Debug)]
pub enum Told {
    /// Words that were copied: a sentence on it, or why a way failed and what can still be tried.
    Copied(Result<String, Refused>),
    /// An export ended.
    Exported(Export, Outcome),
    /// The command of an alarm ended; which alarm, and why it failed if it did.
    Rang(usize, Result<(), String>),
}

/// Words that a program did not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Why.
    pub why: String,
    /// The words.
    pub text: String,
    /// The way that failed.
    pub route: Route,
}
