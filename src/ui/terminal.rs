//! The terminal's state: taken over at the start, given back however the program ends.
//!
//! Raw mode, the alternate screen and bracketed paste are put on together and off together: at the end, in a panic,
//! and around a stop by Ctrl-Z. It knows nothing of what is drawn.

use std::io::{self, IsTerminal, Write};
use std::panic;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Signal, kill_current_process_group};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use tokio::sync::oneshot;

/// Alternate screen, bracketed paste.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h";
/// Clicks and the wheel, where they are asked for; and in a form that knows more than 223 columns.
const MOUSE: &[u8] = b"\x1b[?1000h\x1b[?1006h";
/// All undone, in reverse order, with plain letters and a visible cursor.
const LEAVE: &[u8] = b"\x1b[m\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?1049l\x1b[?25h";

static TAKEN: AtomicBool = AtomicBool::new(false);
/// What other threads had to say while the screen was ours; told once it is given back.
static LATER: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Holds the terminal; gives it back when dropped.
#[derive(Debug)]
pub struct Guard {
    mouse: bool,
}

impl Guard {
    /// Takes the terminal over, after making sure that a panic will give it back; with the mouse or without.
    ///
    /// # Errors
    /// If the terminal refuses raw mode or can't be written to.
    pub fn take(mouse: bool) -> io::Result<Self> {
        let ours = thread::current().id();
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() == ours {
                give_back();
                previous(info);
            } else if let Ok(mut later) = LATER.lock() {
                let message = info.to_string();
                if !later.contains(&message) {
                    later.push(message);
                }
            }
        }));
        let guard = Self { mouse };
        guard.enter()?;
        Ok(guard)
    }

    /// Puts the terminal into our state, also where another program left it otherwise meanwhile.
    ///
    /// # Errors
    /// As [`Guard::take`].
    pub fn enter(&self) -> io::Result<()> {
        if TAKEN.swap(true, Ordering::SeqCst) {
            // After a stop from outside the recorded mode is stale: forget it first.
            crossterm::terminal::disable_raw_mode()?;
        }
        crossterm::terminal::enable_raw_mode()?;
        let mut out = io::stdout().lock();
        out.write_all(ENTER)?;
        if self.mouse {
            out.write_all(MOUSE)?;
        }
        out.flush()
    }

    /// Gives the terminal back and stops this program and those it was started with, as Ctrl-Z does. Returns once
    /// it goes on; where nobody could wake it (no shell above), the system doesn't stop it.
    pub fn stop(&self) {
        give_back();
        // Without a process group there is nothing to stop, and the program just goes on.
        let _ = kill_current_process_group(Signal::TSTP);
    }
}

/// A terminal that another program has, as it was when it was lent.
#[derive(Debug)]
pub struct Lent(Option<Termios>);

impl Guard {
    /// Gives the terminal to another program until it is taken back.
    pub fn lend(&self) -> Lent {
        give_back();
        Lent(tcgetattr(io::stdin()).ok())
    }

    /// Takes the terminal back, whatever the other program made of it.
    ///
    /// # Errors
    /// As [`Guard::take`].
    pub fn take_back(&self, lent: Lent) -> io::Result<()> {
        if let Lent(Some(modes)) = lent {
            // A program that was killed may have left it raw, and that is not what we are to leave in the end.
            tcsetattr(io::stdin(), OptionalActions::Now, &modes)?;
        }
        self.enter()
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
        if !thread::panicking() {
            let _ = panic::take_hook();
        }
        if let Ok(mut later) = LATER.lock() {
            for message in later.drain(..) {
                // Where the terminal is gone, there is nobody to tell.
                let _ = writeln!(io::stderr(), "{message}");
            }
        }
    }
}

/// How many columns there are where standard output goes, if that is a terminal.
pub fn width() -> Option<usize> {
    let there = io::stdout().is_terminal();
    let size = there.then(crossterm::terminal::size)?.ok()?;
    Some(size.0.into())
}

/// Undoes [`Guard::enter`]; errors are of no use to anyone when the terminal is gone.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(LEAVE);
        let _ = out.flush();
        let _ = crossterm::terminal::disable_raw_mode();
    }
}

/// Whether there is a screen: keys come from a terminal, and what is drawn goes to one that can do more than print.
pub fn is_there() -> bool {
    let dumb = std::env::var_os("TERM").is_some_and(|name| name == "dumb");
    io::stdin().is_terminal() && io::stdout().is_terminal() && !dumb
}

/// Ends once the terminal has hung up. A terminal that goes away reads as an endless stream of nothing, which a
/// program without this takes for "no key yet", at full speed.
pub fn hang_up() -> oneshot::Receiver<()> {
    let (tell, told) = oneshot::channel();
    thread::spawn(move || {
        let stdin = io::stdin();
        loop {
            // No events asked for: only a hang-up or an error ends the wait.
            let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
            match poll(&mut watched, None) {
                Ok(0) | Err(rustix::io::Errno::INTR) => {}
                Ok(_) | Err(_) => break,
            }
        }
        // The loop that listens may have ended first.
        let _ = tell.send(());
    });
    told
}
