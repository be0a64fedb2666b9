//! `copytaster man` and `copytaster completions`: the manual page and what shells complete, from the same tables as the
//! program itself.

use std::io;
use std::process::ExitCode;

use clap::{Command, ValueEnum};
use clap_complete::{Shell, generate};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, roman};

use crate::format::FORMATS;
use crate::ui::help::groups;
use crate::ui::keymap::Keymap;
use crate::ui::keys::place;

/// Shells that can be told what to complete.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum For {
    /// bash
    Bash,
    /// zsh
    Zsh,
    /// fish
    Fish,
}

/// Prints what a shell is to complete.
///
/// # Errors
/// What standard output says, but for a reader who has had enough.
pub fn completions(mut command: Command, shell: For) -> anyhow::Result<ExitCode> {
    let shell = match shell {
        For::Bash => Shell::Bash,
        For::Zsh => Shell::Zsh,
        For::Fish => Shell::Fish,
    };
    let mut out = Vec::new();
    generate(shell, &mut command, "copytaster", &mut out);
    super::print(&String::from_utf8_lossy(&out))
}

/// Prints the manual page.
///
/// # Errors
/// As [`completions`].
pub fn man(command: Command) -> anyhow::Result<ExitCode> {
    let page = page(command)?;
    super::print(&String::from_utf8_lossy(&page))
}

fn page(mut command: Command) -> io::Result<Vec<u8>> {
    command.build();
    let mut out = Vec::new();
    let main = Man::new(command.clone());
    main.render_title(&mut out)?;
    main.render_name_section(&mut out)?;
    main.render_synopsis_section(&mut out)?;
    main.render_description_section(&mut out)?;
    main.render_options_section(&mut out)?;
    commands(&command, &mut out)?;
    keys(&mut out)?;
    formats(&mut out)?;
    about(&mut out)?;
    main.render_version_section(&mut out)?;
    Ok(out)
}

/// Each subcommand with its options. Options that another has too are told once.
fn commands(command: &Command, out: &mut Vec<u8>) -> io::Result<()> {
    let mut heading = Roff::new();
    heading.control("SH", ["COMMANDS"]);
    heading.to_writer(out)?;
    let mut told: Vec<(String, String)> = Vec::new();
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        let name = format!("{} {}", command.get_name(), sub.get_name());
        let usage = sub.clone().render_usage().to_string();
        let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
        let mut section = Roff::new();
        section.control("SS", [name.as_str()]);
        section.text([roman(format!("{about}."))]);
        section.control("PP", []);
        section.text([bold(usage.trim_start_matches("Usage: "))]);
        let mut options = Vec::new();
        Man::new(sub.clone()).render_options_section(&mut options)?;
        let options = String::from_utf8_lossy(&options).replace(".SH OPTIONS\n", "");
        match told.iter().find(|(_, known)| *known == options) {
            Some((of, _)) => {
                section.control("PP", []);
                section.text([roman(format!("The options are those of {of}."))]);
                section.to_writer(out)?;
            }
            None => {
                section.to_writer(out)?;
                // The preamble came with the page's head.
                let items = options.find(".TP").and_then(|at| options.get(at..));
                out.extend_from_slice(items.unwrap_or_default().as_bytes());
                told.push((name, options));
            }
        }
    }
    Ok(())
}

/// What the keys do, unless the settings say otherwise.
fn keys(out: &mut Vec<u8>) -> io::Result<()> {
    let keymap = Keymap::default();
    let mut page = Roff::new();
    page.control("SH", ["KEYS"]);
    let words =
        "Each action with its name in the settings; where a line is typed, letters are letters.";
    page.text([roman(words)]);
    for (group, entries) in groups() {
        page.control("SS", [group]);
        for entry in entries {
            let keys = keymap.keys(entry.action);
            let keys: Vec<_> = keys.iter().map(ToString::to_string).collect();
            page.control("TP", []);
            page.text([bold(keys.join(" "))]);
            page.text([roman(format!("{} ({})", entry.about, entry.name))]);
        }
    }
    let places: Vec<_> = place::NAMES.iter().map(|(name, _)| *name).collect();
    page.control("PP", []);
    page.text([roman(format!(
        "Places, for keys of one place alone: {}.",
        places.join(", ")
    ))]);
    page.to_writer(out)
}

fn formats(out: &mut Vec<u8>) -> io::Result<()> {
    let names: Vec<_> = FORMATS.iter().map(|format| format.name).collect();
    let mut page = Roff::new();
    page.control("SH", ["FORMATS"]);
    page.text([roman(format!("{}.", names.join(", ")))]);
    page.to_writer(out)
}

fn about(out: &mut Vec<u8>) -> io::Result<()> {
    let mut page = Roff::new();
    let mut list = |heading: &str, items: &[(&str, &str)]| {
        page.control("SH", [heading]);
        for (name, words) in items {
            page.control("TP", []);
            page.text([bold(*name)] as [Inline; 1]);
            page.text([roman(*words)]);
        }
    };
    list(
        "FILES",
        &[
            (
                "$XDG_CONFIG_HOME/copytaster/config.toml",
                "settings (~/.config); `copytaster config` prints those in force, with what each may be",
            ),
            (
                "$XDG_DATA_HOME/copytaster/",
                "your own decisions (~/.local/share)",
            ),
            (
                "$XDG_CACHE_HOME/copytaster/",
                "what was read before (~/.cache); it can be deleted at any time",
            ),
            (
                "$XDG_STATE_HOME/copytaster/copytaster.log",
                "the log (~/.local/state)",
            ),
        ],
    );
    list(
        "ENVIRONMENT",
        &[
            ("NO_COLOR", "if it is not empty, no colours are used"),
            ("TZ", "where days begin and end"),
            ("PAGER", "what a story's file is looked at with; else less"),
            (
                "VISUAL, EDITOR",
                "what a story's file is opened in; else vi",
            ),
            (
                "SSH_TTY, SSH_CONNECTION",
                "if one is set, words are copied by the terminal, not by a command",
            ),
        ],
    );
    list(
        "EXIT STATUS",
        &[
            ("0", "all is well"),
            ("1", "some input could not be read"),
            (
                "2",
                "arguments, settings or a filter could not be understood",
            ),
        ],
    );
    page.to_writer(out)
}
