//! `copytaster quotes`, `actors`, `timeline`, `stories` as scripts see them.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;

const FEED: &str = "sample-feed";

fn run(list: &str, args: &[&str], paths: &[&str]) -> Output {
    let mut command = Command::cargo_bin("copytaster").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.env("TZ", "UTC");
    // Nothing that the user who runs the tests decided on names.
    command.env(
        "XDG_DATA_HOME",
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("lists"),
    );
    command.arg(list).args(args).args(paths).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The rows as JSON has them.
fn rows(list: &str, args: &[&str]) -> Vec<Value> {
    let output = run(list, &[args, &["--format", "json"]].concat(), &[FEED]);
    // Two files of the feed can't be read.
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    let out = text(&output.stdout);
    out.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn quotes_of_a_speaker() {
    let all = rows("quotes", &[]);
    let costa = rows("quotes", &["--said", "Costa"]);
    assert!(!costa.is_empty() && costa.len() < all.len());
    for quote in &costa {
        assert_eq!(quote["speaker"], "Ana Costa", "{quote}");
        assert!(
            quote["evidence"]
                .as_str()
                .is_some_and(|why| !why.is_empty())
        );
    }
    let keys: Vec<_> = costa[0].as_object().unwrap().keys().cloned().collect();
    let mut expected = [
        "speaker",
        "role",
        "kind",
        "polarity",
        "words",
        "cue",
        "confidence",
        "evidence",
        "story",
        "path",
        "paragraph",
        "published",
        "arrived",
    ];
    expected.sort_unstable();
    assert_eq!(keys, expected);
    // The same asked in one line, and what is taken out.
    assert_eq!(rows("quotes", &["--filter", "said:\"Ana Costa\""]), costa);
    let others = rows("quotes", &["--said", "!Ana Costa"]);
    assert_eq!(others.len() + costa.len(), all.len());
    let found = rows("quotes", &["--said", "Costa", "--find", "harbour"]);
    assert!(found.len() < costa.len());
}

#[test]
fn stories_by_source_and_status() {
    let tna = rows("stories", &["--source", "tna"]);
    assert!(tna.len() > 1 && tna.iter().all(|s| s["source"] == "TNA"));
    let corrected = rows("stories", &["--filter", "source:tna status:corrected"]);
    assert_eq!(corrected.len(), 1);
    assert_eq!(
        corrected[0]["path"],
        "sample-feed/wire/ADVISORY_correction_harbour.txt"
    );
    let none = rows("stories", &["--status", "withheld"]);
    assert!(none.is_empty());
}

#[test]
fn actors_and_what_happened() {
    let actors = rows("actors", &["--who", "Ana Costa"]);
    let costa = actors.iter().find(|a| a["name"] == "Ana Costa").unwrap();
    assert_eq!(
        (&costa["kind"], &costa["role"]),
        (&"person".into(), &"mayor".into())
    );
    assert!(costa["mentions"].as_u64() > costa["stories"].as_u64());
    let events = rows("timeline", &["--find", "council"]);
    assert!(!events.is_empty());
    for event in events {
        let precision = event["precision"].as_str().unwrap();
        assert!(["day", "week", "month", "year", "days", "vague"].contains(&precision));
        assert_eq!(event["date"].is_null(), precision == "vague");
    }
}

#[test]
fn a_table_is_as_wide_as_a_pipe_may_be() {
    for list in ["quotes", "actors", "timeline", "stories"] {
        let output = run(list, &[], &[FEED]);
        let out = text(&output.stdout);
        assert!(out.lines().count() > 10);
        let widest = out.lines().map(copytaster::ui::glyph::width).max();
        assert!(widest <= Some(100), "{list}: {widest:?}");
    }
}

#[test]
fn hostile_words_stay_words() {
    let folder = tempfile::tempdir().unwrap();
    let story = "=cmd|'/c calc'!A1 \u{1b}[2J<b>\u{202e}x\u{202c}, \"twice\"\n\nPORT ALDER, Oct 9 (TNA) - \
                 “+1 | *bold*\u{7},” said Ana Costa, the mayor of Port Alder.\n";
    fs::write(folder.path().join("a.txt"), story).unwrap();
    let path = folder.path().to_str().unwrap();
    for format in ["table", "json", "csv", "md"] {
        for list in ["quotes", "actors", "timeline", "stories"] {
            let out = text(&run(list, &["--format", format], &[path]).stdout);
            let harmful =
                |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c);
            assert!(!out.contains(harmful), "{list} {format}: {out:?}");
        }
    }
    let csv = text(&run("stories", &["--format", "csv"], &[path]).stdout);
    let mut lines = csv.lines();
    assert_eq!(
        lines.next(),
        Some("title,source,status,embargo,published,arrived,path,versions,actors,quotes,events")
    );
    let row = lines.next().unwrap();
    assert!(
        row.starts_with("\"'=cmd|'/c calc'!A1 \u{fffd}[2J<b>"),
        "{row}"
    );
    assert!(row.contains(", \"\"twice\"\"\","), "{row}");
    let md = text(&run("quotes", &["--format", "md"], &[path]).stdout);
    let row = md.lines().nth(2).unwrap();
    assert!(
        row.contains("+1 \\| \\*bold\\*") && row.contains("&lt;b>"),
        "{row}"
    );
}

#[test]
fn what_is_not_understood_is_said_and_exits_with_two() {
    for (args, told) in [
        (["--on", "soon"], "on:soon is no day; write 2020-10-09"),
        (
            ["--status", "fine"],
            "status:fine is no status; there are usable",
        ),
        (["--filter", "whom:Costa"], "There is no filter \"whom:\""),
        (
            ["--who", "Zzyzx Qqq"],
            "who:\"Zzyzx Qqq\": no story names anybody",
        ),
        (
            ["--source", "zzyzx"],
            "source:zzyzx: no story is from there",
        ),
        (["--format", "xml"], "invalid value"),
    ] {
        let output = run("quotes", &args, &[FEED]);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let error = text(&output.stderr);
        assert!(
            error.contains(told) && output.stdout.is_empty(),
            "{args:?}: {error}"
        );
    }
    let guessed = run("quotes", &["--who", "Novak"], &["sample-feed/features"]);
    assert!(guessed.status.success(), "{}", text(&guessed.stderr));
    let told = text(&guessed.stderr);
    assert!(
        told.contains("who:Novak is taken to mean Radek Novák."),
        "{told}"
    );
    let absent = run("stories", &[], &["sample-feed/features", "absent.txt"]);
    assert_eq!(absent.status.code(), Some(1));
    assert!(text(&absent.stderr).contains("absent.txt is not there."));
}
