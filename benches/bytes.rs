//! How many bytes keys send to the terminal, ours and others': `cargo bench --bench bytes -- [COUNT]`.
//!
//! Each program runs in a pseudo-terminal of 160x45 with the same headlines: the dashboard on a terminal that says that it
//! has margins at left and right and synchronized output, on one that says nothing, and with the timeline alone; newsboat,
//! lnav and less where they are installed. A key's bytes are those that come before the terminal is still.
#![allow(clippy::expect_used)]

#[allow(dead_code)]
mod stories;

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

const COLUMNS: u16 = 160;
const ROWS: u16 = 45;
/// Keys of one kind.
const RUNS: usize = 20;
/// Shorter than the dashboard waits before its reader follows the cursor.
const STILL: Duration = Duration::from_millis(70);
/// Longer than any program is silent while it does something.
const REST: Duration = Duration::from_millis(350);
/// A start takes no longer.
const PATIENCE: Duration = Duration::from_secs(120);

fn main() {
    let mut given = std::env::args().skip(1).filter(|word| word != "--bench");
    let count = given
        .next()
        .map_or(300, |n| n.parse().expect("a number of stories"));
    let place = tempfile::tempdir().expect("a folder");
    let wire = place.path().join("wire");
    let titles = fill(&wire, count);
    let letters: usize = titles.iter().map(|title| title.chars().count()).sum();
    let letters = letters / count.max(1);
    println!(
        "{count} stories with titles of {letters} letters, {COLUMNS}x{ROWS}; bytes a key, median of {RUNS}"
    );
    println!(
        "{:<34} {:>6} {:>8} {:>8} {:>8} {:>6}",
        "", "move", "preview", "scroll", "letter", "idle"
    );
    let can = b"\x1b[?2026;2$y\x1b[?69;2$y\x1b[?64;22c".as_slice();
    let program = env!("CARGO_BIN_EXE_copytaster");
    for (what, answers, first) in [
        ("copytaster, margins known", can, ""),
        ("copytaster, nothing known", b"".as_slice(), ""),
        ("copytaster, the timeline alone", b"".as_slice(), "z"),
    ] {
        let words = [program, "--fresh", wire.to_str().expect("a path")];
        let mut terminal = Terminal::start(place.path(), &words, answers);
        // The sign before it is set apart by its own look.
        terminal.wait_for("help");
        terminal.still(Duration::from_secs(4));
        terminal.press(first);
        terminal.still(REST);
        let moved = terminal.keys("j", RUNS.min(usize::from(ROWS) / 2));
        // Down to the last row on the screen.
        terminal.press(&"j".repeat(24));
        terminal.still(REST);
        let scrolled = terminal.keys("j", RUNS);
        terminal.press("/");
        terminal.still(REST);
        let letters: Vec<_> = "harbour 5"
            .chars()
            .flat_map(|c| terminal.keys(&c.to_string(), 1))
            .collect();
        terminal.press("\x1b");
        tell(
            what,
            &moved,
            Some(&scrolled),
            Some(&letters),
            terminal.idle(),
        );
        terminal.press("Q");
    }
    let lines = place.path().join("lines.txt");
    let text: Vec<String> = titles
        .iter()
        .map(|title| format!("14:58 {title}\n"))
        .collect();
    fs::write(&lines, text.concat()).expect("lines");
    let lines = lines.to_str().expect("a path");
    for words in [["less", lines], ["lnav", lines]] {
        if !is_there(words[0]) {
            println!("{:<34} not installed", words[0]);
            continue;
        }
        let mut terminal = Terminal::start(place.path(), &words, b"");
        terminal.still(Duration::from_secs(2));
        terminal.press("g");
        terminal.still(REST);
        let scrolled = terminal.keys("j", RUNS);
        tell(words[0], &scrolled, Some(&scrolled), None, terminal.idle());
        terminal.press("q");
    }
    if is_there("newsboat") {
        newsboat(place.path(), &titles);
    } else {
        println!("{:<34} not installed", "newsboat");
    }
}

/// Fills a folder with short stories under the samples' headlines; tells these, the newest first.
fn fill(folder: &Path, count: usize) -> Vec<String> {
    let models = stories::all();
    let models = models
        .iter()
        .filter_map(|model| Some((model.headline.as_deref()?, model)));
    let mut titles = Vec::new();
    fs::create_dir_all(folder).expect("a folder");
    let last = SystemTime::now() - Duration::from_secs(3_600);
    let models: Vec<_> = models.collect();
    for (n, (headline, model)) in models.iter().cycle().take(count).enumerate() {
        let some = model.paragraphs.iter().rev().take(3);
        let text: String = some
            .map(|p| format!("{}\n\n", p.span.of(&model.text)))
            .collect();
        let path = folder.join(format!("{n:04}.txt"));
        titles.push(format!("{headline} {n}"));
        fs::write(&path, format!("{headline} {n}\n\n{text}")).expect("a story");
        let file = fs::File::options().write(true).open(&path);
        let arrived = last - Duration::from_secs(60) * (count - n) as u32;
        file.and_then(|file| file.set_modified(arrived))
            .expect("its time");
    }
    titles.reverse();
    titles
}

fn newsboat(place: &Path, titles: &[String]) {
    let item = |(n, title): (usize, &String)| {
        format!(
            "<item><title>{title}</title><guid>{n}</guid><link>http://localhost/{n}</link><description>{title}.</description></item>"
        )
    };
    let items: String = titles.iter().enumerate().map(item).collect();
    let feed = place.join("feed.xml");
    let rss = format!(
        "<rss version=\"2.0\"><channel><title>wire</title><link>http://localhost/</link><description>wire</description>{items}</channel></rss>"
    );
    fs::write(&feed, rss).expect("a feed");
    let urls = place.join("urls");
    fs::write(&urls, format!("file://{}\n", feed.display())).expect("urls");
    let config = place.join("newsboat");
    fs::write(&config, "max-items 0\n").expect("settings");
    let path = |path: &Path| path.to_str().expect("a path").to_owned();
    let words = [
        "newsboat".into(),
        "-u".into(),
        path(&urls),
        "-c".into(),
        path(&place.join("cache.db")),
        "-C".into(),
        path(&config),
        "-r".into(),
    ];
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut terminal = Terminal::start(place, &words, b"");
    terminal.still(Duration::from_secs(3));
    terminal.press("\r");
    terminal.still(Duration::from_secs(1));
    let moved = terminal.keys("j", RUNS);
    terminal.press(&"j".repeat(24));
    terminal.still(REST);
    let scrolled = terminal.keys("j", RUNS);
    tell("newsboat", &moved, Some(&scrolled), None, terminal.idle());
    terminal.press("qq");
}

fn is_there(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// A line of the table.
fn tell(
    what: &str,
    moved: &[Press],
    scrolled: Option<&[Press]>,
    letters: Option<&[Press]>,
    idle: usize,
) {
    let at_once = |presses: &[Press]| median(presses.iter().map(|press| press.at_once));
    let later = median(moved.iter().map(|press| press.later));
    let maybe = |presses: Option<&[Press]>| {
        presses.map_or("-".to_owned(), |some| at_once(some).to_string())
    };
    println!(
        "{what:<34} {:>6} {later:>8} {:>8} {:>8} {idle:>6}",
        at_once(moved),
        maybe(scrolled),
        maybe(letters)
    );
}

fn median(values: impl Iterator<Item = usize>) -> usize {
    let mut values: Vec<_> = values.collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or(0)
}

/// What one key led to: bytes at once, and those that followed when the hand rested.
struct Press {
    at_once: usize,
    later: usize,
}

/// A program in a terminal.
struct Terminal {
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<Mutex<(Vec<u8>, Instant)>>,
}

impl Terminal {
    /// Starts a program in a terminal that answers the question what it is so, or not at all.
    fn start(home: &Path, words: &[&str], answers: &'static [u8]) -> Self {
        let size = PtySize {
            rows: ROWS,
            cols: COLUMNS,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pty = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new(words[0]);
        command.args(&words[1..]);
        command.env("TERM", "xterm-256color");
        for name in [
            "HOME",
            "XDG_DATA_HOME",
            "XDG_CACHE_HOME",
            "XDG_CONFIG_HOME",
            "XDG_STATE_HOME",
        ] {
            command.env(name, home);
        }
        let child = pty.slave.spawn_command(command).expect("a program");
        drop(pty.slave);
        let mut from = pty.master.try_clone_reader().expect("its output");
        let keys = pty.master.take_writer().expect("its input");
        let seen = Arc::new(Mutex::new((Vec::new(), Instant::now())));
        let all = Arc::clone(&seen);
        thread::spawn(move || {
            let _master = pty.master;
            let mut part = [0; 8192];
            while let Ok(n @ 1..) = from.read(&mut part) {
                let mut all = all.lock().expect("what was seen");
                all.0.extend_from_slice(&part[..n]);
                all.1 = Instant::now();
            }
        });
        let mut terminal = Self { keys, child, seen };
        if !answers.is_empty() {
            terminal.wait_for("\x1b[c");
            terminal.keys.write_all(answers).expect("answers");
        }
        terminal
    }

    fn count(&self) -> usize {
        self.seen.lock().expect("what was seen").0.len()
    }

    fn wait_for(&self, words: &str) {
        let start = Instant::now();
        let there = || {
            let seen = self.seen.lock().expect("what was seen");
            String::from_utf8_lossy(&seen.0).contains(words)
        };
        while !there() && start.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until nothing has come for so long; not forever, for there are programs that are never still.
    fn still(&self, pause: Duration) {
        let start = Instant::now();
        let quiet = || self.seen.lock().expect("what was seen").1.elapsed() >= pause;
        while start.elapsed() < pause || !quiet() && start.elapsed() < 4 * pause {
            thread::sleep(Duration::from_millis(2));
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("a key");
        self.keys.flush().expect("a key");
    }

    fn keys(&mut self, key: &str, times: usize) -> Vec<Press> {
        let press = |_| {
            let before = self.count();
            self.press(key);
            self.still(STILL);
            let at_once = self.count() - before;
            self.still(REST);
            Press {
                at_once,
                later: self.count() - before - at_once,
            }
        };
        (0..times).map(press).collect()
    }

    /// Bytes that come in three seconds in which nothing is done.
    fn idle(&self) -> usize {
        self.still(REST);
        let before = self.count();
        thread::sleep(Duration::from_secs(3));
        self.count() - before
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.still(REST);
        // It has left by itself already, most likely.
        let _ = self.child.kill();
    }
}
