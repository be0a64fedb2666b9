//! Joins the plain dashboard to the intake, standard input and standard output.

use std::collections::HashMap;
use std::io::{self, BufRead, ErrorKind, IsTerminal, Write};
use std::thread;

use jiff::Timestamp;
use tokio::sync::mpsc::{Receiver, channel};

use super::{Effect, Plain};
use crate::desk::Desk;
use crate::format::clean;
use crate::ui::Feed;

/// Lines typed ahead.
const AHEAD: usize = 16;

/// Tells what comes and answers lines until the input or the output ends, or the user leaves.
///
/// # Errors
/// What standard output says, but for a reader who has had enough.
pub async fn run(feed: Feed) -> io::Result<()> {
    match tell(feed).await {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        told => told,
    }
}

async fn tell(mut feed: Feed) -> io::Result<()> {
    let mut desk = Desk::new(feed.zone);
    desk.open_with(feed.means);
    desk.remember(&feed.kept.marks.lines);
    let mut plain = Plain::new(desk, Timestamp::now());
    let applied = plain.desk.decide(&feed.kept.decisions.lines);
    plain.finder.update(&plain.desk, &applied);
    say(feed.kept.trouble)?;
    let (intake, mut notices) = (feed.begin)(HashMap::new());
    let mut lines = listen();
    // Who types may ask for what is there already; a script is answered when all has been read.
    let typed = io::stdin().is_terminal();
    loop {
        let told = tokio::select! {
            biased;
            line = lines.recv(), if typed || !plain.loading => {
                let Some(line) = line else { return Ok(()) };
                let (told, effect) = plain.answer(&line, Timestamp::now());
                match effect {
                    Some(Effect::Quit) => return Ok(()),
                    Some(Effect::Hold(held)) => intake.hold(held),
                    None => {}
                }
                told
            }
            notice = notices.recv() => match notice {
                Some(notice) => {
                    plain.now = Timestamp::now();
                    plain.notice(notice)
                }
                None => return Ok(()),
            },
        };
        say(told)?;
        let marks = plain.desk.unkept();
        if !marks.is_empty() {
            say((feed.kept.marks.keep)(&marks).err())?;
        }
    }
}

/// Standard input, line by line, until it ends.
fn listen() -> Receiver<String> {
    let (to, from) = channel(AHEAD);
    thread::spawn(move || {
        let mut stdin = io::stdin().lock();
        let mut line = Vec::new();
        while let Ok(1..) = stdin.read_until(b'\n', &mut line) {
            let words = String::from_utf8_lossy(&line).into_owned();
            if to.blocking_send(words).is_err() {
                return;
            }
            line.clear();
        }
    });
    from
}

/// A line each; nothing in them moves the cursor or colours.
fn say(lines: impl IntoIterator<Item = String>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in lines {
        writeln!(out, "{}", clean::line(&line))?;
    }
    out.flush()
}
