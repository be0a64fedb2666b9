//! What leaves the dashboard: words to the clipboard, rows to a file, a story's file to a pager or an editor.

use tui_input::Input;

use super::Effect;
use crate::article::{Article, Span};
use crate::desk::{EventId, QuoteId, StoryId};
use crate::output::{List, Passage};
use crate::outside::{Export, Outcome, Told, View, With, harmless, time_of};
use crate::ui::draw::footer::is_typing;
use crate::ui::draw::{badge, quotes};
use crate::ui::export::{Order, counted, end};
use crate::ui::glyph::shorten;
use crate::ui::layout::Pane;
use crate::ui::line::{Line, Purpose};
use crate::ui::list::RowId;
use crate::ui::reader;
use crate::ui::state::State;

/// Columns of copied words that are repeated on the screen.
const EXCERPT: usize = 60;

/// What a key is about.
#[derive(Clone, Copy)]
enum Aim {
    Quote(QuoteId),
    Event(EventId),
    Paragraph(StoryId, usize),
    Story(StoryId),
}

impl Aim {
    /// The chosen row, or in the reader what is looked at.
    fn of(state: &State) -> Option<Self> {
        match state.chosen(state.focus) {
            _ if matches!(state.focus, Pane::Reader | Pane::With) => Self::read(state),
            Some(RowId::Quote(id)) => Some(Self::Quote(id)),
            Some(RowId::Event(id)) => Some(Self::Event(id)),
            Some(RowId::Story(id)) => Some(Self::Story(id)),
            _ => None,
        }
    }

    /// The statement that the story was opened at while it is on the screen; else the first in the paragraph that was gone to
    /// or is the first to be seen, or that paragraph.
    fn read(state: &State) -> Option<Self> {
        let id = state.reader.story?;
        let (story, reading) = (state.desk.story(id)?, state.desk.reading(id)?);
        let page = state.page();
        let lines = state
            .reader
            .lines(&reading.article, page.width, page.height);
        let shown: Vec<(usize, Span)> = (lines.iter())
            .filter_map(|placed| match &placed.line {
                reader::Line::Text(range) => {
                    Some((placed.block, Span::new(range.start, range.end)))
                }
                _ => None,
            })
            .collect();
        let mut said = story.quotes().iter().zip(&reading.findings.quotes);
        let opened = said
            .clone()
            .find(|(id, _)| Some(**id) == state.reader.quote);
        if let Some((&id, quote)) = opened
            && shown.iter().any(|(_, line)| line.overlaps(quote.span))
        {
            return Some(Self::Quote(id));
        }
        let gone_to = state.reader.paragraph();
        let is_seen = shown.iter().any(|(block, _)| *block == gone_to);
        let number = match is_seen {
            true => gone_to,
            false => shown.first().map(|(block, _)| *block)?,
        };
        let paragraph = reading.article.paragraphs.get(number.checked_sub(1)?)?.span;
        let inside = |(_, quote): &(_, &crate::extract::Quote)| {
            (paragraph.start..paragraph.end).contains(&quote.span.start)
        };
        Some(match said.find(inside) {
            Some((&id, _)) => Self::Quote(id),
            None => Self::Paragraph(id, number),
        })
    }

    fn passage(self, state: &State) -> Option<Passage<'_>> {
        let (desk, warning) = (&state.desk, |id| badge::words(state, state.desk.story(id)?));
        match self {
            Self::Quote(id) => {
                let row = desk.quote(id)?;
                let passage = Passage::quote(&row, quotes::doubt(&row).as_deref());
                Some(passage.warned(warning(row.story.id())))
            }
            Self::Event(id) => Some(Passage::event(&desk.event(id)?).warned(warning(id.story))),
            Self::Paragraph(id, number) => {
                Some(Passage::paragraph(desk, id, number)?.warned(warning(id)))
            }
            Self::Story(id) => Some(Passage::story(desk.story(id)?).warned(warning(id))),
        }
    }

    /// Its story, and words that stand where it is in the story's file.
    fn place(self, state: &State) -> Option<(StoryId, Option<(String, usize)>)> {
        let desk = &state.desk;
        let words = |article: &Article, span: Span| {
            let words = span.of(&article.text);
            let time = time_of(&article.text, words, span.start as usize);
            Some((words.to_owned(), time))
        };
        match self {
            Self::Quote(id) => {
                let row = desk.quote(id)?;
                Some((row.story.id(), words(&row.reading.article, row.quote.span)))
            }
            Self::Event(id) => {
                let span = desk.event(id)?.event.span;
                Some((id.story, words(&desk.reading(id.story)?.article, span)))
            }
            Self::Paragraph(id, number) => {
                let article = desk.reading(id)?.article;
                let span = article.paragraphs.get(number.checked_sub(1)?)?.span;
                Some((id, words(&article, span)))
            }
            Self::Story(id) => Some((id, None)),
        }
    }
}

/// Copies what is chosen, or where it stands alone.
pub(super) fn copy(state: &mut State, citation: bool) -> Option<Effect> {
    let passage = Aim::of(state).and_then(|aim| aim.passage(state));
    let Some(passage) = passage else {
        state.note = Some("choose a story or a quote to copy".into());
        return None;
    };
    let zone = state.desk.zone();
    let text = match citation {
        true => passage.citation(zone, &state.folders),
        false => passage.copied(zone),
    };
    let told = if citation { &text } else { &passage.words };
    let excerpt = shorten(told, EXCERPT, state.signs.more);
    Some(Effect::Copy {
        text: harmless(&text),
        excerpt,
    })
}

/// Opens the file of the chosen row's story.
pub(super) fn view(state: &mut State, with: With) -> Option<Effect> {
    let place = Aim::of(state).and_then(|aim| aim.place(state));
    let story = place.as_ref().and_then(|(id, _)| state.desk.story(*id));
    let Some(story) = story else {
        state.note = Some("choose a story or a quote to open its file".into());
        return None;
    };
    Some(Effect::View(View {
        path: story.path().to_owned(),
        with,
        words: place.and_then(|(_, words)| words),
    }))
}

/// The list that the pane with the keys shows.
fn list(state: &State) -> List {
    match state.focus {
        Pane::Actors => List::Actors,
        Pane::Quotes => List::Quotes,
        _ if state.times => List::Timeline,
        _ => List::Stories,
    }
}

/// Asks for a file that the rows of this pane are to be written to.
pub(super) fn ask(state: &mut State) {
    if let Some(writing) = &state.writing {
        state.note = Some(format!("{} is still being written", writing.name));
        return;
    }
    let list = list(state);
    let rows = match list {
        List::Quotes => state.views.quotes.count(),
        List::Actors => state.views.actors.len(),
        List::Timeline => state.views.events.len(&state.desk),
        List::Stories => state.views.timeline.len(),
    };
    if rows == 0 {
        state.note = Some("there is nothing to export".into());
        return;
    }
    let now = state.now.to_zoned(state.desk.zone().clone());
    let (name, format) = (list.name(), state.exported_as);
    let file = format!("{name}-{}.{}", now.strftime("%Y-%m-%d-%H%M"), end(format));
    let path = match &state.wishes.export {
        Some(folder) => folder.join(file).to_string_lossy().into_owned(),
        None => file,
    };
    let order = Order {
        list,
        rows,
        format,
        doubt: None,
    };
    state.line = Some(Line::new(Purpose::Export(order), &path));
}

/// Another format for the export that is asked for.
pub(super) fn format(state: &mut State, by: isize) {
    if let Some(Line {
        input,
        purpose: Purpose::Export(order),
    }) = &mut state.line
    {
        *input = Input::new(order.next(input.value(), by));
    }
}

/// Writes the rows to a file of a name, if that needs no further word.
pub(super) fn write(state: &mut State, order: Order, name: &str) -> Option<Effect> {
    let name = name.trim();
    if name.is_empty() {
        state.note = Some("nothing was written: the file has no name".into());
        return None;
    }
    state.exported_as = order.format(name);
    Some(Effect::Export(Export {
        list: order.list,
        name: name.to_owned(),
        format: state.exported_as,
        sure: order.doubt(name).is_some(),
        watched: state.folders.clone(),
    }))
}

/// Something that was handed over was taken, or not.
pub fn told(state: &mut State, told: Told) {
    state.catch_up();
    let note = match told {
        Told::Copied(Ok(words)) => words,
        Told::Copied(Err(refused)) => refused.why,
        Told::Rang(_, Ok(())) => return,
        Told::Rang(_, Err(why)) => why,
        Told::Exported(export, outcome) => {
            state.writing = None;
            match outcome {
                Outcome::Failed(why) => format!("nothing was written: {why}"),
                Outcome::Doubt(why) if !is_typing(state) => {
                    let order = Order {
                        list: export.list,
                        rows: export.list.rows(&state.desk, &state.views).len(),
                        format: export.format,
                        doubt: Some((export.name.clone(), why)),
                    };
                    state.line = Some(Line::new(Purpose::Export(order), &export.name));
                    return;
                }
                // Whoever types something else by now is not stopped.
                Outcome::Doubt(why) => format!("nothing was written: {why}"),
                Outcome::Written(rows, path) => {
                    format!(
                        "{} written to {}",
                        counted(export.list, rows),
                        path.display()
                    )
                }
            }
        }
    };
    state.note = Some(note);
}
