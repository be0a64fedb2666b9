//! Who else is in the chosen actor's stories, with bars.

use super::bars;
use crate::ui::pen::Pen;
use crate::ui::state::State;

/// Draws as many as there is room for.
pub fn draw(state: &State, pen: &mut Pen<'_>) {
    let theme = &state.theme;
    if state.company.others.is_empty() {
        let words = match state.company.of {
            Some(_) => "Nobody else is named in the same stories.",
            None => "Choose an actor to see who is in the same stories.",
        };
        for (y, line) in crate::ui::wrap::wrap(words, pen.width().saturating_sub(4).into(), false)
            .into_iter()
            .enumerate()
        {
            pen.put(2, y as u16 + 1, pen.width(), &words[line], theme.faint);
        }
        return;
    }
    let most = state.company.others.first().map_or(1, |(_, n)| *n as usize);
    let room = usize::from(pen.width() / 4);
    let end = pen.width().saturating_sub(room as u16 + 7);
    for (y, (id, stories)) in (0..pen.height()).zip(&state.company.others) {
        let name = state.desk.name(*id);
        pen.put(1, y, end.saturating_sub(1), name, theme.actor(name));
        pen.put(
            end + 1,
            y,
            room as u16,
            &bars::bar(*stories as usize, most, room, state.signs),
            theme.bar,
        );
        pen.put_right(
            pen.width().saturating_sub(1),
            y,
            &stories.to_string(),
            theme.text,
        );
    }
}
