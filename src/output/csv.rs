//! Comma-separated values, quoted as RFC 4180 has it, with the columns' names in the first line.
//!
//! Spreadsheets take a cell that begins with `=`, `+`, `-` or `@` for a formula, and texts come from anywhere: such words get
//! an apostrophe before them, which a spreadsheet shows as text. Programs that want the words to the letter read JSON.

use std::io::{self, Write};

use super::sheet::{Cell, Sheet};

pub(super) fn write(to: &mut impl Write, sheet: Sheet<'_>) -> io::Result<()> {
    let mut out = csv::Writer::from_writer(to);
    out.write_record(sheet.columns.iter().map(|column| column.name))
        .map_err(io::Error::from)?;
    for row in sheet.rows {
        out.write_record(row.iter().map(field))
            .map_err(io::Error::from)?;
    }
    out.flush()
}

fn field(cell: &Cell) -> String {
    let shown = cell.shown();
    let words = matches!(cell, Cell::Words(_) | Cell::List(_));
    match words && shown.starts_with(['=', '+', '-', '@']) {
        true => format!("'{shown}"),
        false => shown,
    }
}
