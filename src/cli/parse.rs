//! `copytaster parse PATH...`: files in, JSON lines out, in path order, on every core.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use jiff::civil::Date;

use crate::format::{Limits, clean};
use crate::intake::{self, Outcome};
use crate::{feed, output};

/// Files a worker may be ahead of the printer.
const AHEAD: usize = 32;

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
    let mut files = Vec::new();
    let mut troubles = 0;
    for path in paths {
        if path.is_dir() {
            let listed = feed::files(path);
            files.extend(listed.found);
            for (path, error) in &listed.trouble {
                complain(&format!("{} cannot be listed: {error}.", path.display()));
            }
            troubles += listed.trouble.len();
        } else {
            files.push(path.clone());
        }
    }
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let files = &files;
    let printed = thread::scope(|scope| {
        // Worker n reads every workers-th file from the n-th on: taking their lanes in turn gives path order.
        let lanes: Vec<_> = (0..workers)
            .map(|lane| {
                let (to, from) = sync_channel(AHEAD);
                scope.spawn(move || {
                    for file in files.iter().skip(lane).step_by(workers) {
                        if to.send(read(file, published, limits)).is_err() {
                            return;
                        }
                    }
                });
                from
            })
            .collect();
        print(lanes, files.len())
    });
    match printed {
        Ok(more) => Ok(ExitCode::from(u8::from(troubles + more > 0))),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(error.into()),
    }
}

/// Prints the lanes in turn and counts the troubles; an early return drops the lanes, which stops the workers.
fn print(lanes: Vec<Receiver<Printed>>, count: usize) -> io::Result<usize> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut troubles = 0;
    for printed in lanes
        .iter()
        .cycle()
        .take(count)
        .map_while(|lane| lane.recv().ok())
    {
        out.write_all(&printed.lines)?;
        if let Some(trouble) = printed.trouble {
            complain(&trouble);
            troubles += 1;
        }
    }
    out.flush()?;
    Ok(troubles)
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

/// A refusal names the file; in a folder of folders its reader needs the way there too.
fn in_folder(file: &Path, why: &str) -> String {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => format!("{}/{why}", folder.display()),
        _ => why.to_owned(),
    }
}

fn complain(trouble: &str) {
    eprintln!("copytaster: {}", clean::line(trouble));
}
