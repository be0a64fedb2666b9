//! Settings as the file that stands for them, with what each may be.

use toml::Value;

use super::Config;
use crate::format::Limits;
use crate::outside::{Copying, Program};
use crate::ui::action::TABLE;
use crate::ui::keymap::{Change, Keymap, name};
use crate::ui::keys::{Chord, place};
use crate::ui::paint;
use crate::ui::theme::{ACTORS, MEANINGS, Scheme};

/// The file. What is as it would be without a line for it, and would be told in another way there, stands behind `#`.
pub fn print(config: &Config) -> String {
    let mut out = String::new();
    let mut say = |line: &str| {
        out.push_str(line);
        out.push('\n');
    };
    let themes = Scheme::ALL.map(|(name, _, about)| format!("#   {name:<9} {about}"));
    say("# What things look like:");
    themes.iter().for_each(|line| say(line));
    say("# NO_COLOR in the environment means none.");
    say(&format!("theme = {}", quoted(config.scheme.name())));
    say("");
    say("# Signs of the program's own are of ASCII alone.");
    say(&format!("ascii = {}", config.ascii));
    say("");
    say("# A click chooses, a second one opens, the wheel moves.");
    say(&format!("mouse = {}", config.mouse));
    say("");
    say(
        "# How words are copied: \"osc52\" asks the terminal, through tmux and screen too; \"passthrough\" does so past tmux;",
    );
    say("# [\"wl-copy\"] and the like get them on standard input, but for sessions over SSH.");
    say(&format!("copy = {}", copy(&config.wishes.copy)));
    say("");
    say("# Where lists are exported to; else where the program is started.");
    match &config.wishes.export {
        Some(folder) => say(&format!("export = {}", quoted(&folder.to_string_lossy()))),
        None => say("# export = \"~/exports\""),
    }
    say("");
    say("# Single looks that are to be otherwise: a colour of the letters, and attributes.");
    say("[colors]");
    colors(config, &mut say);
    say("");
    say("# What a file may ask of the machine.");
    say("[limits]");
    for name in Limits::NAMES {
        if let Some(number) = config.limits.get(name) {
            say(&format!("{name} = {}", number.min(i64::MAX as u64)));
        }
    }
    say("");
    say(
        "# In seconds: how long a file must stay as it is before it counts as complete, where nothing else says so,",
    );
    say("# and how often to look where the system tells of no changes.");
    say("[watch]");
    let seconds = |pause: std::time::Duration| Value::Float(pause.as_secs_f64());
    say(&format!("settle = {}", seconds(config.watch.settle)));
    say(&format!("interval = {}", seconds(config.watch.interval)));
    say("");
    say(
        "# An action's keys, all of them: \"j\", \"G\", \"ctrl-d\", \"shift-tab\", \"pgdn\", \"f5\"; \"none\" for none.",
    );
    say(
        "# They are taken from whoever else has them. [keys.quotes] is for one place alone; places are",
    );
    let places: Vec<_> = place::NAMES.iter().map(|(name, _)| *name).collect();
    say(&format!("# {}.", places.join(", ")));
    say("[keys]");
    keys(config, &mut say);
    say("");
    say(
        "# Commands that run when new stories answer a saved search, unless that is off: each story on standard input as a line",
    );
    say("# of JSON, as `copytaster parse` prints it. They are ended after so many seconds.");
    if config.wishes.alarms.is_empty() {
        say("# [[alerts]]");
        say("# search = \"Harbour\"");
        say("# run = [\"sh\", \"-c\", \"jq -r .headline | mail -s Harbour desk\"]");
        say("# seconds = 30");
    }
    for alarm in &config.wishes.alarms {
        say("[[alerts]]");
        say(&format!("search = {}", quoted(&alarm.search)));
        say(&format!("run = {}", words(&alarm.run)));
        say(&format!("seconds = {}", seconds(alarm.limit)));
    }
    out
}

fn copy(copying: &Copying) -> String {
    let named = Copying::NAMES.iter().find(|(_, known)| known == copying);
    match (named, copying) {
        (Some((name, _)), _) => quoted(name),
        (None, Copying::Program(program)) => words(program),
        (None, _) => String::new(),
    }
}

fn words(program: &Program) -> String {
    let words: Vec<_> = program.words().map(quoted).collect();
    format!("[{}]", words.join(", "))
}

fn colors(config: &Config, say: &mut impl FnMut(&str)) {
    let mut theme = config.scheme.theme();
    for (meaning, words) in &config.colors {
        // Each was tried when the settings were read.
        let _ = theme.set(meaning, words);
    }
    let mut line = |meaning: &str, words: String, about: &str| {
        let set = config.colors.iter().find(|(name, _)| name == meaning);
        let sign = if set.is_some() { "" } else { "# " };
        let words = set.map_or(words, |(_, words)| words.clone());
        let line = format!("{sign}{meaning} = {}", quoted(&words));
        say(&format!("{line:<44} # {about}"));
    };
    for (meaning, about, style) in MEANINGS {
        line(meaning, paint::words(*style(&mut theme)), about);
    }
    line(
        ACTORS,
        paint::colour_words(&theme.actors),
        "names, each in one of these",
    );
}

fn keys(config: &Config, say: &mut impl FnMut(&str)) {
    let keymap = Keymap::new(&config.keys).unwrap_or_default();
    let everywhere = |change: &&Change| change.place == place::ANYWHERE;
    for entry in TABLE {
        let mut set = config.keys.iter().filter(everywhere);
        let set = set.find(|change| change.action == entry.action);
        let line = match set {
            Some(change) => key_line(change),
            None => format!("# {} = {}", entry.name, list(&keymap.keys(entry.action))),
        };
        say(&format!("{line:<44} # {}", entry.about));
    }
    for (name, place) in place::NAMES {
        let mut here = config.keys.iter().filter(|change| change.place == *place);
        if let Some(first) = here.next() {
            say("");
            say(&format!("[keys.{name}]"));
            say(&key_line(first));
            here.for_each(|change| say(&key_line(change)));
        }
    }
}

fn key_line(change: &Change) -> String {
    format!("{} = {}", name(change.action), list(&change.chords))
}

fn list(chords: &[Chord]) -> String {
    let words: Vec<_> = chords
        .iter()
        .map(|chord| quoted(&chord.to_string()))
        .collect();
    format!("[{}]", words.join(", "))
}

fn quoted(words: &str) -> String {
    Value::String(words.to_owned()).to_string()
}
