//! Arguments in, rooms wired together, an exit code out: one thin file a subcommand.

mod demo;
mod files;
mod kept;
mod lists;
mod log;
mod manual;
mod marks;
mod parse;
mod settings;
mod watch;

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand};

use lists::Wanted;
use manual::For;
use settings::{Allowed, Input, Looks, Printing};
use watch::How;

use crate::config::Config;
use crate::output::List;

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
    Parse(Input),
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
    Demo(Demo),
    /// Print the settings in force, as the file that stands for them.
    Config(Printing),
    /// Print the manual page, for `man -l -`.
    Man,
    /// Print what a shell is to complete.
    #[command(arg_required_else_help = true)]
    Completions {
        /// Which shell.
        shell: For,
    },
}

#[derive(Args, Debug)]
struct Demo {
    /// A line a story and answers to typed lines instead of a screen; the same where there is no screen.
    #[arg(long)]
    plain: bool,
    #[command(flatten)]
    allowed: Allowed,
    #[command(flatten)]
    looks: Looks,
}

#[derive(Args, Debug)]
struct Watch {
    /// Start afresh, not where the dashboard was left on these folders.
    #[arg(long)]
    fresh: bool,
    /// A line a story and answers to typed lines instead of a screen, for screen readers and thin lines; the same where
    /// there is no screen.
    #[arg(long)]
    plain: bool,
    #[command(flatten)]
    allowed: Allowed,
    #[command(flatten)]
    looks: Looks,
    /// Folders to watch, with their sub-folders.
    #[arg(value_name = "FOLDER", required = true)]
    folders: Vec<PathBuf>,
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
    let list = |which, wanted: &Wanted| {
        let run = |config: Config| lists::run(which, wanted, config.limits);
        wanted.input.allowed.with(run)
    };
    match arguments.command.unwrap_or(Command::Watch(arguments.watch)) {
        Command::Watch(watch) => {
            let how = How {
                fresh: watch.fresh,
                plain: watch.plain,
            };
            watch
                .allowed
                .with(|config| watch::run(&watch.folders, config, &watch.looks, how))
        }
        Command::Demo(demo) => demo
            .allowed
            .with(|config| demo::run(config, &demo.looks, demo.plain)),
        Command::Parse(input) => input
            .allowed
            .with(|config| parse::run(&input.paths, input.published, config.limits)),
        Command::Quotes(wanted) => list(List::Quotes, &wanted),
        Command::Actors(wanted) => list(List::Actors, &wanted),
        Command::Timeline(wanted) => list(List::Timeline, &wanted),
        Command::Stories(wanted) => list(List::Stories, &wanted),
        Command::Marks(listed) => marks::run(&listed),
        Command::Config(printing) => settings::run(&printing),
        Command::Man => manual::man(Arguments::command()),
        Command::Completions { shell } => manual::completions(Arguments::command(), shell),
    }
}

/// Prints words; a reader who has had enough is no trouble.
fn print(words: &str) -> anyhow::Result<ExitCode> {
    match io::stdout().lock().write_all(words.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        Ok(()) | Err(_) => Ok(ExitCode::SUCCESS),
    }
}
