//! The actors: name, mentions over the last days, how often named, how often quoted; and where there is room, what
//! the texts say they are.

use jiff::civil::Date;
use ratatui::style::Modifier;

use super::{badge, bars, gutter, marker};
use crate::desk::{ActorCount, ActorId, ActorRow};
use crate::extract::ActorKind;
use crate::search::actor_columns;
use crate::ui::layout::{Pane, Shape};
use crate::ui::list::RowId;
use crate::ui::pen::Pen;
use crate::ui::rows::{days_between, newest_day};
use crate::ui::state::State;

/// Lines that an actor takes.
pub fn tall(state: &State, id: ActorId) -> u16 {
    let second = state.layout.shape == Shape::Wide
        && state
            .desk
            .actor(id)
            .is_some_and(|row| about(&row).is_some());
    1 + u16::from(second)
}

/// What the texts say the actor is; for what is no person at least the kind.
fn about<'a>(row: &ActorRow<'a>) -> Option<&'a str> {
    row.role.or(match row.kind {
        ActorKind::Person => None,
        ActorKind::Organization => Some("organization"),
        ActorKind::Place => Some("place"),
    })
}

/// Names the columns.
pub fn above(state: &State, pen: &mut Pen<'_>) {
    let right = pen.width().saturating_sub(1);
    pen.put(1 + gutter(pen.width()), 0, right, "name", state.theme.faint);
    pen.put(spark_at(pen.width()).0, 0, 4, "10d", state.theme.faint);
    let stories = stories_room(pen.width());
    pen.put_right(
        right.saturating_sub(QUOTES + stories),
        0,
        state.signs.times,
        state.theme.faint,
    );
    pen.put_right(right, 0, "q", state.theme.faint);
}

/// Where a row's sparkline stands, and in how many columns it shows the last ten days.
fn spark_at(width: u16) -> (u16, u16) {
    let columns = if width >= ROOMY { 10 } else { 5 };
    let numbers = NUMBERS + stories_room(width);
    (width.saturating_sub(columns + numbers + 1), columns)
}

/// Columns for the number of stories, where there is room for it.
fn stories_room(width: u16) -> u16 {
    if width >= ROOMY { 14 } else { 0 }
}

/// A pane of so many columns tells all it can.
const ROOMY: u16 = 56;

/// Columns for mentions and quotes.
const NUMBERS: u16 = 11;
/// Of these, those for quotes, with the blank before them.
const QUOTES: u16 = 6;

/// Draws the visible rows.
pub fn draw(state: &State, pen: &mut Pen<'_>) {
    let cursor = state.cursor(Pane::Actors);
    if cursor.slots().is_empty() {
        return super::say_empty(state, pen, "actors");
    }
    let theme = &state.theme;
    let newest = newest_day(state);
    for slot in cursor.slots() {
        let Some(&id) = state.actors.get(slot.row) else {
            continue;
        };
        let Some(actor) = state.desk.actor(id) else {
            continue;
        };
        let counts = state
            .views
            .actors
            .position_of(&state.desk, id)
            .and_then(|at| state.views.actors.row(&state.desk, at));
        let mut count = counts.map_or(ActorCount::default(), |(_, count)| count);
        if state.views.chips().is_empty() {
            // A story that uses two of its names is one.
            count.stories = actor.count.stories;
        }
        let chosen = slot.row == cursor.at();
        let colour = theme.actor(actor.name);
        let lead = if chosen && state.focus == Pane::Actors {
            theme.chosen
        } else {
            colour
        };
        let lead = match badge::all_killed(state, id) {
            true => lead.add_modifier(Modifier::CROSSED_OUT),
            false => lead,
        };
        let light = match state
            .find
            .as_ref()
            .filter(|f| f.has(Pane::Actors, RowId::Actor(id)))
        {
            Some(find) => find.light(Pane::Actors, &actor_columns(&actor)),
            None => vec![Vec::new(); 3],
        };
        if let Ok(y) = u16::try_from(slot.y) {
            let (spark, columns) = spark_at(pen.width());
            let x = gutter(pen.width());
            pen.put(
                x,
                y,
                1,
                marker(chosen),
                if chosen { lead } else { theme.text },
            );
            let end = pen.put_lit(x + 1, y, spark.saturating_sub(x + 2), actor.name, |at| {
                super::lit(&light[0], at, lead, theme)
            });
            if slot.tall == 1 && pen.width() >= ROOMY {
                let words = about(&actor).unwrap_or("");
                let at = (end + 2).max(x + 24);
                pen.put_lit(at, y, spark.saturating_sub(at + 2), words, |at| {
                    super::lit(&light[2], at, theme.faint, theme)
                });
            }
            let spark_words = bars::spark(&last_days(state, id, newest, columns), state.signs);
            pen.put(spark, y, columns, &spark_words, theme.bar);
            let right = pen.width().saturating_sub(1);
            let stories = stories_room(pen.width());
            if stories > 0 {
                let words = bars::count(count.stories as usize, "story", "stories");
                pen.put_right(right.saturating_sub(QUOTES + 1), y, &words, theme.faint);
            }
            let end = right.saturating_sub(QUOTES + stories);
            let times = if stories > 0 { state.signs.times } else { "" };
            let mentions = format!("{}{times}", bars::compact(count.mentions));
            pen.put_right(end, y, &mentions, theme.text);
            let said = match (count.quotes, actor.kind) {
                (0, ActorKind::Organization | ActorKind::Place) => state.signs.nothing.into(),
                (n, _) => format!("{}q", bars::compact(n)),
            };
            pen.put_right(right, y, &said, theme.faint);
        }
        if let (Some(words), Ok(y), 2..) = (about(&actor), u16::try_from(slot.y + 1), slot.tall) {
            pen.put_lit(4, y, pen.width().saturating_sub(5), words, |at| {
                super::lit(&light[2], at, theme.faint, theme)
            });
        }
    }
}

/// Mentions in the ten days up to the newest, in equal parts.
fn last_days(state: &State, actor: ActorId, newest: Option<Date>, parts: u16) -> Vec<u32> {
    let mut values = vec![0; usize::from(parts)];
    for (day, count) in state.desk.mentions(actor) {
        let back = newest.map_or(0, |newest| days_between(day, newest)) as usize;
        let part = (10 * usize::from(parts)).saturating_sub(back * usize::from(parts) + 1) / 10;
        if let Some(value) = values.get_mut(part).filter(|_| back < 10) {
            *value += count;
        }
    }
    values
}
