//! The event loop: keys, signals and the intake's notices change the state; changes are drawn, and nothing else is.
//!
//! A key is answered before a notice. Frames are at least a thirtieth of a second apart, frames for arrivals alone a
//! tenth, so that many notices make one frame. While nothing happens nothing is written.

use std::path::PathBuf;
use std::time::Duration;
use std::{fmt, io};

use crossterm::event::{Event, EventStream, KeyEventKind};
use futures_util::StreamExt;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::Terminal;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc::Receiver;
use tokio::time::{Instant, sleep_until};

use super::draw::draw;
use super::keys::Chord;
use super::screen::Screen;
use super::state::State;
use super::terminal::{Guard, hang_up};
use super::update::{self, Effect};
use crate::desk::Decision;
use crate::intake::{Arrival, Intake, Notice, Outcome};

/// Time between two frames while keys are pressed.
const FRAME: Duration = Duration::from_millis(33);
/// Time between two frames while only stories arrive.
const SLOW_FRAME: Duration = Duration::from_millis(100);
/// How long the hand must rest before the reader follows the cursor.
const REST: Duration = Duration::from_millis(120);

/// Stories taken in between two looks at the keys.
const AT_ONCE: usize = 32;

/// Whether nothing of these is gone or refused: only then does their order not matter to the whole.
fn all_read(arrivals: &[Arrival]) -> bool {
    let read = |arrival: &Arrival| matches!(arrival.outcome, Outcome::Read(_));
    arrivals.iter().all(read)
}

/// Where the stories come from.
#[derive(Debug)]
pub struct Feed {
    /// The folders, as the user named them.
    pub folders: Vec<PathBuf>,
    /// The running intake.
    pub intake: Intake,
    /// What it tells.
    pub notices: Receiver<Notice>,
    /// What lasts beyond the run.
    pub kept: Kept,
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

/// Shows the dashboard until the user leaves, the terminal hangs up, or the system asks the program to end.
///
/// # Errors
/// If the terminal can't be taken over or written to.
pub async fn run(mut feed: Feed) -> io::Result<()> {
    let mut ends = signal(SignalKind::terminate())?;
    let mut hangs = signal(SignalKind::hangup())?;
    let mut interrupts = signal(SignalKind::interrupt())?;
    let mut wakes = signal(SignalKind::from_raw(rustix::process::Signal::CONT.as_raw()))?;
    let mut gone = hang_up();
    let guard = Guard::take()?;
    let mut terminal = Terminal::new(Screen::new(io::stdout()))?;
    terminal.clear()?;
    let size = terminal.size()?;
    let zone = TimeZone::system();
    let mut state = State::new(
        feed.folders,
        zone,
        Timestamp::now(),
        (size.width, size.height),
    );
    state.trouble = feed.kept.trouble.take();
    let applied = state.desk.decide(&feed.kept.decisions);
    state.follow(&applied);
    let mut keys = EventStream::new();
    let mut watching = true;
    // Arrivals not yet taken in, the last first.
    let mut waiting: Vec<Arrival> = Vec::new();
    let (mut painted, mut rested) = (Instant::now(), Instant::now());
    let mut due = Some(Instant::now());
    loop {
        if due.is_some_and(|due| Instant::now() >= due) {
            paint(&mut terminal, &state)?;
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
            _ = ends.recv() => return Ok(()),
            _ = hangs.recv() => return Ok(()),
            _ = &mut gone => return Ok(()),
            _ = interrupts.recv() => return Ok(()),
            _ = wakes.recv() => {
                guard.enter()?;
                effect = Some(Effect::Redraw);
            }
            event = keys.next() => match event {
                // A terminal that gives no more keys is gone.
                None | Some(Err(_)) => return Ok(()),
                Some(Ok(Event::Key(key))) if key.kind != KeyEventKind::Release => {
                    effect = update::press(&mut state, Chord::from(key), Timestamp::now());
                    rested = Instant::now() + REST;
                    due = soon(due, FRAME);
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
                due = soon(due, FRAME);
            }
            () = std::future::ready(()), if !waiting.is_empty() => {
                let mut some = waiting.split_off(waiting.len().saturating_sub(AT_ONCE));
                some.reverse();
                update::notice(&mut state, Notice::Arrivals(some), Timestamp::now());
                rested = rested.max(Instant::now() + SLOW_FRAME);
                due = soon(due, SLOW_FRAME);
            }
            notice = feed.notices.recv(), if watching && waiting.is_empty() => match notice {
                // Many stories are taken in a few at a time, so that no key waits for all of them.
                Some(Notice::Arrivals(many)) if many.len() > AT_ONCE && all_read(&many) => {
                    waiting = many;
                    waiting.reverse();
                }
                Some(notice) => {
                    let settled = !state.unsettled;
                    update::notice(&mut state, notice, Timestamp::now());
                    if settled {
                        // Not for each story of many: the first waits for those behind it.
                        rested = rested.max(Instant::now() + SLOW_FRAME);
                    }
                    due = soon(due, SLOW_FRAME);
                }
                None => watching = false,
            },
        }
        match effect {
            None => {}
            Some(Effect::Quit) => return Ok(()),
            Some(Effect::Hold(held)) => feed.intake.hold(held),
            Some(Effect::Keep(decision)) => {
                if let Err(why) = (feed.kept.keep)(&decision) {
                    state.note = Some(why.clone());
                    state.trouble = Some(why);
                }
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
