//! The event loop: keys, signals and the intake's notices change the state; changes are drawn, and nothing else is.
//!
//! A key is answered before a notice. Frames are at least a thirtieth of a second apart, frames for arrivals alone a
//! tenth, so that many notices make one frame. While nothing happens nothing is written.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Duration;
use std::{fmt, io};

use crossterm::event::{Event, EventStream, KeyEventKind, MouseButton, MouseEventKind};
use futures_util::StreamExt;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::Terminal;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc::Receiver;
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep_until};

use super::draw::draw;
use super::keys::Chord;
use super::screen::Screen;
use super::state::{Setup, State};
use super::terminal::{Guard, hang_up};
use super::update::{self, Effect, Gesture};
use crate::desk::{Decision, Desk, Views};
use crate::format::Mark;
use crate::intake::{Arrival, Intake, Means, Notice, Outcome};
use crate::search::Finder;

/// Time between two frames while keys are pressed.
const FRAME: Duration = Duration::from_millis(33);
/// Time between two frames while only stories arrive.
const SLOW_FRAME: Duration = Duration::from_millis(100);
/// How long the hand must rest before the reader follows the cursor.
const REST: Duration = Duration::from_millis(120);
/// The same, while the first scan is read.
const LONG_REST: Duration = Duration::from_secs(1);

/// Stories taken in between two looks at the keys.
const AT_ONCE: usize = 12;

/// Whether nothing of these is gone or refused: only then does their order not matter to the whole.
fn all_read(arrivals: &[Arrival]) -> bool {
    let read = |arrival: &Arrival| matches!(arrival.outcome, Outcome::Read(_));
    arrivals.iter().all(read)
}

/// Where the stories come from.
pub struct Feed {
    /// The folders, as the user named them.
    pub folders: Vec<PathBuf>,
    /// What stories are opened with.
    pub means: Means,
    /// Where the stories are days of.
    pub zone: TimeZone,
    /// What an earlier run left, if it left anything.
    pub left: Option<Coming>,
    /// Starts the intake; these files are known.
    pub begin: Begin,
    /// What lasts beyond the run.
    pub kept: Kept,
    /// How the user wants screens and keys to be.
    pub setup: Setup,
}

/// Starts the intake, to be called within the runtime.
pub type Begin = Box<dyn FnOnce(HashMap<PathBuf, Mark>) -> (Intake, Receiver<Notice>) + Send>;

/// A desk that an earlier run left, on its way; senders that are dropped say that it can't be had.
#[derive(Debug)]
pub struct Coming {
    /// The newest stories alone, to be shown until the desk is there.
    pub front: Option<(Desk, Views)>,
    /// How many stories there are.
    pub stories: usize,
    /// The desk, completed, its views, and how many of the decisions it heeds already.
    pub desk: oneshot::Receiver<(Desk, Views, usize)>,
    /// Its finder, without which nothing can be added to it.
    pub finder: oneshot::Receiver<Finder>,
}

/// What a run leaves.
#[derive(Debug)]
pub struct Held {
    /// The desk.
    pub desk: Desk,
    /// Its finder.
    pub finder: Finder,
    /// All decisions that it heeds.
    pub decisions: Vec<Decision>,
}

/// Keeps a decision; says in a sentence why it can't.
pub type Keep = Box<dyn FnMut(&Decision) -> Result<(), String> + Send>;

/// What earlier runs decided on names, and how to keep what this one decides.
pub struct Kept {
    /// Decisions of earlier runs, oldest first.
    pub decisions: Vec<Decision>,
    /// Why they could not be had, if they could not.
    pub trouble: Option<String>,
    /// Keeps one; says in a sentence why it can't.
    pub keep: Keep,
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kept")
            .field("decisions", &self.decisions)
            .field("trouble", &self.trouble)
            .finish_non_exhaustive()
    }
}

/// The running intake, once it runs.
struct Running {
    intake: Intake,
    notices: Receiver<Notice>,
}

async fn next(running: &mut Option<Running>) -> Option<Notice> {
    running.as_mut()?.notices.recv().await
}

async fn arrive<T>(coming: &mut Option<oneshot::Receiver<T>>) -> Option<T> {
    coming.as_mut()?.await.ok()
}

/// Shows the dashboard until the user leaves, the terminal hangs up, or the system asks the program to end; gives back
/// what it held, unless that is not all that an earlier run left.
///
/// # Errors
/// If the terminal can't be taken over or written to.
pub async fn run(mut feed: Feed) -> io::Result<Option<Held>> {
    let mut ends = signal(SignalKind::terminate())?;
    let mut hangs = signal(SignalKind::hangup())?;
    let mut interrupts = signal(SignalKind::interrupt())?;
    let mut wakes = signal(SignalKind::from_raw(rustix::process::Signal::CONT.as_raw()))?;
    let mut gone = hang_up();
    let guard = Guard::take(feed.setup.mouse)?;
    let mut terminal = Terminal::new(Screen::new(io::stdout()))?;
    terminal.clear()?;
    let size = terminal.size()?;
    let mut state = State::new(
        feed.folders,
        feed.zone,
        Timestamp::now(),
        (size.width, size.height),
    );
    state.set_up(feed.setup);
    state.desk.open_with(feed.means);
    state.trouble = feed.kept.trouble.take();
    let mut keys = EventStream::new();
    let (mut desk, mut finder) = match feed.left {
        Some(coming) => {
            if let Some((front, views)) = coming.front {
                state.loading = Some((front.totals().stories, coming.stories));
                state.take_up(front, views);
            }
            (Some(coming.desk), Some(coming.finder))
        }
        None => (None, None),
    };
    let mut begin = Some(feed.begin);
    let mut running = None;
    let mut decisions = feed.kept.decisions;
    // How many of them the desk heeds.
    let mut heeded = 0;
    // Arrivals not yet taken in, the last first.
    let mut waiting: Vec<Arrival> = Vec::new();
    let (mut painted, mut rested) = (Instant::now(), Instant::now());
    let mut due = Some(Instant::now());
    loop {
        if desk.is_none()
            && finder.is_none()
            && let Some(begin) = begin.take()
        {
            let known = state.desk.known();
            let applied = state
                .desk
                .decide(decisions.get(heeded..).unwrap_or_default());
            state.follow(&applied);
            let (intake, notices) = begin(known);
            intake.hold(state.held);
            running = Some(Running { intake, notices });
        }
        if due.is_some_and(|due| Instant::now() >= due) {
            // A terminal that takes no more frames is gone, whether or not it has said so.
            if paint(&mut terminal, &state).is_err() {
                break;
            }
            painted = Instant::now();
            due = None;
        }
        let soon = |due: Option<Instant>, pause| {
            Some(due.map_or(painted + pause, |due| due.min(painted + pause)))
        };
        let mut effect = None;
        let embargo = state.desk.next_embargo(state.now).map(|until| {
            let left = until.duration_since(Timestamp::now());
            // A clock may be set; a day is looked at again before it is over.
            let left = Duration::try_from(left).unwrap_or_default();
            Instant::now() + left.min(Duration::from_secs(3600)) + FRAME
        });
        tokio::select! {
            biased;
            _ = ends.recv() => break,
            _ = hangs.recv() => break,
            _ = &mut gone => break,
            _ = interrupts.recv() => break,
            _ = wakes.recv() => {
                guard.enter()?;
                effect = Some(Effect::Redraw);
            }
            event = keys.next() => match event {
                // A terminal that gives no more keys is gone.
                None | Some(Err(_)) => break,
                Some(Ok(Event::Key(key))) if key.kind != KeyEventKind::Release => {
                    effect = update::press(&mut state, Chord::from(key), Timestamp::now());
                    rested = Instant::now() + REST;
                    due = soon(due, FRAME);
                }
                Some(Ok(Event::Mouse(event))) => {
                    if let Some(gesture) = gesture(event.kind) {
                        let at = (event.column, event.row);
                        effect = update::mouse(&mut state, gesture, at, Timestamp::now());
                        rested = Instant::now() + REST;
                        due = soon(due, FRAME);
                    }
                }
                Some(Ok(Event::Paste(text))) => {
                    update::paste(&mut state, &text);
                    due = soon(due, FRAME);
                }
                Some(Ok(Event::Resize(width, height))) => {
                    state.resize(width, height);
                    due = soon(due, FRAME);
                }
                Some(Ok(_)) => {}
            },
            () = sleep_until(due.unwrap_or(painted)), if due.is_some() => {}
            () = sleep_until(embargo.unwrap_or(painted)), if embargo.is_some() => {
                state.now = Timestamp::now();
                due = soon(due, FRAME);
            }
            () = sleep_until(rested), if state.unsettled => {
                update::settle(&mut state);
                if state.loading.is_some() {
                    // Not after each few stories of many: what is counted anew grows with all that are there.
                    rested = Instant::now() + LONG_REST;
                }
                due = soon(due, FRAME);
            }
            () = std::future::ready(()), if !waiting.is_empty() => {
                let mut some = waiting.split_off(waiting.len().saturating_sub(AT_ONCE));
                some.reverse();
                update::notice(&mut state, Notice::Arrivals(some), Timestamp::now());
                rested = rested.max(Instant::now() + SLOW_FRAME);
                due = soon(due, SLOW_FRAME);
            }
            came = arrive(&mut desk), if desk.is_some() => {
                desk = None;
                match came {
                    Some((came, views, decided)) => {
                        heeded = decided;
                        let all = came.totals().stories;
                        state.loading = Some((all, all));
                        state.take_up(came, views);
                    }
                    None => {
                        finder = None;
                        state.start_over();
                    }
                }
                due = Some(Instant::now());
            }
            came = arrive(&mut finder), if desk.is_none() && finder.is_some() => {
                finder = None;
                match came {
                    Some(came) => state.finder = came,
                    None => {
                        heeded = 0;
                        state.start_over();
                    }
                }
                // What was typed meanwhile is looked for at once.
                update::settle(&mut state);
                due = Some(Instant::now());
            }
            notice = next(&mut running), if running.is_some() && waiting.is_empty() => match notice {
                // Many stories are taken in a few at a time, so that no key waits for all of them.
                Some(Notice::Arrivals(many)) if many.len() > AT_ONCE && all_read(&many) => {
                    waiting = many;
                    waiting.reverse();
                }
                Some(notice) => {
                    match &notice {
                        Notice::Trouble(why) => tracing::warn!(?why, "trouble"),
                        Notice::Watching(watching) => tracing::info!(?watching, "folders"),
                        Notice::Arrivals(_) | Notice::Progress { .. } => {}
                    }
                    let settled = !state.unsettled;
                    update::notice(&mut state, notice, Timestamp::now());
                    if settled {
                        // Not for each story of many: the first waits for those behind it.
                        rested = rested.max(Instant::now() + SLOW_FRAME);
                    }
                    due = soon(due, SLOW_FRAME);
                }
                None => running = None,
            },
        }
        match effect {
            None => {}
            Some(Effect::Quit) => break,
            Some(Effect::Hold(held)) => {
                if let Some(running) = &running {
                    running.intake.hold(held);
                }
            }
            Some(Effect::Keep(decision)) => {
                if let Err(why) = (feed.kept.keep)(&decision) {
                    state.note = Some(why.clone());
                    state.trouble = Some(why);
                }
                decisions.push(decision);
            }
            Some(Effect::Suspend) => {
                guard.stop();
                // Awake again, or never stopped; the signal that says so repeats this, harmlessly.
                guard.enter()?;
                redraw(&mut terminal, &mut state)?;
                due = Some(Instant::now());
            }
            Some(Effect::Redraw) => {
                redraw(&mut terminal, &mut state)?;
                due = Some(Instant::now());
            }
        }
    }
    Ok(begin.is_none().then_some(Held {
        desk: state.desk,
        finder: state.finder,
        decisions,
    }))
}

/// What a mouse did, if it is something to heed.
fn gesture(kind: MouseEventKind) -> Option<Gesture> {
    match kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Gesture::Click),
        MouseEventKind::ScrollUp => Some(Gesture::Up),
        MouseEventKind::ScrollDown => Some(Gesture::Down),
        _ => None,
    }
}

/// Forgets what the terminal shows; its size may have changed meanwhile too.
fn redraw(terminal: &mut Terminal<Screen<io::Stdout>>, state: &mut State) -> io::Result<()> {
    terminal.clear()?;
    let size = terminal.size()?;
    state.resize(size.width, size.height);
    Ok(())
}

fn paint(terminal: &mut Terminal<Screen<io::Stdout>>, state: &State) -> io::Result<()> {
    terminal.draw(|frame| {
        let cursor = draw(state, frame.buffer_mut());
        if let Some(at) = cursor {
            frame.set_cursor_position(at);
        }
    })?;
    Ok(())
}
