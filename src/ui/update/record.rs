//! Names by hand: an actor's record, two actors joined into one, a name taken out of one again.

use super::Effect;
use super::moves::focus;
use super::open::show_place;
use crate::desk::{Decision, Name};
use crate::ui::layout::Pane;
use crate::ui::list::RowId;
use crate::ui::record::RecordPage;
use crate::ui::state::{Overlay, State};

/// Opens the record of the chosen actor.
pub(super) fn look(state: &mut State) {
    if let Some(RowId::Actor(id)) = state.chosen(state.focus) {
        state.overlay = RecordPage::open(&state.desk, id).map(Overlay::Record);
    }
}

/// Opens the story that the chosen entry of the record comes from, at its words.
pub(super) fn open(state: &mut State) {
    let Some(Overlay::Record(page)) = &state.overlay else {
        return;
    };
    if let Some(place) = page.place() {
        state.overlay = None;
        focus(state, Pane::Reader);
        state.arrange();
        show_place(state, place);
    }
}

/// Takes hold of the chosen actor; with one in hand already, joins that one to the chosen.
pub(super) fn join(state: &mut State) -> Option<Effect> {
    let Some(RowId::Actor(id)) = state.chosen(Pane::Actors) else {
        return None;
    };
    let id = state.desk.resolve(id);
    let held = state.joining.take().map(|held| state.desk.resolve(held));
    let Some(held) = held else {
        state.joining = Some(id);
        return None;
    };
    if held == id {
        state.note = Some("let go".into());
        return None;
    }
    let name = |id| {
        let actor = state.desk.actor(id)?;
        Some(Name {
            name: actor.name.to_owned(),
            kind: actor.kind,
        })
    };
    let (held, with) = (name(held)?, name(id)?);
    let note = format!(
        "{} is {} from now on; M takes it out again",
        held.name, with.name
    );
    decide(state, Decision::Same(held, with), note)
}

/// Takes the chosen name of the record away from the actor; in the actors' list, opens the record to choose one.
pub(super) fn part(state: &mut State) -> Option<Effect> {
    let Some(Overlay::Record(page)) = &state.overlay else {
        look(state);
        if let Some(Overlay::Record(page)) = &mut state.overlay {
            let names = &page.record.names;
            match names.iter().position(|row| row.parting.is_some()) {
                Some(at) => page.chosen = at,
                None => {
                    state.overlay = None;
                    state.note =
                        Some("this actor goes by one name: there is nothing to take out".into());
                }
            }
        }
        return None;
    };
    let Some(decision) = page.parting().cloned() else {
        state.note = Some("this is the actor's own name".into());
        return None;
    };
    let (Decision::Apart(name, from) | Decision::Same(name, from) | Decision::Lone(name, from)) =
        &decision;
    let note = format!(
        "{} is not {} from now on; m joins them again",
        name.name, from.name
    );
    decide(state, decision, note)
}

fn decide(state: &mut State, decision: Decision, note: String) -> Option<Effect> {
    let applied = state.desk.decide(std::slice::from_ref(&decision));
    state.follow(&applied);
    state.note = Some(note);
    Some(Effect::Keep(decision))
}
