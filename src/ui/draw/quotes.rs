//! Quote cards: who, what they are, when; the words; how it was said, in which story, in which paragraph. A speaker
//! who is not certain is marked, in a sign and in words.

use std::ops::Range;

use super::{badge, marker, marks, when};
use crate::desk::{QuoteId, QuoteRow, Target};
use crate::extract::{Polarity, QuoteKind};
use crate::search::quote_columns;
use crate::ui::glyph::{shorten, width};
use crate::ui::layout::{Pane, Shape};
use crate::ui::list::RowId;
use crate::ui::pen::Pen;
use crate::ui::signs::Signs;
use crate::ui::state::State;
use crate::ui::wrap::wrap;

/// Below this, the speaker of words in quotation marks is marked as inferred.
pub const CERTAIN: f32 = 0.7;

/// Below this, what is retold is marked: it may be no statement at all, or somebody else's.
const LIKELY: f32 = 0.5;

/// Columns left of a card's words: the marker and two blanks.
const MARGIN: u16 = 3;

/// Lines that a card takes, with the blank one below.
pub fn tall(state: &State, id: QuoteId, room: u16) -> u16 {
    let words = state.desk.words(id);
    let note = note(state, id, room).len();
    3 + words.map_or(0, |words| lines(state, &words, room).0.len() + note) as u16
}

/// The lines of a note on a card.
fn note(state: &State, id: QuoteId, room: u16) -> Vec<String> {
    marks::note(state, Target::Quote(id), room.saturating_sub(MARGIN + 2))
}

/// The words' lines, and whether they had to be cut.
fn lines(state: &State, words: &str, room: u16) -> (Vec<Range<usize>>, bool) {
    let most = if state.layout.shape == Shape::Wide {
        8
    } else {
        5
    };
    // Lines after the first stand one column further in, behind the mark.
    let room = usize::from(room.saturating_sub(MARGIN + 2));
    let mut lines = wrap(words, room, false);
    let cut = lines.len() > most;
    lines.truncate(most);
    (lines, cut)
}

/// Draws the visible cards.
pub fn draw(state: &State, pen: &mut Pen<'_>) {
    let cursor = state.cursor(Pane::Quotes);
    if cursor.slots().is_empty() {
        return super::say_empty(state, pen, "quotes");
    }
    for slot in cursor.slots() {
        let card = state
            .views
            .quotes
            .row(slot.row)
            .and_then(|id| state.desk.quote(id));
        if let Some(card) = card {
            draw_card(state, pen, &card, slot.y, slot.row == cursor.at());
        }
    }
}

fn draw_card(state: &State, pen: &mut Pen<'_>, card: &QuoteRow<'_>, y: i32, chosen: bool) {
    let theme = &state.theme;
    let end = pen.width().saturating_sub(1);
    let speaker = card.speaker.as_deref().unwrap_or("speaker not named");
    let role = card.role.as_deref().unwrap_or("");
    let light = match state
        .find
        .as_ref()
        .filter(|f| f.has(Pane::Quotes, RowId::Quote(card.id)))
    {
        Some(find) => find.light(Pane::Quotes, &quote_columns(card)),
        None => vec![Vec::new(); 4],
    };
    let row = |offset: usize| u16::try_from(y + offset as i32).ok();
    if let Some(y) = row(0) {
        let saved = state.desk.is_saved(Target::Quote(card.id));
        let signs = [
            saved.then_some(state.signs.saved),
            card.story.is_unread().then_some(state.signs.unread),
        ];
        let signs = signs.into_iter().flatten();
        let unread: String = signs.map(|sign| format!(" {sign}")).collect();
        let at = card.at.to_zoned(state.desk.zone().clone());
        let time = if state.layout.shape == Shape::Tabs {
            format!("{}{unread}", when::clock(state, card.at))
        } else {
            format!(
                "{} {}{unread}",
                at.strftime("%a"),
                when::clock(state, card.at)
            )
        };
        let stop = pen.put_right(end, y, &time, theme.faint).saturating_sub(2);
        let plain = card
            .speaker
            .as_deref()
            .map_or(theme.faint, |name| theme.actor(name));
        let lead = if chosen && state.focus == Pane::Quotes {
            theme.chosen
        } else {
            plain
        };
        pen.put(1, y, 1, marker(chosen), theme.text);
        let doubt = if is_certain(card) { "" } else { " (?)" };
        let room = stop.saturating_sub(MARGIN + width(doubt) as u16);
        let mut x = pen.put_lit(MARGIN, y, room, speaker, |at| {
            super::lit(&light[0], at, lead, theme)
        });
        if !role.is_empty() && stop.saturating_sub(x) > 8 {
            x = pen.put(x + 1, y, 1, state.signs.dot, theme.faint) + 1;
            let room = stop.saturating_sub(x + width(doubt) as u16);
            x = pen.put_lit(x, y, room, role, |at| {
                super::lit(&light[1], at, theme.faint, theme)
            });
        }
        pen.put(x, y, 4, doubt, theme.alarm);
    }
    let (lines, cut) = lines(state, &card.words, pen.width());
    let last = lines.len();
    for (i, line) in lines.into_iter().enumerate() {
        let Some(y) = row(1 + i) else { continue };
        let marked = card.words.starts_with(|c: char| !c.is_alphanumeric());
        let x = MARGIN + u16::from(i > 0 && marked);
        let start = line.start;
        let x = pen.put_lit(x, y, end - x, &card.words[line], |at| {
            super::lit(
                &light[2],
                start + at,
                badge::struck(card.story, theme.text),
                theme,
            )
        });
        if cut && i + 1 == last {
            let at = (x + 1).min(end);
            pen.put(at, y, 1, state.signs.more, theme.faint);
        }
    }
    let note = note(state, card.id, pen.width());
    let foot_at = 1 + last + note.len();
    for (i, words) in note.iter().enumerate() {
        if let Some(y) = row(1 + last + i) {
            pen.put(MARGIN, y, end.saturating_sub(MARGIN), words, theme.faint);
        }
    }
    if let Some(y) = row(foot_at) {
        foot(state, pen, card, y, &light[3]);
    }
}

/// How it was said, how sure that is, and where it stands.
fn foot(state: &State, pen: &mut Pen<'_>, card: &QuoteRow<'_>, y: u16, light: &[Range<usize>]) {
    let theme = &state.theme;
    let end = pen.width().saturating_sub(1);
    let doubt = doubt(card).unwrap_or("");
    // The doubt is told whole, whatever else has to be cut.
    let reserved = width(doubt) as u16 + 10;
    let room = (end / 2).min(end.saturating_sub(MARGIN + reserved));
    let mut x = pen.put(
        MARGIN,
        y,
        room,
        &manner(card, room.into(), state.signs),
        theme.faint,
    );
    if !doubt.is_empty() {
        x += if x > MARGIN { 2 } else { 0 };
        x = pen.put(x, y, end.saturating_sub(x + 5), doubt, theme.alarm);
    }
    let paragraph = format!(" {}{}", state.signs.paragraph, card.paragraph);
    let stop = pen.put_right(end, y, &paragraph, theme.faint);
    let badge = badge::words(state, card.story).unwrap_or_default();
    let stop = match badge.as_str() {
        "" => stop,
        words => pen.put_right(stop, y, words, theme.alarm).saturating_sub(1),
    };
    let room = usize::from(stop.saturating_sub(x + 3));
    if room >= 8 {
        let title = card.story.title();
        let shown = shorten(title, room, state.signs.more);
        let from = stop.saturating_sub(width(&shown) as u16);
        pen.put_lit(from, y, stop - from, title, |at| {
            super::lit(light, at, theme.faint, theme)
        });
    }
}

/// The words that say it was said, and what kind of statement it is, as far as there is room.
fn manner(card: &QuoteRow<'_>, room: usize, signs: &Signs) -> String {
    let between = format!(" {} ", signs.dot);
    let cue = card.quote.cue.map(|cue| {
        cue.of(&card.reading.article.text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    });
    // A dash or a colon alone says nothing to somebody who doesn't see the sentence.
    let cue = cue.filter(|words: &String| words.contains(char::is_alphabetic));
    let kind = match card.quote.kind {
        QuoteKind::Direct => None,
        QuoteKind::Mixed => Some("part quoted"),
        QuoteKind::Indirect => Some("retold"),
    };
    let polarity = match card.quote.polarity {
        Polarity::Asserted => None,
        Polarity::Denied => Some("not said"),
        Polarity::Question => Some("asked whether"),
        Polarity::Conditional => Some("if said"),
    };
    // What changes the meaning comes before what describes it.
    let mut parts: Vec<_> = [cue.as_deref(), polarity, kind]
        .into_iter()
        .flatten()
        .collect();
    while parts.len() > 1 && width(&parts.join(&between)) > room {
        parts.pop();
    }
    parts.join(&between)
}

fn is_certain(card: &QuoteRow<'_>) -> bool {
    doubt(card).is_none()
}

/// Why the speaker is not certain, in words.
pub fn doubt(card: &QuoteRow<'_>) -> Option<&'static str> {
    let confidence = card.quote.confidence;
    match card.quote.kind {
        // The card says so where the name would stand.
        _ if card.speaker.is_none() => Some(""),
        QuoteKind::Direct if confidence < CERTAIN / 2.0 => Some("speaker inferred: low"),
        QuoteKind::Direct if confidence < CERTAIN => Some("speaker inferred: fair"),
        QuoteKind::Mixed | QuoteKind::Indirect if confidence < LIKELY => Some("retold: unsure"),
        _ if card.inferred => Some("full name from other stories"),
        _ => None,
    }
}
