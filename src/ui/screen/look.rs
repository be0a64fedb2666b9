//! Letters' looks, and the shortest way from one to another.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Attributes that show where there is no letter.
const SEEN_ON_BLANKS: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT);

/// Attributes, each with the number that puts it on and the one that takes it off.
const ATTRIBUTES: [(Modifier, u8, u8); 6] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::REVERSED, 7, 27),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The look that the terminal gives to what comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Look {
    pub(super) const PLAIN: Self = Self {
        fg: Color::Reset,
        bg: Color::Reset,
        modifier: Modifier::empty(),
    };

    pub(super) fn of(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// Whether a blank would look the same in both.
    pub(super) fn same_on_blanks(self, other: Self) -> bool {
        let seen = |look: Self| (look.bg, look.modifier.intersection(SEEN_ON_BLANKS));
        // These have the letters' colour.
        let coloured = self.modifier.intersects(SEEN_ON_BLANKS);
        seen(self) == seen(other) && (!coloured || self.fg == other.fg)
    }

    /// The sequence that leads from this look to another; none where they are the same.
    pub(super) fn to(self, want: Self) -> String {
        if self == want {
            return String::new();
        }
        if want == Self::PLAIN {
            return "\x1b[m".to_owned();
        }
        let on_top = self.change(want);
        let anew = Self::PLAIN.change(want);
        let anew = format!("0;{anew}");
        let codes = if on_top.len() <= anew.len() {
            on_top
        } else {
            anew
        };
        format!("\x1b[{codes}m")
    }

    fn change(self, want: Self) -> String {
        let gone = self.modifier.difference(want.modifier);
        let mut have = self.modifier;
        let mut codes: Vec<String> = Vec::new();
        for (flag, _, off) in ATTRIBUTES {
            if gone.contains(flag) && have.contains(flag) {
                codes.push(off.to_string());
                // Bold and faint go together.
                let same = ATTRIBUTES.iter().filter(|(_, _, other)| *other == off);
                same.for_each(|(flag, ..)| have.remove(*flag));
            }
        }
        for (flag, on, _) in ATTRIBUTES {
            if want.modifier.contains(flag) && !have.contains(flag) {
                codes.push(on.to_string());
            }
        }
        if want.fg != self.fg {
            codes.push(colour(30, want.fg));
        }
        if want.bg != self.bg {
            codes.push(colour(40, want.bg));
        }
        codes.join(";")
    }
}

/// Whether nothing at all is seen in a cell.
pub(super) fn is_empty(cell: &Cell) -> bool {
    cell.symbol() == " " && Look::of(cell).same_on_blanks(Look::PLAIN)
}

/// The code of a colour: `base` is 30 for letters, 40 for what is behind them.
fn colour(base: u8, colour: Color) -> String {
    let offset = match colour {
        Color::Reset => 9,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
        Color::Rgb(r, g, b) => return format!("{};2;{r};{g};{b}", base + 8),
        Color::Indexed(n) => return format!("{};5;{n}", base + 8),
    };
    (base + offset).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(fg: Color, modifier: Modifier) -> Look {
        Look {
            fg,
            modifier,
            ..Look::PLAIN
        }
    }

    #[test]
    fn the_shorter_way_is_taken() {
        let bold = look(Color::Red, Modifier::BOLD);
        let reversed = look(Color::Reset, Modifier::REVERSED);
        assert_eq!(Look::PLAIN.to(bold), "\x1b[1;31m");
        assert_eq!(bold.to(Look::PLAIN), "\x1b[m");
        assert_eq!(bold.to(look(Color::Red, Modifier::empty())), "\x1b[22m");
        assert_eq!(bold.to(reversed), "\x1b[0;7m");
        let both = look(Color::Red, Modifier::BOLD | Modifier::DIM);
        assert_eq!(both.to(look(Color::Red, Modifier::DIM)), "\x1b[22;2m");
        assert_eq!(bold.to(bold), "");
    }

    #[test]
    fn on_blanks_only_what_shows_counts() {
        let red = look(Color::Red, Modifier::BOLD);
        assert!(red.same_on_blanks(Look::PLAIN));
        let reversed = look(Color::Red, Modifier::REVERSED);
        assert!(!reversed.same_on_blanks(Look::PLAIN));
        assert!(!reversed.same_on_blanks(look(Color::Blue, Modifier::REVERSED)));
    }
}
