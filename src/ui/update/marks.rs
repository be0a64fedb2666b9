//! Bookmarks and notes: made, taken off, listed and gone to.

use super::moves::focus;
use super::open::show_row;
use super::seek::jump;
use crate::desk::{Target, Thing};
use crate::ui::layout::Pane;
use crate::ui::line::{Line, Purpose};
use crate::ui::list::RowId;
use crate::ui::marks::MarksPage;
use crate::ui::state::{Overlay, State};

/// Opens the list of what is bookmarked or noted.
pub(super) fn list(state: &mut State) {
    let page = MarksPage::open(&state.desk);
    if page.rows.is_empty() {
        state.note = Some("nothing is bookmarked or noted yet".into());
        return;
    }
    state.overlay = Some(Overlay::Marks(page));
}

/// Bookmarks what is chosen, or takes the bookmark off.
pub(super) fn bookmark(state: &mut State) {
    let Some(at) = chosen(state) else { return };
    let word = if at.saved { "off" } else { "on" };
    state.note = Some(format!("bookmark {word}: {}", at.what));
    state.desk.save(at.on, !at.saved, state.now);
    renew(state);
}

/// Opens a line for a note on what is chosen.
pub(super) fn annotate(state: &mut State) {
    if let Some(at) = chosen(state) {
        state.line = Some(Line::new(Purpose::Note(at.on), &at.note));
    }
}

/// Keeps the note that was typed.
pub(super) fn write(state: &mut State, on: Thing, words: &str) {
    let said = match words.trim() {
        "" => "no note",
        _ => "noted",
    };
    state.note = Some(said.into());
    state.desk.annotate(on, words, state.now);
    renew(state);
}

/// Goes to what is chosen in the list.
pub(super) fn open(state: &mut State) {
    let Some(Overlay::Marks(page)) = &state.overlay else {
        return;
    };
    let Some(row) = page.row() else { return };
    let (pane, row) = match row.target {
        Some(Target::Story(id)) => (Pane::Timeline, RowId::Story(id)),
        Some(Target::Quote(id)) => (Pane::Quotes, RowId::Quote(id)),
        None => {
            state.note =
                Some("its story is not here: the file is gone, or in another folder".into());
            return;
        }
    };
    state.overlay = None;
    focus(state, pane);
    if state.is_there(pane, row) {
        jump(state, pane, row);
    }
    focus(state, Pane::Reader);
    state.arrange();
    show_row(state, row);
    if let Some(story) = state.reader.story {
        state.desk.mark_read(story, true, state.now);
    }
}

/// What a bookmark or a note would be on.
struct Chosen {
    on: Thing,
    saved: bool,
    note: String,
    /// In words.
    what: String,
}

fn chosen(state: &mut State) -> Option<Chosen> {
    if let Some(Overlay::Marks(page)) = &state.overlay {
        let row = page.row()?;
        return Some(Chosen {
            on: row.on.clone(),
            saved: row.saved,
            note: row.note.clone().unwrap_or_default(),
            what: (row.about.words.clone().or(row.about.title.clone())).unwrap_or_default(),
        });
    }
    let target = match state.chosen(state.focus) {
        Some(RowId::Quote(id)) => Target::Quote(id),
        _ => Target::Story(state.story_of(state.focus)?),
    };
    let what = match target {
        Target::Quote(id) => state.desk.words(id),
        Target::Story(id) => state.desk.story(id).map(|s| s.title().to_owned()),
    };
    Some(Chosen {
        on: state.desk.markable(target)?,
        saved: state.desk.is_saved(target),
        note: state.desk.note(target).unwrap_or_default().to_owned(),
        what: what.unwrap_or_default(),
    })
}

fn renew(state: &mut State) {
    if let Some(Overlay::Marks(page)) = &mut state.overlay {
        page.renew(&state.desk);
    }
}
