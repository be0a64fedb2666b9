//! What a user wants to be otherwise: a TOML file as a [`Config`], a [`Config`] as a TOML file.
//!
//! Everything in the file is checked before anything starts; what is wrong is told with its line and with what is allowed.
//! Knows the names that other rooms give to their settings, and nothing of how they are used.

mod print;
mod written;

use std::fmt;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

use etcetera::{BaseStrategy, base_strategy::Xdg};

use crate::format::Limits;
use crate::outside::Wishes;
use crate::ui::Setup;
use crate::ui::keymap::{Change, Keymap};
use crate::ui::theme::Scheme;
use written::Written;

pub use print::print;

/// Where the file is: `copytaster/config.toml` in the user's configuration directory, after the XDG Base Directory
/// Specification; `None` for a user without a home.
pub fn config_file() -> Option<PathBuf> {
    let folder = Xdg::new().ok()?.config_dir();
    Some(folder.join("copytaster/config.toml"))
}

/// All settings, sound.
#[derive(Clone, Debug)]
pub struct Config {
    /// The colours' name.
    pub scheme: Scheme,
    /// Single looks that are otherwise: meaning and words.
    pub colors: Vec<(String, String)>,
    /// Keys that are otherwise.
    pub keys: Vec<Change>,
    /// What a file may ask of the machine.
    pub limits: Limits,
    /// How folders are watched.
    pub watch: Watch,
    /// No sign of the program's own goes beyond ASCII.
    pub ascii: bool,
    /// The mouse is heeded, too.
    pub mouse: bool,
    /// What is wanted of other programs.
    pub wishes: Wishes,
}

/// How folders are watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watch {
    /// How long a file must stay as it is before it counts as complete, where nothing else says that it is.
    pub settle: Duration,
    /// How often to look where the system gives no notices.
    pub interval: Duration,
}

impl Default for Config {
    fn default() -> Self {
        let feed = crate::feed::Options::default();
        Self {
            scheme: Scheme::default(),
            colors: Vec::new(),
            keys: Vec::new(),
            limits: Limits::DEFAULT,
            watch: Watch {
                settle: feed.settle,
                interval: feed.interval,
            },
            ascii: false,
            mouse: false,
            wishes: Wishes::default(),
        }
    }
}

impl Config {
    /// Reads settings; what they leave out is as it is without them.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let written: Written = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            Fault::new(text, at, error.message().trim_end())
        })?;
        written
            .settle()
            .map_err(|(at, why)| Fault::new(text, at.start, &why))
    }

    /// The screens and keys as they are to be, with colours or without any.
    pub fn setup(&self, coloured: bool) -> Setup {
        let mut theme = self.scheme.theme();
        for (meaning, words) in &self.colors {
            // Each was tried when the settings were read.
            let _ = theme.set(meaning, words);
        }
        Setup {
            theme: match coloured {
                true => theme,
                false => Scheme::None.theme(),
            },
            keymap: Keymap::new(&self.keys).unwrap_or_default(),
            ascii: self.ascii,
            mouse: self.mouse,
            wishes: self.wishes.clone(),
        }
    }
}

/// Something wrong in a file of settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what is allowed.
    pub why: String,
}

impl Fault {
    fn new(text: &str, at: usize, why: &str) -> Self {
        let before = text.get(..at).unwrap_or(text);
        Self {
            line: before.matches('\n').count() + 1,
            why: why.to_owned(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.why)
    }
}

/// Why there are no settings.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file can't be had.
    #[error("{}: {error}", path.display())]
    File {
        /// Where.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// The file can't be followed.
    #[error("{}: {fault}", path.display())]
    Fault {
        /// Where.
        path: PathBuf,
        /// Why not.
        fault: Fault,
    },
}

/// The settings of a file that is named, or of the user's own, which need not be there.
///
/// # Errors
/// If the file can't be read, or something in it is wrong.
pub fn load(named: Option<&Path>) -> Result<Config, Error> {
    let Some(path) = named.map(Path::to_owned).or_else(config_file) else {
        return Ok(Config::default());
    };
    match fs::read_to_string(&path) {
        Ok(text) => Config::read(&text).map_err(|fault| Error::Fault { path, fault }),
        Err(error) if error.kind() == ErrorKind::NotFound && named.is_none() => {
            Ok(Config::default())
        }
        Err(error) => Err(Error::File { path, error }),
    }
}

/// A place in a file of settings, and what is wrong there.
type Wrong = (Range<usize>, String);
