//! What things look like: a style for each meaning, from the terminal's own sixteen colours on its own background.
//!
//! No meaning hangs on colour alone: each of these also has a letter, a word or an attribute of its own.

use std::hash::{DefaultHasher, Hash, Hasher};

use ratatui::style::{Color, Modifier, Style};

/// A style for each meaning.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Plain words.
    pub text: Style,
    /// What may be overlooked: rules, times, sources.
    pub faint: Style,
    /// A pane's title.
    pub title: Style,
    /// The title of the pane that keys go to.
    pub focus: Style,
    /// The chosen row of the pane that keys go to.
    pub chosen: Style,
    /// A story nobody has opened yet.
    pub unread: Style,
    /// Letters that the search matched.
    pub hit: Style,
    /// A filter in force.
    pub chip: Style,
    /// A key, where keys are explained.
    pub key: Style,
    /// What needs attention.
    pub alarm: Style,
    /// What arrived.
    pub fresh: Style,
    /// Bars and sparklines.
    pub bar: Style,
    actors: &'static [Color],
}

impl Default for Theme {
    fn default() -> Self {
        let plain = Style::new();
        Self {
            text: plain,
            faint: plain.add_modifier(Modifier::DIM),
            title: plain,
            focus: plain
                .add_modifier(Modifier::BOLD)
                .add_modifier(Modifier::REVERSED),
            chosen: plain.add_modifier(Modifier::REVERSED),
            unread: plain.add_modifier(Modifier::BOLD),
            hit: plain
                .fg(Color::Green)
                .add_modifier(Modifier::BOLD)
                .add_modifier(Modifier::UNDERLINED),
            chip: plain.add_modifier(Modifier::REVERSED),
            key: plain.add_modifier(Modifier::BOLD),
            alarm: plain.fg(Color::Red).add_modifier(Modifier::BOLD),
            fresh: plain.fg(Color::Green).add_modifier(Modifier::BOLD),
            bar: plain.fg(Color::Cyan),
            actors: &[
                Color::Cyan,
                Color::Magenta,
                Color::Yellow,
                Color::Green,
                Color::Blue,
            ],
        }
    }
}

impl Theme {
    /// The colour that a name keeps in every pane.
    pub fn actor(&self, name: &str) -> Style {
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        let place = hasher.finish() as usize % self.actors.len().max(1);
        self.actors
            .get(place)
            .map_or(self.text, |colour| self.text.fg(*colour))
    }
}

/// Whether the user asked for no colour (`NO_COLOR`, any value but an empty one).
pub fn without_colour() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}
