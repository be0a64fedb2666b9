//! Taking up what was left: at once what needs no story, the rest as soon as the stories it speaks of are there. A key
//! that is pressed meanwhile ends it.

use super::moves::focus;
use super::open::set_filter;
use super::seek::jump;
use crate::desk::{EventId, Target, Thing};
use crate::ui::find::{self, Find};
use crate::ui::layout::Pane;
use crate::ui::list::RowId;
use crate::ui::session::{Restoring, Session};
use crate::ui::state::State;
use tui_input::Input;

/// Begins to take a session up.
pub fn restore(state: &mut State, session: Session) {
    state.desk.expect(&session.stories());
    state.times = session.times;
    state.views.rescale(&state.desk, session.scale);
    state.views.sort_actors(&state.desk, session.sort);
    state.actors.clear();
    state.home = session.home;
    if session.focus != Pane::Reader {
        focus(state, session.focus);
        state.zoom = session.zoom;
    }
    state.restoring = Some(Restoring {
        left: session.clone(),
        whole: session,
    });
    state.refresh();
    go_on(state);
    state.unsettled = true;
}

/// Takes up what can be by now; after the first scan nothing is waited for any more.
pub(super) fn go_on(state: &mut State) {
    let Some(mut restoring) = state.restoring.take() else {
        return;
    };
    let last = state.loading.is_none();
    let left = &mut restoring.left;
    filter(state, left, last);
    if left.filter.is_empty() {
        if let Some(sought) = left.find.take() {
            let mut find = Find::new(sought.pane, state.cursors.clone());
            find.all = sought.all;
            find.typing = false;
            find.input = Input::new(sought.words);
            state.find = Some(find);
            find::search(state);
        }
        rows(state, left);
        reader(state, left);
        state.arrange();
    }
    if last {
        // Rows went to their places while the lists were short.
        state.cursors.iter_mut().for_each(|cursor| cursor.loosen());
        state.arrange();
    } else {
        state.restoring = Some(restoring);
    }
}

/// Filters as soon as all chips mean what they meant, by their own names.
fn filter(state: &mut State, left: &mut Session, last: bool) {
    if left.filter.is_empty() {
        return;
    }
    let asked = state.ask(&left.filter);
    let sound = asked.troubles.is_empty() && asked.guesses.is_empty();
    if !sound && !last {
        return;
    }
    left.filter.clear();
    if let Some((_, why)) = asked.troubles.first() {
        state.note = Some(why.words.clone());
    }
    set_filter(state, asked.filter);
}

fn rows(state: &mut State, left: &mut Session) {
    let choose = |state: &mut State, pane, row: Option<RowId>| {
        let row = row.filter(|row| state.is_there(pane, *row));
        if let Some(row) = row {
            jump(state, pane, row);
        }
        row.is_some()
    };
    let story = |state: &State, on: &Option<Thing>| match state.desk.found(on.as_ref()?)? {
        Target::Story(id) => Some(id),
        Target::Quote(_) => None,
    };
    let row = story(state, &left.story).map(|story| match left.event {
        Some(event) => RowId::Event(EventId { story, event }),
        None => RowId::Story(story),
    });
    if choose(state, Pane::Timeline, row) {
        left.story = None;
    }
    let actor = left.actor.as_ref().and_then(|name| state.desk.named(name));
    if choose(state, Pane::Actors, actor.map(RowId::Actor)) {
        left.actor = None;
    }
    let quote = left.quote.as_ref().and_then(|on| state.desk.found(on));
    let quote = match quote {
        Some(Target::Quote(id)) => Some(RowId::Quote(id)),
        _ => None,
    };
    if choose(state, Pane::Quotes, quote) {
        left.quote = None;
    }
}

fn reader(state: &mut State, left: &mut Session) {
    let Some(reading) = &left.reader else { return };
    let (story, quote) = match state.desk.found(&reading.on) {
        Some(Target::Story(id)) => (id, None),
        Some(Target::Quote(id)) => match state.desk.quote(id) {
            Some(row) => (row.story.id(), Some(id)),
            None => return,
        },
        None => return,
    };
    state.reader.put(story, quote, reading.top);
    left.reader = None;
    if left.focus == Pane::Reader {
        focus(state, Pane::Reader);
        state.zoom = left.zoom;
    }
}
