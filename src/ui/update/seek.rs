//! Seeking: the find as it is typed and kept, from hit to hit, and from one unread story to the next.

use tui_input::{Input, InputRequest};

use super::moves::focus;
use super::open::{filter_by, read};
use crate::ui::find::{self, Find};
use crate::ui::layout::Pane;
use crate::ui::list::{RowId, Rows};
use crate::ui::prompt;
use crate::ui::rows::PaneRows;
use crate::ui::state::{Overlay, State};

pub(super) fn start_find(state: &mut State) {
    state.find = Some(Find::new(state.focus, state.cursors.clone()));
}

pub(super) fn edit(state: &mut State, request: InputRequest) {
    if let Some(line) = &mut state.line {
        line.input.handle(request);
    } else if let Some(Overlay::Help(page)) = &mut state.overlay {
        page.input.handle(request);
        page.first = 0;
    } else if let Some(Overlay::Palette(page)) = &mut state.overlay {
        page.input.handle(request);
        page.chosen = 0;
    } else if let Some(prompt) = &mut state.prompt {
        if prompt.input.handle(request).is_some() {
            prompt::read(state);
        }
    } else if let Some(find) = state.find.as_mut().filter(|find| find.typing)
        && find
            .input
            .handle(request)
            .is_some_and(|changed| changed.value)
    {
        look(state);
    }
    state.arrange();
}

/// Looks again and goes to what answers best, in every pane looked at; panes without an answer go back.
pub(super) fn look(state: &mut State) {
    find::search(state);
    let Some(find) = &state.find else { return };
    if find.pane == Pane::Reader
        && let Some(&paragraph) = find.paragraphs().first()
    {
        return go_paragraph(state, paragraph);
    }
    let best = Pane::LISTS.map(|pane| (pane, find.best(pane)));
    let before = find.before.clone();
    for ((pane, best), before) in best.into_iter().zip(before) {
        match best {
            Some(row) => jump(state, pane, row),
            None => state.cursors[pane.index()] = before,
        }
    }
    state.unsettled = true;
}

pub(super) fn jump(state: &mut State, pane: Pane, row: RowId) {
    state.with_cursor(pane, |cursor, rows, _| {
        if let Ok(at) = rows.find(row) {
            cursor.jump(rows, at);
        }
    });
    state.unsettled = true;
}

pub(super) fn accept(state: &mut State) {
    let Some(find) = &mut state.find else { return };
    find.typing = false;
    if find.input.value().trim().is_empty() {
        state.find = None;
        return;
    }
    let found = find.answered();
    find.vain = found.is_none();
    match found.zip(state.find.as_ref()) {
        Some((pane, find)) => {
            // It is where the hand has gone among the hits, unless they came after the last letter.
            let is_hit = |row| find.has(pane, row);
            let best = find.best(pane);
            let best = best.filter(|_| !state.chosen(pane).is_some_and(is_hit));
            if pane != find.pane {
                focus(state, pane);
            }
            if let Some(row) = best {
                jump(state, pane, row);
            }
        }
        None => nothing_found(state),
    }
    if let Some(why) = state.find.as_ref().and_then(Find::trouble) {
        state.note = Some(why.to_owned());
    }
}

/// The hand does something else: what is chosen then is meant.
pub(super) fn move_on(state: &mut State) {
    if let Some(find) = &mut state.find {
        find.vain = false;
    }
}

/// Whether `Enter` was pressed right after a find that found nothing: that is said again, or what came since is gone to.
/// No row is opened that nobody looked for.
pub(super) fn is_vain(state: &mut State) -> bool {
    let find = state.find.as_ref();
    let vain = state.focus != Pane::Reader && find.is_some_and(|find| find.vain);
    if vain {
        accept(state);
    }
    vain
}

/// Says that no row answers; while files are still being read, one of them may.
fn nothing_found(state: &mut State) {
    let words = match state.loading {
        Some(_) => "nothing found so far: files are still being read",
        None => "nothing found",
    };
    state.note = Some(words.into());
}

/// Filters by the typed chips and finds the typed words, in all panes unless a find was on in one. What can't be read is
/// told, and the line stays.
pub(super) fn apply(state: &mut State) {
    if !prompt::is_sound(state) {
        return;
    }
    let Some(prompt) = state.prompt.take() else {
        return;
    };
    filter_by(state, prompt.input.value(), &prompt.asked);
    // Whom a name was taken to mean is said in words: the wrong one's statements look like anybody's.
    if !prompt.asked.guesses.is_empty() {
        state.note = Some(prompt.asked.guesses.join(" "));
    }
    let find = state.find.take();
    if prompt.asked.query.is_empty() {
        return;
    }
    let mut find = find.unwrap_or_else(|| {
        let mut find = Find::new(state.focus, state.cursors.clone());
        find.all = true;
        find
    });
    find.input = Input::new(prompt.asked.query.text().to_owned());
    state.find = Some(find);
    look(state);
    accept(state);
}

/// To the next row that answers, or the one before; round the ends, and on to the next pane if all are looked at.
pub(super) fn hit(state: &mut State, by: isize) {
    let Some(find) = &state.find else { return };
    let reading = state.focus == Pane::Reader;
    if reading && find.looks_at(Pane::Reader) {
        let here = state.reader.paragraph();
        let all = find.paragraphs();
        let next = if by > 0 {
            all.iter().find(|p| **p > here).or(all.first())
        } else {
            all.iter().rev().find(|p| **p < here).or(all.last())
        };
        if let Some(&paragraph) = next {
            go_paragraph(state, paragraph);
        }
        return;
    }
    let found = |pane: &Pane| find.count(*pane).is_some_and(|n| n > 0);
    let first = if reading { state.home } else { state.focus };
    let pane = Some(first)
        .filter(found)
        .or_else(|| Pane::LISTS.into_iter().find(found));
    let Some(pane) = pane else {
        nothing_found(state);
        return;
    };
    let rows = PaneRows::new(state, pane);
    let next = walk(rows.count(), state.cursor(pane).at(), by)
        .find(|at| rows.id(*at).is_some_and(|row| find.has(pane, row)));
    let Some(at) = next else { return };
    state.with_cursor(pane, |cursor, rows, _| cursor.jump(rows, at));
    state.unsettled = true;
    if reading {
        state.home = pane;
        read(state, pane);
    } else {
        focus(state, pane);
    }
}

/// All places after `from` and round the end back to it, or backwards.
pub(super) fn walk(count: usize, from: usize, by: isize) -> impl Iterator<Item = usize> {
    (1..=count).map(move |n| {
        let step = if by > 0 { n } else { count - n % count.max(1) };
        (from + step) % count.max(1)
    })
}

pub(super) fn unread(state: &mut State, by: isize) {
    let pane = if state.focus == Pane::Quotes {
        Pane::Quotes
    } else {
        Pane::Timeline
    };
    let rows = PaneRows::new(state, pane);
    let is_unread = |at: &usize| {
        let story = match rows.id(*at) {
            Some(RowId::Story(id)) => Some(id),
            Some(RowId::Event(id)) => Some(id.story),
            Some(RowId::Quote(id)) => state.desk.quote(id).map(|row| row.story.id()),
            _ => None,
        };
        story
            .and_then(|id| state.desk.story(id))
            .is_some_and(|s| s.is_unread())
    };
    let next = walk(rows.count(), state.cursor(pane).at(), by).find(is_unread);
    let Some(at) = next else {
        state.note = Some("no unread story".into());
        return;
    };
    state.with_cursor(pane, |cursor, rows, _| cursor.jump(rows, at));
    state.unsettled = true;
    if state.focus == Pane::Reader {
        read(state, pane);
    }
}

pub(super) fn go_paragraph(state: &mut State, paragraph: usize) {
    let body = state.page();
    let Some(article) = state.article() else {
        return;
    };
    if let Some(span) = article
        .paragraphs
        .get(paragraph.saturating_sub(1))
        .map(|p| p.span)
    {
        state.reader.go(
            &article,
            paragraph,
            span.start as usize,
            body.width,
            body.height,
        );
    }
}
