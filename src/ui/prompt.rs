//! The filter as a line being typed: what it asks for so far, and what may stand at the cursor.
//!
//! Nothing is filtered before the line is applied; until then it is read again after every letter.

use std::ops::Range;

use tui_input::Input;

use super::complete::{Candidate, candidates};
use super::state::State;
use crate::search::Asked;

/// The line, and what is known of it.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What is typed.
    pub input: Input,
    /// What it asks for.
    pub asked: Asked,
    /// How many stories pass its chips.
    pub passing: usize,
    /// What may stand at the cursor, the likeliest first.
    pub candidates: Vec<Candidate>,
    /// The one that stands there.
    pub chosen: Option<usize>,
    /// The bytes that a candidate takes the place of.
    stem: Range<usize>,
    /// Somebody tried to apply it as it stands.
    refused: bool,
}

impl Prompt {
    /// What can't be read, and what may be written instead; not of a chip that is still being typed.
    pub fn trouble(&self) -> Option<&str> {
        let cursor = cursor(&self.input);
        let typed = |at: &Range<usize>| !self.refused && at.start <= cursor && cursor <= at.end;
        let mut troubles = self.asked.troubles.iter();
        let first = troubles.find(|(at, _)| !typed(at));
        first.map(|(_, why)| why.words.as_str())
    }

    /// Whether there is a candidate other than the one that stands in the line.
    pub fn has_other(&self) -> bool {
        self.candidates.len() > usize::from(self.chosen.is_some())
    }

    fn write(&mut self, words: &str) {
        let text = self.input.value();
        let stem = self.stem.clone();
        let (Some(before), Some(after)) = (text.get(..stem.start), text.get(stem.end..)) else {
            return;
        };
        let at = before.chars().count() + words.chars().count();
        self.stem.end = stem.start + words.len();
        self.input = Input::new(format!("{before}{words}{after}")).with_cursor(at);
    }
}

/// The byte that the cursor stands before.
fn cursor(input: &Input) -> usize {
    let mut letters = input.value().char_indices();
    let at = letters.nth(input.cursor());
    at.map_or(input.value().len(), |(at, _)| at)
}

/// Opens the line with what is in force: the chips, and the words of a find that is on.
pub fn open(state: &mut State) {
    let chips = state.views.chips().written(&state.desk);
    let words = state.find.as_ref().map_or("", |find| find.input.value());
    let mut text = [chips.as_str(), words].join(" ").trim().to_owned();
    if !text.is_empty() {
        text.push(' ');
    }
    state.prompt = Some(Prompt {
        input: Input::new(text),
        asked: Asked::default(),
        passing: 0,
        candidates: Vec::new(),
        chosen: None,
        stem: 0..0,
        refused: false,
    });
    read(state);
}

/// Reads the line, after it changed.
pub fn read(state: &mut State) {
    let Some(mut prompt) = state.prompt.take() else {
        return;
    };
    prompt.refused = false;
    prompt.chosen = None;
    ask(state, &mut prompt);
    let at = cursor(&prompt.input);
    (prompt.stem, prompt.candidates) = candidates(state, prompt.input.value(), at);
    state.prompt = Some(prompt);
}

/// What the line asks for may be another now that other stories are there.
pub fn follow(state: &mut State) {
    if let Some(mut prompt) = state.prompt.take() {
        ask(state, &mut prompt);
        state.prompt = Some(prompt);
    }
}

fn ask(state: &mut State, prompt: &mut Prompt) {
    prompt.asked = state.ask(prompt.input.value());
    prompt.passing = prompt.asked.filter.count(&state.desk);
}

/// Puts the next or the previous candidate into the line, round the ends.
pub fn choose(state: &mut State, by: isize) {
    let Some(mut prompt) = state.prompt.take() else {
        return;
    };
    let count = prompt.candidates.len() as isize;
    if count > 0 {
        let from = prompt
            .chosen
            .map_or(if by > 0 { -1 } else { 0 }, |at| at as isize);
        let at = (from + by).rem_euclid(count) as usize;
        prompt.chosen = Some(at);
        if let Some(candidate) = prompt.candidates.get(at) {
            let words = candidate.words.clone();
            prompt.write(&words);
        }
        ask(state, &mut prompt);
    }
    state.prompt = Some(prompt);
}

/// Takes the candidate that stands at the cursor, or the first, and goes on behind it.
pub fn complete(state: &mut State) {
    let Some(prompt) = &mut state.prompt else {
        return;
    };
    let candidate = prompt.candidates.get(prompt.chosen.unwrap_or(0));
    let Some(mut words) = candidate.map(|c| c.words.clone()) else {
        return;
    };
    // A kind waits for its value; behind a value the next chip can begin.
    let behind = prompt.input.value().get(prompt.stem.end..).unwrap_or("");
    if !words.ends_with(':') && !behind.starts_with(' ') {
        words.push(' ');
    }
    prompt.write(&words);
    read(state);
}

/// Whether the line can be applied; if not, says why from now on.
pub fn is_sound(state: &mut State) -> bool {
    match &mut state.prompt {
        Some(prompt) => {
            prompt.refused = !prompt.asked.troubles.is_empty();
            !prompt.refused
        }
        None => false,
    }
}
