//! What may stand at the cursor of the filter's line, and what is wrong with it: over the last rows of the panes, or, where
//! the line is typed in the first row, below it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::marker;
use crate::ui::glyph::width;
use crate::ui::pen::Pen;
use crate::ui::prompt::Prompt;
use crate::ui::state::State;
use crate::ui::wrap::wrap;

/// Draws them.
pub fn draw(state: &State, prompt: &Prompt, cells: &mut Buffer) {
    let middle = state.layout.middle;
    let theme = &state.theme;
    let room = usize::from(middle.width.saturating_sub(3));
    let trouble = state.signs.own(prompt.trouble().unwrap_or_default());
    let lines = wrap(&trouble, room, false);
    let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    // Half of the panes stays in sight, with a rule between.
    let most = usize::from(middle.height / 2).max(1);
    let told = lines.len().min(most);
    let shown = prompt.candidates.len().min(most.saturating_sub(told));
    let rows = (told + shown) as u16;
    if rows == 0 {
        return;
    }
    let (mut pen, first) = shelf(state, rows, cells);
    for (y, line) in (first..).zip(lines.into_iter().take(told)) {
        pen.put(
            1,
            y,
            middle.width.saturating_sub(2),
            &trouble[line],
            theme.alarm,
        );
    }
    // The chosen candidate stays in sight.
    let skip = prompt.chosen.map_or(0, |at| (at + 1).saturating_sub(shown));
    let listed = || prompt.candidates.iter().enumerate().skip(skip).take(shown);
    let longest = listed().map(|(_, c)| width(&c.words)).max().unwrap_or(0);
    let words_room = longest.min(usize::from(middle.width) * 3 / 5) as u16;
    for (y, (at, candidate)) in (first + told as u16..).zip(listed()) {
        let chosen = prompt.chosen == Some(at);
        let style = if chosen { theme.chosen } else { theme.text };
        pen.put(1, y, 1, marker(chosen), style);
        pen.put(2, y, words_room, &candidate.words, style);
        let x = words_room + 4;
        let room = middle.width.saturating_sub(x + 1);
        pen.put(x, y, room, &candidate.about, theme.faint);
    }
}

/// Room for so many rows beside the line being typed, parted from the panes by a rule; and the first of them.
pub(super) fn shelf<'c>(state: &State, rows: u16, cells: &'c mut Buffer) -> (Pen<'c>, u16) {
    let middle = state.layout.middle;
    let theme = &state.theme;
    let below_header = state.layout.footer == state.layout.header;
    let y = match below_header {
        true => middle.y,
        false => middle.bottom().saturating_sub(rows + 1),
    };
    let area = Rect {
        y,
        height: rows + 1,
        ..middle
    };
    let area = area.intersection(middle);
    if let Some(note) = state.layout.note {
        Pen::new(state.signs, cells, note).fill(0, note.width, 0, state.signs.level, theme.faint);
    }
    let mut pen = Pen::new(state.signs, cells, area);
    pen.wipe();
    let (rule, first) = if below_header { (rows, 0) } else { (0, 1) };
    pen.fill(0, area.width, rule, state.signs.level, theme.faint);
    // The rules between the panes end here, not at the rule below.
    for &(x, ..) in &state.layout.upright {
        let [.., below, above] = state.signs.joints;
        let end = if below_header { below } else { above };
        pen.fill(x, x + 1, rule, end, theme.faint);
    }
    (pen, first)
}
