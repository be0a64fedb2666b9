//! Rules between the panes, joined where they meet, and the panes' titles on them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{bars, marks, reader};
use crate::desk::Target;
use crate::desk::view::ActorOrder;
use crate::ui::company::NEWEST;
use crate::ui::glyph::width;
use crate::ui::layout::{Pane, Shape};
use crate::ui::list::Rows;
use crate::ui::pen::Pen;
use crate::ui::rows::PaneRows;
use crate::ui::signs::Signs;
use crate::ui::state::State;

const UP: u8 = 1;
const DOWN: u8 = 2;
const LEFT: u8 = 4;
const RIGHT: u8 = 8;

/// Draws the rules.
pub fn rules(state: &State, cells: &mut Buffer) {
    let layout = &state.layout;
    let screen = layout.screen;
    let mut arms = vec![0u8; usize::from(screen.width) * usize::from(screen.height)];
    let mut add = |x: u16, y: u16, arm: u8| {
        if let Some(cell) =
            arms.get_mut(usize::from(y) * usize::from(screen.width) + usize::from(x))
        {
            *cell |= arm;
        }
    };
    for &(left, y, length) in &layout.level {
        for x in left..left + length {
            add(x, y, if x == left && left > 0 { 0 } else { LEFT });
            add(
                x,
                y,
                if x + 1 == left + length && x + 1 < screen.width {
                    0
                } else {
                    RIGHT
                },
            );
        }
    }
    let covered = state.overlay.is_some();
    for &(x, top, length) in layout.upright.iter().filter(|_| !covered) {
        for y in top..top + length {
            add(x, y, if y == top { 0 } else { UP });
            add(x, y, if y + 1 == top + length { 0 } else { DOWN });
        }
    }
    let mut pen = Pen::new(state.signs, cells, screen);
    let inner = |y: u16| y > layout.middle.y && y < layout.middle.bottom();
    for y in 0..screen.height {
        if covered && inner(y) {
            continue;
        }
        for x in 0..screen.width {
            let at = usize::from(y) * usize::from(screen.width) + usize::from(x);
            if let Some(symbol) = arms.get(at).and_then(|a| joint(*a, state.signs)) {
                pen.fill(x, x + 1, y, symbol, state.theme.faint);
            }
        }
    }
}

fn joint(arms: u8, signs: &Signs) -> Option<&'static str> {
    let [left, right, below, above] = signs.joints;
    let both = |pair: u8| arms & pair == pair;
    Some(match (both(UP | DOWN), both(LEFT | RIGHT)) {
        _ if arms == 0 => return None,
        (true, true) => signs.cross,
        (true, false) if arms & LEFT != 0 => left,
        (true, false) if arms & RIGHT != 0 => right,
        (true, false) => signs.upright,
        (false, true) if arms & DOWN != 0 => below,
        (false, true) if arms & UP != 0 => above,
        (false, true) => signs.level,
        (false, false) if arms & (LEFT | RIGHT) != 0 => signs.level,
        (false, false) => signs.upright,
    })
}

/// Writes a pane's title: its name at the left, how much is in it at the right.
pub fn title(state: &State, pane: Pane, area: Rect, cells: &mut Buffer) {
    if state.layout.shape == Shape::Tabs {
        return;
    }
    let mut pen = Pen::new(state.signs, cells, area);
    let name = name(state, pane);
    let focused = state.focus == pane;
    let style = if focused {
        state.theme.focus
    } else {
        state.theme.title
    };
    let room = usize::from(area.width.saturating_sub(6));
    // A long name leaves at least this much of itself.
    let name_room = width(&name).min(24);
    let mut facts = facts(state, pane);
    if width(&facts) + width(&name) > room {
        facts = match pane {
            Pane::Reader => reader::facts_short(state),
            // How much there is matters more than its order.
            _ => shortened(facts, state.signs),
        };
    }
    let end = if width(&facts) + name_room <= room {
        let words = format!(" {facts} ");
        pen.put_right(area.width.saturating_sub(1), 0, &words, state.theme.faint)
    } else {
        area.width.saturating_sub(1)
    };
    let x = pen.put(1, 0, end.saturating_sub(2), &name, style);
    if x < end && !facts.is_empty() {
        pen.put(x, 0, 1, " ", state.theme.faint);
    }
}

/// The first of some facts.
fn shortened(facts: String, signs: &Signs) -> String {
    match facts.split_once(signs.dot) {
        Some((first, _)) => first.trim_end().to_owned(),
        None => facts,
    }
}

/// What a pane is called, with its number.
pub fn name(state: &State, pane: Pane) -> String {
    match pane {
        Pane::Timeline => "1 Timeline".into(),
        Pane::Actors => "2 Actors".into(),
        Pane::Quotes => "3 Quotes".into(),
        Pane::Reader => match state.reader.story.and_then(|id| state.desk.story(id)) {
            Some(story) => {
                let signs = marks::signs(state, Target::Story(story.id()));
                format!("Reader  {signs}{}", story.title())
            }
            None => "Reader".into(),
        },
        Pane::With => match state.company.of {
            Some(id) => format!("With {}", state.desk.name(id)),
            None => "With".into(),
        },
    }
}

/// How much is in a pane, and where in it the cursor is.
pub fn facts(state: &State, pane: Pane) -> String {
    let wide = state.layout.shape == Shape::Wide;
    if let Some(found) = state.find.as_ref().and_then(|find| find.count(pane)) {
        return format!("{} found", bars::number(found));
    }
    let dot = state.signs.dot;
    let count = |n: usize| bars::number(n);
    match pane {
        Pane::Timeline if state.times => {
            let events = &state.views.events;
            let scale = events.scale().name();
            format!("{} {dot} when, by {scale}", count(events.len(&state.desk)))
        }
        Pane::Timeline if wide => {
            format!("{} {dot} newest first", count(state.views.timeline.len()))
        }
        Pane::Timeline => count(state.views.timeline.len()),
        Pane::Actors if wide || state.zoom => {
            let order = match state.views.actors.order() {
                ActorOrder::Mentions => "by mentions",
                ActorOrder::Recent => "newest first",
                ActorOrder::Name => "by name",
            };
            format!("{} {dot} {order}", count(state.actors.len()))
        }
        Pane::Actors => count(state.actors.len()),
        Pane::Quotes => match PaneRows::new(state, pane).count() {
            0 => "0".into(),
            n if state.layout.shape == Shape::Tabs => {
                format!("{}/{n}", state.cursor(pane).at() + 1)
            }
            n => {
                let alike = state.views.quotes.count() > n;
                let cards = if alike { " cards" } else { "" };
                format!(
                    "{} of {}{cards}",
                    count(state.cursor(pane).at() + 1),
                    count(n)
                )
            }
        },
        Pane::Reader => reader::facts(state),
        Pane::With => match state.company.of {
            Some(_) if state.company.cut => format!("newest {}", count(NEWEST)),
            Some(_) => "same story".into(),
            None => String::new(),
        },
    }
}
