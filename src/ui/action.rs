//! The one vocabulary: everything that a user can do, with its name, its words and its keys.
//!
//! Keys, footer, help and tests are built from [`TABLE`]; nothing is typed twice. It knows nothing of how an action
//! is done.

use super::keys::{Need, When, place::*};

/// Everything that a user can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// One row down; in the reader one line.
    Down,
    /// One row up.
    Up,
    /// Half a screen down.
    HalfDown,
    /// Half a screen up.
    HalfUp,
    /// A screen down.
    PageDown,
    /// A screen up.
    PageUp,
    /// To the first row: on the timeline, the newest story.
    First,
    /// To the last row.
    Last,
    /// To the next pane.
    NextPane,
    /// To the pane before.
    PrevPane,
    /// To the timeline.
    GoTimeline,
    /// To the actors.
    GoActors,
    /// To the quotes.
    GoQuotes,
    /// Read the story of the row; filter by the actor or the day.
    Open,
    /// One step back: closes the overlay, the prompt, the find, the zoom, or takes the last chip off.
    Back,
    /// Closes what is open; with nothing open, quits.
    Close,
    /// Quits at once.
    Quit,
    /// Starts a fuzzy find in this pane.
    Find,
    /// In the prompt: find in all panes, or in this one again.
    Widen,
    /// In the prompt: keep what was found.
    Accept,
    /// Type the filter.
    Filter,
    /// In the filter: take what is offered.
    Complete,
    /// In the filter: put the next of what is offered into the line.
    NextChoice,
    /// In the filter: put the one before into the line.
    PrevChoice,
    /// In the filter: show what passes it.
    Apply,
    /// To the next row found.
    NextHit,
    /// To the row found before.
    PrevHit,
    /// To the next unread story.
    NextUnread,
    /// To the unread story before.
    PrevUnread,
    /// Marks the story read, or unread again.
    ToggleRead,
    /// Marks every story shown as read.
    AllRead,
    /// Bookmarks the story or the quote, or takes the bookmark off.
    Bookmark,
    /// Types a note on the story or the quote.
    Note,
    /// The bookmarks and notes.
    Marks,
    /// In a line being typed: keep it.
    Write,
    /// The saved searches.
    Searches,
    /// In the list of searches: save what is asked for now.
    SaveSearch,
    /// In the list of searches: apply the one of this digit.
    Pick,
    /// In the list of searches: delete it.
    DeleteSearch,
    /// In the list of searches: ring louder when a story answers, or not at all.
    Alert,
    /// Copies the quote with who said it and where, or the story's headline.
    Copy,
    /// Copies where the quote or the story stands.
    Cite,
    /// The story's file in a pager.
    Source,
    /// The story's file in an editor, at the line.
    Edit,
    /// Asks for a file to write the pane's rows to.
    Export,
    /// In the line for an export: the next format.
    NextFormat,
    /// In the line for an export: the format before.
    PrevFormat,
    /// Stay on the newest story as it arrives, or stop that.
    Follow,
    /// Hold the intake back, or let it go on.
    Hold,
    /// The timeline by arrival, or by when things happened.
    Times,
    /// What happened in shorter stretches: days instead of weeks.
    Finer,
    /// What happened in longer stretches: weeks, months, years.
    Coarser,
    /// The pane alone on the screen, or all again.
    Zoom,
    /// The files that could not be read, with the reasons.
    Unreadable,
    /// A story's versions.
    Versions,
    /// An actor's names and roles, and where they come from.
    Record,
    /// Why a statement is its speaker's, and where else it was said.
    Why,
    /// All that an actor said, in order of time.
    Statements,
    /// Take hold of an actor; join it to the chosen one.
    Join,
    /// Take a name out of an actor.
    Part,
    /// The actors in another order.
    Sort,
    /// What the keys do.
    Help,
    /// Every command by its name.
    Palette,
    /// Stop the program and return to the shell that started it.
    Suspend,
    /// Draw the whole screen anew.
    Redraw,
    /// In a line being typed: delete the letter before the cursor.
    Erase,
    /// In a line being typed: delete the letter under the cursor.
    EraseNext,
    /// In a line being typed: delete the word before the cursor.
    EraseWord,
    /// In a line being typed: delete all before the cursor.
    EraseLine,
    /// In a line being typed: one letter left.
    Left,
    /// In a line being typed: one letter right.
    Right,
    /// In a line being typed: to its start.
    LineStart,
    /// In a line being typed: to its end.
    LineEnd,
}

/// An action's row of the table.
#[derive(Debug)]
pub struct Entry {
    /// The action.
    pub action: Action,
    /// Its name in a configuration file.
    pub name: &'static str,
    /// The help's heading that it stands under.
    pub group: &'static str,
    /// One line for the help.
    pub about: &'static str,
    /// Its keys.
    pub bindings: &'static [Binding],
}

/// Keys with one meaning under one condition.
#[derive(Debug)]
pub struct Binding {
    /// Keys, parted by a blank.
    pub keys: &'static str,
    /// When they mean this.
    pub when: When,
    /// Two words for the footer, or none.
    pub hint: &'static str,
}

const fn on(keys: &'static str, places: u32) -> Binding {
    told(keys, places, &[], "")
}

const fn told(
    keys: &'static str,
    places: u32,
    needs: &'static [Need],
    hint: &'static str,
) -> Binding {
    let when = When { places, needs };
    Binding { keys, when, hint }
}

const fn row(
    action: Action,
    name: &'static str,
    group: &'static str,
    about: &'static str,
    bindings: &'static [Binding],
) -> Entry {
    Entry {
        action,
        name,
        group,
        about,
        bindings,
    }
}

const MOVE: &str = "Move";
const LOOK: &str = "Look";
const FIND: &str = "Find";
const WHO: &str = "Actors";
const STORIES: &str = "Stories";
const PROGRAM: &str = "Program";
const TYPING: &str = "While typing";

/// Every action. The footer tells hints in this order.
#[rustfmt::skip]
pub const TABLE: &[Entry] = {
    use Action::*;
    use Need as N;
    &[
        row(NextPane, "next-pane", MOVE, "next pane", &[
            // Where there is less room the numbers in the panes' titles tell enough.
            told("tab l right", PANES, &[N::Wide], "panes"), on("tab l right", PANES)]),
        row(Open, "open", LOOK, "read the story; filter by the actor or the day", &[
            told("enter", TIMELINE, &[N::Day, N::Meant], "this day"), told("enter", TIMELINE, &[N::Row, N::Meant], "read"), told("enter", TIMELINE, &[N::Happened, N::Meant], "finer"),
            told("enter", RECORD | WHY | SAID | MARKS, &[], "open there"), told("enter", SEARCHES, &[N::Saved], "apply"), told("enter", ACTORS, &[N::Row, N::Meant], "this actor"), told("enter", QUOTES, &[N::Row, N::Meant], "read"),
            on("enter", LISTS), told("enter", READER, &[N::Panes], "zoom"), on("enter", READER), told("enter", PALETTE, &[], "do it")]),
        row(Back, "back", LOOK, "one step back: overlay, find, zoom, last chip", &[
            told("esc", PROMPT | FILTER | LINE | EXPORT, &[], "cancel"), told("esc", HELP | PALETTE | UNREADABLE | RECORD | WHY | SAID | VERSIONS | MARKS | SEARCHES, &[], "close"),
            told("esc", PANES, &[N::Find], "end find"), told("esc", PANES, &[N::Held], "let go"), told("esc", PANES, &[N::Zoom], "back"),
            told("esc", PANES, &[N::Chip], "chip off"), on("esc", ANYWHERE)]),
        row(Down, "down", MOVE, "one row down", &[on("j", COMMANDS), on("down", MOVING), on("ctrl-n", HELP | PALETTE)]),
        row(Up, "up", MOVE, "one row up", &[on("k", COMMANDS), on("up", MOVING), on("ctrl-p", HELP | PALETTE)]),
        row(HalfDown, "half-down", MOVE, "half a screen down", &[on("ctrl-d", MOVING)]),
        row(HalfUp, "half-up", MOVE, "half a screen up", &[on("ctrl-u", COMMANDS)]),
        row(PageDown, "page-down", MOVE, "a screen down; Space in the reader", &[
            told("space", READER, &[N::Below], "more"), on("space", READER), on("pgdn ctrl-f", MOVING)]),
        row(PageUp, "page-up", MOVE, "a screen up", &[on("pgup ctrl-b", MOVING)]),
        row(First, "first", MOVE, "first row: the newest story", &[
            told("g", TIMELINE, &[N::New], "newest"), on("g", COMMANDS), on("home", MOVING)]),
        row(Last, "last", MOVE, "last row", &[on("G", COMMANDS), on("end", MOVING)]),
        row(PrevPane, "previous-pane", MOVE, "pane before", &[on("shift-tab h left", PANES)]),
        row(GoTimeline, "go-timeline", MOVE, "timeline", &[on("1", PANES)]),
        row(GoActors, "go-actors", MOVE, "actors", &[on("2", PANES)]),
        row(GoQuotes, "go-quotes", MOVE, "quotes", &[on("3", PANES)]),

        row(Find, "find", FIND, "fuzzy find in this pane", &[told("/", PANES, &[], "find")]),
        row(Filter, "filter", FIND, "narrow all panes: who: said: on: since: until: source: status: is: and words", &[told("f", PANES, &[], "filter")]),
        row(Apply, "apply", FIND, "while filtering: show what passes", &[told("enter", FILTER, &[], "apply")]),
        row(Complete, "complete", FIND, "while filtering: take what is offered", &[told("tab", FILTER, &[N::Candidate], "take")]),
        row(NextChoice, "next-choice", FIND, "while filtering: next of what is offered", &[
            told("down", FILTER, &[N::Other], "next"), on("down ctrl-n", FILTER)]),
        row(PrevChoice, "previous-choice", FIND, "while filtering: the one before", &[on("up ctrl-p", FILTER)]),
        row(Accept, "accept", FIND, "while finding: keep what was found", &[told("enter", PROMPT, &[], "keep")]),
        row(Widen, "widen", FIND, "while finding: in all panes, or in one again", &[
            told("tab", PROMPT, &[N::Widened], "one pane"), told("tab", PROMPT, &[], "all panes")]),
        row(NextHit, "next-hit", FIND, "next row found", &[
            told("n", PANES, &[N::Find, N::Hit], "next"), told("n", PANES, &[N::Find], ""), on("down ctrl-n", PROMPT)]),
        row(Copy, "copy", STORIES, "copy the quote with speaker, source and date, or the headline", &[
            told("y", TIMELINE | QUOTES, &[N::Row], "copy"), told("y", READER, &[], "copy"), on("y", TIMELINE | QUOTES)]),
        row(Cite, "cite", STORIES, "copy the citation: who, headline, source, date, file", &[on("Y", TIMELINE | QUOTES | READER)]),
        row(Why, "why", LOOK, "why a statement is its speaker's: source, cue, rule, how sure; and where else it was said", &[
            told("w", QUOTES, &[N::Row], "why"), on("w", READER)]),
        row(Record, "record", WHO, "an actor's names and roles, and where they come from", &[
            told("w", ACTORS, &[N::Row], "names")]),
        row(Statements, "statements", WHO, "all that an actor said, in order of time, and what changed", &[
            told("r", WHY | RECORD, &[], "all said"), told("r", ACTORS, &[N::Row], "all said"), on("r", QUOTES | READER)]),
        row(Join, "join", WHO, "take an actor in hand; on another, join the two for good", &[
            told("m", ACTORS, &[N::Held], "join here"), told("m", ACTORS, &[N::Row], "same as")]),
        row(Part, "part", WHO, "take a name out of an actor for good", &[
            told("M", RECORD, &[N::Parting], "take out"), on("M", RECORD), on("M", ACTORS)]),
        row(Sort, "sort", WHO, "actors by mentions, by the newest story, or by name", &[
            told("S", ACTORS, &[], "sort")]),
        row(PrevHit, "previous-hit", FIND, "row found before", &[
            told("N", PANES, &[N::Find, N::Hit], "before"), told("N", PANES, &[N::Find], ""), on("up ctrl-p", PROMPT)]),
        row(NextUnread, "next-unread", STORIES, "next unread story, when no find is on", &[
            told("n", TIMELINE | QUOTES | READER, &[N::NoFind, N::Unread], "unread"),
            on("n", TIMELINE | QUOTES | READER)]),
        row(PrevUnread, "previous-unread", STORIES, "unread story before, when no find is on", &[on("N", TIMELINE | QUOTES | READER)]),
        row(Times, "times", LOOK, "timeline by arrival, or by when it happened", &[told("t", TIMELINE, &[N::Arrivals], "when"), told("t", TIMELINE, &[], "arrivals"), on("t", PANES)]),
        row(Finer, "finer", LOOK, "what happened by shorter stretches: year, month, week, day", &[told("+", TIMELINE, &[N::Happened], "finer")]),
        row(Coarser, "coarser", LOOK, "what happened by longer stretches: day, week, month, year", &[told("-", TIMELINE, &[N::Happened], "coarser")]),
        row(Source, "source", STORIES, "look at the story's file in $PAGER", &[
            told("o", TIMELINE | QUOTES, &[N::Row], "file"), told("o", READER, &[], "file"), on("o", TIMELINE | QUOTES)]),
        row(Edit, "edit", STORIES, "open the story's file in $VISUAL or $EDITOR, at the line", &[on("E", TIMELINE | QUOTES | READER)]),
        row(Export, "export", FIND, "write the rows that pass the filter to a file: CSV, JSON Lines, Markdown", &[told("e", LISTS, &[N::Row], "export"), on("e", LISTS)]),
        row(ToggleRead, "toggle-read", STORIES, "mark as read, or unread again", &[on("u", PANES)]),
        row(AllRead, "all-read", STORIES, "mark all shown as read", &[on("A", LISTS)]),
        row(Write, "write", FIND, "while typing a note or a name: keep it; while exporting: write the file", &[
            told("enter", LINE, &[], "keep"), told("enter", EXPORT, &[], "write")]),
        row(NextFormat, "next-format", FIND, "while exporting: as CSV, JSON Lines or Markdown", &[
            told("tab", EXPORT, &[], "format"), on("down", EXPORT)]),
        row(PrevFormat, "previous-format", FIND, "while exporting: the format before", &[on("up shift-tab", EXPORT)]),
        row(Zoom, "zoom", LOOK, "this pane alone, or all again", &[told("z", PANES, &[N::Panes], "zoom"), on("z", PANES)]),
        row(Follow, "follow", STORIES, "stay on the newest story as it arrives", &[told("F", PANES, &[N::Arrivals], "follow")]),
        row(Hold, "hold", STORIES, "hold the intake, or let it go on", &[on("=", PANES)]),
        row(Bookmark, "bookmark", STORIES, "bookmark the story or the quote, or take the bookmark off", &[
            told("b", MARKS, &[], "bookmark off or on"), told("b", TIMELINE | QUOTES, &[N::Row], "bookmark"), told("b", READER, &[], "bookmark"),
            on("b", TIMELINE | QUOTES)]),
        row(Note, "note", STORIES, "put a note on the story or the quote; an empty one takes it off", &[
            told("c", TIMELINE | QUOTES, &[N::Row], "note"), told("c", READER | MARKS, &[], "note"), on("c", TIMELINE | QUOTES)]),
        row(Marks, "marks", STORIES, "list of bookmarks and notes", &[told("'", PANES, &[N::Marked], "marks"), on("'", PANES)]),
        row(Searches, "searches", FIND, "saved searches, and how many new stories answer", &[told("s", PANES, &[], "saved")]),
        row(SaveSearch, "save-search", FIND, "in that list: save the filter and find in force under a name", &[
            told("s", SEARCHES, &[N::Asked], "save this"), on("s", SEARCHES)]),
        row(Pick, "pick-search", FIND, "in that list: apply one by its digit", &[on("1 2 3 4 5 6 7 8 9", SEARCHES)]),
        row(Alert, "alert", FIND, "in that list: off, mark new stories, ring the bell, notify the desktop", &[
            told("a", SEARCHES, &[N::Saved], "ring")]),
        row(DeleteSearch, "delete-search", FIND, "in that list: delete it", &[told("d", SEARCHES, &[N::Saved], "delete")]),
        row(Versions, "versions", STORIES, "the story's versions, and what each changed", &[on("v", TIMELINE | QUOTES | READER)]),
        row(Unreadable, "unreadable", LOOK, "files that could not be read, and why", &[
            told("!", PANES, &[N::Refused], "unreadable"), on("!", COMMANDS)]),
        row(Palette, "palette", PROGRAM, "every command by its name", &[told(": ctrl-p", PANES, &[], "commands")]),
        row(Help, "help", PROGRAM, "what the keys do; type to search", &[told("?", COMMANDS, &[], "help")]),
        row(Close, "close", PROGRAM, "close what is open, then quit", &[on("q", COMMANDS)]),
        row(Quit, "quit", PROGRAM, "quit at once", &[on("Q", COMMANDS), on("ctrl-c", ANYWHERE)]),
        row(Suspend, "suspend", PROGRAM, "back to the shell; fg returns here", &[on("ctrl-z", ANYWHERE)]),
        row(Redraw, "redraw", PROGRAM, "draw the screen anew", &[on("ctrl-l", ANYWHERE)]),

        row(Erase, "erase", TYPING, "delete the letter before", &[on("backspace ctrl-h", LINES)]),
        row(EraseNext, "erase-next", TYPING, "delete the letter under the cursor", &[on("delete", LINES)]),
        row(EraseWord, "erase-word", TYPING, "delete the word before", &[on("ctrl-w", LINES)]),
        row(EraseLine, "erase-line", TYPING, "delete all before", &[on("ctrl-u", LINES)]),
        row(Left, "left", TYPING, "one letter left", &[on("left", LINES)]),
        row(Right, "right", TYPING, "one letter right", &[on("right", LINES)]),
        row(LineStart, "line-start", TYPING, "start of the line", &[on("home ctrl-a", PROMPT | FILTER | LINE | EXPORT)]),
        row(LineEnd, "line-end", TYPING, "end of the line", &[on("end ctrl-e", PROMPT | FILTER | LINE | EXPORT)]),
    ]
};
