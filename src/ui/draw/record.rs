//! An actor's record: its names with what ties them to it, its roles, and the stories that both come from.

use ratatui::buffer::Buffer;

use super::{bars, marker, overlay, when};
use crate::desk::{Place, Tie};
use crate::ui::pen::Pen;
use crate::ui::record::RecordPage;
use crate::ui::state::State;

/// Columns from which an entry fits one line.
const ONE_LINE: u16 = 100;

/// What one line shows.
enum Line<'a> {
    Heading(&'static str),
    Remark(&'static str),
    Blank,
    /// An entry: its number, its words, why, in how many stories, and where.
    Entry(usize, &'a str, &'a str, usize, Place),
    /// The second line of an entry, where one is not enough.
    More(&'a str, Place),
}

/// Draws the record with the chosen entry in sight.
pub fn draw(state: &State, page: &RecordPage, cells: &mut Buffer) {
    let Some(actor) = state.desk.actor(page.id) else {
        return;
    };
    let kind = actor.kind.name();
    let dot = state.signs.dot;
    let facts = format!(
        "{kind} {dot} {} in {} {dot} {}",
        bars::count(actor.count.mentions as usize, "mention", "mentions"),
        bars::count(actor.count.stories as usize, "story", "stories"),
        bars::count(actor.count.quotes as usize, "quote", "quotes"),
    );
    let area = state.layout.middle;
    let top = overlay::title(state, actor.name, &facts, cells);
    let mut pen = Pen::new(state.signs, cells, area);
    let height = area.bottom().saturating_sub(top);
    let mut pen = pen.part(0, top - area.y, area.width, height);
    let lines = lines(page, area.width);
    let at = lines
        .iter()
        .position(|line| matches!(line, Line::Entry(i, ..) if *i == page.chosen))
        .unwrap_or(0);
    // The chosen entry and what heads it stay in sight.
    let first = (at + 3).saturating_sub(usize::from(height));
    for (y, line) in (0..height).zip(lines.iter().skip(first)) {
        draw_line(state, page, &mut pen, y, line);
    }
}

fn lines(page: &RecordPage, width: u16) -> Vec<Line<'_>> {
    let mut lines = vec![Line::Blank, Line::Heading("Names")];
    let entry = |lines: &mut Vec<_>, i, words, why, stories, place| {
        lines.push(Line::Entry(i, words, why, stories, place));
        if width < ONE_LINE {
            lines.push(Line::More(why, place));
        }
    };
    for (i, row) in page.record.names.iter().enumerate() {
        let why = tie(row.tie, i == 0);
        entry(&mut lines, i, &row.name, why, row.stories, row.place);
    }
    lines.extend([
        Line::Blank,
        Line::Heading("What the stories say, newest first"),
    ]);
    if page.record.roles.is_empty() {
        lines.push(Line::Remark("No story says what this is."));
    }
    let names = page.record.names.len();
    for (i, row) in page.record.roles.iter().enumerate() {
        entry(&mut lines, names + i, &row.role, "", row.stories, row.place);
    }
    lines
}

/// What ties a name to the actor, in words.
fn tie(tie: Tie, first: bool) -> &'static str {
    match tie {
        Tie::Name if first => "",
        Tie::Name => "the same name, spelled otherwise",
        Tie::Told(rule) => rule,
        Tie::Inferred => "inferred: one bearer in recent copy",
        Tie::ByHand => "joined by hand",
    }
}

fn draw_line(state: &State, page: &RecordPage, pen: &mut Pen<'_>, y: u16, line: &Line<'_>) {
    let theme = &state.theme;
    let right = pen.width().saturating_sub(1);
    match *line {
        Line::Blank => {}
        Line::Heading(words) => {
            pen.put(1, y, right, words, theme.title.patch(theme.key));
        }
        Line::Remark(words) => {
            pen.put(3, y, right.saturating_sub(3), words, theme.faint);
        }
        Line::Entry(i, words, why, stories, place) => {
            let chosen = i == page.chosen;
            let style = if chosen { theme.chosen } else { theme.text };
            pen.put(1, y, 1, marker(chosen), style);
            let stories = bars::count(stories, "story", "stories");
            if pen.width() < ONE_LINE {
                let end = pen.put_right(right, y, &stories, theme.faint);
                pen.put(3, y, end.saturating_sub(5), words, style);
                return;
            }
            // A role needs more room than a name, and no reason.
            let name_room = right * if why.is_empty() { 12 } else { 5 } / 20;
            pen.put(3, y, name_room.saturating_sub(4), words, style);
            let why_at = right / 4;
            if !why.is_empty() {
                pen.put(why_at, y, right * 7 / 20 - 2, why, theme.text);
            }
            let count_at = right * 13 / 20;
            pen.put_right(count_at + 8, y, &stories, theme.faint);
            pen.put(
                count_at + 10,
                y,
                right.saturating_sub(count_at + 10),
                &place_words(state, place),
                theme.faint,
            );
        }
        Line::More(why, place) => {
            let place = place_words(state, place);
            let words = match why {
                "" => place,
                why => format!("{why} {} {place}", state.signs.dot),
            };
            pen.put(5, y, right.saturating_sub(5), &words, theme.faint);
        }
    }
}

/// "9 Oct · Mayor closes the bridge ¶4"
fn place_words(state: &State, place: Place) -> String {
    let Some(story) = state.desk.story(place.story) else {
        return String::new();
    };
    let paragraph = state.desk.paragraph(place).unwrap_or(1);
    let (dot, sign) = (state.signs.dot, state.signs.paragraph);
    format!(
        "{} {dot} {sign}{paragraph} {}",
        when::short_day(state, story.day()),
        story.title()
    )
}
