//! What each action does to the state. Pure: whatever must happen outside comes back as an [`Effect`].

use jiff::Timestamp;
use tui_input::InputRequest;

use super::action::Action;
use super::find::{self, Find};
use super::help::HelpPage;
use super::keys::Chord;
use super::layout::{Pane, Shape};
use super::list::{RowId, Rows};
use super::rows::PaneRows;
use super::state::{Latest, Overlay, State};
use crate::desk::{Chip, Filter};
use crate::intake::{Notice, Watching};

/// What the program around the state must do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End.
    Quit,
    /// Give the terminal back and stop, as the shell's Ctrl-Z.
    Suspend,
    /// Forget what is on the screen and draw all of it.
    Redraw,
    /// Hold the intake back, or let it go on.
    Hold(bool),
}

/// A key was pressed.
pub fn press(state: &mut State, chord: Chord, now: Timestamp) -> Option<Effect> {
    state.now = now;
    match (
        state.keymap.action(chord, &state.situation()),
        chord.letter(),
    ) {
        (Some(action), _) => act(state, action),
        (None, Some(letter)) => {
            edit(state, InputRequest::InsertChar(letter));
            None
        }
        (None, None) => None,
    }
}

/// Text was pasted; it goes where letters go, and nowhere else.
pub fn paste(state: &mut State, text: &str) {
    for letter in text.chars().filter(|c| !c.is_control()) {
        edit(state, InputRequest::InsertChar(letter));
    }
}

/// The intake had something to tell.
pub fn notice(state: &mut State, notice: Notice, now: Timestamp) {
    state.now = now;
    match notice {
        Notice::Arrivals(arrivals) => {
            let applied = state.desk.apply(arrivals);
            state.views.update(&state.desk, &applied);
            state.finder.update(&state.desk, &applied);
            let live = |id| state.desk.story(id).filter(|s| s.is_live());
            let new: Vec<_> = applied
                .new
                .iter()
                .filter_map(|id| live(*id))
                .map(|s| (s.id(), s.arrived()))
                .collect();
            if let Some(&(story, at)) = new.last() {
                state.latest = Some(Latest { story, at });
            }
            if !state.follows() {
                state.fresh.extend(new.iter().map(|(id, _)| *id));
            }
            state.refresh();
            state.unsettled = true;
        }
        Notice::Progress { read, found, done } => {
            state.loading = (!done).then_some((read, found));
        }
        Notice::Watching(Watching::Live) => state.polling = None,
        Notice::Watching(Watching::Polling(reason)) => state.polling = Some(reason),
        Notice::Trouble(words) => state.trouble = Some(words),
    }
}

/// The hand rests, or arrivals do: the reader beside the lists follows the cursor, unless it has the keys itself, and
/// what a find looks for is looked for again.
pub fn settle(state: &mut State) {
    state.unsettled = false;
    state.find_company();
    if state.focus != Pane::Reader && state.layout.at(Pane::Reader).is_some() {
        show(state, state.focus);
    }
    find::search(state);
}

/// Does an action.
pub fn act(state: &mut State, action: Action) -> Option<Effect> {
    state.note = None;
    let effect = match action {
        Action::Quit => Some(Effect::Quit),
        Action::Suspend => Some(Effect::Suspend),
        Action::Redraw => Some(Effect::Redraw),
        Action::Close => close(state),
        Action::Hold => {
            state.held = !state.held;
            Some(Effect::Hold(state.held))
        }
        _ => {
            change(state, action);
            None
        }
    };
    state.arrange();
    if state.follows() || state.cursor(Pane::Timeline).at() <= 1 {
        state.fresh.clear();
    }
    effect
}

fn change(state: &mut State, action: Action) {
    match action {
        Action::Down => lines(state, 1),
        Action::Up => lines(state, -1),
        Action::HalfDown => half(state, true),
        Action::HalfUp => half(state, false),
        Action::PageDown => page(state, true),
        Action::PageUp => page(state, false),
        Action::First => ends(state, false),
        Action::Last => ends(state, true),
        Action::NextPane => cycle(state, 1),
        Action::PrevPane => cycle(state, -1),
        Action::GoTimeline => focus(state, Pane::Timeline),
        Action::GoActors => focus(state, Pane::Actors),
        Action::GoQuotes => focus(state, Pane::Quotes),
        Action::Open => open(state),
        Action::Back => back(state),
        Action::Find => start_find(state),
        Action::Widen => {
            if let Some(find) = &mut state.find {
                find.all = !find.all;
            }
            look(state);
        }
        Action::Accept => accept(state),
        Action::NextHit => hit(state, 1),
        Action::PrevHit => hit(state, -1),
        Action::NextUnread => unread(state, 1),
        Action::PrevUnread => unread(state, -1),
        Action::ToggleRead => {
            if let Some(story) = state.story_of(state.focus)
                && let Some(unread) = state.desk.story(story).map(|s| s.is_unread())
            {
                state.desk.mark_read(story, unread);
                state.note = Some(
                    if unread {
                        "marked as read"
                    } else {
                        "marked as unread"
                    }
                    .into(),
                );
            }
        }
        Action::AllRead => {
            let shown: Vec<_> = (0..state.views.timeline.len())
                .filter_map(|row| state.views.timeline.row(row))
                .collect();
            let before = state.desk.totals().unread;
            for story in shown {
                state.desk.mark_read(story, true);
            }
            state.note = Some(format!(
                "{} marked as read",
                before - state.desk.totals().unread
            ));
        }
        Action::Follow => {
            let on = !state.follows();
            state.with_cursor(Pane::Timeline, |cursor, rows, _| match on {
                true => cursor.first(rows),
                false => cursor.top = false,
            });
            state.unsettled = on;
        }
        Action::Times => times(state),
        Action::Zoom => state.zoom = !state.zoom && state.layout.shape != Shape::Tabs,
        Action::Unreadable => {
            state.overlay = match state.overlay {
                Some(Overlay::Unreadable(_)) => None,
                _ => Some(Overlay::Unreadable(0)),
            };
        }
        Action::Help => state.overlay = Some(Overlay::Help(HelpPage::default())),
        Action::Erase => edit(state, InputRequest::DeletePrevChar),
        Action::EraseNext => edit(state, InputRequest::DeleteNextChar),
        Action::EraseWord => edit(state, InputRequest::DeletePrevWord),
        Action::EraseLine => edit(state, InputRequest::DeleteFromStart),
        Action::Left => edit(state, InputRequest::GoToPrevChar),
        Action::Right => edit(state, InputRequest::GoToNextChar),
        Action::LineStart => edit(state, InputRequest::GoToStart),
        Action::LineEnd => edit(state, InputRequest::GoToEnd),
        Action::Quit | Action::Suspend | Action::Redraw | Action::Close | Action::Hold => {}
    }
}

/// Moves by rows, or in the reader and the overlays by lines.
fn lines(state: &mut State, by: isize) {
    if !scroll(state, by as i32) {
        state.with_cursor(state.focus, |cursor, rows, _| cursor.step(rows, by));
        state.unsettled = true;
    }
}

fn half(state: &mut State, down: bool) {
    let height = i32::from(state.layout.body(state.focus).height).max(2) / 2;
    if !scroll(state, if down { height } else { -height }) {
        state.with_cursor(state.focus, |cursor, rows, _| cursor.half(rows, down));
        state.unsettled = true;
    }
}

fn page(state: &mut State, down: bool) {
    // Two lines of the page before stay in sight.
    let height = (i32::from(state.layout.middle.height) - 3).max(1);
    let reading = (i32::from(state.layout.body(Pane::Reader).height) - 2).max(1);
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

fn ends(state: &mut State, last: bool) {
    if !scroll(state, if last { i32::MAX } else { i32::MIN }) {
        state.with_cursor(state.focus, |cursor, rows, _| match last {
            true => cursor.last(rows),
            false => cursor.first(rows),
        });
        state.unsettled = true;
    }
}

/// Scrolls the overlay or the reader, if one of them has the keys. The extremes mean the ends.
fn scroll(state: &mut State, by: i32) -> bool {
    let lines = match &state.overlay {
        Some(Overlay::Help(page)) => page.lines(&state.keymap).len(),
        Some(Overlay::Unreadable(_)) => super::draw::overlay::unreadable(state).len(),
        None => 0,
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
    let body = state.layout.body(Pane::Reader);
    if let Some(article) = state.reader.story.and_then(|id| state.desk.article(id)) {
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

fn cycle(state: &mut State, by: isize) {
    let with_reader = state.layout.shape == Shape::Wide || state.focus == Pane::Reader;
    let panes = &Pane::ALL[..if with_reader { 4 } else { 3 }];
    let at = panes.iter().position(|p| *p == state.focus).unwrap_or(0);
    let to = (at as isize + by).rem_euclid(panes.len() as isize) as usize;
    focus(state, panes[to]);
}

fn open(state: &mut State) {
    match state.chosen(state.focus) {
        _ if state.focus == Pane::Reader => {
            state.zoom = !state.zoom && state.layout.shape == Shape::Wide
        }
        Some(RowId::Actor(id)) => add_chip(state, Chip::Who(id)),
        Some(RowId::Head(Some((day, _)))) if !state.times => add_chip(state, Chip::On(day)),
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
fn read(state: &mut State, pane: Pane) {
    show(state, pane);
    find::search(state);
    if let Some(story) = state.reader.story {
        state.desk.mark_read(story, true);
    }
}

/// Shows the chosen row's story in the reader.
fn show(state: &mut State, pane: Pane) {
    let body = state.layout.body(Pane::Reader);
    match state.chosen(pane) {
        Some(RowId::Story(id)) => {
            state.reader.open(id);
            state.reader.quote = None;
        }
        Some(RowId::Quote(id)) if state.reader.quote != Some(id) => {
            state
                .reader
                .open_at(&state.desk, id, body.width, body.height);
        }
        Some(RowId::Event(id)) => {
            state.reader.open(id.story);
            state.reader.quote = None;
            if let Some(event) = state.desk.event(id)
                && let Some(article) = state.desk.article(id.story)
            {
                let byte = event.time.span.start as usize;
                state
                    .reader
                    .go(&article, event.paragraph, byte, body.width, body.height);
            }
        }
        _ => {}
    }
}

fn add_chip(state: &mut State, chip: Chip) {
    let mut filter = state.views.chips().clone();
    if filter.terms().contains(&chip.into()) {
        state.note = Some("this filter is on already; Esc takes the last one off".into());
        return;
    }
    filter.add(chip);
    set_filter(state, filter);
}

fn set_filter(state: &mut State, filter: Filter) {
    state.views.filter(&state.desk, filter);
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

/// One step back, in the order: overlay, prompt, find, zoom, last chip.
fn back(state: &mut State) {
    if state.overlay.take().is_some() {
        return;
    }
    if let Some(find) = state.find.take() {
        if find.typing && find.pane != Pane::Reader {
            state.cursors[find.pane.index()] = find.before;
            state.unsettled = true;
        }
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

fn close(state: &mut State) -> Option<Effect> {
    if state.overlay.is_none() && !state.zoom && state.focus != Pane::Reader {
        return Some(Effect::Quit);
    }
    state.find = None;
    back(state);
    None
}

fn times(state: &mut State) {
    let story = state.story_of(Pane::Timeline);
    state.times = !state.times;
    state.refresh();
    let rows = PaneRows::new(state, Pane::Timeline);
    let same = (0..rows.count()).find(|at| match rows.id(*at) {
        Some(RowId::Story(id)) => Some(id) == story,
        Some(RowId::Event(id)) => Some(id.story) == story,
        _ => false,
    });
    let top = state.follows();
    state.with_cursor(Pane::Timeline, |cursor, rows, _| match same {
        Some(at) if !top => cursor.jump(rows, at),
        _ => cursor.first(rows),
    });
}

fn start_find(state: &mut State) {
    let before = state
        .cursors
        .get(state.focus.index())
        .cloned()
        .unwrap_or_default();
    state.find = Some(Find::new(state.focus, before));
}

/// Looks again and goes to what answers best.
fn look(state: &mut State) {
    find::search(state);
    let Some(find) = &state.find else { return };
    let pane = find.pane;
    if pane == Pane::Reader {
        if let Some(&paragraph) = find.paragraphs().first() {
            go_paragraph(state, paragraph);
        }
        return;
    }
    match find.best(pane) {
        Some(row) => jump(state, pane, row),
        None => {
            state.cursors[pane.index()] = find.before.clone();
            state.unsettled = true;
        }
    }
}

fn jump(state: &mut State, pane: Pane, row: RowId) {
    state.with_cursor(pane, |cursor, rows, _| {
        if let Ok(at) = rows.find(row) {
            cursor.jump(rows, at);
        }
    });
    state.unsettled = true;
}

fn accept(state: &mut State) {
    let Some(find) = &mut state.find else { return };
    find.typing = false;
    if find.input.value().trim().is_empty() {
        state.find = None;
        return;
    }
    let found = |pane: &Pane| find.count(*pane).is_some_and(|n| n > 0);
    let elsewhere = Pane::LISTS
        .into_iter()
        .find(|pane| *pane != find.pane && found(pane));
    match elsewhere {
        _ if found(&find.pane) => {}
        Some(pane) => {
            let best = find.best(pane);
            focus(state, pane);
            if let Some(row) = best {
                jump(state, pane, row);
            }
        }
        None => state.note = Some("nothing found".into()),
    }
}

/// To the next row that answers, or the one before; round the ends, and on to the next pane if all are looked at.
fn hit(state: &mut State, by: isize) {
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
        state.note = Some("nothing found".into());
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
fn walk(count: usize, from: usize, by: isize) -> impl Iterator<Item = usize> {
    (1..=count).map(move |n| {
        let step = if by > 0 { n } else { count - n % count.max(1) };
        (from + step) % count.max(1)
    })
}

fn unread(state: &mut State, by: isize) {
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

fn go_paragraph(state: &mut State, paragraph: usize) {
    let body = state.layout.body(Pane::Reader);
    let Some(article) = state.reader.story.and_then(|id| state.desk.article(id)) else {
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

fn edit(state: &mut State, request: InputRequest) {
    if let Some(Overlay::Help(page)) = &mut state.overlay {
        page.input.handle(request);
        page.first = 0;
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
