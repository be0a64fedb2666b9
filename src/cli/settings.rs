//! Settings: the file of the user's, and above it what the command line says; `copytaster config` prints them.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;
use tracing_subscriber::filter::LevelFilter;

use super::files::complain;
use super::{kept, log};
use crate::config::{self, Config, config_file};
use crate::format::Limits;
use crate::outside::unheard;
use crate::ui::Setup;
use crate::ui::help::groups;
use crate::ui::theme::{Scheme, without_colour};

/// What every reading of files heeds.
#[derive(Args, Debug, Clone)]
pub struct Allowed {
    /// Set what a file may ask of the machine: size, inflated (bytes), ratio, depth, attributes, nodes, stories, items,
    /// seconds; once for each.
    #[arg(long = "limit", value_name = "NAME=NUMBER", value_parser = limit)]
    limits: Vec<String>,
    /// Settings; else those in copytaster/config.toml under $XDG_CONFIG_HOME (~/.config).
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// What the dashboard heeds too.
#[derive(Args, Debug, Clone)]
pub struct Looks {
    /// Colours.
    #[arg(long, value_name = "NAME", value_parser = scheme())]
    theme: Option<Scheme>,
    /// Draw with the signs of ASCII alone; stories are shown as they are.
    #[arg(long)]
    ascii: bool,
    /// Heed the mouse: a click chooses, a second one opens, the wheel moves.
    #[arg(long)]
    mouse: bool,
    /// Where to log; else to copytaster/copytaster.log under $XDG_STATE_HOME (~/.local/state).
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
    /// How much to log.
    #[arg(long, value_name = "LEVEL", default_value = "info", value_parser = level())]
    log_level: LevelFilter,
}

/// What is read, and how.
#[derive(Args, Debug)]
pub struct Input {
    /// Publication date of undated text (YYYY-MM-DD); else the file's modification time.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<Date>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub allowed: Allowed,
    /// Files, and folders of files.
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
}

fn date(words: &str) -> Result<Date, String> {
    words
        .parse()
        .map_err(|_| "expected a date such as 2020-10-09".into())
}

impl Allowed {
    /// Does something by the settings; gives 2 after what is wrong with them was said.
    ///
    /// # Errors
    /// What it says itself.
    pub fn with(
        &self,
        run: impl FnOnce(Config) -> anyhow::Result<ExitCode>,
    ) -> anyhow::Result<ExitCode> {
        self.config().map_or_else(Ok, run)
    }

    /// The settings, or 2 after what is wrong with them was said.
    pub fn config(&self) -> Result<Config, ExitCode> {
        let mut config = config::load(self.config.as_deref()).map_err(|error| {
            complain(&error.to_string());
            ExitCode::from(2)
        })?;
        for words in &self.limits {
            // Each was tried when the arguments were read.
            let _ = config.limits.set(words);
        }
        Ok(config)
    }
}

impl Looks {
    /// The settings with what was asked for on the command line.
    pub fn over(&self, config: Config) -> Config {
        Config {
            scheme: self.theme.unwrap_or(config.scheme),
            ascii: self.ascii || config.ascii,
            mouse: self.mouse || config.mouse,
            ..config
        }
    }

    /// The screens and keys by these settings. `NO_COLOR` gives way to a theme asked for on the command line alone.
    pub fn setup(&self, config: &Config) -> Setup {
        config.setup(self.theme.is_some() || !without_colour())
    }

    /// Begins to log, or says why it can't and gives 2. The usual file need not be had.
    pub fn begin_log(&self) -> Result<(), ExitCode> {
        let begun = log::begin(self.log.as_deref(), self.log_level);
        match (begun, &self.log) {
            (Err(why), Some(_)) => {
                complain(&why);
                Err(ExitCode::from(2))
            }
            (Ok(()) | Err(_), _) => Ok(()),
        }
    }
}

/// The themes' names, for shells to complete.
fn scheme() -> impl TypedValueParser<Value = Scheme> {
    let names = Scheme::ALL.map(|(name, ..)| name);
    PossibleValuesParser::new(names).try_map(|name| Scheme::named(&name))
}

fn level() -> impl TypedValueParser<Value = LevelFilter> {
    let names = ["off", "error", "warn", "info", "debug", "trace"];
    PossibleValuesParser::new(names).try_map(|name| name.parse::<LevelFilter>())
}

fn limit(words: &str) -> Result<String, String> {
    Limits::DEFAULT.clone().set(words)?;
    Ok(words.to_owned())
}

/// What of the settings to print.
#[derive(Args, Debug)]
pub struct Printing {
    /// Print what the keys do instead, as a table.
    #[arg(long)]
    keys: bool,
    #[command(flatten)]
    allowed: Allowed,
    #[command(flatten)]
    looks: Looks,
}

/// Prints the settings in force.
///
/// # Errors
/// What standard output says, but for a reader who has had enough.
pub fn run(printing: &Printing) -> anyhow::Result<ExitCode> {
    let config = match printing.allowed.config() {
        Ok(config) => printing.looks.over(config),
        Err(code) => return Ok(code),
    };
    let words = match printing.keys {
        true => keys(&config),
        false => {
            let searches = kept::searches(&mut None).lines;
            let names = searches.iter().map(|saved| saved.name.as_str());
            if let Some(why) = unheard(&config.wishes.alarms, names) {
                complain(&why);
            }
            let file = printing.allowed.config.clone().or_else(config_file);
            let file =
                file.map(|path| format!("# Settings in force; they are read from {path:?}.\n\n"));
            file.unwrap_or_default() + &config::print(&config)
        }
    };
    super::print(&words)
}

/// What the keys do: a line an action, in the help's groups.
fn keys(config: &Config) -> String {
    let keymap = config.setup(true).keymap;
    let mut words = String::new();
    for (group, entries) in groups() {
        words.push_str(&format!("{group}\n"));
        for entry in entries {
            let keys = keymap.keys(entry.action);
            let keys: Vec<_> = keys.iter().map(ToString::to_string).collect();
            let (name, keys) = (entry.name, keys.join(" "));
            words.push_str(&format!("  {name:<16} {keys:<20} {}\n", entry.about));
        }
    }
    words
}
