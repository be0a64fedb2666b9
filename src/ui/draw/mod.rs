//! The screens: a state in, cells out. Nothing here changes the state.

pub mod actors;
pub(super) mod badge;
pub(super) mod bars;
mod chips;
mod export;
pub(super) mod footer;
mod frame;
mod header;
pub mod marks;
pub mod overlay;
mod palette;
mod prompt;
pub mod quotes;
mod reader;
mod record;
mod said;
mod searches;
mod timeline;
mod versions;
pub(super) mod when;
mod why;
mod with;

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use super::action::Action;
use super::layout::{Pane, Shape};
use super::line::Purpose;
use super::pen::Pen;
use super::state::{Overlay, State};
use super::theme::Theme;

/// Draws everything; returns where the terminal's own cursor belongs, if something is being typed.
pub fn draw(state: &State, cells: &mut Buffer) -> Option<Position> {
    let layout = &state.layout;
    if layout.shape == Shape::Tiny {
        let mut pen = Pen::new(state.signs, cells, layout.screen);
        let words = "copytaster needs at least 30 columns and 6 rows.";
        for (y, line) in super::wrap::wrap(words, layout.screen.width.into(), false)
            .into_iter()
            .enumerate()
        {
            pen.put(
                0,
                y as u16,
                layout.screen.width,
                &words[line],
                state.theme.text,
            );
        }
        return None;
    }
    frame::rules(state, cells);
    header::draw(state, cells);
    match &state.overlay {
        Some(Overlay::Help(page)) => overlay::help(state, page, cells),
        Some(Overlay::Unreadable(first)) => overlay::troubles(state, *first, cells),
        Some(Overlay::Versions(id, first)) => versions::draw(state, *id, *first, cells),
        Some(Overlay::Record(page)) => record::draw(state, page, cells),
        Some(Overlay::Why(page)) => why::draw(state, page, cells),
        Some(Overlay::Said(page)) => said::draw(state, page, cells),
        Some(Overlay::Marks(page)) => marks::draw(state, page, cells),
        Some(Overlay::Searches(page)) => searches::draw(state, *page, cells),
        Some(Overlay::Palette(page)) => palette::draw(state, page, cells),
        None => {
            for pane in Pane::ALL {
                if let Some(place) = layout.at(pane) {
                    frame::title(state, pane, place.title, cells);
                    let mut above = Pen::new(state.signs, cells, place.above);
                    match pane {
                        Pane::Timeline => timeline::above(state, &mut above),
                        Pane::Actors => actors::above(state, &mut above),
                        Pane::Quotes | Pane::Reader | Pane::With => {}
                    }
                    let mut pen = Pen::new(state.signs, cells, place.body);
                    match pane {
                        Pane::Timeline => timeline::draw(state, &mut pen),
                        Pane::Actors => actors::draw(state, &mut pen),
                        Pane::Quotes => quotes::draw(state, &mut pen),
                        Pane::Reader => reader::draw(state, &mut pen),
                        Pane::With => with::draw(state, &mut pen),
                    }
                }
            }
        }
    }
    if let (Some(prompt), None) = (&state.prompt, &state.overlay) {
        prompt::draw(state, prompt, cells);
    }
    if let Some(line) = &state.line
        && let Purpose::Export(order) = &line.purpose
    {
        export::draw(state, order, line.input.value(), cells);
    }
    footer::draw(state, cells)
}

/// Columns left of a row's marker: one where there is room for it.
fn gutter(width: u16) -> u16 {
    u16::from(width >= 34)
}

/// A row's marker: `>` on the chosen row, in every pane.
fn marker(chosen: bool) -> &'static str {
    if chosen { ">" } else { " " }
}

/// What a list without rows says instead, and why it has none.
fn say_empty(state: &State, pen: &mut Pen<'_>, what: &str) {
    let words = if !state.views.chips().is_empty() {
        let key = state.key(Action::Back);
        let how = key.map(|key| format!(" {key} takes the last chip off."));
        format!("No {what} pass the filter.{}", how.unwrap_or_default())
    } else if let Some((read, found)) = state.loading {
        match found {
            0 => "Looking for stories".to_owned(),
            _ => format!(
                "Reading {} of {} files",
                bars::number(read),
                bars::number(found)
            ),
        }
    } else if state.desk.totals().stories == 0 {
        let folders: Vec<_> = state
            .folders
            .iter()
            .map(|f| f.display().to_string())
            .collect();
        let refused = match state.desk.totals().troubles {
            0 => String::new(),
            _ => match state.key(Action::Unreadable) {
                Some(key) => format!(" What is there could not be read: {key} tells why."),
                None => " What is there could not be read.".to_owned(),
            },
        };
        format!(
            "No {what} yet. Stories that land in {} appear here by themselves.{refused}",
            folders.join(", ")
        )
    } else {
        format!("No {what} in these stories.")
    };
    let room = pen.width().saturating_sub(4);
    for (y, line) in super::wrap::wrap(&words, room.into(), false)
        .into_iter()
        .enumerate()
    {
        pen.put(2, y as u16 + 1, room, &words[line], state.theme.faint);
    }
}

/// The style of a byte: lit if it lies in one of the ranges.
fn lit(light: &[Range<usize>], at: usize, plain: Style, theme: &Theme) -> Style {
    match light.iter().any(|range| range.contains(&at)) {
        true => plain.patch(theme.hit),
        false => plain,
    }
}
