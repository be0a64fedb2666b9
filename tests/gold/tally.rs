//! Totals, and the table that shows them.

use std::collections::BTreeMap;
use std::fmt;

const ROWS: &[(&str, &[&str])] = &[
    (
        "direct",
        &["asked", "found", "right", "wrong", "nobody", "other form"],
    ),
    (
        "mixed",
        &["asked", "found", "right", "wrong", "nobody", "other form"],
    ),
    (
        "indirect",
        &["asked", "found", "right", "wrong", "nobody", "other form"],
    ),
    ("surplus", &["false", "double", "extra retold"]),
    ("kind", &["wrong"]),
    ("polarity", &["asked", "right", "wrong"]),
    (
        "actors",
        &["asked", "found", "kind right", "split", "merged"],
    ),
    ("roles", &["asked", "right"]),
    ("times", &["asked", "found", "right"]),
];

/// Counts by row and column.
#[derive(Default)]
pub struct Tally(BTreeMap<(String, &'static str), usize>);

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, row: &str, column: &'static str) {
        assert!(
            ROWS.iter()
                .any(|(r, columns)| *r == row && columns.contains(&column)),
            "{row} {column}"
        );
        *self.0.entry((row.into(), column)).or_default() += 1;
    }

    /// How many were counted.
    pub fn of(&self, row: &str, column: &str) -> usize {
        let known = ROWS
            .iter()
            .find(|(r, _)| *r == row)
            .and_then(|(_, columns)| columns.iter().find(|c| **c == column));
        let column = known.unwrap_or_else(|| panic!("no such total: {row} {column}"));
        self.0.get(&(row.into(), *column)).copied().unwrap_or(0)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (row, columns) in ROWS {
            write!(f, "{row:10}")?;
            for column in *columns {
                write!(f, "{column:>14} {:3}", self.of(row, column))?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}
