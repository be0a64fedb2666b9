//! The file as it is written: which sections and names there are, and of what kind. A table beside these ([`Written`]'s
//! fields) is a new field and a new line in `settle`.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::{Config, Wrong};
use crate::outside::{Alarm, Copying, LIMIT, Program, named};
use crate::ui::action::{Action, TABLE};
use crate::ui::keymap::{Change, Keymap};
use crate::ui::keys::{Chord, place};
use crate::ui::theme::{Scheme, Theme};

/// Names and what they are set to, with their places in the file.
type Named<T> = BTreeMap<Spanned<String>, Spanned<T>>;

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Written {
    theme: Option<Spanned<String>>,
    ascii: Option<bool>,
    mouse: Option<bool>,
    copy: Option<Spanned<Copy>>,
    export: Option<String>,
    colors: Named<String>,
    keys: Named<Keys>,
    limits: Named<u64>,
    watch: Watch,
    alerts: Vec<Alert>,
}

/// A command that runs when stories answer a saved search.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Alert {
    search: String,
    run: Spanned<Vec<String>>,
    seconds: Option<Spanned<f64>>,
}

/// A way of copying by its name, or a command.
#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "expected \"osc52\", \"passthrough\", or a command as a list of words"
)]
enum Copy {
    Named(String),
    Command(Vec<String>),
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Watch {
    settle: Option<Spanned<f64>>,
    interval: Option<Spanned<f64>>,
}

/// An action's keys, or a place's actions.
#[derive(Debug)]
enum Keys {
    Chords(Vec<String>),
    Place(Named<Chords>),
}

/// An action's keys: one, several, or none.
#[derive(Debug)]
struct Chords(Vec<String>);

/// What takes every key from an action.
const NONE: &str = "none";

/// What stands behind `name =`, told apart by its kind.
struct Either {
    /// A table may stand there too.
    places: bool,
}

impl<'de> Visitor<'de> for Either {
    type Value = Keys;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key such as \"ctrl-d\", a list of keys, or \"none\"")
    }

    fn visit_str<E>(self, words: &str) -> Result<Keys, E> {
        let one = (words != NONE).then(|| words.to_owned());
        Ok(Keys::Chords(one.into_iter().collect()))
    }

    fn visit_bool<E: serde::de::Error>(self, on: bool) -> Result<Keys, E> {
        match on {
            false => Ok(Keys::Chords(Vec::new())),
            true => Err(E::custom(
                "true is no key; false takes the action's keys away",
            )),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Keys, A::Error> {
        let mut chords = Vec::new();
        while let Some(words) = list.next_element::<String>()? {
            chords.push(words);
        }
        Ok(Keys::Chords(chords))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
        if !self.places {
            return Err(A::Error::custom(
                "a place holds actions and no further places",
            ));
        }
        let mut actions = Named::new();
        while let Some((name, chords)) = map.next_entry()? {
            actions.insert(name, chords);
        }
        Ok(Keys::Place(actions))
    }
}

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Either { places: true })
    }
}

impl<'de> Deserialize<'de> for Chords {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match from.deserialize_any(Either { places: false })? {
            Keys::Chords(chords) => Ok(Self(chords)),
            Keys::Place(_) => Err(D::Error::custom("a place holds actions")),
        }
    }
}

impl Written {
    /// The settings that it stands for.
    pub fn settle(self) -> Result<Config, Wrong> {
        let mut config = Config::default();
        if let Some(theme) = self.theme {
            let scheme = Scheme::named(theme.get_ref());
            config.scheme = scheme.map_err(|why| (theme.span(), why))?;
        }
        config.ascii = self.ascii.unwrap_or(config.ascii);
        config.mouse = self.mouse.unwrap_or(config.mouse);
        let mut tried = Theme::default();
        for (meaning, words) in self.colors {
            let span = meaning.span();
            let (meaning, words) = (meaning.into_inner(), words.into_inner());
            tried.set(&meaning, &words).map_err(|why| (span, why))?;
            config.colors.push((meaning, words));
        }
        for (name, number) in self.limits {
            let words = format!("{}={}", name.get_ref(), number.get_ref());
            let set = config.limits.set(&words);
            set.map_err(|why| (name.span(), why))?;
        }
        for (written, setting) in [
            (self.watch.settle, &mut config.watch.settle),
            (self.watch.interval, &mut config.watch.interval),
        ] {
            if let Some(seconds) = written {
                *setting = pause(*seconds.get_ref()).map_err(|why| (seconds.span(), why))?;
            }
        }
        config.keys = keys(self.keys)?;
        if let Some(copy) = self.copy {
            let span = copy.span();
            config.wishes.copy = copying(copy.into_inner()).map_err(|why| (span, why))?;
        }
        config.wishes.export = self.export.map(|folder| named(&folder));
        for alert in self.alerts {
            config.wishes.alarms.push(alarm(alert)?);
        }
        Ok(config)
    }
}

fn copying(written: Copy) -> Result<Copying, String> {
    match written {
        Copy::Command(words) => Program::new(&words).map(Copying::Program),
        Copy::Named(name) => match Copying::NAMES.iter().find(|(known, _)| *known == name) {
            Some((_, copying)) => Ok(copying.clone()),
            None => {
                let names: Vec<_> = Copying::NAMES.iter().map(|(known, _)| *known).collect();
                let names = names.join(", ");
                Err(format!(
                    "nothing is copied by {name:?}; there are {names}, and commands as lists of words"
                ))
            }
        },
    }
}

fn alarm(alert: Alert) -> Result<Alarm, Wrong> {
    let run = Program::new(alert.run.get_ref()).map_err(|why| (alert.run.span(), why))?;
    let limit = match alert.seconds {
        Some(seconds) => pause(*seconds.get_ref()).map_err(|why| (seconds.span(), why))?,
        None => LIMIT,
    };
    Ok(Alarm {
        search: alert.search,
        run,
        limit,
    })
}

/// A time between two looks.
fn pause(seconds: f64) -> Result<Duration, String> {
    match (0.05..=3600.0).contains(&seconds) {
        true => Ok(Duration::from_secs_f64(seconds)),
        false => Err(format!(
            "{seconds} is no number of seconds from 0.05 to 3600"
        )),
    }
}

/// The changes of keys, in the order they are written.
fn keys(written: Named<Keys>) -> Result<Vec<Change>, Wrong> {
    let mut found = Vec::new();
    for (name, keys) in written {
        match keys.into_inner() {
            Keys::Chords(chords) => found.push(change(&name, place::ANYWHERE, &chords)?),
            Keys::Place(actions) => {
                let known = place::NAMES
                    .iter()
                    .find(|(place, _)| *place == name.get_ref());
                let Some((_, place)) = known else {
                    let names: Vec<_> = place::NAMES.iter().map(|(name, _)| *name).collect();
                    let (wrong, names) = (name.get_ref(), names.join(", "));
                    let why = format!("there is no place {wrong:?}; there are {names}");
                    return Err((name.span(), why));
                };
                for (name, chords) in actions {
                    found.push(change(&name, *place, &chords.get_ref().0)?);
                }
            }
        }
    }
    found.sort_by_key(|(at, _)| at.start);
    let (places, changes): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    match Keymap::new(&changes) {
        Ok(_) => Ok(changes),
        Err(fault) => {
            let at = places.get(fault.at()).cloned().unwrap_or_default();
            Err((at, fault.to_string()))
        }
    }
}

type Placed = (std::ops::Range<usize>, Change);

fn change(name: &Spanned<String>, place: u32, chords: &[String]) -> Result<Placed, Wrong> {
    let at = name.span();
    let action = action(name.get_ref()).map_err(|why| (at.clone(), why))?;
    let chords: Result<Vec<_>, _> = chords.iter().map(|words| Chord::read(words)).collect();
    let chords = chords.map_err(|why| (at.clone(), why))?;
    let change = Change {
        action,
        place,
        chords,
    };
    Ok((at, change))
}

fn action(name: &str) -> Result<Action, String> {
    let known = TABLE.iter().find(|entry| entry.name == name);
    known.map(|entry| entry.action).ok_or_else(|| {
        let names: Vec<_> = TABLE.iter().map(|entry| entry.name).collect();
        format!(
            "there is no action {name:?}; there are {}",
            names.join(", ")
        )
    })
}
