//! The table of features keeps its word: every test that it names is there, and runs.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const TABLE: &str = include_str!("FEATURES.md");

/// The cells of each row: feature, answer, tests.
fn rows() -> Vec<[&'static str; 3]> {
    let rows = TABLE.lines().filter(|line| line.starts_with("| "));
    let cells = |row: &'static str| {
        let cells: Vec<_> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        cells.try_into().unwrap_or_else(|_| panic!("{row}"))
    };
    rows.skip(1).map(cells).collect()
}

#[test]
fn what_is_said_to_be_there_is_proven_by_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut missing = BTreeSet::new();
    let rows = rows();
    assert!(rows.len() >= 24, "the table is not where it was");
    for [feature, answer, tests] in rows {
        assert_eq!(answer, "y", "{feature}");
        for test in tests.split(", ") {
            let named = test.trim_matches('`').split_once("::");
            let (path, name) = named.unwrap_or_else(|| panic!("{feature}: {test}"));
            let text = fs::read_to_string(root.join(path)).unwrap_or_default();
            let head = format!("fn {name}() {{");
            let at = text.find(&head).unwrap_or(0);
            // An attribute of its own, and none that leaves it out.
            let before = text[..at].trim_end();
            if !before.ends_with("#[test]") {
                missing.insert(test);
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
