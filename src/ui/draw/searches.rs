//! Saved searches: the list of them, and the few words on them beside the chips.

use ratatui::buffer::Buffer;

use super::{bars, marker, overlay};
use crate::search::Ring;
use crate::ui::glyph::width;
use crate::ui::pen::Pen;
use crate::ui::searches::{Search, SearchesPage};
use crate::ui::state::State;

/// Columns from which a search fits one line.
const ONE_LINE: u16 = 100;

/// Draws the list with the chosen search in sight.
pub fn draw(state: &State, page: SearchesPage, cells: &mut Buffer) {
    let theme = &state.theme;
    let all = &state.searches.all;
    let facts = bars::count(all.len(), "search", "searches");
    let area = state.layout.middle;
    let top = overlay::title(state, "Saved searches", &facts, cells);
    let mut pen = Pen::new(state.signs, cells, area);
    let height = area.bottom().saturating_sub(top);
    let mut pen = pen.part(0, top - area.y, area.width, height);
    let right = pen.width().saturating_sub(1);
    if all.is_empty() {
        let words = "None yet. The filter and the find in force can be saved here under a name.";
        pen.put(2, 1, right.saturating_sub(2), words, theme.faint);
        return;
    }
    let tall = if area.width < ONE_LINE { 2 } else { 1 };
    let shown = usize::from(height / tall).max(1);
    let first = (page.chosen + 1).saturating_sub(shown);
    let names = all.iter().map(|search| width(&search.saved.name)).max();
    let room = names.unwrap_or(0).clamp(8, usize::from(right) / 3) as u16;
    for (y, (i, search)) in (0..height)
        .step_by(tall.into())
        .zip(all.iter().enumerate().skip(first))
    {
        let chosen = i == page.chosen;
        let style = if chosen { theme.chosen } else { theme.text };
        pen.put(1, y, 1, marker(chosen), style);
        if i < 9 {
            pen.put(3, y, 1, &(i + 1).to_string(), theme.key);
        }
        pen.put(5, y, room, &search.saved.name, style);
        let x = room + 7;
        let mut alarms = state.wishes.alarms.iter();
        let alarm = alarms.find(|alarm| alarm.search == search.saved.name);
        let asked = match alarm.filter(|_| search.saved.ring != Ring::Off) {
            Some(alarm) => {
                let (dot, name) = (state.signs.dot, alarm.run.name());
                format!("{} {dot} runs {name}", search.saved.line)
            }
            None => search.saved.line.clone(),
        };
        let ring = match search.saved.ring {
            Ring::Off => "",
            ring => ring.name(),
        };
        pen.put(right.saturating_sub(6), y, 6, ring, theme.text);
        let end = right.saturating_sub(8);
        let stories = bars::count(search.total, "story", "stories");
        let at = end.saturating_sub(24);
        pen.put_right(at + 14, y, &stories, theme.text);
        match search.news() {
            0 => {}
            n => {
                let new = format!("{}{} new", state.signs.new, bars::number(n));
                pen.put(at + 16, y, 10, &new, theme.fresh);
            }
        }
        if tall == 1 {
            pen.put(x, y, at.saturating_sub(x + 1), &asked, theme.faint);
        } else {
            pen.put(5, y + 1, right.saturating_sub(5), &asked, theme.faint);
        }
    }
}

/// "saved: [1] Harbour  [2] Elections ▲2", as much of it as ends before column `end` and begins after `start`; returns
/// where it begins.
pub fn brief(state: &State, pen: &mut Pen<'_>, start: u16, end: u16) -> u16 {
    let words = |(i, search): (usize, &Search)| {
        let new = match search.news() {
            0 => String::new(),
            n => format!(" {}{}", state.signs.new, bars::number(n)),
        };
        (format!("[{}] {}", i + 1, search.saved.name), new)
    };
    let mut all: Vec<_> = state
        .searches
        .all
        .iter()
        .take(9)
        .enumerate()
        .map(words)
        .collect();
    let long = |all: &[(String, String)]| -> usize {
        let each = all.iter().map(|(name, new)| width(name) + width(new) + 2);
        width("saved: ") + each.sum::<usize>()
    };
    while !all.is_empty() && usize::from(start) + long(&all) > usize::from(end) {
        all.pop();
    }
    if all.is_empty() {
        return end;
    }
    let from = end.saturating_sub(long(&all) as u16 - 2);
    let mut x = pen.put(from, 0, end - from, "saved: ", state.theme.faint);
    for (name, new) in &all {
        x = pen.put(x, 0, end.saturating_sub(x), name, state.theme.text);
        x = pen.put(x, 0, end.saturating_sub(x), new, state.theme.fresh) + 2;
    }
    from
}
