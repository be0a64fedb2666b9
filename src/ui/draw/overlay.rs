//! What covers the panes: the help, and the files that could not be read.

use ratatui::buffer::Buffer;

use super::bars;
use crate::ui::action::Action;
use crate::ui::glyph::width;
use crate::ui::help::{HelpLine, HelpPage};
use crate::ui::keys::place;
use crate::ui::pen::Pen;
use crate::ui::state::State;
use crate::ui::wrap::wrap;

/// Titles what covers the panes; returns the first row below.
pub(super) fn title(state: &State, words: &str, facts: &str, cells: &mut Buffer) -> u16 {
    let area = state.layout.middle;
    let mut pen = Pen::new(state.signs, cells, area);
    if state.layout.tabs.is_some() {
        // There is no rule here to stand on; the title takes the first row.
        let x = pen.put(1, 0, area.width, words, state.theme.focus);
        pen.put(
            x + 2,
            0,
            area.width.saturating_sub(x + 3),
            facts,
            state.theme.faint,
        );
        return area.y + 1;
    }
    let x = pen.put(1, 0, area.width, words, state.theme.focus);
    pen.put(x, 0, 1, " ", state.theme.faint);
    pen.put_right(
        area.width.saturating_sub(1),
        0,
        &format!(" {facts} "),
        state.theme.faint,
    );
    area.y + 1
}

/// Draws the help from its first shown line.
pub fn help(state: &State, page: &HelpPage, cells: &mut Buffer) {
    let lines = page.lines(&state.keymap, state.signs);
    let area = state.layout.middle;
    let more = page.first + usize::from(area.height) <= lines.len();
    let mut facts = "type to search".to_owned();
    let down = state.keymap.keys_in(Action::Down, place::HELP);
    if let (true, Some(key)) = (more, down.first()) {
        let key = key.shown(state.signs);
        facts.push_str(&format!(" {} {key} for more", state.signs.dot));
    }
    let top = title(state, "Help", &facts, cells);
    let mut pen = Pen::new(state.signs, cells, area);
    let mut pen = pen.part(
        0,
        top - area.y,
        area.width,
        area.bottom().saturating_sub(top),
    );
    let theme = &state.theme;
    if lines.is_empty() {
        pen.put(
            2,
            1,
            area.width.saturating_sub(3),
            "No key does that.",
            theme.faint,
        );
    }
    let longest = |line: &HelpLine| match line {
        HelpLine::Entry { keys, .. } => width(keys),
        HelpLine::Group(_) => 0,
    };
    let keys_room = lines
        .iter()
        .map(longest)
        .max()
        .unwrap_or(0)
        .clamp(4, usize::from(area.width) / 3) as u16;
    let query = page.query();
    for (y, line) in (0..pen.height()).zip(lines.iter().skip(page.first)) {
        match line {
            HelpLine::Group(name) => {
                pen.put(
                    1,
                    y,
                    area.width.saturating_sub(1),
                    name,
                    theme.title.patch(theme.key),
                );
            }
            HelpLine::Entry { keys, entry } => {
                pen.put(3, y, keys_room, keys, theme.key);
                let light = query.light(&[entry.about]);
                let x = keys_room + 5;
                let room = area.width.saturating_sub(x + 1);
                pen.put_lit(x, y, room, entry.about, |at| {
                    super::lit(&light[0], at, theme.text, theme)
                });
            }
        }
    }
}

/// The lines of the list of unreadable files: a path, then its reason.
pub fn unreadable(state: &State) -> Vec<(bool, String)> {
    let room = usize::from(state.layout.middle.width).saturating_sub(6);
    let mut lines = Vec::new();
    if let Some(trouble) = &state.trouble {
        lines.extend(
            wrap(trouble, room, false)
                .into_iter()
                .map(|r| (true, trouble[r].to_owned())),
        );
    }
    for trouble in state.desk.troubles() {
        let path = state
            .folders
            .iter()
            .find_map(|f| trouble.path.strip_prefix(f).ok())
            .unwrap_or(&trouble.path);
        lines.push((true, path.display().to_string()));
        let parts = wrap(&trouble.reason, room, false);
        lines.extend(
            parts
                .into_iter()
                .map(|r| (false, trouble.reason[r].to_owned())),
        );
    }
    lines
}

/// Draws the files that could not be read.
pub fn troubles(state: &State, first: usize, cells: &mut Buffer) {
    let totals = state.desk.totals();
    let facts = bars::count(totals.troubles, "file", "files");
    let top = title(state, "Unreadable", &facts, cells);
    let area = state.layout.middle;
    let mut pen = Pen::new(state.signs, cells, area);
    let mut pen = pen.part(
        0,
        top - area.y,
        area.width,
        area.bottom().saturating_sub(top),
    );
    let lines = unreadable(state);
    if lines.is_empty() {
        pen.put(
            2,
            1,
            area.width.saturating_sub(3),
            "Every file could be read.",
            state.theme.faint,
        );
    }
    for (y, (is_path, words)) in (0..pen.height()).zip(lines.iter().skip(first)) {
        let (x, style) = if *is_path {
            (1, state.theme.key)
        } else {
            (4, state.theme.text)
        };
        pen.put(x, y, area.width.saturating_sub(x + 1), words, style);
    }
}
