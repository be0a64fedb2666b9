//! A frame as bytes: cells, looks, the way to the next cell, rows scrolled.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use super::cell;
use super::look::{Look, is_empty};
use super::shift::Shift;

/// So many blanks are sooner erased than written, where others follow in the row.
const MANY: u16 = 8;
/// And where none follow.
const SOME: u16 = 4;
/// Cells that a cursor is led across by writing them again, at most.
const NEAR: u16 = 4;
/// Rows that a cursor is led down by line feeds, at most.
const LOW: u16 = 3;

/// Bytes for a terminal, and what they leave it in.
#[derive(Clone, Debug)]
pub(super) struct Writing {
    bytes: Vec<u8>,
    look: Look,
    /// Where the terminal's cursor is, if that is certain.
    cursor: Option<Position>,
}

impl Default for Writing {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            look: Look::PLAIN,
            cursor: None,
        }
    }
}

impl Writing {
    /// What is to be sent.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// All was sent.
    pub(super) fn start_over(&mut self) {
        self.bytes.clear();
    }

    /// The terminal as it is after what is written so far, with nothing to be sent yet.
    pub(super) fn apart(&self) -> Self {
        Self {
            bytes: Vec::new(),
            ..*self
        }
    }

    /// Adds bytes that neither move the cursor nor change the look.
    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Empties the screen, whatever state it was in.
    pub(super) fn clear(&mut self) {
        self.raw(b"\x1b[m\x1b[H\x1b[2J");
        (self.look, self.cursor) = (Look::PLAIN, Some(Position::ORIGIN));
    }

    /// Has the terminal move a block's rows; those that come free are empty.
    pub(super) fn scroll(&mut self, shift: &Shift, whole: bool) {
        self.undress();
        let block = shift.block;
        let (top, bottom) = (block.top() + 1, block.bottom());
        let (left, right) = (block.left() + 1, block.right());
        let by = shift.up.unsigned_abs();
        let region = format!("\x1b[{top};{bottom}r");
        if whole {
            // Line feeds and their reverse at the edge: every terminal since the VT100 knows them.
            let (edge, feed) = match shift.up > 0 {
                true => (bottom, "\n"),
                false => (top, "\x1bM"),
            };
            self.raw(region.as_bytes());
            self.raw(place(left - 1, edge - 1).as_bytes());
            self.raw(feed.repeat(by as usize).as_bytes());
        } else {
            // A terminal that has margins has a word for it too.
            let up = if shift.up > 0 { 'S' } else { 'T' };
            let by = if by == 1 {
                String::new()
            } else {
                by.to_string()
            };
            self.raw(
                format!("\x1b[?69h\x1b[{left};{right}s{region}\x1b[{by}{up}\x1b[?69l").as_bytes(),
            );
        }
        self.raw(b"\x1b[r");
        self.cursor = None;
    }

    /// Writes the cells of an area that differ.
    pub(super) fn cells(&mut self, before: &Buffer, after: &Buffer, area: Rect) {
        let changes: Vec<(u16, u16, &Cell)> = before
            .diff_iter(after)
            .filter(|&(x, y, new)| {
                let old = cell(before, x, y);
                area.contains(Position { x, y }) && !(is_empty(old) && is_empty(new))
            })
            .collect();
        let mut changes = changes.into_iter().peekable();
        while let Some((x, y, new)) = changes.next() {
            if !is_empty(new) {
                self.reach(Position { x, y }, Look::of(new), after);
                self.put(new, Position { x, y }, after.area);
                continue;
            }
            // The blanks from here on, as far as one of them has changed.
            let empty = (x..after.area.right()).take_while(|&x| is_empty(cell(after, x, y)));
            let stop = x + empty.count() as u16;
            let mut end = x + 1;
            while let Some((next, ..)) = changes.next_if(|next| next.1 == y && next.0 < stop) {
                end = next + 1;
            }
            self.blanks(Position { x, y }, (end, stop), after);
        }
    }

    /// Blanks from a place up to a column; from there to another there are blanks already.
    fn blanks(&mut self, from: Position, (end, stop): (u16, u16), cells: &Buffer) {
        self.reach(from, self.look, cells);
        let count = end - from.x;
        if stop == cells.area.right() && count >= SOME {
            self.undress();
            self.raw(b"\x1b[K");
        } else if count >= MANY {
            self.undress();
            self.raw(format!("\x1b[{count}X").as_bytes());
        } else {
            for x in from.x..end {
                self.put(&Cell::default(), Position { x, ..from }, cells.area);
            }
        }
    }

    /// Leads the cursor to a place of the screen.
    pub(super) fn go(&mut self, to: Position, screen: Rect) {
        let away = place(to.x, to.y);
        let near = self.cursor.and_then(|at| near(at, to, screen));
        match near.filter(|near| near.len() <= away.len()) {
            Some(near) => self.raw(near.as_bytes()),
            None => self.raw(away.as_bytes()),
        }
        self.cursor = Some(to);
    }

    /// The same, to letters of a look, across what stands there already if that is shorter.
    fn reach(&mut self, to: Position, want: Look, cells: &Buffer) {
        if let Some(at) = self.cursor.filter(|at| at.y == to.y && at.x < to.x)
            && to.x - at.x <= NEAR
        {
            let between = || (at.x..to.x).map(|x| cell(cells, x, to.y));
            let bytes: usize = between().map(|cell| cell.symbol().len()).sum();
            let step = if to.x - at.x == 1 { 3 } else { 4 };
            let blank = |cell: &Cell| cell.symbol() == " " && want.same_on_blanks(Look::of(cell));
            let alike = between().all(|cell| self.stands(cell));
            if bytes < step && !alike && between().all(blank) {
                self.dress(want);
            }
            if bytes <= step && between().all(|cell| self.stands(cell)) {
                for x in at.x..to.x {
                    self.put(cell(cells, x, to.y), Position { x, ..to }, cells.area);
                }
            }
        }
        self.go(to, cells.area);
    }

    /// Whether writing a cell, as it stands, leads on by one column and needs no other look.
    fn stands(&self, cell: &Cell) -> bool {
        is_certain(cell.symbol()) && self.wears(cell)
    }

    /// Whether a cell is in the look that the terminal has on.
    fn wears(&self, cell: &Cell) -> bool {
        let want = Look::of(cell);
        want == self.look || cell.symbol() == " " && want.same_on_blanks(self.look)
    }

    /// Writes a cell where the cursor is.
    fn put(&mut self, cell: &Cell, at: Position, screen: Rect) {
        if !self.wears(cell) {
            self.dress(Look::of(cell));
        }
        let symbol = cell.symbol();
        self.raw(symbol.as_bytes());
        // After anything whose width a terminal might see otherwise, and at the edge, say the next place outright.
        let next = Position { x: at.x + 1, ..at };
        self.cursor = (is_certain(symbol) && next.x < screen.right()).then_some(next);
    }

    /// Takes off what would show in cells that the terminal empties.
    fn undress(&mut self) {
        if !self.look.same_on_blanks(Look::PLAIN) {
            self.dress(Look::PLAIN);
        }
    }

    fn dress(&mut self, want: Look) {
        let codes = self.look.to(want);
        self.raw(codes.as_bytes());
        self.look = want;
    }
}

/// The sequence for a place, wherever the cursor is.
fn place(x: u16, y: u16) -> String {
    match x {
        0 => format!("\x1b[{}H", y + 1),
        x => format!("\x1b[{};{}H", y + 1, x + 1),
    }
}

/// The way from a place to one that is not far, if there is one.
fn near(at: Position, to: Position, screen: Rect) -> Option<String> {
    let down = to.y.checked_sub(at.y).filter(|&down| down <= LOW)?;
    // A line feed in the last row would scroll.
    if to.y >= screen.bottom() {
        return None;
    }
    let feeds = "\n".repeat(down.into());
    let right = |n: u16| match n {
        0 => String::new(),
        1 => "\x1b[C".to_owned(),
        n => format!("\x1b[{n}C"),
    };
    let across = match at.x.checked_sub(to.x) {
        None => right(to.x - at.x),
        Some(left @ 0..=3) => "\x08".repeat(left.into()),
        Some(left) => format!("\x1b[{left}D"),
    };
    let returned = format!("\r{}", right(to.x));
    let across = if returned.len() < across.len() {
        returned
    } else {
        across
    };
    Some(format!("{across}{feeds}"))
}

/// Whether every terminal moves on by one column after this symbol.
fn is_certain(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    let one = chars.next();
    chars.next().is_none() && one.is_some_and(|c| matches!(c, ' '..='\u{24f}' | '\u{370}'..='\u{52f}' | '\u{2010}'..='\u{259f}' | '\u{25cf}'))
}
