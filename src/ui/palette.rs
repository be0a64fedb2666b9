//! The palette: every command by its name, found by typing, done by Enter. Built from the action table.

use tui_input::Input;

use super::action::{Action, Entry, TABLE};
use super::help;
use super::keys::{Situation, place};
use super::layout::Pane;
use super::state::State;
use crate::search::Query;

/// The palette, open.
#[derive(Clone, Debug, Default)]
pub struct PalettePage {
    /// What is typed.
    pub input: Input,
    /// The chosen line.
    pub chosen: usize,
}

/// Where a command can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Able {
    /// Here and now.
    Here,
    /// In another pane, which it leads to.
    In(Pane),
    /// Not as things stand.
    NotNow,
}

/// A command.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its row of the table.
    pub entry: &'static Entry,
    /// Its name in words.
    pub name: String,
    /// Its keys, parted by blanks.
    pub keys: String,
    /// Where it can be done.
    pub able: Able,
}

impl PalettePage {
    /// The commands that answer to what was typed: the likeliest first, or all in the table's order, those that can be done
    /// at once before the others.
    pub fn choices(&self, state: &State) -> Vec<Choice> {
        let now = state.beneath();
        let query = self.query();
        let entries = match query.is_empty() {
            true => TABLE.iter().collect(),
            false => help::found(&query, &state.keymap, state.signs),
        };
        let commands = entries.into_iter().filter(|entry| is_command(entry));
        let mut choices: Vec<_> = commands
            .map(|entry| Choice {
                entry,
                name: entry.name.replace('-', " "),
                keys: help::keys(entry, &state.keymap, state.signs),
                able: able(entry, &now),
            })
            .collect();
        if query.is_empty() {
            choices.sort_by_key(|choice| choice.able != Able::Here);
        }
        choices
    }

    /// What was typed.
    pub fn query(&self) -> Query {
        Query::parse(self.input.value())
    }
}

/// Whether an action means something apart from a line that is being typed, and without a digit.
fn is_command(entry: &Entry) -> bool {
    let places = entry.bindings.iter().fold(0, |all, b| all | b.when.places);
    let apart = [Action::Palette, Action::Pick, Action::Back, Action::Close];
    places & place::COMMANDS != 0 && !apart.contains(&entry.action)
}

fn able(entry: &Entry, now: &Situation) -> Able {
    let here = |binding: &super::action::Binding| binding.when.holds(now);
    if entry.bindings.iter().any(here) {
        return Able::Here;
    }
    let places = entry.bindings.iter().fold(0, |all, b| all | b.when.places);
    if places & now.place != 0 {
        return Able::NotNow;
    }
    let panes = [
        (place::TIMELINE, Pane::Timeline),
        (place::ACTORS, Pane::Actors),
        (place::QUOTES, Pane::Quotes),
    ];
    let there = panes.into_iter().find(|(place, _)| places & place != 0);
    there.map_or(Able::NotNow, |(_, pane)| Able::In(pane))
}
