//! Joins the plain dashboard to the intake, standard input and standard output.

use std::io::{self, BufRead, ErrorKind, IsTerminal, Write};
use std::thread;

use jiff::Timestamp;
use tokio::sync::mpsc::{Receiver, channel};

use super::{Effect, Plain};
use crate::desk::{Desk, Views};
use crate::format::clean;
use crate::search::Finder;
use crate::ui::{Coming, Feed, Held};

/// Lines typed ahead.
const AHEAD: usize = 16;

/// Tells what comes and answers lines until the input or the output ends, or the user leaves; gives what there is then.
///
/// # Errors
/// What standard output says, but for a reader who has had enough.
pub async fn run(mut feed: Feed) -> io::Result<Held> {
    let decisions = std::mem::take(&mut feed.kept.decisions.lines);
    let left = match feed.left.take() {
        Some(coming) => come(coming).await,
        None => None,
    };
    let (desk, views, finder, heeded) = left.unwrap_or_else(|| {
        let mut desk = Desk::new(feed.zone.clone());
        desk.open_with(feed.means.clone());
        desk.remember(&feed.kept.marks.lines);
        let views = Views::new(&desk);
        (desk, views, Finder::new(), 0)
    });
    let mut plain = Plain::new(desk, views, finder, Timestamp::now());
    let applied = plain
        .desk
        .decide(decisions.get(heeded..).unwrap_or_default());
    plain.follow(&applied);
    match tell(&mut plain, feed).await {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(error),
        _ => {}
    }
    plain.finder.catch_up(&plain.desk);
    Ok(Held {
        desk: plain.desk,
        finder: plain.finder,
        decisions,
    })
}

/// The desk that an earlier run left, all of it; nobody has to be shown its newest stories meanwhile.
async fn come(coming: Coming) -> Option<(Desk, Views, Finder, usize)> {
    let (desk, views, heeded) = coming.desk.await.ok()?;
    Some((desk, views, coming.finder.await.ok()?, heeded))
}

async fn tell(plain: &mut Plain, mut feed: Feed) -> io::Result<()> {
    say(feed.kept.trouble.take())?;
    let (intake, mut notices) = (feed.begin)(plain.desk.known());
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
