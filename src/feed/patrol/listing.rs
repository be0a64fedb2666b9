//! Listing a folder, and comparing what it shows with what has been reported.

use std::collections::HashSet;
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use super::{News, Patrol, Told};
use crate::feed::known::Stamp;
use crate::feed::look::Look;
use crate::feed::signs::Refusal;

/// A polled file younger than this is looked at twice. Long, since a server's clock may differ from ours.
const POLLED_YOUNG: Duration = Duration::from_secs(10);
/// A polled root rests at least this many times as long as its listing took.
const REST: u32 = 4;

impl Patrol {
    /// Lists the next of the root's folders.
    pub(super) fn list_next(&mut self, at: usize) -> Told {
        let Some(folder) = self.roots[at].todo.pop_front() else {
            return Ok(());
        };
        self.list(at, &folder)?;
        let root = &mut self.roots[at];
        if root.todo.is_empty() && root.identity.is_some() {
            root.first = false;
            if root.polled.is_some() {
                let now = Instant::now();
                root.next = Some(now + self.options.interval.max((now - root.began) * REST));
            }
        }
        Ok(())
    }

    fn list(&mut self, at: usize, folder: &Path) -> Told {
        // The watch is up before the listing, so that nothing slips in between.
        if let (Ok(native), None) = (&mut self.native, &self.roots[at].polled) {
            match native.watch(&self.roots[at].absolute(folder)) {
                // Listing it will say the same.
                Ok(()) | Err(Refusal::Absent | Refusal::Denied) => {}
                Err(Refusal::Unable(why)) => self.poll_from_now_on(at, why)?,
            }
        }
        let root = &self.roots[at];
        let (polled, first) = (root.polled.is_some(), root.first);
        let entries = match root.sight.list(folder) {
            Ok(entries) => entries,
            Err(error) => return self.not_listed(at, folder, &error),
        };
        self.unreadable.remove(folder);
        self.ledger.known.add_folder(folder);
        let mut listed = HashSet::new();
        for (name, look) in entries {
            let path = folder.join(&name);
            match look {
                Ok(Look::File(stamp)) => {
                    self.ledger.gone_folder(&path)?;
                    self.compare(&path, stamp, polled, first)?;
                }
                Ok(Look::Folder) => {
                    self.ledger.gone_file(&path)?;
                    self.roots[at].todo.push_front(path);
                }
                Ok(Look::Nothing) => continue,
                // It is there, whatever it is.
                Err(_) => {}
            }
            listed.insert(name);
        }
        let (files, folders) = self
            .ledger
            .known
            .missing(folder, |name| listed.contains(name));
        for path in files {
            self.ledger.gone_file(&path)?;
        }
        for path in folders {
            self.ledger.gone_folder(&path)?;
        }
        Ok(())
    }

    /// A listing shows a file.
    fn compare(&mut self, path: &Path, stamp: Stamp, polled: bool, first: bool) -> Told {
        if self.ledger.known.stamp(path) == Some(stamp) {
            self.ledger.waiting.remove(path);
            return Ok(());
        }
        let settle = self.options.settle;
        if stamp.is_fresh(if polled { POLLED_YOUNG } else { settle }) {
            self.ledger
                .wait(path, stamp, Instant::now() + settle, first);
            return Ok(());
        }
        self.ledger.report(path, stamp, first)
    }

    fn not_listed(&mut self, at: usize, folder: &Path, error: &io::Error) -> Told {
        use io::ErrorKind::{NotADirectory, NotFound};
        let absent = matches!(error.kind(), NotFound | NotADirectory);
        if absent && folder == self.roots[at].path {
            self.next_check = Instant::now();
            return Ok(());
        }
        if absent {
            self.unreadable.remove(folder);
            return self.ledger.gone_folder(folder);
        }
        // What was reported from it stays: it may be there still.
        if self.unreadable.insert(folder.to_path_buf()) {
            let name = folder.display();
            let sentence = format!("The folder {name} cannot be listed: {error}.");
            return self.ledger.tell(News::Trouble(sentence));
        }
        Ok(())
    }
}
