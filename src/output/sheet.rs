//! A list as rows of named cells: what all of the list's formats are written from.

use std::io::{self, Write};

use super::{csv, json, markdown, table};
use crate::format::clean;

/// How a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For eyes: columns of a terminal this wide.
    Table(usize),
    /// One JSON object a row, a line each.
    Json,
    /// Comma-separated values, with a heading.
    Csv,
    /// A Markdown table.
    Markdown,
}

/// A column's name, and its room in a table; none if only programs care for it.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The name, for headings and JSON.
    pub name: &'static str,
    /// Its share of the room that the narrow columns leave.
    pub(super) share: u16,
    /// The columns that are enough for it.
    pub(super) most: u16,
}

impl Column {
    /// One that gets its few columns.
    pub(super) const fn narrow(name: &'static str, most: u16) -> Self {
        let share = 0;
        Self { name, share, most }
    }

    /// One that gets a share of the rest.
    pub(super) const fn wide(name: &'static str, share: u16) -> Self {
        let most = u16::MAX;
        Self { name, share, most }
    }

    /// One that only programs see.
    pub(super) const fn told(name: &'static str) -> Self {
        Self::narrow(name, 0)
    }

    /// Whether readers see it.
    pub(super) fn is_seen(&self) -> bool {
        self.most > 0
    }
}

/// What stands in one place. Words are made harmless and one line when they are put in.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    None,
    /// Words.
    Words(String),
    /// A moment, as RFC 3339 has it; a table shows its day.
    Moment(String),
    /// Several names.
    List(Vec<String>),
    /// A count.
    Count(usize),
    /// A part of one.
    Share(f32),
}

impl Cell {
    /// Words from a story, made harmless.
    pub fn words(words: &str) -> Self {
        Self::Words(clean::line(words))
    }

    /// Words, if there are any.
    pub fn maybe(words: Option<&str>) -> Self {
        words.map_or(Self::None, Self::words)
    }

    /// Names, made harmless.
    pub fn list(names: &[&str]) -> Self {
        Self::List(names.iter().map(|name| clean::line(name)).collect())
    }

    /// As a reader sees it.
    pub(super) fn shown(&self) -> String {
        match self {
            Cell::None => String::new(),
            Cell::Words(words) | Cell::Moment(words) => words.clone(),
            Cell::List(names) => names.join("; "),
            Cell::Count(count) => count.to_string(),
            Cell::Share(share) => format!("{share:.2}"),
        }
    }
}

/// A list: its columns, and its rows as they are asked for.
pub struct Sheet<'a> {
    /// The columns.
    pub columns: &'static [Column],
    /// As many cells as there are columns, row by row.
    pub rows: Box<dyn Iterator<Item = Vec<Cell>> + 'a>,
}

/// Writes a list.
///
/// # Errors
/// Whatever the writer says; a closed pipe shows as [`io::ErrorKind::BrokenPipe`].
pub fn write(to: &mut impl Write, sheet: Sheet<'_>, format: Format) -> io::Result<()> {
    match format {
        Format::Table(width) => table::write(to, sheet, width),
        Format::Json => json::write_rows(to, sheet),
        Format::Csv => csv::write(to, sheet),
        Format::Markdown => markdown::write(to, sheet),
    }
}
