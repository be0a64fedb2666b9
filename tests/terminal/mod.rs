//! A pseudo-terminal with the real program in it, for tests: keys in, the screen and the bytes out.
// No file of tests needs all of it.
#![allow(dead_code)]

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;
use vt100::Parser;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_copytaster");
/// Nothing takes this long but a fault; a busy machine may take a while.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A shell's words that start the program behind them in a terminal without a sign for the end of input.
pub const CUT_SHORT: [&str; 4] = ["/bin/sh", "-c", "stty eof undef; exec \"$0\" \"$@\"", "env"];

pub struct Terminal {
    pub master: Box<dyn MasterPty + Send>,
    pub keys: Box<dyn Write + Send>,
    pub child: Box<dyn Child + Send + Sync>,
    pub screen: Arc<Mutex<Parser>>,
    pub written: Arc<Mutex<Vec<u8>>>,
    reader: Option<JoinHandle<()>>,
    closing: Arc<AtomicBool>,
}

pub fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

pub fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

/// A folder for what lasts, of this run of the tests alone.
pub fn home() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("home-{}", std::process::id()))
}

pub fn command(words: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(words[0]);
    command.args(&words[1..]);
    command.env("TERM", "xterm-256color");
    command.env("TZ", "UTC");
    // Nothing of the user who runs the tests.
    command.env("XDG_DATA_HOME", home());
    command.env("XDG_CACHE_HOME", home());
    command.env("XDG_CONFIG_HOME", home());
    command.env("XDG_STATE_HOME", home());
    command.env("PS1", "shell> ");
    for name in [
        "ENV",
        "TMUX",
        "STY",
        "SSH_TTY",
        "SSH_CONNECTION",
        "PAGER",
        "VISUAL",
        "EDITOR",
    ] {
        command.env_remove(name);
    }
    command.env("RUST_BACKTRACE", "0");
    command
}

impl Terminal {
    pub fn start(words: &[&str]) -> Self {
        let pty = native_pty_system().openpty(size(80, 24)).unwrap();
        let child = pty.slave.spawn_command(command(words)).unwrap();
        drop(pty.slave);
        let screen = Arc::new(Mutex::new(Parser::new(cells(24), cells(80), 0)));
        let written = Arc::new(Mutex::new(Vec::new()));
        let mut from = pty.master.try_clone_reader().unwrap();
        let (seen, all) = (Arc::clone(&screen), Arc::clone(&written));
        let closing = Arc::new(AtomicBool::new(false));
        let close = Arc::clone(&closing);
        let reader = thread::spawn(move || {
            let mut part = [0; 8192];
            while let Ok(n @ 1..) = from.read(&mut part) {
                all.lock().unwrap().extend_from_slice(&part[..n]);
                seen.lock().unwrap().process(&part[..n]);
                if close.load(Ordering::SeqCst) {
                    return;
                }
            }
        });
        Self {
            keys: pty.master.take_writer().unwrap(),
            master: pty.master,
            child,
            screen,
            written,
            reader: Some(reader),
            closing,
        }
    }

    /// The dashboard on a folder, by a command that sets variables, `NAME=value`.
    pub fn within(command: &[&str], set: &[String], folder: &Path) -> Self {
        let mut words = command.to_vec();
        words.extend(set.iter().map(String::as_str));
        words.extend([PROGRAM, folder.to_str().unwrap()]);
        Self::start(&words)
    }

    pub fn dashboard(folder: &Path) -> Self {
        let terminal = Self::start(&[PROGRAM, folder.to_str().unwrap()]);
        terminal.wait_for("? help");
        terminal
    }

    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    pub fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// The rows without what no eye sees at their ends.
    pub fn rows(&self) -> Vec<String> {
        let text = self.text();
        text.lines().map(|row| row.trim_end().to_owned()).collect()
    }

    /// How many bytes were written to the terminal so far.
    pub fn count(&self) -> usize {
        self.written.lock().unwrap().len()
    }

    /// Waits until nothing has come for a while.
    pub fn still(&self) {
        let mut before = usize::MAX;
        while before != self.count() {
            before = self.count();
            thread::sleep(Duration::from_millis(500));
        }
    }

    /// Everything that was written to the terminal so far.
    pub fn written(&self) -> String {
        String::from_utf8_lossy(&self.written.lock().unwrap()).into_owned()
    }

    pub fn wait(&self, what: &str, until: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        while !until(self.screen.lock().unwrap().screen()) {
            assert!(start.elapsed() < PATIENCE, "no {what}:\n{}", self.text());
            thread::sleep(Duration::from_millis(10));
        }
    }

    pub fn wait_for(&self, words: &str) {
        self.wait(words, |screen| screen.contents().contains(words));
    }

    pub fn wait_until_gone(&self, words: &str) {
        self.wait(&format!("end of {words}"), |screen| {
            !screen.contents().contains(words)
        });
    }

    pub fn resize(&self, columns: u16, rows: u16) {
        self.screen
            .lock()
            .unwrap()
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).unwrap();
    }

    /// The terminal goes away under a dashboard, as when a line is cut. The program must have been started by
    /// [`CUT_SHORT`], or what has the keys says good-bye with an end of input.
    pub fn hang_up(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        // Whoever reads wakes up once more: drawn anew is what was there.
        self.press("\x0c");
        self.reader.take().unwrap().join().unwrap();
        self.keys = Box::new(std::io::sink());
        let other = native_pty_system().openpty(size(80, 24)).unwrap();
        self.master = other.master;
    }

    pub fn end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(
                start.elapsed() < PATIENCE,
                "it does not end:\n{}",
                self.text()
            );
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// The terminal is as it was before: no alternate screen, a visible cursor, no modes left on.
    pub fn assert_clean(&self) {
        self.wait("clean terminal", |screen| {
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
        });
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test that failed half-way must not leave its program behind.
        let _ = self.child.kill();
    }
}

/// Somebody's desk: the folder that is watched, and the places of the user's own.
pub struct Desk {
    pub folder: TempDir,
    pub place: TempDir,
    /// Variables, `NAME=value`.
    pub set: Vec<String>,
}

impl Desk {
    /// On a folder; `below` tells which of the user's own places the XDG variable of a name leads to.
    pub fn on(folder: TempDir, below: impl Fn(&Path, &str) -> PathBuf) -> Self {
        let place = tempfile::tempdir().unwrap();
        let set = ["DATA", "CACHE", "CONFIG", "STATE"].map(|name| {
            let path = below(place.path(), name);
            format!("XDG_{name}_HOME={}", path.display())
        });
        Self {
            folder,
            place,
            set: set.to_vec(),
        }
    }
}

/// The files below a folder, by their paths in it. A database may leave files of its own beside it, which are left out.
pub fn files_below(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let path = path.strip_prefix(folder).unwrap().display().to_string();
            if !path.ends_with("-wal") && !path.ends_with("-shm") {
                found.insert(path);
            }
        }
    }
    found
}

/// The program as a command with variables set, `NAME=value`.
pub fn program(set: &[String]) -> assert_cmd::Command {
    let mut command = assert_cmd::Command::new(PROGRAM);
    command.env("TZ", "UTC");
    for (name, value) in set.iter().filter_map(|set| set.split_once('=')) {
        command.env(name, value);
    }
    command
}

pub fn deliver(folder: &Path, name: &str, headline: &str) {
    let text = format!(
        "{headline}\n\nPORT ALDER, Oct 9 (TNA) - Nothing more is known.\n\nThe quay stays closed.\n"
    );
    let whole = folder.join(format!(".{name}"));
    std::fs::write(&whole, text).unwrap();
    std::fs::rename(&whole, folder.join(name)).unwrap();
}

pub fn feed() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    deliver(folder.path(), "ferry.txt", "Ferry service halved");
    deliver(folder.path(), "road.txt", "South road closed");
    folder
}
