//! What things look like: a style for each meaning, on the terminal's own background, which is never painted.
//!
//! No meaning hangs on colour alone: each of these also has a letter, a word or an attribute of its own.

use std::hash::{DefaultHasher, Hash, Hasher};

use ratatui::style::{Color, Modifier, Style};

use super::paint::{self, paint};

/// A style for each meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Names, each in one of these.
    pub actors: Vec<Color>,
}

/// A meaning: its name in a configuration file, what it is, and its place in a theme.
pub type Meaning = (&'static str, &'static str, fn(&mut Theme) -> &mut Style);

/// Every meaning but the actors' colours.
pub const MEANINGS: [Meaning; 12] = [
    ("text", "plain words", |t| &mut t.text),
    ("faint", "rules, times, sources", |t| &mut t.faint),
    ("title", "a pane's title", |t| &mut t.title),
    ("focus", "the title of the pane with the keys", |t| {
        &mut t.focus
    }),
    ("chosen", "the chosen row of that pane", |t| &mut t.chosen),
    ("unread", "a story nobody has opened yet", |t| &mut t.unread),
    ("hit", "letters that a find matched", |t| &mut t.hit),
    ("chip", "a filter in force", |t| &mut t.chip),
    ("key", "a key, where keys are explained", |t| &mut t.key),
    ("alarm", "what needs attention", |t| &mut t.alarm),
    ("fresh", "what arrived", |t| &mut t.fresh),
    ("bar", "bars and sparklines", |t| &mut t.bar),
];

/// The name of the actors' colours in a configuration file.
pub const ACTORS: &str = "actors";

/// A theme by its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// The terminal's own sixteen colours.
    #[default]
    Auto,
    /// For a dark background, from 256 colours.
    Dark,
    /// For a light background, from 256 colours.
    Light,
    /// Nothing dimmed, nothing coloured.
    Contrast,
    /// The terminal's own sixteen colours.
    Sixteen,
    /// Attributes alone.
    None,
}

impl Scheme {
    /// All of them, with their names and what they are.
    pub const ALL: [(&str, Scheme, &str); 6] = [
        ("auto", Self::Auto, "the terminal's own sixteen colours"),
        ("dark", Self::Dark, "256 colours, for a dark background"),
        ("light", Self::Light, "256 colours, for a light background"),
        (
            "contrast",
            Self::Contrast,
            "nothing dimmed, nothing coloured",
        ),
        ("16", Self::Sixteen, "the terminal's own sixteen colours"),
        (
            "none",
            Self::None,
            "no colour: bold, dim, underlined, reversed",
        ),
    ];

    /// The scheme of a name.
    ///
    /// # Errors
    /// What names there are.
    pub fn named(name: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|(known, ..)| *known == name);
        found.map(|(_, scheme, _)| *scheme).ok_or_else(|| {
            let names = Self::ALL.map(|(name, ..)| name).join(", ");
            format!("there is no theme {name:?}; there are {names}")
        })
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, scheme, _)| *scheme == self);
        found.map_or("", |(name, ..)| name)
    }

    /// What things look like by it.
    pub fn theme(self) -> Theme {
        let plain = Theme::plain();
        let indexed = |colours: &[u8]| colours.iter().map(|n| Color::Indexed(*n)).collect();
        match self {
            // Nobody knows the background: these alone can be read on white and on black, as terminals have them. Green,
            // cyan and yellow are pale on white, blue is dark on black.
            Self::Auto | Self::Sixteen => Theme {
                hit: plain.hit.fg(Color::Red),
                alarm: plain.alarm.fg(Color::Red),
                fresh: plain.fresh.fg(Color::Magenta),
                bar: plain.bar.fg(Color::LightBlue),
                actors: vec![Color::Magenta, Color::LightBlue, Color::LightRed],
                ..plain
            },
            Self::Dark => Theme {
                faint: Style::new().fg(Color::Indexed(246)),
                hit: plain.hit.fg(Color::Indexed(120)),
                key: plain.key.fg(Color::Indexed(222)),
                alarm: plain.alarm.fg(Color::Indexed(210)),
                fresh: plain.fresh.fg(Color::Indexed(120)),
                bar: plain.bar.fg(Color::Indexed(74)),
                actors: indexed(&[117, 183, 222, 151, 215, 147, 79]),
                ..plain
            },
            Self::Light => Theme {
                faint: Style::new().fg(Color::Indexed(241)),
                hit: plain.hit.fg(Color::Indexed(22)),
                key: plain.key.fg(Color::Indexed(94)),
                alarm: plain.alarm.fg(Color::Indexed(124)),
                fresh: plain.fresh.fg(Color::Indexed(22)),
                bar: plain.bar.fg(Color::Indexed(24)),
                actors: indexed(&[24, 90, 94, 22, 130, 54, 23]),
                ..plain
            },
            Self::Contrast => Theme {
                faint: Style::new(),
                title: Style::new().add_modifier(Modifier::BOLD),
                alarm: plain.alarm.add_modifier(Modifier::REVERSED),
                ..plain
            },
            Self::None => plain,
        }
    }
}

impl Default for Theme {
    fn default() -> Self {
        Scheme::default().theme()
    }
}

impl Theme {
    /// Without any colour.
    fn plain() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let reversed = plain.add_modifier(Modifier::REVERSED);
        Self {
            text: plain,
            faint: plain.add_modifier(Modifier::DIM),
            title: plain,
            focus: reversed.add_modifier(Modifier::BOLD),
            chosen: reversed,
            unread: bold,
            hit: bold.add_modifier(Modifier::UNDERLINED),
            chip: reversed,
            key: bold,
            alarm: bold,
            fresh: bold,
            bar: plain,
            actors: Vec::new(),
        }
    }

    /// Gives a meaning another look, written as "green bold"; of the actors, their colours, written as "cyan 215".
    ///
    /// # Errors
    /// What is wrong, and what is allowed.
    pub fn set(&mut self, meaning: &str, words: &str) -> Result<(), String> {
        if meaning == ACTORS {
            self.actors = paint::colours(words)?;
            return Ok(());
        }
        match MEANINGS.iter().find(|(name, ..)| *name == meaning) {
            Some((.., style)) => *style(self) = paint(words)?,
            None => {
                let names = MEANINGS.map(|(name, ..)| name).join(", ");
                return Err(format!(
                    "nothing is called {meaning:?}; colours are set for {names}, {ACTORS}"
                ));
            }
        }
        Ok(())
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_theme_paints_the_background_or_tells_by_colour_alone() {
        for (name, scheme, _) in Scheme::ALL {
            assert_eq!(Scheme::named(name), Ok(scheme));
            let mut theme = scheme.theme();
            let style = |theme: &mut Theme, name: &str| {
                let (.., style) = MEANINGS.iter().find(|(n, ..)| *n == name).unwrap();
                *style(theme)
            };
            for (meaning, ..) in MEANINGS {
                assert_eq!(style(&mut theme, meaning).bg, None, "{name}: {meaning}");
            }
            for meaning in ["focus", "chosen", "unread", "hit", "chip", "alarm", "fresh"] {
                let look = style(&mut theme, meaning);
                assert!(!look.add_modifier.is_empty(), "{name}: {meaning}");
            }
        }
    }

    /// How bright a colour of the 256 that all terminals share is, as eyes weigh it, from 0 to 1.
    fn brightness(colour: Color) -> f64 {
        let Color::Indexed(n @ 16..) = colour else {
            panic!("{colour} is another one in every terminal");
        };
        let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
        weighed(match n {
            232.. => [8 + 10 * (n - 232); 3],
            _ => [(n - 16) / 36, (n - 16) / 6 % 6, (n - 16) % 6].map(level),
        })
    }

    fn weighed(parts: [u8; 3]) -> f64 {
        let weighed = parts.map(|part| match f64::from(part) / 255.0 {
            low @ ..=0.04045 => low / 12.92,
            high => ((high + 0.055) / 1.055).powf(2.4),
        });
        0.2126 * weighed[0] + 0.7152 * weighed[1] + 0.0722 * weighed[2]
    }

    /// What terminals show as one of the sixteen colours: xterm, GNOME, Windows, macOS, PuTTY, Konsole.
    fn shown(colour: Color) -> [u32; 6] {
        match colour {
            Color::Red => [0xcd0000, 0xc01c28, 0xc50f1f, 0x990000, 0xbb0000, 0xed1515],
            Color::Green => [0x00cd00, 0x26a269, 0x13a10e, 0x00a600, 0x00bb00, 0x11d116],
            Color::Yellow => [0xcdcd00, 0xa2734c, 0xc19c00, 0x999900, 0xbbbb00, 0xf67400],
            Color::Blue => [0x0000ee, 0x12488b, 0x0037da, 0x0000b2, 0x0000bb, 0x1d99f3],
            Color::Magenta => [0xcd00cd, 0xa347ba, 0x881798, 0xb200b2, 0xbb00bb, 0x9b59b6],
            Color::Cyan => [0x00cdcd, 0x2aa1b3, 0x3a96dd, 0x00a6b2, 0x00bbbb, 0x1abc9c],
            Color::LightRed => [0xff0000, 0xf66151, 0xe74856, 0xe50000, 0xff5555, 0xc0392b],
            Color::LightBlue => [0x5c5cff, 0x2a7bde, 0x3b78ff, 0x0000ff, 0x5555ff, 0x3daee9],
            Color::LightMagenta => [0xff00ff, 0xc061cb, 0xb4009e, 0xe500e5, 0xff55ff, 0x8e44ad],
            other => panic!("{other} can't be read on every background"),
        }
    }

    #[test]
    fn sixteen_colours_can_be_read_on_white_and_on_black() {
        let mut theme = Scheme::Sixteen.theme();
        let looks = MEANINGS.map(|(.., style)| *style(&mut theme));
        let looks = looks
            .into_iter()
            .chain(theme.actors.iter().map(|c| Style::new().fg(*c)));
        let mut count = 0;
        for look in looks {
            let Some(colour) = look.fg else { continue };
            let bold = look.add_modifier.contains(Modifier::BOLD);
            // Some terminals show what is bold in the lighter colour.
            let lighter = match colour {
                Color::Red if bold => Some(Color::LightRed),
                Color::Magenta if bold => Some(Color::LightMagenta),
                other if bold => panic!("is {other} lighter where it is bold?"),
                _ => None,
            };
            for colour in [Some(colour), lighter].into_iter().flatten() {
                for rgb in shown(colour) {
                    let [_, parts @ ..] = rgb.to_be_bytes();
                    let light = weighed(parts);
                    let (white, black) = (1.05 / (light + 0.05), (light + 0.05) / 0.05);
                    // Most are better; where one isn't, it is still told by a letter or an attribute.
                    assert!(
                        white.min(black) > 2.3,
                        "{colour}: {rgb:06x}: {white} {black}"
                    );
                }
                count += 1;
            }
        }
        assert!(count > 8, "{count}");
    }

    #[test]
    fn colours_can_be_read_on_the_background_they_are_for() {
        for (scheme, background) in [(Scheme::Dark, 0.0), (Scheme::Light, 1.0)] {
            let mut theme = scheme.theme();
            let meant = MEANINGS.map(|(.., style)| style(&mut theme).fg);
            let actors = theme.actors.iter().copied();
            let mut count = 0;
            for colour in meant.into_iter().flatten().chain(actors) {
                let light = brightness(colour);
                let (high, low) = (light.max(background), light.min(background));
                // What the guidelines for accessible pages ask of small letters.
                let contrast = (high + 0.05) / (low + 0.05);
                assert!(contrast >= 4.5, "{scheme:?}: {colour}: {contrast}");
                count += 1;
            }
            assert!(count > 10);
        }
    }

    #[test]
    fn a_look_is_printed_as_it_is_read() {
        for (_, scheme, _) in Scheme::ALL {
            let mut theme = scheme.theme();
            let mut again = Scheme::None.theme();
            for (name, _, style) in MEANINGS {
                let words = paint::words(*style(&mut theme));
                again.set(name, &words).unwrap();
            }
            let actors = paint::colour_words(&theme.actors);
            again.set(ACTORS, &actors).unwrap();
            assert_eq!(again, theme);
        }
    }
}
