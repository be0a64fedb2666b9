//! A list for eyes: columns that fit a width, one line a row, words cut with an ellipsis where they must be.

use std::io::{self, Write};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::sheet::{Cell, Column, Sheet};

/// Blanks between two columns.
const GAP: usize = 2;

pub(super) fn write(to: &mut impl Write, sheet: Sheet<'_>, width: usize) -> io::Result<()> {
    let rooms = rooms(sheet.columns, width);
    let names: Vec<_> = sheet
        .columns
        .iter()
        .map(|c| c.name.to_uppercase())
        .collect();
    line(to, &names, &rooms)?;
    for row in sheet.rows {
        let shown = |cell: &Cell| match cell {
            Cell::Moment(at) => at.get(..10).unwrap_or(at).to_owned(),
            cell => cell.shown(),
        };
        let cells: Vec<_> = row.iter().map(shown).collect();
        line(to, &cells, &rooms)?;
    }
    Ok(())
}

/// Each column's room: what the narrow ones need, and of the rest each a share; nothing where a reader doesn't see it. On a
/// narrow screen the narrow ones leave two fifths of it to the others, and the widest of them, which hold names, are cut first:
/// half a day or half a number says nothing.
fn rooms(columns: &[Column], width: usize) -> Vec<usize> {
    let seen = columns.iter().filter(|column| column.is_seen()).count();
    let room = width.saturating_sub(GAP * seen.saturating_sub(1));
    let narrow = columns.iter().filter(|column| column.share == 0);
    let narrow: Vec<_> = narrow.map(|column| usize::from(column.most)).collect();
    let kept = |most: usize| {
        narrow
            .iter()
            .map(|wanted| *wanted.min(&most))
            .sum::<usize>()
    };
    let widest = narrow.iter().copied().max().unwrap_or(0);
    let mut fitting = (0..=widest).rev();
    let most_kept = fitting
        .find(|most| kept(*most) <= room * 3 / 5)
        .unwrap_or(0);
    let shares: usize = columns.iter().map(|column| usize::from(column.share)).sum();
    let rest = room - kept(most_kept);
    let room = |column: &Column| match (column.share, usize::from(column.most)) {
        (0, most) => most.min(most_kept),
        (share, most) => most.min(rest * usize::from(share) / shares.max(1)),
    };
    columns.iter().map(room).collect()
}

fn line(to: &mut impl Write, cells: &[String], rooms: &[usize]) -> io::Result<()> {
    let mut line = String::new();
    let (mut at, mut end) = (0, 0);
    for (cell, &room) in cells.iter().zip(rooms).filter(|(_, room)| **room > 0) {
        line.extend(std::iter::repeat_n(' ', end - at));
        at = end + put(&mut line, cell, room);
        end += room + GAP;
    }
    line.truncate(line.trim_end().len());
    line.push('\n');
    to.write_all(line.as_bytes())
}

/// Adds words in at most `room` columns; says how many they take.
fn put(line: &mut String, words: &str, room: usize) -> usize {
    if words.width() <= room {
        line.push_str(words);
        return words.width();
    }
    let mut used = 0;
    for grapheme in words.graphemes(true) {
        if used + grapheme.width() + 1 > room {
            break;
        }
        line.push_str(grapheme);
        used += grapheme.width();
    }
    line.push('…');
    used + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_what_there_is() {
        let columns = [
            Column::narrow("a", 10),
            Column::told("b"),
            Column::wide("c", 2),
            Column::wide("d", 1),
        ];
        assert_eq!(rooms(&columns, 100), [10, 0, 57, 28]);
        assert_eq!(rooms(&columns, 20), [9, 0, 4, 2]);
        assert_eq!(rooms(&columns, 0), [0, 0, 0, 0]);
        assert_eq!(rooms(&[], 100), [0; 0]);
    }

    #[test]
    fn of_narrow_columns_the_widest_are_cut_first() {
        let columns = [
            Column::narrow("day", 10),
            Column::narrow("polarity", 11),
            Column::narrow("speaker", 20),
            Column::wide("words", 1),
        ];
        assert_eq!(rooms(&columns, 66), [10, 11, 15, 24]);
    }

    #[test]
    fn wide_letters_take_two_columns() {
        let mut out = Vec::new();
        line(&mut out, &["李伟李伟".into(), "x".into()], &[5, 3]).unwrap();
        line(
            &mut out,
            &["cafe\u{301}".into(), "long word".into()],
            &[5, 3],
        )
        .unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "李伟…  x\ncafe\u{301}   lo…\n"
        );
    }
}
