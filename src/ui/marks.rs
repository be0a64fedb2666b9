//! The list of bookmarks and notes, open.

use crate::desk::{Desk, Marked};

/// The list, open.
#[derive(Clone, Debug)]
pub struct MarksPage {
    /// What is marked, the last marked first; what lost its marks while the list is open stays until it is closed.
    pub rows: Vec<Marked>,
    /// The chosen one.
    pub chosen: usize,
}

impl MarksPage {
    /// All there is.
    pub fn open(desk: &Desk) -> Self {
        Self {
            rows: desk.marked(),
            chosen: 0,
        }
    }

    /// The same rows as they are after marks or the desk changed.
    pub fn renew(&mut self, desk: &Desk) {
        let now = desk.marked();
        for row in &mut self.rows {
            match now.iter().find(|other| other.on == row.on) {
                Some(other) => row.clone_from(other),
                None => {
                    row.saved = false;
                    row.note = None;
                    row.target = desk.found(&row.on);
                }
            }
        }
    }

    /// Moves by rows, no further than the ends.
    pub fn step(&mut self, by: i32) {
        let last = self.rows.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by as isize).min(last);
    }

    /// The chosen one, if there is any.
    pub fn row(&self) -> Option<&Marked> {
        self.rows.get(self.chosen)
    }
}
