//! A Markdown table of the columns that a reader sees; words are escaped, so that they stay words.

use std::io::{self, Write};

use super::sheet::Sheet;

pub(super) fn write(to: &mut impl Write, sheet: Sheet<'_>) -> io::Result<()> {
    let columns = || sheet.columns.iter().filter(|column| column.is_seen());
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let names: Vec<_> = columns().map(|column| column.name.to_owned()).collect();
    let rules = vec!["---".to_owned(); names.len()];
    to.write_all((line(names) + &line(rules)).as_bytes())?;
    for row in sheet.rows {
        let shown = sheet.columns.iter().zip(&row);
        let shown = shown.filter(|(column, _)| column.is_seen());
        let cells = shown.map(|(_, cell)| escape(&cell.shown()));
        to.write_all(line(cells.collect()).as_bytes())?;
    }
    Ok(())
}

/// Signs that mean something to Markdown or HTML lose their meaning.
fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '~' | '#' | '!' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}
