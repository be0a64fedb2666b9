//! The palette's chosen command, done.

use super::moves::focus;
use super::{Effect, act};
use crate::ui::palette::Able;
use crate::ui::state::{Overlay, State};

/// Does the chosen command, in the pane where it can be done; says why not, if it can't.
pub(super) fn run(state: &mut State) -> Option<Effect> {
    let Some(Overlay::Palette(page)) = &state.overlay else {
        return None;
    };
    let choices = page.choices(state);
    let choice = choices.get(page.chosen)?;
    let pane = match choice.able {
        Able::Here => None,
        Able::In(pane) => Some(pane),
        Able::NotNow => {
            state.note = Some(format!("there is nothing to do for {} now", choice.name));
            return None;
        }
    };
    let action = choice.entry.action;
    state.overlay = None;
    if let Some(pane) = pane {
        focus(state, pane);
        state.arrange();
    }
    act(state, action)
}
