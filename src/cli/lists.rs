//! `copytaster quotes|actors|timeline|stories PATH...`: files onto a desk, through a filter, out as a list.

use std::collections::HashSet;
use std::fs;
use std::hash::Hash;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::SystemTime;

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::files::{complain, each, in_folder, list};
use super::kept;
use super::settings::Input;
use crate::desk::{Desk, Filter, Kind, Views, written};
use crate::format::Limits;
use crate::intake::{self, Arrival, Outcome};
use crate::output::{self, Format, Sheet, rows};
use crate::search::{Answers, Asked, Finder};
use crate::ui::terminal;

/// Files that the desk takes at once.
const BATCH: usize = 256;
/// Columns of a table that is not for a terminal.
const WIDTH: usize = 100;

/// Which list.
#[derive(Clone, Copy, Debug)]
pub enum List {
    /// Who said what.
    Quotes,
    /// Who.
    Actors,
    /// What happened when.
    Timeline,
    /// Which stories.
    Stories,
}

/// The filter and the paths. Each of the options that name a chip may be given several times: any of them will do. `!` before a
/// value takes out what it would pick.
#[derive(Args, Debug)]
pub struct Wanted {
    /// Stories that name somebody.
    #[arg(long, value_name = "NAME")]
    who: Vec<String>,
    /// Statements of somebody, and stories that hold them.
    #[arg(long, value_name = "NAME")]
    said: Vec<String>,
    /// Stories that came on a day: 2020-10-09, today, yesterday, monday, 2d (two days ago).
    #[arg(long, value_name = "DAY")]
    on: Vec<String>,
    /// Stories that came on a day or later.
    #[arg(long, value_name = "DAY")]
    since: Vec<String>,
    /// Stories that came on a day or before.
    #[arg(long, value_name = "DAY")]
    until: Vec<String>,
    /// Stories from an agency or paper.
    #[arg(long, value_name = "NAME")]
    source: Vec<String>,
    /// Stories that are usable, corrected, withheld, canceled or embargoed.
    #[arg(long, value_name = "STATUS")]
    status: Vec<String>,
    /// Rows that hold the words, as the dashboard's find has it.
    #[arg(long, value_name = "WORDS")]
    find: Vec<String>,
    /// All in one line, as the dashboard's filter has it: 'who:Costa since:2d road "south gate"'.
    #[arg(long, value_name = "LINE")]
    filter: Vec<String>,
    /// How the list is written; json is one object a line.
    #[arg(long, value_enum, default_value = "table")]
    format: Shape,
    #[command(flatten)]
    pub(super) input: Input,
}

/// How a list is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[allow(missing_docs)]
pub enum Shape {
    Table,
    Json,
    Csv,
    Md,
}

impl Shape {
    /// The same, with the terminal's width for a table.
    pub(super) fn format(self) -> Format {
        match self {
            Shape::Table => Format::Table(terminal::width().unwrap_or(WIDTH)),
            Shape::Json => Format::Json,
            Shape::Csv => Format::Csv,
            Shape::Md => Format::Markdown,
        }
    }
}

impl Wanted {
    /// All that is asked for, in one line.
    fn line(&self) -> String {
        let chips = [
            (Kind::Who, &self.who),
            (Kind::Said, &self.said),
            (Kind::On, &self.on),
            (Kind::Since, &self.since),
            (Kind::Until, &self.until),
            (Kind::Source, &self.source),
            (Kind::Status, &self.status),
        ];
        let chips = chips.into_iter().flat_map(|(kind, values)| {
            values
                .iter()
                .map(move |value| match value.strip_prefix('!') {
                    Some(value) => written(true, kind.name(), value),
                    None => written(false, kind.name(), value),
                })
        });
        let words = self.find.iter().chain(&self.filter).cloned();
        chips.chain(words).collect::<Vec<_>>().join(" ")
    }
}

/// Prints a list of what the files hold. 1 if some could not be read, 2 if the filter can't be understood.
///
/// # Errors
/// What standard output says, but for a reader who has had enough.
pub fn run(which: List, wanted: &Wanted, limits: Limits) -> anyhow::Result<ExitCode> {
    let (line, now) = (wanted.line(), Timestamp::now());
    let mut desk = Desk::new(TimeZone::system());
    let mut finder = Finder::new();
    // What is wrong whatever the files hold is said before they are read.
    let asked = Asked::read(&line, &desk, now, &Filter::default(), &mut finder);
    if refuse(&asked, true) {
        return Ok(ExitCode::from(2));
    }
    let kept = kept::kept();
    kept.trouble.iter().for_each(|trouble| complain(trouble));
    let applied = desk.decide(&kept.decisions.lines);
    desk.remember(&kept.marks.lines);
    finder.update(&desk, &applied);
    let troubles = take_in(wanted, limits, now, &mut desk, &mut finder)?;
    let asked = Asked::read(&line, &desk, now, &Filter::default(), &mut finder);
    if refuse(&asked, false) {
        return Ok(ExitCode::from(2));
    }
    asked.guesses.iter().for_each(|guess| complain(guess));
    let mut views = Views::new(&desk);
    views.filter(&desk, asked.filter.clone());
    let sheet = sheet(which, &asked, &desk, &views, &mut finder);
    let mut out = BufWriter::new(io::stdout().lock());
    let printed = output::write(&mut out, sheet, wanted.format.format()).and_then(|()| out.flush());
    match printed {
        Ok(()) => Ok(ExitCode::from(u8::from(troubles > 0))),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(error.into()),
    }
}

/// Says what can't be understood; whether there was anything.
fn refuse(asked: &Asked, always: bool) -> bool {
    let misread = asked.troubles.iter().map(|(_, why)| why);
    let misread: Vec<_> = misread.filter(|why| !always || why.always).collect();
    misread.iter().for_each(|why| complain(&why.words));
    !misread.is_empty()
}

/// Puts what the files hold onto the desk; how many could not be read.
fn take_in(
    wanted: &Wanted,
    limits: Limits,
    now: Timestamp,
    desk: &mut Desk,
    finder: &mut Finder,
) -> io::Result<usize> {
    let (files, mut troubles) = list(&wanted.input.paths);
    let mut batch = Vec::new();
    let mut apply = |batch: &mut Vec<Arrival>| {
        let applied = desk.apply(std::mem::take(batch));
        finder.update(desk, &applied);
    };
    each(
        &files,
        |file| read(file, wanted.input.published, limits, now),
        |arrival| {
            let trouble = match &arrival.outcome {
                Outcome::Read(_) => None,
                Outcome::Refused(why) => Some(in_folder(&arrival.path, why)),
                Outcome::Gone => Some(format!("{} is not there.", arrival.path.display())),
            };
            match trouble {
                Some(trouble) => {
                    complain(&trouble);
                    troubles += 1;
                }
                None => batch.push(arrival),
            }
            if batch.len() >= BATCH {
                apply(&mut batch);
            }
            Ok(())
        },
    )?;
    apply(&mut batch);
    Ok(troubles)
}

fn read(file: &Path, published: Option<Date>, limits: Limits, now: Timestamp) -> Arrival {
    let outcome = intake::read(file, published, limits);
    if let Outcome::Read(stories) = &outcome {
        // Packed here, where there are many hands; the desk would do it else.
        stories.iter().for_each(|story| {
            story.packed();
        });
    }
    let modified = fs::metadata(file).and_then(|about| about.modified()).ok();
    let modified = modified.and_then(|at: SystemTime| Timestamp::try_from(at).ok());
    Arrival {
        path: file.to_owned(),
        at: modified.unwrap_or(now),
        live: false,
        mark: None,
        outcome,
    }
}

fn sheet<'d>(
    which: List,
    asked: &Asked,
    desk: &'d Desk,
    views: &Views,
    finder: &mut Finder,
) -> Sheet<'d> {
    const ALL: usize = usize::MAX;
    match which {
        List::Quotes => {
            let find = || asked.quotes(desk, views, finder, ALL);
            rows::quotes(desk, answering(asked, views.quotes.rows(), |&id| id, find))
        }
        List::Actors => {
            let all = (0..views.actors.len()).filter_map(|at| views.actors.row(desk, at));
            let find = || asked.actors(desk, views, finder, ALL);
            rows::actors(desk, answering(asked, all, |row| row.0, find))
        }
        List::Timeline => {
            let all = (0..views.events.len(desk)).filter_map(|at| views.events.row(desk, at));
            let all = all.map(|(id, _)| id);
            let find = || asked.events(desk, views, ALL);
            rows::timeline(desk, answering(asked, all, |&id| id, find))
        }
        List::Stories => {
            let all = (0..views.timeline.len()).filter_map(|at| views.timeline.row(desk, at));
            let find = || asked.stories(desk, views, finder, ALL);
            rows::stories(desk, answering(asked, all, |&id| id, find))
        }
    }
}

/// The rows that answer to the words, in the order of the list.
fn answering<Row, Id: Eq + Hash>(
    asked: &Asked,
    all: impl Iterator<Item = Row>,
    id: impl Fn(&Row) -> Id,
    find: impl FnOnce() -> Answers<Id>,
) -> Vec<Row> {
    if asked.query.is_empty() {
        return all.collect();
    }
    let found = find();
    if found.more {
        complain("More rows answer than are looked through; ask for less to see all.");
    }
    let found: HashSet<Id> = found.rows.into_iter().collect();
    all.filter(|row| found.contains(&id(row))).collect()
}
