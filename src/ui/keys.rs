//! Keys: what was pressed, and in which situation.
//!
//! Parses and prints keys, and names the places and conditions that rules are made of (see [`super::keymap`]). It knows
//! nothing of actions.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::signs::Signs;

/// Where keys go: one bit each, so that a rule can name several.
pub mod place {
    /// The stories, or what happened.
    pub const TIMELINE: u32 = 1;
    /// The actors.
    pub const ACTORS: u32 = 1 << 1;
    /// The quote cards.
    pub const QUOTES: u32 = 1 << 2;
    /// A story's text.
    pub const READER: u32 = 1 << 3;
    /// A line being typed.
    pub const PROMPT: u32 = 1 << 4;
    /// The help, where letters search it.
    pub const HELP: u32 = 1 << 5;
    /// The list of files that could not be read.
    pub const UNREADABLE: u32 = 1 << 6;
    /// An actor's record.
    pub const RECORD: u32 = 1 << 7;
    /// A story's versions.
    pub const VERSIONS: u32 = 1 << 8;
    /// The filter, being typed.
    pub const FILTER: u32 = 1 << 9;
    /// The list of bookmarks and notes.
    pub const MARKS: u32 = 1 << 10;
    /// A line being typed for something to be kept.
    pub const LINE: u32 = 1 << 11;
    /// The list of saved searches.
    pub const SEARCHES: u32 = 1 << 12;
    /// The name of a file to export to, being typed.
    pub const EXPORT: u32 = 1 << 13;
    /// Why a statement is its speaker's.
    pub const WHY: u32 = 1 << 14;
    /// All that an actor said.
    pub const SAID: u32 = 1 << 15;
    /// The palette, where letters search it.
    pub const PALETTE: u32 = 1 << 16;
    /// Panes with rows.
    pub const LISTS: u32 = TIMELINE | ACTORS | QUOTES;
    /// All panes.
    pub const PANES: u32 = LISTS | READER;
    /// What moves under the cursor keys.
    pub const MOVING: u32 =
        PANES | UNREADABLE | RECORD | WHY | SAID | VERSIONS | MARKS | SEARCHES | HELP | PALETTE;
    /// Where a letter is a command.
    pub const COMMANDS: u32 =
        PANES | UNREADABLE | RECORD | WHY | SAID | VERSIONS | MARKS | SEARCHES;
    /// Where a letter goes into a line.
    pub const LINES: u32 = PROMPT | FILTER | LINE | EXPORT | HELP | PALETTE;
    /// Everywhere.
    pub const ANYWHERE: u32 = u32::MAX;

    /// The places' names in a configuration file. None is an action's: there the two stand in one table.
    pub const NAMES: &[(&str, u32)] = &[
        ("timeline", TIMELINE),
        ("actors", ACTORS),
        ("quotes", QUOTES),
        ("reader", READER),
        ("find-line", PROMPT),
        ("filter-line", FILTER),
        ("help-page", HELP),
        ("unreadable-page", UNREADABLE),
        ("record-page", RECORD),
        ("why-page", WHY),
        ("statements-page", SAID),
        ("versions-page", VERSIONS),
        ("marks-page", MARKS),
        ("searches-page", SEARCHES),
        ("note-line", LINE),
        ("export-line", EXPORT),
        ("palette-page", PALETTE),
    ];

    /// The names of the places among these bits.
    pub fn names(places: u32) -> Vec<&'static str> {
        let among = NAMES.iter().filter(|(_, place)| places & place != 0);
        among.map(|(name, _)| *name).collect()
    }
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
    /// There are other panes beside this one, or would be.
    Panes,
    /// There is room for all panes.
    Wide,
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
    /// Something other than what stands at the cursor of the filter.
    Other,
    /// The find found something in this pane.
    Hit,
    /// The story in the reader goes on below.
    Below,
    /// The row under the cursor is there to be opened, and not because nothing was found just now.
    Meant,
}

/// What the conditions are judged by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// One bit of [`place`].
    pub place: u32,
    /// What holds.
    pub holds: Vec<Need>,
}

/// When a rule applies: in one of the places, and all needs hold.
#[derive(Clone, Copy, Debug)]
pub struct When {
    /// Bits of [`place`].
    pub places: u32,
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

/// How a screen with these signs shows a key.
type Shown = fn(&Signs) -> &'static str;

/// Keys with a name: as it is written, what it is, and how a screen shows it.
const NAMED: [(&str, KeyCode, Shown); 15] = [
    ("enter", KeyCode::Enter, |signs| signs.enter),
    ("esc", KeyCode::Esc, |_| "Esc"),
    ("tab", KeyCode::Tab, |_| "Tab"),
    ("space", KeyCode::Char(' '), |_| "Spc"),
    ("up", KeyCode::Up, |signs| signs.up),
    ("down", KeyCode::Down, |signs| signs.down),
    ("left", KeyCode::Left, |signs| signs.left),
    ("right", KeyCode::Right, |signs| signs.right),
    ("home", KeyCode::Home, |_| "Home"),
    ("end", KeyCode::End, |_| "End"),
    ("pgup", KeyCode::PageUp, |_| "PgUp"),
    ("pgdn", KeyCode::PageDown, |_| "PgDn"),
    ("backspace", KeyCode::Backspace, |_| "BkSp"),
    ("delete", KeyCode::Delete, |_| "Del"),
    ("insert", KeyCode::Insert, |_| "Ins"),
];

/// Keys that a terminal cannot tell from others.
const SAME: [(&str, &str); 3] = [("ctrl-i", "tab"), ("ctrl-m", "enter"), ("ctrl-[", "esc")];

impl Chord {
    /// Reads "j", "ctrl-d", "shift-tab", "pgdn", "f5".
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
            let number = rest.strip_prefix('f').and_then(|n| n.parse().ok());
            if let Some(number) = number.filter(|n| (1..=12).contains(n)) {
                chord.code = KeyCode::F(number);
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

    /// Reads a key that a user wrote.
    ///
    /// # Errors
    /// Why there is no such key, or why it never comes from a terminal.
    pub fn read(words: &str) -> Result<Self, String> {
        let Some(chord) = Self::parse(words).filter(|chord| !chord.is_control()) else {
            let names = NAMED.map(|(name, ..)| name).join(", ");
            return Err(format!(
                "there is no key {words:?}; a key is one character, one of {names}, or f1 to f12, and ctrl-, alt- or \
                 shift- may stand before it"
            ));
        };
        if let Some((_, same)) = SAME.iter().find(|(name, _)| *name == words) {
            return Err(format!(
                "terminals send the same for {words:?} as for {same:?}; name that"
            ));
        }
        match chord.code {
            KeyCode::Char(c) if c != ' ' && chord.shift => Err(format!(
                "{words:?} never comes; write the character that it types, such as {:?}",
                c.to_uppercase().to_string()
            )),
            KeyCode::Char(c) if chord.ctrl && c.is_uppercase() => Err(format!(
                "{words:?} never comes; write {:?}",
                words.to_lowercase()
            )),
            _ => Ok(chord),
        }
    }

    fn is_control(&self) -> bool {
        matches!(self.code, KeyCode::Char(c) if c.is_control())
    }

    /// The letter it types, if it types one.
    pub fn letter(&self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// As a keyboard or a manual shows it, short.
    pub fn shown(&self, signs: &Signs) -> String {
        let named = NAMED.iter().find(|(_, code, _)| *code == self.code);
        let key = match (named, self.code) {
            (Some((.., shown)), _) => shown(signs).to_owned(),
            (None, KeyCode::Char(c)) if self.ctrl => c.to_uppercase().to_string(),
            (None, code) => code.to_string(),
        };
        let held = [
            (self.ctrl, "^"),
            (self.alt, "Alt-"),
            (self.shift, signs.shift),
        ];
        let held = held.into_iter().filter(|(held, _)| *held);
        held.map(|(_, sign)| sign).chain([key.as_str()]).collect()
    }
}

impl fmt::Display for Chord {
    /// As it is written.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let held = [
            (self.ctrl, "ctrl-"),
            (self.alt, "alt-"),
            (self.shift, "shift-"),
        ];
        for (_, name) in held.into_iter().filter(|(held, _)| *held) {
            f.write_str(name)?;
        }
        let named = NAMED.iter().find(|(_, code, _)| *code == self.code);
        match (named, self.code) {
            (Some((name, ..)), _) => f.write_str(name),
            (None, KeyCode::Char(c)) => write!(f, "{c}"),
            (None, code) => f.write_str(&code.to_string().to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::signs::{ASCII, UNICODE};

    #[test]
    fn chords_read_and_print() {
        for (words, shown, plain) in [
            ("j", "j", "j"),
            ("G", "G", "G"),
            ("ctrl-d", "^D", "^D"),
            ("shift-tab", "⇧Tab", "S-Tab"),
            ("enter", "↵", "Enter"),
            ("space", "Spc", "Spc"),
            ("-", "-", "-"),
            ("ctrl--", "^-", "^-"),
            ("alt-x", "Alt-x", "Alt-x"),
            ("f5", "F5", "F5"),
            ("ctrl-up", "^↑", "^Up"),
        ] {
            let chord = Chord::parse(words).unwrap();
            assert_eq!(chord.shown(&UNICODE), shown, "{words}");
            assert_eq!(chord.shown(&ASCII), plain, "{words}");
            assert_eq!(chord.to_string(), words);
        }
        assert_eq!(Chord::parse("hyper-x"), None);
        assert_eq!(Chord::parse("f13"), None);
        assert_eq!(Chord::parse(""), None);
        let shifted = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(Some(Chord::from(shifted)), Chord::parse("shift-tab"));
        let capital = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(Some(Chord::from(capital)), Chord::parse("G"));
    }

    #[test]
    fn keys_that_never_come_are_refused_with_what_to_write() {
        for (words, why) in [
            (
                "shift-g",
                "write the character that it types, such as \"G\"",
            ),
            ("ctrl-G", "write \"ctrl-g\""),
            ("ctrl-i", "as for \"tab\""),
            ("\u{7}", "there is no key"),
            ("escape", "one of enter, esc, tab"),
        ] {
            let error = Chord::read(words).unwrap_err();
            assert!(error.contains(why), "{error}");
        }
        assert_eq!(Chord::read("shift-tab").ok(), Chord::parse("shift-tab"));
    }

    #[test]
    fn every_place_has_one_name() {
        let all = place::COMMANDS | place::LINES;
        let named: Vec<u32> = place::NAMES.iter().map(|(_, place)| *place).collect();
        assert_eq!(named.iter().sum::<u32>(), all);
        assert!(named.iter().all(|place| place.is_power_of_two()));
    }
}
