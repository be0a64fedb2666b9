//! The event loop: keys, signals and the intake's notices change the state; changes are drawn, and nothing else is.
//!
//! A key is answered before a notice. Frames are at least a thirtieth of a second apart, and many notices make one
//! frame. While nothing happens nothing is written.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

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
use crate::intake::{Intake, Notice};

/// Time between two frames.
const FRAME: Duration = Duration::from_millis(33);
/// How long the hand must rest before the reader follows the cursor.
const REST: Duration = Duration::from_millis(120);

/// Where the stories come from.
#[derive(Debug)]
pub struct Feed {
    /// The folders, as the user named them.
    pub folders: Vec<PathBuf>,
    /// The running intake.
    pub intake: Intake,
    /// What it tells.
    pub notices: Receiver<Notice>,
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
    let mut keys = EventStream::new();
    let mut watching = true;
    let (mut changed, mut next_frame, mut rested) = (true, Instant::now(), Instant::now());
    loop {
        if changed && Instant::now() >= next_frame {
            paint(&mut terminal, &state)?;
            changed = false;
            next_frame = Instant::now() + FRAME;
        }
        let mut effect = None;
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
                    changed = true;
                }
                Some(Ok(Event::Paste(text))) => {
                    update::paste(&mut state, &text);
                    changed = true;
                }
                Some(Ok(Event::Resize(width, height))) => {
                    state.resize(width, height);
                    changed = true;
                }
                Some(Ok(_)) => {}
            },
            () = sleep_until(next_frame), if changed => {}
            () = sleep_until(rested), if state.unsettled => {
                update::settle(&mut state);
                changed = true;
            }
            notice = feed.notices.recv(), if watching => match notice {
                Some(notice) => {
                    update::notice(&mut state, notice, Timestamp::now());
                    changed = true;
                }
                None => watching = false,
            },
        }
        match effect {
            None => {}
            Some(Effect::Quit) => return Ok(()),
            Some(Effect::Hold(held)) => feed.intake.hold(held),
            Some(Effect::Suspend) => {
                guard.stop();
                // Awake again, or never stopped; the signal that says so repeats this, harmlessly.
                guard.enter()?;
                redraw(&mut terminal, &mut state)?;
                changed = true;
            }
            Some(Effect::Redraw) => {
                redraw(&mut terminal, &mut state)?;
                changed = true;
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
