//! A story's versions: when each came, what it says of itself, and how much of the text it changed.

use std::collections::HashSet;

use ratatui::buffer::Buffer;

use super::{bars, overlay, when};
use crate::article::Status;
use crate::desk::{Desk, StoryId, Version};
use crate::ui::glyph::width;
use crate::ui::pen::Pen;
use crate::ui::state::State;

/// Draws the versions of a story, the newest first, from the `first` on.
pub fn draw(state: &State, id: StoryId, first: usize, cells: &mut Buffer) {
    let Some(story) = state.desk.story(id) else {
        return;
    };
    let mut versions: Vec<&Version> = story.versions().iter().collect();
    versions.sort_by_key(|version| std::cmp::Reverse(version.arrived()));
    let facts = bars::count(versions.len(), "version", "versions");
    let top = overlay::title(state, story.title(), &facts, cells);
    let area = state.layout.middle;
    let mut pen = Pen::new(state.signs, cells, area);
    let height = area.bottom().saturating_sub(top);
    let mut pen = pen.part(0, top - area.y, area.width, height);
    let right = pen.width().saturating_sub(1);
    let shown = versions.iter().enumerate().skip(first);
    for (y, (i, version)) in (1..height).step_by(3).zip(shown) {
        let came = when::moment(state, version.arrived());
        let x = pen.put(2, y, right, &came, state.theme.key) + 2;
        let x = pen.put(
            x,
            y,
            right.saturating_sub(x),
            &says(state, version),
            state.theme.text,
        ) + 2;
        let path = state
            .folders
            .iter()
            .find_map(|f| version.path().strip_prefix(f).ok())
            .unwrap_or(version.path())
            .display()
            .to_string();
        let room = right.saturating_sub(x);
        let from = right.saturating_sub((width(&path) as u16).min(room));
        pen.put(from, y, room, &path, state.theme.faint);
        let killed = |version: &Version| version.head().status == Status::Canceled;
        let older = versions.iter().skip(i + 1).find(|older| !killed(older));
        let change = match older {
            _ if killed(version) => "the notice that kills it".into(),
            Some(older) => change(&state.desk, older, version),
            None => "the first".into(),
        };
        // What changed is told whole, whatever of the title has to be cut.
        let end = pen.put_right(right, y + 1, &change, state.theme.faint);
        let room = end.saturating_sub(6);
        pen.put(4, y + 1, room, version.title(), state.theme.faint);
    }
}

/// What a version says of itself.
fn says(state: &State, version: &Version) -> String {
    let head = version.head();
    let number = head.version.as_ref().map(|v| format!("version {v}"));
    let status = match head.status {
        Status::Usable => None,
        Status::Corrected => Some("corrected"),
        Status::Withheld => Some("withheld"),
        Status::Canceled => Some("killed"),
    };
    let parts = [number, status.map(str::to_owned), head.ednote.clone()];
    let between = format!(" {} ", state.signs.dot);
    parts
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(&between)
}

/// How many paragraphs came and went.
fn change(desk: &Desk, older: &Version, newer: &Version) -> String {
    let paragraphs = |version: &Version| -> HashSet<String> {
        let (article, _) = desk.read_version(version).unwrap_or_default();
        let spans = article.paragraphs.iter().map(|p| p.span.of(&article.text));
        spans.map(str::to_owned).collect()
    };
    let (before, after) = (paragraphs(older), paragraphs(newer));
    let came = after.difference(&before).count();
    let went = before.difference(&after).count();
    match (came, went) {
        (0, 0) => "the same words".into(),
        _ => format!(
            "{} new, {went} gone",
            bars::count(came, "paragraph", "paragraphs")
        ),
    }
}
