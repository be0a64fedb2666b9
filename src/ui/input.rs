//! What comes from the terminal: at the start its answers to what we asked it, then keys, clicks, pastes and sizes.
//!
//! Crossterm reads keys, and takes answers that it doesn't know for the beginning of one; so it is let in when the answers
//! have come, or can't be waited for any longer. Keys pressed before that are not lost. It knows nothing of what keys mean.

use std::collections::VecDeque;
use std::io;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, EventStream, KeyCode, KeyEvent, KeyModifiers};
use futures_util::StreamExt;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use tokio::task::{JoinHandle, spawn_blocking};

use super::screen::Abilities;

/// Whether frames can be synchronized, whether there are margins at left and right; and, last, what the terminal is, which
/// all but the plainest tell.
pub(super) const QUESTIONS: &[u8] = b"\x1b[?2026$p\x1b[?69$p\x1b[c";
/// How long answers are waited for.
const PATIENCE: Duration = Duration::from_millis(200);
/// As many bytes as answers and an eager hand make.
const MOST: usize = 4096;

/// What came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// The answers.
    Abilities(Abilities),
    /// All else.
    Event(Event),
}

/// The terminal's input.
#[derive(Debug)]
pub(super) struct Inputs {
    /// The terminal's size when it was asked.
    size: (u16, u16),
    asked: Option<JoinHandle<Vec<u8>>>,
    early: VecDeque<Input>,
    stream: Option<EventStream>,
    /// Whether another program is listened to.
    resting: bool,
}

impl Inputs {
    /// Begins to listen to a terminal of a size, within the runtime; the questions have been sent.
    pub(super) fn begin(size: (u16, u16)) -> Self {
        Self {
            size,
            asked: Some(spawn_blocking(answers)),
            early: VecDeque::new(),
            stream: None,
            resting: false,
        }
    }

    /// Stops listening: whoever types on types to somebody else. What was typed ahead is forgotten: it was not meant for the
    /// screen that comes back.
    pub(super) fn rest(&mut self) {
        self.resting = true;
        self.early.clear();
        // The stream's thread is told to end, and lets go of the terminal before a new stream can be had.
        self.stream = None;
        drop(EventStream::new());
        while matches!(event::poll(Duration::ZERO), Ok(true)) && event::read().is_ok() {}
    }

    /// Listens again.
    pub(super) fn go_on(&mut self) {
        self.resting = false;
    }

    /// The next of what comes; `None` or an error once the terminal is gone. May be dropped while it waits.
    pub(super) async fn next(&mut self) -> Option<io::Result<Input>> {
        if self.resting {
            return std::future::pending().await;
        }
        if let Some(asked) = &mut self.asked {
            let bytes = asked.await.unwrap_or_default();
            self.asked = None;
            self.early = read(&bytes).into();
        }
        if let Some(input) = self.early.pop_front() {
            return Some(Ok(input));
        }
        if self.stream.is_none() {
            self.stream = Some(EventStream::new());
            // Nobody told of another size before there was a stream.
            if let Ok(now) = crossterm::terminal::size()
                && now != self.size
            {
                return Some(Ok(Input::Event(Event::Resize(now.0, now.1))));
            }
        }
        let event = self.stream.as_mut()?.next().await?;
        Some(event.map(Input::Event))
    }
}

/// What the terminal sends until it has said what it is.
fn answers() -> Vec<u8> {
    let stdin = io::stdin();
    let until = Instant::now() + PATIENCE;
    let mut bytes = Vec::new();
    while !is_whole(&bytes) && bytes.len() < MOST {
        let left = until.saturating_duration_since(Instant::now());
        let left = Timespec {
            tv_sec: 0,
            tv_nsec: left.subsec_nanos().into(),
        };
        let mut watched = [PollFd::new(&stdin, PollFlags::IN)];
        match poll(&mut watched, Some(&left)) {
            Ok(1..) => {}
            Err(rustix::io::Errno::INTR) => continue,
            Ok(0) | Err(_) => break,
        }
        let mut part = [0; 256];
        match rustix::io::read(&stdin, &mut part) {
            Ok(n @ 1..) => bytes.extend_from_slice(part.get(..n).unwrap_or_default()),
            Ok(0) | Err(_) => break,
        }
    }
    bytes
}

/// Whether the last of the answers is among the bytes.
fn is_whole(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while !rest.is_empty() {
        let (token, after) = token(rest);
        if matches!(token, Token::Control(params, b'c') if params.starts_with(b"?")) {
            return true;
        }
        rest = after;
    }
    false
}

/// A piece of what a terminal sends.
enum Token<'b> {
    /// A letter, or a byte that is none.
    Letter(Option<char>),
    /// A sequence of keys or answers: what stands between its head and its last byte, and that.
    Control(&'b [u8], u8),
    /// A sequence that is not whole.
    Cut,
}

/// The first piece, and what comes after it.
fn token(bytes: &[u8]) -> (Token<'_>, &[u8]) {
    if let [0x1b, b'[' | b'O', rest @ ..] = bytes {
        let Some(end) = rest.iter().position(|byte| (0x40..0x7f).contains(byte)) else {
            return (Token::Cut, &[]);
        };
        let (params, after) = rest.split_at(end);
        let (last, after) = after.split_at(1);
        return (
            Token::Control(params, last.first().copied().unwrap_or(0)),
            after,
        );
    }
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => bytes
            .get(..error.valid_up_to())
            .and_then(|valid| std::str::from_utf8(valid).ok())
            .unwrap_or_default(),
    };
    match valid.chars().next() {
        Some(letter) => (
            Token::Letter(Some(letter)),
            bytes.get(letter.len_utf8()..).unwrap_or_default(),
        ),
        None => (Token::Letter(None), bytes.get(1..).unwrap_or_default()),
    }
}

/// The answers, and the keys that were pressed among them.
fn read(bytes: &[u8]) -> Vec<Input> {
    let mut abilities = Abilities::default();
    let mut keys = Vec::new();
    let mut pasted: Option<String> = None;
    let mut rest = bytes;
    while !rest.is_empty() {
        let (token, after) = token(rest);
        rest = after;
        let key = match (token, &mut pasted) {
            // Modes that are set or reset, not those that are unknown or can't be changed.
            (Token::Control(b"?2026;1$" | b"?2026;2$", b'y'), _) => {
                abilities.synchronized = true;
                None
            }
            (Token::Control(b"?69;1$" | b"?69;2$", b'y'), _) => {
                abilities.margins = true;
                None
            }
            (Token::Control(b"200", b'~'), _) => {
                pasted = Some(String::new());
                None
            }
            (Token::Control(b"201", b'~'), text) => {
                keys.extend(text.take().map(|text| Input::Event(Event::Paste(text))));
                None
            }
            (Token::Letter(letter), Some(text)) => {
                text.extend(letter);
                None
            }
            (Token::Letter(letter), None) => letter.map(pressed),
            (Token::Control(b"", last), None) => named(last).map(KeyEvent::from),
            (Token::Control(..) | Token::Cut, _) => None,
        };
        keys.extend(key.map(|key| Input::Event(Event::Key(key))));
    }
    let mut all = vec![Input::Abilities(abilities)];
    all.append(&mut keys);
    all
}

/// The key that sends a letter or a control character.
fn pressed(letter: char) -> KeyEvent {
    let code = match letter {
        '\r' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        '\x1b' => KeyCode::Esc,
        '\x7f' => KeyCode::Backspace,
        '\x01'..='\x1a' => {
            let letter = char::from(b'a' + (letter as u8 - 1));
            return KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL);
        }
        letter => KeyCode::Char(letter),
    };
    code.into()
}

/// The key that sends a sequence without numbers.
fn named(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'Z' => KeyCode::BackTab,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode) -> Input {
        Input::Event(Event::Key(code.into()))
    }

    #[test]
    fn answers_and_keys_are_told_apart() {
        let bytes = "j\x1b[?2026;2$y\x1b[B\x1b[?69;0$y\x1b[?62;22cé".as_bytes();
        assert!(is_whole(bytes));
        let abilities = Abilities {
            synchronized: true,
            margins: false,
        };
        let all = [
            Input::Abilities(abilities),
            key(KeyCode::Char('j')),
            key(KeyCode::Down),
            key(KeyCode::Char('é')),
        ];
        assert_eq!(read(bytes), all);
    }

    #[test]
    fn what_is_no_answer_is_not_taken_for_one() {
        for bytes in ["", "c", "?c", "\x1b[?69;1$y", "\x1b[?69", "\x1b[c", "\x1bc"] {
            assert!(!is_whole(bytes.as_bytes()), "{bytes:?}");
        }
        let none = Input::Abilities(Abilities::default());
        assert_eq!(read(b"\x1b[?69;4$y\x1b[?2026"), [none]);
    }

    #[test]
    fn an_early_paste_is_no_keys() {
        let all = read(b"\x1b[200~Qq\x1b[201~\x03");
        let ctrl_c = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        let keys = [
            Input::Event(Event::Paste("Qq".into())),
            Input::Event(Event::Key(ctrl_c)),
        ];
        assert_eq!(all[1..], keys);
    }
}
