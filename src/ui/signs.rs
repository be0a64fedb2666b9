//! The signs that the screens draw themselves: rules, bars, marks and the names of keys, in two sets.
//!
//! Text from stories is no sign; it is shown as it is written.

/// A set of signs. All but the keys' names take one column.
#[derive(Debug, PartialEq, Eq)]
pub struct Signs {
    /// A rule from left to right.
    pub level: &'static str,
    /// Under what says that something was said.
    pub double: &'static str,
    /// Beside words of which some are retold.
    pub dashed: &'static str,
    /// A rule from top to bottom.
    pub upright: &'static str,
    /// Where rules cross.
    pub cross: &'static str,
    /// Where a rule comes in from the left, the right, below and above.
    pub joints: [&'static str; 4],
    /// Small bars, the lowest first. None fills its cell: pictures in neighbouring rows must not run together.
    pub steps: [char; 7],
    /// Where a small bar would stand for nothing.
    pub none: char,
    /// A piece of a bar.
    pub bar: &'static str,
    /// An unread story.
    pub unread: &'static str,
    /// A bookmark.
    pub saved: &'static str,
    /// A note.
    pub noted: &'static str,
    /// New stories.
    pub new: &'static str,
    /// What had to be cut.
    pub more: &'static str,
    /// Between facts.
    pub dot: &'static str,
    /// A paragraph's number follows.
    pub paragraph: &'static str,
    /// How often.
    pub times: &'static str,
    /// From one to another.
    pub to: &'static str,
    /// What cannot be counted.
    pub nothing: &'static str,
    /// What is still to come.
    pub due: &'static str,
    /// What has been.
    pub was: &'static str,
    /// Quotation marks.
    pub quotes: [&'static str; 2],
    /// The key Enter.
    pub enter: &'static str,
    /// The key with the arrow up.
    pub up: &'static str,
    /// The key with the arrow down.
    pub down: &'static str,
    /// The key with the arrow to the left.
    pub left: &'static str,
    /// The key with the arrow to the right.
    pub right: &'static str,
    /// Shift, held.
    pub shift: &'static str,
}

/// For terminals and fonts that have them, which nearly all do.
pub const UNICODE: Signs = Signs {
    level: "─",
    double: "═",
    dashed: "┆",
    upright: "│",
    cross: "┼",
    joints: ["┤", "├", "┬", "┴"],
    steps: ['▁', '▂', '▃', '▄', '▅', '▆', '▇'],
    none: '·',
    bar: "▆",
    unread: "●",
    saved: "★",
    noted: "✎",
    new: "▲",
    more: "…",
    dot: "·",
    paragraph: "¶",
    times: "×",
    to: "–",
    nothing: "—",
    due: "→",
    was: "←",
    quotes: ["“", "”"],
    enter: "↵",
    up: "↑",
    down: "↓",
    left: "←",
    right: "→",
    shift: "⇧",
};

/// For all others.
pub const ASCII: Signs = Signs {
    level: "-",
    double: "=",
    dashed: ":",
    upright: "|",
    cross: "+",
    joints: ["+"; 4],
    steps: [':', '-', '=', '+', '*', '#', '@'],
    none: '.',
    bar: "#",
    unread: "*",
    saved: "+",
    noted: "&",
    new: "^",
    more: "~",
    dot: "-",
    paragraph: "p",
    times: "x",
    to: "-",
    nothing: "-",
    due: ">",
    was: "<",
    quotes: ["\"", "\""],
    enter: "Enter",
    up: "Up",
    down: "Down",
    left: "Left",
    right: "Right",
    shift: "S-",
};

impl Default for &Signs {
    fn default() -> Self {
        &UNICODE
    }
}

impl Signs {
    /// A sentence of the program's own that was put together elsewhere, in these signs.
    pub fn own(&self, words: &str) -> String {
        if *self == UNICODE {
            return words.to_owned();
        }
        let mut out = String::with_capacity(words.len());
        for letter in words.chars() {
            match letter {
                '…' => out.push_str("..."),
                '·' => out.push_str(self.dot),
                '“' | '”' => out.push('"'),
                '‘' | '’' => out.push('\''),
                '–' | '—' => out.push('-'),
                letter => out.push(letter),
            }
        }
        out
    }
}
