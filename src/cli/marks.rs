//! `copytaster marks`: bookmarks and notes, for whoever works on with them.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

use clap::Args;
use jiff::tz::TimeZone;

use super::files::complain;
use super::kept;
use super::lists::Shape;
use crate::desk::Desk;
use crate::output::{self, rows};

/// How they are printed.
#[derive(Args, Debug)]
pub struct Listed {
    /// How the list is written; json is JSON Lines, an object a line, and jsonl another name for it.
    #[arg(long, value_enum, default_value = "table")]
    format: Shape,
}

/// Prints what is bookmarked or noted, the last marked first. 1 if not all could be read.
///
/// # Errors
/// What standard output says, but for a reader who has had enough.
pub fn run(listed: &Listed) -> anyhow::Result<ExitCode> {
    let mut trouble = None;
    let marks = kept::marks(&mut trouble);
    trouble.iter().for_each(|trouble| complain(trouble));
    let mut desk = Desk::new(TimeZone::system());
    desk.remember(&marks.lines);
    let mut out = BufWriter::new(io::stdout().lock());
    let sheet = rows::marks(desk.marked());
    let printed = output::write(&mut out, sheet, listed.format.format()).and_then(|()| out.flush());
    match printed {
        Ok(()) => Ok(ExitCode::from(u8::from(trouble.is_some()))),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(error.into()),
    }
}
