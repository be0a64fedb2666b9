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

impl HelpPage {
    /// The lines that answer to what was typed; in groups while nothing is.
    pub fn lines(&self, keymap: &Keymap, signs: &Signs) -> Vec<HelpLine> {
        let keys = |entry: &Entry| -> String {
            let keys: Vec<_> = keymap
                .keys(entry.action)
                .iter()
                .map(|chord| chord.shown(signs))
                .collect();
            match keys.as_slice() {
                // A row of digits is one thing to know.
                [first, .., last] if keys.len() > 6 => format!("{first}{}{last}", signs.to),
                keys => keys.join(" "),
            }
        };
        let query = self.query();
        if !query.is_empty() {
            let mut index = Index::new(&[Column::Name, Column::Line, Column::Line]);
            for (i, entry) in TABLE.iter().enumerate() {
                index.insert(
                    i as u32,
                    0,
                    &[&entry.name.replace('-', " "), entry.about, &keys(entry)],
                );
            }
            let found = index.find(&query, TABLE.len(), None);
            let entries = found
                .likely()
                .iter()
                .filter_map(|hit| TABLE.get(hit.row as usize));
            return entries
                .map(|entry| HelpLine::Entry {
                    keys: keys(entry),
                    entry,
                })
                .collect();
        }
        let mut lines = Vec::new();
        for (group, entries) in groups() {
            lines.push(HelpLine::Group(group));
            lines.extend(entries.into_iter().map(|entry| HelpLine::Entry {
                keys: keys(entry),
                entry,
            }));
        }
        lines
    }

    /// What was typed.
    pub fn query(&self) -> Query {
        Query::parse(self.input.value())
    }
}
