//! The dashboard for ears and thin lines: a line an arrival, and answers to lines that are typed.
//!
//! Nothing moves, nothing is drawn twice, nothing is coloured. It is the same desk, filter and search as on the screens.
//! [`Plain`] is pure, a line in and lines out; [`run()`] joins it to the intake, standard input and standard output.

mod command;
mod marks;
mod run;
mod told;

use jiff::Timestamp;

use super::draw::bars;
use crate::desk::{ActorId, Applied, Desk, Filter, QuoteId, StoryId, Views};
use crate::intake::{Notice, Outcome, Watching};
use crate::search::{Asked, Finder};
use command::Command;
pub use run::run;

/// Rows told at once.
const ROWS: usize = 10;
/// Paragraphs told at once.
const PARAGRAPHS: usize = 8;
/// Of each kind, rows that a find tells of.
const MOST: usize = 50;
/// Pages that one can go back through.
const PAGES: usize = 20;
/// A first scan of so many files is announced.
const LARGE: usize = 500;

/// A row of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Story(StoryId),
    Actor(ActorId),
    Quote(QuoteId),
}

/// What is told in parts.
#[derive(Clone, Debug)]
enum Page {
    /// Rows, and how many of them were told.
    List { rows: Vec<Row>, told: usize },
    /// A story, and how many of its paragraphs were told.
    Story { id: StoryId, told: usize },
}

/// What an answer leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    /// The intake is held, or let go.
    Hold(bool),
    /// The end.
    Quit,
}

/// The desk, and what was told of it.
#[derive(Debug)]
struct Plain {
    desk: Desk,
    views: Views,
    finder: Finder,
    now: Timestamp,
    /// Numbers mean rows of the last list among these; the last page is gone on with.
    pages: Vec<Page>,
    /// The story that came last.
    last: Option<StoryId>,
    /// The first scan.
    loading: bool,
    announced: bool,
    held: bool,
}

impl Plain {
    fn new(desk: Desk, views: Views, finder: Finder, now: Timestamp) -> Self {
        Self {
            desk,
            views,
            finder,
            now,
            pages: Vec::new(),
            last: None,
            loading: true,
            announced: false,
            held: false,
        }
    }

    /// Follows what the desk took in.
    fn follow(&mut self, applied: &Applied) {
        self.views.update(&self.desk, applied);
        self.finder.update(&self.desk, applied);
    }

    /// Takes in what the intake tells; what came while the program runs is told, a line each.
    fn notice(&mut self, notice: Notice) -> Vec<String> {
        match notice {
            Notice::Arrivals(arrivals) => {
                let refused = arrivals
                    .iter()
                    .filter_map(|arrival| match &arrival.outcome {
                        Outcome::Refused(why) if arrival.live => Some(format!("Not read: {why}")),
                        _ => None,
                    });
                let mut lines: Vec<_> = refused.collect();
                let applied = self.desk.apply(arrivals);
                self.follow(&applied);
                let live = |id: &&StoryId| self.desk.story(**id).is_some_and(|s| s.is_live());
                let changed = |id: &&StoryId| {
                    let story = self.desk.story(**id);
                    !self.loading && story.is_some_and(|story| story.changed().is_some())
                };
                let new = applied.new.iter().filter(live);
                let told: Vec<_> = new.chain(applied.changed.iter().filter(changed)).collect();
                lines.extend(told.iter().filter_map(|&&id| {
                    let passes = self.views.timeline.position_of(&self.desk, id).is_ok();
                    passes.then(|| self.story(id)).flatten()
                }));
                if let Some(&&id) = told.last() {
                    self.last = Some(id);
                }
                lines
            }
            Notice::Progress { found, done, .. } => {
                if done && std::mem::take(&mut self.loading) {
                    return self.totals();
                }
                if !done && found >= LARGE && !std::mem::replace(&mut self.announced, true) {
                    return vec![format!("Reading {} files.", bars::number(found))];
                }
                Vec::new()
            }
            Notice::Watching(Watching::Live) => Vec::new(),
            Notice::Watching(Watching::Polling(why)) => {
                vec![format!("Looking for files now and then: {why}")]
            }
            Notice::Trouble(why) => vec![format!("Trouble: {why}")],
        }
    }

    fn totals(&self) -> Vec<String> {
        let totals = self.desk.totals();
        let mut lines = vec![format!(
            "{}, {}, {}. Type help for what can be asked.",
            bars::count(totals.stories, "story", "stories"),
            bars::count(totals.actors, "actor", "actors"),
            bars::count(totals.quotes, "quote", "quotes"),
        )];
        if totals.stories == 0 {
            lines.push("Stories that land in the folder are told here by themselves.".into());
        }
        if totals.troubles > 0 {
            let files = bars::count(totals.troubles, "file", "files");
            lines.push(format!("{files} could not be read:"));
            lines.extend(
                self.desk
                    .troubles()
                    .take(ROWS)
                    .map(|trouble| trouble.reason.clone()),
            );
        }
        lines
    }

    /// Answers a line.
    fn answer(&mut self, line: &str, now: Timestamp) -> (Vec<String>, Option<Effect>) {
        self.now = now;
        let command = match command::read(line) {
            Ok(command) => command,
            Err(why) => return (vec![capital(&why)], None),
        };
        let lines = match command {
            Command::Quit => return (Vec::new(), Some(Effect::Quit)),
            Command::Hold => {
                self.held = !self.held;
                let words = match self.held {
                    true => "Nothing is taken in until hold is typed again.",
                    false => "Stories are taken in again.",
                };
                return (vec![words.into()], Some(Effect::Hold(self.held)));
            }
            Command::Stories => {
                let rows = &self.views.timeline;
                let rows = (0..rows.len())
                    .filter_map(|at| rows.row(&self.desk, at))
                    .map(Row::Story);
                self.list(rows.collect(), "stories")
            }
            Command::Actors => {
                self.list(self.views.actors.rows().map(Row::Actor).collect(), "actors")
            }
            Command::Quotes(None) => {
                self.list(self.views.quotes.rows().map(Row::Quote).collect(), "quotes")
            }
            Command::Quotes(Some(n)) => match self.numbered(n) {
                Ok(row) => self.quotes(row),
                Err(why) => vec![why],
            },
            Command::Row(n) => match self.numbered(n) {
                Ok(Row::Story(id)) => self.open(id, 0),
                Ok(row @ Row::Actor(_)) => self.quotes(row),
                Ok(Row::Quote(id)) => match self
                    .desk
                    .quote(id)
                    .map(|card| (card.story.id(), card.paragraph))
                {
                    Some((story, paragraph)) => self.open(story, paragraph.saturating_sub(1)),
                    None => vec!["That is gone.".into()],
                },
                Err(why) => vec![why],
            },
            Command::Last => match self.last.filter(|&id| self.desk.story(id).is_some()) {
                Some(id) => self.open(id, 0),
                None => vec!["Nothing has come yet.".into()],
            },
            Command::Find(words) => self.find(&words),
            Command::Filter(chips) => self.filter(&chips),
            Command::Bookmark(n) => self.bookmark(n),
            Command::Note(n, words) => self.annotate(n, &words),
            Command::Marks => self.marks(),
            Command::Next => self.next(),
            Command::Back => self.back(),
            Command::Help => command::help().collect(),
        };
        (lines, None)
    }

    /// The row of a number in the last list.
    fn numbered(&self, n: usize) -> Result<Row, String> {
        let lists = self.pages.iter().rev().find_map(|page| match page {
            Page::List { rows, .. } => Some(rows),
            Page::Story { .. } => None,
        });
        let Some(rows) = lists else {
            return Err("There is no list yet: stories, actors and quotes are.".into());
        };
        let row = n.checked_sub(1).and_then(|at| rows.get(at)).copied();
        row.ok_or_else(|| format!("The list has no row {n}; it has {}.", rows.len()))
    }

    fn list(&mut self, rows: Vec<Row>, what: &str) -> Vec<String> {
        if rows.is_empty() {
            let why = if self.loading { " yet" } else { "" };
            return vec![format!("No {what}{why}.")];
        }
        self.turn(Page::List { rows, told: 0 })
    }

    fn quotes(&mut self, row: Row) -> Vec<String> {
        let by = match row {
            Row::Story(id) => {
                let story = self.desk.story(id);
                let quotes = story.map_or(&[][..], |story| story.quotes());
                let rows = quotes.iter().copied().map(Row::Quote).collect();
                return self.list(rows, "quotes in that story");
            }
            Row::Actor(id) => Some(self.desk.resolve(id)),
            Row::Quote(id) => self.desk.speaker_of(id),
        };
        let said = |id: &QuoteId| by.is_some() && self.desk.speaker_of(*id) == by;
        let rows = self.views.quotes.rows().filter(said).map(Row::Quote);
        self.list(rows.collect(), "quotes of that speaker")
    }

    fn open(&mut self, id: StoryId, told: usize) -> Vec<String> {
        let Some(reading) = self.desk.reading(id) else {
            return vec!["That is gone.".into()];
        };
        self.desk.mark_read(id, true, self.now);
        let mut lines = self.head(id, &reading.article);
        lines.extend(self.turn(Page::Story { id, told }));
        lines
    }

    fn find(&mut self, words: &str) -> Vec<String> {
        let asked = match self.read(words) {
            Ok(asked) if asked.is_empty() => return vec!["Find what?".into()],
            Ok(asked) => asked,
            Err(why) => return why,
        };
        let Self {
            desk,
            views,
            finder,
            ..
        } = self;
        let stories = asked.stories(desk, views, finder, MOST).rows;
        let actors = asked.actors(desk, views, finder, MOST).rows;
        let quotes = asked.quotes(desk, views, finder, MOST).rows;
        let counts = [
            bars::count(stories.len(), "story", "stories"),
            bars::count(actors.len(), "actor", "actors"),
            bars::count(quotes.len(), "quote", "quotes"),
        ];
        let actors = actors.into_iter().map(Row::Actor);
        let quotes = quotes.into_iter().map(Row::Quote);
        let rows: Vec<_> = stories
            .into_iter()
            .map(Row::Story)
            .chain(actors)
            .chain(quotes)
            .collect();
        if rows.is_empty() {
            return vec!["Nothing answers.".into()];
        }
        let mut lines = asked.guesses.clone();
        lines.push(format!("{}.", counts.join(", ")));
        lines.extend(self.list(rows, "rows"));
        lines
    }

    fn filter(&mut self, chips: &str) -> Vec<String> {
        let asked = match self.read(chips) {
            Ok(asked) => asked,
            Err(why) => return why,
        };
        self.views
            .filter(&self.desk, asked.filter.clone().at(self.now));
        let mut lines = asked.guesses.clone();
        let all = bars::count(self.desk.totals().stories, "story", "stories");
        let passing = bars::number(self.views.timeline.len());
        lines.push(match asked.filter.is_empty() {
            true => format!("No filter, {all}."),
            false => format!(
                "{passing} of {all}, {}.",
                bars::count(self.views.quotes.len(), "quote", "quotes")
            ),
        });
        if !asked.query.is_empty() {
            lines.extend(self.find(asked.query.text()));
        }
        lines
    }

    /// Chips and words, or what is wrong with them.
    fn read(&mut self, line: &str) -> Result<Asked, Vec<String>> {
        let kept: &Filter = self.views.chips();
        let asked = Asked::read(line, &self.desk, self.now, kept, &mut self.finder);
        match asked.troubles.is_empty() {
            true => Ok(asked),
            false => Err(asked
                .troubles
                .into_iter()
                .map(|(_, why)| capital(&why.words))
                .collect()),
        }
    }

    /// What was told before this page, again.
    fn back(&mut self) -> Vec<String> {
        if self.pages.len() < 2 {
            return vec!["There is no list before.".into()];
        }
        self.pages.pop();
        if let Some(page) = self.pages.last_mut() {
            let (told, step) = match page {
                Page::List { told, .. } => (told, ROWS),
                Page::Story { told, .. } => (told, PARAGRAPHS),
            };
            *told = told.saturating_sub(1) / step * step;
        }
        self.next()
    }

    /// A page on top of the others.
    fn turn(&mut self, page: Page) -> Vec<String> {
        if self.pages.len() >= PAGES {
            self.pages.remove(0);
        }
        self.pages.push(page);
        self.next()
    }

    /// More of the last page.
    fn next(&mut self) -> Vec<String> {
        let Some(page) = self.pages.last().cloned() else {
            return vec!["Type help for what can be asked.".into()];
        };
        let (mut lines, now, all): (Vec<_>, _, _) = match &page {
            Page::List { rows, told } => {
                let some = rows.iter().enumerate().skip(*told).take(ROWS);
                let lines: Vec<_> = some
                    .map(|(at, &row)| {
                        let words = self.row(row).unwrap_or_else(|| "(gone)".into());
                        format!("{}. {words}", at + 1)
                    })
                    .collect();
                let now = told + lines.len();
                (lines, now, rows.len())
            }
            Page::Story { id, told } => {
                let Some(reading) = self.desk.reading(*id) else {
                    return vec!["That is gone.".into()];
                };
                let article = &reading.article;
                let all = article.paragraphs.len();
                let until = all.min(told + PARAGRAPHS);
                let some = article.paragraphs.get(*told..until).unwrap_or_default();
                let some = some.iter().filter(|part| !told::is_in_head(article, part));
                let lines = some.map(|part| part.span.of(&article.text).to_owned());
                (lines.collect(), until, all)
            }
        };
        let what = match (&page, now < all) {
            (_, true) => "next for more",
            (Page::List { .. }, false) => "the end of the list",
            (Page::Story { .. }, false) => "the end of the story",
        };
        lines.push(match &page {
            Page::List { .. } => format!("{now} of {all}: {what}."),
            Page::Story { .. } => format!("Paragraph {now} of {all}: {what}."),
        });
        if let Some(Page::List { told, .. } | Page::Story { told, .. }) = self.pages.last_mut() {
            *told = now;
        }
        lines
    }
}

/// A sentence begins with a capital.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    let mut words = first.unwrap_or_default() + letters.as_str();
    if !words.ends_with(['.', '?']) {
        words.push('.');
    }
    words
}
