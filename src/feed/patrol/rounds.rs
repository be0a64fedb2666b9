//! The rounds: is each root there, how is it watched, when is it listed anew.

use std::time::Instant;

use super::{News, Patrol, Told, Watching};
use crate::feed::mounts;
use crate::feed::roots::Identity;

impl Patrol {
    /// Begins the listings that are due, and sees whether the roots are there.
    pub(super) fn check_roots(&mut self) -> Told {
        let now = Instant::now();
        for root in &mut self.roots {
            if root.next.is_some_and(|next| next <= now) {
                root.list_anew();
            }
        }
        if now < self.next_check {
            return Ok(());
        }
        self.next_check = now + self.options.interval;
        for at in 0..self.roots.len() {
            let root = &mut self.roots[at];
            match root.find() {
                Err(why) => self.miss(at, &why)?,
                Ok(found) if root.identity != Some(found) => self.open(at, found)?,
                Ok(_) if root.polled.is_some() => {}
                Ok(_) if self.relist => root.list_anew(),
                // Nobody says when a folder can be listed again.
                Ok(_) => {
                    let held = self.unreadable.iter().filter(|f| f.starts_with(&root.path));
                    root.todo.extend(held.cloned());
                }
            }
        }
        self.relist = false;
        self.say_watching()
    }

    /// A root is not there: what was reported from it stays, and is compared with what comes back.
    fn miss(&mut self, at: usize, why: &str) -> Told {
        self.unwatch(at);
        let root = &mut self.roots[at];
        root.identity = None;
        root.next = None;
        root.todo.clear();
        self.ledger.waiting.remove_from(&root.path);
        if std::mem::replace(&mut root.missed, true) {
            return Ok(());
        }
        let name = root.path.display();
        let sentence = if root.first {
            format!("{name} {why}; it will be read as soon as it is there.")
        } else {
            format!("{name} {why}; its stories stay listed until it is back.")
        };
        self.ledger.tell(News::Trouble(sentence))
    }

    /// A root is there, for the first time or again, or another folder stands in its place.
    fn open(&mut self, at: usize, identity: Identity) -> Told {
        self.unwatch(at);
        let root = &mut self.roots[at];
        let remote = mounts::remote(&root.path);
        root.identity = Some(identity);
        root.sight.lasting = remote.is_none();
        let name = root.path.display().to_string();
        root.polled = match (&self.native, remote) {
            (Err(why), _) => Some(why.clone()),
            (Ok(_), Some(kind)) => Some(format!("{name} is on a network mount ({kind})")),
            (Ok(_), None) => None,
        };
        root.list_anew();
        if std::mem::take(&mut root.missed) {
            let sentence = format!("{name} is there now and is being read.");
            self.ledger.tell(News::Trouble(sentence))?;
        }
        Ok(())
    }

    /// The system's notices no longer serve for this root.
    pub(super) fn poll_from_now_on(&mut self, at: usize, why: String) -> Told {
        self.unwatch(at);
        self.roots[at].polled = Some(why);
        self.say_watching()
    }

    fn unwatch(&mut self, at: usize) {
        if let (Ok(native), None) = (&mut self.native, &self.roots[at].polled) {
            let root = &self.roots[at];
            for folder in self.ledger.known.folders_from(&root.path) {
                native.unwatch(&root.absolute(&folder));
            }
        }
    }

    fn say_watching(&mut self) -> Told {
        let why = self.roots.iter().find_map(|r| r.polled.clone());
        let watching = why.map_or(Watching::Live, Watching::Polling);
        if self.watching.as_ref() == Some(&watching) {
            return Ok(());
        }
        self.watching = Some(watching.clone());
        self.ledger.tell(News::Watching(watching))
    }
}
