//! What a mouse does: a click chooses a row and its pane, a second one opens it, the wheel moves what is under it.

use std::time::Duration;

use jiff::Timestamp;
use ratatui::layout::Position;

use super::seek::move_on;
use super::{Effect, act, kept, moves};
use crate::ui::action::Action;
use crate::ui::draw::footer::is_typing;
use crate::ui::layout::Pane;
use crate::ui::list::RowId;
use crate::ui::state::State;

/// Lines that one notch of the wheel moves.
const NOTCH: i32 = 3;
/// Two clicks within this are a double click.
const DOUBLE: Duration = Duration::from_millis(500);

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The left button went down.
    Click,
    /// The wheel turned up.
    Up,
    /// The wheel turned down.
    Down,
}

/// A row that was clicked on, and when.
pub type Clicked = (Pane, RowId, Timestamp);

/// The mouse was used at a column and a row of the screen.
pub fn mouse(state: &mut State, gesture: Gesture, at: (u16, u16), now: Timestamp) -> Vec<Effect> {
    state.now = now;
    state.catch_up();
    // Whoever clicks is somewhere else now.
    state.restoring = None;
    move_on(state);
    let effect = heed(state, gesture, at, now);
    kept(state).into_iter().chain(effect).collect()
}

fn heed(state: &mut State, gesture: Gesture, (x, y): (u16, u16), now: Timestamp) -> Option<Effect> {
    let notch = match gesture {
        Gesture::Click => 0,
        Gesture::Up => -NOTCH,
        Gesture::Down => NOTCH,
    };
    if state.overlay.is_some() {
        moves::scroll(state, notch);
        state.arrange();
        return None;
    }
    let at = Position { x, y };
    // Where a line is typed, the rows are what it finds; they stay.
    let pane = pane_at(state, at).filter(|_| !is_typing(state));
    match (pane, gesture) {
        (Some(pane), Gesture::Click) => click(state, pane, at, now),
        (Some(pane), Gesture::Up | Gesture::Down) => {
            turn(state, pane, notch);
            state.arrange();
            None
        }
        (None, Gesture::Click) if state.layout.tabs.is_some_and(|tabs| tabs.contains(at)) => {
            act(state, Action::NextPane)
        }
        (None, _) => None,
    }
}

/// The pane that shows something there.
fn pane_at(state: &State, at: Position) -> Option<Pane> {
    let tabs = state.layout.tabs;
    let here = |pane: &Pane| {
        let place = state.layout.at(*pane);
        place.is_some_and(|place| {
            let title = place.title.contains(at) && tabs.is_none();
            title || place.above.contains(at) || place.body.contains(at)
        })
    };
    let mut panes = Pane::ALL.into_iter().filter(|pane| *pane != Pane::With);
    panes.find(here)
}

/// The row of a list pane that stands there.
fn row_at(state: &State, pane: Pane, at: Position) -> Option<usize> {
    let body = state.layout.body(pane);
    if !body.contains(at) || !Pane::LISTS.contains(&pane) {
        return None;
    }
    let line = i32::from(at.y - body.y);
    let slots = state.cursor(pane).slots().iter();
    let mut under = slots.filter(|slot| slot.y <= line && line < slot.y + i32::from(slot.tall));
    under.next().map(|slot| slot.row)
}

fn click(state: &mut State, pane: Pane, at: Position, now: Timestamp) -> Option<Effect> {
    state.note = None;
    moves::focus(state, pane);
    let Some(row) = row_at(state, pane, at) else {
        state.arrange();
        return None;
    };
    state.with_cursor(pane, |cursor, rows, _| cursor.choose(rows, row));
    state.unsettled = true;
    state.arrange();
    let chosen = state.chosen(pane)?;
    let again = state.clicked.take().is_some_and(|(before, id, when)| {
        let since = Duration::try_from(now.duration_since(when)).unwrap_or(Duration::MAX);
        (before, id) == (pane, chosen) && since <= DOUBLE
    });
    if again {
        return act(state, Action::Open);
    }
    state.clicked = Some((pane, chosen, now));
    None
}

fn turn(state: &mut State, pane: Pane, lines: i32) {
    if pane == Pane::Reader {
        let body = state.page();
        if let Some(article) = state.article() {
            state
                .reader
                .scroll(&article, lines, body.width, body.height);
        }
        return;
    }
    state.with_cursor(pane, |cursor, rows, _| cursor.step(rows, lines as isize));
    state.unsettled = true;
}
