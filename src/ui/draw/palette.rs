//! The palette: a command a line, with its keys and what it does.

use ratatui::buffer::Buffer;

use super::{bars, marker, overlay};
use crate::ui::glyph::width;
use crate::ui::layout::Pane;
use crate::ui::palette::{Able, Choice, PalettePage};
use crate::ui::pen::Pen;
use crate::ui::state::State;

/// Draws the commands with the chosen one in sight.
pub fn draw(state: &State, page: &PalettePage, cells: &mut Buffer) {
    let theme = &state.theme;
    let choices = page.choices(state);
    let facts = bars::count(choices.len(), "command", "commands");
    let top = overlay::title(state, "Commands", &facts, cells);
    let area = state.layout.middle;
    let mut pen = Pen::new(state.signs, cells, area);
    let height = area.bottom().saturating_sub(top);
    let mut pen = pen.part(0, top - area.y, area.width, height);
    let end = pen.width().saturating_sub(1);
    if choices.is_empty() {
        let words = "No command is called that.";
        pen.put(2, 1, end.saturating_sub(2), words, theme.faint);
        return;
    }
    // The longest of a column, which has no more than a part of the screen.
    let longest = |of: fn(&Choice) -> &str, part: u16| {
        let longest = choices.iter().map(|choice| width(of(choice))).max();
        let most = usize::from(end / part).max(4);
        longest.unwrap_or(0).clamp(4, most) as u16
    };
    let names = longest(|choice| &choice.name, 2);
    let keys = longest(|choice| &choice.keys, 4);
    let query = page.query();
    let first = (page.chosen + 1).saturating_sub(height.into());
    for (y, (at, choice)) in (0..height).zip(choices.iter().enumerate().skip(first)) {
        let chosen = at == page.chosen;
        let plain = match choice.able {
            Able::Here | Able::In(_) => theme.text,
            Able::NotNow => theme.faint,
        };
        let style = if chosen { theme.chosen } else { plain };
        pen.put(1, y, 1, marker(chosen), style);
        let light = query.light(&[choice.name.as_str(), choice.entry.about]);
        pen.put_lit(3, y, names, &choice.name, |at| {
            super::lit(&light[0], at, style, theme)
        });
        let x = names + 5;
        pen.put(
            x,
            y,
            keys.min(end.saturating_sub(x)),
            &choice.keys,
            theme.key,
        );
        let x = x + keys + 2;
        let place = match choice.able {
            Able::Here => "",
            Able::In(Pane::Actors) => "in actors",
            Able::In(Pane::Quotes) => "in quotes",
            Able::In(_) => "in timeline",
            Able::NotNow => "not now",
        };
        let mut stop = end;
        if usize::from(end.saturating_sub(x)) > width(place) + 12 && !place.is_empty() {
            stop = pen.put_right(end, y, place, theme.faint).saturating_sub(2);
        }
        let room = stop.saturating_sub(x);
        pen.put_lit(x, y, room, choice.entry.about, |at| {
            super::lit(&light[1], at, plain, theme)
        });
    }
}
