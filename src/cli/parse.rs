//! `copytaster parse PATH...`: files in, JSON lines out, in path order, on every core.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use jiff::civil::Date;

use crate::format::clean;
use crate::{extract, format, output};

/// Stories a worker may be ahead of the printer.
const AHEAD: usize = 32;

/// What became of one file: its printed lines, and what to say about it on standard error.
struct Outcome {
    lines: Vec<u8>,
    trouble: Option<String>,
}

/// Prints what the files hold; folders stand for every file in them.
pub fn run(paths: &[PathBuf], published: Option<Date>) -> anyhow::Result<ExitCode> {
    let (files, mut troubles) = files(paths);
    for trouble in &troubles {
        eprintln!("copytaster: {trouble}");
    }
    let workers = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(files.len().max(1));
    let files = &files;
    let printed = thread::scope(|scope| {
        // Worker n reads every workers-th file from the n-th on: taking their outcomes in turn gives path order.
        let lanes: Vec<Receiver<Outcome>> = (0..workers)
            .map(|lane| {
                let (to, from) = sync_channel(AHEAD);
                scope.spawn(move || {
                    for file in files.iter().skip(lane).step_by(workers) {
                        if to.send(read(file, published)).is_err() {
                            return;
                        }
                    }
                });
                from
            })
            .collect();
        print(lanes, files.len(), &mut troubles)
    });
    match printed {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(error.into()),
        Ok(()) => Ok(ExitCode::from(u8::from(!troubles.is_empty()))),
    }
}

/// Prints the outcomes in order; returning early drops the lanes, which stops the workers.
fn print(
    lanes: Vec<Receiver<Outcome>>,
    count: usize,
    troubles: &mut Vec<String>,
) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for lane in lanes.iter().cycle().take(count) {
        let Ok(outcome) = lane.recv() else { continue };
        out.write_all(&outcome.lines)?;
        if let Some(trouble) = outcome.trouble {
            eprintln!("copytaster: {trouble}");
            troubles.push(trouble);
        }
    }
    out.flush()
}

fn read(file: &Path, published: Option<Date>) -> Outcome {
    let mut lines = Vec::new();
    let trouble = match format::open(file, published) {
        Ok(articles) => articles.iter().find_map(|article| {
            let findings = extract::extract(article);
            output::json::write(&mut lines, article, &findings)
                .err()
                .map(|e| complaint(file, &e))
        }),
        Err(error) => Some(complaint(file, &error)),
    };
    Outcome { lines, trouble }
}

fn complaint(file: &Path, error: &dyn std::fmt::Display) -> String {
    clean::line(&format!("{} {error}", file.display()))
}

/// Every file the paths stand for, in path order a folder; and what could not be listed.
fn files(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<String>) {
    let (mut files, mut troubles) = (Vec::new(), Vec::new());
    for path in paths {
        if path.is_dir() {
            walk(path, &mut files, &mut troubles);
        } else {
            files.push(path.clone());
        }
    }
    (files, troubles)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>, troubles: &mut Vec<String>) {
    let mut entries = Vec::new();
    match std::fs::read_dir(folder) {
        Ok(list) => {
            for entry in list {
                match entry {
                    Ok(entry) => entries.push(entry.path()),
                    Err(error) => troubles.push(complaint(folder, &error)),
                }
            }
        }
        Err(error) => troubles.push(complaint(folder, &error)),
    }
    entries.sort();
    for path in entries {
        let hidden = path
            .file_name()
            .is_some_and(|n| n.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            walk(&path, files, troubles);
        } else {
            files.push(path);
        }
    }
}
