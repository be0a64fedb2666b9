//! A story's text, with its actors underlined in their colours, its quotes in bold beside a bar, and the chosen
//! quote marked in the margin.

use ratatui::style::{Modifier, Style};

use super::bars;
use crate::article::{Article, Role, Span};
use crate::desk::{Reading, Story};
use crate::extract::Findings;
use crate::ui::layout::Pane;
use crate::ui::pen::Pen;
use crate::ui::reader::{Line, MARGIN, Placed};
use crate::ui::state::State;

fn lines(state: &State) -> Option<(&Story, Reading, Vec<Placed>)> {
    let story = state.desk.story(state.reader.story?)?;
    let reading = state.desk.reading(story.id())?;
    let body = state.page();
    let lines = state
        .reader
        .lines(&reading.article, body.width, body.height);
    Some((story, reading, lines))
}

/// The file, the paragraph at the top, and how far down the screen reaches.
pub fn facts(state: &State) -> String {
    let Some(story) = state.reader.story.and_then(|id| state.desk.story(id)) else {
        return String::new();
    };
    let path = state
        .folders
        .iter()
        .find_map(|f| story.path().strip_prefix(f).ok())
        .unwrap_or(story.path());
    format!(
        "{} {} {}",
        path.display(),
        state.signs.dot,
        facts_short(state)
    )
}

/// The same without the file.
pub fn facts_short(state: &State) -> String {
    let Some((_, Reading { article, .. }, lines)) = lines(state) else {
        return String::new();
    };
    let top = lines.iter().map(|l| l.block).find(|b| *b > 0).unwrap_or(1);
    let seen = lines.iter().rev().find_map(|placed| match &placed.line {
        Line::Text(range) => Some(range.end),
        _ => None,
    });
    let length = article
        .paragraphs
        .last()
        .map_or(0, |p| p.span.end as usize)
        .max(1);
    let (dot, sign) = (state.signs.dot, state.signs.paragraph);
    format!(
        "{sign}{top} of {} {dot} {}%",
        bars::number(article.paragraphs.len()),
        seen.unwrap_or(0) * 100 / length
    )
}

/// Draws the visible lines.
pub fn draw(state: &State, pen: &mut Pen<'_>) {
    let theme = &state.theme;
    let Some((story, reading, lines)) = lines(state) else {
        let words = match state.reader.story {
            Some(_) => "This story is no longer in the folder.",
            None => "The chosen story is shown here.",
        };
        pen.put(2, 1, pen.width().saturating_sub(3), words, theme.faint);
        return;
    };
    let note = state.reader_note();
    for (y, words) in (0..).zip(&note) {
        pen.put(
            MARGIN,
            y,
            pen.width().saturating_sub(MARGIN + 1),
            words,
            theme.faint,
        );
    }
    let below = pen.height().saturating_sub(state.page().height);
    let mut pen = pen.part(0, below, pen.width(), pen.height());
    let article = &reading.article;
    let marks = Marks::new(state, story, &reading.findings);
    for (y, placed) in (0..).zip(&lines) {
        let room = pen.width().saturating_sub(MARGIN + 1);
        match &placed.line {
            Line::Blank => {}
            Line::About(words) => {
                pen.put(MARGIN, y, room, words, theme.faint);
            }
            Line::Warning(words) => {
                pen.put(MARGIN, y, room, words, theme.alarm);
            }
            Line::Text(range) => {
                if placed.first {
                    pen.put_right(5, y, &placed.block.to_string(), theme.faint);
                }
                let line = Span::new(range.start, range.end);
                if marks.chosen.iter().any(|s| s.overlaps(line)) {
                    pen.put(0, y, 1, ">", theme.text);
                }
                if marks.quotes.iter().any(|s| s.overlaps(line)) {
                    pen.put(MARGIN - 1, y, 1, state.signs.upright, theme.bar);
                }
                let plain = paragraph_style(state, article, placed.block);
                let words = &article.text[range.clone()];
                let light = marks.light(state, words, placed.block);
                pen.put_lit(MARGIN, y, room, words, |at| {
                    super::lit(&light, at, marks.style(range.start + at, plain), theme)
                });
            }
        }
    }
}

fn paragraph_style(state: &State, article: &Article, block: usize) -> Style {
    let role = block
        .checked_sub(1)
        .and_then(|i| article.paragraphs.get(i))
        .map(|p| p.role);
    match role {
        Some(Role::Headline | Role::Heading) => state.theme.text.add_modifier(Modifier::BOLD),
        Some(Role::Byline | Role::Slug | Role::Caption | Role::Bio | Role::Boilerplate) => {
            state.theme.faint
        }
        _ => state.theme.text,
    }
}

/// What is marked in a story's text.
struct Marks {
    /// Words said.
    quotes: Vec<Span>,
    /// Those of the statement it was opened at.
    chosen: Vec<Span>,
    /// Words that name an actor, each with the actor's look.
    names: Vec<(Span, Style)>,
}

impl Marks {
    fn new(state: &State, story: &Story, findings: &Findings) -> Self {
        let pieces = |q: &crate::extract::Quote| match q.spans.is_empty() {
            true => vec![q.span],
            false => q.spans.clone(),
        };
        let chosen = state
            .reader
            .quote
            .and_then(|id| story.quotes().iter().position(|q| *q == id));
        let mut names: Vec<_> = findings
            .actors
            .iter()
            .zip(story.actors())
            .flat_map(|(actor, id)| {
                let style = state
                    .theme
                    .actor(state.desk.name(*id))
                    .add_modifier(Modifier::UNDERLINED);
                actor.mentions.iter().map(move |span| (*span, style))
            })
            .collect();
        names.sort_by_key(|(span, _)| *span);
        Self {
            quotes: findings.quotes.iter().flat_map(pieces).collect(),
            chosen: chosen
                .and_then(|at| findings.quotes.get(at))
                .map(pieces)
                .unwrap_or_default(),
            names,
        }
    }

    fn style(&self, byte: usize, plain: Style) -> Style {
        let here = Span::new(byte, byte + 1);
        let mut style = plain;
        if self.quotes.iter().any(|s| s.overlaps(here)) {
            style = style.add_modifier(Modifier::BOLD);
        }
        let until = self
            .names
            .partition_point(|(span, _)| span.start <= byte as u32);
        // Names may stand inside one another; the one that starts last is the closest.
        match self.names[..until]
            .iter()
            .rev()
            .take(4)
            .find(|(span, _)| span.overlaps(here))
        {
            Some((_, look)) => style.patch(*look),
            None => style,
        }
    }

    fn light(&self, state: &State, words: &str, block: usize) -> Vec<std::ops::Range<usize>> {
        match &state.find {
            Some(find) if find.looks_at(Pane::Reader) && find.paragraphs().contains(&block) => {
                find.light(Pane::Reader, &[words]).pop().unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }
}
