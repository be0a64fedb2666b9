//! The real program in a pseudo-terminal, and what it hands to others: terminals, multiplexers, pagers, editors, commands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod terminal;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use terminal::{Desk, PATIENCE, PROGRAM, Terminal, deliver, feed, program};

impl Desk {
    fn new() -> Self {
        let folder = feed();
        // One after the other, so that their order is known.
        let road = fs::File::options()
            .write(true)
            .open(folder.path().join("road.txt"));
        let before = std::time::SystemTime::now() - Duration::from_secs(3600);
        road.unwrap().set_modified(before).unwrap();
        Self::on(folder, |place, _| place.to_owned())
    }

    fn set(&mut self, variable: &str) -> &mut Self {
        self.set.push(variable.to_owned());
        self
    }

    /// A script of this name; what it is to write goes to `$0.got`.
    fn script(&self, name: &str, lines: &str) -> PathBuf {
        let folder = self.place.path().join("bin");
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        fs::write(&path, format!("#!/bin/sh\n{lines}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    /// The scripts are found before all other programs.
    fn on_path(&mut self) -> &mut Self {
        let path = std::env::var("PATH").unwrap();
        let bin = self.place.path().join("bin");
        self.set(&format!("PATH={}:{path}", bin.display()))
    }

    fn settings(&self, text: &str) {
        self.own("config.toml", text);
    }

    /// A file of the user's own.
    fn own(&self, name: &str, text: &str) {
        let folder = self.place.path().join("copytaster");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(name), text).unwrap();
    }

    /// The program as a command at this desk.
    fn command(&self) -> assert_cmd::Command {
        program(&self.set)
    }

    fn open(&self) -> Terminal {
        let terminal = Terminal::within(&["/usr/bin/env"], &self.set, self.folder.path());
        terminal.wait_for("South road closed");
        terminal.wait_for("? help");
        terminal
    }
}

/// What a script wrote, once it has written all of it.
fn got(script: &Path, whole: impl Fn(&str) -> bool) -> String {
    let file = script.with_extension("got");
    let start = Instant::now();
    loop {
        let text = fs::read_to_string(&file).unwrap_or_default();
        if whole(&text) {
            return text;
        }
        assert!(start.elapsed() < PATIENCE, "{}: {text:?}", file.display());
        thread::sleep(Duration::from_millis(10));
    }
}

fn leave(mut terminal: Terminal) {
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_clean();
}

/// All that was sent to the terminal, once it holds the words.
fn sent(terminal: &Terminal, words: &str) -> String {
    terminal.wait(words, |_| terminal.written().contains(words));
    terminal.written()
}

#[test]
fn words_go_to_the_terminal_by_osc_52() {
    let mut desk = Desk::new();
    // A command is for those who sit at this machine.
    desk.settings("copy = [\"false\"]\n");
    desk.set("SSH_TTY=/dev/pts/7");
    let mut terminal = desk.open();
    terminal.press("gy");
    terminal.wait_for("sent to the terminal by OSC 52");
    let written = sent(&terminal, "\x1b]52;c;");
    let encoded = written.split("\x1b]52;c;").nth(1).unwrap();
    let encoded = encoded.split('\x07').next().unwrap();
    let text = String::from_utf8(STANDARD.decode(encoded).unwrap()).unwrap();
    assert!(
        text.contains("\nreceived ") || text.contains("\nTNA, "),
        "{text}"
    );
    let headline = text.lines().next().unwrap();
    assert!(
        ["South road closed", "Ferry service halved"].contains(&headline),
        "{text}"
    );
    let letters = text.chars().count();
    assert!(
        terminal
            .text()
            .contains(&format!("{letters} letters: {headline}")),
        "{}",
        terminal.text()
    );
    leave(terminal);
}

#[test]
fn tmux_is_asked_by_its_own_command_and_screen_by_its_strings() {
    let mut desk = Desk::new();
    let tmux = desk.script(
        "tmux",
        "echo \"$@\" > \"${0}.args\"; cat > \"${0}.got\"; echo . >> \"${0}.got\"",
    );
    desk.on_path().set("TMUX=/tmp/tmux-0/default,1,0");
    let mut terminal = desk.open();
    terminal.press("gY");
    terminal.wait_for("given to tmux for its buffer and the clipboard");
    let text = got(&tmux, |text| text.ends_with(".\n"));
    assert!(text.starts_with('“') && text.contains(".txt)"), "{text}");
    let args = fs::read_to_string(tmux.with_extension("args")).unwrap();
    assert_eq!(args, "load-buffer -w -\n");
    assert!(!terminal.written().contains("\x1b]52;"));
    leave(terminal);

    // One that is too old for that gets the sequence, which is all that can be done.
    desk.script("tmux", "exit 1");
    let mut terminal = desk.open();
    terminal.press("gY");
    terminal.wait_for("sent by OSC 52 to tmux");
    sent(&terminal, "\x1b]52;c;");
    leave(terminal);

    let mut desk = Desk::new();
    desk.set("STY=123.pts-0.host");
    let mut terminal = desk.open();
    terminal.press("gY");
    terminal.wait_for("by OSC 52 through screen");
    sent(&terminal, "\x1bP\x1b]52;c;");
    leave(terminal);

    let mut desk = Desk::new();
    desk.settings("copy = \"passthrough\"\n");
    desk.set("TMUX=/tmp/tmux-0/default,1,0");
    let mut terminal = desk.open();
    terminal.press("gY");
    terminal.wait_for("by OSC 52 past tmux");
    sent(&terminal, "\x1bPtmux;\x1b\x1b]52;c;");
    leave(terminal);
}

#[test]
fn a_command_gets_the_words_on_its_standard_input() {
    let desk = Desk::new();
    let tool = desk.script("clip", "cat > \"${0}.got\"; echo \" $#\" >> \"${0}.got\"");
    desk.settings(&format!("copy = [{:?}]\n", tool.display().to_string()));
    let mut terminal = desk.open();
    terminal.press("gy");
    terminal.wait_for("given to clip");
    let text = got(&tool, |text| text.ends_with(" 0\n"));
    assert_eq!(text.lines().count(), 2, "{text}");
    assert!(!terminal.written().contains("\x1b]52;"));
    desk.script("clip", "exit 4");
    terminal.press("y");
    terminal.wait_for("clip ended with exit status: 4");
    leave(terminal);
}

#[test]
fn a_pager_has_the_terminal_and_every_key_until_it_ends() {
    let mut desk = Desk::new();
    let pager = desk.script(
        "pager",
        "echo \"PAGER OPEN $(wc -l < \"${0}.got\")\"; cat \"$1\"; read -r line; echo \"$line\" >> \"${0}.got\"; stty raw -echo",
    );
    fs::write(pager.with_extension("got"), "").unwrap();
    desk.set(&format!("PAGER={}", pager.display()));
    let mut terminal = desk.open();
    terminal.press("G");
    terminal.wait_for("FOLLOW off");
    for round in 1..=3 {
        terminal.press("o");
        terminal.wait_for(&format!("PAGER OPEN {}", round - 1));
        terminal.wait_for("The quay stays closed.");
        terminal.wait("the pager's screen", |screen| !screen.alternate_screen());
        let name = format!("{round}.txt");
        deliver(
            desk.folder.path(),
            &name,
            &format!("Cranes move again {round}"),
        );
        thread::sleep(Duration::from_millis(300));
        let before = terminal.written().len();
        // Nothing but the echo of a terminal that is as it was.
        terminal.press("jjgQq?");
        terminal.wait("echo", |_| terminal.written()[before..].ends_with('?'));
        assert_eq!(&terminal.written()[before..], "jjgQq?");
        terminal.press("\r");
        terminal.wait("dashboard", vt100::Screen::alternate_screen);
        // What came meanwhile is there, and nothing moved.
        terminal.wait_for(&format!("▲{round} new"));
        terminal.wait_for("? help");
        assert!(
            terminal.text().contains("FOLLOW off"),
            "{}",
            terminal.text()
        );
    }
    assert_eq!(got(&pager, |_| true), "jjgQq?\n".repeat(3));
    leave(terminal);
}

#[test]
fn a_terminal_that_a_program_left_raw_is_whole_in_the_end() {
    let desk = Desk::new();
    let pager = desk.script("pager", "echo PAGER OPEN; stty raw -echo; exit 3");
    let folder = desk.folder.path().display().to_string();
    let mut terminal = Terminal::start(&["/bin/sh", "-i"]);
    terminal.wait_for("shell>");
    terminal.press(&format!(
        "PAGER={} {PROGRAM} {folder}; stty -a | grep -o '.icanon'\n",
        pager.display()
    ));
    terminal.wait_for("South road closed");
    terminal.press("go");
    terminal.wait_for("pager ended with exit status: 3 ($PAGER)");
    terminal.press("Q");
    terminal.wait(" icanon", |screen| screen.contents().contains("\n icanon"));
    terminal.press("exit\n");
    terminal.end();
}

#[test]
fn an_editor_is_opened_at_the_line_of_the_words() {
    let mut desk = Desk::new();
    let text = "Bridge opens\n\nPORT ALDER, Oct 9 (TNA) - The bridge is open.\n\n\"It was never\nclosed to walkers,\" \
                said Ana Costa, the mayor.\n";
    fs::write(desk.folder.path().join("bridge.txt"), text).unwrap();
    let editor = desk.script("vim", "printf '%s\\n' \"$*\" > \"${0}.got\"");
    desk.set(&format!("VISUAL={} -n", editor.display()))
        .set("EDITOR=/no/such/editor");
    let mut terminal = desk.open();
    terminal.wait_for("It was never");
    terminal.press("3gE");
    let file = desk.folder.path().join("bridge.txt");
    assert_eq!(
        got(&editor, |text| text.ends_with('\n')),
        format!("-n +5 {}\n", file.display())
    );
    terminal.wait("dashboard", vt100::Screen::alternate_screen);
    terminal.wait_for("? help");
    leave(terminal);

    desk.set.retain(|set| !set.starts_with("VISUAL"));
    let mut terminal = desk.open();
    terminal.press("1gE");
    terminal.wait_for("there is no program /no/such/editor ($EDITOR)");
    fs::remove_file(file).unwrap();
    leave(terminal);
}

#[test]
fn what_ends_a_pager_does_not_end_the_dashboard_but_a_hang_up_does() {
    let mut desk = Desk::new();
    let pager = desk.script(
        "pager",
        "trap 'echo INT >> \"${0}.got\"; exit' INT; echo PAGER OPEN; while :; do sleep 0.1; done",
    );
    desk.set(&format!("PAGER={}", pager.display()));
    let mut terminal = desk.open();
    terminal.press("go");
    terminal.wait_for("PAGER OPEN");
    terminal.press("\x03");
    got(&pager, |text| text == "INT\n");
    terminal.wait("dashboard", vt100::Screen::alternate_screen);
    terminal.wait_for("? help");
    terminal.press("o");
    terminal.wait_for("PAGER OPEN");
    let id = terminal.child.process_id().unwrap().to_string();
    let sent = std::process::Command::new("kill")
        .args(["-HUP", &id])
        .status()
        .unwrap();
    assert!(sent.success());
    terminal.end();
    terminal.assert_clean();
}

#[test]
fn a_command_hears_of_stories_that_answer_a_saved_search() {
    let desk = Desk::new();
    let heard = desk.script(
        "heard",
        "cat >> \"${0}.got\"; echo \"args $#\" >> \"${0}.got\"",
    );
    desk.own(
        "searches.jsonl",
        "{\"name\":\"Cranes\",\"line\":\"cranes\",\"ring\":\"mark\",\"looked\":\"2026-01-01T00:00:00Z\"}\n\
         {\"name\":\"Locks\",\"line\":\"locks\",\"ring\":\"mark\",\"looked\":\"2026-01-01T00:00:00Z\"}\n",
    );
    let name = heard.display().to_string();
    desk.settings(&format!(
        "[[alerts]]\nsearch = \"Cranes\"\nrun = [{name:?}]\n\n[[alerts]]\nsearch = \"Locks\"\nrun = [\"sh\", \"-c\", \"sleep 60\"]\n\
         seconds = 0.5\n"
    ));
    let terminal = desk.open();
    deliver(desk.folder.path(), "bridge.txt", "Bridge open");
    deliver(
        desk.folder.path(),
        "cranes.txt",
        "Cranes move; $(touch x) `id` again",
    );
    let text = got(&heard, |text| text.ends_with("args 0\n"));
    let line = text.lines().next().unwrap();
    let story: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!(story["headline"], "Cranes move; $(touch x) `id` again");
    assert!(
        story["quotes"].is_array()
            && story["text"]
                .as_str()
                .unwrap()
                .contains("The quay stays closed.")
    );
    assert_eq!(text.lines().count(), 2, "no other story: {text}");
    deliver(desk.folder.path(), "locks.txt", "Locks opened");
    terminal.wait_for("the command for Locks: sh did not end within");
    leave(terminal);
}

#[test]
fn an_alert_for_no_saved_search_is_told() {
    let desk = Desk::new();
    let search = |name: &str| {
        format!(
            "{{\"name\":{name:?},\"line\":\"cranes\",\"ring\":\"mark\",\"looked\":\"2026-01-01T00:00:00Z\"}}\n"
        )
    };
    desk.own("searches.jsonl", &search("Cranes"));
    let alert = |name: &str| format!("[[alerts]]\nsearch = {name:?}\nrun = [\"true\"]\n");
    let why = "no saved search is named \"Crane\", so nothing runs for it";
    let log = desk.place.path().join("copytaster/copytaster.log");
    for (names, told) in [(&["Cranes", "Crane"][..], true), (&["Cranes"][..], false)] {
        desk.settings(&names.iter().map(|name| alert(name)).collect::<String>());
        let printed = desk.command().arg("config").assert().success();
        let printed = String::from_utf8(printed.get_output().stderr.clone()).unwrap();
        let expected = match told {
            true => format!("copytaster: [[alerts]]: {why}\n"),
            false => String::new(),
        };
        assert_eq!(printed, expected);
        let _ = fs::remove_file(&log);
        let mut terminal = desk.open();
        terminal.resize(120, 24);
        if told {
            terminal.wait_for(why);
        }
        terminal.press("j");
        terminal.wait_until_gone(why);
        leave(terminal);
        assert_eq!(
            fs::read_to_string(&log).unwrap().contains("[[alerts]]"),
            told
        );
    }
}

#[test]
fn commands_have_a_moment_to_end_when_the_dashboard_is_left_and_no_more() {
    let desk = Desk::new();
    let quick = desk.script("quick", "touch \"$0.begun\"; sleep 0.2; cat > \"${0}.got\"");
    // The shell's own child would go on after the shell.
    let slow = desk.script(
        "slow",
        "touch \"$0.begun\"; (sleep 5; touch \"${0}.got\") & wait",
    );
    desk.own(
        "searches.jsonl",
        "{\"name\":\"Cranes\",\"line\":\"cranes\",\"ring\":\"mark\",\"looked\":\"2026-01-01T00:00:00Z\"}\n",
    );
    let alert = |run: &Path| {
        let run = run.display().to_string();
        format!("[[alerts]]\nsearch = \"Cranes\"\nrun = [{run:?}]\n")
    };
    desk.settings(&(alert(&quick) + &alert(&slow)));
    let mut terminal = desk.open();
    deliver(desk.folder.path(), "cranes.txt", "Cranes move again");
    for script in [&quick, &slow] {
        let begun = script.with_extension("begun");
        terminal.wait("command", |_| begun.exists());
    }
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
    terminal.wait_for("copytaster: slow for Cranes was ended before it was done.");
    terminal.assert_clean();
    let text = fs::read_to_string(quick.with_extension("got")).unwrap();
    assert!(text.contains("Cranes move again"), "{text}");
    thread::sleep(Duration::from_millis(5500));
    assert!(!slow.with_extension("got").exists());
}

#[test]
fn bookmarks_and_notes_are_printed_in_every_format() {
    let desk = Desk::new();
    let mut terminal = desk.open();
    terminal.press("Gb");
    terminal.wait_for("bookmark on");
    terminal.press("cask, again\r");
    terminal.wait_for("noted");
    leave(terminal);
    let printed = |format: &str| {
        let mut printed = desk.command();
        let printed = printed.args(["marks", "--format", format]).assert();
        String::from_utf8(printed.success().get_output().stdout.clone()).unwrap()
    };
    let story: serde_json::Value = serde_json::from_str(&printed("json")).unwrap();
    assert_eq!(story["note"], "ask, again");
    assert_eq!(story["story"], "South road closed");
    for (format, expected) in [
        ("csv", "\"ask, again\""),
        ("md", "ask, again"),
        ("table", "ask, again"),
    ] {
        let words = printed(format);
        let row = words.lines().find(|row| row.contains(expected));
        let row = row.unwrap_or_else(|| panic!("{format}: {words}"));
        assert!(row.contains("South road closed"), "{format}: {words}");
    }
}

#[test]
fn what_is_exported_is_what_the_command_line_prints() {
    let desk = Desk::new();
    let mut terminal = desk.open();
    terminal.wait_for("2 stories");
    let folder = desk.folder.path().to_str().unwrap();
    for (list, keys) in [("stories", "1"), ("actors", "2"), ("timeline", "1t")] {
        for (format, end) in [("csv", "csv"), ("jsonl", "jsonl"), ("md", "md")] {
            let file = desk.place.path().join(format!("{list}.{end}"));
            terminal.press(&format!("{keys}e\x15{}\r", file.display()));
            if keys == "1t" {
                terminal.press("t");
            }
            let start = Instant::now();
            while !file.exists() {
                assert!(start.elapsed() < PATIENCE, "{}", terminal.text());
                thread::sleep(Duration::from_millis(10));
            }
            let mut printed = desk.command();
            let printed = printed.args([list, "--format", format, folder]).assert();
            let printed = printed.success().get_output().stdout.clone();
            assert_eq!(
                fs::read_to_string(&file).unwrap(),
                String::from_utf8(printed).unwrap(),
                "{list} {format}"
            );
            terminal.wait_until_gone("writing");
        }
    }
    // Of the last name there is a file by now.
    let file = desk.place.path().join("stories.csv");
    fs::write(&file, "mine").unwrap();
    terminal.press(&format!("1e\x15{}\r", file.display()));
    terminal.wait_for("a file of this name is there already");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    terminal.press("\r");
    terminal.wait_for("2 stories written to");
    assert!(fs::read_to_string(&file).unwrap().starts_with("title,"));
    leave(terminal);
}
