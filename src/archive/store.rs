//! Stories that were read and understood before, in an SQLite database beside the watched folders' own files.
//!
//! Kept by content, and by each file's mark for files that did not change: a second start reads neither bytes nor words again.
//! Whatever is here can be made again from the folders, so nothing is asked of it but not to be wrong: every key holds the
//! stamp of the program that wrote it, a row that cannot be read is none, a database that cannot be opened is made anew.
//! Several programs may use one database at a time; a program that is killed loses what it had not yet written.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use etcetera::{BaseStrategy, base_strategy::Xdg};
use jiff::Timestamp;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, params};

use crate::format::{Limits, Loaded, Mark};
use crate::intake::{Content, Place, Shelf, Story, pack};

/// The tables' form; another one is another file. `gone` and `spare` are the second since 1970 at which a file was first
/// missed, or at which a reading was first found to be no file's.
const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS readings(
        id INTEGER PRIMARY KEY, content BLOB NOT NULL UNIQUE, stamp BLOB NOT NULL, stories BLOB NOT NULL, spare INTEGER);
    CREATE TABLE IF NOT EXISTS files(
        path BLOB PRIMARY KEY, mark BLOB NOT NULL, reading INTEGER NOT NULL, gone INTEGER) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS readings_of ON files(reading);";
/// Readings written at once.
const BATCH: usize = 256;
/// How long a reading may wait to be written.
const PAUSE: Duration = Duration::from_millis(250);
/// Readings that may wait; more are not kept this time.
const WAITING: usize = 4_096;
/// How long to wait for another program that is writing.
const BUSY: Duration = Duration::from_secs(5);
/// How long a reading is kept that no file needs: a folder may not be mounted today, and a desk that was put away may still
/// look at it.
pub(super) const SPARE: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// How long after the start to look for them, so that all else goes first.
const LATER: Duration = Duration::from_secs(30);

/// Where the archive is: `copytaster/archive-2.db` in the user's cache directory, after the XDG Base Directory
/// Specification; `None` for a user without a home.
pub fn archive_file() -> Option<PathBuf> {
    Some(Xdg::new().ok()?.cache_dir().join("copytaster/archive-2.db"))
}

/// The archive, open.
#[derive(Debug)]
pub struct Archive {
    path: PathBuf,
    /// What every key holds: the program's stamp, and the limits that files were read within.
    lock: Vec<u8>,
    /// Whether it knew no file when it was opened: then none need be asked for.
    is_new: bool,
    /// Connections that nobody reads with at the moment.
    readers: Mutex<Vec<Connection>>,
    tray: Arc<Tray>,
    writer: Mutex<Option<JoinHandle<()>>>,
    trouble: Arc<Mutex<Option<String>>>,
}

/// What is on its way into the database, and who waits for it.
#[derive(Debug, Default)]
struct Tray {
    waiting: Mutex<Waiting>,
    /// There is something to write, or enough of it.
    call: Condvar,
}

#[derive(Debug, Default)]
struct Waiting {
    entries: Vec<Entry>,
    /// The stories of readings that are not in the database yet, and of those that could not be written.
    stories: HashMap<Content, Arc<[u8]>>,
    /// No more will come.
    closed: bool,
}

/// A reading on its way into the database.
#[derive(Debug)]
struct Entry {
    path: Vec<u8>,
    /// Empty where the file may change without its mark: its bytes will have to be looked at.
    mark: Vec<u8>,
    content: Content,
    /// `None` where the reading is there already, and only the file is new.
    stories: Option<Arc<[u8]>>,
}

impl Archive {
    /// Opens an archive for the program as it is now, reading within these limits; a damaged one is made anew.
    ///
    /// # Errors
    /// What keeps it from being opened or made.
    pub fn open(path: &Path, limits: Limits) -> Result<Self, String> {
        Self::open_for(path, limits, stamp())
    }

    pub(super) fn open_for(path: &Path, limits: Limits, stamp: Vec<u8>) -> Result<Self, String> {
        let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|e| told(&e))?;
        }
        let writing = match connect(path) {
            Err(error) if is_damage(&error) => {
                remove(path);
                connect(path)
            }
            other => other,
        }
        .map_err(|e| told(&e))?;
        let is_new = writing
            .query_row("SELECT NOT EXISTS(SELECT 1 FROM files)", [], |row| {
                row.get(0)
            })
            .unwrap_or(false);
        let mut lock = stamp.clone();
        lock.extend(format!("{limits:?}").bytes());
        let trouble = Arc::new(Mutex::new(None));
        let tray = Arc::new(Tray::default());
        let writer = Writer {
            connection: writing,
            tray: Arc::clone(&tray),
            stamp,
            path: path.to_owned(),
            shown: path.display().to_string(),
            trouble: Arc::clone(&trouble),
        };
        let writer = thread::Builder::new()
            .name("archive".into())
            .spawn(move || writer.run())
            .map_err(|e| told(&e))?;
        Ok(Self {
            path: path.to_owned(),
            lock,
            is_new,
            readers: Mutex::default(),
            tray,
            writer: Mutex::new(Some(writer)),
            trouble,
        })
    }

    /// Asks the database with a connection that nobody else uses; whatever goes wrong is no answer.
    fn ask<T>(
        &self,
        question: impl FnOnce(&Connection) -> rusqlite::Result<Option<T>>,
    ) -> Option<T> {
        let idle = lock(&self.readers).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => connect(&self.path).ok()?,
        };
        let answer = question(&connection).ok()?;
        lock(&self.readers).push(connection);
        answer
    }

    fn content(&self, loaded: &Loaded) -> Content {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.lock);
        // What dates a story that does not date itself.
        if let Some(modified) = loaded.modified {
            hasher.update(&modified.at.as_second().to_le_bytes());
            hasher.update(&modified.offset.seconds().to_le_bytes());
        }
        hasher.update(&loaded.bytes);
        hasher.finalize().into()
    }

    fn marked(&self, mark: &Mark) -> Option<Vec<u8>> {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.lock);
        hasher.update(&postcard::to_stdvec(mark).ok()?);
        Some(hasher.finalize().as_bytes()[..16].to_vec())
    }

    /// Says whether it will be written.
    fn put(
        &self,
        path: &Path,
        loaded: &Loaded,
        content: Content,
        stories: Option<Arc<[u8]>>,
    ) -> bool {
        let entry = Entry {
            path: path.as_os_str().as_encoded_bytes().to_vec(),
            mark: loaded
                .mark
                .filter(Mark::is_settled)
                .and_then(|mark| self.marked(&mark))
                .unwrap_or_default(),
            content,
            stories,
        };
        let mut waiting = lock(&self.tray.waiting);
        // An archive that cannot follow must not hold the stories up.
        if waiting.closed || waiting.entries.len() >= WAITING {
            return false;
        }
        if let Some(stories) = &entry.stories {
            waiting.stories.insert(content, Arc::clone(stories));
        }
        waiting.entries.push(entry);
        if let 1 | BATCH = waiting.entries.len() {
            self.tray.call.notify_one();
        }
        true
    }

    /// Writes what waits. Nothing is kept any more, though readers may be at work still.
    pub fn close(&self) {
        lock(&self.tray.waiting).closed = true;
        self.tray.call.notify_one();
        if let Some(writer) = lock(&self.writer).take() {
            let _ = writer.join();
        }
    }

    /// The stories of a reading.
    fn stories(&self, content: &Content) -> Option<Arc<[u8]>> {
        if let Some(stories) = lock(&self.tray.waiting).stories.get(content) {
            return Some(Arc::clone(stories));
        }
        let stories: Vec<u8> = self.ask(|connection| {
            connection
                .prepare_cached("SELECT stories FROM readings WHERE content = ?1")?
                .query_row(params![content], |row| row.get(0))
                .optional()
        })?;
        Some(stories.into())
    }
}

impl Shelf for Archive {
    fn of_file(&self, path: &Path, mark: &Mark) -> Option<Vec<Story>> {
        if self.is_new {
            return None;
        }
        let name = path.as_os_str().as_encoded_bytes();
        let mark = self.marked(mark)?;
        let (content, packed): (Content, Vec<u8>) = self.ask(|connection| {
            connection
                .prepare_cached(
                    "SELECT content, stories FROM files JOIN readings ON id = reading WHERE path = ?1 AND mark = ?2",
                )?
                .query_row(params![name, mark], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()
        })?;
        open(&packed, content, path)
    }

    fn of_bytes(&self, path: &Path, loaded: &Loaded) -> Option<Vec<Story>> {
        if self.is_new {
            return None;
        }
        let content = self.content(loaded);
        let stories = open(&self.stories(&content)?, content, path)?;
        self.put(path, loaded, content, None);
        Some(stories)
    }

    fn keep(&self, path: &Path, loaded: &Loaded, stories: &[Story]) -> Option<Content> {
        let content = self.content(loaded);
        let packed: Arc<[u8]> = pack_all(stories)?.into();
        let taken = self.put(path, loaded, content, Some(packed));
        taken.then_some(content)
    }

    fn fetch(&self, place: &Place) -> Option<Vec<u8>> {
        let stories = self.stories(&place.content)?;
        let bytes = each(&stories).nth(place.story as usize)??;
        Some(bytes.to_vec())
    }

    fn trouble(&self) -> Option<String> {
        lock(&self.trouble).take()
    }
}

impl Drop for Archive {
    fn drop(&mut self) {
        self.close();
    }
}

/// The one who writes.
struct Writer {
    connection: Connection,
    tray: Arc<Tray>,
    path: PathBuf,
    stamp: Vec<u8>,
    shown: String,
    trouble: Arc<Mutex<Option<String>>>,
}

impl Writer {
    fn run(mut self) {
        let mut look = Some(Instant::now() + LATER);
        let mut failed = false;
        while let Some(batch) = self.batch(look) {
            if batch.is_empty() {
                look = None;
                if let Err(error) = clear(&mut self.connection, &self.stamp, SPARE) {
                    self.mend(&error);
                }
                continue;
            }
            let wrote = self.write(&batch).or_else(|error| match self.mend(&error) {
                true => self.write(&batch),
                false => Err(error),
            });
            if let Err(error) = wrote {
                // Once is enough; a full disk fills no screen.
                if !std::mem::replace(&mut failed, true) {
                    self.complain(&error);
                }
            } else {
                failed = false;
                let mut waiting = lock(&self.tray.waiting);
                for entry in &batch {
                    waiting.stories.remove(&entry.content);
                }
            }
        }
    }

    /// Waits for what is to be written; it is nothing when it is time to look, and `None` when no more will come.
    fn batch(&self, look: Option<Instant>) -> Option<Vec<Entry>> {
        let call = &self.tray.call;
        let mut waiting = lock(&self.tray.waiting);
        while waiting.entries.is_empty() {
            let left = look.map(|at| at.saturating_duration_since(Instant::now()));
            if waiting.closed {
                return None;
            }
            waiting = match left {
                Some(Duration::ZERO) => return Some(Vec::new()),
                Some(left) => {
                    let woken = call.wait_timeout(waiting, left);
                    woken.unwrap_or_else(PoisonError::into_inner).0
                }
                None => {
                    let woken = call.wait(waiting);
                    woken.unwrap_or_else(PoisonError::into_inner)
                }
            };
        }
        let may_grow = |waiting: &mut Waiting| waiting.entries.len() < BATCH && !waiting.closed;
        let woken = call.wait_timeout_while(waiting, PAUSE, may_grow);
        let (mut waiting, _) = woken.unwrap_or_else(PoisonError::into_inner);
        let many = waiting.entries.len().min(BATCH);
        Some(waiting.entries.drain(..many).collect())
    }

    /// Makes a damaged database anew; says whether it did.
    fn mend(&mut self, error: &rusqlite::Error) -> bool {
        if !is_damage(error) {
            return false;
        }
        remove(&self.path);
        match connect(&self.path) {
            Ok(anew) => self.connection = anew,
            Err(_) => return false,
        }
        true
    }

    fn complain(&self, error: &rusqlite::Error) {
        let words = format!(
            "The archive {} can't be written, so the next start takes longer: {error}.",
            self.shown
        );
        *lock(&self.trouble) = Some(words);
    }

    fn write(&mut self, batch: &[Entry]) -> rusqlite::Result<()> {
        let change = self.connection.transaction()?;
        {
            let mut add = change.prepare_cached(
                "INSERT INTO readings(content, stamp, stories) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            )?;
            let mut point = change.prepare_cached(
                "INSERT OR REPLACE INTO files(path, mark, reading, gone)
                 SELECT ?1, ?2, id, NULL FROM readings WHERE content = ?3",
            )?;
            for entry in batch {
                if let Some(stories) = &entry.stories {
                    add.execute(params![entry.content, self.stamp, &**stories])?;
                }
                point.execute(params![entry.path, entry.mark, entry.content])?;
            }
        }
        change.commit()
    }
}

/// Forgets what other versions of the program kept, and what no file has needed for so long.
pub(super) fn clear(
    connection: &mut Connection,
    stamp: &[u8],
    spare: Duration,
) -> rusqlite::Result<()> {
    let mut changed: Vec<(Vec<u8>, bool)> = Vec::new();
    {
        let mut paths = connection.prepare("SELECT path, gone IS NOT NULL FROM files")?;
        let mut rows = paths.query([])?;
        while let Some(row) = rows.next()? {
            let (path, was_gone): (Vec<u8>, bool) = (row.get(0)?, row.get(1)?);
            let gone = path_of(&path).is_none_or(|p| p.symlink_metadata().is_err());
            if gone != was_gone {
                changed.push((path, gone));
            }
        }
    }
    let now = Timestamp::now().as_second();
    let old = now - spare.as_secs() as i64;
    let change = connection.transaction()?;
    for (path, gone) in changed {
        change.execute(
            "UPDATE files SET gone = ?2 WHERE path = ?1",
            params![path, gone.then_some(now)],
        )?;
    }
    change.execute("DELETE FROM readings WHERE stamp <> ?1", params![stamp])?;
    change.execute(
        "DELETE FROM files WHERE gone <= ?1 OR reading NOT IN (SELECT id FROM readings)",
        params![old],
    )?;
    change.execute(
        "UPDATE readings SET spare = CASE WHEN id IN (SELECT reading FROM files) THEN NULL ELSE ?1 END
         WHERE (spare IS NULL) <> (id IN (SELECT reading FROM files))",
        params![now],
    )?;
    change.execute("DELETE FROM readings WHERE spare <= ?1", params![old])?;
    change.commit()
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.execute_batch(SCHEMA)?;
    Ok(connection)
}

/// Takes a database away that nothing can be made of.
fn remove(path: &Path) {
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        let _ = fs::remove_file(name);
    }
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt)
    )
}

/// Tells this program from any other that may have kept something: the file it runs from, or else its version.
pub(super) fn stamp() -> Vec<u8> {
    let mut stamp = env!("CARGO_PKG_VERSION").as_bytes().to_vec();
    let own = std::env::current_exe().and_then(fs::metadata);
    if let Ok(own) = own {
        let modified = own.modified().ok();
        let since = modified.and_then(|m| m.duration_since(std::time::UNIX_EPOCH).ok());
        stamp.extend(own.len().to_le_bytes());
        stamp.extend(since.unwrap_or_default().as_nanos().to_le_bytes());
    }
    stamp
}

/// Each story's packed bytes behind their number.
fn pack_all(stories: &[Story]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for story in stories {
        let packed = pack(&story.article, &story.findings)?;
        bytes.extend(u32::try_from(packed.len()).ok()?.to_le_bytes());
        bytes.extend(packed);
    }
    Some(bytes)
}

/// The bytes of each story; `None` for what is damaged, and then no more.
fn each(mut bytes: &[u8]) -> impl Iterator<Item = Option<&[u8]>> {
    std::iter::from_fn(move || {
        let split = || {
            let (length, rest) = bytes.split_first_chunk::<4>()?;
            rest.split_at_checked(u32::from_le_bytes(*length) as usize)
        };
        if bytes.is_empty() {
            return None;
        }
        let (story, rest) = split().map_or((None, &[][..]), |(story, rest)| (Some(story), rest));
        bytes = rest;
        Some(story)
    })
}

/// The stories of a file at a path; `None` if they are damaged.
fn open(bytes: &[u8], content: Content, path: &Path) -> Option<Vec<Story>> {
    let stories = each(bytes).zip(0..);
    stories
        .map(|(bytes, story)| Story::open(Place { content, story }, bytes?, path))
        .collect()
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    Some(std::ffi::OsStr::from_bytes(bytes).into())
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> Option<PathBuf> {
    std::str::from_utf8(bytes).ok().map(Into::into)
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
