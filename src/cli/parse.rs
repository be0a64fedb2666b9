//! `copytaster parse PATH...`: files in, JSON lines out, in path order, on every core.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::civil::Date;

use super::files::{complain, each, in_folder, list};
use crate::format::Limits;
use crate::intake::{self, Outcome};
use crate::output;

/// One file's part of the output.
struct Printed {
    lines: Vec<u8>,
    /// What to say of it on standard error.
    trouble: Option<String>,
}

/// Prints what the files hold; a folder stands for every file in it. What cannot be read is named on standard error.
///
/// # Errors
/// What standard output says, but for a reader who has had enough.
pub fn run(paths: &[PathBuf], published: Option<Date>, limits: Limits) -> anyhow::Result<ExitCode> {
    let (files, mut troubles) = list(paths);
    let mut out = BufWriter::new(io::stdout().lock());
    let printed = each(
        &files,
        |file| read(file, published, limits),
        |printed| {
            out.write_all(&printed.lines)?;
            if let Some(trouble) = printed.trouble {
                complain(&trouble);
                troubles += 1;
            }
            Ok(())
        },
    );
    match printed.and_then(|()| out.flush()) {
        Ok(()) => Ok(ExitCode::from(u8::from(troubles > 0))),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(error.into()),
    }
}

fn read(file: &Path, published: Option<Date>, limits: Limits) -> Printed {
    let mut lines = Vec::new();
    let trouble = match intake::read(file, published, limits) {
        Outcome::Read(stories) => stories
            .iter()
            .try_for_each(|s| output::json::write(&mut lines, &s.article, &s.findings))
            .err()
            .map(|error| error.to_string()),
        Outcome::Refused(why) => Some(in_folder(file, &why)),
        Outcome::Gone => Some(format!("{} is not there.", file.display())),
    };
    Printed { lines, trouble }
}
