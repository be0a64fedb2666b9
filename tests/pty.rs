//! The real program in a pseudo-terminal: what a user's hands and a terminal's accidents do to it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod terminal;

use std::io::Read;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::native_pty_system;
use terminal::{
    PATIENCE, PROGRAM, Terminal, cells, command, deliver, feed, files_below, home, size,
};
use vt100::Parser;

fn deliver_bytes(folder: &Path, name: &str, bytes: &[u8]) {
    std::fs::write(folder.join(name), bytes).unwrap();
}

#[test]
fn stories_arrive_while_it_runs_and_q_leaves_a_clean_screen() {
    let folder = feed();
    let mut terminal = Terminal::dashboard(folder.path());
    terminal.wait_for("Ferry service halved");
    terminal.wait_for("South road closed");
    terminal.press("j");
    terminal.wait_for("FOLLOW off");
    deliver(folder.path(), "cranes.txt", "Cranes move again");
    terminal.wait_for("▲1 new");
    terminal.press("g");
    terminal.wait_for("Cranes move again");
    std::fs::remove_file(folder.path().join("ferry.txt")).unwrap();
    terminal.wait_until_gone("Ferry service halved");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_clean();
    assert_eq!(terminal.text().trim(), "");
}

#[test]
fn what_arrives_while_the_intake_is_held_comes_when_it_is_let_go() {
    let folder = feed();
    let mut terminal = Terminal::dashboard(folder.path());
    terminal.wait_for("South road closed");
    terminal.wait_for("FOLLOW on");
    terminal.press("=");
    terminal.wait_for("HELD (=)");
    deliver(folder.path(), "cranes.txt", "Cranes move again");
    std::thread::sleep(std::time::Duration::from_millis(1500));
    // A key is answered all the same.
    terminal.press("?");
    terminal.wait_for("type to search");
    terminal.press("\x1b");
    terminal.wait_until_gone("type to search");
    assert!(!terminal.text().contains("Cranes move again"));
    terminal.press("=");
    terminal.wait_for("Cranes move again");
    terminal.wait_until_gone("HELD");
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn filter_and_find() {
    let folder = feed();
    let mut terminal = Terminal::dashboard(folder.path());
    terminal.wait_for("South road closed");
    terminal.press("/south");
    terminal.wait_for("find in timeline: south");
    terminal.wait_for("1 found");
    terminal.press("\r");
    terminal.wait_until_gone("find in timeline");
    terminal.press("\x1b");
    terminal.wait_until_gone("1 found");
    // Up to the head of the day, which filters by it.
    terminal.press("gk");
    terminal.wait_for("↵ this day");
    terminal.press("\r");
    terminal.wait_for("on:");
    terminal.wait_for("2 of 2 stories");
    terminal.press("\x1b");
    terminal.wait_for("No filter.");
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn names_joined_by_hand_are_one_in_the_next_run_too() {
    let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    deliver_names(
        folder.path(),
        "a.txt",
        "Radek Novák, head of the port union",
    );
    deliver_names(folder.path(), "b.txt", "Mirela Draganova, the deputy");
    let home = format!("XDG_DATA_HOME={}", home.path().display());
    let words = [
        "/usr/bin/env",
        &home,
        PROGRAM,
        folder.path().to_str().unwrap(),
    ];
    let mut terminal = Terminal::start(&words);
    terminal.wait_for("2 stories");
    // By name, so that the order is known: Mirela Draganova in hand, then the other.
    terminal.press("2SSgm");
    terminal.wait_for("Mirela Draganova in hand");
    terminal.press("Gm");
    terminal.wait_for("Mirela Draganova is Radek Novák from now on");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);

    let mut terminal = Terminal::start(&words);
    terminal.wait_for("2 stories");
    terminal.press("2w");
    terminal.wait_for("joined by hand");
    terminal.press("qq");
    assert_eq!(terminal.end(), 0);
}

fn kill(terminal: &mut Terminal, signal: &str) {
    let id = terminal.child.process_id().unwrap().to_string();
    let sent = std::process::Command::new("kill")
        .args([signal, &id])
        .status()
        .unwrap();
    assert!(sent.success());
    terminal.end();
}

#[test]
fn after_a_hang_up_it_opens_where_it_was() {
    let folder = feed();
    let mut text = String::from("Long read\n\n");
    for n in 1..60 {
        text.push_str(&format!(
            "Paragraph {n} says that the quay stays closed.\n\n"
        ));
    }
    std::fs::write(folder.path().join("long.txt"), text).unwrap();
    let mut terminal = Terminal::dashboard(folder.path());
    terminal.wait_for("3 stories");
    terminal.press("f!story:\"South road closed\"\r");
    terminal.wait_for("2 of 3 stories");
    terminal.press("/long\r");
    terminal.wait_for("1 found");
    terminal.press("\r");
    terminal.wait_for("Reader  Long read");
    terminal.press("  ");
    terminal.wait_for("Paragraph 25");
    terminal.wait_until_gone("Paragraph 9 ");
    let before = terminal.text();
    kill(&mut terminal, "-HUP");
    terminal.assert_clean();

    let mut terminal = Terminal::dashboard(folder.path());
    terminal.wait_for("Reader  Long read");
    terminal.wait_for("Paragraph 25");
    let below = |text: &str| -> Vec<String> {
        let lines = text.lines().skip(1);
        lines.map(|line| line.trim_end().to_owned()).collect()
    };
    assert_eq!(below(&terminal.text()), below(&before));
    terminal.press("\x1b\x1b");
    terminal.wait_for("2 of 3 stories");
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);

    let words = [PROGRAM, "--fresh", folder.path().to_str().unwrap()];
    let mut terminal = Terminal::start(&words);
    terminal.wait_for("South road closed");
    terminal.wait_for("No filter.");
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_mark_outlives_a_program_that_is_killed() {
    let (folder, home) = (feed(), tempfile::tempdir().unwrap());
    let data = format!("XDG_DATA_HOME={}", home.path().display());
    let words = [
        "/usr/bin/env",
        &data,
        PROGRAM,
        folder.path().to_str().unwrap(),
    ];
    let mut terminal = Terminal::start(&words);
    terminal.wait_for("South road closed");
    terminal.press("Gb");
    terminal.wait_for("bookmark on");
    terminal.press("cask again\r");
    terminal.wait_for("noted");
    kill(&mut terminal, "-KILL");
    let mut terminal = Terminal::start(&words);
    terminal.wait_for("★");
    terminal.press("'");
    terminal.wait_for("note: ask again");
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
    let printed = assert_cmd::Command::new(PROGRAM)
        .args(["marks", "--format", "json"])
        .env("XDG_DATA_HOME", home.path())
        .assert()
        .success();
    let printed = String::from_utf8(printed.get_output().stdout.clone()).unwrap();
    assert!(printed.contains("\"note\":\"ask again\""), "{printed}");
}

fn deliver_names(folder: &Path, name: &str, who: &str) {
    let text = format!("Cranes move\n\nThe cranes move, said {who}.\n");
    std::fs::write(folder.join(name), text).unwrap();
}

#[test]
fn resizing_lays_the_screen_out_anew() {
    let folder = feed();
    let mut terminal = Terminal::dashboard(folder.path());
    terminal.wait_for("South road closed");
    terminal.resize(40, 10);
    terminal.wait("tabs", |screen| {
        let first = screen.rows(0, 40).next().unwrap();
        first.contains("1 Timeline 2") && first.contains("3 Quotes")
    });
    terminal.resize(160, 45);
    terminal.wait_for("With");
    terminal.resize(20, 4);
    terminal.wait_for("30 columns");
    terminal.resize(80, 24);
    terminal.wait_for("? help");
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
}

/// The screen as it is drawn anew, by a dashboard that shows it already.
fn anew(terminal: &mut Terminal) -> Vec<String> {
    let before = terminal.count();
    terminal.press("\x0c");
    terminal.wait("new frame", |_| terminal.count() > before + 200);
    terminal.still();
    terminal.rows()
}

#[test]
fn a_storm_of_sizes_ends_in_the_right_screen() {
    let folder = feed();
    let mut terminal = Terminal::dashboard(folder.path());
    terminal.wait_for("South road closed");
    for n in 0..200u16 {
        terminal.resize(20 + (n * 37) % 200, 3 + (n * 13) % 60);
        thread::sleep(Duration::from_millis(5));
    }
    terminal.resize(100, 30);
    terminal.wait_for("? help");
    terminal.wait_for("South road closed");
    terminal.still();
    let after = terminal.rows();
    assert_eq!(after, anew(&mut terminal));
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_list_that_is_scrolled_is_the_list_that_is_drawn() {
    let folder = feed();
    for n in 0..60 {
        deliver(
            folder.path(),
            &format!("{n}.txt"),
            &format!("Report {n} of the day"),
        );
    }
    let mut terminal = Terminal::dashboard(folder.path());
    terminal.wait_for("62 stories");
    terminal.press("z");
    terminal.still();
    let before = terminal.count();
    for _ in 0..30 {
        terminal.press("j");
        // A frame each.
        thread::sleep(Duration::from_millis(40));
    }
    terminal.still();
    let bytes = terminal.count() - before;
    assert!(bytes < 30 * 160, "{bytes} bytes for 30 rows");
    let after = terminal.rows();
    assert_eq!(after, anew(&mut terminal));
    terminal.press("kkkkkkkkkkkkkkkkkkkkkkkkkk");
    terminal.still();
    let after = terminal.rows();
    assert_eq!(after, anew(&mut terminal));
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn answers_of_the_terminal_are_no_keys_and_keys_among_them_count() {
    let folder = feed();
    let mut terminal = Terminal::start(&[PROGRAM, folder.path().to_str().unwrap()]);
    terminal.wait("screen", vt100::Screen::alternate_screen);
    terminal.press("\x1b[?2026;2$y?\x1b[?69;2$y\x1b[?62;22c");
    terminal.wait_for("type to search");
    terminal.press("\x1b");
    // Down from the first of two rows.
    terminal.wait_for("2 stories");
    // An answer that comes too late is none either.
    thread::sleep(Duration::from_millis(400));
    terminal.press("\x1b[?2026;2$y\x1b[?69;2$y\x1b[?62;22c");
    terminal.press("j");
    terminal.wait_for("FOLLOW off");
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_frame_is_held_where_the_terminal_can() {
    let folder = feed();
    for (answer, held) in [("2", true), ("0", false)] {
        let mut terminal = Terminal::start(&[PROGRAM, folder.path().to_str().unwrap()]);
        terminal.wait("screen", vt100::Screen::alternate_screen);
        terminal.wait("question", |_| terminal.written().contains("\x1b[?2026$p"));
        terminal.press(&format!("\x1b[?2026;{answer}$y\x1b[?62;22c"));
        terminal.wait_for("South road closed");
        terminal.still();
        let before = terminal.count();
        terminal.press("?");
        terminal.wait_for("type to search");
        terminal.still();
        let bytes = terminal.written.lock().unwrap()[before..].to_vec();
        let frame = String::from_utf8_lossy(&bytes);
        assert_eq!(frame.starts_with("\x1b[?2026h"), held, "{frame:?}");
        assert_eq!(frame.ends_with("\x1b[?2026l"), held, "{frame:?}");
        terminal.press("\x03");
        assert_eq!(terminal.end(), 0);
    }
}

#[test]
fn without_xdg_variables_all_lies_in_the_customary_places() {
    let (folder, home) = (feed(), tempfile::tempdir().unwrap());
    let config = home.path().join(".config/copytaster");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("config.toml"), "ascii = true\n").unwrap();
    let own = format!("HOME={}", home.path().display());
    let mut words = vec!["/usr/bin/env"];
    for name in [
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
    ] {
        words.extend(["-u", name]);
    }
    words.push(&own);
    words.extend([PROGRAM, folder.path().to_str().unwrap()]);
    let mut terminal = Terminal::start(&words);
    terminal.wait_for("South road closed");
    terminal.press("b");
    terminal.wait_for("bookmark on");
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
    let expected = [
        ".cache/copytaster/archive-2.db",
        ".config/copytaster/config.toml",
        ".local/share/copytaster/marks.jsonl",
        ".local/state/copytaster/copytaster.log",
        ".local/state/copytaster/session.json",
    ];
    assert_eq!(files_below(home.path()), expected.map(str::to_owned).into());
}

#[test]
fn a_terminal_that_only_prints_gets_lines() {
    let folder = feed();
    let words = ["env", "TERM=dumb", PROGRAM, folder.path().to_str().unwrap()];
    let mut terminal = Terminal::start(&words);
    terminal.wait_for("2 stories");
    terminal.press("stories\n");
    terminal.wait_for("2 of 2: the end of the list.");
    assert!(!terminal.screen.lock().unwrap().screen().alternate_screen());
    terminal.press("\x04");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn ctrl_z_returns_to_the_shell_and_fg_comes_back() {
    let folder = feed();
    let mut terminal = Terminal::start(&["/bin/sh", "-i"]);
    terminal.wait_for("shell>");
    terminal.press(&format!("{PROGRAM} {}\n", folder.path().display()));
    terminal.wait_for("South road closed");
    for _ in 0..2 {
        terminal.press("\x1a");
        terminal.wait("shell", |screen| !screen.alternate_screen());
        terminal.wait_for("Stopped");
        terminal.assert_clean();
        deliver(folder.path(), "late.txt", "Cranes move again");
        terminal.press("fg\n");
        terminal.wait("dashboard", vt100::Screen::alternate_screen);
        terminal.wait_for("Cranes move again");
        terminal.wait_for("? help");
    }
    terminal.press("Q");
    terminal.assert_clean();
    terminal.press("exit\n");
    terminal.end();
}

#[test]
fn ctrl_z_without_a_shell_above_goes_on() {
    let folder = feed();
    let mut terminal = Terminal::dashboard(folder.path());
    terminal.wait_for("South road closed");
    terminal.press("\x1a");
    terminal.press("?");
    terminal.wait_for("type to search");
    terminal.press("\x1b");
    terminal.wait_until_gone("type to search");
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_terminal_that_hangs_up_ends_the_program() {
    let folder = feed();
    for line in ["exec \"$0\" \"$1\"", "trap '' HUP; exec \"$0\" \"$1\""] {
        let pty = native_pty_system().openpty(size(80, 24)).unwrap();
        let words = [
            "/bin/sh",
            "-c",
            line,
            PROGRAM,
            folder.path().to_str().unwrap(),
        ];
        let mut child = pty.slave.spawn_command(command(&words)).unwrap();
        drop(pty.slave);
        let mut from = pty.master.try_clone_reader().unwrap();
        // The screen, not the bytes: a row may come in pieces, as its letters change.
        let mut seen = Parser::new(cells(24), cells(80), 0);
        let mut part = [0; 4096];
        while !seen.screen().contents().contains("South road closed") {
            let n = from.read(&mut part).unwrap();
            assert!(n > 0, "the program ended early");
            seen.process(&part[..n]);
        }
        drop((from, pty.master));
        let start = Instant::now();
        while child.try_wait().unwrap().is_none() {
            if start.elapsed() > PATIENCE {
                child.kill().unwrap();
                panic!("it outlives its terminal");
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
}

#[test]
fn a_request_to_end_leaves_a_clean_screen() {
    let folder = feed();
    let mut terminal = Terminal::dashboard(folder.path());
    let id = terminal.child.process_id().unwrap().to_string();
    let sent = std::process::Command::new("kill")
        .args(["-TERM", &id])
        .status()
        .unwrap();
    assert!(sent.success());
    assert_eq!(terminal.end(), 0);
    terminal.assert_clean();
}

#[test]
fn who_wants_no_colour_gets_none() {
    let folder = feed();
    let folder = folder.path().to_str().unwrap();
    let coloured = |words: &[&str]| {
        let terminal = Terminal::start(words);
        terminal.wait_for("South road closed");
        terminal.wait_for("10d");
        let screen = terminal.screen.lock().unwrap();
        let cells = (0..24).flat_map(|y| (0..80).map(move |x| (y, x)));
        let mut cells = cells.filter_map(|(y, x)| screen.screen().cell(y, x));
        cells.any(|cell| cell.fgcolor() != vt100::Color::Default)
    };
    assert!(coloured(&["env", "NO_COLOR=", PROGRAM, folder]));
    assert!(!coloured(&["env", "NO_COLOR=1", PROGRAM, folder]));
    let asked = ["env", "NO_COLOR=1", PROGRAM, "--theme", "dark", folder];
    assert!(coloured(&asked), "asked for on the command line");
}

#[test]
fn a_mouse_opens_a_story_for_those_who_ask_for_it() {
    let folder = feed();
    let words = [PROGRAM, "--mouse", folder.path().to_str().unwrap()];
    let mut terminal = Terminal::start(&words);
    terminal.wait_for("South road closed");
    let screen = terminal.text();
    let row = screen.lines().position(|line| line.contains("South road"));
    let row = row.unwrap() + 1;
    // The left button, down and up, twice.
    let click = format!("\x1b[<0;12;{row}M\x1b[<0;12;{row}m");
    terminal.press(&click.repeat(2));
    terminal.wait_for("The quay stays closed");
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_clean();
}

#[test]
fn what_happens_is_logged_to_a_file_and_not_to_the_terminal() {
    let folder = feed();
    deliver_bytes(
        folder.path(),
        "scan.txt",
        b"\x00\x01\x02\x03\x04\x05\x06\x07",
    );
    let place = tempfile::tempdir().unwrap();
    let log = place.path().join("deep/test.log");
    let folder = folder.path().to_str().unwrap();
    let mut terminal = Terminal::start(&[PROGRAM, "--log", log.to_str().unwrap(), folder]);
    // They are read side by side: any of the three may be the last.
    terminal.wait_for("2 stories");
    terminal.wait_for("1 unreadable");
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
    assert_eq!(terminal.text().trim(), "");
    let log = std::fs::read_to_string(log).unwrap();
    for told in ["started", "refused", "scan.txt", "ended stories=2"] {
        assert!(log.contains(told), "{told}:\n{log}");
    }
    assert!(!log.contains('\x1b'));
}

/// Run by the test below, in a terminal of its own.
#[test]
#[ignore = "takes the terminal over and fails"]
fn somebody_who_panics() {
    let _guard = copytaster::ui::terminal::Guard::take(true).unwrap();
    panic!("the dashboard fell over");
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_speaks() {
    let this = std::env::current_exe().unwrap();
    let words = [
        this.to_str().unwrap(),
        "--ignored",
        "--exact",
        "somebody_who_panics",
        "--nocapture",
    ];
    let mut terminal = Terminal::start(&words);
    terminal.end();
    terminal.assert_clean();
    terminal.wait_for("the dashboard fell over");
    let text = terminal.text();
    assert!(!text.contains("panic in a destructor"), "{text}");
}

#[test]
fn idle_writes_nothing() {
    let folder = feed();
    let mut terminal = Terminal::dashboard(folder.path());
    terminal.wait_for("South road closed");
    // The first scan ends, the reader follows: then all is still.
    terminal.still();
    let before = terminal.count();
    thread::sleep(Duration::from_secs(2));
    assert_eq!(terminal.count(), before);
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn without_a_terminal_it_tells_what_there_is() {
    let folder = feed();
    let run = |arguments: &[&str]| {
        let mut command = assert_cmd::Command::new(PROGRAM);
        for name in [
            "XDG_DATA_HOME",
            "XDG_CACHE_HOME",
            "XDG_CONFIG_HOME",
            "XDG_STATE_HOME",
        ] {
            command.env(name, home());
        }
        command.args(arguments).assert()
    };
    let told = |arguments: &[&str]| {
        let told = run(arguments).success().get_output().stdout.clone();
        String::from_utf8(told).unwrap()
    };
    let said = told(&["watch", folder.path().to_str().unwrap()]);
    assert!(said.starts_with("2 stories,"), "{said}");
    let said = told(&["demo"]);
    assert!(said.contains(" stories, "), "{said}");
    let said = run(&["/no/such/folder"])
        .code(2)
        .get_output()
        .stderr
        .clone();
    let said = String::from_utf8(said).unwrap();
    assert!(
        said.contains("/no/such/folder: there is no such folder"),
        "{said}"
    );
}
