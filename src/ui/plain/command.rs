//! What can be asked for in a line: one table that lines are read by and the help is made of.

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// The stories.
    Stories,
    /// The actors.
    Actors,
    /// The statements; those of a row.
    Quotes(Option<usize>),
    /// The row of this number: its story, or an actor's statements.
    Row(usize),
    /// The story that came last.
    Last,
    /// What answers to the words.
    Find(String),
    /// Only what passes the chips from now on; all, where there are none.
    Filter(String),
    /// More of the list or the story.
    Next,
    /// The list before.
    Back,
    /// Bookmark the row, or what is being read; or take the bookmark off.
    Bookmark(Option<usize>),
    /// Put a note on the row; take it off, where there are no words.
    Note(usize, String),
    /// What is bookmarked or noted.
    Marks,
    /// Hold the intake, or let it go on.
    Hold,
    /// What can be asked for.
    Help,
    /// Leave.
    Quit,
}

/// What stands behind a command's word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    Nothing,
    Number,
    MaybeNumber,
    NumberAndWords,
    Words,
}

struct Entry {
    word: &'static str,
    rest: Rest,
    shown: &'static str,
    about: &'static str,
    make: fn(usize, &str) -> Command,
}

const fn row(
    word: &'static str,
    rest: Rest,
    shown: &'static str,
    about: &'static str,
    make: fn(usize, &str) -> Command,
) -> Entry {
    Entry {
        word,
        rest,
        shown,
        about,
        make,
    }
}

/// Every command. Of words that begin alike the first is meant.
#[rustfmt::skip]
const TABLE: &[Entry] = &[
    row("stories", Rest::Nothing, "stories", "the stories, newest first", |_, _| Command::Stories),
    row("actors", Rest::Nothing, "actors", "the actors, by mentions", |_, _| Command::Actors),
    row("q", Rest::Nothing, "quit, q", "leave", |_, _| Command::Quit),
    row("quotes", Rest::MaybeNumber, "quotes, quotes N", "what was said; of row N: in the story, by the actor", |n, _| Command::Quotes(Some(n).filter(|n| *n > 0))),
    row("read", Rest::Number, "N, read N", "row N: read the story, list what the actor said", |n, _| Command::Row(n)),
    row("last", Rest::Nothing, "last", "read the story that came last", |_, _| Command::Last),
    row("find", Rest::Words, "find WORDS", "stories, actors and quotes that answer; chips narrow it", |_, words| Command::Find(words.to_owned())),
    row("filter", Rest::Words, "filter CHIPS", "list only what passes, such as who:Costa since:2d; filter alone: all again", |_, words| Command::Filter(words.to_owned())),
    row("next", Rest::Nothing, "next, or Enter alone", "more of the list or the story", |_, _| Command::Next),
    row("back", Rest::Nothing, "back", "the list before", |_, _| Command::Back),
    row("bookmark", Rest::MaybeNumber, "bookmark N, bookmark", "bookmark the story or the quote of row N, or the story being read; again: no longer", |n, _| Command::Bookmark(Some(n).filter(|n| *n > 0))),
    row("note", Rest::NumberAndWords, "note N WORDS", "put a note on the story or the quote of row N; note N alone: take it off", |n, words| Command::Note(n, words.to_owned())),
    row("marks", Rest::Nothing, "marks", "what is bookmarked or noted", |_, _| Command::Marks),
    row("hold", Rest::Nothing, "hold", "hold the intake, or let it go on", |_, _| Command::Hold),
    row("help", Rest::Nothing, "help", "this list", |_, _| Command::Help),
    row("quit", Rest::Nothing, "", "", |_, _| Command::Quit),
];

/// Reads a line; its first word may be cut short.
///
/// # Errors
/// What is wrong, and what would be right.
pub(super) fn read(line: &str) -> Result<Command, String> {
    let line = line.trim();
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    if word.is_empty() {
        return Ok(Command::Next);
    }
    if word == "?" {
        return Ok(Command::Help);
    }
    if let (Ok(n @ 1..), "") = (word.parse(), rest) {
        return Ok(Command::Row(n));
    }
    let lower = word.to_lowercase();
    let found = TABLE.iter().find(|entry| entry.word == lower);
    let found = found.or_else(|| {
        let mut all = TABLE.iter();
        all.find(|entry| entry.word.starts_with(&lower))
    });
    let Some(entry) = found else {
        return Err(format!(
            "there is no command {word:?}; help lists those there are"
        ));
    };
    let (number, behind) = match entry.rest {
        Rest::NumberAndWords => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        _ => (rest, ""),
    };
    let number = number.parse().ok().filter(|n| *n > 0);
    match (entry.rest, number, rest.is_empty()) {
        (Rest::Words, ..) | (Rest::Nothing | Rest::MaybeNumber, _, true) => {
            Ok((entry.make)(0, rest))
        }
        (Rest::Number | Rest::MaybeNumber, Some(n), _) => Ok((entry.make)(n, rest)),
        (Rest::NumberAndWords, Some(n), _) => Ok((entry.make)(n, behind.trim())),
        (Rest::Number | Rest::MaybeNumber | Rest::NumberAndWords, None, _) => {
            Err(format!("{} wants the number of a row", entry.word))
        }
        (Rest::Nothing, _, false) => Err(format!("{} stands alone", entry.word)),
    }
}

/// What can be asked for, a line each.
pub(super) fn help() -> impl Iterator<Item = String> {
    let told = TABLE.iter().filter(|entry| !entry.shown.is_empty());
    told.map(|entry| format!("{}: {}", entry.shown, entry.about))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_may_be_cut_short() {
        assert_eq!(read("stories"), Ok(Command::Stories));
        assert_eq!(read(" S "), Ok(Command::Stories));
        assert_eq!(read("q"), Ok(Command::Quit));
        assert_eq!(read("qui"), Ok(Command::Quit));
        assert_eq!(read("quo 3"), Ok(Command::Quotes(Some(3))));
        assert_eq!(read("quotes"), Ok(Command::Quotes(None)));
        assert_eq!(read("12"), Ok(Command::Row(12)));
        assert_eq!(read("read 12"), Ok(Command::Row(12)));
        assert_eq!(read(""), Ok(Command::Next));
        assert_eq!(read("b"), Ok(Command::Back));
        assert_eq!(read("bo"), Ok(Command::Bookmark(None)));
        assert_eq!(read("bookmark 3"), Ok(Command::Bookmark(Some(3))));
        assert_eq!(
            read("note 3  ask  her "),
            Ok(Command::Note(3, "ask  her".into()))
        );
        assert_eq!(read("note 3"), Ok(Command::Note(3, String::new())));
        assert_eq!(
            read("find south  road"),
            Ok(Command::Find("south  road".into()))
        );
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (line, words) in [
            ("sing", "no command \"sing\""),
            ("read", "wants the number"),
            ("read 0", "wants the number"),
            ("quotes of Ana", "wants the number"),
            ("back 3", "stands alone"),
            ("note", "wants the number"),
            ("note ask her", "wants the number"),
        ] {
            let said = read(line).unwrap_err();
            assert!(said.contains(words), "{line}: {said}");
        }
    }

    #[test]
    fn every_command_is_in_the_help() {
        let help: Vec<_> = help().collect();
        for entry in TABLE {
            assert!(
                help.iter().any(|line| line.contains(entry.word)),
                "{}",
                entry.word
            );
        }
    }
}
