//! The house keeps its doors shut: rooms that don't know terminals don't name them.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

fn sources(under: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(under)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Source files that name a crate, outside the rooms that may.
fn strangers(krate: &str, rooms: &[&str]) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 20, "the sources are not where they were");
    let names = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        code.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_'))
            .any(|word| word == krate)
    };
    let inside = |path: &&PathBuf| rooms.iter().any(|room| path.starts_with(root.join(room)));
    files
        .iter()
        .filter(|path| !inside(path))
        .filter(|path| names(path))
        .map(|path| path.strip_prefix(&root).unwrap().display().to_string())
        .collect()
}

#[test]
fn only_the_screens_know_a_terminal() {
    for krate in ["ratatui", "crossterm", "tui_input"] {
        assert_eq!(strangers(krate, &["ui"]), [""; 0], "{krate}");
    }
    // The system's own calls: the terminal's for the screens, one way of opening files for the formats, the end of other
    // programs, and which threads go first.
    let rooms = ["ui", "format/file.rs", "outside/program.rs", "cli/watch.rs"];
    assert_eq!(strangers("rustix", &rooms), [""; 0]);
}

#[test]
fn only_the_feed_watches_and_only_the_search_matches() {
    // The tool that trains the tagger has arguments of its own.
    assert_eq!(strangers("clap", &["cli", "bin"]), [""; 0]);
    // `notify` is also a verb of tokio's; its paths are what counts.
    for (krate, room) in [
        ("fuzzy_matcher", "search"),
        ("saphyr_parser", "format"),
        ("encoding_rs", "format"),
        ("rusqlite", "archive"),
        ("mail_parser", "format"),
        ("tracing_subscriber", "cli"),
    ] {
        assert_eq!(strangers(krate, &[room]), [""; 0], "{krate}");
    }
    let text = |path: &PathBuf| fs::read_to_string(path).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let watch: Vec<_> = files
        .iter()
        .filter(|p| !p.starts_with(root.join("feed")))
        .filter(|p| text(p).contains("notify::"))
        .collect();
    assert!(watch.is_empty(), "{watch:?}");
}

#[test]
fn there_is_one_crossterm() {
    let lock =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    assert_eq!(
        lock.lines()
            .filter(|line| *line == "name = \"crossterm\"")
            .count(),
        1
    );
}
