//! Bookmarks and notes: their signs in every pane, and the list of them.

use ratatui::buffer::Buffer;

use super::{bars, marker, overlay, when};
use crate::desk::{Marked, Target};
use crate::ui::glyph::width;
use crate::ui::marks::MarksPage;
use crate::ui::pen::Pen;
use crate::ui::state::State;
use crate::ui::wrap::wrap;

/// Lines of a note that are shown beside a text, at most.
const LINES: usize = 3;

/// The signs of what is marked, with a blank behind; nothing where it is not.
pub fn signs(state: &State, target: Target) -> String {
    let saved = state.desk.is_saved(target).then_some(state.signs.saved);
    let noted = state.desk.note(target).map(|_| state.signs.noted);
    let signs = [saved, noted].into_iter().flatten();
    signs.map(|sign| format!("{sign} ")).collect()
}

/// A note as lines of a width: "✎ note: call her back".
pub fn note(state: &State, target: Target, room: u16) -> Vec<String> {
    let Some(note) = state.desk.note(target) else {
        return Vec::new();
    };
    let words = format!("{} note: {note}", state.signs.noted);
    let mut lines: Vec<_> = wrap(&words, room.into(), false)
        .into_iter()
        .map(|line| words[line].to_owned())
        .collect();
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.push_str(state.signs.more);
        }
    }
    lines
}

/// One line of the list.
enum Line<'a> {
    /// A row: its place, and what it is.
    What(usize, &'a Marked),
    /// Where it is from.
    From(&'a Marked),
    /// The note on it.
    Note(&'a str),
    Blank,
}

/// Draws the list with the chosen row in sight.
pub fn draw(state: &State, page: &MarksPage, cells: &mut Buffer) {
    let saved = page.rows.iter().filter(|row| row.saved).count();
    let noted = page.rows.iter().filter(|row| row.note.is_some()).count();
    let facts = format!(
        "{} {} {}",
        bars::count(saved, "bookmark", "bookmarks"),
        state.signs.dot,
        bars::count(noted, "note", "notes"),
    );
    let area = state.layout.middle;
    let top = overlay::title(state, "Bookmarks and notes", &facts, cells);
    let mut pen = Pen::new(state.signs, cells, area);
    let height = area.bottom().saturating_sub(top);
    let mut pen = pen.part(0, top - area.y, area.width, height);
    let mut lines = Vec::new();
    for (i, row) in page.rows.iter().enumerate() {
        lines.extend([Line::What(i, row), Line::From(row)]);
        lines.extend(row.note.as_deref().map(Line::Note));
        lines.push(Line::Blank);
    }
    let is_chosen = |line: &Line<'_>| matches!(line, Line::What(i, _) if *i == page.chosen);
    let at = lines.iter().position(is_chosen).unwrap_or(0);
    let first = (at + 3).saturating_sub(usize::from(height));
    for (y, line) in (0..height).zip(lines.iter().skip(first)) {
        draw_line(state, &mut pen, y, line, page.chosen);
    }
}

fn draw_line(state: &State, pen: &mut Pen<'_>, y: u16, line: &Line<'_>, chosen: usize) {
    let theme = &state.theme;
    let right = pen.width().saturating_sub(1);
    match line {
        Line::Blank => {}
        Line::What(i, row) => {
            let style = if *i == chosen {
                theme.chosen
            } else {
                theme.text
            };
            pen.put(1, y, 1, marker(*i == chosen), style);
            let sign = if row.saved { state.signs.saved } else { " " };
            pen.put(3, y, 1, sign, theme.text);
            let end = pen.put_right(right, y, &when::moment(state, row.at), theme.faint);
            let words = row.about.words.as_deref().or(row.about.title.as_deref());
            let words = words.unwrap_or("(no title)");
            pen.put(5, y, end.saturating_sub(7), words, style);
        }
        Line::From(row) => {
            let said = row.about.words.is_some();
            let speaker = row.about.speaker.as_deref();
            let speaker = said.then(|| speaker.unwrap_or("speaker not named"));
            let card = match row.target {
                Some(Target::Quote(id)) => state.desk.quote(id),
                _ => None,
            };
            let polarity = card.map(|card| card.quote.polarity);
            let polarity = polarity.or(row.about.polarity);
            let remark = polarity.and_then(|polarity| polarity.remark());
            let title = row.about.title.as_deref().filter(|_| said);
            let path = row.about.path.as_deref();
            let gone = row.target.is_none().then_some("not here");
            let parts: Vec<_> = [gone, speaker, remark, title, path]
                .into_iter()
                .flatten()
                .collect();
            pen.put(
                5,
                y,
                right.saturating_sub(5),
                &parts.join(&format!(" {} ", state.signs.dot)),
                theme.faint,
            );
        }
        Line::Note(note) => {
            let name = format!("{} note: ", state.signs.noted);
            pen.put(5, y, right.saturating_sub(5), &name, theme.faint);
            let x = 5 + width(&name) as u16;
            pen.put(x, y, right.saturating_sub(x), note, theme.text);
        }
    }
}
