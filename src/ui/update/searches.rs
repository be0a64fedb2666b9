//! Saved searches: saved, applied, deleted, made louder.

use tui_input::Input;

use super::Effect;
use super::open::filter_by;
use super::seek::{accept, look};
use crate::search::{Ring, Saved};
use crate::ui::find::Find;
use crate::ui::line::{Line, Purpose};
use crate::ui::searches::{Search, SearchesPage};
use crate::ui::state::{Overlay, State};

/// Opens the list.
pub(super) fn list(state: &mut State) {
    let State {
        desk,
        finder,
        searches,
        now,
        ..
    } = &mut *state;
    searches.count(desk, finder, *now);
    state.overlay = Some(Overlay::Searches(SearchesPage::default()));
}

/// Opens a line for the name of what is asked for now.
pub(super) fn name(state: &mut State) {
    if line(state).is_empty() {
        state.note = Some("there is no filter or find to save".into());
        return;
    }
    state.line = Some(Line::new(Purpose::Search, ""));
}

/// What is asked for now, in one line.
fn line(state: &State) -> String {
    let chips = state.views.chips().written(&state.desk);
    let words = state.find.as_ref().map_or("", |find| find.input.value());
    [chips.as_str(), words].join(" ").trim().to_owned()
}

/// Saves what is asked for now under a name; one of the same name gives way.
pub(super) fn save(state: &mut State, name: &str) -> Option<Effect> {
    let name = name.trim();
    if name.is_empty() {
        return None;
    }
    let old = state.searches.all.iter().position(|s| s.saved.name == name);
    let ring = old.and_then(|at| state.searches.all.get(at));
    let saved = Saved {
        name: name.to_owned(),
        line: line(state),
        ring: ring.map_or(Ring::default(), |old| old.saved.ring),
        looked: state.now,
    };
    let search = Search {
        saved: saved.clone(),
        new: Default::default(),
        total: 0,
    };
    match old.and_then(|at| state.searches.all.get_mut(at)) {
        Some(old) => *old = search,
        None => state.searches.all.push(search),
    }
    state.note = Some(format!("saved as {name}"));
    list(state);
    if let Some(Overlay::Searches(page)) = &mut state.overlay {
        page.chosen = old.unwrap_or(state.searches.all.len().saturating_sub(1));
    }
    Some(Effect::Save(saved))
}

/// Shows what answers the chosen search.
pub(super) fn apply(state: &mut State) -> Option<Effect> {
    let Some(Overlay::Searches(page)) = state.overlay else {
        return None;
    };
    pick(state, page.chosen)
}

/// Shows what answers the search that has a digit.
pub(super) fn digit(state: &mut State, digit: char) -> Option<Effect> {
    let at = digit.to_digit(10)?.checked_sub(1)?;
    pick(state, at as usize)
}

fn pick(state: &mut State, at: usize) -> Option<Effect> {
    let line = state.searches.all.get(at)?.saved.line.clone();
    let asked = state.ask(&line);
    if let Some((_, why)) = asked.troubles.first() {
        state.note = Some(why.words.clone());
        return None;
    }
    state.overlay = None;
    state.find = None;
    filter_by(state, &line, &asked);
    if !asked.query.is_empty() {
        let mut find = Find::new(state.focus, state.cursors.clone());
        find.all = true;
        find.input = Input::new(asked.query.text().to_owned());
        state.find = Some(find);
        look(state);
        accept(state);
    }
    let now = state.now;
    let search = state.searches.all.get_mut(at)?;
    search.new.clear();
    search.saved.looked = now;
    Some(Effect::Save(search.saved.clone()))
}

/// Deletes the chosen search.
pub(super) fn delete(state: &mut State) -> Option<Effect> {
    let Some(Overlay::Searches(page)) = &mut state.overlay else {
        return None;
    };
    if page.chosen >= state.searches.all.len() {
        return None;
    }
    let mut saved = state.searches.all.remove(page.chosen).saved;
    page.chosen = page.chosen.min(state.searches.all.len().saturating_sub(1));
    state.note = Some(format!("deleted {}: {}", saved.name, saved.line));
    saved.line.clear();
    Some(Effect::Save(saved))
}

/// Makes the chosen search ring louder, or be silent.
pub(super) fn louder(state: &mut State) -> Option<Effect> {
    let Some(Overlay::Searches(page)) = &state.overlay else {
        return None;
    };
    let search = state.searches.all.get_mut(page.chosen)?;
    search.saved.ring = search.saved.ring.next();
    state.note = Some(match search.saved.ring {
        Ring::Off => "new stories are not counted".into(),
        Ring::Mark => "new stories are counted".into(),
        Ring::Bell => "new stories are counted, and ring the bell".into(),
        Ring::Notify => "new stories are counted, and the desktop is told".to_owned(),
    });
    Some(Effect::Save(search.saved.clone()))
}
