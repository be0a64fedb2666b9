//! An actor's record, open: its names and roles as lines that a cursor moves in.

use crate::desk::{ActorId, Decision, Desk, Place, Record};

/// The record, open.
#[derive(Clone, Debug)]
pub struct RecordPage {
    /// Whose.
    pub id: ActorId,
    /// What is known.
    pub record: Record,
    /// The chosen entry: names first, then roles.
    pub chosen: usize,
}

impl RecordPage {
    /// The record of an actor; `None` while no story names it.
    pub fn open(desk: &Desk, id: ActorId) -> Option<Self> {
        let id = desk.resolve(id);
        Some(Self {
            id,
            record: desk.record(id)?,
            chosen: 0,
        })
    }

    /// The record as it is after the desk changed, at the same entry; `None` if no story names the actor any more.
    pub fn renewed(&self, desk: &Desk) -> Option<Self> {
        let mut page = Self::open(desk, self.id)?;
        let (names, roles) = (&self.record.names, &self.record.roles);
        let same = match names.get(self.chosen) {
            Some(row) => page
                .record
                .names
                .iter()
                .position(|r| (&r.name, r.tie) == (&row.name, row.tie)),
            None => roles.get(self.chosen - names.len()).and_then(|row| {
                let at = page.record.roles.iter().position(|r| r.role == row.role)?;
                Some(page.record.names.len() + at)
            }),
        };
        page.chosen = same.unwrap_or(self.chosen);
        page.step(0);
        Some(page)
    }

    /// How many entries there are.
    pub fn count(&self) -> usize {
        self.record.names.len() + self.record.roles.len()
    }

    /// Moves by entries, no further than the ends.
    pub fn step(&mut self, by: i32) {
        let last = self.count().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by as isize).min(last);
    }

    /// Where the chosen entry stands in a story.
    pub fn place(&self) -> Option<Place> {
        let names = &self.record.names;
        match names.get(self.chosen) {
            Some(row) => Some(row.place),
            None => {
                let at = self.chosen.checked_sub(names.len())?;
                Some(self.record.roles.get(at)?.place)
            }
        }
    }

    /// What takes the chosen name away from the actor, if anything can.
    pub fn parting(&self) -> Option<&Decision> {
        self.record.names.get(self.chosen)?.parting.as_ref()
    }
}
