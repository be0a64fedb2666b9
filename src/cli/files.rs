//! The files that paths on the command line stand for, worked on every core.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;
use std::thread;

use crate::feed;
use crate::format::clean;

/// Files a worker may be ahead of the taker.
const AHEAD: usize = 32;

/// The files: a folder stands for every file in it. What cannot be listed is named on standard error, and counted.
pub(super) fn list(paths: &[PathBuf]) -> (Vec<PathBuf>, usize) {
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
    (files, troubles)
}

/// Works each file on some core, and hands what came of it over in path order. An error of the taker stops the workers.
pub(super) fn each<T: Send>(
    files: &[PathBuf],
    work: impl Fn(&Path) -> T + Sync,
    mut take: impl FnMut(T) -> io::Result<()>,
) -> io::Result<()> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let work = &work;
    thread::scope(|scope| {
        // Worker n reads every workers-th file from the n-th on: taking their lanes in turn gives path order.
        let lanes: Vec<_> = (0..workers)
            .map(|lane| {
                let (to, from) = sync_channel(AHEAD);
                scope.spawn(move || {
                    for file in files.iter().skip(lane).step_by(workers) {
                        if to.send(work(file)).is_err() {
                            return;
                        }
                    }
                });
                from
            })
            .collect();
        // An early return drops the lanes.
        let mut turns = lanes.iter().cycle().take(files.len());
        turns.try_for_each(|lane| lane.recv().map_or(Ok(()), &mut take))
    })
}

/// A refusal names the file; in a folder of folders its reader needs the way there too.
pub(super) fn in_folder(file: &Path, why: &str) -> String {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => format!("{}/{why}", folder.display()),
        _ => why.to_owned(),
    }
}

/// Says on standard error what went wrong.
pub(super) fn complain(trouble: &str) {
    eprintln!("copytaster: {}", clean::line(trouble));
}
