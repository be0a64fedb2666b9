//! Files of settings, good and bad: each is read, and what is wrong is told with its line and with what is allowed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use copytaster::config::{Config, print};
use copytaster::ui::action::{Action, TABLE};
use copytaster::ui::keymap::Keymap;
use copytaster::ui::keys::{Chord, place};

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/config")
        .join(folder);
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() > 4, "the files are not where they were");
    files
}

fn good(name: &str) -> Config {
    let path = files("good").into_iter().find(|path| path.ends_with(name));
    Config::read(&fs::read_to_string(path.unwrap()).unwrap()).unwrap()
}

fn chords(words: &str) -> Vec<Chord> {
    words
        .split(' ')
        .map(|key| Chord::parse(key).unwrap())
        .collect()
}

#[test]
fn good_files_are_read_and_printed_as_what_they_say() {
    for path in files("good") {
        let text = fs::read_to_string(&path).unwrap();
        let config = Config::read(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let printed = print(&config);
        let again = Config::read(&printed).unwrap_or_else(|e| panic!("{e}:\n{printed}"));
        assert_eq!(print(&again), printed, "{}", path.display());
        let changes = |config: &Config| {
            let mut keys: Vec<_> = config.keys.iter().map(|key| format!("{key:?}")).collect();
            keys.sort();
            keys
        };
        assert_eq!(changes(&again), changes(&config), "{}", path.display());
        let (one, other) = (config.setup(true), again.setup(true));
        assert_eq!(one.theme, other.theme, "{}", path.display());
        assert_eq!(one.ascii, other.ascii);
        assert_eq!(config.limits, again.limits);
        assert_eq!(config.watch, again.watch);
        assert_eq!(config.wishes, again.wishes);
    }
}

#[test]
fn bad_files_are_refused_with_line_and_reason() {
    for path in files("bad") {
        let text = fs::read_to_string(&path).unwrap();
        let wanted = text.lines().next().unwrap().trim_start_matches("# ");
        let fault = Config::read(&text).unwrap_err().to_string();
        match wanted.strip_suffix("...") {
            Some(beginning) => assert!(fault.starts_with(beginning), "{}: {fault}", path.display()),
            None => assert_eq!(fault, wanted, "{}", path.display()),
        }
    }
}

#[test]
fn settings_do_what_they_say() {
    let config = good("everything.toml");
    assert_eq!(config.limits.size, 1_000_000);
    assert_eq!(config.watch.interval.as_secs(), 2);
    let setup = config.setup(true);
    assert!(setup.ascii);
    assert_eq!(setup.keymap.keys(Action::Follow), chords("f5"));
    assert_eq!(setup.keymap.keys(Action::Sort), []);
    assert_eq!(setup.keymap.keys(Action::Hold), []);
    assert_eq!(setup.keymap.keys(Action::AllRead), []);
    let open = |place| setup.keymap.keys_in(Action::Open, place);
    assert_eq!(open(place::QUOTES), chords("enter o"));
    assert_eq!(open(place::ACTORS), chords("enter"));
    let plain = config.setup(false).theme;
    assert!(plain.actors.is_empty(), "NO_COLOR means none");
}

#[test]
fn every_key_may_be_written_out_as_it_is() {
    let mut text = String::from("[keys]\n");
    for entry in TABLE {
        let keys = Keymap::default().keys(entry.action);
        let keys: Vec<_> = keys
            .iter()
            .map(|chord| format!("{:?}", chord.to_string()))
            .collect();
        text.push_str(&format!("{} = [{}]\n", entry.name, keys.join(", ")));
    }
    let keymap = Config::read(&text).unwrap().setup(true).keymap;
    for entry in TABLE {
        for (_, bit) in place::NAMES {
            let keys = Keymap::default().keys_in(entry.action, *bit);
            let now = keymap.keys_in(entry.action, *bit);
            assert!(
                keys.iter().all(|key| now.contains(key)),
                "{}: {now:?}",
                entry.name
            );
        }
    }
}

fn program() -> Command {
    let mut program = Command::cargo_bin("copytaster").unwrap();
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("config-home");
    for name in [
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "XDG_CACHE_HOME",
        "XDG_DATA_HOME",
    ] {
        program.env(name, &home);
    }
    program.env("HOME", home);
    program
}

#[test]
fn a_bad_file_starts_nothing() {
    let bad = files("bad")
        .into_iter()
        .find(|path| path.ends_with("clash.toml"));
    let bad = bad.unwrap().display().to_string();
    let why = format!(
        "copytaster: {bad}: line 4: \"x\" would mean zoom and hold in timeline; give one of them another key\n"
    );
    for command in [
        &["config"][..],
        &["parse", "sample-feed"],
        &["quotes", "sample-feed"],
        &["watch", "sample-feed"],
        &["demo"],
        &["sample-feed"],
    ] {
        let run = program().args(command).args(["--config", &bad]).assert();
        run.code(2).stdout("").stderr(why.clone());
    }
    let missing = program()
        .args(["config", "--config", "nowhere.toml"])
        .assert();
    let missing = missing.code(2).get_output().stderr.clone();
    let missing = String::from_utf8(missing).unwrap();
    assert!(
        missing.starts_with("copytaster: nowhere.toml: "),
        "{missing}"
    );
}

#[test]
fn the_users_own_file_is_found_and_the_command_line_goes_before_it() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("copytaster");
    fs::create_dir(&folder).unwrap();
    fs::write(
        folder.join("config.toml"),
        "theme = \"light\"\n[limits]\ndepth = 7\n",
    )
    .unwrap();
    let printed = |arguments: &[&str]| {
        let mut program = program();
        program.env("XDG_CONFIG_HOME", home.path()).arg("config");
        let run = program.args(arguments).assert().success();
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    };
    let words = printed(&[]);
    assert!(words.contains("\ntheme = \"light\"\n") && words.contains("\ndepth = 7\n"));
    let words = printed(&["--theme", "dark", "--limit", "depth=9", "--ascii"]);
    assert!(words.contains("\ntheme = \"dark\"\n") && words.contains("\ndepth = 9\n"));
    assert!(words.contains("\nascii = true\n"));
    Config::read(&words).unwrap();
}

fn printed(arguments: &[&str]) -> String {
    let run = program().args(arguments).assert().success();
    String::from_utf8(run.get_output().stdout.clone()).unwrap()
}

#[test]
fn what_is_printed_of_the_settings() {
    insta::assert_snapshot!("settings", print(&Config::default()));
    insta::assert_snapshot!("keys", printed(&["config", "--keys"]));
}

#[test]
fn the_manual_page() {
    insta::assert_snapshot!("man", printed(&["man"]));
}

#[test]
fn completions_know_commands_and_options() {
    insta::assert_snapshot!("fish", printed(&["completions", "fish"]));
    for shell in ["bash", "zsh"] {
        let words = printed(&["completions", shell]);
        for known in ["quotes", "completions", "--theme", "--log-level", "zsh"] {
            assert!(words.contains(known), "{shell}: {known}");
        }
    }
}
