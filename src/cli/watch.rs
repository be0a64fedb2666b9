//! `copytaster [watch] FOLDER...`: the dashboard.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use anyhow::Context;
use jiff::tz::TimeZone;
use tokio::sync::oneshot;

use super::kept;
use super::settings::Looks;
use crate::archive::{self, Archive, Left, Opening, Sessions};
use crate::config::{Config, Watch};
use crate::desk::{Decision, MarkLine, Views};
use crate::feed;
use crate::intake::{Intake, Means, Options, Shelf};
use crate::ui::{self, Coming, Feed, Held, Kept, Leaving, Session, Setup, terminal};

/// So many files' news make it worth while to leave the desk for the next start; fewer are quickly told again.
const WORTH: usize = 500;
/// How far whoever reads steps back behind the thread that answers keys, in steps of the system's own.
const BACK: i32 = 5;

/// How the dashboard is opened.
#[derive(Clone, Copy, Debug)]
pub struct How {
    /// Not where it was left.
    pub fresh: bool,
    /// Without a screen, though there is one.
    pub plain: bool,
}

/// Opens the dashboard on the folders. 2 if something named is no folder.
pub fn run(
    folders: &[PathBuf],
    config: Config,
    looks: &Looks,
    how: How,
) -> anyhow::Result<ExitCode> {
    for folder in folders {
        if let Some(trouble) = trouble(folder) {
            eprintln!("copytaster: {}: {trouble}", folder.display());
            return Ok(ExitCode::from(2));
        }
    }
    if let Err(code) = looks.begin_log() {
        return Ok(code);
    }
    let config = looks.over(config);
    let limits = config.limits;
    for folder in folders {
        tracing::info!(version = env!("CARGO_PKG_VERSION"), ?folder, "started");
    }
    let mut kept = kept::kept();
    if let Some(why) = &kept.trouble {
        tracing::warn!(?why, "what lasts");
    }
    let zone = TimeZone::system();
    let (mut shelved, mut left) = (None, None);
    if let Some(path) = archive::archive_file() {
        match Archive::open(&path, limits) {
            Ok(archive) => {
                shelved = Some(Arc::new(archive));
                left = Some(Left::of(&path, folders, limits, &zone));
            }
            Err(why) => {
                let words = format!("no archive, so every start reads all again: {why}");
                tracing::warn!(?why, "no archive");
                kept.trouble.get_or_insert(words);
            }
        }
    }
    let shelf = shelved.clone().map(|archive| archive as Arc<dyn Shelf>);
    let means = Means { limits, shelf };
    let plain = how.plain || !terminal::is_there();
    let coming = (left.as_ref().and_then(Left::open))
        .map(|opening| come(opening, zone.clone(), means.clone(), &kept));
    let sessions = archive::sessions_file().map(|path| Sessions::of(path, folders));
    let session = sessions
        .as_ref()
        .filter(|_| !how.fresh)
        .and_then(Sessions::read);
    let opened = Opened {
        folders: folders.to_vec(),
        means,
        setup: looks.setup(&config),
        pace: config.watch,
        zone,
        left: coming,
        kept,
        session,
    };
    let held = if plain {
        Some(tell(opened, || ())?)
    } else {
        let Leaving { session, held } = show(opened, || ())?;
        if let Some(sessions) = sessions
            && let Err(why) = sessions.keep(&session)
        {
            // The next start opens as if it were the first.
            tracing::warn!(?why, "how the dashboard was left");
        }
        held
    };
    let stories = held.as_ref().map(|held| held.desk.totals().stories);
    tracing::info!(stories, "ended");
    if let (Some(left), Some(held)) = (left, held)
        && held.desk.taken() >= WORTH
    {
        // A start without it takes longer, and loses nothing.
        let _ = left.keep(&held.desk, &held.decisions, &held.finder);
    }
    if let Some(archive) = shelved {
        archive.close();
    }
    Ok(ExitCode::SUCCESS)
}

/// Takes up what was left: the newest stories at once; the desk on one thread, its names and then the finder on another.
fn come(opening: Opening, zone: TimeZone, means: Means, kept: &Kept) -> Coming {
    let decisions: Vec<Decision> = kept.decisions.lines.clone();
    let marks: Vec<MarkLine> = kept.marks.lines.clone();
    let opening = Arc::new(opening);
    let front = opening.front().map(|(roll, mut desk)| {
        desk.take_up(roll, zone.clone(), means.clone());
        desk.remember(&marks);
        let views = Views::new(&desk);
        (desk, views)
    });
    let stories = opening.stories();
    let (tell_names, names) = std::sync::mpsc::channel();
    let (tell_desk, desk) = oneshot::channel();
    let (tell_finder, finder) = oneshot::channel();
    let other = Arc::clone(&opening);
    let since = Instant::now();
    let done = move |what: &str| tracing::debug!(elapsed = ?since.elapsed(), what, "taking up");
    named("desk", move || {
        let (heeded, mut desk) = opening.desk()?;
        done("the desk is read");
        if !decisions.starts_with(&heeded) {
            return None;
        }
        desk.take_up(names.recv().ok()?, zone, means);
        done("the desk is taken up");
        desk.remember(&marks);
        let views = Views::new(&desk);
        done("the views are made");
        // Nobody waits for it any more only when all ends.
        tell_desk.send((desk, views, heeded.len())).ok()
    });
    named("finder", move || {
        tell_names.send(other.names()?).ok()?;
        done("the names are read");
        let finder = other.finder()?;
        done("the finder is read");
        tell_finder.send(finder).ok()
    });
    Coming {
        front,
        stories,
        desk,
        finder,
    }
}

/// Does something on a thread of its own; what can't be begun tells nobody.
fn named(name: &str, work: impl FnOnce() -> Option<()> + Send + 'static) {
    let thread = thread::Builder::new().name(name.into());
    let _ = thread.spawn(work);
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

/// What the dashboard is opened on.
pub(super) struct Opened {
    pub folders: Vec<PathBuf>,
    pub means: Means,
    pub setup: Setup,
    pub pace: Watch,
    pub zone: TimeZone,
    pub left: Option<Coming>,
    pub kept: Kept,
    pub session: Option<Session>,
}

/// Runs the dashboard on the screen; `beside` is called within the runtime, and what it returns is kept until the end.
pub(super) fn show<T>(opened: Opened, beside: impl FnOnce() -> T) -> anyhow::Result<Leaving> {
    run_with(opened, beside, ui::run).context("the terminal can't be used")
}

/// Runs it without a screen.
pub(super) fn tell<T>(opened: Opened, beside: impl FnOnce() -> T) -> anyhow::Result<Held> {
    run_with(opened, beside, ui::plain::run).context("nothing can be told")
}

fn run_with<T, R, F>(
    opened: Opened,
    beside: impl FnOnce() -> T,
    run: impl FnOnce(Feed) -> F,
) -> anyhow::Result<R>
where
    F: Future<Output = std::io::Result<R>>,
{
    let Opened {
        folders,
        means,
        setup,
        pace,
        zone,
        left,
        kept,
        session,
    } = opened;
    let roots = folders.clone();
    let options = Options {
        feed: feed::Options {
            settle: pace.settle,
            interval: pace.interval,
            ..feed::Options::default()
        },
        means: means.clone(),
        ..Options::default()
    };

    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .on_thread_start(|| {
            // If the system won't have it, keys wait a little longer, and that is all.
            let _ = rustix::process::nice(BACK);
        })
        .enable_all()
        .build()
        .context("the program's tasks can't be started")?;
    let shown = runtime.block_on(async move {
        let _beside = beside();
        run(Feed {
            folders,
            means,
            zone,
            left,
            begin: Box::new(move |known| Intake::start(roots, Options { known, ..options })),
            kept,
            session,
            setup,
        })
        .await
    });
    // A file that takes long to read must not hold the user up.
    runtime.shutdown_background();
    Ok(shown?)
}
