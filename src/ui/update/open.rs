//! Opening and closing: the reader, chips, and one step back.

use super::Effect;
use super::moves::focus;
use super::seek::is_vain;
use crate::desk::view::ActorOrder;
use crate::desk::{Chip, Filter, Place};
use crate::search::Asked;
use crate::ui::action::Action;
use crate::ui::find;
use crate::ui::layout::{Pane, Shape};
use crate::ui::list::{RowId, Rows};
use crate::ui::rows::{PaneRows, newest_day};
use crate::ui::state::State;

pub(super) fn open(state: &mut State) {
    if is_vain(state) {
        return;
    }
    match state.chosen(state.focus) {
        _ if state.focus == Pane::Reader => {
            state.zoom = !state.zoom && state.layout.shape == Shape::Wide
        }
        Some(RowId::Actor(id)) => add_chip(state, Chip::Who(id)),
        Some(RowId::Head(Some((day, _)))) if !state.times => add_chip(state, Chip::On(day)),
        Some(RowId::Head(_)) if state.times => rescale(state, true),
        Some(RowId::Story(_) | RowId::Event(_) | RowId::Quote(_)) => {
            let from = state.focus;
            state.cursors[Pane::Timeline.index()].top = false;
            focus(state, Pane::Reader);
            state.arrange();
            read(state, from);
        }
        _ => {}
    }
}

/// Shows the chosen row's story in the reader, to somebody who reads it.
pub(super) fn read(state: &mut State, pane: Pane) {
    show(state, pane);
    find::search(state);
    if let Some(story) = state.reader.story {
        state.desk.mark_read(story, true, state.now);
    }
}

/// Shows the chosen row's story in the reader.
pub(super) fn show(state: &mut State, pane: Pane) {
    if let Some(row) = state.chosen(pane) {
        show_row(state, row);
    }
}

/// Shows a row's story in the reader, at what the row is about.
pub(super) fn show_row(state: &mut State, row: RowId) {
    let body = state.page();
    match row {
        RowId::Story(id) => {
            state.reader.open(id);
            state.reader.quote = None;
        }
        RowId::Quote(id) if state.reader.quote != Some(id) => {
            state
                .reader
                .open_at(&state.desk, id, body.width, body.height);
        }
        RowId::Event(id) => {
            if let Some(byte) = state.desk.event(id).map(|row| row.event.span.start) {
                let story = id.story;
                go(state, Place { story, byte });
            }
        }
        _ => {}
    }
}

/// Shows a place of a story in the reader, to somebody who reads it.
pub(super) fn show_place(state: &mut State, place: Place) {
    go(state, place);
    find::search(state);
    state.desk.mark_read(place.story, true, state.now);
}

fn go(state: &mut State, place: Place) {
    let body = state.page();
    state.reader.open(place.story);
    state.reader.quote = None;
    if let (Some(article), Some(paragraph)) = (
        state.desk.reading(place.story).map(|r| r.article),
        state.desk.paragraph(place),
    ) {
        let byte = place.byte as usize;
        state
            .reader
            .go(&article, paragraph, byte, body.width, body.height);
    }
}

/// The actors in the next of their orders; the chosen one stays chosen.
pub(super) fn sort(state: &mut State) {
    let next = match state.views.actors.order() {
        ActorOrder::Mentions => ActorOrder::Recent,
        ActorOrder::Recent => ActorOrder::Name,
        ActorOrder::Name => ActorOrder::Mentions,
    };
    state.views.sort_actors(&state.desk, next);
    state.actors.clear();
    state.cursors[Pane::Actors.index()].loosen();
    state.refresh();
}

pub(super) fn add_chip(state: &mut State, chip: Chip) {
    let mut filter = state.views.chips().clone();
    if filter.terms().contains(&chip.clone().into()) {
        let how = state.key(Action::Back);
        let how = how.map(|key| format!("; {key} takes the last one off"));
        state.note = Some(format!(
            "this filter is on already{}",
            how.unwrap_or_default()
        ));
        return;
    }
    filter.add(chip);
    set_filter(state, filter);
}

/// Filters by a line. While files are being read, one in which a name is guessed is kept: whom it means may yet come.
pub(super) fn filter_by(state: &mut State, line: &str, asked: &Asked) {
    set_filter(state, asked.filter.clone());
    state.guessed = (asked.guessed && state.loading.is_some()).then(|| line.to_owned());
}

/// All files are read: a name that was guessed may be somebody's now.
pub(super) fn guess_again(state: &mut State) {
    // Nothing changes under a line being typed.
    let Some(line) = state.guessed.take().filter(|_| state.prompt.is_none()) else {
        return;
    };
    let asked = state.ask(&line);
    let same = asked.filter.terms() == state.views.chips().terms();
    if !asked.guessed && asked.troubles.is_empty() && !same {
        set_filter(state, asked.filter);
        let chips = state.views.chips().written(&state.desk);
        state.note = Some(format!("all files are read: this is {chips}"));
    }
}

pub(super) fn set_filter(state: &mut State, filter: Filter) {
    state.guessed = None;
    state.views.filter(&state.desk, filter.at(state.now));
    state.actors.clear();
    state.cursors.iter_mut().for_each(|cursor| cursor.loosen());
    state.refresh();
    for pane in Pane::LISTS {
        // A row that no longer passes hands over to the first, not to whichever took its place.
        if state
            .chosen(pane)
            .is_none_or(|row| !state.is_there(pane, row))
        {
            state.with_cursor(pane, |cursor, rows, _| cursor.first(rows));
        }
    }
    state.unsettled = true;
}

/// One step back, in the order: line being typed, overlay, prompt, find, actor in hand, zoom, last chip.
pub(super) fn back(state: &mut State) {
    // A note may be typed over the list of notes.
    if state.line.take().is_some() {
        return;
    }
    if state.overlay.take().is_some() {
        return;
    }
    if state.prompt.take().is_some() {
        return;
    }
    if let Some(find) = state.find.take() {
        if find.typing {
            state.cursors = find.before;
            state.unsettled = true;
        }
    } else if state.joining.take().is_some() {
        // Nothing else goes.
    } else if state.focus == Pane::Reader {
        let covered = state.zoom;
        state.zoom = false;
        if !(covered && state.layout.shape == Shape::Wide) {
            focus(state, state.home);
        }
    } else if state.zoom {
        state.zoom = false;
    } else {
        let mut filter = state.views.chips().clone();
        if filter.pop().is_some() {
            set_filter(state, filter);
        }
    }
}

pub(super) fn close(state: &mut State) -> Option<Effect> {
    if state.overlay.is_none() && !state.zoom && state.focus != Pane::Reader {
        return Some(Effect::Quit);
    }
    state.find = None;
    back(state);
    None
}

/// The timeline the other way, at the same story, or where nothing was chosen, at today.
pub(super) fn times(state: &mut State) {
    let story = Some(state.story_of(Pane::Timeline))
        .filter(|_| !state.follows())
        .flatten();
    state.times = !state.times;
    state.refresh();
    let rows = PaneRows::new(state, Pane::Timeline);
    let is_same = |at: &usize| match rows.id(*at) {
        Some(RowId::Story(id)) => Some(id) == story,
        Some(RowId::Event(id)) => Some(id.story) == story,
        _ => false,
    };
    let today = newest_day(state);
    let is_today = |at: &usize| match rows.id(*at) {
        Some(RowId::Head(when)) => when.is_none_or(|(from, _)| today.is_none_or(|day| from <= day)),
        _ => false,
    };
    let same = (0..rows.count()).find(is_same);
    let place = match (same, state.times) {
        (Some(at), _) => Some(at),
        (None, true) => (0..rows.count()).find(is_today).map(|at| at + 1),
        (None, false) => None,
    };
    state.with_cursor(Pane::Timeline, |cursor, rows, _| match place {
        Some(at) => cursor.jump(rows, at),
        None => cursor.first(rows),
    });
    state.unsettled = true;
}

/// What happened in longer or shorter stretches, at the same event.
pub(super) fn rescale(state: &mut State, finer: bool) {
    let Some(scale) = state.views.events.scale().next(finer) else {
        let end = if finer { "finest" } else { "coarsest" };
        let name = state.views.events.scale().name();
        state.note = Some(format!("by {name}: this is the {end}"));
        return;
    };
    let rows = PaneRows::new(state, Pane::Timeline);
    let chosen = state.chosen(Pane::Timeline);
    let kept = match chosen {
        Some(head @ RowId::Head(_)) => rows.find(head).ok().and_then(|at| rows.id(at + 1)),
        other => other,
    };
    state.views.rescale(&state.desk, scale);
    state.refresh();
    if let Some(id) = kept
        && let Ok(at) = PaneRows::new(state, Pane::Timeline).find(id)
    {
        state.with_cursor(Pane::Timeline, |cursor, rows, _| cursor.jump(rows, at));
    }
}
