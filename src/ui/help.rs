//! The help: every action with its keys, found by typing. Built from the action table.

use tui_input::Input;

use super::action::{Entry, TABLE};
use super::keymap::Keymap;
use super::signs::Signs;
use crate::search::{Column, Index, Query};

/// The help, open.
#[derive(Clone, Debug, Default)]
pub struct HelpPage {
    /// What is searched for.
    pub input: Input,
    /// The first line shown.
    pub first: usize,
}

/// One line of the help.
#[derive(Clone, Debug)]
pub enum HelpLine {
    /// A heading.
    Group(&'static str),
    /// An action.
    Entry {
        /// Its keys, parted by blanks.
        keys: String,
        /// Its row of the table.
        entry: &'static Entry,
    },
}

/// The actions by their headings, in the table's order.
pub fn groups() -> Vec<(&'static str, Vec<&'static Entry>)> {
    let mut groups: Vec<(&str, Vec<&Entry>)> = Vec::new();
    for entry in TABLE {
        match groups.iter_mut().find(|(group, _)| *group == entry.group) {
            Some((_, entries)) => entries.push(entry),
            None => groups.push((entry.group, vec![entry])),
        }
    }
    groups
}

/// An action's keys, parted by blanks.
pub fn keys(entry: &Entry, keymap: &Keymap, signs: &Signs) -> String {
    let keys = keymap.keys(entry.action);
    let keys: Vec<_> = keys.iter().map(|chord| chord.shown(signs)).collect();
    match keys.as_slice() {
        // A row of digits is one thing to know.
        [first, .., last] if keys.len() > 6 => format!("{first}{}{last}", signs.to),
        keys => keys.join(" "),
    }
}

/// The actions that answer to a query by name, by what they do or by key; the likeliest first.
pub fn found(query: &Query, keymap: &Keymap, signs: &Signs) -> Vec<&'static Entry> {
    let mut index = Index::new(&[Column::Name, Column::Line, Column::Line]);
    for (i, entry) in (0..).zip(TABLE) {
        let name = entry.name.replace('-', " ");
        index.insert(i, 0, &[&name, entry.about, &keys(entry, keymap, signs)]);
    }
    let found = index.find(query, TABLE.len(), None);
    let rows = found.likely().iter();
    rows.filter_map(|hit| TABLE.get(hit.row as usize)).collect()
}

impl HelpPage {
    /// The lines that answer to what was typed; in groups while nothing is.
    pub fn lines(&self, keymap: &Keymap, signs: &Signs) -> Vec<HelpLine> {
        let line = |entry| HelpLine::Entry {
            keys: keys(entry, keymap, signs),
            entry,
        };
        let query = self.query();
        if !query.is_empty() {
            let entries = found(&query, keymap, signs);
            return entries.into_iter().map(line).collect();
        }
        let mut lines = Vec::new();
        for (group, entries) in groups() {
            lines.push(HelpLine::Group(group));
            lines.extend(entries.into_iter().map(line));
        }
        lines
    }

    /// What was typed.
    pub fn query(&self) -> Query {
        Query::parse(self.input.value())
    }
}
