//! A command of the user's, run with words on its standard input: for so long and no longer, and heard of again.

use std::io;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use tokio::io::AsyncWriteExt;
use tokio::process::{Child, Command};
use tokio::task::JoinSet;
use tokio::time::timeout;

/// A command and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    command: String,
    arguments: Vec<String>,
}

impl Program {
    /// Of a list whose first word is the command.
    ///
    /// # Errors
    /// If there is no command, or a word that no program can be given.
    pub fn new(words: &[String]) -> Result<Self, String> {
        match words {
            _ if words.iter().any(|word| word.contains('\0')) => {
                Err("no word of a command can hold a zero byte".into())
            }
            [command, arguments @ ..] if !command.is_empty() => Ok(Self {
                command: command.clone(),
                arguments: arguments.to_vec(),
            }),
            _ => Err("a command is a list of words, the program's name first".into()),
        }
    }

    /// Of words in one line, parted and quoted as a shell has it; nothing in them is replaced.
    ///
    /// # Errors
    /// As [`Self::new`], or if a quotation mark is not closed.
    pub fn split(words: &str) -> Result<Self, String> {
        let words = shell_words::split(words).map_err(|error| error.to_string())?;
        Self::new(&words)
    }

    /// All its words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let arguments = self.arguments.iter().map(String::as_str);
        std::iter::once(self.command.as_str()).chain(arguments)
    }

    /// What people call it: the command without its folder.
    pub fn name(&self) -> &str {
        let name = Path::new(&self.command).file_name();
        name.and_then(|name| name.to_str()).unwrap_or(&self.command)
    }

    /// The command, to be completed and run.
    pub(super) fn command(&self) -> Command {
        let mut command = Command::new(&self.command);
        command.args(&self.arguments);
        command
    }

    /// Runs it with words on its standard input, and waits until it ends. What it prints is thrown away. If it takes longer
    /// than the limit it is killed, with all that it started; so it is if nobody waits for it any more.
    ///
    /// # Errors
    /// Why it did not end well, in a sentence.
    pub async fn hand_over(&self, words: &[u8], limit: Duration) -> Result<(), String> {
        let mut command = self.command();
        command.stdin(Stdio::piped());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        // A group of its own: it can be ended whole, and keys that speak to the terminal's group do not reach it.
        command.process_group(0);
        let child = command.spawn().map_err(|error| self.cannot(&error))?;
        let Group(child) = &mut Group(child);
        let input = child.stdin.take();
        let talk = async {
            if let Some(mut input) = input {
                // Whoever does not want to read all of it may close its end.
                let _ = input.write_all(words).await;
            }
        };
        let ended = async {
            tokio::select! {
                // Whoever ends without having read has ended.
                status = child.wait() => return status,
                () = talk => {}
            }
            child.wait().await
        };
        match timeout(limit, ended).await {
            Ok(Ok(status)) => self.judge(status),
            Ok(Err(error)) => Err(self.cannot(&error)),
            Err(_) => {
                let seconds = limit.as_secs();
                Err(format!("{} did not end within {seconds} s", self.name()))
            }
        }
    }

    /// Whether it ended well.
    pub(super) fn judge(&self, status: ExitStatus) -> Result<(), String> {
        match status.success() {
            true => Ok(()),
            false => Err(format!("{} ended with {status}", self.name())),
        }
    }

    pub(super) fn cannot(&self, error: &io::Error) -> String {
        match error.kind() {
            io::ErrorKind::NotFound => format!("there is no program {}", self.command),
            _ => format!("{} can't be run: {error}", self.command),
        }
    }
}

/// Waits for what hands words over, but not for long: what has not ended by then is killed.
pub async fn part(mut handing: JoinSet<()>, patience: Duration) {
    let all = async { while handing.join_next().await.is_some() {} };
    let _ = timeout(patience, all).await;
    handing.shutdown().await;
}

/// A program that leads a group, and the group: killed if it has not ended by itself when nobody waits for it any more.
struct Group(Child);

impl Drop for Group {
    fn drop(&mut self) {
        let id = self.0.id().and_then(|id| i32::try_from(id).ok());
        if let Some(group) = id.and_then(Pid::from_raw) {
            // It may have ended just now.
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn run(words: &[&str], input: &[u8], limit: Duration) -> Result<(), String> {
        let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
        let program = Program::new(&words).unwrap();
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_all().build().unwrap();
        runtime.block_on(program.hand_over(input, limit))
    }

    const LONG: Duration = Duration::from_secs(20);

    #[test]
    fn words_come_on_standard_input_and_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("got");
        let line = "cat > \"$0\"; printf ' %s' \"$#\" >> \"$0\"";
        let words = ["sh", "-c", line, file.to_str().unwrap()];
        run(&words, b"$(touch x); `id` \"quoted\"\n", LONG).unwrap();
        let got = std::fs::read_to_string(&file).unwrap();
        assert_eq!(got, "$(touch x); `id` \"quoted\"\n 0");
    }

    #[test]
    fn what_does_not_read_is_not_waited_for() {
        let much = vec![b'x'; 1 << 20];
        assert_eq!(run(&["true"], &much, LONG), Ok(()));
    }

    #[test]
    fn what_goes_wrong_is_said() {
        let failed = run(&["sh", "-c", "exit 3"], b"", LONG).unwrap_err();
        assert_eq!(failed, "sh ended with exit status: 3");
        let missing = run(&["/no/such/program"], b"", LONG).unwrap_err();
        assert_eq!(missing, "there is no program /no/such/program");
        assert!(Program::new(&[]).is_err() && Program::new(&["".into()]).is_err());
        assert!(Program::split("vim 'un").is_err());
    }

    #[test]
    fn what_takes_too_long_is_ended_with_all_it_started() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("late");
        // The shell's own child would write after the shell is gone.
        let line = "(sleep 2; touch \"$0\") & wait";
        let start = Instant::now();
        let words = ["sh", "-c", line, file.to_str().unwrap()];
        let failed = run(&words, b"", Duration::from_millis(300)).unwrap_err();
        assert!(failed.contains("did not end within"), "{failed}");
        assert!(start.elapsed() < Duration::from_secs(2));
        std::thread::sleep(Duration::from_millis(2200));
        assert!(!file.exists());
    }

    #[test]
    fn whoever_leaves_waits_a_moment_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let (quick, slow) = (folder.path().join("quick"), folder.path().join("slow"));
        let runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = { runtime }.enable_all().build().unwrap();
        runtime.block_on(async {
            let mut handing = JoinSet::new();
            for (file, seconds) in [(&quick, "0.3"), (&slow, "3")] {
                let line = "sleep \"$1\"; cat > \"$0\"";
                let words = ["sh", "-c", line, file.to_str().unwrap(), seconds];
                let program = Program::new(&words.map(str::to_owned)).unwrap();
                handing.spawn(async move {
                    let _ = program.hand_over(b"all of it", LONG).await;
                });
            }
            part(handing, Duration::from_millis(1500)).await;
        });
        std::thread::sleep(Duration::from_millis(2500));
        assert_eq!(std::fs::read_to_string(&quick).unwrap(), "all of it");
        assert!(!slow.exists());
    }

    #[test]
    fn words_are_split_as_shells_split_them() {
        let program = Program::split("/usr/bin/vim -c 'set number' \"a b\"").unwrap();
        let words: Vec<_> = program.words().collect();
        assert_eq!(words, ["/usr/bin/vim", "-c", "set number", "a b"]);
        assert_eq!(program.name(), "vim");
    }
}
