//! Moving: the cursor in a list, the text in the reader and the overlays, the keys from pane to pane.

use crate::ui::draw::overlay;
use crate::ui::help::HelpPage;
use crate::ui::layout::{Pane, Shape};
use crate::ui::state::{Overlay, State};

/// Moves by rows, or in the reader and the overlays by lines.
pub(super) fn lines(state: &mut State, by: isize) {
    if !scroll(state, by as i32) {
        state.with_cursor(state.focus, |cursor, rows, _| cursor.step(rows, by));
        state.unsettled = true;
    }
}

pub(super) fn half(state: &mut State, down: bool) {
    let height = i32::from(state.layout.body(state.focus).height).max(2) / 2;
    if !scroll(state, if down { height } else { -height }) {
        state.with_cursor(state.focus, |cursor, rows, _| cursor.half(rows, down));
        state.unsettled = true;
    }
}

pub(super) fn page(state: &mut State, down: bool) {
    // Two lines of the page before stay in sight.
    let height = (i32::from(state.layout.middle.height) - 3).max(1);
    let reading = (i32::from(state.page().height) - 2).max(1);
    let height = if state.overlay.is_none() {
        reading
    } else {
        height
    };
    if !scroll(state, if down { height } else { -height }) {
        state.with_cursor(state.focus, |cursor, rows, _| cursor.page(rows, down));
        state.unsettled = true;
    }
}

pub(super) fn ends(state: &mut State, last: bool) {
    if !scroll(state, if last { i32::MAX } else { i32::MIN }) {
        state.with_cursor(state.focus, |cursor, rows, _| match last {
            true => cursor.last(rows),
            false => cursor.first(rows),
        });
        state.unsettled = true;
    }
}

/// Scrolls the overlay or the reader, if one of them has the keys. The extremes mean the ends.
pub(super) fn scroll(state: &mut State, by: i32) -> bool {
    if let Some(Overlay::Record(page)) = &mut state.overlay {
        page.step(by);
        return true;
    }
    if let Some(Overlay::Why(page)) = &mut state.overlay {
        page.step(by);
        return true;
    }
    if let Some(Overlay::Said(page)) = &mut state.overlay {
        page.step(by);
        return true;
    }
    if let Some(Overlay::Searches(page)) = &mut state.overlay {
        let last = state.searches.all.len().saturating_sub(1);
        page.chosen = page.chosen.saturating_add_signed(by as isize).min(last);
        return true;
    }
    if let Some(Overlay::Palette(page)) = &state.overlay {
        let last = page.choices(state).len().saturating_sub(1);
        if let Some(Overlay::Palette(page)) = &mut state.overlay {
            page.chosen = page.chosen.saturating_add_signed(by as isize).min(last);
        }
        return true;
    }
    if let Some(Overlay::Marks(page)) = &mut state.overlay {
        page.step(by);
        return true;
    }
    if let Some(Overlay::Versions(id, first)) = &mut state.overlay {
        let count = state.desk.story(*id).map_or(0, |s| s.versions().len());
        let last = count.saturating_sub(1);
        *first = first.saturating_add_signed(by as isize).min(last);
        return true;
    }
    let lines = match &state.overlay {
        Some(Overlay::Help(page)) => page.lines(&state.keymap, state.signs).len(),
        Some(Overlay::Unreadable(_)) => overlay::unreadable(state).len(),
        _ => 0,
    };
    let shown = usize::from(state.layout.middle.height.saturating_sub(1));
    if let Some(Overlay::Help(HelpPage { first, .. }) | Overlay::Unreadable(first)) =
        &mut state.overlay
    {
        let last = lines.saturating_sub(shown);
        *first = first.saturating_add_signed(by as isize).min(last);
        return true;
    }
    if state.focus != Pane::Reader {
        return false;
    }
    let body = state.page();
    if let Some(article) = state.article() {
        match by {
            i32::MIN => state.reader.start(),
            i32::MAX => state.reader.end(&article, body.width, body.height),
            _ => state.reader.scroll(&article, by, body.width, body.height),
        }
    }
    true
}

/// Gives the keys to a pane.
pub(super) fn focus(state: &mut State, pane: Pane) {
    if pane == state.focus {
        return;
    }
    if state.layout.shape != Shape::Wide && state.focus == Pane::Reader {
        state.zoom = false;
    }
    state.focus = pane;
    if pane != Pane::Reader {
        state.home = pane;
        // Whoever looks at a list wants it to stay; the timeline says so on the screen when it doesn't.
        if let (Pane::Actors | Pane::Quotes, Some(cursor)) =
            (pane, state.cursors.get_mut(pane.index()))
        {
            cursor.top = false;
        }
    }
    state.unsettled = true;
}

pub(super) fn cycle(state: &mut State, by: isize) {
    let with_reader = state.layout.shape == Shape::Wide || state.focus == Pane::Reader;
    let panes = &Pane::ALL[..if with_reader { 4 } else { 3 }];
    let at = panes.iter().position(|p| *p == state.focus).unwrap_or(0);
    let to = (at as isize + by).rem_euclid(panes.len() as isize) as usize;
    focus(state, panes[to]);
}
