//! The terminal's screen: takes a frame and writes, in one write and as few bytes as we can, what differs from the last.
//!
//! It knows cells, and which blocks of them may scroll, not what they mean. A block whose rows moved is scrolled by the
//! terminal: at once where it is as wide as the screen, between margins at left and right where the terminal is known to
//! have them. Frames of more than a few hundred bytes are wrapped in synchronized output, so that no half-drawn screen is
//! seen, where the terminal is known to have that.

mod look;
mod shift;
#[cfg(test)]
mod tests;
mod writing;

use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use shift::Shift;
use writing::Writing;

/// Frames up to this many bytes reach any terminal in one piece and need no bracket around them.
const SMALL_FRAME: usize = 512;

/// What not every terminal can do, and this one says that it can.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// To show a frame only when all of it is there.
    pub synchronized: bool,
    /// To scroll between a left and a right margin.
    pub margins: bool,
}

/// A terminal that frames are shown on; see the module's words.
#[derive(Debug)]
pub struct Screen<W: Write> {
    out: W,
    abilities: Abilities,
    /// What the terminal shows; of no size while that is not known.
    shown: Buffer,
    /// The frame being drawn; kept for its memory.
    next: Buffer,
    writing: Writing,
    /// Whether the terminal's own cursor is seen.
    cursor: bool,
}

impl<W: Write> Screen<W> {
    /// A screen of which nothing is known: the first frame is drawn whole.
    pub fn new(out: W) -> Self {
        Self {
            out,
            abilities: Abilities::default(),
            shown: Buffer::default(),
            next: Buffer::default(),
            writing: Writing::default(),
            cursor: true,
        }
    }

    /// Makes use of what the terminal can do from now on.
    pub fn enable(&mut self, abilities: Abilities) {
        self.abilities = abilities;
    }

    /// What was written to, for tests.
    pub fn out(&self) -> &W {
        &self.out
    }

    /// Hands bytes on that draw nothing.
    ///
    /// # Errors
    /// Whatever the terminal says.
    pub fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.out.flush()
    }

    /// Forgets what the terminal shows: the next frame is drawn whole.
    pub fn forget(&mut self) {
        self.shown = Buffer::default();
        self.cursor = true;
    }

    /// Shows a frame of a size. `draw` fills its cells and says where the terminal's own cursor belongs, if it is to be
    /// seen; `blocks` are the parts in which rows may have moved.
    ///
    /// # Errors
    /// Whatever the terminal says.
    pub fn show(
        &mut self,
        size: Rect,
        blocks: &[Rect],
        draw: impl FnOnce(&mut Buffer) -> Option<Position>,
    ) -> io::Result<()> {
        self.next.resize(size);
        self.next.reset();
        let cursor = draw(&mut self.next);
        let mut writing = std::mem::take(&mut self.writing);
        if self.shown.area != size {
            self.shown = Buffer::empty(size);
            writing.clear();
        }
        if self.cursor && cursor.is_none() {
            writing.raw(b"\x1b[?25l");
        }
        self.compose(&mut writing, blocks);
        if let Some(at) = cursor {
            writing.go(at, size);
            if !self.cursor {
                writing.raw(b"\x1b[?25h");
            }
        }
        self.cursor = cursor.is_some();
        std::mem::swap(&mut self.shown, &mut self.next);
        let sent = self.flush(writing.bytes());
        writing.start_over();
        self.writing = writing;
        sent
    }

    /// Writes what differs, the cheaper way for each block: with its rows scrolled or without.
    fn compose(&mut self, writing: &mut Writing, blocks: &[Rect]) {
        for &block in blocks {
            let Some(shift) = Shift::find(&self.shown, &self.next, block) else {
                continue;
            };
            let whole = shift.block.width == self.next.area.width;
            if !whole && !self.abilities.margins {
                continue;
            }
            let mut plain = writing.apart();
            plain.cells(&self.shown, &self.next, shift.block);
            let mut moved = writing.apart();
            moved.scroll(&shift, whole);
            let mut after = self.shown.clone();
            shift.apply(&mut after);
            moved.cells(&after, &self.next, shift.block);
            if moved.bytes().len() < plain.bytes().len() {
                writing.scroll(&shift, whole);
                self.shown = after;
            }
        }
        writing.cells(&self.shown, &self.next, self.next.area);
    }

    fn flush(&mut self, frame: &[u8]) -> io::Result<()> {
        if frame.is_empty() {
            return Ok(());
        }
        if self.abilities.synchronized && frame.len() > SMALL_FRAME {
            let bracketed = [b"\x1b[?2026h", frame, b"\x1b[?2026l"].concat();
            self.out.write_all(&bracketed)?;
        } else {
            self.out.write_all(frame)?;
        }
        self.out.flush()
    }
}

/// A cell of a frame; none lies outside of what is asked for.
fn cell(cells: &Buffer, x: u16, y: u16) -> &Cell {
    &cells[(x, y)]
}
