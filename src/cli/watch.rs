//! `copytaster [watch] FOLDER...`: the dashboard.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;

use crate::archive::{self, Archive, Names};
use crate::desk::Decision;
use crate::format::Limits;
use crate::intake::{Intake, Options, Shelf};
use crate::ui::{self, Feed, Kept, terminal};

/// Opens the dashboard on the folders. 2 if there is no terminal, or something named is no folder.
pub fn run(folders: &[PathBuf], limits: Limits) -> anyhow::Result<ExitCode> {
    for folder in folders {
        if let Some(trouble) = trouble(folder) {
            eprintln!("copytaster: {}: {trouble}", folder.display());
            return Ok(ExitCode::from(2));
        }
    }
    if !terminal::is_there() {
        let named: Vec<_> = folders.iter().map(|f| f.display().to_string()).collect();
        eprintln!(
            "copytaster: the dashboard needs a terminal for keys and screen; for output to a file or a pipe, \
             use `copytaster parse {}`",
            named.join(" ")
        );
        return Ok(ExitCode::from(2));
    }
    let mut kept = kept(archive::names_file());
    let shelf = match archive::archive_file().map(|path| Archive::open(&path, limits)) {
        Some(Ok(archive)) => Some(Arc::new(archive) as Arc<dyn Shelf>),
        Some(Err(why)) => {
            let words = format!("no archive, so every start reads all again: {why}");
            kept.trouble.get_or_insert(words);
            None
        }
        None => None,
    };
    let options = Options {
        limits,
        shelf,
        ..Options::default()
    };
    show(folders.to_vec(), options, kept, || ())?;
    Ok(ExitCode::SUCCESS)
}

/// Why something named can't be watched, if it can't.
fn trouble(folder: &Path) -> Option<String> {
    match folder.metadata() {
        Ok(about) if about.is_dir() => None,
        Ok(_) => Some(
            "this is a file; the dashboard watches folders (`copytaster parse` reads files)".into(),
        ),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Some("there is no such folder; create it, or check the name".into())
        }
        Err(error) => Some(error.to_string()),
    }
}

/// The decisions on names kept in a file; without one they hold until the program ends.
pub(super) fn kept(file: Option<PathBuf>) -> Kept {
    let Some(names) = file.map(Names::at) else {
        return Kept {
            decisions: Vec::new(),
            trouble: None,
            keep: Box::new(|_| Ok(())),
        };
    };
    let shown = names.path().display().to_string();
    let (decisions, trouble) = match names.read() {
        Ok((decisions, 0)) => (decisions, None),
        Ok((decisions, lost)) => (
            decisions,
            Some(format!("{shown}: {lost} of its lines can't be read")),
        ),
        Err(error) => (Vec::new(), Some(format!("{shown} can't be read: {error}"))),
    };
    let keep = move |decision: &Decision| {
        names.add(decision).map_err(|error| {
            format!("{shown} can't be written, so this holds until the end only: {error}")
        })
    };
    Kept {
        decisions,
        trouble,
        keep: Box::new(keep),
    }
}

/// Runs the dashboard on folders; `beside` is called within the runtime once the watching has begun, and what it
/// returns is kept until the end.
pub(super) fn show<T>(
    folders: Vec<PathBuf>,
    options: Options,
    kept: Kept,
    beside: impl FnOnce() -> T,
) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .context("the program's tasks can't be started")?;
    let shown = runtime.block_on(async {
        let (intake, notices) = Intake::start(folders.clone(), options);
        let _beside = beside();
        ui::run(Feed {
            folders,
            intake,
            notices,
            kept,
        })
        .await
    });
    // A file that takes long to read must not hold the user up.
    runtime.shutdown_background();
    shown.context("the terminal can't be used")
}
