//! A line being typed that is neither a find nor a filter, and what it is for.

use tui_input::Input;

use super::export::Order;
use crate::desk::Thing;

/// The line.
#[derive(Clone, Debug)]
pub struct Line {
    /// What is typed.
    pub input: Input,
    /// What it is for.
    pub purpose: Purpose,
}

/// What a line is typed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A note on something; no words take it off.
    Note(Thing),
    /// A name for what is asked for now.
    Search,
    /// The name of a file that a list is to be written to.
    Export(Order),
}

impl Line {
    /// A line to be typed, with the words that are there already.
    pub fn new(purpose: Purpose, words: &str) -> Self {
        Self {
            input: Input::new(words.to_owned()),
            purpose,
        }
    }

    /// What stands before it.
    pub fn name(&self) -> &'static str {
        match self.purpose {
            Purpose::Note(_) => "note: ",
            Purpose::Search => "save search as: ",
            Purpose::Export(_) => "export to: ",
        }
    }
}
