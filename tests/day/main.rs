//! A day's work at the real program, from the first story to the return after a line that was cut: asserted step by step.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../terminal/mod.rs"]
mod terminal;

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use terminal::{CUT_SHORT, Desk, PATIENCE, Terminal, files_below, program};

/// Where the panes begin on a screen of 160 columns, and how wide they are.
const TIMELINE: (u16, u16) = (0, 44);
const ACTORS: (u16, u16) = (45, 35);
const QUOTES: (u16, u16) = (81, 79);

impl Desk {
    fn new() -> Self {
        let mut desk = Self::on(tempfile::tempdir().unwrap(), |place, name| {
            place.join(name.to_lowercase())
        });
        let home = desk.place.path().join("home");
        fs::create_dir(&home).unwrap();
        desk.set.push(format!("HOME={}", home.display()));
        // Over a line, as from home.
        desk.set.push("SSH_TTY=/dev/pts/7".into());
        desk.set.push(format!("TZ={}", noon()));
        desk
    }

    /// A story comes in, or came in so many hours ago.
    fn deliver(&self, name: &str, hours: u64) {
        let copy = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/day/copy");
        self.bring(name, &fs::read_to_string(copy.join(name)).unwrap(), hours);
    }

    fn bring(&self, name: &str, text: &str, hours: u64) {
        let whole = self.folder.path().join(format!(".{name}"));
        fs::write(&whole, text).unwrap();
        if hours > 0 {
            let file = fs::File::options().write(true).open(&whole).unwrap();
            let then = SystemTime::now() - Duration::from_secs(hours * 3600);
            file.set_modified(then).unwrap();
        }
        fs::rename(&whole, self.folder.path().join(name)).unwrap();
    }

    fn open(&self) -> Terminal {
        let terminal = Terminal::within(CUT_SHORT.as_slice(), &self.set, self.folder.path());
        terminal.resize(160, 45);
        terminal.wait_for("? help");
        terminal
    }

    /// What the command line prints for the same folder.
    fn prints(&self, arguments: &[&str]) -> String {
        let mut program = program(&self.set);
        let run = program.args(arguments).arg(self.folder.path());
        let run = run.assert().success();
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    }
}

/// A time zone in which it is noon now: no story of the day came on the day before.
fn noon() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let hour = now.as_secs() / 3600 % 24;
    // As POSIX counts, west of Greenwich.
    format!("DAY{:+}", hour as i64 - 12)
}

/// The rows of a pane.
fn pane(screen: &vt100::Screen, (at, width): (u16, u16)) -> Vec<String> {
    screen
        .rows(at, width)
        .map(|row| row.trim_end().to_owned())
        .collect()
}

/// On which line of the screen the chosen row stands, and what it says.
fn chosen(terminal: &Terminal, place: (u16, u16)) -> (usize, String) {
    let screen = terminal.screen.lock().unwrap();
    let rows = pane(screen.screen(), place);
    let found = rows.iter().position(|row| row.starts_with(" >"));
    let at = found.unwrap_or_else(|| panic!("nothing is chosen:\n{}", rows.join("\n")));
    (at, rows[at].clone())
}

fn wait_chosen(terminal: &Terminal, place: (u16, u16), words: &str) {
    terminal.wait(&format!("{words}, chosen"), |screen| {
        let rows = pane(screen, place);
        rows.iter()
            .any(|row| row.starts_with(" >") && row.contains(words))
    });
}

/// Finds a statement by a few letters, the only one that has them; gives the line it is chosen on.
fn find_quote(terminal: &mut Terminal, letters: &str, speaker: &str) -> usize {
    terminal.press(&format!("3/{letters}"));
    terminal.wait_for("1 found");
    wait_chosen(terminal, QUOTES, speaker);
    chosen(terminal, QUOTES).0
}

/// The number in the title of a pane.
fn titled(screen: &vt100::Screen, place: (u16, u16), title: &str) -> Option<usize> {
    let rows = pane(screen, place);
    let after = rows.iter().find_map(|row| row.split_once(title))?.1;
    // Statements are counted with the chosen one's place: "2 of 9".
    let after = after.rsplit("of ").next()?;
    let digits = after.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit());
    digits[..end.unwrap_or(digits.len())].parse().ok()
}

/// Every pane shows as many rows as the command line prints for the same filter.
fn assert_counts(desk: &Desk, terminal: &Terminal, filter: &str) {
    let printed = |list: &str| {
        let arguments = [list, "--filter", filter, "--format", "json"];
        desk.prints(&arguments).lines().count()
    };
    for (place, title, list) in [
        (TIMELINE, "1 Timeline", "stories"),
        (ACTORS, "2 Actors", "actors"),
        (QUOTES, "3 Quotes", "quotes"),
    ] {
        let count = printed(list);
        assert!(count > 0);
        terminal.wait(&format!("{count} under {title} for {filter}"), |screen| {
            titled(screen, place, title) == Some(count)
        });
    }
}

/// One step back, from where the screen says this.
fn back(terminal: &mut Terminal, from: &str) {
    terminal.wait_for(from);
    terminal.press("\x1b");
    terminal.wait_until_gone(from);
}

/// What was sent to the clipboard last.
fn copied(terminal: &Terminal) -> String {
    terminal.wait("a copy", |_| terminal.written().contains("\x1b]52;c;"));
    let written = terminal.written();
    let last = written.rsplit("\x1b]52;c;").next().unwrap();
    let encoded = last.split('\x07').next().unwrap();
    String::from_utf8(STANDARD.decode(encoded).unwrap()).unwrap()
}

fn wait_for_file(terminal: &Terminal, path: &Path) -> String {
    let start = Instant::now();
    while !path.exists() {
        assert!(start.elapsed() < PATIENCE, "{}", terminal.text());
        thread::sleep(Duration::from_millis(10));
    }
    fs::read_to_string(path).unwrap()
}

/// A long list that somebody reads a part of.
fn locks() -> String {
    let mut text = String::from(
        "Lock times for ships while the bridge is open\n\nPORT ALDER, Oct 9 (TNA) - Ida Brandt, the harbour engineer, \
         gave these times for the locks.\n\n",
    );
    for n in 1..=60 {
        let (hour, minute) = (4 + n / 4, n % 4 * 15);
        text.push_str(&format!(
            "Berth {n} is let through at {hour}:{minute:02}, with ships of up to {} metres.\n\n",
            20 + n
        ));
    }
    text
}

#[test]
fn a_day_at_the_desk() {
    let desk = Desk::new();
    desk.deliver("market.txt", 5);
    desk.deliver("court.txt", 4);
    desk.deliver("clinic.ninjs", 3);
    let mut terminal = desk.open();

    // Stories arrive, and whoever sits on the newest follows.
    terminal.wait_for("3 stories");
    terminal.wait_for("FOLLOW on");
    wait_chosen(&terminal, TIMELINE, "Children's clinic");
    desk.deliver("budget.ninjs", 0);
    wait_chosen(&terminal, TIMELINE, "Council finds");
    desk.deliver("bridge.txt", 0);
    wait_chosen(&terminal, TIMELINE, "Swing bridge");
    terminal.wait_for("5 stories");
    terminal.wait_for("FOLLOW on");

    // Whoever goes elsewhere stays there, on the same line, and is told of what came.
    terminal.press("jj");
    terminal.wait_for("FOLLOW off");
    wait_chosen(&terminal, TIMELINE, "Children's clinic");
    let before = chosen(&terminal, TIMELINE);
    desk.deliver("crane.txt", 0);
    terminal.wait_for("▲1 new (g)");
    desk.deliver("tram.txt", 0);
    terminal.wait_for("▲2 new (g)");
    terminal.wait_for("7 stories");
    assert_eq!(chosen(&terminal, TIMELINE), before);
    terminal.wait_for("+ “Tram drivers vote");

    // Held, nothing comes; let go, it does.
    terminal.press("=");
    terminal.wait_for("HELD (=)");
    desk.deliver("ferry.txt", 0);
    thread::sleep(Duration::from_millis(1500));
    assert!(
        terminal.text().contains("▲2 new (g)"),
        "{}",
        terminal.text()
    );
    assert!(!terminal.text().contains("Ferry to Holm"));
    assert!(terminal.text().contains("7 stories"));
    terminal.press("=");
    terminal.wait_for("▲3 new (g)");
    terminal.wait_for("8 stories");
    terminal.wait_until_gone("HELD");
    assert_eq!(chosen(&terminal, TIMELINE), before);
    terminal.press("g");
    wait_chosen(&terminal, TIMELINE, "Ferry to Holm");
    terminal.wait_until_gone(" new (g)");

    // A filter by chips, with the name completed: it holds in every pane.
    terminal.press("fwho:bra");
    terminal.wait_for("who:\"Ida Brandt\"");
    terminal.wait_for("3 of 8 stories");
    terminal.press("\t\r");
    terminal.wait_for("who:Ida Brandt");
    assert_counts(&desk, &terminal, "who:\"Ida Brandt\"");

    // Enter on an actor is one more chip; of one kind either may hold, of two kinds both must.
    terminal.press("2/oka");
    wait_chosen(&terminal, ACTORS, "Tomas Okafor");
    terminal.press("\r\r");
    terminal.wait_for("who:Tomas Okafor");
    terminal.wait_for("4 of 8 stories");
    // The find ends first, then the chip goes.
    back(&mut terminal, "Esc end find");
    assert_counts(&desk, &terminal, "who:\"Ida Brandt\" who:\"Tomas Okafor\"");
    terminal.press("\x1b");
    terminal.wait_for("3 of 8 stories");
    terminal.press("f said:okafor\r");
    terminal.wait_for("said:Tomas Okafor");
    terminal.wait_for("1 of 8 stories");
    assert_counts(&desk, &terminal, "who:\"Ida Brandt\" said:\"Tomas Okafor\"");
    terminal.press("\x1b");
    terminal.wait_for("3 of 8 stories");

    // A few letters find what somebody said.
    let line = find_quote(&mut terminal, "smal set", "Ida Brandt");
    terminal.press("\r");
    terminal.wait_until_gone("find in quotes");
    let words = "\"We have the part, but no crane that is small enough to set it,\"";
    let below = |terminal: &Terminal| {
        let screen = terminal.screen.lock().unwrap();
        pane(screen.screen(), QUOTES)[line + 1].clone()
    };
    assert!(below(&terminal).contains(words), "{}", below(&terminal));

    // Why it is hers.
    terminal.press("w");
    terminal.wait_for("Why Ida Brandt");
    terminal.wait_for("Verb and name stand behind the quotation");
    terminal.wait_for("very sure");
    terminal.wait_for("in this story alone");
    terminal.press("\x1b");
    terminal.wait_until_gone("Why Ida Brandt");

    // Her words go to the clipboard at the other end of the line.
    terminal.press("y");
    terminal.wait_for("sent to the terminal by OSC 52");
    assert_eq!(
        copied(&terminal),
        format!(
            "{words}\nIda Brandt, harbour engineer\n“Swing bridge stuck open for a second morning”, TNA, 9 October 2026"
        )
    );

    // A note and a bookmark.
    terminal.press("cask whose crane it is\r");
    terminal.wait_for("✎ note: ask whose crane it is");
    terminal.press("b");
    terminal.wait_for("bookmark on: \"We have the part");
    terminal.wait_for("★");

    // The list, as it passes the filter, to a file.
    let file = desk.place.path().join("brandt.csv");
    terminal.press(&format!("e\x15{}\r", file.display()));
    let written = wait_for_file(&terminal, &file);
    let arguments = [
        "quotes",
        "--filter",
        "who:\"Ida Brandt\"",
        "--format",
        "csv",
    ];
    // What came while the dashboard was open arrived when it was seen, and not when it was written.
    let seen = |text: &str| -> Vec<String> {
        let rows = text.lines().filter_map(|line| line.rsplit_once(','));
        rows.map(|(row, _)| row.to_owned()).collect()
    };
    assert_eq!(seen(&written), seen(&desk.prints(&arguments)));
    assert!(
        written.contains("It will be in place by Sunday"),
        "{written}"
    );
    assert!(!written.contains("My grandmother"), "{written}");

    // A correction and a kill: told as they come, and shown wherever the stories stand.
    back(&mut terminal, "Esc end find");
    back(&mut terminal, "Esc chip off");
    terminal.wait_for("No filter.");
    desk.deliver("clinic-2.ninjs", 0);
    terminal.wait_for("CORRECTED “Children's clinic");
    terminal.wait_for("CORRECTED Children's clinic");
    desk.deliver("budget-2.ninjs", 0);
    terminal.wait_for("KILLED “Council finds");
    terminal.wait_for("KILLED Council finds");
    terminal.wait_for("8 stories");
    let line = find_quote(&mut terminal, "nobody who works", "Petra Lindqvist");
    terminal.wait("what was said, killed", |screen| {
        let rows = pane(screen, QUOTES);
        rows[line + 1].contains("Nobody who works late") && rows[line + 2].contains("KILLED")
    });
    back(&mut terminal, "find in quotes");
    terminal.press("1/clinic\r");
    wait_chosen(&terminal, TIMELINE, "CORRECTED");
    terminal.press("v");
    terminal.wait_for("fourteen");
    terminal.wait_for("forty");
    back(&mut terminal, "Esc close");
    back(&mut terminal, "Esc end find");

    // Something long to read, half of it, under a filter; then the line is cut.
    desk.bring("locks.txt", &locks(), 0);
    terminal.wait_for("9 stories");
    terminal.press("fwho:\"Ida Brandt\"\r");
    terminal.wait_for("4 of 9 stories");
    terminal.press("1/lock\r");
    wait_chosen(&terminal, TIMELINE, "Lock times");
    terminal.press("\r");
    terminal.wait_for("Reader  Lock times");
    terminal.press("  ");
    terminal.wait_for("Berth 20 ");
    terminal.wait_until_gone("Berth 2 ");
    terminal.still();
    // The first line tells the last arrival, which belongs to the day that was.
    let before = terminal.rows().split_off(1);
    terminal.hang_up();
    terminal.end();

    // The next start opens there.
    let mut terminal = desk.open();
    terminal.wait_for("Reader  Lock times");
    terminal.wait_for("Berth 20 ");
    // Found last, once the hand rests.
    terminal.wait_for("With Tomas Okafor");
    terminal.still();
    assert_eq!(terminal.rows().split_off(1), before);
    assert!(terminal.text().contains("who:Ida Brandt"));
    back(&mut terminal, "Esc end find");
    terminal.press("1");
    wait_chosen(&terminal, TIMELINE, "Lock times");
    // The marks are there, too, and what was read is read.
    let (_, row) = chosen(&terminal, TIMELINE);
    assert!(!row.contains('●'), "{row}");
    terminal.press("'");
    terminal.wait_for("note: ask whose crane it is");
    terminal.wait_for("We have the part");
    back(&mut terminal, "Esc close");
    back(&mut terminal, "Esc chip off");
    terminal.wait_for("No filter.");
    terminal.wait_for("KILLED Council finds");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_clean();

    // All that was left lies where the XDG variables say.
    let expected = [
        "brandt.csv",
        "cache/copytaster/archive-2.db",
        "data/copytaster/marks.jsonl",
        "state/copytaster/copytaster.log",
        "state/copytaster/session.json",
    ];
    assert_eq!(
        files_below(desk.place.path()),
        expected.map(str::to_owned).into()
    );
}
