//! Why a statement is somebody's, and all that somebody said.

use super::moves::focus;
use super::open::show_row;
use crate::desk::{ActorId, QuoteId};
use crate::ui::find;
use crate::ui::layout::Pane;
use crate::ui::list::RowId;
use crate::ui::said::SaidPage;
use crate::ui::state::{Overlay, State};
use crate::ui::why::WhyPage;

/// Opens why the chosen statement, or in the reader the one in sight, is its speaker's.
pub(super) fn look(state: &mut State) {
    match quote(state).and_then(|id| WhyPage::open(&state.desk, id)) {
        Some(page) => state.overlay = Some(Overlay::Why(page)),
        None => state.note = Some("no statement in sight".into()),
    }
}

/// Opens all that the chosen actor, or whoever made the chosen statement, said.
pub(super) fn said(state: &mut State) {
    let (who, at): (Option<ActorId>, Option<QuoteId>) = match &state.overlay {
        Some(Overlay::Record(page)) => (Some(page.id), None),
        _ => match state.chosen(state.focus) {
            Some(RowId::Actor(id)) if state.overlay.is_none() => (Some(id), None),
            _ => {
                let id = quote(state);
                (id.and_then(|id| state.desk.speaker_of(id)), id)
            }
        },
    };
    let page = who.and_then(|who| SaidPage::open(&state.desk, who, at));
    match page {
        Some(page) => state.overlay = Some(Overlay::Said(page)),
        None if who.is_some() => state.note = Some("no statement of this actor is known".into()),
        None => state.note = Some("nobody is known to have said this".into()),
    }
}

/// Opens the story of the chosen statement, at its words.
pub(super) fn open(state: &mut State) {
    let id = match &state.overlay {
        Some(Overlay::Why(page)) => Some(page.target()),
        Some(Overlay::Said(page)) => page.row().map(|row| row.id),
        _ => None,
    };
    let Some(id) = id else { return };
    state.overlay = None;
    // Whoever reads is not carried away by what arrives.
    state.cursors[Pane::Timeline.index()].top = false;
    focus(state, Pane::Reader);
    state.arrange();
    // Even if it was open here already, its words come into sight again.
    state.reader.quote = None;
    show_row(state, RowId::Quote(id));
    find::search(state);
    if let Some(story) = state.reader.story {
        state.desk.mark_read(story, true, state.now);
    }
}

/// The statement that a look is about.
fn quote(state: &State) -> Option<QuoteId> {
    if let Some(Overlay::Why(page)) = &state.overlay {
        return Some(page.target());
    }
    if state.focus == Pane::Reader {
        return in_sight(state);
    }
    match state.chosen(state.focus) {
        Some(RowId::Quote(id)) => Some(id),
        _ => None,
    }
}

/// The open story's statement that the reader was opened at, or else the one nearest to where the eye rests; of those
/// in sight.
fn in_sight(state: &State) -> Option<QuoteId> {
    let id = state.reader.story?;
    let reading = state.desk.reading(id)?;
    let page = state.page();
    let (article, findings) = (&reading.article, &reading.findings);
    let lines = state.reader.lines(article, page.width, page.height);
    let shown: Vec<_> = (0u16..)
        .zip(&lines)
        .filter_map(|(y, placed)| Some((y, placed.text()?)))
        .collect();
    let eye = page.height / 3;
    let ids = state.desk.story(id)?.quotes();
    let seen = ids.iter().zip(&findings.quotes).filter_map(|(id, quote)| {
        let on = shown.iter().filter(|(_, text)| quote.span.overlaps(*text));
        let near = on.map(|(y, _)| y.abs_diff(eye)).min()?;
        Some((state.reader.quote != Some(*id), near, *id))
    });
    seen.min().map(|(.., id)| id)
}
