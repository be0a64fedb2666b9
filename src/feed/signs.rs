//! The system's notices, by notify, cut down to the little that the feed acts on.
//!
//! A notice is only a hint to look: what counts is what then stands on the disk. Notices that do not fit into the queue
//! are dropped and [`Lost`] says so, as it does when the system dropped some itself.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::SyncSender;

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// What happened at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Something new stands there; if a file, it may be written to yet.
    Appeared,
    /// It was written to.
    Written,
    /// It was closed after writing, or renamed into place.
    Complete,
    /// Its permissions or times changed, or the system did not say what.
    Touched,
    /// It was removed or renamed away.
    Left,
}

/// A notice, or a mere call to wake up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Something happened at a path.
    At(PathBuf, What),
    /// Look at the flags.
    Wake,
}

/// Whether notices have been lost since it was last asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Lost(Arc<AtomicBool>);

impl Lost {
    /// Notes that some have been.
    pub fn note(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Asks, and starts anew.
    pub fn take(&self) -> bool {
        self.0.swap(false, Ordering::AcqRel)
    }
}

/// Why a folder cannot be watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is no longer there.
    Absent,
    /// It may not be read.
    Denied,
    /// The system cannot watch it: the reason.
    Unable(String),
}

/// The system's watcher: one watch a folder, set by the feed itself, so that each is up before its folder is listed.
pub(super) struct Native(Box<dyn Watcher + Send>);

impl Native {
    /// Starts it.
    ///
    /// # Errors
    /// Why the system has none to give.
    pub fn start(to: SyncSender<Sign>, lost: Lost) -> Result<Self, String> {
        let handler = move |event: notify::Result<Event>| {
            let mut full = false;
            match event {
                Ok(event) if !event.need_rescan() => {
                    if let Some(what) = what(&event.kind) {
                        for path in event.paths {
                            // Never waits: while this thread waits, the system's own queue would overflow.
                            full |= to.try_send(Sign::At(path, what)).is_err();
                        }
                    }
                }
                _ => full = true,
            }
            if full {
                lost.note();
                // A full queue needs no waking.
                let _ = to.try_send(Sign::Wake);
            }
        };
        match RecommendedWatcher::new(handler, Config::default()) {
            Ok(watcher) => Ok(Self::over(Box::new(watcher))),
            Err(error) => Err(reason(&error.kind)),
        }
    }

    /// A watcher by another's means.
    pub fn over(watcher: Box<dyn Watcher + Send>) -> Self {
        Self(watcher)
    }

    /// Watches a folder, but not those below it. Again is fine.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn watch(&mut self, folder: &Path) -> Result<(), Refusal> {
        let Err(error) = self.0.watch(folder, RecursiveMode::NonRecursive) else {
            return Ok(());
        };
        Err(match &error.kind {
            ErrorKind::PathNotFound => Refusal::Absent,
            ErrorKind::Io(e) => match e.kind() {
                io::ErrorKind::NotFound => Refusal::Absent,
                io::ErrorKind::PermissionDenied => Refusal::Denied,
                _ => Refusal::Unable(reason(&error.kind)),
            },
            kind => Refusal::Unable(reason(kind)),
        })
    }

    /// Watches a folder no longer.
    pub fn unwatch(&mut self, folder: &Path) {
        // Of a folder that is gone, the watch is gone as well.
        let _ = self.0.unwatch(folder);
    }
}

fn reason(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::MaxFilesWatch => "the system's limit of watched folders is reached".into(),
        ErrorKind::Io(e) => format!("the system's watcher fails: {e}"),
        ErrorKind::Generic(words) => format!("the system's watcher fails: {words}"),
        other => format!("the system's watcher fails: {other:?}"),
    }
}

/// What a notice says, if the feed cares.
fn what(kind: &EventKind) -> Option<What> {
    Some(match kind {
        EventKind::Create(_) => What::Appeared,
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => What::Complete,
        EventKind::Access(_) => return None,
        EventKind::Modify(ModifyKind::Name(RenameMode::To)) => What::Complete,
        EventKind::Modify(ModifyKind::Name(RenameMode::From)) => What::Left,
        // Linux and Windows tell of both ends one by one as well.
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => return None,
        // Either end, and the system does not say which: if it is there, it was renamed into place.
        EventKind::Modify(ModifyKind::Name(_)) => What::Complete,
        EventKind::Modify(ModifyKind::Data(_)) => What::Written,
        EventKind::Modify(ModifyKind::Any) => What::Written,
        EventKind::Modify(_) => What::Touched,
        EventKind::Remove(_) => What::Left,
        EventKind::Any | EventKind::Other => What::Touched,
    })
}
