//! Why a statement is its speaker's: the words of the text with the source and the cue underlined, the rule, how sure that
//! is and what it is made of; then every place where the same was said, by wording.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::quotes::{sureness, threshold};
use super::{badge, bars, marker, overlay, when};
use crate::article::{Article, Span};
use crate::desk::{QuoteId, QuoteRow};
use crate::extract::{Polarity, QuoteKind};
use crate::ui::glyph::width;
use crate::ui::pen::Pen;
use crate::ui::state::State;
use crate::ui::why::WhyPage;
use crate::ui::wrap::wrap;

/// Columns left of the story's words.
const MARGIN: u16 = 7;
/// Columns of text at most.
const MEASURE: u16 = 100;
/// Lines of a wording, at most.
const WORDING: usize = 3;

/// What one line shows.
#[derive(Debug)]
enum Line {
    Blank,
    Heading(&'static str, String),
    /// A piece of the story's text, with the paragraph's number on the first line shown of it.
    Text(Option<usize>, Range<usize>),
    /// What is below a piece of text: the source and the cue, underlined.
    Under(Range<usize>),
    /// Lines of the text are left out.
    Cut,
    /// What the underlines mean.
    Legend,
    /// A sentence.
    Say(String),
    /// A share of a hundred, and what has it.
    Share(String, String),
    /// A wording.
    Words(String),
    /// A place of the list: its number, and the statement.
    Place(usize, QuoteId),
}

/// Draws the page with its cursor in sight.
pub fn draw(state: &State, page: &WhyPage, cells: &mut Buffer) {
    let Some(row) = state.desk.quote(page.quote) else {
        return;
    };
    let title = match &row.speaker {
        Some(name) => format!("Why {name}"),
        None => "Why no speaker".into(),
    };
    let mut facts = vec![kind(row.quote.kind)];
    facts.extend(polarity(row.quote.polarity));
    let dot = state.signs.dot;
    let top = overlay::title(state, &title, &facts.join(&format!(" {dot} ")), cells);
    let area = state.layout.middle;
    let mut pen = Pen::new(state.signs, cells, area);
    let height = area.bottom().saturating_sub(top);
    let mut pen = pen.part(0, top - area.y, area.width, height);
    let lines = lines(state, page, &row, area.width);
    let is_chosen = |line: &Line| matches!(line, Line::Place(n, _) if *n == page.chosen);
    let first = match lines.iter().position(is_chosen) {
        Some(at) => (at + 2).saturating_sub(usize::from(height)),
        None => 0,
    };
    for (y, line) in (0..height).zip(lines.iter().skip(first)) {
        draw_line(state, page, &row, &mut pen, y, line);
    }
}

/// What kind of statement it is, in words.
fn kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "word for word",
        QuoteKind::Mixed => "retold, partly word for word",
        QuoteKind::Indirect => "retold",
    }
}

fn polarity(polarity: Polarity) -> Option<&'static str> {
    match polarity {
        Polarity::Asserted => None,
        Polarity::Denied => Some("the text denies that it was said"),
        Polarity::Question => Some("the text asks whether it was said"),
        Polarity::Conditional => Some("the text supposes that it was said"),
    }
}

fn lines(state: &State, page: &WhyPage, row: &QuoteRow<'_>, width: u16) -> Vec<Line> {
    let room = width.saturating_sub(MARGIN + 1).min(MEASURE);
    let mut lines = vec![Line::Heading("In the text", row.story.title().to_owned())];
    lines.extend(excerpt(row, room.into()));
    lines.push(Line::Legend);
    lines.push(Line::Blank);
    lines.extend(sure(state, row, width));
    lines.push(Line::Blank);
    let many = page.list().count() + page.left_out;
    let facts = match (many, page.wordings.len()) {
        (1, _) => "in this story alone".to_owned(),
        (_, 1) => "earliest first".to_owned(),
        (_, n) => format!("in {}", bars::count(n, "wording", "wordings")),
    };
    lines.push(Line::Heading("Where it was said", facts));
    let mut number = 1;
    for (words, said) in &page.wordings {
        if many > 1 {
            lines.push(Line::Words(words.clone()));
        }
        for &id in said {
            lines.push(Line::Place(number, id));
            number += 1;
        }
    }
    if page.left_out > 0 {
        let more = bars::number(page.left_out);
        lines.push(Line::Say(format!("and {more} more")));
    }
    lines
        .into_iter()
        .flat_map(|line| fit(line, room.into()))
        .collect()
}

/// A line, in as many as its words take.
fn fit(line: Line, room: usize) -> Vec<Line> {
    let parts = |words: &str, room: usize| -> Vec<String> {
        let parts = wrap(words, room, false).into_iter();
        parts.map(|part| words[part].to_owned()).collect()
    };
    match line {
        Line::Say(words) => parts(&words, room).into_iter().map(Line::Say).collect(),
        Line::Share(share, words) => {
            let shares = std::iter::once(share).chain(std::iter::repeat(String::new()));
            let words = parts(&words, room.saturating_sub(8));
            shares
                .zip(words)
                .map(|(share, part)| Line::Share(share, part))
                .collect()
        }
        Line::Words(words) => {
            let mut parts = parts(&words, room);
            let cut = parts.len() > WORDING;
            parts.truncate(WORDING);
            if let Some(last) = parts.last_mut().filter(|_| cut) {
                last.push_str(" …");
            }
            parts.into_iter().map(Line::Words).collect()
        }
        line => vec![line],
    }
}

/// The paragraphs that hold the words, the source and the cue, as far as they stand by one of them.
fn excerpt(row: &QuoteRow<'_>, room: usize) -> Vec<Line> {
    let article = &row.reading.article;
    let quote = &row.quote;
    let named: Vec<Span> = quote.source.into_iter().chain(quote.cue).collect();
    let mut lines = Vec::new();
    let mut before = None;
    for (number, paragraph) in (1..).zip(&article.paragraphs) {
        let here = |span: &Span| span.overlaps(paragraph.span);
        if !named.iter().chain(&quote.spans).any(here) {
            continue;
        }
        if before.is_some_and(|before| before + 1 < number) {
            lines.push(Line::Cut);
        }
        before = Some(number);
        let start = paragraph.span.start as usize;
        let parts: Vec<_> = wrap(paragraph.span.of(&article.text), room, false)
            .into_iter()
            .map(|part| part.start + start..part.end + start)
            .collect();
        let holds = |part: &Range<usize>, spans: &[Span]| {
            let part = Span::new(part.start, part.end);
            spans.iter().any(|span| span.overlaps(part))
        };
        let lit: Vec<_> = parts.iter().map(|part| holds(part, &named)).collect();
        let said: Vec<_> = parts.iter().map(|part| holds(part, &quote.spans)).collect();
        let ends = [said.iter().position(|s| *s), said.iter().rposition(|s| *s)];
        let stays = |at: usize| {
            let near = at.saturating_sub(1)..(at + 2).min(parts.len());
            lit[near].iter().any(|lit| *lit) || ends.contains(&Some(at))
        };
        let mut cut = false;
        let mut number = Some(number);
        for (at, part) in parts.iter().enumerate() {
            if !stays(at) {
                cut = true;
                continue;
            }
            if std::mem::take(&mut cut) {
                lines.push(Line::Cut);
            }
            lines.push(Line::Text(number.take(), part.clone()));
            if lit[at] {
                lines.push(Line::Under(part.clone()));
            }
        }
        if cut {
            lines.push(Line::Cut);
        }
    }
    lines
}

/// How sure it is, and what that is made of.
fn sure(state: &State, row: &QuoteRow<'_>, width: u16) -> Vec<Line> {
    let quote = &row.quote;
    let (grounds, kind) = (&quote.grounds, quote.kind);
    let own = |words: &str| state.signs.own(words);
    let share = |of: f32| format!("{:.0} %", of * 100.0);
    let doubt = if row.speaker.is_some() && quote.confidence < threshold(kind) {
        format!("; below {}, so (?)", share(threshold(kind)))
    } else {
        String::new()
    };
    let level = match row.speaker {
        Some(_) => sureness(quote.confidence, kind),
        None => "nobody could be named",
    };
    let number = share(quote.confidence);
    let facts = if width < 60 {
        String::new()
    } else {
        "what that is made of".into()
    };
    let mut lines = vec![
        Line::Heading("The rule", String::new()),
        Line::Say(own(grounds.rule.sentence())),
        Line::Blank,
        Line::Heading("How sure", facts),
        Line::Say(format!("{number}: {level}{doubt}.")),
    ];
    let times = |part: u8| format!("{} {part} %", state.signs.times);
    let alike = match kind {
        QuoteKind::Direct => "words in quotation marks",
        QuoteKind::Mixed | QuoteKind::Indirect => "what is retold",
    };
    lines.push(Line::Share(
        format!("  {}", share(grounds.rule.trust(kind))),
        format!("How often this rule is right for {alike}."),
    ));
    if grounds.marks < 100 {
        lines.push(Line::Share(
            times(grounds.marks),
            "The quotation marks are odd or missing, and had to be guessed.".into(),
        ));
    }
    let naming = match (row.speaker.is_some(), quote.source.is_some()) {
        (true, _) => grounds.naming().map(own),
        (false, true) => Some("These words were not told to mean one actor of the story.".into()),
        (false, false) => None,
    };
    match naming {
        Some(words) => lines.push(Line::Share(times(grounds.name), words)),
        None if grounds.name < 100 && row.speaker.is_some() => lines.push(Line::Share(
            times(grounds.name),
            "The name is only part of the words that tell who spoke.".into(),
        )),
        None => {}
    }
    if row.inferred {
        lines.push(Line::Say(
            "The story gives this name alone; whose it is, other stories tell.".into(),
        ));
    }
    if kind != QuoteKind::Direct {
        let direct = share(grounds.rule.trust(QuoteKind::Direct));
        lines.push(Line::Say(format!(
            "Surer in quotation marks: there the rule is right in {direct}."
        )));
    } else if grounds.rule.trust(kind) < 0.9 {
        lines.push(Line::Say(
            "Surer if the text named the speaker beside the words.".into(),
        ));
    }
    lines
}

fn draw_line(
    state: &State,
    page: &WhyPage,
    row: &QuoteRow<'_>,
    pen: &mut Pen<'_>,
    y: u16,
    line: &Line,
) {
    let theme = &state.theme;
    let right = pen.width().saturating_sub(1);
    let room = right.saturating_sub(MARGIN);
    let article = &row.reading.article;
    match line {
        Line::Blank => {}
        Line::Heading(words, facts) => {
            let style = theme.title.patch(theme.key);
            let x = pen.put(1, y, right, words, style);
            pen.put(x + 2, y, right.saturating_sub(x + 2), facts, theme.faint);
        }
        Line::Text(number, range) => {
            if let Some(number) = number {
                pen.put_right(5, y, &number.to_string(), theme.faint);
            }
            let said = badge::struck(row.story, theme.text);
            let name = row.speaker.as_deref();
            let source = name.map_or(theme.text, |name| theme.actor(name));
            pen.put_lit(MARGIN, y, room, &article.text[range.clone()], |at| {
                let byte = range.start + at;
                let here = Span::new(byte, byte + 1);
                let is = |span: Option<Span>| span.is_some_and(|span| span.overlaps(here));
                if is(row.quote.source) {
                    source.add_modifier(Modifier::BOLD)
                } else if is(row.quote.cue) {
                    theme.text.add_modifier(Modifier::BOLD)
                } else if row.quote.spans.iter().any(|span| span.overlaps(here)) {
                    said
                } else {
                    theme.faint
                }
            });
        }
        Line::Under(range) => {
            let marks = [
                (row.quote.cue, state.signs.double),
                (row.quote.source, state.signs.level),
            ];
            for (span, sign) in marks {
                let Some((from, to)) = columns(article, range, span) else {
                    continue;
                };
                pen.fill(MARGIN + from, (MARGIN + to).min(right), y, sign, theme.text);
            }
        }
        Line::Cut => {
            pen.put(MARGIN, y, 1, state.signs.more, theme.faint);
        }
        Line::Legend => {
            let named = [
                (row.quote.source, state.signs.level, "who"),
                (row.quote.cue, state.signs.double, "that it was said"),
            ];
            let parts = named.into_iter().filter_map(|(span, sign, means)| {
                Some(format!("{} {means}", sign.repeat(span.map(|_| 3)?)))
            });
            let parts: Vec<_> = parts.collect();
            let words = match parts.as_slice() {
                [] => "no word says who, or that it was said".to_owned(),
                parts => parts.join("   "),
            };
            pen.put(MARGIN, y, room, &words, theme.faint);
        }
        Line::Say(words) => {
            pen.put(3, y, right.saturating_sub(3), words, theme.text);
        }
        Line::Share(share, words) => {
            pen.put(3, y, 8, share, theme.key);
            pen.put(11, y, right.saturating_sub(11), words, theme.text);
        }
        Line::Words(words) => {
            pen.put(3, y, right.saturating_sub(3), words, theme.text);
        }
        Line::Place(number, id) => {
            let chosen = *number == page.chosen;
            let style = if chosen { theme.chosen } else { theme.text };
            pen.put(1, y, 1, marker(chosen), style);
            place(state, pen, y, *id, style, right);
        }
    }
}

/// When and in which story a statement was made.
fn place(
    state: &State,
    pen: &mut Pen<'_>,
    y: u16,
    id: QuoteId,
    style: ratatui::style::Style,
    right: u16,
) {
    let Some(row) = state.desk.quote(id) else {
        return;
    };
    let at = when::moment(state, row.at);
    let x = pen.put(5, y, right.saturating_sub(5), &at, state.theme.faint) + 2;
    let paragraph = format!("{}{}", state.signs.paragraph, row.paragraph);
    let end = pen.put_right(right, y, &paragraph, state.theme.faint);
    let x = badge::put(state, pen, x, y, row.story);
    pen.put(x, y, end.saturating_sub(x + 1), row.story.title(), style);
}

/// The columns in which a span stands in a line of text.
fn columns(article: &Article, line: &Range<usize>, span: Option<Span>) -> Option<(u16, u16)> {
    let span = span?;
    let from = (span.start as usize).max(line.start);
    let to = (span.end as usize).min(line.end);
    let before = article.text.get(line.start..from)?;
    let words = article
        .text
        .get(from..to)
        .filter(|words| !words.is_empty())?;
    let from = width(before) as u16;
    Some((from, from + width(words) as u16))
}
