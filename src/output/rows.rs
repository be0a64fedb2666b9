//! The desk's lists as sheets: what each row says, under which name. The names are relied on by scripts.

use super::sheet::{Cell, Column, Sheet};
use crate::article::{Moment, Status};
use crate::desk::view::{Scale, When};
use crate::desk::{
    ActorCount, ActorId, Desk, EventId, EventRow, Marked, QuoteId, QuoteRow, Story, StoryId,
};
use crate::extract::{Dated, Polarity, QuoteKind, Told};

pub(super) const QUOTES: &[Column] = &[
    Column::narrow("speaker", 20),
    Column::told("role"),
    Column::told("kind"),
    // Beside the words in every format: without it a denial reads as said.
    Column::narrow("polarity", 11),
    Column::wide("words", 2),
    Column::told("cue"),
    Column::narrow("confidence", 10),
    Column::told("evidence"),
    Column::wide("story", 1),
    Column::told("path"),
    Column::told("paragraph"),
    Column::told("published"),
    Column::told("arrived"),
];

/// Who said what.
pub fn quotes<'a>(desk: &'a Desk, rows: impl Iterator<Item = QuoteId> + 'a) -> Sheet<'a> {
    Sheet {
        columns: QUOTES,
        rows: Box::new(rows.filter_map(|id| Some(quote(&desk.quote(id)?)))),
    }
}

fn quote(row: &QuoteRow<'_>) -> Vec<Cell> {
    let kind = match row.quote.kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
        QuoteKind::Indirect => "indirect",
    };
    let cue = row.quote.cue.map(|span| span.of(&row.reading.article.text));
    vec![
        Cell::maybe(row.speaker.as_deref()),
        Cell::maybe(row.role.as_deref()),
        Cell::words(kind),
        polarity(row.quote.polarity),
        Cell::words(&row.words),
        Cell::maybe(cue),
        Cell::Share(row.quote.confidence),
        Cell::words(&row.quote.evidence),
        Cell::words(row.story.title()),
        path(row.story),
        Cell::Count(row.paragraph),
        moment(row.story.published()),
        Cell::Moment(row.at.to_string()),
    ]
}

fn polarity(polarity: Polarity) -> Cell {
    Cell::words(match polarity {
        Polarity::Asserted => "asserted",
        Polarity::Denied => "denied",
        Polarity::Question => "question",
        Polarity::Conditional => "conditional",
    })
}

pub(super) const ACTORS: &[Column] = &[
    Column::wide("name", 2),
    Column::narrow("kind", 12),
    Column::wide("role", 2),
    Column::wide("aliases", 2),
    Column::narrow("mentions", 8),
    Column::narrow("stories", 7),
    Column::narrow("quotes", 6),
];

/// Who, with what the filtered stories say of them.
pub fn actors<'a>(
    desk: &'a Desk,
    rows: impl Iterator<Item = (ActorId, ActorCount)> + 'a,
) -> Sheet<'a> {
    let rows = rows.filter_map(|(id, count)| {
        let actor = desk.actor(id)?;
        Some(vec![
            Cell::words(actor.name),
            Cell::words(actor.kind.name()),
            Cell::maybe(actor.role),
            Cell::list(&actor.aliases),
            Cell::Count(count.mentions as usize),
            Cell::Count(count.stories as usize),
            Cell::Count(count.quotes as usize),
        ])
    });
    Sheet {
        columns: ACTORS,
        rows: Box::new(rows),
    }
}

pub(super) const TIMELINE: &[Column] = &[
    Column::narrow("date", 10),
    Column::told("until"),
    Column::narrow("precision", 9),
    Column::narrow("known", 9),
    Column::told("told"),
    Column::wide("what", 2),
    Column::told("time"),
    Column::wide("story", 1),
    Column::told("path"),
    Column::told("paragraph"),
];

/// What happened, and how its days are known.
pub fn timeline<'a>(desk: &'a Desk, rows: impl Iterator<Item = EventId> + 'a) -> Sheet<'a> {
    Sheet {
        columns: TIMELINE,
        rows: Box::new(rows.filter_map(|id| Some(event(&desk.event(id)?)))),
    }
}

fn event(row: &EventRow<'_>) -> Vec<Cell> {
    // As the timeline's rows say it: named by the clause, carried on from a clause before, or known by publication alone.
    let known = match row.event.by {
        Dated::Explicit(_) => "explicit",
        Dated::Carried(_) => "carried",
        Dated::Published => "published",
    };
    let told = match row.event.told {
        Told::Reported => "reported",
        Told::Announced => "announced",
    };
    let (from, to) = row.event.when.unzip();
    let day =
        |day: Option<jiff::civil::Date>| day.map_or(Cell::None, |d| Cell::words(&d.to_string()));
    vec![
        day(from),
        day(to),
        Cell::words(precision(row.event.when)),
        Cell::words(known),
        Cell::words(told),
        Cell::words(&row.words),
        Cell::maybe(row.time.as_ref().map(|time| time.value.as_str())),
        Cell::words(row.story.title()),
        path(row.story),
        Cell::Count(row.paragraph),
    ]
}

/// How long the stretch is that something happened in.
fn precision(when: When) -> &'static str {
    let Some((from, to)) = when else {
        return "vague";
    };
    let whole = [Scale::Day, Scale::Week, Scale::Month, Scale::Year].into_iter();
    let mut whole = whole.filter(|scale| scale.stretch(from) == Some((from, to)));
    whole.next().map_or("days", Scale::name)
}

pub(super) const STORIES: &[Column] = &[
    Column::wide("title", 2),
    Column::narrow("source", 18),
    Column::narrow("status", 9),
    Column::told("embargo"),
    Column::narrow("published", 10),
    Column::told("arrived"),
    Column::wide("path", 1),
    Column::told("versions"),
    Column::told("actors"),
    Column::narrow("quotes", 6),
    Column::told("events"),
];

/// The stories themselves.
pub fn stories<'a>(desk: &'a Desk, rows: impl Iterator<Item = StoryId> + 'a) -> Sheet<'a> {
    let rows = rows.filter_map(|id| {
        let story = desk.story(id)?;
        let events = desk.reading(id).map_or(0, |r| r.findings.events.len());
        let status = match story.status() {
            Status::Usable => "usable",
            Status::Corrected => "corrected",
            Status::Withheld => "withheld",
            Status::Canceled => "canceled",
        };
        Some(vec![
            Cell::words(story.title()),
            Cell::maybe(story.head().source.as_deref()),
            Cell::words(status),
            moment(story.head().embargo),
            moment(story.published()),
            Cell::Moment(story.arrived().to_string()),
            path(story),
            Cell::Count(story.versions().len()),
            Cell::Count(story.actors().len()),
            Cell::Count(story.quotes().len()),
            Cell::Count(events),
        ])
    });
    Sheet {
        columns: STORIES,
        rows: Box::new(rows),
    }
}

const fn marks_with(polarity: Column) -> [Column; 8] {
    [
        Column::narrow("when", 10),
        Column::narrow("mark", 8),
        Column::wide("story", 2),
        polarity,
        Column::wide("words", 2),
        Column::narrow("speaker", 20),
        Column::wide("note", 2),
        Column::told("path"),
    ]
}

const MARKS: &[Column] = &marks_with(Column::told("polarity"));
/// The same, where a reader would take for said what was not.
const MARKS_NOT_SAID: &[Column] = &marks_with(Column::narrow("polarity", 11));

/// What is bookmarked or noted, as it was when it was marked: its story need not be there.
pub fn marks(rows: Vec<Marked>) -> Sheet<'static> {
    let remark = |row: &Marked| row.about.polarity.and_then(Polarity::remark);
    let columns = match rows.iter().any(|row| remark(row).is_some()) {
        true => MARKS_NOT_SAID,
        false => MARKS,
    };
    let rows = rows.into_iter().map(|row| {
        let mark = if row.saved { "bookmark" } else { "note" };
        vec![
            Cell::Moment(row.at.to_string()),
            Cell::words(mark),
            Cell::maybe(row.about.title.as_deref()),
            row.about.polarity.map_or(Cell::None, polarity),
            Cell::maybe(row.about.words.as_deref()),
            Cell::maybe(row.about.speaker.as_deref()),
            Cell::maybe(row.note.as_deref()),
            Cell::maybe(row.about.path.as_deref()),
        ]
    });
    Sheet {
        columns,
        rows: Box::new(rows),
    }
}

fn path(story: &Story) -> Cell {
    Cell::words(&story.path().to_string_lossy())
}

fn moment(moment: Option<Moment>) -> Cell {
    moment.map_or(Cell::None, |moment| Cell::Moment(moment.to_string()))
}
