//! Keys: what was pressed, in which situation, means which action.
//!
//! Rules are data (see [`super::action::TABLE`]); this module parses, prints and matches them. It knows nothing of
//! what actions do.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{Action, TABLE};

/// Where keys go: one bit each, so that a rule can name several.
pub mod place {
    /// The stories, or what happened.
    pub const TIMELINE: u16 = 1;
    /// The actors.
    pub const ACTORS: u16 = 1 << 1;
    /// The quote cards.
    pub const QUOTES: u16 = 1 << 2;
    /// A story's text.
    pub const READER: u16 = 1 << 3;
    /// A line being typed.
    pub const PROMPT: u16 = 1 << 4;
    /// The help, where letters search it.
    pub const HELP: u16 = 1 << 5;
    /// The list of files that could not be read.
    pub const UNREADABLE: u16 = 1 << 6;
    /// An actor's record.
    pub const RECORD: u16 = 1 << 7;
    /// A story's versions.
    pub const VERSIONS: u16 = 1 << 8;
    /// The filter, being typed.
    pub const FILTER: u16 = 1 << 9;
    /// The list of bookmarks and notes.
    pub const MARKS: u16 = 1 << 10;
    /// A line being typed for something to be kept.
    pub const LINE: u16 = 1 << 11;
    /// The list of saved searches.
    pub const SEARCHES: u16 = 1 << 12;
    /// Panes with rows.
    pub const LISTS: u16 = TIMELINE | ACTORS | QUOTES;
    /// All panes.
    pub const PANES: u16 = LISTS | READER;
    /// What moves under the cursor keys.
    pub const MOVING: u16 = PANES | UNREADABLE | RECORD | VERSIONS | MARKS | SEARCHES | HELP;
    /// Where a letter is a command.
    pub const COMMANDS: u16 = PANES | UNREADABLE | RECORD | VERSIONS | MARKS | SEARCHES;
    /// Where a letter goes into a line.
    pub const LINES: u16 = PROMPT | FILTER | LINE | HELP;
    /// Everywhere.
    pub const ANYWHERE: u16 = u16::MAX;
}

/// A condition of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A find is on.
    Find,
    /// No find is on.
    NoFind,
    /// Some chip filters the panes.
    Chip,
    /// A pane is zoomed, or the reader is open over the lists.
    Zoom,
    /// The row under the cursor is a day.
    Day,
    /// There is a row under the cursor.
    Row,
    /// There is an unread story.
    Unread,
    /// Files could not be read.
    Refused,
    /// More than one pane is on the screen.
    Panes,
    /// Newer stories came in above the cursor.
    New,
    /// The timeline is by arrival.
    Arrivals,
    /// The timeline is by when things happened.
    Happened,
    /// The find looks at all panes.
    Widened,
    /// An actor is in hand, to be joined to another.
    Held,
    /// The chosen name can be taken out of its actor.
    Parting,
    /// Something is bookmarked or noted.
    Marked,
    /// A filter or a find is on.
    Asked,
    /// There are saved searches.
    Saved,
    /// Something may be put at the cursor of the filter.
    Candidate,
}

/// What the conditions are judged by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// One bit of [`place`].
    pub place: u16,
    /// What holds.
    pub holds: Vec<Need>,
}

/// When a rule applies: in one of the places, and all needs hold.
#[derive(Clone, Copy, Debug)]
pub struct When {
    /// Bits of [`place`].
    pub places: u16,
    /// All of them must hold.
    pub needs: &'static [Need],
}

impl When {
    /// Whether the rule applies.
    pub fn holds(&self, situation: &Situation) -> bool {
        self.places & situation.place != 0 && self.needs.iter().all(|n| situation.holds.contains(n))
    }
}

/// A key with its modifiers. Shift is part of a character, so only named keys carry it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    code: KeyCode,
    ctrl: bool,
    alt: bool,
    shift: bool,
}

impl From<KeyEvent> for Chord {
    fn from(event: KeyEvent) -> Self {
        let held = |m| event.modifiers.contains(m);
        let (code, shift) = match event.code {
            KeyCode::BackTab => (KeyCode::Tab, true),
            KeyCode::Char(_) => (event.code, false),
            code => (code, held(KeyModifiers::SHIFT)),
        };
        Self {
            code,
            ctrl: held(KeyModifiers::CONTROL),
            alt: held(KeyModifiers::ALT),
            shift,
        }
    }
}

const NAMED: [(&str, KeyCode, &str); 14] = [
    ("enter", KeyCode::Enter, "↵"),
    ("esc", KeyCode::Esc, "Esc"),
    ("tab", KeyCode::Tab, "Tab"),
    ("space", KeyCode::Char(' '), "Spc"),
    ("up", KeyCode::Up, "↑"),
    ("down", KeyCode::Down, "↓"),
    ("left", KeyCode::Left, "←"),
    ("right", KeyCode::Right, "→"),
    ("home", KeyCode::Home, "Home"),
    ("end", KeyCode::End, "End"),
    ("pgup", KeyCode::PageUp, "PgUp"),
    ("pgdn", KeyCode::PageDown, "PgDn"),
    ("backspace", KeyCode::Backspace, "BkSp"),
    ("delete", KeyCode::Delete, "Del"),
];

impl Chord {
    /// Reads "j", "ctrl-d", "shift-tab", "pgdn".
    pub fn parse(words: &str) -> Option<Self> {
        let mut chord = Self {
            code: KeyCode::Null,
            ctrl: false,
            alt: false,
            shift: false,
        };
        let mut rest = words;
        loop {
            let mut letters = rest.chars();
            if let (Some(letter), None) = (letters.next(), letters.next()) {
                chord.code = KeyCode::Char(letter);
                return Some(chord);
            }
            if let Some((_, code, _)) = NAMED.iter().find(|(name, ..)| *name == rest) {
                chord.code = *code;
                return Some(chord);
            }
            let (held, after) = rest.split_once('-')?;
            match held {
                "ctrl" => chord.ctrl = true,
                "alt" => chord.alt = true,
                "shift" => chord.shift = true,
                _ => return None,
            }
            rest = after;
        }
    }

    /// The letter it types, if it types one.
    pub fn letter(&self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

impl fmt::Display for Chord {
    /// As a keyboard or a manual shows it, short.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("^")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        if self.shift {
            f.write_str("⇧")?;
        }
        match (
            NAMED.iter().find(|(_, code, _)| *code == self.code),
            self.code,
        ) {
            (Some((_, _, shown)), _) => f.write_str(shown),
            (None, KeyCode::Char(c)) if self.ctrl => write!(f, "{}", c.to_ascii_uppercase()),
            (None, KeyCode::Char(c)) => write!(f, "{c}"),
            (None, code) => write!(f, "{code}"),
        }
    }
}

/// One key's meaning in some situations.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The key.
    pub chord: Chord,
    /// When it means this.
    pub when: When,
    /// What it means.
    pub action: Action,
    /// Two words for the footer, if it is worth a place there.
    pub hint: &'static str,
}

/// All rules; of those that apply the first wins.
#[derive(Clone, Debug)]
pub struct Keymap {
    rules: Vec<Rule>,
}

impl Default for Keymap {
    /// The rules of the action table.
    fn default() -> Self {
        let mut rules = Vec::new();
        for entry in TABLE {
            for binding in entry.bindings {
                for (i, words) in binding.keys.split(' ').enumerate() {
                    rules.extend(Chord::parse(words).map(|chord| Rule {
                        chord,
                        when: binding.when,
                        action: entry.action,
                        hint: if i == 0 { binding.hint } else { "" },
                    }));
                }
            }
        }
        Self { rules }
    }
}

impl Keymap {
    /// What a key means now.
    pub fn action(&self, chord: Chord, now: &Situation) -> Option<Action> {
        self.applying(chord, now).map(|rule| rule.action)
    }

    /// What the footer tells: keys that do something now, in the table's order, none that another rule hides.
    pub fn hints(&self, now: &Situation) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(|rule| {
            !rule.hint.is_empty()
                && rule.when.holds(now)
                && self
                    .applying(rule.chord, now)
                    .is_some_and(|first| std::ptr::eq(first, *rule))
        })
    }

    /// All keys of an action, in the table's order, each once.
    pub fn keys(&self, action: Action) -> Vec<Chord> {
        let mut keys = Vec::new();
        for rule in self.rules.iter().filter(|r| r.action == action) {
            if !keys.contains(&rule.chord) {
                keys.push(rule.chord);
            }
        }
        keys
    }

    fn applying(&self, chord: Chord, now: &Situation) -> Option<&Rule> {
        self.rules
            .iter()
            .find(|rule| rule.chord == chord && rule.when.holds(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chords_read_and_print() {
        for (words, shown) in [
            ("j", "j"),
            ("ctrl-d", "^D"),
            ("shift-tab", "⇧Tab"),
            ("enter", "↵"),
            ("space", "Spc"),
            ("-", "-"),
            ("ctrl--", "^-"),
            ("alt-x", "Alt-x"),
        ] {
            assert_eq!(Chord::parse(words).unwrap().to_string(), shown, "{words}");
        }
        assert_eq!(Chord::parse("hyper-x"), None);
        assert_eq!(Chord::parse(""), None);
        let shifted = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(Some(Chord::from(shifted)), Chord::parse("shift-tab"));
        let capital = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(Some(Chord::from(capital)), Chord::parse("G"));
    }

    #[test]
    fn every_key_of_the_table_can_be_read() {
        for entry in TABLE {
            assert!(!entry.bindings.is_empty(), "{}: no key", entry.name);
            for binding in entry.bindings {
                for words in binding.keys.split(' ') {
                    assert!(Chord::parse(words).is_some(), "{}: {words}", entry.name);
                }
            }
        }
    }

    #[test]
    fn the_first_rule_that_applies_wins() {
        let keys = Keymap::default();
        let esc = Chord::parse("esc").unwrap();
        let now = Situation {
            place: place::ACTORS,
            holds: vec![Need::Chip, Need::Find],
        };
        assert_eq!(keys.action(esc, &now), Some(Action::Back));
        let hints: Vec<_> = keys
            .hints(&now)
            .filter(|r| r.chord == esc)
            .map(|r| r.hint)
            .collect();
        assert_eq!(hints, ["end find"]);
        let nothing = Situation {
            place: place::ACTORS,
            holds: vec![],
        };
        assert_eq!(keys.hints(&nothing).filter(|r| r.chord == esc).count(), 0);
    }
}
