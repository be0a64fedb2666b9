//! Quote cards: who, what they are, when; the words; how it was said, in which story, in which paragraph, and in how many
//! stories the same was said. Words in quotation marks stand beside a bar, those that are partly so beside a broken one. A
//! speaker who is not certain is marked, in a sign and with the reason.

use std::ops::Range;

use super::{badge, bars, marker, marks, when};
use crate::desk::{QuoteId, QuoteRow, Target};
use crate::extract::QuoteKind;
use crate::search::quote_columns;
use crate::ui::glyph::{shorten, width};
use crate::ui::layout::{Pane, Shape};
use crate::ui::list::RowId;
use crate::ui::pen::Pen;
use crate::ui::signs::Signs;
use crate::ui::state::State;
use crate::ui::wrap::wrap;

/// Below this, the speaker of words in quotation marks is marked as unsure.
const CERTAIN: f32 = 0.7;

/// Below this, what is retold is marked: it may be no statement at all, or somebody else's.
const LIKELY: f32 = 0.5;

/// Columns left of a card's words: the marker and two blanks.
const MARGIN: u16 = 3;

/// Lines that a card takes, with the blank one below.
pub fn tall(state: &State, id: QuoteId, room: u16) -> u16 {
    let words = state.desk.words(id);
    let note = note(state, id, room).len();
    let again = usize::from(again(state, id).is_some());
    3 + words.map_or(0, |words| lines(state, &words, room).0.len() + note + again) as u16
}

/// In how many stories the same was said, and by which statement first; `None` where it is in this one alone.
fn again(state: &State, id: QuoteId) -> Option<(usize, QuoteId)> {
    let same = state.desk.same(id);
    let mut stories: Vec<_> = same
        .iter()
        .filter_map(|&id| state.desk.story_saying(id))
        .collect();
    stories.sort_unstable();
    stories.dedup();
    (stories.len() > 1).then_some((stories.len(), *same.first()?))
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
        let marked = is_marked(card);
        let x = MARGIN + u16::from(i > 0 && marked);
        let bar = match card.quote.kind {
            QuoteKind::Direct => state.signs.upright,
            QuoteKind::Mixed => state.signs.dashed,
            QuoteKind::Indirect => " ",
        };
        pen.put(1, y, 1, bar, theme.bar);
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
    let again = again(state, card.id);
    if let Some(y) = row(foot_at) {
        // Where the story is named in the line below, it need not be here.
        let alone = again.is_none_or(|(_, first)| first != card.id);
        foot(state, pen, card, y, alone.then_some(&light[3]));
    }
    if let (Some(y), Some((stories, first))) = (row(foot_at + 1), again)
        && let Some(first) = state.desk.quote(first)
    {
        let now = card.at.to_zoned(state.desk.zone().clone()).date();
        let day = first.at.to_zoned(state.desk.zone().clone()).date();
        let day = match day == now {
            true => String::new(),
            false => format!("{} ", when::short_day(state, day)),
        };
        let clock = when::clock(state, first.at);
        let stories = bars::count(stories, "story", "stories");
        let words = format!("in {stories}, first at {day}{clock} in ");
        let x = pen.put(MARGIN, y, end.saturating_sub(MARGIN), &words, theme.text);
        let title = first.story.title();
        let is_own = first.id == card.id;
        pen.put_lit(x, y, end.saturating_sub(x), title, |at| {
            let light = if is_own { &light[3][..] } else { &[] };
            super::lit(light, at, theme.faint, theme)
        });
    }
}

/// Whether the words begin with a mark.
fn is_marked(card: &QuoteRow<'_>) -> bool {
    card.words.starts_with(|c: char| !c.is_alphanumeric())
}

/// How it was said, how sure that is, and where it stands; the story's title with the letters to light in it.
fn foot(
    state: &State,
    pen: &mut Pen<'_>,
    card: &QuoteRow<'_>,
    y: u16,
    title: Option<&Vec<Range<usize>>>,
) {
    let theme = &state.theme;
    let end = pen.width().saturating_sub(1);
    let doubt = &*doubt(card).unwrap_or_default();
    // Of the doubt nothing is cut but where a denial would have to go: without that, a statement stands there.
    let reserved = width(doubt) as u16 + 7;
    let room = (end * 2 / 3).min(end.saturating_sub(MARGIN + reserved));
    let manner = manner(card, room.into(), state.signs);
    let mut x = pen.put(MARGIN, y, end, &manner, theme.faint);
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
    if let Some(light) = title.filter(|_| room >= 8) {
        let title = card.story.title();
        let shown = shorten(title, room, state.signs.more);
        let from = stop.saturating_sub(width(&shown) as u16);
        pen.put_lit(from, y, stop - from, title, |at| {
            super::lit(light, at, theme.faint, theme)
        });
    }
}

/// The words that say it was said, as the story has them, if they are words.
pub fn cue(card: &QuoteRow<'_>) -> Option<String> {
    let cue = card.quote.cue?.of(&card.reading.article.text);
    let cue = cue.split_whitespace().collect::<Vec<_>>().join(" ");
    // A dash or a colon alone says nothing to somebody who doesn't see the sentence.
    cue.contains(char::is_alphabetic).then_some(cue)
}

/// Whose words they are, where no quotation marks tell.
pub fn kind(card: &QuoteRow<'_>) -> Option<&'static str> {
    match card.quote.kind {
        QuoteKind::Direct if is_marked(card) => None,
        QuoteKind::Direct => Some("word for word"),
        QuoteKind::Mixed => Some("part quoted"),
        QuoteKind::Indirect => Some("retold"),
    }
}

/// The words that say it was said, and what kind of statement it is, as far as there is room; that it was denied, always.
fn manner(card: &QuoteRow<'_>, room: usize, signs: &Signs) -> String {
    let between = format!(" {} ", signs.dot);
    let mut told = card.quote.polarity.remark().unwrap_or_default().to_owned();
    if let Some(kind) = kind(card) {
        let both = match told.as_str() {
            "" => kind.to_owned(),
            polarity => format!("{polarity}{between}{kind}"),
        };
        if width(&both) <= room {
            told = both;
        }
    }
    let Some(cue) = cue(card) else { return told };
    if told.is_empty() {
        return shorten(&cue, room, signs.more);
    }
    // What kind of statement it is stands, whatever of the cue has to be cut.
    match room.saturating_sub(width(&told) + width(&between)) {
        room if room < width(&cue).min(6) => told,
        room => format!("{}{between}{told}", shorten(&cue, room, signs.more)),
    }
}

fn is_certain(card: &QuoteRow<'_>) -> bool {
    doubt(card).is_none()
}

/// From which confidence on a speaker counts as certain.
pub(super) fn threshold(kind: QuoteKind) -> f32 {
    match kind {
        QuoteKind::Direct => CERTAIN,
        QuoteKind::Mixed | QuoteKind::Indirect => LIKELY,
    }
}

/// How sure that is, in words.
pub(super) fn sureness(confidence: f32, kind: QuoteKind) -> &'static str {
    match confidence / threshold(kind) {
        _ if confidence >= 0.9 => "very sure",
        share if share >= 1.0 => "sure",
        share if share >= 0.5 => "unsure",
        _ => "very unsure",
    }
}

/// Why the speaker is not certain, in words.
pub fn doubt(card: &QuoteRow<'_>) -> Option<String> {
    let (confidence, kind) = (card.quote.confidence, card.quote.kind);
    if card.speaker.is_none() {
        // The card says so where the name would stand.
        Some(String::new())
    } else if confidence < threshold(kind) {
        let level = sureness(confidence, kind);
        Some(format!("{level}: {}", card.quote.grounds.weakest(kind)))
    } else {
        card.inferred.then(|| "full name from other stories".into())
    }
}
