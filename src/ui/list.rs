//! A list that doesn't jump: the chosen row is an identity, and it stays on its screen line while others come and go.
//!
//! Knows rows by number, identity and height; nothing of what they show.

use crate::desk::view::When;
use crate::desk::{ActorId, EventId, QuoteId, StoryId};

/// What a row is, whatever its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowId {
    /// The head of a group of days; `None` for what has no date.
    Head(When),
    /// A story.
    Story(StoryId),
    /// Something that happened.
    Event(EventId),
    /// An actor.
    Actor(ActorId),
    /// A statement.
    Quote(QuoteId),
}

/// The rows of one pane.
pub trait Rows {
    /// How many.
    fn count(&self) -> usize;
    /// The row at a place.
    fn id(&self, at: usize) -> Option<RowId>;
    /// The place of a row; where there is none, the place it would have, if that is known.
    fn find(&self, id: RowId) -> Result<usize, Option<usize>>;
    /// How many lines a row takes; at least 1.
    fn tall(&self, at: usize) -> u16;
    /// Whether a row only heads others: the cursor can rest there, but a jump to an end passes it over.
    fn is_head(&self, at: usize) -> bool {
        matches!(self.id(at), Some(RowId::Head(_)))
    }
}

/// A row on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Which row.
    pub row: usize,
    /// Its first line, counted from the pane's first; negative if it starts above.
    pub y: i32,
    /// Its lines.
    pub tall: u16,
}

/// Where the cursor of a pane is, and what of the list is on the screen.
#[derive(Clone, Debug)]
pub struct Cursor {
    /// The chosen row.
    pub chosen: Option<RowId>,
    /// Stay on the first row, whichever that is.
    pub top: bool,
    /// Its place when it was last seen, for when it is gone.
    at: usize,
    /// The chosen row's first line on the screen.
    line: u16,
    slots: Vec<Slot>,
    height: u16,
    /// The cursor was sent somewhere: the list may scroll to fill the screen again.
    loose: bool,
}

impl Default for Cursor {
    fn default() -> Self {
        Self {
            chosen: None,
            top: true,
            at: 0,
            line: 0,
            slots: Vec::new(),
            height: 0,
            loose: false,
        }
    }
}

impl Cursor {
    /// The rows on the screen, from the top.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The chosen row's place in the list.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Lays out what is visible in `height` lines, after rows, heights or the cursor changed. While `still`, it stays on
    /// its row even at the top.
    pub fn arrange(&mut self, rows: &impl Rows, height: u16, still: bool) {
        let top = self.top && !still;
        let may_scroll = self.loose || self.height != height;
        (self.height, self.loose) = (height, false);
        self.slots.clear();
        let count = rows.count();
        if count == 0 || height == 0 {
            self.chosen = self.chosen.filter(|_| count > 0);
            return;
        }
        let first = first(rows);
        self.at = match self.chosen.filter(|_| !top) {
            None => first,
            Some(id) if rows.id(self.at) == Some(id) => self.at,
            Some(id) => match rows.find(id) {
                Ok(at) => at,
                Err(near) => near.unwrap_or(self.at).min(count - 1),
            },
        };
        self.chosen = rows.id(self.at);
        if top {
            let above: u32 = (0..self.at).map(|i| u32::from(rows.tall(i))).sum();
            self.line = above.min(u32::from(height)) as u16;
        }
        let tall = rows.tall(self.at);
        self.line = self.line.min(height.saturating_sub(tall));
        // First from the chosen row upwards; no gap may open above the first row.
        let gap = self.line - self.room_above(rows, self.line);
        self.line -= gap;
        // Then downwards: no gap below the last row while rows are hidden above. But what arrives or goes by itself
        // leaves the chosen row where it is, gap or not.
        let mut end = u32::from(self.line) + u32::from(tall);
        let mut row = self.at + 1;
        while row < count && end < u32::from(height) {
            end += u32::from(rows.tall(row));
            row += 1;
        }
        if may_scroll && end < u32::from(height) {
            let spare = u32::from(height) - end;
            let line = (u32::from(self.line) + spare).min(u32::from(height)) as u16;
            self.line = self.room_above(rows, line);
        }
        self.fill(rows, height);
    }

    /// How many of the `wanted` lines above the chosen row there are rows for.
    fn room_above(&self, rows: &impl Rows, wanted: u16) -> u16 {
        let mut have = 0u16;
        for row in (0..self.at).rev() {
            if have >= wanted {
                break;
            }
            have = have.saturating_add(rows.tall(row));
        }
        have.min(wanted)
    }

    fn fill(&mut self, rows: &impl Rows, height: u16) {
        let mut y = i32::from(self.line);
        let mut row = self.at;
        while row > 0 && y > 0 {
            row -= 1;
            y -= i32::from(rows.tall(row));
        }
        while row < rows.count() && y < i32::from(height) {
            let tall = rows.tall(row);
            self.slots.push(Slot { row, y, tall });
            y += i32::from(tall);
            row += 1;
        }
    }

    /// Chooses the row `by` places further on, or back.
    pub fn step(&mut self, rows: &impl Rows, by: isize) {
        let to = self.at.saturating_add_signed(by);
        self.choose(rows, to.min(rows.count().saturating_sub(1)));
    }

    /// Chooses a row, on the line where it already is, or else on the nearest edge.
    pub fn choose(&mut self, rows: &impl Rows, to: usize) {
        let Some(id) = rows.id(to) else { return };
        let old = (self.at, self.line);
        (self.at, self.chosen, self.top) = (to, Some(id), false);
        self.line = match self.slots.iter().find(|s| s.row == to) {
            Some(slot) => slot.y.max(0) as u16,
            None if to < old.0 => 0,
            None => self.height,
        };
    }

    /// Chooses a row and shows it in the middle, unless it is on the screen already.
    pub fn jump(&mut self, rows: &impl Rows, to: usize) {
        let whole = |s: &&Slot| {
            s.row == to && s.y >= 0 && s.y + i32::from(s.tall) <= i32::from(self.height)
        };
        let seen = self.slots.iter().any(|s| whole(&s));
        self.choose(rows, to);
        if !seen {
            self.line = self.height / 3;
            self.loose = true;
        }
    }

    /// Scrolls by half a screen, the chosen row staying on its line.
    pub fn half(&mut self, rows: &impl Rows, down: bool) {
        let by = (self.slots.len() / 2).max(1) as isize;
        let line = self.line;
        self.step(rows, if down { by } else { -by });
        (self.line, self.loose) = (line, true);
    }

    /// A screen further on: the last row shown becomes the first. Or back.
    pub fn page(&mut self, rows: &impl Rows, down: bool) {
        let edge = if down {
            self.slots.last()
        } else {
            self.slots.first()
        };
        let Some(edge) = edge.map(|s| s.row) else {
            return;
        };
        let to = match (down, edge == self.at) {
            (true, true) => edge + 1,
            (false, true) => edge.saturating_sub(1),
            _ => edge,
        };
        self.choose(rows, to.min(rows.count().saturating_sub(1)));
        (self.line, self.loose) = (if down { 0 } else { self.height }, true);
    }

    /// To the first row, and stays there.
    pub fn first(&mut self, rows: &impl Rows) {
        self.choose(rows, first(rows));
        self.top = true;
    }

    /// To the last row.
    pub fn last(&mut self, rows: &impl Rows) {
        self.choose(rows, rows.count().saturating_sub(1));
        self.loose = true;
    }

    /// The list is another one: it may scroll to fill the screen.
    pub fn loosen(&mut self) {
        self.loose = true;
    }
}

/// The first row that isn't a head.
fn first(rows: &impl Rows) -> usize {
    usize::from(rows.count() > 1 && rows.is_head(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Statements by number, each with its height.
    struct Cards(Vec<(u32, u16)>);

    fn quote(n: u32) -> RowId {
        RowId::Quote(QuoteId::from_number(n))
    }

    impl Rows for Cards {
        fn count(&self) -> usize {
            self.0.len()
        }
        fn id(&self, at: usize) -> Option<RowId> {
            self.0.get(at).map(|c| quote(c.0))
        }
        fn find(&self, id: RowId) -> Result<usize, Option<usize>> {
            self.0.iter().position(|c| quote(c.0) == id).ok_or(None)
        }
        fn tall(&self, at: usize) -> u16 {
            self.0.get(at).map_or(1, |c| c.1)
        }
    }

    fn line_of(cursor: &Cursor) -> i32 {
        cursor
            .slots()
            .iter()
            .find(|s| s.row == cursor.at())
            .unwrap()
            .y
    }

    #[test]
    fn arrivals_above_keep_the_chosen_row_on_its_line() {
        let mut rows = Cards((10..20).map(|n| (n, 2)).collect());
        let mut cursor = Cursor::default();
        cursor.arrange(&rows, 7, false);
        cursor.step(&rows, 2);
        cursor.arrange(&rows, 7, false);
        assert_eq!((cursor.chosen, line_of(&cursor)), (Some(quote(12)), 4));
        for n in 0..3 {
            rows.0.insert(0, (n, 3));
            cursor.arrange(&rows, 7, false);
            assert_eq!((cursor.chosen, line_of(&cursor)), (Some(quote(12)), 4));
        }
        assert!(!cursor.top);
    }

    #[test]
    fn the_top_follows_what_arrives() {
        let mut rows = Cards(vec![(1, 1), (2, 1)]);
        let mut cursor = Cursor::default();
        cursor.arrange(&rows, 5, false);
        assert_eq!(cursor.chosen, Some(quote(1)));
        rows.0.insert(0, (7, 1));
        cursor.arrange(&rows, 5, false);
        assert_eq!((cursor.chosen, line_of(&cursor)), (Some(quote(7)), 0));
        rows.0.insert(0, (8, 1));
        cursor.arrange(&rows, 5, true);
        assert_eq!((cursor.chosen, line_of(&cursor)), (Some(quote(7)), 0));
        cursor.arrange(&rows, 5, false);
        assert_eq!((cursor.chosen, line_of(&cursor)), (Some(quote(8)), 0));
    }

    #[test]
    fn a_row_that_is_gone_hands_over_to_its_neighbour() {
        let mut rows = Cards((0..6).map(|n| (n, 1)).collect());
        let mut cursor = Cursor::default();
        cursor.arrange(&rows, 4, false);
        cursor.step(&rows, 3);
        cursor.arrange(&rows, 4, false);
        rows.0.remove(3);
        cursor.arrange(&rows, 4, false);
        assert_eq!((cursor.chosen, line_of(&cursor)), (Some(quote(4)), 3));
        rows.0.clear();
        cursor.arrange(&rows, 4, false);
        assert_eq!((cursor.chosen, cursor.slots().len()), (None, 0));
    }

    #[test]
    fn no_gap_opens_at_either_end() {
        let rows = Cards((0..10).map(|n| (n, 3)).collect());
        let mut cursor = Cursor::default();
        cursor.arrange(&rows, 8, false);
        cursor.last(&rows);
        cursor.arrange(&rows, 8, false);
        let last = *cursor.slots().last().unwrap();
        assert_eq!((last.row, last.y + 3), (9, 8));
        assert_eq!(cursor.slots()[0].y, -1);
        cursor.page(&rows, false);
        cursor.arrange(&rows, 8, false);
        assert_eq!(cursor.at(), 7);
        cursor.first(&rows);
        cursor.arrange(&rows, 8, false);
        assert_eq!(cursor.slots()[0].y, 0);
        // Another list, shorter than the screen.
        cursor.loosen();
        let few = Cards(vec![(9, 3)]);
        cursor.arrange(&few, 8, false);
        assert_eq!(
            cursor.slots(),
            [Slot {
                row: 0,
                y: 0,
                tall: 3
            }]
        );
    }
}
