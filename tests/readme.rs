//! The README keeps its word: its keys, its formats and its JSON contract are those of the program.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::Path;

use copytaster::extract::extract;
use copytaster::format::{FORMATS, Given, read};
use copytaster::output::json;
use copytaster::ui::action::TABLE;

const README: &str = include_str!("../README.md");

/// The cells of the table whose heading starts with `| first |`, a row each.
fn table(first: &str) -> Vec<Vec<&'static str>> {
    let heading = format!("| {first} |");
    let rows = README
        .lines()
        .skip_while(|line| !line.starts_with(&heading));
    let rows: Vec<_> = rows
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    assert!(!rows.is_empty(), "the README has no table of {first}");
    rows
}

/// A key as the action table spells it: letters as they are, named keys in small letters.
fn key(shown: &str) -> String {
    let named = match shown {
        "↑" => "up",
        "↓" => "down",
        "←" => "left",
        "→" => "right",
        _ if shown.chars().count() == 1 => return shown.to_owned(),
        _ => shown,
    };
    named.to_lowercase()
}

fn rows_of_keys() -> Vec<BTreeSet<String>> {
    let rows = table("keys");
    let named = |cell: &str| cell.split('`').skip(1).step_by(2).map(key).collect();
    rows.iter().map(|row| named(row[0])).collect()
}

#[test]
fn every_key_is_told_beside_its_like() {
    let rows = rows_of_keys();
    for entry in TABLE {
        for binding in entry.bindings {
            let told = rows
                .iter()
                .any(|row| binding.keys.split(' ').all(|key| row.contains(key)));
            assert!(told, "{}: no row names {}", entry.name, binding.keys);
        }
    }
}

#[test]
fn no_key_is_told_that_does_nothing() {
    let bound: BTreeSet<&str> = TABLE
        .iter()
        .flat_map(|entry| entry.bindings)
        .flat_map(|binding| binding.keys.split(' '))
        .collect();
    let idle: Vec<_> = rows_of_keys()
        .into_iter()
        .flatten()
        .filter(|key| !bound.contains(key.as_str()))
        .collect();
    assert_eq!(idle, [""; 0]);
}

#[test]
fn every_format_has_its_row() {
    let letters = |words: &str| -> String {
        let letters = words.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let rows: Vec<_> = table("format").iter().map(|row| letters(row[0])).collect();
    for format in FORMATS {
        let name = letters(format.name);
        let told = rows.iter().any(|row| row.contains(&name));
        assert!(told, "no row for the format {}", format.name);
    }
    assert_eq!(rows.len(), FORMATS.len(), "rows for formats that there are");
}

/// The names of fields in JSON, or in the README's sketch of it: `quotes.source.start`, each once, as they come.
fn fields(json: &str) -> Vec<String> {
    let mut found = Vec::new();
    // The open brackets, each with the field that it is the value of.
    let mut open: Vec<(char, &str)> = Vec::new();
    let (mut last, mut before) = ("", ' ');
    let mut rest = json;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '{' | '[' => {
                open.push((c, last));
                last = "";
            }
            '}' | ']' => last = open.pop().unwrap().1,
            '"' => {
                let mut escaped = false;
                let end = rest.find(|c| {
                    let ends = c == '"' && !escaped;
                    escaped = c == '\\' && !escaped;
                    ends
                });
                let name = &rest[..end.unwrap()];
                rest = &rest[name.len() + 1..];
                let in_object = open.last().is_some_and(|(bracket, _)| *bracket == '{');
                if in_object && matches!(before, '{' | ',') {
                    let way = open.iter().map(|(_, field)| *field);
                    let way: Vec<_> = way.chain([name]).filter(|f| !f.is_empty()).collect();
                    let way = way.join(".");
                    last = name;
                    if !found.contains(&way) {
                        found.push(way);
                    }
                }
            }
            _ => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    assert!(open.is_empty(), "brackets that do not close: {open:?}");
    found
}

#[test]
fn the_contract_lists_the_fields_that_are_printed() {
    let told = README.split("    {\"path\"").nth(1).unwrap();
    let told = told.split("\n\n").next().unwrap();
    let told = fields(&format!("{{\"path\"{told}"));

    let text = b"Ferry back in service\n\n\"The ferry sails again on Friday,\" said Ana Costa, the mayor.\n";
    let articles = read(Path::new("a.txt"), text, &Given::default()).unwrap();
    let mut line = Vec::new();
    json::write(&mut line, &articles[0], &extract(&articles[0])).unwrap();
    let printed = fields(std::str::from_utf8(&line).unwrap());
    assert!(
        printed.contains(&"quotes.cue.text".to_owned()),
        "{printed:?}"
    );
    assert_eq!(told, printed);
}
