//! The chips in force, and how much passes them.

use super::{bars, searches, when};
use crate::desk::{Chip, Term};
use crate::ui::action::Action;
use crate::ui::glyph::width;
use crate::ui::layout::Shape;
use crate::ui::pen::Pen;
use crate::ui::state::State;

/// Draws the chips' row.
pub fn draw(state: &State, pen: &mut Pen<'_>) {
    let theme = &state.theme;
    let filter = state.views.chips();
    let totals = state.desk.totals();
    let wide = state.layout.shape == Shape::Wide;
    let (stories, quotes) = (state.views.timeline.len(), state.views.quotes.count());
    let mut end = pen.width().saturating_sub(1);
    if filter.is_empty() {
        let words = match (state.key(Action::Filter), state.key(Action::Open)) {
            (Some(filter), Some(open)) => {
                format!("No filter. {filter} sets one, or {open} on an actor or a day.")
            }
            (Some(key), None) => format!("No filter. {key} sets one."),
            (None, Some(key)) => format!("No filter. {key} on an actor or a day sets one."),
            (None, None) => "No filter.".to_owned(),
        };
        if !wide {
            let counts = bars::count(totals.quotes, "quote", "quotes");
            end = pen
                .put_right(end, 0, &counts, theme.faint)
                .saturating_sub(2);
        }
        let x = pen.put(1, 0, end.saturating_sub(1), &words, theme.faint);
        searches::brief(state, pen, x + 3, end);
        return;
    }
    let mut counts = format!(
        "{} of {}",
        bars::number(stories),
        bars::count(totals.stories, "story", "stories")
    );
    let dot = state.signs.dot;
    if state.layout.shape != Shape::Tabs {
        counts.push_str(&match wide {
            true => format!(
                " {dot} {} of {}",
                bars::number(quotes),
                bars::count(totals.quotes, "quote", "quotes")
            ),
            false => format!(" {dot} {}", bars::count(quotes, "quote", "quotes")),
        });
    }
    end = pen.put_right(end, 0, &counts, theme.text).saturating_sub(2);
    let mut x = 1;
    if wide {
        x = pen.put(x, 0, end, "Filter", theme.faint) + 2;
    }
    // The newest chips matter most: they are the ones that Esc takes off.
    let words: Vec<_> = filter
        .terms()
        .iter()
        .map(|t| format!(" {} ", chip(state, t)))
        .collect();
    let wanted: usize = words.iter().map(|w| width(w) + 1).sum();
    if wide {
        let start = (usize::from(x) + wanted + 2).min(usize::from(end));
        end = searches::brief(state, pen, start as u16, end);
    }
    let mut skip = 0;
    let room = |skip: usize| words.iter().skip(skip).map(|w| width(w) + 1).sum::<usize>();
    while skip + 1 < words.len() && usize::from(x) + room(skip) + 2 > usize::from(end) {
        skip += 1;
    }
    if skip > 0 {
        x = pen.put(x, 0, 1, state.signs.more, theme.faint) + 1;
    }
    for words in words.iter().skip(skip) {
        x = pen.put(x, 0, end.saturating_sub(x), words, theme.chip) + 1;
    }
}

/// All chips in a few words; `None` if there are none.
pub fn words(state: &State) -> Option<String> {
    let terms = state.views.chips().terms();
    let words: Vec<_> = terms.iter().map(|t| chip(state, t)).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A chip as it is read, shorter than it is written: "who:Ana Costa", "!on:9 Oct".
fn chip(state: &State, term: &Term) -> String {
    let value = match &term.chip {
        Chip::On(day) | Chip::Since(day) | Chip::Until(day) => when::short_day(state, *day),
        chip => chip.value(&state.desk),
    };
    let not = if term.not { "!" } else { "" };
    format!("{not}{}:{value}", term.chip.kind().name())
}
