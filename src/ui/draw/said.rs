//! All that one actor said, the oldest first: when and where, the words, and what changed since an earlier statement on the
//! same.

use std::ops::Range;

use ratatui::buffer::Buffer;

use super::{badge, bars, marker, overlay, quotes, when};
use crate::desk::{Change, Said, Story};
use crate::extract::Polarity;
use crate::ui::pen::Pen;
use crate::ui::said::SaidPage;
use crate::ui::state::State;
use crate::ui::wrap::wrap;

/// Columns left of the words.
const MARGIN: u16 = 5;
/// Columns of words at most.
const MEASURE: u16 = 100;
/// Lines of a statement, at most.
const MOST: usize = 4;

/// What one line shows of a statement.
enum Line<'p> {
    Blank,
    /// How many older statements are not listed.
    Older,
    /// When and where; its place in the list.
    Head(usize, &'p Said),
    /// A piece of the words; whether more of them is left out.
    Words(&'p Said, Range<usize>, bool),
    /// That they were denied, asked, supposed.
    Remark(&'static str),
    /// What became of the earlier one.
    Change(Change, &'p Said),
}

/// Draws the list with the chosen statement in sight.
pub fn draw(state: &State, page: &SaidPage, cells: &mut Buffer) {
    let changes = page.said.iter().filter(|said| said.change.is_some());
    let facts = format!(
        "{} {} {}",
        bars::count(page.said.len(), "statement", "statements"),
        state.signs.dot,
        bars::count(
            changes.count(),
            "on something said before",
            "on things said before"
        ),
    );
    let title = format!("What {} said", state.desk.name(page.who));
    let top = overlay::title(state, &title, &facts, cells);
    let area = state.layout.middle;
    let mut pen = Pen::new(state.signs, cells, area);
    let height = area.bottom().saturating_sub(top);
    let mut pen = pen.part(0, top - area.y, area.width, height);
    let lines = lines(page, area.width);
    let is = |line: &Line<'_>, n: usize| matches!(line, Line::Head(at, _) if *at == n);
    let from = lines.iter().position(|line| is(line, page.chosen));
    let next = lines.iter().position(|line| is(line, page.chosen + 1));
    // All of the chosen one is in sight, and what stands above it, as far as there is room.
    let to = next.unwrap_or(lines.len());
    let first = to.saturating_sub(height.into()).min(from.unwrap_or(0));
    for (y, line) in (0..height).zip(lines.iter().skip(first)) {
        draw_line(state, page, &mut pen, y, line);
    }
}

fn lines(page: &SaidPage, width: u16) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    if page.left_out > 0 {
        lines.extend([Line::Older, Line::Blank]);
    }
    let room = width.saturating_sub(MARGIN + 1).min(MEASURE);
    for (at, said) in page.said.iter().enumerate() {
        lines.push(Line::Head(at, said));
        let mut parts = wrap(&said.words, room.saturating_sub(2).into(), false);
        let cut = parts.len() > MOST;
        parts.truncate(MOST);
        let last = parts.len();
        let words = parts.into_iter().enumerate();
        lines.extend(words.map(|(i, part)| Line::Words(said, part, cut && i + 1 == last)));
        lines.extend(said.polarity.remark().map(Line::Remark));
        let change = said
            .change
            .and_then(|(at, change)| Some((change, page.said.get(at)?)));
        lines.extend(change.map(|(change, before)| Line::Change(change, before)));
        lines.push(Line::Blank);
    }
    lines
}

fn draw_line(state: &State, page: &SaidPage, pen: &mut Pen<'_>, y: u16, line: &Line<'_>) {
    let theme = &state.theme;
    let right = pen.width().saturating_sub(1);
    let room = right.saturating_sub(MARGIN);
    match line {
        Line::Blank => {}
        Line::Older => {
            let words = format!("{} older are not listed", bars::number(page.left_out));
            pen.put(3, y, right.saturating_sub(3), &words, theme.faint);
        }
        Line::Head(at, said) => {
            let chosen = *at == page.chosen;
            let style = if chosen { theme.chosen } else { theme.key };
            pen.put(1, y, 1, marker(chosen), style);
            let x = pen.put(3, y, right.saturating_sub(3), &time(state, said), style) + 2;
            let Some(story) = story(state, said) else {
                return;
            };
            let times = match said.times {
                1 => String::new(),
                n => format!("said {n} times"),
            };
            let card = state.desk.quote(said.id);
            let unsure = card.is_some_and(|card| quotes::doubt(&card).is_some());
            let doubt = if unsure { " (?)" } else { "" };
            let end = pen.put_right(right, y, doubt, theme.alarm);
            let end = pen.put_right(end, y, &times, theme.faint);
            let end = if end < right {
                end.saturating_sub(2)
            } else {
                end
            };
            let from = badge::put(state, pen, x, y, story);
            pen.put(
                from,
                y,
                end.saturating_sub(from),
                story.title(),
                theme.faint,
            );
        }
        Line::Words(said, part, cut) => {
            let plain = story(state, said).map_or(theme.text, |s| badge::struck(s, theme.text));
            let start = part.start;
            let words = &said.words[part.clone()];
            let x = pen.put_lit(MARGIN, y, room, words, |at| {
                super::lit(&said.news, start + at, plain, theme)
            });
            if *cut {
                pen.put(x + 1, y, 1, state.signs.more, theme.faint);
            }
        }
        Line::Remark(words) => {
            pen.put(MARGIN, y, room, words, theme.key);
        }
        Line::Change(change, before) => {
            let before = time(state, before);
            let words = match change {
                Change::Turned { from, to } => {
                    format!("now {}; {} on {before}", told(*to), told(*from))
                }
                Change::Negated(true) => format!("with a negation that it had not on {before}"),
                Change::Negated(false) => format!("without the negation of {before}"),
                Change::Figures => format!("other figures than on {before}"),
                Change::Reworded => format!("other words than on {before}"),
            };
            let words = format!("{} {words}", state.signs.was);
            pen.put(MARGIN, y, room, &words, theme.alarm);
        }
    }
}

fn told(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Asserted => "said",
        Polarity::Denied => "denied",
        Polarity::Question => "asked about",
        Polarity::Conditional => "supposed",
    }
}

fn story<'s>(state: &'s State, said: &Said) -> Option<&'s Story> {
    state.desk.story(state.desk.story_saying(said.id)?)
}

fn time(state: &State, said: &Said) -> String {
    let day = said.at.to_zoned(state.desk.zone().clone()).date();
    format!("{} {}", when::day(state, day), when::clock(state, said.at))
}
