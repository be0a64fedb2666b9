//! What each action does to the state. Pure: whatever must happen outside comes back as an [`Effect`].

mod marks;
mod mouse;
mod moves;
mod open;
mod out;
mod palette;
mod record;
mod restore;
mod searches;
mod seek;
mod why;

use jiff::Timestamp;
use tui_input::InputRequest;

use super::action::Action;
use super::find;
use super::help::HelpPage;
use super::keys::Chord;
use super::layout::{Pane, Shape};
use super::line::Purpose;
use super::palette::PalettePage;
use super::prompt;
use super::searches::Alert;
use super::session::Session;
use super::state::{Latest, Overlay, State};
use crate::desk::{Decision, Desk, MarkLine, Views};
use crate::intake::{Arrival, Notice, Watching};
use crate::outside::{Export, View, With};
use crate::search::{Finder, Saved};
pub use mouse::{Clicked, Gesture, mouse};
use moves::{cycle, ends, focus, half, lines, page};
use open::{back, close, open, rescale, show, times};
pub use out::told;
pub use restore::restore;
use seek::{accept, apply, edit, hit, look, move_on, start_find, unread};

/// What the program around the state must do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End.
    Quit,
    /// Give the terminal back and stop, as the shell's Ctrl-Z.
    Suspend,
    /// Forget what is on the screen and draw all of it.
    Redraw,
    /// Hold the intake back, or let it go on.
    Hold(bool),
    /// Keep a decision on names for later runs.
    Keep(Decision),
    /// Keep what was marked for later runs.
    Mark(Vec<MarkLine>),
    /// Keep a saved search for later runs.
    Save(Saved),
    /// Tell somebody that stories answered a saved search.
    Ring(Alert),
    /// Put words on the clipboard.
    Copy {
        /// The words.
        text: String,
        /// As much of them as a line on the screen repeats.
        excerpt: String,
    },
    /// Write a list to a file.
    Export(Export),
    /// Leave the terminal to another program that shows a file.
    View(View),
}

/// A key was pressed.
pub fn press(state: &mut State, chord: Chord, now: Timestamp) -> Vec<Effect> {
    state.now = now;
    state.catch_up();
    // Whoever presses a key is somewhere else now.
    state.restoring = None;
    let effect = match (
        state.keymap.action(chord, &state.situation()),
        chord.letter(),
    ) {
        (Some(Action::Pick), Some(digit)) => searches::digit(state, digit),
        (Some(action), _) => act(state, action),
        (None, Some(letter)) => {
            edit(state, InputRequest::InsertChar(letter));
            None
        }
        (None, None) => None,
    };
    kept(state).into_iter().chain(effect).collect()
}

/// What was marked, to be kept.
fn kept(state: &mut State) -> Option<Effect> {
    let marks = state.desk.unkept();
    (!marks.is_empty()).then_some(Effect::Mark(marks))
}

/// Text was pasted; it goes where letters go, and nowhere else.
pub fn paste(state: &mut State, text: &str) {
    for letter in text.chars().filter(|c| !c.is_control()) {
        edit(state, InputRequest::InsertChar(letter));
    }
}

/// The intake had something to tell.
pub fn notice(state: &mut State, notice: Notice, now: Timestamp) -> Vec<Effect> {
    state.now = now;
    match notice {
        Notice::Arrivals(many) => take_in(state, many),
        Notice::Progress {
            read,
            found,
            done: false,
        } => {
            // It comes with every batch: rows catch up when they are looked at.
            state.loading = Some((read, found));
            return Vec::new();
        }
        Notice::Progress { done: true, .. } => {
            state.catch_up();
            state.loading = None;
            // What is not there now does not come.
            restore::go_on(state);
            open::guess_again(state);
        }
        Notice::Watching(Watching::Live) => state.polling = None,
        Notice::Watching(Watching::Polling(reason)) => state.polling = Some(reason),
        Notice::Trouble(words) => state.trouble = Some(words),
    }
    state.catch_up();
    kept(state).into_iter().collect()
}

/// The same of arrivals alone, of which more may follow at once: rows and cursors catch up later.
pub fn arrivals(state: &mut State, many: Vec<Arrival>, now: Timestamp) -> Vec<Effect> {
    state.now = now;
    take_in(state, many);
    // A marked story that says other words now is known by them.
    kept(state).into_iter().collect()
}

fn take_in(state: &mut State, many: Vec<Arrival>) {
    let open = state.reader.story.zip(state.article());
    let applied = state.desk.apply(many);
    if let Some((story, before)) = open
        && applied.changed.contains(&story)
        && let Some(after) = state.article()
    {
        state.reader.stay(&before, &after);
    }
    let live = |id| state.desk.story(id).filter(|s| s.is_live());
    let new: Vec<_> = applied
        .new
        .iter()
        .filter_map(|id| live(*id))
        .map(|s| (s.id(), s.arrived()))
        .collect();
    // What a story says now may matter more than that it came: a kill is news.
    let changed = applied.changed.iter().filter_map(|&id| {
        let at = state.desk.story(id)?.changed()?;
        Some((id, at)).filter(|_| state.loading.is_none())
    });
    let newest = new.iter().copied().chain(changed).max_by_key(|&(_, at)| at);
    let before = state.latest.map(|latest| latest.at);
    if let Some((story, at)) = newest.filter(|&(_, at)| Some(at) >= before) {
        state.latest = Some(Latest { story, at });
    }
    if !state.follows() {
        state.fresh.extend(new.iter().map(|(id, _)| *id));
    }
    state.take_in(&applied);
}

/// The hand rests, or arrivals do: the reader beside the lists follows the cursor, unless it has the keys itself, and
/// what a find looks for is looked for again; saved searches are held against what came.
pub fn settle(state: &mut State) -> Vec<Effect> {
    state.catch_up();
    state.unsettled = false;
    restore::go_on(state);
    state.find_company();
    if state.focus != Pane::Reader && state.layout.at(Pane::Reader).is_some() {
        show(state, state.focus);
    }
    find::search(state);
    prompt::follow(state);
    let State {
        desk,
        finder,
        searches,
        now,
        wishes,
        ..
    } = state;
    let heard = |search: &str| wishes.alarms.iter().any(|alarm| alarm.search == search);
    let alerts = searches.follow(desk, finder, *now, heard);
    alerts.into_iter().map(Effect::Ring).collect()
}

/// The desk that was left takes the place of its newest stories; what somebody did meanwhile is done on it too, or what is
/// still to be taken up of a session.
pub fn take_over(state: &mut State, desk: Desk, views: Views, session: Option<Session>) {
    let mut here = session.unwrap_or_else(|| Session::of(state));
    if state.find.is_some() {
        // It goes on as it is: somebody may be typing it.
        here.find = None;
    }
    let guessed = state.guessed.take();
    let all = desk.totals().stories;
    state.loading = Some((all, all));
    state.take_up(desk, views);
    restore(state, here);
    // The line means on this desk what it meant on the other, until all files are read.
    state.guessed = guessed;
}

/// The finder of all there is came: what was typed meanwhile is looked for at once, and gone to.
pub fn finder_came(state: &mut State, finder: Finder) -> Vec<Effect> {
    state.finder = finder;
    if state.find.as_ref().is_some_and(|find| find.typing) {
        look(state);
    }
    settle(state)
}

/// Does an action.
pub fn act(state: &mut State, action: Action) -> Option<Effect> {
    state.note = None;
    if action != Action::Open {
        move_on(state);
    }
    let effect = match action {
        Action::Quit => Some(Effect::Quit),
        Action::Suspend => Some(Effect::Suspend),
        Action::Redraw => Some(Effect::Redraw),
        Action::Close => close(state),
        Action::Join => record::join(state),
        Action::Part => record::part(state),
        Action::Open if matches!(state.overlay, Some(Overlay::Searches(_))) => {
            searches::apply(state)
        }
        Action::Open if matches!(state.overlay, Some(Overlay::Palette(_))) => palette::run(state),
        Action::DeleteSearch => searches::delete(state),
        Action::Alert => searches::louder(state),
        Action::Copy => out::copy(state, false),
        Action::Cite => out::copy(state, true),
        Action::Source => out::view(state, With::Pager),
        Action::Edit => out::view(state, With::Editor),
        Action::Write => write(state),
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
    if !state.times && (state.follows() || state.cursor(Pane::Timeline).at() <= 1) {
        state.fresh.clear();
    }
    effect
}

/// Keeps the line that was typed.
fn write(state: &mut State) -> Option<Effect> {
    let line = state.line.take()?;
    let words = line.input.value();
    match line.purpose {
        Purpose::Search => searches::save(state, words),
        Purpose::Export(order) => out::write(state, order, words),
        Purpose::Note(on) => {
            marks::write(state, on, words);
            None
        }
    }
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
        Action::Open if matches!(state.overlay, Some(Overlay::Record(_))) => record::open(state),
        Action::Open if matches!(state.overlay, Some(Overlay::Marks(_))) => marks::open(state),
        Action::Open if matches!(state.overlay, Some(Overlay::Why(_) | Overlay::Said(_))) => {
            why::open(state)
        }
        Action::Open => open(state),
        Action::Record => record::look(state),
        Action::Why => why::look(state),
        Action::Statements => why::said(state),
        Action::Versions => {
            state.overlay = state
                .story_of(state.focus)
                .map(|id| Overlay::Versions(id, 0))
        }
        Action::Sort => open::sort(state),
        Action::Back => back(state),
        Action::Find => start_find(state),
        Action::Widen => {
            if let Some(find) = &mut state.find {
                find.all = !find.all;
            }
            look(state);
        }
        Action::Accept => accept(state),
        Action::Filter => prompt::open(state),
        Action::Complete => prompt::complete(state),
        Action::NextChoice => prompt::choose(state, 1),
        Action::PrevChoice => prompt::choose(state, -1),
        Action::Apply => apply(state),
        Action::NextHit => hit(state, 1),
        Action::PrevHit => hit(state, -1),
        Action::NextUnread => unread(state, 1),
        Action::PrevUnread => unread(state, -1),
        Action::ToggleRead => {
            if let Some(story) = state.story_of(state.focus)
                && let Some(unread) = state.desk.story(story).map(|s| s.is_unread())
            {
                state.desk.mark_read(story, unread, state.now);
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
                .filter_map(|row| state.views.timeline.row(&state.desk, row))
                .collect();
            let before = state.desk.totals().unread;
            for story in shown {
                state.desk.mark_read(story, true, state.now);
            }
            state.note = Some(format!(
                "{} marked as read",
                before - state.desk.totals().unread
            ));
        }
        Action::Bookmark => marks::bookmark(state),
        Action::Note => marks::annotate(state),
        Action::Marks => marks::list(state),
        Action::Export => out::ask(state),
        Action::NextFormat => out::format(state, 1),
        Action::PrevFormat => out::format(state, -1),
        Action::Searches => searches::list(state),
        Action::SaveSearch => searches::name(state),
        Action::Follow => {
            let on = !state.follows();
            state.with_cursor(Pane::Timeline, |cursor, rows, _| match on {
                true => cursor.first(rows),
                false => cursor.top = false,
            });
            state.unsettled = on;
        }
        Action::Times => times(state),
        Action::Finer => rescale(state, true),
        Action::Coarser => rescale(state, false),
        Action::Zoom => state.zoom = !state.zoom && state.layout.shape != Shape::Tabs,
        Action::Unreadable => {
            state.overlay = match state.overlay {
                Some(Overlay::Unreadable(_)) => None,
                _ => Some(Overlay::Unreadable(0)),
            };
        }
        Action::Help => state.overlay = Some(Overlay::Help(HelpPage::default())),
        Action::Palette => state.overlay = Some(Overlay::Palette(PalettePage::default())),
        Action::Erase => edit(state, InputRequest::DeletePrevChar),
        Action::EraseNext => edit(state, InputRequest::DeleteNextChar),
        Action::EraseWord => edit(state, InputRequest::DeletePrevWord),
        Action::EraseLine => edit(state, InputRequest::DeleteFromStart),
        Action::Left => edit(state, InputRequest::GoToPrevChar),
        Action::Right => edit(state, InputRequest::GoToNextChar),
        Action::LineStart => edit(state, InputRequest::GoToStart),
        Action::LineEnd => edit(state, InputRequest::GoToEnd),
        Action::Quit
        | Action::Suspend
        | Action::Redraw
        | Action::Close
        | Action::Hold
        | Action::Join
        | Action::Part
        | Action::Write
        | Action::Pick
        | Action::DeleteSearch
        | Action::Alert
        | Action::Copy
        | Action::Cite
        | Action::Source
        | Action::Edit => {}
    }
}
