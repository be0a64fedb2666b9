//! An export that is asked for: what would be written, in which formats it can be, and what must be known first; beside the
//! line that its file's name is typed in.

use ratatui::buffer::Buffer;

use super::{marker, prompt};
use crate::ui::action::Action;
use crate::ui::export::{KINDS, Order, counted};
use crate::ui::keys::place;
use crate::ui::state::State;

/// Draws it, for the name as it is typed so far.
pub fn draw(state: &State, order: &Order, name: &str, cells: &mut Buffer) {
    let theme = &state.theme;
    let what = counted(order.list, order.rows);
    let filtered = match state.views.chips().is_empty() {
        true => ": all there are",
        false => ": those that pass the filter",
    };
    let doubt = order.doubt(name).map(|why| {
        let key = state.keymap.keys_in(Action::Write, place::EXPORT);
        let key = key.first().map(|key| key.shown(state.signs));
        let how = key.map(|key| format!("; {key} again writes it all the same"));
        state
            .signs
            .own(&format!("{why}{}", how.unwrap_or_default()))
    });
    let rows = KINDS.len() as u16 + 1 + u16::from(doubt.is_some());
    let rows = rows.min(state.layout.middle.height.saturating_sub(1));
    let (mut pen, mut y) = prompt::shelf(state, rows, cells);
    let width = pen.width();
    if let Some(doubt) = doubt {
        pen.put(1, y, width.saturating_sub(2), &doubt, theme.alarm);
        y += 1;
    }
    let x = pen.put(1, y, width.saturating_sub(2), &what, theme.text);
    pen.put(x, y, width.saturating_sub(x + 1), filtered, theme.faint);
    let format = order.format(name);
    for (y, (kind, end, about)) in (y + 1..).zip(KINDS) {
        let chosen = kind == format;
        let style = if chosen { theme.chosen } else { theme.text };
        pen.put(1, y, 1, marker(chosen), style);
        pen.put(2, y, 5, end, style);
        pen.put(9, y, width.saturating_sub(10), about, theme.faint);
    }
}
