//! Puts words into the cells of one area: clipped to it, harmless, and measured in columns.
//!
//! Everything drawn goes through here. It knows styles, not what they mean.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::glyph::{fit, glyphs};
use super::signs::Signs;

/// Writes into one area of a frame. Places are counted from the area's own corner.
#[derive(Debug)]
pub struct Pen<'b> {
    cells: &'b mut Buffer,
    area: Rect,
    signs: &'static Signs,
}

impl<'b> Pen<'b> {
    /// A pen for an area; what lies outside the frame is cut off.
    pub fn new(signs: &'static Signs, cells: &'b mut Buffer, area: Rect) -> Self {
        let area = area.intersection(*cells.area());
        Self { cells, area, signs }
    }

    /// Columns.
    pub fn width(&self) -> u16 {
        self.area.width
    }

    /// Rows.
    pub fn height(&self) -> u16 {
        self.area.height
    }

    /// A pen for a part of this area.
    pub fn part(&mut self, x: u16, y: u16, width: u16, height: u16) -> Pen<'_> {
        let part = Rect {
            x: self.area.x.saturating_add(x),
            y: self.area.y.saturating_add(y),
            width,
            height,
        };
        let area = part.intersection(self.area);
        Pen {
            cells: self.cells,
            area,
            signs: self.signs,
        }
    }

    /// Writes words from column `x` of row `y`, in at most `room` columns and with a sign where they are cut.
    /// Returns the column after the last letter.
    pub fn put(&mut self, x: u16, y: u16, room: u16, words: &str, style: Style) -> u16 {
        self.put_lit(x, y, room, words, |_| style)
    }

    /// Like [`Pen::put`], with a style for each byte of the words.
    pub fn put_lit(
        &mut self,
        x: u16,
        y: u16,
        room: u16,
        words: &str,
        style: impl Fn(usize) -> Style,
    ) -> u16 {
        let room = room.min(self.area.width.saturating_sub(x));
        if y >= self.area.height || room == 0 {
            return x;
        }
        let (stop, cut) = fit(words, usize::from(room));
        let mut at = x;
        for glyph in glyphs(&words[..stop]) {
            at = self.set(
                at,
                y,
                &glyph.symbol,
                glyph.width as u16,
                style(glyph.at.start),
            );
        }
        if cut {
            let last = style(stop.saturating_sub(1));
            at = self.set(at, y, self.signs.more, 1, last);
        }
        at
    }

    /// Writes words so that they end just before column `end`; returns where they start.
    pub fn put_right(&mut self, end: u16, y: u16, words: &str, style: Style) -> u16 {
        let width = super::glyph::width(words) as u16;
        let x = end.saturating_sub(width);
        self.put(x, y, end - x, words, style);
        x
    }

    /// Fills columns `from..to` of a row with one narrow symbol.
    pub fn fill(&mut self, from: u16, to: u16, y: u16, symbol: &str, style: Style) {
        for x in from..to.min(self.area.width) {
            self.set(x, y, symbol, 1, style);
        }
    }

    /// Empties the whole area.
    pub fn wipe(&mut self) {
        for y in 0..self.area.height {
            self.fill(0, self.area.width, y, " ", Style::new());
        }
    }

    /// Adds a style to columns `from..to` of a row.
    pub fn restyle(&mut self, from: u16, to: u16, y: u16, style: Style) {
        for x in from..to.min(self.area.width) {
            if let Some(cell) = self.cells.cell_mut((self.area.x + x, self.area.y + y)) {
                cell.set_style(style);
            }
        }
    }

    fn set(&mut self, x: u16, y: u16, symbol: &str, width: u16, style: Style) -> u16 {
        if y >= self.area.height || x + width > self.area.width {
            return x;
        }
        for offset in 0..width {
            if let Some(cell) = self
                .cells
                .cell_mut((self.area.x + x + offset, self.area.y + y))
            {
                cell.reset();
                cell.set_style(style);
                if offset == 0 {
                    cell.set_symbol(symbol);
                }
            }
        }
        x + width
    }
}
