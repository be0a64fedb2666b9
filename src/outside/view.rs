//! Pagers and editors: which one a user has, and how it is told a file and a line.

use std::path::{Path, PathBuf};

use tokio::process::{Child, Command};

use super::Program;

/// Editors and pagers that take `+LINE` before the file.
const PLUS: &[&str] = &[
    "vi",
    "vim",
    "nvim",
    "nvi",
    "view",
    "vimx",
    "gvim",
    "elvis",
    "vis",
    "ex",
    "nano",
    "pico",
    "emacs",
    "emacsclient",
    "jed",
    "joe",
    "jmacs",
    "jstar",
    "jpico",
    "mg",
    "zile",
    "ne",
    "kak",
    "hx",
    "helix",
    "micro",
    "mcedit",
    "gedit",
    "less",
    "more",
    "most",
];
/// Editors that take `FILE:LINE`.
const COLON: &[&str] = &["subl", "zed", "zeditor"];
/// Editors that take `FILE:LINE` behind an option.
const GOTO: &[&str] = &["code", "code-insiders", "codium", "cursor"];

/// What a file is looked at with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// A pager.
    Pager,
    /// An editor.
    Editor,
}

/// A file to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The file.
    pub path: PathBuf,
    /// With what.
    pub with: With,
    /// Words to go to, and the how-manieth time of theirs in the story it is, from 0.
    pub words: Option<(String, usize)>,
}

/// A program that a file is looked at with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    program: Program,
    /// The variable that names it; none if nothing does.
    from: Option<&'static str>,
    /// The variables that could.
    names: &'static [&'static str],
}

impl With {
    /// The user's own, as the environment has it, or the customary one.
    ///
    /// # Errors
    /// If a variable cannot be understood.
    pub fn viewer(self, variable: impl Fn(&str) -> Option<String>) -> Result<Viewer, String> {
        let set = |name: &'static str| {
            let words = variable(name)?;
            (!words.trim().is_empty()).then_some((name, words))
        };
        let (names, customary) = self.names();
        let (from, words) = match names.iter().find_map(|name| set(name)) {
            Some((name, words)) => (Some(name), words),
            None => (None, customary.to_owned()),
        };
        let program = Program::split(&words)
            .map_err(|why| format!("${} can't be understood: {why}", from.unwrap_or_default()))?;
        Ok(Viewer {
            program,
            from,
            names,
        })
    }

    /// The variables that name one, and the one that is there without them.
    fn names(self) -> (&'static [&'static str], &'static str) {
        match self {
            Self::Pager => (&["PAGER"], "less"),
            Self::Editor => (&["VISUAL", "EDITOR"], "vi"),
        }
    }
}

impl Viewer {
    /// Whether it can be told a line.
    pub fn knows_lines(&self) -> bool {
        let name = self.program.name();
        [PLUS, COLON, GOTO]
            .iter()
            .any(|names| names.contains(&name))
    }

    /// Runs it on a file, at a line if there is one and it can be told. It has the terminal until it ends.
    ///
    /// # Errors
    /// Why it can't be run.
    pub fn open(&self, path: &Path, line: Option<usize>) -> Result<Child, String> {
        let mut command = self.command(path, line);
        command.spawn().map_err(|error| {
            let why = self.program.cannot(&error);
            match self.from {
                Some(name) => format!("{why} (${name})"),
                None => format!("{why}; ${} names another", self.names.join(" or $")),
            }
        })
    }

    fn command(&self, path: &Path, line: Option<usize>) -> Command {
        let mut command = self.program.command();
        // A name that begins with a sign must not be taken for an option.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let name = self.program.name();
        let named = |names: &[&str]| names.contains(&name);
        match line.map(|line| line.to_string()) {
            Some(line) if named(PLUS) => {
                command.arg(format!("+{line}")).arg(path);
            }
            Some(line) if named(COLON) || named(GOTO) => {
                if named(GOTO) {
                    command.arg("--goto");
                }
                let mut place = path.into_os_string();
                place.push(format!(":{line}"));
                command.arg(place);
            }
            _ => {
                command.arg(path);
            }
        }
        command
    }

    /// Whether it ended well.
    ///
    /// # Errors
    /// How it ended instead, in a sentence.
    pub fn judge(&self, ended: std::io::Result<std::process::ExitStatus>) -> Result<(), String> {
        let judged = match ended {
            Ok(status) => self.program.judge(status),
            Err(error) => Err(self.program.cannot(&error)),
        };
        judged.map_err(|why| match self.from {
            Some(name) => format!("{why} (${name})"),
            None => why,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn viewer(with: With, set: &[(&str, &str)]) -> Result<Viewer, String> {
        with.viewer(|name| {
            let found = set.iter().find(|(known, _)| *known == name);
            found.map(|(_, words)| (*words).to_owned())
        })
    }

    fn words(set: &str, path: &str, line: Option<usize>) -> Vec<String> {
        let viewer = viewer(With::Editor, &[("EDITOR", set)]).unwrap();
        let command = viewer.command(Path::new(path), line);
        let command = command.as_std();
        let words = std::iter::once(command.get_program()).chain(command.get_args());
        words
            .map(|word| word.to_str().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn the_users_own_goes_before_the_customary_one() {
        let named = |with, set: &[_]| viewer(with, set).unwrap().program.name().to_owned();
        let both = [("VISUAL", "nvim"), ("EDITOR", "nano"), ("PAGER", "most")];
        assert_eq!(named(With::Editor, &both), "nvim");
        assert_eq!(named(With::Editor, &both[1..]), "nano");
        assert_eq!(
            named(With::Editor, &[("VISUAL", " "), ("EDITOR", "")]),
            "vi"
        );
        assert_eq!(named(With::Pager, &both), "most");
        assert_eq!(named(With::Pager, &[]), "less");
        let why = viewer(With::Editor, &[("EDITOR", "vim '")]).unwrap_err();
        assert!(why.starts_with("$EDITOR can't be understood"), "{why}");
    }

    #[test]
    fn each_editor_is_told_a_line_in_its_own_way() {
        let line = Some(12);
        assert_eq!(
            words("vim -R", "/w/a b.txt", line),
            ["vim", "-R", "+12", "/w/a b.txt"]
        );
        assert_eq!(
            words("/opt/bin/nvim", "/w/a", line),
            ["/opt/bin/nvim", "+12", "/w/a"]
        );
        assert_eq!(words("subl -w", "/w/a", line), ["subl", "-w", "/w/a:12"]);
        assert_eq!(
            words("code --wait", "/w/a", line),
            ["code", "--wait", "--goto", "/w/a:12"]
        );
        assert_eq!(words("ed", "/w/a", line), ["ed", "/w/a"]);
        assert_eq!(words("vim", "/w/a", None), ["vim", "/w/a"]);
    }

    #[test]
    fn no_file_is_taken_for_an_option_or_a_command() {
        let here = std::env::current_dir().unwrap();
        let path = here.join("-c quit;$(x)").to_str().unwrap().to_owned();
        assert_eq!(words("vim", "-c quit;$(x)", None), ["vim", path.as_str()]);
    }

    #[test]
    fn what_cannot_be_run_is_said_with_what_named_it() {
        let missing = viewer(With::Editor, &[("EDITOR", "/no/such/editor -f")]).unwrap();
        let why = missing.open(Path::new("a"), None).unwrap_err();
        assert_eq!(why, "there is no program /no/such/editor ($EDITOR)");
    }
}
