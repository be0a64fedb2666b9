//! Rows of a block that stand some rows higher or lower than before.

use std::hash::{DefaultHasher, Hash, Hasher};

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use super::cell;
use super::look::is_empty;

/// Fewer cells are as soon written as scrolled.
const WORTH: i64 = 12;

/// A block and how its rows moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    /// The block: of the one looked at, the rows from the first that changed to the last.
    pub(super) block: Rect,
    /// By so many rows up, or, if negative, down.
    pub(super) up: i32,
}

/// What a row of the block holds: to tell rows apart, and how many cells it is worth.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Row {
    hash: u64,
    cells: i64,
}

impl Shift {
    /// The shift that saves most cells, if one saves any to speak of.
    pub(super) fn find(before: &Buffer, after: &Buffer, block: Rect) -> Option<Self> {
        let block = block.intersection(before.area).intersection(after.area);
        let (old, new) = (rows(before, block), rows(after, block));
        let changed = |(old, new): (&Row, &Row)| old != new;
        let first = old.iter().zip(&new).position(changed)?;
        let last = old.iter().zip(&new).rposition(changed)?;
        let (old, new) = (old.get(first..=last)?, new.get(first..=last)?);
        let most = new.len() as i32 / 2;
        let saves = |up: i32| -> i64 {
            let rows = new.iter().enumerate().map(|(y, row)| {
                let from = usize::try_from(y as i32 + up).ok();
                let came = from.and_then(|from| old.get(from)) == Some(row);
                let stays = old.get(y) == Some(row);
                row.cells * (i64::from(came) - i64::from(stays))
            });
            rows.sum()
        };
        // Of shifts that save the same the shortest.
        let all = (1..=most).flat_map(|by| [by, -by]);
        let best = all.map(|up| (saves(up), -up.abs(), up)).max()?;
        (best.0 > WORTH).then_some(Self {
            block: Rect {
                y: block.y + first as u16,
                height: new.len() as u16,
                ..block
            },
            up: best.2,
        })
    }

    /// Does to the cells what the terminal does to its own.
    pub(super) fn apply(&self, cells: &mut Buffer) {
        let block = self.block;
        let from = |y: u16| {
            let from = i32::from(y) + self.up;
            u16::try_from(from)
                .ok()
                .filter(|from| (block.top()..block.bottom()).contains(from))
        };
        let mut ys: Vec<u16> = (block.top()..block.bottom()).collect();
        if self.up < 0 {
            ys.reverse();
        }
        for y in ys {
            for x in block.left()..block.right() {
                let moved = match from(y) {
                    Some(from) => cell(cells, x, from).clone(),
                    None => Cell::default(),
                };
                cells[(x, y)] = moved;
            }
        }
    }
}

fn rows(cells: &Buffer, block: Rect) -> Vec<Row> {
    let row = |y: u16| {
        let mut hasher = DefaultHasher::new();
        let mut filled = 0;
        for x in block.left()..block.right() {
            let cell = cell(cells, x, y);
            filled += i64::from(!is_empty(cell));
            (cell.symbol(), cell.fg, cell.bg, cell.modifier).hash(&mut hasher);
        }
        Row {
            hash: hasher.finish(),
            cells: filled,
        }
    };
    (block.top()..block.bottom()).map(row).collect()
}
