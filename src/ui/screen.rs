//! Writes changed cells to the terminal in as few bytes as we can, one write a frame.
//!
//! Colours and attributes are sent when they change and the cursor is moved only where it isn't already, across
//! frames as well as inside one. A frame of more than a few hundred bytes is wrapped in synchronized output, so that
//! no half-drawn screen is ever seen. It knows cells, not what they mean.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

/// Frames up to this many bytes reach any terminal in one piece and need no bracket around them.
const SMALL_FRAME: usize = 512;

/// The letters' look that the terminal will give to what comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Look {
    const PLAIN: Self = Self {
        fg: Color::Reset,
        bg: Color::Reset,
        modifier: Modifier::empty(),
    };
}

/// A terminal that cells are written to; see the module's words.
#[derive(Debug)]
pub struct Screen<W: Write> {
    out: W,
    frame: Vec<u8>,
    look: Look,
    /// Where the terminal's cursor is, if that is certain.
    cursor: Option<Position>,
    shown: bool,
}

impl<W: Write> Screen<W> {
    /// A screen whose state is unknown until the first clear.
    pub fn new(out: W) -> Self {
        Self {
            out,
            frame: Vec::with_capacity(16 * 1024),
            look: Look::PLAIN,
            cursor: None,
            shown: true,
        }
    }

    /// What was written to, for tests.
    pub fn out(&self) -> &W {
        &self.out
    }

    /// Hands bytes on that draw nothing.
    ///
    /// # Errors
    /// Whatever the terminal says.
    pub fn send(&mut self, bytes: &str) -> io::Result<()> {
        self.out.write_all(bytes.as_bytes())?;
        self.out.flush()
    }

    fn go(&mut self, to: Position) -> io::Result<()> {
        match self.cursor {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y && at.x < to.x => match to.x - at.x {
                1 => self.frame.extend_from_slice(b"\x1b[C"),
                n => write!(self.frame, "\x1b[{n}C")?,
            },
            Some(at) if to.x == 0 && to.y == at.y + 1 => self.frame.extend_from_slice(b"\r\n"),
            _ if to.x == 0 => write!(self.frame, "\x1b[{}H", to.y + 1)?,
            _ => write!(self.frame, "\x1b[{};{}H", to.y + 1, to.x + 1)?,
        }
        self.cursor = Some(to);
        Ok(())
    }

    fn dress(&mut self, want: Look) -> io::Result<()> {
        if want == self.look {
            return Ok(());
        }
        let mut codes: Vec<String> = Vec::new();
        let gone = self.look.modifier.difference(want.modifier);
        let mut from = self.look;
        if want == Look::PLAIN || !gone.is_empty() {
            from = Look::PLAIN;
            if want != Look::PLAIN {
                codes.push("0".into());
            }
        }
        for (flag, code) in [
            (Modifier::BOLD, "1"),
            (Modifier::DIM, "2"),
            (Modifier::ITALIC, "3"),
            (Modifier::UNDERLINED, "4"),
            (Modifier::REVERSED, "7"),
            (Modifier::CROSSED_OUT, "9"),
        ] {
            if want.modifier.difference(from.modifier).contains(flag) {
                codes.push(code.into());
            }
        }
        if want.fg != from.fg {
            codes.push(colour_code(30, want.fg));
        }
        if want.bg != from.bg {
            codes.push(colour_code(40, want.bg));
        }
        write!(self.frame, "\x1b[{}m", codes.join(";"))?;
        self.look = want;
        Ok(())
    }
}

/// The code of a colour: `base` is 30 for letters, 40 for what is behind them.
fn colour_code(base: u8, colour: Color) -> String {
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

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            let to = Position { x, y };
            self.go(to)?;
            self.dress(Look {
                fg: cell.fg,
                bg: cell.bg,
                modifier: cell.modifier,
            })?;
            let symbol = cell.symbol();
            self.frame.extend_from_slice(symbol.as_bytes());
            // After anything whose width a terminal might see otherwise, say the next place outright.
            self.cursor = is_certain(symbol).then_some(Position { x: x + 1, y });
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.shown {
            self.frame.extend_from_slice(b"\x1b[?25l");
            self.shown = false;
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if !self.shown {
            self.frame.extend_from_slice(b"\x1b[?25h");
            self.shown = true;
        }
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or(Position::ORIGIN))
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.go(position.into())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.look = Look::PLAIN;
        self.frame.extend_from_slice(b"\x1b[m\x1b[H\x1b[2J");
        self.cursor = Some(Position::ORIGIN);
        Ok(())
    }

    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        // Our screen is always the whole terminal, so every region that is asked for is all of it.
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = crossterm::terminal::size()?;
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size()?,
            pixels: Size::default(),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        if self.frame.len() > SMALL_FRAME {
            self.frame.splice(0..0, *b"\x1b[?2026h");
            self.frame.extend_from_slice(b"\x1b[?2026l");
        }
        self.out.write_all(&self.frame)?;
        self.frame.clear();
        self.out.flush()
    }
}

/// Whether every terminal moves on by one column after this symbol.
fn is_certain(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    let one = chars.next();
    chars.next().is_none() && one.is_some_and(|c| matches!(c, ' '..='\u{24f}' | '\u{370}'..='\u{52f}' | '\u{2010}'..='\u{259f}' | '\u{25cf}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    fn written(before: &Buffer, after: &Buffer) -> String {
        let mut screen = Screen::new(Vec::new());
        screen.clear().unwrap();
        screen
            .draw(Buffer::empty(*before.area()).diff(before).into_iter())
            .unwrap();
        screen.flush().unwrap();
        let from = screen.out.len();
        screen.draw(before.diff(after).into_iter()).unwrap();
        screen.flush().unwrap();
        String::from_utf8_lossy(&screen.out[from..]).into_owned()
    }

    #[test]
    fn a_moved_marker_costs_its_cells_and_no_more() {
        let mut before = Buffer::empty(Rect::new(0, 0, 40, 3));
        let mut after = before.clone();
        before.set_string(0, 1, ">14:58", Style::new().reversed());
        before.set_string(0, 2, " 09:12", Style::new());
        after.set_string(0, 1, " 14:58", Style::new());
        after.set_string(0, 2, ">09:12", Style::new().reversed());
        assert_eq!(written(&before, &after), "\x1b[2H 14:58\r\n\x1b[7m>09:12");
        assert_eq!(written(&after, &after), "");
    }

    #[test]
    fn the_place_after_a_wide_character_is_said_outright() {
        let before = Buffer::empty(Rect::new(0, 0, 10, 1));
        let mut after = before.clone();
        after.set_string(0, 0, "李x", Style::new().fg(Color::Red));
        assert_eq!(written(&before, &after), "\x1b[31m李\x1b[1;3Hx");
    }
}
