//! The first rows: name, folder, counts and news; tabs.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{badge, bars, chips, footer, frame, when};
use crate::ui::action::Action;
use crate::ui::glyph::width;
use crate::ui::layout::{Pane, Shape};
use crate::ui::pen::Pen;
use crate::ui::rows;
use crate::ui::state::State;

/// Draws them.
pub fn draw(state: &State, cells: &mut Buffer) {
    let layout = &state.layout;
    let folded = layout.header == layout.footer;
    if let Some(area) = layout.tabs {
        tabs(state, area, folded, cells);
    }
    if !(folded && (layout.tabs.is_some() || footer::is_typing(state))) {
        top(state, folded, cells);
    }
    if let Some(area) = layout.chips {
        chips::draw(state, &mut Pen::new(state.signs, cells, area));
    }
}

/// Something told at the right of the header; what weighs least is left out first.
struct Fact {
    weight: u8,
    words: String,
    style: Style,
}

fn top(state: &State, folded: bool, cells: &mut Buffer) {
    let mut pen = Pen::new(state.signs, cells, state.layout.header);
    let theme = &state.theme;
    if let (Some(trouble), None) = (&state.trouble, state.layout.note) {
        pen.put(1, 0, pen.width().saturating_sub(2), trouble, theme.alarm);
        return;
    }
    let totals = state.desk.totals();
    let mut left = bars::count(totals.stories, "story", "stories");
    if state.layout.shape == Shape::Wide {
        left.push_str(&format!(
            "   {}   {}",
            bars::count(totals.actors, "actor", "actors"),
            bars::count(totals.quotes, "quote", "quotes")
        ));
    }
    let folder = folder(state);
    let mut facts = facts(state);
    if let (true, Some(key)) = (folded, state.key(Action::Help)) {
        facts.push(Fact {
            weight: 200,
            words: format!("{key} help"),
            style: theme.faint,
        });
    }
    if let (true, Some(words)) = (folded, chips::words(state)) {
        left = format!("{words}  {left}");
    }
    let spread = |facts: &[Fact]| -> usize { facts.iter().map(|f| width(&f.words) + 3).sum() };
    let fixed = width("copytaster") + width(&left) + 4;
    let wanted = fixed + width(&folder).min(12);
    while wanted + spread(&facts) > usize::from(pen.width()) && facts.len() > 1 {
        let least = facts.iter().map(|f| f.weight).min();
        facts.retain(|f| Some(f.weight) != least);
    }
    let mut end = pen.width().saturating_sub(1);
    for fact in facts.iter().rev() {
        end = pen
            .put_right(end, 0, &fact.words, fact.style)
            .saturating_sub(3);
    }
    let x = pen.put(
        1,
        0,
        pen.width(),
        "copytaster",
        theme.title.patch(theme.key),
    );
    let room = (usize::from(end) + 2).saturating_sub(fixed) as u16;
    let x = pen.put(x + 1, 0, room, &folder, theme.faint);
    pen.put(x + 2, 0, end.saturating_sub(x + 1), &left, theme.text);
}

/// The watched folders, by their last names.
fn folder(state: &State) -> String {
    let name = |path: &std::path::Path| match path.file_name() {
        Some(name) => format!("{}/", name.to_string_lossy()),
        None => path.display().to_string(),
    };
    match state.folders.as_slice() {
        [] => String::new(),
        [one] => name(one),
        [first, rest @ ..] => format!("{} +{}", name(first), rest.len()),
    }
}

fn facts(state: &State) -> Vec<Fact> {
    let theme = &state.theme;
    let mut facts = Vec::new();
    let mut tell = |weight, words: String, style| {
        facts.push(Fact {
            weight,
            words,
            style,
        })
    };
    if let Some((read, found)) = state.loading.filter(|(_, found)| *found > 0) {
        let words = format!("reading {} of {}", bars::number(read), bars::number(found));
        tell(90, words, theme.fresh);
    } else {
        if let (Some(latest), true) = (state.latest, state.layout.shape == Shape::Wide)
            && let Some(story) = state.desk.story(latest.story)
        {
            let title = crate::ui::glyph::shorten(story.title(), 36, state.signs.more);
            let sign = match story.changed() == Some(latest.at) {
                true => badge::words(state, story).unwrap_or_else(|| "changed".into()),
                false => "+".into(),
            };
            let quotes = match story.quotes().len() {
                0 => String::new(),
                n => format!(" {n}q"),
            };
            let at = when::second(state, latest.at);
            let [open, close] = state.signs.quotes;
            let words = format!("{at} {sign} {open}{title}{close}{quotes}");
            tell(20, words, theme.faint);
        }
        let days = rows::strip(state, 10, 1);
        if days.iter().any(|n| *n > 0) && state.layout.shape != Shape::Wide {
            tell(
                10,
                format!("{} 10d", bars::spark(&days, state.signs)),
                theme.bar,
            );
        }
    }
    let key = match state.times {
        true => String::new(),
        false => state.key_behind(Action::First),
    };
    let new = state.signs.new;
    match state.new_above() {
        0 => {}
        n => tell(
            100,
            format!("{new}{} new{key}", bars::number(n)),
            theme.fresh,
        ),
    }
    match state.desk.totals().troubles {
        0 => {}
        n => tell(
            80,
            format!(
                "{} unreadable{}",
                bars::number(n),
                state.key_behind(Action::Unreadable)
            ),
            theme.alarm,
        ),
    }
    if state.polling.is_some() {
        tell(40, "polling".into(), theme.alarm);
    }
    if state.held {
        tell(
            95,
            format!("HELD{}", state.key_behind(Action::Hold)),
            theme.alarm,
        );
    }
    if !state.times {
        let follow = if state.follows() {
            "FOLLOW on"
        } else {
            "FOLLOW off"
        };
        tell(30, follow.into(), theme.text);
    }
    if let Some(newest) = state.desk.stories().next_back() {
        tell(
            15,
            format!("last {}", when::clock(state, newest.arrived())),
            theme.faint,
        );
    }
    facts
}

fn tabs(state: &State, area: Rect, folded: bool, cells: &mut Buffer) {
    if folded && footer::is_typing(state) {
        return;
    }
    let mut pen = Pen::new(state.signs, cells, area);
    let theme = &state.theme;
    let mut end = area.width.saturating_sub(1);
    if folded {
        end = pen
            .put_right(
                end,
                0,
                &state.key(Action::Help).unwrap_or_default(),
                theme.key,
            )
            .saturating_sub(1);
        let new = state.new_above();
        if new > 0 {
            end = pen
                .put_right(end, 0, &format!("{}{new}", state.signs.new), theme.fresh)
                .saturating_sub(1);
        }
        let troubles = state.desk.totals().troubles;
        if troubles > 0 {
            end = pen
                .put_right(end, 0, &format!("{troubles}!"), theme.alarm)
                .saturating_sub(1);
        }
    }
    if state.focus == Pane::Reader {
        let facts = super::reader::facts_short(state);
        let end = pen.put_right(end, 0, &facts, theme.faint);
        pen.put(
            1,
            0,
            end.saturating_sub(2),
            &frame::name(state, Pane::Reader),
            theme.focus,
        );
        return;
    }
    let counted = |pane| format!("{} {}", frame::name(state, pane), frame::facts(state, pane));
    let versions: [fn(bool, String, String) -> String; 3] = [
        |_, _, counted| counted,
        |focused, name, counted| if focused { counted } else { name },
        |focused, name, counted| {
            if focused {
                counted
            } else {
                name[..1].to_owned()
            }
        },
    ];
    let words = |version: &fn(bool, String, String) -> String| -> Vec<String> {
        let tab = |pane| version(state.focus == pane, frame::name(state, pane), counted(pane));
        Pane::LISTS.into_iter().map(tab).collect()
    };
    let fits =
        |tabs: &Vec<String>| tabs.iter().map(|t| width(t) + 2).sum::<usize>() < usize::from(end);
    let all: Vec<_> = versions.iter().map(words).collect();
    let Some(tabs) = all.iter().find(|t| fits(t)).or(all.last()) else {
        return;
    };
    let mut x = 1;
    for (pane, words) in Pane::LISTS.into_iter().zip(tabs) {
        let style = if state.focus == pane {
            theme.focus
        } else {
            theme.title
        };
        x = pen.put(x, 0, end.saturating_sub(x), words, style) + 2;
    }
}
