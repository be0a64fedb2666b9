//! Words on their way to the clipboard.
//!
//! Over SSH only the terminal can reach the clipboard that the user pastes from, by `OSC 52`: base64 in an escape sequence.
//! tmux drops that sequence of programs inside it unless `set-clipboard` is `on`, which it is not by itself, but sets the
//! terminal's clipboard when it is asked to by its own command (`load-buffer -w`, since 3.2). GNU screen knows nothing of it
//! and hands on what stands in a device control string, of 768 bytes at most. No terminal answers: that words were sent is
//! all that can be known.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Program;
use crate::format::clean::is_harmful;

/// Bytes of text at most: terminals that limit the sequence do so at 100,000 bytes, all told.
pub const MOST: usize = 74_994;

/// Bytes of a sequence in one of screen's strings; older ones hold 256.
const PIECE: usize = 240;

/// How long a program may take to accept words.
const LIMIT: Duration = Duration::from_secs(5);

/// How words are copied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Copying {
    /// By the terminal; tmux and screen are told in their own ways.
    #[default]
    Osc52,
    /// By the terminal, past a tmux that lets sequences through (`allow-passthrough`).
    Passthrough,
    /// By a program that gets them on standard input. Over SSH it would reach another machine's clipboard, and the terminal
    /// is asked instead.
    Program(Program),
}

/// The way that words go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// To the terminal.
    Terminal,
    /// To the terminal, through screen.
    Screen,
    /// To the terminal, past tmux.
    PastTmux,
    /// To tmux, by its own command.
    Tmux(Program),
    /// To a program.
    Program(Program),
}

impl Copying {
    /// Those that have a name in the settings.
    pub const NAMES: [(&str, Self); 2] =
        [("osc52", Self::Osc52), ("passthrough", Self::Passthrough)];

    /// The way in surroundings that are asked for by the names of environment variables.
    pub fn route(&self, is_set: impl Fn(&str) -> bool) -> Route {
        let remote = is_set("SSH_TTY") || is_set("SSH_CONNECTION");
        match self {
            Self::Program(program) if !remote => Route::Program(program.clone()),
            Self::Passthrough if is_set("TMUX") => Route::PastTmux,
            _ if is_set("TMUX") => match Program::split("tmux load-buffer -w -") {
                Ok(program) => Route::Tmux(program),
                Err(_) => Route::Terminal,
            },
            _ if is_set("STY") => Route::Screen,
            _ => Route::Terminal,
        }
    }
}

impl Route {
    /// The program that words are handed to, if they are.
    pub fn program(&self) -> Option<&Program> {
        match self {
            Self::Tmux(program) | Self::Program(program) => Some(program),
            Self::Terminal | Self::Screen | Self::PastTmux => None,
        }
    }

    /// Hands words to a program; those that go to the terminal are written by whoever holds it.
    ///
    /// # Errors
    /// Why it did not take them.
    pub async fn hand_over(&self, text: &str) -> Result<(), String> {
        match self.program() {
            Some(program) => program.hand_over(text.as_bytes(), LIMIT).await,
            None => Ok(()),
        }
    }

    /// What was done with so many letters on this way, and no more than that.
    pub fn said(&self, letters: usize, excerpt: &str) -> String {
        let how = match self {
            Self::Terminal => "sent to the terminal by OSC 52".to_owned(),
            Self::Screen => "sent to the terminal by OSC 52 through screen".to_owned(),
            Self::PastTmux => "sent to the terminal by OSC 52 past tmux".to_owned(),
            Self::Tmux(_) => "given to tmux for its buffer and the clipboard".to_owned(),
            Self::Program(program) => format!("given to {}", program.name()),
        };
        format!("{how}, {letters} letters: {excerpt}")
    }
}

/// Words without any control character but line breaks.
pub fn harmless(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let letters = text.chars().map(|letter| match letter {
        '\n' => '\n',
        '\t' => ' ',
        letter if letter == '\r' || is_harmful(letter) => '\u{fffd}',
        letter => letter,
    });
    letters.collect()
}

/// The sequence that puts a text on the clipboard by way of the terminal; `None` if it is too long for some.
pub fn osc52(text: &str, route: &Route) -> Option<String> {
    if text.len() > MOST {
        return None;
    }
    let sequence = format!("\x1b]52;c;{}\x07", STANDARD.encode(text));
    Some(match route {
        Route::Terminal | Route::Tmux(_) | Route::Program(_) => sequence,
        Route::PastTmux => format!("\x1bPtmux;{}\x1b\\", sequence.replace('\x1b', "\x1b\x1b")),
        Route::Screen => {
            let bytes = sequence.as_bytes().chunks(PIECE);
            let pieces = bytes.map(|piece| String::from_utf8_lossy(piece));
            pieces.map(|piece| format!("\x1bP{piece}\x1b\\")).collect()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(copying: &Copying, set: &[&str]) -> Route {
        copying.route(|name| set.contains(&name))
    }

    #[test]
    fn the_way_is_that_of_the_surroundings() {
        let tool = Copying::Program(Program::split("wl-copy -n").unwrap());
        let tmux = Route::Tmux(Program::split("tmux load-buffer -w -").unwrap());
        assert_eq!(route(&Copying::Osc52, &[]), Route::Terminal);
        assert_eq!(route(&Copying::Osc52, &["SSH_TTY"]), Route::Terminal);
        assert_eq!(route(&Copying::Osc52, &["STY"]), Route::Screen);
        assert_eq!(route(&Copying::Osc52, &["TMUX", "SSH_TTY"]), tmux);
        assert_eq!(route(&Copying::Passthrough, &["TMUX"]), Route::PastTmux);
        assert_eq!(route(&Copying::Passthrough, &[]), Route::Terminal);
        assert_eq!(route(&tool, &["TMUX"]).program().unwrap().name(), "wl-copy");
        assert_eq!(route(&tool, &["SSH_CONNECTION"]), Route::Terminal);
        assert_eq!(route(&tool, &["SSH_CONNECTION", "TMUX"]), tmux);
    }

    #[test]
    fn sequences_are_those_that_terminals_and_multiplexers_know() {
        assert_eq!(osc52("Añ", &Route::Terminal).unwrap(), "\x1b]52;c;QcOx\x07");
        assert_eq!(
            osc52("Añ", &Route::PastTmux).unwrap(),
            "\x1bPtmux;\x1b\x1b]52;c;QcOx\x07\x1b\\"
        );
        let long = "x".repeat(600);
        let through = osc52(&long, &Route::Screen).unwrap();
        let pieces: Vec<_> = through.split("\x1b\\").collect();
        assert_eq!(pieces.len(), 5, "four strings, and nothing behind them");
        assert!(pieces.iter().all(|piece| piece.len() <= PIECE + 2));
        let joined = through.replace("\x1bP", "").replace("\x1b\\", "");
        assert_eq!(Some(joined), osc52(&long, &Route::Terminal));
    }

    #[test]
    fn what_some_terminal_would_cut_is_not_sent() {
        let most = "x".repeat(MOST);
        assert!(osc52(&most, &Route::Terminal).unwrap().len() <= 100_000);
        assert_eq!(osc52(&format!("{most}x"), &Route::Terminal), None);
    }

    #[test]
    fn nothing_but_line_breaks_controls() {
        let hostile = "a\tb\r\nc\x1b]52;c;eA==\x07\u{9b}2J\u{202e}d\re";
        let clean = harmless(hostile);
        assert_eq!(
            clean,
            "a b\nc\u{fffd}]52;c;eA==\u{fffd}\u{fffd}2J\u{fffd}d\u{fffd}e"
        );
    }
}
