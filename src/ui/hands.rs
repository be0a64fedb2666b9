//! What the event loop does outside: words to the clipboard, rows to a file, stories to commands, and the terminal to another
//! program for a while. Nothing here waits, but for another program to let go of the terminal.

use std::io::{self, Write};
use std::process::ExitStatus;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tokio::process::Child;
use tokio::sync::mpsc::{Sender, UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::draw::bars;
use super::export::Writing;
use super::input::Inputs;
use super::screen::Screen;
use super::searches::Alert;
use super::state::State;
use super::terminal::{Guard, Lent};
use crate::desk::Desk;
use crate::format::Limits;
use crate::output::{Cell, Rows, json};
use crate::outside::{
    self, Alarms, Export, MOST, Outcome, Part, Refused, Route, Told, View, Viewer, Wishes, line_of,
    osc52,
};

/// How long rows are made in one go: keys come between.
const SLICE: Duration = Duration::from_millis(4);
/// Rows made between two looks at the clock.
const FEW: usize = 16;
/// How long another program is waited for when the dashboard must end.
const PARTING: Duration = Duration::from_secs(1);

/// What is being done.
#[derive(Debug)]
pub(super) struct Hands {
    route: Route,
    alarms: Alarms,
    /// Words on their way to a program that copies them.
    copying: JoinSet<()>,
    tell: UnboundedSender<Told>,
    /// What became of what was handed over.
    pub told: UnboundedReceiver<Told>,
    /// The rows being written to a file.
    pub sending: Option<Sending>,
    /// The program that has the terminal.
    pub away: Option<Away>,
}

/// Rows on their way to a file.
#[derive(Debug)]
pub(super) struct Sending {
    rows: Rows,
    to: Sender<Part>,
}

/// Another program has the terminal.
#[derive(Debug)]
pub(super) struct Away {
    child: Child,
    viewer: Viewer,
    lent: Lent,
    /// What to say once it is back.
    note: Option<String>,
}

/// Waits until more rows can be handed over; gives `false` if nobody takes any.
pub(super) async fn room(sending: &Option<Sending>) -> bool {
    match sending {
        Some(sending) => sending.to.reserve().await.is_ok(),
        None => std::future::pending().await,
    }
}

/// Waits until the other program has ended.
pub(super) async fn back(away: &mut Option<Away>) -> io::Result<ExitStatus> {
    match away {
        Some(away) => away.child.wait().await,
        None => std::future::pending().await,
    }
}

impl Hands {
    pub fn new(wishes: &Wishes) -> Self {
        let (tell, told) = unbounded_channel();
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|words| !words.is_empty());
        Self {
            route: wishes.copy.route(is_set),
            alarms: Alarms::new(&wishes.alarms, tell.clone()),
            copying: JoinSet::new(),
            tell,
            told,
            sending: None,
            away: None,
        }
    }

    /// Puts words on the clipboard; what was done is told at once or later.
    ///
    /// # Errors
    /// Whatever the terminal says.
    pub fn copy<W: Write>(
        &mut self,
        screen: &mut Screen<W>,
        text: String,
        excerpt: &str,
    ) -> io::Result<Option<String>> {
        let said = self.route.said(text.chars().count(), excerpt);
        if self.route.program().is_none() {
            return self
                .sequence(screen, &self.route, &text)
                .map(|sent| Some(sent.unwrap_or(said)));
        }
        let (route, tell) = (self.route.clone(), self.tell.clone());
        // What has ended needs no place in memory.
        while self.copying.try_join_next().is_some() {}
        self.copying.spawn(async move {
            let taken = route.hand_over(&text).await;
            let taken = taken
                .map(|()| said)
                .map_err(|why| Refused { why, text, route });
            // Nobody hears of it once the dashboard is left.
            let _ = tell.send(Told::Copied(taken));
        });
        Ok(None)
    }

    /// Sends words to the terminal in a sequence, or says why not.
    fn sequence<W: Write>(
        &self,
        screen: &mut Screen<W>,
        route: &Route,
        text: &str,
    ) -> io::Result<Option<String>> {
        match osc52(text, route) {
            Some(bytes) => screen.send(bytes.as_bytes()).map(|()| None),
            None => Ok(Some(format!(
                "not copied: {} bytes, and by OSC 52 no more than {} go to every terminal",
                bars::number(text.len()),
                bars::number(MOST)
            ))),
        }
    }

    /// Another way for words that tmux did not take: an old one has no such command.
    ///
    /// # Errors
    /// Whatever the terminal says.
    pub fn try_again<W: Write>(&self, screen: &mut Screen<W>, told: Told) -> io::Result<Told> {
        let Told::Copied(Err(Refused {
            why,
            text,
            route: Route::Tmux(program),
        })) = told
        else {
            return Ok(told);
        };
        let why = match self.sequence(screen, &Route::Terminal, &text)? {
            Some(too_long) => too_long,
            None => format!("sent by OSC 52 to tmux, which heeds it if set-clipboard is on: {why}"),
        };
        let route = Route::Tmux(program);
        Ok(Told::Copied(Err(Refused { why, text, route })))
    }

    /// Begins to write a list to a file.
    pub fn export(&mut self, state: &mut State, export: Export) {
        if state.writing.is_some() {
            state.note = Some("another list is still being written".into());
            return;
        }
        let rows = export.list.rows(&state.desk, &state.views);
        let writing = Writing {
            name: export.name.clone(),
            done: 0,
            rows: rows.len(),
        };
        match outside::begin(export, self.tell.clone()) {
            Ok(to) => {
                self.sending = Some(Sending { rows, to });
                state.writing = Some(writing);
            }
            Err(error) => state.note = Some(format!("nothing was written: {error}")),
        }
    }

    /// Hands the next rows over, for which there is room.
    pub fn send_rows(&mut self, state: &mut State) {
        // Ids of a desk that another took the place of mean nothing any more.
        let Some(sending) = self.sending.as_mut().filter(|_| state.writing.is_some()) else {
            self.sending = None;
            return;
        };
        let part = match sending.rows.is_empty() {
            true => Part::End,
            false => Part::Rows(some(&mut sending.rows, &state.desk)),
        };
        let ends = matches!(part, Part::End);
        if let Some(writing) = &mut state.writing {
            writing.done = writing.rows - sending.rows.len();
        }
        // Where nobody takes rows any more, what became of them is told.
        if sending.to.try_send(part).is_err() || ends {
            self.sending = None;
        }
    }

    /// Hands stories that answer a saved search to the commands that wait for them.
    ///
    /// # Errors
    /// If a command is too slow to take them.
    pub fn alarm(&mut self, desk: &Desk, alert: &Alert) -> Result<(), String> {
        if !self.alarms.hears(&alert.search) {
            return Ok(());
        }
        let mut all = Ok(());
        for (id, _) in &alert.stories {
            let Some(reading) = desk.reading(*id) else {
                continue;
            };
            let mut line = Vec::new();
            if json::write(&mut line, &reading.article, &reading.findings).is_ok() {
                all = all.and(self.alarms.ring(&alert.search, &line));
            }
        }
        self.alarms.go_on();
        all
    }

    /// A command for stories has ended, the next can run.
    pub fn rang(&mut self, at: usize) {
        self.alarms.ended(at);
    }

    /// Lends the terminal to a program that shows a file. Keys are not read from here on; `false` if it can't be run.
    ///
    /// # Errors
    /// Whatever the terminal says.
    pub fn view(
        &mut self,
        guard: &Guard,
        inputs: &mut Inputs,
        state: &mut State,
        view: &View,
    ) -> io::Result<bool> {
        if !view.path.is_file() {
            state.note = Some(format!("there is no file {} any more", view.path.display()));
            return Ok(false);
        }
        let viewer = match view.with.viewer(|name| std::env::var(name).ok()) {
            Ok(viewer) => viewer,
            Err(why) => {
                state.note = Some(why);
                return Ok(false);
            }
        };
        let found =
            |(words, time): &(String, usize)| line_of(&view.path, words, *time, &Limits::DEFAULT);
        let line = view.words.as_ref().map(found);
        let note = match line {
            Some(None) => {
                Some("the file was opened at its start: these words don't stand in it so")
            }
            Some(Some(_)) if !viewer.knows_lines() => Some(
                "the file was opened at its start: how this program is told a line is not known",
            ),
            _ => None,
        };
        inputs.rest();
        let lent = guard.lend();
        match viewer.open(&view.path, line.flatten()) {
            Ok(child) => {
                let note = note.map(str::to_owned);
                self.away = Some(Away {
                    child,
                    viewer,
                    lent,
                    note,
                });
                Ok(true)
            }
            Err(why) => {
                state.note = Some(why);
                guard.take_back(lent)?;
                Ok(false)
            }
        }
    }

    /// Takes the terminal back after the other program has ended.
    ///
    /// # Errors
    /// Whatever the terminal says.
    pub fn take_back(
        &mut self,
        guard: &Guard,
        state: &mut State,
        ended: io::Result<ExitStatus>,
    ) -> io::Result<()> {
        let Some(away) = self.away.take() else {
            return Ok(());
        };
        state.note = match away.viewer.judge(ended) {
            Ok(()) => away.note,
            Err(why) => Some(why),
        };
        guard.take_back(away.lent)
    }

    /// The dashboard ends: a program that has the terminal is told so, programs that were handed words have a moment to end,
    /// commands for stories that wait have one to run, and an export that is not on the disk yet is taken away. Gives what was
    /// left undone, a sentence each.
    pub async fn part(mut self, writing: Option<Writing>) -> Vec<String> {
        if let Some(away) = &mut self.away {
            let id = away.child.id().and_then(|id| i32::try_from(id).ok());
            if let Some(id) = id.and_then(Pid::from_raw) {
                // As if the terminal had hung up: editors keep what was typed.
                let _ = kill_process(id, Signal::HUP);
            }
            let _ = timeout(PARTING, away.child.wait()).await;
        }
        let ((), mut undone) = tokio::join!(
            outside::part(self.copying, PARTING),
            self.alarms.part(PARTING)
        );
        self.sending = None;
        let not_written = |Writing { name, .. }| {
            format!("{name} was not written, for not all of its rows had come")
        };
        let mut writing = writing;
        loop {
            let told = match &writing {
                // What became of it is still to be told.
                Some(_) => timeout(PARTING, self.told.recv()).await.ok().flatten(),
                None => self.told.try_recv().ok(),
            };
            match told {
                Some(Told::Rang(_, Err(why))) => undone.push(why),
                Some(Told::Exported(_, Outcome::Written(..))) => writing = None,
                Some(Told::Exported(..)) => undone.extend(writing.take().map(not_written)),
                Some(Told::Rang(..) | Told::Copied(_)) => {}
                None => break,
            }
        }
        undone.extend(writing.map(not_written));
        undone
    }
}

/// As many rows as a moment allows.
fn some(rows: &mut Rows, desk: &Desk) -> Vec<Vec<Cell>> {
    let start = Instant::now();
    let mut cells = Vec::new();
    while !rows.is_empty() && start.elapsed() < SLICE {
        cells.extend(rows.sheet(desk, FEW).rows);
    }
    cells
}
