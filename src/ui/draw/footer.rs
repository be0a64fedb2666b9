//! The last rows: what the keys do here and now, or the line being typed; and on the rule above, remarks.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use tui_input::Input;

use super::bars;
use crate::ui::action::Action;
use crate::ui::glyph::{shorten, width};
use crate::ui::keymap::Rule;
use crate::ui::layout::Pane;
use crate::ui::pen::Pen;
use crate::ui::state::{Overlay, State};

/// Whether a line is being typed.
pub fn is_typing(state: &State) -> bool {
    match &state.overlay {
        _ if state.line.is_some() => true,
        Some(Overlay::Help(_) | Overlay::Palette(_)) => true,
        Some(_) => false,
        None => state.prompt.is_some() || state.find.as_ref().is_some_and(|find| find.typing),
    }
}

/// Draws them; returns where the cursor of the typed line is.
pub fn draw(state: &State, cells: &mut Buffer) -> Option<Position> {
    if let Some(area) = state.layout.note {
        remark(state, &mut Pen::new(state.signs, cells, area));
    }
    let area = state.layout.footer;
    let folded = area == state.layout.header;
    if is_typing(state) {
        return typed(state, area, cells);
    }
    if folded {
        return None;
    }
    let mut pen = Pen::new(state.signs, cells, area);
    if let (Some(note), None) = (&state.note, state.layout.note) {
        pen.put(1, 0, area.width.saturating_sub(2), note, state.theme.text);
        return None;
    }
    hints(state, &mut pen);
    None
}

fn remark(state: &State, pen: &mut Pen<'_>) {
    let held = state.joining.map(|id| {
        let name = state.desk.name(id);
        match state.key(Action::Join) {
            Some(key) => {
                format!("{name} in hand: go to the actor it is, and {key} again joins them")
            }
            None => format!("{name} in hand"),
        }
    });
    let misread = state.find.as_ref().filter(|find| find.typing);
    let misread = misread.and_then(|find| find.trouble()).map(str::to_owned);
    let writing = state.writing.as_ref().map(|writing| {
        let (done, rows) = (bars::number(writing.done), bars::number(writing.rows));
        format!("writing {}: {done} of {rows} rows", writing.name)
    });
    let note = (state.note.as_ref()).or(misread.as_ref());
    let note = note.or(held.as_ref()).or(writing.as_ref());
    let (words, style) = match (note, &state.trouble, &state.polling) {
        (Some(note), ..) => (note.clone(), state.theme.text),
        (None, Some(trouble), _) => (trouble.clone(), state.theme.alarm),
        (None, None, Some(reason)) => (format!("polling: {reason}"), state.theme.faint),
        _ => return,
    };
    let words = format!(
        " {} ",
        shorten(
            &state.signs.own(&words),
            usize::from(pen.width()).saturating_sub(6),
            state.signs.more
        )
    );
    pen.put(2, 0, pen.width().saturating_sub(4), &words, style);
}

fn hints(state: &State, pen: &mut Pen<'_>) {
    let theme = &state.theme;
    let now = state.situation();
    let mut end = pen.width().saturating_sub(1);
    let all: Vec<_> = state.keymap.hints(&now).collect();
    let (help, rest): (Vec<&Rule>, Vec<&Rule>) = all.into_iter().partition(|r| r.hint == "help");
    for rule in help {
        let key = rule.chord.shown(state.signs);
        let x = end.saturating_sub((width(&key) + 1 + width(rule.hint)) as u16);
        let after = pen.put(x, 0, end - x, &key, theme.key);
        pen.put(
            after + 1,
            0,
            end.saturating_sub(after + 1),
            rule.hint,
            theme.text,
        );
        end = x.saturating_sub(2);
    }
    let mut x = 1;
    for rule in rest {
        let key = rule.chord.shown(state.signs);
        if usize::from(x) + width(&key) + 1 + width(rule.hint) > usize::from(end) {
            break;
        }
        x = pen.put(x, 0, end - x, &key, theme.key) + 1;
        x = pen.put(x, 0, end - x, rule.hint, theme.text) + 2;
    }
}

fn typed(state: &State, area: Rect, cells: &mut Buffer) -> Option<Position> {
    let mut pen = Pen::new(state.signs, cells, area);
    pen.wipe();
    let theme = &state.theme;
    let (name, input, found): (_, &Input, _) = match (&state.overlay, &state.prompt, &state.find) {
        _ if let Some(line) = &state.line => (line.name(), &line.input, None),
        (Some(Overlay::Help(page)), ..) => ("help: ", &page.input, None),
        (Some(Overlay::Palette(page)), ..) => ("command: ", &page.input, None),
        (_, Some(prompt), _) => {
            let all = bars::count(state.desk.totals().stories, "story", "stories");
            let found = format!("{} of {all}", bars::number(prompt.passing));
            ("filter: ", &prompt.input, Some(found))
        }
        (.., Some(find)) => {
            let name = match (find.all, find.pane) {
                (true, _) => "find in all panes: ",
                (false, Pane::Timeline) => "find in timeline: ",
                (false, Pane::Actors) => "find in actors: ",
                (false, Pane::Quotes) => "find in quotes: ",
                (false, Pane::Reader | Pane::With) => "find in story: ",
            };
            let counts = Pane::ALL.into_iter().filter_map(|pane| find.count(pane));
            let found = find.count(find.pane).map(|_| counts.sum::<usize>());
            let found = found.map(|found| format!("{} found", bars::number(found)));
            (name, &find.input, found)
        }
        _ => return None,
    };
    let mut x = pen.put(1, 0, area.width / 2, name, theme.faint);
    let mut end = area.width.saturating_sub(1);
    let mut tail: Vec<String> = state
        .keymap
        .hints(&state.situation())
        .map(|r| format!("{} {}", r.chord.shown(state.signs), r.hint))
        .collect();
    if let Some(found) = found {
        tail.insert(0, found);
    }
    // What was typed has the first claim on the room.
    let wanted = usize::from(x) + width(input.value()).max(8) + 3;
    while wanted + tail.iter().map(|t| width(t) + 2).sum::<usize>() > usize::from(end)
        && tail.pop().is_some()
    {}
    for words in tail.iter().rev() {
        end = pen.put_right(end, 0, words, theme.faint).saturating_sub(2);
    }
    let room = end.saturating_sub(x + 1);
    let skip = input.visual_scroll(room.into());
    let (from, column) = split_at_column(input.value(), skip);
    let at = width(&input.value()[..byte_of(input.value(), input.cursor())]).saturating_sub(column);
    pen.put(x, 0, room + 1, &input.value()[from..], theme.text);
    x += (at as u16).min(room);
    Some(Position {
        x: area.x + x,
        y: area.y,
    })
}

/// The byte where `column` columns of the text have passed, and how many those are.
fn split_at_column(text: &str, column: usize) -> (usize, usize) {
    let mut used = 0;
    for glyph in crate::ui::glyph::glyphs(text) {
        if used >= column {
            return (glyph.at.start, used);
        }
        used += glyph.width;
    }
    (if column == 0 { 0 } else { text.len() }, used)
}

fn byte_of(text: &str, chars: usize) -> usize {
    text.char_indices()
        .nth(chars)
        .map_or(text.len(), |(at, _)| at)
}
