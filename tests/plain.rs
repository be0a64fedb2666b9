//! The dashboard without a screen: lines in, lines out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_copytaster");
/// Nothing takes this long but a fault.
const PATIENCE: Duration = Duration::from_secs(30);

fn deliver(folder: &Path, name: &str, text: &str) {
    let whole = folder.join(format!(".{name}"));
    std::fs::write(&whole, text).unwrap();
    std::fs::rename(&whole, folder.join(name)).unwrap();
}

fn feed() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let road = "South road closed\n\n\"The road stays closed until spring,\" said Ana Costa, the mayor.\n\n\"Nobody has called \
        us,\" said Radek Novak, head of the port union.\n";
    deliver(folder.path(), "road.txt", road);
    let evil =
        "Ferry \u{1b}[2Jservice halved\n\n\"Two boats are enough,\" Ana Costa, the mayor, said.\n";
    deliver(folder.path(), "ferry.txt", evil);
    folder
}

fn command(folder: &Path, home: &Path, options: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(options).arg(folder);
    for name in [
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
    ] {
        command.env(name, home);
    }
    command
        .env("TZ", "UTC")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    command
}

/// What is said when these lines are typed and then the input ends.
fn said(lines: &str) -> Vec<String> {
    let (folder, home) = (feed(), tempfile::tempdir().unwrap());
    let mut child = command(folder.path(), home.path(), &[]).spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(lines.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        !text.contains(|c: char| c.is_control() && c != '\n'),
        "{text:?}"
    );
    text.lines().map(str::to_owned).collect()
}

fn has(lines: &[String], words: &str) -> bool {
    lines.iter().any(|line| line.contains(words))
}

#[test]
fn the_end_of_input_leaves_after_what_is_there_was_told() {
    let lines = said("");
    assert!(
        lines[0].starts_with("2 stories, ") && lines[0].contains("3 quotes"),
        "{lines:?}"
    );
    assert_eq!(lines.len(), 1);
}

#[test]
fn lists_are_numbered_and_numbers_lead_on() {
    let lines = said("back\nquotes\nfind \"south road\"\n1\nback\n");
    assert!(
        has(&lines, "1. Ana Costa, ") && has(&lines, "3 of 3: the end of the list."),
        "{lines:#?}"
    );
    assert!(has(&lines, "There is no list before."), "{lines:#?}");
    assert!(has(&lines, "1 story, "), "{lines:#?}");
    assert!(
        has(&lines, "The road stays closed until spring"),
        "{lines:#?}"
    );
    assert!(has(&lines, "the end of the story."), "{lines:#?}");
    let found =
        |line: &&String| line.starts_with("1. ") && line.contains("South road closed, 2 quotes");
    let finds = lines.iter().filter(found);
    assert_eq!(finds.count(), 2, "the list again: {lines:#?}");
}

#[test]
fn an_actor_s_number_lists_what_was_said() {
    let lines = said("find Costa\nactors\n1\n");
    let last: Vec<_> = lines.iter().rev().take(3).collect();
    assert!(last[0].contains("2 of 2"), "{lines:#?}");
    assert!(
        last[1].contains("Ana Costa") && last[2].contains("Ana Costa"),
        "{lines:#?}"
    );
}

#[test]
fn one_filter_language_for_all() {
    let lines = said("filter said:Novak\nquotes\nfilter who:Nobody\nfilter\n");
    assert!(has(&lines, "1 of 2 stories, 1 quote."), "{lines:#?}");
    assert!(has(&lines, "1. Radek Novak"), "{lines:#?}");
    assert!(has(&lines, "Nobody"), "{lines:#?}");
    assert!(has(&lines, "No filter, 2 stories."), "{lines:#?}");
}

#[test]
fn what_is_mistyped_is_said() {
    let lines = said("sing\n9\nstories\n9\nread x\nhelp\nq\nstories\n");
    assert!(has(&lines, "There is no command \"sing\""), "{lines:#?}");
    assert!(has(&lines, "There is no list yet"), "{lines:#?}");
    assert!(
        has(&lines, "The list has no row 9; it has 2."),
        "{lines:#?}"
    );
    assert!(has(&lines, "Read wants the number of a row."), "{lines:#?}");
    assert!(
        lines.last().unwrap().starts_with("help: "),
        "nothing after the end: {lines:#?}"
    );
}

#[test]
fn a_story_is_told_once_and_what_was_denied_is_told_as_denied() {
    let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let text = "Mayor speaks on ferry\n\nBy Petra Linde\n\nPORT ALDER, Oct 9 (Evening Wire) - The council met.\n\n\
        Ana Costa, the mayor, denied that the ferry had been sold.\n";
    deliver(folder.path(), "ferry.txt", text);
    let mut plain = Plain::start(command(folder.path(), home.path(), &["--plain"]));
    plain.wait_for("1 story");
    plain.press("quotes");
    let line = plain.wait_for("the ferry had been sold");
    assert!(line.contains("denied, not said, retold"), "{line}");
    plain.wait_for("the end of the list");
    plain.press("stories");
    plain.wait_for("the end of the list");
    plain.press("1");
    let mut told = vec![plain.wait_for("Mayor speaks on ferry")];
    while !told.last().unwrap().contains("the end of the story") {
        told.push(plain.wait_for(""));
    }
    let times = |words: &str| told.iter().filter(|line| line.contains(words)).count();
    assert_eq!(times("Mayor speaks on ferry"), 1, "{told:#?}");
    assert_eq!(times("Petra Linde"), 1, "{told:#?}");
    assert_eq!(times("The council met."), 1, "{told:#?}");
    plain.press("q");
    assert!(plain.child.wait().unwrap().success());
}

/// A running dashboard, and its lines as they come.
struct Plain {
    child: Child,
    lines: Receiver<String>,
}

impl Plain {
    fn start(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (to, lines) = channel();
        thread::spawn(move || {
            for line in out.lines() {
                let Ok(line) = line else { return };
                if to.send(line).is_err() {
                    return;
                }
            }
        });
        Self { child, lines }
    }

    fn wait_for(&self, words: &str) -> String {
        let start = Instant::now();
        loop {
            let left = PATIENCE
                .checked_sub(start.elapsed())
                .expect("it never came");
            let line = self.lines.recv_timeout(left).expect(words);
            if line.contains(words) {
                return line;
            }
        }
    }

    fn press(&mut self, line: &str) {
        let stdin = self.child.stdin.as_mut().unwrap();
        stdin.write_all(format!("{line}\n").as_bytes()).unwrap();
        stdin.flush().unwrap();
    }
}

#[test]
fn an_arrival_is_a_line_and_what_was_read_stays_read() {
    let (folder, home) = (feed(), tempfile::tempdir().unwrap());
    let mut plain = Plain::start(command(folder.path(), home.path(), &["--plain"]));
    plain.wait_for("2 stories");
    deliver(
        folder.path(),
        "cranes.txt",
        "Cranes move again\n\nThe cranes move.\n",
    );
    let line = plain.wait_for("Cranes move again");
    assert!(line.ends_with("0 quotes, unread"), "{line}");
    plain.press("last");
    plain.wait_for("The cranes move.");
    plain.press("hold");
    plain.wait_for("Nothing is taken in");
    plain.press("quit");
    assert!(plain.child.wait().unwrap().success());

    let mut plain = Plain::start(command(folder.path(), home.path(), &["--plain"]));
    plain.wait_for("3 stories");
    plain.press("filter is:unread");
    plain.wait_for("2 of 3 stories");
    drop(plain.child.stdin.take());
    assert!(plain.child.wait().unwrap().success());
}

/// What `copytaster marks` prints.
fn printed(home: &Path, format: &str) -> String {
    let mut command = Command::new(PROGRAM);
    let output = command
        .args(["marks", "--format", format])
        .env("XDG_DATA_HOME", home)
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn what_is_marked_by_a_line_lasts_and_a_denial_is_marked_as_one() {
    let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let text =
        "Mayor speaks on ferry\n\nAna Costa, the mayor, denied that the ferry had been sold.\n";
    deliver(folder.path(), "ferry.txt", text);
    let mut plain = Plain::start(command(folder.path(), home.path(), &["--plain"]));
    plain.wait_for("1 story");
    plain.press("bookmark");
    plain.wait_for("Bookmark which row?");
    plain.press("marks");
    plain.wait_for("Nothing is bookmarked");
    plain.press("quotes");
    plain.wait_for("the end of the list");
    plain.press("bookmark 1");
    plain.wait_for("Bookmark on: that the ferry had been sold");
    plain.press("stories");
    plain.wait_for("the end of the list");
    plain.press("note 1 call her back");
    plain.wait_for("Noted: Mayor speaks on ferry");
    plain.press("1");
    plain.wait_for("the end of the story");
    plain.press("bookmark");
    plain.wait_for("Bookmark on: Mayor speaks on ferry");
    plain.press("bookmark");
    plain.wait_for("Bookmark off: Mayor speaks on ferry");
    plain.press("actors");
    plain.wait_for("the end of the list");
    plain.press("bookmark 1");
    plain.wait_for("Row 1 is an actor");
    plain.press("q");
    assert!(plain.child.wait().unwrap().success());

    for (format, words) in [
        (
            "json",
            "\"polarity\":\"denied\",\"words\":\"that the ferry had been sold",
        ),
        ("csv", ",denied,that the ferry had been sold"),
        ("table", "denied"),
        ("md", "denied"),
    ] {
        let printed = printed(home.path(), format);
        let row = printed.lines().find(|row| row.contains("Ana Costa"));
        assert!(row.is_some_and(|row| row.contains(words)), "{printed}");
    }

    let mut plain = Plain::start(command(folder.path(), home.path(), &["--plain"]));
    plain.wait_for("1 story");
    plain.press("marks");
    let line = plain.wait_for("Mayor speaks on ferry, 1 quote");
    assert!(line.ends_with("note: call her back"), "{line}");
    let line = plain.wait_for("2. Ana Costa");
    assert!(
        line.contains("denied") && line.ends_with("bookmarked)"),
        "{line}"
    );
    plain.press("note 1");
    plain.wait_for("No note: Mayor speaks on ferry");
    std::fs::remove_file(folder.path().join("ferry.txt")).unwrap();
    let gone = Instant::now();
    loop {
        plain.press("marks");
        if plain
            .wait_for("mark")
            .contains("1 mark is on stories that are not here")
        {
            break;
        }
        assert!(gone.elapsed() < PATIENCE);
        thread::sleep(Duration::from_millis(100));
    }
    plain.press("q");
    assert!(plain.child.wait().unwrap().success());
}

#[test]
fn a_desk_of_many_stories_is_left_and_taken_up() {
    let (folder, home) = (feed(), tempfile::tempdir().unwrap());
    for n in 0..500 {
        let text = format!("Lock {n} of the canal is closed\n\nThe gate is shut.\n");
        std::fs::write(folder.path().join(format!("{n}.txt")), text).unwrap();
    }
    let log = home.path().join("log");
    let options = [
        "--plain",
        "--log-level",
        "debug",
        "--log",
        log.to_str().unwrap(),
    ];
    let taken_up = || {
        let log = std::fs::read_to_string(&log).unwrap();
        log.contains("the finder is read")
    };
    for warm in [false, true] {
        let mut plain = Plain::start(command(folder.path(), home.path(), &options));
        plain.wait_for("502 stories, ");
        assert_eq!(taken_up(), warm);
        // All of it is there, and goes on.
        plain.press("find \"lock 499\"");
        plain.wait_for("1 story, 0 actors, 0 quotes.");
        plain.press("filter said:Costa");
        plain.wait_for("2 of 502 stories, 2 quotes.");
        plain.press("filter");
        plain.wait_for("No filter, 502 stories.");
        if warm {
            deliver(
                folder.path(),
                "late.txt",
                "Cranes move again\n\nThe cranes move.\n",
            );
            plain.wait_for("Cranes move again");
            plain.press("find cranes");
            plain.wait_for("1 story, ");
        }
        plain.press("q");
        assert!(plain.child.wait().unwrap().success());
    }
}

#[test]
fn an_empty_folder_explains_itself() {
    let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut plain = Plain::start(command(folder.path(), home.path(), &["--plain"]));
    plain.wait_for("Stories that land in the folder are told here");
    plain.press("stories");
    plain.wait_for("No stories.");
    plain.press("q");
    assert!(plain.child.wait().unwrap().success());
}
