//! Commands that run when stories answer a saved search: each one at a time, a few of all at once, none for long.
//!
//! Stories that answer while a command runs wait, and are handed to its next run together. So no number of arrivals starts
//! more programs than there are commands, and nothing is lost below a limit on what may wait.

use std::collections::BTreeSet;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedSender;
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::timeout;

use super::{Program, Told};

/// How long a command may run, unless it is said.
pub const LIMIT: Duration = Duration::from_secs(30);

/// Commands that run at once.
const AT_ONCE: usize = 4;

/// Bytes that wait for one command, at most.
const WAITING: usize = 8 << 20;

/// A command that runs when stories answer a saved search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// The search's name.
    pub search: String,
    /// The command; it gets the stories on its standard input, a line of JSON each.
    pub run: Program,
    /// How long it may run.
    pub limit: Duration,
}

/// Says of which alarms no command will ever run, for no search has their name, if there are such.
pub fn unheard<'a>(
    alarms: &'a [Alarm],
    searches: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let known: BTreeSet<&str> = searches.into_iter().collect();
    let asked: BTreeSet<&str> = alarms.iter().map(|alarm| alarm.search.as_str()).collect();
    let named: Vec<_> = asked
        .difference(&known)
        .map(|name| format!("{name:?}"))
        .collect();
    (!named.is_empty()).then(|| {
        let named = named.join(" or ");
        format!("[[alerts]]: no saved search is named {named}, so nothing runs for it")
    })
}

/// All commands, and what they are at.
#[derive(Debug)]
pub struct Alarms {
    all: Vec<Waiting>,
    handing: JoinSet<()>,
    told: UnboundedSender<Told>,
}

#[derive(Debug)]
struct Waiting {
    alarm: Alarm,
    running: Option<AbortHandle>,
    lines: Vec<u8>,
}

impl Waiting {
    fn is_running(&self) -> bool {
        let running = self.running.as_ref();
        running.is_some_and(|task| !task.is_finished())
    }

    /// What is left undone of it, in a sentence, if anything is.
    fn undone(&self) -> Option<String> {
        let (name, search) = (self.alarm.run.name(), &self.alarm.search);
        let ended = self.is_running().then_some("was ended before it was done");
        let waiting = match self.lines.iter().filter(|byte| **byte == b'\n').count() {
            0 => None,
            1 => Some("was not run for the last story".to_owned()),
            many => Some(format!("was not run for the last {many} stories")),
        };
        let parts = [ended.map(str::to_owned), waiting];
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| format!("{name} for {search} {}", parts.join(", and ")))
    }
}

impl Alarms {
    /// Commands of a user's; what becomes of them is told.
    pub fn new(alarms: &[Alarm], told: UnboundedSender<Told>) -> Self {
        let waiting = |alarm: &Alarm| Waiting {
            alarm: alarm.clone(),
            running: None,
            lines: Vec::new(),
        };
        Self {
            all: alarms.iter().map(waiting).collect(),
            handing: JoinSet::new(),
            told,
        }
    }

    /// Whether a search has a command.
    pub fn hears(&self, search: &str) -> bool {
        self.all.iter().any(|one| one.alarm.search == search)
    }

    /// A story answers a search: its line is handed to the search's commands, now or when they have ended.
    ///
    /// # Errors
    /// If too much waits already: a command is too slow.
    pub fn ring(&mut self, search: &str, line: &[u8]) -> Result<(), String> {
        let mut full = None;
        let heard = |one: &&mut Waiting| one.alarm.search == search;
        for one in self.all.iter_mut().filter(heard) {
            match one.lines.len() + line.len() <= WAITING {
                true => one.lines.extend_from_slice(line),
                false => full = Some(one.alarm.run.name().to_owned()),
            }
        }
        match full {
            None => Ok(()),
            Some(name) => Err(format!(
                "{name} is too slow for {search}: stories are left out"
            )),
        }
    }

    /// A command has ended; the next that have something to do begin.
    pub fn ended(&mut self, at: usize) {
        if let Some(one) = self.all.get_mut(at) {
            one.running = None;
        }
        // What has ended needs no place in memory.
        while self.handing.try_join_next().is_some() {}
        self.go_on();
    }

    /// Runs what has something to do, within the runtime.
    pub fn go_on(&mut self) {
        let mut running = self.all.iter().filter(|one| one.is_running()).count();
        for (at, one) in self.all.iter_mut().enumerate() {
            if running >= AT_ONCE {
                return;
            }
            if one.is_running() || one.lines.is_empty() {
                continue;
            }
            running += 1;
            let (lines, told) = (std::mem::take(&mut one.lines), self.told.clone());
            let (run, limit) = (one.alarm.run.clone(), one.alarm.limit);
            let search = one.alarm.search.clone();
            one.running = Some(self.handing.spawn(async move {
                let ended = run.hand_over(&lines, limit).await;
                let ended = ended.map_err(|why| format!("the command for {search}: {why}"));
                // Nobody hears of it once the dashboard is left.
                let _ = told.send(Told::Rang(at, ended));
            }));
        }
    }

    /// The dashboard is left: commands that run have so long to end, and where stories wait for one to be run once more,
    /// thrice as long; none outlives that. Gives what was left undone, a sentence a command.
    pub async fn part(mut self, patience: Duration) -> Vec<String> {
        let waits = self.all.iter().any(|one| !one.lines.is_empty());
        let patience = if waits { 3 * patience } else { patience };
        let all = async {
            self.go_on();
            while self.handing.join_next().await.is_some() {
                self.go_on();
            }
        };
        let _ = timeout(patience, all).await;
        let undone = self.all.iter().filter_map(Waiting::undone).collect();
        self.handing.shutdown().await;
        undone
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use tokio::sync::mpsc::unbounded_channel;

    use super::*;

    fn alarm(search: &str, line: &str, file: &Path) -> Alarm {
        let words = ["sh", "-c", line, file.to_str().unwrap()].map(str::to_owned);
        Alarm {
            search: search.into(),
            run: Program::new(&words).unwrap(),
            limit: Duration::from_secs(20),
        }
    }

    #[test]
    fn what_comes_while_a_command_runs_is_handed_to_its_next_run_together() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("got");
        let slow = "cat >> \"$0\"; echo end >> \"$0\"; sleep 0.2";
        let alarms = [alarm("Harbour", slow, &file)];
        let runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = { runtime }.enable_all().build().unwrap();
        runtime.block_on(async {
            let (tell, mut told) = unbounded_channel();
            let mut alarms = Alarms::new(&alarms, tell);
            assert!(alarms.hears("Harbour") && !alarms.hears("Ferry"));
            for line in ["1\n", "2\n", "3\n"] {
                alarms.ring("Harbour", line.as_bytes()).unwrap();
                alarms.ring("Ferry", b"no\n").unwrap();
                alarms.go_on();
            }
            for _ in 0..2 {
                let Some(Told::Rang(at, Ok(()))) = told.recv().await else {
                    panic!("a command failed");
                };
                alarms.ended(at);
            }
        });
        assert_eq!(fs::read_to_string(&file).unwrap(), "1\nend\n2\n3\nend\n");
    }

    #[test]
    fn few_run_at_once_and_all_have_their_turn() {
        let folder = tempfile::tempdir().unwrap();
        // Each says how many there are while it runs.
        let line =
            "mkdir \"$0/$$\"; ls \"$0\" | wc -l >> \"$0.counts\"; sleep 0.1; rmdir \"$0/$$\"";
        let place = folder.path().join("at");
        fs::create_dir(&place).unwrap();
        let alarms: Vec<_> = (0..10)
            .map(|n| alarm(&n.to_string(), line, &place))
            .collect();
        let runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = { runtime }.enable_all().build().unwrap();
        runtime.block_on(async {
            let (tell, mut told) = unbounded_channel();
            let mut all = Alarms::new(&alarms, tell);
            for alarm in &alarms {
                all.ring(&alarm.search, b"x\n").unwrap();
            }
            all.go_on();
            for _ in 0..alarms.len() {
                let Some(Told::Rang(at, Ok(()))) = told.recv().await else {
                    panic!("a command failed");
                };
                all.ended(at);
            }
        });
        let counts = fs::read_to_string(folder.path().join("at.counts")).unwrap();
        let counts: Vec<usize> = counts.lines().map(|n| n.trim().parse().unwrap()).collect();
        assert_eq!(counts.len(), 10);
        assert!(counts.iter().all(|count| *count <= AT_ONCE), "{counts:?}");
    }

    #[test]
    fn who_leaves_has_waiting_commands_run_and_hears_of_those_that_were_not() {
        let folder = tempfile::tempdir().unwrap();
        let (quick, slow) = (folder.path().join("quick"), folder.path().join("slow"));
        let alarms = [
            alarm("Harbour", "cat >> \"$0\"; sleep 0.2", &quick),
            alarm("Road", "cat >> \"$0\"; sleep 20", &slow),
        ];
        let runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = { runtime }.enable_all().build().unwrap();
        let undone = runtime.block_on(async {
            let (tell, _told) = unbounded_channel();
            let mut all = Alarms::new(&alarms, tell);
            for line in ["1\n", "2\n", "3\n"] {
                for search in ["Harbour", "Road"] {
                    all.ring(search, line.as_bytes()).unwrap();
                }
                all.go_on();
            }
            all.part(Duration::from_secs(1)).await
        });
        assert_eq!(fs::read_to_string(&quick).unwrap(), "1\n2\n3\n");
        assert_eq!(fs::read_to_string(&slow).unwrap(), "1\n");
        let said =
            "sh for Road was ended before it was done, and was not run for the last 2 stories";
        assert_eq!(undone, [said]);
    }

    #[test]
    fn an_alarm_for_no_search_is_named() {
        let alarms = ["Harbour", "Road", "Ferry \"x\"", "Harbour"]
            .map(|name| alarm(name, "cat", Path::new("x")));
        let said = unheard(&alarms, ["Road", "Harbour strike"]).unwrap();
        assert_eq!(
            said,
            "[[alerts]]: no saved search is named \"Ferry \\\"x\\\"\" or \"Harbour\", so nothing runs for it"
        );
        assert_eq!(unheard(&alarms[1..2], ["Road"]), None);
        assert_eq!(unheard(&[], []), None);
    }

    #[test]
    fn what_waits_is_bounded() {
        let (tell, _told) = unbounded_channel();
        let alarms = [alarm("Harbour", "cat", Path::new("x"))];
        let mut alarms = Alarms::new(&alarms, tell);
        let line = vec![b'x'; WAITING / 2];
        assert!(alarms.ring("Harbour", &line).is_ok());
        assert!(alarms.ring("Harbour", &line).is_ok());
        let why = alarms.ring("Harbour", &line).unwrap_err();
        assert_eq!(why, "sh is too slow for Harbour: stories are left out");
    }
}
