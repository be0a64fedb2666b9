//! What an editor must know before using a story: killed, withheld, under embargo, corrected, not all there yet.

use ratatui::style::{Modifier, Style};

use super::when;
use crate::article::Status;
use crate::desk::{ActorId, Story};
use crate::format::CUT_SHORT;
use crate::ui::pen::Pen;
use crate::ui::state::State;

/// The word for a story's row, if there is one to say.
pub fn words(state: &State, story: &Story) -> Option<String> {
    let article = story.head();
    let word = match story.status() {
        Status::Canceled => "KILLED",
        Status::Withheld => "WITHHELD",
        _ if under_embargo(state, story) => {
            let until = article.embargo.map(|m| m.at)?;
            let day = until.to_zoned(state.desk.zone().clone()).date();
            let clock = when::clock(state, until);
            let today = state.now.to_zoned(state.desk.zone().clone()).date();
            return Some(if day == today {
                format!("EMBARGO {clock}")
            } else {
                format!("EMBARGO {} {clock}", when::short_day(state, day))
            });
        }
        _ if article.warnings.iter().any(|w| w == CUT_SHORT) => "INCOMPLETE",
        Status::Corrected => "CORRECTED",
        Status::Usable => return None,
    };
    Some(word.to_owned())
}

/// Whether the story must not be published yet.
fn under_embargo(state: &State, story: &Story) -> bool {
    story
        .head()
        .embargo
        .is_some_and(|until| state.now < until.at)
}

/// Writes the badge from column `x`; returns the column after it and its blank.
pub fn put(state: &State, pen: &mut Pen<'_>, x: u16, y: u16, story: &Story) -> u16 {
    match words(state, story) {
        Some(words) => {
            pen.put(
                x,
                y,
                pen.width().saturating_sub(x),
                &words,
                state.theme.alarm,
            ) + 1
        }
        None => x,
    }
}

/// Whether none but killed stories name an actor.
pub fn all_killed(state: &State, id: ActorId) -> bool {
    let mut stories = state.desk.stories_naming(id);
    stories.all(|id| {
        let story = state.desk.story(id);
        story.is_some_and(|story| story.status() == Status::Canceled)
    })
}

/// The look of a story's own words: struck out once it is killed.
pub fn struck(story: &Story, plain: Style) -> Style {
    match story.status() {
        Status::Canceled => plain.add_modifier(Modifier::CROSSED_OUT),
        _ => plain,
    }
}
