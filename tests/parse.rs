//! `copytaster parse` as scripts see it: the exact line, the order, standard error, exit codes.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Read;
use std::process::{Command as System, Stdio};

use assert_cmd::Command;
use serde_json::Value;

fn copytaster() -> Command {
    let mut command = Command::cargo_bin("copytaster").unwrap();
    command.env("TZ", "UTC");
    command
}

fn lines(output: &[u8]) -> Vec<Value> {
    output
        .split(|&b| b == b'\n')
        .filter(|l| !l.is_empty())
        .map(|l| serde_json::from_slice(l).unwrap())
        .collect()
}

#[test]
fn the_contract_to_the_letter() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("note.txt");
    fs::write(&path, "Slug: x-y\nÄ\u{7} z\n").unwrap();
    let output = copytaster()
        .args(["parse", "--published", "2026-10-09"])
        .arg(&path)
        .output()
        .unwrap();
    assert!(output.status.success());
    let path = serde_json::to_string(path.to_str().unwrap()).unwrap();
    let expected = format!(
        concat!(
            r#"{{"path":{path},"format":"text","headline":"Ä� z","byline":null,"dateline":null,"#,
            r#""published":"2026-10-09T00:00:00+00:00","updated":null,"version":null,"status":"usable","language":null,"#,
            r#""urgency":null,"slugline":"x-y","keywords":[],"source":null,"#,
            r#""guid":null,"kind":null,"embargo":null,"expires":null,"ednote":null,"#,
            r#""take":null,"codes":[],"#,
            r#""text":"Slug: x-y\nÄ� z\n","#,
            r#""quotes":[],"actors":[],"times":[],"events":[],"#,
            r#""warnings":["No date in the file: the given date stands for the publication date."]}}"#,
            "\n"
        ),
        path = path
    );
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
}

#[test]
fn a_folder_in_path_order_and_what_fails_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("b")).unwrap();
    for n in 0..40 {
        fs::write(
            folder.path().join(format!("b/{n:02}.txt")),
            format!("Story {n}\n\nBody.\n"),
        )
        .unwrap();
    }
    fs::write(folder.path().join("a.txt"), "First\n\nBody.\n").unwrap();
    fs::write(folder.path().join("b/07.txt"), "").unwrap();
    fs::write(folder.path().join("c.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    fs::write(folder.path().join("d.txt.part"), "Half a st").unwrap();
    let output = copytaster()
        .current_dir(folder.path())
        .args(["parse", ".", "absent.txt"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let paths: Vec<_> = lines(&output.stdout)
        .iter()
        .map(|l| l["path"].as_str().unwrap().to_owned())
        .collect();
    let expected: Vec<_> = std::iter::once("./a.txt".to_owned())
        .chain(
            (0..40)
                .filter(|n| *n != 7)
                .map(|n| format!("./b/{n:02}.txt")),
        )
        .collect();
    assert_eq!(paths, expected);
    let mut errors: Vec<_> = std::str::from_utf8(&output.stderr)
        .unwrap()
        .lines()
        .collect();
    errors.sort_unstable();
    assert_eq!(
        errors,
        [
            "copytaster: ./b/07.txt is empty.",
            "copytaster: ./c.png is not text: it is a picture.",
            "copytaster: absent.txt is not there.",
        ]
    );
}

#[test]
fn offsets_are_bytes_of_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let text =
        "Fähre hält\n\n“Ä,” said Ana Costa on Friday, 9 October 2026, to the Alder Courier.\n";
    fs::write(folder.path().join("a.txt"), text).unwrap();
    let output = copytaster()
        .arg("parse")
        .arg(folder.path())
        .output()
        .unwrap();
    for line in lines(&output.stdout) {
        let text = line["text"].as_str().unwrap();
        for list in ["quotes", "times"] {
            for found in line[list].as_array().unwrap() {
                let at = |key: &str| found[key].as_u64().unwrap() as usize;
                assert_eq!(
                    text.get(at("start")..at("end")),
                    found["text"].as_str(),
                    "{found}"
                );
            }
        }
    }
}

#[test]
fn wrong_usage_exits_with_two() {
    for args in [
        &["parse"][..],
        &["parse", "--published", "soon", "a"],
        &["--nonsense"],
        &[],
    ] {
        let output = copytaster().args(args).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(
            !output.stderr.is_empty() && output.stdout.is_empty(),
            "{args:?}"
        );
    }
    for flag in ["--help", "--version"] {
        let output = copytaster().arg(flag).output().unwrap();
        assert!(output.status.success() && !output.stdout.is_empty());
    }
}

#[test]
fn a_reader_who_leaves_early_is_no_error() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..200 {
        fs::write(
            folder.path().join(format!("{n:03}.txt")),
            "A story\n\n".to_owned() + &"It goes on. ".repeat(800),
        )
        .unwrap();
    }
    let mut child = System::new(env!("CARGO_BIN_EXE_copytaster"))
        .arg("parse")
        .arg(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut first).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_limit_is_set_by_its_name_and_named_where_it_refuses() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("note.txt");
    fs::write(&path, "The ferry sails again.\n").unwrap();
    let parse = |limit: &str| {
        let mut command = copytaster();
        command.args(["parse", "--limit", limit]).arg(&path);
        command.output().unwrap()
    };
    assert!(parse("size=1000").status.success());
    let refused = parse("size=10");
    assert_eq!(refused.status.code(), Some(1));
    let why = String::from_utf8(refused.stderr).unwrap();
    let end = "note.txt is too large: 23 bytes, and the limit is 10.\n";
    assert!(why.ends_with(end), "{why}");
    let wrong = parse("width=10");
    assert_eq!(wrong.status.code(), Some(2));
    let why = String::from_utf8(wrong.stderr).unwrap();
    assert!(why.contains("there is no limit \"width\""), "{why}");
}
