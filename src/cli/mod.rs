//! Arguments in, rooms wired together, an exit code out: one thin file a subcommand.

mod demo;
mod files;
mod kept;
mod lists;
mod marks;
mod parse;
mod watch;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;

use crate::format::Limits;
use lists::{List, Wanted};

/// Watches folders of incoming stories and shows when, who, and who said what.
#[derive(Parser, Debug)]
#[command(
    name = "copytaster",
    version,
    about,
    args_conflicts_with_subcommands = true,
    arg_required_else_help = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    watch: Watch,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Open the dashboard on one or more folders (what happens without a subcommand).
    #[command(arg_required_else_help = true)]
    Watch(Watch),
    /// Print what each article holds: one JSON object a line.
    #[command(arg_required_else_help = true)]
    Parse(Parse),
    /// Print who said what, newest story first.
    #[command(arg_required_else_help = true)]
    Quotes(Wanted),
    /// Print who is named, and how often.
    #[command(arg_required_else_help = true)]
    Actors(Wanted),
    /// Print what happened when, as the texts say.
    #[command(arg_required_else_help = true)]
    Timeline(Wanted),
    /// Print which stories there are.
    #[command(arg_required_else_help = true)]
    Stories(Wanted),
    /// Print what you bookmarked and noted, the last first.
    Marks(marks::Listed),
    /// Replay the sample feed into a temporary folder and open the dashboard on it.
    Demo,
}

#[derive(Args, Debug)]
struct Watch {
    /// Start afresh, not where the dashboard was left on these folders.
    #[arg(long)]
    fresh: bool,
    #[command(flatten)]
    allowed: Allowed,
    /// Folders to watch, with their sub-folders.
    #[arg(value_name = "FOLDER", required = true)]
    folders: Vec<PathBuf>,
}

#[derive(Args, Debug)]
struct Parse {
    /// Publication date of undated text (YYYY-MM-DD); else the file's modification time.
    #[arg(long, value_name = "DATE", value_parser = date)]
    published: Option<Date>,
    #[command(flatten)]
    allowed: Allowed,
    /// Files, and folders of files.
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
}

#[derive(Args, Debug, Clone)]
struct Allowed {
    /// Set what a file may ask of the machine: size, inflated (bytes), ratio, depth, attributes, nodes, stories, items,
    /// seconds; once for each.
    #[arg(long = "limit", value_name = "NAME=NUMBER", value_parser = limit)]
    limits: Vec<String>,
}

impl Allowed {
    fn limits(&self) -> Limits {
        let mut limits = Limits::DEFAULT;
        for words in &self.limits {
            // Each was tried when the arguments were read.
            let _ = limits.set(words);
        }
        limits
    }
}

fn limit(words: &str) -> Result<String, String> {
    Limits::DEFAULT.clone().set(words)?;
    Ok(words.to_owned())
}

fn date(words: &str) -> Result<Date, String> {
    words
        .parse()
        .map_err(|_| "expected a date such as 2020-10-09".into())
}

/// Runs the program: 0 all fine, 1 some input could not be read, 2 wrong usage.
///
/// # Errors
/// What keeps the program from going on at all, for the last line on standard error.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> anyhow::Result<ExitCode> {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            // A closed pipe behind --help is nobody's trouble.
            let _ = error.print();
            return Ok(ExitCode::from(code));
        }
    };
    match arguments.command {
        None => open(&arguments.watch),
        Some(Command::Watch(watch)) => open(&watch),
        Some(Command::Parse(parse)) => {
            parse::run(&parse.paths, parse.published, parse.allowed.limits())
        }
        Some(Command::Quotes(wanted)) => lists::run(List::Quotes, &wanted),
        Some(Command::Actors(wanted)) => lists::run(List::Actors, &wanted),
        Some(Command::Timeline(wanted)) => lists::run(List::Timeline, &wanted),
        Some(Command::Stories(wanted)) => lists::run(List::Stories, &wanted),
        Some(Command::Marks(listed)) => marks::run(&listed),
        Some(Command::Demo) => demo::run(),
    }
}

fn open(watch: &Watch) -> anyhow::Result<ExitCode> {
    watch::run(&watch.folders, watch.allowed.limits(), watch.fresh)
}
