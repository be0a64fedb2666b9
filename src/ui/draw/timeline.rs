//! The timeline: stories by arrival, or what happened by the days it happened on, in groups with bars.
//!
//! What happened has a mark and a word for how its day is known: [`manner`].

use std::borrow::Cow;

use jiff::civil::Date;
use ratatui::style::Style;

use super::{badge, bars, gutter, marker, when};
use crate::desk::view::When;
use crate::desk::{EventRow, Story, Target};
use crate::extract::{Dated, Told};
use crate::search::story_columns;
use crate::ui::glyph::width;
use crate::ui::layout::Pane;
use crate::ui::list::{RowId, Rows};
use crate::ui::pen::Pen;
use crate::ui::rows::{PaneRows, newest_day, strip};
use crate::ui::signs::Signs;
use crate::ui::state::State;

/// Days in the strip above the list.
const DAYS: i64 = 10;

/// Draws the visible rows.
pub fn draw(state: &State, pen: &mut Pen<'_>) {
    if state.cursor(Pane::Timeline).slots().is_empty() {
        let what = if state.times { "events" } else { "stories" };
        return super::say_empty(state, pen, what);
    }
    let rows = PaneRows::new(state, Pane::Timeline);
    for slot in state.cursor(Pane::Timeline).slots() {
        let Some(id) = rows.id(slot.row) else {
            continue;
        };
        // A head that stands two lines tall has its blank line above.
        let y = slot.y + i32::from(slot.tall) - 1;
        let Ok(y) = u16::try_from(y) else { continue };
        let row = Row {
            y,
            chosen: slot.row == state.cursor(Pane::Timeline).at(),
            focused: state.focus == Pane::Timeline,
        };
        match id {
            RowId::Head(when) => head(state, pen, &row, when),
            RowId::Story(_) => story(state, pen, &row, id),
            RowId::Event(_) => event(state, pen, &row, id),
            RowId::Actor(_) | RowId::Quote(_) => {}
        }
    }
}

struct Row {
    y: u16,
    chosen: bool,
    focused: bool,
}

impl Row {
    /// The marker, and the style of what it marks.
    fn lead(&self, state: &State, pen: &mut Pen<'_>, plain: Style) -> Style {
        let style = if self.chosen && self.focused {
            state.theme.chosen
        } else {
            plain
        };
        pen.put(gutter(pen.width()), self.y, 1, marker(self.chosen), style);
        style
    }
}

fn head(state: &State, pen: &mut Pen<'_>, row: &Row, when: When) {
    let Some(head) = state.heads.iter().find(|h| h.when == when) else {
        return;
    };
    let plain = if head.faint {
        state.theme.faint
    } else {
        state.theme.text
    };
    let style = row.lead(state, pen, plain);
    let name = when::span(state, when);
    let x = pen.put(
        1 + gutter(pen.width()),
        row.y,
        pen.width().saturating_sub(8),
        &name,
        style,
    );
    let most = state.heads.iter().map(|h| h.stories).max().unwrap_or(1);
    let end = pen.put_right(
        pen.width().saturating_sub(1),
        row.y,
        &bars::number(head.stories),
        plain,
    );
    // The days that texts speak of may have long names; the bars stand in line all the same.
    let column = if state.times { 27 } else { 13 } + gutter(pen.width());
    let from = (x + 2).max(column);
    let room = usize::from(end.saturating_sub(from + 2)).min(16);
    if room >= 4 {
        let bar = bars::bar(head.stories, most, room, state.signs);
        let style = if head.faint { plain } else { state.theme.bar };
        pen.put(from, row.y, room as u16, &bar, style);
    }
}

fn story(state: &State, pen: &mut Pen<'_>, row: &Row, id: RowId) {
    let RowId::Story(story) = id else { return };
    let Some(story) = state.desk.story(story) else {
        return;
    };
    let theme = &state.theme;
    let title_style = if story.is_unread() {
        theme.unread
    } else {
        theme.text
    };
    let lead = row.lead(state, pen, theme.faint);
    let x = pen.put(
        1 + gutter(pen.width()),
        row.y,
        5,
        &when::clock(state, story.arrived()),
        lead,
    ) + 1;
    let from = sign(state, pen, x, row.y, story);
    let mut end = pen.width();
    if pen.width() >= 40 {
        let quotes = story.quotes().len();
        if quotes > 0 {
            pen.put_right(
                end.saturating_sub(1),
                row.y,
                &format!("{quotes}q"),
                theme.faint,
            );
        }
        end = end.saturating_sub(6);
    }
    let columns = story_columns(story);
    let x = badge::put(state, pen, from, row.y, story);
    let x = match &story.head().take {
        Some(take) => pen.put(x, row.y, 10, take, theme.faint) + 1,
        None => x,
    };
    let style = badge::struck(story, title_style);
    lit(state, pen, row.y, (x, end), id, &columns, style);
}

/// Whether a story is unread, bookmarked or noted; returns where its words begin.
fn sign(state: &State, pen: &mut Pen<'_>, x: u16, y: u16, story: &Story) -> u16 {
    let target = Target::Story(story.id());
    let theme = &state.theme;
    let unread = story.is_unread();
    if unread {
        pen.put(x, y, 1, state.signs.unread, theme.unread);
    }
    if state.desk.is_saved(target) {
        // Beside the sign of what is unread, else in its place.
        pen.put(
            x.saturating_sub(u16::from(unread)),
            y,
            1,
            state.signs.saved,
            theme.text,
        );
    }
    match state.desk.note(target) {
        Some(_) => pen.put(x + 2, y, 1, state.signs.noted, theme.text) + 1,
        None => x + 2,
    }
}

/// How an event's day is known: a mark, and a word where no clock time stands.
fn manner(event: &EventRow<'_>, signs: &Signs) -> (&'static str, &'static str) {
    match (event.event.by, event.event.told) {
        (Dated::Published, _) => ("=", "publ"),
        (_, Told::Announced) => (signs.due, "due"),
        (Dated::Carried(_), Told::Reported) => ("~", "was"),
        (Dated::Explicit(_), Told::Reported) => (signs.was, "was"),
    }
}

fn event(state: &State, pen: &mut Pen<'_>, row: &Row, id: RowId) {
    let RowId::Event(event) = id else { return };
    let Some(event) = state.desk.event(event) else {
        return;
    };
    let theme = &state.theme;
    let lead = row.lead(state, pen, theme.faint);
    let (mark, word) = manner(&event, state.signs);
    // The clock time, if the time expression says one.
    let clock = event
        .time
        .as_ref()
        .filter(|_| matches!(event.event.by, Dated::Explicit(_)))
        .and_then(|time| time.value.split_once('T'))
        .map(|(_, time)| time)
        .filter(|time| time.contains(':'));
    let from = 1 + gutter(pen.width());
    let words = format!("{mark}{}", clock.unwrap_or(word));
    pen.put(from, row.y, 6, &words, lead);
    let style = match (event.event.by, event.story.is_unread()) {
        (Dated::Published, _) => theme.faint,
        (_, true) => theme.unread,
        (_, false) => theme.text,
    };
    let words_from = sign(state, pen, from + 7, row.y, event.story);
    let style = badge::struck(event.story, style);
    let words = without_start(state.signs, event.words);
    let columns = [words.into(), event.story.title().into()];
    let room = (words_from, pen.width());
    lit(state, pen, row.y, room, id, &columns, style);
}

/// The words of an event, whose sentence may have begun before them: the sign that says so is ours.
fn without_start(signs: &Signs, words: String) -> String {
    match words.char_indices().take(2).find(|(_, c)| *c == '…') {
        Some((at, cut)) => {
            let (before, after) = (&words[..at], &words[at + cut.len_utf8()..]);
            format!("{before}{}{after}", signs.more)
        }
        None => words,
    }
}

/// The first searchable column between two columns of the screen, with the letters lit that the search found.
fn lit(
    state: &State,
    pen: &mut Pen<'_>,
    y: u16,
    (x, end): (u16, u16),
    id: RowId,
    columns: &[Cow<'_, str>],
    style: Style,
) {
    let Some(words) = columns.first() else { return };
    let room = end.saturating_sub(x);
    match state
        .find
        .as_ref()
        .filter(|find| find.has(Pane::Timeline, id))
    {
        None => pen.put(x, y, room, words, style),
        Some(find) => {
            let light = find.light(Pane::Timeline, columns);
            pen.put_lit(x, y, room, words, |at| {
                super::lit(&light[0], at, style, &state.theme)
            })
        }
    };
}

/// The last ten days in one line: what came when. By what happened, as many of the scale's stretches as fit.
pub fn above(state: &State, pen: &mut Pen<'_>) {
    let Some(newest) = newest_day(state) else {
        return;
    };
    if state.times {
        // Both ends' days may have their years.
        let room = pen.width().saturating_sub(28).clamp(7, 30);
        let stretches = state.views.events.until(&state.desk, newest, room.into());
        let stories: Vec<u32> = stretches.iter().map(|(_, stories)| *stories).collect();
        let oldest = stretches.first().map_or(newest, |(first, _)| *first);
        return line(
            state,
            pen,
            (oldest, newest),
            &bars::spark(&stories, state.signs),
        );
    }
    let Ok(oldest) = newest.checked_sub(jiff::Span::new().days(DAYS - 1)) else {
        return;
    };
    let from = when::short_day(state, oldest);
    let to = when::short_day(state, newest);
    let room = usize::from(pen.width()).saturating_sub(width(&from) + width(&to) + 4);
    let parts = [4, 2, 1]
        .into_iter()
        .find(|parts| parts * DAYS as usize <= room)
        .unwrap_or(1);
    let spark = bars::spark(&strip(state, DAYS, parts), state.signs);
    line(state, pen, (oldest, newest), &spark);
}

/// A spark between the days that it reaches from and to.
fn line(state: &State, pen: &mut Pen<'_>, (oldest, newest): (Date, Date), spark: &str) {
    let theme = &state.theme;
    let (from, to) = (
        when::short_day(state, oldest),
        when::short_day(state, newest),
    );
    let x = pen.put(1, 0, pen.width(), &from, theme.faint) + 1;
    let x = pen.put(x, 0, pen.width(), spark, theme.bar) + 1;
    pen.put(x, 0, pen.width().saturating_sub(x), &to, theme.faint);
}
